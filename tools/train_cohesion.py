"""Train the cohesion model: splices of bench articles → `linter/analyses/data/cohesion.json`.

    python tools/train_cohesion.py            # trains, writes the model, prints the measurements
    python tools/train_cohesion.py --measure  # only measures the model that is there

Trained on the stories of `splices-devtrain.jsonl` alone: the splices given there and more that are
made here. `splices-devtest.jsonl` holds other stories and serves to measure, nothing is tuned on
it. Thresholds and the curve of confidence come from cross-fitting by story: every training article
is scored by trees that saw neither its story nor a splice with a paragraph of it. Numbers only are
shipped, no text.
"""

import argparse
import json
import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from corpus import BENCH, as_text
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from linter.analyses import cohesion, cohesion_features, cohesion_likelihood
from linter.analyses.boosted_trees import BoostedTrees
from linter.analyses.cohesion_window import Window
from linter.analyses.cohesion_words import Terms
from linter.analyses.lexicon import lexicon
from linter.reading.formats import read_document

OUTPUT = Path(cohesion.__file__).parent / "data" / cohesion.DATA_FILE
CHECK = Path(__file__).parents[1] / "tests" / "data" / "cohesion_scores.json"
SEED = 20
SAME_STORY = 0.35  # articles with a higher tf-idf cosine tell one story
UNRELATED = 0.25  # a donor's cosine to its host is at most this
PLANS = (("random", 1), ("hard", 1), ("headline", 1), ("headline", 1), ("random", 2), ("hard", 3))
FOLDS = 5
RATES = (400, 200, 100, 50, 20)  # one flagged clean article in so many
PRIOR = 0.1  # articles with an intruder among those linted, as the confidence assumes
SMOOTHING = 20.0
CURVE_FROM = 0.0

Array = Any


class Spliced(NamedTuple):
    """An article, whole or with a foreign stretch."""

    host: str
    donor: str
    kind: str
    gold: frozenset[int]
    paragraphs: list[str]


class Sample(NamedTuple):
    """The passages of many articles: an article number, label, and windows for each."""

    articles: list[Spliced]
    article: Array  # of each passage
    gold: Array
    judged: Array
    windows: list[Window]


def read_rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of a bench file."""
    with (BENCH / name).open(encoding="utf-8") as rows:
        yield from map(json.loads, rows)


def given(part: str) -> list[Spliced]:
    """The splices that the bench gives."""
    return [
        Spliced(r["id"], r.get("donor", ""), r["kind"], frozenset(r["gold"]), r["paragraphs"])
        for r in read_rows(f"splices-{part}.jsonl")
    ]


# -- more splices --------------------------------------------------------------------------------


def similarities(hosts: list[Spliced]) -> Array:
    """The tf-idf cosines between articles."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2, max_df=0.3)
    vectors = vectorizer.fit_transform(["\n".join(host.paragraphs) for host in hosts])
    return (vectors @ vectors.T).toarray()


def stories(cosines: Array) -> list[int]:
    """The story of each article: those that are much alike, and alike to one alike, are one."""
    story = list(range(len(cosines)))

    def root(x: int) -> int:
        while story[x] != x:
            x = story[x]
        return x

    for a, b in zip(*np.where(np.triu(cosines, 1) > SAME_STORY), strict=True):
        story[root(int(a))] = root(int(b))
    return [root(x) for x in range(len(cosines))]


def more_splices(hosts: list[Spliced], cosines: Array, titles: dict[str, str]) -> Iterator[Spliced]:
    """Foreign stretches of one to three paragraphs, or a headline and its paragraph."""
    rng = random.Random(SEED)
    titled = [n for n, host in enumerate(hosts) if 4 <= len(titles[host.host].split()) <= 18]
    for n, host in enumerate(hosts):
        near = [int(x) for x in np.argsort(-cosines[n]) if x != n and cosines[n][x] <= UNRELATED]
        for kind, size in PLANS:
            pool = {"headline": titled, "hard": near[:6]}.get(kind) or near
            donor = rng.choice(pool)
            foreign = stretch(hosts[donor].paragraphs, size, rng)
            if cosines[n][donor] > UNRELATED or not foreign:
                continue
            if kind == "headline":
                foreign = [titles[hosts[donor].host], *foreign]
            at = place(len(host.paragraphs), rng)
            text = [*host.paragraphs[:at], *foreign, *host.paragraphs[at:]]
            gold = frozenset(range(at, at + len(foreign)))
            yield Spliced(host.host, hosts[donor].host, f"{kind}-{size}", gold, text)


def stretch(paragraphs: list[str], size: int, rng: random.Random) -> list[str]:
    """A run of so many paragraphs, each neither a line nor a page."""
    runs = [paragraphs[n : n + size] for n in range(len(paragraphs) - size + 1)]
    fit = [run for run in runs if all(12 <= len(each.split()) <= 150 for each in run)]
    return rng.choice(fit) if fit else []


def place(count: int, rng: random.Random) -> int:
    """Where a stretch goes: at the very start or end more often than chance would have it."""
    return rng.choices((0, count, rng.randrange(1, count)), (6, 10, 84))[0]


# -- rows ----------------------------------------------------------------------------------------


def sample(articles: Iterable[Spliced], titles: dict[str, str]) -> Sample:
    """Passages as the rule sees them: each article is written out and read as a file."""
    terms = Terms(lexicon().frequency)
    kept, windows = [], []
    article, gold, judged = [], [], []
    for n, each in enumerate(articles):
        kept.append(each)
        title = titles[each.host]
        text = as_text({"title": title, "paragraphs": each.paragraphs})
        starts, at = [], len(title) + 2 if title else 0
        for paragraph in each.paragraphs:
            starts.append(at)
            at += len(paragraph) + 2
        for blocks, window in cohesion.windows(read_document(text, "article.txt"), terms):
            windows.append(window)
            for block, passage in zip(blocks, window.passages, strict=True):
                article.append(n)
                gold.append(bisect_right(starts, block.span.start) - 1 in each.gold)
                judged.append(passage.judged)
    return Sample(kept, np.array(article), np.array(gold), np.array(judged), windows)


def likelihoods(data: Sample) -> list[list[float]]:
    """Log odds of each cell: how intruders' words recur against how a coherent text's do."""
    shape = (len(cohesion_likelihood.REST_EDGES) + 1, cohesion_likelihood.CELLS)
    counts = np.zeros((2, *shape))
    found = [cell for window in data.windows for cell in cohesion_likelihood.recurrences(window)]
    for recurrence, gold, judged, n in zip(
        found, data.gold, data.judged, data.article, strict=True
    ):
        if judged and (gold or data.articles[n].kind == "clean"):
            for cell, count in recurrence.cells.items():
                counts[int(gold), recurrence.rest, cell] += count
    grouped = counts.reshape(2, shape[0], -1, cohesion_likelihood.RECURRENCE_CLASSES)
    overall = grouped.sum(1, keepdims=True) + 1
    overall /= overall.sum(-1, keepdims=True)
    share = (grouped + SMOOTHING * overall) / (grouped.sum(-1, keepdims=True) + SMOOTHING)
    odds = np.log(share[1] / share[0]).reshape(shape)
    return [[round(float(x), 3) for x in row] for row in odds]


def features(data: Sample, odds: list[list[float]]) -> Array:
    """The rows of all passages."""
    return np.array([r for window in data.windows for r in cohesion_features.rows(window, odds)])


# -- trees ---------------------------------------------------------------------------------------


def classifier() -> HistGradientBoostingClassifier:
    """The learner, untrained."""
    return HistGradientBoostingClassifier(
        max_iter=200,
        learning_rate=0.08,
        max_leaf_nodes=15,
        min_samples_leaf=80,
        l2_regularization=5,
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
        value = node["value"] if leaf else node["num_threshold"]
        thresholds.append(round(float(value), 4) if leaf else float(f"{value:.6g}"))
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


def cross_fitted(data: Sample, table: Array, fold_of: dict[str, int]) -> Array:
    """The score of each passage by trees that saw nothing of its article's stories."""
    host = np.array([fold_of[each.host] for each in data.articles])[data.article]
    donor = np.array([fold_of.get(each.donor, -1) for each in data.articles])[data.article]
    scores = np.full(len(table), -99.0)
    for fold in range(FOLDS):
        seen = data.judged & (host != fold) & (donor != fold)
        model = classifier().fit(table[seen], data.gold[seen])
        out = host == fold
        scores[out] = model.decision_function(table[out])
    return scores


def highest(data: Sample, scores: Array, *, among: Array) -> Array:
    """The highest score of each article over some passages."""
    found = np.full(len(data.articles), -99.0)
    np.maximum.at(found, data.article[among], scores[among])
    return found


# -- measuring -----------------------------------------------------------------------------------


def report(name: str, data: Sample, scores: Array) -> None:
    """Recall where one clean article in N is flagged, as `findings.md` counts it."""
    kinds = np.array([each.kind for each in data.articles])
    clean = kinds == "clean"
    top = np.sort(highest(data, scores, among=data.judged)[clean])[::-1]
    best = highest(data, scores, among=data.judged & data.gold)
    auc = roc_auc_score(data.gold[data.judged], scores[data.judged])
    print(f"{name}: {clean.sum()} clean, {(~clean).sum()} spliced, AUC {auc:.3f}")
    for rate in (20, 50, 100, 200):
        threshold = top[int(clean.sum() / rate)]
        by_kind = {k: (best[kinds == k] > threshold).mean() for k in sorted({*kinds} - {"clean"})}
        print(
            f"  R@1/{rate}: {(best[~clean] > threshold).mean():.3f}",
            " ".join(f"{kind} {recall:.2f}" for kind, recall in by_kind.items()),
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
        f" recall {(best[~clean] > threshold).mean():.3f},"
        f" spliced articles with a false flag {(other[~clean] > threshold).mean():.4f}",
        {k: round(float((best[kinds == k] > threshold).mean()), 2) for k in Counter(kinds)},
    )


def calibration(data: Sample, scores: Array) -> list[list[float]]:
    """Points of score and share right, if one article in ten has an intruder."""
    kinds = np.array([each.kind for each in data.articles])
    clean = (kinds == "clean")[data.article]
    whole, spliced = (kinds == "clean").sum(), (kinds != "clean").sum()
    used = data.judged & (clean | data.gold)
    weights = np.where(kinds == "clean", (1 - PRIOR) * spliced / whole, PRIOR)
    used &= scores > CURVE_FROM  # far below, nothing is reported: a curve through there bends
    curve = LogisticRegression().fit(
        scores[used, None], data.gold[used], sample_weight=weights[data.article][used]
    )
    points = np.arange(CURVE_FROM, 7.5, 0.5)
    shares = curve.predict_proba(points[:, None])[:, 1]
    return [[float(x), round(float(y), 3)] for x, y in zip(points, shares, strict=True)]


def main() -> None:
    """Train, write, measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--measure", action="store_true", help="measure only")
    titles = {row["id"]: row["title"] for row in read_rows("articles-dev.jsonl")}
    if not parser.parse_args().measure:
        train(titles)
    measure(titles)


def train(titles: dict[str, str]) -> None:
    """Write the model."""
    articles = given("devtrain")
    hosts = [each for each in articles if each.kind == "clean"]
    cosines = similarities(hosts)
    order = sorted(set(stories(cosines)))
    random.Random(SEED).shuffle(order)
    fold_of = {
        host.host: order.index(story) % FOLDS
        for host, story in zip(hosts, stories(cosines), strict=True)
    }
    data = sample([*articles, *more_splices(hosts, cosines, titles)], titles)
    odds = likelihoods(data)
    table = features(data, odds)
    scores = cross_fitted(data, table, fold_of)
    report("cross-fitted", data, scores)
    clean = np.array([each.kind == "clean" for each in data.articles])
    top = np.sort(highest(data, scores, among=data.judged)[clean])[::-1]
    # The k-th highest of n maxima: a new article exceeds it with a chance of at most k / (n + 1).
    cut = {f"1/{rate}": round(float(top[int((len(top) + 1) / rate) - 1]), 4) for rate in RATES}
    model = classifier().fit(table[data.judged], data.gold[data.judged])
    OUTPUT.write_text(
        json.dumps(
            {
                "made": "tools/train_cohesion.py from the stories of splices-devtrain.jsonl",
                "features": list(cohesion_features.FEATURES),
                "thresholds": cut,
                "prior": PRIOR,
                "confidence": calibration(data, scores),
                "likelihoods": odds,
                "trees": exported(model),
            },
            separators=(",", ":"),
        ),
        encoding="utf-8",
    )
    some = np.flatnonzero(data.judged)[:: len(table) // 12]
    rows, expected = table[some], model.decision_function(table[some])
    CHECK.write_text(
        json.dumps({"rows": rows.tolist(), "scores": expected.tolist()}) + "\n", encoding="utf-8"
    )
    print(f"wrote {OUTPUT.name}: {OUTPUT.stat().st_size} bytes, thresholds {cut}")


def measure(titles: dict[str, str]) -> None:
    """Print what the shipped model does on stories that it never saw."""
    model = json.loads(OUTPUT.read_text(encoding="utf-8"))
    trees = BoostedTrees.from_json(model["trees"])
    data = sample(given("devtest"), titles)
    table = features(data, model["likelihoods"])
    scores = np.array([trees.score(row) for row in table.tolist()])
    report("devtest", data, scores)
    for name, threshold in model["thresholds"].items():
        at_threshold(name, data, scores, threshold)


if __name__ == "__main__":
    main()
