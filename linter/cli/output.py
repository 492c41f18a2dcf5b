"""Where words go: findings to standard output or a file, everything else to standard error."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from linter import console
from linter.reporters import Style
from linter.reporters.inert import visible

EXIT_CLEAN, EXIT_FINDINGS, EXIT_PROBLEM, EXIT_INTERRUPTED = 0, 1, 2, 130


def say(message: str) -> None:
    """A line on standard error; nothing in it can steer the terminal."""
    sys.stderr.write(f"copydesk: {visible(message)}\n")


def stop(message: str) -> NoReturn:
    """End the run: copydesk could not do its job."""
    say(message)
    sys.exit(EXIT_PROBLEM)


def style(output: Path | None, *, quiet: bool) -> Style:
    """How a text report looks where it goes."""
    if output is None:
        return console.style_for(sys.stdout, quiet=quiet)
    return Style(width=console.WIDTH_IN_FILES, quiet=quiet)


def write(pieces: Iterable[str], output: Path | None) -> None:
    """The report, to standard output or a file."""
    if output is None:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
        return
    try:
        with output.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(pieces)
    except OSError as error:
        stop(f"{output}: cannot be written: {error.strerror or error}")
