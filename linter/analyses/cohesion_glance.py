"""A first glance at each passage: the few numbers that mostly show that it is at home.

They go by which of its words recur where, and by the standing of that among the other passages.
What a glance does not clear is looked at with all of `cohesion_features`.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from linter.analyses.cohesion_window import Rows, Window, robust
from linter.analyses.cohesion_words import NUMBER_BIN

Likelihoods = Sequence[Sequence[float]]  # log odds by size of the rest, then by cell
STANDING = ("above_median", "z", "margin", "rank", "margin_z")
NUMBERS = (
    "covered", "covered_far", "covered_farther", "support", "mass", "log_far_mass", "unsupported",
    "covered_by_neighbours", "names_missing", "names_shared", "names_far", "name_share",
    "likelihood", "log_length", "log_rest", "log_passages",
)  # fmt: skip
_RANKED = ("likelihood", "covered_far")
GLANCE = (*NUMBERS, *(f"{number}:{kind}" for number in _RANKED for kind in STANDING))

RECURRENCE_CLASSES = 4
REST_EDGES = (250, 450, 800)  # words in the rest of the text
CELLS = (NUMBER_BIN + 1) * 2 * RECURRENCE_CLASSES
_LOGS = [math.log1p(n) for n in range(64)]


class Recurrence(NamedTuple):
    """Which words of a passage, by their weight, recur where."""

    whole: float
    shared: float
    far: float  # not only in the passages next to it
    farther: float  # nor the next but one
    near: float
    support: float
    names: int
    names_shared: int
    names_far: int
    cells: list[int]  # of each word: its frequency, whether it is a name, and how it recurs
    rest: int  # how large the rest of the text is


def recurrences(window: Window) -> list[Recurrence]:
    """How the words of each passage recur in the others."""
    found = []
    all_places, logs = window.places, _LOGS
    for n, passage in enumerate(window.passages):
        here = 1 << n
        beside = here << 1 | here >> 1
        not_far = ~(beside | here)
        not_farther = not_far & ~(here << 2 | here >> 2)
        whole = shared = far = farther = near = support = 0.0
        named = named_shared = named_far = 0
        names = passage.names
        cells: list[int] = []
        for key, term in passage.terms.items():
            weight = term[2]
            whole += weight
            cell = term[3] << 3
            name = key in names
            if name:
                cell += RECURRENCE_CLASSES
                named += 1
            places = all_places[key]
            if places != here:
                shared += weight
                support += weight * logs[places.bit_count() - 1]
                is_near = places & beside
                if is_near:
                    near += weight
                elsewhere = places & not_far
                if elsewhere:
                    far += weight
                    if elsewhere & not_farther:
                        farther += weight
                    count = elsewhere.bit_count()
                    cell += 3 if count > 2 else 2 if count > 1 or is_near else 1  # noqa: PLR2004
                if name:
                    named_shared += 1
                    if elsewhere:
                        named_far += 1
            cells.append(cell)
        rest = bisect_right(REST_EDGES, window.total - passage.length - 1)
        of_names = (named, named_shared, named_far)
        found.append(Recurrence(whole, shared, far, farther, near, support, *of_names, cells, rest))
    return found


def likelihood(recurrence: Recurrence, likelihoods: Likelihoods) -> float:
    """The log odds that the passage is an intruder, damped for words that depend on each other."""
    odds = likelihoods[recurrence.rest]
    cells = recurrence.cells
    return sum([odds[cell] for cell in cells]) / math.sqrt(len(cells) or 1)


def glance(window: Window, likelihoods: Likelihoods) -> Rows:
    """The numbers of `GLANCE` for every passage; only those of judged ones mean anything."""
    log_passages = math.log(len(window.passages) or 1)
    total = window.total
    rows = []
    for passage, here in zip(window.passages, recurrences(window), strict=True):
        whole, shared, far, farther, near, support, names, names_shared, names_far, _, _ = here
        all_ = whole + 1e-6
        rows.append(
            [
                shared / all_,
                far / all_,
                farther / all_,
                support / all_,
                shared,
                math.log1p(far),
                whole - shared,
                near / all_,
                names - names_shared,
                names_shared,
                names_far,
                (names_shared + 0.5) / (names + 1),
                likelihood(here, likelihoods),
                math.log(passage.length or 1),
                math.log(max(1, total - passage.length)),
                log_passages,
            ]
        )
    judged = window.judged
    for at, sign in ((NUMBERS.index("likelihood"), 1), (NUMBERS.index("covered_far"), -1)):
        scores = [sign * row[at] for row in rows]
        for row, more in zip(rows, standing(scores, judged, range(len(rows))), strict=True):
            row.extend(more)
    return rows


def standing(scores: Sequence[float], judged: Sequence[int], wanted: Sequence[int]) -> Rows:
    """Some scores beside those of the judged passages of the same text."""
    if len(judged) < 3:  # noqa: PLR2004 - no standing among two
        return [[0.0] * len(STANDING) for _ in wanted]
    values = [scores[n] for n in judged]
    middle, spread = robust(scores, judged)
    count = len(values)
    mean = sum(values) / count
    deviation = math.sqrt(max(0.0, sum([value * value for value in values]) / count - mean * mean))
    highest = sorted(judged, key=scores.__getitem__, reverse=True)
    ranked = sorted(values)
    scale, margin_scale = spread + 0.25 * deviation + 1e-3, deviation + 1e-3
    found = []
    for n in wanted:
        score = scores[n]
        rival = middle
        for x in highest:
            if not -2 < x - n < 2:  # noqa: PLR2004 - itself or a neighbour
                rival = scores[x]
                break
        margin = score - rival
        found.append(
            [
                score - middle,
                (score - middle) / scale,
                margin,
                (count - bisect_right(ranked, score)) / count,
                margin / margin_scale,
            ]
        )
    return found
