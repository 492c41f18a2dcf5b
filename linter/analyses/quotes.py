"""Double quotation marks of each block, paired by the way they face and not by their parity.

An odd mark must not turn the rest of the article inside out: every mark is first read as opening
or closing by its glyph and its neighbours, pairs are made within a block, and each block starts
anew. What does not pair is kept, for rules that report it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from linter.analyses.tokens import tokens
from linter.analysis import analysis
from linter.document import Block, Document, Role, Token
from linter.span import Span

# Arrows («») are not English quotation marks; in English text they are links ("More »").
_MARK = re.compile(r"[\"“”„‟]|``|''|‘‘|’’")
_OPEN_GLYPHS = frozenset("“„‟") | {"``", "‘‘"}
_CLOSE_GLYPHS = frozenset("”") | {"’’"}
_INCHES = re.compile(r"(?:\d['′’]\s?\d{1,2}(?:\.\d+)?|(?<![\d.,])\d{1,3}(?:\.\d+)?[¼½¾]?)$")
_FEET = re.compile(r"\d['′’]\s?\d{1,2}(?:\.\d+)?$")
_LOOK_BACK = 8  # characters before a mark in which a measure like 5'10 is looked for
_BEFORE_OPEN = frozenset("([{<-–—/‘'")
_AFTER_CLOSE = frozenset(".,;:!?)]}>-–—/’*")
_BEFORE_REOPENED = re.compile(r"[\s(\[–—-]{0,4}(?:[\w .'’-]{1,40}:\s?)?")
_SENTENCE_END = frozenset(".!?…:")
_LOOK_AHEAD = 6  # paragraphs that a quotation without inner marks may run over
_MIN_WORDS = 6  # of a quoted sentence; fewer are often a name or a phrase
_TITLE_SHARE = 0.6  # of capitalised words: more make a title, not speech
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SENTENCE_ENDED = re.compile(r"[.!?…][\"”’')\]]*$")
_FINAL_STOP = re.compile(r"[.!?…]['’)\]]?\s*$")
_STOPS = re.compile(r"\s*(?P<stop>[.!?]*)\s*")
_MUTE = frozenset({Role.CODE})
_PARAGRAPHS = frozenset({Role.BODY, Role.QUOTE, Role.LIST})


class Ending(StrEnum):
    """How a quotation ends."""

    CLOSED = "closed"
    CONTINUED = "continued"  # no mark, and the next paragraph opens with one: the convention
    REOPENED = "reopened"  # a mark opens in the same block, after a sentence: merged or unclosed
    LATER = "later"  # closed in a later paragraph; the ones between lack their opening marks
    MISSING = "missing"  # nothing closes it


class Quotation(NamedTuple):
    """A quoted stretch; `span` includes the marks, `inner` does not, `block` is where it begins.

    Where the closing mark is missing both end with the block, or before the mark that opens anew.
    """

    span: Span
    inner: Span
    block: int
    ending: Ending

    @property
    def closed(self) -> bool:
        """Whether a closing mark stands in the same block."""
        return self.ending is Ending.CLOSED


@dataclass(frozen=True)
class Quotations:
    """All quotations in order, and the closing marks that close nothing."""

    found: tuple[Quotation, ...]
    orphans: tuple[Span, ...]

    @cached_property
    def by_block(self) -> dict[int, tuple[Quotation, ...]]:
        """The quotations that begin in each block that has any."""
        groups: dict[int, list[Quotation]] = {}
        for quotation in self.found:
            groups.setdefault(quotation.block, []).append(quotation)
        return {block: tuple(group) for block, group in groups.items()}

    def at(self, offset: int) -> Quotation | None:
        """The quotation that covers an offset, its marks included."""
        n = bisect_right(self._starts, offset) - 1
        return self.found[n] if n >= 0 and offset < self.found[n].span.end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [quotation.span.start for quotation in self.found]


@analysis
def narrative(doc: Document) -> dict[int, tuple[Token, ...]]:
    """The tokens of each block that stand outside quotations: what the writer says."""
    found: dict[int, list[Token]] = {}
    quoted = doc.get(quotations)
    for token in doc.get(tokens):
        if quoted.at(token.span.start) is None:
            found.setdefault(token.block, []).append(token)
    return {block: tuple(inside) for block, inside in found.items()}


def is_speech(doc: Document, quotation: Quotation) -> bool:
    """Whether whole sentences are quoted: several words, a capital first, and not a title."""
    inner = doc.prose_of(quotation.inner)
    words = _WORD.findall(inner)
    capitals = sum(word[0].isupper() for word in words)
    return (
        len(words) >= _MIN_WORDS
        and capitals < _TITLE_SHARE * len(words)
        and words[0][0].isupper()
        and inner.lstrip(" \t'‘….").startswith(words[0])
    )


def stands_alone(doc: Document, quotation: Quotation) -> bool:
    """Whether a closed quotation of whole sentences is joined to no sentence of the writer's."""
    if not quotation.closed or not is_speech(doc, quotation):
        return False
    block = doc.blocks[quotation.block].span
    before = doc.prose[max(block.start, quotation.span.start - _LOOK_BACK) : quotation.span.start]
    if before.strip() and not _SENTENCE_ENDED.search(before.rstrip()):
        return False
    stops = _STOPS.match(doc.prose, quotation.span.end, block.end)
    assert stops is not None
    following = doc.prose[stops.end() : min(stops.end() + 1, block.end)]
    ended = _FINAL_STOP.search(doc.prose_of(quotation.inner)[-4:]) or stops["stop"]
    return bool(ended) and not following.islower()


class _Mark(NamedTuple):
    span: Span
    faces: int  # 1 opens, -1 closes, 0 either


@analysis
def quotations(doc: Document) -> Quotations:
    """The quotations of all blocks but code, and the orphaned closing marks."""
    found: list[Quotation] = []
    orphans: list[Span] = []
    marks = {block.index: list(_marks(doc.prose, block)) for block in doc.blocks}
    closers: set[int] = set()  # starts of marks that close a quotation of an earlier block
    for block in doc.blocks:
        inside = [mark for mark in marks[block.index] if mark.span.start not in closers]
        pairs, lone = _pair(doc.prose, block, inside)
        orphans.extend(lone)
        if pairs and pairs[-1].ending is Ending.MISSING and pairs[-1].span.end == block.span.end:
            pairs[-1] = _carried_on(doc, pairs[-1], marks, closers)
        found.extend(pairs)
    return Quotations(tuple(found), tuple(orphans))


def _marks(prose: str, block: Block) -> Iterator[_Mark]:
    if block.role in _MUTE:
        return
    start, end = block.span
    for match in _MARK.finditer(prose, start, end):
        at, after = match.span()
        left = prose[at - 1] if at > start else " "
        right = prose[after] if after < end else " "
        if (left, right) == ("(", ")") or _FEET.search(prose, max(start, at - _LOOK_BACK), at):
            continue
        yield _Mark(Span(at, after), _faces(match.group(), left, prose[after : after + 4] or right))


def _faces(glyph: str, left: str, ahead: str) -> int:
    """The direction of a mark, by its glyph where it has one and else by its neighbours."""
    right = ahead[0]
    spaced_left, spaced_right = left.isspace(), right.isspace()
    if glyph in _OPEN_GLYPHS:
        # “ typed for ” at the end of a word
        return 0 if not spaced_left and left not in _BEFORE_OPEN and not right.isalnum() else 1
    if glyph in _CLOSE_GLYPHS:
        return 0 if spaced_left and right.isalnum() else -1
    opens = spaced_left or left in _BEFORE_OPEN
    closes = spaced_right or (right in _AFTER_CLOSE and not ahead.startswith(("...", "…")))
    if opens == closes:
        return 0
    return 1 if opens else -1


def _pair(prose: str, block: Block, marks: Sequence[_Mark]) -> tuple[list[Quotation], list[Span]]:
    """The quotations of one block, and the closing marks that close nothing."""
    surplus = _surplus_of_closers(marks)
    pairs: list[Quotation] = []
    orphans: list[Span] = []
    opener: Span | None = None
    nested = 0

    def end(start: Span, at: int, after: int, ending: Ending) -> None:
        pairs.append(Quotation(Span(start.start, after), Span(start.end, at), block.index, ending))

    for n, mark in enumerate(marks):
        opens = mark.faces == 1 or (mark.faces == 0 and opener is None)
        if opener is None:
            if _is_inches(prose, block, mark):
                continue
            if opens:
                opener = mark.span
            else:
                orphans.append(mark.span)
        elif not opens and nested:
            nested -= 1
        elif not opens:
            end(opener, mark.span.start, mark.span.end, Ending.CLOSED)
            opener = None
        else:
            before = _last_sign(prose, opener.end, mark.span.start)
            sentence = before >= 0 and prose[before] in _SENTENCE_END
            if not sentence and surplus[n + 1] >= nested + 2:
                nested += 1
                continue
            stop = before + 1 if before >= 0 else opener.end
            end(opener, stop, stop, Ending.REOPENED if sentence else Ending.MISSING)
            opener, nested = mark.span, 0
    if opener is not None:
        end(opener, block.span.end, block.span.end, Ending.MISSING)
    return pairs, orphans


def _surplus_of_closers(marks: Sequence[_Mark]) -> list[int]:
    """From each mark on, how many more marks close than open."""
    surplus = [0] * (len(marks) + 1)
    for n in range(len(marks) - 1, -1, -1):
        surplus[n] = surplus[n + 1] - marks[n].faces
    return surplus


def _is_inches(prose: str, block: Block, mark: _Mark) -> bool:
    """Whether a mark with nothing to close is a measure: a 34" screen."""
    at = mark.span.start
    return mark.faces != 1 and bool(
        _INCHES.search(prose, max(block.span.start, at - _LOOK_BACK), at)
    )


def _last_sign(prose: str, start: int, end: int) -> int:
    """The offset of the last character before `end` that is not a space, or -1."""
    while end > start and prose[end - 1].isspace():
        end -= 1
    return end - 1 if end > start else -1


def _carried_on(
    doc: Document, quotation: Quotation, marks: dict[int, list[_Mark]], closers: set[int]
) -> Quotation:
    """A quotation open at the end of its block, as what follows explains it."""
    seen = 0
    for block in doc.blocks[quotation.block + 1 :][: _LOOK_AHEAD * 2]:
        if block.role not in _PARAGRAPHS:
            continue
        first = next(iter(marks[block.index]), None)
        if first is not None and first.faces != -1:
            begins = _BEFORE_REOPENED.fullmatch(doc.prose, block.span.start, first.span.start)
            return quotation._replace(ending=Ending.CONTINUED) if begins and not seen else quotation
        if first is not None:
            closers.add(first.span.start)
            span = Span(quotation.span.start, first.span.end)
            inner = Span(quotation.inner.start, first.span.start)
            return Quotation(span, inner, quotation.block, Ending.LATER)
        seen += 1
        if seen >= _LOOK_AHEAD:
            break
    return quotation
