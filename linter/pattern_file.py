"""Reads the TOML file of a declarative rule and says what is wrong with it, by line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from linter.document import Role
from linter.errors import RuleError, did_you_mean
from linter.finding import Category, Severity
from linter.patterns import (
    DEFAULT_ROLES,
    KINDS_OF_PATTERN,
    KINDS_WITH_REGEX,
    Pattern,
    PatternRule,
)
from linter.rule import KINDS, MARK_CLOSE, MARK_OPEN, Bad, Good, Status
from linter.toml_source import TomlSource

_Place = tuple[str, ...]
T = TypeVar("T", bound="str | bool | int")
Example = TypeVar("Example", Bad, Good)

_COMMON = frozenset(
    "kind category severity status summary explanation message regex ignore-case roles bad"
    " good".split()
)


def load_pattern(path: Path) -> PatternRule:
    """The rule of a TOML file; the file's name is the rule's.

    Raises:
        ConfigError: if the file is no TOML.
        RuleError: if it says something that no rule understands; the message names the line.
    """
    source = TomlSource.load(path)
    return _PatternFile(source).rule()


class _PatternFile:
    """Checks one file and makes its rule."""

    def __init__(self, source: TomlSource) -> None:
        self._source = source
        self._data = source.data

    def rule(self) -> PatternRule:
        kind = self._one_of("kind", tuple(KINDS_OF_PATTERN))
        key, default_message = KINDS_OF_PATTERN[kind]
        known = _COMMON | {key} | ({"at-most"} if kind == "occurrence" else set())
        for each in self._data:
            if each not in known:
                self._fail(each, f'unknown key "{each}"{did_you_mean(each, known)}')
        regex = self._get("regex", default=False)
        if regex and kind not in KINDS_WITH_REGEX:
            self._fail("regex", f'a rule of kind "{kind}" takes words, no regular expressions')
        limit = self._get("at-most", default=0)
        if limit < 0:
            self._fail("at-most", '"at-most" is at least 0')
        pattern = Pattern(
            kind=kind,
            forms=self._forms(kind, key),
            message=self._message(default_message),
            regex=regex,
            ignore_case=kind == "capitalisation" or self._get("ignore-case", default=True),
            roles=frozenset(map(self._role, self._list("roles", list(DEFAULT_ROLES)))),
            limit=limit,
        )
        text = self._get("summary", default="") or self._fail("summary", "a summary is missing")
        text = f"{text}\n\n{self._get('explanation', default='')}".strip()
        rule = PatternRule(self._source.path, pattern, text)
        rule.category = Category(self._one_of("category", tuple(Category), Category.STYLE))
        rule.severity = Severity(self._one_of("severity", tuple(Severity), Severity.WARNING))
        rule.status = Status(self._one_of("status", tuple(Status), Status.STABLE))
        rule.bad = tuple(self._examples("bad", Bad))
        rule.good = tuple(self._examples("good", Good))
        return rule

    def _forms(self, kind: str, key: str) -> tuple[tuple[str, str], ...]:
        data = self._data.get(key)
        if not isinstance(data, dict if kind == "substitution" else list) or not data:
            self._fail(key, f'a rule of kind "{kind}" needs "{key}"')
        if isinstance(data, dict):
            pairs = tuple(data.items())
        elif kind == "consistency":
            if not all(isinstance(group, list) and len(group) > 1 for group in data):
                self._fail(key, f'"{key}" holds lists of two forms or more')
            pairs = tuple((form, group[0]) for group in data for form in group)
        else:
            pairs = tuple((form, form) for form in data)
        if not all(isinstance(text, str) and text.strip() for pair in pairs for text in pair):
            self._fail(key, f'"{key}" holds strings, none of them empty')
        if self._data.get("regex"):
            self._compile(key, pairs)
        return pairs

    def _compile(self, key: str, pairs: tuple[tuple[str, str], ...]) -> None:
        import regex

        for form, _ in pairs:
            try:
                regex.compile(form)
            except regex.error as error:
                self._fail((key, form), f'"{form}" is no regular expression: {error}')

    def _message(self, default: str) -> str:
        message: str = self._get("message", default=default)
        try:
            message.format_map(dict.fromkeys(("found", "better", "count", "limit"), ""))
        except (KeyError, ValueError, IndexError, AttributeError):
            self._fail(
                "message", "the message may hold {found}, {better}, {count} and {limit} only"
            )
        return message

    def _examples(self, key: str, kind: type[Example]) -> Iterator[Example]:
        allowed = set(kind._fields)
        for number, example in enumerate(self._list(key, [])):
            place: _Place = (key, str(number))
            if not isinstance(example, dict) or not isinstance(example.get("text"), str):
                self._fail(place, f'an example under "{key}" is a table with a "text"')
            for each, value in example.items():
                if each not in allowed:
                    hint = did_you_mean(each, allowed)
                    self._fail((*place, each), f'unknown key "{each}" in an example{hint}')
                if not isinstance(value, str):
                    self._fail((*place, each), f'"{each}" takes a string, not {value!r}')
            if kind is Bad and not _is_marked(example["text"]):
                self._fail((*place, "text"), "a bad example marks what is wrong: ⟦ and ⟧, in pairs")
            yield kind(**example)

    def _role(self, name: object) -> Role:
        if name not in tuple(Role):
            hint = did_you_mean(str(name), tuple(Role))
            self._fail("roles", f'unknown role "{name}"{hint}')
        return Role(str(name))

    def _list(self, key: str, default: list[Any]) -> list[Any]:
        value = self._data.get(key, default)
        if not isinstance(value, list):
            self._fail(key, f'"{key}" takes a list, not {value!r}')
        return value

    def _get(self, key: str, *, default: T) -> T:
        value = self._data.get(key, default)
        if type(value) is not type(default):
            self._fail(key, f'"{key}" takes {KINDS[type(default)]}, not {value!r}')
        return value

    def _one_of(self, key: str, allowed: tuple[str, ...], default: str = "") -> str:
        value = self._data.get(key, default)
        if value not in allowed:
            hint = did_you_mean(str(value), allowed)
            self._fail(key, f'"{key}" is one of {", ".join(allowed)}{hint}')
        return str(value)

    def _fail(self, key: str | _Place, message: str) -> NoReturn:
        place = (key,) if isinstance(key, str) else key
        raise RuleError(self._source.say(place, message))


def _is_marked(text: str) -> bool:
    """Whether the marks of an example stand in pairs, one at least."""
    depth = 0
    for char in text:
        depth += (char == MARK_OPEN) - (char == MARK_CLOSE)
        if depth < 0:
            return False
    return depth == 0 and MARK_OPEN in text
