"""What a misspelt word was meant to be: known words one or two edits away, the likeliest first.

An edit adds, drops or changes a letter, or swaps two neighbours. Candidates at distance 1 are
looked up in the lexicon one by one; those at distance 2 are sought, only where distance 1 has none,
among the frequent words that start with the word's first or second letter.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from linter.analyses.lexicon import lexicon

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LEAST_ZIPF = 2.2  # of a candidate two edits away
_SHORTEST = 3
_LONGEST = 24  # longer words are no words

# What an edit is worth against frequency, in zipf units: people double letters, swap neighbours,
# take the wrong vowel and hit the next key far more often than they hit the first letter wrong.
_SWAPPED, _LOST_DOUBLE, _DOUBLED, _VOWEL, _NEXT_KEY = 1.3, 1.2, 0.9, 0.9, 0.6
_STRAY_KEY, _LOST, _ADDED, _FIRST_LETTER = 0.7, 0.9, 0.2, -1.2
_TWO_EDITS, _SAME_FIRST, _SAME_LAST, _SAME_LETTERS = -2.1, 0.5, 0.4, 0.4
_JOINED, _JOINED_ZIPF = -0.3, 4.5
_SMALL_WORDS = frozenset(
    "a the of and to in for that is was on with as at by from are this be".split()
)


class Correction(NamedTuple):
    """A word that may have been meant; `score` ranks it, `zipf` is its frequency."""

    word: str
    zipf: float
    distance: int
    score: float


@lru_cache(maxsize=4096)
def one_edit_away(form: str) -> tuple[Correction, ...]:
    """Known words one edit from a plain form, the likeliest first."""
    if len(form) > _LONGEST:
        return ()
    zipf_of = lexicon().suggestable_zipf
    found = [
        Correction(word, zipf, 1, zipf + edit_worth(form, word))
        for word in _edits(form)
        if word != form and (zipf := zipf_of(word))
    ]
    found += _as_plural(form)
    found += _as_two_words(form)
    return tuple(sorted(found, key=lambda each: (-each.score, each.word)))


@lru_cache(maxsize=1024)
def two_edits_away(form: str) -> tuple[Correction, ...]:
    """Known, not rare words two edits from a plain form, the likeliest first."""
    if not _SHORTEST <= len(form) <= _LONGEST:
        return ()
    letters = _letter_set(form)
    found = []
    for first in sorted({form[0], form[1]}):
        by_length = _targets(first)
        for length in range(len(form) - 2, len(form) + 3):
            for word, zipf, mask in by_length.get(length, ()):
                if (mask ^ letters).bit_count() <= 4 and _distance(form, word) == 2:  # noqa: PLR2004
                    worth = _two_edits_worth(form, word)
                    found.append(Correction(word, zipf, 2, zipf + worth))
    return tuple(sorted(found, key=lambda each: (-each.score, each.word)))


def _as_plural(form: str) -> Iterator[Correction]:
    """The regular form of "companys"."""
    if form.endswith("ys") and len(form) > _SHORTEST and form[-3] not in _VOWELS:
        word = form[:-2] + "ies"
        if zipf := lexicon().suggestable_zipf(word):
            yield Correction(word, zipf, 1, zipf + _SWAPPED)


def _as_two_words(form: str) -> Iterator[Correction]:
    """Two words without the space between them, one of them a small word: "infact"."""
    zipf_of = lexicon().suggestable_zipf
    for at in range(1, len(form) - 1):
        left, right = form[:at], form[at:]
        if left in _SMALL_WORDS or right in _SMALL_WORDS:
            zipf = zipf_of(right) if left == "a" else min(zipf_of(left), zipf_of(right))
            if zipf >= _JOINED_ZIPF + (at == 1):
                yield Correction(f"{left} {right}", zipf + _JOINED, 1, zipf + _JOINED)


def edit_worth(typed: str, meant: str) -> float:
    """How likely people make this one edit, in zipf units."""
    at = _common_start(typed, meant)
    first = _FIRST_LETTER if at == 0 else 0.0
    if len(typed) == len(meant):
        return first + _change_worth(typed, meant, at)
    if len(typed) < len(meant):
        return first + (_LOST_DOUBLE if at and meant[at] == meant[at - 1] else _LOST)
    if at and typed[at] == typed[at - 1]:
        return first + _DOUBLED
    beside = _neighbours(typed[at])
    near = meant[at - 1 : at + 1] if at else meant[:1]
    return first + (_STRAY_KEY if beside.intersection(near) else _ADDED)


def _change_worth(typed: str, meant: str, at: int) -> float:
    wrong, right = typed[at], meant[at]
    if typed[at + 1 : at + 2] == right and meant[at + 1 : at + 2] == wrong:
        return _SWAPPED
    if wrong in _VOWELS and right in _VOWELS:
        return _VOWEL
    return _NEXT_KEY if right in _neighbours(wrong) else 0.0


def _two_edits_worth(typed: str, meant: str) -> float:
    return (
        _TWO_EDITS
        + (_SAME_FIRST if typed[0] == meant[0] else -_SAME_FIRST)
        + (_SAME_LAST if typed[-1] == meant[-1] else 0.0)
        + (_SAME_LETTERS if set(typed) == set(meant) else 0.0)
    )


def _edits(form: str) -> set[str]:
    parts = [(form[:at], form[at:]) for at in range(len(form) + 1)]
    return {
        *(left + right[1:] for left, right in parts if right),
        *(left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1),
        *(left + letter + right[1:] for left, right in parts if right for letter in _LETTERS),
        *(left + letter + right for left, right in parts for letter in _LETTERS),
    }


@cache
def _targets(first: str) -> dict[int, list[tuple[str, float, int]]]:
    """Words with this first letter that are fit to be offered, by length, with their letters."""
    by_length: dict[int, list[tuple[str, float, int]]] = {}
    for word, zipf in lexicon().suggestable_with(first):
        if zipf >= _LEAST_ZIPF and len(word) > 3:  # noqa: PLR2004
            by_length.setdefault(len(word), []).append((word, zipf, _letter_set(word)))
    return by_length


@cache
def _neighbours(key: str) -> frozenset[str]:
    """The keys around a key of an English keyboard."""
    near: set[str] = set()
    for number, row in enumerate(_ROWS):
        at = row.find(key)
        if at < 0:
            continue
        near.update(row[max(0, at - 1) : at + 2])
        if number > 0:
            near.update(_ROWS[number - 1][at : at + 2])
        if number + 1 < len(_ROWS):
            near.update(_ROWS[number + 1][max(0, at - 1) : at + 1])
    return frozenset(near - {key})


def _letter_set(word: str) -> int:
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 31)
    return mask


def _common_start(one: str, other: str) -> int:
    at = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        at += 1
    return at


def _distance(one: str, other: str) -> int:
    """Edits between two words, a swap of neighbours counting as one."""
    start = _common_start(one, other)
    one, other = one[start:], other[start:]
    end = _common_start(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one):
        earlier, before, row = before, row, [i + 1]
        for j, b in enumerate(other):
            cost = min(before[j + 1] + 1, row[j] + 1, before[j] + (a != b))
            if i and j and a == other[j - 1] and b == one[i - 1]:
                cost = min(cost, earlier[j - 1] + 1)
            row.append(cost)
    return row[-1]
