"""Quotations of whole sentences that stand alone, and what the writer says before them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.analyses.attribution import DOCUMENTS, is_saying, says, starts_with_person
from linter.analyses.quotes import Quotation, is_speech, narrative, quotations, stands_alone
from linter.analysis import analysis
from linter.document import Block, Document, Role, Token, TokenKind

_SHORT = 4  # tokens; "I nodded. Inhaled." is judged as one sentence
_SHORTENED = frozenset("Mr Mrs Ms Dr Sen Rep Gov Gen Lt Col Capt Sgt Maj Prof Rev St".split())
_DASHES = frozenset("-–—~")
_BACKWARDS = frozenset({"Thus", "So", "These", "Those"})
_HEAD = 4  # the first words of the next paragraph
_ASIDE = frozenset({Role.CAPTION, Role.FURNITURE})


class LoneQuotation(NamedTuple):
    """A complete quotation and what the writer says before it."""

    quotation: Quotation
    before: tuple[Token, ...]  # of the same block, or of the paragraph before it
    own_paragraph: bool
    continued: bool  # whole sentences are quoted in the paragraph before
    credited: bool  # the paragraph before it or after it may tell who speaks


@analysis
def lone_quotations(doc: Document) -> tuple[LoneQuotation, ...]:
    """The lone quotations that open a paragraph or follow the writer's own first sentences."""
    return tuple(_lone(doc))


def _lone(doc: Document) -> Iterator[LoneQuotation]:
    said = doc.get(narrative)
    quoted = doc.get(quotations)
    before: Block | None = None
    for block in doc.blocks:
        if block.role is Role.BODY and block.index in quoted.by_block:
            first = quoted.by_block[block.index][0]
            words = said.get(block.index, ())
            after = _sentence_after(words, first)
            if not stands_alone(doc, first) or says(after):
                pass
            elif first.span.start > block.span.start:
                own = tuple(token for token in words if token.span.end <= first.span.start)
                continued = before is not None and _quotes_sentences(doc, before)
                yield LoneQuotation(
                    first, own, own_paragraph=False, continued=continued, credited=False
                )
            elif before is not None and before.role is Role.BODY:
                credited = before.index in quoted.by_block or _is_credited(doc, after, block)
                own = said.get(before.index, ())
                yield LoneQuotation(
                    first, own, own_paragraph=True, continued=False, credited=credited
                )
        if block.role not in _ASIDE:
            before = block


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
    said = doc.get(narrative)
    if after:
        return after[0].text in _DASHES or starts_with_person(after, frozenset())
    following = doc.blocks[block.index + 1 : block.index + 2]
    words = said.get(following[0].index, ())[:_HEAD] if following else ()
    return bool(words) and (
        words[0].text in _DASHES
        or any(token.text.lower() in DOCUMENTS for token in words)
        or is_saying(words, 0)
        or (words[0].text in _BACKWARDS and says(words))
    )


def _quotes_sentences(doc: Document, block: Block) -> bool:
    found = doc.get(quotations).by_block.get(block.index, ())
    return any(is_speech(doc, quotation) for quotation in found)


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
