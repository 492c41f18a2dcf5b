"""Rule `date-style-mixed`."""

from collections.abc import Iterator

from linter.analyses.dates import dates
from linter.analyses.style_counts import is_running_text, mixed
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_DAY_FIRST = lazy_pattern(r"(?:[A-Z][a-z]+\.?,? )?(?:on )?\d{1,2}(?:st|nd|rd|th)? ")
_MONTH_FIRST = lazy_pattern(r"(?:[A-Z][a-z]+day,? )?(?:on )?[A-Z][a-z]{2,8}\.? \d")
_FEWEST = 3  # dates: of two neither is the rule


class DateStyleMixed(Rule):
    """Some dates have the day first, others the month.

    "5 May 2020" is right and so is "May 5, 2020"; both in one article often tell that a part came
    from another source. The first date of the rarer form is reported, once.

    Counted are dates with a written month in body paragraphs, outside quotations; "the 5th of May",
    dates in figures and holidays that are dates (July 4, September 11) do not count, and an article
    needs three dates to have a habit.
    """

    name = "date-style-mixed"
    category = Category.CONSISTENCY
    severity = Severity.INFO
    english_only = True
    bad = (
        Bad("The mill shut on 5 May 2020. It was sold on 7 June. On ⟦August 9⟧ it opened again."),
        Bad("It shut on May 5, 2020, was sold on June 7 and opened on ⟦Sunday, 9 August⟧."),
    )
    good = (
        Good("It shut on 5 May 2020, was sold on 7 June and opened on Sunday, 9 August."),
        Good("It shut on 5 May 2020, was sold on 7 June. The fair is on the 4th of July."),
        Good("It shut on 5 May and was sold on 7 June. It was July 4, a holiday."),
        Good('It shut on 5 May and was sold on 7 June. "We open on August 9," said Ann Roe.'),
        Good("It shut on 5 May 2020. On June 7 it was sold.", why="two dates make no habit"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the first date of the rarer form."""
        spans: dict[str, list[Span]] = {}
        for date in doc.get(dates):
            if (date.month, date.day) in ((7, 4), (9, 11)):
                continue
            text = doc.prose_of(date.span)
            day, month = _DAY_FIRST.match(text), _MONTH_FIRST.match(text)
            if bool(day) != bool(month) and is_running_text(doc, date.span.start):
                spans.setdefault("day first" if day else "month first", []).append(date.span)
        if sum(map(len, spans.values())) < _FEWEST:
            return
        found = mixed(spans)
        if found:
            yield found.finding("Dates are written", found.usual, 0.85)
