"""Rule `wrong-conversion`."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, product
from typing import NamedTuple

from linter.analyses.mentions import is_mentioned
from linter.analyses.quantities import DIGITS, NUMBER_WORDS, SCALE, Amount, amount
from linter.analyses.units import Unit, to_fahrenheit, unit_names, units
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

# A number and perhaps a unit follow; two patterns, for each alone begins with letters to leap to.
_MEASURE_AHEAD = r"(?=(?:[a-z]{2,13}\.? ){0,2}[~≈=]?[-−]?\d[\d.,–-]{0,12}[ \u00a0-]?[A-Za-z°º'′])"
_OPENINGS = (lazy_pattern(rf"\({_MEASURE_AHEAD}"), lazy_pattern(rf", or {_MEASURE_AHEAD}"))
_LOOK_BACK = 60
_CLOSE = 0.04  # of a value: a smaller difference comes from rounding more than once
_DEGREE = 1.8  # Fahrenheit in one Celsius
_VAGUE = {"a": Amount(1, 1), "an": Amount(1, 1), "half a": Amount(0.5, 0.2)}


class _Measure(NamedTuple):
    """A number with what its unit may be; `rest` is what a smaller unit adds to it."""

    number: Amount
    low: Amount | None
    unit: str
    rest: Amount
    small: str


class WrongConversion(Rule):
    """A measure in brackets is not what the one before it converts to.

    "10 miles (25 km)": ten miles are 16 kilometres. One of the two numbers is wrong, or the unit
    is, and readers of one half of the world are misled.

    The rule compares a length, weight, volume, area, speed or temperature with the one in brackets
    behind it, or between commas after "or", where one is metric and the other is not. Both may be
    rounded: a number is as exact as its last digit, and a round one no more than a tenth. Gallons,
    pints, tons, ounces and miles may be of any kind, and two temperatures may be the difference
    between two.

    Known limits: dimensions ("3 x 4 m"), fractions and money are not compared.
    """

    name = "wrong-conversion"
    category = Category.CONSISTENCY
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad("The well is ⟦10 miles (25 km⟧) from the village."),
        Bad("He is ⟦5ft 8in (1.95 m⟧) tall and weighs ⟦12st 4lb (87kg⟧)."),
        Bad("It was ⟦30 degrees Celsius (68 Fahrenheit⟧) at noon, and ⟦-10C (50F⟧) at night."),
        Bad("The farm has ⟦200 acres (800 hectares⟧) of rye."),
        Bad("They walked ⟦half a mile, or 8 km⟧, to the well."),
        Bad("It lies ⟦5-10 miles (8-26 km⟧) off the coast, a ⟦12-mile (91-km⟧) strip of sand."),
    )
    good = (
        Good("The well is 10 miles (16 km) or so from the village, a walk of 100 yards (90m)."),
        Good("He is 5ft 8in (1.73 m) tall and weighs 12st 4lb (78kg), or 172 lb (78 kg)."),
        Good("It was 30C (86F) at noon, -10C (14F) at night: 2C (3.6F) more than last year."),
        Good("A tank of 10 gallons (45 litres) or 10 gallons (38 l) weighs 2 tons (2 tonnes)."),
        Good(
            "It flies 1.4 million km (870,000 miles) in 13 hours, or at 67,000 mph (108,000 kph)."
        ),
        Good("The hole is 19 feet (5 meters) deep, the pole 3 feet (1 m) long."),
        Good("The 10-mile (100 km for riders) race pays $10m (6 miles of coins)."),
        Good("A room of 3 x 4 m (10 x 13 ft), or 130 square feet (12 sq m), 1,000 ft² (93m²)."),
        Good('A slip such as "10 miles (25 km)" is easily made.', why="an example"),
        Good("It lies 5 to 10 miles (8 to 16 km) off, between 5 and 10 miles (16 km) away."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each conversion that rounding cannot explain."""
        for opening in chain.from_iterable(each.finditer(doc.prose) for each in _OPENINGS):
            inside = _inside().match(doc.prose, opening.end())
            if inside is None:
                continue
            start = max(0, opening.start() - _LOOK_BACK)
            before = _before().search(doc.prose[start : opening.start()])
            block = doc.block_at(opening.start())
            if before is None or block is None or block.role is Role.CODE:
                continue
            span = Span(start + before.start(), inside.end())
            meant = _meant(_read(before), _read(inside))
            if meant and block.span.contains(span) and not is_mentioned(doc, span):
                said = " ".join(before.group().split())
                yield Finding(span, f"{said} is about {meant}", confidence=0.93)


@cache
def _inside() -> re.Pattern[str]:
    about = r"(?:(?!minus )[a-z]{2,13}\.? ){0,2}[~≈=]?"
    return re.compile(rf"{about}{_measure(DIGITS)}(?=[),;/]|\. )", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    number = rf"(?:{DIGITS}|{NUMBER_WORDS}|half an?|an?)"
    return re.compile(rf"(?<![\w.,/$£€½¼¾-]){_measure(number)} ?$", re.IGNORECASE)


def _measure(number: str) -> str:
    signed = rf"(?:[-−]|minus )?{number}(?: {SCALE})?"
    return (
        rf"(?:(?P<low>{signed})(?: ?[-–] ?| to | and ))?(?P<number>{signed})[ \u00a0-]?"
        rf"(?P<unit>{unit_names()})(?:[ \u00a0]?(?P<rest>\d{{1,2}}(?:\.\d)?)[ \u00a0-]?"
        r"(?P<small>in(?:ch(?:es)?)?\b|lbs?\b|pounds?\b|ounces?\b|oz\b|[\"″])\.?)?"
    )


def _read(match: re.Match[str]) -> _Measure:
    low, rest = match["low"], match["rest"]
    return _Measure(
        _signed(match["number"]),
        _signed(low) if low else None,
        match["unit"],
        _signed(rest) if rest else Amount(0, 0),
        match["small"] or "",
    )


def _signed(text: str) -> Amount:
    text = text.lower().replace("−", "-")
    bare = text.removeprefix("minus ").lstrip("-")
    found = _VAGUE.get(bare.removesuffix("n")) or amount(bare) or Amount(0, 1)
    return found if bare == text else Amount(-found.value, found.step)


def _meant(said: _Measure, converted: _Measure) -> str | None:
    """What the first measure is in the unit of the second, if that is not what stands there."""
    meant = None
    for one, other in product(units(said.unit), units(converted.unit)):
        if one.dimension != other.dimension or one.metric == other.metric:
            continue
        if one.dimension == "temperature":
            agree, expected = _temperatures(said, converted, celsius_first=one.metric)
        else:
            agree, expected = _lengths(said, one, converted, other)
        if agree:
            return None
        meant = meant or f"{expected:,.{_places(expected)}f} {converted.unit}"
    return meant


def _places(value: float) -> int:
    return 2 if abs(value) < 10 else 0  # noqa: PLR2004 - digits that a reader wants to see


def _temperatures(
    said: _Measure, converted: _Measure, *, celsius_first: bool
) -> tuple[bool, float]:
    one, other = said.number, converted.number
    if celsius_first:
        celsius, fahrenheit, expected = one, other, to_fahrenheit(one.value)
    else:
        celsius, fahrenheit = other, one
        expected = (one.value - to_fahrenheit(0)) / _DEGREE
    scaled = Amount(celsius.value * _DEGREE, celsius.step * _DEGREE)
    absolute = Amount(to_fahrenheit(celsius.value), scaled.step)
    return _agree(absolute, fahrenheit) or _agree(scaled, fahrenheit), expected


def _lengths(said: _Measure, one: Unit, converted: _Measure, other: Unit) -> tuple[bool, float]:
    first, second = _in_metric(said, one), _in_metric(converted, other)
    agree = _agree(first, second)
    if said.low and converted.low:
        lows = (_times(said.low, one.size), _times(converted.low, other.size))
        agree = agree and _agree(*lows)
    return agree, first.value / other.size


def _in_metric(measure: _Measure, unit: Unit) -> Amount:
    """The number in the metric unit of its dimension, with what a smaller unit adds."""
    whole = _times(measure.number, unit.size)
    for small in units(measure.small):
        if small.dimension == unit.dimension:
            rest = _times(measure.rest, small.size)
            return Amount(whole.value + rest.value, rest.step)
    return whole


def _times(number: Amount, size: float) -> Amount:
    return Amount(number.value * size, number.step * size)


def _agree(one: Amount, other: Amount) -> bool:
    """Whether rounding explains the difference: either of them may be the rounded one."""
    difference = abs(one.value - other.value)
    rounding = max(one.step / 2 + other.step, one.step + other.step / 2)
    return difference <= max(rounding, _CLOSE * abs(one.value))
