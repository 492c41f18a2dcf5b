"""Places in a text: half-open spans of code points, and the lines that people and editors count in.

Offsets are code points of the decoded file, 0-based and half open. Lines and columns are 1-based.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

# A line ends here and nowhere else. `str.splitlines` also breaks at VT, FF, NEL and U+2028, which
# scraped articles contain: line numbers would drift away from every editor's.
LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A stretch of text, from `start` up to but without `end`, in code points."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether both spans share a code point; an empty span overlaps what it lies inside."""
        return self.start < max(other.end, other.start + 1) and other.start < max(
            self.end, self.start + 1
        )

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place as people name it: line and column, both 1-based, the column in code points."""

    line: int
    column: int


class LineIndex:
    """Converts between offsets and lines of one text."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts = [0]
        self._ends: list[int] = []
        for ending in LINE_END.finditer(text):
            self._ends.append(ending.start())
            self._starts.append(ending.end())
        self._ends.append(self._length)

    @property
    def count(self) -> int:
        """How many lines the text has; a text that ends in a line end has an empty last line."""
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """The line and column of an offset; the end of the text has a position too.

        Raises:
            ValueError: if the offset lies outside the text.
        """
        if not 0 <= offset <= self._length:
            msg = f"offset {offset} lies outside a text of {self._length} code points"
            raise ValueError(msg)
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """The span of a line (1-based), without its line end.

        Raises:
            IndexError: if there is no such line.
        """
        if not 1 <= line <= self.count:
            msg = f"there is no line {line} in a text of {self.count} lines"
            raise IndexError(msg)
        return Span(self._starts[line - 1], self._ends[line - 1])

    def lines(self) -> list[Span]:
        """The spans of all lines, without their line ends."""
        return [Span(*pair) for pair in zip(self._starts, self._ends, strict=True)]
