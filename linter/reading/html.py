"""HTML: the article's own text is prose; tags, scripts, navigation and forms are masked.

Where there is an `article` or a `main` element, the article is what stands in it. Elements that
break a line end a block; tags inside a line become joiners where they touch text on both sides;
code, images and formulas become object characters; an entity shows its character. Tables are
furniture.
"""

import re
from collections.abc import Iterator
from html import escape
from html.entities import html5

from linter.directive import find_directives
from linter.document import JOINER, OPAQUE, Document, Role
from linter.reading.html_tokens import Kind, Piece, attributes, pieces
from linter.reading.layout import HEAD_BLOCKS, head_role
from linter.reading.masking import entity_like, settle_joiners
from linter.span import LineIndex, Span

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_HIDDEN = frozenset(
    "script style template noscript head nav aside footer button select datalist dialog menu"
    " object applet frameset del s strike".split()
)
_HIDDEN_ROLES = frozenset("navigation banner complementary contentinfo search menu".split())
_OBJECTS = frozenset("img svg video audio iframe object embed input math canvas picture".split())
_CODE = frozenset("code kbd samp tt var".split())
_BREAKING = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main"
    " menu nav ol optgroup option p pre section summary table tbody td tfoot th thead title tr"
    " ul".split()
)
_ROLES = {
    "blockquote": Role.QUOTE,
    "li": Role.LIST,
    "dd": Role.LIST,
    "dt": Role.LIST,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    "pre": Role.CODE,
    "table": Role.FURNITURE,
    "title": Role.TITLE,
    **{f"h{n}": Role.HEADING for n in range(1, 7)},
}
_MAIN = ("article", "main")
_INSIDE_P = frozenset({"option", "optgroup", "legend", "caption", "title"})
_ENTITY = re.compile(
    r"&(?:#(?P<dec>[0-9]{1,7});?|#[xX](?P<hex>[0-9A-Fa-f]{1,6});?|(?P<name>[A-Za-z][A-Za-z0-9]{1,31});)"
)
_HIDES = re.compile(r"\b(?:hidden|role)\b", re.IGNORECASE)
_NOTE_TAG = "sup"
_BREAK = "br"
_QUOTE_TAG = "q"
_MOST_CODE = 0x10FFFF


def read_html(text: str, name: str) -> Document:
    """A document of HTML: a page or a fragment of one."""
    lines = LineIndex(text)
    reader = _Reader(text)
    directives = find_directives(text, lines, bare=False)
    return Document(
        name=name,
        text=text,
        prose=reader.prose,
        blocks=reader.blocks(),
        format_name="html",
        directives=tuple(each for each in directives if each.span in reader.comments),
        metadata={"lang": reader.language} if reader.language else None,
        lines=lines,
        escape=lambda inserted: escape(inserted, quote=False),
    )


class _Open:
    """The elements that are open, and how many of each: closing tags find theirs at once."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, bool, Role | None]] = []
        self._counts: dict[str, int] = {}
        self.hidden = 0
        self.roles: list[Role] = []

    def push(self, name: str, *, hidden: bool) -> None:
        role = _ROLES.get(name)
        self._stack.append((name, hidden, role))
        self._counts[name] = self._counts.get(name, 0) + 1
        self.hidden += hidden
        if role:
            self.roles.append(role)

    def pop(self, name: str) -> None:
        if not self.count(name):
            return
        while True:
            closed, hidden, role = self._stack.pop()
            self._counts[closed] -= 1
            self.hidden -= hidden
            if role:
                self.roles.pop()
            if closed == name:
                return

    def count(self, *names: str) -> int:
        return sum(self._counts.get(name, 0) for name in names)


class _Reader:
    """Draws the article's text on an empty canvas, block after block."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._canvas = [char if char in "\r\n" else " " for char in text]
        self._found = list(pieces(text))
        names = {each.name for each in self._found if each.kind is Kind.OPEN}
        self._main = next((name for name in _MAIN if name in names), "")
        self._titled = "h1" in names  # the page's title is for the window then
        self._open = _Open()
        self._run: list[Span] = []  # what was drawn of the block that is being read
        self._blocks: list[tuple[Span, Role]] = []
        self._title_seen = False
        self._after_break = False
        self.comments: frozenset[Span] = frozenset(
            each.span for each in self._found if each.kind is Kind.COMMENT
        )
        self.language = ""
        for piece in self._found:
            self._read(piece)
        self._end_block()
        self.prose = settle_joiners("".join(self._canvas))

    def blocks(self) -> Iterator[tuple[Span, Role]]:
        """The blocks with something to see, from its first to its last character."""
        for span, role in self._blocks:
            if role is Role.CODE:
                yield span, role
                continue
            content = self.prose[span.start : span.end]
            left = len(content) - len(content.lstrip(JOINER + " \t\r\n\f"))
            right = len(content.rstrip(JOINER + " \t\r\n\f"))
            if right > left:
                yield Span(span.start + left, span.start + right), role

    def _read(self, piece: Piece) -> None:
        if piece.kind is Kind.OPEN:
            self._start_tag(piece)
        elif piece.kind is Kind.CLOSE:
            self._end_tag(piece)
        elif piece.kind is Kind.TEXT or (piece.kind is Kind.RAW and piece.name == "title"):
            self._draw_text(piece.span)
        elif piece.kind is Kind.COMMENT and self._run:
            self._fill(piece.span, JOINER)

    def _start_tag(self, tag: Piece) -> None:
        name = tag.name
        if name in _BREAKING:
            self._end_block()
            if self._open.count("p") and name not in _INSIDE_P:
                self._open.pop("p")  # which HTML lets stay unclosed
        if name == _BREAK:
            self._break(tag)
            return
        if name == "html":
            self.language = self.language or attributes(self._text, tag).get("lang", "")
        hides = name in _HIDDEN or self._is_hidden(tag)
        if name in _OBJECTS:
            self._fill(tag.span, OPAQUE)
            hides = True
        elif name not in _BREAKING:
            shown = JOINER * (tag.span.end - tag.span.start)
            self._put(tag.span, f"“{shown[1:]}" if name == _QUOTE_TAG else shown)
        if name not in _VOID:
            self._open.push(name, hidden=hides)

    def _break(self, tag: Piece) -> None:
        """One break goes on with the paragraph, a second one ends it."""
        if self._after_break:
            self._end_block()
        elif self._run:
            self._run.append(tag.span)
            self._after_break = True

    def _is_hidden(self, tag: Piece) -> bool:
        if not _HIDES.search(self._text, *tag.span):
            return False
        facts = attributes(self._text, tag)
        return (
            "hidden" in facts
            or facts.get("aria-hidden", "").lower() == "true"
            or facts.get("role", "").lower() in _HIDDEN_ROLES
        )

    def _end_tag(self, tag: Piece) -> None:
        if tag.name in _BREAKING:
            self._end_block()
        else:
            shown = JOINER * (tag.span.end - tag.span.start)
            self._put(tag.span, f"”{shown[1:]}" if tag.name == _QUOTE_TAG else shown)
        self._open.pop(tag.name)

    @property
    def _is_shown(self) -> bool:
        """Whether text here is the article's."""
        if self._open.count("title"):
            return not self._titled and not self._blocks
        if self._open.hidden:
            return False
        return not self._main or self._open.count(self._main) > 0

    def _draw_text(self, span: Span) -> None:
        if not self._is_shown:
            return
        start, end = span
        if self._open.count(*_CODE) or self._open.count(_NOTE_TAG):
            filler = OPAQUE if self._open.count(*_CODE) else JOINER
            self._fill(span, filler)
            return
        self._canvas[start:end] = self._text[start:end]
        for match in _ENTITY.finditer(self._text, start, end):
            if char := _character(match):
                place, shown = entity_like(Span(*match.span()), char)
                self._canvas[place.start : place.end] = shown
        has_words = bool(self._text[start:end].strip())
        if has_words:
            self._after_break = False
        if self._run or has_words:
            self._run.append(span)

    def _fill(self, span: Span, filler: str) -> None:
        self._put(span, filler * (span.end - span.start))

    def _put(self, span: Span, shown: str) -> None:
        if not self._is_shown or (not self._run and not shown.strip(JOINER)):
            return
        for offset, char in enumerate(shown, start=span.start):
            if self._canvas[offset] not in "\r\n":
                self._canvas[offset] = char
        self._run.append(span)

    def _end_block(self) -> None:
        if not self._run:
            return
        span = Span(self._run[0].start, self._run[-1].end)
        self._run.clear()
        self._after_break = False
        role = self._role()
        if role is Role.CODE:
            for offset in range(*span):
                if self._canvas[offset] not in "\r\n":
                    self._canvas[offset] = " "
            self._blocks.append((span, role))
            return
        content = "".join(self._canvas[span.start : span.end])
        visible = " ".join(content.replace(JOINER, "").replace(OPAQUE, " ").split())
        if not visible:
            return
        if role is Role.BODY and len(self._blocks) < HEAD_BLOCKS:
            role = head_role(visible, titled=self._title_seen) or role
        self._blocks.append((span, role))

    def _role(self) -> Role:
        if self._open.count("pre"):
            return Role.CODE
        if self._open.count("table"):
            return Role.FURNITURE
        role = self._open.roles[-1] if self._open.roles else Role.BODY
        if role is Role.HEADING and self._open.count("h1") and not self._title_seen:
            self._title_seen = True
            return Role.TITLE
        return role


def _character(entity: re.Match[str]) -> str:
    """The character that an entity stands for; nothing if it stands for none."""
    if entity["name"]:
        return html5.get(f"{entity['name']};", "")
    code = int(entity["dec"]) if entity["dec"] else int(entity["hex"], 16)
    in_range = 0 < code <= _MOST_CODE and not 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 - surrogates
    return chr(code) if in_range else ""
