"""Double quotation marks of each block, paired by the way they face and not by their parity.

An odd mark must not turn the rest of the article inside out: every mark is first read as opening
or closing by its glyph and its neighbours, pairs are made within a block, and each block starts
anew. What does not pair is kept, for rules that report it.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, Self

from linter.analyses.quote_marks import Mark, is_inches, quote_marks
from linter.analyses.tokens import tokens
from linter.analysis import analysis
from linter.document import Block, Document, Role, Token
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_BEFORE_REOPENED = lazy_pattern(r"[\s(\[–—-]{0,4}(?:[\w .'’-]{1,40}:\s?)?")
_SENTENCE_END = frozenset(".!?…:")
_SAID = (
    "(?:said|says|added|adds|told|wrote|writes|tweeted|explained|explains|insisted|argued|argues"
    "|replied|recalled|admitted|warned|continued|concluded|noted|joked|asked|claimed|declared"
    "|stated|announced|testified)"
)
# What follows a verb that ends an attribution; "he said no" and "she told me" are speech.
_THEN = (
    r"(?=[.,;]|\s*$|\s(?:in|on|at|of|during|when|after|while|as|before|by|with|via|about|earlier"
    r"|later|this|last|yesterday|through|from|to\s(?!me\b|us\b))\b)"
)
_TOLD_WHOM = r"told\s(?!me\b|us\b|him\b|her\b|them\b|you\b|my\b|that\b)\w"
_NAME = r"(?!I\b)[A-Z][\w.’'-]*\s"
_NO_SPEAKER = "that|to|so|no|yes|it|he|she|they|we|you|I|nothing|what|how|why|if"
# "..., he said", "..., said Mr Roe", "..., the company said.": the writer speaks, and not the
# person quoted.
_TOLD = lazy_pattern(
    r"[,!?…—–](?=\s(?:"
    rf"(?:he|she|they|it)\s(?:(?:had|has|also|later|then)\s)?(?:{_SAID}{_THEN}|{_TOLD_WHOM})"
    rf"|(?:said|says)\s(?!(?:{_NO_SPEAKER})\b)[\w“\"]"
    rf"|(?:{_NAME}){{1,4}}{_SAID}\b"
    r"|(?!as\b|like\b|what\b|which\b|who\b|I\b|we\b|you\b)[a-z][a-z’'-]*\s(?:(?!I\b|we\b)[\w’'-]+\s){0,6}"
    rf"(?:{_NAME}){{0,3}}(?:{_SAID}{_THEN}|{_TOLD_WHOM})"
    rf"|[A-Z][\w’'. -]{{3,60}},\s[\w’'. -]{{3,80}},\s{_SAID}{_THEN}))"
    rf"|[.!?](?=\s(?:(?:{_NAME}){{1,3}}|[Hh]e\s|[Ss]he\s){_SAID}\.)"
)
_SPEAKER = lazy_pattern(rf"(?:(?:he|she|they|it)\s{_SAID}|{_SAID}|(?:{_NAME}){{1,3}}{_SAID})\b")
_ATTRIBUTES = lazy_pattern(rf"\b(?:{_SAID}|that|saying|adding|reads?|reading|stating|writing)\s*$")
_JOINED = lazy_pattern(r"(?:\w|[^\W\d_]['’])\s?$")
_BEFORE = 16  # characters before a quotation in which its verb of saying stands
_CODE = lazy_pattern(
    r"[{};]\s*$|^\s*(?:>>>|\$\s|#include|<\w+[ >])|\w\([^\s()]{0,40}[\"']|\w=[\"'$]"
    r"|\\[\"nt]|[!=]=\s|&&|\$\{?\w+[\"}]",
    re.MULTILINE,
)
_POSSESSIVE = lazy_pattern(r"s\b|t\b")
_SINGLE = lazy_pattern(
    r"(?:(?<=\s)|(?<=^)|(?<=[(—–-]))(?P<opens>[‘'’](?=[A-Za-z]))|(?P<closes>[’'](?!\w))",
    re.MULTILINE,
)
_SINGLE_CLOSER = lazy_pattern(r"[.,!?…](?P<mark>[’'])(?=\s|$)", re.MULTILINE)
_LOOK_BACK = 8  # characters in which the end of a sentence is looked for
_LOOK_AHEAD = 6  # paragraphs that a quotation without inner marks may run over
_MIN_WORDS = 6  # of a quoted sentence; fewer are often a name or a phrase
_TITLE_SHARE = 0.6  # of capitalised words: more make a title, not speech
_WORD = lazy_pattern(r"[^\W\d_][\w'’-]*")
_SENTENCE_ENDED = lazy_pattern(r"[.!?…][\"”’')\]]*$")
_FINAL_STOP = lazy_pattern(r"[.!?…]['’)\]]?\s*$")
_STOPS = lazy_pattern(r"\s*(?P<stop>[.!?]*)\s*")
_PARAGRAPHS = frozenset({Role.BODY, Role.QUOTE, Role.LIST})
_NOWHERE = Span(sys.maxsize, sys.maxsize)


class Ending(StrEnum):
    """How a quotation ends."""

    CLOSED = "closed"
    CONTINUED = "continued"  # no mark, and the next paragraph opens with one: the convention
    REOPENED = "reopened"  # a mark opens in the same block, after a sentence: merged or unclosed
    LATER = "later"  # closed in a later paragraph; the ones between lack their opening marks
    SINGLE = "single"  # a single mark stands at one end, a double one at the other
    TURNED = "turned"  # the mark that begins it faces the other way, or stands off its word
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


class _Marked(NamedTuple):
    found: tuple[Quotation, ...]
    orphans: tuple[Span, ...]


class Quotations(_Marked):
    """All quotations in order, and the closing marks that close nothing."""

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
        paired = _Pairing(doc.prose, block, inside).run()
        pairs = paired.pairs
        if paired.orphans:
            rescued, rest = _rescue(doc.prose, block, inside, paired.orphans)
            pairs = sorted(pairs + rescued)
            orphans.extend(rest)
        if pairs and pairs[-1].ending is Ending.MISSING and pairs[-1].span.end == block.span.end:
            pairs[-1] = _left_open(doc, pairs[-1], marks, closers)
        found.extend(pairs)
    return Quotations(tuple(found), tuple(orphans))


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


class _Pairing:
    """Pairs the marks of one block; what is left over are quotations left open and orphans."""

    def __init__(self, prose: str, block: Block, marks: Sequence[Mark]) -> None:
        self._prose = prose
        self._block = block
        self._marks = marks
        self._surplus = _surplus_of_closers(marks)
        self._opener: Span | None = None
        self._nested = 0
        self.pairs: list[Quotation] = []
        self.orphans: list[Mark] = []

    def run(self) -> Self:
        """Read the marks in order."""
        for n, mark in enumerate(self._marks):
            if self._opener is None:
                self._outside(n, mark)
            else:
                self._inside(n, mark, self._opener)
        if self._opener is not None:
            end = self._block.span.end
            self._end(self._opener, end, end, Ending.MISSING)
        return self

    def _end(self, opener: Span, at: int, after: int, ending: Ending) -> None:
        outer, inner = Span(opener.start, after), Span(opener.end, at)
        self.pairs.append(Quotation(outer, inner, self._block.index, ending))

    def _outside(self, n: int, mark: Mark) -> None:
        """Read a mark while no quotation is open."""
        if mark.faces != 1 and self.pairs and self.pairs[-1].span.end == mark.span.start:
            last = self.pairs[-1]  # the closing mark is doubled
            self.pairs[-1] = _ended(last, last.inner.end, mark.span.end, last.ending)
        elif _is_no_mark(self._prose, self._block, mark, last=n + 1 == len(self._marks)):
            return
        elif mark.faces == -1:
            self.orphans.append(mark)
        else:
            self._opener = mark.span

    def _inside(self, n: int, mark: Mark, opener: Span) -> None:
        """Read a mark while a quotation is open."""
        closers_to_come = self._surplus[n + 1]
        if self._is_measure(n, mark, opener):
            return
        if mark.faces != 1:
            if self._nested:
                self._nested -= 1
            else:
                self._end(opener, mark.span.start, mark.span.end, Ending.CLOSED)
                self._opener = None
            return
        stop, sentence = _stop_before(self._prose, Span(opener.end, mark.span.start))
        if not sentence and closers_to_come >= self._nested + 2:
            self._nested += 1
        elif opener.end == mark.span.start:
            self._opener = Span(opener.start, mark.span.end)  # the opening mark is doubled
        elif _is_misplaced(self._prose, mark, len(self._marks) - n - 1, sentence=sentence):
            self._end(opener, mark.span.start, mark.span.end, Ending.CLOSED)
            self._opener = None
        else:
            told = attribution_in(self._prose, Span(opener.end, stop)) if sentence else -1
            stop = told if told >= 0 else stop
            legal = sentence and told < 0 and not _is_fragment(self._prose, self._block, opener)
            self._end(opener, stop, stop, Ending.REOPENED if legal else Ending.MISSING)
            self._opener, self._nested = mark.span, 0

    def _is_measure(self, n: int, mark: Mark, opener: Span) -> bool:
        """Whether a straight mark after a number is a measure, for a curly mark closes later."""
        following = self._marks[n + 1] if n + 1 < len(self._marks) else None
        return (
            following is not None
            and following.faces == -1
            and self._prose[opener.start] == "“"
            and self._prose[mark.span.start] == '"'
            and is_inches(self._prose, self._block, mark)
        )


def attribution_in(prose: str, inner: Span) -> int:
    """Where, inside an open quotation, the writer tells who speaks; -1 where nobody does.

    It is the offset after the comma: "We lost it all, | he said."
    """
    match = _TOLD.search(prose, *inner)
    return match.start() + 1 if match else -1


def _is_fragment(prose: str, block: Block, opener: Span) -> bool:
    """Whether a quotation is a part of the writer's sentence: he called it “a shame”.

    Such a one is closed before the next is opened, even where whole sentences are not.
    """
    before = prose[max(block.span.start, opener.start - _BEFORE) : opener.start]
    return bool(_JOINED.search(before)) and not _ATTRIBUTES.search(before)


def _is_misplaced(prose: str, mark: Mark, more: int, *, sentence: bool) -> bool:
    """Whether a straight mark that seems to open closes: "Go home, "she said."""
    at, after = mark.span
    if prose[at:after] != '"' or not prose[at - 1].isspace():
        return False
    return bool(_SPEAKER.match(prose, after)) or (not sentence and more % 2 == 0)


def _is_no_mark(prose: str, block: Block, mark: Mark, *, last: bool) -> bool:
    """Whether a mark with nothing to close is a measure, an apostrophe, or floats alone."""
    at, after = mark.span
    floats = prose[max(block.span.start, at - 1) : min(after + 1, block.span.end)].strip(" \t\n")
    return (
        is_inches(prose, block, mark)
        or _is_apostrophe(prose, block, mark)
        or (last and len(floats) == after - at)
    )


def _is_apostrophe(prose: str, block: Block, mark: Mark) -> bool:
    """Whether a mark with nothing to close stands for an apostrophe: the mayor"s house."""
    at, after = mark.span
    return (
        at > block.span.start
        and prose[at - 1].isalpha()
        and bool(_POSSESSIVE.match(prose, after, block.span.end))
    )


def _rescue(
    prose: str, block: Block, marks: Sequence[Mark], lone: Sequence[Mark]
) -> tuple[list[Quotation], list[Span]]:
    """The quotations that lone closing marks end although their opening mark is a wrong one.

    Of two in a row, the first may be turned or stand on the wrong side of a space; a single mark
    may have been typed for the opening one.
    """
    pairs: list[Quotation] = []
    orphans: list[Span] = []
    place = {mark.span.start: n for n, mark in enumerate(marks)}
    wrong: Mark | None = None
    for n, mark in enumerate(lone):
        at = place[mark.span.start]
        since = marks[at - 1].span.end if at else block.span.start
        if wrong is not None:
            inner = Span(wrong.span.end, mark.span.start)
            outer = Span(wrong.span.start, mark.span.end)
            pairs.append(Quotation(outer, inner, block.index, Ending.TURNED))
            wrong = None
        elif (single := _single_opener(prose, since, mark.span.start)) >= 0:
            inner = Span(single + 1, mark.span.start)
            outer = Span(single, mark.span.end)
            pairs.append(Quotation(outer, inner, block.index, Ending.SINGLE))
        elif marks[at + 1 : at + 2] == list(lone[n + 1 : n + 2]) and _may_open(prose, block, mark):
            wrong = mark if n + 1 < len(lone) else None
            if wrong is None:
                orphans.append(mark.span)
        else:
            orphans.append(mark.span)
    return pairs, orphans


def _may_open(prose: str, block: Block, mark: Mark) -> bool:
    """Whether a closing mark may be an opening one on the wrong side of a space."""
    before = prose[max(block.span.start, mark.span.start - 1) : mark.span.start]
    after = prose[mark.span.end : mark.span.end + 2]
    if not after[:1].isspace() or before == ",":
        return False
    return before not in _SENTENCE_END or after[1:].isupper()


def _single_opener(prose: str, start: int, end: int) -> int:
    """The offset of the last single mark that opens between two offsets and that nothing closes."""
    opener = -1
    for match in _SINGLE.finditer(prose, start, end):
        if match.lastgroup == "opens":
            opener = match.start()
        elif prose[match.start() - 1 : match.start()] not in {"s", "n"}:  # drivers', talkin'
            opener = -1
    return opener


def _surplus_of_closers(marks: Sequence[Mark]) -> list[int]:
    """From each mark on, how many more marks close than open."""
    surplus = [0] * (len(marks) + 1)
    for n in range(len(marks) - 1, -1, -1):
        surplus[n] = surplus[n + 1] - marks[n].faces
    return surplus


def _stop_before(prose: str, inner: Span) -> tuple[int, bool]:
    """Where a stretch ends without the blanks at its end, and whether a sentence ends there."""
    end = inner.end
    while end > inner.start and prose[end - 1].isspace():
        end -= 1
    return end, end > inner.start and prose[end - 1] in _SENTENCE_END


def _left_open(
    doc: Document, quotation: Quotation, marks: dict[int, tuple[Mark, ...]], closers: set[int]
) -> Quotation:
    """A quotation open at the end of its block, as what it holds and what follows explain it."""
    told = attribution_in(doc.prose, quotation.inner)
    if told >= 0:
        return _ended(quotation, told, told, Ending.MISSING)
    single = _SINGLE_CLOSER.search(doc.prose, *quotation.inner)
    if single and _single_opener(doc.prose, quotation.inner.start, single.start()) < 0:
        return _ended(quotation, single.start("mark"), single.end(), Ending.SINGLE)
    return _carried_on(doc, quotation, marks, closers)


def _ended(quotation: Quotation, at: int, after: int, ending: Ending) -> Quotation:
    span, inner = Span(quotation.span.start, after), Span(quotation.inner.start, at)
    return Quotation(span, inner, quotation.block, ending)


def _carried_on(
    doc: Document, quotation: Quotation, marks: dict[int, tuple[Mark, ...]], closers: set[int]
) -> Quotation:
    """A quotation open at the end of its block, as the blocks that follow explain it."""
    seen = 0
    here, opener = doc.blocks[quotation.block], Span(quotation.span.start, quotation.inner.start)
    start = quotation.block + 1
    for block in doc.blocks[start : start + _LOOK_AHEAD * 2]:
        if block.role not in _PARAGRAPHS:
            continue
        first = next(iter(marks.get(block.index, ())), None)
        if first is not None and first.faces != -1:
            begins = _BEFORE_REOPENED.fullmatch(doc.prose, block.span.start, first.span.start)
            goes_on = begins and not seen and not _is_fragment(doc.prose, here, opener)
            return quotation._replace(ending=Ending.CONTINUED) if goes_on else quotation
        if first is not None:
            closers.add(first.span.start)
            return _ended(quotation, first.span.start, first.span.end, Ending.LATER)
        seen += 1
        if seen >= _LOOK_AHEAD:
            break
    return quotation
