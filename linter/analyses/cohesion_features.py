"""What tells a paragraph of another story from its neighbours: numbers for some passages of a text.

Groups of features, each computed by a function of its own so that a group can be swapped or added:

- glance: which words recur where (`cohesion_glance`);
- hand: whether function words and marks are those of the same writer (`cohesion_hand`);
- form: length, quotation, what it opens and closes with, marks of another hand, its neighbours';
- similarity: cosines to the rest, and whether the neighbours fit each other better without it,
  once by the words that passages share and once by what their words mean.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.analyses.cohesion_glance import GLANCE, STANDING
from linter.analyses.cohesion_similarity import SIMILARITY, VectorLikeness, WordLikeness, compare
from linter.analyses.cohesion_window import Rows, Window
from linter.analyses.cohesion_words import Marks

if TYPE_CHECKING:
    from linter.analyses.cohesion_hand import Habits

_FORM = (
    "quotes", "place", "closed", "leaning", "style_clash", "next_leaning", "before_closed",
    "before_judged", "after_judged", "log_before", "log_after",
)  # fmt: skip
HAND = (
    "function_words", "marks", "vocabulary", "vocabulary_mean", "first_person", "first_person_rest",
)  # fmt: skip
# Which way a feature must count, whatever chance has put into the training articles.
_FALLING = frozenset(
    "covered covered_far covered_farther support log_far_mass name_share names_shared names_far"
    " cos_rest cos_far cos_most cos_most_far cos_top3 cos_mean cos_neighbour cos_neighbours"
    " cos_lead cos_z cos_rank cos_pair_before cos_pair_after rank function_words marks vocabulary"
    " vocabulary_mean".split()
)
_RISING = frozenset(
    "likelihood unsupported names_missing gain gain_blocks style_clash".split()
).union(STANDING) - {"rank"}
FEATURES = (
    *GLANCE,
    *_FORM,
    *HAND,
    *SIMILARITY,
    *(f"meaning:{name}" for name in SIMILARITY),
)


def directions(features: Sequence[str]) -> tuple[int, ...]:
    """1 where more speaks for an intruder, -1 where less does, 0 where either may."""
    kinds = [feature.rpartition(":")[2] for feature in features]
    return tuple([(kind in _RISING) - (kind in _FALLING) for kind in kinds])


def rows(
    window: Window,
    glanced: Rows,
    habits: "Habits",
    vectors: Sequence[Sequence[float]],
    wanted: Sequence[int],
) -> Rows:
    """The numbers of `FEATURES` for some passages.

    `glanced` holds the numbers of `GLANCE` for all passages, `habits` what all articles do,
    `vectors` what the passages mean.
    """
    from linter.analyses.cohesion_hand import hand

    groups = [
        [glanced[n] for n in wanted],
        form(window, wanted),
        hand(window, habits, wanted),
        compare(window, WordLikeness(window), wanted),
        compare(window, VectorLikeness(vectors), wanted),
    ]
    return [[number for group in groups for number in group[at]] for at in range(len(wanted))]


def form(window: Window, wanted: Sequence[int]) -> Rows:
    """How long a passage is, where it stands, how it is written, between what."""
    passages = window.passages
    count = len(passages)
    marks = [Marks.of(passage.text) for passage in passages]
    straight = sum([each.straight for each in marks])
    curly = sum([each.curly for each in marks])
    found = []
    for n in wanted:
        here = marks[n]
        before = passages[n - 1] if n else None
        after = passages[n + 1] if n + 1 < count else None
        found.append(
            [
                min(here.quotes, 4),
                n / max(1, count - 1),
                here.closed,
                here.leaning,
                _clash(here, straight - here.straight, curly - here.curly),
                marks[n + 1].leaning if after else -1,
                marks[n - 1].closed if before else -1,
                before.judged if before else -1,
                after.judged if after else -1,
                math.log1p(before.length) if before else 0.0,
                math.log1p(after.length) if after else 0.0,
            ]
        )
    return found


def _clash(marks: Marks, straight: int, curly: int) -> float:
    """The chance that a quotation mark of the passage and one of the rest differ in kind."""
    pairs = (marks.straight + marks.curly) * (straight + curly)
    if not pairs:
        return 0.0
    return (marks.straight * curly + marks.curly * straight) / pairs
