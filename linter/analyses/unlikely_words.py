"""Known words that are unlikely in their context, where a word close to them is likely.

Most words are passed over by two look-ups: they were counted with both neighbours. Where a close
word (`word_candidates`) was counted with them far more often, the fit of both (`word_context`) is
measured in full, and boosted trees weigh the measures, with what is known of such an exchange of
words in general (`tools/train_unlikely_word.py`).

Only words in small letters in running text are judged: names, titles, compounds are not.
"""

import json
import math
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from linter.analyses.boosted_trees import BoostedTrees
from linter.analyses.data_folder import DATA
from linter.analyses.ngrams import END, START, Counted, Ngrams, counted_sentences, ngrams
from linter.analyses.sentences import sentences
from linter.analyses.word_candidates import candidate_forms, candidates, confusable
from linter.analyses.word_context import Around, Context, compared, fit
from linter.analysis import analysis
from linter.document import Document, Role, Sentence, TokenKind
from linter.span import Span

MODEL_FILE: Final = "unlikely_word.json"

_JUDGED = frozenset({Role.BODY, Role.LIST, Role.QUOTE})
_USUAL = 20  # a word counted so often with each neighbour is not looked at
_MARGIN = 6.0  # how many times better a close word must fit to be measured
_HOPELESS = -99.0


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
    judge = model()
    counts, here = ngrams(), Text(doc)
    judged = confusable()
    found = []
    for sentence, known in zip(doc.get(sentences), doc.get(counted_sentences), strict=True):
        if doc.blocks[sentence.block].role not in _JUDGED:
            continue
        for place in places(sentence, known, judged):
            best = max(
                (
                    (judge.score(row, place.form, meant), meant)
                    for meant, row in measured(place, counts, here)
                ),
                default=None,
            )
            if best and best[0] >= judge.threshold:
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
            for forms, _ in self._doc.get(counted_sentences):
                counts.update(forms)
                counts.update(map(" ".join, pairwise(forms)))
        return (
            counts[word],
            counts[f"{context.left} {word}"],
            counts[f"{word} {context.right}"],
        )


def places(sentence: Sentence, known: Counted, among: Container[str]) -> Iterator[Place]:
    """The words of a sentence, of those given, that are judged."""
    forms, origins = known
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
    forms = candidate_forms(word)
    lefts, rights = counts.each_after(context.left, forms), counts.each_before(forms, context.right)
    for at, (left, right) in enumerate(zip(lefts, rights, strict=True)):
        if (left or right) and (left + 0.5) * (right + 0.5) > least:
            candidate = candidates(word)[at]
            close = candidate.form
            if own is None:
                around = Around.of(context, counts)
                own = fit(word, around, counts)
                often = [math.log10(max(1, each)) for each in here.seen(word, context)]
            other = fit(close, around, counts)
            repeated = [*often, *(math.log10(1 + each) for each in here.seen(close, context))]
            yield close, [*compared(word, candidate, own, other, around), *repeated]


class Model(NamedTuple):
    """The trees, what is known of each exchange, and the score from which on a word is reported.

    An exchange of one word for another has a bonus: how much oftener the trees were right about it
    than wrong, as a log, over many texts. "it" for "in" fits by chance far more often than "buy"
    for "by". The first trees, with the bonus, tell most rows that no others can save.
    """

    trees: BoostedTrees
    exchanges: Mapping[str, str]  # "word:bonus word:bonus", by the word as written
    usual: float  # the bonus of an exchange that is not among them
    first: int
    least: float
    threshold: float

    def score(self, row: list[float], form: str, meant: str) -> float:
        """The log of the odds that `meant` was meant; far below all thresholds if hopeless."""
        bonus = _bonuses(self.exchanges.get(form, "")).get(meant, self.usual)
        score = bonus + self.trees.score(row, stop=self.first)
        if score < self.least:
            return _HOPELESS
        return score + self.trees.score(row, self.first)


@lru_cache(maxsize=1024)
def _bonuses(listed: str) -> dict[str, float]:
    pairs = (each.split(":") for each in listed.split())
    return {meant: float(bonus) for meant, bonus in pairs}


@cache
def model() -> Model:
    """The model of the data file."""
    source = DATA / MODEL_FILE
    data = json.loads(source.read_text(encoding="utf-8"))
    return Model(**{**data, "trees": BoostedTrees.from_json(data["trees"])})
