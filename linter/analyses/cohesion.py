"""Cohesion: how well each paragraph fits the rest of its article, by its words and their meaning.

The model is a sum of decision trees over the numbers of `cohesion_features`, made by
`tools/train_cohesion.py` from articles into which paragraphs of other stories were put. What words
mean comes from a small table (`word_vectors`), or from a sentence encoder that the user gives
(`sentence_encoder`), for which there is a second model.
"""

import json
import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from linter.analyses.boosted_trees import BoostedTrees
from linter.analyses.cohesion_features import FEATURES, rows
from linter.analyses.cohesion_glance import Likelihoods, glance
from linter.analyses.cohesion_window import Rows, Window
from linter.analyses.cohesion_words import Terms, read_passage
from linter.analyses.data_folder import DATA
from linter.analyses.lexicon import lexicon
from linter.analyses.sentence_encoder import sentence_encoder
from linter.analyses.word_vectors import Vector, word_vectors
from linter.analysis import analysis
from linter.document import Block, Document, Role

if TYPE_CHECKING:
    from linter.analyses.cohesion_hand import Habits

DATA_FILE: Final = "cohesion.json"
SEMANTIC_FILE: Final = "cohesion_semantic.json"  # the model over a sentence encoder's vectors

_JUDGED = frozenset({Role.BODY, Role.QUOTE})
_CONTEXT = frozenset({Role.HEADING, Role.LIST}) | _JUDGED
# A longer text is judged in windows of at most so many passages: comparing all pairs of a book
# would take quadratic time, and no part of a book need resemble all others.
_WINDOW: Final = 48
_FEWEST_JUDGED = 3  # among fewer, no passage stands out


class Level(NamedTuple):
    """How foreign a passage must be: by its score, and at a glance to be scored at all."""

    threshold: float
    glance: float


class Model(NamedTuple):
    """What training made: trees for both looks, their inputs, and what their scores are worth."""

    glance: BoostedTrees
    trees: BoostedTrees
    likelihoods: Likelihoods
    habits: "Habits"
    levels: Mapping[str, Level]  # by the share of clean articles that go above: "1/50"
    curve: tuple[tuple[float, float], ...]

    def confidence(self, score: float) -> float:
        """The share of passages of this score that are intruders."""
        scores = [x for x, _ in self.curve]
        at = bisect_left(scores, score)
        if at in (0, len(scores)):
            return self.curve[min(at, len(scores) - 1)][1]
        (low, below), (high, above) = self.curve[at - 1 : at + 1]
        return below + (above - below) * (score - low) / (high - low)


class _Given(NamedTuple):
    blocks: tuple[Block, ...]
    window: Window
    trained: Model
    meaning: Callable[[Sequence[Block], Window], list[Vector]]  # vectors of length one


class Part(_Given):
    """A text, or a window of a long one: its blocks, their words, and how foreign each block is."""

    @cached_property
    def scores(self) -> tuple[float | None, ...]:
        """Log odds as the training splices had them, computed when somebody asks.

        A block that is not judged, since it is short, a heading or a list item, has none.
        """
        return self._scored(self.window.judged, -math.inf)

    def scores_at(self, level: Level) -> tuple[float | None, ...]:
        """The scores that are above a level: mostly a glance shows that there are none."""
        suspicious = self.trained.glance.score_above
        glanced, limit = self._glanced, level.glance
        wanted = [n for n in self.window.judged if suspicious(glanced[n], limit) is not None]
        return self._scored(wanted, level.threshold)

    @cached_property
    def _glanced(self) -> Rows:
        return glance(self.window, self.trained.likelihoods)

    def _scored(self, wanted: Sequence[int], limit: float) -> tuple[float | None, ...]:
        found: list[float | None] = [None] * len(self.blocks)
        if wanted:
            meaning = self.meaning(self.blocks, self.window)
            numbers = rows(self.window, self._glanced, self.trained.habits, meaning, wanted)
            for n, row in zip(wanted, numbers, strict=True):
                found[n] = self.trained.trees.score_above(row, limit)
        return tuple(found)


@cache
def model(data_file: str = DATA_FILE) -> Model:
    """A shipped model.

    Raises:
        ValueError: if the data was made for other features than this code computes.
    """
    from linter.analyses.cohesion_hand import Habits

    data: dict[str, Any] = json.loads((DATA / data_file).read_text(encoding="utf-8"))
    if tuple(data["features"]) != FEATURES:
        raise ValueError(f"{data_file} was made for other features: run tools/train_cohesion.py")
    return Model(
        BoostedTrees.from_json(data["glance"]),
        BoostedTrees.from_json(data["trees"]),
        data["likelihoods"],
        Habits(*data["habits"]),
        {rate: Level(*level) for rate, level in data["levels"].items()},
        tuple((score, share) for score, share in data["confidence"]),
    )


@cache
def known_terms() -> Terms:
    """The terms of all tokens met so far, weighed by the lexicon."""
    return Terms(lexicon().frequency)


@analysis
def cohesion(doc: Document) -> tuple[Part, ...]:
    """The parts of a text with the score of each paragraph."""
    return _scored(doc, model(), lambda _, window: vectors(window))


def semantic_cohesion(doc: Document, folder: Path) -> tuple[Part, ...]:
    """The same by the sentence encoder of a folder."""

    def by_encoder(blocks: Sequence[Block], _: Window) -> list[Vector]:
        texts = [doc.prose_of(block.span).strip() for block in blocks]
        return sentence_encoder(folder).encode(texts)

    return _scored(doc, model(SEMANTIC_FILE), by_encoder)


def vectors(window: Window) -> list[Vector]:
    """What the words of each passage mean, taken together."""
    direction, log = word_vectors().sum, math.log
    found = []
    for passage in window.passages:
        counts = passage.counts
        found.append(
            direction(
                [
                    (term[0], term[2] if counts[key] == 1 else term[2] * (1 + log(counts[key])))
                    for key, term in passage.terms.items()
                ]
            )
        )
    return found


def _scored(
    doc: Document, trained: Model, meaning: Callable[[Sequence[Block], Window], list[Vector]]
) -> tuple[Part, ...]:
    return tuple(
        Part(tuple(blocks), window, trained, meaning)
        for blocks, window in windows(doc, known_terms())
        if len(window.judged) >= _FEWEST_JUDGED
    )


def windows(doc: Document, terms: Terms) -> Iterator[tuple[list[Block], Window]]:
    """The blocks that are compared with each other, and their words."""
    blocks = doc.with_role(*_CONTEXT)
    count = -(-len(blocks) // _WINDOW)
    for n in range(count):
        title = read_passage(doc.prose_of(doc.title.span), terms) if doc.title else None
        part = list(blocks[len(blocks) * n // count : len(blocks) * (n + 1) // count])
        read = [
            read_passage(doc.prose_of(block.span), terms, judged=block.role in _JUDGED)
            for block in part
        ]
        yield part, Window.of(read, title)
