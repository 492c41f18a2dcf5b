"""reStructuredText: paragraphs, titles, lists and admonitions are prose; all other is masked.

docutils tells lines but no columns, so the lines are read here by the shapes of its specification.
Code, mathematics, comments, targets, tables and the content of directives vanish, except what
admonitions, topics and captions say; inline code and references to code become object characters.
"""

import re
from collections.abc import Iterator

from linter.document import Document, Role
from linter.reading.lined import Canvas, Line, Mark, Syntax, hide, read_lined, veil
from linter.span import Span

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*$")
_LEAST_ADORNMENT = 3
_EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)")
_FOOTNOTE = re.compile(r"\[(?:\d{1,6}|#[\w.-]{0,60}|\*|[A-Za-z][\w.-]{0,60})\][ \t]+")
_DIRECTIVE = re.compile(r"(?:\|[^|]{1,100}\|[ \t]+)?(?P<name>[A-Za-z][\w:.+-]{0,60})::(?:[ \t]+|$)")
_OPTION = re.compile(r":[A-Za-z][\w -]{0,60}:(?:[ \t]|$)")
_PROSE = frozenset(
    "note warning tip important hint caution danger attention error seealso admonition topic"
    " sidebar epigraph pull-quote highlights container compound versionadded versionchanged"
    " deprecated todo rubric glossary only".split()
)
_TITLED = frozenset("admonition topic sidebar rubric".split())  # whose argument is a heading
_VERSIONED = frozenset("versionadded versionchanged deprecated".split())
_NO_ARGUMENT = frozenset("container only glossary".split())
_FIGURE = "figure"
_MARKER = re.compile(r"(?:[-*+•‣⁃]|\(?(?:\d{1,4}|#|[A-Za-z]|[ivxlcdm]{1,6})[.)])(?:[ \t]+|$)")
_FIELD = re.compile(r":(?![ \t])[^:\n]{1,100}:(?:[ \t]+|$)")
_TABLE = re.compile(r"\+[-=+]{3,}$|=+(?:[ \t]+=+)+$")
_GRID_ROW = re.compile(r"[+|]")
_DOCTEST = ">>>"
_LITERAL = "::"

_TITLE_ROLES = (
    r"ref|doc|term|any|title|title-reference|emphasis|strong|numref|abbr|guilabel|menuselection"
    r"|sub|sup|download"
)
_INLINE = re.compile(
    r"``(?P<code>[^`\n]*(?:\n[^`\n]*){0,3})``"
    r"|(?P<role>:[A-Za-z][\w:.+-]{0,40}:)?`(?P<text>[^`<]{0,400})(?P<target><[^`>]{0,400}>)?`(?P<after>__?)?"
    r"|(?P<sub>\|[^|\s][^|\n]{0,100}\|_{0,2})"
    r"|(?P<note>[ \t]?\[(?:\d{1,6}|#[\w.-]{0,60}|\*)\]_)"
    r"|(?P<strong>\*{1,2})(?=[^\s*])(?P<inner>[^*]{0,600}[^\s*\\])(?P=strong)"
    r"|(?<![\w_])(?P<word>\w[\w.-]{0,80}?)(?P<ref>__?)(?![\w_])"
    r"|\\(?P<escaped>[^\n])"
)
_TITLE_ROLE = re.compile(rf":(?:\w+:)?(?:{_TITLE_ROLES}):$")


def read_rst(text: str, name: str) -> Document:
    """A document of reStructuredText."""
    return read_lined(text, name, _SYNTAX)


class _Reader:
    """Goes through the lines once."""

    def __init__(self, lines: list[Line], canvas: Canvas) -> None:
        self._lines = lines
        self._canvas = canvas
        self._at = 0
        self._literal_next = False
        self._item = -1  # the last line that began a list item
        self._lists: list[int] = []  # the indents of the contents of open list items
        self._told: list[tuple[int, Role]] = []  # content of directives, and what it is

    def read(self) -> None:
        """Draw everything that is prose."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.content:
                self._canvas.end()
                self._at += 1
                continue
            self._close(line.indent)
            if self._literal_next and line.indent > 0:
                self._skip_indented(line.indent - 1, Role.CODE)
            elif not self._is_structure(line):
                self._paragraph_line(line)
            self._literal_next = self._ends_literal(line)

    def _ends_literal(self, line: Line) -> bool:
        return line.content.endswith(_LITERAL) and not _EXPLICIT.match(line.content)

    def _close(self, indent: int) -> None:
        while self._lists and indent < self._lists[-1]:
            self._lists.pop()
        while self._told and indent < self._told[-1][0]:
            self._told.pop()

    def _is_structure(self, line: Line) -> bool:
        """Whether the line was something other than a line of a paragraph."""
        if self._title(line) or self._table(line):
            return True
        if _EXPLICIT.match(line.content):
            self._canvas.end()
            self._explicit(line)
            return True
        if line.content.startswith(_DOCTEST):
            first = self._at
            while self._at < len(self._lines) and self._lines[self._at].content:
                self._at += 1
            self._canvas.own(self._lines[first : self._at], Role.CODE)
            return True
        return False

    def _title(self, line: Line) -> bool:
        following = self._line(self._at + 1)
        if _is_adornment(line):
            below = self._line(self._at + 2)
            if following and following.content and below and below.content == line.content:
                self._canvas.heading(following.start, following.span.end)
                self._at += 3
            else:
                self._canvas.end()
                self._at += 1
            return True
        if line.indent or following is None or not _is_adornment(following):
            return False
        if len(following.content) < min(len(line.content), 2 * _LEAST_ADORNMENT):
            return False
        self._canvas.heading(line.start, line.span.end)
        self._at += 2
        return True

    def _table(self, line: Line) -> bool:
        if not _TABLE.match(line.content):
            return False
        first = self._at
        grid = line.content.startswith("+")
        while following := self._line(self._at):
            # A simple table may hold empty lines; a border ends it where one follows.
            if grid and not _GRID_ROW.match(following.content):
                break
            self._at += 1
            after = self._line(self._at)
            border = not grid and _TABLE.match(following.content)
            if border and self._at - first > 1 and (after is None or not after.content):
                break
        self._canvas.own(self._lines[first : self._at], Role.FURNITURE)
        return True

    def _explicit(self, line: Line) -> None:
        marker = _EXPLICIT.match(line.content)
        assert marker is not None
        rest, start = line.content[marker.end() :], line.start + marker.end()
        self._at += 1
        if note := _FOOTNOTE.match(rest):
            self._enter(line.indent, Role.LIST)
            self._canvas.add(start + note.end(), line.span.end, Role.LIST)
        elif (directive := _DIRECTIVE.match(rest)) and directive["name"] in (*_PROSE, _FIGURE):
            self._directive(line, directive, start)
        else:
            self._skip_indented(line.indent, None)

    def _directive(self, line: Line, directive: re.Match[str], start: int) -> None:
        name = directive["name"]
        at = start + directive.end()
        self._enter(line.indent, Role.CAPTION if name == _FIGURE else Role.BODY)
        if name in _TITLED:
            self._canvas.add(at, line.span.end, Role.HEADING)
            self._canvas.end()
        elif name in _VERSIONED:
            version = re.match(r"\S+[ \t]*", line.text[at - line.span.start :])
            self._canvas.add(at + (version.end() if version else 0), line.span.end, Role.BODY)
        elif name not in _NO_ARGUMENT and name != _FIGURE:
            self._canvas.add(at, line.span.end, Role.BODY)
        while (option := self._line(self._at)) and option.indent > line.indent:
            if not _OPTION.match(option.content):
                break
            self._at += 1

    def _enter(self, indent: int, role: Role) -> None:
        """What is indented further belongs to the directive or footnote above it."""
        self._told.append((indent + 1, role))

    def _skip_indented(self, indent: int, role: Role | None) -> None:
        first = self._at
        while (line := self._line(self._at)) and (not line.content or line.indent > indent):
            self._at += 1
        if role:
            self._canvas.own(self._lines[first : self._at], role)
        self._literal_next = False

    def _paragraph_line(self, line: Line) -> None:
        start, role = line.start, self._nested_role(line)
        content = line.content
        if marker := _MARKER.match(content) or _FIELD.match(content):
            above = self._line(self._at - 1)
            follows = above is not None and above.content and above.indent == line.indent
            # "1. x" in the middle of a paragraph is a line that was wrapped there.
            if not follows or self._lists or self._item == self._at - 1:
                self._item = self._at
                self._canvas.end()
                role = Role.LIST
                start += marker.end()
                self._lists.append(line.indent + marker.end())
        elif content.startswith(("| ", "|\t")):
            start += 2
            self._canvas.end()
            role = Role.QUOTE
        end = line.start + len(content)
        if content.endswith(_LITERAL):
            end -= 1 if content[-3:-2].strip() else 2
        self._canvas.add(start, end, role)
        self._at += 1

    def _nested_role(self, line: Line) -> Role:
        if self._lists:
            return Role.LIST
        if self._told:
            return self._told[-1][1]
        above = self._line(self._at - 1)
        is_definition = above is not None and above.content and above.indent < line.indent
        if is_definition:
            self._canvas.end()
            self._told.append((line.indent, Role.LIST))
            return Role.LIST
        return Role.QUOTE if line.indent else Role.BODY

    def _line(self, at: int) -> Line | None:
        return self._lines[at] if 0 <= at < len(self._lines) else None


def _is_adornment(line: Line) -> bool:
    content = line.content
    long_enough = len(content) >= _LEAST_ADORNMENT
    return long_enough and not line.indent and bool(_ADORNMENT.match(content))


def _marked(match: re.Match[str]) -> Iterator[Mark]:
    start, end = match.span()
    if match["code"] is not None or match["sub"]:
        yield veil(start, end)
    elif match["text"] is not None:
        is_title = match["role"] and _TITLE_ROLE.match(match["role"])
        if is_title or match["after"] or match["target"]:
            text = Span(*match.span("text"))
            shown_end = text.start + len(match["text"].rstrip())
            yield hide(start, text.start)
            yield hide(shown_end, end)
        else:
            yield veil(start, end)
    elif match["note"]:
        yield hide(start, end)
    elif match["strong"]:
        width = len(match["strong"])
        yield hide(start, start + width)
        yield hide(end - width, end)
    elif match["ref"]:
        yield hide(match.start("ref"), end)
    else:
        yield hide(start, start + 1 if match["escaped"].strip() else end)


def _draw(lines: list[Line], canvas: Canvas) -> None:
    _Reader(lines, canvas).read()


_SYNTAX = Syntax(
    "rst", _INLINE, _marked, _draw, re.compile(r"^[ \t]*\.\.(?= copydesk:)", re.MULTILINE)
)
