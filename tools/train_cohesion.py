"""Train the cohesion models and the table of word vectors from articles with splices.

    python tools/train_cohesion.py --encoder FOLDER --news CSV [--cache vectors.npz] [--keep-table]
    python tools/train_cohesion.py --measure [--news CSV]  # only measures the models that are there

FOLDER holds all-MiniLM-L6-v2 as ONNX with its tokenizer (docs/semantic.md), CSV is the data set
of `news_articles.py`. It writes `cohesion.json`, `cohesion_semantic.json` and
`word_vectors.*` in `linter/analyses/data`.

Trained on the stories of `splices-devtrain.jsonl` and half of the data set: the splices that the
bench gives and more that `splices.py` makes. `splices-devtest.jsonl` holds other stories of the
same sources; it serves to measure, as the other half of the data set does. Thresholds and
confidence come from cross-fitting by source: every training article is scored by trees, and its
words weighed by a table, that saw neither its source nor a splice with a paragraph of it.
Numbers only are shipped, no text.
"""

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import distill
import numpy as np
from cohesion_fit import (
    CAUTION,
    FOLDS,
    calibration,
    classifier,
    cross_fitted,
    exported,
    highest,
    learned_from,
    quick_classifier,
    weighed,
)
from cohesion_material import Material, read_material
from cohesion_sample import (
    Array,
    Sample,
    common_habits,
    features,
    glanced,
    likelihoods,
    sample,
    with_meaning,
)
from sklearn.metrics import roc_auc_score
from splices import given

from linter.analyses import cohesion, cohesion_features
from linter.analyses import word_vectors as shipped
from linter.analyses.boosted_trees import BoostedTrees
from linter.analyses.cohesion_hand import Habits

DATA = Path(cohesion.__file__).parent / "data"
CHECK = Path(__file__).parents[1] / "tests" / "data" / "cohesion_scores.json"
RATES = (400, 200, 100, 50, 20)  # one flagged clean article in so many
MISSED = 0.01  # of the passages that would be found, by the first glance
CLEARED = -2.5  # log odds at a glance, below which no passage is looked at again


class Prepared(NamedTuple):
    """What both models have in common: all but what the passages mean."""

    data: Sample
    folds: dict[str, int]
    odds: list[list[float]]
    habits: Habits
    glances: Array
    at_a_glance: Array  # scores
    kept: Array
    table: Array  # of the kept passages


def main() -> None:
    """Train, write, measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2 as ONNX")
    parser.add_argument("--news", type=Path, help='CSV of the data set "News Articles"')
    parser.add_argument("--cache", type=Path, help="where to keep the encoder's vectors")
    parser.add_argument("--keep-table", action="store_true", help="leave word_vectors.* alone")
    parser.add_argument("--measure", action="store_true", help="measure only")
    arguments = parser.parse_args()
    if not arguments.measure and not (arguments.encoder and arguments.news):
        parser.error("training needs --encoder and --news")
    encoder = arguments.encoder and distill.Encoded(arguments.encoder, arguments.cache)
    material = read_material(arguments.news)
    if not arguments.measure:
        prepared = prepare(material)
        vectors = word_table(prepared, encoder, keep_table=arguments.keep_table)
        write(cohesion.DATA_FILE, prepared, vectors)
        write(cohesion.SEMANTIC_FILE, prepared, encoder(prepared.data.texts))
    measure("devtest", sample(given("devtest"), material.titles), encoder)
    if material.news["test"]:
        measure("unseen news", sample(material.unseen_news(), material.titles), encoder)


def prepare(material: Material) -> Prepared:
    """Splice, read, and take a first glance."""
    articles = material.training()
    folds = material.folds(articles)
    data = sample(articles, material.titles)
    print(f"{len(data.articles)} articles, {len(data.gold)} passages", flush=True)
    odds = likelihoods(data)
    glances = glanced(data, odds)
    at_a_glance = cross_fitted(data, glances, learned_from(data), folds, quick_classifier)
    kept = data.judged & (at_a_glance > CLEARED)
    habits = common_habits(data)
    table = features(data, glances, habits, kept)
    return Prepared(data, folds, odds, habits, glances, at_a_glance, kept, table)


def word_table(prepared: Prepared, encoder: distill.Encoded, *, keep_table: bool) -> Array:
    """Write the table; the vectors of passages by tables that saw nothing of their sources."""
    data = prepared.data
    words = distill.frequent_words()
    start = encoder(words)
    bags = distill.bags([p for window in data.windows for p in window.passages], words)
    whole = data.judged & data.of_articles(each.kind == "clean" for each in data.articles)
    encoded = np.zeros((len(whole), start.shape[1]), np.float32)
    encoded[whole] = encoder([data.texts[n] for n in np.flatnonzero(whole)])
    if not keep_table:
        table = distill.distilled(bags[whole], encoded[whole], start)
        distill.write(words, distill.quantised(table), DATA)
    host = data.of_articles(prepared.folds[each.host] for each in data.articles)
    vectors = np.zeros((len(host), shipped.DIMENSIONS), np.float32)
    for fold in range(FOLDS):
        seen, out = whole & (host != fold), host == fold
        vectors[out] = bags[out] @ distill.distilled(bags[seen], encoded[seen], start)
    return distill.unit(vectors)


def write(name: str, prepared: Prepared, vectors: Array) -> None:
    """Train one model over vectors of the passages and write it."""
    data, folds, odds, habits, glances, at_a_glance, kept, table = prepared
    table = with_meaning(table, data, vectors, kept)
    used, weights = learned_from(data), weighed(data)
    whole = np.zeros((len(kept), table.shape[1]), np.float32)
    whole[kept] = table
    fitted = cross_fitted(data, whole, used & kept, folds, classifier, weights)
    scores = np.where(kept, fitted, -99.0)
    report(f"{name}, cross-fitted", data, scores)
    levels = {f"1/{rate}": level(data, scores, at_a_glance, rate) for rate in RATES}
    some = used & kept
    model = classifier().fit(whole[some], data.gold[some], sample_weight=weights[some])
    made = {
        "made": "tools/train_cohesion.py from splices-devtrain.jsonl and half of News Articles",
        "features": list(cohesion_features.FEATURES),
        "levels": levels,
        "confidence": calibration(data, scores),
        "likelihoods": odds,
        "habits": habits,
        "glance": exported(quick_classifier().fit(glances[used], data.gold[used])),
        "trees": exported(model),
    }
    (DATA / name).write_text(json.dumps(made, separators=(",", ":")), encoding="utf-8")
    if name == cohesion.DATA_FILE:
        rows = table[:: len(table) // 12]
        expected = model.decision_function(rows).tolist()
        check = json.dumps({"rows": rows.astype(float).tolist(), "scores": expected})
        CHECK.write_text(check + "\n", encoding="utf-8")
    print(f"wrote {name}: {(DATA / name).stat().st_size} bytes, {levels}", flush=True)


def level(data: Sample, scores: Array, at_a_glance: Array, rate: int) -> list[float]:
    """The threshold that so few clean articles exceed, and what a glance may clear before it.

    A glance may clear what loses next to none of the foreign passages above the threshold.
    """
    clean = np.array([each.kind == "clean" for each in data.articles])
    top = np.sort(highest(data, scores, among=data.judged)[clean])[::-1]
    # The k-th highest of n maxima: a new article exceeds it with a chance of at most k / (n + 1).
    # Other sources are less like these articles than these are like each other.
    threshold = float(top[max(1, int(CAUTION * (len(top) + 1) / rate)) - 1])
    found = at_a_glance[data.judged & data.gold & (scores > threshold)]
    return [round(threshold, 4), round(float(np.quantile(found, MISSED)), 4)]


def report(name: str, data: Sample, scores: Array) -> None:
    """Recall where one clean article in N is flagged, as `findings.md` counts it."""
    kinds = np.array([each.kind for each in data.articles])
    clean = kinds == "clean"
    spliced = ~np.array([each.clean for each in data.articles])
    top = np.sort(highest(data, scores, among=data.judged)[clean])[::-1]
    best = highest(data, scores, among=data.judged & data.gold)
    auc = roc_auc_score(data.gold[data.judged], scores[data.judged])
    print(f"{name}: {clean.sum()} clean, {spliced.sum()} spliced, AUC {auc:.3f}")
    for rate in (20, 50, 100, 200):
        threshold = top[int(clean.sum() / rate)]
        by_kind = {k: (best[kinds == k] > threshold).mean() for k in sorted({*kinds[spliced]})}
        print(
            f"  R@1/{rate} ({threshold:.2f}): {(best[spliced] > threshold).mean():.3f}",
            " ".join(f"{kind} {recall:.2f}" for kind, recall in by_kind.items()),
            flush=True,
        )


def at_threshold(name: str, data: Sample, scores: Array, threshold: float) -> None:
    """What a shipped threshold flags."""
    kinds = np.array([each.kind for each in data.articles])
    clean = kinds == "clean"
    top = highest(data, scores, among=data.judged)
    best = highest(data, scores, among=data.judged & data.gold)
    other = highest(data, scores, among=data.judged & ~data.gold)
    print(
        f"  at {name} ({threshold:.3f}): clean flagged {(top[clean] > threshold).mean():.4f},"
        f" spliced articles with a false flag {(other[~clean] > threshold).mean():.4f}, recall",
        {str(k): round(float((best[kinds == k] > threshold).mean()), 3) for k in sorted({*kinds})},
    )


def measure(name: str, data: Sample, encoder: distill.Encoded | None) -> None:
    """Print what the shipped models do on articles that they never saw."""
    measure_one(name, cohesion.DATA_FILE, data, word_vectors(data))
    if encoder:
        measure_one(name, cohesion.SEMANTIC_FILE, data, encoder(data.texts))


def word_vectors(data: Sample) -> Array:
    """The vectors of passages by the shipped table."""
    return np.vstack([np.array(cohesion.vectors(window)) for window in data.windows])


def measure_one(part: str, name: str, data: Sample, vectors: Array) -> None:
    """Print what one model does, by vectors of the passages."""
    model = json.loads((DATA / name).read_text(encoding="utf-8"))
    first, trees = (BoostedTrees.from_json(model[key]) for key in ("glance", "trees"))
    glances = glanced(data, model["likelihoods"])
    at_a_glance = np.array([first.score(row) for row in glances.tolist()])
    kept = data.judged & (at_a_glance > min(cleared for _, cleared in model["levels"].values()))
    scores = np.full(len(kept), -99.0)
    rows = with_meaning(
        features(data, glances, Habits(*model["habits"]), kept), data, vectors, kept
    ).tolist()
    scores[kept] = [trees.score(row) for row in rows]
    report(f"{name}, {part}", data, scores)
    for rate, (threshold, cleared) in model["levels"].items():
        at_threshold(rate, data, np.where(at_a_glance > cleared, scores, -99.0), threshold)


if __name__ == "__main__":
    main()
