"""The command line: the only package that prints or exits."""

import gc
import sys

# A document is hundreds of thousands of small values that live until its file is done: looking for
# garbage among them every 700 allocations, as Python does by default, took a sixth of a long run.
_ALLOCATIONS_BETWEEN_COLLECTIONS = 100_000


def main() -> None:
    """Run the command line."""
    gc.set_threshold(_ALLOCATIONS_BETWEEN_COLLECTIONS, 50, 50)
    for stream in (sys.stdout, sys.stderr):
        # Articles hold any character; a terminal in another encoding must not stop a report.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    from linter.cli.plain import asked_plainly

    asked = asked_plainly(sys.argv[1:])
    if asked is None:
        from linter.cli.commands import app

        app()
    else:
        from linter.cli.checking import run
        from linter.cli.output import answering

        answering(run)(asked)
