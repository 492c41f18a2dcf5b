"""Quotations of whole sentences that stand alone, and what the writer says before them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from linter.analyses.attribution import (
    DOCUMENTS,
    bare_name,
    is_saying,
    says,
    speakers,
    starts_with_person,
)
from linter.analyses.quotation import Quotation
from linter.analyses.quotes import is_speech, narrative, quotations, stands_alone
from linter.analyses.single_quotations import single_quotations
from linter.analysis import analysis
from linter.document import Block, Document, Role, Token, TokenKind
from linter.span import Span

_SHORT = 4  # tokens; "I nodded. Inhaled." is judged as one sentence
_SHORTENED = frozenset("Mr Mrs Ms Dr Sen Rep Gov Gen Lt Col Capt Sgt Maj Prof Rev St".split())
_DASHES = frozenset("-–—~")
_BACKWARDS = frozenset({"Thus", "So", "These", "Those"})
_STOP = 2  # characters after a quotation that ends its paragraph: a stop and a blank
_HEAD = 4  # the first words of the next paragraph
_ATTRIBUTION = 45  # tokens of a sentence that only tells who speaks
# What begins a clause of an attribution, and what a clause of what was said has.
_CLAUSES = frozenset(", as when while after before during following where who".split())
_TOLD = frozenset(
    "that it he she they there we is are was were has have had will would could can should may"
    " might must did do does not if whether".split()
)
_ASIDE = frozenset({Role.CAPTION, Role.FURNITURE})


class LoneQuotation(NamedTuple):
    """A complete quotation and what the writer says before it."""

    quotation: Quotation
    before: tuple[Token, ...]  # of the same block, or of the paragraph before it
    own_paragraph: bool
    continued: bool  # whole sentences are quoted in the paragraph before
    credited: bool  # the paragraph before it or after it may tell who speaks
    taken_up: bool = False  # the next paragraph begins with somebody who says something
    torn: bool = False  # the next paragraph only tells who says it


@analysis
def lone_quotations(doc: Document) -> tuple[LoneQuotation, ...]:
    """The lone quotations that open a paragraph or follow the writer's own first sentences."""
    return tuple(_lone(doc))


def _lone(doc: Document) -> Iterator[LoneQuotation]:
    quoted, singles = doc.get(quotations).by_block, doc.get(single_quotations)
    before: Block | None = None
    for block in doc.blocks:
        if block.role is Role.BODY and (block.index in quoted or block.index in singles):
            first = _first(doc, quoted.get(block.index, ()), singles.get(block.index, ()))
            alone = stands_alone(doc, first) or _is_unstopped(doc, first, block)
            if alone and (place := _placed(doc, first, block, before)):
                yield place
        if block.role not in _ASIDE:
            before = block


def _first(doc: Document, doubles: Sequence[Quotation], singles: Sequence[Quotation]) -> Quotation:
    """The first quotation that is no fragment in a sentence of the writer: “a shame” is one."""
    found = sorted((*doubles, *singles), key=lambda quotation: quotation.span.start)
    return next((each for each in found if not _is_fragment(doc, each)), found[0])


def _is_fragment(doc: Document, quotation: Quotation) -> bool:
    inner = doc.prose_of(quotation.inner)
    return inner[:1].islower() and inner[-1:].isalnum()


def _is_unstopped(doc: Document, quotation: Quotation, block: Block) -> bool:
    """Whether sentences quoted in a paragraph of their own lack their full stop."""
    return (
        quotation.span.start == block.span.start
        and not doc.prose[quotation.span.end : block.span.end].strip()
        and doc.prose[quotation.inner.end - 1].isalnum()
        and quotation.closed
        and is_speech(doc, quotation)
    )


def _placed(
    doc: Document, first: Quotation, block: Block, before: Block | None
) -> LoneQuotation | None:
    words = _written(doc, block)
    after = _sentence_after(words, first)
    if says(after):
        return None
    if first.span.start > block.span.start:
        own = tuple(token for token in words if token.span.end <= first.span.start)
        continued = before is not None and _quotes_sentences(doc, before)
        return LoneQuotation(
            first,
            own,
            own_paragraph=False,
            continued=continued,
            credited=False,
            taken_up=not after and _is_taken_up(doc, block),
            torn=not after and _is_torn(doc, first, block),
        )
    if before is None or before.role is not Role.BODY:
        return None
    credited = bool(_quoted_in(doc, before)) or _is_credited(doc, after, block)
    own = _written(doc, before)
    torn = not after and _is_torn(doc, first, block)
    return LoneQuotation(
        first, own, own_paragraph=True, continued=False, credited=credited, torn=torn
    )


def _written(doc: Document, block: Block) -> tuple[Token, ...]:
    """The words of a block outside quotations in double and single marks."""
    words = doc.get(narrative).get(block.index, ())
    singles = doc.get(single_quotations).get(block.index, ())
    if not singles:
        return words
    starts = [single.span.start for single in singles]
    around = ((token, bisect_right(starts, token.span.start) - 1) for token in words)
    return tuple(token for token, n in around if n < 0 or token.span.start >= singles[n].span.end)


def _quoted_in(doc: Document, block: Block) -> tuple[Quotation, ...]:
    doubles = doc.get(quotations).by_block.get(block.index, ())
    return doubles + doc.get(single_quotations).get(block.index, ())


@analysis
def left_hanging(doc: Document) -> tuple[Quotation, ...]:
    """The quotations that end a paragraph in a comma, with which no attribution goes on."""
    prose, singles = doc.prose, doc.get(single_quotations).values()
    found = chain(doc.get(quotations).found, *singles)
    return tuple(q for q in found if prose[q.inner.end - 1] == "," and q.closed and _hangs(doc, q))


def _hangs(doc: Document, quotation: Quotation) -> bool:
    block = doc.blocks[quotation.block]
    rest = Span(quotation.span.end, min(block.span.end, quotation.span.end + _STOP))
    if block.role is not Role.BODY or rest.end < block.span.end or doc.prose_of(rest).strip(" ."):
        return False
    following = doc.blocks[block.index + 1 : block.index + 2]
    first = doc.prose[following[0].span.start] if following else ""
    if first.islower() or first in _DASHES or not is_speech(doc, quotation):
        return False
    words = _head_after(doc, block)
    said = any(is_saying(words, n) for n in range(len(words)))
    return not (said or _is_torn(doc, quotation, block))


def _sentence_after(words: Sequence[Token], quotation: Quotation) -> Sequence[Token]:
    """What the writer says after a quotation, up to the end of the sentence."""
    after = [token for token in words if token.span.start >= quotation.span.end]
    start = next((n for n, t in enumerate(after) if t.kind is not TokenKind.STOP), len(after))
    stop = next((n for n in range(start, len(after)) if _ends(after, n)), None)
    return after[start:stop]


def _ends(words: Sequence[Token], n: int) -> bool:
    """Whether a token ends a sentence; the stop of "Mrs." and "Sen." does not."""
    if words[n].kind is not TokenKind.STOP:
        return False
    return not (n and words[n].text == "." and words[n - 1].text in _SHORTENED)


def _is_credited(doc: Document, after: Sequence[Token], block: Block) -> bool:
    """Whether what follows tells whose words these were: a name alone, "The letter adds ..."."""
    if after:
        return after[0].text in _DASHES or starts_with_person(after, frozenset())
    words = _head_after(doc, block)
    return bool(words) and (
        words[0].text in _DASHES
        or any(token.text.lower() in DOCUMENTS for token in words)
        or is_saying(words, 0)
        or (words[0].text in _BACKWARDS and says(words))
    )


def _is_taken_up(doc: Document, block: Block) -> bool:
    words = _head_after(doc, block)
    if any(is_saying(words, n) for n in range(1, len(words))):
        return True
    return bool(words) and bare_name(words[0].text) in doc.get(speakers)


def _is_torn(doc: Document, quotation: Quotation, block: Block) -> bool:
    """Whether a comma leads on to the speaker, for whom a new paragraph was begun.

    The attribution stands alone in its sentence: "Ines Ode, who runs the school, said on Monday."
    """
    if doc.prose[quotation.inner.end - 1] not in ",!?":
        return False
    following = doc.blocks[block.index + 1 : block.index + 2]
    words = doc.get(narrative).get(following[0].index, ())[:_ATTRIBUTION] if following else ()
    if not words:
        return False
    end = next((n for n in range(len(words)) if _ends(words, n)), len(words))
    if any(each.span.start < words[end - 1].span.end for each in _quoted_in(doc, following[0])):
        return False
    return any(is_saying(words, n) and not _says_more(words[n + 1 : end]) for n in range(1, end))


def _says_more(rest: Sequence[Token]) -> bool:
    """Whether what follows a verb of saying tells what was said: that, or a clause of its own."""
    clause = next((n for n, t in enumerate(rest) if t.text.lower() in _CLAUSES), len(rest))
    return any(token.text.lower() in _TOLD for token in rest[:clause])


def _head_after(doc: Document, block: Block) -> tuple[Token, ...]:
    """The writer's first words in the paragraph that follows."""
    following = doc.blocks[block.index + 1 : block.index + 2]
    return doc.get(narrative).get(following[0].index, ())[:_HEAD] if following else ()


def _quotes_sentences(doc: Document, block: Block) -> bool:
    return any(is_speech(doc, quotation) for quotation in _quoted_in(doc, block))


def last_sentence(before: tuple[Token, ...]) -> tuple[Token, ...]:
    """The last of the sentences before a quotation."""
    for n in range(len(before) - 2, -1, -1):
        following = before[n + 1]
        if (
            _ends(before, n)
            and following.span.start > before[n].span.end
            and not following.text[0].islower()
            and n + _SHORT < len(before)
        ):
            return before[n + 1 :]
    return before
