"""A TOML file with its line numbers: `tomllib` gives values without places, messages need both."""

import re
import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from linter.errors import ConfigError

# What a statement is made of. The file is valid TOML when these are looked for, so that each
# alternative ends where TOML says; three quotes come before one.
_PIECE = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}=\n]',
    re.DOTALL,
)
_BARE = re.compile(r"[\w-]+")
_HEADER = re.compile(r"\s*(?P<open>\[\[?)(?P<keys>.*?)\]\]?\s*$", re.DOTALL)
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_OPENING, _CLOSING = frozenset("[{"), frozenset("]}")

Keys = tuple[str, ...]


class _Parsed(NamedTuple):
    path: Path
    text: str
    data: dict[str, Any]


class TomlSource(_Parsed):
    """A parsed TOML file that can name the line of a key."""

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
        except RecursionError:
            raise ConfigError(f"{path}: not valid TOML: it is nested too deeply") from None

    def line(self, keys: Keys) -> int:
        """The line (1-based) that sets a key, or the nearest key or table above it.

        An entry of an array of tables is named by its number, as in ("bad", "0", "text").
        """
        while keys:
            if keys in self._lines:
                return self._lines[keys]
            keys = keys[:-1]
        return 1

    def where(self, keys: Keys) -> str:
        """`file:line` of a key."""
        return f"{self.path}:{self.line(keys)}"

    def say(self, keys: Keys, message: str) -> str:
        """A message about a key, with its file and line."""
        return f"{self.where(keys)}: {message}"

    @cached_property
    def _lines(self) -> dict[Keys, int]:
        lines: dict[Keys, int] = {}
        for number, keys in _places(self.text):
            for length in range(1, len(keys) + 1):
                lines.setdefault(keys[:length], number)
        return lines


def _places(text: str) -> Iterator[tuple[int, Keys]]:
    """The lines of tables and keys, inline tables' keys by the line of what they are in."""
    table: Keys = ()
    entries: dict[Keys, int] = {}  # how many tables an array has so far
    for number, statement in _statements(text):
        if header := _HEADER.match(statement):
            table = _parts(header["keys"])
            yield number, table
            if header["open"] == "[[":
                entries[table] = entries.get(table, -1) + 1
                table = (*table, str(entries[table]))
                yield number, table
        elif key := _key(statement):
            yield number, (*table, *key)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each statement without its comments, and the line on which it begins.

    An array over several lines is one statement, and so is a string.
    """
    depth, line, begun, first = 0, 1, 0, 1
    for piece in _PIECE.finditer(text + "\n"):
        found = piece.group()
        if found in _OPENING:
            depth += 1
        elif found in _CLOSING:
            depth -= 1
        elif found == "\n" and depth == 0:
            statement = text[begun : piece.start()]
            if statement.strip():
                yield first, _without_comment(statement)
            begun, first = piece.end(), line + 1
        line += found.count("\n")


def _without_comment(statement: str) -> str:
    for piece in _PIECE.finditer(statement):
        if piece.group().startswith("#"):
            return statement[: piece.start()]
    return statement


def _key(statement: str) -> Keys:
    for piece in _PIECE.finditer(statement):
        if piece.group() == "=":
            return _parts(statement[: piece.start()])
    return ()


def _parts(keys: str) -> Keys:
    """The parts of a dotted key: TOML itself knows how each is quoted."""
    if _BARE.fullmatch(keys.strip()):
        return (keys.strip(),)
    parts = []
    value: Any = tomllib.loads(f"{keys.strip()} = 0")
    while isinstance(value, dict):
        part, value = next(iter(value.items()))
        parts.append(part)
    return tuple(parts)


def _syntax_message(path: Path, text: str, message: str) -> str:
    place = _PLACE.search(message)
    bare = _PLACE.sub("", message)
    if place and place[1]:
        return f"{path}:{place[1]}:{place[2]}: not valid TOML: {bare}"
    return f"{path}:{text.count(chr(10)) + 1}: not valid TOML: {bare} at the end of the file"
