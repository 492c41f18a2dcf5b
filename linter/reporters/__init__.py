"""The output formats: one module each, a function from a `Report` to pieces of text.

A reporter sees diagnostics only. It escapes what its format could misread: articles and paths come
from anywhere. A new format is a module and a line in `FORMATS`.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple, cast

from linter.errors import did_you_mean
from linter.finding import Report

FORMATS = ("text", "json", "jsonl", "github", "gitlab", "sarif", "checkstyle", "junit", "html")
WITH_RULES = frozenset({"sarif"})  # the formats that show the rules' help


class Style(NamedTuple):
    """How the text format is to look: in colour or not, how wide, and how talkative."""

    colour: bool = False
    width: int = 100
    quiet: bool = False


Render = Callable[[Report, Style], Iterator[str]]


def reporter(name: str) -> Render:
    """The function that renders a format.

    Raises:
        ValueError: if there is no such format; the message says which there are.
    """
    if name not in FORMATS:
        hint = did_you_mean(name, FORMATS)
        raise ValueError(f'there is no format "{name}"; there are {", ".join(FORMATS)}{hint}')
    return cast("Render", import_module(f"linter.reporters.{name}").render)
