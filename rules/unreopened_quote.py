"""Rule `unreopened-quote`."""

from collections.abc import Iterator
from itertools import takewhile

from linter.analyses.quotation import Ending, Quotation
from linter.analyses.quotes import quotations
from linter.sdk import (
    Bad,
    Block,
    Category,
    Document,
    Edit,
    Finding,
    Fix,
    Good,
    Related,
    Role,
    Rule,
    Severity,
    Span,
)

_CONVENTION = 2  # quotations of the article that open each paragraph, from which it is its habit
_PARAGRAPHS = frozenset({Role.BODY, Role.QUOTE, Role.LIST})


class UnreopenedQuote(Rule):
    """A quotation runs over several paragraphs, and a paragraph of it has no opening mark.

    By convention a quotation opens each of its paragraphs and closes only the last. Without the
    mark, readers take the paragraph for the writer's own words until the closing mark comes.

    The rule reports the start of the first paragraph that lacks its mark, where a quotation is
    open at the end of a paragraph and the next mark, up to six paragraphs later, closes. Where the
    article keeps the convention elsewhere, it is a warning. Long quotations that are set off by a
    block quote's markup are better written without any marks.
    """

    name = "unreopened-quote"
    category = Category.QUOTATION
    severity = Severity.INFO
    bad = (
        Bad(
            "The statement said: “We regret it.\n\n⟦We⟧ shall pay.” It was not signed.",
            fixed="The statement said: “We regret it.\n\n“We shall pay.” It was not signed.",
        ),
        Bad(
            '"It was late.\n\n"It was cold," he said.\n\n"We waited.\n\n"We left," he said.\n\n'
            '"Then she came.\n\n⟦She⟧ ran," he said.',
            fixed='"It was late.\n\n"It was cold," he said.\n\n"We waited.\n\n"We left," he said.'
            '\n\n"Then she came.\n\n"She ran," he said.',
            why="the article keeps the convention elsewhere: a warning",
        ),
    )
    good = (
        Good("The statement said: “We regret it.\n\n“We shall pay.” It was not signed."),
        Good("“We regret\n\nit all,” it said.", why="a sentence torn in two"),
        Good("“We regret it,” it said.\n\nNobody paid. “We forgot,” he said."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each quotation of several paragraphs that does not open all of them."""
        found = doc.get(quotations).found
        convention = sum(each.ending is Ending.CONTINUED for each in found) >= _CONVENTION
        for quotation in found:
            if quotation.ending is not Ending.LATER:
                continue
            lacking = _later_blocks(doc, quotation)
            if not lacking or doc.prose_of(lacking[0].span).lstrip()[:1].islower():
                continue
            mark = Span(quotation.span.start, quotation.inner.start)
            glyph = doc.prose_of(mark)
            edits = tuple(Edit(Span(b.span.start, b.span.start), glyph) for b in lacking)
            yield Finding(
                _first_word(doc, lacking[0].span),
                "This paragraph goes on with the quotation from above but has no opening mark",
                fix=Fix("Open each paragraph of the quotation", edits),
                related=(Related(mark, "the quotation begins here"),),
                confidence=0.9 if convention else 0.8,
                severity=Severity.WARNING if convention else None,
            )


def _later_blocks(doc: Document, quotation: Quotation) -> list[Block]:
    later = (doc.blocks[at] for at in range(quotation.block + 1, len(doc.blocks)))
    inside = takewhile(lambda each: each.span.start < quotation.inner.end, later)
    return [each for each in inside if each.role in _PARAGRAPHS]


def _first_word(doc: Document, span: Span) -> Span:
    text = doc.prose_of(span)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(text.split(maxsplit=1)[0]))
