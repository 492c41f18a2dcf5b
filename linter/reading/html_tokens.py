"""HTML cut into tags, texts and comments, each with its place, in one pass.

The parsers on the registry either tell no places (lxml, selectolax) or take quadratic time on
broken input (html.parser, tree-sitter-html: a megabyte of "<!--" would hold a run for hours). The
states are those of the HTML standard's tokenizer, section 13.2.5, as far as places need them.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from linter.span import Span

# Their content is no markup up to their own closing tag.
RAW = frozenset("script style textarea title xmp iframe noembed noframes plaintext".split())
_OPENER = re.compile(r"<(?:!--|/?(?P<name>[A-Za-z][^\s/>]*)|[!?/])")
_ATTRIBUTE = re.compile(
    r"""(?P<key>[^\s/>="'][^\s/>=]*+)(?:\s*+=\s*+(?:"(?P<d>[^"]*)"|'(?P<s>[^']*)'"""
    r"""|(?P<u>[^\s>"'][^\s>]*)))?"""
)
_MOST_ATTRIBUTES = 2_000  # code points of a tag that are searched for attributes
_UP_TO_QUOTE = re.compile(r"[^>\"']*")


class Kind(Enum):
    """What a piece of a file is."""

    OPEN = "open"
    CLOSE = "close"
    TEXT = "text"
    RAW = "raw"
    COMMENT = "comment"


class Piece(NamedTuple):
    """A stretch of a file; `name` is the tag's, in lower case, or of the element that is raw."""

    kind: Kind
    span: Span
    name: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a file in order; together they are the file."""
    ends = _Ends(text)
    at = text_start = 0
    while match := _OPENER.search(text, at):
        start = match.start()
        end, kind, name = ends.of(match)
        if end < 0:  # it closes nowhere: text
            at = start + 1
            continue
        if start > text_start:
            yield Piece(Kind.TEXT, Span(text_start, start))
        yield Piece(kind, Span(start, end), name)
        at = text_start = end
        if kind is Kind.OPEN and name in RAW:
            at = text_start = ends.raw(name, end)
            if at > end:
                yield Piece(Kind.RAW, Span(end, at), name)
    if text_start < len(text):
        yield Piece(Kind.TEXT, Span(text_start, len(text)))


def attributes(text: str, tag: Piece) -> dict[str, str]:
    """The attributes of an opening tag, keys in lower case, the first of each."""
    start = tag.span.start + 1 + len(tag.name)
    found: dict[str, str] = {}
    end = min(tag.span.end - 1, start + _MOST_ATTRIBUTES)
    for match in _ATTRIBUTE.finditer(text, start, end):
        value = match["d"] or match["s"] or match["u"] or ""
        found.setdefault(match["key"].lower(), value)
    return found


class _Ends:
    """Finds where what has begun ends; what is known to end nowhere is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = {mark: text.rfind(mark) for mark in (">", '"', "'", "-->", "--!>", "</")}
        self._quotes_hold = True  # until one tag has shown that they do not
        self._raw_ends_nowhere: set[str] = set()

    def of(self, opener: re.Match[str]) -> tuple[int, Kind, str]:
        """The end of what an opener begins, -1 if there is none; what it is; a tag's name."""
        mark = opener.group()
        if mark == "<!--":
            return self._comment(opener), Kind.COMMENT, ""
        if opener["name"] is None:
            return self._find(">", opener.end()), Kind.COMMENT, ""
        kind = Kind.CLOSE if mark[1] == "/" else Kind.OPEN
        return self._tag(opener.end()), kind, opener["name"].lower()

    def raw(self, name: str, at: int) -> int:
        """Where the content of a raw element ends; without a closing tag at the end of the file."""
        if name == "plaintext" or name in self._raw_ends_nowhere:
            return len(self._text) if name == "plaintext" else at
        closing = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE)
        match = closing.search(self._text, at)
        if match:
            return match.start()
        self._raw_ends_nowhere.add(name)
        return len(self._text) if name in ("script", "style") else at

    def _comment(self, opener: re.Match[str]) -> int:
        at = opener.end()
        if self._text.startswith(">", at):
            return at + 1
        if self._text.startswith("->", at):
            return at + 2
        found = [self._find(mark, at) for mark in ("-->", "--!>")]
        return min((end for end in found if end >= 0), default=-1)

    def _tag(self, at: int) -> int:
        """A tag ends at the first ">" that no quoted value holds."""
        start = at
        while self._quotes_hold:
            at = _UP_TO_QUOTE.match(self._text, at).end()  # type: ignore[union-attr]
            mark = self._text[at : at + 1]
            if mark == ">":
                return at + 1
            if not mark:
                self._quotes_hold = False
            elif self._text[at - 1 : at] != "=" and not self._after_equals(at):
                at += 1
            else:
                closing = self._find(mark, at + 1)
                if closing < 0:
                    self._quotes_hold = False
                at = closing
        return self._find(">", start)

    def _after_equals(self, at: int) -> bool:
        return self._text[max(0, at - 8) : at].rstrip().endswith("=")

    def _find(self, mark: str, at: int) -> int:
        """The end of the next mark."""
        if at > self._last[mark]:
            return -1
        found = self._text.find(mark, at)
        return found + len(mark) if found >= 0 else -1
