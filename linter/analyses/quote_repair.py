"""Quotations whose marks do not pair, as other marks and the paragraphs around explain them."""

import re
from collections.abc import Mapping, Sequence

from linter.analyses.quotation import Ending, Quotation
from linter.analyses.quote_marks import Mark
from linter.analyses.quote_pairing import SENTENCE_END, attribution_in, is_fragment
from linter.document import Block, Document, Role
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_BEFORE_REOPENED = lazy_pattern(r"[\s(\[–—-]{0,4}(?:[\w .'’-]{1,40}:\s?)?")
_SINGLE = lazy_pattern(
    r"(?:(?<=\s)|(?<=^)|(?<=[(—–-]))(?P<opens>[‘'’](?=[A-Za-z]))|(?P<closes>[’'](?!\w))",
    re.MULTILINE,
)
_SINGLE_CLOSER = lazy_pattern(r"[.,!?…](?P<mark>[’'])(?=\s|$)", re.MULTILINE)
_LOOK_AHEAD = 6  # paragraphs that a quotation without inner marks may run over
_PARAGRAPHS = frozenset({Role.BODY, Role.QUOTE, Role.LIST})


def rescued(
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
    return before not in SENTENCE_END or after[1:].isupper()


def _single_opener(prose: str, start: int, end: int) -> int:
    """The offset of the last single mark that opens between two offsets and that nothing closes."""
    opener = -1
    for match in _SINGLE.finditer(prose, start, end):
        if match.lastgroup == "opens":
            opener = match.start()
        elif prose[match.start() - 1 : match.start()] not in {"s", "n"}:  # drivers', talkin'
            opener = -1
    return opener


def left_open(
    doc: Document, quotation: Quotation, marks: Mapping[int, tuple[Mark, ...]], closers: set[int]
) -> Quotation:
    """A quotation open at the end of its block, as what it holds and what follows explain it."""
    told = attribution_in(doc.prose, quotation.inner)
    if told >= 0:
        return quotation.ended(told, told, Ending.MISSING)
    single = _SINGLE_CLOSER.search(doc.prose, *quotation.inner)
    if single and _single_opener(doc.prose, quotation.inner.start, single.start()) < 0:
        return quotation.ended(single.start("mark"), single.end(), Ending.SINGLE)
    return _carried_on(doc, quotation, marks, closers)


def _carried_on(
    doc: Document, quotation: Quotation, marks: Mapping[int, tuple[Mark, ...]], closers: set[int]
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
            goes_on = begins and not seen and not is_fragment(doc.prose, here, opener)
            return quotation._replace(ending=Ending.CONTINUED) if goes_on else quotation
        if first is not None:
            closers.add(first.span.start)
            return quotation.ended(first.span.start, first.span.end, Ending.LATER)
        seen += 1
        if seen >= _LOOK_AHEAD:
            break
    return quotation
