"""How easy an article is to read: counts of its words, and Flesch's formula on them."""

from collections.abc import Sequence
from itertools import chain, compress, repeat
from operator import is_
from typing import NamedTuple

from linter.analyses.kept_answers import KeptAnswers
from linter.analyses.lexicon import lexicon
from linter.analyses.sentences import sentences
from linter.analyses.tokens import kind_of, text_of
from linter.analysis import analysis
from linter.document import Document, Role, Token, TokenKind

_PROSE = frozenset({Role.BODY, Role.QUOTE, Role.LIST})
_SHORTEST = 3  # words; textstat counts no shorter sentences either, they are headings and cries
_NEAR = 6  # tokens, which nearly always hold as many words


class ReadingCounts(NamedTuple):
    """What the formulas of readability rest on; numbers count as words."""

    words: int
    sentences: int
    syllables: int

    @property
    def flesch(self) -> float:
        """Flesch reading ease: 100 very easy, 60 plain, 30 and less very hard."""
        if not self.words or not self.sentences:
            return 0.0
        return 206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words


@analysis
def reading_counts(doc: Document) -> ReadingCounts:
    """The words, sentences and syllables of the article's running text."""
    spoken_in = {block.index for block in doc.blocks if block.role in _PROSE}
    spoken = [inside for _, at, inside in doc.get(sentences) if at in spoken_in]
    inside = list(chain.from_iterable(spoken))
    kinds = list(map(kind_of, inside))
    words = compress(map(text_of, inside), map(is_, kinds, repeat(TokenKind.WORD)))
    numbers = kinds.count(TokenKind.NUMBER)
    count = kinds.count(TokenKind.WORD) + numbers
    ends = sum(map(_is_counted, spoken))
    syllables = sum(map(_SYLLABLES.__getitem__, words))
    return ReadingCounts(count, max(ends, min(count, 1)), syllables + numbers)


def _is_counted(inside: Sequence[Token]) -> bool:
    kinds = list(map(kind_of, inside[:_NEAR]))
    if len(kinds) == _NEAR < len(inside) and not _has_words(kinds):
        kinds = list(map(kind_of, inside))
    return _has_words(kinds)


def _has_words(kinds: list[TokenKind]) -> bool:
    return kinds.count(TokenKind.WORD) + kinds.count(TokenKind.NUMBER) >= _SHORTEST


_SYLLABLES = KeptAnswers(lambda word: lexicon().syllables(word))


def running_text(doc: Document) -> str:
    """The text that the counts are made of, a block a line."""
    return "\n".join(doc.prose_of(block.span) for block in doc.blocks if block.role in _PROSE)
