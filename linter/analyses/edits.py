"""What an edit is worth: how often people make this slip rather than that one.

An edit adds, drops or changes a letter, swaps two neighbours, or writes a sound in another way
("f" for "ph").
"""

from collections.abc import Iterator
from operator import ne
from typing import Final, NamedTuple

from linter.analyses.keyboard import keys_around
from linter.analyses.misspelling_weights import EDITS

VOWELS: Final = frozenset("aeiouy")
IMPOSSIBLE: Final = -1e9  # the worth of edits that do not lead from one word to the other

_LONGEST_GAP = 3
_MOST_AT_ONCE = 4  # letters of a word that one edit takes up: "ough"
_WIDEST = 5  # the same with a letter beside them that stays

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


class Worth(NamedTuple):
    """What an edit is worth against frequency, in zipf units; see `tools/fit_edits.py`.

    People double letters, swap neighbours, take the wrong vowel and hit the next key far more
    often than they hit the first letter wrong.
    """

    swapped: float
    lost_double: float
    doubled: float
    vowel: float
    next_key: float
    changed: float
    stray_key: float
    lost: float
    added: float
    sound: float
    first_letter: float
    each_more: float
    same_last: float
    context: float


WORTH: Final = Worth(*EDITS)
# Two of the likeliest edits: no others are worth more.
BEST_OF_TWO: Final = 2 * max(WORTH[: Worth._fields.index("first_letter")]) + max(
    WORTH.each_more + WORTH.same_last, WORTH.each_more
)


def edit_worth(typed: str, meant: str, edits: int = 1, worth: Worth = WORTH) -> float:
    """How likely people make these edits, in zipf units; absurdly low if there are more."""
    start = common_start(typed, meant)
    end = common_start(typed[:start:-1], meant[:start:-1])
    if max(len(typed), len(meant)) - start - end > edits * _WIDEST:
        return IMPOSSIBLE
    value = _path_worth(typed, meant, edits, "", worth)
    same_last = worth.same_last if typed[-1:] == meant[-1:] else 0.0
    return value + same_last + worth.each_more * (edits - 1)


def _path_worth(typed: str, meant: str, edits: int, before: str, worth: Worth) -> float:
    """The best way from one rest of a word to the other; `before` is the letter before it."""
    at = common_start(typed, meant)
    if at:
        before, typed, meant = meant[at - 1], typed[at:], meant[at:]
    if not typed and not meant:
        return 0.0
    if not edits or abs(len(typed) - len(meant)) > edits * _LONGEST_GAP:
        return IMPOSSIBLE
    if edits == 1:
        return _last_worth(typed, meant, before, worth)
    best = IMPOSSIBLE
    for value, left, right, letter in _steps(typed, meant, before, worth):
        best = max(best, value + _path_worth(left, right, edits - 1, letter, worth))
    return best


def _last_worth(typed: str, meant: str, before: str, worth: Worth) -> float:
    """The same where one edit is left: what it does not touch must be alike."""
    longer = len(typed) - len(meant)
    sure = min(len(typed), len(meant)) - _MOST_AT_ONCE
    if sure > 0 and typed[-sure:] != meant[-sure:]:
        return IMPOSSIBLE
    best, first = IMPOSSIBLE, 0.0 if before else worth.first_letter
    if longer == 0:
        if typed[1:] == meant[1:]:
            best = first + _change_worth(typed[0], meant[0], worth)
        if len(meant) > 1 and typed[:2] == meant[1::-1] and typed[2:] == meant[2:]:
            best = max(best, first + worth.swapped)
    elif longer == 1 and typed[1:] == meant:
        best = first + _added_worth(typed[0], before, meant[:1], worth)
    elif longer == -1 and typed == meant[1:]:
        best = first + (worth.lost_double if meant[0] == before else worth.lost)
    if best < worth.sound and (typed[:1] + meant[:1] in _SOUNDING or before + before in _SOUNDING):
        for left, right, _ in _sounds(typed, meant, before):
            if left == right:
                return worth.sound
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
    for left, right, letter in _sounds(typed, meant, before):
        yield worth.sound, left, right, letter


def _sounds(typed: str, meant: str, before: str) -> Iterator[tuple[str, str, str]]:
    """What is left behind one sound in two spellings, and the letter before that."""
    for one, other in _SOUNDING.get(typed[:1] + meant[:1], ()):
        if typed.startswith(one) and meant.startswith(other):
            yield typed[len(one) :], meant[len(other) :], other[-1]
    # Both spellings may begin with the letter that is common still: "ck" for "c".
    for one, other in _SOUNDING.get(before + before, ()) if before else ():
        if typed.startswith(one[1:]) and meant.startswith(other[1:]):
            yield typed[len(one) - 1 :], meant[len(other) - 1 :], other[-1]


def _change_worth(wrong: str, right: str, worth: Worth) -> float:
    if wrong in VOWELS and right in VOWELS:
        return worth.vowel
    return worth.next_key if right in keys_around(wrong) else worth.changed


def _added_worth(added: str, before: str, after: str, worth: Worth) -> float:
    if added == before:
        return worth.doubled
    beside = keys_around(added)
    return worth.stray_key if before in beside or after in beside else worth.added


def common_start(one: str, other: str) -> int:
    """How many letters two words have in common at their start."""
    at = 0
    for differ in map(ne, one, other):
        if differ:
            break
        at += 1
    return at
