"""Train what page furniture looks like: linter/analyses/data/furniture.json.

    pip install -e .[train]
    python tools/train_furniture.py

Learns from tools/words/furniture.txt (lines of interfaces, and near misses after "~") and, as what
furniture is not, from the blocks and sentences of the bench articles (of both parts: what is to be
measured is measured on other lines), from the blocks of the README files of installed packages, and
from the examples of all other rules. No text of articles or packages is kept.
"""

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path
from typing import NamedTuple

import numpy as np
from corpus import articles, as_text
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from linter.analyses import interface_words
from linter.analyses.furniture import label_of
from linter.analyses.interface_runs import runs_of
from linter.analyses.interface_words import Place, classes_of, features, known_line
from linter.analyses.sentences import sentences
from linter.document import Document
from linter.finding import Category
from linter.reading.formats import read_document
from linter.registry import load_registry

LINES = Path(__file__).parent / "words" / "furniture.txt"
OUTPUT = Path(interface_words.__file__).parent / "data" / interface_words.DATA_FILE
LONGEST = 240
WEIGHTS = {
    "furniture": 1.0,
    "near miss": 2.0,
    "block": 2.0,
    "sentence": 0.5,
    "run": 1.0,
    "document": 0.5,
}
LABEL_WEIGHT = 3.0
NTH_SENTENCE = 2  # one in so many is taken
NTH_CARELESS = 25
SMALLEST = 0.08  # a feature that weighs less is not shipped
STRENGTH = 3.0  # of the weights that training allows
REAL_FURNITURE = 2.5  # a block of an article that scores so high is no example of what it is not
SENTENCE_WORDS = 4  # a notice of so many words may end with a full stop
RUN_WORDS = 9  # words of an interface inside a paragraph are no more
STOPPED = 0.4  # the share of lines that are also learned with one
VARIED = 0.4  # and of lines that are learned in capitals too
SURE = 3.5  # a line that scores so high need not be remembered
LOWER_RUN = re.compile(r"(?P<words>[A-Za-z'-]+(?: [A-Za-z'-]+){1,5})[.:!…]*")
COMMON_VERBS = frozenset("like ask get go keep need use make help give let tell want hear".split())
LISTING = frozenset("related recommended story article text post advertisement loading".split())
LEADING_ON = frozenset(
    "by to for on with at in of from the a an and or as your our my is are we you i up via".split()
)
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


class Example(NamedTuple):
    """A line to learn from; `kind` only where it is furniture."""

    line: str
    group: str
    kind: str = ""
    place: Place = Place.LINE


def written() -> Iterator[Example]:
    """The lines of `tools/words/furniture.txt`."""
    kind = ""
    for line in LINES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line == "~" or line.startswith("= "):
            kind = line[2:]
        else:
            yield Example(line, "furniture" if kind else "near miss", kind)


def read() -> Iterator[Example]:
    """What articles, the examples of other rules and technical documents consist of."""
    for n, article in enumerate((*articles("tune"), *articles("measure"))):
        yield from of_article(read_document(as_text(article), "a.txt"), n)
    for rule in load_registry().rules.values():
        if rule.category is not Category.RESIDUE:
            shown = [(each.plain, each.name) for each in rule.bad]
            for text, name in (*shown, *((each.text, each.name) for each in rule.good)):
                yield from blocks_of(read_document(text, name), "block")
    for distribution in distributions():
        doc = read_document(distribution.read_text("METADATA") or "", "a.md")
        yield from blocks_of(doc, "document")


def of_article(doc: Document, number: int) -> Iterator[Example]:
    """The blocks of an article, the candidates inside them, and some of its sentences."""
    yield from blocks_of(doc, "block")
    for block in doc.blocks:
        for run in (run for runs in runs_of(doc, block) for run in runs):
            yield Example(doc.prose_of(run.span), "run", place=Place.INLINE)
    for count, sentence in enumerate(doc.get(sentences), start=number):
        line = " ".join(doc.prose_of(sentence.span).split())
        if count % NTH_SENTENCE == 0:
            yield Example(line, "sentence")
        if count % NTH_CARELESS == 0:  # as people write who care for neither capitals nor stops
            yield Example(line.lower().rstrip("."), "sentence")


def blocks_of(doc: Document, group: str) -> Iterator[Example]:
    """The blocks of a document as lines."""
    for block in doc.blocks:
        yield Example(" ".join(doc.prose_of(block.span).split()), group)


def with_labels(examples: list[Example]) -> Iterator[Example]:
    """The examples that are short, and the labels before colons."""
    for each in examples:
        if len(each.line) <= LONGEST:
            yield each
            yield from varied(each)
            label = label_of(each.line) or (each.kind and label_of(each.line + " a"))
            if label:
                yield each._replace(line=label, place=Place.LABEL)


def varied(example: Example) -> Iterator[Example]:
    """The same line as other sites set it: with a full stop, in capitals."""
    line = example.line
    words = len(line.split())
    if words <= RUN_WORDS and (example.kind or example.group == "near miss"):
        yield example._replace(place=Place.INLINE)
    if example.kind and line[-1].isalnum():
        chance = random.Random(line)
        if words >= SENTENCE_WORDS and chance.random() < STOPPED:
            yield example._replace(line=line + ".")
        if chance.random() < VARIED:
            yield example._replace(line=line.upper())
        elif chance.random() < VARIED:
            yield example._replace(line=" ".join(word.capitalize() for word in line.split()))


def main() -> None:
    """Train, print how it does on lines that it was not trained on, and write the data."""
    examples = list(with_labels([*written(), *read()]))
    seen = Counter(
        word
        for each in examples
        if each.group == "furniture"
        for word in set(WORD.findall(each.line.lower()))
    )
    plain = classes_of()
    others = sorted(word for word, count in seen.items() if count > 1 and word not in plain)
    classes = classes_of(others)
    rows = [dict.fromkeys(features(e.line, classes, e.place), 1) for e in examples]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    truth = np.array([each.group == "furniture" for each in examples])
    sample = np.array([weight_of(each) for each in examples])
    names = np.array(vectorizer.feature_names_)
    often = np.asarray((matrix[truth] > 0).sum(0)).ravel() > 1
    general = np.array([name[:2] not in ("w ", "b ", "s ") for name in names])
    matrix, names = matrix[:, often | general], names[often | general]

    def fit(rows: np.ndarray) -> LogisticRegression:
        model = LogisticRegression(C=STRENGTH, max_iter=3000, solver="liblinear")
        return model.fit(matrix[rows], truth[rows], sample_weight=sample[rows])

    scores = np.zeros(len(examples))
    for train, test in StratifiedKFold(5, shuffle=True, random_state=0).split(matrix, truth):
        scores[test] = fit(train).decision_function(matrix[test])
    groups = np.array([each.group for each in examples])
    for limit in (-1, 0, 1, 2, 3, 4):
        shares = {g: f"{(scores[groups == g] > limit).mean():.2%}" for g in WEIGHTS}
        print(f"score > {limit}:", shares)
    for n in np.argsort(-scores):
        if not truth[n] and groups[n] != "near miss" and scores[n] > REAL_FURNITURE:
            print(f"  {scores[n]:.1f} {groups[n]}: {examples[n].line[:90]}", examples[n].place)
    kept = np.flatnonzero(truth | (scores < REAL_FURNITURE) | (groups == "near miss"))
    model = fit(kept)
    weights = {
        str(name): round(float(weight) * 100)
        for name, weight in zip(names, model.coef_[0], strict=True)
        if abs(weight) >= SMALLEST
    }
    weights["bias"] = round(float(model.intercept_[0]) * 100)
    scores = model.decision_function(matrix)
    known = {
        each.line
        for each, at in zip(examples, scores, strict=True)
        if each.kind and each.place is Place.LINE and at < SURE
    }
    data = {
        "words": others,
        "runs": sorted(lower_runs()),
        "known": sorted(known_line(line) for line in known if len(line.split()) > 1),
        "kinds": kinds(examples),
        "weights": weights,
    }
    OUTPUT.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{OUTPUT.name}: {len(weights)} weights, {OUTPUT.stat().st_size} bytes")


def lower_runs() -> set[str]:
    """The lines of interfaces that may run into a sentence in small letters.

    They begin with a verb of the interface, or with "related" and the like, and do not lead on.
    """
    classes = classes_of()
    found = set()
    for line in (LOWER_RUN.fullmatch(each.line) for each in written() if each.kind):
        words = line["words"].lower().split() if line else [""]
        begins = classes.get(words[0]) in ("V", "B") and words[0] not in COMMON_VERBS
        speaks = any(classes.get(word, "u") in "VSNBPD" for word in words[1:])
        if ((begins and speaks) or words[0] in LISTING) and words[-1] not in LEADING_ON:
            found.add(" ".join(words))
    return found


def weight_of(example: Example) -> float:
    """How much an example counts; labels of furniture are few, and few of articles are alike."""
    labels = LABEL_WEIGHT if example.kind and example.place is Place.LABEL else 1.0
    return WEIGHTS[example.group] * labels


def kinds(examples: list[Example]) -> dict[str, str]:
    """The kind that a word speaks of, for words that mostly speak of one."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    sizes = Counter(each.kind for each in examples if each.kind and each.place is Place.LINE)
    for each in examples:
        if each.kind and each.place is Place.LINE:
            for word in set(WORD.findall(each.line.lower())):
                counts[word][each.kind] += 1 / sizes[each.kind]  # type: ignore[assignment]
    found = {}
    for word, shares in sorted(counts.items()):
        kind, most = shares.most_common(1)[0]
        if (most > 0.5 * sum(shares.values()) and word not in classes_of()) or (
            most > 0.5 * sum(shares.values()) and classes_of()[word] in "VSNBPv"
        ):
            found[word] = kind
    return found


if __name__ == "__main__":
    main()
