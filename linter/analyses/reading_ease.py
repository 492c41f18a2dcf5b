"""How easy an article is to read: counts of its words, and Flesch's formula on them."""

from collections.abc import Callable, Sequence
from itertools import chain, compress, repeat
from operator import is_, itemgetter
from typing import NamedTuple

from linter.analyses.lexicon import lexicon
from linter.analyses.sentences import sentences
from linter.analysis import analysis
from linter.document import Document, Role, Token, TokenKind

_PROSE = frozenset({Role.BODY, Role.QUOTE, Role.LIST})
_SHORTEST = 3  # words; textstat counts no shorter sentences either, they are headings and cries
_NEAR = 6  # tokens, which nearly always hold as many words
_KEPT = 1 << 15  # words whose syllables are remembered


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
    kinds = list(map(_KIND, inside))
    words = compress(map(_TEXT, inside), map(is_, kinds, repeat(TokenKind.WORD)))
    numbers = kinds.count(TokenKind.NUMBER)
    count = kinds.count(TokenKind.WORD) + numbers
    ends = sum(map(_is_counted, spoken))
    syllables = sum(map(_SYLLABLES.__getitem__, words))
    return ReadingCounts(count, max(ends, min(count, 1)), syllables + numbers)


# Functions of the standard library at each step: this walks over all words of every article.
_TEXT: Callable[[Token], str] = itemgetter(0)
_KIND: Callable[[Token], TokenKind] = itemgetter(1)


def _is_counted(inside: Sequence[Token]) -> bool:
    kinds = list(map(_KIND, inside[:_NEAR]))
    if len(kinds) == _NEAR < len(inside) and not _has_words(kinds):
        kinds = list(map(_KIND, inside))
    return _has_words(kinds)


def _has_words(kinds: list[TokenKind]) -> bool:
    return kinds.count(TokenKind.WORD) + kinds.count(TokenKind.NUMBER) >= _SHORTEST


class _Syllables(dict[str, int]):
    """The syllables of words met so far."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEPT:
            self.clear()
        count = self[word] = lexicon().syllables(word)
        return count


_SYLLABLES = _Syllables()


def running_text(doc: Document) -> str:
    """The text that the counts are made of, a block a line."""
    return "\n".join(doc.prose_of(block.span) for block in doc.blocks if block.role in _PROSE)
