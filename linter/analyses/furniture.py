"""Page furniture: lines of the page around an article that were copied along with it.

Furniture is short, stands alone, is imperative or has no verb, and talks about the page instead of
the story. How much a line does so is a learned score (`interface_words`). Lines that could as well
be subheads ("Search", "Watch the video") are furniture only in company: beside other furniture, or
after the article's last paragraph.
"""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from linter.analyses.interface_words import INTERFACE, Place, kind_of, learned, score
from linter.analysis import analysis
from linter.document import OPAQUE, Block, Document, Role
from linter.lazy_pattern import lazy_pattern
from linter.span import Span


class Certainty(IntEnum):
    """How sure it is that a line is furniture."""

    POSSIBLE = 1  # a subhead might read the same
    LIKELY = 2
    CERTAIN = 3


class Furniture(NamedTuple):
    """A block that is page furniture; `kind` says of which sort, for people."""

    block: int
    span: Span
    kind: str
    certainty: Certainty


class Sort(NamedTuple):
    """What a line would be by its words alone."""

    kind: str
    certainty: Certainty


_MAX_CHARS = 240  # no button, prompt or notice is longer; copyright lines are cut short
_MAX_WORDS = 30
_PARAGRAPH_WORDS = 25  # a block this long is text of the article
_LABEL_WORDS = 2
_LEAST_SHARE = 6  # of so many words one is of an interface

# Scores at which a line is furniture: log odds.
_LIMITS = ((3.0, Certainty.CERTAIN), (0.8, Certainty.LIKELY), (-0.7, Certainty.POSSIBLE))

_LABEL = lazy_pattern(r"\W{0,3}(?P<label>\w[^:\n]{1,39}?) ?(?::|\s[|–—»-])\s+\S")
_ANSWER = lazy_pattern(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}: ?\S")
_COPYRIGHT = lazy_pattern(r"\W{0,3}(?:©|\(c\)|copyright\b).{0,60}\b(?:19|20)\d\d\b", re.IGNORECASE)
_SUBHEADS = (["V"], ["B"], ["N"], ["P"], ["F"], ["v"], ["o"], ["u"])  # "Video", "Support"
_TELLING = frozenset("he she him his her hers said says had didn't wasn't".split())  # of a story
_CONSENTS = (["agree"], ["accept"], ["consent"], ["would"])
_TRIM = " \t\"“”‘’'.,:;!?()[]*…»«→<>|–—-"


@analysis
def furniture(doc: Document) -> tuple[Furniture, ...]:
    """The blocks that are page furniture, in order."""
    sorts = [_sort_of_block(doc, block) for block in doc.blocks]
    if not any(sorts):
        return ()
    tail = _tail(doc)
    found = []
    for block, sort in zip(doc.blocks, sorts, strict=True):
        if sort is None:
            continue
        certainty = sort.certainty
        if certainty is Certainty.POSSIBLE:
            beside = sorts[max(block.index - 1, 0) : block.index + 2]
            company = any(each and each.certainty > Certainty.POSSIBLE for each in beside)
            if not (company or block.index >= tail) or _is_structure(doc, block):
                continue
            certainty = Certainty.LIKELY
        found.append(Furniture(block.index, block.span, sort.kind, certainty))
    return tuple(found)


def _tail(doc: Document) -> int:
    """The index of the first block after the article's last paragraph."""
    for block in reversed(doc.body):
        if len(doc.prose_of(block.span).split()) >= _PARAGRAPH_WORDS:
            return block.index + 1
    return len(doc.blocks)


def _is_structure(doc: Document, block: Block) -> bool:
    """Whether markup says that the block is a heading or a list item: there the writer chose it."""
    return doc.format_name != "plain" and block.role in (Role.HEADING, Role.LIST, Role.TITLE)


def _sort_of_block(doc: Document, block: Block) -> Sort | None:
    if block.role in (Role.CODE, Role.FURNITURE) or block.span.end - block.span.start > _MAX_CHARS:
        return None
    prose = doc.prose_of(block.span)
    sort = sort_of(prose)
    if sort is None or OPAQUE in prose:  # "See `util.format()` for more": a manual's own words
        return None
    if block.role is Role.TITLE or _is_structure(doc, block):
        # A heading may well be called "Comments" or "Related articles".
        about_itself = " this " in prose.lower()
        return sort if sort.certainty is Certainty.CERTAIN and about_itself else None
    if prose.rstrip().endswith("?") and _is_answered(doc, block):
        return None
    lead_in = prose.rstrip().endswith(":")
    if lead_in and (sort.certainty is Certainty.POSSIBLE or len(prose.split()) > _LABEL_WORDS):
        return None  # "Watch the video below:" leads in to what stood there
    return sort


def _is_answered(doc: Document, block: Block) -> bool:
    """Whether somebody answers in the next paragraph, as in an interview."""
    after = doc.blocks[block.index + 1 : block.index + 2]
    return bool(after) and bool(_ANSWER.match(doc.prose, *after[0].span))


@lru_cache(maxsize=2048)
def sort_of(line: str) -> Sort | None:
    """What furniture a line would be by its words alone; None for a line of an article."""
    words = line.lower().replace("’", "'").split()
    if not 0 < len(words) <= _MAX_WORDS or not _TELLING.isdisjoint(words):
        return None
    if words[0] == "i" and words[1:2] not in _CONSENTS:
        return None
    if _COPYRIGHT.match(line):
        return Sort("a copyright line", Certainty.CERTAIN)
    classes = learned().classes
    kinds = [classes.get(word.strip(_TRIM), "u") for word in words]
    interface = sum(kind in INTERFACE for kind in kinds)
    if interface * _LEAST_SHARE < len(words) and "u" in kinds and ":" not in line:
        return None
    label = label_of(line)
    found = max(score(line), score(label, Place.LABEL) if label else _LIMITS[-1][0])
    certainty = next((certainty for limit, certainty in _LIMITS if found > limit), None)
    if certainty is Certainty.LIKELY and kinds in _SUBHEADS and line[-1:] not in ".…":
        certainty = Certainty.POSSIBLE
    return Sort(kind_of(line), certainty) if certainty else None


def label_of(line: str) -> str | None:
    """What stands before the colon or dash that leads in to the rest of a line."""
    match = _LABEL.match(line)
    return match["label"] if match else None
