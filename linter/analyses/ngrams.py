"""How often words, pairs and triples of words stand in edited English.

One memory-mapped file made by `tools/build_ngrams.py`; opened at the first look-up, in
milliseconds, once a process.

Beside the counts of forms stand counts in which one or two forms are replaced by their class, for
words too rare to be counted in each company: see `class_of`. A class is a group of words that stand
in like places; the build script finds them in the counts themselves.

The counts know words in lower case, numbers as "0", stops as "." and all other marks as ",";
a sentence begins with "<s>" and ends with "</s>". `counted` reads the tokens of a document so.
"""

import mmap
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from linter.analyses.data_folder import DATA
from linter.analyses.sentences import sentences
from linter.analysis import analysis
from linter.document import Document, Token, TokenKind
from linter.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    import marisa_trie

DATA_FILE: Final = "ngrams.marisa"
SEEN_FILE: Final = "ngrams.seen"
SEEN_BITS: Final = 1 << 24
START: Final = "<s>"
END: Final = "</s>"
NUMBER: Final = "0"
STOP: Final = "."
MARK: Final = ","

# How keys other than plain n-grams are written; a class is one character from CLASSES on.
CLASSES: Final = 0xE000
CLASS_KEY: Final = "="  # before a word: the number of its class
WEB_PAIR: Final = "|"  # between two words: millions of times in Google Books
APART: Final = "_"  # between two words with one form between them
ENDINGS: Final = ("ing", "ies", "ed", "ly", "er", "s", "")  # the classes of words without a class

_STEPS: Final = 16  # a count above _EXACT is kept to a sixteenth of a doubling: one byte each
_EXACT: Final = 32
_KEPT_CLASSES: Final = 50_000
_KEPT_COUNTS: Final = 1 << 16
_KEPT_ROWS: Final = 1 << 14
_SEEN_MASK: Final = SEEN_BITS - 1

# What the counts were made of: letters with inner apostrophes, numbers, and these marks only.
_PIECE = lazy_pattern(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)*|[.!?,;:()\"“”—–-]")

_SINGLE = {mark: STOP if mark in ".!?…" else MARK for mark in '.!?…,;:()"“”—–-'}


class Ngrams:
    """Look-ups of counts; exact up to 32, above that to about four per cent; 0 where unseen."""

    def __init__(self, trie: "marisa_trie.BytesTrie", seen: mmap.mmap | bytes) -> None:
        self._get = trie.get
        self._seen = seen
        self._cached = lru_cache(maxsize=_KEPT_COUNTS)(self.look_up)  # half of them come again
        self._after = lru_cache(maxsize=_KEPT_ROWS)(self.look_up_after)
        self._before = lru_cache(maxsize=_KEPT_ROWS)(self.look_up_before)
        self._classes: dict[str, str] = {}

    def word(self, a: str) -> int:
        """How often a word was seen."""
        return self.count(a)

    def pair(self, a: str, b: str) -> int:
        """How often `b` was seen right after `a`."""
        return self.count(f"{a} {b}")

    def triple(self, a: str, b: str, c: str) -> int:
        """How often the three were seen in a row."""
        return self.count(f"{a} {b} {c}")

    def count(self, key: str) -> int:
        """The count of forms joined by spaces; what was seen once was not kept."""
        return self._cached(key)

    def each_after(self, left: str, words: "Words") -> tuple[int, ...]:
        """How often each of some words was seen right after a form."""
        return self._after(left, words)

    def each_before(self, words: "Words", right: str) -> tuple[int, ...]:
        """How often each of some words was seen right before a form."""
        return self._before(words, right)

    # Most keys asked for were never seen; their bit says so for a tenth of what the trie costs.

    def look_up(self, key: str) -> int:
        """The same as `count`, for callers that remember."""
        bit = crc32(key.encode("utf-8", "replace")) & _SEEN_MASK  # seen_bit, without a call
        return self._in_file(key) if self._seen[bit >> 3] >> (bit & 7) & 1 else 0

    def look_up_after(self, left: str, words: "Words") -> tuple[int, ...]:
        """The same as `each_after`, for callers that remember."""
        seen, left = self._seen, left + " "
        start = crc32(left.encode("utf-8", "replace"))
        found = []
        for form, raw, _ in words.each:
            bit = crc32(raw, start) & _SEEN_MASK
            found.append(self._in_file(left + form) if seen[bit >> 3] >> (bit & 7) & 1 else 0)
        return tuple(found)

    def look_up_before(self, words: "Words", right: str) -> tuple[int, ...]:
        """The same as `each_before`, for callers that remember."""
        seen, right = self._seen, " " + right
        end = right.encode("utf-8", "replace")
        found = []
        for form, _, checksum in words.each:
            bit = crc32(end, checksum) & _SEEN_MASK
            found.append(self._in_file(form + right) if seen[bit >> 3] >> (bit & 7) & 1 else 0)
        return tuple(found)

    def _in_file(self, key: str) -> int:
        found = self._get(key)
        return _COUNTS[found[0][0]] if found else 0

    def class_of(self, form: str) -> str:
        """The character that stands for the form's class in keys."""
        known = self._classes.get(form)
        if known is None:
            found = self._get(CLASS_KEY + form)
            known = chr(CLASSES + found[0][0]) if found else class_by_ending(form)
            if len(self._classes) < _KEPT_CLASSES:
                self._classes[form] = known
        return known


class Words:
    """Words that are looked up together, beside one neighbour after another."""

    __slots__ = ("each", "forms")

    def __init__(self, forms: tuple[str, ...]) -> None:
        self.forms = forms
        raw = [form.encode("utf-8", "replace") for form in forms]
        self.each = tuple(zip(forms, raw, map(crc32, raw), strict=True))


def seen_bit(key: str) -> int:
    """Which bit of SEEN_FILE stands for a key, and for others that share it."""
    return crc32(key.encode("utf-8", "replace")) & _SEEN_MASK


def class_by_ending(form: str) -> str:
    """The class of a form that is too rare to have one of its own company."""
    ending = next(n for n, each in enumerate(ENDINGS) if form.endswith(each))
    return chr(CLASSES + 255 - ending)


class Counted(NamedTuple):
    """A sentence in the words of the counts.

    `places` has, for each form, the index of the token it comes from; START and END have -1.
    """

    forms: tuple[str, ...]
    places: tuple[int, ...]


def counted(tokens: Iterable[Token]) -> Counted:
    """The tokens of a sentence as the counts know them, between START and END.

    A compound is several forms, with MARK for the hyphen: "tit-for-tat" has five.
    """
    forms, places = [START], [-1]
    word_kind = TokenKind.WORD
    for place, token in enumerate(tokens):
        text, kind, _, _ = token
        if kind is word_kind and text.isalpha():
            forms.append(text.lower())
            places.append(place)
            continue
        if text in _SINGLE:
            forms.append(_SINGLE[text])
            places.append(place)
            continue
        if not text.isascii():
            text = text.replace("’", "'").replace("\u00ad", "").replace("\u2010", "-")
            text = text.replace("\u2011", "-").replace("…", ".")
        for piece in _PIECE.findall(text):
            forms.append(_form(piece))
            places.append(place)
    return Counted((*forms, END), (*places, -1))


@analysis
def counted_sentences(doc: Document) -> tuple[Counted, ...]:
    """The sentences of a document in the words of the counts."""
    return tuple(counted(sentence.tokens) for sentence in doc.get(sentences))


def _form(piece: str) -> str:
    first = piece[0]
    if first.isalpha():
        return piece.lower()
    if first.isdigit():
        return NUMBER
    return STOP if first in ".!?" else MARK


@cache
def ngrams() -> Ngrams:
    """The counts of this process, mapped into memory at the first call."""
    import marisa_trie

    path = DATA / DATA_FILE
    bits = DATA / SEEN_FILE
    with bits.open("rb") as file:
        seen = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return Ngrams(marisa_trie.BytesTrie().mmap(str(path)), seen)


def decoded(byte: int) -> int:
    """The count that a byte of the file stands for."""
    if byte <= _EXACT:
        return byte
    return round(_EXACT * 2 ** ((byte - _EXACT) / _STEPS))


_COUNTS: Final = tuple(map(decoded, range(256)))
