"""Boosted decision trees, evaluated in plain Python: importing a library would cost more than this.

The trees of one model lie in three parallel arrays, each tree in pre-order, so that a split's left
child is the next node. A split holds the index of a feature, a threshold and the place of its
right child; a leaf holds -1 and its value in place of the threshold.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

_LEAF = -1
_AT_ONCE = 16  # trees that are asked before it is weighed whether the others matter
_ROUNDING = 1e-6


class _Arrays(NamedTuple):
    baseline: float
    roots: tuple[int, ...]
    features: tuple[int, ...]
    thresholds: tuple[float, ...]
    rights: tuple[int, ...]


class BoostedTrees(_Arrays):
    """A sum of trees over a row of features: log odds, for a classifier."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "BoostedTrees":
        """The trees that `tools/train_cohesion.py` wrote."""
        return cls(
            data["baseline"],
            tuple(data["roots"]),
            tuple(data["features"]),
            tuple(data["thresholds"]),
            tuple(data["rights"]),
        )

    @cached_property
    def _nodes(self) -> tuple[tuple[int, float, int], ...]:
        """The three arrays as one: a look-up for each node instead of three."""
        return tuple(zip(self.features, self.thresholds, self.rights, strict=True))

    @cached_property
    def _hopes(self) -> tuple[float, ...]:
        """For each tree the most that it and all after it can add."""
        split = zip(self.features, self.thresholds, strict=True)
        leaves = [leaf if feature == _LEAF else -math.inf for feature, leaf in split]
        ends = pairwise((*self.roots, len(leaves)))
        most = [max(leaves[start:end]) for start, end in ends]
        return tuple(accumulate(reversed(most)))[::-1]

    def score_above(self, row: Sequence[float], limit: float) -> float | None:
        """The score if it is above a limit: what the first trees say often rules that out."""
        total = self.baseline
        for start in range(0, len(self.roots), _AT_ONCE):
            if total + self._hopes[start] < limit - _ROUNDING:
                return None
            share = self.score(row, start, start + _AT_ONCE)
            total = total + share if start else share
        return total if total > limit else None

    def score(self, row: Sequence[float], start: int = 0, stop: int | None = None) -> float:
        """The sum of the leaves that the row falls into; a value at a threshold goes left.

        With `start` and `stop` it is the share of some of the trees: what the first say may spare
        asking the others. The baseline belongs to the first tree.
        """
        nodes = self._nodes
        total = 0.0 if start else self.baseline
        for at in self.roots[start:stop]:
            feature, threshold, right = nodes[at]
            while feature >= 0:
                at = at + 1 if row[feature] <= threshold else right  # noqa: PLW2901
                feature, threshold, right = nodes[at]
            total += threshold
        return total
