"""The form of an article: running text, or parts that need not be about one thing.

An interview, a list of items or a text in sections holds together more loosely than a report; a
live blog or a page of letters need not hold together at all. The signs are those of layout, three
of a kind: how paragraphs begin, short lines that stand over paragraphs, questions that stand alone.
"""

import re
from collections.abc import Sequence
from enum import Enum
from typing import Final

from linter.analysis import analysis
from linter.document import Block, Document, Role
from linter.lazy_pattern import lazy_pattern


class ArticleForm(Enum):
    """What an article is made of."""

    RUNNING = "running text"
    SECTIONS = "sections"
    INTERVIEW = "questions and answers"
    ITEMS = "items"
    LIVE = "a live blog"
    LETTERS = "letters"


_PROSE: Final = frozenset({Role.BODY, Role.QUOTE})
_READ: Final = _PROSE | {Role.HEADING, Role.LIST}
_ENOUGH: Final = 3  # signs of a kind
_LETTERS_ENOUGH: Final = 2
_SPEAKERS_ENOUGH: Final = 4
_HEAD_LENGTH: Final = 12  # words of a line that stands over paragraphs
_QUESTION_LENGTH: Final = 40  # words
_BEGINNING: Final = 48  # characters that are looked at

_TIME = lazy_pattern(
    r"\W{0,3}(?:(?i:(?:last )?updated\b|\d{1,2}\s?[ap]\.?m\b)"
    r"|\d{1,2}[:.]\d\d\s?(?:(?i:[ap]\.?m\b)|[A-Z]{2,4}\b|[-–—:|]|$|(?=[A-Z“\"])))"
)
_SALUTATION = lazy_pattern(
    r"\W{0,3}(?:Dear (?:Sir|Madam|Editor|[A-Z])|(?:SIR|Sir|Madam|Editor)\s?[,:—–-]"
    r"|To the [Ee]ditor\b)"
)
_QUESTION_MARKER = lazy_pattern(r"\W{0,3}(?:Q|A|Question|Answer)\s?\d{0,2}\s?[:.)]\s?\S")
_SPEAKER = lazy_pattern(r"\W{0,3}([A-Z][\w.’'-]{0,20}(?: [A-Z][\w.’'-]{0,20}){0,2})\s?:\s?\S")
_ITEM = lazy_pattern(r"(?:#?\d{1,2}[.):]|[-•*–▪►●])\s?[^\d\s]")
_CLOSED = lazy_pattern(r"[.?!:;…,][\"'”’)\]]*$|[\"”’]$")


@analysis
def article_form(doc: Document) -> ArticleForm:
    """The form of an article; what is not sure to be another is running text."""
    blocks = doc.with_role(*_READ)
    beginnings = [
        doc.prose[block.span.start : min(block.span.end, block.span.start + _BEGINNING)].lstrip()
        for block in blocks
    ]
    if _count(_TIME, beginnings) >= _ENOUGH:
        return ArticleForm.LIVE
    if _count(_SALUTATION, beginnings) >= _LETTERS_ENOUGH:
        return ArticleForm.LETTERS
    if _is_interview(doc, blocks, beginnings):
        return ArticleForm.INTERVIEW
    if _count(_ITEM, beginnings) >= _ENOUGH:
        return ArticleForm.ITEMS
    if _sections(doc, blocks) >= _ENOUGH:
        return ArticleForm.SECTIONS
    return ArticleForm.RUNNING


def _count(pattern: re.Pattern[str], beginnings: list[str]) -> int:
    return sum(1 for beginning in beginnings if pattern.match(beginning))


def _is_interview(doc: Document, blocks: Sequence[Block], beginnings: list[str]) -> bool:
    if _count(_QUESTION_MARKER, beginnings) >= _ENOUGH:
        return True
    speakers = [match[1] for match in map(_SPEAKER.match, beginnings) if match]
    if len(speakers) >= _SPEAKERS_ENOUGH and len(set(speakers)) < len(speakers) - 1:
        return True
    questions = 0
    for block in blocks[:-1]:
        text = doc.prose[block.span.start : block.span.end].rstrip()
        if text.endswith("?") and len(text.split(None, _QUESTION_LENGTH)) <= _QUESTION_LENGTH:
            questions += 1
    return questions >= _ENOUGH


def _sections(doc: Document, blocks: Sequence[Block]) -> int:
    """How many lines stand between paragraphs like headings."""
    heads = [_is_head(doc, block) for block in blocks]
    return sum(
        1
        for before, here, after in zip(heads, heads[1:], heads[2:], strict=False)
        if here and not before and not after
    )


def _is_head(doc: Document, block: Block) -> bool:
    if block.role is Role.HEADING:
        return True
    text = doc.prose[block.span.start : block.span.end].strip()
    if block.role not in _PROSE or _CLOSED.search(text[-8:]):
        return False
    return len(text.split(None, _HEAD_LENGTH)) <= _HEAD_LENGTH
