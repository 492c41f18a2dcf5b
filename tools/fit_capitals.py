"""Fit what the evidence about words with a capital is worth: misspelling_weights.py.

    pip install -e .[train]
    python tools/fit_capitals.py --more articles.jsonl  # fit to the tune part, write the weights
    python tools/fit_capitals.py --measure   # recall of planted slips by the shipped weights, once

Slips are planted in the articles (`planted_slips`); against them stand all unknown words with a
capital that the articles have anyway, nearly all of them names. A slip has as many corrections as
there are words near it: logistic regression is fitted to the likeliest by the last weights, a few
times over. Pairs of the word that was meant are counted one lower, for the articles may be among
the texts of the counts.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from corpus import Part, articles, as_text, more_articles
from fit_misspelling import LeaveOneOut, bench
from planted_slips import Planted, planted
from sklearn.linear_model import LogisticRegression

from linter.analyses import misspelling_weights
from linter.analyses.capital_slips import Gain, Place, gain_signs, place_signs
from linter.analyses.corrections import edits_away
from linter.analyses.misspelling_limits import LIMITS
from linter.analyses.misspelling_weights import Weights
from linter.analyses.misspellings import misspellings
from linter.analyses.ngrams import START, ngrams
from linter.analyses.ranking import Counts
from linter.analyses.slip_evidence import weigh
from linter.analyses.unknown_words import UnknownWord, unknown_words
from linter.reading.formats import read_document

MODULE = Path(misspelling_weights.__file__)
CLEAN = "clean-dev.jsonl"
ROUNDS = 10
FIRST = Weights((), (1.0, 1.5, *[0.0] * (len(Gain._fields) - 2)))
STRENGTH = 1.0  # of regularization, inversely


class Row(NamedTuple):
    """An unknown word with a capital: its evidence, that of each correction, whether it is a slip.

    Two edits and one are told apart by what they are worth.
    """

    place: Place
    gains: tuple[Gain, ...]
    slip: bool
    opens: bool
    shown: str


def main() -> None:
    """Fit or measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--part", choices=["tune", "measure"], default="measure")
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="clean articles, JSONL")
    parser.add_argument("--show", type=int, default=0, help="names with the highest odds")
    options = parser.parse_args()
    if options.measure:
        measure(options.part)
        return
    texts = [*articles("tune"), *more_articles(options.more)]
    rows = [*planted_rows(planted("tune", texts)), *clean_rows("tune", texts)]
    fitted = {}
    for name, opens in (("OPENING", True), ("INSIDE", False)):
        chosen = [row for row in rows if row.opens is opens]
        fitted[name] = fit(chosen)
        report(name, chosen, fitted[name], options.show)
    text = MODULE.read_text(encoding="utf-8")
    head = text[: text.index("OPENING: Final")]
    parts = [f"{name}: Final = {written(weights)}" for name, weights in fitted.items()]
    MODULE.write_text(head + "\n".join(parts) + "\n", encoding="utf-8")


def written(weights: Weights) -> str:
    """The weights as the module has them, as the formatter wants them."""
    place, gain = (", ".join(f"{each:.2f}" for each in part) for part in weights)
    return f"Weights(\n    ({place}),\n    ({gain}),\n)"


def planted_rows(texts: Iterable[Planted]) -> Iterator[Row]:
    """The planted slips that the articles do not write elsewhere."""
    for text in texts:
        errors = [
            {"start": slip.start, "end": slip.start + len(slip.typed), "gold": slip.meant}
            for slip in text.slips
        ]
        counts = LeaveOneOut(text.doc, errors)
        at = {slip.start: slip for slip in text.slips}
        for word in text.doc.get(unknown_words):
            slip = at.get(word.span.start)
            if slip and slip.typed == word.text and is_judged(word):
                yield row(word, counts, slip=True, shown=f"{slip.meant}")


def clean_rows(part: Part, among: Iterable[dict[str, Any]]) -> Iterator[Row]:
    """The unknown words with a capital of clean text.

    Few names open a sentence; those inside one could open another.
    """
    texts = (*map(as_text, among), *(each["text"] for each in bench(CLEAN, part)))
    for text in texts:
        doc = read_document(text, "a.txt")
        for word in doc.get(unknown_words):
            if word.capitalised and is_judged(word):
                start, end = word.span
                shown = doc.prose[max(0, start - 30) : end + 30].replace("\n", "/")
                yield row(word, ngrams(), slip=False, shown=shown)
                if not word.opens:
                    opening = word._replace(opens=True, before=START, behind_capital=False)
                    yield row(opening, ngrams(), slip=False, shown=f"(inside) {shown}")


def is_judged(word: UnknownWord) -> bool:
    """Whether the weights decide about a word, and no other reason."""
    if word.small or word.capital > 1 or word.part or (word.opens and word.capital):
        return False
    least = LIMITS.opening_length if word.opens else LIMITS.inside_length
    return len(word.form) >= least


def row(word: UnknownWord, counts: Counts, *, slip: bool, shown: str) -> Row:
    """A word with all its evidence."""
    found = list(weigh(word.form).others)
    if word.opens and len(word.form) >= LIMITS.far_length:
        found += edits_away(word.form, 2)
    gains = tuple(gain_signs(word, each, counts) for each in found if " " not in each.word)
    return Row(place_signs(word), gains, slip, word.opens, f"{word.text}: {shown}")


def fit(rows: list[Row]) -> Weights:
    """The weights of the evidence, from what makes a correction likely whatever stands beside."""
    weights = FIRST
    usable = [each for each in rows if each.gains]
    target = np.array([each.slip for each in usable])
    for _ in range(ROUNDS):
        best = [
            max(each.gains, key=lambda gain: float(np.dot(gain, weights.gain))) for each in usable
        ]
        signs = np.array(
            [(*each.place[1:], *gain) for each, gain in zip(usable, best, strict=True)]
        )
        model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(signs, target)
        values = [float(each) for each in model.coef_[0]]
        place = (float(model.intercept_[0]), *values[: len(Place._fields) - 1])
        weights = Weights(place, tuple(values[len(Place._fields) - 1 :]))
    return weights


def odds(each: Row, weights: Weights) -> float:
    """The log-odds of a slip."""
    gains = (float(np.dot(gain, weights.gain)) for gain in each.gains)
    return float(np.dot(each.place, weights.place)) + max(gains, default=-99.0)


def report(name: str, rows: list[Row], weights: Weights, show: int) -> None:
    """Print recall at numbers of false alarms, for the words of the tune part."""
    scores = sorted(((odds(each, weights), each) for each in rows if not each.slip), reverse=True)
    slips = [odds(each, weights) for each in rows if each.slip]
    print(f"{name}: {len(slips)} slips, {len(scores)} names", weights)
    for alarms in (0, 2, 5, 10, 20, 40):
        limit = scores[alarms][0]
        share = sum(each > limit for each in slips) / len(slips)
        print(f"  {alarms} alarms: odds {limit:.2f}, recall {share:.3f}")
    for score, each in scores[:show]:
        print(f"    {score:.2f} {each.shown}")


def measure(part: Part) -> None:
    """Print how many planted slips the rule reports, and corrects."""
    tally: Counter[tuple[str, str]] = Counter()
    for text in planted(part, articles(part)):
        errors = [
            {"start": slip.start, "end": slip.start + len(slip.typed), "gold": slip.meant}
            for slip in text.slips
        ]
        counts = LeaveOneOut(text.doc, errors)
        told = {found.word.span.start: found for found in misspellings(text.doc, counts=counts)}
        for slip in text.slips:
            found = told.get(slip.start)
            length = "short" if len(slip.typed) <= 4 else "long"
            for key in (
                f"{slip.kind} {'human' if slip.human else 'fingers'}",
                f"{slip.kind} {length}",
            ):
                tally[key, "n"] += 1
                tally[key, "hit"] += found is not None
                tally[key, "right"] += found is not None and found.meant[0].word == slip.meant
    for key in sorted({key for key, _ in tally}):
        n, hit, right = (tally[key, each] for each in ("n", "hit", "right"))
        print(f"  {key:16} {hit}/{n} = {hit / n:.3f}, corrected {right / max(1, hit):.3f}")


if __name__ == "__main__":
    main()
