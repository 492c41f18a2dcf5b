"""How words recur in coherent texts and in intruders: a naive Bayes score of each passage."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from linter.analyses.cohesion_window import Window
from linter.analyses.cohesion_words import NUMBER_BIN

RECURRENCE_CLASSES = 4
REST_EDGES = (250, 450, 800)  # words in the rest of the text
CELLS = (NUMBER_BIN + 1) * 2 * RECURRENCE_CLASSES
Likelihoods = Sequence[Sequence[float]]  # log odds by size of the rest, then by cell


class Recurrence(NamedTuple):
    """How many words of a passage fall into each cell, and how large the rest of the text is."""

    cells: dict[int, int]
    rest: int


def recurrences(window: Window) -> list[Recurrence]:
    """For each passage its words by frequency, being a name, and recurrence in other passages."""
    found = []
    for n, passage in enumerate(window.passages):
        cells: dict[int, int] = {}
        for key, term in passage.terms.items():
            places = window.places[key]
            others = len(places) - 1
            recurs = 0
            if others:
                near = (n - 1 in places) + (n + 1 in places)
                far = others - near
                recurs = 3 if far > 2 else 2 if far > 1 or (far and near) else far  # noqa: PLR2004
            kind = term.frequency_bin * 2 + (key in passage.names)
            cell = kind * RECURRENCE_CLASSES + recurs
            cells[cell] = cells.get(cell, 0) + 1
        rest = window.total - passage.length
        found.append(Recurrence(cells, sum(rest > edge for edge in REST_EDGES)))
    return found


def likelihood(recurrence: Recurrence, likelihoods: Likelihoods) -> float:
    """The log odds that the passage is an intruder, damped for words that depend on each other."""
    odds = likelihoods[recurrence.rest]
    total = sum(odds[cell] * count for cell, count in recurrence.cells.items())
    return total / math.sqrt(max(1, sum(recurrence.cells.values())))
