"""Sentences of each block, split where a stop ends one and an abbreviation does not."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from linter.analyses.tokens import tokens
from linter.analysis import analysis
from linter.document import Document, Sentence, Token, TokenKind
from linter.span import Span

# Words whose stop does not end a sentence: they stand before a name or a number.
_BEFORE_NAME = frozenset(
    "mr mrs ms mx dr prof rev hon st sr sra fr gen col lt maj capt cmdr adm sgt cpl pvt gov sen rep"
    " pres supt det insp messrs mme mlle no nos vol ch fig p pp art sec ed eds cf vs v al eg ie ft mt"
    " jan feb mar apr jun jul aug sep sept oct nov dec approx est".split()
)
# Abbreviations that may end a sentence too: they do before a word that starts one.
_STARTERS = frozenset(
    "the a an he she it they we i you this that these those but and in on at as if when while after"
    " before there his her its their our my what who how why however meanwhile although though".split()
)
_CLOSERS = frozenset("\"”’'»)]")


@analysis
def sentences(doc: Document) -> tuple[Sentence, ...]:
    """The sentences of all blocks in order; a block without a stop is one sentence."""
    found: list[Sentence] = []
    for block, group in groupby(doc.get(tokens), key=lambda token: token.block):
        found.extend(_split(doc.prose, block, list(group)))
    return tuple(found)


def _split(prose: str, block: int, block_tokens: list[Token]) -> Iterator[Sentence]:
    start = 0
    for end in _ends(prose, block_tokens):
        yield _sentence(block, block_tokens[start:end])
        start = end
    if start < len(block_tokens):
        yield _sentence(block, block_tokens[start:])


def _sentence(block: int, inside: Sequence[Token]) -> Sentence:
    return Sentence(Span(inside[0].span.start, inside[-1].span.end), block, tuple(inside))


def _ends(prose: str, block_tokens: list[Token]) -> Iterator[int]:
    """The index after each sentence's last token, closing quotes and brackets included."""
    last = len(block_tokens) - 1
    for n, token in enumerate(block_tokens):
        dotted = token.kind is TokenKind.WORD and token.text.endswith(".")
        if token.kind is not TokenKind.STOP and not dotted:
            continue
        end = n + 1
        while end <= last and _closes(prose, block_tokens, end):
            end += 1
        if end > last or _starts_anew(prose, block_tokens, n, end, dotted=dotted):
            yield end


def _closes(prose: str, block_tokens: list[Token], n: int) -> bool:
    """Whether a mark belongs to the sentence before it: it touches it, and a space or end follows."""
    token = block_tokens[n]
    if token.kind is TokenKind.STOP:
        return token.span.start == block_tokens[n - 1].span.end
    return token.text in _CLOSERS and token.span.start == block_tokens[n - 1].span.end


def _starts_anew(
    prose: str, block_tokens: list[Token], stop: int, after: int, *, dotted: bool
) -> bool:
    following = block_tokens[after]
    if following.span.start == block_tokens[after - 1].span.end:
        return False  # no space: 3.5, example.com, glued words are no sentence end
    word = following
    while word.kind in (TokenKind.QUOTE, TokenKind.PUNCTUATION) and after + 1 < len(block_tokens):
        after += 1
        word = block_tokens[after]
    if word.kind is TokenKind.WORD and word.text[0].islower():
        return False
    if dotted:
        return word.text.lower() in _STARTERS
    if block_tokens[stop].text != ".":
        return True
    return stop == 0 or not _is_abbreviation(block_tokens[stop - 1], block_tokens[stop])


def _is_abbreviation(word: Token, stop: Token) -> bool:
    if word.kind is not TokenKind.WORD or word.span.end != stop.span.start:
        return False
    if len(word.text) == 1 and word.text.isupper():
        return word.text != "I"  # an initial: J. Smith
    return word.text.lower() in _BEFORE_NAME and not (
        word.text == "no" or (word.text.islower() and len(word.text) == 1)
    )
