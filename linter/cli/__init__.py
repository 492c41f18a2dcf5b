"""The command line: the only package that prints or exits."""

import gc
import sys
from typing import Annotated

import typer

from linter import __version__
from linter.cli.accepting import accept, baseline
from linter.cli.check import check
from linter.cli.output import answering
from linter.cli.rules import new_rule, rule, rules
from linter.cli.show_config import config

app = typer.Typer(
    name="copydesk",
    help="A linter for articles: finds corruption and errors in prose about to be published.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(answering(check))
app.command()(answering(accept))
app.command()(answering(baseline))
app.command()(answering(rules))
app.command()(answering(rule))
app.command()(answering(config))
app.command("new-rule")(answering(new_rule))


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"copydesk {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _version_wanted: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


# A document is hundreds of thousands of small values that live until its file is done: looking for
# garbage among them every 700 allocations, as Python does by default, took a sixth of a long run.
_ALLOCATIONS_BETWEEN_COLLECTIONS = 100_000


def main() -> None:
    """Run the command line."""
    gc.set_threshold(_ALLOCATIONS_BETWEEN_COLLECTIONS, 50, 50)
    for stream in (sys.stdout, sys.stderr):
        # Articles hold any character; a terminal in another encoding must not stop a report.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app()
