"""A TOML file with its line numbers: `tomllib` gives values without places, messages need both."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linter.errors import ConfigError

_TABLE = re.compile(r"\s*\[\[?(?P<keys>[^\[\]]+)\]\]?\s*(?:#.*)?$")
_ASSIGNMENT = re.compile(
    r"\s*(?P<keys>(?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*="
)
_PART = re.compile(r"[\w-]+|\"[^\"]*\"|'[^']*'")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class TomlSource:
    """A parsed TOML file that can name the line of a key."""

    path: Path
    text: str
    data: dict[str, Any]

    @classmethod
    def load(cls, path: Path) -> "TomlSource":
        """Read and parse a file.

        Raises:
            ConfigError: if it cannot be read, or is no TOML; the message names the line.
        """
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from None
        except UnicodeDecodeError as error:
            raise ConfigError(f"{path}: is not UTF-8: {error.reason}") from None
        try:
            return cls(path, text, tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(_syntax_message(path, text, str(error))) from None

    def line(self, keys: tuple[str, ...]) -> int:
        """The line (1-based) of the assignment or table that sets a key, or the nearest above."""
        best, best_line = 0, 1
        for number, place in self._places():
            shared = len(place) if keys[: len(place)] == place else 0
            if shared > best:
                best, best_line = shared, number
        return best_line

    def where(self, keys: tuple[str, ...]) -> str:
        """`file:line` of a key."""
        return f"{self.path}:{self.line(keys)}"

    def say(self, keys: tuple[str, ...], message: str) -> str:
        """A message about a key, with its file and line."""
        return f"{self.where(keys)}: {message}"

    def _places(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        table: tuple[str, ...] = ()
        for number, line in enumerate(self.text.splitlines(), start=1):
            if match := _TABLE.match(line):
                table = _parts(match["keys"])
                yield number, table
            elif match := _ASSIGNMENT.match(line):
                yield number, (*table, *_parts(match["keys"]))


def _parts(keys: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(keys))


def _syntax_message(path: Path, text: str, message: str) -> str:
    place = _PLACE.search(message)
    bare = _PLACE.sub("", message)
    if place and place[1]:
        return f"{path}:{place[1]}:{place[2]}: not valid TOML: {bare}"
    return f"{path}:{text.count(chr(10)) + 1}: not valid TOML: {bare} at the end of the file"
