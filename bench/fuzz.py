"""Throw damaged articles at every format, rule and reporter; print the laws that do not hold.

    make fuzz                                  (ten minutes)
    python bench/fuzz.py --seconds 60 --seed 7

Laws: no rule fails and nothing raises; what is found lies inside the file, and its line and column
lead back to it; the same file gives the same report; safe fixes applied twice change nothing the
second time; no case takes longer than its size allows. Articles come from the rules' own examples,
from seeds/, and from $COPYDESK_BENCH where it is set.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from linter.engine import RunOptions, Session
from linter.finding import Diagnostic, Report
from linter.fixing import apply_edits, fitting_edits
from linter.reading.decoding import Decoded
from linter.registry import load_registry
from linter.reporters import FORMATS, Style, reporter
from linter.span import LineIndex

ROOT = Path(__file__).parents[1]
NAMES = ("a.txt", "a.md", "a.html", "a.rst", "a.adoc", "a.json", "a.jsonl")
BITS = (
    "\n", "\n\n", "\r", "\r\n", "\t", " ", "  ", "\x00", "\x0c", "\x1b[31m", "\u00a0", "\u200b",
    "\u202e", "\u2028", "\ufeff", "\ufffc", "\ufdd0", "\ufffd", "\ud800", "\U0010ffff", '"', "'",
    "“", "”", "‘", "’", "«", "»", "(", ")", "[", "]", "{", "}", "{{", "}}", "{%", "<", ">", "</",
    "<!--", "-->", "&amp;", "&#x27;", "*", "**", "_", "`", "```\n", "---\n", "===\n", "# ", "> ",
    "- ", "1. ", "| a |", "::", ".. note:: ", "[source]\n", "----\n", "\\", "\\u201", "%s", "%20",
    "$", "@", "#", "TK", "XXX", "[1]", "[^1]", "http://a.b/c", "a@b.c", "...", "…", "!", "?!",
    ", ,", " .", "-", "–", "—", "É", "é", "é", "Ã©", "â€™", "а", "ß", "ｗ", "日本", "שלום", "🙂",
    "100%", "30 February", "Monday, 1 May 2020", "the the", "copydesk: ignore x",
    "<!-- copydesk: off y -->", "By ", "He said.", "U.S.", "it's its",
)  # fmt: skip


def main() -> int:
    """Run until the time is over; the exit status is 1 where a law was broken."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--cases", type=int, default=10**9)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    texts = list(corpus())
    session = Session(RunOptions(look_up_config=False, fields=("title", "body")))
    broken = cases = size = 0
    worst = (0.0, "")
    end = time.monotonic() + options.seconds
    while time.monotonic() < end and cases < options.cases:
        cases += 1
        name, text = chance.choice(NAMES), mutated(chance, texts)
        text = in_format(name, text, chance)
        size += len(text)
        started = time.process_time()
        for law in broken_laws(session, text, name):
            broken += 1
            sys.stdout.write(f"{law}\n  {name}: {ascii(text)[:600]}\n")
        spent = (time.process_time() - started) / (len(text) + 2000)
        worst = max(worst, (spent, f"{name}: {ascii(text)[:120]}"))
    sys.stdout.write(
        f"{cases:,} cases, {size:,} characters, {broken} laws broken; slowest"
        f" {worst[0] * 1e6:.0f} µs a character ({worst[1]})\n"
    )
    return 1 if broken else 0


def in_format(name: str, text: str, chance: random.Random) -> str:
    """The text as a file of that name holds it."""
    if name.endswith((".json", ".jsonl")):
        record = {"title": "A fair", "body": text}
        return json.dumps(record, ensure_ascii=chance.random() < 0.5)
    return text


def corpus() -> Iterator[str]:
    """Articles to damage."""
    yield from examples()
    bench = ROOT.parent / "shared" / "bench" / "articles-dev.jsonl"
    if bench.exists():
        for line in bench.read_text(encoding="utf-8").split("\n")[:400]:
            if line:
                yield "\n\n".join(json.loads(line)["paragraphs"][:12]) + "\n"


def examples() -> Iterator[str]:
    """The seeds, and the examples of all rules."""
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for rule in load_registry().rules.values():
        yield from (each.plain for each in rule.bad)
        yield from (each.text for each in rule.good)


def mutated(chance: random.Random, texts: list[str]) -> str:
    """A text with bits put in, taken out, repeated, or joined with another text."""
    text = chance.choice(texts)
    if chance.random() < 0.3:
        other = chance.choice(texts)
        cut = chance.randrange(len(text) + 1)
        text = text[:cut] + other[chance.randrange(len(other) + 1) :]
    for _ in range(chance.choice((1, 2, 4, 8, 16))):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((0, 0, 1, 3, 20)))
        bit = chance.choice(BITS) * chance.choice((1, 1, 1, 2, 3, 50))
        text = text[:at] + bit + text[end:]
    return text


def broken_laws(session: Session, text: str, name: str) -> Iterator[str]:
    """What does not hold of one file."""
    try:
        result = session.lint_decoded(Decoded(text, "utf-8"), Path(name), name)
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        yield f"raised {type(error).__name__}: {error}"
        return
    for problem in result.problems:
        if "JSON" not in problem.message and "no record" not in problem.message:
            yield problem.message
    lines = LineIndex(text)
    for each in result.diagnostics:
        yield from _misplaced(each, text, lines)
    again = session.lint_decoded(Decoded(text, "utf-8"), Path(name), name)
    if again.diagnostics != result.diagnostics:
        yield "two runs differ"
    yield from _reported(Report(result.diagnostics, result.problems, 1, 0.1))
    yield from _fixed(session, text, name, result.diagnostics)


def _misplaced(found: Diagnostic, text: str, lines: LineIndex) -> Iterator[str]:
    start, end = found.span
    if not 0 <= start <= end <= len(text):
        yield f"{found.rule} reports {tuple(found.span)}, outside the file"
    elif lines.position(start) != found.start or lines.position(end) != found.end:
        yield f"{found.rule} reports {tuple(found.span)} at another line or column"


def _reported(report: Report) -> Iterator[str]:
    for form in FORMATS:
        try:
            shown = "".join(reporter(form)(report, Style()))
            shown.encode()
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            yield f"{form} raised {type(error).__name__}: {error}"
            continue
        if "\x1b" in shown or "\u202e" in shown or "\x00" in shown:
            yield f"{form} lets control characters through"


def _fixed(session: Session, text: str, name: str, found: tuple[Diagnostic, ...]) -> Iterator[str]:
    """Safe fixes must come to rest."""

    def lint(each: str) -> tuple[Diagnostic, ...]:
        return session.lint_decoded(Decoded(each, "utf-8"), Path(name), name).diagnostics

    for _ in range(8):
        edits = fitting_edits(found)
        if not edits:
            return
        text = apply_edits(text, edits)
        found = lint(text)
    yield f"safe fixes do not come to rest: {sorted({each.rule for each in found if each.fix})}"


if __name__ == "__main__":
    sys.exit(main())
