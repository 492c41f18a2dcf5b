"""How easy an article is to read: counts of its words, and Flesch's formula on them."""

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from linter.analyses.lexicon import lexicon
from linter.analyses.sentences import sentences
from linter.analyses.tokens import tokens
from linter.analysis import analysis
from linter.document import Document, Role, TokenKind

_PROSE = frozenset({Role.BODY, Role.QUOTE, Role.LIST})
_SHORTEST = 3  # words; textstat counts no shorter sentences either, they are headings and cries
_KEPT = 1 << 14  # words whose syllables are remembered


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
    word_kind, number_kind = TokenKind.WORD, TokenKind.NUMBER
    spoken_in = {block.index for block in doc.blocks if block.role in _PROSE}
    inside = doc.get(tokens)
    spoken = [text for text, kind, _, at in inside if kind is word_kind and at in spoken_in]
    numbers = sum([kind is number_kind and at in spoken_in for _, kind, _, at in inside])
    ends = 0
    for sentence in doc.get(sentences):
        if sentence.block in spoken_in:
            here = 0
            for token in sentence.tokens:
                if token.kind is word_kind or token.kind is number_kind:
                    here += 1
                    if here == _SHORTEST:
                        ends += 1
                        break
    words = len(spoken) + numbers
    syllables = sum([_syllables(word) * times for word, times in Counter(spoken).items()])
    return ReadingCounts(words, max(ends, min(words, 1)), syllables + numbers)


@lru_cache(maxsize=_KEPT)
def _syllables(word: str) -> int:
    return lexicon().syllables(word)


def running_text(doc: Document) -> str:
    """The text that the counts are made of, a block a line."""
    return "\n".join(doc.prose_of(block.span) for block in doc.blocks if block.role in _PROSE)
