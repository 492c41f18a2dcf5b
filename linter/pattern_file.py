"""Reads the TOML file of a declarative rule and says what is wrong with it, by line."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import NoReturn, TypeVar

from linter.document import Role
from linter.errors import RuleError, did_you_mean
from linter.finding import Category, Severity
from linter.patterns import DEFAULT_ROLES, KINDS_OF_PATTERN, Pattern, PatternRule
from linter.rule import KINDS, Bad, Good, Status
from linter.toml_source import TomlSource

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
        pattern = Pattern(
            kind=kind,
            forms=self._forms(kind, key),
            message=self._message(default_message),
            regex=self._get("regex", default=False),
            ignore_case=kind == "capitalisation" or self._get("ignore-case", default=True),
            roles=frozenset(map(self._role, self._data.get("roles", DEFAULT_ROLES))),
            limit=self._get("at-most", default=0),
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
            pairs = tuple((form, group[0]) for group in data for form in group)
        else:
            pairs = tuple((form, form) for form in data)
        if not all(isinstance(text, str) and text for pair in pairs for text in pair):
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
                self._fail(key, f'"{form}" is no regular expression: {error}')

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
        allowed = {each.name for each in fields(kind)}
        for example in self._data.get(key, []):
            for each in example:
                if each not in allowed:
                    self._fail(
                        key, f'unknown key "{each}" in an example{did_you_mean(each, allowed)}'
                    )
            yield kind(**example)

    def _role(self, name: str) -> Role:
        if name not in tuple(Role):
            self._fail("roles", f'unknown role "{name}"{did_you_mean(name, tuple(Role))}')
        return Role(name)

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

    def _fail(self, key: str, message: str) -> NoReturn:
        raise RuleError(self._source.say((key,), message))
