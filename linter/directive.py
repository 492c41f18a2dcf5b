"""Inline directives: `copydesk: ignore NAME`, `ignore-file NAME`, `off NAME` ... `on NAME`.

In Markdown and HTML a directive stands in a comment; in plain text a line that is only the
directive, in a comment or bare, counts. Reading masks directives, suppression applies them.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from linter.errors import did_you_mean
from linter.lazy_pattern import lazy_pattern
from linter.span import LineIndex, Span

# One line, and of bounded length: an article may hold any number of unfinished comments.
_COMMENT = lazy_pattern(
    r"<!--[ \t]*copydesk(?P<colon>:?)(?P<body>[^\r\n<>]{0,400}?)-->", re.IGNORECASE
)
_BARE = lazy_pattern(r"^[ \t]*copydesk:(?P<body>[^\n]{0,400})$", re.IGNORECASE | re.MULTILINE)
_SEPARATORS = lazy_pattern(r"[\s,;]+")


class Action(StrEnum):
    """What a directive asks for."""

    IGNORE = "ignore"
    IGNORE_FILE = "ignore-file"
    OFF = "off"
    ON = "on"


class Directive(NamedTuple):
    """One directive: what it asks for, for which rules, and where it stands.

    `action` is the word as written, in lower case: suppression reports one that it does not know.
    It is empty where a comment that names copydesk and an action lacks the colon.
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
    if "copydesk" not in text.lower():
        return ()
    found = [
        _directive(match, _words(match), text, lines)
        for match in _COMMENT.finditer(text)
        if match["colon"] or _resembles_action(_words(match))
    ]
    if bare:
        found = [directive for directive in found if directive.alone]
        found += [
            _directive(match, _words(match), text, lines)
            for match in _BARE.finditer(text.replace("\r", "\n"))
            if _resembles_action(_words(match))  # a headline may begin with "copydesk:"
        ]
    return tuple(sorted(found, key=lambda directive: directive.span))


def _words(match: re.Match[str]) -> tuple[str, ...]:
    return tuple(word for word in _SEPARATORS.split(match["body"]) if word)


def _resembles_action(words: tuple[str, ...]) -> bool:
    if not words:
        return False
    action = words[0].lower()
    return action in tuple(Action) or bool(did_you_mean(action, tuple(Action)))


def _directive(
    match: re.Match[str], words: tuple[str, ...], text: str, lines: LineIndex
) -> Directive:
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    end = match.start() + len(match.group().rstrip())
    line = lines.position(start).line
    whole = lines.line_span(line)
    rest = text[whole.start : start] + text[end : whole.end]
    has_colon = match.groupdict().get("colon") != ""
    return Directive(
        action=words[0].lower() if words and has_colon else "",
        names=words[1:],
        span=Span(start, end),
        line=line,
        alone=not rest.strip(),
    )
