"""How easy an article is to read: counts of its words, and Flesch's formula on them."""

from typing import NamedTuple

from linter.analyses.lexicon import lexicon
from linter.analyses.sentences import sentences
from linter.analysis import analysis
from linter.document import Document, Role, TokenKind

_PROSE = frozenset({Role.BODY, Role.QUOTE, Role.LIST})
_SHORTEST = 3  # words; textstat counts no shorter sentences either, they are headings and cries


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
    known = lexicon()
    counted: dict[str, int] = {}
    words = ends = syllables = 0
    for sentence in doc.get(sentences):
        if doc.blocks[sentence.block].role not in _PROSE:
            continue
        here = 0
        for token in sentence.tokens:
            if token.kind is TokenKind.WORD:
                count = counted.get(token.text)
                if count is None:
                    count = counted[token.text] = known.syllables(token.text)
                syllables += count
            elif token.kind is TokenKind.NUMBER:
                syllables += 1
            else:
                continue
            here += 1
        words += here
        ends += here >= _SHORTEST
    return ReadingCounts(words, max(ends, min(words, 1)), syllables)


def running_text(doc: Document) -> str:
    """The text that the counts are made of, a block a line."""
    return "\n".join(doc.prose_of(block.span) for block in doc.blocks if block.role in _PROSE)
