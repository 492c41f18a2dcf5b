"""Rule `impossible-share`."""

from collections.abc import Iterator

from linter.analyses.mentions import is_mentioned
from linter.analyses.quantities import DIGITS, NUMBER_WORDS, amount
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

_NUMBER = rf"(?:{DIGITS}|{NUMBER_WORDS})"
# The middle first, for it is rare: " of the 12 councillors".
_WHOLE = lazy_pattern(
    r" of (?:the|its|his|her|their|our|those|these) "
    rf"(?:(?:first|last|past|top|final|other|same) )?(?P<whole>{_NUMBER})"
    r" (?P<noun>(?:[a-z]{1,15} )?(?:[a-z]{2,15}s|people|men|women|children))\b"
)
_PART = lazy_pattern(rf"(?<![\w.,:/$£€–-])(?P<part>{_NUMBER})(?: out)?$")
# Before the part they make a name or a date of it: "chapter 30", "May 20", "No. 5".
_NAMED = lazy_pattern(
    r"\b(?:[A-Z][a-z]*\.?|chapter|page|part|day|week|year|game|episode|lap|round|figure|minute|hour"
    r"|table|item|number|no\.|level|step|question|stage|version|age|aged|issue|line|hole|to|in) $"
)
_UNITS = frozenset(
    "year day week month hour minute second mile metre meter feet foot inch pound dollar euro cent"
    " gallon litre liter degree point time percent ton tonne watt yard ounce".split()
)
_YEARS = range(1000, 2101)
_LOOK_BACK = 40


class ImpossibleShare(Rule):
    """A part is greater than the whole it is taken from.

    "Fifteen of the 12 councillors": one of the two numbers is wrong.

    The rule reads "X of the Y" and "X out of its Y" with both numbers plain and a plural behind
    them. Years ("In 2014 of the 12 ..."), numbers that are names ("page 40 of the 12 essays"),
    ranges, money and measures ("200 of the 5 gallon cans") are left alone.
    """

    name = "impossible-share"
    category = Category.CONSISTENCY
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad("⟦Fifteen of the 12 councillors⟧ voted for it."),
        Bad("The fire spared ⟦130 out of its 120 wooden houses⟧."),
        Bad("She won ⟦seven of her last five races⟧."),
    )
    good = (
        Good("Twelve of the 15 councillors voted for it, and three of the three clerks."),
        Good("In 2014 of the 12 boats two sank. On May 20 of the 12 boats one did."),
        Good("See page 40 of the 12 essays, and buy 200 of the 5 gallon cans."),
        Good("The town has 1,200 of the 90 million tons, and lost 5-4 of the 3 games."),
        Good("Some 10-15 of the 12 tents stand, worth $200 of the 50 pounds."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each part that exceeds its whole."""
        for match in _WHOLE.finditer(doc.prose):
            start = max(0, match.start() - _LOOK_BACK)
            before = doc.prose[start : match.start()]
            found = _PART.search(before) or _PART.search(before.lower())
            if found is None or _NAMED.search(before[: found.start()]):
                continue
            part, whole = amount(found["part"]), amount(match["whole"])
            if part is None or whole is None or part.value <= whole.value:
                continue
            nouns = {word.removesuffix("s") for word in match["noun"].split()}
            if nouns & _UNITS or part.value in _YEARS:
                continue
            span = Span(start + found.start(), match.end())
            block = doc.block_at(span.start)
            if block is None or block.role is Role.CODE or not block.span.contains(span):
                continue
            if not is_mentioned(doc, span):
                message = f"{found['part']} cannot be a part of {match['whole']}"
                yield Finding(span, message, confidence=0.93)
