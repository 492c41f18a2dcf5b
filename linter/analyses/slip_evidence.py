"""What the words one edit away say about an unknown word."""

from functools import lru_cache
from typing import NamedTuple

from linter.analyses.corrections import Correction, one_edit_away
from linter.analyses.lexicon import lexicon
from linter.analyses.word_formation import base_of_adverb, regular_stem

_LIKELY = 1.75  # what swapping letters and writing one for two are worth, other edits are not


class Evidence(NamedTuple):
    """How frequent an unknown word is, and what is one edit away from it.

    `others` are the corrections but for the word that it is a regular form of, `best` is the
    frequency of the most frequent of them; `likely` of those by a letter doubled or not, or by two
    letters swapped; `score` the best of all with what the edit is worth.
    """

    near: tuple[Correction, ...]
    others: tuple[Correction, ...]
    own: float
    best: float
    likely: float
    score: float

    @property
    def margin(self) -> float:
        """How much more frequent than the word its best correction is."""
        return self.best - self.own


@lru_cache(maxsize=4096)
def weigh(form: str) -> Evidence:
    """The evidence about an unknown plain form."""
    near = one_edit_away(form)
    bases = (regular_stem(form), base_of_adverb(form))
    others = tuple(each for each in near if each.word not in bases)
    score = max((each.score for each in others), default=0.0)
    best = max((each.zipf for each in others), default=0.0)
    likely = max((each.zipf for each in others if each.worth >= _LIKELY), default=0.0)
    return Evidence(near, others, lexicon().frequency(form), best, likely, score)
