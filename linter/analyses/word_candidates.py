"""The words that a word may be written for: close in spelling, in sound, or often confused.

Which they are is in a file (`tools/build_confusable.py`). What kind of slip it would be, the
likeness of their spelling tells: where the two part, and whether the keys are neighbours there.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from linter.analyses.data_folder import DATA
from linter.analyses.edits import common_start
from linter.analyses.keyboard import keys_around
from linter.analyses.ngrams import Words

if TYPE_CHECKING:
    import marisa_trie

CONFUSABLE_FILE: Final = "confusable.marisa"
LISTED_MARK: Final = "*"


class Candidate(NamedTuple):
    """A word that may have been meant; `listed`: often confused, or sounds the same."""

    form: str
    listed: bool


@cache
def confusable() -> "marisa_trie.BytesTrie":
    """For each word the words it may be written for, mapped into memory at the first call."""
    import marisa_trie

    path = DATA / CONFUSABLE_FILE
    return marisa_trie.BytesTrie().mmap(str(path))


@lru_cache(maxsize=4096)
def candidates(word: str) -> tuple[Candidate, ...]:
    """The words that a word may be written for."""
    found = confusable().get(word)
    if not found:
        return ()
    return tuple(
        Candidate(each.removeprefix(LISTED_MARK), each.startswith(LISTED_MARK))
        for each in found[0].decode().split(" ")
    )


@lru_cache(maxsize=4096)
def candidate_forms(word: str) -> Words:
    """The words that a word may be written for, to be looked up in the counts."""
    return Words(tuple(each.form for each in candidates(word)))


def likeness(word: str, candidate: Candidate) -> list[float]:
    """What may have turned the candidate into the word: the measures of their spelling."""
    close = candidate.form
    same = len(word) == len(close)
    at = common_start(word, close)
    return [
        candidate.listed,
        at == 0,
        same,
        len(close) > len(word),
        sorted(word) == sorted(close),
        at == min(len(word), len(close)),
        min(len(word), 8),
        same and close[at] in keys_around(word[at]),
    ]
