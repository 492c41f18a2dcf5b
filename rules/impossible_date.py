"""Rule `impossible-date`."""

import re
from collections.abc import Iterator

from linter.analyses.dates import MONTHS, DateMention, dates, longest
from linter.analyses.odd_runs import odd_runs
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_FEBRUARY = 2
_LAST = 31
_CLOCK = lazy_pattern(
    r"(?P<hour>\d(?<![\w.:,-]\d)\d?)[:.](?P<minute>\d\d)[ \u00a0]?(?:[ap]m\b|[ap]\.m\.)",
    re.IGNORECASE,
)
_CLOCK_SIGN = lazy_pattern(r"\d[:.]\d\d")
_HOURS, _HALF_DAY, _MINUTES = 24, 12, 60
# "In June 31 men died": the number counts something. These say that it is a day.
_BEFORE_DATE = lazy_pattern(
    r"(?:\b(?:on|by|until|till|til|from|for|before|after|through|to|of|dated|date|the|was|is|and"
    r"|or|between|than|effective|due|starting|beginning|ending|[A-Z][a-z]+day),?|[(:;–—-])"
    r"[ \u00a0]$"
)
_AFTER_DATE = lazy_pattern(
    r"[,.;:!?)\"”’]|\s*$|[ ]?[–—-]|[ ](?:and|or|to|at|in|when|after|before)\b"
)
_ERA = lazy_pattern(r"[ ](?:BC|AD|BCE|CE)\b")
_VOLUME = lazy_pattern(r"\(\d|;\d|:\d")
_LOOK_BACK = 14
_NEAR = 80  # characters on either side
# Sweden had a 30 February in 1712, the Soviet Union perhaps in 1930 and 1931.
_OLD_CALENDAR = lazy_pattern(r"\b(?:1712|193[01]|calendars?|leap years?)\b")
_MEANT = lazy_pattern(r"\b(?:invalid|valid dates?|impossible|not exist|no such)\b")


class ImpossibleDate(Rule):
    """A date or time does not exist.

    31 June, 30 February, 29 February of a year that is no leap year, 2021-04-31, 13:30 pm, 7:75 am.
    A digit is wrong, or the month.

    A number behind a month may count something ("In June 31 men died"): without a year or an ending
    ("31st") it is a day only if the words around say so ("on June 31,"). Volumes of journals
    ("Apr 31(4)"), and texts about calendars or about what makes a date valid are left alone. Times
    are judged only with "am" or "pm": 25:10 may be how long a race took.
    """

    name = "impossible-date"
    category = Category.CONSISTENCY
    severity = Severity.ERROR
    bad = (
        Bad("The hearing was put off until ⟦31 June⟧."),
        Bad("The hearing is set for ⟦February 30⟧, the clerk said."),
        Bad("He was born on ⟦29 February 2023⟧."),
        Bad("The lease ended on ⟦Friday, September 31st⟧, and nobody renewed it."),
        Bad("It was last changed on ⟦2021-04-31⟧ and not since ⟦31/04/2021⟧."),
        Bad("Doors open at ⟦13:30 pm⟧ and shut at ⟦9:75 p.m.⟧ sharp."),
    )
    good = (
        Good("He was born on 29 February 2024, and she on February 29."),
        Good("In June 31 men died, and in November 31 more."),
        Good("It was settled in June 31 BC, after the battle."),
        Good("See J. Bridge Eng. Apr 31(4), and Nov 31;2 of the same."),
        Good("Sweden had a 30 February in 1712, when it changed its calendar."),
        Good("The form rejects an invalid date such as 2005-02-29 or 31 April 2019."),
        Good("She ran it in 25:10, and he came in at 12:59 pm."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each date that no calendar has, and each time that no clock shows."""
        for date in doc.get(dates):
            days = longest(date.month, date.year)
            if date.day > days and _is_date(doc, date) and not _is_meant(doc, date):
                yield Finding(date.span, _said(date, days), confidence=0.97)
        if not _CLOCK_SIGN.search(doc.get(odd_runs)):
            return
        for match in _CLOCK.finditer(doc.prose):
            hour, minute = int(match["hour"]), int(match["minute"])
            if hour >= _HOURS or (hour <= _HALF_DAY and minute < _MINUTES):
                continue
            block = doc.block_at(match.start())
            if block is not None and block.role is not Role.CODE:
                yield _wrong_time(Span(*match.span()), hour, minute)


def _is_date(doc: Document, date: DateMention) -> bool:
    """Whether the number is a day, and counts nothing."""
    after = doc.prose[date.span.end : date.span.end + _LOOK_BACK]
    if _ERA.match(after) or _VOLUME.match(after):
        return False
    if not date.bare:
        return date.year is not None or date.day <= _LAST
    if date.day > _LAST:
        return False
    before = doc.prose[max(0, date.span.start - _LOOK_BACK) : date.span.start]
    return bool(_BEFORE_DATE.search(before)) or (
        bool(_AFTER_DATE.match(after)) and not re.search(r"\b[Ii]n[ \u00a0]$", before)
    )


def _is_meant(doc: Document, date: DateMention) -> bool:
    near = doc.prose[max(0, date.span.start - _NEAR) : date.span.end + _NEAR]
    if date.month == _FEBRUARY and _OLD_CALENDAR.search(near):
        return True
    return bool(_MEANT.search(near))


def _said(date: DateMention, days: int) -> str:
    month = MONTHS[date.month - 1]
    year = f" {date.year}" if date.year is not None and date.month == _FEBRUARY else ""
    return f"There is no day {date.day} in {month}{year}: it has {days} days"


def _wrong_time(span: Span, hour: int, minute: int) -> Finding:
    said = (
        f"There is no minute {minute}"
        if minute >= _MINUTES
        else f'{hour} is an hour of the 24-hour clock, which needs no "am" or "pm"'
    )
    return Finding(span, said, confidence=0.95)
