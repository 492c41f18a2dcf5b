"""Articles with splices as passages with numbers, the way the rule reads them."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from corpus import as_text
from splices import Spliced

from linter.analyses import cohesion, cohesion_features, cohesion_glance
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
    for recurrence, gold, judged, n in zip(
        found, data.gold, data.judged, data.article, strict=True
    ):
        if judged and (gold or data.articles[n].clean):
            np.add.at(counts[int(gold), recurrence.rest], recurrence.cells, 1)
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


def features(data: Sample, glances: Array, vectors: Array, kept: Array) -> Array:
    """The features of the kept passages."""
    found, at = [], 0
    for window in data.windows:
        here = slice(at, at + len(window.passages))
        at = here.stop
        wanted = np.flatnonzero(kept[here]).tolist()
        if wanted:
            numbers, meant = glances[here].tolist(), vectors[here].tolist()
            found += cohesion_features.rows(window, numbers, meant, wanted)
    return np.array(found, dtype=np.float32)
