"""Adds a key to a configuration file, the rest of which stays as people wrote it."""

import re
from json import dumps
from pathlib import Path

from linter.config import PYPROJECT
from linter.errors import ConfigError

_HEADER = re.compile(
    r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*copydesk[ \t]*\][^\n]*(?:\n|\Z)", re.MULTILINE
)


def add_key(path: Path, key: str, value: str) -> None:
    """Set a key that the file does not have yet; a file that does not exist is made.

    Raises:
        ConfigError: if there is no telling where in the file the key belongs, or it cannot be
            written; the message says which line to add.
    """
    line = f"{key} = {dumps(value, ensure_ascii=False)}\n"
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            text = stream.read()
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from None
    at = 0  # the top of a file of our own: whatever follows, no table has begun
    if path.name == PYPROJECT:
        header = _HEADER.search(text)
        if header is None:
            raise ConfigError(f"{path}: add this line to [tool.copydesk]: {line.rstrip()}")
        at = header.end()
    elif text.startswith("\ufeff"):
        at = 1
    if "\r\n" in text:
        line = line.replace("\n", "\r\n")
    before = text[:at]
    if before and not before.endswith(("\n", "\ufeff")):
        before += "\n"
    try:
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.write(f"{before}{line}{text[at:]}")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror or error}") from None
