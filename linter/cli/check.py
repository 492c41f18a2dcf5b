"""`copydesk check`."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from linter import __version__
from linter.changes import Changes
from linter.cli.gate import Gate
from linter.cli.inputs import Fixing, Outcome, Wanted, lint
from linter.cli.output import EXIT_CLEAN, EXIT_FINDINGS, EXIT_PROBLEM, say, stop, style, write
from linter.cli.statistics import say_statistics
from linter.config import FAIL_LEVELS
from linter.engine import RunOptions, Session
from linter.errors import did_you_mean
from linter.finding import Diagnostic, Report, RuleCard
from linter.linting import sort_diagnostics
from linter.reading.formats import parse_field
from linter.reporters import FORMATS, WITH_RULES, Render, reporter
from linter.selection import Request


@dataclass(frozen=True, slots=True)
class _Output:
    """A report that was asked for: how it looks and where it goes."""

    name: str
    render: Render
    path: Path | None


def check(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: Annotated[
        list[str] | None,
        typer.Argument(help='Files and folders (default: here); "-" is standard input.'),
    ] = None,
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            help=f"How to report (default: text): {', '.join(FORMATS)}."
            " Repeated: each goes to the --output of the same turn, one more to standard output.",
        ),
    ] = None,
    output: Annotated[
        list[Path] | None, typer.Option(help="Write the report to this file.")
    ] = None,
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
    baseline: Annotated[
        Path | None, typer.Option(help="Leave out the findings that this file accepts.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="REV", help="Only what touches lines changed since this revision."),
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", help="Only what touches lines that are staged in git.")
    ] = False,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Apply exclude to named files too.")
    ] = False,
    stdin_filename: Annotated[
        str | None, typer.Option(help="What standard input is: its name and so its format.")
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(help="A field of JSON files that holds text: body, article.body, body:html."),
    ] = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 lets copydesk decide.")] = 0,
    fix: Annotated[bool, typer.Option("--fix", help="Apply safe fixes.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: the other fixes too.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change; write nothing.")
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Lint every file anew, and keep no results.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Tell findings and seconds by rule and analysis.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Findings only: no counts, no notes.")
    ] = False,
) -> None:
    """Lint files and folders.

    Exit status: 0 nothing found, 1 findings, 2 copydesk could not do its job.
    """
    started = time.perf_counter()
    outputs = _outputs(format_ or [], output or [])
    _check_words(fail_on, config, no_config=no_config)
    if unsafe_fixes and not (fix or diff):
        stop("--unsafe-fixes goes with --fix or --diff")
    if output and diff:
        stop("--output takes the report, and --diff makes none: send its output where you want it")
    wanted = Wanted(
        paths or ["."],
        stdin_filename,
        force_exclude,
        jobs,
        Fixing(write=fix and not diff, show=diff, unsafe=unsafe_fixes),
        _changes(since, staged=staged),
        cached=not no_cache and not statistics,
    )
    if wanted.from_stdin and wanted.changes:
        stop("--since and --staged look at files, not at standard input")
    session = Session(
        RunOptions(
            config=config,
            look_up_config=not no_config,
            request=Request(_split("--select", select), _split("--ignore", ignore)),
            fail_on=fail_on,
            local_code=not no_local_rules,
            fields=_fields(field),
            timed=statistics,
        )
    )
    gate = Gate(session, baseline, wanted.changes)
    linted = lint(session, wanted, gate.counts)
    outcome = Outcome([gate.admitted(each) for each in linted.results], linted.problems)
    report = _report(session, outcome, started, outputs)
    notes = (note for each in outcome.results for note in each.notes)
    for note in () if quiet else (*notes, *gate.notes()):
        say(note)
    for problem in report.problems:
        say(f"{problem.path}: {problem.message}")
    if not diff and not (fix and wanted.from_stdin):
        for each in outputs:
            write(each.render(report, style(each.path, quiet=quiet)), each.path)
    if statistics:
        say_statistics(report, outcome.results)
    if report.problems:
        raise typer.Exit(EXIT_PROBLEM)
    failed = any(result.failed for result in outcome.results)
    raise typer.Exit(EXIT_FINDINGS if failed else EXIT_CLEAN)


def _outputs(names: list[str], paths: list[Path]) -> list[_Output]:
    """The reports that were asked for; stops at what cannot be meant."""
    names = names or ["text"]
    if len(paths) > len(names):
        stop(f"there are {len(paths)} --output for {len(names)} --format")
    if len(names) - len(paths) > 1:
        stop("only one format can go to standard output: give the others an --output each")
    if len(set(paths)) < len(paths):
        stop("two reports cannot go to one --output")
    try:
        renders = [reporter(name) for name in names]
    except ValueError as error:
        stop(f"--format: {error}")
    places: list[Path | None] = [*paths, *([None] * (len(names) - len(paths)))]
    return [_Output(*each) for each in zip(names, renders, places, strict=True)]


def _check_words(fail_on: str | None, config: Path | None, *, no_config: bool) -> None:
    """Stop at words that mean nothing."""
    if fail_on is not None and fail_on not in FAIL_LEVELS:
        hint = did_you_mean(fail_on, FAIL_LEVELS)
        stop(f'--fail-on is one of {", ".join(FAIL_LEVELS)}, not "{fail_on}"{hint}')
    if config is not None and not config.is_file():
        stop(f"--config: there is no file {config}")
    if config and no_config:
        stop("--config and --no-config contradict each other")


def _changes(since: str | None, *, staged: bool) -> Changes | None:
    if since is None and not staged:
        return None
    if since is not None and staged:
        stop("--since and --staged contradict each other")
    from linter import changes

    return changes.staged(Path.cwd()) if since is None else changes.since(since, Path.cwd())


def _split(option: str, words: list[str] | None) -> tuple[str, ...]:
    """Names that were given comma-separated, repeated, or both."""
    pieces = (piece.strip() for word in words or () for piece in word.split(","))
    found = tuple(piece for piece in pieces if piece)
    if words and not found:  # as a script's empty variable gives it: not "all rules"
        stop(f"{option} names no rule")
    return found


def _fields(words: list[str] | None) -> tuple[str, ...]:
    fields = _split("--field", words)
    try:
        for word in fields:
            parse_field(word)
    except ValueError as error:
        stop(f"--field: {error}")
    return fields


def _report(session: Session, outcome: Outcome, started: float, outputs: list[_Output]) -> Report:
    found = tuple(sort_diagnostics(d for each in outcome.results for d in each.diagnostics))
    with_rules = any(each.name in WITH_RULES for each in outputs)
    return Report(
        diagnostics=found,
        problems=(
            *session.rule_problems(),
            *outcome.problems,
            *(problem for result in outcome.results for problem in result.problems),
        ),
        files=sum(result.linted for result in outcome.results),
        seconds=time.perf_counter() - started,
        rules=_cards(session, found) if with_rules else (),
        version=__version__,
    )


def _cards(session: Session, found: tuple[Diagnostic, ...]) -> tuple[RuleCard, ...]:
    from linter.explain import card

    names = {each.rule for each in found}
    rules = {rule.name: rule for rule in session.known_rules() if rule.name in names}
    return tuple(card(rules[name]) for name in sorted(rules))
