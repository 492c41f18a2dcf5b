"""Which rules run on a file, how configured and how severe.

"What was found" and "is it wanted" are apart: a rule knows nothing of selection. In one place the
most specific word wins, a rule's name over a glob over a category over the default; at a tie,
ignoring wins. A nearer place has the last word: `per-file` over the rest of the configuration, the
command line over both. But a broad word there does not bring back what a narrower one refused.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from linter.config import Config, PerFile
from linter.errors import ConfigError, OptionError, did_you_mean
from linter.finding import Category, Severity
from linter.registry import Registry
from linter.rule import Rule, Status

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_BY_NAME, _BY_GLOB, _BY_CATEGORY, _NOT_AT_ALL = 3, 2, 1, 0
_WILD = frozenset("*?[")


class Request(NamedTuple):
    """What the command line asks for, on top of the configuration."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class ActiveRule(NamedTuple):
    """A rule that runs, with its options set, and the severity its findings get."""

    rule: Rule
    severity: Severity | None  # None: what the finding or the rule itself says


def check_words(registry: Registry, config: Config, request: Request) -> None:
    """Check that every name fits a rule, and every option its rule, wanted here or not.

    Raises:
        ConfigError: if one does not; with file and line where the configuration says it.
    """
    known = _known_words(registry)
    for option, words in (("--select", request.select), ("--ignore", request.ignore)):
        for word in words:
            if wrong := _judge_word(word, registry, known):
                raise ConfigError(f"{option}: {wrong}")
    for place, word in _configured_words(config):
        if wrong := _judge_word(word, registry, known):
            raise ConfigError(f"{config.origin(*place)}: {wrong}")
    for name in config.rules:
        if name not in registry.rules:
            hint = did_you_mean(name, set(registry.rules))
            raise ConfigError(f'{config.origin("rules", name)}: there is no rule "{name}"{hint}')
        _configured(registry.rules[name], config)


def choose(
    registry: Registry, config: Config, request: Request, holding: Sequence[PerFile] = ()
) -> tuple[ActiveRule, ...]:
    """The rules for a file, in order of name; `holding` are the per-file entries that match it.

    Raises:
        ConfigError: if an option is unfit.
    """
    own = _Layer(config.select, config.ignore, only=bool(config.select))
    asked = _Layer(request.select, request.ignore, only=bool(request.select))
    layers = (own, *(_Layer(each.select, each.ignore) for each in holding), asked)
    severities = (config.severity, *(each.severity for each in holding))
    return tuple(
        ActiveRule(_configured(rule, config), _severity(rule, severities))
        for rule in registry.rules.values()
        if _is_wanted(rule, layers)
    )


def per_file(config: Config, path: Path) -> tuple[PerFile, ...]:
    """The per-file entries of a configuration that match a path."""
    return tuple(each for each in config.per_file if matches((each.glob,), config, path))


def specificity(rule: Rule, word: str) -> int:
    """How closely a word of a configuration names a rule; 0 where it does not."""
    if word == rule.name:
        return _BY_NAME
    if _WILD & set(word) and fnmatchcase(rule.name, word):
        return _BY_GLOB
    return _BY_CATEGORY if word == rule.category else _NOT_AT_ALL


def matches(globs: tuple[str, ...], config: Config, path: Path) -> bool:
    """Whether a path lies under globs of the configuration, `/`-separated, `**` for any depth.

    As in .gitignore, a later glob with a leading "!" takes back what an earlier one says.
    """
    if not globs:
        return False
    place = os.path.realpath(path.parent)
    try:
        relative = (Path(place) / path.name).relative_to(os.path.realpath(config.folder))
    except ValueError:
        return False
    return bool(_spec(globs).match_file(PurePosixPath(relative).as_posix()))


@cache
def _spec(globs: tuple[str, ...]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec  # 35 ms: only where a configuration has globs

    return GitIgnoreSpec.from_lines(globs)


def _judge_word(word: str, registry: Registry, known: set[str]) -> str | None:
    if word in known:
        return None
    if _WILD & set(word):
        if any(fnmatchcase(name, word) for name in registry.rules):
            return None
        return f'no rule matches "{word}"'
    return f'there is no rule or category "{word}"{did_you_mean(word, known)}'


def _known_words(registry: Registry) -> set[str]:
    return {*registry.rules, *(category.value for category in Category)}


def _configured_words(config: Config) -> Iterable[tuple[tuple[str, ...], str]]:
    for key, words in (("select", config.select), ("ignore", config.ignore)):
        yield from (((key,), word) for word in words)
    yield from ((("severity", word), word) for word in config.severity)
    for each in config.per_file:
        place = ("per-file", each.glob)
        yield from (((*place, "select"), word) for word in each.select)
        yield from (((*place, "ignore"), word) for word in each.ignore)
        yield from (((*place, "severity", word), word) for word in each.severity)


class _Layer(NamedTuple):
    """What one place says; `only` if its `select` stands in place of what was selected before."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    only: bool = False


def _is_wanted(rule: Rule, layers: Iterable[_Layer]) -> bool:
    preview = rule.status is Status.PREVIEW
    wanted, refused = not preview, _NOT_AT_ALL
    for layer in layers:
        chosen = _closest(rule, layer.select)
        if preview and chosen < _BY_NAME:
            chosen = _NOT_AT_ALL
        ignored = _closest(rule, layer.ignore)
        if layer.only:
            wanted = False
        if chosen > ignored and chosen >= refused:
            wanted, refused = True, _NOT_AT_ALL
        elif ignored >= chosen and ignored:
            wanted, refused = False, max(refused, ignored)
    return wanted


def _closest(rule: Rule, words: Iterable[str]) -> int:
    return max((specificity(rule, word) for word in words), default=_NOT_AT_ALL)


def _configured(rule: Rule, config: Config) -> Rule:
    values = config.rules.get(rule.name)
    if not values:
        return rule
    try:
        return rule.configured(values)
    except OptionError as error:
        place = config.origin("rules", rule.name, error.key)
        raise ConfigError(f"{place}: {error}") from None


def _severity(rule: Rule, severities: Iterable[Mapping[str, str]]) -> Severity | None:
    """The closest word's level; the later at a tie, so that per-file has the last word."""
    best, level = _NOT_AT_ALL, None
    for said in severities:
        for word, name in said.items():
            close = specificity(rule, word)
            if close and close >= best:
                best, level = close, Severity(name)
    return level
