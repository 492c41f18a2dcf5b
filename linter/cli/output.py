"""Where words go: findings to standard output or a file, everything else to standard error."""

import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import NoReturn, ParamSpec

from linter import console
from linter.errors import CopydeskError
from linter.reporters import Style
from linter.reporters.inert import visible

P = ParamSpec("P")

EXIT_CLEAN, EXIT_FINDINGS, EXIT_PROBLEM, EXIT_INTERRUPTED = 0, 1, 2, 130


def say(message: str) -> None:
    """A line on standard error; nothing in it can steer the terminal."""
    sys.stderr.write(f"copydesk: {visible(message)}\n")


def stop(message: str) -> NoReturn:
    """End the run: copydesk could not do its job."""
    say(message)
    sys.exit(EXIT_PROBLEM)


def answering(command: Callable[P, None]) -> Callable[P, None]:
    """The command with a sentence and an exit status for every way in which it may fail."""

    @wraps(command)
    def answered(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except CopydeskError as error:
            stop(str(error))
        except KeyboardInterrupt:
            say("interrupted")
            sys.exit(EXIT_INTERRUPTED)
        except BrokenPipeError:
            _leave_closed_pipe()
        except OSError as error:
            stop(f"{error.filename or 'the report'}: {error.strerror or error}")
        except Exception:  # noqa: BLE001 - an error of ours must not look like "findings", status 1
            import traceback

            traceback.print_exc()
            stop("this is an error in copydesk; please report it with the lines above")

    return answered


def _leave_closed_pipe() -> NoReturn:
    """The reader of our output has gone: nobody is left to tell, not even at the last flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
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
