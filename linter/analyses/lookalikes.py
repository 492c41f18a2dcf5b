"""Letters of other alphabets that look like Latin ones, and words that hide them.

A selection from the confusables of Unicode's Technical Standard 39: only letters that pass for
Latin ones in the fonts of ordinary text.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from linter.analyses.lexicon import lexicon
from linter.analyses.rare_characters import LATIN
from linter.document import Document
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_PAIRS = (
    "аaеeоoрpсcхxуyіiјjѕsԁdһhԛqԝwӏlүyґrкkмm"  # Cyrillic
    "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTХXУYҮYԌGԜWӀI"
    "οoαaνvρpυuιiκkχxγyεe"  # Greek
    "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX"
    "օoհhոnսuցgզqյjլlքp"  # Armenian
    "ןiוlסo"  # Hebrew
    "ɑaɡgɩiʏyʜhᴀaʙbᴄcᴅdᴇeꜰfɢgɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwᴢz"  # phonetic
    "ꓐBꓑPꓒdꓓDꓔTꓖGꓗKꓙJꓚCꓜZꓝFꓟMꓠNꓡLꓢSꓣRꓦVꓧHꓪWꓫXꓬYꓮAꓰEꓲIꓳOꓴU"  # Lisu
    "ᎪAᏴBᏟCᎬEᎻHᎫJᏦKᏞLᎷMᏢPᏚSᎢTᏙVᎳWᏃZ"  # Cherokee
)
LATIN_FOR: Final = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
LOOKALIKES: Final = frozenset(LATIN_FOR)
# Latin letters that are styles, not letters: fullwidth, circled, mathematical.
_STYLED = "Ａ-Ｚａ-ｚⒶ-ⓩ\U0001d400-\U0001d7cb\U0001f130-\U0001f149\U0001f170-\U0001f189"
_GREEK_SMALL = lazy_pattern("[α-ω]")
_LEAST_STYLED = 3  # letters of a word: fewer may be mathematics
_LEAST_GREEK = 4
_LEAST_FREQUENT = 3.0  # zipf, of a word that is all in look-alike letters
_CONTEXT = 60

_STYLE = lazy_pattern(f"[{_STYLED}]")
_STYLED_WORD = lazy_pattern(f"[{_STYLED}]{{{_LEAST_STYLED},}}")
_WORD = lazy_pattern(rf"[^\W\d_]*[{re.escape(''.join(LOOKALIKES))}][^\W\d_]*")
_SEEN_LATIN = lazy_pattern(f"[{LATIN}]")


class Disguised(NamedTuple):
    """A word with letters that are not what they seem; `meant` in Latin letters.

    `certain` tells that the word is known in Latin letters, `foreign` names a letter that is not.
    """

    span: Span
    meant: str
    foreign: str
    certain: bool


def may_disguise(rare: frozenset[str]) -> bool:
    """Whether a text with these rare characters can hold disguised words."""
    return not rare.isdisjoint(LOOKALIKES) or any(_STYLE.match(char) for char in rare)


def disguised(doc: Document) -> Iterator[Disguised]:
    """The disguised words of the prose: each alphabet in turn."""
    prose = doc.prose
    for match in _WORD.finditer(prose):
        if found := _judged(prose, match):
            yield found
    for match in _STYLED_WORD.finditer(prose):
        meant = unicodedata.normalize("NFKC", match.group())
        if meant.isascii() and _is_among_latin(prose, match):
            yield Disguised(Span(*match.span()), meant, match.group()[0], certain=True)


def _judged(prose: str, match: re.Match[str]) -> Disguised | None:
    word, span = match.group(), Span(*match.span())
    foreign = [char for char in word if char in LOOKALIKES]
    rest = [char for char in word if char not in LOOKALIKES]
    meant = "".join(LATIN_FOR.get(char, char) for char in word)
    if not all(map(_SEEN_LATIN.match, rest)):
        return None  # a word of another alphabet
    known = lexicon().knows(meant) or lexicon().knows(meant.lower())
    if not rest:
        known = known and (
            lexicon().frequency(meant) >= _LEAST_FREQUENT
            if len(word) > 1
            else "Ѐ" <= word <= "ӿ" and meant in "aAI"
        )
        if not (known and _is_among_latin(prose, match)):
            return None
        return Disguised(span, meant, foreign[0], certain=len(word) > 1)
    if _is_greek_term(foreign, rest, word) or (not known and _is_phonetic(foreign)):
        return None
    return Disguised(span, meant, foreign[0], certain=known)


def _is_greek_term(foreign: list[str], rest: list[str], word: str) -> bool:
    """Whether Greek small letters stand in a formula or abbreviation: "TNFα", "NFκB", "μp"."""
    if not any(map(_GREEK_SMALL.match, foreign)):
        return False
    return len(word) < _LEAST_GREEK or "".join(rest).isupper()


def _is_phonetic(foreign: list[str]) -> bool:
    """Whether letters are those of phonetic transcription: "/ˈɡɪɡə/"."""
    return any("ɐ" <= char <= "ʯ" or "ᴀ" <= char <= "ᶿ" for char in foreign)


def _is_among_latin(prose: str, match: re.Match[str]) -> bool:
    """Whether the neighbourhood is written in Latin letters."""
    start, end = match.span()
    near = prose[max(0, start - _CONTEXT) : start] + prose[end : end + _CONTEXT]
    letters = [char for char in near if char.isalpha() and char not in LOOKALIKES]
    letters = [char for char in letters if not _STYLE.match(char)]
    latin = sum(bool(_SEEN_LATIN.match(char)) for char in letters)
    return latin > 0 and latin >= 0.8 * len(letters)
