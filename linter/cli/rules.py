"""`copydesk rules`, `copydesk rule NAME` and `copydesk new-rule NAME`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from linter.cli.output import EXIT_PROBLEM, say, stop
from linter.config import FILE_NAME
from linter.engine import RunOptions, Session
from linter.errors import did_you_mean
from linter.finding import Category
from linter.project import Setup
from linter.reporters.inert import visible
from linter.rule import Status

_DEFAULT_FOLDER = Path("copydesk_rules")


def rules() -> None:
    """List every rule: name, category, default severity, fixable, what it finds."""
    setup = _setup()
    width = max(map(len, setup.registry.rules), default=0)
    for rule in setup.registry.rules.values():
        fixable = "fix" if rule.fixable else ""
        preview = " (preview)" if rule.status is Status.PREVIEW else ""
        typer.echo(
            f"{rule.name:{width}}  {rule.category:<12} {rule.severity:<8} {fixable:<4}"
            f" {visible(rule.summary)}{preview}"
        )
    _finish(setup)


def rule(name: Annotated[str, typer.Argument(help="The rule's name.")]) -> None:
    """Explain one rule: what, why, examples, options."""
    setup = _setup()
    if name not in setup.registry.rules:
        stop(f'there is no rule "{name}"{did_you_mean(name, set(setup.registry.rules))}')
    from linter.explain import page

    typer.echo(visible(page(setup.registry.rules[name]), keep="\n\t"), nl=False)
    _finish(setup)


def new_rule(
    name: Annotated[str, typer.Argument(help="Lower-case words joined by hyphens.")],
    folder: Annotated[Path | None, typer.Option(help="Where to write the file.")] = None,
    category: Annotated[str, typer.Option(help="The rule's category.")] = "style",
) -> None:
    """Write a rule file with its examples ready to fill."""
    if category not in tuple(Category):
        stop(f'there is no category "{category}"{did_you_mean(category, tuple(Category))}')
    setup = _setup()
    if name in setup.registry.rules:
        stop(f'there is a rule "{name}" already, from {setup.registry.rules[name].source}')
    known = setup.config.rule_paths
    target = folder or (known[0] if known else _DEFAULT_FOLDER)
    from linter.scaffold import write_rule

    path = write_rule(name, target, Category(category))
    typer.echo(f"{path} is written. Fill in its examples first, then its check.")
    if target.resolve() not in [each.resolve() for each in known]:
        holds = setup.config.path or Path(FILE_NAME)
        place = os.path.relpath(target, holds.parent).replace(os.sep, "/")
        typer.echo(f'To load it, add to {holds}: rule-paths = ["{place}"]')


def _setup() -> Setup:
    return Session(RunOptions()).setup(Path.cwd())


def _finish(setup: Setup) -> None:
    for problem in setup.registry.problems:
        say(f"{problem.path}: {problem.message}")
    if setup.registry.problems:
        sys.exit(EXIT_PROBLEM)
