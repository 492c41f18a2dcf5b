"""The commands as typer shows and reads them."""

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
