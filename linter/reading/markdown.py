"""Markdown: paragraphs, headings, quotes and list items are prose; all other is masked.

Emphasis, link targets, tags and escapes become spaces, or joiners where they touch text on both
sides; code spans, images, addresses and template tags become object characters; an entity shows
its character. Code blocks are blocks without prose, tables are furniture, HTML blocks, definitions
and front matter vanish but for the title and other fields that readers see.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from linter.directive import Directive, find_directives
from linter.document import JOINER, OPAQUE, Document, Role
from linter.reading.front_matter import FrontMatter, Value, read_front_matter
from linter.reading.layout import HEAD_BLOCKS, head_role, looks_like_heading
from linter.reading.markdown_syntax import block_tokens, inline_of
from linter.reading.markdown_trace import FOOTNOTE, Inline
from linter.reading.masking import settle_joiners
from linter.reading.templating import without_admonitions, without_tags
from linter.span import LineIndex, Span

_NESTS = {"blockquote_open": Role.QUOTE, "list_item_open": Role.LIST}
_ENDS_NEST = frozenset({"blockquote_close", "list_item_close"})
_OWN_BLOCKS = {"fence": Role.CODE, "code_block": Role.CODE, "table_open": Role.FURNITURE}
_PREFIX = re.compile(r"\[[ xX]\](?=\s)|\[![A-Za-z]+\]")  # of a task, of an alert
_PREFIX_ROLES = frozenset({Role.LIST, Role.QUOTE})
_MOST_HEAD_LINES = 3


def read_markdown(text: str, name: str) -> Document:
    """A document of Markdown, with or without front matter."""
    lines = LineIndex(text)
    front = read_front_matter(text, lines.lines())
    reader = _Reader(text, lines, front, mdx=name.lower().endswith(".mdx"))
    blocks = sorted(reader.blocks())
    directives = find_directives(text, lines, bare=False)
    return Document(
        name=name,
        text=text,
        prose=reader.prose,
        blocks=blocks,
        format_name="markdown",
        directives=tuple(each for each in directives if not reader.is_literal(each)),
        metadata=front.values if front else None,
        lines=lines,
    )


class _Reader:
    """Draws the prose on an empty canvas, block after block."""

    def __init__(
        self, text: str, lines: LineIndex, front: FrontMatter | None, *, mdx: bool = False
    ) -> None:
        self._lines = lines.lines()
        self._mdx = mdx
        self._front = front
        self._text = text
        self._canvas = [char if char in "\r\n" else " " for char in text]
        self._title_seen = False
        self._after_image = False
        self._count = 0
        self._literal: list[Span] = []
        self._found = list(self._read())
        self.prose = settle_joiners("".join(self._canvas))
        if "\0" in text:  # which markdown-it reads as U+FFFD
            pairs = zip(text, self.prose, strict=True)
            self.prose = "".join(" " if char == "\0" else shown for char, shown in pairs)

    def blocks(self) -> Iterator[tuple[Span, Role]]:
        """The blocks with something to see, from its first to its last character."""
        for span, role in self._found:
            content = self.prose[span.start : span.end]
            left = len(content) - len(content.lstrip())
            if role in (Role.CODE, Role.FURNITURE):
                yield span, role
            elif content.strip():
                yield Span(span.start + left, span.start + len(content.rstrip())), role

    def is_literal(self, directive: Directive) -> bool:
        """Whether a directive stands in code or front matter, where it is only shown."""
        at = bisect_right(self._literal, directive.span) - 1
        return at >= 0 and self._literal[at].contains(directive.span)

    def _read(self) -> Iterator[tuple[Span, Role]]:
        seen = without_tags(self._text, self._lines, mdx=self._mdx).replace("\0", "\ufffd")
        contents = [seen[line.start : line.end] for line in self._lines]
        if self._front:
            head = self._front.end
            contents[:head] = [""] * head
            self._literal.append(Span(0, self._lines[head - 1].end))
            yield from self._front_prose(self._front)
        line_ends = [line.end for line in self._lines]
        tokens, environment = block_tokens(without_admonitions(contents), line_ends)
        nests: list[Role] = []
        in_table = False
        for n, token in enumerate(tokens):
            if role := _NESTS.get(token.type):
                nests.append(role)
            elif token.type in _ENDS_NEST:
                nests.pop()
            elif role := _OWN_BLOCKS.get(token.type):
                in_table = role is Role.FURNITURE
                yield from self._own_block(token, role)
            elif token.type == "table_close":
                in_table = False
            elif token.type == "inline" and not in_table:
                inline = inline_of(token, environment)
                if inline:
                    yield from self._inline_block(tokens[n - 1], token, inline, nests)

    def _front_prose(self, front: FrontMatter) -> Iterator[tuple[Span, Role]]:
        if front.title:
            self._title_seen = True
            self._count += 1
            yield self._front_value(front.title), Role.TITLE
        for value in front.prose:
            yield self._front_value(value), Role.CAPTION

    def _front_value(self, value: Value) -> Span:
        start, end = value.span
        self._canvas[start:end] = self._text[start:end]
        for span, shown in value.escapes:
            self._canvas[span.start : span.end] = shown
        return value.span

    def _own_block(self, token: Token, role: Role) -> Iterator[tuple[Span, Role]]:
        first, end = token.map or (0, 0)
        while end > first + 1 and self._is_empty(end - 1):
            end -= 1
        start = self._lines[first].start
        content = self._text[start : self._lines[first].end]
        span = Span(start + len(content) - len(content.lstrip()), self._lines[end - 1].end)
        if role is Role.CODE:
            self._literal.append(span)
        self._count += 1
        if span.end > span.start:
            yield span, role

    def _is_empty(self, line: int) -> bool:
        return not self._text[slice(*self._lines[line])].strip()

    def _inline_block(
        self, opening: Token, token: Token, inline: Inline, nests: Sequence[Role]
    ) -> Iterator[tuple[Span, Role]]:
        role = self._role(opening, token, nests)
        shown = self._shown(inline, role)
        self._literal += (_in_file(inline, *span) for span in inline.code)
        only_images = inline.images and not inline.code and _is_invisible(shown)
        after_image, self._after_image = self._after_image, bool(only_images)
        if only_images or not shown.strip(JOINER + " \t\n"):
            return
        span = self._draw(inline, shown)
        self._count += 1
        if role is not Role.BODY:
            yield span, role
        elif inline.emphasised and (inline.images or after_image):
            yield span, Role.CAPTION
        else:
            yield from self._body(inline, shown, span)

    def _role(self, opening: Token, token: Token, nests: Sequence[Role]) -> Role:
        if opening.type == "heading_open":
            first = opening.tag == "h1" and not self._title_seen and not nests
            self._title_seen = self._title_seen or first
            return Role.TITLE if first else Role.HEADING
        if token.meta.get(FOOTNOTE):
            return Role.LIST
        return nests[-1] if nests else Role.BODY

    def _body(self, inline: Inline, shown: str, span: Span) -> Iterator[tuple[Span, Role]]:
        """A paragraph: the lines of a head each by itself, all other whole."""
        lines = [(_visible(shown[each.start : each.end]), each) for each in inline.pieces]
        if self._count <= HEAD_BLOCKS and len(lines) <= _MOST_HEAD_LINES:
            roles = [head_role(line, titled=self._title_seen) for line, _ in lines]
            if all(roles):
                for role, (_, piece) in zip(roles, lines, strict=True):
                    yield _in_file(inline, piece.start, piece.end), role or Role.BODY
                return
        is_heading = inline.emphasised and looks_like_heading(_visible(shown))
        yield span, Role.HEADING if is_heading else Role.BODY

    def _shown(self, inline: Inline, role: Role) -> str:
        shown = list(inline.content)
        for start, end, filler in inline.marks:
            shown[start:end] = filler
        prefix = _PREFIX.match(inline.content) if role in _PREFIX_ROLES else None
        if prefix:
            shown[: prefix.end()] = " " * prefix.end()
        return "".join(shown)

    def _draw(self, inline: Inline, shown: str) -> Span:
        """Put an inline's characters where they stand in the file."""
        for start, end, place in inline.pieces:
            self._canvas[place : place + end - start] = shown[start:end]
        first, last = inline.pieces[0], inline.pieces[-1]
        return Span(first.place, last.place + last.end - last.start)


def _in_file(inline: Inline, start: int, end: int) -> Span:
    """The span in the file from the first to the last line of a stretch of content."""
    places = [
        Span(
            piece.place + max(start - piece.start, 0),
            piece.place + min(end, piece.end) - piece.start,
        )
        for piece in inline.pieces
        if piece.start < end and start < piece.end
    ]
    return Span(places[0].start, places[-1].end) if places else Span(0, 0)


def _is_invisible(shown: str) -> bool:
    return not shown.strip(OPAQUE + JOINER + " \t\n")


def _visible(shown: str) -> str:
    """What a reader sees of a stretch, for judging its shape."""
    return " ".join(shown.replace(JOINER, "").split())
