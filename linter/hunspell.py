"""Dictionaries in Hunspell's format: a `.dic` file of words and an `.aff` file of their endings.

The reader is in the extra `copydesk[hunspell]`; a plain list of words, a `.dic` without an `.aff`
beside it, is read without it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

INSTALL = "pip install 'copydesk[hunspell]'"
_SUGGESTED = 5
_REMEMBERED = 50_000  # words
_CODE = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:[-_].*)?$", re.DOTALL)
_FLAGS = re.compile(r"(?<!\\)/.*|\s.*")


class HunspellDictionary:
    """A dictionary, opened at the first look-up."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.knows = lru_cache(_REMEMBERED)(self._knows)
        self.suggest = lru_cache(_REMEMBERED)(self._suggest)

    def _knows(self, word: str) -> bool:
        """Whether the dictionary has the word; one that it cannot write is none to judge."""
        try:
            return bool(self._reader.spell(word))
        except UnicodeError:
            return True

    def _suggest(self, word: str) -> tuple[str, ...]:
        """What may be meant, the likeliest first."""
        try:
            return tuple(self._reader.suggest(word))[:_SUGGESTED]
        except UnicodeError:
            return ()

    @property
    def _reader(self) -> Any:
        return _open(self.path)


class Dictionaries:
    """Several dictionaries as one: a word that any of them has is known."""

    def __init__(self, dictionaries: tuple[HunspellDictionary, ...]) -> None:
        self._dictionaries = dictionaries

    def knows(self, word: str) -> bool:
        """Whether one of the dictionaries has the word."""
        return any(each.knows(word) for each in self._dictionaries)

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may be meant, each dictionary's likeliest first."""
        return tuple(dict.fromkeys(w for each in self._dictionaries for w in each.suggest(word)))


def is_installed() -> bool:
    """Whether the reader is there."""
    return find_spec("hunspell") is not None


@cache
def _open(path: Path) -> Any:
    from hunspell import Hunspell

    return Hunspell(path.stem, hunspell_data_dir=str(path.parent))


def language_of(path: Path) -> str:
    """The language that a dictionary's name begins with ("de" of "de_DE.dic"), or nothing."""
    found = _CODE.match(path.stem)
    return found["language"].lower() if found else ""


def plain_words(text: str) -> Iterator[str]:
    """The words of a `.dic` file that has no `.aff`: without their count and flags."""
    lines = text.split("\n")
    if lines[0].strip().isdigit():
        lines = lines[1:]
    for line in lines:
        word = _FLAGS.sub("", line.strip()).replace("\\/", "/")
        if word and not word.startswith("*"):  # a word that a personal dictionary forbids
            yield word
