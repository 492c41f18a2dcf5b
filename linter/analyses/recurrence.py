"""Which content words and which runs of words come back in an article."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.analyses.lexicon import lexicon
from linter.analysis import analysis
from linter.document import Document
from linter.lazy_pattern import lazy_pattern

_WORD = lazy_pattern(r"[^\W\d_][\w'’-]*")
_STEM = 5  # letters that forms of one word share
_SHORTEST = 4  # letters of a content word
_COMMON = 5.3  # zipf frequency from which a word tells nothing of what a text is about
_RUN = 5  # words by which a passage is known again


class Recurrence(NamedTuple):
    """How many words the article has, and how often it uses each content word and run of words."""

    length: int
    stems: Counter[str]
    runs: Counter[tuple[str, ...]]

    def has_again(self, passage: str) -> bool:
        """Whether a passage of the article begins in the same words as another one."""
        return self.runs[tuple(_words(passage)[:_RUN])] > 1


@analysis
def recurrence(doc: Document) -> Recurrence:
    """The content words and runs of words of the whole article, counted."""
    words = _words(doc.prose)
    runs = zip(*(words[n:] for n in range(_RUN)), strict=False)
    return Recurrence(len(words), Counter(_stems(words)), Counter(runs))


def content_words(passage: str) -> list[str]:
    """The stems of a passage that say what it is about, repeated as they are in it."""
    return list(_stems(_words(passage)))


def _words(prose: str) -> list[str]:
    return _WORD.findall(prose.lower())


def _stems(words: Sequence[str]) -> Iterator[str]:
    frequency = lexicon().frequency
    common = {word: frequency(word) >= _COMMON for word in set(words)}
    return (w[:_STEM] for w in words if len(w) >= _SHORTEST and not common[w])
