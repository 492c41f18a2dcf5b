"""What formats share whose markup is a matter of lines: reStructuredText and AsciiDoc.

A reader goes through the lines and says of each what it is; paragraphs are drawn on an empty
canvas, and markup inside them is masked where a paragraph ends.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from linter.directive import find_directives
from linter.document import JOINER, OPAQUE, Document, Role
from linter.reading.layout import HEAD_BLOCKS, head_role
from linter.reading.masking import settle_joiners
from linter.span import LineIndex, Span


class Mark(NamedTuple):
    """A stretch of a paragraph and what the mask shows there, of the same length."""

    start: int
    end: int
    shown: str


def hide(start: int, end: int) -> Mark:
    """Markup: joins what it touches on both sides."""
    return Mark(start, end, JOINER * (end - start))


def veil(start: int, end: int) -> Mark:
    """Code, an image, a reference: fills a place in the sentence."""
    return Mark(start, end, OPAQUE * (end - start))


class Line(NamedTuple):
    """A line without its end: where it stands, its text, and how far that is indented."""

    span: Span
    text: str
    indent: int

    @property
    def content(self) -> str:
        """The line without white space on either side."""
        return self.text.strip()

    @property
    def start(self) -> int:
        """Where the content begins in the file."""
        return self.span.start + self.indent


def lines_of(text: str, spans: Iterable[Span]) -> list[Line]:
    """The lines of a text."""
    found = []
    for span in spans:
        content = text[span.start : span.end]
        found.append(Line(span, content, len(content) - len(content.lstrip())))
    return found


class Canvas:
    """Holds what of a text is prose, and its blocks."""

    def __init__(self, text: str, marks: Callable[[str], Iterable[Mark]]) -> None:
        self._text = text
        self._marks = marks
        self._shown = [char if char in "\r\n" else " " for char in text]
        self._run: list[Span] = []
        self._role = Role.BODY
        self._blocks: list[tuple[Span, Role]] = []
        self._titled = False

    @property
    def prose(self) -> str:
        """The text with all but the prose masked."""
        return settle_joiners("".join(self._shown))

    def blocks(self, prose: str) -> Iterator[tuple[Span, Role]]:
        """The blocks with something to see, from its first to its last character."""
        blank = JOINER + " \t\r\n\f"
        for span, role in self._blocks:
            content = prose[span.start : span.end]
            start = span.start + len(content) - len(content.lstrip(blank))
            end = span.start + len(content.rstrip(blank))
            if role in (Role.CODE, Role.FURNITURE):
                yield span, role
            elif start < end:
                yield Span(start, end), role

    def add(self, start: int, end: int, role: Role) -> None:
        """A line, or what of it is prose, of the paragraph that is being read."""
        if self._run and role is not self._role:
            self.end()
        self._role = role
        if end > start:
            self._run.append(Span(start, end))

    def heading(self, start: int, end: int) -> None:
        """The first is the title."""
        self.end()
        role = Role.HEADING if self._titled else Role.TITLE
        self._titled = True
        self.add(start, end, role)
        self.end()

    def own(self, lines: list[Line], role: Role) -> None:
        """A block without prose: code, a table."""
        self.end()
        filled = [line for line in lines if line.content]
        if filled:
            self._blocks.append((Span(filled[0].start, filled[-1].span.end), role))

    def end(self) -> None:
        """The paragraph ends."""
        if not self._run:
            return
        span = Span(self._run[0].start, self._run[-1].end)
        for start, end in self._run:
            self._shown[start:end] = self._text[start:end]
        content = "".join(self._shown[span.start : span.end])
        for start, end, shown in self._marks(content):
            for offset, char in enumerate(shown[: end - start], start=span.start + start):
                if self._shown[offset] not in "\r\n":
                    self._shown[offset] = char
        self._run.clear()
        role = self._role
        if role is Role.BODY and len(self._blocks) < HEAD_BLOCKS:
            visible = " ".join(self._visible(span).split())
            role = head_role(visible, titled=self._titled) or role
        self._blocks.append((span, role))

    def _visible(self, span: Span) -> str:
        return "".join(self._shown[span.start : span.end]).replace(JOINER, "")


class Syntax(NamedTuple):
    """What tells one of these formats from another.

    `inline` finds the markup in a paragraph, `marked` says what stands for a match; `draw` goes
    through the lines; `comment` finds what makes a comment of a directive.
    """

    name: str
    inline: re.Pattern[str]
    marked: Callable[[re.Match[str]], Iterable[Mark]]
    draw: Callable[[list[Line], Canvas], None]
    comment: re.Pattern[str]


def read_lined(text: str, name: str, syntax: Syntax) -> Document:
    """A document of a format whose markup is a matter of lines."""

    def marks(content: str) -> Iterator[Mark]:
        for match in syntax.inline.finditer(content):
            yield from syntax.marked(match)

    index = LineIndex(text)
    canvas = Canvas(text, marks)
    syntax.draw(lines_of(text, index.lines()), canvas)
    prose = canvas.prose
    # Directives stand in comments: without its mark such a line is a bare directive.
    bared = syntax.comment.sub(lambda mark: " " * len(mark[0]), text)
    return Document(
        name=name,
        text=text,
        prose=prose,
        blocks=canvas.blocks(prose),
        format_name=syntax.name,
        directives=find_directives(bared, index, bare=True),
        lines=index,
    )
