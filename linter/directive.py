"""Inline directives: `copydesk: ignore NAME`, `ignore-file NAME`, `off NAME` ... `on NAME`.

In Markdown and HTML a directive stands in a comment; in plain text a line that is only the
directive, in a comment or bare, counts. Reading masks directives, suppression applies them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from linter.span import LineIndex, Span

_BODY = (
    r"copydesk:[ \t]*(?P<action>[A-Za-z-]+)"
    r"(?P<names>(?:[ \t,]+(?!-->)[A-Za-z][\w*?\[\]-]*(?<!--))*)[ \t,]*"
)
_COMMENT = re.compile(rf"<!--[ \t]*{_BODY}-->")
_BARE = re.compile(rf"^[ \t]*{_BODY}$", re.MULTILINE)


class Action(StrEnum):
    """What a directive asks for."""

    IGNORE = "ignore"
    IGNORE_FILE = "ignore-file"
    OFF = "off"
    ON = "on"


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive: what it asks for, for which rules, and where it stands.

    `action` is the word as written: suppression reports one that it does not know.
    """

    action: str
    names: tuple[str, ...]
    span: Span
    line: int
    alone: bool  # nothing else stands on its line


def find_directives(text: str, lines: LineIndex, *, bare: bool) -> tuple[Directive, ...]:
    """All directives of a text in order.

    `bare` is for plain text: only a line that is nothing but a directive counts, with or without
    the marks of a comment.
    """
    if "copydesk:" not in text:
        return ()
    found = [_directive(match, text, lines) for match in _COMMENT.finditer(text)]
    if bare:
        found = [directive for directive in found if directive.alone]
        unmarked = _BARE.finditer(text.replace("\r", "\n"))
        found += [_directive(match, text, lines) for match in unmarked]
    return tuple(sorted(found, key=lambda directive: directive.span))


def _directive(match: re.Match[str], text: str, lines: LineIndex) -> Directive:
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    line = lines.position(start).line
    whole = lines.line_span(line)
    rest = text[whole.start : match.start()] + text[match.end() : whole.end]
    names = re.split(r"[\s,]+", match["names"].strip(" \t,"))
    return Directive(
        action=match["action"].lower(),
        names=tuple(name for name in names if name),
        span=Span(start, match.end()),
        line=line,
        alone=not rest.strip(),
    )
