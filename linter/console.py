"""The terminal: colour or not, how wide, and a progress bar when a run takes long."""

import os
import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import IO, TypeVar

from linter.reporters import Style

T = TypeVar("T")

_PATIENCE = 1.0  # seconds before a bar appears
_BAR = 30
WIDTH_IN_FILES = 120


def style_for(stream: IO[str], *, quiet: bool) -> Style:
    """How the text format looks on a stream: colour and width of a terminal, plain elsewhere."""
    if not stream.isatty():
        return Style(width=WIDTH_IN_FILES, quiet=quiet)
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    import shutil

    width = shutil.get_terminal_size((WIDTH_IN_FILES, 24)).columns
    return Style(colour=not plain, width=width, quiet=quiet)


def progress(items: Iterable[T], total: int) -> Iterator[T]:
    """The items, with a bar on the error stream of a terminal once they take over a second."""
    if not sys.stderr.isatty():
        yield from items
        return
    started, drawn = monotonic(), False
    try:
        for done, item in enumerate(items, start=1):
            yield item
            if drawn or monotonic() - started > _PATIENCE:
                drawn = True
                _draw(done, total)
    finally:
        if drawn:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def _draw(done: int, total: int) -> None:
    filled = _BAR * done // max(1, total)
    sys.stderr.write(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total} files")
    sys.stderr.flush()
