"""`copydesk check` on the command line: its options and what they say of themselves."""

from pathlib import Path
from typing import Annotated

import typer

from linter.cli.checking import Asked, run
from linter.config import FAIL_LEVELS
from linter.reporters import FORMATS


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
    run(
        Asked(
            paths=paths or (),
            formats=format_ or (),
            outputs=output or (),
            select=select or (),
            ignore=ignore or (),
            fail_on=fail_on,
            config=config,
            no_config=no_config,
            no_local_rules=no_local_rules,
            baseline=baseline,
            since=since,
            staged=staged,
            force_exclude=force_exclude,
            stdin_filename=stdin_filename,
            fields=field or (),
            jobs=jobs,
            fix=fix,
            unsafe_fixes=unsafe_fixes,
            diff=diff,
            no_cache=no_cache,
            statistics=statistics,
            quiet=quiet,
        )
    )
