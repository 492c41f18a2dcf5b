"""What can go wrong with a run, as opposed to what is wrong with an article."""

from collections.abc import Collection
from typing import NamedTuple


class Problem(NamedTuple):
    """Something copydesk could not do. A run with a problem exits with 2, whatever it found."""

    path: str
    message: str


class CopydeskError(Exception):
    """A failure with a message made for the user."""


class ReadingError(CopydeskError):
    """A file that could not be read as text."""


class ConfigError(CopydeskError):
    """A configuration that is wrong; the message names file and line."""


class OptionError(CopydeskError):
    """A rule's option has a wrong name or value; whoever knows the file adds the place."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(key, message)  # both, so that it can be sent between processes
        self.key = key
        self.message = message

    def __str__(self) -> str:
        return self.message


class RuleError(CopydeskError):
    """A rule that is missing, a duplicate, or that cannot be loaded."""


def did_you_mean(word: str, known: Collection[str]) -> str:
    """' (did you mean "x"?)' for the known word nearest to `word`, or nothing."""
    from difflib import get_close_matches  # only where something is wrong

    close = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f' (did you mean "{close[0]}"?)' if close else ""
