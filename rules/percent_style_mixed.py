"""Rule `percent-style-mixed`."""

import re
from collections.abc import Iterator

from linter.analyses.style_counts import mixture
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Rule,
    Severity,
    lazy_pattern,
)

_PERCENT = lazy_pattern(r"(?P<before>\()?\d[\d.,]{0,8}(?: ?%(?!\))|(?: |-)(?P<words>per ?cent)\b)")


class PercentStyleMixed(Rule):
    """Percentages stand with the sign here and with the word there.

    "20%" is right and so is "20 percent"; both in one running text look careless, and may tell that
    it was put together from two sources. The first of the rarer form is reported, once.

    Only body paragraphs outside quotations count, and no figure in brackets, where a sign saves
    room. "Per cent" beside "percent" is a matter of `term-variant`.
    """

    name = "percent-style-mixed"
    category = Category.CONSISTENCY
    severity = Severity.INFO
    english_only = True
    bad = (
        Bad("Sales rose 20 percent in May and 5 percent in June, but fell ⟦3%⟧ in July."),
        Bad("Sales rose 20% in May and 5% in June, but fell ⟦3 per cent⟧ in July."),
    )
    good = (
        Good("Sales rose 20 percent (5% in the north) in May and 5 percent in June."),
        Good('Sales rose 20 percent. "They rose 20% in the north," said Ann Roe.'),
        Good("Sales up 20% in May\n\nSales rose 20 percent in May, the town said on Friday."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the first percentage of the rarer form."""
        if "%" not in doc.prose or not ("percent" in doc.prose or "per cent" in doc.prose):
            return
        found = mixture(doc, _PERCENT.finditer(doc.prose), _form)
        if found:
            yield found.finding("Percentages are written", f'"{found.usual}"', 0.9)


def _form(match: re.Match[str]) -> str | None:
    if match["before"]:
        return None
    return "percent" if match["words"] else "%"
