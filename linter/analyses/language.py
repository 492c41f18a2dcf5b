"""Which language an article is written in: by its script, then by its function words.

Only what is certain counts. Short texts, lists of names and code say nothing, and are taken for
English, as are languages that data/languages.txt does not have.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from linter.analyses.data_folder import DATA
from linter.analyses.quotes import narrative
from linter.analyses.tokens import tokens
from linter.analysis import analysis
from linter.document import Document, Role, TokenKind
from linter.lazy_pattern import lazy_pattern

_DATA_FILE: Final = "languages.txt"

_SAMPLE = 400  # words, from all over a long text
_CLEARLY_ENGLISH = 0.12  # share of English function words; English news has 0.3 and more
_ENOUGH = 12  # words
_DIFFERENT = 4  # function words at least, for "a" and "o" alone are letters
_SHARE = 0.2  # of another language's function words, in running text of it
_AT_MOST_ENGLISH = 0.06
_ENOUGH_LETTERS = 30
_SCRIPT_SHARE = 0.6  # of the letters
_MUTE = frozenset({Role.BYLINE, Role.DATELINE, Role.FURNITURE, Role.CODE})

# Scripts by the letters that no other has; where it tells the language, that.
_SCRIPTS: Final = {
    "Cyrillic": "\u0400-\u052f",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Hebrew": "\u05d0-\u05ea",
    "Arabic": "\u0620-\u06ff\u0750-\u077f",
    "Devanagari": "\u0900-\u097f",
    "Bengali": "\u0980-\u09ff",
    "Tamil": "\u0b80-\u0bff",
    "Telugu": "\u0c00-\u0c7f",
    "Gurmukhi": "\u0a00-\u0a7f",
    "Gujarati": "\u0a80-\u0aff",
    "Odia": "\u0b00-\u0b7f",
    "Kannada": "\u0c80-\u0cff",
    "Malayalam": "\u0d00-\u0d7f",
    "Sinhala": "\u0d80-\u0dff",
    "Lao": "\u0e80-\u0eff",
    "Tibetan": "\u0f00-\u0fff",
    "Burmese": "\u1000-\u109f",
    "Khmer": "\u1780-\u17ff",
    "Thai": "\u0e00-\u0e7f",
    "Georgian": "\u10a0-\u10ff",
    "Armenian": "\u0530-\u058f",
    "Ethiopic": "\u1200-\u137f",
    "Korean": "\u1100-\u11ff\uac00-\ud7af",
    "Japanese": "\u3041-\u30ff",
    "Chinese": "\u4e00-\u9fff",
}
_OF_A_SCRIPT: Final = {
    "Greek": "el",
    "Hebrew": "he",
    "Thai": "th",
    "Gujarati": "gu",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Lao": "lo",
    "Khmer": "km",
    "Georgian": "ka",
    "Armenian": "hy",
    "Tamil": "ta",
    "Telugu": "te",
    "Korean": "ko",
    "Japanese": "ja",
    "Chinese": "zh",
}
FOREIGN_LETTERS: Final = lazy_pattern(f"[{''.join(_SCRIPTS.values())}]")
_LETTERS = {name: lazy_pattern(f"[{letters}]") for name, letters in _SCRIPTS.items()}
_BEYOND_LATIN = "\u0370"
_LATIN = lazy_pattern(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


class Language(NamedTuple):
    """A language: its code ("und" where only the script is known) and its English name."""

    code: str
    name: str


ENGLISH: Final = Language("en", "English")


@analysis
def article_language(doc: Document) -> Language:
    """The language that most of the article is written in; English where that is not certain."""
    every = doc.get(tokens)
    step = max(1, len(every) // _SAMPLE)
    sample = [token.text.lower() for token in every[::step] if token.kind is TokenKind.WORD]
    english = function_words()["en"]
    if sum(word in english for word in sample) >= _CLEARLY_ENGLISH * max(len(sample), _ENOUGH):
        return ENGLISH
    if script := by_script(doc.prose):
        return script
    said = [
        token.text.lower().replace("’", "'")
        for index, inside in doc.get(narrative).items()
        if doc.blocks[index].role not in _MUTE
        for token in inside
        if token.kind is TokenKind.WORD
    ]
    return language_of(said) or ENGLISH


@analysis
def is_english(doc: Document) -> bool:
    """Whether the rules for English may judge the article."""
    return is_english_code(doc.language) and doc.get(article_language).code == "en"


def is_english_code(code: str) -> bool:
    """Whether a code such as "en_GB" stands for English."""
    return re.split("[-_]", code.lower(), maxsplit=1)[0] in {"en", "eng", "english"}


def language_of(words: Iterable[str]) -> Language | None:
    """The language of words in small letters, by its function words; None if it is not certain."""
    counts = Counter(words)
    total = counts.total()
    if total < _ENOUGH:
        return None
    shares = {
        code: sum(counts[word] for word in known) / total
        for code, known in function_words().items()
    }
    english = shares.pop("en")
    best = max(shares, key=lambda code: (shares[code], code))
    if english >= _CLEARLY_ENGLISH and english > shares[best]:
        return ENGLISH
    if shares[best] < _SHARE or english > _AT_MOST_ENGLISH:
        return None
    if len(function_words()[best] & counts.keys()) < _DIFFERENT:
        return None
    return Language(best, language_names()[best])


def has_foreign_letters(prose: str) -> bool:
    """Whether a text has letters that are not Latin."""
    # Of non-ASCII texts most have no more than quotation marks and dashes: a look at the
    # characters spares them a pattern of scripts that takes milliseconds to compile.
    return (
        not prose.isascii()
        and any(char >= _BEYOND_LATIN and char.isalpha() for char in set(prose))
        and FOREIGN_LETTERS.search(prose) is not None
    )


def by_script(prose: str, enough: int = _ENOUGH_LETTERS) -> Language | None:
    """The language or script of a text that is mostly not in Latin letters."""
    if not has_foreign_letters(prose) or len(FOREIGN_LETTERS.findall(prose)) < enough:
        return None
    counts = {name: len(letters.findall(prose)) for name, letters in _LETTERS.items()}
    if counts["Japanese"] > counts["Chinese"] / 10:
        counts["Japanese"] += counts.pop("Chinese")  # kana among Chinese characters
    name = max(counts, key=lambda each: counts[each])
    if counts[name] < _SCRIPT_SHARE * (sum(counts.values()) + len(_LATIN.findall(prose))):
        return None
    if name == "Cyrillic":
        found = language_of(re.findall(r"\w+", prose.lower()))
        if found and _LETTERS[name].match(next(iter(function_words()[found.code]))):
            return found
    if code := _OF_A_SCRIPT.get(name):
        return Language(code, name)
    return Language("und", f"a language in {name} script")


@cache
def function_words() -> dict[str, frozenset[str]]:
    """The function words of each language by its code."""
    return {code: words for code, _, words in _table()}


@cache
def language_names() -> dict[str, str]:
    """The English name of each language by its code."""
    return {code: name for code, name, _ in _table()}


@cache
def _table() -> tuple[tuple[str, str, frozenset[str]], ...]:
    text = (DATA / _DATA_FILE).read_text("utf-8")
    rows = []
    for line in text.splitlines():
        if not line.startswith("#"):
            head, _, words = line.partition(": ")
            code, _, name = head.partition(" ")
            rows.append((code, name, frozenset(words.split())))
    return tuple(rows)
