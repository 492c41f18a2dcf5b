"""What a misspelt word was meant to be: known words some edits away, the likeliest first.

What counts as an edit, and what it is worth, `linter.analyses.edits` tells. Candidates at distance
1 with another first letter are looked up in the lexicon one by one; all others are sought among the
words of `linter.analyses.correction_targets`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from linter.analyses.correction_targets import group, proper_names, words_one_edit_away
from linter.analyses.edits import IMPOSSIBLE, VOWELS, WORTH, Worth, edit_worth
from linter.analyses.lexicon import PROPER, SUGGESTABLE, lexicon, unsuggested

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 3
_LONGEST = 24  # longer words are no words
_MOST_UNLIKE = 4
_FEW = 2  # edits, of which one may be to the first letter
_LONG_NAME = 8
_SOUND_LETTERS = frozenset("fk")  # often for "ph", "ch" and "c"

_JOINED, _JOINED_ZIPF = -0.3, 4.5
_SMALL_WORDS = frozenset(
    "a the of and to in for that is was on with as at by from are this be".split()
)
_FIRSTS = {"f": "p", "k": "cq", "c": "ks", "s": "cp", "n": "k", "r": "w", "j": "g", "g": "j"}


class Correction(NamedTuple):
    """A word that may have been meant; `score` ranks it, `zipf` is its frequency."""

    word: str
    zipf: float
    distance: int
    worth: float

    @property
    def score(self) -> float:
        """How likely it is, before its neighbours are looked at."""
        return self.zipf + self.worth


def in_case(word: str, model: str) -> str:
    """A correction with a capital where it is a well-known name, or the word replaced has one."""
    marks = lexicon().entry(word).marks
    capital = model[0].isupper() or (marks & PROPER and not marks & SUGGESTABLE)
    return word[0].upper() + word[1:] if capital else word


@lru_cache(maxsize=4096)
def one_edit_away(form: str) -> tuple[Correction, ...]:
    """Known words one edit from a plain form, the likeliest first."""
    if len(form) > _LONGEST:
        return ()
    zipf_of = lexicon().suggestable_zipf
    found = [
        Correction(word, zipf, 1, edit_worth(form, word))
        for word in _may_be_one_edit_away(form)
        if (zipf := zipf_of(word)) and word != form
    ]
    found += _as_plural(form)
    found += _as_two_words(form)
    return likeliest(found)


@lru_cache(maxsize=1024)
def edits_away(
    form: str, edits: int, least: float = 0.0, worth: Worth = WORTH
) -> tuple[Correction, ...]:
    """Known words two or three edits from a plain form, the likeliest first.

    Words less frequent than `least` may be left out; that is quicker.
    """
    if not _SHORTEST < len(form) <= _LONGEST or not form.isascii() or not form.isalpha():
        return ()
    zipf_of = lexicon().suggestable_zipf
    similar, letters = _similar_line(form, edits), frozenset(form)
    slack = 2 if letters & _SOUND_LETTERS else 0
    found = []
    firsts = {form[0], *_FIRSTS.get(form[0], "")} | ({form[1]} if edits <= _FEW else set())
    for first in sorted(firsts):
        for length in range(len(form) - edits, len(form) + edits + 1):
            # Letters that only one of them has; three edits must be ones that change few.
            unlike = min(2 * edits - abs(len(form) - length), _MOST_UNLIKE) + slack
            among = group(first, length)
            for word in similar.findall(among.lines, 1, among.end(least)):
                if len(letters.symmetric_difference(word)) > unlike:
                    continue
                value = edit_worth(form, word, edits, worth)
                if value > IMPOSSIBLE / 2 and word != form and (zipf := zipf_of(word)) >= least:
                    found.append(Correction(word, zipf, edits, value))
    return likeliest(found)


@lru_cache(maxsize=1024)
def proper_name(form: str) -> tuple[Correction, ...]:
    """The well-known names ("British", "February") one edit from a plain form, or two if long."""
    known, found, letters = lexicon(), [], frozenset(form)
    most = _FEW if len(form) >= _LONG_NAME else 1
    lengths = range(len(form) - most, len(form) + most + 1)
    near = (proper_names().get((first, length), ()) for first in form[:2] for length in lengths)
    for word in chain.from_iterable(near):
        if len(letters.symmetric_difference(word)) > _FEW * most:
            continue
        for edits in range(max(1, abs(len(word) - len(form))), most + 1):
            value = edit_worth(form, word, edits)
            if value > IMPOSSIBLE / 2:
                found.append(Correction(word, known.frequency(word), edits, value))
                break
    return likeliest(set(found))


def by_reference(form: str) -> tuple[Correction, ...]:
    """What pyspellchecker would offer: the last resort, for it takes long to load."""
    from spellchecker import SpellChecker

    known = lexicon()
    found = SpellChecker().candidates(form) or ()
    return likeliest(Correction(each, known.frequency(each), 2, 0.0) for each in found)


def likeliest(found: Iterable[Correction]) -> tuple[Correction, ...]:
    """In the order of their scores; insults are never offered."""
    fit = [each for each in found if each.word not in unsuggested()]
    return tuple(sorted(fit, key=lambda each: (-each.score, each.word)))


def _as_plural(form: str) -> Iterator[Correction]:
    """The regular form of "companys"."""
    if form.endswith("ys") and len(form) > _SHORTEST and form[-3] not in VOWELS:
        word = form[:-2] + "ies"
        if zipf := lexicon().suggestable_zipf(word):
            yield Correction(word, zipf, 1, WORTH.swapped)


def _as_two_words(form: str) -> Iterator[Correction]:
    """Two words without the space between them, one of them a small word: "infact"."""
    zipf_of = lexicon().suggestable_zipf
    for at in range(1, len(form) - 1):
        left, right = form[:at], form[at:]
        if left in _SMALL_WORDS or right in _SMALL_WORDS:
            zipf = zipf_of(right) if left == "a" else min(zipf_of(left), zipf_of(right))
            if zipf >= _JOINED_ZIPF + (at == 1):
                yield Correction(f"{left} {right}", zipf + _JOINED, 1, 0.0)


def _may_be_one_edit_away(form: str) -> set[str]:
    """Forms one edit from another, among them all words that are."""
    if not form.isascii() or not form.isalpha():
        return forms_one_edit_away(form)
    rest, swaps = form[1:], range(len(form) - 1)
    return {
        *words_one_edit_away(form),
        rest,
        *(letter + rest for letter in _LETTERS),
        *(letter + form for letter in _LETTERS),
        *(form[:at] + form[at + 1] + form[at] + form[at + 2 :] for at in swaps),
    }


def forms_one_edit_away(form: str) -> set[str]:
    """Everything one edit from a form, be it a word or not."""
    parts = [(form[:at], form[at:]) for at in range(len(form) + 1)]
    return {
        *(left + right[1:] for left, right in parts if right),
        *(left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1),
        *(left + letter + right[1:] for left, right in parts if right for letter in _LETTERS),
        *(left + letter + right for left, right in parts for letter in _LETTERS),
    }


def _similar_line(form: str, edits: int) -> re.Pattern[str]:
    """Finds lines that share a piece with a word: so many edits leave one piece whole.

    A sieve before the distance is counted; all its repetitions are short and bounded.
    """
    pieces = edits + 1
    cuts = [len(form) * at // pieces for at in range(pieces + 1)]
    options = "|".join(
        f".{{{max(0, start - edits)},{start + edits}}}{form[start:end]}"
        for start, end in pairwise(cuts)
        if end > start
    )
    return re.compile(f"^(?:{options}).*$", re.MULTILINE)
