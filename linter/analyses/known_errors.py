"""Misspellings known by heart, where neither frequency nor likeness tells that they are slips."""

from functools import cache
from typing import Final

from linter.analyses.corrections import Correction
from linter.analyses.data_folder import DATA
from linter.analyses.lexicon import lexicon

DATA_FILE: Final = "known_errors.txt"

_WORTH = 3.0  # what is known is likelier than all that is guessed


@cache
def known_errors() -> dict[str, tuple[str, ...]]:
    """What each known misspelling is meant to be, the likeliest first."""
    text = (DATA / DATA_FILE).read_text(encoding="utf-8")
    lines = (line.partition(":") for line in text.splitlines() if not line.startswith("#"))
    return {typed: tuple(meant.strip().split(", ")) for typed, _, meant in lines if meant}


def by_heart(form: str) -> tuple[Correction, ...]:
    """The corrections of a known misspelling, else none."""
    frequency = lexicon().frequency
    return tuple(
        Correction(word, min(map(frequency, word.split())), 1, _WORTH)
        for word in known_errors().get(form, ())
    )
