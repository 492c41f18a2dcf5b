"""Reads a configuration file.

One file wins; `extends = "path"` is explicit. Every mistake is a `ConfigError` with file, line,
what is wrong and the nearest right word.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from linter.config import FAIL_LEVELS, PYPROJECT, Config, PerFile, is_language
from linter.errors import ConfigError, did_you_mean
from linter.finding import Severity
from linter.hunspell import INSTALL, is_installed, plain_words
from linter.reading.formats import parse_field
from linter.toml_source import TomlSource

_TABLE = ("tool", "copydesk")
_COMMENT = re.compile(r"(?:^|\s)#.*")  # in a word list, where "C#" is a word

_Place = tuple[str, ...]


def load_config(path: Path) -> Config:
    """The configuration of a file, with what it extends.

    Raises:
        ConfigError: if the file cannot be read or says something that is not understood.
    """
    return _load(path, ())


def _load(path: Path, chain: tuple[Path, ...]) -> Config:
    """The configuration of a file; `chain` holds the files that led to it."""
    source = TomlSource.load(path)
    prefix: tuple[str, ...] = ()
    data: Any = source.data
    if path.name == PYPROJECT:
        prefix = _TABLE
        for key in _TABLE:
            data = data.get(key, {})
            if not isinstance(data, dict):
                raise ConfigError(source.say(prefix, "must be a table"))
    return _Parser(path, source, prefix).parse(data, (*chain, path.resolve()))


class _Parser:
    """Reads one configuration file's table into a `Config`."""

    def __init__(self, path: Path, source: TomlSource, prefix: tuple[str, ...]) -> None:
        self._path = path
        self._source = source
        self._prefix = prefix

    def parse(self, data: Mapping[str, Any], chain: tuple[Path, ...]) -> Config:
        config = Config()
        if "extends" in data:
            base = self._path.parent / self._string(data, "extends")
            if not base.is_file():
                self._fail(("extends",), f"there is no file {base}")
            if base.resolve() in chain:
                self._fail(("extends",), f"{base} extends this file: that goes round in a circle")
            config = _load(base, chain)
        known = {*_READERS, "extends"}
        for key, value in data.items():
            if key not in known:
                self._fail((key,), f'unknown key "{key}"{did_you_mean(key, known)}')
            if key in _READERS:
                field_name, read = _READERS[key]
                changed: dict[str, Any] = {field_name: read(self, config, key, value)}
                if key == "accept-words-file":
                    changed |= self._word_list(config, value)
                origins = {**config.origins, **dict(self._origins((key,), value))}
                config = config._replace(**changed, origins=origins)
        return config._replace(path=self._path)

    def _origins(self, place: _Place, value: Any) -> Iterable[tuple[_Place, str]]:
        yield place, self._source.where((*self._prefix, *place))
        for key, inner in value.items() if isinstance(value, dict) else ():
            yield from self._origins((*place, key), inner)

    # Each reader below takes the configuration this one extends, the key and its value.

    def names(self, _base: Config, key: str, value: Any) -> tuple[str, ...]:
        return self._strings((key,), value)

    def globs(self, _base: Config, key: str, value: Any) -> tuple[str, ...]:
        found = self._strings((key,), value)
        for glob in found:
            self._check_glob((key,), glob)
        return found

    def words(self, base: Config, key: str, value: Any) -> tuple[str, ...]:
        return (*base.accept_words, *self.names(base, key, value))

    def paths(self, base: Config, key: str, value: Any) -> tuple[Path, ...]:
        found = [self._path.parent / name for name in self.names(base, key, value)]
        for folder in found:
            if not folder.is_dir():
                self._fail((key,), f"there is no folder {folder}")
        return (*base.rule_paths, *found)

    def level(self, _base: Config, key: str, value: Any) -> str:
        return self._one_of((key,), value, FAIL_LEVELS)

    def severities(self, base: Config, key: str, value: Any) -> dict[str, str]:
        return {**base.severity, **self._severities((key,), value)}

    def options(self, base: Config, key: str, value: Any) -> dict[str, Mapping[str, object]]:
        merged = {name: dict(options) for name, options in base.rules.items()}
        for name, options in self._table((key,), value).items():
            merged.setdefault(name, {}).update(self._table((key, name), options))
        return dict(merged)

    def per_file(self, base: Config, key: str, value: Any) -> tuple[PerFile, ...]:
        return (
            *base.per_file,
            *(self._per_file(key, *item) for item in self._table((key,), value).items()),
        )

    def _per_file(self, key: str, glob: str, value: Any) -> PerFile:
        table = self._table((key, glob), value)
        self._check_glob((key, glob), glob)
        known = {"select", "ignore", "severity"}
        for each in table:
            if each not in known:
                place = (key, glob, each)
                self._fail(place, f'unknown key "{each}" for "{glob}"{did_you_mean(each, known)}')
        return PerFile(
            glob,
            self._strings((key, glob, "select"), table.get("select", [])),
            self._strings((key, glob, "ignore"), table.get("ignore", [])),
            self._severities((key, glob, "severity"), table.get("severity", {})),
        )

    def _severities(self, place: _Place, value: Any) -> dict[str, str]:
        levels = tuple(severity.value for severity in Severity)
        return {
            name: self._one_of((*place, name), level, levels)
            for name, level in self._table(place, value).items()
        }

    def _check_glob(self, place: _Place, glob: str) -> None:
        from pathspec import GitIgnoreSpec  # 35 ms: only where a configuration has globs

        try:
            GitIgnoreSpec.from_lines([glob])
        except (ValueError, re.error) as error:
            self._fail(place, f'"{glob}" is no glob: {error}')

    def _strings(self, place: _Place, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._fail(place, f'"{place[-1]}" takes a list of strings')
        return tuple(value)

    def _table(self, place: _Place, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            self._fail(place, f'"{place[-1]}" takes a table')
        return dict(value)

    def _string(self, data: Mapping[str, Any], key: str) -> str:
        if not isinstance(data[key], str):
            self._fail((key,), f'"{key}" takes a string')
        return str(data[key])

    def _one_of(self, place: _Place, value: Any, allowed: tuple[str, ...]) -> str:
        if value not in allowed:
            hint = did_you_mean(value, allowed) if isinstance(value, str) else ""
            self._fail(place, f'"{place[-1]}" is one of {", ".join(allowed)}, not {value!r}{hint}')
        return str(value)

    def word_file(self, base: Config, key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, str):
            self._fail((key,), f'"{key}" takes a path')
        path = self._path.parent / value
        if self._has_affixes(value):
            self._need_reader((key,))
            return base.accept_words
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            self._fail((key,), f"the word list {path} cannot be read: {error.strerror}")
        except ValueError as error:  # no UTF-8, or no path at all
            self._fail((key,), f"the word list {path} cannot be read: {error}")
        if path.suffix == ".dic":
            return (*base.accept_words, *plain_words(text))
        lines = (_COMMENT.sub("", line).strip() for line in text.split("\n"))
        return (*base.accept_words, *filter(None, lines))

    def _word_list(self, base: Config, name: str) -> dict[str, Any]:
        path = self._path.parent / name
        if self._has_affixes(name):
            return {"personal": (*base.personal, path)}
        return {} if path.suffix == ".dic" else {"word_list": path}

    def fields(self, _base: Config, key: str, value: Any) -> tuple[str, ...]:
        found = self._strings((key,), value)
        try:
            for word in found:
                parse_field(word)
        except ValueError as error:
            self._fail((key,), str(error))
        return found

    def baseline(self, _base: Config, key: str, value: Any) -> Path:
        if not isinstance(value, str):
            self._fail((key,), f'"{key}" takes a path')
        return self._path.parent / value

    def _has_affixes(self, name: str) -> bool:
        """Whether a word list is a dictionary whose endings stand beside it."""
        path = self._path.parent / name
        return path.suffix == ".dic" and path.with_suffix(".aff").is_file()

    def language(self, _base: Config, key: str, value: Any) -> str:
        if not isinstance(value, str):
            self._fail((key,), f'"{key}" takes a string')
        if not is_language(value):
            self._fail((key,), f'"{key}" is a code like "en", "en-GB" or "de_DE", not "{value}"')
        return value

    def dictionaries(self, base: Config, key: str, value: Any) -> tuple[Path, ...]:
        found = []
        for name in self.names(base, key, value):
            path = self._path.parent / name
            if path.suffix != ".dic":
                path = path.with_name(f"{path.name}.dic")
            for each in (path, path.with_suffix(".aff")):
                if not each.is_file():
                    others = {other.name for other in each.parent.glob(f"*{each.suffix}")}
                    hint = did_you_mean(each.name, others)
                    self._fail((key,), f"there is no dictionary file {each}{hint}")
            found.append(path)
        if found:
            self._need_reader((key,))
        return (*base.dictionaries, *found)

    def _need_reader(self, place: _Place) -> None:
        if not is_installed():
            self._fail(place, f"reading dictionaries needs an extra: {INSTALL}")

    def _fail(self, place: _Place, message: str) -> NoReturn:
        raise ConfigError(self._source.say((*self._prefix, *place), message))


_READERS: dict[str, tuple[str, Callable[[_Parser, Config, str, Any], Any]]] = {
    "select": ("select", _Parser.names),
    "ignore": ("ignore", _Parser.names),
    "fail-on": ("fail_on", _Parser.level),
    "accept-words": ("accept_words", _Parser.words),
    "accept-words-file": ("accept_words", _Parser.word_file),
    "language": ("language", _Parser.language),
    "dictionaries": ("dictionaries", _Parser.dictionaries),
    "baseline": ("baseline", _Parser.baseline),
    "json-fields": ("json_fields", _Parser.fields),
    "exclude": ("exclude", _Parser.globs),
    "rule-paths": ("rule_paths", _Parser.paths),
    "severity": ("severity", _Parser.severities),
    "rules": ("rules", _Parser.options),
    "per-file": ("per_file", _Parser.per_file),
}
KEYS = ("extends", *_READERS)
