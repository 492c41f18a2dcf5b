"""Which unknown words are slips, and what was meant.

Split from the rule, so that `tools/fit_misspelling.py` can vary the limits.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from linter.analyses.corrections import (
    Correction,
    by_reference,
    edits_away,
    one_edit_away,
    proper_name,
)
from linter.analyses.lexicon import WORD, lexicon
from linter.analyses.ngrams import STOP, ngrams
from linter.analyses.ranking import Counts, Neighbours, ranked
from linter.analyses.unknown_words import UnknownWord, unknown_words
from linter.document import Document


class Limits(NamedTuple):
    """What a correction must beat, in zipf units; fitted by `tools/fit_misspelling.py`.

    A margin is how much more frequent the best correction is than the word as it stands.
    """

    attested: float = 2.0  # a word this frequent is perhaps no slip ...
    attested_margin: float = 1.5  # ... unless the correction is this much more frequent
    two_edits_margin: float = 0.5
    two_edits_zipf: float = 1.2
    two_edits_worth: float = -0.8
    two_odd_zipf: float = 3.5  # where the edits are ones that people seldom make
    two_edits_length: float = 5
    built_zipf: float = 4.0  # compounds and prefixed words, which no word list can hold
    insistent_margin: float = 2.5  # built, repeated, or written with a capital elsewhere
    insistent_times: float = 3
    at_most_times: float = 5
    opening_zipf: float = 3.8  # a capital at the start of a sentence: perhaps a name
    opening_margin: float = 2.5
    opening_length: float = 3
    opening_short_zipf: float = 6.0  # of the correction of a word of three letters
    beside_zipf: float = 4.5  # with a capital beside another: perhaps part of a name
    beside_length: float = 4
    proper_length: float = 6
    proper_worth: float = 0.85  # of the edit that makes it a well-known name
    proper_worth_in_name: float = 1.35
    suspect_zipf: float = 4.8  # of what a name in small letters is taken for
    suspect_gain: float = 3.0  # in frequency and fit together
    fitting_zipf: float = 5.0  # where the neighbours on both sides agree
    far_length: float = 6
    three_edits_length: float = 8
    three_edits_zipf: float = 2.2
    three_edits_worth: float = -2.2
    likely_zipf: float = 2.2  # of a built word's correction by a likely edit
    after_prefix_zipf: float = 2.8
    short_zipf: float = 4.0  # of the correction of a word of at most four letters
    short_part_zipf: float = 5.5
    certain_lead: float = 2.5  # of a correction that is offered as a safe fix
    certain_zipf: float = 3.0
    certain_margin: float = 2.5
    certain_length: float = 5
    strange: float = 4  # so many words that resemble nothing: jargon, or another language


LIMITS: Final = Limits()

_PREFIXES = (
    "un re non pre anti over under super multi counter out mid semi de mis cyber eco bio neuro geo"
    " co micro mega pro post inter sub trans ultra hyper pseudo auto tele nano photo my"
).split()
_SUFFIXES = (
    "maker makers making worthy wide like less goer goers sheet ness ish proof wear able ability"
    " free"
).split()
_JOINED = frozenset("olds ons ers ins offs outs ups neo".split())  # 12-year-olds, add-ons
_REGULAR = re.compile(
    r"(?P<stem>\w{3,})(?:"
    r"(?<![sxzy])(?<!ch)(?<!sh)s|(?<=[sxzoh])es|(?<=e)(?:d|r|rs)|(?<!e)(?:ed|er|ers|ing)"
    r"|(?<=[aeo]y)s|(?<!y)ly|(?<![aeiouy])y)"
)
_SHORTEST, _SHORT = 3, 4
_LONG_REST = 6
_ALONE = 9.0  # the lead of a correction without rivals
_BOTH = 2  # neighbours
_LIKELY = 1.75  # what swapping letters and writing one for two are worth, other edits are not
_USUAL = 1.15  # what common edits are worth
_PART_LENGTH = 4
_SHORTEST_STEM = 3


class Misspelt(NamedTuple):
    """A misspelt word and what was meant, the likeliest first.

    `lead` is how far the first correction is ahead of the second, in zipf units; `certain` tells
    whether nothing but the first can have been meant.
    """

    word: UnknownWord
    meant: tuple[Correction, ...]
    lead: float
    certain: bool


def misspellings(
    doc: Document, limits: Limits = LIMITS, counts: Counts | None = None
) -> Iterator[Misspelt]:
    """The misspelt words of a document with their corrections, the likeliest first.

    Other `counts` than the ones shipped serve the tools.
    """
    unknown = doc.get(unknown_words)
    if not unknown:
        return
    judge = _Judge(limits, counts or ngrams(), _is_strange(unknown, limits))
    for word in unknown:
        if judge.is_slip(word):
            ranking = judge.corrections(word)
            meant = tuple(each for each, _ in ranking)
            lead = ranking[0][1] - ranking[1][1] if len(ranking) > 1 else _ALONE
            yield Misspelt(word, meant, lead, _is_certain(word, meant[0], lead, limits))


def _is_certain(word: UnknownWord, first: Correction, lead: float, limits: Limits) -> bool:
    """Whether a word can be corrected unread: no name, nor half known; one edit, no rival near."""
    return (
        lead >= limits.certain_lead
        and first.distance == 1
        and first.zipf >= limits.certain_zipf
        and " " not in first.word
        and len(word.form) >= limits.certain_length
        and word.small == 1
        and not word.part
        and not word.suspect
        and first.zipf - lexicon().frequency(word.form) >= limits.certain_margin
    )


def _is_strange(unknown: tuple[UnknownWord, ...], limits: Limits) -> bool:
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
    regular = _REGULAR.fullmatch(form)
    stem = regular["stem"] if regular else ""
    others = [each for each in near if each.word != stem]
    best = max((each.zipf for each in others), default=0.0)
    likely = max((each.zipf for each in others if each.worth >= _LIKELY), default=0.0)
    return _Case(near, lexicon().frequency(form), best, likely)


class _Judge:
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
            found.update(_after_prefix(word.form))
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
                for each in _after_prefix(form)
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
        if (self._strange or _is_built(word.form)) and not (
            likely or (case.best >= limits.built_zipf and overwhelming)
        ):
            return True
        insistent = word.capital > 0 or word.small >= limits.insistent_times
        return insistent and not (overwhelming and word.small <= limits.at_most_times)


@lru_cache(maxsize=1024)
def _after_prefix(form: str) -> tuple[Correction, ...]:
    """Corrections of what stands after a prefix: "subnegotation", "deactviated"."""
    found: list[Correction] = []
    for prefix in _PREFIXES:
        rest = form.removeprefix(prefix)
        if rest != form and len(rest) >= _LONG_REST:
            found += [
                each._replace(word=prefix + each.word, distance=2)
                for each in one_edit_away(rest)
                if " " not in each.word
            ]
    return tuple(found)


@cache
def _is_built(form: str) -> bool:
    """Whether the word is made of known words, or of one with a prefix or a suffix."""
    for prefix in _PREFIXES:
        rest = form.removeprefix(prefix)
        if rest != form and len(rest) >= _PART_LENGTH and _is_word(rest, 3.0):
            return True
    for suffix in _SUFFIXES:
        rest = form.removesuffix(suffix)
        if rest != form and len(rest) >= _SHORTEST_STEM and _is_word(rest, 3.3):
            return True
    regular = _REGULAR.fullmatch(form)
    if regular and _is_word(regular["stem"], 3.3):
        return True
    return any(
        _is_word(form[:at], 3.8) and _is_word(form[at:], 3.8)
        for at in range(_PART_LENGTH, len(form) - _PART_LENGTH + 1)
    ) or (
        len(form) >= 2 * _PART_LENGTH
        and any(_is_word(form[:at], 4.3) and _is_word(form[at:], 4.3) for at in (3, len(form) - 3))
    )


def _is_word(form: str, zipf: float) -> bool:
    entry = lexicon().entry(form)
    return bool(entry.marks & WORD) and entry.zipf >= zipf
