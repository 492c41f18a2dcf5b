"""Known words that are unlikely in their context, where a word close to them is likely.

Which words may be written for one another is in a file (`tools/build_confusable.py`); how well a
word fits between its two neighbours on each side, the counts tell (`ngrams`). Most words are passed
over by two look-ups: they were counted with both neighbours. Where a close word was counted with
them far more often, both are measured in full, and boosted trees weigh the measures
(`tools/train_unlikely_word.py`).

Only words in small letters in running text are judged: names, titles, compounds are not.
"""

import json
import math
from collections import Counter
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from importlib.resources import as_file, files
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from linter.analyses.boosted_trees import BoostedTrees
from linter.analyses.ngrams import APART, END, START, WEB_PAIR, Ngrams, counted, ngrams
from linter.analyses.sentences import sentences
from linter.analysis import analysis
from linter.document import Document, Role, Sentence, TokenKind
from linter.span import Span

if TYPE_CHECKING:
    import marisa_trie

CONFUSABLE_FILE: Final = "confusable.marisa"
MODEL_FILE: Final = "unlikely_word.json"
LISTED_MARK: Final = "*"

_JUDGED = frozenset({Role.BODY, Role.LIST, Role.QUOTE})
_USUAL = 40  # a word counted so often with each neighbour is not looked at
_MARGIN = 4.0  # how many times better a close word must fit to be measured
_RARE = 3  # a neighbour counted less often tells nothing
_TOTAL = 9e6  # words counted
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_log = math.log10


class Context(NamedTuple):
    """The two forms before a word and the two after it."""

    second_left: str
    left: str
    right: str
    second_right: str


class Place(NamedTuple):
    """A word to judge, as the counts know it, where it stands."""

    form: str
    context: Context
    span: Span


class Candidate(NamedTuple):
    """A word that may have been meant; `listed`: often confused, or sounds the same."""

    form: str
    listed: bool


class UnlikelyWord(NamedTuple):
    """A word and the likelier one; `score` is the log of the odds that the likelier was meant."""

    form: str
    meant: str
    span: Span
    score: float
    context: Context


@analysis
def unlikely_words(doc: Document) -> tuple[UnlikelyWord, ...]:
    """The words that fit so much worse than a close word that it was meant, in order."""
    trees = model().trees
    counts, here = ngrams(), Text(doc)
    judged = confusable()
    found = []
    for sentence in doc.get(sentences):
        if doc.blocks[sentence.block].role not in _JUDGED:
            continue
        for place in places(sentence, judged):
            best = max(
                ((trees.score(row), meant) for meant, row in measured(place, counts, here)),
                default=None,
            )
            if best and best[0] >= model().threshold:
                found.append(UnlikelyWord(place.form, best[1], place.span, best[0], place.context))
    return tuple(found)


class Text:
    """How often words and pairs stand in a document: what it repeats, it means."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self.counts: Counter[str] = Counter()

    def seen(self, word: str, context: Context) -> tuple[int, int, int]:
        """How often the word, with its left and its right neighbour, stands in the document."""
        counts = self.counts
        if not counts:
            for sentence in self._doc.get(sentences):
                forms = counted(sentence.tokens).forms
                counts.update(forms)
                counts.update(map(" ".join, pairwise(forms)))
        return (
            counts[word],
            counts[f"{context.left} {word}"],
            counts[f"{word} {context.right}"],
        )


def places(sentence: Sentence, among: Container[str]) -> Iterator[Place]:
    """The words of a sentence, of those given, that are judged."""
    forms, origins = counted(sentence.tokens)
    padded = (START, *forms, END)
    for at in range(1, len(forms) - 1):
        token = sentence.tokens[origins[at]]
        if (
            token.kind is TokenKind.WORD
            and token.text.islower()
            and origins[at - 1] != origins[at] != origins[at + 1]
            and forms[at] in among
        ):
            context = Context(padded[at - 1], padded[at], padded[at + 2], padded[at + 3])
            yield Place(forms[at], context, token.span)


def measured(
    place: Place, counts: Ngrams, here: Text, margin: float = _MARGIN
) -> Iterator[tuple[str, list[float]]]:
    """The close words that fit much better than the word itself, with the measures of both."""
    word, context = place.form, place.context
    count = counts.count
    before, after = context.left + " ", " " + context.right
    left, right = count(before + word), count(word + after)
    if left >= _USUAL and right >= _USUAL:
        return
    least = margin * (left + 0.5) * (right + 0.5)
    own: list[float] | None = None
    often: list[float] = []
    for candidate in candidates(word):
        close = candidate.form
        left, right = count(before + close), count(close + after)
        if (left or right) and (left + 0.5) * (right + 0.5) > least:
            if own is None:
                around = _Around.of(context, counts)
                own = _fit(word, around, counts)
                often = [_log(max(1, each)) for each in here.seen(word, context)]
            other = _fit(close, around, counts)
            repeated = [*often, *(_log(1 + each) for each in here.seen(close, context))]
            yield close, [*_row(word, candidate, own, other, around), *repeated]


class _Around(NamedTuple):
    """A context with what is the same for every word in it."""

    context: Context
    classes: tuple[str, str, str, str]
    left_count: int
    right_count: int
    right_share: float
    right_goes_on: float

    @classmethod
    def of(cls, context: Context, counts: Ngrams) -> "_Around":
        count = counts.count
        right = count(context.right)
        further = (count(context.second_right) + 0.5) / _TOTAL
        on = count(f"{context.right} {context.second_right}")
        a, b, c, d = map(counts.class_of, context)
        return cls(
            context,
            (a, b, c, d),
            count(context.left),
            right,
            (right + 0.5) / _TOTAL,
            (on + 8 * further) / (right + 8),
        )


def _fit(word: str, around: _Around, counts: Ngrams) -> list[float]:
    """How well a word fits: logs of smoothed shares, of counts with classes, of plain counts."""
    count = counts.count
    l2, l1, r1, r2 = around.context
    k0, k1, k2, k3 = around.classes
    k = counts.class_of(word)
    n = count(word)
    share = (n + 1) / _TOTAL
    left, right = count(f"{l1} {word}"), count(f"{word} {r1}")
    p_left = (left + 8 * share) / (around.left_count + 8)
    p_right = (right + 8 * around.right_share) / (n + 8)
    before = count(f"{l2} {l1} {word}")
    between = count(f"{l1} {word} {r1}")
    after = count(f"{word} {r1} {r2}")
    c_between, c_left, c_right = count(k1 + word + k2), count(k1 + word), count(word + k2)
    c_before, c_after = count(k0 + k1 + word), count(word + k2 + k3)
    return [
        _log(share),
        _log(p_left),
        _log(p_right),
        _log(before + 3 * p_left),
        _log(between + 2 * p_left * p_right),
        _log((after + 3 * around.right_goes_on) / (right + 3)),
        _log(count(k1 + k + k2) + 0.5),
        _log(count(k0 + k1 + k) + 0.5),
        _log(count(k + k2 + k3) + 0.5),
        _log((n + 0.5) / (count(k) + 50)),
        _log(c_between + 20 * share),
        _log(c_left + 50 * share),
        _log(c_right + 50 * share),
        _log(c_before + 20 * share),
        _log(c_after + 20 * share),
        _log(count(l2 + APART + word) + 20 * share),
        _log(count(word + APART + r2) + 20 * share),
        _log(1 + before + between + after),
        _log(1 + left),
        _log(1 + right),
        _log(1 + c_between),
        _log(1 + c_left),
        _log(1 + c_right),
        _log(1 + c_before),
        _log(1 + c_after),
        _log(1 + count(l1 + WEB_PAIR + word)),
        _log(1 + count(word + WEB_PAIR + r1)),
    ]


_PLAIN = 17  # where the logs of plain counts begin in what `_fit` returns


def _row(
    word: str, candidate: Candidate, own: list[float], other: list[float], around: _Around
) -> list[float]:
    """All that the model is told of a word and a close word in a context."""
    close = candidate.form
    gain = [b - a for a, b in zip(own, other, strict=True)]
    joint = gain[2] + gain[0]
    same = len(word) == len(close)
    at = _common_start(word, close)
    context = around.context
    return [
        *gain,
        *own[_PLAIN:],
        *other[_PLAIN:],
        min(gain[1], joint),
        max(gain[1], joint),
        min(gain[11], gain[12]),
        max(gain[11], gain[12]),
        min(gain[3], gain[5]),
        max(gain[3], gain[5]),
        own[0],
        other[0],
        candidate.listed,
        at == 0,
        same,
        len(close) > len(word),
        sorted(word) == sorted(close),
        at == min(len(word), len(close)),
        min(len(word), 8),
        same and close[at] in _beside(word[at]),
        context.left == START,
        context.right in (".", ",", END),
        context.left in (".", ",", "0"),
        around.left_count < _RARE,
        around.right_count < _RARE,
    ]


def _common_start(one: str, other: str) -> int:
    at = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        at += 1
    return at


@cache
def _beside(key: str) -> frozenset[str]:
    """The keys to the left and right of a key, and those above and below it."""
    near: set[str] = set()
    for n, row in enumerate(_ROWS):
        at = row.find(key)
        if at >= 0:
            near.update(row[max(0, at - 1) : at + 2])
            near.update(_ROWS[n - 1][at : at + 2] if n else "")
            near.update(_ROWS[n + 1][max(0, at - 1) : at + 1] if n < len(_ROWS) - 1 else "")
    return frozenset(near - {key})


@cache
def confusable() -> "marisa_trie.BytesTrie":
    """For each word the words it may be written for, mapped into memory at the first call."""
    import marisa_trie

    with as_file(files("linter.analyses") / "data" / CONFUSABLE_FILE) as path:
        return marisa_trie.BytesTrie().mmap(str(path))


@lru_cache(maxsize=4096)
def candidates(word: str) -> tuple[Candidate, ...]:
    """The words that a word may be written for."""
    found = confusable().get(word)
    if not found:
        return ()
    return tuple(
        Candidate(each.removeprefix(LISTED_MARK), each.startswith(LISTED_MARK))
        for each in found[0].decode().split(" ")
    )


class Model(NamedTuple):
    """The trees, and the score from which on a word is reported."""

    trees: BoostedTrees
    threshold: float


@cache
def model() -> Model:
    """The model of the data file."""
    source = files("linter.analyses") / "data" / MODEL_FILE
    data = json.loads(source.read_text(encoding="utf-8"))
    return Model(BoostedTrees.from_json(data["trees"]), data["threshold"])
