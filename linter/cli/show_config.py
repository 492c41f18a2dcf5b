"""`copydesk config`."""

import re
import sys
from collections.abc import Iterator, Mapping
from json import dumps
from pathlib import Path
from typing import Annotated

import typer

from linter.cli.output import EXIT_PROBLEM, say, stop
from linter.config import Config
from linter.engine import RunOptions, Session
from linter.reporters.inert import visible


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
    typer.echo(visible(f"# {path}: {found or 'no configuration file, defaults only'}"))
    for keys, value in _values(setup.config):
        key = ".".join(map(_key, keys))
        typer.echo(visible(f"{key} = {value}  # {setup.config.origin(*keys)}"))
    typer.echo(f"# {len(active)} rules run:")
    for each in active:
        severity = each.severity or each.rule.severity
        typer.echo(f"#   {each.rule.name} ({severity})")
    if path.is_file():
        _tell_habits(session, path)
    for problem in setup.registry.problems:
        say(f"{problem.path}: {problem.message}")
    if setup.registry.problems:
        sys.exit(EXIT_PROBLEM)


def _tell_habits(session: Session, path: Path) -> None:
    """What is read from the article itself, where the configuration does not say."""
    from linter.cli.habits import habits

    articles = list(session.documents(path, path.as_posix()))
    told = list(habits(articles[0])) if len(articles) == 1 else []
    if told:
        typer.echo("# read from the article:")
    for name, value in told:
        typer.echo(visible(f"#   {name}: {value}"))


def _values(config: Config) -> Iterator[tuple[tuple[str, ...], str]]:
    """Keys and values, as TOML shows them; without `select` all stable rules run."""
    if config.select:
        yield ("select",), _toml(config.select)
    yield ("ignore",), _toml(config.ignore)
    yield ("fail-on",), _toml(config.fail_on)
    yield ("accept-words",), _toml(config.accept_words)
    yield ("language",), _toml(config.language)
    yield ("dictionaries",), _toml([path.as_posix() for path in config.dictionaries])
    if config.baseline:
        yield ("baseline",), _toml(config.baseline.as_posix())
    if config.json_fields:
        yield ("json-fields",), _toml(config.json_fields)
    yield ("exclude",), _toml(config.exclude)
    yield ("rule-paths",), _toml([path.as_posix() for path in config.rule_paths])
    for word, level in config.severity.items():
        yield ("severity", word), _toml(level)
    for name, options in config.rules.items():
        for key, value in options.items():
            yield ("rules", name, key), _toml(value)
    for each in config.per_file:
        values = {"select": each.select, "ignore": each.ignore, "severity": each.severity}
        for key, said in values.items():
            if said:
                yield ("per-file", each.glob, key), _toml(said)


def _key(part: str) -> str:
    return part if re.fullmatch(r"[\w-]+", part, re.ASCII) else _toml(part)


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{_key(key)} = {_toml(inner)}" for key, inner in value.items())
        return f"{{ {', '.join(pairs)} }}"
    return dumps(value, ensure_ascii=False)  # TOML writes strings, lists and numbers as JSON does
