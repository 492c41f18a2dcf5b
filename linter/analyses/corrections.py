"""What a misspelt word was meant to be: known words some edits away, the likeliest first.

An edit adds, drops or changes a letter, swaps two neighbours, or writes a sound in another way
("f" for "ph"). Candidates at distance 1 are looked up in the lexicon one by one; farther ones are
sought among the words of `data/corrections.txt`, which `tools/build_lexicon.py` groups by first
letter and length.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Final, NamedTuple

from linter.analyses.lexicon import lexicon

TARGETS_FILE: Final = "corrections.txt"
PROPER_NAMES: Final = "proper"  # the group of well-known names in it

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHORTEST = 3
_LONGEST = 24  # longer words are no words
_IMPOSSIBLE = -1e9
_MOST_UNLIKE = 4
_FEW = 2  # edits, of which one may be to the first letter
_SOUND_LETTERS = frozenset("fk")  # often for "ph", "ch" and "c"
_LONGEST_GAP = 3
_MOST_AT_ONCE = 4  # letters of a word that one edit takes up: "ough"
_WIDEST = 5  # the same with a letter beside them that stays

_JOINED, _JOINED_ZIPF = -0.3, 4.5
_SMALL_WORDS = frozenset(
    "a the of and to in for that is was on with as at by from are this be".split()
)
# Spellings of one sound, as typed and as meant.
_SOUNDS = [
    pair.split("/")
    for pair in (
        "f/ph ph/f k/ch k/ck ck/k k/qu qu/k k/c c/k s/c c/s s/sc sc/s s/ps ss/c c/ss n/kn r/wr"
        " r/rh j/dg dg/g g/dg sh/ti sh/ci sh/ssi sion/tion tion/sion cion/tion tion/cian"
        " tian/cian sion/ssion w/wh h/wh ks/x x/cc x/xc ex/exc er/re or/our ful/full full/ful"
        " ie/y y/ie ys/ies ly/lly ally/ly ly/ally aly/ally ence/ance ance/ence ense/ence"
        " ible/able able/ible eing/ing eable/able able/eable ei/ie ie/ei ow/ou ou/ow o/ough f/gh"
        " u/ew ur/er er/ur ir/er ar/er er/ar our/or shun/tion shon/tion chur/ture cher/ture"
        " gue/g ea/ee ee/ea oo/u u/oo ai/ei ei/ai a/ei ay/ey ey/ay nd/n m/mb m/mn t/bt t/pt"
    ).split()
]
_SOUNDING: dict[str, list[tuple[str, str]]] = {}  # by both first letters
for _typed, _meant in _SOUNDS:
    _SOUNDING.setdefault(_typed[0] + _meant[0], []).append((_typed, _meant))
_FIRSTS = {"f": "p", "k": "cq", "c": "ks", "s": "cp", "n": "k", "r": "w", "j": "g", "g": "j"}


class Worth(NamedTuple):
    """What an edit is worth against frequency, in zipf units; see `tools/fit_misspelling.py`.

    People double letters, swap neighbours, take the wrong vowel and hit the next key far more
    often than they hit the first letter wrong.
    """

    swapped: float = 1.6
    lost_double: float = 1.5
    doubled: float = 0.9
    vowel: float = 0.9
    next_key: float = 0.6
    changed: float = 0.0
    stray_key: float = 0.7
    lost: float = 1.4
    added: float = 0.2
    sound: float = 1.1
    first_letter: float = -0.9
    each_more: float = -2.0
    same_last: float = 0.3
    context: float = 0.65


WORTH: Final = Worth()


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


@lru_cache(maxsize=4096)
def one_edit_away(form: str) -> tuple[Correction, ...]:
    """Known words one edit from a plain form, the likeliest first."""
    if len(form) > _LONGEST:
        return ()
    zipf_of = lexicon().suggestable_zipf
    found = [
        Correction(word, zipf, 1, edit_worth(form, word))
        for word in _edits(form)
        if (zipf := zipf_of(word)) and word != form
    ]
    found += _as_plural(form)
    found += _as_two_words(form)
    return likeliest(found)


@lru_cache(maxsize=1024)
def edits_away(form: str, edits: int, worth: Worth = WORTH) -> tuple[Correction, ...]:
    """Known words two or three edits from a plain form, the likeliest first."""
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
            for word in similar.findall(_targets().get(f"{first}{length}", "")):
                if len(letters.symmetric_difference(word)) > unlike:
                    continue
                value = edit_worth(form, word, edits, worth)
                if value > _IMPOSSIBLE / 2 and word != form:
                    found.append(Correction(word, zipf_of(word), edits, value))
    return likeliest(found)


@lru_cache(maxsize=1024)
def proper_name(form: str) -> tuple[Correction, ...]:
    """The well-known name ("British", "February") that is one edit from a plain form."""
    known = lexicon()
    found = []
    for word in _proper_names().get(form[0], ()) + _proper_names().get(form[1], ()):
        if abs(len(word) - len(form)) <= 1:
            value = edit_worth(form, word)
            if value > _IMPOSSIBLE / 2:
                found.append(Correction(word, known.frequency(word), 1, value))
    return likeliest(set(found))


def by_reference(form: str) -> tuple[Correction, ...]:
    """What pyspellchecker would offer: the last resort, for it takes long to load."""
    from spellchecker import SpellChecker

    known = lexicon()
    found = SpellChecker().candidates(form) or ()
    return likeliest(Correction(each, known.frequency(each), 2, 0.0) for each in found)


def likeliest(found: Iterable[Correction]) -> tuple[Correction, ...]:
    """In the order of their scores."""
    return tuple(sorted(found, key=lambda each: (-each.score, each.word)))


def edit_worth(typed: str, meant: str, edits: int = 1, worth: Worth = WORTH) -> float:
    """How likely people make these edits, in zipf units; absurdly low if there are more."""
    start = _common_start(typed, meant)
    end = _common_start(typed[:start:-1], meant[:start:-1])
    if max(len(typed), len(meant)) - start - end > edits * _WIDEST:
        return _IMPOSSIBLE
    value = _path_worth(typed, meant, edits, "", worth)
    same_last = worth.same_last if typed[-1:] == meant[-1:] else 0.0
    return value + same_last + worth.each_more * (edits - 1)


def _path_worth(typed: str, meant: str, edits: int, before: str, worth: Worth) -> float:
    """The best way from one rest of a word to the other; `before` is the letter before it."""
    at = _common_start(typed, meant)
    if at:
        before, typed, meant = meant[at - 1], typed[at:], meant[at:]
    if not typed and not meant:
        return 0.0
    if not edits or abs(len(typed) - len(meant)) > edits * _LONGEST_GAP:
        return _IMPOSSIBLE
    sure = min(len(typed), len(meant)) - _MOST_AT_ONCE  # letters that the last edit leaves
    if edits == 1 and sure > 0 and typed[-sure:] != meant[-sure:]:
        return _IMPOSSIBLE
    best = _IMPOSSIBLE
    for value, left, right, letter in _steps(typed, meant, before, worth):
        if edits > 1 or left == right:
            best = max(best, value + _path_worth(left, right, edits - 1, letter, worth))
    return best


def _steps(
    typed: str, meant: str, before: str, worth: Worth
) -> Iterator[tuple[float, str, str, str]]:
    """The edits that may come next: worth, what is left of both words, the letter before that."""
    first = 0.0 if before else worth.first_letter
    if typed and meant:
        value = first + _change_worth(typed[0], meant[0], worth)
        yield value, typed[1:], meant[1:], meant[0]
        if len(meant) > 1 and typed[:2] == meant[1::-1]:
            yield first + worth.swapped, typed[2:], meant[2:], meant[1]
    if typed:
        value = first + _added_worth(typed[0], before, meant[:1], worth)
        yield value, typed[1:], meant, before
    if meant:
        value = first + (worth.lost_double if meant[0] == before else worth.lost)
        yield value, typed, meant[1:], meant[0]
    for one, other in _SOUNDING.get(typed[:1] + meant[:1], ()):
        if typed.startswith(one) and meant.startswith(other):
            yield worth.sound, typed[len(one) :], meant[len(other) :], other[-1]
    # Both spellings may begin with the letter that is common still: "ck" for "c".
    for one, other in _SOUNDING.get(before + before, ()) if before else ():
        if typed.startswith(one[1:]) and meant.startswith(other[1:]):
            yield worth.sound, typed[len(one) - 1 :], meant[len(other) - 1 :], other[-1]


def _change_worth(wrong: str, right: str, worth: Worth) -> float:
    if wrong in _VOWELS and right in _VOWELS:
        return worth.vowel
    return worth.next_key if right in _neighbours(wrong) else worth.changed


def _added_worth(added: str, before: str, after: str, worth: Worth) -> float:
    if added == before:
        return worth.doubled
    beside = _neighbours(added)
    return worth.stray_key if before in beside or after in beside else worth.added


def _as_plural(form: str) -> Iterator[Correction]:
    """The regular form of "companys"."""
    if form.endswith("ys") and len(form) > _SHORTEST and form[-3] not in _VOWELS:
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


def _edits(form: str) -> set[str]:
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


@cache
def _targets() -> dict[str, str]:
    """Words fit to be sought, one a line, by their first letter and length ("a7")."""
    path = files("linter.analyses") / "data" / TARGETS_FILE
    groups = path.read_text(encoding="ascii").rstrip().split("\n\n")
    return {key: words for key, _, words in (group.partition("\n") for group in groups)}


@cache
def _proper_names() -> dict[str, tuple[str, ...]]:
    """Well-known names by their first letters."""
    found: dict[str, tuple[str, ...]] = {}
    for word in _targets()[PROPER_NAMES].split():
        found[word[0]] = (*found.get(word[0], ()), word)
    return found


@cache
def _neighbours(key: str) -> frozenset[str]:
    """The keys around a key of an English keyboard."""
    near: set[str] = set()
    for number, row in enumerate(_ROWS):
        at = row.find(key)
        if at < 0 or not key:
            continue
        near.update(row[max(0, at - 1) : at + 2])
        if number > 0:
            near.update(_ROWS[number - 1][at : at + 2])
        if number + 1 < len(_ROWS):
            near.update(_ROWS[number + 1][max(0, at - 1) : at + 1])
    return frozenset(near - {key})


def _common_start(one: str, other: str) -> int:
    at = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        at += 1
    return at
