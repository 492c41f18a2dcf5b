"""Known words that are unlikely in their context, where a word close to them is likely.

Most words are passed over by two look-ups: they were counted with both neighbours. Where a close
word (`word_candidates`) was counted with them far more often, the fit of both (`word_context`) is
measured in full, and boosted trees weigh the measures (`tools/train_unlikely_word.py`).

Only words in small letters in running text are judged: names, titles, compounds are not.
"""

import json
import math
from collections import Counter
from collections.abc import Container, Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final, NamedTuple

from linter.analyses.boosted_trees import BoostedTrees
from linter.analyses.ngrams import END, START, Ngrams, counted, ngrams
from linter.analyses.sentences import sentences
from linter.analyses.word_candidates import candidates, confusable
from linter.analyses.word_context import Around, Context, compared, fit
from linter.analysis import analysis
from linter.document import Document, Role, Sentence, TokenKind
from linter.span import Span

MODEL_FILE: Final = "unlikely_word.json"

_JUDGED = frozenset({Role.BODY, Role.LIST, Role.QUOTE})
_USUAL = 40  # a word counted so often with each neighbour is not looked at
_MARGIN = 4.0  # how many times better a close word must fit to be measured


class Place(NamedTuple):
    """A word to judge, as the counts know it, where it stands."""

    form: str
    context: Context
    span: Span


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
                around = Around.of(context, counts)
                own = fit(word, around, counts)
                often = [math.log10(max(1, each)) for each in here.seen(word, context)]
            other = fit(close, around, counts)
            repeated = [*often, *(math.log10(1 + each) for each in here.seen(close, context))]
            yield close, [*compared(word, candidate, own, other, around), *repeated]


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
