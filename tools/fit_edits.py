"""Fit what an edit is worth when corrections are ranked: EDITS of misspelling_weights.py.

    pip install -e .[train]
    python tools/fit_edits.py             # fit to the tune part, print, measure on the other
    python tools/fit_edits.py --write     # and write the weights

A misspelling of spelling/nonword-dev.jsonl has some corrections, one of them meant. The weights
make what was meant likely against the others (a softmax over them), and stay near those that stand,
for the rule's limits are in the same units. What an edit is worth is linear in the weights as long
as the best way from one word to the other is the same one: the fit is repeated from where it led.
"""

import argparse
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from corpus import Part
from fit_misspelling import LeaveOneOut, bench
from scipy.optimize import minimize

from linter.analyses import misspelling_weights
from linter.analyses.edits import IMPOSSIBLE, WORTH, Worth, edit_worth
from linter.analyses.misspelling_limits import LIMITS
from linter.analyses.ranking import Neighbours
from linter.analyses.slips import Judge
from linter.analyses.unknown_words import UnknownWord, unknown_words
from linter.reading.formats import read_document

MODULE = Path(misspelling_weights.__file__)
NAMES = Worth._fields
CONTEXT = NAMES.index("context")
STEP = 1e-3
MOST = 25  # corrections of a word that are looked at
SHARPNESS = 2.0  # a zipf unit is so much as a log of odds
NEARNESS = 20.0  # how strongly the weights are held
ROUNDS = 2


class Option(NamedTuple):
    """A correction: the word, its frequency, the edits, how it fits, what the edits are worth."""

    word: str
    zipf: float
    distance: int
    fit: float
    worth: float


class Case(NamedTuple):
    """A misspelling, what was meant, and what it may be."""

    form: str
    meant: str
    options: list[Option]


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    tune, other = cases("tune"), cases("measure")
    fitted = fit(tune)
    for name, worth in (("as they stand", WORTH), ("fitted", fitted)):
        print(f"{name}: tune {shares(tune, worth)}, measure {shares(other, worth)}")
        print("  " + ", ".join(f"{key} {value:.2f}" for key, value in worth._asdict().items()))
    if options.write:
        lines = MODULE.read_text(encoding="utf-8").split("\n")
        at = next(n for n, line in enumerate(lines) if line.startswith("EDITS: Final"))
        lines[at] = f"EDITS: Final = ({', '.join(f'{each:.2g}' for each in fitted)})"
        MODULE.write_text("\n".join(lines), encoding="utf-8")


def cases(part: Part) -> list[Case]:
    """The misspellings of a part for which the right word is among the corrections."""
    found = []
    for row in bench("nonword-dev.jsonl", part):
        doc = read_document(row["text"], "a.txt")
        counts = LeaveOneOut(doc, row["errors"])
        judge = Judge(LIMITS, counts, strange=False)
        for word in doc.get(unknown_words):
            for error in row["errors"]:
                if error["start"] <= word.span.start < error["end"]:
                    options = options_of(word, judge, counts)
                    meant = error["gold"].lower()
                    if any(each.word == meant for each in options):
                        found.append(Case(word.form, meant, options))
    return found


def options_of(word: UnknownWord, judge: Judge, counts: LeaveOneOut) -> list[Option]:
    """The likeliest corrections of a word."""
    neighbours = Neighbours(counts, word.before, word.after)
    return [
        Option(each.word, each.zipf, each.distance, neighbours.fit(each.word), each.worth)
        for each, _ in judge.corrections(word, MOST)[:MOST]
    ]


def signs(form: str, option: Option, worth: Worth) -> Any:
    """How often each edit is on the best way, the fit, the frequency, and a worth that is fixed."""
    found = np.zeros(len(NAMES) + 2)
    found[CONTEXT], found[-2] = option.fit, option.zipf
    value = edit_worth(form, option.word, option.distance, worth)
    if value < IMPOSSIBLE / 2 or " " in option.word:
        found[-1] = option.worth
        return found
    for at, name in enumerate(NAMES):
        if at != CONTEXT:
            more = worth._replace(**{name: getattr(worth, name) + STEP})
            moved = edit_worth(form, option.word, option.distance, more)
            found[at] = round((moved - value) / STEP)
    return found


def fit(among: list[Case]) -> Worth:
    """The weights under which what was meant is likeliest, in units of frequency."""
    start = np.array([*WORTH, 1.0, 1.0])
    weights = start.copy()
    meant = [[each.word for each in case.options].index(case.meant) for case in among]
    for _ in range(ROUNDS):
        worth = Worth(*weights[: len(NAMES)])
        rows = [
            np.array([signs(case.form, each, worth) for each in case.options]) for case in among
        ]

        def loss(values: Any, rows: list[Any] = rows) -> tuple[float, Any]:
            away = values - start
            total, slope = NEARNESS * away @ away, 2 * NEARNESS * away
            for row, right in zip(rows, meant, strict=True):
                scores = SHARPNESS * (row @ values)
                chances = np.exp(scores - scores.max())
                chances /= chances.sum()
                total -= np.log(chances[right] + 1e-12)
                slope = slope - SHARPNESS * (row[right] - chances @ row)
            return total, slope

        weights = minimize(loss, weights, jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
    return Worth(*(round(float(each) / float(weights[-2]), 2) for each in weights[: len(NAMES)]))


def shares(among: list[Case], worth: Worth) -> str:
    """How often what was meant is the first option, and one of three."""
    first = three = 0
    weights = np.array([*worth, 1.0, 1.0])
    for case in among:
        scores = [-float(signs(case.form, each, worth) @ weights) for each in case.options]
        words = [case.options[at].word for at in np.argsort(scores)[:3]]
        first += words[0] == case.meant
        three += case.meant in words
    return f"top-1 {first / len(among):.4f}, top-3 {three / len(among):.4f} of {len(among)}"


if __name__ == "__main__":
    main()
