"""What tells a paragraph of another story from its neighbours: numbers for each passage of a text.

Groups of features, each computed by a function of its own so that a group can be swapped or added:

- coverage: how much of the passage's vocabulary the rest of the text shares. A spliced headline and
  its paragraph vouch for each other, so it is also taken without the neighbours, and for pairs and
  triples of passages as one;
- names: people and places that recur, and chains of names that skip the passage;
- form: length, quotation, what it opens and closes with, marks of another hand;
- similarity: cosines to the rest, and whether the neighbours fit each other better without it,
  once by the words that passages share and once by what their words mean;
- likelihood: a naive Bayes score of how words of each frequency recur in coherent texts;
- standing: where a score stands among those of the same text, since some articles drift anyway.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence

from linter.analyses.cohesion_likelihood import Likelihoods, likelihood, recurrences
from linter.analyses.cohesion_similarity import SIMILARITY, compare, similarity
from linter.analyses.cohesion_window import Rows, Window, clipped, robust
from linter.analyses.cohesion_words import Passage

_STANDING = ("score", "above_median", "z", "margin", "rank", "margin_z")
_COVERAGE = (
    "covered", "covered_far", "covered_farther", "support", "mass", "log_far_mass", "unsupported",
    "covered_median", "covered_z", "covered_by_neighbours",
    "pair_before", "pair_after", "pair_before_z", "pair_after_z", "triple", "head_uncovered",
    "title_share", "title_words",
)  # fmt: skip
_NAMES = (
    "name_share", "names_missing", "names_shared", "names_far", "chains_skipping", "main_names",
    "lone_names",
)  # fmt: skip
_FORM = (
    "log_length", "quotes", "log_rest", "log_passages", "place", "closed", "leaning", "style_clash",
)  # fmt: skip
_RANKED = ("likelihood", "cos_far", "covered_far", "names_missing")
_MEANT = ("cos_rest", "cos_far", "cos_most")  # of what words mean, ranked too
# Which way a feature must count, whatever chance has put into the training articles.
_FALLING = frozenset(
    "covered covered_far covered_farther support log_far_mass covered_z pair_before pair_after"
    " pair_before_z pair_after_z triple title_share name_share names_shared names_far main_names"
    " cos_rest cos_far cos_most cos_most_far cos_top3 cos_mean cos_neighbour cos_neighbours"
    " cos_lead cos_z cos_rank cos_most_z cos_pair_before cos_pair_after rank".split()
)
_RISING = frozenset(
    "unsupported names_missing lone_names chains_skipping gain gain_blocks head_uncovered"
    " style_clash".split()
).union(_STANDING) - {"rank"}
FEATURES = (
    *_COVERAGE,
    *_NAMES,
    *_FORM,
    *SIMILARITY,
    *(f"{score}:{kind}" for score in _RANKED for kind in _STANDING),
    *(f"meaning:{name}" for name in SIMILARITY),
    *(f"meaning:{score}:{kind}" for score in _MEANT for kind in _STANDING),
)


DIRECTIONS = tuple(  # 1 where more of it speaks for an intruder, -1 where less does, 0 where either
    (kind in _RISING) - (kind in _FALLING)
    for kind in (feature.rpartition(":")[2] for feature in FEATURES)
)


def rows(window: Window, likelihoods: Likelihoods, meaning: Rows) -> Rows:
    """The numbers of `FEATURES` for every passage; only those of judged ones mean anything.

    `meaning` holds the cosines between the passages by what they mean.
    """
    groups = [*lexical(window, likelihoods), *meant(window, meaning)]
    return [[number for group in groups for number in group[n]] for n in range(len(meaning))]


def lexical(window: Window, likelihoods: Likelihoods) -> list[Rows]:
    """The groups of features that go by the words that passages share."""
    covered = coverage(window)
    similar = similarity(window)
    named = names(window)
    scores = (
        [likelihood(cells, likelihoods) for cells in recurrences(window)],
        [-row[SIMILARITY.index("cos_far")] for row in similar],
        [-row[_COVERAGE.index("covered_far")] for row in covered],
        [row[_NAMES.index("names_missing")] for row in named],
    )
    standings = [standing(score, window.judged) for score in scores]
    return [covered, named, form(window), similar, *standings]


def meant(window: Window, meaning: Rows) -> list[Rows]:
    """The groups of features that go by what passages mean."""
    similar = compare(window, meaning)
    at = [SIMILARITY.index(name) for name in _MEANT]
    return [similar, *(standing([-row[n] for row in similar], window.judged) for n in at)]


# -- coverage ------------------------------------------------------------------------------------


def coverage(window: Window) -> Rows:
    """How much of each passage's vocabulary, by weight, recurs elsewhere in the text."""
    found = [_covered(window, n) for n in range(len(window.passages))]
    pairs = _block_coverage(window, 2)
    triples = _block_coverage(window, 3)
    shares = [row[0] for row in found]
    middle, spread = robust(shares, window.judged)
    pair_middle, pair_spread = robust(pairs, range(len(pairs)))
    for n, row in enumerate(found):
        before = pairs[n - 1] if n else pair_middle
        after = pairs[n] if n < len(pairs) else pair_middle
        head = window.passages[n - 1] if n else None
        row[7:9] = [middle, clipped((row[0] - middle) / (spread + 0.05))]
        row += [
            before,
            after,
            clipped((before - pair_middle) / (pair_spread + 0.05)),
            clipped((after - pair_middle) / (pair_spread + 0.05)),
            triples[n - 1] if 0 < n <= len(triples) else middle,
            1 - found[n - 1][1] if head and not head.closed and head.counts else 0.0,
            *_titled(window, n),
        ]
    return found


def _covered(window: Window, n: int) -> list[float]:
    whole = mass = far_mass = farther_mass = near_mass = support = 0.0
    for key, term in window.passages[n].terms.items():
        weight = term.weight
        whole += weight
        places = window.places[key]
        others = len(places) - 1
        if not others:
            continue
        near = (n - 1 in places) + (n + 1 in places)
        mass += weight
        support += weight * math.log1p(others)
        if near:
            near_mass += weight
        if others > near:
            far_mass += weight
            if others > near + (n - 2 in places) + (n + 2 in places):
                farther_mass += weight
    all_ = whole + 1e-6
    return [
        mass / all_,
        far_mass / all_,
        farther_mass / all_,
        support / all_,
        mass,
        math.log1p(far_mass),
        whole - mass,
        0.0,
        0.0,
        near_mass / all_,
    ]


def _titled(window: Window, n: int) -> tuple[float, float]:
    """The share of the title, by weight, that the passage takes up, and how many of its words."""
    title = window.title
    if title is None or not title.counts:
        return -1.0, -1.0
    here = window.passages[n].counts
    taken = [term.weight for key, term in title.terms.items() if key in here]
    return sum(taken) / sum(term.weight for term in title.terms.values()), len(taken)


def _block_coverage(window: Window, size: int) -> list[float]:
    """How much of each run of `size` passages recurs outside it."""
    found = []
    reaches = [
        [
            (term.weight, window.places[key][0], window.places[key][-1])
            for key, term in passage.terms.items()
        ]
        for passage in window.passages
    ]
    for start in range(len(window.passages) - size + 1):
        whole = mass = 0.0
        last = start + size - 1
        for each in reaches[start : last + 1]:
            for weight, first, final in each:
                whole += weight
                if first < start or final > last:
                    mass += weight
        found.append(mass / (whole + 1e-6))
    return found


# -- names ---------------------------------------------------------------------------------------

_MAIN_NAMES = 4


def names(window: Window) -> Rows:
    """Names that recur, and chains of names that run past a passage without touching it."""
    chains: dict[str, list[int]] = {}
    for n, passage in enumerate(window.passages):
        for name in passage.names:
            chains.setdefault(name, []).append(n)
    recurring = sorted(
        (key for key, chain in chains.items() if len(chain) > 1),
        key=lambda key: (-len(chains[key]), key),
    )
    main = recurring[:_MAIN_NAMES]
    return [_named(window, chains, recurring, main, n) for n in range(len(window.passages))]


def _named(
    window: Window, chains: dict[str, list[int]], recurring: list[str], main: list[str], n: int
) -> list[float]:
    here = window.passages[n]
    hits = far = 0
    for name in here.names:
        places = window.places.get(name, ())
        hits += len(places) > 1
        far += any(abs(place - n) > 1 for place in places)
    skipping = sum(
        1 for key in recurring if chains[key][0] < n < chains[key][-1] and key not in here.counts
    )
    spanning = sum(1 for key in recurring if chains[key][0] < n < chains[key][-1])
    return [
        (hits + 0.5) / (len(here.names) + 1),
        len(here.names) - hits,
        hits,
        far,
        skipping / (spanning + 1),
        sum(1 for key in main if key in here.counts),
        sum(1 for key in here.lone if len(window.places.get(key, ())) < 2),  # noqa: PLR2004
    ]


# -- form ----------------------------------------------------------------------------------------


def form(window: Window) -> Rows:
    """How long a passage is, where it stands, how it is written."""
    count = len(window.passages)
    straight = sum(passage.straight for passage in window.passages)
    curly = sum(passage.curly for passage in window.passages)
    return [
        [
            math.log(max(1, passage.length)),
            min(passage.quotes, 4),
            math.log(max(1, window.total - passage.length)),
            math.log(count),
            n / max(1, count - 1),
            passage.closed,
            passage.leaning,
            _clash(passage, straight - passage.straight, curly - passage.curly),
        ]
        for n, passage in enumerate(window.passages)
    ]


def _clash(passage: Passage, straight: int, curly: int) -> float:
    """The chance that a quotation mark of the passage and one of the rest differ in kind."""
    pairs = (passage.straight + passage.curly) * (straight + curly)
    if not pairs:
        return 0.0
    return (passage.straight * curly + passage.curly * straight) / pairs


# -- standing ------------------------------------------------------------------------------------


def standing(scores: Sequence[float], judged: Sequence[int]) -> Rows:
    """Each score beside those of the judged passages of the same text."""
    if len(judged) < 3:  # noqa: PLR2004 - no standing among two
        return [[0.0] * len(_STANDING) for _ in scores]
    values = [scores[n] for n in judged]
    middle, spread = robust(scores, judged)
    mean = sum(values) / len(values)
    deviation = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))
    highest = sorted(judged, key=lambda n: -scores[n])
    ranked = sorted(values)
    found = []
    for n, score in enumerate(scores):
        rival = middle
        for x in highest:
            if not -2 < x - n < 2:  # noqa: PLR2004 - itself or a neighbour
                rival = scores[x]
                break
        margin = score - rival
        found.append(
            [
                score,
                score - middle,
                (score - middle) / (spread + 0.25 * deviation + 1e-3),
                margin,
                (len(ranked) - bisect_right(ranked, score)) / len(ranked),
                margin / (deviation + 1e-3),
            ]
        )
    return found
