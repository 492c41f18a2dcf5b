"""Rule `backward-quote`."""

from collections.abc import Iterator

from linter.analyses.habits import once_per_habit
from linter.analyses.quotation import Ending, Quotation
from linter.analyses.quotes import is_code, quotations
from linter.sdk import Bad, Category, Document, Finding, Fix, Good, Rule, Severity, Span

_REVERSED = {"“": "”", "”": "“"}


class BackwardQuote(Rule):
    """A curly quotation mark faces the wrong way.

    ” stands where a quotation begins, or “ where it ends: an automatic replacement was fooled by a
    space or a dash, or the mark stands at the wrong side of a space. The same goes for a mark that
    closes nothing while the next one closes too: the quotation begins there.

    The glyph is held against the place: what stands before and after it, and whether a quotation
    is open. Where all of an article's marks have one form, as in Swedish, and in German, which
    ends with “, the marks are left alone. Three or more in one article have one cause:
    all but the first are information.
    """

    name = "backward-quote"
    category = Category.QUOTATION
    severity = Severity.WARNING
    bad = (
        Bad(
            "She called it ⟦”⟧a shame” and left. “No,” he said.",
            fixed="She called it “a shame” and left. “No,” he said.",
        ),
        Bad(
            "“We lost it all,⟦“⟧ she said. “Go.”",
            fixed="“We lost it all,” she said. “Go.”",
        ),
        Bad("The count has risen.⟦”⟧ It is a good year,” said Ann Roe. She left.", why="turned"),
    )
    english_only = True
    good = (
        Good("“We lost it all,” she said. “Go.”"),
        Good("„Nein“, he said.", why="German marks"),
        Good("”No”, she said. ”Not me.”", why="Swedish marks"),
        Good("It was the ’90s, and “the boys’ club” was open."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each mark that faces the wrong way."""
        yield from once_per_habit(_findings(doc))


def _findings(doc: Document) -> Iterator[Finding]:
    found = doc.get(quotations).found
    right = any(_glyphs(doc, each) == ("“", "”") for each in found)
    for quotation in found:
        if quotation.ending is Ending.TURNED:
            if not is_code(doc, quotation.block):
                yield _turned(doc, quotation)
        elif right and quotation.ending is Ending.CLOSED:
            first, last = _glyphs(doc, quotation)
            if first == "”":
                yield _backward(Span(quotation.span.start, quotation.inner.start), first)
            if last == "“" and first in _REVERSED:
                yield _backward(Span(quotation.inner.end, quotation.span.end), last)


def _glyphs(doc: Document, quotation: Quotation) -> tuple[str, str]:
    start, end = quotation.span
    return doc.prose[start : quotation.inner.start], doc.prose[quotation.inner.end : end]


def _turned(doc: Document, quotation: Quotation) -> Finding:
    span = Span(quotation.span.start, quotation.inner.start)
    after = " ".join(doc.text_of(quotation.inner).split()[:3])
    message = f'This mark closes nothing; the quotation seems to begin here, before "{after}"'
    return Finding(span, message, confidence=0.9)


def _backward(span: Span, glyph: str) -> Finding:
    where = "begins" if glyph == "”" else "ends"
    fix = Fix.replace("Turn the mark", span, _REVERSED[glyph], safe=True)
    return Finding(span, f"{glyph} stands where a quotation {where}", fix=fix, confidence=0.95)
