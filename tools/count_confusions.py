"""Count what each frame of confusions.txt meets: in clean articles, and of planted confusions.

    python tools/count_confusions.py [--part measure] [--show]

A frame that meets anything right in clean text must go.
"""

import argparse
import json
from collections import Counter
from typing import Any

from corpus import BENCH, articles, as_text, part_of

from linter.analyses.confusions import confusions, split_words
from linter.reading.formats import read_document


def main() -> None:
    """Print hits in clean text, then the recall on planted confusions."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--part", choices=["tune", "measure"], default="tune")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()

    texts = [as_text(row) for row in articles(options.part)]
    texts += [row["text"] for row in rows("clean-dev.jsonl", options.part)]
    hits, words = 0, 0
    for text in texts:
        doc = read_document(text, "a.txt")
        words += len(text.split())
        for found in (*doc.get(confusions), *doc.get(split_words)):
            hits += 1
            if options.show:
                start, end = max(0, found.span.start - 60), found.span.end + 40
                context = text[start:end].replace("\n", "/")
                print(f"{found.line}: {found.text}>{found.meant[0]}: {context}")
    print(f"clean: {hits} hits in {words:,} words = {1000 * hits / words:.3f} a thousand")

    tally: Counter[tuple[str, str]] = Counter()
    useful: Counter[int] = Counter()
    for row in rows("realword-dev.jsonl", options.part):
        doc = read_document(row["text"], "a.txt")
        found_at = {found.span.start: found for found in doc.get(confusions)}
        for error in row["errors"]:
            told = found_at.get(error["start"])
            tally[error["kind"], "n"] += 1
            if told:
                tally[error["kind"], "hit"] += 1
                tally[error["kind"], "right"] += error["gold"].lower() == told.meant[0]
                useful[told.line] += 1
    for kind in ("conf", "ed1"):
        n, hit, right = (tally[kind, key] for key in ("n", "hit", "right"))
        print(f"{kind}: recall {hit}/{n} = {hit / n:.3f}, corrected {right}/{hit}")
    print("frames by hits:", useful.most_common())


def rows(name: str, part: str) -> list[dict[str, Any]]:
    """The rows of a file of the bench that belong to a part."""
    with (BENCH / "spelling" / name).open(encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if part_of(row["id"]) == part]


if __name__ == "__main__":
    main()
