"""Cosines between passages: to the rest of the text, to the likest passages, to the neighbours.

`compare` makes the features from any matrix of cosines; here they are of word vectors weighted by
rarity. Vectors of meaning would come in beside them through the same function.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from linter.analyses.cohesion_window import Rows, Window, clipped, robust

_COMPARED_LENGTH = 4  # words; what is shorter resembles anything or nothing
SIMILARITY = (
    "cos_rest", "cos_far", "cos_most", "cos_most_far", "cos_top3", "cos_mean", "cos_neighbour",
    "cos_neighbours", "gain", "gain_blocks", "cos_lead", "cos_z", "cos_median", "cos_rank",
    "cos_most_z", "cos_pair_before", "cos_pair_after",
)  # fmt: skip


def similarity(window: Window) -> Rows:
    """Cosines of word vectors: to the rest of the text, to the likest passages, to neighbours."""
    return compare(window, _cosines(window))


def _cosines(window: Window) -> Rows:
    vectors = [
        {key: (1 + math.log(count)) * here.terms[key].weight for key, count in here.counts.items()}
        for here in window.passages
    ]
    count = len(vectors)
    products = [[0.0] * count for _ in range(count)]
    for key, places in window.places.items():
        if len(places) > 1:
            values = [(n, vectors[n][key]) for n in places]
            for at, (n, value) in enumerate(values):
                row = products[n]
                for other, more in values[at + 1 :]:
                    row[other] += value * more
    norms = [math.sqrt(sum(x * x for x in vector.values())) or 1.0 for vector in vectors]
    for n, row in enumerate(products):
        row[n] = 1.0 if vectors[n] else 0.0
        for other in range(n + 1, count):
            if row[other]:
                row[other] /= norms[n] * norms[other]
                products[other][n] = row[other]
    return products


def compare(window: Window, cosines: Rows) -> Rows:
    """The similarity features of any matrix of cosines between the passages."""
    weights = [min(10.0, math.sqrt(max(1, passage.length))) for passage in window.passages]
    to_all = [
        sum(cosine * weight for cosine, weight in zip(row, weights, strict=True) if cosine)
        for row in cosines
    ]
    whole = sum(weight * value for weight, value in zip(weights, to_all, strict=True))
    rest = _Rest(cosines, weights, to_all, whole)
    count = len(cosines)
    compared = [n for n, here in enumerate(window.passages) if here.length >= _COMPARED_LENGTH]
    found = [
        _compared(rest, n, compared, window.judged) if count > 1 else [0.0] * len(SIMILARITY)
        for n in range(count)
    ]
    to_rest = [row[0] for row in found]
    middle, spread = robust(to_rest, window.judged)
    most = [row[2] for row in found]
    most_middle, most_spread = robust(most, window.judged)
    ranked = sorted(to_rest)
    for row in found:
        row[11:15] = [
            clipped((row[0] - middle) / (spread + 0.03)),
            middle,
            bisect_left(ranked, row[0]) / count,
            clipped((row[2] - most_middle) / (most_spread + 0.03)),
        ]
    for n, row in enumerate(found):  # a stretch of two vouches for neither of them
        row[15] = rest.of_pair(n - 1) if n else row[0]
        row[16] = rest.of_pair(n) if n + 1 < count else row[0]
    return found


class _Rest(NamedTuple):
    """Cosines between passages, and sums from which a cosine to any rest follows quickly."""

    cosines: Rows
    weights: list[float]
    to_all: list[float]
    whole: float

    def without(self, n: int, left_out: Sequence[int]) -> float:
        """The cosine of a passage to the sum of all passages but some."""
        weights, row = self.weights, self.cosines[n]
        towards = self.to_all[n] - sum(weights[x] * row[x] for x in left_out)
        square = self.whole
        for x in left_out:
            square -= 2 * weights[x] * self.to_all[x]
            for y in left_out:
                square += weights[x] * weights[y] * self.cosines[x][y]
        return towards / math.sqrt(square) if square > 1e-9 else 0.0  # noqa: PLR2004

    def of_pair(self, n: int) -> float:
        """The cosine of a passage and the next one, taken as one, to all others."""
        one, two = self.weights[n], self.weights[n + 1]
        square = one * one + two * two + 2 * one * two * self.cosines[n][n + 1]
        towards = one * self.to_all[n] + two * self.to_all[n + 1] - square
        rest = self.whole - 2 * towards - square
        return towards / math.sqrt(square * rest) if square * rest > 1e-9 else 0.0  # noqa: PLR2004

    def between(self, some: Sequence[int], others: Sequence[int]) -> float:
        """The mean cosine between two sets of passages."""
        total = sum(self.cosines[x][y] for x in some for y in others)
        return total / (len(some) * len(others))


def _compared(rest: _Rest, n: int, compared: list[int], judged: list[int]) -> list[float]:
    row = rest.cosines[n]
    count = len(row)
    others = [x for x in compared if x != n] or [x for x in range(count) if x != n]
    far = [x for x in others if abs(x - n) > 1] or others
    ranked = sorted((row[x] for x in others), reverse=True)
    around = [x for x in (n - 1, n + 1) if 0 <= x < count]
    close = [row[x] for x in around]
    before = [x for x in judged if x < n][-2:]
    after = [x for x in judged if x > n][:2]
    gain = gain_blocks = 0.0
    if before and after:
        gain = rest.cosines[before[-1]][after[0]] - 0.5 * (row[before[-1]] + row[after[0]])
        sides = [*before, *after]
        gain_blocks = rest.between(before, after) - rest.between([n], sides)
    return [
        rest.without(n, (n,)),
        rest.without(n, (n, *around)),
        ranked[0],
        max(row[x] for x in far),
        sum(ranked[:3]) / len(ranked[:3]),
        sum(ranked) / len(ranked),
        max(close),
        sum(close) / len(close),
        gain,
        gain_blocks,
        max(row[x] for x in (0, 1) if x != n),
        *[0.0] * 6,  # standings and pairs, filled in when all rows are known
    ]
