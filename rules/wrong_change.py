"""Rule `wrong-change`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.analyses.mentions import is_mentioned
from linter.analyses.quantities import DIGITS, NUMBER_WORDS, SCALE, Amount, amount
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

_PERCENT = r"(?:%| ?per ?cent\b)"


def _value(n: int) -> str:
    number = rf"(?P<sign{n}>[$£€]?)(?P<number{n}>{DIGITS}|{NUMBER_WORDS}\b)"
    unit = rf"(?P<percent{n}>{_PERCENT})?(?: ?(?P<unit{n}>[A-Za-z]{{1,12}}\b))?"
    return rf"{number}(?P<scale{n}> ?{SCALE}\b)?{unit}(?![\d:/–-]|[.,]\d)"


_WORDS = r"(?: (?!to\b|from\b)[^\s\d.,;:!?()]{1,15}){0,4}(?:,? in (?:[A-Z][a-z]+ )?[12]\d{3},?)?"
_FROM = lazy_pattern(rf" from (?=[$£€]?\d|{NUMBER_WORDS}\b)")
_FROM_TO = lazy_pattern(rf"{_value(1)}{_WORDS} to {_value(2)}(?! (?:in|out|of) )")
_TO = lazy_pattern(rf"\bto {_value(2)}{_WORDS},?$")
_ONLY = lazy_pattern(_value(1))
_UP = (
    r"(?:rose|ris(?:e|es|en|ing)|increas(?:e|es|ed|ing)|gr(?:ew|ow|ows|own|owing)|climb(?:s|ed|ing)?"
    r"|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|rais(?:e|es|ed|ing)|up)\b"
)
_DOWN = (
    r"(?:f[ea]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|down"
    r"|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|tumbl(?:e|es|ed|ing)|shr[aiu]nk(?:s|ing)?"
    r"|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing))\b"
)
_TIMES = r"(?P<times>doubl|tripl|trebl|quadrupl|halv)(?:e|es|ed|ing)\b"
_VERB = lazy_pattern(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|{_TIMES})")
_STATED = lazy_pattern(rf"(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?){_PERCENT}")
_AFTER = lazy_pattern(
    rf",? (?:(?:up|down)(?: by)? (?P<number>\d{{1,3}}(?:\.\d{{1,2}})?){_PERCENT}"
    rf"|(?:an? |or )(?P<number2>\d{{1,3}}(?:\.\d{{1,2}})?){_PERCENT}"
    r" (?:rise|increase|jump|gain|growth|fall|drop|decline|decrease|cut|reduction)\b)"
)
_FACTORS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "halv": 0.5}
# Ranks rise as they get smaller; rates by the year; and what makes a figure a bound.
_OTHER_SENSE = lazy_pattern(
    r"\b(?:rank\w*|plac(?:e|es|ed)|position|table|league|list|chart|seed\w*|spot|standings|odds"
    r"|not|never|instead)\b",
    re.IGNORECASE,
)
_RATE = lazy_pattern(
    r"\b(?:(?:a|per|each|every) (?:year|month|week|quarter|day)|annual\w*|average|yearly|compound"
    r"|points?)\b"
)
_BOUND = lazy_pattern(
    r"\b(?:more than|over|at least|nearly|almost|close to|less than|under|up to|as much as|some)\b"
)
_MEASURES = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years cent"
    " cents pence p dollar dollars pounds inch inches foot feet m km kg g mm cm ft lb mph gb"
    " mb".split()
)
_STRAY = lazy_pattern(r"\d|\b(?:when|while|as|who|which|that|ranging|anywhere|came)\b")
_SENTENCE = lazy_pattern(r"[;:!?()\"“”]|[.](?= )")
_LOOK_BACK, _LOOK_AHEAD = 100, 40
_YEARS = range(1000, 2101)
_SLACK, _POINTS = 0.1, 1.0  # what a percentage may be off: a share of it, and points
_HALF, _ROUNDING = 0.5, 0.02  # what rounding takes at most: of a count, and as a share of it
_LEAST, _MOST = 0.8, 1.25  # of a factor: "doubled" may be a little less or more than twice


class _Change(NamedTuple):
    """Two values, half of the step of each, and whether they are percentages."""

    start: float
    end: float
    start_off: float
    end_off: float
    percent: bool


class WrongChange(Rule):
    """A change is told that its own two numbers do not make.

    "Rose 20% from 100 to 150", "fell from 40 to 60", "doubled from 4 to 12": one of the three is
    wrong, and the sentence itself proves it.

    The rule reads "from A to B" and "to B from A" behind a verb of rising or falling. Reported are
    a direction that the numbers contradict, a factor (doubled, tripled, halved) that they miss by
    more than rounding allows, and a percentage that is more than a tenth and one point off. Years,
    ranks and odds, rates by the year, values of different units and bounds ("nearly doubled", "more
    than 20%") are left alone.
    """

    name = "wrong-change"
    category = Category.CONSISTENCY
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad("Sales rose 20% ⟦from 100 to 150⟧ in May."),
        Bad("The number of ferries fell ⟦from 40 in 2010 to 60⟧ last year."),
        Bad("Its price doubled ⟦from $4 to $12⟧, and its weight halved ⟦from 90g to 80g⟧."),
        Bad("The fine rose ⟦to £55 from £40⟧, up 10%.", why="the direction is right"),
        Bad("Rents went up ⟦from $800 to $1,200⟧, a 30 per cent increase."),
    )
    good = (
        Good("Sales rose 50% from 100 to 150 in May, and fell from 150 to 75, a 50% drop."),
        Good("Its price doubled from $4 to $8.20, and more than doubled from 8 to 28 million."),
        Good("She rose from 40 to 12 in the rankings, and he fell from 2010 to 2015."),
        Good("Waiting fell from 2 hours to 45 minutes, the price from $1 to 90 cents."),
        Good("It grew 5% a year from 100 in 2001 to 150 in 2009, or from 900 to 1.2 million."),
        Good("The share rose 2% from 10% to 12%, or 20% from 10% to 12%."),
        Good('He wrote "fell from 40 to 60" by mistake.', why="an example"),
        Good("It fell from one in four to two in ten, and rose from 8 to 5th place."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each change whose ends contradict the words."""
        for match in _FROM.finditer(doc.prose):
            block = doc.block_at(match.start())
            if block is None or block.role is Role.CODE:
                continue
            begin = max(block.span.start, match.start() - _LOOK_BACK)
            before = doc.prose[begin : match.start()]
            start, end = _FROM_TO.match(doc.prose, match.end()), None
            if start is None:
                start, end = _ONLY.match(doc.prose, match.end()), _TO.search(before)
                if end is None:
                    continue
            if start is None or start.end() > block.span.end:
                continue
            before = _SENTENCE.split(before[: end.start()] if end else before)[-1]
            after = doc.prose[start.end() : min(start.end() + _LOOK_AHEAD, block.span.end)]
            wrong = _wrong(before, _changes(start, end or start), after)
            if wrong:
                first = begin + end.start() if end else match.start() + 1
                span = Span(first, _last(start, 1 if end else 2))
                if not is_mentioned(doc, span):
                    yield Finding(span, wrong, confidence=0.9)


def _last(match: re.Match[str], n: int) -> int:
    """Where a value ends; a unit is part of it where no space stands between."""
    end = max(match.end(f"{name}{n}") for name in ("number", "scale", "percent"))
    return match.end(f"unit{n}") if match.start(f"unit{n}") == end else end


def _changes(start: re.Match[str], end: re.Match[str]) -> list[_Change]:
    """What the two numbers may say; "from 8 to 28 million" may leave out the first "million"."""
    units = [match[name] for match, name in ((start, "unit1"), (end, "unit2"))]
    low, high = amount(start["number1"]), amount(end["number2"])
    if low is None or high is None or start["sign1"] != end["sign2"]:
        return []
    if _is_year(start["number1"]) and _is_year(end["number2"]) and not start["scale1"]:
        return []
    if start["percent1"] and not end["percent2"]:
        return []
    if any(unit in _MEASURES for unit in units) and units[0] != units[1]:
        return []
    scales = [amount(match[name] or "one") for match, name in ((start, "scale1"), (end, "scale2"))]
    one, other = (scale.value if scale else 1.0 for scale in scales)
    pairs = {(one, other), (one if start["scale1"] else other, other if end["scale2"] else one)}
    return [
        _Change(
            low.value * first,
            high.value * second,
            _off(low) * first,
            _off(high) * second,
            bool(end["percent2"]),
        )
        for first, second in sorted(pairs)
    ]


def _off(number: Amount) -> float:
    """What rounding may have taken from a number or added to it."""
    return min(number.step / 2, max(_HALF, _ROUNDING * number.value))


def _is_year(number: str) -> bool:
    return number.isdigit() and int(number) in _YEARS


def _wrong(before: str, changes: list[_Change], after: str) -> str | None:
    """What the numbers contradict, in every reading of them."""
    verbs = list(_VERB.finditer(before))
    if not verbs or not changes or _OTHER_SENSE.search(before) or _OTHER_SENSE.search(after):
        return None
    verb, behind = verbs[-1], before[verbs[-1].end() :]
    if verb["times"]:
        if _BOUND.search(before):
            return None
        told = [_factor(change, _FACTORS[verb["times"]]) for change in changes]
        return told[0] if all(told) else None
    told = [_direction(change, up=bool(verb["up"])) for change in changes]
    if all(told):
        return None if _STRAY.search(_STATED.sub("", behind)) else told[0]
    if any(told) or _RATE.search(before) or _RATE.search(after) or _BOUND.search(behind):
        return None
    stated = list(_STATED.finditer(behind)) or [m for m in [_AFTER.match(after)] if m]
    if len(stated) == 1:
        text = stated[0]["number"] or stated[0]["number2"]
        told = [_percentage(change, text) for change in changes]
    return told[0] if all(told) else None


def _direction(change: _Change, *, up: bool) -> str | None:
    rises = change.end > change.start
    if change.start == change.end or rises == up:
        return None
    return f"{_number(change.end)} is {'more' if rises else 'less'} than {_number(change.start)}"


def _factor(change: _Change, factor: float) -> str | None:
    least = (change.end - change.end_off) / (change.start + change.start_off)
    most = (change.end + change.end_off) / max(change.start - change.start_off, 1e-9)
    if factor * _LEAST <= most and least <= factor * _MOST:
        return None
    times = change.end / max(change.start, 1e-9)
    return f"{_number(change.end)} is {times:.2g} times {_number(change.start)}"


def _percentage(change: _Change, text: str) -> str | None:
    stated = amount(text)
    if stated is None or not change.start:
        return None
    ends = [
        100 * abs(end / max(start, 1e-9) - 1)
        for start in (change.start - change.start_off, change.start + change.start_off)
        for end in (change.end - change.end_off, change.end + change.end_off)
    ]
    slack = max(_POINTS, _SLACK * stated.value)
    if min(ends) - slack <= stated.value <= max(ends) + slack:
        return None
    if change.percent and abs(abs(change.end - change.start) - stated.value) <= _POINTS:
        return None
    true = 100 * abs(change.end / change.start - 1)
    return f"From {_number(change.start)} to {_number(change.end)} is {true:.3g}%, not {text}%"


def _number(value: float) -> str:
    return f"{value:,.10g}"
