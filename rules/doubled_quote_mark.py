"""Rule `doubled-quote-mark`."""

from collections.abc import Iterator

from linter.analyses.quotation import Ending
from linter.analyses.quotes import is_code, quotations
from linter.sdk import Bad, Category, Document, Finding, Fix, Good, Rule, Severity, Span

_MARKS = frozenset('"“”')


_ROW = 2


class DoubledQuoteMark(Rule):
    """A quotation mark is typed twice.

    Two double marks that touch stand at one end of a quotation: one is left over from an edit. A
    quotation that ends inside another one may end in two marks, and empty marks stand around
    nothing; neither is reported here.
    """

    name = "doubled-quote-mark"
    category = Category.QUOTATION
    severity = Severity.WARNING
    bad = (
        Bad(
            'He called it an ⟦""⟧unfair" deal and left.',
            fixed='He called it an "unfair" deal and left.',
        ),
        Bad("“We lost it all,⟦””⟧ she said.", fixed="“We lost it all,” she said."),
        Bad('⟦“"⟧Nobody came,” he said.', fixed="“Nobody came,” he said."),
    )
    good = (
        Good('He called it an "unfair" deal and left.'),
        Good("“He told me he was ‘fine.’” She sighed.", why="a single and a double mark"),
        Good("“She said, “No, and no again.”” He wrote it down.", why="one inside the other"),
        Good('print(""), then x = ""y""', why="code"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each pair of double marks at one end of a quotation."""
        for quotation in doc.get(quotations).found:
            opener = Span(quotation.span.start, quotation.inner.start)
            closer = Span(quotation.inner.end, quotation.span.end)
            for span, kept in ((opener, 0), (closer, -1)):
                marks = doc.text_of(span)
                if len(marks) < 2 or not _MARKS.issuperset(marks):  # noqa: PLR2004 - two marks
                    continue
                if quotation.ending is Ending.MISSING or is_code(doc, quotation.block):
                    continue
                around = doc.prose[max(0, span.start - 1) : span.end + 1]
                row = sum(mark in _MARKS for mark in around)
                if row > _ROW:
                    continue  # a row of marks is a line drawn, or damage of another kind
                fix = Fix.replace("Keep one mark", span, marks[kept], safe=True)
                yield Finding(span, "This quotation mark is typed twice", fix=fix, confidence=0.95)
