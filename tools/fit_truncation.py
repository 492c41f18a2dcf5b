"""Fit the weights by which `linter.analyses.cut_lines` tells cut paragraphs from other lines.

    pip install -e .[train]
    python tools/fit_truncation.py [--docs FOLDER ...]

Cut paragraphs are made of the bench's articles (the part to tune on), one an article and cut at
random; what is no cut paragraph are the lines of the same articles that have no stop, titles of
other articles put between paragraphs, and the list items and headings of Markdown files. Prints the
weights, to be pasted into the analysis, and how they part the two.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from corpus import articles, as_text
from sklearn.linear_model import LogisticRegression

from linter.analyses.cut_lines import MID_SENTENCE, features, may_be_cut
from linter.analyses.paragraph_edges import survey_of
from linter.document import Document, Role
from linter.reading.formats import read_document

Facts = dict[str, float]
LEAST_LENGTH = 14


def facts_of(doc: Document) -> Iterator[tuple[str, Facts]]:
    """The text and facts of each open line of a document."""
    survey = survey_of(doc)
    for block in survey.open_blocks.values():
        if may_be_cut(doc, block):
            yield doc.prose_of(block.span), features(doc, block, survey.habit)


def cut(paragraphs: list[str], rng: random.Random) -> str | None:
    """Cut one paragraph in mid-sentence, in place; the text that is left of it."""
    fit = [n for n, each in enumerate(paragraphs) if len(each.split()) > LEAST_LENGTH]
    if not fit:
        return None
    n = rng.choice([*fit, fit[-1]])
    words = paragraphs[n].split()
    keep = rng.randrange(6, len(words) - 1)
    while keep > 6 and words[keep - 1][-1] in '.!?:…"”’)]':
        keep -= 1
    paragraphs[n] = " ".join(words[:keep])
    return paragraphs[n]


def samples(rng: random.Random, folders: list[Path]) -> Iterator[tuple[bool, str, Facts]]:
    """All lines to learn from: whether it is a cut paragraph, its text, its facts."""
    rows: list[dict[str, Any]] = list(articles("tune"))
    titles = [row["title"] for row in rows if row.get("title")]
    for row in rows:
        doc = read_document(as_text(row), "a.txt")
        # Of these a few were cut indeed: in what no sentence can end.
        yield from ((False, *each) for each in facts_of(doc) if each[1]["end"] < MID_SENTENCE)
        paragraphs = list(row["paragraphs"])
        title = rng.choice(titles)
        paragraphs.insert(rng.randrange(1, len(paragraphs) + 1), title)
        doc = read_document(as_text({**row, "paragraphs": paragraphs}), "a.txt")
        yield from ((False, *each) for each in facts_of(doc) if each[0] == title)
        for _ in range(3):
            paragraphs = list(row["paragraphs"])
            left = cut(paragraphs, rng)
            if left:
                doc = read_document(as_text({**row, "paragraphs": paragraphs}), "a.txt")
                yield from ((True, *each) for each in facts_of(doc) if each[0] == left)
    for folder in folders:
        for path in sorted(folder.glob("**/*")):
            if path.name == "METADATA" or path.suffix in (".md", ".rst"):
                yield from ((False, *each) for each in lines_of(path))


def lines_of(path: Path) -> Iterator[tuple[str, Facts]]:
    """The list items, headings and captions of a Markdown file as lines of plain text."""
    doc = read_document(path.read_text(encoding="utf-8", errors="replace"), "a.md")
    texts = [
        " ".join(doc.prose_of(block.span).split()).lstrip("-*# ")
        for block in doc.blocks
        if block.role in (Role.BODY, Role.LIST, Role.HEADING)
    ]
    yield from facts_of(read_document("\n\n".join(filter(None, texts)), "a.txt"))


def main() -> None:
    """Fit, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", nargs="*", type=Path, default=[])
    rows = list(samples(random.Random(5), parser.parse_args().docs))
    names = list(rows[0][2])
    x = np.array([[facts[name] for name in names] for _, _, facts in rows])
    y = np.array([is_cut for is_cut, _, _ in rows])
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=3000).fit(x, y)
    weights = dict(zip(names, model.coef_[0].round(2), strict=True))
    print(f"{y.sum()} cuts, {len(y) - y.sum()} other lines")
    for name, weight in weights.items():
        print(f'    "{name}": {weight},')
    scores = x @ model.coef_[0]
    for limit in (0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4):
        print(
            limit, f"recall {(scores[y] > limit).mean():.3f}, alarms {(scores[~y] > limit).sum()}"
        )
    ranked = sorted(zip(scores, y, (text[-150:] for _, text, _ in rows), strict=True))
    for score, is_cut, text in [*ranked[::-1], *ranked]:
        if is_cut != (score > 0):
            print(f"{score:5.2f} {text!r}")


if __name__ == "__main__":
    main()
