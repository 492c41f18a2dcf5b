"""Rule `time-style-mixed`."""

import re
from collections.abc import Iterator

from linter.analyses.style_counts import mixture, small_figures
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Rule,
    Severity,
)


class TimeStyleMixed(Rule):
    """Hours are written "pm" here and "p.m." there.

    "5pm", "5 p.m." and "5 PM" are all right; two of them in one article look careless, and may tell
    that a part came from another source. The first of the rarer form is reported, once.

    Only body paragraphs outside quotations count. Whether a space stands before it does not matter.
    """

    name = "time-style-mixed"
    category = Category.CONSISTENCY
    severity = Severity.INFO
    english_only = True
    bad = (
        Bad("Doors open at 5 p.m. on Friday and at ⟦6pm⟧ on Sunday. They shut at 11 p.m. sharp."),
        Bad("Doors open at ⟦5 PM⟧ on Friday. They shut at 11 pm, and 10 pm on Sunday."),
    )
    good = (
        Good("Doors open at 5 p.m. on Friday and at 6:30 p.m. on Sunday. They shut at 11 a.m."),
        Good('Doors open at 5 p.m. on Friday. "I shut them at 11pm," Ann Roe said.'),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the first time of the rarer form."""
        hours = [figure for figure in doc.get(small_figures) if figure["half"]]
        found = mixture(doc, hours, _form)
        if found:
            yield found.finding("Hours are written", f'"{found.usual}"', 0.9)


def _form(match: re.Match[str]) -> str:
    half = match["half"]
    small = "p.m." if "." in half else "pm"
    return small.upper() if half[0].isupper() else small
