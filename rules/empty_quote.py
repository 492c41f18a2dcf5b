"""Rule `empty-quote`."""

from collections.abc import Iterator

from linter.analyses.quotation import Ending
from linter.analyses.quotes import is_code, quotations
from linter.sdk import Bad, Category, Document, Finding, Good, Role, Rule, Severity, lazy_pattern

# A value stands after these, and not words that were lost.
_VALUE = lazy_pattern(
    r"(?:\b(?:is|be|equals?|to|of|or|than|not|with|default|empty|string)|[=(:,])\s*$"
)
_LOOK_BACK = 12
_PROSE = frozenset({Role.BODY, Role.TITLE, Role.HEADING, Role.CAPTION, Role.QUOTE})


class EmptyQuote(Rule):
    """Quotation marks stand around nothing.

    The quoted words were lost, or never filled in. Code, where an empty string is a value, is not
    looked at, nor are marks in brackets, which are named there.
    """

    name = "empty-quote"
    category = Category.QUOTATION
    severity = Severity.WARNING
    bad = (
        Bad("The minister said ⟦“”⟧ and left the room."),
        Bad('She called the plan ⟦" "⟧ on Friday.'),
    )
    good = (
        Good("The minister said “no” and left the room."),
        Good('Set `name = ""` first.', name="example.md", why="code"),
        Good('Put the name in double marks ("").', why="the marks are meant"),
        Good('Leave it empty (the default is "").', why="a value"),
        Good('The variable must not be "" and has no default.', why="a value"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each quotation without a word, a number or a sign in it."""
        for quotation in doc.get(quotations).found:
            if quotation.ending is not Ending.CLOSED or doc.prose_of(quotation.inner).strip():
                continue
            if doc.is_masked(quotation.span) or doc.blocks[quotation.block].role not in _PROSE:
                continue
            start = quotation.span.start
            straight = doc.prose[start] in "\"'"
            if straight and _VALUE.search(doc.prose, max(0, start - _LOOK_BACK), start):
                continue
            if is_code(doc, quotation.block):
                continue
            message = "These quotation marks stand around nothing: words may have been lost"
            yield Finding(quotation.span, message, confidence=0.9)
