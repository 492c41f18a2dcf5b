"""Count what each frame of the confusion tables meets: in clean text, and of planted confusions.

    python tools/count_confusions.py [--part measure] [--show]
    python tools/count_confusions.py --table     # both parts: writes docs/confusions.md

A frame that meets anything right in clean text must go. What a frame reports in clean text was
looked at by a person, who wrote into tools/words/confusion_verdicts.txt whether the word there is
wrong indeed: lines "text offset wrong|right". The table gives each frame's precision by them.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from corpus import BENCH, Part, articles, as_text, part_of

from linter.analyses import confusions as framed
from linter.analyses.confusions import Confusion, confusions, split_words
from linter.reading.formats import read_document

ROOT = Path(__file__).parents[1]
DATA = Path(framed.__file__).parent / "data"
VERDICTS = ROOT / "tools" / "words" / "confusion_verdicts.txt"
TABLE = ROOT / "docs" / "confusions.md"
TABLES = {"confusions.txt": confusions, "split_words.txt": split_words}
BY_COUNTS = 0  # the line of what the counts report, not a frame

HEAD = """\
# What each confusion frame meets

Written by `tools/count_confusions.py --table`. A frame calls the word in brackets wrong between its
neighbours. *Clean* is what it reports in {words:,} words of published text, and how many of those
are errors of the text: its precision there. *Planted* is how many of {planted:,} planted real-word
errors it finds, and for how many of them it names the right word. A dash is nothing reported:
nothing to measure on, and no false alarm either.

| frame | clean: right of reported | planted: corrected of found |
| --- | --- | --- |"""

Frame = tuple[str, int]  # a table and a line in it


class Tally(NamedTuple):
    """What was met, by frame."""

    words: int
    clean: dict[Frame, list[str]]  # the verdicts on what was reported in clean text
    planted: Counter[Frame]  # planted confusions found
    corrected: Counter[Frame]
    recall: dict[str, tuple[int, int, int]]  # planted, found, corrected, by kind


def main() -> None:
    """Print hits in clean text, then the recall on planted confusions; or write the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--part", choices=["tune", "measure"], default="tune")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--table", action="store_true", help=f"write {TABLE.name}")
    options = parser.parse_args()

    parts: list[Part] = ["tune", "measure"] if options.table else [options.part]
    tally = count(parts, show=options.show)
    hits = sum(map(len, tally.clean.values()))
    rate = 1000 * hits / tally.words
    print(f"clean: {hits} hits in {tally.words:,} words = {rate:.3f} a thousand")
    for kind, (n, hit, right) in tally.recall.items():
        print(f"{kind}: recall {hit}/{n} = {hit / n:.3f}, corrected {right}/{hit}")
    if options.table:
        TABLE.write_text(table(tally), encoding="utf-8")
    else:
        print("frames by hits:", tally.planted.most_common())


def count(parts: list[Part], *, show: bool) -> Tally:
    """Run the frames over the clean and the planted texts of some parts."""
    verdicts = read_verdicts()
    words, clean = 0, defaultdict[Frame, list[str]](list)
    planted, corrected = Counter[Frame](), Counter[Frame]()
    recall: dict[str, tuple[int, int, int]] = {"conf": (0, 0, 0), "ed1": (0, 0, 0)}
    for name, text, errors in texts(parts):
        found_at = {found.span.start: (frame, found) for frame, found in reported(text)}
        if errors is None:
            words += len(text.split())
            for frame, found in found_at.values():
                verdict = verdicts.get((name, found.span.start), "not judged")
                clean[frame].append(verdict)
                if show:
                    start, end = max(0, found.span.start - 60), found.span.end + 40
                    context = text[start:end].replace("\n", "/")
                    where = f"{name} {found.span.start} {verdict}"
                    print(f"{frame}: {where}: {found.text}>{found.meant[0]}: {context}")
            continue
        for error in errors:
            n, hit, right = recall[error["kind"]]
            if told := found_at.get(error["start"]):
                frame, found = told
                meant = error["gold"].lower() == found.meant[0]
                planted[frame] += 1
                corrected[frame] += meant
                hit, right = hit + 1, right + meant
            recall[error["kind"]] = n + 1, hit, right
    return Tally(words, clean, planted, corrected, recall)


def reported(text: str) -> Iterator[tuple[Frame, Confusion]]:
    """What the frames, and the counts, report in a text."""
    doc = read_document(text, "a.txt")
    for name, analysis in TABLES.items():
        for found in doc.get(analysis):
            yield (name, found.line), found


def texts(parts: list[Part]) -> Iterator[tuple[str, str, list[dict[str, Any]] | None]]:
    """The texts of some parts: name, text, and the planted errors if there are any."""
    for part in parts:
        for article in articles(part):
            yield article["id"], as_text(article), None
        for name in ("clean-dev", "realword-dev"):
            with (BENCH / "spelling" / f"{name}.jsonl").open(encoding="utf-8") as lines:
                for row in map(json.loads, lines):
                    if part_of(row["id"]) == part:
                        yield row["id"], row["text"], row.get("errors")


def read_verdicts() -> dict[tuple[str, int], str]:
    """What a person said of each report in clean text: whether the word is wrong."""
    verdicts = {}
    for line in VERDICTS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, offset, verdict = line.rsplit(" ", 2)
            verdicts[text, int(offset)] = verdict
    return verdicts


def table(tally: Tally) -> str:
    """The table as Markdown."""
    planted = sum(n for n, _, _ in tally.recall.values())
    lines = [HEAD.format(words=tally.words, planted=planted)]
    frames = [(name, BY_COUNTS) for name in TABLES if tally.planted[name, BY_COUNTS]]
    for frame in (*frames, *sources()):
        shown = sources().get(frame, "by counts of neighbours (`confusables.txt`)")
        verdicts, found = tally.clean.get(frame, []), tally.planted[frame]
        wrong, unjudged = verdicts.count("wrong"), verdicts.count("not judged")
        clean = f"{wrong} of {len(verdicts)}" if verdicts else "-"
        clean += f" ({unjudged} not judged)" if unjudged else ""
        corrected = f"{tally.corrected[frame]} of {found}" if found else "-"
        lines.append(f"| {shown} | {clean} | {corrected} |")
    return "\n".join(lines) + "\n"


def sources() -> dict[Frame, str]:
    """The frames of the tables as they are written there, for a cell."""
    found = {}
    for name in TABLES:
        for number, line in enumerate((DATA / name).read_text(encoding="utf-8").split("\n"), 1):
            if line and not line.startswith(("#", "class ")):
                escaped = re.sub(r"\|", r"\\|", line)
                found[name, number] = f"`{escaped}`"
    return found


if __name__ == "__main__":
    main()
