"""Double quotation marks of each block, paired by the way they face and not by their parity.

An odd mark must not turn the rest of the article inside out: every mark is first read as opening
or closing by its glyph and its neighbours, pairs are made within a block, and each block starts
anew. What does not pair is kept, for rules that report it.
"""

import re
import sys

from linter.analyses.quotation import Ending, Quotation, Quotations
from linter.analyses.quote_marks import quote_marks
from linter.analyses.quote_pairing import Pairing
from linter.analyses.quote_repair import left_open, rescued
from linter.analyses.tokens import tokens
from linter.analysis import analysis
from linter.document import Document, Token
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_CODE = lazy_pattern(
    r"[{};]\s*$|^\s*(?:>>>|\$\s|#include|<\w+[ >])|\w\([^\s()]{0,40}[\"']|\w=[\"'$]"
    r"|\\[\"nt]|[!=]=\s|&&|\$\{?\w+[\"}]",
    re.MULTILINE,
)
_LOOK_BACK = 8  # characters in which the end of a sentence is looked for
_MIN_WORDS = 6  # of a quoted sentence; fewer are often a name or a phrase
_TITLE_SHARE = 0.6  # of capitalised words: more make a title, not speech
_WORD = lazy_pattern(r"[^\W\d_][\w'’-]*")
_SENTENCE_ENDED = lazy_pattern(r"[.!?…][\"”’')\]]*$")
_FINAL_STOP = lazy_pattern(r"[.!?…]['’)\]]?\s*$")
_STOPS = lazy_pattern(r"\s*(?P<stop>[.!?]*)\s*")
_NOWHERE = Span(sys.maxsize, sys.maxsize)


@analysis
def quotations(doc: Document) -> Quotations:
    """The quotations of all blocks but code, and the orphaned closing marks."""
    found: list[Quotation] = []
    orphans: list[Span] = []
    marks = doc.get(quote_marks)
    closers: set[int] = set()  # starts of marks that close a quotation of an earlier block
    for index, all_inside in marks.items():
        block = doc.blocks[index]
        inside = [mark for mark in all_inside if mark.span.start not in closers]
        paired = Pairing(doc.prose, block, inside).run()
        pairs = paired.pairs
        if paired.orphans:
            saved, rest = rescued(doc.prose, block, inside, paired.orphans)
            pairs = sorted(pairs + saved)
            orphans.extend(rest)
        if pairs and pairs[-1].ending is Ending.MISSING and pairs[-1].span.end == block.span.end:
            pairs[-1] = left_open(doc, pairs[-1], marks, closers)
        found.extend(pairs)
    return Quotations(tuple(found), tuple(orphans))


@analysis
def narrative(doc: Document) -> dict[int, tuple[Token, ...]]:
    """The tokens of each block that stand outside quotations: what the writer says."""
    found: dict[int, list[Token]] = {}
    spans = iter(quotation.span for quotation in doc.get(quotations).found)
    following = next(spans, _NOWHERE)
    last_block = end = -1
    inside: list[Token] = []
    for token in doc.get(tokens):
        _, _, (start, _), block = token
        while following.start <= start:
            end, following = following.end, next(spans, _NOWHERE)
        if start >= end:
            if block != last_block:
                last_block, inside = block, found.setdefault(block, [])
            inside.append(token)
    return {block: tuple(each) for block, each in found.items()}


def is_speech(doc: Document, quotation: Quotation) -> bool:
    """Whether whole sentences are quoted: several words, a capital first, and not a title."""
    inner = doc.prose_of(quotation.inner)
    words = _WORD.findall(inner)
    capitals = sum(word[0].isupper() for word in words)
    return (
        len(words) >= _MIN_WORDS
        and capitals < _TITLE_SHARE * len(words)
        and words[0][0].isupper()
        and inner.lstrip(" \t'‘….[").startswith(words[0])
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
    if not ended and not following:  # with no stop at all at the end of its paragraph
        return bool(before.strip()) or doc.prose_of(quotation.inner).rstrip().endswith(",")
    return bool(ended) and not following.islower()


class _CodeBlocks:
    """Which blocks read like source code; each is looked at once, and only when asked for."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._known: dict[int, bool] = {}

    def __contains__(self, index: int) -> bool:
        if index not in self._known:
            prose = self._doc.prose_of(self._doc.blocks[index].span)
            self._known[index] = bool(_CODE.search(prose))
        return self._known[index]


@analysis
def _code_blocks(doc: Document) -> _CodeBlocks:
    return _CodeBlocks(doc)


def is_code(doc: Document, index: int) -> bool:
    """Whether a block reads like source code, where marks follow other rules than in prose."""
    return index in doc.get(_code_blocks)
