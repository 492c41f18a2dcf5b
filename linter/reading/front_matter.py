"""Front matter: what YAML, TOML or JSON at the head of a file says about the article.

Only what stands on one line is understood: `key: value`, `key = "value"`, and JSON's members of
the outermost object. That is enough for title, author, date and language, and cannot fail: what is
no front matter is text.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from linter.document import JOINER
from linter.reading.masking import Replacement, entity_like
from linter.span import Span

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_YAML_MEMBER = re.compile(r"(?P<key>[A-Za-z_][\w.-]*)[ \t]*:[ \t]+(?P<value>\S.*)$")
_TOML_MEMBER = re.compile(r"[ \t]*(?P<key>[A-Za-z_][\w.-]*)[ \t]*=[ \t]*(?P<value>\S.*)$")
# A key has few words: "He came home late and said: no" is prose.
_YAML_LINE = re.compile(r"\s*(?:#.*|[\w.\"'-]+(?: [\w.\"'-]+){0,2}[ ]*:(?:\s.*)?|-(?:\s.*)?)$")
_TOML_LINE = re.compile(r"\s*(?:#.*|\[.*|[\w.\"'-]+[ \t]*=.*)$")
_DOUBLE = r"\"(?P<double>[^\"\\]*(?:\\.[^\"\\]*)*)\""
_QUOTED = re.compile(rf"(?:{_DOUBLE}|'(?P<single>[^']*(?:''[^']*)*)')[ \t]*(?:\#.*)?")
_COMMENT = re.compile(r"[ \t]\#.*")
_NO_SCALAR = frozenset("\"'|>&*!{")  # an unclosed quote, a value of several lines, a mapping, a tag
_JSON_TOKEN = re.compile(rf"{_DOUBLE}|[{{}}\[\]:,]|[^\s{{}}\[\]:,\"]+")
_ESCAPE = re.compile(r"\\(?:u(?P<code>[0-9A-Fa-f]{4})|(?P<char>.))")
_DOUBLED = re.compile("''")
_TITLE = "title"
# Members that front matter begins with: a line of prose below a thematic break has none of them.
_USUAL = frozenset(
    "title date author authors layout description slug draft tags categories permalink id lang"
    " template type weight published updated".split()
)
# Members that readers see, on the page or where it is linked.
_PROSE = ("subtitle", "description", "summary", "excerpt", "abstract", "lead", "standfirst")


class Value(NamedTuple):
    """What a member says, where its own characters stand, and what the escapes among them show."""

    text: str
    span: Span
    escapes: tuple[Replacement, ...] = ()


class FrontMatter(NamedTuple):
    """Where front matter ends, what it says, its title and other members that hold prose."""

    end: int  # number of lines
    values: Mapping[str, str]
    title: Value | None
    prose: tuple[Value, ...]


def read_front_matter(text: str, lines: Sequence[Span]) -> FrontMatter | None:
    """The front matter of a text, if it begins with one."""
    head = text[lines[0].start : lines[0].end].rstrip()
    if head in _FENCES:
        return _fenced(text, lines, head)
    return _braced(text, lines) if head[:1] == "{" else None


def is_unclosed(text: str, lines: Sequence[Span]) -> bool:
    """Whether a text begins as front matter does, and nothing ends it."""
    fence = text[lines[0].start : lines[0].end].rstrip()
    if fence not in _FENCES or len(lines) < 2:  # noqa: PLR2004 - a fence and a member
        return False
    member = (_TOML_MEMBER if fence == "+++" else _YAML_MEMBER).match(text, *lines[1])
    if member is None or member["key"].lower() not in _USUAL:
        return False
    return not any(text[start:end].rstrip() in _FENCES[fence] for start, end in lines[1:])


def _fenced(text: str, lines: Sequence[Span], fence: str) -> FrontMatter | None:
    toml = fence == "+++"
    shape = _TOML_LINE if toml else _YAML_LINE
    members: dict[str, Value] = {}
    nested = shaped = False
    for n, line in enumerate(lines[1:], start=1):
        content = text[line.start : line.end]
        if content.rstrip() in _FENCES[fence]:
            return _front_matter(n + 1, members)
        # Between two thematic breaks stands prose: its first line is no member.
        if not shaped and content.strip():
            if not shape.match(content):
                return None
            shaped = True
        nested = nested or (toml and content.lstrip().startswith("["))
        if not nested and (value := _member(text, line, _TOML_MEMBER if toml else _YAML_MEMBER)):
            members.setdefault(*value)
    return None


def _member(text: str, line: Span, pattern: re.Pattern[str]) -> tuple[str, Value] | None:
    match = pattern.match(text, line.start, line.end)
    if not match:
        return None
    start = match.start("value")
    value = _scalar(text, Span(start, start + len(match["value"].rstrip())))
    return (match["key"].lower(), value) if value else None


def _scalar(text: str, span: Span) -> Value | None:
    """A quoted or plain value without its quotes and comment."""
    if quoted := _QUOTED.fullmatch(text, *span):
        group = "double" if quoted["double"] is not None else "single"
        inside = Span(*quoted.span(group))
        escapes = _escapes(text, inside) if group == "double" else _doubled(text, inside)
        return Value(_shown(text, inside, escapes), inside, escapes)
    if text[span.start] in _NO_SCALAR:
        return None
    comment = _COMMENT.search(text, *span)
    shown = text[span.start : comment.start() if comment else span.end].rstrip()
    return Value(shown, Span(span.start, span.start + len(shown)))


def _escapes(text: str, inside: Span) -> tuple[Replacement, ...]:
    return tuple(
        entity_like(Span(*match.span()), chr(int(match["code"], 16)) if match["code"] else match[2])
        for match in _ESCAPE.finditer(text, *inside)
    )


def _doubled(text: str, inside: Span) -> tuple[Replacement, ...]:
    found = _DOUBLED.finditer(text, *inside)
    return tuple(entity_like(Span(*match.span()), "'") for match in found)


def _shown(text: str, inside: Span, escapes: Sequence[Replacement]) -> str:
    pieces: list[str] = []
    at = inside.start
    for span, shown in escapes:
        pieces += (text[at : span.start], shown.rstrip(JOINER))
        at = span.end
    return "".join([*pieces, text[at : inside.end]])


def _braced(text: str, lines: Sequence[Span]) -> FrontMatter | None:
    start = lines[0].start
    try:
        value, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    after = next((n for n, line in enumerate(lines) if line.end >= end), len(lines) - 1)
    if not isinstance(value, dict) or text[end : lines[after].end].strip():
        return None
    return _front_matter(after + 1, dict(_json_members(text, Span(start, end))))


def _json_members(text: str, span: Span) -> Iterator[tuple[str, Value]]:
    """The members of the outermost object whose values are strings or numbers."""
    depth, key, after_colon = 0, "", False
    for token in _JSON_TOKEN.finditer(text, *span):
        mark = token.group()
        if mark in "{[":
            depth += 1
        elif mark in "}]":
            depth -= 1
        elif depth == 1 and mark == ":":
            after_colon = True
            continue
        elif depth == 1 and mark != ",":
            group = "double" if token["double"] is not None else 0
            inside = Span(*token.span(group))
            escapes = _escapes(text, inside)
            if after_colon:
                yield key, Value(_shown(text, inside, escapes), inside, escapes)
            key = _shown(text, inside, escapes).lower()
        after_colon = False


def _front_matter(end: int, members: Mapping[str, Value]) -> FrontMatter:
    values = {key: value.text for key, value in members.items()}
    shown = {key: value for key, value in members.items() if value.text.strip()}
    prose = tuple(shown[key] for key in _PROSE if key in shown)
    return FrontMatter(end, values, shown.get(_TITLE), prose)
