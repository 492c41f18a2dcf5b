"""Whether a word begins with the sound of a vowel: what decides between "a" and "an".

Spelling decides for most words; the exceptions are told by what they begin with. Where speakers
differ ("historic", "herb", "SQL") or the spelling tells too little, the answer is None.
"""

import re
from functools import lru_cache

from linter.lazy_pattern import lazy_pattern

# Spelt with a vowel, spoken with that of "you" or "one".
_CONSONANT_SOUND = lazy_pattern(
    r"europ|euro(?:s?$|[’'-]|zone|sceptic|dollar)|euph|eulog|eureka|eunuch|eucal|euthan|eugenic"
    r"|ewe(?:s?$|[’'])|use(?!$)|use$|usa(?:ge|ble)|usu(?:al|rp|ry)|usin|utensil|utili|utopi|uterus|uterine"
    r"|uganda|ukrain|ukulele|uranium|uranus|urin|ureth|urolog|ubiquit|unanim|unicorn|uniform|unif"
    r"|unilat|union|unionis|uniqu|unis(?:ex|on)|unit(?:$|s|ed|ar|e|[’'-y])|univers|unicameral"
    r"|unicycl|unipolar|unidirect|utah|uruguay|one(?:s?$|[’'-]|ness|self)|once\b|ouija"
)
_UN = lazy_pattern(r"un(?!i|an)|uni(?:m|n|d(?!irect)|r)|unan[^i]|unans|unavo")
# Spelt with u, spoken with that of "up".
_U_AS_IN_UP = lazy_pattern(
    r"up|ult|umb|ump|ush|utt|utm|ugl|urb|urg|urn(?:s?$)|unc|und|ulc|uls|ulti|usher"
)
_SILENT_H = lazy_pattern(r"hour|honest|honou?r|heir(?!l?ing)")
_UNCERTAIN = lazy_pattern(  # speakers differ, or letters are spelt out
    r"h(?:istor|otel|erb|abitual|yster|ero|eredit|allucin|orri|armoni|ypothe|omage|umbl|otl|ymn"
    r"|ilar|aitch|mm|eid|ab)|y[^aeou]|mc|mb|nd|ng|ts|sv"
)
_FOREIGN = lazy_pattern(r"eu|ew|oa(?!k|t|r|s|f|th)|ou(?!t|r|n|st|gh|ch)|ui|oui")
_VOWELS = frozenset("aeiouy")
_LETTERS_LIKE_VOWELS = frozenset("AEFHILMNORSX")
_AS_YOU = lazy_pattern(r"EURO?|ONE")
# Some read them as words that begin with "you", others letter by letter: EUFOR, EUV.
_YOU_OR_LETTERS = lazy_pattern(r"EU(?!RO?$)\w+|EW\w*")
# Begin a syllable: an acronym with these may be read as a word, others are spelt out.
_ONSETS = frozenset("FL FR SC SH SK SL SM SN SP SQ ST SV SW LY NY RH MY SY HY FY MC MA MN".split())
_SPELT_OUT = frozenset(
    "SUV MEP RAF MIT SEC NRA LA SOS FA RV RN SAS FDA FCC NUS LAPD MP MD LP MC LNG".split()
)
_NUMBER = lazy_pattern(r"[$£€¥]?(?P<digits>\d[\d,]*)(?P<rest>.*)", re.DOTALL)
_ACRONYM = lazy_pattern(r"(?P<letters>[A-Z]{2,5})(?:s|['’]s)?(?:-.*)?")
_LETTER = lazy_pattern(r"(?P<letter>[A-Z])(?:-[A-Za-z].*|-?\d{1,3}s?(?:-.*)?)")


@lru_cache(maxsize=8192)
def begins_with_vowel_sound(word: str) -> bool | None:
    """Whether "an" stands before a word, a number or an amount; None where that is not certain."""
    if number := _NUMBER.fullmatch(word):
        return _number(number["digits"], number["rest"])
    if letter := _LETTER.fullmatch(word):
        return None if letter["letter"] == "H" else letter["letter"] in _LETTERS_LIKE_VOWELS
    if acronym := _ACRONYM.fullmatch(word):
        return _acronym(acronym["letters"])
    if not word[0].isalpha() or not word.replace("’", "").replace("'", "").isascii():
        return None
    part = re.split(r"[-‐‑]", word, maxsplit=1)[0]
    if len(part) < 2 or (part[1:] != part[1:].lower()):  # noqa: PLR2004 - iPhone, x-axis
        return None
    return _word(part.lower())


def _number(digits: str, rest: str) -> bool | None:
    whole = digits.rstrip(",")
    if rest[:1] in {"/", ":"} or len(digits) - len(digits.replace(",", "")) > 1 or whole[0] == "0":
        return True if whole[0] == "8" else None
    if whole[0] == "8":
        return True
    leading = whole.split(",")[0]
    if leading in {"11", "18"}:
        return True
    if len(leading) == 4 and leading[:2] in {"11", "18"}:  # noqa: PLR2004 - "an 1850 law"
        return None
    return False


def _acronym(letters: str) -> bool | None:
    first = letters[0]
    if letters in {"URL", "URI"} or _YOU_OR_LETTERS.fullmatch(letters):
        return None
    if first in "AEIO":
        return not _AS_YOU.fullmatch(letters)
    if first not in _LETTERS_LIKE_VOWELS:
        return False
    if letters in _SPELT_OUT:
        return True
    if len(letters) == 2:  # noqa: PLR2004 - a file descriptor is read out: "a FD"
        return None
    clustered = letters[1] not in "AEIOUY" and letters[:2] not in _ONSETS
    return True if clustered and first != "H" else None


def _word(word: str) -> bool | None:
    first = word[0]
    if first in "aeiou":
        return _vowel(word, first)
    if _SILENT_H.match(word):
        return True
    if first == "x" or not _VOWELS & set(word[1:]) or _UNCERTAIN.match(word):
        return None
    return False


def _vowel(word: str, first: str) -> bool | None:
    """The answer for a word that is spelt with a vowel."""
    if _CONSONANT_SOUND.match(word):
        return False
    if first == "u":
        return True if _UN.match(word) or _U_AS_IN_UP.match(word) else None
    return None if _FOREIGN.match(word) else True
