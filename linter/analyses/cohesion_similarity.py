"""Cosines between passages: to the rest of the text, to the likest passages, to the neighbours.

`compare` makes the features from any `Likeness`: by the words that passages share, weighted by
rarity, or by vectors of what they mean. Only those cosines are computed that somebody asks for.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import mul
from typing import Protocol

from linter.analyses.cohesion_window import Rows, Window, clipped, robust

_COMPARED_LENGTH = 4  # words; what is shorter resembles anything or nothing
SIMILARITY = (
    "cos_rest", "cos_far", "cos_most", "cos_most_far", "cos_top3", "cos_mean", "cos_neighbour",
    "cos_neighbours", "gain", "gain_blocks", "cos_lead", "cos_z", "cos_median", "cos_rank",
    "cos_pair_before", "cos_pair_after",
)  # fmt: skip
_LEAST = 1e-9  # what is smaller comes from rounding


class Likeness(Protocol):
    """How like passages are: cosines of vectors that may be nothing, and then are like nothing."""

    def row(self, n: int) -> list[float]:
        """The cosines of a passage to all, itself among them."""

    def cosine(self, one: int, other: int) -> float:
        """The cosine between two passages."""

    def to_sum(self, weights: Sequence[float]) -> list[float]:
        """Of each passage's direction its share in the weighted sum of all directions."""


class VectorLikeness:
    """Likeness by vectors of length one, or of zeros where nothing is known."""

    def __init__(self, vectors: Sequence[Sequence[float]]) -> None:
        self._vectors = vectors

    def row(self, n: int) -> list[float]:
        """The cosines of a passage to all, itself among them."""
        here = self._vectors[n]
        return [sum(map(mul, here, there)) for there in self._vectors]

    def cosine(self, one: int, other: int) -> float:
        """The cosine between two passages."""
        return sum(map(mul, self._vectors[one], self._vectors[other]), 0.0)

    def to_sum(self, weights: Sequence[float]) -> list[float]:
        """Of each passage's direction its share in the weighted sum of all directions."""
        whole = [sum(map(mul, weights, column)) for column in zip(*self._vectors, strict=True)]
        return [sum(map(mul, vector, whole)) for vector in self._vectors]


class WordLikeness:
    """Likeness by the words that passages share."""

    def __init__(self, window: Window) -> None:
        self._places = window.places
        self._values: list[dict[str, float]] = []
        self._norms: list[float] = []
        log = math.log
        for passage in window.passages:
            counts = passage.counts
            values = {
                key: term[2] if counts[key] == 1 else (1 + log(counts[key])) * term[2]
                for key, term in passage.terms.items()
            }
            self._values.append(values)
            self._norms.append(math.sqrt(sum([x * x for x in values.values()])) or 1.0)

    def row(self, n: int) -> list[float]:
        """The cosines of a passage to all, itself among them."""
        values, here = self._values, 1 << n
        row = [0.0] * len(values)
        for key, value in values[n].items():
            others = self._places[key] ^ here
            while others:
                lowest = others & -others
                other = lowest.bit_length() - 1
                row[other] += value * values[other][key]
                others ^= lowest
        norm = self._norms[n]
        found = [product / (norm * more) for product, more in zip(row, self._norms, strict=True)]
        found[n] = 1.0 if values[n] else 0.0
        return found

    def cosine(self, one: int, other: int) -> float:
        """The cosine between two passages."""
        here, there = self._values[one], self._values[other]
        product = sum([value * there[key] for key, value in here.items() if key in there])
        return product / (self._norms[one] * self._norms[other])

    def to_sum(self, weights: Sequence[float]) -> list[float]:
        """Of each passage's direction its share in the weighted sum of all directions."""
        places = self._places
        whole: dict[str, float] = {}
        scales = [weight / norm for weight, norm in zip(weights, self._norms, strict=True)]
        shared: list[list[tuple[str, float]]] = []
        alone: list[float] = []
        for n, (values, scale) in enumerate(zip(self._values, scales, strict=True)):
            here = 1 << n
            recurring = [each for each in values.items() if places[each[0]] != here]
            for key, value in recurring:
                whole[key] = whole.get(key, 0.0) + value * scale
            shared.append(recurring)
            own = self._norms[n] ** 2 - sum([value * value for _, value in recurring])
            alone.append(own * scale if values else 0.0)
        return [
            (sum([value * whole[key] for key, value in recurring]) + own) / norm
            for recurring, own, norm in zip(shared, alone, self._norms, strict=True)
        ]


def compare(window: Window, likeness: Likeness, wanted: Sequence[int]) -> Rows:
    """The similarity features of some passages."""
    passages = window.passages
    count = len(passages)
    if count < 2:  # noqa: PLR2004 - nothing to compare with
        return [[0.0] * len(SIMILARITY) for _ in wanted]
    rest = _Rest(likeness, [min(10.0, math.sqrt(max(1, each.length))) for each in passages])
    short = {n for n, here in enumerate(passages) if here.length < _COMPARED_LENGTH}
    if len(short) > count - 2:
        short = set()  # nothing longer to compare with
    to_rest = [rest.without(n) for n in range(count)]
    middle, spread = robust(to_rest, window.judged)
    ranked = sorted(to_rest)
    return [
        [
            to_rest[n],
            *_compared(rest, n, short, window.judged),
            clipped((to_rest[n] - middle) / (spread + 0.03)),
            middle,
            bisect_left(ranked, to_rest[n]) / count,
            # A stretch of two vouches for neither of them.
            rest.of_pair(n - 1) if n else to_rest[n],
            rest.of_pair(n) if n + 1 < count else to_rest[n],
        ]
        for n in wanted
    ]


class _Rest:
    """Likeness, and sums from which a cosine to any rest follows quickly."""

    def __init__(self, likeness: Likeness, weights: list[float]) -> None:
        self.likeness = likeness
        self._weights = weights
        self._to_all = likeness.to_sum(weights)
        self._whole = sum(map(mul, self._to_all, weights))

    def without(self, n: int) -> float:
        """The cosine of a passage to the sum of all others."""
        weight, own = self._weights[n], self._to_all[n]
        square = self._whole - 2 * weight * own + weight * weight
        return (own - weight) / math.sqrt(square) if square > _LEAST and own else 0.0

    def far(self, n: int, row: list[float]) -> float:
        """The cosine of a passage to the sum of all but itself and its neighbours."""
        weights, to_all = self._weights, self._to_all
        left_out = range(max(0, n - 1), min(len(row), n + 2))
        towards = to_all[n] - sum([weights[x] * row[x] for x in left_out])
        square = self._whole
        for x in left_out:
            square -= 2 * weights[x] * to_all[x]
            for y in left_out:
                if x == y:
                    cosine = 1.0
                elif n in (x, y):
                    cosine = row[x + y - n]
                else:
                    cosine = self.likeness.cosine(x, y)
                square += weights[x] * weights[y] * cosine
        return towards / math.sqrt(square) if square > _LEAST else 0.0

    def of_pair(self, n: int) -> float:
        """The cosine of a passage and the next one, taken as one, to all others."""
        one, two = self._weights[n], self._weights[n + 1]
        square = one * one + two * two + 2 * one * two * self.likeness.cosine(n, n + 1)
        towards = one * self._to_all[n] + two * self._to_all[n + 1] - square
        rest = self._whole - 2 * towards - square
        return towards / math.sqrt(square * rest) if square * rest > _LEAST else 0.0

    def between(self, some: Sequence[int], others: Sequence[int]) -> float:
        """The mean cosine between two sets of passages."""
        cosine = self.likeness.cosine
        return sum([cosine(x, y) for x in some for y in others]) / (len(some) * len(others))


def _compared(rest: _Rest, n: int, short: set[int], judged: list[int]) -> Iterator[float]:
    row = rest.likeness.row(n)
    count = len(row)
    others = [x for x in range(count) if x != n and x not in short]
    far = [x for x in others if not -2 < x - n < 2] or others  # noqa: PLR2004
    ranked = sorted([row[x] for x in others], reverse=True)
    close = [row[x] for x in (n - 1, n + 1) if 0 <= x < count]
    yield rest.far(n, row)
    yield ranked[0]
    yield max([row[x] for x in far])
    yield sum(ranked[:3]) / len(ranked[:3])
    yield sum(ranked) / len(ranked)
    yield max(close)
    yield sum(close) / len(close)
    before = [x for x in judged if x < n][-2:]
    after = [x for x in judged if x > n][:2]
    if before and after:
        last, first = before[-1], after[0]
        yield rest.likeness.cosine(last, first) - 0.5 * (row[last] + row[first])
        sides = [*before, *after]
        yield rest.between(before, after) - sum([row[x] for x in sides]) / len(sides)
    else:
        yield 0.0
        yield 0.0
    yield max([row[x] for x in (0, 1) if x != n])
