"""Rule `orphan-footnote-mark`."""

import re
from collections.abc import Iterator

from linter.analyses.odd_runs import odd_runs
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

# [1], [12], [1, 2], [3-5], [^1], [note 2], [a]: a mark, where no note is.
_BRACKET = lazy_pattern(
    r"(?: ?\[(?:\^?[1-9]\d{0,2}(?:[,–-] ?\d{1,3}){0,3}|(?:note|ref|fn|nb|notes?) ?\d{1,2}"
    r"|\^[\w-]{1,12})\])+"
)
_MAY_BE = lazy_pattern(r"\[(?:\^|\d|note|ref|fn|nb)|[†‡*¹²³⁰⁴-⁹]")
_SIGN = lazy_pattern(
    r"(?<=[^\W\d_][^\W\d_]|[\w.,][.,;”\"’)])(?:[†‡]+|\*(?![\w*]))(?![^\s.,;:”\"’)])"
)
_RAISED = lazy_pattern(r"(?<=[a-z][a-z.,;”\"’)])[¹²³⁰⁴-⁹]+(?![\w/])")
_UNITS = lazy_pattern(
    r"\b(?:[kcmd]?m|ft|in|yd|km|mi|cm|mm|sec|s|CO|per|square|sq|miles?|met(?:re|er)s?)\W*$"
)
# A line that is a note: it begins with a mark.
_NOTE = lazy_pattern(
    r"\W{0,3}(?:\[?\^?\d{1,3}[\].):]|\d{1,3}\s+\S|[*†‡¹²³⁰⁴-⁹^]|\(\d{1,3}\)|(?:note|notes"
    r"|footnotes?"
    r"|endnotes?|references?|sources?|bibliography|works cited|citations?|literature)\b)",
    re.IGNORECASE,
)
_LISTED = 2  # marks that stand so often: the article counts something by them


class OrphanFootnoteMark(Rule):
    """A footnote mark stands in the text, and the article has no notes.

    "[1]", "[^2]", "†", "¹": copied from an encyclopedia or a report, the marks come along and the
    notes stay behind. They point nowhere.

    The rule reports marks after words of the text where no line of the article is a note or the
    head of a list of notes. Editors' brackets, units ("m²"), masked swear words, code and
    commands (an index: "a[1]") are left alone.

    Known limits: a list item that begins with a number counts as a note.
    """

    name = "orphan-footnote-mark"
    category = Category.RESIDUE
    severity = Severity.WARNING
    bad = (
        Bad(
            "The bridge was built in 1911.⟦[1]⟧ It is closed.",
            fixed="The bridge was built in 1911. It is closed.",
        ),
        Bad(
            "The bridge, the oldest⟦[2][3]⟧ of the town, is⟦ [4]⟧ closed.",
            fixed="The bridge, the oldest of the town, is closed.",
        ),
        Bad(
            "The bridge is the oldest⟦†⟧ of the town.",
            fixed="The bridge is the oldest of the town.",
        ),
        Bad(
            "The bridge was built by convicts.⟦¹⟧ It is closed.",
            fixed="The bridge was built by convicts. It is closed.",
        ),
    )
    good = (
        Good("The bridge was built in 1911.[1]\n\n[1] Town archive, box 12."),
        Good("The bridge is the oldest* of the town.\n\n* Not counting the ford."),
        Good("The bridge is old.[1] It is closed.\n\nReferences\n\nRoe, A. The bridge. 1999."),
        Good("The element a[1] of the array holds 25 m² and 3 km²."),
        Good("He called it a f*** up and a s**t show, the D*** said."),
        Good('"[1] is the first page," the manual says, and [2] follows [3] in the list.'),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the marks of an article without notes."""
        prose = doc.prose
        found = list(_marks(doc)) if _MAY_BE.search(doc.get(odd_runs)) else []
        if not found or any(_NOTE.match(prose, *block.span) for block in doc.blocks):
            return
        for span in found:
            mark = prose[span.start : span.end].strip()
            yield Finding(
                span,
                f'"{mark}" points at a note, and the article has none',
                fix=Fix.replace("Remove the mark", span, ""),
                confidence=0.92,
            )


def _marks(doc: Document) -> Iterator[Span]:
    prose = doc.prose
    stars = prose.count("*")
    for block in doc.blocks:
        if block.role not in (Role.BODY, Role.LIST, Role.QUOTE):
            continue
        start, end = block.span
        for match in _BRACKET.finditer(prose, start, end):
            if match.start() > start and _is_mark(prose, match):
                yield Span(*match.span())
        for pattern in (_SIGN, _RAISED):
            for match in pattern.finditer(prose, start, end):
                if match[0] == "*" and stars > _LISTED:
                    continue
                if pattern is _SIGN or not _UNITS.search(
                    prose, max(start, match.start() - 12), match.start()
                ):
                    yield Span(*match.span())


def _is_mark(prose: str, match: re.Match[str]) -> bool:
    """Whether a bracket hangs on a word of the text, and is no index, item or link."""
    before = prose[match.start() - 1]
    after = prose[match.end() : match.end() + 2]
    spaced = match[0][0] == " "
    if after[:1] in ("(", "[", "=") or (not spaced and after[:1].isalnum()):
        return False
    if spaced:
        return (before.islower() or before in ".!?") and after[:1] == " " and after[1:2].isalpha()
    return before in '.,;:!?”"’' or (
        before.islower() and prose[match.start() - 3 : match.start()].isalpha()
    )
