"""Train the model of the rule `unlikely-word`: linter/analyses/data/unlikely_word.json.

    pip install -e .[train]
    python tools/train_unlikely_word.py --counts ngram-counts.tsv.xz \\
        --web frequency_bigramdictionary_en_243_342.txt          # the sources of build_ngrams.py
    python tools/train_unlikely_word.py (the same) --measure     # once, at the end

Texts: the bench's realword-dev.jsonl (planted errors), clean-dev.jsonl and articles; of the last
two also what would have been, had a word been written for another. All are split by a hash of
their ids: one third to measure on, of the rest one quarter to choose the threshold on.

The counts hold some of these articles. Such an article is judged by the counts without it: its own
n-grams are taken away from them, and those left with less than the limits of tools/build_ngrams.py
count as unseen, as they would be had the article never been counted.
"""

import argparse
import hashlib
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from build_ngrams import LEAST, derived, read_counts, read_web_pairs, size_of, whole_table
from corpus import BENCH, Part, articles, as_text, part_of
from sklearn.ensemble import HistGradientBoostingClassifier
from train_cohesion import exported

from linter.analyses import unlikely_words
from linter.analyses.boosted_trees import BoostedTrees
from linter.analyses.ngrams import Ngrams, counted, ngrams
from linter.analyses.sentences import sentences
from linter.analyses.unlikely_words import Place, measured, places
from linter.analyses.word_candidates import candidates, confusable
from linter.document import Document
from linter.reading.formats import read_document

OUTPUT = Path(unlikely_words.__file__).parent / "data" / unlikely_words.MODEL_FILE
COUNTED = frozenset({"fnc1", "basil", "18f", "onestop"})  # sources that the counts were made of
PLANTED = 0.25  # the share of clean words for which an error is made up
SHARES = {"lctt": 1.0, "basil": 1.0, "18f": 0.8, "fnc1": 0.8}
LEAST_TYPED = 200  # candidates are taken as errors only where they are not very rare: count
ALARMS = 0.07  # a thousand clean words, at the rule's threshold: safely under a tenth
MARGIN = 2.0  # words that fit a little less well than the rule asks for teach too
ENOUGH = max(LEAST.values())
RATES = (0.05, 0.07, 0.1, 0.2, 0.5)
CLEAN = {
    "BBC": ("clean-dev",),
    "BBC and LCTT, never counted": ("clean-dev", "lctt"),
    "all": ("clean-dev", *SHARES),
}


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


class Text(NamedTuple):
    """A text to learn from or to measure on."""

    id: str
    source: str
    doc: Document
    errors: dict[int, tuple[str, str]]  # what was meant and the kind of error, by offset


class Case(NamedTuple):
    """A word that was measured, what seems meant and what was, if it is wrong."""

    score: float
    form: str
    text: Text
    place: Place
    meant: str
    kind: str


def main() -> None:
    """Train and write the model, or measure it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--counts", type=Path, required=True)
    parser.add_argument("--web", type=Path, required=True)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--show", type=int, default=0, help="print so many flags in clean text")
    options = parser.parse_args()

    table = read_table(options.counts, options.web)
    if options.measure:
        trees = unlikely_words.model().trees
        report(trees, table, list(texts("measure")), options.show)
        return
    train: list[Text] = []
    choose: list[Text] = []
    for text in texts("tune"):
        (choose if is_for_choosing(text.id) else train).append(text)
    rows, right = training_set(train, table)
    print(f"{len(rows):,} rows, {sum(right):,} right", flush=True)
    learner = HistGradientBoostingClassifier(
        max_iter=260,
        learning_rate=0.09,
        max_leaf_nodes=15,
        min_samples_leaf=40,
        l2_regularization=5,
        early_stopping=False,
        random_state=0,
    ).fit(np.array(rows, np.float32), np.array(right))
    data = exported(learner)
    threshold = report(BoostedTrees.from_json(data), table, choose, options.show)
    made = "tools/train_unlikely_word.py"
    content = json.dumps({"made": made, "threshold": round(threshold, 2), "trees": data})
    OUTPUT.write_text(content.replace(" ", "") + "\n", encoding="utf-8")
    print(f"threshold {threshold:.2f}; {OUTPUT.stat().st_size:,} bytes")


def read_table(counts: Path, web: Path) -> Counter[str]:
    """All counts that the shipped file was made of, exact; and those too small to be in it."""
    table = whole_table(dict(read_counts(counts)), ngrams().class_of)
    table.update(read_web_pairs(web))
    return table


def texts(part: Part) -> Iterator[Text]:
    """The texts of a part."""
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


def gold(error: dict[str, Any]) -> tuple[str, str]:
    """What was meant, and the kind of error."""
    return error["gold"].lower().replace("’", "'"), error["kind"]


def is_for_choosing(text_id: str) -> bool:
    """Whether a text is kept out of training, to choose the threshold on."""
    return hashlib.sha256(text_id.encode()).digest()[1] % 4 == 0


def without(text: Text, table: Counter[str]) -> Counter[str]:
    """What a text that was counted added to the counts."""
    added: Counter[str] = Counter()
    if text.source not in COUNTED:
        return added
    own: Counter[str] = Counter()
    for sentence in text.doc.get(sentences):
        forms = counted(sentence.tokens).forms
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


def training_set(  # noqa: C901 - one loop, two kinds of rows
    train: list[Text], table: Counter[str]
) -> tuple[list[list[float]], list[bool]]:
    """Rows of measures, and whether the candidate is what was meant."""
    chance = random.Random(0)
    typed_for = reversed_candidates(table)
    rows: list[list[float]] = []
    right: list[bool] = []

    def add(place: Place, counts: Ngrams, here: unlikely_words.Text, meant: str) -> None:
        for form, row in measured(place, counts, here, MARGIN):
            rows.append(row)
            right.append(form == meant)

    for at, text in enumerate(train):
        if at % 200 == 0:
            print(at, len(train), f"{time.process_time():.0f} s", flush=True)
        counts = LeaveOut(table, without(text, table))
        here = unlikely_words.Text(text.doc)
        share = SHARES.get(text.source, 1.0)
        for place in all_places(text, confusable()):
            if place.span.start in text.errors:
                add(place, counts, here, text.errors[place.span.start][0])
            elif chance.random() < share:
                add(place, counts, here, "")
        if text.source == "realword-dev":
            continue
        for place in all_places(text, typed_for):
            if chance.random() < share * PLANTED:
                wrong = place._replace(form=chance.choice(pool(chance, *typed_for[place.form])))
                rewrite(here, place, wrong)
                add(wrong, counts, here, place.form)
                rewrite(here, wrong, place)
    return rows, right


def pool(chance: random.Random, likely: list[str], every: list[str]) -> list[str]:
    """What to take a wrong word from: half of the time from what people often write."""
    return likely if likely and chance.random() < 0.5 else every


def all_places(text: Text, among: Container[str]) -> Iterator[Place]:
    """The words of a text, of those given, that are judged."""
    for sentence in text.doc.get(sentences):
        yield from places(sentence, among)


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


def judged(trees: BoostedTrees, table: Counter[str], among: list[Text]) -> Iterator[Case]:
    """All words that were measured; of texts with planted errors, the errors only."""
    for text in among:
        counts, here = LeaveOut(table, without(text, table)), unlikely_words.Text(text.doc)
        for place in all_places(text, confusable()):
            meant, kind = text.errors.get(place.span.start, ("", ""))
            if text.errors and not kind:
                continue
            best = max(
                ((trees.score(row), form) for form, row in measured(place, counts, here)),
                default=None,
            )
            if best:
                yield Case(*best, text, place, meant, kind)


def report(trees: BoostedTrees, table: Counter[str], among: list[Text], show: int) -> float:
    """Print recall at numbers of alarms; the score at the number of alarms that is wanted."""
    cases = sorted(judged(trees, table, among), key=lambda case: -case.score)
    planted = Counter(kind for text in among for _, kind in text.errors.values())
    words: Counter[str] = Counter()
    for text in among:
        for sentence in text.doc.get(sentences):
            words[text.source] += len(sentence.words)
    threshold = 0.0
    for name, sources in CLEAN.items():
        alarms = [case.score for case in cases if case.text.source in sources]
        total = sum(words[each] for each in sources)
        print(f"{name}: {total:,} clean words")
        for rate in RATES:
            limit = alarms[round(rate * total / 1000)]
            found = [case for case in cases if case.kind and case.score > limit]
            kinds = {
                kind: round(sum(case.kind == kind for case in found) / n, 3)
                for kind, n in planted.items()
            }
            share = sum(case.form == case.meant for case in found) / max(1, len(found))
            print(f"  {rate} alarms: score {limit:.2f} recall {kinds} corrected {share:.3f}")
            if rate == ALARMS:
                threshold = max(threshold, limit)
    for case in [case for case in cases if not case.kind][:show]:
        start, end = case.place.span
        context = case.text.doc.prose[max(0, start - 40) : end + 30].replace("\n", "/")
        what = f"{case.place.form} -> {case.form}"
        print(f"    {case.score:.1f} {case.text.source} {what}: {context}")
    return threshold


if __name__ == "__main__":
    main()
