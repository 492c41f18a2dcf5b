"""Train the model of the rule `unlikely-word`: linter/analyses/data/unlikely_word.json.

    pip install -e .[train]
    python tools/train_unlikely_word.py --counts ngram-counts.tsv.xz \\
        --web frequency_bigramdictionary_en_243_342.txt \\          # the sources of build_ngrams.py
        --more articles.jsonl                                      # of tools/news_articles.py
    python tools/train_unlikely_word.py (the same) --measure     # once, at the end

Of the texts of `unlikely_word_rows.py` one third is kept to measure on, the rest to learn from. The
threshold, and what is known of each exchange of words, come from two models that each scored the
half it had not seen.
"""

import argparse
import json
import math
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from cohesion_fit import exported
from sklearn.ensemble import HistGradientBoostingClassifier
from unlikely_word_rows import (
    SHARES,
    LeaveOut,
    Rows,
    Text,
    all_places,
    read_table,
    texts,
    training_set,
    without,
)

from linter.analyses import unlikely_words
from linter.analyses.sentences import sentences
from linter.analyses.unlikely_words import Place, measured
from linter.analyses.word_candidates import confusable

OUTPUT = Path(unlikely_words.__file__).parent / "data" / unlikely_words.MODEL_FILE
ALARMS = 0.13  # a thousand clean words of all sources at the threshold: a third of that of the BBC
TREES, FIRST = 260, 60
LOST = 0.005  # the share of the errors found that the first trees may miss
TRUST = 0.5
USUAL = TRUST * math.log(2 / 0.5)  # of an exchange never seen
RATES = (0.05, 0.07, 0.1, 0.2, 0.5)
CLEAN = {
    "BBC": ("clean-dev",),
    "BBC and LCTT, never counted": ("clean-dev", "lctt"),
    "all": ("clean-dev", *SHARES),
}


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
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="clean articles, JSONL")
    parser.add_argument("--rows", type=Path, help="keep the measures here, or read them")
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--show", type=int, default=0, help="print so many flags in clean text")
    options = parser.parse_args()

    table = read_table(options.counts, options.web)
    if options.measure:
        report(table, list(texts("measure", options.more)), options.show)
        return
    rows = read_rows(options.rows, table, options.more)
    print(f"{len(rows.right):,} rows, {sum(rows.right):,} right", flush=True)
    content = trained(rows)
    OUTPUT.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"threshold {content['threshold']}; {OUTPUT.stat().st_size:,} bytes")


def read_rows(path: Path | None, table: Counter[str], more: list[Path]) -> Rows:
    """The rows of the tune part; kept in a file for the next time, if one is named."""
    if path and path.exists():
        return Rows(*pickle.loads(path.read_bytes()))
    rows = training_set(list(texts("tune", more)), table)
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
