"""Trees for the cohesion models: learners, cross-fitting by source, calibration, and their file."""

from collections.abc import Callable
from decimal import ROUND_CEILING, Context
from typing import Any

import numpy as np
from cohesion_sample import Array, Sample
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression

from linter.analyses import cohesion_features, cohesion_glance

SEED = 20
FOLDS = 4
CLEAN_WEIGHT, SEVERAL_WEIGHT = 3.0, 0.4
CAUTION = 0.8  # of the false flags that a rate allows
REPEATED = 0.3  # of a host's own paragraphs are learned from again in each of its splices
CURVE_FROM = -1.0
BLURRED = 0.5  # of a score, so that the steps of the curve become a slope
ONE_PARAGRAPH = ("random", "headline", "hard")

NINE_DIGITS = Context(prec=9, rounding=ROUND_CEILING)


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
    """The score of each passage by trees that saw nothing of its article's source."""
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
