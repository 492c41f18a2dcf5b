"""Whether an unknown word with a capital is a slip; most such words are names.

What speaks for a slip: a frequent word is an edit away that people often make, it was seen beside
the neighbours, the word is long, and the article has it only once. What stands beside it counts
too: behind the name of a person stands a name, behind "Prime" or "White" a word.
"""

from typing import Final, NamedTuple

from linter.analyses.corrections import Correction, edits_away, proper_name
from linter.analyses.lexicon import NAME, PROPER, SUSPECT, lexicon
from linter.analyses.misspelling_limits import Limits
from linter.analyses.ngrams import END, MARK, NUMBER, START, STOP
from linter.analyses.ranking import Counts, Neighbours
from linter.analyses.slip_evidence import weigh
from linter.analyses.unknown_words import UnknownWord

_SHORT = 4
_BOTH = 2  # neighbours
_LONGEST_COUNTED = 10  # letters: longer words are no surer
_NO_WORDS = frozenset((START, END, STOP, MARK, NUMBER))


class _Weights(NamedTuple):
    """What each piece of evidence adds to the log-odds of a slip.

    Fitted by logistic regression to misspellings put into two thousand places in the articles to
    tune on, against all unknown words with a capital in them.
    """

    base: float
    letter: float
    zipf: float
    worth: float
    seen: float  # a side on which the correction was seen beside the neighbour
    beside_word: float  # with a capital
    behind_word: float
    beside_name: float
    behind_name: float
    beside_unknown: float
    behind_unknown: float


_INSIDE: Final = _Weights(-10.4, 0.6, 1.07, 1.84, 1.82, 0.1, 2.06, 1.6, -0.1, 0.0, -0.1)
_OPENING: Final = _Weights(-6.4, 0.48, 1.24, 1.45, 0.7, -0.2, -1.3, -0.5, -2.9, -2.5, -2.9)


def is_slip_with_capital(word: UnknownWord, counts: Counts, limits: Limits) -> bool:
    """Whether an unknown word with a capital is a slip and no name."""
    if word.small or word.capital > 1 or len(word.form) < limits.opening_length:
        return False
    if _is_proper_name(word, limits):
        return True
    cut_short = word.after == STOP and len(word.form) <= _SHORT  # Det.
    if cut_short or (word.opens and word.capital) or word.part:
        return False
    if word.opens:
        least = limits.opening_short_odds if len(word.form) <= _SHORT else limits.opening_odds
        least += limits.again_odds * (word.opening > 1)
        if len(word.form) <= _SHORT and (word.beside_capital or word.behind_capital):
            least += limits.again_odds
        return _log_odds(word, counts) >= least or (
            len(word.form) >= limits.far_length
            and (
                _log_odds(word, counts, far=True) >= least or _is_far_opening(word, counts, limits)
            )
        )
    return (
        len(word.form) >= limits.inside_length
        and not word.opening
        and not lexicon().frequency(word.form)
        and _log_odds(word, counts) >= limits.inside_odds
    )


def _log_odds(word: UnknownWord, counts: Counts, *, far: bool = False) -> float:
    """How sure it is that the word is a slip, by its best correction one edit away, or two."""
    weights = _OPENING if word.opens else _INSIDE
    odds = weights.base + weights.letter * min(len(word.form), _LONGEST_COUNTED)
    if word.beside_capital:
        after = weights.beside_word, weights.beside_name, weights.beside_unknown
        odds += after[_kind(word.after)]
    if word.behind_capital:
        before = weights.behind_word, weights.behind_name, weights.behind_unknown
        odds += before[_kind(word.before)]
    neighbours = Neighbours(
        counts,
        *(("" if form in _NO_WORDS else form) for form in (word.before, word.after)),
    )
    found = edits_away(word.form, 2) if far else weigh(word.form).others
    gains = [_gain(each, neighbours, weights) for each in found if " " not in each.word]
    return odds + max(gains, default=0.0)


def _gain(each: Correction, neighbours: Neighbours, weights: _Weights) -> float:
    seen = weights.seen * neighbours.sides(each.word)
    return weights.zipf * each.zipf + weights.worth * each.worth + seen


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
        for each in edits_away(word.form, 2)
    )


def _is_proper_name(word: UnknownWord, limits: Limits) -> bool:
    """A well-known name with a slip in it: "Brtish", "Febuary"."""
    own = lexicon().frequency(word.form)
    if len(word.form) < limits.proper_length or own >= limits.attested_rare:
        return False
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
