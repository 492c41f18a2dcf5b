"""How well a word fits its place beside the words that it is often written for.

The table data/confusables.txt names such words with the evidence that each exchange needs; the
counts of `linter.analyses.ngrams` give the evidence: how much oftener the other word was seen
between the same neighbours. `tools/mine_confusions.py` fits the weights and the needs.
"""

import math
from functools import cache
from typing import Final, NamedTuple

from linter.analyses.data_folder import DATA
from linter.analyses.lazy_table import LazyTable
from linter.analyses.ngrams import Ngrams, Words, ngrams

DATA_FILE: Final = "confusables.txt"
REACH: Final = 2  # words on either side that count

# How soon the counts of a pair or triple outweigh those of its parts.
_PAIR_TRUST, _TRIPLE_TRUST = 60, 25
_WORDS_COUNTED = 7_500_000
_UNSEEN = 1e-8
_SMOOTHING = 0.5
_PROMISING = 10.0  # times as often seen in pairs with both neighbours; else not worth weighing
_ROUNDED = 0.999  # what a product of quotients may fall short of it by rounding
_MOST_KEPT = 1 << 16  # pairs that the sieve remembers

Place = tuple[str, str, str, str]  # two forms before the word and two behind it


Meant = tuple[tuple[str, float], ...]


class Confusables(NamedTuple):
    """The fitted table: for each word those it may stand for, with the evidence that they need."""

    weights: tuple[float, ...]
    bias: float
    meant: LazyTable[str, Meant]


class Fit(NamedTuple):
    """A word that fits a place better; `margin` is the evidence above what the exchange needs."""

    word: str
    margin: float


def better_fit(counts: Ngrams, table: Confusables, word: str, place: Place) -> Fit | None:
    """The word that certainly belongs here instead, if there is one."""
    _, b, c, _ = place
    if counts.triple(b, word, c):
        return None  # seen just so in edited text
    count, before, after = counts.count, b + " ", " " + c
    in_pairs = (count(before + word) + _SMOOTHING) * (count(word + after) + _SMOOTHING)
    least = _PROMISING * in_pairs
    around: _Around | None = None
    chances: tuple[float, ...] = ()
    best: Fit | None = None
    for other, need in table.meant[word]:
        better = (count(before + other) + _SMOOTHING) * (count(other + after) + _SMOOTHING)
        if better < least:
            continue
        if around is None:
            around = _Around.of(counts, place)
            chances = _log_chances(counts, word, around)
        margin = table.bias - need
        others = _log_chances(counts, other, around)
        for weight, wrong, right in zip(table.weights, chances, others, strict=True):
            margin += weight * (right - wrong)
        if margin > 0 and (best is None or margin > best.margin):
            best = Fit(other, margin)
    return best


class Sieve:
    """Passes the places where another word may fit better; nine in ten have none.

    How many times as often as the word any other was seen after the form before, and before the
    form behind, it remembers, for the same pairs come again and again. Where no other was seen
    beside a form, it does not ask how often the word itself was.
    """

    def __init__(self, counts: Ngrams, table: Confusables) -> None:
        self._counts, self._meant = counts, table.meant
        self._others: dict[str, Words] = {}
        self._before: dict[str, dict[str, float]] = {word: {} for word in table.meant.words}
        self._behind: dict[str, dict[str, float]] = {word: {} for word in table.meant.words}
        self._kept = 0

    def __call__(self, before: str, word: str, behind: str) -> bool:
        """Whether a place of a word is worth weighing."""
        left = self._before[word].get(before)
        if left is None:
            others = self._counts.look_up_after(before, self._others_of(word))
            left = self._times(others, before, word)
            self._before[word][before] = left
        right = self._behind[word].get(behind)
        if right is None:
            others = self._counts.look_up_before(self._others_of(word), behind)
            right = self._times(others, word, behind)
            self._behind[word][behind] = right
        return left * right >= _PROMISING * _ROUNDED

    def _times(self, others: tuple[int, ...], first: str, second: str) -> float:
        """How many times as often as a pair, at most, those with another word were seen."""
        if self._kept >= _MOST_KEPT:
            for each in (*self._before.values(), *self._behind.values()):
                each.clear()
            self._kept = 0
        self._kept += 1
        most = max(others)
        if not most:
            return 1.0
        return (most + _SMOOTHING) / (self._counts.look_up(f"{first} {second}") + _SMOOTHING)

    def _others_of(self, word: str) -> Words:
        known = self._others.get(word)
        if known is None:
            known = self._others[word] = Words(tuple(other for other, _ in self._meant[word]))
        return known


@cache
def sieve() -> Sieve:
    """The sieve of the shipped table and counts."""
    return Sieve(ngrams(), confusables())


def evidence(counts: Ngrams, word: str, other: str, place: Place) -> list[float]:
    """What speaks for the other word: differences of log chances, as the weights take them."""
    around = _Around.of(counts, place)
    pairs = zip(
        _log_chances(counts, word, around), _log_chances(counts, other, around), strict=True
    )
    return [right - wrong for wrong, right in pairs]


class _Around(NamedTuple):
    """The counts of a place that hold whichever word stands in it."""

    place: Place
    before: int
    two_before: int
    behind: int
    chance_behind: float
    chance_last: float

    @classmethod
    def of(cls, counts: Ngrams, place: Place) -> "_Around":
        a, b, c, d = place
        behind = counts.word(c)
        chance_last = counts.word(d) / _WORDS_COUNTED + _UNSEEN
        return cls(
            place,
            counts.word(b),
            counts.pair(a, b),
            behind,
            behind / _WORDS_COUNTED + _UNSEEN,
            _mixed(counts.pair(c, d), behind, _PAIR_TRUST, chance_last),
        )


def _log_chances(counts: Ngrams, word: str, around: _Around) -> tuple[float, ...]:
    """How likely a word is in its place, by each of its neighbourhoods."""
    a, b, c, d = around.place
    of_word = counts.word(word)
    from_left, to_right = counts.pair(b, word), counts.pair(word, c)
    left, middle = counts.triple(a, b, word), counts.triple(b, word, c)
    right = counts.triple(word, c, d)
    log = math.log
    chance = _mixed(from_left, around.before, _PAIR_TRUST, of_word / _WORDS_COUNTED + _UNSEEN)
    chance_next = _mixed(to_right, of_word, _PAIR_TRUST, around.chance_behind)
    return (
        log(_mixed(left, around.two_before, _TRIPLE_TRUST, chance)),
        log(_mixed(middle, from_left, _TRIPLE_TRUST, chance_next)),
        log(_mixed(right, to_right, _TRIPLE_TRUST, around.chance_last)),
        log(middle + _SMOOTHING),
        log(left + _SMOOTHING),
        log(right + _SMOOTHING),
        log(from_left + _SMOOTHING),
        log(to_right + _SMOOTHING),
        log(of_word + 1),
    )


def _mixed(count: int, of: int, trust: int, otherwise: float) -> float:
    """A share of counts, drawn to what is expected otherwise where the counts are few."""
    return (count + trust * otherwise) / (of + trust)


@cache
def confusables() -> Confusables:
    """The table of the data file."""
    source = DATA / DATA_FILE
    return read_confusables(source.read_text(encoding="utf-8"))


def read_confusables(text: str) -> Confusables:
    """A table: a line "weights bias w ..." and lines "wrong right:need right:need ..."."""
    weights: tuple[float, ...] = ()
    bias = 0.0
    lines: dict[str, str] = {}
    for line in text.split("\n"):
        first, _, rest = line.partition(" ")
        if first == "weights":
            bias, *others = map(float, rest.split())
            weights = tuple(others)
        elif first and not first.startswith("#"):
            lines[first] = rest
    return Confusables(weights, bias, LazyTable(lines, _read_needs))


def _read_needs(_: str, line: str) -> Meant:
    pairs = (each.split(":") for each in line.split())
    return tuple((word, float(need)) for word, need in pairs)
