"""`copydesk check`."""

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from linter import console
from linter.cli.output import EXIT_CLEAN, EXIT_FINDINGS, EXIT_PROBLEM, say, stop, style, write
from linter.config import FAIL_LEVELS
from linter.discovery import Skipped, Target, find_targets
from linter.engine import FileResult, RunOptions, Session, sort_diagnostics
from linter.errors import Problem, ReadingError, did_you_mean
from linter.finding import Report
from linter.reading.decoding import decode
from linter.reporters import FORMATS, Render, reporter
from linter.run import lint_targets
from linter.selection import Request

STDIN = "-"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What the files of a run gave, and what kept copydesk from linting some."""

    results: list[FileResult]
    problems: list[Problem]


def check(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: Annotated[
        list[str] | None,
        typer.Argument(help='Files and folders (default: here); "-" is standard input.'),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", help=f"How to report: {', '.join(FORMATS)}.")
    ] = "text",
    output: Annotated[Path | None, typer.Option(help="Write the report to this file.")] = None,
    select: Annotated[
        list[str] | None, typer.Option(help="Rules, categories or globs to run, comma-separated.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(help="Rules, categories or globs to leave out.")
    ] = None,
    fail_on: Annotated[
        str | None, typer.Option(help=f"Exit with 1 from here: {', '.join(FAIL_LEVELS)}.")
    ] = None,
    config: Annotated[Path | None, typer.Option(help="Use this configuration file.")] = None,
    no_config: Annotated[
        bool, typer.Option("--no-config", help="Defaults only: look up no configuration.")
    ] = False,
    no_local_rules: Annotated[
        bool, typer.Option("--no-local-rules", help="Run no Python rules of the linted project.")
    ] = False,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Apply exclude to named files too.")
    ] = False,
    stdin_filename: Annotated[
        str | None, typer.Option(help="What standard input is: its name and so its format.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 lets copydesk decide.")] = 0,
    fix: Annotated[bool, typer.Option("--fix", help="Apply safe fixes.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change; write nothing.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Findings only: no counts, no notes.")
    ] = False,
) -> None:
    """Lint files and folders.

    Exit status: 0 nothing found, 1 findings, 2 copydesk could not do its job.
    """
    started = time.perf_counter()
    render = _renderer(format_, fail_on, config)
    if config and no_config:
        stop("--config and --no-config contradict each other")
    if output and diff:
        stop("--output takes the report, and --diff makes none: send its output where you want it")
    session = Session(
        RunOptions(
            config=config,
            look_up_config=not no_config,
            request=Request(_split("--select", select), _split("--ignore", ignore)),
            fail_on=fail_on,
            local_code=not no_local_rules,
        )
    )
    given = paths or ["."]
    if STDIN in given:
        outcome = _stdin(
            session, given, stdin_filename, force_exclude=force_exclude, fix=fix, diff=diff
        )
    else:
        outcome = _files(session, given, jobs, force_exclude=force_exclude, fix=fix, diff=diff)
    problems = (
        *session.rule_problems(),
        *outcome.problems,
        *(problem for result in outcome.results for problem in result.problems),
    )
    report = Report(
        diagnostics=tuple(
            sort_diagnostics(d for result in outcome.results for d in result.diagnostics)
        ),
        problems=problems,
        files=sum(result.linted for result in outcome.results),
        seconds=time.perf_counter() - started,
    )
    for note in () if quiet else (note for result in outcome.results for note in result.notes):
        say(note)
    for problem in problems:
        say(f"{problem.path}: {problem.message}")
    if not diff and not (fix and STDIN in given):
        write(render(report, style(output, quiet=quiet)), output)
    if problems:
        raise typer.Exit(EXIT_PROBLEM)
    failed = any(result.failed for result in outcome.results)
    raise typer.Exit(EXIT_FINDINGS if failed else EXIT_CLEAN)


def _renderer(format_: str, fail_on: str | None, config: Path | None) -> Render:
    """The reporter that was asked for; stops at words that mean nothing."""
    if fail_on is not None and fail_on not in FAIL_LEVELS:
        hint = did_you_mean(fail_on, FAIL_LEVELS)
        stop(f'--fail-on is one of {", ".join(FAIL_LEVELS)}, not "{fail_on}"{hint}')
    if config is not None and not config.is_file():
        stop(f"--config: there is no file {config}")
    try:
        return reporter(format_)
    except ValueError as error:
        stop(f"--format: {error}")


def _split(option: str, words: list[str] | None) -> tuple[str, ...]:
    """Names that were given comma-separated, repeated, or both."""
    pieces = (piece.strip() for word in words or () for piece in word.split(","))
    found = tuple(piece for piece in pieces if piece)
    if words and not found:  # as a script's empty variable gives it: not "all rules"
        stop(f"{option} names no rule")
    return found


def _stdin(
    session: Session,
    given: list[str],
    name: str | None,
    *,
    force_exclude: bool,
    fix: bool,
    diff: bool,
) -> _Outcome:
    if len(given) > 1:
        stop('"-" stands alone: standard input is not linted beside files')
    path, shown = Path(name or "stdin"), name or "<stdin>"
    data = sys.stdin.buffer.read()
    if force_exclude and name and session.is_excluded(path):
        if fix and not diff:
            _pass_on(data)
        return _Outcome([], [])
    if not fix and not diff:
        return _Outcome([session.lint_bytes(data, path, shown)], [])
    try:
        decoded = decode(data)
    except ReadingError as error:
        return _Outcome([], [Problem(shown, str(error))])
    from linter.fixing import diff_of, encode_fixed, fix_decoded

    fixed = fix_decoded(session, decoded, path, shown)
    if diff:
        write([diff_of(fixed, shown)], None)
        return _Outcome([fixed.found], [])
    after = encode_fixed(fixed, data, shown) if fixed.applied else data
    if isinstance(after, Problem):
        _pass_on(data)
        return _Outcome([fixed.found], [after])
    _pass_on(after)
    return _Outcome([fixed.result], [])


def _pass_on(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _files(
    session: Session,
    given: list[str],
    jobs: int,
    *,
    force_exclude: bool,
    fix: bool,
    diff: bool,
) -> _Outcome:
    for each in given:  # wrong names are told even where there is nothing to lint
        session.setup(Path(each) if os.path.isdir(each) else Path(each).parent)  # noqa: PTH112
    found = list(find_targets(given, session.is_excluded, exclude_named=force_exclude))
    targets = [each for each in found if isinstance(each, Target)]
    problems = [each for each in found if isinstance(each, Problem)]
    for folder in dict.fromkeys(target.path.parent for target in targets):
        session.setup(folder)  # a wrong configuration stops the run before any output
    if fix or diff:
        results = [_fixed(session, target, diff=diff) for target in targets]
    else:
        results = list(console.progress(lint_targets(session, targets, jobs), len(targets)))
    skipped = sum(isinstance(each, Skipped) for each in found)
    if skipped:
        files = "file" if skipped == 1 else "files"
        note = f"{skipped} {files} of no known format skipped; name a file to lint it as text"
        results.append(FileResult(notes=(note,), linted=False))
    return _Outcome(results, problems)


def _fixed(session: Session, target: Target, *, diff: bool) -> FileResult:
    from linter.fixing import Fixed, diff_of, fix_file

    fixed = fix_file(session, target.path, target.shown, write=not diff, named=target.named)
    if not isinstance(fixed, Fixed):
        return fixed
    if diff:
        write([diff_of(fixed, target.shown)], None)
        return fixed.found
    if fixed.applied:
        places = "place" if fixed.applied == 1 else "places"
        say(f"{target.shown}: fixed in {fixed.applied} {places}")
    return fixed.result
