"""Boosted decision trees, evaluated in plain Python: importing a library would cost more than this.

The trees of one model lie in three parallel arrays, each tree in pre-order, so that a split's left
child is the next node. A split holds the index of a feature, a threshold and the place of its
right child; a leaf holds -1 and its value in place of the threshold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_LEAF = -1


@dataclass(frozen=True, slots=True)
class BoostedTrees:
    """A sum of trees over a row of features: log odds, for a classifier."""

    baseline: float
    roots: tuple[int, ...]
    features: tuple[int, ...]
    thresholds: tuple[float, ...]
    rights: tuple[int, ...]

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

    def score(self, row: Sequence[float]) -> float:
        """The sum of the leaves that the row falls into; a value at a threshold goes left."""
        features, thresholds, rights = self.features, self.thresholds, self.rights
        total = self.baseline
        for root in self.roots:
            at = root
            while (feature := features[at]) != _LEAF:
                at = at + 1 if row[feature] <= thresholds[at] else rights[at]
            total += thresholds[at]
        return total
