"""Train the model of the rule `unlikely-word`: linter/analyses/data/unlikely_word.json.

    pip install -e .[train]
    python tools/train_unlikely_word.py --counts ngram-counts.tsv.xz \\
        --web frequency_bigramdictionary_en_243_342.txt          # the sources of build_ngrams.py
    python tools/train_unlikely_word.py (the same) --measure     # once, at the end

Texts: the bench's realword-dev.jsonl (planted errors), clean-dev.jsonl and articles; of the last
two also what would have been, had a word been written for another. All are split by a hash of
their ids: one third to measure on, the rest to learn from. The threshold, and what is known of each
exchange of words, come from two models that each scored the half it had not seen.

The counts hold some of these articles. Such an article is judged by the counts without it: its own
n-grams are taken away from them, and those left with less than the limits of tools/build_ngrams.py
count as unseen, as they would be had the article never been counted.
"""

import argparse
import hashlib
import json
import math
import pickle
import random
import time
from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from build_ngrams import LEAST, derived, read_counts, read_web_pairs, size_of, whole_table
from cohesion_fit import exported
from corpus import BENCH, Part, articles, as_text, part_of
from sklearn.ensemble import HistGradientBoostingClassifier

from linter.analyses import unlikely_words
from linter.analyses.ngrams import Ngrams, Words, counted_sentences, ngrams
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
ALARMS = 0.09  # a thousand clean words, at the rule's threshold: safely under a tenth
MARGIN = 2.0  # words that fit a little less well than the rule asks for teach too
TREES, FIRST = 260, 60
LOST = 0.005  # the share of the errors found that the first trees may miss
TRUST = 0.5
USUAL = TRUST * math.log(2 / 0.5)  # of an exchange never seen
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
    parser.add_argument("--rows", type=Path, help="keep the measures here, or read them")
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--show", type=int, default=0, help="print so many flags in clean text")
    options = parser.parse_args()

    table = read_table(options.counts, options.web)
    if options.measure:
        report(table, list(texts("measure")), options.show)
        return
    rows = read_rows(options.rows, table)
    print(f"{len(rows.right):,} rows, {sum(rows.right):,} right", flush=True)
    content = trained(rows)
    OUTPUT.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"threshold {content['threshold']}; {OUTPUT.stat().st_size:,} bytes")


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


def read_rows(path: Path | None, table: Counter[str]) -> Rows:
    """The rows of the tune part; kept in a file for the next time, if one is named."""
    if path and path.exists():
        return Rows(*pickle.loads(path.read_bytes()))
    rows = training_set(list(texts("tune")), table)
    if path:
        path.write_bytes(pickle.dumps(tuple(rows)))
    return rows


def learned(rows: Any, right: Any) -> HistGradientBoostingClassifier:
    """Trees for some rows."""
    return HistGradientBoostingClassifier(
        max_iter=TREES,
        learning_rate=0.09,
        max_leaf_nodes=15,
        min_samples_leaf=40,
        l2_regularization=5,
        early_stopping=False,
        random_state=0,
    ).fit(rows, right)


def trained(rows: Rows) -> dict[str, Any]:
    """The content of the model's file."""
    measures, right, half = rows.array(), np.array(rows.right), np.array(rows.half)
    scores, early = np.zeros(len(right)), np.zeros(len(right))
    for part in (0, 1):
        of = half == part
        halfway = learned(measures[~of], right[~of])
        for at, stage in enumerate(halfway.staged_decision_function(measures[of]), 1):
            if at == FIRST:
                early[of] = stage.ravel()
        scores[of] = stage.ravel()
    bonuses = np.zeros(len(right))
    for part in (0, 1):
        known = known_bonuses(rows, scores, half != part)
        for row in map(int, np.flatnonzero(half == part)):
            bonuses[row] = known.get(rows.exchanges[row], USUAL)
    scores += bonuses
    threshold = chosen(rows, scores)
    sure = right & (scores >= threshold)
    exchanges: dict[str, list[str]] = defaultdict(list)
    for (form, meant), bonus in sorted(known_bonuses(rows, scores - bonuses, half >= 0).items()):
        if abs(bonus - USUAL) >= 0.1:
            exchanges[form].append(f"{meant}:{bonus:.1f}")
    return {
        "trees": exported(learned(measures, right)),
        "exchanges": {form: " ".join(each) for form, each in exchanges.items()},
        "usual": round(USUAL, 2),
        "first": FIRST,
        "least": round(float(np.quantile((early + bonuses)[sure], LOST)), 2),
        "threshold": round(threshold, 2),
    }


def known_bonuses(rows: Rows, scores: Any, among: Any) -> dict[tuple[str, str], float]:
    """How much oftener a candidate was right than it only seemed so in clean text, as a log."""
    false: Counter[tuple[str, str]] = Counter()
    true: Counter[tuple[str, str]] = Counter()
    for at in np.flatnonzero(among):
        if rows.clean[at]:
            false[rows.exchanges[at]] += 1 / (1 + math.exp(-scores[at]))  # type: ignore[assignment]
        else:
            true[rows.exchanges[at]] += rows.right[at]
    return {
        each: TRUST * math.log((true[each] + 2) / (false[each] + 0.5)) for each in {*false, *true}
    }


def chosen(rows: Rows, scores: Any) -> float:
    """The score that raises as many alarms in clean text as are allowed."""
    best: dict[int, float] = {}
    for at in np.flatnonzero(rows.clean):
        place = rows.places[at]
        best[place] = max(best.get(place, -math.inf), float(scores[at]))
    return sorted(best.values(), reverse=True)[round(ALARMS * rows.words / 1000)]


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


def judged(table: Counter[str], among: list[Text]) -> Iterator[Case]:
    """All words that were measured; of texts with planted errors, the errors only."""
    judge = unlikely_words.model()
    for text in among:
        counts, here = LeaveOut(table, without(text, table)), unlikely_words.Text(text.doc)
        for place in all_places(text, confusable()):
            meant, kind = text.errors.get(place.span.start, ("", ""))
            if text.errors and not kind:
                continue
            best = max(
                (
                    (judge.score(row, place.form, form), form)
                    for form, row in measured(place, counts, here)
                ),
                default=None,
            )
            if best:
                yield Case(*best, text, place, meant, kind)


def report(table: Counter[str], among: list[Text], show: int) -> None:
    """Print recall at numbers of alarms."""
    cases = sorted(judged(table, among), key=lambda case: -case.score)
    planted = Counter(kind for text in among for _, kind in text.errors.values())
    words: Counter[str] = Counter()
    for text in among:
        for sentence in text.doc.get(sentences):
            words[text.source] += len(sentence.words)
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
    for case in [case for case in cases if not case.kind][:show]:
        start, end = case.place.span
        context = case.text.doc.prose[max(0, start - 40) : end + 30].replace("\n", "/")
        what = f"{case.place.form} -> {case.form}"
        print(f"    {case.score:.1f} {case.text.source} {what}: {context}")


if __name__ == "__main__":
    main()
