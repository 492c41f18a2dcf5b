"""Measure the rule `misspelling`, or compare values of one of its limits.

    python tools/fit_misspelling.py                          # the limits as they stand, tune part
    python tools/fit_misspelling.py --vary attested_margin 1 1.5 2
    python tools/fit_misspelling.py --part measure           # once, at the end
    python tools/fit_misspelling.py --show                   # print what it reports in clean text

The shipped counts of pairs were made of text that holds half of the sentences of nonword-dev.jsonl:
each right word's own pairs are counted one lower here ("leave one out").

Recall is counted on spelling/nonword-dev.jsonl of the bench, false alarms on clean-dev.jsonl and on
the articles; all are split by a hash of their ids.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from corpus import BENCH, Part, articles, as_text, part_of

from linter.analyses.misspelling_limits import LIMITS, Limits
from linter.analyses.misspellings import misspellings
from linter.analyses.ngrams import ngrams
from linter.analyses.tokens import tokens
from linter.analyses.unknown_words import UnknownWord, unknown_words
from linter.document import Document, TokenKind
from linter.reading.formats import read_document


def main() -> None:
    """Print recall and false alarms."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--part", choices=["tune", "measure"], default="tune")
    parser.add_argument("--vary", nargs="+", metavar="LIMIT VALUE", default=[])
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()

    part: Part = options.part
    rows = list(bench("nonword-dev.jsonl", part))
    wrong = [(read_document(row["text"], "a.txt"), row["errors"]) for row in rows]
    clean = {
        "clean-dev": [
            read_document(row["text"], "a.txt") for row in bench("clean-dev.jsonl", part)
        ],
        "articles": [read_document(as_text(row), "a.txt") for row in articles(part)],
    }
    trials = [LIMITS]
    if options.vary:
        name, *values = options.vary
        trials = [Limits(**{name: float(value)}) for value in values]
    for limits in trials:
        if options.vary:
            print(options.vary[0], getattr(limits, options.vary[0]))
        print_recall(wrong, limits, missed=options.missed)
        for source, docs in clean.items():
            print_alarms(source, docs, limits, show=options.show)


class LeaveOneOut:
    """The shipped counts without the right words of a document."""

    def __init__(self, doc: Document, errors: list[dict[str, Any]]) -> None:
        self._counts = ngrams()
        self._own: set[tuple[str, str]] = set()
        for word in doc.get(unknown_words):
            for error in errors:
                if error["start"] <= word.span.start < error["end"]:
                    gold = error["gold"].lower()
                    self._own |= {(word.before, gold), (gold, word.after)}

    def word(self, a: str) -> int:
        """How often a word was seen."""
        return self._counts.word(a)

    def pair(self, a: str, b: str) -> int:
        """How often a pair was seen elsewhere; what was seen once is not in the counts."""
        count = self._counts.pair(a, b)
        if (a, b) not in self._own:
            return count
        return count - 1 if count > 2 else 0


def bench(name: str, part: Part) -> Iterator[dict[str, Any]]:
    """The rows of a file of the bench that belong to a part."""
    with (BENCH / "spelling" / name).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if part_of(row["id"]) == part:
                yield row


def print_recall(
    wrong: list[tuple[Document, list[dict[str, Any]]]], limits: Limits, *, missed: bool
) -> None:
    """How many of the planted misspellings are reported, and how well they are corrected."""
    tally: Counter[tuple[str, str]] = Counter()
    for doc, errors in wrong:
        counts = LeaveOneOut(doc, errors)
        told = {word.span.start: meant for word, meant, *_ in misspellings(doc, limits, counts)}
        for error in errors:
            kind = "capitalised" if error["cap"] else error["kind"]
            near = [
                meant for start, meant in told.items() if error["start"] <= start < error["end"]
            ]
            words = [each.word for each in near[0]] if near else []
            gold = error["gold"].lower()
            for key in (kind, "all"):
                tally[key, "n"] += 1
                tally[key, "hit"] += bool(near)
                tally[key, "first"] += gold in words[:1]
                tally[key, "three"] += gold in words[:3]
            if missed and not near:
                print(f"  missed {error['error']} ({error['gold']})")
    for kind in sorted({key[0] for key in tally}):
        n, hit = tally[kind, "n"], tally[kind, "hit"]
        print(
            f"  recall {kind:12} {hit}/{n} = {hit / n:.3f}"
            f"   top-1 {tally[kind, 'first'] / hit:.3f}  top-3 {tally[kind, 'three'] / hit:.3f}"
        )


def print_alarms(source: str, docs: list[Document], limits: Limits, *, show: bool) -> None:
    """How many words of clean text are reported."""
    told: list[tuple[Document, UnknownWord, str]] = []
    words = 0
    started = time.perf_counter()
    for doc in docs:
        words += sum(token.kind is TokenKind.WORD for token in doc.get(tokens))
        told += [(doc, word, meant[0].word) for word, meant, *_ in misspellings(doc, limits)]
    seconds = time.perf_counter() - started
    small = sum(not word.capitalised for _, word, _ in told)
    print(
        f"  {source}: {len(told)} flags ({small} lower-case) in {words:,} words ="
        f" {1000 * len(told) / words:.2f} a thousand; {words / seconds:,.0f} words/s"
    )
    if show:
        for doc, word, meant in told:
            start, end = word.span
            context = doc.prose[max(0, start - 40) : end + 30].replace("\n", "/")
            print(f"    {word.text} -> {meant}: {context}")


if __name__ == "__main__":
    main()
