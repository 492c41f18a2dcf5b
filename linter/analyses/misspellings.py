"""Which unknown words are slips, and what was meant.

Split from the rule, so that `tools/fit_misspelling.py` can vary the limits.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from linter.analyses.corrections import Correction, one_edit_away, two_edits_away
from linter.analyses.lexicon import WORD, lexicon
from linter.analyses.unknown_words import UnknownWord, unknown_words
from linter.document import Document


class Limits(NamedTuple):
    """What a correction must beat, in zipf units; fitted by `tools/fit_misspelling.py`.

    A margin is how much more frequent the best correction is than the word as it stands.
    """

    attested: float = 2.0  # a word this frequent is perhaps no slip ...
    attested_margin: float = 1.5  # ... unless the correction is this much more frequent
    two_edits_margin: float = 0.5
    two_edits_length: float = 5
    built_zipf: float = 4.0  # compounds and prefixed words, which no word list can hold
    insistent_margin: float = 2.5  # built, repeated, or written with a capital elsewhere
    insistent_times: float = 3
    at_most_times: float = 5
    opening_zipf: float = 3.8  # a capital at the start of a sentence: perhaps a name
    opening_margin: float = 2.5
    opening_length: float = 4
    short_zipf: float = 4.0  # of the correction of a word of at most four letters
    short_part_zipf: float = 5.5
    strange: float = 4  # so many words that resemble nothing: jargon, or another language


LIMITS: Final = Limits()

_PREFIXES = (
    "un re non pre anti over under super multi counter out mid semi de mis cyber eco bio neuro geo"
    " co micro mega pro post inter sub trans ultra hyper pseudo auto tele nano photo my"
).split()
_SUFFIXES = (
    "maker makers making wide like less goer goers sheet ness ish proof wear able ability free"
).split()
_JOINED = frozenset("olds ons ers ins offs outs ups neo".split())  # 12-year-olds, add-ons
_REGULAR = re.compile(
    r"(?P<stem>\w{3,})(?:"
    r"(?<![sxzy])(?<!ch)(?<!sh)s|(?<=[sxzoh])es|(?<=e)(?:d|r|rs)|(?<!e)(?:ed|er|ers|ing)"
    r"|(?<=[aeo]y)s|(?<!y)ly|(?<![aeiouy])y)"
)
_SHORT = 4
_PART_LENGTH = 4
_SHORTEST_STEM = 3


def misspellings(
    doc: Document, limits: Limits = LIMITS
) -> Iterator[tuple[UnknownWord, tuple[Correction, ...]]]:
    """The misspelt words of a document with their corrections, the likeliest first."""
    unknown = doc.get(unknown_words)
    cases = {word.form: _weigh(word.form) for word in unknown}
    strange = {
        word.form
        for word in unknown
        if not word.capitalised and cases[word.form].margin < limits.insistent_margin
    }
    for word in unknown:
        case = cases[word.form]
        if word.capitalised:
            meant = _at_start(word, case, limits)
        else:
            meant = _in_small_letters(word, case, limits, strange=len(strange) >= limits.strange)
        if meant:
            every = {*meant, *two_edits_away(word.form)}
            yield word, tuple(sorted(every, key=lambda each: (-each.score, each.word)))


class _Case(NamedTuple):
    """The evidence about an unknown word: corrections one edit away, their best frequency."""

    near: tuple[Correction, ...]
    own: float
    best: float

    @property
    def margin(self) -> float:
        return self.best - self.own


def _weigh(form: str) -> _Case:
    near = one_edit_away(form)
    regular = _REGULAR.fullmatch(form)
    stem = regular["stem"] if regular else ""
    best = max((each.zipf for each in near if each.word != stem), default=0.0)
    return _Case(near, lexicon().frequency(form), best)


def _at_start(word: UnknownWord, case: _Case, limits: Limits) -> tuple[Correction, ...]:
    slip = (
        word.opens
        and not word.beside_capital
        and len(word.form) >= limits.opening_length
        and word.small == word.capital == 0
        and case.best >= limits.opening_zipf
        and case.margin >= limits.opening_margin
    )
    return case.near if slip else ()


def _in_small_letters(
    word: UnknownWord, case: _Case, limits: Limits, *, strange: bool
) -> tuple[Correction, ...]:
    if _is_left_alone(word, case, limits, strange=strange):
        return ()
    if case.own >= limits.attested:
        return case.near if case.margin >= limits.attested_margin else ()
    if case.near or strange:
        return case.near if case.best else ()
    far = two_edits_away(word.form)
    if len(word.form) < limits.two_edits_length:
        far = tuple(each for each in far if sorted(each.word) == sorted(word.form))
    best = max((each.zipf for each in far), default=0.0)
    return far if best - case.own >= limits.two_edits_margin else ()


def _is_left_alone(word: UnknownWord, case: _Case, limits: Limits, *, strange: bool) -> bool:
    """Whether the word may be new, foreign or built, and no correction is overwhelming."""
    short = len(word.form) <= _SHORT
    if short and case.best < (limits.short_part_zipf if word.part else limits.short_zipf):
        return True
    if word.part and word.form in _JOINED:
        return True
    overwhelming = case.margin >= limits.insistent_margin
    if (strange or _is_built(word.form)) and not (case.best >= limits.built_zipf and overwhelming):
        return True
    insistent = word.capital > 0 or word.small >= limits.insistent_times
    return insistent and not (overwhelming and word.small <= limits.at_most_times)


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
    )


def _is_word(form: str, zipf: float) -> bool:
    entry = lexicon().entry(form)
    return bool(entry.marks & WORD) and entry.zipf >= zipf
