"""Whether an unknown word with a capital is a slip; most such words are names.

What speaks for a slip: a frequent word is an edit away that people often make, it was seen beside
the neighbours, the word is long, and the article has it only once. What stands beside it counts
too: behind the name of a person stands a name, behind "Prime" or "White" a word.
"""

import math
from operator import mul
from typing import Final, NamedTuple

from linter.analyses.corrections import Correction, edits_away, proper_name
from linter.analyses.edits import BEST_OF_TWO
from linter.analyses.lexicon import NAME, PROPER, SUSPECT, lexicon
from linter.analyses.misspelling_limits import Limits
from linter.analyses.misspelling_weights import INSIDE, OPENING
from linter.analyses.ngrams import END, MARK, NUMBER, START, STOP
from linter.analyses.ranking import Counts, Neighbours, least_zipf, most_seen
from linter.analyses.slip_evidence import weigh
from linter.analyses.unknown_words import UnknownWord

_SHORT = 4
_BOTH = 2  # neighbours
_LONGEST_COUNTED = 10  # letters: longer words are no surer
_ROUNDED: Final = 1.1  # counts are kept to a few per cent
_NO_WORDS = frozenset((START, END, STOP, MARK, NUMBER))


class Place(NamedTuple):
    """What speaks for a slip whatever was meant, in the order of its weights."""

    base: float
    letters: float
    own: float  # the frequency of the word as it stands
    beside_word: float  # with a capital
    behind_word: float
    beside_name: float
    behind_name: float
    beside_unknown: float
    behind_unknown: float
    borne: float  # whether it is the name of some people, or of a place


class Gain(NamedTuple):
    """What a correction adds, in the order of its weights."""

    zipf: float
    worth: float
    seen_before: float
    seen_after: float
    often_before: float  # the same as logs of how often
    often_after: float
    at_mark: float  # log of how often it was seen before a mark or number, where one follows
    opens: float  # log of how often it was seen to open a sentence, where it does


def is_slip_with_capital(word: UnknownWord, counts: Counts, limits: Limits) -> bool:
    """Whether an unknown word with a capital is a slip and no name."""
    if word.small or word.capital > 1 or len(word.form) < limits.opening_length:
        return False
    if word.form.endswith("s") and lexicon().is_name(word.form[:-1]):
        return False  # both Koreas, the Obamas
    if _is_proper_name(word, limits):
        return True
    cut_short = word.after == STOP and len(word.form) <= _SHORT  # Det.
    if cut_short or (word.opens and word.capital) or word.part:
        return False
    if word.opens:
        least = limits.opening_short_odds if len(word.form) <= _SHORT else limits.opening_odds
        least += limits.again_odds * (word.opening > 1)
        least += limits.by_name_odds * (word.beside_capital and _kind(word.after) > 0)
        if len(word.form) <= _SHORT and (word.beside_capital or word.behind_capital):
            least += limits.again_odds
        return _is_likely(word, counts, least) or (
            len(word.form) >= limits.far_length
            and (_is_likely(word, counts, least, far=True) or _is_far_opening(word, counts, limits))
        )
    return (
        len(word.form) >= limits.inside_length
        and not word.opening
        and not lexicon().frequency(word.form)
        and _is_likely(word, counts, limits.inside_odds)
    )


def _is_likely(word: UnknownWord, counts: Counts, least: float, *, far: bool = False) -> bool:
    """Whether the best correction one edit away, or two, gives a slip the log-odds it needs."""
    weights = OPENING if word.opens else INSIDE
    odds = _weighed(weights.place, place_signs(word))
    found = weigh(word.form).others
    if far:
        # What is rarer could not make up for the rest, were its edits the likeliest.
        def may_do(zipf: float) -> bool:
            return odds + _most_gained(word, weights.gain, zipf, counts) >= least

        found = edits_away(word.form, 2, least_zipf(may_do))
    return any(
        odds + _weighed(weights.gain, gain_signs(word, each, counts)) >= least
        for each in found
        if " " not in each.word
    )


def place_signs(word: UnknownWord) -> Place:
    """The evidence about an unknown word that holds for all its corrections."""
    after = [0.0, 0.0, 0.0]
    before = [0.0, 0.0, 0.0]
    if word.beside_capital:
        after[_kind(word.after)] = 1.0
    if word.behind_capital:
        before[_kind(word.before)] = 1.0
    beside = (after[0], before[0], after[1], before[1], after[2], before[2])
    own = lexicon().frequency(word.form)
    borne = float(lexicon().is_borne(word.form))
    return Place(1.0, min(len(word.form), _LONGEST_COUNTED), own, *beside, borne)


def gain_signs(word: UnknownWord, correction: Correction, counts: Counts) -> Gain:
    """The evidence for one correction of an unknown word."""
    form = correction.word
    before, after = counts.pair(word.before, form), counts.pair(form, word.after)
    by_word = word.before not in _NO_WORDS, word.after not in _NO_WORDS
    return Gain(
        correction.zipf,
        correction.worth,
        float(by_word[0] and before > 0),
        float(by_word[1] and after > 0),
        by_word[0] * math.log10(1 + before),
        by_word[1] * math.log10(1 + after),
        (not by_word[1]) * math.log10(1 + after),
        word.opens * math.log10(1 + counts.pair(START, form)),
    )


def _most_gained(
    word: UnknownWord, weights: tuple[float, ...], zipf: float, counts: Counts
) -> float:
    """What a correction two edits away adds at most, by its frequency."""
    seen = most_seen(zipf)
    before = _log_count(min(seen, counts.word(word.before)))
    after = _log_count(min(seen, counts.word(word.after)))
    any_ = _log_count(seen)
    by_word = word.before not in _NO_WORDS, word.after not in _NO_WORDS
    signs = Gain(
        zipf,
        BEST_OF_TWO,
        float(by_word[0]),
        float(by_word[1]),
        by_word[0] * before,
        by_word[1] * after,
        (not by_word[1]) * any_,
        word.opens * any_,
    )
    return math.fsum(max(0.0, weight) * sign for weight, sign in zip(weights, signs, strict=True))


def _log_count(count: float) -> float:
    return math.log10(1 + _ROUNDED * count)


def _weighed(weights: tuple[float, ...], signs: tuple[float, ...]) -> float:
    return math.fsum(map(mul, weights, signs))


def _kind(form: str) -> int:
    """What a neighbour with a capital is: 0 a word, 1 the name of a person, 2 unknown."""
    marks = lexicon().entry(form).marks
    if not marks:
        return 2
    return int(not marks & PROPER and bool(marks & (NAME | SUSPECT)))


def _is_far_opening(word: UnknownWord, counts: Counts, limits: Limits) -> bool:
    """Two edits away from a frequent word that was seen beside both neighbours."""
    case = weigh(word.form)
    if len(word.form) < limits.far_length or case.own or case.best >= limits.attested:
        return False
    if word.beside_capital or word.behind_capital:
        return False
    neighbours = Neighbours(counts, word.before, word.after)
    return any(
        each.zipf >= limits.opening_zipf and neighbours.sides(each.word) == _BOTH
        for each in edits_away(word.form, 2, limits.opening_zipf)
    )


def _is_proper_name(word: UnknownWord, limits: Limits) -> bool:
    """A well-known name with a slip in it: "Brtish", "Febuary"."""
    own = lexicon().frequency(word.form)
    if len(word.form) < limits.proper_length or own >= limits.attested_rare:
        return False
    if lexicon().is_borne(word.form):
        return False  # Cristian
    in_name = word.beside_capital or word.behind_capital
    least = limits.proper_worth_in_name if in_name else limits.proper_worth
    if not in_name and len(word.form) >= limits.proper_long:
        least = limits.proper_worth_long
    elif not in_name and word.opens and len(word.form) > limits.proper_length:
        least = limits.proper_worth_opening
    return any(
        each.worth >= (least if each.distance == 1 else limits.proper_worth_far)
        and (not own or each.zipf - own >= limits.proper_margin)
        for each in proper_name(word.form)
    )
