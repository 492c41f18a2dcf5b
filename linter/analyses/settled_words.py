"""Which words need no second look, whatever the document: they are known, or too short to judge.

That is decided for each distinct word once, for an article's words are mostly those of the last.
"""

from functools import lru_cache

from linter.analyses.known_errors import known_errors
from linter.analyses.lexicon import SUSPECT, WORD, lexicon, plain_form
from linter.lazy_pattern import lazy_pattern

PART = lazy_pattern(r"[^\-\u2010\u2011]+")  # of a compound

_ENDING = lazy_pattern(r"'(?:s|d|ll|ve|re|m)$")
_SHORTEST = 3  # shorter unknown words are mostly initials, units and codes
_MOST_SETTLED = 1 << 16
_settled: set[str] = set()


def not_settled(distinct: frozenset[str]) -> list[str]:
    """The words that need a second look; those that earlier documents had cost nothing."""
    new = distinct - _settled
    if len(_settled) > _MOST_SETTLED:
        _settled.clear()
    found = []
    for text in new:
        if _is_settled(text):
            _settled.add(text)
        else:
            found.append(text)
    return found


@lru_cache(maxsize=16384)
def _is_settled(text: str) -> bool:
    """Whether a word needs no second look, whatever the document."""
    if is_common(text) or is_plainly_known(text):
        return True
    parts = [text] if text.isalpha() else PART.findall(text)
    if len(parts) > 1 and lexicon().knows("".join(parts)):
        return True  # criss-cross
    return all(is_plainly_known(part) or base_form(part) is None for part in parts)


def is_common(text: str) -> bool:
    """Whether it is an ordinary word in small letters, as nearly all are: the quick way to see."""
    marks = lexicon().marks(text)
    return bool(marks & WORD) and not marks & SUSPECT and text not in known_errors()


def is_plainly_known(text: str) -> bool:
    """Whether a word is known as a whole, or nothing to judge."""
    return len(text) < _SHORTEST or text.isupper() or _is_known(text)


def _is_known(text: str) -> bool:
    """Whether the word lists have a word as it is written."""
    words = lexicon()
    wrong = text.islower() and (words.is_suspect(text) or text in known_errors())
    return words.knows(text) and not wrong


def base_form(text: str) -> str | None:
    """The word without its ending, lower case; None where it is known or no word to judge."""
    form = plain_form(text)
    if len(form) != len(text) or form.endswith("n't"):
        return None
    form = _ENDING.sub("", form)
    text = text[: len(form)]
    bare = form.replace("'", "")
    if len(form) < _SHORTEST or not (bare.isascii() and bare.isalpha()):
        return None
    if _is_known(text) or text.isupper() or text[1:] != form[1:]:
        return None
    if "'" in form and all(map(is_plainly_known, form.split("'"))):
        return None
    return form
