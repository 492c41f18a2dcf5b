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
    " whom when where why how all any some more most other than then so such only also just about"
    " into over after before between said says say told mr mrs ms one two".split()
)
_SUFFIXES = ("ingly", "edly", "ation", "ing", "ied", "ies", "ers", "ed", "es", "ly", "er", "s")
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
_CACHE_LIMIT = 50_000

_CLOSED = lazy_pattern(r"[.?!:;…][\"'”’)\]]*$|[\"”’]$")
_LEANING = lazy_pattern(
    r"[\"“'‘]?(?:he|she|they|it|this|that|these|those|but|and|however|meanwhile|still|also|his|her"
    r"|their|the (?:two|company|group|report|study|move|decision|statement))\b",
    re.IGNORECASE,
)


class Term(NamedTuple):
    """What a token counts for; a function word has no stem."""

    word: str  # lower case, without a possessive ending
    stem: str
    weight: float  # by rarity: frequent words bind paragraphs of any two articles
    frequency_bin: int
    capital: bool
    rare: bool


_NOTHING = Term("", "", 0.0, 0, capital=False, rare=False)


class Terms(dict[str, Term]):
    """The terms of tokens, remembered: articles repeat their words."""

    def __init__(self, frequency: Frequency) -> None:
        super().__init__()
        self._frequency = frequency

    def __missing__(self, token: str) -> Term:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        term = self[token] = self._term(token)
        return term

    def _term(self, token: str) -> Term:
        word = bare(token.lower()).replace("’", "'")
        if word in _FUNCTION_WORDS or len(word) < 2:  # noqa: PLR2004 - a letter is no word
            return _NOTHING
        if word[0].isdigit():
            return Term(word, word, _NUMBER_WEIGHT, NUMBER_BIN, capital=False, rare=False)
        zipf = self._frequency(word)
        weight = min(_MAX_WEIGHT, max(0.0, _MAX_ZIPF - zipf))
        if not weight:
            return _NOTHING
        bin_ = bisect_left(_BIN_EDGES, zipf)
        return Term(
            word, stem(word), weight, bin_, capital=token[0].isupper(), rare=zipf < _NAME_ZIPF
        )


def stem(word: str) -> str:
    """A lower-case word without its ending: crude, fast, the same for all forms of most words."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


def bare(token: str) -> str:
    """The token as it stands, without a possessive ending."""
    return _POSSESSIVE.sub("", token)


class Passage(NamedTuple):
    """A paragraph or heading as a bag of content words, and the marks of how it is written."""

    counts: dict[str, int]
    terms: dict[str, Term]
    names: frozenset[str]
    lone: frozenset[str]  # rare names that stand alone: surnames of people who were introduced
    length: int
    quotes: int
    closed: bool
    leaning: bool
    straight: int
    curly: int
    judged: bool


def read_passage(text: str, terms: Terms, *, judged: bool = True) -> Passage:
    """The passage of a block's prose."""
    counts: dict[str, int] = {}
    found: dict[str, Term] = {}
    names: set[str] = set()
    paired: set[str] = set()
    last_key = ""
    last_end = -2
    for match in TOKEN.finditer(text):
        term = terms[match[0]]
        _, key, weight, _, capital, rare = term
        if not key:
            continue
        if capital:
            start, end = match.span()
            if start == last_end + 1 and text[last_end] == " ":
                paired.update((key, last_key))
            last_key, last_end = key, end
            if rare or not _opens_sentence(text, start):
                names.add(key)
        if key in counts:
            counts[key] += 1
            if weight > found[key].weight:
                found[key] = term
        else:
            counts[key] = 1
            found[key] = term
    length = len(text.split())
    ascii_only = text.isascii()
    curly_quotes = 0 if ascii_only else text.count("“") + text.count("”")
    straight_quotes = text.count('"')
    return Passage(
        counts,
        found,
        frozenset(names),
        frozenset(key for key in names - paired if found[key].rare),
        length,
        straight_quotes + curly_quotes,
        bool(_CLOSED.search(text.rstrip()[-8:])),
        bool(_LEANING.match(text.lstrip())),
        straight_quotes + text.count("'"),
        0 if ascii_only else curly_quotes + text.count("’"),
        judged and length >= JUDGED_LENGTH,
    )


def _opens_sentence(text: str, start: int) -> bool:
    before = start - 1
    while before >= 0 and text[before].isspace():
        before -= 1
    return before < 0 or text[before] in _OPENERS


def bases(passages: Iterable[Passage]) -> dict[str, str]:
    """The stems that count as another, shorter one: Iranian is about Iran."""
    base: dict[str, str] = {}
    last = ""
    for key in sorted({key for passage in passages for key in passage.counts}):
        if last and key.startswith(last) and len(key) - len(last) <= _LONGEST_DERIVATION:
            base[key] = last
        elif len(key) >= _SHORTEST_STEM and key.isalpha():
            last = key
    return base


def folded(passage: Passage, base: Mapping[str, str]) -> Passage:
    """The passage with derived words under their base."""
    if base.keys().isdisjoint(passage.counts):
        return passage
    counts: dict[str, int] = {}
    terms: dict[str, Term] = {}
    for key, count in passage.counts.items():
        to, term = base.get(key, key), passage.terms[key]
        counts[to] = counts.get(to, 0) + count
        if to not in terms or term.weight > terms[to].weight:
            terms[to] = term
    names = frozenset(base.get(name, name) for name in passage.names)
    lone = frozenset(base.get(name, name) for name in passage.lone)
    return passage._replace(counts=counts, terms=terms, names=names, lone=lone)
