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
from bisect import bisect_right
from collections.abc import Callable, Iterable
from decimal import ROUND_CEILING, Context
from pathlib import Path
from typing import Any, NamedTuple

import distill
import numpy as np
from corpus import as_text
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import roc_auc_score
from splices import Spliced, given, more_splices, read_rows, similarities, stories

from linter.analyses import cohesion, cohesion_features, cohesion_glance
from linter.analyses import word_vectors as shipped
from linter.analyses.boosted_trees import BoostedTrees
from linter.analyses.cohesion_window import Window
from linter.analyses.cohesion_words import Terms
from linter.analyses.lexicon import lexicon
from linter.reading.formats import read_document

DATA = Path(cohesion.__file__).parent / "data"
CHECK = Path(__file__).parents[1] / "tests" / "data" / "cohesion_scores.json"
SEED = 20
FOLDS = 4
RATES = (400, 200, 100, 50, 20)  # one flagged clean article in so many
CLEAN_WEIGHT, SEVERAL_WEIGHT = 3.0, 0.4
CAUTION = 0.9  # of the false flags that a rate allows
MISSED = 0.005  # of the passages that would be found, by the first glance
CLEARED = -2.5  # log odds at a glance, below which no passage is looked at again
SMOOTHING = 20.0
REPEATED = 0.3  # of a host's own paragraphs are learned from again in each of its splices
CURVE_FROM = -1.0
BLURRED = 0.5  # of a score, so that the steps of the curve become a slope
ONE_PARAGRAPH = ("random", "headline", "hard")
ENCODED = 3  # every third of the splices made here serves with the encoder, which is slow

NINE_DIGITS = Context(prec=9, rounding=ROUND_CEILING)

Array = Any


class Sample(NamedTuple):
    """The passages of many articles: an article number, label, and windows for each."""

    articles: list[Spliced]
    article: Array  # of each passage
    gold: Array
    judged: Array
    texts: list[str]
    windows: list[Window]

    def of_articles(self, values: Iterable[object]) -> Array:
        """For each passage what belongs to its article."""
        return np.array(list(values))[self.article]


def sample(articles: Iterable[Spliced], titles: dict[str, str]) -> Sample:
    """Passages as the rule sees them: each article is written out and read as a file."""
    terms = Terms(lexicon().frequency)
    kept, texts, windows = [], [], []
    article, gold, judged = [], [], []
    for n, each in enumerate(articles):
        kept.append(each)
        title = titles[each.host]
        text = as_text({"title": title, "paragraphs": each.paragraphs})
        starts, at = [], len(title) + 2 if title else 0
        for paragraph in each.paragraphs:
            starts.append(at)
            at += len(paragraph) + 2
        doc = read_document(text, "article.txt")
        for blocks, window in cohesion.windows(doc, terms):
            windows.append(window)
            for block, passage in zip(blocks, window.passages, strict=True):
                article.append(n)
                gold.append(bisect_right(starts, block.span.start) - 1 in each.gold)
                judged.append(passage.judged)
                texts.append(doc.prose_of(block.span).strip())
    return Sample(kept, np.array(article), np.array(gold), np.array(judged), texts, windows)


# -- features ------------------------------------------------------------------------------------


def likelihoods(data: Sample) -> list[list[float]]:
    """Log odds of each cell: how intruders' words recur against how a coherent text's do."""
    shape = (len(cohesion_glance.REST_EDGES) + 1, cohesion_glance.CELLS)
    counts = np.zeros((2, *shape))
    found = [each for window in data.windows for each in cohesion_glance.recurrences(window)]
    for recurrence, gold, judged, n in zip(
        found, data.gold, data.judged, data.article, strict=True
    ):
        if judged and (gold or data.articles[n].clean):
            np.add.at(counts[int(gold), recurrence.rest], recurrence.cells, 1)
    grouped = counts.reshape(2, shape[0], -1, cohesion_glance.RECURRENCE_CLASSES)
    overall = grouped.sum(1, keepdims=True) + 1
    overall /= overall.sum(-1, keepdims=True)
    share = (grouped + SMOOTHING * overall) / (grouped.sum(-1, keepdims=True) + SMOOTHING)
    odds = np.log(share[1] / share[0]).reshape(shape)
    return [[round(float(x), 3) for x in row] for row in odds]


def glanced(data: Sample, odds: list[list[float]]) -> Array:
    """The numbers of a first glance at each passage."""
    found = [row for window in data.windows for row in cohesion_glance.glance(window, odds)]
    return np.array(found, dtype=np.float32)


def features(data: Sample, glances: Array, vectors: Array, kept: Array) -> Array:
    """The features of the kept passages."""
    found, at = [], 0
    for window in data.windows:
        here = slice(at, at + len(window.passages))
        at = here.stop
        wanted = np.flatnonzero(kept[here]).tolist()
        if wanted:
            numbers, meant = glances[here].tolist(), vectors[here].tolist()
            found += cohesion_features.rows(window, numbers, meant, wanted)
    return np.array(found, dtype=np.float32)


# -- trees ---------------------------------------------------------------------------------------


def quick_classifier() -> HistGradientBoostingClassifier:
    """The learner of the few trees for a first glance, untrained."""
    return HistGradientBoostingClassifier(
        max_iter=40,
        learning_rate=0.2,
        max_leaf_nodes=8,
        min_samples_leaf=100,
        l2_regularization=10,
        monotonic_cst=cohesion_features.directions(cohesion_glance.GLANCE),
        early_stopping=False,
        random_state=0,
    )


def classifier() -> HistGradientBoostingClassifier:
    """The learner, untrained."""
    return HistGradientBoostingClassifier(
        max_iter=250,
        learning_rate=0.06,
        max_leaf_nodes=15,
        min_samples_leaf=60,
        l2_regularization=10,
        max_features=0.4,
        monotonic_cst=cohesion_features.directions(cohesion_features.FEATURES),
        early_stopping=False,
        random_state=0,
    )


def exported(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The trees as `BoostedTrees` reads them."""
    roots: list[int] = []
    split_on: list[int] = []
    thresholds: list[float] = []
    rights: list[int] = []

    def add(nodes: Array, at: int) -> None:
        node, here = nodes[at], len(split_on)
        leaf = bool(node["is_leaf"])
        split_on.append(-1 if leaf else int(node["feature_idx"]))
        if leaf:
            thresholds.append(round(float(node["value"]), 4))
        else:  # rounded up, so that a value at the threshold stays on its left
            thresholds.append(float(NINE_DIGITS.create_decimal(float(node["num_threshold"]))))
        rights.append(0)
        if not leaf:
            add(nodes, int(node["left"]))
            rights[here] = len(split_on)
            add(nodes, int(node["right"]))

    for (predictor,) in model._predictors:  # noqa: SLF001 - scikit-learn has no public way
        roots.append(len(split_on))
        add(predictor.nodes, 0)
    return {
        "baseline": round(float(model._baseline_prediction.item()), 6),  # noqa: SLF001
        "roots": roots,
        "features": split_on,
        "thresholds": thresholds,
        "rights": rights,
    }


def learned_from(data: Sample) -> Array:
    """The passages to learn from: all foreign ones and clean articles, some of the hosts' own."""
    again = np.random.default_rng(SEED).random(len(data.gold)) < REPEATED
    clean = data.of_articles(each.clean for each in data.articles)
    return data.judged & (data.gold | clean | again)


def weighed(data: Sample) -> Array:
    """Clean articles set the thresholds; stretches of several paragraphs are rare."""
    clean = data.of_articles(each.clean for each in data.articles)
    several = data.of_articles(each.kind.endswith(("-2", "-3")) for each in data.articles)
    return np.where(clean, CLEAN_WEIGHT, np.where(several, SEVERAL_WEIGHT, 1.0))


def cross_fitted(
    data: Sample,
    table: Array,
    used: Array,
    fold_of: dict[str, int],
    learner: Callable[[], HistGradientBoostingClassifier] = classifier,
    weights: Array = None,
) -> Array:
    """The score of each passage by trees that saw nothing of its article's stories."""
    host = data.of_articles(fold_of[each.host] for each in data.articles)
    donor = data.of_articles(fold_of.get(each.donor, -1) for each in data.articles)
    scores = np.full(len(table), -99.0)
    for fold in range(FOLDS):
        seen = used & (host != fold) & (donor != fold)
        weighed = None if weights is None else weights[seen]
        model = learner().fit(table[seen], data.gold[seen], sample_weight=weighed)
        out = host == fold
        scores[out] = model.decision_function(table[out])
    return scores


def highest(data: Sample, scores: Array, *, among: Array) -> Array:
    """The highest score of each article over some passages."""
    found = np.full(len(data.articles), -99.0)
    np.maximum.at(found, data.article[among], scores[among])
    return found


def calibration(data: Sample, scores: Array) -> list[list[float]]:
    """Points of score and share right where half of the articles have one foreign paragraph.

    Each article counts with its highest score, as a finding would have it. Clean ones count for
    more than half: other sources bring more false alarms than those that were trained on.
    """
    clean = np.array([each.kind == "clean" for each in data.articles])
    spliced = np.array([each.kind.partition("-")[0] in ONE_PARAGRAPH for each in data.articles])
    spliced &= np.array([not each.kind.endswith(("-2", "-3")) for each in data.articles])
    top = highest(data, scores, among=data.judged)
    right = highest(data, scores, among=data.judged & data.gold) >= top
    used = (clean | spliced) & (top > CURVE_FROM)
    weights = np.where(clean, spliced.sum() / clean.sum() / CAUTION, 1.0)
    curve = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip")
    curve.fit(top[used], (right & spliced)[used], sample_weight=weights[used])
    points = np.arange(CURVE_FROM, 7.5, 0.5)
    around = points[:, None] + np.linspace(-BLURRED, BLURRED, 21)
    shares = curve.predict(around.ravel()).reshape(around.shape).mean(1)
    return [[float(x), round(float(y), 3)] for x, y in zip(points, shares, strict=True)]


# -- measuring -----------------------------------------------------------------------------------


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


# -- the whole -----------------------------------------------------------------------------------


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
