"""Stretches inside paragraphs that may be words of an interface, by where they stand.

Words of an interface that ran into a text begin with a capital where no sentence begins ("will
close Read more: the bridge"), or begin a sentence which then begins anew ("Share this article The
council said").
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from linter.analyses.interface_words import INTERFACE, learned
from linter.document import Block, Document
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_CUE = lazy_pattern(r"(?:^| )([A-Z]\w*)", re.MULTILINE)
_WORD = lazy_pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_GAP = lazy_pattern(r"\.\.\. ?|[ ,|/&:()!…]{1,3}")
_MOST_WORDS = 9
_REMEMBERED = 1 << 13  # words with a capital
_MOST_UNKNOWN = 2
# Words that lead on to others: what ends with one is cut off.
_LEADING = frozenset(
    "a an the our your this that my to of for at and by with in from or is are was has have had do"
    " does can will would may must like why how what who which when where as than if i we you"
    " it".split()
)
_BEGINNERS = INTERFACE - {"D", "o", "v"}
# Words that fill, with which lists of other stories begin; in mid-sentence they have no capital.
_LISTING = frozenset(
    "also most more related latest recommended popular featured similar previous next up".split()
)
_ASKING = frozenset("please sorry loading now".split())
_LEAST_BEGUN = 3
_LABEL = 14  # characters in which a colon follows
_BEGINNING = frozenset("more related recommended please sorry loading".split())
_FILLING = _LISTING | _ASKING
_POSSESSIVES = ("'s", "’s", "'S", "’S")
_ENDS = '.!?…:”"'


class Run(NamedTuple):
    """Words that may be of an interface; `begins` where a sentence begins with them."""

    span: Span
    words: int
    begins: bool


def runs_of(doc: Document, block: Block) -> Iterator[tuple[Run, ...]]:
    """For each place of a block where interface words may begin, what they may be."""
    prose = doc.prose
    for match in _CUE.finditer(prose, *block.span):
        start = match.start(1)
        inside = start > block.span.start and prose.startswith(":", match.end())
        if not _is_beginner(match[1]) and not (inside and _is_kicker(match[1])):
            continue
        before = prose[max(block.span.start, start - 2) : start].rstrip(" ")[-1:]
        begins = not before or before in _ENDS
        if before in ")]" and match[1].isupper() and len(match[1]) > 1:
            begins = True  # "[Ann Roe/Al Jazeera] READ MORE: ..."
        if begins or before.islower() or before in ",;":
            filling = match[1].lower() in _FILLING
            if filling and begins and not match[1].isupper():
                labels = ":" in prose[match.end() : match.end() + _LABEL]
                if match[1].lower() not in _BEGINNING and not labels:
                    continue
                # "More on this story", but not "More people"
                least = 1 if labels else _LEAST_BEGUN
            else:
                least = 2 if filling else 1
            runs = _from(doc, block, start, begins=begins)
            found = tuple(run for run in runs if run.words >= least)
            if found:
                yield found


def is_filling(text: str) -> bool:
    """Whether a stretch begins with a word that fills, as many a sentence does."""
    return text.split(maxsplit=1)[0].lower() in _FILLING


def _is_kicker(word: str) -> bool:
    """Whether a word before a colon may lead in to another story: "OPINION:"."""
    return word.isupper() and learned().classes.get(word.lower()) == "o"


@lru_cache(maxsize=_REMEMBERED)
def _is_beginner(word: str) -> bool:
    lower = word.lower()
    return lower in _LISTING or lower in _ASKING or learned().classes.get(lower, "u") in _BEGINNERS


def _from(doc: Document, block: Block, start: int, *, begins: bool) -> Iterator[Run]:
    prose, limit = doc.prose, block.span.end
    at, words, unknown, classes = start, 0, 0, learned().classes
    while words < _MOST_WORDS and (word := _WORD.match(prose, at, limit)):
        words += 1
        unknown += word[0].lower() not in classes
        if unknown > _MOST_UNKNOWN:
            break
        gap = _GAP.match(prose, word.end(), limit)
        at = gap.end() if gap else word.end()
        following = prose[at : at + 1] if at < limit else ""
        if begins:
            ends = following.isupper() and prose[at : at + 2] not in ("I ", "I'", "I’")
        else:
            ends = following.islower() or following.isdigit() or not following
        leads_on = word[0].lower() in _LEADING or word[0].endswith(_POSSESSIVES)
        if ends and not leads_on and not (gap and gap[0][0] in ",/&"):
            end = word.end() + len(gap[0].rstrip(" (") if gap else "")
            yield Run(Span(start, end), words, begins)
        if not gap:
            break
