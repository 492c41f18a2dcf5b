"""Whether an unknown word is a slip, and not a name, a new word or a foreign one.

The evidence is how frequent the words near it are, how it is written elsewhere in the document,
and whether a correction goes with its neighbours.
"""

from functools import lru_cache
from typing import NamedTuple

from linter.analyses.corrections import (
    Correction,
    by_reference,
    edits_away,
    one_edit_away,
    proper_name,
)
from linter.analyses.lexicon import lexicon
from linter.analyses.misspelling_limits import Limits
from linter.analyses.ngrams import STOP
from linter.analyses.ranking import Counts, Neighbours, ranked
from linter.analyses.unknown_words import UnknownWord
from linter.analyses.word_formation import after_prefix, is_built, regular_stem

_JOINED = frozenset("olds ons ers ins offs outs ups neo".split())  # 12-year-olds, add-ons
_SHORTEST, _SHORT = 3, 4
_BOTH = 2  # neighbours
_LIKELY = 1.75  # what swapping letters and writing one for two are worth, other edits are not
_USUAL = 1.15  # what common edits are worth


def is_strange(unknown: tuple[UnknownWord, ...], limits: Limits) -> bool:
    """Whether the document is full of words that resemble nothing: jargon, another language."""
    small = {word.form for word in unknown if not word.capitalised and not word.suspect}
    if len(small) < limits.strange:
        return False
    unlike = (_weigh(form).margin < limits.insistent_margin for form in small)
    return sum(unlike) >= limits.strange


class _Case(NamedTuple):
    """The evidence about an unknown word: corrections one edit away, their best frequency."""

    near: tuple[Correction, ...]
    own: float
    best: float
    best_likely: float  # of those by a letter doubled or not, or two swapped

    @property
    def margin(self) -> float:
        return self.best - self.own


@lru_cache(maxsize=4096)
def _weigh(form: str) -> _Case:
    near = one_edit_away(form)
    stem = regular_stem(form)
    others = [each for each in near if each.word != stem]
    best = max((each.zipf for each in others), default=0.0)
    likely = max((each.zipf for each in others if each.worth >= _LIKELY), default=0.0)
    return _Case(near, lexicon().frequency(form), best, likely)


class Judge:
    """Decides about the unknown words of one document."""

    def __init__(self, limits: Limits, counts: Counts, strange: bool) -> None:  # noqa: FBT001
        self._limits = limits
        self._counts = counts
        self._strange = strange

    def corrections(self, word: UnknownWord) -> tuple[tuple[Correction, float], ...]:
        """What was meant, with scores; farther corrections are weighed against near ones."""
        found = {*one_edit_away(word.form)}
        if word.capitalised:
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
        if word.suspect:
            return self._is_lost_capital_or_slip(word)
        if word.capitalised:
            return self._is_slip_with_capital(word)
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

    def _is_slip_with_capital(self, word: UnknownWord) -> bool:
        limits = self._limits
        if word.small or word.capital > 1 or len(word.form) < limits.opening_length:
            return False
        if self._is_proper_name(word):
            return True
        cut_short = word.after == STOP and len(word.form) <= _SHORT  # Det.
        if not word.opens or word.capital or cut_short:
            return False
        if word.beside_capital or word.behind_capital:
            return self._is_slip_beside_name(word)
        case = _weigh(word.form)
        if case.best >= limits.opening_zipf and case.margin >= limits.opening_margin:
            return len(word.form) > _SHORTEST or case.best >= limits.opening_short_zipf
        return case.own == 0 and case.best < limits.attested and self._is_far_opening(word)

    def _is_slip_beside_name(self, word: UnknownWord) -> bool:
        """A capital beside another: perhaps a name, unless a frequent word is very near."""
        limits, case = self._limits, _weigh(word.form)
        return (
            case.own == 0
            and len(word.form) >= limits.beside_length
            and any(each.zipf >= limits.beside_zipf and each.worth >= _USUAL for each in case.near)
        )

    def _is_far_opening(self, word: UnknownWord) -> bool:
        """Two edits away from a frequent word that was seen beside both neighbours."""
        limits = self._limits
        if len(word.form) < limits.far_length:
            return False
        neighbours = self._neighbours(word)
        return any(
            each.zipf >= limits.opening_zipf and neighbours.sides(each.word) == _BOTH
            for each in edits_away(word.form, 2)
        )

    def _is_proper_name(self, word: UnknownWord) -> bool:
        """A well-known name with a slip in it: "Brtish", "Febuary"."""
        limits = self._limits
        if len(word.form) < limits.proper_length or lexicon().frequency(word.form):
            return False
        in_name = word.beside_capital or word.behind_capital
        least = limits.proper_worth_in_name if in_name else limits.proper_worth
        return any(each.worth >= least for each in proper_name(word.form))

    def _is_slip_in_small_letters(self, word: UnknownWord) -> bool:
        limits, case = self._limits, _weigh(word.form)
        if self._is_left_alone(word, case):
            return case.own == 0 and self._fits_far_better(word)
        if case.own >= limits.attested:
            return case.margin >= limits.attested_margin
        if case.near or self._strange:
            return case.best > 0
        return self._is_far_slip(word, case)

    def _is_far_slip(self, word: UnknownWord, case: _Case) -> bool:
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
                    for each in edits_away(form, 3)
                )
            )
        )

    def _fits_far_better(self, word: UnknownWord) -> bool:
        """A very frequent word two edits away that was seen beside both neighbours."""
        limits = self._limits
        if len(word.form) < _SHORT or word.part or word.small > 1 or word.capital:
            return False
        neighbours = self._neighbours(word)
        found = (*one_edit_away(word.form), *edits_away(word.form, 2))
        return any(
            each.zipf >= limits.fitting_zipf and neighbours.sides(each.word) == _BOTH
            for each in found
        )

    def _is_left_alone(self, word: UnknownWord, case: _Case) -> bool:
        """Whether the word may be new, foreign or built, and no correction is overwhelming."""
        limits = self._limits
        short = len(word.form) <= _SHORT
        if short and case.best < (limits.short_part_zipf if word.part else limits.short_zipf):
            return True
        if word.part and word.form in _JOINED:
            return True
        overwhelming = case.margin >= limits.insistent_margin
        likely = case.own == 0 and case.best_likely >= limits.likely_zipf
        if (self._strange or is_built(word.form)) and not (
            likely or (case.best >= limits.built_zipf and overwhelming)
        ):
            return True
        insistent = word.capital > 0 or word.small >= limits.insistent_times
        return insistent and not (overwhelming and word.small <= limits.at_most_times)
