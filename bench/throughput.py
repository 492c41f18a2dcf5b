"""Throughput on a tree of 2,000 articles (8 MB): copydesk on one and two processes, and its peers.

    python bench/throughput.py [--articles 2000] [--runs 3] [--peer codespell=PATH ...]

The tree is made of the bench's articles; where they are too few, further ones have the paragraphs
of one of them in another order. Peers are taken from PATH, or from where --peer says; those that
are nowhere are left out. All run on the same tree, in turn, with no configuration of their own.
"""

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))
from corpus import BENCH  # noqa: E402 - the tools folder is no package

PEERS = ("codespell", "typos", "vale", "cspell", "proselint")
ARGUMENTS = {
    "codespell": ["{tree}"],
    "typos": ["--isolated", "{tree}"],
    "vale": ["--config", "{config}", "{tree}"],
    "cspell": ["--no-progress", "--no-color", "--root", "{tree}", "**"],
    "proselint": ["check", "{tree}"],
}
VALE = "MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n"


class Run(NamedTuple):
    """One process with its children: seconds on the wall and of CPU."""

    wall: float
    cpu: float


def main() -> None:
    """Make the tree, time all commands in turn, and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--copydesk", default=str(Path(sys.executable).parent / "copydesk"))
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PATH")
    options = parser.parse_args()
    if not (BENCH / "articles-dev.jsonl").is_file():
        print("(the articles are not part of the repository; set COPYDESK_BENCH to their folder)")
        return
    with tempfile.TemporaryDirectory() as folder:
        tree, config = Path(folder) / "tree", Path(folder) / "vale.ini"
        config.write_text(VALE, encoding="utf-8")
        size = sum(map(len, written(tree, options.articles))) / 1e6
        print(f"{options.articles:,} articles, {size:.1f} MB; median of {options.runs} runs")
        found = commands(options, tree, config)
        runs = in_turn(found, options.runs)
    ours = statistics.median(run.wall for run in runs["copydesk, 2 processes"])
    for name, rows in runs.items():
        wall = statistics.median(row.wall for row in rows)
        cpu = statistics.median(row.cpu for row in rows)
        row = f"{name:24}{wall:8.2f} s wall {cpu:8.2f} s CPU {size / wall:8.2f} MB/s"
        print(row if name.startswith("copydesk") else f"{row}   its time / ours: {wall / ours:.2f}")


def written(tree: Path, count: int) -> Iterator[bytes]:
    """Write the articles, some in each folder, and yield what was written."""
    lines = (BENCH / "articles-dev.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    shuffle = random.Random(7).shuffle
    for n in range(count):
        article = articles[n % len(articles)]
        paragraphs = list(article["paragraphs"])
        if n >= len(articles):
            shuffle(paragraphs)
        data = "\n\n".join([article["title"] or "", *paragraphs]).strip().encode() + b"\n"
        path = tree / f"{n % 20:02}" / f"{n:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        yield data


def commands(options: argparse.Namespace, tree: Path, config: Path) -> dict[str, list[str]]:
    """What is run, by its name in the table."""
    ours = [options.copydesk, "check", "--no-config", "--no-cache", "-q", "--format", "json"]
    found = {
        "copydesk, 1 process": [*ours, "--jobs", "1", str(tree)],
        "copydesk, 2 processes": [*ours, "--jobs", "2", str(tree)],
    }
    given = dict(each.partition("=")[::2] for each in options.peer)
    for name in PEERS:
        path = given.get(name) or shutil.which(name)
        if path:
            values = {"tree": str(tree), "config": str(config)}
            found[name] = [path, *(each.format(**values) for each in ARGUMENTS[name])]
    return found


def in_turn(found: dict[str, list[str]], count: int) -> dict[str, list[Run]]:
    """The runs of each command; the commands take turns, so that all see the same machine."""
    runs: dict[str, list[Run]] = {name: [] for name in found}
    for _ in range(count):
        for name, command in found.items():
            runs[name].append(timed(command))
    return runs


def timed(command: list[str]) -> Run:
    """Run a command; what it finds does not matter here."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = 0  # reaped above: Popen must not wait for it again
    return Run(wall, usage.ru_utime + usage.ru_stime)


if __name__ == "__main__":
    main()
