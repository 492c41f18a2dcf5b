"""Double quotation marks of each block, each read as opening or closing by glyph and neighbours.

A mark that has no direction, or whose neighbours deny it, faces neither way: whoever pairs marks
decides by what is open. Measures (5'10", a 34" screen) and marks that are named are no quotation.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from linter.analysis import analysis
from linter.document import JOINER, Block, Document, Role
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

OPEN_GLYPHS = frozenset("“„‟«") | {"``", "‘‘"}
CLOSE_GLYPHS = frozenset("”»″") | {"’’"}

_FIRST = lazy_pattern(r"[\"“”„‟″]|``|''|‘‘|’’|«")
_MARK = lazy_pattern(r"[\"“”„‟″]|``|''|‘‘|’’")
_FEET = lazy_pattern(r"\d['′’]\s?\d{1,2}(?:\.\d+)?$")
_INCHES = lazy_pattern(r"(?:\d['′’]\s?\d{1,2}(?:\.\d+)?|(?<![\d.,])\d{1,3}(?:\.\d+)?[¼½¾]?)$")
_LOOK_BACK = 8  # characters before a mark in which a measure like 5'10 is looked for
_LOOK_ON = 12  # characters after a mark in which its name may follow
_NAMED = lazy_pattern(r"\s(?:character|mark|sign|symbol|key|quote)s?\b")
# didn"t, they"ve: it stands for an apostrophe
_CONTRACTED = lazy_pattern(r"[\"“”](?:(?<=n.)t|(?<=[a-z].)(?:ve|re|ll)|(?<=\bI.)[dm])\b")
_SURROUNDED = frozenset({("(", ")"), ("'", "'"), ("‘", "’"), ("[", "]")})
_BEFORE_OPEN = frozenset("([{<-–—/‘'=\\")
_AFTER_CLOSE = frozenset(".,;:!?)]}>-–—/’*")
_FEWEST_ARROWS = 2  # of each kind, of which a link to the next page and back have one
_TRANSPARENT = frozenset({JOINER, *'"“”'})
_SINGLES = frozenset("'‘")
_MUTE = frozenset({Role.CODE})


class Mark(NamedTuple):
    """A double mark: `faces` is 1 where it opens, -1 where it closes, 0 where it may do either."""

    span: Span
    faces: int


@analysis
def quote_marks(doc: Document) -> dict[int, tuple[Mark, ...]]:
    """The marks of each block that has any; code has none."""
    prose = doc.prose
    if not _FIRST.search(prose):
        return {}
    arrows = _arrows(prose)
    literal = "''" not in prose  # then ``x`` is code
    found = {}
    for block in doc.blocks:
        if block.role not in _MUTE and (
            marks := tuple(_marks(prose, block, arrows, literal=literal))
        ):
            found[block.index] = marks
    return found


def is_inches(prose: str, block: Block, mark: Mark) -> bool:
    """Whether a mark with nothing to close is a measure: a 34" screen."""
    at = mark.span.start
    return mark.faces != 1 and bool(
        _INCHES.search(prose, max(block.span.start, at - _LOOK_BACK), at)
    )


def _arrows(prose: str) -> str:
    """The guillemets in the order in which they open and close here, or nothing.

    In most English texts an arrow is a link ("More »"): quotations have as many of either kind.
    """
    left, right = prose.count("«"), prose.count("»")
    if min(left, right) < _FEWEST_ARROWS or abs(left - right) > 1:
        return ""
    first = min(prose.find("«"), prose.find("»"))
    pair = "«»" if prose[first] == "«" else "»«"
    return "" if pair == "»«" and not prose[first + 1 : first + 2].isalnum() else pair


@cache
def _with_arrows() -> re.Pattern[str]:
    return re.compile(rf"{_MARK.pattern}|[«»]")


def _marks(prose: str, block: Block, arrows: str, *, literal: bool) -> Iterator[Mark]:
    start, end = block.span
    for match in (_with_arrows() if arrows else _MARK).finditer(prose, start, end):
        at, after = match.span()
        glyph = match[0]
        left = _beside(prose, at - 1, -1, start, end)
        right = _beside(prose, after, 1, start, end)
        if glyph == "``" and literal:
            continue
        if right.isalpha() and _CONTRACTED.match(prose, at):
            continue
        if (left, right) in _SURROUNDED or _FEET.search(prose, max(start, at - _LOOK_BACK), at):
            continue
        if arrows and glyph in arrows:
            yield Mark(Span(at, after), 1 if glyph == arrows[0] else -1)
            continue
        if left.isspace() and right.isspace() and _NAMED.match(prose, after, after + _LOOK_ON):
            continue
        if left in _SINGLES and at - 1 > start and prose[at - 2] not in ' \t\n"“”':
            left = "’"  # it ends a word, and is no opening mark
        ahead = prose[after : after + 4] if right == prose[after : after + 1] else right
        yield Mark(Span(at, after), _faces(glyph, left, ahead))


def _beside(prose: str, at: int, step: int, start: int, end: int) -> str:
    """The character next to a mark, across other marks and markup; a blank at a block's edge."""
    for _ in range(_LOOK_BACK):
        if not start <= at < end:
            break
        if prose[at] not in _TRANSPARENT:
            return prose[at]
        at += step
    return " "


def _faces(glyph: str, left: str, ahead: str) -> int:
    """The direction of a mark, by its glyph where it has one and else by its neighbours."""
    right = ahead[0]
    spaced_left, spaced_right = left.isspace(), right.isspace()
    if glyph in OPEN_GLYPHS:
        # “ typed for ” at the end of a word
        return 0 if not spaced_left and left not in _BEFORE_OPEN and not right.isalnum() else 1
    if glyph in CLOSE_GLYPHS:
        detached = spaced_left and (spaced_right or right.isalnum())
        return 0 if detached or (left in _BEFORE_OPEN and right.isalnum()) else -1
    opens = spaced_left or left in _BEFORE_OPEN
    closes = spaced_right or (right in _AFTER_CLOSE and not ahead.startswith(("...", "…")))
    if opens == closes:
        return 0
    return 1 if opens else -1
