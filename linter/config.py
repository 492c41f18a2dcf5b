"""The configuration: `copydesk.toml` or `[tool.copydesk]`, the nearest one upwards from a file.

What it can say stands here; `linter.config_file` reads it. Rule names are checked later, by
selection, which knows the rules.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from linter.errors import ConfigError
from linter.finding import Severity

FILE_NAME = "copydesk.toml"
PYPROJECT = "pyproject.toml"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")

FAIL_LEVELS = (*(severity.value for severity in Severity), "never")


class PerFile(NamedTuple):
    """What holds for the files that a glob matches, beside the rest of the configuration."""

    glob: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}


class Config(NamedTuple):
    """A configuration, checked for form. `origins` says for each key where its value stands.

    Globs, those of an extended configuration too, are relative to the folder of the file that was
    found: a base that many projects share speaks of the project, not of its own folder.
    """

    path: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = Severity.WARNING.value
    accept_words: tuple[str, ...] = ()
    word_list: Path | None = None  # the file of accepted words that `copydesk accept` adds to
    personal: tuple[Path, ...] = ()  # dictionaries among the files of accepted words
    baseline: Path | None = None
    json_fields: tuple[str, ...] = ()
    language: str = "en"
    dictionaries: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    rule_paths: tuple[Path, ...] = ()
    severity: Mapping[str, str] = {}
    rules: Mapping[str, Mapping[str, object]] = {}
    per_file: tuple[PerFile, ...] = ()
    origins: Mapping[tuple[str, ...], str] = {}

    @property
    def folder(self) -> Path:
        """The folder that the configuration's globs are relative to."""
        return self.path.parent if self.path else Path.cwd()

    def origin(self, *keys: str) -> str:
        """`file:line` of a key, or of the nearest table above it; "default" where none is set."""
        while keys:
            if found := self.origins.get(keys):
                return found
            keys = keys[:-1]
        return "default"


def find_config(folder: Path, known: dict[Path, Path | None] | None = None) -> Path | None:
    """The nearest configuration file upwards from a folder.

    `known` remembers answers for a run over many folders.

    Raises:
        ConfigError: if a pyproject.toml that speaks of copydesk is no TOML.
    """
    known = {} if known is None else known
    found = None
    passed = []
    top = folder.resolve()
    for each in (top, *top.parents):
        if each in known:
            found = known[each]
            break
        passed.append(each)
        found = _config_in(each)
        if found:
            break
    known.update(dict.fromkeys(passed, found))
    return found


def _config_in(folder: Path) -> Path | None:
    own, project = folder / FILE_NAME, folder / PYPROJECT
    try:
        if own.is_file():
            return own
        return project if project.is_file() and _has_table(project) else None
    except OSError as error:
        raise ConfigError(f"{error.filename}: cannot be read: {error.strerror}") from None


def _has_table(project: Path) -> bool:
    # Most pyproject files say nothing about copydesk: a look at the text spares parsing them.
    text = project.read_text(encoding="utf-8", errors="replace")
    if "copydesk" not in text:
        return False
    from linter.toml_source import TomlSource  # few runs have anything to parse

    tool = TomlSource.load(project).data.get("tool")
    return isinstance(tool, dict) and "copydesk" in tool


def is_language(text: str) -> bool:
    """Whether a text is shaped like the code of a language: "de", "en-GB", "pt_BR"."""
    return bool(_LANGUAGE.fullmatch(text))
