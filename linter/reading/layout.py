"""The blocks of plain text, and the roles that lines have by their shape and place.

Two layouts are common: a paragraph a line (scraped and exported text), and lines wrapped at a
width with blank lines between paragraphs. A headline glued to its paragraph must stay a block of
its own in the first, and a paragraph must stay whole in the second.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.document import Role
from linter.lazy_pattern import lazy_pattern
from linter.span import LINE_END, Span

HEAD_BLOCKS = 6  # byline and dateline stand among the first blocks
_WRAP_WIDTH = 110  # no line of hard-wrapped prose is longer
_NARROWEST = 30  # nor wrapped at fewer columns
_WRAP_FILL = 0.6  # lines of a wrapped paragraph, but the last, are at least so full
_LONGEST_HEAD = 100  # code points of a byline or dateline
_TITLE_WORDS = 25
_HEADING_WORDS = 14

_TERMINAL = lazy_pattern(r"[.!?…:;,][\"'”’)\]]*$|[\"”’)\]]$")
_LIST_ITEM = lazy_pattern(r"(?:[-*•‣–]|\(?(?:\d{1,3}|[a-z])[.)])[ \t]+\S")
_RULE_LINE = lazy_pattern(r"[-*_=~#.•\s]{3,}$")
_NAME_WORD = r"[^\W\d_a-z][\w'’.-]*"
_NAME = rf"{_NAME_WORD}(?:[ \t]+(?:{_NAME_WORD}|de|van|von|der|al|bin|la|di|and|&),?){{1,5}}"
_BYLINE = lazy_pattern(rf"(?:(?:[Bb]y|BY|[Ww]ritten by|[Rr]eporting by)[ \t]+)?{_NAME}$")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DATELINE = lazy_pattern(
    rf"(?:(?:published|updated|posted)[: ]+)?(?:{_WEEKDAY},?[ \t]+)?"
    rf"(?:{_MONTH}\.?[ \t]+\d{{1,2}},?[ \t]+\d{{4}}|\d{{1,2}}[ \t]+{_MONTH}\.?,?[ \t]+\d{{4}}"
    r"|\d{4}-\d\d-\d\d)\b.{0,30}$",
    re.IGNORECASE,
)

# What a dateline, a list item and a rule begin with: most lines need no pattern.
_DATE_SIGNS = frozenset(
    "pub upd pos mon tue wed thu fri sat sun"
    " jan feb mar apr may jun jul aug sep oct nov dec".split()
)
_ITEM_SIGNS = frozenset("-*•‣–(")
_RULE_SIGNS = frozenset("-*_=~#.• \t")


def line_blocks(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The blocks of plain text: runs of lines between blank ones, joined where they are wrapped."""
    width = _wrap_width(text, lines)
    run: list[Span] = []
    for line in [*lines, Span(len(text), len(text))]:
        stripped = _stripped(text, line)
        if run and (stripped is None or not _continues(text, run[-1], stripped, width)):
            yield Span(run[0].start, run[-1].end)
            run = []
        if stripped is not None:
            run.append(stripped)


def _continues(text: str, above: Span, line: Span, width: int) -> bool:
    """Whether a line goes on with the paragraph of the line above it."""
    content = text[line.start : line.end]
    if not width or _is_item(content):
        return False
    # A headline or byline over wrapped lines: short, not closed, though the next word would fit.
    end = above.end - above.start
    first_word = content.split(None, 1)[0]
    fits = end + 1 + len(first_word) < _WRAP_FILL * width
    return not fits or bool(_TERMINAL.search(text[above.start : above.end]))


def _stripped(text: str, line: Span) -> Span | None:
    content = text[line.start : line.end]
    if not content.strip():
        return None
    left = len(content) - len(content.lstrip())
    return Span(line.start + left, line.start + len(content.rstrip()))


def _wrap_width(text: str, lines: Sequence[Span]) -> int:
    """The width at which the lines of this text are wrapped, 0 if each is a paragraph."""
    contents = [text[line.start : line.end].rstrip() for line in lines]
    longest = max(map(len, contents), default=0)
    if not _NARROWEST <= longest <= _WRAP_WIDTH:
        return 0
    inner = [a for a, b in pairwise(contents) if a.strip() and b.strip()]
    full = [line for line in inner if len(line) >= _WRAP_FILL * longest]
    return longest if len(inner) > 1 and len(full) > len(inner) / 2 else 0


def plain_roles(text: str, blocks: Sequence[Span]) -> Iterator[tuple[Span, Role]]:
    """Each block with the role that its shape and place give it."""
    title_seen = False
    for n, span in enumerate(blocks):
        content = text[span.start : span.end]
        if n == 0 and looks_like_title(content) and len(blocks) > 1:
            title_seen = True
            yield span, Role.TITLE
        elif n < HEAD_BLOCKS and (role := head_role(content, titled=title_seen)):
            yield span, role
        else:
            yield span, _body_role(content, last=n == len(blocks) - 1)


def head_role(content: str, *, titled: bool) -> Role | None:
    """Byline or dateline, for a line that stands at the head of an article."""
    if len(content) > _LONGEST_HEAD:
        return None
    if (content[:1].isdigit() or content[:3].lower() in _DATE_SIGNS) and _DATELINE.match(content):
        return Role.DATELINE
    named = titled or content[:3].lower() == "by "
    return Role.BYLINE if named and _BYLINE.match(content) else None


def looks_like_title(content: str) -> bool:
    """A short line that no stop closes (a question or exclamation may)."""
    return (
        len(content.split()) <= _TITLE_WORDS
        and not LINE_END.search(content)
        and not content.endswith((".", ",", ":", ";"))
    )


def looks_like_heading(content: str) -> bool:
    """A short line that begins with a capital and that no mark closes."""
    words = content.split(None, _HEADING_WORDS)
    return (
        0 < len(words) <= _HEADING_WORDS and words[0][0].isupper() and not _TERMINAL.search(content)
    )


def _body_role(content: str, *, last: bool) -> Role:
    if content[:1] in _RULE_SIGNS and _RULE_LINE.match(content):
        return Role.FURNITURE
    if _is_item(content):
        return Role.LIST
    return Role.HEADING if not last and looks_like_heading(content) else Role.BODY


def _is_item(content: str) -> bool:
    begins = content[:1] in _ITEM_SIGNS or content[:1].isdigit() or content[1:2] in (".", ")")
    return begins and _LIST_ITEM.match(content) is not None
