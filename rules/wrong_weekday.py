"""Rule `wrong-weekday`."""

import datetime as dt
from collections.abc import Iterator

from linter.analyses.dates import MONTHS, WEEKDAYS, DateMention, dates, longest
from linter.sdk import Bad, Category, Document, Finding, Fix, Good, Rule, Severity

_GREGORIAN = 1800  # before that many countries counted their days in another way
_SHORT = 5  # letters of a short form: Mon, Tues, Thurs


class WrongWeekday(Rule):
    """The weekday of a date is not the one that it fell on.

    "Monday, 15 March 2022" was a Tuesday: the day, the weekday or the year is wrong, and readers
    who go by it come on the wrong day. The rule looks at dates with a day, a month and a year on
    one line, and a weekday right before them, or behind them in brackets or as ", a Monday".

    Dates without a year are left alone, for the year of an article is seldom known, and so are
    dates before 1800 and numbers that are one day in one country and another in the next
    (3/4/2022). The true weekday is offered, but the weekday may be right and the date wrong.
    """

    name = "wrong-weekday"
    category = Category.CONSISTENCY
    severity = Severity.ERROR
    bad = (
        Bad(
            "The council met on ⟦Monday, 15 March 2022⟧.",
            suggests="Tuesday",
            fixed="The council met on Tuesday, 15 March 2022.",
        ),
        Bad(
            "It opens on ⟦Wed, March 3rd, 2020⟧, he said.",
            suggests="Tue",
            fixed="It opens on Tue, March 3rd, 2020, he said.",
        ),
        Bad(
            "It was shut on ⟦3/15/2022 (Monday⟧).",
            fixed="It was shut on 3/15/2022 (Tuesday).",
        ),
        Bad("It was ⟦March 15, 2022, a Monday⟧.", fixed="It was March 15, 2022, a Tuesday."),
    )
    good = (
        Good("The council met on Tuesday, 15 March 2022, and on Wed. March 16th, 2022."),
        Good("The council met on Monday, 15 March.", why="no year"),
        Good("The fair is on Friday 18 to Sunday 20 March 2022, or Fri-Sun, 18-20 March 2022."),
        Good("The league plays on Monday, 14 March\n2022 tickets were sold.", why="two lines"),
        Good("He was born on Monday, 15 March 1700.", why="another calendar"),
        Good("It was read in the Sunday Herald, 15 March 2022.", why="a newspaper"),
        Good("The shop is shut Monday, 3/4/2022.", why="the third or the fourth"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each date whose weekday is wrong."""
        for date in doc.get(dates):
            if date.weekday is None or date.year is None or date.year < _GREGORIAN:
                continue
            if not 0 < date.day <= longest(date.month, date.year):
                continue
            true = dt.date(date.year, date.month, date.day).weekday()
            if true != date.weekday:
                yield _finding(doc, date, true)


def _finding(doc: Document, date: DateMention, true: int) -> Finding:
    said = doc.prose_of(date.weekday_span)
    meant = WEEKDAYS[true] if len(said) > _SHORT else WEEKDAYS[true][:3]
    return Finding(
        date.span,
        f"{date.day} {MONTHS[date.month - 1]} {date.year} was not a {WEEKDAYS[date.weekday or 0]}"
        f" but a {WEEKDAYS[true]}: the weekday or the date is wrong",
        suggestions=(meant,),
        fix=Fix.replace(f'Write "{meant}"', date.weekday_span, meant),
        confidence=0.98,
    )
