"""The lists of misspellings that codespell and typos know: how much of them copydesk reports.

    python bench/word_lists.py [--environment FOLDER] [--sample 5000]

Codespell's list comes with its package. That of typos is compiled into its program, so typos is
asked: about all words one edit away from 40,000 frequent words, and about codespell's list. Each
misspelling stands alone in a neutral sentence, in small letters and as the first word. Entries
that the word lists have, as words or as names, are counted apart: they are no misspellings.
Nothing of the lists is kept.
"""

import argparse
import json
import random
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from spelling import installed

from linter.analyses.correction_targets import correction_targets
from linter.analyses.corrections import forms_one_edit_away
from linter.analyses.lexicon import lexicon
from linter.analyses.misspellings import misspellings
from linter.reading.formats import read_document

INSIDE = (
    "The letter said {} in the second line.",
    "They had written {} on it.",
    "It was about {} and the others.",
)
OPENING = (
    "{} was in the second line.",
    "{} and the others came later.",
    "They left early. {} is what they wrote.",
)
_FREQUENT = 40_000
_AT_ONCE = 4_000


def main() -> None:
    """Read the lists, print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--environment", type=Path, help="keep the peers in this folder")
    parser.add_argument("--sample", type=int, default=5_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        peers = installed(options.environment or Path(folder) / "peers")
        codespell = read_codespell(peers.python)
        typos = ask_typos(peers.program("typos"), codespell)
    only = {word: meant for word, meant in typos.items() if word not in codespell}
    print(
        f"{'':20} {'entries':>8} {'sampled':>8} {'words':>6} {'inside':>7} {'opening':>8}", end=""
    )
    print(f" {'top-1':>6} {'top-3':>6}")
    for name, entries in (
        ("codespell", codespell),
        ("typos", typos),
        ("typos, its own", only),
    ):
        sample = random.Random(5).sample(sorted(entries.items()), min(options.sample, len(entries)))
        print(f"{name:20} {len(entries):8,} {row(sample)}", flush=True)


def read_codespell(environment: Path) -> dict[str, list[str]]:
    """Codespell's dictionary: what it calls wrong, and what it would write."""
    path = next(environment.glob("lib/python*/site-packages/codespell_lib/data/dictionary.txt"))
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        wrong, _, meant = line.partition("->")
        words = [each.strip().lower() for each in meant.split(",")]
        found[wrong] = words if len(words) == 1 else words[:-1]  # a reason, or nothing, is last
    return found


def ask_typos(program: str, codespell: Iterable[str]) -> dict[str, list[str]]:
    """What typos reports of all candidates."""
    words = (word for group in correction_targets().values() for word in group.lines.split())
    frequent = sorted(words, key=lexicon().frequency, reverse=True)[:_FREQUENT]
    found = dict(reported(program, codespell))
    for at in range(0, len(frequent), _AT_ONCE):
        near = {each for word in frequent[at : at + _AT_ONCE] for each in forms_one_edit_away(word)}
        found.update(reported(program, near))
    return found


def reported(program: str, words: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Those of the words in small letters that typos reports, each with what it would write."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(words))
        file.flush()
        command = [program, "--isolated", "--format", "json", file.name]
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    for each in map(json.loads, told.splitlines()):
        if each.get("type") == "typo" and each["typo"].isalpha() and each["typo"].islower():
            yield each["typo"], each["corrections"]


def row(sample: list[tuple[str, list[str]]]) -> str:
    """The figures of a list."""
    tally: Counter[str] = Counter()
    for number, (wrong, meant) in enumerate(sample):
        if is_word(wrong):
            tally["words"] += 1
            continue
        tally["n"] += 1
        inside = suggested(wrong, INSIDE[number % len(INSIDE)])
        tally["inside"] += bool(inside)
        tally["first"] += inside[0] in meant if inside else 0
        tally["three"] += any(each in meant for each in inside[:3])
        tally["opening"] += bool(
            suggested(wrong[0].upper() + wrong[1:], OPENING[number % len(OPENING)])
        )
    n, hits = tally["n"], max(1, tally["inside"])
    return (
        f"{len(sample):8,} {tally['words']:6} {tally['inside'] / n:7.3f}"
        f" {tally['opening'] / n:8.3f} {tally['first'] / hits:6.3f} {tally['three'] / hits:6.3f}"
    )


def is_word(wrong: str) -> bool:
    """Whether the word lists have all its words, or have them as names."""
    known = lexicon()
    return all(known.knows(part) or known.is_name(part) for part in wrong.split("-"))


def suggested(wrong: str, carrier: str) -> list[str]:
    """What copydesk would write for a misspelling in a sentence; empty where it says nothing."""
    text = carrier.format(wrong) + "\n"
    start = text.index(wrong)
    for found in misspellings(read_document(text, "a.txt")):
        if start <= found.word.span.start < start + len(wrong):
            return [each.word for each in found.meant]
    return []


if __name__ == "__main__":
    main()
