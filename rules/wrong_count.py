"""Rule `wrong-count`."""

import re
from collections.abc import Iterator, Sequence

from linter.analyses.lexicon import PROPER, lexicon
from linter.analyses.quantities import amount
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Related,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_MARK = lazy_pattern(r"[:(—–](?= ?[A-Za-z])")
_PLURAL = ("s", "men", "people", "children")
_COUNTED = lazy_pattern(
    r"(?<![\w.,$£€–-])(?P<number>two|three|four|five|six|seven|eight|nine|ten|[2-9]|10)"
    r"(?P<noun>(?: [A-Za-z’'-]{2,16}){1,4}) ?$",
    re.IGNORECASE,
)
_ITEM = r"[^\s,;:()—–.\d][^,;:()—–.\n\d]{1,40}?"
_LIST = lazy_pattern(
    rf" ?(?P<items>{_ITEM}(?:, (?!and ){_ITEM}){{0,8}},? and {_ITEM})"
    r"(?P<end>\)|[.;](?=\s|$)| ?[—–]|\s*$)",
    re.MULTILINE,
)
_COMMA = lazy_pattern(r",? and |, ")
_ENDS = {":": ".;", "(": ")", "—": "—.;", "–": "–.;"}
# What makes a list a sample, a measure of something else, or no list.
_OPEN = lazy_pattern(
    r"\b(?:includ\w+|like|such|among|mainly|mostly|especially|from|through|plus|also|not|but|or"
    r"|is|are|was|were|has|have|had|that|who|which|whose|while|as|other|others|more|both|each|with)\b",
    re.IGNORECASE,
)
_UNITS = lazy_pattern(
    r"(?:times|seconds|minutes|hours|days|nights|weeks|months|years|decades|centuries|miles|metres"
    r"|meters|kilomet\w+|inches|percent|dollars|pounds|euros|points|goals|sets|pairs|kinds of \w+"
    r"|ways|words|degrees|o'clock|stars|tons|tonnes)$"
)
_LONGEST = 5  # words of an item


class WrongCount(Rule):
    """A list has one item more, or one less, than was announced.

    "Three countries: Britain, France, Germany and Italy": either the number is wrong, or an item
    was added or lost without a look at it.

    The rule reads a number up to ten with a plural, and behind a colon, a dash or in brackets a
    list of short items with one "and" that ends where the sentence, the dash or the bracket ends. A
    difference of one is reported; a greater one makes a list of samples. Lists with words such as
    "including", with names beside descriptions ("Ann Roe, the mayor"), and of times and measures
    are left alone.
    """

    name = "wrong-count"
    category = Category.CONSISTENCY
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad("It was sold in ⟦three countries⟧: Britain, France, Norway and Italy."),
        Bad("The ⟦four brothers⟧ — Karl, Imre and Ben — own the mill."),
        Bad("It comes in ⟦two colours⟧ (red, green and blue) and was cheap."),
    )
    good = (
        Good("It was sold in four countries: Britain, France, Norway and Italy."),
        Good("It was sold in three countries, Britain, France, Norway and Italy among them."),
        Good("Two men were held: Karl Roe, the mayor, and Ben Ode."),
        Good("It was sold in 40 countries (Britain, France and Italy) and in nine lands."),
        Good(
            "It has three parts: nuts and bolts, a lid, and a box. It has two: a lid, nuts, bolts."
        ),
        Good("There are four rules — including thrift, luck and honour — in the house."),
        Good(
            "He won three races: Lyon, France and Rome and Oslo. Two towns: Lyon, France and Rome."
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each announced number that the list behind it misses by one."""
        for mark in _MARK.finditer(doc.prose):
            before = doc.prose[max(0, mark.start() - 70) : mark.start()]
            if not before.rstrip().endswith(_PLURAL):
                continue
            counted = _COUNTED.search(before)
            listed = _LIST.match(doc.prose, mark.end()) if counted else None
            block = doc.block_at(mark.start())
            if counted is None or listed is None or block is None or block.role is Role.CODE:
                continue
            items = listed["items"]
            if listed["end"].strip() not in _ENDS[mark.group()] or items.count(" and ") > 1:
                continue  # "health and safety" is one item
            if _OPEN.search(f"{counted['noun']} {items}"):
                continue
            number, count = amount(counted["number"]), len(_COMMA.split(items))
            if number is None or abs(number.value - count) != 1:
                continue
            if not _is_plain(_COMMA.split(items), number.value):
                continue
            start = mark.start() - len(before) + counted.start()
            if block.span.start <= start and not _UNITS.search(counted["noun"]):
                yield Finding(
                    Span(start, mark.start() - len(before) + len(before.rstrip())),
                    f"The list behind this has {count} items, not {counted['number'].lower()}",
                    related=(Related(Span(*listed.span("items")), "the list"),),
                    confidence=0.9,
                )


def _is_plain(items: Sequence[str], wanted: float) -> bool:
    """Whether every comma parts two items: none sets off what an item is, or where it lies."""
    if any(len(item.split()) > _LONGEST for item in items):
        return False
    if len(items) < wanted:
        return True
    capitals = {item[0].isupper() for item in items}
    countries = sum(bool(lexicon().entry(item.lower()).marks & PROPER) for item in items)
    return len(capitals) == 1 and countries != 1
