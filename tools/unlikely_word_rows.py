"""What `train_unlikely_word.py` learns from: measures of words that are right, and of errors.

Texts: the bench's realword-dev.jsonl (planted errors), clean-dev.jsonl and articles, and clean
articles of other files; of all clean ones also what would have been, had a word been written for
another. Those of the bench are split by a hash of their ids.

The counts hold some of these articles. Such an article is judged by the counts without it: its own
n-grams are taken away from them, and those left with less than the limits of tools/build_ngrams.py
count as unseen, as they would be had the article never been counted.
"""

import hashlib
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from build_ngrams import LEAST, derived, read_counts, read_web_pairs, size_of, whole_table
from corpus import BENCH, Part, articles, as_text, more_articles, part_of

from linter.analyses import unlikely_words
from linter.analyses.ngrams import Ngrams, Words, counted_sentences, ngrams
from linter.analyses.sentences import sentences
from linter.analyses.unlikely_words import Place, measured, places
from linter.analyses.word_candidates import candidates, confusable
from linter.document import Document
from linter.reading.formats import read_document

COUNTED = frozenset({"fnc1", "basil", "18f", "onestop"})  # sources that the counts were made of
PLANTED = 0.25  # the share of clean words for which an error is made up
SHARES = {"lctt": 1.0, "basil": 1.0, "18f": 0.8, "fnc1": 0.8}
LEAST_TYPED = 200  # candidates are taken as errors only where they are not very rare: count
MARGIN = 2.0  # words that fit a little less well than the rule asks for teach too
MORE = "more"  # the source of articles that are not of the bench
ENOUGH = max(LEAST.values())


class LeaveOut(Ngrams):
    """The counts without one text."""

    def __init__(self, table: Counter[str], without: Counter[str] | None = None) -> None:
        self._table = table
        self._without = without or Counter()
        self.class_of = ngrams().class_of  # type: ignore[method-assign]

    def count(self, key: str) -> int:
        """The count of a key outside the text."""
        seen = self._table.get(key, 0)
        if seen and key in self._without:
            seen -= self._without[key]
        return seen if seen >= ENOUGH or seen >= LEAST[size_of(key)] else 0

    def each_after(self, left: str, words: Words) -> tuple[int, ...]:
        """The counts of words after a form."""
        return tuple(self.pair(left, word) for word in words.forms)

    def each_before(self, words: Words, right: str) -> tuple[int, ...]:
        """The counts of words before a form."""
        return tuple(self.pair(word, right) for word in words.forms)


class Text(NamedTuple):
    """A text to learn from or to measure on."""

    id: str
    source: str
    doc: Document
    errors: dict[int, tuple[str, str]]  # what was meant and the kind of error, by offset


class Rows(NamedTuple):
    """What to learn from: a row of measures for each word and candidate."""

    measures: list[list[float]]
    right: list[bool]  # whether the candidate is what was meant
    exchanges: list[tuple[str, str]]
    clean: list[bool]  # whether the word is right where it stands
    places: list[int]
    half: list[int]
    words: int  # words of clean text among them

    def array(self) -> Any:
        """The measures as the library takes them."""
        return np.array(self.measures, np.float32)


def read_table(counts: Path, web: Path) -> Counter[str]:
    """All counts that the shipped file was made of, exact; and those too small to be in it."""
    table = whole_table(dict(read_counts(counts)), ngrams().class_of)
    table.update(read_web_pairs(web))
    return table


def texts(part: Part, more: Iterable[Path] = ()) -> Iterator[Text]:
    """The texts of a part, and of more files: clean articles that were never counted."""
    for name in ("realword-dev", "clean-dev"):
        with (BENCH / "spelling" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if part_of(row["id"]) == part:
                    doc = read_document(row["text"], "a.txt")
                    errors = {each["start"]: gold(each) for each in row.get("errors", [])}
                    yield Text(row["id"], name, doc, errors)
    for source in SHARES:
        for article in articles(part, source):
            doc = read_document(as_text(article), "a.txt")
            yield Text(article["id"], source, doc, {})
    for article in more_articles(more):
        yield Text(article["id"], MORE, read_document(as_text(article), "a.txt"), {})


def gold(error: dict[str, Any]) -> tuple[str, str]:
    """What was meant, and the kind of error."""
    return error["gold"].lower().replace("’", "'"), error["kind"]


def half_of(text_id: str) -> int:
    """Which half of the texts one belongs to."""
    return hashlib.sha256(text_id.encode()).digest()[2] % 2


def without(text: Text, table: Counter[str]) -> Counter[str]:
    """What a text that was counted added to the counts."""
    added: Counter[str] = Counter()
    if text.source not in COUNTED:
        return added
    own: Counter[str] = Counter()
    for forms, _ in text.doc.get(counted_sentences):
        for size in (1, 2, 3):
            own.update(map(" ".join, zip(*(forms[at:] for at in range(size)), strict=False)))
    for ngram, count in own.items():
        seen = table.get(ngram, 0)
        if seen:
            # One that would be left with a single sighting was not kept by the source.
            gone = seen if seen - count < 2 else count
            for key in (ngram, *derived(ngram, ngrams().class_of)):
                added[key] += gone
    return added


def training_set(train: list[Text], table: Counter[str]) -> Rows:  # noqa: C901 - one loop
    """What the words of clean texts measure, planted errors, and errors made up here."""
    chance = random.Random(0)
    typed_for = reversed_candidates(table)
    rows = Rows([], [], [], [], [], [], sum(map(clean_words, train)))

    def add(place: Place, meant: str) -> None:
        where = rows.places[-1] + 1 if rows.places else 0
        for form, row in measured(place, counts, here, MARGIN):
            rows.measures.append(row)
            rows.right.append(form == meant)
            rows.exchanges.append((place.form, form))
            rows.clean.append(not meant)
            rows.places.append(where)
            rows.half.append(half_of(text.id))

    for at, text in enumerate(train):
        if at % 200 == 0:
            print(at, len(train), f"{time.process_time():.0f} s", flush=True)
        counts = LeaveOut(table, without(text, table))
        here = unlikely_words.Text(text.doc)
        for place in all_places(text, confusable()):
            if place.span.start in text.errors:
                add(place, text.errors[place.span.start][0])
            elif not text.errors:
                add(place, "")
        if text.errors:
            continue
        for place in all_places(text, typed_for):
            if chance.random() < SHARES.get(text.source, 1.0) * PLANTED:
                wrong = place._replace(form=chance.choice(pool(chance, *typed_for[place.form])))
                rewrite(here, place, wrong)
                add(wrong, place.form)
                rewrite(here, wrong, place)
    return rows


def clean_words(text: Text) -> int:
    """The number of words of a text without planted errors."""
    return 0 if text.errors else sum(len(each.words) for each in text.doc.get(sentences))


def pool(chance: random.Random, likely: list[str], every: list[str]) -> list[str]:
    """What to take a wrong word from: half of the time from what people often write."""
    return likely if likely and chance.random() < 0.5 else every


def all_places(text: Text, among: Container[str]) -> Iterator[Place]:
    """The words of a text, of those given, that are judged."""
    both = zip(text.doc.get(sentences), text.doc.get(counted_sentences), strict=True)
    for sentence, known in both:
        yield from places(sentence, known, among)


def rewrite(here: unlikely_words.Text, old: Place, new: Place) -> None:
    """Put one word for another into what a text is known to repeat."""
    here.seen(old.form, old.context)  # counts the text
    for place, by in ((old, -1), (new, 1)):
        left, right = place.context.left, place.context.right
        for key in (place.form, f"{left} {place.form}", f"{place.form} {right}"):
            here.counts[key] += by


def reversed_candidates(table: Counter[str]) -> dict[str, tuple[list[str], list[str]]]:
    """For each word what may be written for it: what often is, and everything."""
    found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for typed in confusable():
        if table[typed] < LEAST_TYPED // 10:
            continue
        for each in candidates(typed):
            found[each.form][1].append(typed)
            if each.listed:
                found[each.form][0].append(typed)
    return dict(found)
