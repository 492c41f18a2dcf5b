"""Which rules run on a file, how configured and how severe.

"What was found" and "is it wanted" are apart: a rule knows nothing of selection. The most specific
word wins, a rule's name over a glob over a category over the default; at a tie, ignoring wins.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from linter.config import Config, PerFile
from linter.errors import ConfigError, OptionError, did_you_mean
from linter.finding import Category, Severity
from linter.registry import Registry
from linter.rule import Rule, Status

_BY_NAME, _BY_GLOB, _BY_CATEGORY, _BY_DEFAULT, _NOT_AT_ALL = 4, 3, 2, 1, 0
_WILD = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for, on top of the configuration."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule that runs, with its options set, and the severity its findings get."""

    rule: Rule
    severity: Severity | None  # None: what the finding or the rule itself says


def choose(
    registry: Registry, config: Config, request: Request, path: Path | None
) -> tuple[ActiveRule, ...]:
    """The rules for a file, in order of name; `path` None for text that is no file.

    Raises:
        ConfigError: if a name fits no rule, or an option is unfit; with file and line where the
            configuration says it.
    """
    known = _known_words(registry)
    extra = tuple(each for each in config.per_file if path and matches(each.glob, config, path))
    _check_names(registry, config, request, known)
    select = request.select or (*config.select, *_all(each.select for each in extra))
    ignore = (*config.ignore, *_all(each.ignore for each in extra), *request.ignore)
    severities = {**config.severity, **_severities(extra)}
    return tuple(
        ActiveRule(_configured(rule, config), _severity(rule, severities))
        for rule in registry.rules.values()
        if _is_wanted(rule, select, ignore)
    )


def specificity(rule: Rule, word: str) -> int:
    """How closely a word of a configuration names a rule; 0 where it does not."""
    if word == rule.name:
        return _BY_NAME
    if _WILD & set(word) and fnmatchcase(rule.name, word):
        return _BY_GLOB
    return _BY_CATEGORY if word == rule.category else _NOT_AT_ALL


def matches(glob: str, config: Config, path: Path) -> bool:
    """Whether a path lies under a glob of the configuration, `/`-separated, `**` for any depth."""
    from pathspec import GitIgnoreSpec  # 35 ms: only where a configuration has globs

    try:
        relative = path.resolve().relative_to(config.folder.resolve())
    except ValueError:
        return False
    return GitIgnoreSpec.from_lines([glob]).match_file(PurePosixPath(relative).as_posix())


def unknown_word(word: str, registry: Registry) -> str | None:
    """What is wrong with a rule name, category or glob, or None if it names something."""
    return _judge_word(word, registry, _known_words(registry))


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


def _check_names(registry: Registry, config: Config, request: Request, known: set[str]) -> None:
    for option, words in (("--select", request.select), ("--ignore", request.ignore)):
        for word in words:
            if wrong := _judge_word(word, registry, known):
                raise ConfigError(f"{option}: {wrong}")
    for keys, word in _configured_words(config):
        if wrong := _judge_word(word, registry, known):
            raise ConfigError(f"{config.origin(*keys)}: {wrong}")
    for name in config.rules:
        if name not in registry.rules:
            hint = did_you_mean(name, set(registry.rules))
            raise ConfigError(f'{config.origin("rules", name)}: there is no rule "{name}"{hint}')


def _configured_words(config: Config) -> Iterable[tuple[tuple[str, ...], str]]:
    for key, words in (("select", config.select), ("ignore", config.ignore)):
        yield from (((key,), word) for word in words)
    yield from ((("severity", word), word) for word in config.severity)
    for each in config.per_file:
        words = (*each.select, *each.ignore, *each.severity)
        yield from ((("per-file", each.glob), word) for word in words)


def _is_wanted(rule: Rule, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    chosen = max((specificity(rule, word) for word in select), default=_NOT_AT_ALL)
    if not select:
        chosen = _BY_DEFAULT
    if rule.status is Status.PREVIEW and chosen < _BY_NAME:
        return False
    refused = max((specificity(rule, word) for word in ignore), default=_NOT_AT_ALL)
    return chosen > refused


def _configured(rule: Rule, config: Config) -> Rule:
    values = config.rules.get(rule.name)
    if not values:
        return rule
    try:
        return rule.configured(values)
    except OptionError as error:
        place = config.origin("rules", rule.name)
        raise ConfigError(f"{place}: {error}") from None


def _severity(rule: Rule, severities: Mapping[str, str]) -> Severity | None:
    ranked = [(specificity(rule, word), level) for word, level in severities.items()]
    best = max(ranked, default=(_NOT_AT_ALL, ""), key=lambda pair: pair[0])
    return Severity(best[1]) if best[0] else None


def _severities(extra: tuple[PerFile, ...]) -> dict[str, str]:
    merged: dict[str, str] = {}
    for each in extra:
        merged.update(each.severity)
    return merged


def _all(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word for group in groups for word in group)
