"""Inline directives at work: which findings they take away, and which directives did nothing.

`ignore` on a line of its own covers the block below it; beside text, its line. `ignore-file`
counts in the first 20 lines and covers the file. `off` covers everything up to its `on`.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from linter.directive import Action, Directive
from linter.document import Document
from linter.errors import did_you_mean
from linter.finding import Category, Diagnostic, Finding
from linter.rule import Rule
from linter.selection import specificity

UNUSED = "unused-directive"  # the rule in whose name a directive without effect is reported
HEAD_LINES = 20


class _Cover(NamedTuple):
    """The lines in which one word of one directive holds."""

    directive: Directive
    word: str
    first: int
    last: int


def suppress(
    doc: Document,
    diagnostics: Sequence[Diagnostic],
    rules: Mapping[str, Rule],
    ran: frozenset[str],
    awaited: frozenset[str] = frozenset(),
) -> tuple[list[Diagnostic], list[Finding]]:
    """The diagnostics that no directive takes away, and a finding for each idle directive.

    A directive for a rule that did not run is not idle: another run may need it. Nor is one that
    also covers an `awaited` rule, which would run beside other files.
    """
    if not doc.directives:
        return list(diagnostics), []
    covers = list(_covers(doc))
    named = {cover.word: _named(cover.word, rules) for cover in covers}
    hidden = _hidden_lines(covers, named)
    kept = [each for each in diagnostics if not hidden[each.rule].holds(each.start.line)]
    found = [
        Finding(directive.span, message, confidence=1.0)
        for directive, message in (
            *_malformed(doc),
            *_unknown(covers, named, rules),
            *_idle(_decided(covers, named, awaited), named, diagnostics, ran),
        )
    ]
    return kept, sorted(found, key=lambda finding: finding.span)


def _named(word: str, rules: Mapping[str, Rule]) -> frozenset[str]:
    return frozenset(name for name, rule in rules.items() if specificity(rule, word))


class _Lines:
    """A set of lines, made of ranges that may overlap; asked for each finding of a long file."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        for first, last in sorted(ranges):
            if self._lasts and first <= self._lasts[-1]:
                self._lasts[-1] = max(last, self._lasts[-1])
            else:
                self._firsts.append(first)
                self._lasts.append(last)

    @property
    def ranges(self) -> Iterator[tuple[int, int]]:
        """Its ranges, merged and in order."""
        return zip(self._firsts, self._lasts, strict=True)

    def holds(self, line: int) -> bool:
        """Whether a line is in the set."""
        at = bisect_right(self._firsts, line) - 1
        return at >= 0 and line <= self._lasts[at]


def _hidden_lines(
    covers: Iterable[_Cover], named: Mapping[str, frozenset[str]]
) -> Mapping[str, _Lines]:
    """For each rule the lines in which its findings are taken away."""
    by_word: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for cover in covers:
        by_word[cover.word].append((cover.first, cover.last))
    by_rule: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for word, ranges in by_word.items():
        merged = list(_Lines(ranges).ranges)
        for rule in named[word]:
            by_rule[rule] += merged
    hidden = {rule: _Lines(ranges) for rule, ranges in by_rule.items()}
    return defaultdict(lambda: _Lines(()), hidden)


def _covers(doc: Document) -> Iterator[_Cover]:
    last_line = doc.lines.count
    starts = [block.span.start for block in doc.blocks]
    closings = _closings(doc)
    for directive in doc.directives:
        if directive.action == Action.IGNORE_FILE and directive.line <= HEAD_LINES:
            yield from (_Cover(directive, word, 1, last_line) for word in directive.names)
        elif directive.action == Action.IGNORE:
            first, last = _ignored_lines(doc, directive, starts)
            yield from (_Cover(directive, word, first, last) for word in directive.names)
        elif directive.action == Action.OFF:
            for word in directive.names:
                later = closings[word]
                at = bisect_right(later, (directive.span.start, 0))
                last = later[at][1] if at < len(later) else last_line
                yield _Cover(directive, word, directive.line, last)


def _ignored_lines(doc: Document, directive: Directive, starts: Sequence[int]) -> tuple[int, int]:
    if not directive.alone:
        return directive.line, directive.line
    at = bisect_left(starts, directive.span.end)
    if at == len(starts):
        return directive.line, directive.line
    below = doc.blocks[at]
    last = max(below.span.start, below.span.end - 1)
    return doc.lines.position(below.span.start).line, doc.lines.position(last).line


def _closings(doc: Document) -> Mapping[str, Sequence[tuple[int, int]]]:
    """For each word the places and lines of its `on` directives."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in doc.directives:
        if each.action == Action.ON:
            for word in each.names:
                found[word].append((each.span.start, each.line))
    return found


def _malformed(doc: Document) -> Iterator[tuple[Directive, str]]:
    """Directives that no one can obey, whatever the article holds."""
    open_words: set[str] = set()
    for directive in doc.directives:
        action = directive.action
        if not action:
            yield directive, 'A directive reads "copydesk: ignore NAME", with a colon and an action'
        elif action not in tuple(Action):
            hint = did_you_mean(action, tuple(Action))
            yield directive, f'There is no directive "{action}"{hint}'
        elif not directive.names:
            yield directive, f'"{action}" names no rule: say which, as in "{action} misspelling"'
        elif action == Action.IGNORE_FILE and directive.line > HEAD_LINES:
            yield directive, f'"ignore-file" counts in the first {HEAD_LINES} lines only'
        elif action == Action.OFF:
            open_words.update(directive.names)
        elif action == Action.ON:
            for word in sorted(set(directive.names) - open_words):
                yield directive, f'"on {word}" has no "off {word}" before it'
            open_words.difference_update(directive.names)


def _unknown(
    covers: Iterable[_Cover], named: Mapping[str, frozenset[str]], rules: Mapping[str, Rule]
) -> Iterator[tuple[Directive, str]]:
    categories = {category.value for category in Category}
    hints: dict[str, str] = {}  # looking for a near word takes long
    for cover in covers:
        word = cover.word
        if not named[word] and word not in categories:
            if word not in hints:
                hints[word] = did_you_mean(word, {*rules, *categories})
            yield cover.directive, f'There is no rule or category "{word}"{hints[word]}'


def _decided(
    covers: Iterable[_Cover], named: Mapping[str, frozenset[str]], awaited: frozenset[str]
) -> list[_Cover]:
    """The covers of which it is known what they take away."""
    return [cover for cover in covers if not named[cover.word] & awaited]


def _idle(
    covers: Iterable[_Cover],
    named: Mapping[str, frozenset[str]],
    diagnostics: Iterable[Diagnostic],
    ran: frozenset[str],
) -> Iterator[tuple[Directive, str]]:
    """Directives that took nothing away although a rule of theirs ran."""
    at = defaultdict(set)
    for diagnostic in diagnostics:
        at[diagnostic.rule].add(diagnostic.start.line)
    lines = {
        word: sorted(set().union(*(at[rule] for rule in rules))) for word, rules in named.items()
    }
    for cover in covers:
        if named[cover.word] & ran:
            found = lines[cover.word]
            nearest = bisect_left(found, cover.first)
            if nearest == len(found) or found[nearest] > cover.last:
                message = f'Nothing to {cover.directive.action} here for "{cover.word}"'
                yield cover.directive, message
