"""Rule `repeated-quotation`."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from linter.analyses.quotation import Quotation
from linter.analyses.quotes import is_code, quotations
from linter.analyses.repeats import repeated_paragraphs, repeated_sentences
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Related,
    Role,
    Rule,
    Severity,
    Span,
    analysis,
    lazy_pattern,
)

_SHORTEST = 24  # characters of a quotation that may have eight words
_FEWEST_WORDS = 8  # shorter words are said by many, and are titles and slogans
_REFRAIN = 3  # times: then it is code, a motto, or what the article is about
_TITLE_SHARE = 0.6  # of capitalised words: more make a title, not speech
_WORD = lazy_pattern(r"\w+(?:[’']\w+)?")
_SAID = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|tweeted|insisted|explained|argued|replied)"
)
_NAME = (
    r"(?!(?:He|She|They|It|We|I|You|The|A|An|One|But|And|In|On|At|As|When|Who|Another|Then|Both"
    r"|Police|Officials)\b)[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){0,3}"
)
_BEHIND = lazy_pattern(rf"[,.]? (?:{_SAID} (?P<after>{_NAME})|(?P<first>{_NAME}) {_SAID}\b)")
_BEFORE = lazy_pattern(rf"(?:^|[.,”\"] )(?P<name>{_NAME})(?:, [^,.“\"]{{3,60}},)? {_SAID}[,:]? $")
_TITLES = frozenset("mr mrs ms miss dr sir sen rep gov president senator minister mayor".split())
_LOOK_BACK, _LOOK_AHEAD = 120, 80


class _Told(NamedTuple):
    """Repeated sentences, in order, and the blocks of repeated paragraphs: told by other rules."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    blocks: frozenset[int]

    def overlap(self, quotation: Quotation) -> bool:
        """Whether a quotation stands in one of them."""
        at = bisect_left(self.starts, quotation.span.end)
        inside = at > 0 and self.ends[at - 1] > quotation.span.start
        return inside or quotation.block in self.blocks


class RepeatedQuotation(Rule):
    """The same words are quoted twice.

    Where they are given to two people, one of them never said them: a paragraph was copied, and
    only the name was changed; that is a warning. Twice from the same mouth is a note: the words
    stand in a caption or a pull quote as well, or a part was pasted in that the article had.

    Quotations of eight words and more are compared without capitals and marks; titles, code, what
    stands there three times, and what `repeated-sentence` or `repeated-paragraph` report anyway are
    left alone. Who speaks is read from a name beside "said" or its like, right before or behind
    the words.
    """

    name = "repeated-quotation"
    category = Category.ATTRIBUTION
    severity = Severity.INFO
    english_only = True
    bad = (
        Bad(
            "“We never meant to sell the old mill to strangers,” said Ann Roe.\n\nIt rained.\n\n"
            "The mill is old. ⟦“We never meant to sell the old mill to strangers,”⟧ Ben Ode said.",
            why="two speakers: a warning",
        ),
        Bad(
            "The mayor said that “nobody in town wants to see the mill go under”.\n\n"
            "Few agree that ⟦“nobody in town wants to see the mill go under”⟧, and fewer say so."
        ),
    )
    good = (
        Good(
            "“We never meant to sell the mill,” said Ann Roe.\n\n“We never meant to sell the"
            " mill,” said Ben Ode.",
            why="short",
        ),
        Good(
            "She sang “The Long and Winding Road to Nowhere at All”.\n\n"
            "He sang “The Long and Winding Road to Nowhere at All”."
        ),
        Good(
            "“We never meant to sell the old mill to strangers,” said Ann Roe.\n\n"
            "“They never meant to sell the old mill to neighbours,” said Ben Ode."
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each quotation that stood there before."""
        groups: dict[str, list[Quotation]] = {}
        for each in doc.get(quotations).found:
            start, end = each.inner
            if each.closed and end - start > _SHORTEST:
                groups.setdefault(_plain(doc.prose[start:end]), []).append(each)
        for group in groups.values():
            if 1 < len(group) < _REFRAIN and all(_is_speech(doc, each) for each in group):
                yield from _finding(doc, *group)


def _plain(text: str) -> str:
    """What is compared: no capitals, no mark at the end, one kind of apostrophe."""
    return " ".join(text.lower().replace("’", "'").strip(" \t\n,.!?…").split())


def _is_speech(doc: Document, each: Quotation) -> bool:
    """Whether words of a body paragraph are quoted: neither a title nor code."""
    words = _WORD.findall(doc.prose_of(each.inner))
    capitals = sum(word[0].isupper() for word in words)
    return (
        doc.blocks[each.block].role is Role.BODY
        and len(words) >= _FEWEST_WORDS
        and capitals < _TITLE_SHARE * len(words)
        and not is_code(doc, each.block)
    )


def _finding(doc: Document, first: Quotation, later: Quotation) -> Iterator[Finding]:
    speaker, other = _speaker(doc, later.span), _speaker(doc, first.span)
    if speaker and other and not _parts(speaker) & _parts(other):
        yield Finding(
            later.span,
            f"These words are {speaker}'s here, and {other}'s further up",
            related=(Related(first.span, f"quoted from {other} here"),),
            confidence=0.9,
            severity=Severity.WARNING,
        )
        return
    if not doc.get(_told).overlap(later):
        yield Finding(
            later.span,
            "These words have been quoted before",
            related=(Related(first.span, "here first"),),
            confidence=0.8,
        )


@analysis
def _told(doc: Document) -> _Told:
    spans = sorted(each.later for each in doc.get(repeated_sentences))
    blocks = frozenset(each.later for each in doc.get(repeated_paragraphs))
    return _Told(tuple(each.start for each in spans), tuple(each.end for each in spans), blocks)


def _parts(name: str) -> set[str]:
    return {part.strip(".").lower().removesuffix("'s") for part in name.split()} - _TITLES


def _speaker(doc: Document, span: Span) -> str | None:
    """The name beside a verb of saying, right behind a quotation or before it."""
    block = doc.block_at(span.start)
    assert block is not None
    end = min(span.end + _LOOK_AHEAD, block.span.end)
    behind = _BEHIND.match(doc.prose, span.end, end)
    if behind is not None:
        return (behind["after"] or behind["first"]).rstrip(".")
    start = max(block.span.start, span.start - _LOOK_BACK)
    before = _BEFORE.search(doc.prose[start : span.start])
    return before["name"] if before else None
