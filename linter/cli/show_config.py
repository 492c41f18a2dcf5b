"""`copydesk config`."""

from json import dumps
from pathlib import Path
from typing import Annotated

import typer

from linter.cli.output import EXIT_PROBLEM, say, stop
from linter.config import Config
from linter.engine import RunOptions, Session


def config(
    path: Annotated[Path, typer.Argument(help="A file or folder (default: here).")] = Path(),
    file: Annotated[
        Path | None, typer.Option("--config", help="Use this configuration file.")
    ] = None,
) -> None:
    """Show the configuration that holds for a path, and where each value comes from."""
    if not path.exists():
        stop(f"{path}: there is no such file or folder")
    if file is not None and not file.is_file():
        stop(f"--config: there is no file {file}")
    session = Session(RunOptions(config=file))
    # A folder stands for the files in it.
    target = path / "article.txt" if path.is_dir() else path
    setup = session.setup(target.parent)
    active = session.rules_for(target)
    found = setup.config.path
    typer.echo(f"# {path}: {found or 'no configuration file, defaults only'}")
    for key, value in _values(setup.config):
        typer.echo(f"{key} = {value}  # {setup.config.origin(*key.split('.'))}")
    typer.echo(f"# {len(active)} rules run:")
    for each in active:
        severity = each.severity or each.rule.severity
        typer.echo(f"#   {each.rule.name} ({severity})")
    for problem in setup.registry.problems:
        say(f"{problem.path}: {problem.message}")
    if setup.registry.problems:
        raise typer.Exit(EXIT_PROBLEM)


def _values(config: Config) -> list[tuple[str, str]]:
    """Keys and values, as TOML shows them."""
    lists = {
        "select": config.select or ("(all stable rules)",),
        "ignore": config.ignore,
        "accept-words": config.accept_words,
        "exclude": config.exclude,
        "rule-paths": tuple(map(str, config.rule_paths)),
    }
    rows = [(key, dumps(list(value), ensure_ascii=False)) for key, value in lists.items()]
    rows.append(("fail-on", dumps(config.fail_on)))
    rows += [(f"severity.{name}", dumps(level)) for name, level in config.severity.items()]
    for name, options in config.rules.items():
        shown = ", ".join(f"{key} = {dumps(value)}" for key, value in options.items())
        rows.append((f"rules.{name}", f"{{ {shown} }}"))
    for each in config.per_file:
        parts = {"select": list(each.select), "ignore": list(each.ignore)}
        shown = ", ".join(f"{key} = {dumps(value)}" for key, value in parts.items() if value)
        severities = ", ".join(f"{key} = {dumps(value)}" for key, value in each.severity.items())
        shown += f"{', ' if shown else ''}severity = {{ {severities} }}" if severities else ""
        rows.append((f"per-file.{dumps(each.glob)}", f"{{ {shown} }}"))
    return rows
