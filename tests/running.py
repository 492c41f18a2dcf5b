"""Runs of copydesk for tests: in this process where possible, else as a command of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from typer.testing import CliRunner

from linter.cli.commands import app
from linter.document import Document
from linter.finding import Category, Finding, Severity
from linter.rule import Rule, Status
from linter.span import Span

FAULT = "She lives in Leeds .\n"  # one warning of space-before-punctuation, at columns 19 to 21
CLEAN = "She lives in Leeds.\n"
RULE = "space-before-punctuation"

CHECK = Callable[[Document], Iterator[Finding]]


class Run(NamedTuple):
    """What a run of the command line gave."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        """The report of a run with --format json."""
        parsed: dict[str, Any] = json.loads(self.out)
        return parsed

    def found(self, *keys: str) -> list[tuple[Any, ...]]:
        """The findings of a run with --format json, as tuples of these keys."""
        return [tuple(each[key] for key in keys) for each in self.report["findings"]]


def run_cli(*args: str, cwd: Path | None = None, input: str | bytes | None = None) -> Run:  # noqa: A002
    """Run the command line in this process."""
    before = Path.cwd()
    os.chdir(cwd or before)
    try:
        result = CliRunner().invoke(app, list(args), input=input)
    finally:
        os.chdir(before)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    out = result.stdout_bytes.decode()  # `result.stdout` would change line ends
    return Run(result.exit_code, out, result.stderr)


def run_main(*args: str, cwd: Path, input: str | None = None, **env: str) -> Run:  # noqa: A002
    """Run the installed command in a process of its own."""
    command = [sys.executable, "-c", "from linter.cli import main; main()", *args]
    done = subprocess.run(
        command,
        cwd=cwd,
        input=input,
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)


def write(path: Path, text: str) -> Path:
    """Write a text exactly as it is, its folders made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def make_rule(
    name: str = "made-up",
    check: CHECK | None = None,
    *,
    category: Category = Category.STYLE,
    severity: Severity = Severity.WARNING,
    status: Status = Status.STABLE,
) -> Rule:
    """A rule for tests; without `check` it reports every "x" of the text."""

    def every_x(doc: Document) -> Iterator[Finding]:
        for at, char in enumerate(doc.text):
            if char == "x":
                yield Finding(Span(at, at + 1), "an x")

    class Made(Rule):
        """It is made for a test."""

        def check(self, doc: Document) -> Iterator[Finding]:
            yield from (check or every_x)(doc)

    rule = Made()
    rule.name, rule.category, rule.severity, rule.status = name, category, severity, status
    return rule


LOCAL_RULE = '''
from linter.sdk import Bad, Category, Finding, Good, Rule, Span

class {kind}(Rule):
    """It reports every {letter}."""

    name = "{name}"
    category = Category.STYLE

    def check(self, doc):
        for at, char in enumerate(doc.text):
            if char == "{letter}":
                yield Finding(Span(at, at + 1), "a letter")
'''


def local_rule(name: str = "local-letter", letter: str = "x", kind: str = "LocalLetter") -> str:
    """The source of a Python rule for a folder of rules."""
    return LOCAL_RULE.format(name=name, letter=letter, kind=kind)
