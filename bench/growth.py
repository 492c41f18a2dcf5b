"""How time and memory grow with the size of one file: they must do so in proportion.

    python bench/growth.py [--largest 10] [--copydesk PATH] [SHAPE ...]

Each shape is written in four sizes, each twice the one before, and linted in a process of its own.
The last column tells how time grows from the size before: 2.0 is in proportion.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

SEED = Path(__file__).parents[1] / "seeds" / "000_58816ce82dd3d581.txt"
STEPS = (8, 4, 2, 1)


class Run(NamedTuple):
    """One process: seconds on the wall, and peak memory."""

    wall: float
    megabytes: float


def article(size: int, sentence: Callable[[], str]) -> str:
    """Paragraphs of some sentences."""
    return _joined(size, lambda: " ".join(sentence() for _ in range(4)), "\n\n")


def line(size: int, sentence: Callable[[], str]) -> str:
    """One line."""
    return _joined(size, sentence, " ")


def paragraphs(size: int, sentence: Callable[[], str]) -> str:
    """Paragraphs of a few words."""
    return _joined(size, lambda: " ".join(sentence().split()[:2]) + ".", "\n\n")


def unit(text: str) -> Callable[[int, Callable[[], str]], str]:
    """The same again and again: what an attacker would send."""
    return lambda size, _: text * (size // len(text))


SHAPES: dict[str, tuple[float, Callable[[int, Callable[[], str]], str]]] = {
    # name: the largest size in MB as a share of --largest, and the text
    "article": (1.0, article),
    "line": (0.1, line),
    "paragraphs": (0.16, paragraphs),  # 100,000 of them in 1.6 MB
    "brackets": (0.1, unit("(")),
    "quotes": (0.1, unit('"')),
    "escapes": (0.1, unit("a%20")),
    "zero-width": (0.1, unit("\u200b")),
    "mojibake": (0.1, unit("Ã©")),
}


def main() -> None:
    """Print a row for each shape and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", default=list(SHAPES), metavar="SHAPE")
    parser.add_argument("--largest", type=float, default=10.0, help="MB of the largest article")
    parser.add_argument("--copydesk", default=str(Path(sys.executable).parent / "copydesk"))
    options = parser.parse_args()
    command = [options.copydesk, "check", "--no-config", "--no-cache", "-q", "--format", "json"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text("A word.\n", encoding="utf-8")
        start = timed([*command, str(path)]).wall  # of the process itself
        print(f"the start of a process takes {start:.2f} s and is left out")
        for name in options.shapes:
            share, text = SHAPES[name]
            before = 0.0
            for step in STEPS:
                size = round(options.largest * share * 1e6 / step)
                path.write_text(text(size, sentences()), encoding="utf-8")
                run = timed([*command, str(path)])
                wall = max(run.wall - start, 0.001)
                grown = f"x {wall / before:.1f}" if before else ""
                row = f"{name:12}{size / 1e6:8.2f} M characters {wall:8.2f} s"
                print(f"{row} {run.megabytes:8.0f} MB resident   {grown}", flush=True)
                before = wall


def sentences() -> Callable[[], str]:
    """Gives sentences of the seed article's words, no two alike, the same in every run."""
    words = re.findall(r"[a-z]+|[A-Z][a-z]+", SEED.read_text(encoding="utf-8"))
    chance = random.Random(7)

    def sentence() -> str:
        said = " ".join(chance.choices(words, k=chance.randint(8, 24)))
        return f"{said[0].upper()}{said[1:]}."

    return sentence


def _joined(size: int, piece: Callable[[], str], glue: str) -> str:
    pieces: list[str] = []
    length = 0
    while length < size:
        pieces.append(piece())
        length += len(pieces[-1]) + len(glue)
    return glue.join(pieces) + "\n"


def timed(command: list[str]) -> Run:
    """Run a command; what it finds does not matter here."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = 0  # reaped above: Popen must not wait for it again
    return Run(wall, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
