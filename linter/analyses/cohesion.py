"""Cohesion: how well each paragraph fits the rest of its article, by the words that they share.

The model is a sum of decision trees over the numbers of `cohesion_features`, made by
`tools/train_cohesion.py` from articles into which paragraphs of other stories were put.
"""

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from linter.analyses.boosted_trees import BoostedTrees
from linter.analyses.cohesion_features import FEATURES, rows
from linter.analyses.cohesion_likelihood import Likelihoods
from linter.analyses.cohesion_window import Window
from linter.analyses.cohesion_words import Terms, read_passage
from linter.analyses.lexicon import lexicon
from linter.analysis import analysis
from linter.document import Block, Document, Role

DATA_FILE: Final = "cohesion.json"

_JUDGED = frozenset({Role.BODY, Role.QUOTE})
_CONTEXT = frozenset({Role.HEADING, Role.LIST}) | _JUDGED
# A longer text is judged in windows of at most so many passages: comparing all pairs of a book
# would take quadratic time, and no part of a book need resemble all others.
_WINDOW: Final = 48
_FEWEST_JUDGED = 3  # among fewer, no passage stands out


class Part(NamedTuple):
    """A text, or a window of a long one: its blocks, their words, and how foreign each block is.

    A score is log odds as the training splices had them; a block that is not judged, since it is
    short, a heading or a list item, has none.
    """

    blocks: tuple[Block, ...]
    window: Window
    scores: tuple[float | None, ...]


class Model(NamedTuple):
    """What training made: trees, their inputs, and what their scores are worth."""

    trees: BoostedTrees
    likelihoods: Likelihoods
    thresholds: Mapping[str, float]  # by the share of clean articles that go above: "1/50"
    curve: tuple[tuple[float, float], ...]

    def confidence(self, score: float) -> float:
        """The share of passages of this score that are intruders."""
        scores = [x for x, _ in self.curve]
        at = bisect_left(scores, score)
        if at in (0, len(scores)):
            return self.curve[min(at, len(scores) - 1)][1]
        (low, below), (high, above) = self.curve[at - 1 : at + 1]
        return below + (above - below) * (score - low) / (high - low)


@cache
def model() -> Model:
    """The shipped model.

    Raises:
        ValueError: if the data was made for other features than this code computes.
    """
    data: dict[str, Any] = json.loads(
        files("linter.analyses").joinpath("data", DATA_FILE).read_text(encoding="utf-8")
    )
    if tuple(data["features"]) != FEATURES:
        raise ValueError(f"{DATA_FILE} was made for other features: run tools/train_cohesion.py")
    return Model(
        BoostedTrees.from_json(data["trees"]),
        data["likelihoods"],
        data["thresholds"],
        tuple((score, share) for score, share in data["confidence"]),
    )


@cache
def known_terms() -> Terms:
    """The terms of all tokens met so far, weighed by the lexicon."""
    return Terms(lexicon().frequency)


@analysis
def cohesion(doc: Document) -> tuple[Part, ...]:
    """The parts of a text with the score of each paragraph."""
    trained = model()
    return tuple(
        Part(tuple(blocks), window, tuple(_scores(window, trained)))
        for blocks, window in windows(doc, known_terms())
        if len(window.judged) >= _FEWEST_JUDGED
    )


def _scores(window: Window, trained: Model) -> Iterator[float | None]:
    numbers = rows(window, trained.likelihoods)
    for passage, row in zip(window.passages, numbers, strict=True):
        yield trained.trees.score(row) if passage.judged else None


def windows(doc: Document, terms: Terms) -> Iterator[tuple[list[Block], Window]]:
    """The blocks that are compared with each other, and their words."""
    blocks = doc.with_role(*_CONTEXT)
    count = -(-len(blocks) // _WINDOW)
    title = read_passage(doc.prose_of(doc.title.span), terms) if doc.title else None
    for n in range(count):
        part = list(blocks[len(blocks) * n // count : len(blocks) * (n + 1) // count])
        read = [
            read_passage(doc.prose_of(block.span), terms, judged=block.role in _JUDGED)
            for block in part
        ]
        yield part, Window.of(read, title)
