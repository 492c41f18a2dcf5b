"""Which correction fits where the misspelt word stands: its neighbours have a say.

The score of a correction is its frequency, what its edits are worth, and how well it goes with the
word before and the word after, by the counts of `linter.analyses.ngrams`.
"""

import math
from collections.abc import Callable, Iterable
from typing import Protocol

from linter.analyses.corrections import Correction
from linter.analyses.edits import WORTH, Worth

_SEEN = 0.5  # what a pair that was never seen counts for
_RARE = 50  # added to a word's count, so that rare words say little
_SEEN_ZIPF = 1.85  # a word of zipf frequency 3 was seen no more than ten to the power of 1.15 times
_ROUNDED = 1.1  # counts are kept to a few per cent
_STEPS_A_UNIT = 10  # of zipf
_STEPS = 8 * _STEPS_A_UNIT


class Counts(Protocol):
    """How often words and pairs of words were seen: `Ngrams`, or a stand-in that leaves one out."""

    def word(self, a: str) -> int:
        """How often a word was seen."""

    def pair(self, a: str, b: str) -> int:
        """How often `b` was seen right after `a`."""


class Neighbours:
    """The forms around a word, and how well other words fit between them."""

    def __init__(self, counts: Counts, before: str, after: str) -> None:
        self._counts = counts
        self._before, self._after = before, after

    def fit(self, word: str) -> float:
        """log10 of how often the word follows the one before and is followed by the one after."""
        first, _, last = word.partition(" ")
        counts, last = self._counts, last or first
        left = counts.pair(self._before, first) + _SEEN
        right = counts.pair(last, self._after) + _SEEN
        return math.log10(
            left * right / (counts.word(self._before) + _RARE) / (counts.word(last) + _RARE)
        )

    def best_fit(self, zipf: float) -> float:
        """What `fit` is at most for a word of a frequency."""
        before = self._counts.word(self._before)
        left = min(most_seen(zipf), before or math.inf) + _SEEN
        return math.log10(_ROUNDED * left / (before + _RARE))

    def sides(self, word: str) -> int:
        """On how many sides, two at most, the word was seen beside its neighbour."""
        first, _, last = word.partition(" ")
        counts = self._counts
        return (counts.pair(self._before, first) > 0) + (
            counts.pair(last or first, self._after) > 0
        )


def most_seen(zipf: float) -> float:
    """How often a word, or a pair with it, can have been seen at most, by the word's frequency."""
    return math.pow(10.0, zipf - _SEEN_ZIPF)


def least_zipf(reaches: Callable[[float], bool]) -> float:
    """The frequency from which on a growing score reaches what it must; more than any word's.

    To search for what is more frequent only is far cheaper.
    """
    for step in range(_STEPS, -1, -1):
        if not reaches(step / _STEPS_A_UNIT):
            return math.inf if step == _STEPS else step / _STEPS_A_UNIT
    return 0.0


def ranked(
    found: Iterable[Correction], neighbours: Neighbours, worth: Worth = WORTH
) -> tuple[tuple[Correction, float], ...]:
    """The corrections with their scores in this place, the likeliest first; each word once."""
    scores: dict[str, tuple[Correction, float]] = {}
    for each in found:
        score = each.score + worth.context * neighbours.fit(each.word)
        if each.word not in scores or score > scores[each.word][1]:
            scores[each.word] = (each, score)
    return tuple(sorted(scores.values(), key=lambda pair: (-pair[1], pair[0].word)))
