"""AsciiDoc: paragraphs, titles, lists and admonitions are prose; all other is masked.

There is no AsciiDoc parser for Python that tells places, so the lines are read here by the shapes
of the language's documentation. Listings, literals, passthroughs, comments, tables, attributes and
block macros vanish; inline code, images and attributes become object characters.
"""

import re
from collections.abc import Iterator

from linter.document import Document, Role
from linter.reading.lined import Canvas, Line, Mark, Syntax, hide, read_lined, veil
from linter.span import Span

_FENCE = re.compile(
    r"(?P<mark>-{4,}|\.{4,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,}|`{3,}|--)(?P<info>[\w,+-]{0,40})$"
)
_VERBATIM = frozenset("-.+`")
_TABLE = re.compile(r"[|,:!]={3,}$")
_HEADING = re.compile(r"={1,6}[ \t]+(?=\S)")
_ATTRIBUTE = re.compile(r":!?[\w-]{1,60}!?:(?:[ \t]|$)")
_BLOCK_ATTRIBUTES = re.compile(r"\[[^\]\n]{0,400}\]$")
_BLOCK_TITLE = re.compile(r"\.(?=[^\s.])")
_BLOCK_MACRO = re.compile(r"[a-z][\w-]{0,40}::\S{0,400}\[[^\n]{0,2000}\]$")
_MARKER = re.compile(
    r"(?:\*{1,6}|-|\.{1,6}|\d{1,4}\.|[A-Za-z]\.|<(?:\d{1,3}|\.)>)[ \t]+(?:\[[ xX*]\][ \t]+)?(?=\S)"
)
_TERM = re.compile(r"(?P<term>\S[^\n]{0,200}?)(?P<mark>:{2,4}|;;)(?:[ \t]+|$)")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|CAUTION|WARNING):[ \t]+")
_LITERAL_STYLE = re.compile(
    r"\[(?:source|listing|literal|stem|latexmath|asciimath|pass)\b|\[,\s*\w"
)
_CONTINUATION = frozenset({"+", "'''", "---", "<<<", "***"})
_COMMENT = "//"

_INLINE = re.compile(
    r"(?P<curved>[\"'])`(?P<said>[^`\n]{1,400})`(?P=curved)"
    r"|(?P<code>`\+?[^`\n]+(?:\n[^`\n]+){0,3}`|\+\+\+?[^+]{1,400}\+\+\+?)"
    r"|(?P<image>(?:image|icon|kbd|btn|menu|stem|latexmath|asciimath|footnote|anchor|indexterm)"
    r":[^\s\[]{0,400}\[[^\]]{0,600}\])"
    r"|(?P<target>(?:link:|mailto:|xref:|https?://|<<)[^\s\[<>,]{1,600}[\[,])(?P<label>[^\]>]{0,400})(?P<close>\]|>>)"
    r"|(?P<reference><<[^>\n]{1,200}>>|\[\[[^\]\n]{1,100}\]\]|\(\(\([^)\n]{1,200}\)\)\))"
    r"|(?P<attribute>\{[\w-]{1,60}\})"
    r"|(?P<role>\[[.#%][\w.#%-]{1,60}\](?=[#*_`]))"
    r"|(?<!\w)(?P<strong>[*_#^~]{1,2})(?=[^\s*_#])(?P<inner>[^*_#\n]{0,600}?[^\s*_#])(?P=strong)(?!\w)"
    r"|(?P<break>[ \t]\+)(?=\n|$)"
)


def read_asciidoc(text: str, name: str) -> Document:
    """A document of AsciiDoc."""
    return read_lined(text, name, _SYNTAX)


class _Reader:
    """Goes through the lines once."""

    def __init__(self, lines: list[Line], canvas: Canvas) -> None:
        self._lines = lines
        self._canvas = canvas
        self._at = 0
        self._in_list = False
        self._literal = False  # a style above says that the next paragraph is code
        self._quotes = 0  # quote blocks that are open

    def read(self) -> None:
        """Draw everything that is prose."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.content:
                self._canvas.end()
                self._at += 1
            elif not (self._fenced(line) or self._own_line(line)):
                self._paragraph_line(line)

    def _fenced(self, line: Line) -> bool:
        """Blocks between two fences: whole where their content is no prose."""
        if _TABLE.match(line.text.rstrip()):
            self._whole(line.content, Role.FURNITURE)
            return True
        fence = _FENCE.match(line.text.rstrip())
        if fence is None:
            return False
        mark = fence["mark"]
        verbatim = mark[0] in _VERBATIM and mark != "--"
        if mark[0] == "/":
            self._whole(mark, None)
        elif verbatim or self._literal:
            self._whole(mark, Role.CODE)
        else:
            self._canvas.end()
            if mark[0] == "_":
                self._quotes = 1 - self._quotes
            self._at += 1
        self._literal = self._in_list = False
        return True

    def _whole(self, closing: str, role: Role | None) -> None:
        first = self._at
        self._at += 1
        while self._at < len(self._lines) and self._lines[self._at].text.rstrip() != closing:
            self._at += 1
        self._at = min(self._at + 1, len(self._lines))
        if role:
            self._canvas.own(self._lines[first : self._at], role)
        else:
            self._canvas.end()

    def _own_line(self, line: Line) -> bool:
        """Lines that are no part of a paragraph: headings, attributes, macros, comments."""
        content = line.content
        if content.startswith(_COMMENT) or content in _CONTINUATION:
            if not content.startswith(_COMMENT):
                self._canvas.end()
        elif not line.indent and (heading := _HEADING.match(content)):
            self._canvas.heading(line.start + heading.end(), line.span.end)
            self._in_list = False
            if not self._at:
                self._header()
                return True
        elif _ATTRIBUTE.match(content) or _BLOCK_MACRO.match(content):
            self._canvas.end()
        elif _BLOCK_ATTRIBUTES.match(content):
            self._canvas.end()
            self._literal = bool(_LITERAL_STYLE.match(content))
        elif not line.indent and _BLOCK_TITLE.match(content):
            self._canvas.end()
            self._canvas.add(line.start + 1, line.span.end, Role.CAPTION)
            self._canvas.end()
        else:
            return False
        self._at += 1
        return True

    def _header(self) -> None:
        """Below the title stand who wrote the article, and when."""
        self._at += 1
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.content or _ATTRIBUTE.match(line.content):
                break
            self._canvas.add(line.start, line.span.end, Role.BYLINE)
            self._canvas.end()
            self._at += 1

    def _paragraph_line(self, line: Line) -> None:
        above = self._lines[self._at - 1] if self._at else None
        opens = above is None or not above.content
        indented = line.indent and not self._in_list and not self._marker(line)
        if self._literal or (opens and indented):
            self._literal_paragraph()
            return
        start, role = line.start, Role.LIST if self._in_list else Role.BODY
        if self._quotes:
            role = Role.QUOTE
        if marker := self._marker(line):
            self._canvas.end()
            self._in_list, role = True, Role.LIST
            if marker.re is _TERM:
                term_end = line.start + marker.end("term")
                self._canvas.add(start, term_end, role)
                self._canvas.end()
            start += marker.end()
        elif opens and not line.indent:
            self._in_list = False
            role = Role.QUOTE if self._quotes else Role.BODY
            if admonition := _ADMONITION.match(line.content):
                start += admonition.end()
        self._canvas.add(start, line.start + len(line.content), role)
        self._at += 1

    def _marker(self, line: Line) -> re.Match[str] | None:
        return _MARKER.match(line.content) or _TERM.match(line.content)

    def _literal_paragraph(self) -> None:
        first = self._at
        while self._at < len(self._lines) and self._lines[self._at].content:
            self._at += 1
        self._canvas.own(self._lines[first : self._at], Role.CODE)
        self._literal = False


def _marked(match: re.Match[str]) -> Iterator[Mark]:
    start, end = match.span()
    if match["curved"]:  # AsciiDoc's way to write curly quotation marks
        yield hide(start + 1, start + 2)
        yield hide(end - 2, end - 1)
    elif match["code"] or match["attribute"]:
        yield veil(start, end)
    elif match["image"]:
        yield (
            hide(start, end)
            if match["image"].startswith(("footnote", "anchor", "index"))
            else veil(start, end)
        )
    elif match["target"]:
        label = Span(*match.span("label"))
        if match["label"].strip():
            yield hide(start, label.start)
            yield hide(label.end, end)
        else:
            yield veil(start, end)
    elif match["reference"]:
        yield veil(start, end) if match["reference"].startswith("<<") else hide(start, end)
    elif match["strong"]:
        width = len(match["strong"])
        yield hide(start, start + width)
        yield hide(end - width, end)
    else:
        yield hide(start, end)


def _draw(lines: list[Line], canvas: Canvas) -> None:
    _Reader(lines, canvas).read()


_SYNTAX = Syntax(
    "asciidoc", _INLINE, _marked, _draw, re.compile(r"^//(?= copydesk:)", re.MULTILINE)
)
