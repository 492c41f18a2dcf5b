"""Rule `wrong-range`."""

from collections.abc import Iterator

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

_NUMBER = r"\d{1,3}(?:,\d{3}){1,4}|\d{1,9}"
_BETWEEN = lazy_pattern(
    rf"[Bb]etween (?P<sign>[$£€]?)(?P<low>{_NUMBER})(?P<percent>%?) and (?P<sign2>[$£€]?)"
    rf"(?P<high>{_NUMBER})(?P<percent2>%?)(?![\w:/–-]|[.,]\d)"
)
_YEARS = lazy_pattern(
    r"(?:1[5-9]|20)\d\d(?<![\w.,:/–—$£€#+-]\d{4})[–-](?P<end>(?:1[5-9]|20)\d\d)(?![\w/–-]|[.,:]\d)"
)
# Another unit, a clock, or years that count backwards.
_OTHER_UNIT = lazy_pattern(
    r"\s?(?:million|billion|trillion|thousand|hundred|dozen|bn|tn|k\b|am\b|pm\b|[ap]\.m\.|o.clock"
    r"|BC|°|degrees|[A-Z])"
)
_CLOCK = 24
_CALENDAR = lazy_pattern(r"\s?(?:BC|B\.C\.)")
_YEAR_DIGITS = 4


class WrongRange(Rule):
    """A range runs backwards.

    "Between 90 and 40", "2012–2008": the numbers were swapped, or one is wrong. The rule reports
    "between" with two plain numbers of one unit of which the first is greater, and two years joined
    by a dash. Hours ("between 10 and 2"), numbers of different units ("between 900 and 1 million"),
    years before Christ, short years ("2019-20") and "from 90 to 40", which may tell a fall, are
    left alone, and so are scores, telephone numbers and codes.
    """

    name = "wrong-range"
    category = Category.CONSISTENCY
    severity = Severity.WARNING
    bad = (
        Bad("They expect ⟦between 90 and 40⟧ guests."),
        Bad("It costs ⟦between $3,500 and $2,000⟧ a year."),
        Bad("He was mayor of the town (⟦2012–2008⟧)."),
    )
    good = (
        Good(
            "They expect between 40 and 90 guests between 10 and 2, or between 900 and 1 million."
        ),
        Good("Prices fell from 90 to 40 in 2019-20 and rose in 2008–2012."),
        Good(
            "They ruled between 300 and 200 BC, and he won by 2012-1998 points.".replace(
                "1998", "99"
            )
        ),
        Good("Call 555-2012-2008 between 1999 and 02."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each range whose end is below its start."""
        for match in _BETWEEN.finditer(doc.prose) if "etween" in doc.prose else ():
            low, high = (int(match[name].replace(",", "")) for name in ("low", "high"))
            if low <= high or low <= _CLOCK or _OTHER_UNIT.match(doc.prose, match.end()):
                continue
            if match["sign2"] and not match["sign"]:
                continue
            if len(match["low"]) == _YEAR_DIGITS and len(match["high"]) < _YEAR_DIGITS - 1:
                continue
            yield from _finding(doc, Span(*match.span()), match["low"], match["high"])
        if not _YEARS.search(doc.get(odd_runs)):
            return
        for match in _YEARS.finditer(doc.prose):
            start = match.group()[:_YEAR_DIGITS]
            if start > match["end"] and not _CALENDAR.match(doc.prose, match.end()):
                yield from _finding(doc, Span(*match.span()), start, match["end"])


def _finding(doc: Document, span: Span, low: str, high: str) -> Iterator[Finding]:
    block = doc.block_at(span.start)
    if block is not None and block.role is not Role.CODE:
        yield Finding(span, f"The range runs backwards: {high} is less than {low}", confidence=0.92)
