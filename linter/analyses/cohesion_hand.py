"""By whose hand a passage is: how its function words, marks and words go with those of the rest.

Two writers, or two outlets, differ in how often they say "we" or "however", in whether a percentage
is "%" or "percent", in their dashes and quotation marks, whatever they write about. Each number is
a log odds: what the passage has, as expected from the rest of the text, against what it is
expected to have in any article. Counts of the rest are smoothed with those of all articles.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from linter.analyses.cohesion_window import Rows, Window

FUNCTION_WORDS: Final = tuple(
    "the a an and or but if of to in on at by for with from as is are was were be been being it its"
    " this that these those he she they we you i his her hers their theirs our ours your my mine"
    " him them us me not no do does did doing has have had having will would can could may might"
    " should must shall there here what which who whom whose when where why how all any some most"
    " more other such than then so only also just about into over after before between through"
    " during without within against under among while since until because although though however"
    " instead unless per via upon off up down out again once both each few many much own same too"
    " very don't didn't doesn't isn't wasn't can't won't it's that's we're i'm they're you're i've"
    " we've said says say told tell added according one two first last new mr mrs ms dr percent"
    " cent like get got go going make made even still back well now today yesterday monday tuesday"
    " wednesday thursday friday saturday sunday year years week month".split()
)
# Ways to write the same, each as strings that are counted; the first group is of quotation marks.
MARKS: Final = (
    (('"',), ("“", "”")),
    (("'",), ("’",)),
    (("—",), (" – ",), ("--",), (" - ",)),
    (("%",), (" percent",), (" per cent",)),
    (("U.S.",), (" US ",)),
    ((", and ", ", or "), (" and ", " or ")),
    (("?",), ("!",), (". ",)),
    ((";",), (":",), (",",)),
)
WORDS: Final = (
    (("said",), ("says",), ("told",)),
    (
        ("i", "my", "me"), ("we", "our", "us"), ("you", "your"), ("he", "his", "him"),
        ("she", "her"), ("they", "their", "them"),
    ),
    (("was", "were", "had", "did"), ("is", "are", "has", "have", "does", "do")),
    (
        ("don't", "didn't", "doesn't", "isn't", "can't", "it's", "that's", "we're", "i'm", "i've"),
        ("not",),
    ),
)  # fmt: skip
_FIRST_PERSON = ("i", "my", "me", "we", "our", "us")
_EDGES = ".,;:!?\"()“”‘’'[]"
_WORDS_SMOOTHED = 60.0  # occurrences that all articles are worth beside those of the rest
_MARKS_SMOOTHED = 2.0
_VOCABULARY_SMOOTHED = 800.0
_COMMONEST, _UNIT = 6.5, 9  # zipf of the weight zero, and log10 of the words that it counts in
_CONTENT = 2.2  # that many times as frequent is a word among content words

_KNOWN = frozenset(FUNCTION_WORDS)


class Habits(NamedTuple):
    """How often all articles use each function word and each way to write something."""

    words: Mapping[str, float]  # shares of all function words
    marks: Sequence[Sequence[float]]  # shares in each group


class Use(NamedTuple):
    """What one passage uses: function words, and the marks of each group."""

    words: Counter[str]
    marks: list[list[int]]
    length: int


def use(text: str) -> Use:
    """The function words and marks of a text."""
    stretches = text.lower().replace("’", "'").split()
    words = Counter([word for each in stretches if (word := each.strip(_EDGES)) in _KNOWN])
    marks = [[sum([text.count(x) for x in way]) for way in group] for group in MARKS]
    marks += [[sum([words[x] for x in way]) for way in group] for group in WORDS]
    return Use(words, marks, len(stretches))


def habits(used: Iterable[Use]) -> Habits:
    """What all articles do, from their passages; nothing is so rare that it never occurs."""
    words = Counter(FUNCTION_WORDS)
    marks = [[1] * len(group) for group in (*MARKS, *WORDS)]
    for each in used:
        words.update(each.words)
        marks = [_sum(*pair) for pair in zip(marks, each.marks, strict=True)]
    whole = words.total()
    return Habits(
        {word: round(words[word] / whole, 7) for word in FUNCTION_WORDS},
        [[round(count / sum(group), 5) for count in group] for group in marks],
    )


def hand(window: Window, common: Habits, wanted: Sequence[int]) -> Rows:
    """The numbers of `cohesion_features.HAND` for some passages."""
    passages = window.passages
    whole = use("\n".join([passage.text for passage in passages]))
    spoken, first = whole.words.total(), _of_first_person(whole.words)
    size = sum([sum(passage.counts.values()) for passage in passages])
    found = []
    for n in wanted:
        here, kinds = use(passages[n].text), len(passages[n].terms) or 1
        count, own_first = here.words.total(), _of_first_person(here.words)
        vocabulary = _vocabulary(window, n, size)
        found.append(
            [
                _log_odds(here.words, whole.words, spoken - count, common.words)
                / math.sqrt(count + 1),
                sum(map(_mark_odds, here.marks, whole.marks, common.marks)),
                vocabulary / math.sqrt(kinds),
                vocabulary / kinds,
                own_first,
                100 * (first - own_first) / max(1, whole.length - here.length),
            ]
        )
    return found


def _sum(one: Sequence[int], other: Sequence[int]) -> list[int]:
    return [x + y for x, y in zip(one, other, strict=True)]


def _of_first_person(words: Mapping[str, int]) -> int:
    return sum([words[word] for word in _FIRST_PERSON if word in words])


def _log_odds(
    here: Mapping[str, int], all_: Mapping[str, int], rest: int, common: Mapping[str, float]
) -> float:
    total = 0.0
    for word, count in here.items():
        expected = _WORDS_SMOOTHED * common[word]
        share = (all_[word] - count + expected) / (rest + _WORDS_SMOOTHED)
        total += count * math.log(share / common[word])
    return total


def _mark_odds(here: Sequence[int], all_: Sequence[int], common: Sequence[float]) -> float:
    whole = sum(all_) - sum(here) + _MARKS_SMOOTHED
    return sum(
        [
            count * math.log((both - count + _MARKS_SMOOTHED * share) / whole / share)
            for count, both, share in zip(here, all_, common, strict=True)
            if count
        ]
    )


def _vocabulary(window: Window, n: int, size: int) -> float:
    """The log odds of a passage's content words, each once."""
    passages, places, here = window.passages, window.places, 1 << n
    rest = size - sum(passages[n].counts.values()) + _VOCABULARY_SMOOTHED
    total = 0.0
    for key, term in passages[n].terms.items():
        others, count = places[key] ^ here, 0
        while others:
            lowest = others & -others
            count += passages[lowest.bit_length() - 1].counts[key]
            others ^= lowest
        common = _CONTENT * 10 ** (_COMMONEST - term[2] - _UNIT)
        total += math.log((count + _VOCABULARY_SMOOTHED * common) / rest / common)
    return total
