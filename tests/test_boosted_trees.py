"""Boosted trees against the library that trained them."""

import json
from pathlib import Path

import pytest

from linter.analyses.boosted_trees import BoostedTrees
from linter.analyses.cohesion import model

CHECK = json.loads((Path(__file__).parent / "data" / "cohesion_scores.json").read_text("utf-8"))


def stump_and_leaf() -> BoostedTrees:
    return BoostedTrees.from_json(
        {
            "baseline": -1.0,
            "roots": [0, 3],
            "features": [1, -1, -1, -1],
            "thresholds": [2.5, 0.25, 0.75, 10.0],
            "rights": [2, 0, 0, 0],
        }
    )


@pytest.mark.parametrize(("value", "score"), [(2.4, 9.25), (2.5, 9.25), (2.6, 9.75)])
def test_a_value_at_the_threshold_goes_left(value: float, score: float) -> None:
    assert stump_and_leaf().score([99.0, value]) == pytest.approx(score)


def test_no_trees_score_the_baseline() -> None:
    empty = {"baseline": 0.5, "roots": [], "features": [], "thresholds": [], "rights": []}
    assert BoostedTrees.from_json(empty).score([]) == 0.5


def test_the_trees_in_two_parts_are_the_whole() -> None:
    trees = stump_and_leaf()
    row = [0.0, 2.6]
    assert trees.score(row, stop=1) == pytest.approx(-0.25)
    assert trees.score(row, 1) == pytest.approx(10.0)
    assert trees.score(row, stop=1) + trees.score(row, 1) == pytest.approx(trees.score(row))


@pytest.mark.parametrize("n", range(len(CHECK["rows"])))
def test_scores_are_those_of_the_library(n: int) -> None:
    # The shipped leaves are rounded to four places.
    assert model().trees.score(CHECK["rows"][n]) == pytest.approx(CHECK["scores"][n], abs=0.01)
