"""Fit linter/analyses/data/confusables.txt: weights of the evidence, and what each exchange needs.

    python tools/mine_confusions.py --more articles.jsonl  # fit on the tune part and these
    python tools/mine_confusions.py --show     # and print the clean places that score highest

The words are those of tools/words/confusables.txt. Wrong places are made from clean text: where a
word stands, the words that are written for it are judged. Needs scikit-learn.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from corpus import BENCH, articles, as_text, more_articles, part_of
from sklearn.linear_model import LogisticRegression

from linter.analyses.confusables import DATA_FILE, Place, evidence
from linter.analyses.confusions import places
from linter.analyses.ngrams import Ngrams, ngrams
from linter.reading.formats import read_document

ROOT = Path(__file__).parents[1]
LEAST = 3.9  # evidence that every exchange needs
ABOVE = 0.0  # what it needs above the third highest of the clean places
SPARED = 2  # clean places that may score higher: they tend to be errors indeed
SAMPLE = 25_000  # clean places to make wrong ones of
SEED = 1


class Judged(NamedTuple):
    """A word in its place, one that it may be written for, and the evidence for that."""

    word: str
    other: str
    evidence: list[float]
    context: str


def main() -> None:
    """Fit and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="clean articles, JSONL")
    options = parser.parse_args()

    meant = read_groups((ROOT / "tools/words/confusables.txt").read_text(encoding="utf-8"))
    counts = ngrams()
    found = list(clean_places(meant, options.more))
    clean = [
        Judged(word, other, evidence(counts, word, other, place), context)
        for word, place, context in found
        if not counts.triple(place[1], word, place[2])
        for other in sorted(meant[word])
    ]
    wrong = list(made_wrong(found, meant, counts))
    rows = np.array([each.evidence for each in (*clean, *wrong)])
    labels = np.array([0] * len(clean) + [1] * len(wrong))
    scale = rows.std(axis=0)
    model = LogisticRegression(C=0.1, max_iter=1000).fit(rows / scale, labels)
    weights = model.coef_[0] / scale
    bias = float(model.intercept_[0])
    scores = rows[: len(clean)] @ weights + bias

    highest: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for at in np.argsort(-scores):
        highest[clean[at].word, clean[at].other].append(float(scores[at]))
        if options.show and scores[at] > LEAST:
            each = clean[at]
            print(f"{scores[at]:.1f} {each.word}>{each.other}: {each.context}")
    lines = ["weights " + " ".join(f"{each:.3f}" for each in (bias, *weights))]
    for word in sorted(meant):
        needs = (
            (other, max([LEAST, *(x + ABOVE for x in highest[word, other][SPARED : SPARED + 1])]))
            for other in sorted(meant[word])
        )
        lines.append(" ".join([word, *(f"{other}:{need:.1f}" for other, need in needs)]))
    head = [
        "# What each exchange of words needs as evidence; made by tools/mine_confusions.py from",
        "# tools/words/confusables.txt. Read by linter/analyses/confusables.py.",
    ]
    path = ROOT / "linter/analyses/data" / DATA_FILE
    path.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    print(f"{len(clean):,} clean and {len(wrong):,} wrong judgements, {len(lines) - 1} words")


def read_groups(text: str) -> dict[str, set[str]]:
    """Each word with those that it may be written for."""
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for line in text.split("\n"):
        if line.startswith("#"):
            continue
        first, arrow, others = line.partition(">")
        words = line.replace(">", " ").split()
        for word in first.split() if arrow else words:
            meant[word] |= set(others.split() if arrow else words) - {word}
    return dict(meant)


def clean_places(meant: dict[str, set[str]], more: list[Path]) -> Iterator[tuple[str, Place, str]]:
    """The places of confusable words in clean text, of the tune part and more, with context."""
    texts = [as_text(row) for row in (*articles("tune"), *more_articles(more))]
    with (BENCH / "spelling" / "clean-dev.jsonl").open(encoding="utf-8") as rows:
        texts += [row["text"] for row in map(json.loads, rows) if part_of(row["id"]) == "tune"]
    for text in texts:
        for token, word, place in places(read_document(text, "a.txt"), meant):
            start, end = token.span
            yield word, place, text[max(0, start - 50) : end + 40].replace("\n", "/")


def made_wrong(
    found: list[tuple[str, Place, str]], meant: dict[str, set[str]], counts: Ngrams
) -> Iterator[Judged]:
    """Clean places with another word in them, which the right one should replace."""
    written: defaultdict[str, list[str]] = defaultdict(list)
    for word, others in meant.items():
        for other in others:
            written[other].append(word)
    chosen = random.Random(SEED).sample(found, min(SAMPLE, len(found)))
    tally: Counter[str] = Counter()
    for right, place, context in chosen:
        for word in sorted(written[right]):
            tally[word] += 1
            yield Judged(word, right, evidence(counts, word, right, place), context)


if __name__ == "__main__":
    main()
