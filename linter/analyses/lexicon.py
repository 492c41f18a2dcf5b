"""The words of English: which are known, how frequent they are, how many syllables they have.

One memory-mapped file made by `tools/build_lexicon.py`; opened at the first look-up, in
milliseconds, once a process.

What is *known* and what is *frequent* are kept apart: running text contains "recieve", and a list
that learned its words from text would accept it. Known words come from word lists that people
edited; frequencies from counts of text, for known and unknown words alike.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from linter.analyses.data_folder import DATA
from linter.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    import marisa_trie

DATA_FILE: Final = "lexicon.marisa"
ZIPF_STEP: Final = 0.05  # a frequency is one byte: this many zipf units a step
LEAST_ZIPF: Final = 1.2  # of a listed word that was never counted

_VOWELS = lazy_pattern(r"[aeiouyà-æè-ïò-öø-ü]+")
_SILENT_END = lazy_pattern(r"(?<=[^aeiouyl])es?$|(?<=[^aeiouydt])ed$")
_HISSING = lazy_pattern(r"(?:s|z|x|ch|sh|ce|ge|se|ze)$")
_POSSESSIVES = ("'s", "'")
_KEPT = 1 << 15  # entries that are remembered: articles repeat their words


# What the word lists say of a word: bits of one byte (plain integers, for look-ups are many).
WORD: Final = 1  # stands in a word list in lower case, or in pyspellchecker's dictionary
NAME: Final = 2  # stands in a word list with a capital
SUGGESTABLE: Final = 4  # a word to offer as a correction
SUSPECT: Final = 8  # in lower case only in pyspellchecker's dictionary, which lower-cases names
TECHNICAL: Final = 32  # a name in software, known where the text is about that
PROPER: Final = 16  # a month, a country, its people: a name that many know how to spell
# Of a word that the word lists do not have; no part of an entry's marks.
RARE: Final = 64  # a list of the rarest words has it: a word, or a slip that is one by chance
BORNE: Final = 128  # people bear it, or a place

_MARKS: Final = WORD | NAME | SUGGESTABLE | SUSPECT | TECHNICAL | PROPER


class Entry(NamedTuple):
    """What the lexicon holds about a word; `zipf` is log10 of the occurrences in 1e9 words."""

    marks: int
    zipf: float
    syllables: int


_UNKNOWN = Entry(0, 0.0, 0)


class Lexicon:
    """Look-ups of words. Curly apostrophes count as straight, a possessive as its word."""

    def __init__(self, trie: "marisa_trie.BytesTrie") -> None:
        self._trie = trie
        self.entry = lru_cache(maxsize=_KEPT)(self._look_up)
        self._with_possessive = lru_cache(maxsize=_KEPT)(self._look_up_with_possessive)

    def knows(self, word: str) -> bool:
        """Whether the word lists have the word in this case.

        A lower-case entry serves every case; a capitalised one ("Paris") only words with a capital.
        """
        marks = self._with_possessive(plain_form(word)).marks
        return bool(marks & WORD) or (bool(marks & NAME) and not word.islower())

    def is_name(self, word: str) -> bool:
        """Whether the word lists have the word with a capital: a name of a person or place."""
        return bool(self._with_possessive(plain_form(word)).marks & NAME)

    def is_suspect(self, form: str) -> bool:
        """Whether a plain form is a name that is known in lower case by an oversight."""
        return bool(self.entry(form).marks & SUSPECT)

    def is_suggestable(self, word: str) -> bool:
        """Whether the word, in lower case, is fit to be offered as a correction."""
        return bool(self.entry(plain_form(word)).marks & SUGGESTABLE)

    def frequency(self, word: str) -> float:
        """The word's zipf frequency (7 "the", 4 "shooter", 2 rare), 0.0 where it never occurs."""
        return self._with_possessive(plain_form(word)).zipf

    def syllables(self, word: str) -> int:
        """How many syllables the word has: as textstat counts, or by vowels if it is unknown."""
        form = plain_form(word)
        if not form:
            return 0
        found = self.entry(form).syllables
        if found:
            return found
        if "-" in form:
            return sum(self.syllables(part) for part in form.split("-"))
        if form.endswith("'s"):
            base = form[:-2]
            return self.syllables(base) + bool(_HISSING.search(base))
        return _syllables_by_vowels(form)

    def _look_up(self, form: str) -> Entry:
        """What the file holds for a plain form (see `plain_form`), without guessing."""
        found = self._trie.get(form)
        if not found:
            return _UNKNOWN
        marks, zipf, syllables = found[0]
        return Entry(marks & _MARKS, zipf * ZIPF_STEP, syllables)

    def marks(self, form: str) -> int:
        """The marks of a plain form, not remembered: for words that are looked up once."""
        found = self._trie.get(form)
        return found[0][0] & _MARKS if found else 0

    def is_rare(self, form: str) -> bool:
        """Whether a plain form that is not known is a rare word."""
        return self._has(form, RARE)

    def is_borne(self, form: str) -> bool:
        """Whether a plain form that is no known name is the name of some people or of a place."""
        return self._has(form, BORNE)

    def _has(self, form: str, mark: int) -> bool:
        found = self._trie.get(form)
        return bool(found) and bool(found[0][0] & mark)

    def suggestable_zipf(self, form: str) -> float:
        """The frequency of a plain form that is fit to be offered, else 0.0; the quick way."""
        found = self._trie.get(form)
        if not found or not found[0][0] & SUGGESTABLE:
            return 0.0
        zipf: int = found[0][1]
        return max(zipf * ZIPF_STEP, LEAST_ZIPF)

    def _look_up_with_possessive(self, form: str) -> Entry:
        entry = self.entry(form)
        if not entry.marks and not entry.zipf:
            for ending in _POSSESSIVES:
                if form.endswith(ending):
                    return self.entry(form[: -len(ending)])
        return entry


@cache
def unsuggested() -> frozenset[str]:
    """Insults and the like, which are known and never offered."""
    text = (DATA / "unsuggested.txt").read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def plain_form(word: str) -> str:
    """A word as the file holds it: lower case, straight apostrophes, no soft hyphens."""
    form = word.lower()
    if not form.isascii():
        form = form.replace("’", "'").replace("\u00ad", "").replace("\u2010", "-")
        form = form.replace("\u2011", "-")
    return form


@cache
def lexicon() -> Lexicon:
    """The lexicon of this process, mapped into memory at the first call."""
    import marisa_trie

    path = DATA / DATA_FILE
    return Lexicon(marisa_trie.BytesTrie().mmap(str(path)))


def _syllables_by_vowels(form: str) -> int:
    return max(1, len(_VOWELS.findall(_SILENT_END.sub("", form))))
