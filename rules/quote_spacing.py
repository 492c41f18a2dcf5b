"""Rule `quote-spacing`."""

from collections.abc import Iterator

from linter.analyses.habits import once_per_habit
from linter.analyses.quotation import Quotation
from linter.analyses.quotes import is_code, quotations
from linter.sdk import (
    OPAQUE,
    Bad,
    Category,
    Document,
    Edit,
    Finding,
    Fix,
    Good,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_MARKS = frozenset('"“”')
_BLANKS = " \t\u00a0"
_GLUED = lazy_pattern(r"[^\W\d_]{2,}")
# Endings that are set right after a quoted word: the "OK"ed plan, two "no"s.
_SUFFIXES = frozenset("es ed er ers ing ish ly ness th ies".split())
_STOPS = frozenset(",.!?…")
_OPENING_STOPS = frozenset(",;:")


class QuoteSpacing(Rule):
    """A space stands on the wrong side of a quotation mark.

    A space inside the marks ("Go home, " she said), none outside ("Go home,"she said), or both:
    mostly left over from an edit or from the removal of markup.

    Only marks that pair are judged, by whether they open or close. Where all marks of the
    paragraph pair, the fix is safe, and a space that is only one too many is information. Three or
    more in one article have one cause, such as a conversion: all but the first are information.
    French guillemets, which take a space, quoted
    beginnings and ends of words, suffixes (the "OK"ed plan) and code are left alone.
    """

    name = "quote-spacing"
    category = Category.QUOTATION
    severity = Severity.WARNING
    bad = (
        Bad('"Go home,⟦ "⟧ she said.', fixed='"Go home," she said.'),
        Bad('⟦" ⟧Go home," she said.', fixed='"Go home," she said.'),
        Bad("“All yours,⟦”⟧he says.", fixed="“All yours,” he says."),
        Bad('She said,⟦"⟧Go home now," and left.', fixed='She said, "Go home now," and left.'),
        Bad('"Go home,⟦ "⟧she said.', fixed='"Go home," she said.'),
    )
    good = (
        Good("“Go home,” she said."),
        Good("« Oui », dit-elle, « et non ».", why="French"),
        Good('The "OK"ed plan has two "no"s and an "un"happy end.'),
        Good("“ ‘No’ was all he said,” she told us. “He said ‘no.’ ”", why="between two marks"),
        Good('It is 5\' 10" tall and 34" wide.'),
        Good('He said—"go home"—and left ("at last").'),
        Good("See **“bold”**text and “`code`”.", name="example.md"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each end of a quotation whose space stands on the wrong side."""
        yield from once_per_habit(_findings(doc))


def _findings(doc: Document) -> Iterator[Finding]:
    quoted = doc.get(quotations)
    unsure = {doc.block_at(span.start) for span in quoted.orphans}
    for index, group in quoted.by_block.items():
        safe = doc.blocks[index] not in unsure and all(each.closed for each in group)
        for quotation in group:
            if quotation.closed and doc.prose_of(quotation.inner).strip():
                yield from _opening(doc, quotation, safe=safe)
                yield from _closing(doc, quotation, safe=safe)


def _opening(doc: Document, quotation: Quotation, *, safe: bool) -> Iterator[Finding]:
    start, after = quotation.span.start, quotation.inner.start
    inner = doc.prose_of(quotation.inner)
    blanks = len(inner) - len(inner.lstrip(_BLANKS))
    block = doc.blocks[quotation.block].span
    before = doc.prose[start - 1] if start > block.start else " "
    glued = before in _OPENING_STOPS and inner[0].isalpha()
    inside = blanks and inner[blanks : blanks + 1] not in "‘'’\n"
    around = Span(start - 1, after + blanks + 1)
    if (inside or glued) and _is_judged(doc, quotation, Span(start, after), around):
        mark = doc.text[start:after]
        text = f" {mark}" if not before.isspace() and before not in "([{—–-/" else mark
        span = Span(start, after + (blanks if inside else 0))
        yield _finding(span, text, safe=safe, opens=True, spare=text == mark)


def _closing(doc: Document, quotation: Quotation, *, safe: bool) -> Iterator[Finding]:
    start, after = quotation.inner.end, quotation.span.end
    inner = doc.prose_of(quotation.inner)
    blanks = len(inner) - len(inner.rstrip(_BLANKS))
    block = doc.blocks[quotation.block].span
    glued = _GLUED.match(doc.prose, after, block.end)
    around = Span(start - blanks - 1, after + 1)
    inside = blanks and inner[-blanks - 1 : -blanks] not in "‘'’\n"
    if glued and not inside:
        stopped = inner[-1] in _STOPS
        glued = glued if stopped and glued[0].lower() not in _SUFFIXES else None
    if (inside or glued) and _is_judged(doc, quotation, Span(start, after), around):
        mark = doc.text[start:after]
        text = f"{mark} " if glued else mark
        span = Span(start - (blanks if inside else 0), after)
        yield _finding(span, text, safe=safe, opens=False, spare=text == mark)


def _is_judged(doc: Document, quotation: Quotation, mark: Span, around: Span) -> bool:
    """Whether blanks around a mark are the writer's, and the mark one that takes none inside."""
    window = Span(max(0, around.start), min(len(doc.prose), around.end))
    return (
        _MARKS.issuperset(doc.prose_of(mark))
        and OPAQUE not in doc.prose_of(window)
        and not doc.is_masked(window)
        and not is_code(doc, quotation.block)
    )


def _finding(span: Span, text: str, *, safe: bool, opens: bool, spare: bool) -> Finding:
    """A space on the wrong side; one that is only spare does no harm where the marks are clear."""
    kind = "opening" if opens else "closing"
    fix = Fix("Set the space right", (Edit(span, text),), safe=safe)
    message = f"The space stands on the wrong side of this {kind} quotation mark"
    severity = Severity.INFO if safe and spare else None
    return Finding(span, message, fix=fix, confidence=0.95 if safe else 0.85, severity=severity)
