"""What `copydesk check` does, whichever way its options were read."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from linter import __version__
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
from linter.reporters import WITH_RULES, Render, reporter
from linter.selection import Request

if TYPE_CHECKING:
    from linter.changes import Changes


class Asked(NamedTuple):
    """The options of `copydesk check`, as they were given."""

    paths: Sequence[str] = ()
    formats: Sequence[str] = ()
    outputs: Sequence[Path] = ()
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    fail_on: str | None = None
    config: Path | None = None
    no_config: bool = False
    no_local_rules: bool = False
    baseline: Path | None = None
    since: str | None = None
    staged: bool = False
    force_exclude: bool = False
    stdin_filename: str | None = None
    fields: Sequence[str] = ()
    jobs: int = 0
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    no_cache: bool = False
    statistics: bool = False
    quiet: bool = False


class _Output(NamedTuple):
    """A report that was asked for: how it looks and where it goes."""

    name: str
    render: Render
    path: Path | None


def run(asked: Asked) -> NoReturn:
    """Lint, report, and end with the exit status."""
    started = time.perf_counter()
    outputs = _outputs(asked.formats, asked.outputs)
    _check_words(asked)
    wanted = _wanted(asked)
    session = Session(_options(asked))
    gate = Gate(session, asked.baseline, wanted.changes)
    linted = lint(session, wanted, gate.counts)
    outcome = Outcome([gate.admitted(each) for each in linted.results], linted.problems)
    report = _report(session, outcome, started, outputs)
    notes = (note for each in outcome.results for note in each.notes)
    for note in () if asked.quiet else (*notes, *gate.notes()):
        say(note)
    for problem in report.problems:
        say(f"{problem.path}: {problem.message}")
    if not asked.diff and not (asked.fix and wanted.from_stdin):
        for each in outputs:
            write(each.render(report, style(each.path, quiet=asked.quiet)), each.path)
    if asked.statistics:
        say_statistics(report, outcome.results)
    if report.problems:
        sys.exit(EXIT_PROBLEM)
    failed = any(result.failed for result in outcome.results)
    sys.exit(EXIT_FINDINGS if failed else EXIT_CLEAN)


def _wanted(asked: Asked) -> Wanted:
    wanted = Wanted(
        asked.paths or ["."],
        asked.stdin_filename,
        asked.force_exclude,
        asked.jobs,
        Fixing(write=asked.fix and not asked.diff, show=asked.diff, unsafe=asked.unsafe_fixes),
        _changes(asked.since, staged=asked.staged),
        cached=not asked.no_cache and not asked.statistics,
    )
    if wanted.from_stdin and wanted.changes:
        stop("--since and --staged look at files, not at standard input")
    return wanted


def _options(asked: Asked) -> RunOptions:
    return RunOptions(
        config=asked.config,
        look_up_config=not asked.no_config,
        request=Request(_split("--select", asked.select), _split("--ignore", asked.ignore)),
        fail_on=asked.fail_on,
        local_code=not asked.no_local_rules,
        fields=_fields(asked.fields),
        timed=asked.statistics,
    )


def _outputs(names: Sequence[str], paths: Sequence[Path]) -> list[_Output]:
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


def _check_words(asked: Asked) -> None:
    """Stop at words that mean nothing, or contradict each other."""
    if asked.fail_on is not None and asked.fail_on not in FAIL_LEVELS:
        hint = did_you_mean(asked.fail_on, FAIL_LEVELS)
        stop(f'--fail-on is one of {", ".join(FAIL_LEVELS)}, not "{asked.fail_on}"{hint}')
    if asked.config is not None and not asked.config.is_file():
        stop(f"--config: there is no file {asked.config}")
    if asked.config and asked.no_config:
        stop("--config and --no-config contradict each other")
    if asked.unsafe_fixes and not (asked.fix or asked.diff):
        stop("--unsafe-fixes goes with --fix or --diff")
    if asked.outputs and asked.diff:
        stop("--output takes the report, and --diff makes none: send its output where you want it")


def _changes(since: str | None, *, staged: bool) -> "Changes | None":
    if since is None and not staged:
        return None
    if since is not None and staged:
        stop("--since and --staged contradict each other")
    from linter import changes

    return changes.staged(Path.cwd()) if since is None else changes.since(since, Path.cwd())


def _split(option: str, words: Sequence[str]) -> tuple[str, ...]:
    """Names that were given comma-separated, repeated, or both."""
    pieces = (piece.strip() for word in words for piece in word.split(","))
    found = tuple(piece for piece in pieces if piece)
    if words and not found:  # as a script's empty variable gives it: not "all rules"
        stop(f"{option} names no rule")
    return found


def _fields(words: Sequence[str]) -> tuple[str, ...]:
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
