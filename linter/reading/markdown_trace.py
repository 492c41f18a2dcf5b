"""What the wrapped rules of the Markdown parser note down, and under which keys."""

from collections.abc import Callable
from typing import NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]
Noter = Callable[["Trace", StateInline, int, int], None]

LINE_ENDS, TRACE = "copydesk-line-ends", "copydesk-trace"  # keys of markdown-it's environment
PIECES, FOOTNOTE = "copydesk-pieces", "copydesk-footnote"  # keys of a token's meta
IN_EARNEST = False  # markdown-it's argument `silent`
FOOTNOTE_MARK = r"\[\^[^\]\s]{1,100}\]"


class Piece(NamedTuple):
    """A stretch of an inline's content within one line, and where it begins in the file."""

    start: int
    end: int
    place: int


class Mark(NamedTuple):
    """A stretch of an inline's content and what the mask shows there, of the same length."""

    start: int
    end: int
    shown: str


class Trace:
    """What the inline rules note while one inline's content is parsed."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.delimiters: list[tuple[Token, int]] = []
        self.tags: list[tuple[int, int, str, bool]] = []
        self.code: list[tuple[int, int]] = []
        self.images = 0


class Inline(NamedTuple):
    """The content of a paragraph or heading: its pieces in the file and the marks over it."""

    content: str
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    code: tuple[tuple[int, int], ...]  # code spans, of which a comment is none
    images: int
    emphasised: bool  # all of its text stands in one emphasis
