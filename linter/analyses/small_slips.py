"""Whether an unknown word in small letters is a slip, and not a new word, a built or a foreign one.

What speaks for a slip is how much more frequent than the word its best correction is, and what the
edits are worth. More must speak for it where the word is made of known ones, where a list of the
rarest words has it, and where the article insists on it.
"""

from linter.analyses.corrections import edits_away, one_edit_away, proper_name
from linter.analyses.edits import BEST_OF_TWO, VOWELS
from linter.analyses.lexicon import lexicon
from linter.analyses.misspelling_limits import Limits
from linter.analyses.ngrams import NUMBER
from linter.analyses.ranking import Counts, Neighbours, ranked
from linter.analyses.slip_evidence import Evidence, weigh
from linter.analyses.unknown_words import UnknownWord
from linter.analyses.word_formation import after_prefix, is_built, is_derived

_JOINED = frozenset("olds ons ers ins offs outs ups neo".split())  # 12-year-olds, add-ons
_AMOUNTS = frozenset((NUMBER, *"hundred thousand million billion trillion per".split()))
_SHORT = 4
_BOTH = 2  # neighbours
_USUAL = 1.15  # what common edits are worth


class SmallLetters:
    """Decides about the unknown words in small letters of one document."""

    def __init__(self, limits: Limits, counts: Counts, strange: bool) -> None:  # noqa: FBT001
        self._limits = limits
        self._counts = counts
        self._strange = strange

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

    def is_slip(self, word: UnknownWord) -> bool:
        """Whether the word is a slip."""
        if word.suspect:
            return self._is_lost_capital_or_slip(word)
        limits, case = self._limits, weigh(word.form)
        if len(word.form) <= _SHORT and self._is_short_for_something(word, case):
            return False
        if self._is_left_alone(word, case):
            return case.own == 0 and self._fits_far_better(word)
        if case.own >= limits.attested:
            return case.margin >= limits.attested_margin or self._is_usual_slip(word.form, case)
        return self._is_slip_of_unseen(word, case)

    def _is_slip_of_unseen(self, word: UnknownWord, case: Evidence) -> bool:
        """The same about a word that is hardly ever seen."""
        limits = self._limits
        derived = is_derived(word.form)
        if case.near and case.best > limits.near_zipf:
            weak = case.best < limits.derived_zipf or case.score < limits.derived_score
            return not (weak and derived)
        if self._strange:
            return False
        least = limits.derived_far_score if derived or case.near else limits.far_score
        return self._is_far_slip(word, case, least) or (
            case.own == 0
            and not derived
            and len(word.form) >= limits.proper_length
            and self._is_near_proper_name(word.form)
        )

    def _is_short_for_something(self, word: UnknownWord, case: Evidence) -> bool:
        """Whether a short word is a unit ("5 mln", "million bpd"), or one that the article uses."""
        unit = word.before in _AMOUNTS and VOWELS.isdisjoint(word.form)
        return (unit and case.score < self._limits.unit_score) or (
            word.small >= self._limits.insistent_times
        )

    def is_rare_word(self, word: UnknownWord) -> bool:
        """Whether a word of the rarest is meant, for no correction is far likelier."""
        limits = self._limits
        if word.part:
            return True
        long = len(word.form) >= limits.rare_long
        least = limits.rare_fitting_score - BEST_OF_TWO
        found = (*weigh(word.form).others, *edits_away(word.form, 2, least))
        if any(
            each.score >= limits.rare_score
            or (
                long
                and each.score >= limits.rare_long_score
                and each.worth >= limits.rare_long_worth
            )
            for each in found
        ):
            return False
        neighbours = self._neighbours(word)
        own = neighbours.fit(word.form)
        return not any(
            each.score >= limits.rare_fitting_score
            and neighbours.sides(each.word) == _BOTH
            and neighbours.fit(each.word) - own >= limits.rare_gain
            for each in found
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

    def _is_far_slip(self, word: UnknownWord, case: Evidence, score: float) -> bool:
        """Whether a word that no single edit mends is two or three edits away from one."""
        limits, form = self._limits, word.form
        least = max(limits.two_edits_zipf, case.own + limits.two_edits_margin)
        short = len(form) < limits.two_edits_length
        return (
            any(
                each.zipf
                >= (least if each.worth >= limits.two_edits_worth else limits.two_odd_zipf)
                for among in (limits.two_odd_zipf, least)  # the frequent ones are found sooner
                for each in edits_away(form, 2, among)
                if each.score >= score and (not short or sorted(each.word) == sorted(form))
            )
            or any(
                each.zipf >= limits.after_prefix_zipf
                and each.worth >= _USUAL
                and each.score >= score
                for each in after_prefix(form)
            )
            or (
                len(form) >= limits.three_edits_length
                and any(
                    each.score >= score and each.worth >= limits.three_edits_worth
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
        sure = likely or (case.best >= limits.built_zipf and overwhelming and not word.part)
        if not sure and (
            self._strange or (is_built(word.form) and not self._outweighs_parts(word, case))
        ):
            return True
        insistent = word.capital > 0 or word.kin or word.small >= limits.insistent_times
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

    def _neighbours(self, word: UnknownWord) -> Neighbours:
        return Neighbours(self._counts, word.before, word.after)
