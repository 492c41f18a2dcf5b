"""Passages as bags of content words: the stems, weights and names by which they are compared."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from linter.lazy_pattern import lazy_pattern

Frequency = Callable[[str], float]  # zipf: log10 of the occurrences in 1e9 words

TOKEN = lazy_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*['’]?|\d[\d,.:]*\d|\d")
JUDGED_LENGTH = 8  # words; shorter passages are context, not judged
_FUNCTION_WORDS = frozenset(
    "the a an and or but if of to in on at by for with from as is are was were be been being it its"
    " this that these those he she they we you i his her their our your my him them us me not no do"
    " does did has have had will would can could may might should must there here what which who"
    " whom when where why how all any some most more other than then so such only also just about"
    " into over after before between said says say told mr mrs ms one two".split()
)
_SUFFIXES = {  # by the last letter, those tried first at the front
    "y": ("ingly", "edly", "ly"), "n": ("ation",), "g": ("ing",), "d": ("ied", "ed"),
    "s": ("ies", "ers", "es", "s"), "r": ("er",),
}  # fmt: skip
_SHORTEST_STEM = 4
_POSSESSIVE = lazy_pattern(r"['’]s?$")
_OPENERS = frozenset(".!?:\"“”'‘(")  # a capital after one of them says nothing
_NAME_ZIPF = 3.5  # a rarer word with a capital is a name even at the start of a sentence
_MAX_ZIPF = 6.5  # a word so frequent weighs nothing
_MAX_WEIGHT = 4.5
_NUMBER_WEIGHT = 1.0
_BIN_EDGES = (2.0, 2.75, 3.5, 4.0, 4.5, 5.0, 5.5)
NUMBER_BIN = len(_BIN_EDGES) + 1
_LONGEST_DERIVATION = 4  # letters by which a derived word may be longer than its base
_CACHE_LIMIT = 100_000  # stretches; a thousand news articles have 60,000

_CLOSED = lazy_pattern(r"[.?!:;…][\"'”’)\]]*$|[\"”’]$")
_LEANING = lazy_pattern(
    r"[\"“'‘]?(?:he|she|they|it|this|that|these|those|but|and|however|meanwhile|still|also|his|her"
    r"|their|the (?:two|company|group|report|study|move|decision|statement))\b",
    re.IGNORECASE,
)


class Term(NamedTuple):
    """What a token counts for, and how it stands between blanks."""

    word: str  # lower case, without a possessive ending
    stem: str
    weight: float  # by rarity: frequent words bind paragraphs of any two articles
    frequency_bin: int
    capital: bool
    rare: bool
    opening: bool  # the mark right before it makes a capital say nothing
    first: bool  # nothing stands between it and the blank before it,
    last: bool  # or after it


_MARKS = ".,;:!?\"()“”‘’'"
_ALONE = (False, True, True)
_UNSEEN = Term("", "", 0.0, 0, False, False, *_ALONE)  # noqa: FBT003


class Terms(dict[str, tuple[Term, ...]]):
    """The content words of stretches between blanks, remembered: articles repeat their words.

    Splitting at blanks and looking up the whole stretch, marks and all, is far quicker than
    finding tokens by a pattern each time.
    """

    def __init__(self, frequency: Frequency) -> None:
        super().__init__()
        self._frequency = frequency
        self._of_token: dict[str, Term | None] = {}

    def __missing__(self, stretch: str) -> tuple[Term, ...]:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
            self._of_token.clear()
        token = stretch.strip(_MARKS)
        if token.isalpha():  # mostly; a pattern would take longer
            start = stretch.index(token)
            found = self._placed(token, stretch, start, start + len(token))
        else:
            matches = TOKEN.finditer(stretch)
            found = tuple(t for m in matches for t in self._placed(m[0], stretch, *m.span()))
        self[stretch] = found
        return found

    def _placed(self, token: str, stretch: str, start: int, end: int) -> tuple[Term, ...]:
        term = self._of_token.get(token, _UNSEEN)
        if term is _UNSEEN:
            term = self._of_token[token] = self._term(token)
        if term is None:
            return ()
        if end - start == len(stretch):
            return (term,)
        place = (stretch[start - 1 : start] in _OPENERS, start == 0, end == len(stretch))
        return (tuple.__new__(Term, (*term[:-3], *place)),)

    def _term(self, token: str) -> Term | None:
        word = token.lower()
        if not word.isalpha():
            word = bare(word).replace("’", "'")
        if word in _FUNCTION_WORDS or len(word) < 2:  # noqa: PLR2004 - a letter is no word
            return None
        if word[0].isdigit():
            return Term(word, word, _NUMBER_WEIGHT, NUMBER_BIN, False, False, *_ALONE)  # noqa: FBT003
        zipf = self._frequency(word)
        weight = min(_MAX_WEIGHT, _MAX_ZIPF - zipf)
        if weight <= 0.0:
            return None
        bin_, rare = bisect_left(_BIN_EDGES, zipf), zipf < _NAME_ZIPF
        return Term(word, stem(word), weight, bin_, token[0].isupper(), rare, *_ALONE)


def stem(word: str) -> str:
    """A lower-case word without its ending: crude, fast, the same for all forms of most words."""
    for suffix in _SUFFIXES.get(word[-1], ()):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


def bare(token: str) -> str:
    """The token as it stands, without a possessive ending."""
    return _POSSESSIVE.sub("", token)


class Passage(NamedTuple):
    """A paragraph or heading as a bag of content words."""

    counts: dict[str, int]
    terms: dict[str, Term]
    names: set[str]
    paired: set[str]  # names that stand beside another: people introduced in full
    length: int
    judged: bool
    text: str


class Marks(NamedTuple):
    """How a passage is written."""

    quotes: int
    closed: bool
    leaning: bool
    straight: int
    curly: int

    @classmethod
    def of(cls, text: str) -> "Marks":
        """The marks of a passage's text."""
        curly = 0 if text.isascii() else text.count("“") + text.count("”")
        straight = text.count('"')
        return cls(
            straight + curly,
            bool(_CLOSED.search(text.rstrip()[-8:])),
            bool(_LEANING.match(text.lstrip()[:24])),
            straight + text.count("'"),
            curly + (text.count("’") if curly or not text.isascii() else 0),
        )


def read_passage(text: str, terms: Terms, *, judged: bool = True) -> Passage:
    """The passage of a block's prose."""
    counts: dict[str, int] = {}
    found: dict[str, Term] = {}
    names: set[str] = set()
    paired: set[str] = set()
    stretches = text.split()
    ended, name = -2, ""  # the last name that ends a stretch, and which stretch
    for at, stretch in enumerate(stretches):
        for term in terms[stretch]:
            key = term[1]
            if key in counts:
                counts[key] += 1
            else:
                counts[key] = 1
                found[key] = term
            if term[4]:
                _, _, _, _, _, rare, opening, first, last = term
                if first:
                    opening = not at or stretches[at - 1][-1] in _OPENERS
                if rare or not opening:
                    names.add(key)
                if first and ended == at - 1:
                    paired.add(key)
                    paired.add(name)
                if last:
                    ended, name = at, key
    length = len(stretches)
    return Passage(counts, found, names, paired, length, judged and length >= JUDGED_LENGTH, text)


def bases(keys: Iterable[str]) -> dict[str, str]:
    """The stems that count as another, shorter one: Iranian is about Iran."""
    base: dict[str, str] = {}
    last = "\0"  # starts no stem
    for key in sorted(keys):
        if key.startswith(last) and len(key) - len(last) <= _LONGEST_DERIVATION:
            base[key] = last
        elif len(key) >= _SHORTEST_STEM and key.isalpha():
            last = key
    return base


def fold(passage: Passage, base: Mapping[str, str]) -> None:
    """Put derived words of a passage under their base."""
    counts, terms, names, paired = passage[:4]
    for key in [key for key in counts if key in base]:
        to = base[key]
        counts[to] = counts.get(to, 0) + counts.pop(key)
        term = terms.pop(key)
        terms.setdefault(to, term)
        for some in (names, paired):
            if key in some:
                some.remove(key)
                some.add(to)
