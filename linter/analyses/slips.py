"""Whether an unknown word is a slip, and not a name, a new word or a foreign one.

The evidence is how frequent the words near it are, how it is written elsewhere in the document,
and whether a correction goes with its neighbours.
"""

import math
from itertools import islice

from linter.analyses.capital_slips import is_slip_with_capital
from linter.analyses.corrections import (
    Correction,
    by_reference,
    edits_away,
    one_edit_away,
    proper_name,
)
from linter.analyses.edits import BEST_OF_TWO
from linter.analyses.known_errors import by_heart, known_errors
from linter.analyses.lexicon import lexicon
from linter.analyses.misspelling_limits import Limits
from linter.analyses.ranking import Counts, Neighbours, ranked
from linter.analyses.slip_evidence import Evidence, weigh
from linter.analyses.unknown_words import UnknownWord
from linter.analyses.word_formation import after_prefix, is_built, is_derived

_JOINED = frozenset("olds ons ers ins offs outs ups neo".split())  # 12-year-olds, add-ons
_FOREIGN = frozenset("de la le les du des el los las der das und ma mon il".split())
_SHORT = 4
_BOTH = 2  # neighbours
_USUAL = 1.15  # what common edits are worth


def is_strange(unknown: tuple[UnknownWord, ...], limits: Limits) -> bool:
    """Whether the document is full of words that resemble nothing: jargon, another language."""
    small = {word.form for word in unknown if not word.capitalised and not word.suspect}
    if len(small) < limits.strange:
        return False
    unlike = (form for form in small if weigh(form).margin < limits.insistent_margin)
    found = sum(1 for _ in islice(unlike, math.ceil(limits.strange)))  # no more than it takes
    return found >= limits.strange


def _only_opens(word: UnknownWord) -> bool:
    """Whether the word has a capital because it is the first one."""
    return word.opens and not word.capital and not (word.beside_capital or word.behind_capital)


class Judge:
    """Decides about the unknown words of one document."""

    def __init__(self, limits: Limits, counts: Counts, strange: bool) -> None:  # noqa: FBT001
        self._limits = limits
        self._counts = counts
        self._strange = strange

    def corrections(self, word: UnknownWord) -> tuple[tuple[Correction, float], ...]:
        """What was meant, with scores; farther corrections are weighed against near ones."""
        found = {*by_heart(word.form), *one_edit_away(word.form)}
        found.update(proper_name(word.form))
        found.update(edits_away(word.form, 2))
        if not one_edit_away(word.form):
            found.update(after_prefix(word.form))
        if not found:
            found.update(edits_away(word.form, 3))
        if not found:
            found.update(by_reference(word.form))
        return ranked(found, self._neighbours(word))

    def is_slip(self, word: UnknownWord) -> bool:
        """Whether the word is a slip and not a name, a new word or a foreign one."""
        if word.form in (word.before, word.after):
            return False  # har har
        if word.before in _FOREIGN:
            return False  # la plume de ma tante
        if word.form in known_errors() and (not word.capitalised or _only_opens(word)):
            return True
        if word.suspect:
            return self._is_lost_capital_or_slip(word)
        if word.capitalised:
            return is_slip_with_capital(word, self._counts, self._limits)
        return self._is_slip_in_small_letters(word)

    def _neighbours(self, word: UnknownWord) -> Neighbours:
        return Neighbours(self._counts, word.before, word.after)

    def _is_lost_capital_or_slip(self, word: UnknownWord) -> bool:
        """A name in small letters ("sid"): only where another word fits far better."""
        limits = self._limits
        if word.part or word.small > 1 or word.capital or self._strange:
            return False
        near = [each for each in one_edit_away(word.form) if each.zipf >= limits.suspect_zipf]
        if not near:
            return False
        neighbours = self._neighbours(word)
        best = ranked(near, neighbours)[0][0]
        gain = neighbours.fit(best.word) - neighbours.fit(word.form)
        return neighbours.sides(best.word) >= 1 and (
            gain + best.zipf - lexicon().frequency(word.form) >= limits.suspect_gain
        )

    def _is_slip_in_small_letters(self, word: UnknownWord) -> bool:
        limits, case = self._limits, weigh(word.form)
        if self._is_left_alone(word, case):
            return case.own == 0 and self._fits_far_better(word)
        if case.own >= limits.attested:
            return case.margin >= limits.attested_margin or self._is_usual_slip(word.form, case)
        if case.near or self._strange:
            return case.best > limits.near_zipf and not (
                case.best < limits.derived_zipf and is_derived(word.form)
            )
        if limits.derived_zipf and is_derived(word.form):
            return False
        return self._is_far_slip(word, case) or (
            case.own == 0
            and len(word.form) >= limits.proper_length
            and self._is_near_proper_name(word.form)
        )

    def _is_near_proper_name(self, form: str) -> bool:
        """A well-known name with a slip in it and in small letters: "spainish"."""
        least = self._limits.proper_worth_long if len(form) >= self._limits.proper_long else _USUAL
        return any(each.worth >= least and each.distance == 1 for each in proper_name(form))

    def _is_usual_slip(self, form: str, case: Evidence) -> bool:
        """A longer word that is in use, as some slips are ("noticable"), a common edit away."""
        limits = self._limits
        return (
            len(form) >= limits.attested_length
            and case.own < limits.attested_rare
            and any(
                each.score - case.own >= limits.attested_score and each.worth >= _USUAL
                for each in case.others
            )
        )

    def _is_far_slip(self, word: UnknownWord, case: Evidence) -> bool:
        """Whether a word that no single edit mends is two or three edits away from one."""
        limits, form = self._limits, word.form
        least = max(limits.two_edits_zipf, case.own + limits.two_edits_margin)
        short = len(form) < limits.two_edits_length
        return (
            any(
                each.zipf
                >= (least if each.worth >= limits.two_edits_worth else limits.two_odd_zipf)
                for each in edits_away(form, 2)
                if not short or sorted(each.word) == sorted(form)
            )
            or any(
                each.zipf >= limits.after_prefix_zipf and each.worth >= _USUAL
                for each in after_prefix(form)
            )
            or (
                len(form) >= limits.three_edits_length
                and any(
                    each.zipf >= limits.three_edits_zipf and each.worth >= limits.three_edits_worth
                    for each in edits_away(form, 3, limits.three_edits_zipf)
                )
            )
        )

    def _fits_far_better(self, word: UnknownWord) -> bool:
        """A very frequent word two edits away that was seen beside both neighbours."""
        limits = self._limits
        if len(word.form) < _SHORT or word.part or word.small > 1 or word.capital:
            return False
        neighbours = self._neighbours(word)
        found = (*one_edit_away(word.form), *edits_away(word.form, 2, limits.fitting_zipf))
        return any(
            each.zipf >= limits.fitting_zipf and neighbours.sides(each.word) == _BOTH
            for each in found
        )

    def _is_left_alone(self, word: UnknownWord, case: Evidence) -> bool:
        """Whether the word may be new, foreign or built, and no correction is overwhelming."""
        limits = self._limits
        short = len(word.form) <= _SHORT
        swapped = case.own == 0 and len(word.form) == _SHORT and not word.part
        if (
            short
            and case.best < (limits.short_part_zipf if word.part else limits.short_zipf)
            and not (swapped and case.likely >= limits.short_likely_zipf)
        ):
            return True
        if word.part and word.form in _JOINED:
            return True
        overwhelming = case.margin >= limits.insistent_margin
        likely = case.own == 0 and case.likely >= limits.likely_zipf
        sure = likely or (case.best >= limits.built_zipf and overwhelming)
        if not sure and (
            self._strange or (is_built(word.form) and not self._outweighs_parts(word, case))
        ):
            return True
        insistent = word.capital > 0 or word.small >= limits.insistent_times
        return insistent and not (overwhelming and word.small <= limits.at_most_times)

    def _outweighs_parts(self, word: UnknownWord, case: Evidence) -> bool:
        """Whether a correction is likelier than that the word is made of words ("co-firms")."""
        limits = self._limits
        if case.own or word.part or word.small > 1:
            return False
        if any(each.score >= limits.built_score for each in case.others):
            return True
        if len(word.form) < limits.far_length:
            return False
        least = limits.built_far_score
        far = edits_away(word.form, 2, least - BEST_OF_TWO)
        return any(each.score >= least for each in far)
