"""Which paragraphs and sentences an article has twice, word for word or nearly so.

Copies are found by pairs of longer words that follow each other: they survive a change of a few
words, and looking each up once keeps the search linear. What looks like a copy is then compared
word by word.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from linter.analyses.lexicon import lexicon
from linter.analysis import analysis
from linter.document import Block, Document, Role
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_PARAGRAPHS = frozenset({Role.BODY, Role.LIST, Role.QUOTE})
_LONG_WORD = lazy_pattern(r"[a-z]{5,}")
_WORD = lazy_pattern(r"\w+(?:['’\u2010-]\w+)*")
_SHARED = 0.35  # of the pairs of longer words; fewer make no copy of 0.8
_ALIKE = 0.8  # of the words of the longer paragraph
_FEWEST_WORDS = 12  # of a paragraph
_FEWEST_IN_SENTENCE = 8
_SHORTEST_SENTENCE = 30  # code points; what is shorter has no eight words
_MARKS = str.maketrans(dict.fromkeys(',;:()[]"“”‘–—', " ") | {"’": "'"})
_SENTENCE = lazy_pattern(r"[^.!?]++")


class Repeat(NamedTuple):
    """Two paragraphs that are alike, as indices of blocks, the earlier one first.

    `lost` and `added` are the words that only the first or only the later one has; `parallel` tells
    that numbers or names stand in each other's place, as where two things are told alike. `copies`
    counts how often the passage stands in the article.
    """

    first: int
    later: int
    words: int
    alike: float
    lost: tuple[str, ...]
    added: tuple[str, ...]
    copies: int

    @property
    def exact(self) -> bool:
        """Whether no word differs."""
        return not self.lost and not self.added

    @property
    def parallel(self) -> bool:
        """Whether both have names or numbers that the other has not: two things, told alike."""
        return any(map(_tells, self.lost)) and any(map(_tells, self.added))


def _tells(word: str) -> bool:
    """Whether a word is a number, or a name and not a word that may stand first in a sentence."""
    if word[0].isupper():
        return not lexicon().knows(word.lower()) or lexicon().is_suspect(word.lower())
    return any(char.isdigit() for char in word)


def opens_article(doc: Document, index: int) -> bool:
    """Whether a block is the first paragraph, which many layouts show twice: as standfirst too."""
    return not any(block.role in _PARAGRAPHS for block in doc.blocks[:index])


@analysis
def repeated_paragraphs(doc: Document) -> tuple[Repeat, ...]:
    """Each paragraph that repeats an earlier one, with the first like it, in order."""
    seen: dict[tuple[str, str], int] = {}
    words: dict[int, list[str]] = {}
    copies: Counter[int] = Counter()
    found: list[Repeat] = []
    lower = doc.prose.lower()
    if len(lower) != len(doc.prose):  # a letter that two stand for in lower case
        lower = doc.prose
    for block in doc.blocks:
        if block.role not in _PARAGRAPHS:
            continue
        first = _likeliest_original(lower, block, seen)
        if first is None:
            continue
        for index in (first, block.index):
            if index not in words:
                words[index] = _WORD.findall(doc.prose_of(doc.blocks[index].span))
        repeat = _compared(first, block.index, words)
        if repeat is not None:
            copies[first] += 1
            found.append(repeat)
    return tuple(each._replace(copies=copies[each.first] + 1) for each in found)


def _likeliest_original(lower: str, block: Block, seen: dict[tuple[str, str], int]) -> int | None:
    """The earlier paragraph that shares most pairs of longer words, if it shares enough."""
    long_words = _LONG_WORD.findall(lower, *block.span)
    shared: Counter[int] = Counter()
    for pair in pairwise(long_words):
        index = seen.setdefault(pair, block.index)
        if index != block.index:
            shared[index] += 1
    if not shared:
        return None
    first, times = shared.most_common(1)[0]
    return first if times >= _SHARED * (len(long_words) - 1) else None


def _compared(first: int, later: int, words: dict[int, list[str]]) -> Repeat | None:
    one, two = words[first], words[later]
    longest = max(len(one), len(two))
    if len(two) < _FEWEST_WORDS or min(len(one), len(two)) < _ALIKE * longest:
        return None
    left, right = Counter(map(str.lower, one)), Counter(map(str.lower, two))
    alike = (left & right).total() / longest
    if alike < _ALIKE:
        return None
    lost = tuple(_only(one, left - right))
    added = tuple(_only(two, right - left))
    return Repeat(first, later, len(two), alike, lost, added, 0)


def _only(words: list[str], spare: Counter[str]) -> Iterator[str]:
    """The words, as they are written, that the other side has not."""
    for word in words:
        if spare[word.lower()] > 0:
            spare[word.lower()] -= 1
            yield word


class RepeatedSentence(NamedTuple):
    """A sentence that stands in the article twice; `copies` counts all that are the same."""

    first: Span
    later: Span
    words: int
    copies: int


def _without_blanks(doc: Document, start: int, end: int) -> Span:
    text = doc.prose[start:end]
    return Span(end - len(text.lstrip()), start + len(text.rstrip()))


@analysis
def repeated_sentences(doc: Document) -> tuple[RepeatedSentence, ...]:
    """Each sentence that repeats an earlier one word for word, in order."""
    seen: dict[str, list[tuple[int, int]]] = {}
    repeated: list[tuple[str, tuple[int, int]]] = []
    for block in doc.blocks:
        if block.role not in _PARAGRAPHS or block.span.end - block.span.start < _SHORTEST_SENTENCE:
            continue
        for match in _SENTENCE.finditer(doc.prose, *block.span):
            key = match.group()
            if len(key) < _SHORTEST_SENTENCE:
                continue
            key = key.lower().translate(_MARKS)
            if key.count(" ") < _FEWEST_IN_SENTENCE - 1:
                continue
            key = " ".join(key.split())
            places = seen.setdefault(key, [])
            places.append(match.span())
            if len(places) > 1:
                repeated.append((key, match.span()))
    return tuple(
        RepeatedSentence(
            _without_blanks(doc, *seen[key][0]),
            _without_blanks(doc, *place),
            len(key.split()),
            len(seen[key]),
        )
        for key, place in repeated
    )
