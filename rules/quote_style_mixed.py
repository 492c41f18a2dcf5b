"""Rule `quote-style-mixed`."""

from collections.abc import Iterator

from linter.analyses.quotation import Quotation
from linter.analyses.quotes import quotations
from linter.sdk import (
    Bad,
    Category,
    Document,
    Edit,
    Finding,
    Fix,
    Good,
    Related,
    Rule,
    Severity,
    Span,
    Status,
)

_SHOWN = 5  # places that the finding names


class QuoteStyleMixed(Rule):
    """Straight and curly quotation marks are mixed in one article.

    Texts that come from two sources, or were edited in two programs, show it by their marks. The
    rule reports the first quotation in the rarer style, once an article. It knows only marks that
    pair; code, measures and lone marks do not count. Which style is right is the house's choice.
    """

    name = "quote-style-mixed"
    category = Category.CONSISTENCY
    severity = Severity.INFO
    status = Status.PREVIEW  # one in nine published articles mixes them
    bad = (
        Bad(
            '“No,” he said. “Go,” she said. ⟦"⟧Why?" he asked.',
            fixed="“No,” he said. “Go,” she said. “Why?” he asked.",
        ),
        Bad(
            '"No," he said. "Go." ⟦“⟧Why?” she asked.',
            fixed='"No," he said. "Go." "Why?" she asked.',
        ),
    )
    good = (
        Good('“No,” he said. “The 15" screen,” she said.'),
        Good('“No,” he said. Set `name = "x"` first.', name="example.md"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the first quotation in the rarer style, if there are two."""
        closed = [each for each in doc.get(quotations).found if each.closed]
        straight = [each for each in closed if doc.prose[each.span.start] == '"']
        curly = [each for each in closed if doc.prose[each.span.start] in "“”"]
        if not straight or not curly:
            return
        rare = min(straight, curly, key=len)
        first = rare[0].span
        kinds = ("straight", "curly") if rare is straight else ("curly", "straight")
        yield Finding(
            Span(first.start, rare[0].inner.start),
            f"{len(rare)} of {len(closed)} quotations have {kinds[0]} marks, the others {kinds[1]}",
            fix=Fix(f"Make all marks {kinds[1]}", tuple(_edits(rare, curl=rare is straight))),
            related=tuple(
                Related(each.span, f"{kinds[0]} marks here, too") for each in rare[1 : _SHOWN + 1]
            ),
            confidence=0.9,
        )


def _edits(rare: list[Quotation], *, curl: bool) -> Iterator[Edit]:
    for each in rare:
        yield Edit(Span(each.span.start, each.inner.start), "“" if curl else '"')
        yield Edit(Span(each.inner.end, each.span.end), "”" if curl else '"')
