"""Units of measurement of the two systems, and what one is in the other."""

from functools import cache
from typing import Final, NamedTuple

from linter.lazy_pattern import lazy_pattern

_FOOT = 0.3048
_POUND = 0.45359237

# Dimension; names; what one of it is in the metric unit of the dimension. Where a name means more
# than one unit, each of them.
_METRIC = (
    ("length", "mm, millimeter, millimetre", (0.001,)),
    ("length", "cm, centimeter, centimetre", (0.01,)),
    ("length", "m, meter, metre, mtr", (1.0,)),
    ("length", "km, kilometer, kilometre", (1000.0,)),
    ("mass", "mg, milligram", (0.000001,)),
    ("mass", "g, gm, gram, gramme", (0.001,)),
    ("mass", "kg, kilo, kilogram, kilogramme", (1.0,)),
    ("mass", "t, tonne, metric ton", (1000.0,)),
    ("volume", "ml, millilitre, milliliter, cc", (0.001,)),
    ("volume", "cl, centilitre, centiliter", (0.01,)),
    ("volume", "l, litre, liter", (1.0,)),
    ("area", "hectare, ha", (10_000.0,)),
    ("speed", "kph, kmh, km/h, kmph, kilometers per hour, kilometres per hour", (1.0,)),
    ("speed", "kilometers an hour, kilometres an hour, km per hour, km an hour", (1.0,)),
)
_IMPERIAL = (
    ("length", "in, inch, inches", (_FOOT / 12,)),
    ("length", "ft, foot, feet", (_FOOT,)),
    ("length", "yd, yard", (3 * _FOOT,)),
    ("length", "mi, mile, nautical mile", (5280 * _FOOT, 1852.0)),
    ("mass", "oz, ounce", (_POUND / 16, 0.0311034768)),
    ("mass", "lb, pound", (_POUND,)),
    ("mass", "st, stone", (14 * _POUND,)),
    ("mass", "ton, short ton, long ton, us ton", (2000 * _POUND, 2240 * _POUND)),
    ("volume", "fl oz, fluid ounce, ounce, oz", (0.0295735, 0.0284131)),
    ("volume", "pint, pt", (0.473176, 0.568261)),
    ("volume", "quart, qt", (0.946353, 1.13652)),
    ("volume", "gallon, gal", (3.785412, 4.54609)),
    ("area", "acre", (4046.8564,)),
    ("speed", "mph, miles per hour, miles an hour", (1.609344,)),
)
_SQUARED = lazy_pattern(r"(?:square|sq) ?(?P<side>[a-z]+)|(?P<base>[a-z]+)(?:²|2)")
_SIGNS = {"'": "ft", "\u2032": "ft", '"': "in", "\u2033": "in"}
_DEGREES = lazy_pattern(r"(?:degrees? ?|° ?|º ?)")
_CELSIUS = frozenset({"c", "celsius", "centigrade"})
_FAHRENHEIT = frozenset({"f", "fahrenheit"})
_FREEZING: Final = 32.0


class Unit(NamedTuple):
    """One meaning of a unit's name: `size` in the metric unit of its dimension."""

    dimension: str
    metric: bool
    size: float


def units(name: str) -> tuple[Unit, ...]:
    """What a name of a unit may mean; nothing where it is none."""
    text = " ".join(name.lower().replace(".", "").replace("-", " ").split())
    text = _DEGREES.sub("", text)
    if text in _CELSIUS or text in _FAHRENHEIT:
        return (Unit("temperature", text in _CELSIUS, 1.0),)
    squared = _SQUARED.fullmatch(text)
    if squared is not None:
        return tuple(
            Unit("area", side.metric, side.size**2)
            for side in _named(squared["side"] or squared["base"])
            if side.dimension == "length"
        )
    return _named(text)


def _named(text: str) -> tuple[Unit, ...]:
    table = _table()
    text = _SIGNS.get(text, text)
    return table.get(text) or table.get(text.removesuffix("s")) or ()


@cache
def _table() -> dict[str, tuple[Unit, ...]]:
    table: dict[str, tuple[Unit, ...]] = {}
    for rows, metric in ((_METRIC, True), (_IMPERIAL, False)):
        for dimension, names, sizes in rows:
            meanings = [Unit(dimension, metric, size) for size in sizes]
            for name in names.split(", "):
                table[name] = (*table.get(name, ()), *meanings)
    return table


@cache
def unit_names() -> str:
    """A pattern of all names of units, to be compiled without regard to case."""
    names = "|".join(sorted(map(_spaced, _table()), key=len, reverse=True))
    sides = r"(?:m|km|cm|ft|mi|in|yd|feet|foot|inch(?:es)?|(?:kilo)?met(?:er|re)s?|yards?|miles?)"
    degrees = r"(?:(?:degrees?[ -]|[°º] ?)?(?:celsius|centigrade|fahrenheit|[CF]))"
    return (
        rf"(?:(?:(?:square|sq\.?)[ -]?{sides}|{degrees}|{sides}[²2]|(?:{names})s?\.?)(?![\w²³])"
        r"|['′\"″])"
    )


def _spaced(name: str) -> str:
    return name.replace(" ", "[ -]")


def to_fahrenheit(celsius: float) -> float:
    """A temperature in Celsius as one in Fahrenheit."""
    return celsius * 9 / 5 + _FREEZING
