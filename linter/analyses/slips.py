"""Whether an unknown word is a slip, and not a name, a new word or a foreign one.

The evidence is how frequent the words near it are, how it is written elsewhere in the document,
and whether a correction goes with its neighbours.
"""

import math
from collections.abc import Sequence
from itertools import islice

from linter.analyses.capital_slips import is_slip_with_capital
from linter.analyses.corrections import (
    Correction,
    by_reference,
    edits_away,
    one_edit_away,
    proper_name,
)
from linter.analyses.edits import BEST_OF_TWO, WORTH
from linter.analyses.known_errors import by_heart, known_errors
from linter.analyses.lexicon import lexicon
from linter.analyses.misspelling_limits import Limits
from linter.analyses.ranking import Counts, Neighbours, least_zipf, ranked
from linter.analyses.slip_evidence import weigh
from linter.analyses.small_slips import SmallLetters
from linter.analyses.unknown_words import UnknownWord
from linter.analyses.word_formation import after_prefix

_FOREIGN = frozenset("de la le les du des el los las der das und ma mon il".split())


def is_strange(unknown: tuple[UnknownWord, ...], limits: Limits) -> bool:
    """Whether the document is full of words that resemble nothing: jargon, another language."""
    small = {word.form for word in unknown if not word.capitalised and not word.suspect}
    if len(small) < limits.strange:
        return False
    unlike = (form for form in small if weigh(form).margin < limits.strange_margin)
    found = sum(1 for _ in islice(unlike, math.ceil(limits.strange)))  # no more than it takes
    return found >= limits.strange


def _only_opens(word: UnknownWord) -> bool:
    """Whether the word has a capital because it is the first one."""
    return word.opens and not word.capital and not (word.beside_capital or word.behind_capital)


def _least_among(
    likeliest: Sequence[tuple[Correction, float]], most: int, neighbours: Neighbours
) -> float:
    """How frequent a correction two edits away must be to be among the likeliest."""
    if len(likeliest) < most:
        return 0.0
    last = likeliest[-1][1]
    context = WORTH.context

    def may_be_among(zipf: float) -> bool:
        return zipf + BEST_OF_TWO + context * neighbours.best_fit(zipf) >= last

    return least_zipf(may_be_among)


class Judge:
    """Decides about the unknown words of one document."""

    def __init__(self, limits: Limits, counts: Counts, strange: bool) -> None:  # noqa: FBT001
        self._limits = limits
        self._counts = counts
        self._small = SmallLetters(limits, counts, strange)

    def corrections(self, word: UnknownWord, most: int) -> tuple[tuple[Correction, float], ...]:
        """What was meant, with scores; farther corrections are weighed against near ones.

        As many as are asked for are the likeliest of all; what follows them may lack some.
        """
        neighbours = self._neighbours(word)
        found = {*by_heart(word.form), *one_edit_away(word.form), *proper_name(word.form)}
        if not one_edit_away(word.form):
            found.update(after_prefix(word.form))
        least = _least_among(ranked(found, neighbours)[:most], most, neighbours)
        found.update(edits_away(word.form, 2, least))
        if not found:
            found.update(edits_away(word.form, 3))
        if not found:
            found.update(by_reference(word.form))
        return ranked(found, neighbours)

    def is_slip(self, word: UnknownWord) -> bool:
        """Whether the word is a slip and not a name, a new word or a foreign one."""
        if word.form in (word.before, word.after):
            return False  # har har
        if word.before in _FOREIGN and (word.capitalised or not word.behind_capital):
            return False  # la plume de ma tante, but not "in LA"
        if word.form in known_errors() and (not word.capitalised or _only_opens(word)):
            return True
        if word.capitalised:
            slip = is_slip_with_capital(word, self._counts, self._limits)
        else:
            slip = self._small.is_slip(word)
        return slip and not (lexicon().is_rare(word.form) and self._small.is_rare_word(word))

    def _neighbours(self, word: UnknownWord) -> Neighbours:
        return Neighbours(self._counts, word.before, word.after)
