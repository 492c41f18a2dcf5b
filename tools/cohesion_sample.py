"""Articles with splices as passages with numbers, the way the rule reads them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from corpus import as_text
from splices import Spliced

from linter.analyses import cohesion, cohesion_features, cohesion_glance
from linter.analyses.cohesion_hand import Habits, habits, use
from linter.analyses.cohesion_similarity import SIMILARITY, compare
from linter.analyses.cohesion_window import Window
from linter.analyses.cohesion_words import Terms
from linter.analyses.lexicon import lexicon
from linter.reading.formats import read_document

SMOOTHING = 20.0

Array = Any


class Sample(NamedTuple):
    """The passages of many articles: an article number, label, and windows for each."""

    articles: list[Spliced]
    article: Array  # of each passage
    gold: Array
    judged: Array
    texts: list[str]
    windows: list[Window]

    def of_articles(self, values: Iterable[object]) -> Array:
        """For each passage what belongs to its article."""
        return np.array(list(values))[self.article]


def sample(articles: Iterable[Spliced], titles: dict[str, str]) -> Sample:
    """Passages as the rule sees them: each article is written out and read as a file."""
    terms = Terms(lexicon().frequency)
    kept, texts, windows = [], [], []
    article, gold, judged = [], [], []
    for n, each in enumerate(articles):
        kept.append(each)
        title = titles[each.host]
        text = as_text({"title": title, "paragraphs": each.paragraphs})
        starts, at = [], len(title) + 2 if title else 0
        for paragraph in each.paragraphs:
            starts.append(at)
            at += len(paragraph) + 2
        doc = read_document(text, "article.txt")
        for blocks, window in cohesion.windows(doc, terms):
            windows.append(window)
            for block, passage in zip(blocks, window.passages, strict=True):
                article.append(n)
                gold.append(bisect_right(starts, block.span.start) - 1 in each.gold)
                judged.append(passage.judged)
                texts.append(doc.prose_of(block.span).strip())
    return Sample(kept, np.array(article), np.array(gold), np.array(judged), texts, windows)


def likelihoods(data: Sample) -> list[list[float]]:
    """Log odds of each cell: how intruders' words recur against how a coherent text's do."""
    shape = (len(cohesion_glance.REST_EDGES) + 1, cohesion_glance.CELLS)
    counts = np.zeros((2, *shape))
    found = [each for window in data.windows for each in cohesion_glance.recurrences(window)]
    used = data.judged & (data.gold | data.of_articles(each.clean for each in data.articles))
    for n in np.flatnonzero(used):
        row = counts[int(data.gold[n]), found[n].rest]
        for cell in found[n].cells:
            row[cell] += 1
    grouped = counts.reshape(2, shape[0], -1, cohesion_glance.RECURRENCE_CLASSES)
    overall = grouped.sum(1, keepdims=True) + 1
    overall /= overall.sum(-1, keepdims=True)
    share = (grouped + SMOOTHING * overall) / (grouped.sum(-1, keepdims=True) + SMOOTHING)
    odds = np.log(share[1] / share[0]).reshape(shape)
    return [[round(float(x), 3) for x in row] for row in odds]


def glanced(data: Sample, odds: list[list[float]]) -> Array:
    """The numbers of a first glance at each passage."""
    found = [row for window in data.windows for row in cohesion_glance.glance(window, odds)]
    return np.array(found, dtype=np.float32)


def common_habits(data: Sample) -> Habits:
    """What whole articles do."""
    whole = data.of_articles(each.kind == "clean" for each in data.articles)
    return habits(use(data.texts[n]) for n in np.flatnonzero(whole))


def features(data: Sample, glances: Array, common: Habits, kept: Array) -> Array:
    """The features of the kept passages; those of their meaning are zero."""
    found = []
    for window, here, wanted in _wanted(data, kept):
        nothing = [[0.0]] * len(window.passages)
        found += cohesion_features.rows(window, glances[here].tolist(), common, nothing, wanted)
    return np.array(found, dtype=np.float32)


def with_meaning(table: Array, data: Sample, vectors: Array, kept: Array) -> Array:
    """The same with those features that vectors of the passages give."""
    found = [
        row
        for window, here, wanted in _wanted(data, kept)
        for row in compare(window, _QuickLikeness(vectors[here]), wanted)
    ]
    filled = table.copy()
    filled[:, -len(SIMILARITY) :] = found
    return filled


def _wanted(data: Sample, kept: Array) -> Iterator[tuple[Window, slice, list[int]]]:
    """Each window, where its passages stand among all, and which of them are kept."""
    at = 0
    for window in data.windows:
        here = slice(at, at + len(window.passages))
        at = here.stop
        wanted = np.flatnonzero(kept[here]).tolist()
        if wanted:
            yield window, here, wanted


class _QuickLikeness:
    """`VectorLikeness`, by a library that takes long to import and then is quick."""

    def __init__(self, vectors: Array) -> None:
        self._vectors = vectors.astype(float)
        self._cosines = self._vectors @ self._vectors.T

    def row(self, n: int) -> list[float]:
        cosines: list[float] = self._cosines[n].tolist()
        return cosines

    def cosine(self, one: int, other: int) -> float:
        return float(self._cosines[one, other])

    def to_sum(self, weights: Sequence[float]) -> list[float]:
        sums: list[float] = (self._cosines @ np.array(weights)).tolist()
        return sums
