"""A cold run on the seed article, copydesk beside codespell, in turn: medians of wall and CPU time.

    python bench/cold_run.py [--runs 10] [--copydesk PATH] [--codespell PATH] [FILE]

Each run is a process of its own. Where codespell is not installed, it is installed from the
registry into a temporary environment, and nothing else is timed meanwhile.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

SEED = Path(__file__).parents[1] / "seeds" / "000_58816ce82dd3d581.txt"


class Run(NamedTuple):
    """One process: seconds on the wall, seconds of CPU, and peak memory."""

    wall: float
    cpu: float
    megabytes: float


def main() -> None:
    """Time both commands and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", default=str(SEED))
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--copydesk", default=str(Path(sys.executable).parent / "copydesk"))
    parser.add_argument("--codespell", default=shutil.which("codespell"))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        codespell = args.codespell or _installed("codespell", Path(folder))
        commands = {
            "copydesk": [args.copydesk, "check", "--no-config", args.file],
            "codespell": [codespell, args.file],
        }
        runs = _in_turn(commands, args.runs)
    for name, rows in runs.items():
        print(f"{name:10}" + "".join(f"  {median:8.3f} {unit}" for median, unit in _medians(rows)))
    pairs = zip(runs["copydesk"], runs["codespell"], strict=True)
    ratio = statistics.median(ours.wall / theirs.wall for ours, theirs in pairs)
    print(f"copydesk takes {ratio:.2f} times codespell's wall time (median of {args.runs} pairs)")


def _in_turn(commands: dict[str, list[str]], count: int) -> dict[str, list[Run]]:
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for n in range(count + 1):
        for name, command in commands.items():
            run = _time(command)
            if n:  # the first of each warms the disk cache
                runs[name].append(run)
    return runs


def _time(command: list[str]) -> Run:
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = 0  # reaped above: Popen must not wait for it again
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _medians(rows: list[Run]) -> list[tuple[float, str]]:
    units = ("s wall", "s CPU", "MB")
    columns = zip(*rows, strict=True)
    return [(statistics.median(column), unit) for column, unit in zip(columns, units, strict=True)]


def _installed(package: str, folder: Path) -> str:
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin" / "pip", "install", "--quiet", package], check=True)
    return str(folder / "bin" / package)


if __name__ == "__main__":
    main()
