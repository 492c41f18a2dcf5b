"""Page furniture: lines of the page around an article that were copied along with it.

Furniture is short, stands alone, is imperative or has no verb, and talks about the page instead
of the story. A block is judged twice: by *frames*, the ways in which interface verbs and interface
objects combine into buttons, labels and notices; and, where no frame fits, by how much of the line
is interface vocabulary. Words that also make subheads ("Search", "Watch the video") are furniture
only in company: beside other furniture, or after the article's last paragraph.
"""

import re
import tomllib
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from linter.analysis import analysis
from linter.document import Block, Document, Role
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

_DATA = "furniture.toml"
# A line that begins so is a sentence or a picture's credit.
_NO_BUTTON = frozenset("we i it the and image images photo photos video".split())
_ARTICLES = frozenset({"a", "an", "the"})
_SOFT_ENOUGH = 3.0  # sum of the words' weights

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_DECORATION = ' \t\n\u00a0*_[](){}<>«»‹›→←↑↓▶►▼▲•·|+-–—=~>#"“”:.!?…'
_SPACES = re.compile(r"\s+")


@analysis
def furniture(doc: Document) -> tuple[Furniture, ...]:
    """The blocks that are page furniture, in order."""
    sorts = [_sort_of_block(doc, block) for block in doc.blocks]
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
    long = [b.index for b in doc.body if len(doc.prose_of(b.span).split()) >= _PARAGRAPH_WORDS]
    return long[-1] + 1 if long else len(doc.blocks)


def _is_structure(doc: Document, block: Block) -> bool:
    """Whether markup says that the block is a heading or a list item: there the writer chose it."""
    return doc.format_name != "plain" and block.role in (Role.HEADING, Role.LIST, Role.TITLE)


def _sort_of_block(doc: Document, block: Block) -> Sort | None:
    if block.role in (Role.CODE, Role.FURNITURE) or block.span.end - block.span.start > _MAX_CHARS:
        return None
    sort = sort_of(doc.prose_of(block.span))
    if sort is None:
        return None
    prose = doc.prose_of(block.span)
    if block.role is Role.TITLE or _is_structure(doc, block):
        # A heading may well be called "Comments" or "Related articles".
        about_itself = " this " in prose.lower()
        return sort if sort.certainty is Certainty.CERTAIN and about_itself else None
    if sort.certainty is Certainty.POSSIBLE and prose.rstrip().endswith(":"):
        return None  # "Watch the video below:" leads in to what stood there
    return sort


def sort_of(line: str) -> Sort | None:
    """What furniture a line would be by its words alone; None for a line of an article."""
    text = _SPACES.sub(" ", line.lower().replace("’", "'").replace("\u00ad", "")).strip(_DECORATION)
    words = _WORD.findall(text)
    if not 0 < len(words) <= _MAX_WORDS:
        return None
    return _framed("© " + text if line.lstrip().startswith("©") else text) or _soft(words)


def _framed(text: str) -> Sort | None:
    for sort, frames in _vocabulary().frames:
        if frames.fullmatch(text):
            return sort
    return None


def _soft(words: list[str]) -> Sort | None:
    """The sum of the words' weights, for a line of interface words only."""
    weights = _vocabulary().weights
    if words[0] in _NO_BUTTON or not all(word in weights or word.isdigit() for word in words):
        return None
    total = sum(weights.get(word, 0) for word in words)
    if total < _SOFT_ENOUGH - 1:
        return None
    if total >= _SOFT_ENOUGH:
        return Sort("a button or notice", Certainty.LIKELY)
    # Buttons drop their articles; a subhead ("Share the load") keeps them.
    return None if _ARTICLES.intersection(words) else Sort("a button or notice", Certainty.POSSIBLE)


class _Vocabulary(NamedTuple):
    frames: tuple[tuple[Sort, re.Pattern[str]], ...]  # the most certain first
    weights: dict[str, float]


@cache
def _vocabulary() -> _Vocabulary:
    source = files("linter.analyses").joinpath("data", _DATA).read_text(encoding="utf-8")
    data = tomllib.loads(source)
    frames = []
    for entry in data["frames"]:
        pattern = "|".join(f"(?:{line})" for line in entry["lines"])
        for name, words in data["names"].items():
            pattern = pattern.replace(f"<{name}>", f"(?:{words})")
        frames.append(
            (Sort(entry["kind"], Certainty[entry["certainty"].upper()]), re.compile(pattern))
        )
    frames.sort(key=lambda frame: -frame[0].certainty)
    weights = {
        word: weight
        for group, weight in (("filler", 0.0), ("mild", 1.0), ("deictic", 1.0), ("strong", 2.0))
        for word in data["words"][group].split()
    }
    return _Vocabulary(tuple(frames), weights)
