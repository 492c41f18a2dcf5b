"""Rule `headline-number-conflict`."""

import re
from collections.abc import Iterator

from linter.analyses.quantities import DIGITS, NUMBER_WORDS, amount
from linter.sdk import (
    Bad,
    Block,
    Category,
    Document,
    Finding,
    Good,
    Related,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

# What is counted, by the words that tell it: a headline's "killed" is a text's "deaths".
_KINDS = (
    ("killed", r"killed|dead|died|die|dies|deaths|kills"),
    ("injured", r"injured|wounded|hurt|injuries|injures|wounds"),
    ("arrested", r"arrested|detained|arrests|held"),
    ("missing", r"missing"),
    ("jobs", r"jobs|redundancies"),
    *((noun, noun) for noun in (
        "men", "women", "children", "boys", "girls", "students", "pupils", "soldiers", "troops",
        "officers", "victims", "suspects", "passengers", "migrants", "refugees", "hostages",
        "prisoners", "inmates", "workers", "miners", "teenagers", "tourists", "civilians",
        "homes", "houses", "schools", "bodies", "doctors", "nurses", "firefighters", "councillors",
        "senators", "lawmakers", "countries", "states", "cities",
    )),
)  # fmt: skip
_KIND_OF = {word: kind for kind, words in _KINDS for word in words.split("|")}
_OF_THE_EVENT = frozenset({"killed", "injured", "arrested", "missing", "jobs", "homes", "houses"})
_COUNTED = "|".join(_KIND_OF)
_WORD = lazy_pattern(r"\w+")
_NUMBER = rf"(?<![\w.,:/$£€–-])(?P<number>{DIGITS}|(?i:{NUMBER_WORDS}))"
_BETWEEN = r"(?: (?!of\b|to\b|and\b|or\b|in\b|for\b|by\b)[A-Za-z’'-]{2,15}){0,2}"
_IN_HEADLINE = lazy_pattern(rf"{_NUMBER}{_BETWEEN} (?P<counted>(?i:{_COUNTED}))\b")
_IN_TEXT = lazy_pattern(
    rf"{_NUMBER}(?! ?%){_BETWEEN}(?: (?:was|were|are))? (?P<counted>{_COUNTED})\b"
)
_ANY_NUMBER = lazy_pattern(rf"(?<![\w.,])(?P<number>{DIGITS}|(?i:{NUMBER_WORDS}))(?!\d|[.,]\d)")
_LONGEST_HEADLINE = 400  # characters: what is longer is no headline, and has numbers without end
_OPENING = 4  # paragraphs that tell what the headline told
_ROUGH = lazy_pattern(
    r"\b(?:more than|over|at least|nearly|almost|about|around|some|up to|dozens?|hundreds|thousands"
    r"|or more)\b",
    re.IGNORECASE,
)
# Words that add to a number, or correct it.
_MORE = lazy_pattern(
    r"\b(?:another|further|more|others?|later|also|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|rose|risen|earlier|previous\w*|initially|first|originally|including|among"
    r"|total)\b"
)


class HeadlineNumberConflict(Rule):
    """The headline counts more, or fewer, than the article does.

    "Five killed in crash" over "Four people were killed when ...": one of the numbers was not
    brought up to date.

    The rule knows what news count: killed, injured, arrested, missing, jobs, homes and people by
    what they are. The number of the headline must stand nowhere in the article, neither in digits
    nor in words, and one of the first four paragraphs must count the same with another number.
    Nothing is reported where a number is rough ("at least four"), where words add to it ("another",
    "later"), or where the text has several numbers for the same thing.
    Of people by what they are ("three men") a text may count two groups: that is an info.
    """

    name = "headline-number-conflict"
    category = Category.CONSISTENCY
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad(
            "⟦Five killed⟧ in ferry crash\n\n"
            "Four people were killed when a ferry hit the quay on Friday, police said."
        ),
        Bad(
            "Mill to cut ⟦300 jobs⟧\n\nThe town's last mill will close in May.\n\n"
            "The owner said on Friday that 250 jobs would go."
        ),
    )
    good = (
        Good(
            "Five killed in ferry crash\n\nFive people were killed when a ferry hit the quay, and"
            " four people were injured."
        ),
        Good("Five dead in crash\n\nFour people died at once, and another in hospital."),
        Good("Five dead in crash\n\nTwo people were killed on the ferry, and three died on land."),
        Good("5 dead in ferry crash\n\nAt least four people were killed on Friday, police said."),
        Good("5 ways to fix a ferry\n\nFour people were killed when a ferry hit the quay."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report a number of the headline that the article contradicts."""
        if doc.title is None or doc.title.span.end - doc.title.span.start > _LONGEST_HEADLINE:
            return
        if _KIND_OF.keys().isdisjoint(_WORD.findall(doc.prose_of(doc.title.span).lower())):
            return
        for match in _IN_HEADLINE.finditer(doc.prose, *doc.title.span):
            told = amount(match["number"])
            if told is None or told.value == 1 or _ROUGH.search(doc.prose_of(doc.title.span)):
                continue
            opening = [b for b in doc.body if b.span.start > match.end()][:_OPENING]
            kind = _KIND_OF[match["counted"].lower()]
            other = _contradiction(doc, opening, told.value, kind)
            if other is not None and told.value not in _numbers(doc, doc.title):
                yield Finding(
                    Span(*match.span()),
                    f'"{match.group()}" stands in the headline, "{other.group()}" in the text',
                    related=(Related(Span(*other.span()), "the text"),),
                    confidence=0.9 if kind in _OF_THE_EVENT else 0.7,
                    severity=None if kind in _OF_THE_EVENT else Severity.INFO,
                )


def _numbers(doc: Document, headline: Block) -> set[float]:
    """Every number outside the headline."""
    found = set()
    for match in _ANY_NUMBER.finditer(doc.prose):
        number = amount(match["number"])
        if number is not None and not headline.span.start <= match.start() < headline.span.end:
            found.add(number.value)
    return found


def _contradiction(
    doc: Document, opening: list[Block], told: float, kind: str
) -> re.Match[str] | None:
    """Where the opening counts the same thing, if it never comes to the same number."""
    found: list[tuple[float, re.Match[str]]] = []
    for block in opening:
        for match in _IN_TEXT.finditer(doc.prose, *block.span):
            number = amount(match["number"])
            if number is not None and _KIND_OF[match["counted"]] == kind:
                found.append((number.value, match))
        text = doc.prose_of(block.span)
        if found and (_MORE.search(text) or _ROUGH.search(text)):
            return None
    values = {value for value, _ in found}
    return found[0][1] if len(values) == 1 and told not in values else None
