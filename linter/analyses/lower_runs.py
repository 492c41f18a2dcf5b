"""Words of an interface in small letters inside a sentence, which reads on without them.

"The council will read more close the bridge": buttons that a page shows in capitals by its style
sheet are written small. They are known lines of interfaces, and taken out they leave words that
often stand together, where the words at their edges hardly ever do.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from linter.analyses.interface_words import learned
from linter.analyses.ngrams import ngrams
from linter.analyses.tokens import text_of, tokens
from linter.analysis import analysis
from linter.document import Document, Role, Token, TokenKind
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

# Log of how much likelier the words are without those between: for two words, for more, and after
# a word that an imperative or infinitive of the writer's may follow.
_RELIEF, _OF_MORE, _AFTER_LEAD = 6.0, 3.5, 9.0
_UNSEEN = 0.2  # sightings that one may have missed
_RARE = 20  # a word seen less often than this says little
_MOST_WORDS = 6
_TWO_AND_SIDES = 4
# After these a verb of the interface may be the writer's own: "you can follow us".
_LEADING = frozenset(
    "to and or you we they i please can could will would may might must should not don't let's"
    " then just also who that never always do does did already now still often ever help let lets"
    " make makes made see saw".split()
)
_ASKING = frozenset("please do also don't don’t not let's let’s".split())  # an imperative follows
_NEAR = 24
_BEFORE = lazy_pattern(r"([^\W\d_]+) $")
_AFTER = lazy_pattern(r" ([a-z]+)\b")
_BODY = frozenset({Role.BODY, Role.LIST, Role.QUOTE})


class _Lines(NamedTuple):
    pairs: frozenset[tuple[str, str]]  # the first two words of each
    whole: frozenset[tuple[str, ...]]


@analysis
def lower_runs(doc: Document) -> tuple[Span, ...]:
    """The stretches that are interface words in small letters, in order."""
    found = doc.get(tokens)
    words = list(map(text_of, found))
    lines = _lines()
    pairs = lines.pairs.intersection(pairwise(words))
    if not pairs:
        return ()
    firsts = {first for first, _ in pairs}
    return tuple(_found(doc, found, words, firsts, lines.whole))


def _found(
    doc: Document,
    every: Sequence[Token],
    words: Sequence[str],
    firsts: set[str],
    whole: frozenset[tuple[str, ...]],
) -> Iterator[Span]:
    end = 0
    for n in range(1, len(words) - 1):
        if n < end or words[n] not in firsts:
            continue
        for count in range(min(_MOST_WORDS, len(words) - n - 1), 1, -1):
            if tuple(words[n : n + count]) in whole and _interrupts(doc, every, n, n + count):
                end = n + count
                yield Span(every[n].span.start, every[end - 1].span.end)
                break


def _leads_on(before: str) -> bool:
    """Whether the writer's own imperative or infinitive may follow a word."""
    return before in _LEADING or before.replace("’", "'").endswith(("n't", "'ll", "'d"))


def _interrupts(doc: Document, every: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words from `start` to `end` stand in a sentence that reads on without them."""
    around = every[start - 1 : end + 1]
    if any(token.kind is not TokenKind.WORD or token.block != around[0].block for token in around):
        return False
    if doc.blocks[around[0].block].role not in _BODY:
        return False
    stretch = doc.prose[around[0].span.end : around[-1].span.start]
    if "  " in stretch or not stretch.replace(" ", "").replace("'", "").isalpha():
        return False
    words = [token.text.lower() for token in around]
    least = _RELIEF if len(words) == _TWO_AND_SIDES else _OF_MORE
    if words[0] in _ASKING:
        return False
    limit = _AFTER_LEAD if _leads_on(words[0]) else least
    return relief(words[0], words[1], words[-2], words[-1]) > limit


def relief_of(doc: Document, span: Span) -> float:
    """The same for a stretch of the prose; 0 where no words stand on both sides of it."""
    before = _BEFORE.search(doc.prose, max(0, span.start - _NEAR), span.start)
    after = _AFTER.match(doc.prose, span.end, span.end + _NEAR)
    inside = doc.prose_of(span).lower().split()
    if before is None or after is None or not inside:
        return 0.0
    return relief(before[1].lower(), inside[0], inside[-1].rstrip(".:!…"), after[1].lower())


def relief(before: str, first: str, last: str, after: str) -> float:
    """How much likelier `before` and `after` are beside each other than beside what is between."""
    counts = ngrams()
    seen = max(counts.word(last), _RARE)
    joined = log(counts.pair(before, after) + _UNSEEN)
    return (
        joined
        - log(counts.pair(before, first) + _UNSEEN)
        - log((counts.pair(last, after) + _UNSEEN) / seen)
    )


@cache
def _lines() -> _Lines:
    whole = frozenset(tuple(line.split()) for line in learned().runs)
    return _Lines(frozenset((line[0], line[1]) for line in whole), whole)
