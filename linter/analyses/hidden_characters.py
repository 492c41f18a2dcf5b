"""Characters that a reader cannot see: their names, and which of them stand in one paragraph.

A paragraph that was copied from a page full of them has one fault, not forty: what stands in one
block is one finding, whose fix edits all.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from linter.document import Document
from linter.finding import Edit, Fix
from linter.span import Span

_NAMES = {  # what Unicode's data has no name for
    0x00: "null",
    0x07: "bell",
    0x08: "backspace",
    0x0B: "vertical tab",
    0x0C: "form feed",
    0x1A: "substitute",
    0x1B: "escape",
    0x7F: "delete",
}


def character_name(char: str) -> str:
    """How messages name a character: "U+200B zero width space"."""
    name = _NAMES.get(ord(char)) or unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X} {name}".rstrip()


def by_block(doc: Document, spans: Iterable[Span]) -> Iterator[list[Span]]:
    """The spans of each block together; `spans` are in order."""

    def index(span: Span) -> int:
        block = doc.block_at(span.start)
        return block.index if block else -1 - span.start

    for _, group in groupby(spans, key=index):
        yield list(group)


def also(spans: list[Span]) -> str:
    """What a message adds where a paragraph holds several."""
    return f" ({len(spans)} such places in this paragraph)" if len(spans) > 1 else ""


def removal(title: str, spans: list[Span], *, safe: bool = True) -> Fix:
    """A fix that deletes each span."""
    return replacement(title, spans, lambda _: "", safe=safe)


def replacement(
    title: str, spans: list[Span], text: Callable[[Span], str], *, safe: bool = True
) -> Fix:
    """A fix that puts a text in place of each span."""
    return Fix(title, tuple(Edit(span, text(span)) for span in spans), safe=safe)
