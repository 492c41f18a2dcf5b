"""Train the cohesion models and the table of word vectors from articles with splices.

    python tools/train_cohesion.py --encoder FOLDER [--cache vectors.npz] [--only FILE]
                                   [--keep-table]  # trees only
    python tools/train_cohesion.py --measure  # only measures the models that are there

FOLDER holds all-MiniLM-L6-v2 as ONNX with its tokenizer (docs/semantic.md). It writes
`cohesion.json`, `cohesion_semantic.json` and `word_vectors.*` in `linter/analyses/data`.

Trained on the stories of `splices-devtrain.jsonl` alone: the splices given there and more that
`splices.py` makes. `splices-devtest.jsonl` holds other stories and serves to measure. Thresholds
and confidence come from cross-fitting by story: every training article is scored by trees, and
its words weighed by a table, that saw neither its story nor a splice with a paragraph of it.
Numbers only are shipped, no text.
"""

import argparse
import json
import random
from pathlib import Path

import distill
import numpy as np
from cohesion_fit import (
    CAUTION,
    FOLDS,
    SEED,
    calibration,
    classifier,
    cross_fitted,
    exported,
    highest,
    learned_from,
    quick_classifier,
    weighed,
)
from cohesion_sample import (
    Array,
    Sample,
    features,
    glanced,
    likelihoods,
    sample,
)
from sklearn.metrics import roc_auc_score
from splices import given, more_splices, read_rows, similarities, stories

from linter.analyses import cohesion, cohesion_features
from linter.analyses import word_vectors as shipped
from linter.analyses.boosted_trees import BoostedTrees

DATA = Path(cohesion.__file__).parent / "data"
CHECK = Path(__file__).parents[1] / "tests" / "data" / "cohesion_scores.json"
RATES = (400, 200, 100, 50, 20)  # one flagged clean article in so many
MISSED = 0.005  # of the passages that would be found, by the first glance
CLEARED = -2.5  # log odds at a glance, below which no passage is looked at again
ENCODED = 3  # every third of the splices made here serves with the encoder, which is slow


def main() -> None:
    """Train, write, measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2 as ONNX")
    parser.add_argument("--cache", type=Path, help="where to keep the encoder's vectors")
    parser.add_argument("--only", choices=(cohesion.DATA_FILE, cohesion.SEMANTIC_FILE))
    parser.add_argument("--keep-table", action="store_true", help="leave word_vectors.* alone")
    parser.add_argument("--measure", action="store_true", help="measure only")
    arguments = parser.parse_args()
    titles = {row["id"]: row["title"] for row in read_rows("articles-dev.jsonl")}
    if not arguments.measure and arguments.encoder is None:
        parser.error("training needs --encoder")
    encoder = arguments.encoder and distill.Encoded(arguments.encoder, arguments.cache)
    if not arguments.measure:
        train(titles, encoder, arguments.only, keep_table=arguments.keep_table)
    measure(titles, encoder)


def train(
    titles: dict[str, str], encoder: distill.Encoded, only: str | None, *, keep_table: bool
) -> None:
    """Write the table and both models."""
    articles = given("devtrain")
    hosts = [each for each in articles if each.kind == "clean"]
    cosines = similarities(hosts)
    story_of = stories(cosines)
    order = sorted(set(story_of))
    random.Random(SEED).shuffle(order)
    fold_of = {
        host.host: order.index(story) % FOLDS for host, story in zip(hosts, story_of, strict=True)
    }
    made = list(more_splices(hosts, cosines, titles, random.Random(SEED)))
    if only != cohesion.SEMANTIC_FILE:
        data = sample([*articles, *made], titles)
        vectors = word_table(data, encoder, fold_of, keep_table=keep_table)
        write(cohesion.DATA_FILE, data, vectors, fold_of)
    if only != cohesion.DATA_FILE:
        data = sample([*articles, *made[::ENCODED]], titles)
        write(cohesion.SEMANTIC_FILE, data, encoder(data.texts), fold_of)


def word_table(
    data: Sample, encoder: distill.Encoded, fold_of: dict[str, int], *, keep_table: bool
) -> Array:
    """Write the table; the vectors of passages by tables that saw nothing of their stories."""
    words = distill.frequent_words()
    start = encoder(words)
    bags = distill.bags([p for window in data.windows for p in window.passages], words)
    whole = data.judged & data.of_articles(each.kind == "clean" for each in data.articles)
    encoded = np.zeros((len(whole), start.shape[1]), np.float32)
    encoded[whole] = encoder([data.texts[n] for n in np.flatnonzero(whole)])
    if not keep_table:
        table = distill.distilled(bags[whole], encoded[whole], start)
        distill.write(words, distill.quantised(table), DATA)
    host = data.of_articles(fold_of[each.host] for each in data.articles)
    vectors = np.zeros((len(host), shipped.DIMENSIONS), np.float32)
    for fold in range(FOLDS):
        seen, out = whole & (host != fold), host == fold
        vectors[out] = bags[out] @ distill.distilled(bags[seen], encoded[seen], start)
    return distill.unit(vectors)


def write(name: str, data: Sample, vectors: Array, fold_of: dict[str, int]) -> None:
    """Train one model over vectors of the passages and write it."""
    print(f"{len(data.articles)} articles, {len(data.gold)} passages", flush=True)
    odds = likelihoods(data)
    used = learned_from(data)
    glances = glanced(data, odds)
    at_a_glance = cross_fitted(data, glances, used, fold_of, quick_classifier)
    kept = data.judged & (at_a_glance > CLEARED)
    table = np.zeros((len(kept), len(cohesion_features.FEATURES)), np.float32)
    table[kept] = features(data, glances, vectors, kept)
    weights = weighed(data)
    fitted = cross_fitted(data, table, used & kept, fold_of, classifier, weights)
    scores = np.where(kept, fitted, -99.0)
    report(f"{name}, cross-fitted", data, scores)
    levels = {f"1/{rate}": level(data, scores, at_a_glance, rate) for rate in RATES}
    some = used & kept
    model = classifier().fit(table[some], data.gold[some], sample_weight=weights[some])
    made = {
        "made": "tools/train_cohesion.py from the stories of splices-devtrain.jsonl",
        "features": list(cohesion_features.FEATURES),
        "levels": levels,
        "confidence": calibration(data, scores),
        "likelihoods": odds,
        "glance": exported(quick_classifier().fit(glances[used], data.gold[used])),
        "trees": exported(model),
    }
    (DATA / name).write_text(json.dumps(made, separators=(",", ":")), encoding="utf-8")
    if name == cohesion.DATA_FILE:
        some = np.flatnonzero(kept)[:: kept.sum() // 12]
        expected = model.decision_function(table[some])
        rows = table[some].astype(float).tolist()
        CHECK.write_text(
            json.dumps({"rows": rows, "scores": expected.tolist()}) + "\n", encoding="utf-8"
        )
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


def measure(titles: dict[str, str], encoder: distill.Encoded | None) -> None:
    """Print what the shipped models do on stories that they never saw."""
    data = sample(given("devtest"), titles)
    measure_one(cohesion.DATA_FILE, data, word_vectors(data))
    if encoder:
        measure_one(cohesion.SEMANTIC_FILE, data, encoder(data.texts))


def word_vectors(data: Sample) -> Array:
    """The vectors of passages by the shipped table."""
    return np.vstack([np.array(cohesion.vectors(window)) for window in data.windows])


def measure_one(name: str, data: Sample, vectors: Array) -> None:
    """Print what one model does, by vectors of the passages."""
    model = json.loads((DATA / name).read_text(encoding="utf-8"))
    first, trees = (BoostedTrees.from_json(model[key]) for key in ("glance", "trees"))
    glances = glanced(data, model["likelihoods"])
    at_a_glance = np.array([first.score(row) for row in glances.tolist()])
    kept = data.judged & (at_a_glance > min(cleared for _, cleared in model["levels"].values()))
    scores = np.full(len(kept), -99.0)
    rows = features(data, glances, vectors, kept).tolist()
    scores[kept] = [trees.score(row) for row in rows]
    report(f"{name}, devtest", data, scores)
    for rate, (threshold, cleared) in model["levels"].items():
        at_threshold(rate, data, np.where(at_a_glance > cleared, scores, -99.0), threshold)


if __name__ == "__main__":
    main()
