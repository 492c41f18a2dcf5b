"""How well a word fits between its two neighbours on each side, by the counts of `ngrams`.

A word's fit is a row of logs: of smoothed shares, of counts with classes of words for neighbours,
of plain counts. The fit of a word and that of a candidate for its place, compared, are what the
model of `unlikely_words` weighs.
"""

import math
from typing import NamedTuple

from linter.analyses.ngrams import APART, END, START, WEB_PAIR, Ngrams
from linter.analyses.word_candidates import Candidate, likeness

_RARE = 3  # a neighbour counted less often tells nothing
_TOTAL = 9e6  # words counted
_PLAIN = 17  # where the logs of plain counts begin in what `fit` returns
_log = math.log10


class Context(NamedTuple):
    """The two forms before a word and the two after it."""

    second_left: str
    left: str
    right: str
    second_right: str


class Around(NamedTuple):
    """A context with what is the same for every word in it."""

    context: Context
    classes: tuple[str, str, str, str]
    left_count: int
    right_count: int
    right_share: float
    right_goes_on: float

    @classmethod
    def of(cls, context: Context, counts: Ngrams) -> "Around":
        """The context, with its counts and classes looked up."""
        count = counts.count
        right = count(context.right)
        further = (count(context.second_right) + 0.5) / _TOTAL
        on = count(f"{context.right} {context.second_right}")
        a, b, c, d = map(counts.class_of, context)
        return cls(
            context,
            (a, b, c, d),
            count(context.left),
            right,
            (right + 0.5) / _TOTAL,
            (on + 8 * further) / (right + 8),
        )


def fit(word: str, around: Around, counts: Ngrams) -> list[float]:
    """How well a word fits: logs of smoothed shares, of counts with classes, of plain counts."""
    count = counts.count
    l2, l1, r1, r2 = around.context
    k0, k1, k2, k3 = around.classes
    k = counts.class_of(word)
    n = count(word)
    share = (n + 1) / _TOTAL
    left, right = count(f"{l1} {word}"), count(f"{word} {r1}")
    p_left = (left + 8 * share) / (around.left_count + 8)
    p_right = (right + 8 * around.right_share) / (n + 8)
    before = count(f"{l2} {l1} {word}")
    between = count(f"{l1} {word} {r1}")
    after = count(f"{word} {r1} {r2}")
    c_between, c_left, c_right = count(k1 + word + k2), count(k1 + word), count(word + k2)
    c_before, c_after = count(k0 + k1 + word), count(word + k2 + k3)
    return [
        _log(share),
        _log(p_left),
        _log(p_right),
        _log(before + 3 * p_left),
        _log(between + 2 * p_left * p_right),
        _log((after + 3 * around.right_goes_on) / (right + 3)),
        _log(count(k1 + k + k2) + 0.5),
        _log(count(k0 + k1 + k) + 0.5),
        _log(count(k + k2 + k3) + 0.5),
        _log((n + 0.5) / (count(k) + 50)),
        _log(c_between + 20 * share),
        _log(c_left + 50 * share),
        _log(c_right + 50 * share),
        _log(c_before + 20 * share),
        _log(c_after + 20 * share),
        _log(count(l2 + APART + word) + 20 * share),
        _log(count(word + APART + r2) + 20 * share),
        _log(1 + before + between + after),
        _log(1 + left),
        _log(1 + right),
        _log(1 + c_between),
        _log(1 + c_left),
        _log(1 + c_right),
        _log(1 + c_before),
        _log(1 + c_after),
        _log(1 + count(l1 + WEB_PAIR + word)),
        _log(1 + count(word + WEB_PAIR + r1)),
    ]


def compared(
    word: str, candidate: Candidate, own: list[float], other: list[float], around: Around
) -> list[float]:
    """All that the model is told of a word and a close word in a context."""
    gain = [b - a for a, b in zip(own, other, strict=True)]
    joint = gain[2] + gain[0]
    context = around.context
    return [
        *gain,
        *own[_PLAIN:],
        *other[_PLAIN:],
        min(gain[1], joint),
        max(gain[1], joint),
        min(gain[11], gain[12]),
        max(gain[11], gain[12]),
        min(gain[3], gain[5]),
        max(gain[3], gain[5]),
        own[0],
        other[0],
        *likeness(word, candidate),
        context.left == START,
        context.right in (".", ",", END),
        context.left in (".", ",", "0"),
        around.left_count < _RARE,
        around.right_count < _RARE,
    ]
