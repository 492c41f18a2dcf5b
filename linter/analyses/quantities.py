"""Numbers as articles write them, in digits and in words, and how exact each of them is.

"2,500", "3.5", "three", "twenty-one", "two hundred", "1.4 million". A number is as exact as its
last digit; zeros at the end of a round number are not counted as exact beyond a tenth of it.
"""

from typing import Final, NamedTuple

from linter.lazy_pattern import lazy_pattern

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS: Final = {
    **{word: n for n, word in enumerate(_ONES)},
    **{word: 10 * n for n, word in enumerate(_TENS, start=2)},
    "dozen": 12,
}
_SCALES: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "m": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "billion": 1e9,
    "tn": 1e12,
    "trillion": 1e12,
}
_ROUND = 0.1  # of a round number: no more of it is taken to be uncertain

DIGITS: Final = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:\.\d{1,4})?"
_TENS_WORDS = "|".join(_TENS)
_ONES_WORDS = "|".join(sorted(_ONES[1:], key=len, reverse=True))
NUMBER_WORDS: Final = (
    rf"(?:(?:{_TENS_WORDS})(?:[-\u2010\u2011 ](?:{'|'.join(_ONES[1:10])}))?|{_ONES_WORDS}|zero)"
)
SCALE: Final = r"(?:hundred|thousand|million|billion|trillion|bn|tn)"
_PARTS = lazy_pattern(r"[a-z]+|[\d.]+")


class Amount(NamedTuple):
    """A number and the step between it and its neighbours: 3.5 has a step of 0.1."""

    value: float
    step: float


def amount(text: str) -> Amount | None:
    """The number that a text writes, in digits or in words, with a scale or without."""
    total = 0.0
    step = 0.0
    for part in _PARTS.findall(text.lower().replace(",", "")):
        if part[0].isdigit():
            total, step = float(part), _step(part)
        elif part in _WORDS:
            total, step = total + _WORDS[part], 1
        elif part in _SCALES:
            total, step = (total or 1) * _SCALES[part], (step or 1) * _SCALES[part]
        else:
            return None
    return Amount(total, step) if step else None


def in_words(number: int) -> str:
    """A number below a hundred in words: "twelve", "twenty-one"."""
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens - 2]}-{_ONES[ones]}" if ones else _TENS[tens - 2]


def _step(digits: str) -> float:
    """What the last digit counts; of a round number no more than a tenth."""
    if "." in digits:
        return float(10.0 ** -len(digits.partition(".")[2]))
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(10.0**zeros, max(1.0, _ROUND * float(digits)))
