"""Inline directives at work: which findings they take away, and which directives did nothing.

`ignore` on a line of its own covers the block below it; beside text, its line. `ignore-file`
counts in the first 20 lines and covers the file. `off` covers everything up to its `on`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from linter.directive import Action, Directive
from linter.document import Document
from linter.errors import did_you_mean
from linter.finding import Category, Diagnostic, Finding
from linter.rule import Rule
from linter.selection import specificity

UNUSED = "unused-directive"  # the rule in whose name a directive without effect is reported
HEAD_LINES = 20


@dataclass(frozen=True, slots=True)
class _Cover:
    """The lines in which one word of one directive holds."""

    directive: Directive
    word: str
    first: int
    last: int

    def takes(self, diagnostic: Diagnostic, rule: Rule) -> bool:
        inside = self.first <= diagnostic.start.line <= self.last
        return inside and specificity(rule, self.word) > 0


def suppress(
    doc: Document,
    diagnostics: Sequence[Diagnostic],
    rules: Mapping[str, Rule],
    ran: frozenset[str],
) -> tuple[list[Diagnostic], list[Finding]]:
    """The diagnostics that no directive takes away, and a finding for each idle directive.

    A directive for a rule that did not run is not idle: another run may need it.
    """
    if not doc.directives:
        return list(diagnostics), []
    covers = list(_covers(doc))
    used: set[int] = set()
    kept = []
    for diagnostic in diagnostics:
        rule = rules[diagnostic.rule]
        takers = [n for n, cover in enumerate(covers) if cover.takes(diagnostic, rule)]
        used.update(takers)
        if not takers:
            kept.append(diagnostic)
    idle = [cover for n, cover in enumerate(covers) if n not in used]
    found = [
        Finding(directive.span, message, confidence=1.0)
        for directive, message in (*_malformed(doc), *_idle(idle, rules, ran))
    ]
    return kept, sorted(found, key=lambda finding: finding.span)


def _covers(doc: Document) -> Iterator[_Cover]:
    last_line = doc.lines.count
    for directive in doc.directives:
        if directive.action == Action.IGNORE_FILE and directive.line <= HEAD_LINES:
            yield from (_Cover(directive, word, 1, last_line) for word in directive.names)
        elif directive.action == Action.IGNORE:
            first, last = _ignored_lines(doc, directive)
            yield from (_Cover(directive, word, first, last) for word in directive.names)
        elif directive.action == Action.OFF:
            for word in directive.names:
                yield _Cover(directive, word, directive.line, _on_line(doc, directive, word))


def _ignored_lines(doc: Document, directive: Directive) -> tuple[int, int]:
    if not directive.alone:
        return directive.line, directive.line
    below = next((b for b in doc.blocks if b.span.start >= directive.span.end), None)
    if below is None:
        return directive.line, directive.line
    last = max(below.span.start, below.span.end - 1)
    return doc.lines.position(below.span.start).line, doc.lines.position(last).line


def _on_line(doc: Document, off: Directive, word: str) -> int:
    later = (
        each.line
        for each in doc.directives
        if each.action == Action.ON and each.span > off.span and word in each.names
    )
    return next(later, doc.lines.count)


def _malformed(doc: Document) -> Iterator[tuple[Directive, str]]:
    """Directives that no one can obey, whatever the article holds."""
    open_words: set[str] = set()
    for directive in doc.directives:
        action = directive.action
        if action not in tuple(Action):
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


def _idle(
    covers: Sequence[_Cover], rules: Mapping[str, Rule], ran: frozenset[str]
) -> Iterator[tuple[Directive, str]]:
    categories = {category.value for category in Category}
    for cover in covers:
        named = {name for name, rule in rules.items() if specificity(rule, cover.word)}
        if not named and cover.word not in categories:
            hint = did_you_mean(cover.word, {*rules, *categories})
            yield cover.directive, f'There is no rule or category "{cover.word}"{hint}'
        elif named & ran:
            yield cover.directive, f'Nothing to {cover.directive.action} here for "{cover.word}"'
