"""Rule `stacked-exclamation`."""

import re
from collections.abc import Iterator

from linter.sdk import Bad, Category, Document, Finding, Fix, Good, Option, Rule, Severity, Span

_STACK = re.compile(r"!{2,}")


class StackedExclamation(Rule):
    """Several exclamation marks stand in a row.

    One is enough in print. Only the body is judged: a headline may shout.
    """

    name = "stacked-exclamation"
    category = Category.STYLE
    severity = Severity.INFO
    bad = (Bad("What a night⟦!!!⟧ They won.", fixed="What a night! They won."),)
    good = (Good("What a night! They won."), Good("Go!! Go!!\n\nThey won at last.", why="a title"))

    at_most = Option(1, "how many marks may stand in a row", at_least=1)

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each row that is longer than the house allows."""
        for block in doc.body:
            for match in _STACK.finditer(doc.prose, *block.span):
                if len(match.group()) > self.at_most:
                    span = Span(*match.span())
                    title = f"Keep {self.at_most}"
                    yield Finding(
                        span,
                        f"{len(match.group())} exclamation marks in a row",
                        fix=Fix.replace(title, span, "!" * self.at_most, safe=True),
                    )
