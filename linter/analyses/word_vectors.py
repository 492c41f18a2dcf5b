"""What words mean, as numbers: a small table of word vectors, summed into vectors of passages.

Two files made by `tools/train_cohesion.py`: the words in a trie, whose numbers are the rows
of the other file, of one byte a dimension. Both are mapped into memory at the first look-up.

A row is unpacked into one long integer that holds each dimension in a lane of its own, wide enough
for the sum of any passage. Adding such integers adds all dimensions at once, which plain Python
does about fifty times as fast as number by number.
"""

import math
from array import array
from collections.abc import Iterable
from functools import cache
from operator import mul
from typing import TYPE_CHECKING, Final

from linter.analyses.data_folder import DATA

if TYPE_CHECKING:
    import marisa_trie

WORDS_FILE: Final = "word_vectors.marisa"
VECTORS_FILE: Final = "word_vectors.bin"
DIMENSIONS: Final = 128
ZERO: Final = 128  # the byte that stands for 0.0

_LANE = array("I").itemsize
_STEPS = 8  # of a weight's unit
_HEAVIEST = 255  # 30,000 words of this weight still fit into a lane
_KEPT = 16_000  # unpacked rows, half a kilobyte each

Vector = list[float]


class WordVectors:
    """Look-ups of words and sums of their vectors."""

    def __init__(self, trie: "marisa_trie.Trie", rows: bytes) -> None:
        self._number = trie.get
        self._rows = rows
        self._unpacked: dict[str, int] = {}

    def sum(self, words: Iterable[tuple[str, float]]) -> Vector:
        """The direction of weighted words taken together; all zeros if the table knows none."""
        total = weights = 0
        unpacked = self._unpacked.get
        for word, weight in words:
            row = unpacked(word)
            if row is None:
                row = self._row(word)
            if row:
                steps = round(weight * _STEPS)
                if steps > _HEAVIEST:  # noqa: PLR1730 - quicker than calling min
                    steps = _HEAVIEST
                total += row * steps
                weights += steps
        lanes = array("I", total.to_bytes(DIMENSIONS * _LANE, "little"))
        zero = ZERO * weights
        vector = [lane - zero for lane in lanes]
        norm = math.sqrt(sum(map(mul, vector, vector)))
        return [x / norm for x in vector] if norm else [0.0] * DIMENSIONS

    def _row(self, word: str) -> int:
        row = self._unpacked.get(word)
        if row is None:
            if len(self._unpacked) >= _KEPT:
                self._unpacked.clear()
            row = self._unpacked[word] = self._unpack(self._number(word))
        return row

    def _unpack(self, number: int | None) -> int:
        if number is None:
            return 0
        lanes = bytearray(DIMENSIONS * _LANE)
        lanes[::_LANE] = self._rows[number * DIMENSIONS : (number + 1) * DIMENSIONS]
        return int.from_bytes(lanes, "little")


@cache
def word_vectors() -> WordVectors:
    """The shipped table, mapped into memory at the first call."""
    import marisa_trie

    path = DATA / WORDS_FILE
    trie = marisa_trie.Trie().mmap(str(path))
    return WordVectors(trie, (DATA / VECTORS_FILE).read_bytes())
