"""`copydesk accept` and `copydesk baseline`: false alarms accepted, by word and by finding."""

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from linter.baseline import FILE_NAME, Baseline
from linter.cli.inputs import Wanted, lint
from linter.cli.output import EXIT_CLEAN, EXIT_PROBLEM, say, stop, write
from linter.config import FILE_NAME as CONFIG_NAME
from linter.config import Config
from linter.config_edit import add_key
from linter.engine import RunOptions, Session

_WORDS_NAME = "copydesk-words.txt"
_WORD = re.compile(r"\S+")


def accept(
    words: Annotated[list[str], typer.Argument(help="Words that are right here.")],
    config: Annotated[Path | None, typer.Option(help="Use this configuration file.")] = None,
) -> None:
    """Add words to the project's list of accepted words.

    A lower-case word is accepted in every case, a word with capitals in that form and in all
    capitals. One list serves spelling, capitals and names.
    """
    for word in words:
        if not _WORD.fullmatch(word) or "#" in word or not word.isprintable():
            stop(f'"{word}" is no word: give words one by one, without blanks')
    found = _config(config)
    path = found.word_list
    if path is None:
        folder = found.path.parent if found.path else Path.cwd()
        path = folder / _WORDS_NAME
        holder = found.path or folder / CONFIG_NAME
        add_key(holder, "accept-words-file", _WORDS_NAME)
        say(f"{holder}: accept-words-file added")
    present = path.read_text(encoding="utf-8-sig").split("\n") if path.exists() else []
    known = {line.strip() for line in present} | set(found.accept_words)
    new = [word for word in dict.fromkeys(words) if word not in known]
    with path.open("a", encoding="utf-8", newline="\n") as stream:
        if present and present[-1]:
            stream.write("\n")
        stream.writelines(f"{word}\n" for word in new)
    for word in words:
        typer.echo(f"{path}: {word}{'' if word in new else ' (was there)'}")


def baseline(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Files and folders (default: here).")
    ] = None,
    output: Annotated[Path | None, typer.Option(help="The file to write.")] = None,
    config: Annotated[Path | None, typer.Option(help="Use this configuration file.")] = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 lets copydesk decide.")] = 0,
) -> None:
    """Accept all present findings: later runs report only new ones.

    Entries of the files that are linted are written anew; those of other files stay.
    """
    found = _config(config)
    target = output or found.baseline or _beside(found)
    session = Session(RunOptions(config=config))
    outcome = lint(session, Wanted(paths or ["."], jobs=jobs), lambda _path, _diagnostic: True)
    problems = [*session.rule_problems(), *outcome.problems]
    problems += [problem for result in outcome.results for problem in result.problems]
    for problem in problems:
        say(f"{problem.path}: {problem.message}")
    if problems:
        say(f"{target}: not written: what could not be linted could not be accepted")
        sys.exit(EXIT_PROBLEM)
    before = Baseline.load(target) if target.exists() else Baseline(target)
    linted = {each.path: each.diagnostics for each in outcome.results if each.path}
    after = before.with_findings(linted)
    write([after.dump()], target)
    count = sum(map(len, after.files.values()))
    typer.echo(f"{target}: {count:,} findings in {len(after.files):,} files accepted")
    if output is None and found.baseline is None:
        holder = found.path or target.parent / CONFIG_NAME
        add_key(holder, "baseline", FILE_NAME)
        say(f"{holder}: baseline added")
    sys.exit(EXIT_CLEAN)


def _beside(config: Config) -> Path:
    return (config.path.parent if config.path else Path.cwd()) / FILE_NAME


def _config(given: Path | None) -> Config:
    """The configuration of the folder one stands in, or the one that is named."""
    if given is not None and not given.is_file():
        stop(f"--config: there is no file {given}")
    return Session(RunOptions(config=given)).setup(Path()).config
