"""The dates that an article writes out, with the weekday beside them.

"Monday, 15 March 2022", "Tues. March 3rd, 2020", "the 31st of June", "2021-02-30", "31/04/2019",
"15 March 2022 (Monday)". A date stands on one line: what is wrapped, or is the next item of a
table, is not joined.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from linter.analysis import analysis
from linter.document import Document, Role
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

MONTHS: Final = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_LEAP_FEBRUARY = 29
DAYS: Final = (31, _LEAP_FEBRUARY, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# The first letter stands before the look back, so that the search can leap from one to the next.
_MONTH = lazy_pattern(
    r"[JFMASOND](?<![\w.-].)(?:(?<=J)(?:an(?:uary)?|une?|uly?)|(?<=F)eb(?:ruary)?"
    r"|(?<=M)a(?:r(?:ch)?|y)|(?<=A)(?:pr(?:il)?|ug(?:ust)?)|(?<=S)ep(?:t(?:ember)?)?"
    r"|(?<=O)ct(?:ober)?|(?<=N)ov(?:ember)?|(?<=D)ec(?:ember)?)(?![\w’'-])"
)
_NUMBERS = {name[:3]: n for n, name in enumerate(MONTHS, start=1)}
_WEEKDAY = r"(?P<weekday>Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs|r)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)(?![\w’-]|[.,:/]\d)"
_AFTER = lazy_pattern(
    rf"\.?[ \u00a0](?:the[ ])?(?P<day>\d{{1,2}})(?P<ordinal>st|nd|rd|th)?(?![\w’]|[.,:/–-]\d)"
    rf"(?:,?[ \u00a0]{_YEAR})?"
)
_YEAR_AFTER = lazy_pattern(rf"\.?,?[ \u00a0]{_YEAR}")
_DAY_BEFORE = lazy_pattern(
    r"(?<![\w.,:/–’$£€#-])(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?[ \u00a0](?:of[ ])?$"
)
_WEEKDAY_BEFORE = lazy_pattern(rf"\b{_WEEKDAY}(?:,[ \u00a0]|[ \u00a0]\(?)(?:on[ ])?(?:the[ ])?$")
_WEEKDAY_AFTER = lazy_pattern(rf"(?:[ \u00a0]\(|,[ ]an?[ ]){_WEEKDAY}(?=[).,;]|[ ]$)")
_NUMERIC = lazy_pattern(
    r"\d(?<![\w.,:/–-]\d)(?:(?P<y>(?<=1)[89]\d\d|(?<=2)0\d\d)-(?:\d\d)-(?:\d\d)"
    r"|\d?/(?:\d{1,2})/(?:1[89]\d\d|20\d\d))(?![\w/-]|[.:]\d)"
)
_MONTHS_IN_YEAR = 12
_LOOK_BACK = 24  # characters in which the day and the weekday stand before a month


class DateMention(NamedTuple):
    """A date as it is written. `day` may be one that no month has; `year` is None if not given.

    `span` covers the weekday too, `weekday` is 0 for Monday and None if none is given, with its
    own place. `bare` tells that a number stands behind a month, without an ordinal ending or a
    year: in "In June 31 men died" it is no day.
    """

    span: Span
    day: int
    month: int
    year: int | None
    weekday: int | None
    weekday_span: Span
    bare: bool


@analysis
def dates(doc: Document) -> tuple[DateMention, ...]:
    """All dates of the prose that have a day and a month, in order of their kind."""
    return (*_written(doc), *_numeric(doc))


def longest(month: int, year: int | None) -> int:
    """How many days a month has; a February of no known year may be of a leap year."""
    days = DAYS[month - 1]
    if days == _LEAP_FEBRUARY and year is not None:
        return days if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else days - 1
    return days


def _written(doc: Document) -> Iterator[DateMention]:
    prose = doc.prose
    for match in _MONTH.finditer(prose):
        month = _NUMBERS[match.group()[:3]]
        after = _AFTER.match(prose, match.end())
        start = max(0, match.start() - _LOOK_BACK)
        if after is not None:
            day, year = after, after["year"]
            begin, end = match.start(), after.end()
        else:
            found = _DAY_BEFORE.search(prose[start : match.start()])
            if found is None:
                continue
            following = _YEAR_AFTER.match(prose, match.end())
            day, year = found, following and following["year"]
            begin, end = start + found.start(), (following or match).end()
        bare = after is not None and not day["ordinal"] and not year
        numbers = (int(day["day"]), month, int(year) if year else None)
        yield from _mention(doc, Span(begin, end), numbers, bare=bare)


def _numeric(doc: Document) -> Iterator[DateMention]:
    for match in _NUMERIC.finditer(doc.prose):
        parts = re.split("[/-]", match.group())
        if match["y"]:
            year, month, day = map(int, parts)
        else:
            one, two, year = map(int, parts)
            if one <= _MONTHS_IN_YEAR and two <= _MONTHS_IN_YEAR and one != two:
                continue  # 3/4/2022 is one day in one country and another in the next
            day, month = (two, one) if two > _MONTHS_IN_YEAR else (one, two)
        if 1 <= month <= _MONTHS_IN_YEAR and day:
            yield from _mention(doc, Span(*match.span()), (day, month, year), bare=False)


def _mention(
    doc: Document, span: Span, numbers: tuple[int, int, int | None], *, bare: bool
) -> Iterator[DateMention]:
    """The date with the weekday before or after it; none in code."""
    block = doc.block_at(span.start)
    if block is None or block.role is Role.CODE:
        return
    weekday, place = None, Span(span.start, span.start)
    start = max(block.span.start, span.start - _LOOK_BACK)
    before = _WEEKDAY_BEFORE.search(doc.prose[start : span.start])
    after = None if before else _WEEKDAY_AFTER.match(doc.prose, span.end, block.span.end)
    if found := before or after:
        weekday = next(
            n for n, name in enumerate(WEEKDAYS) if name.startswith(found["weekday"][:3])
        )
        offset = start if before else 0
        place = Span(offset + found.start("weekday"), offset + found.end("weekday"))
        while doc.prose[place.end : place.end + 1].isalpha():
            place = Span(place.start, place.end + 1)
        span = Span(min(span.start, place.start), max(span.end, place.end))
    yield DateMention(span, *numbers, weekday, place, bare)
