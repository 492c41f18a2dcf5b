"""The plainest command lines, read without typer: its import is a tenth of a cold run.

That is `copydesk check` with paths, switches and formats, as a hook and CI call it. All else, what
is wrong or asks for help included, is typer's to read; both ways lead to the same options.
"""

import os
from collections.abc import Sequence
from typing import Any

from linter.cli.checking import Asked

_SWITCHES = {
    f"--{name.replace('_', '-')}": name
    for name, usual in Asked._field_defaults.items()
    if usual is False
}
_SWITCHES["-q"] = "quiet"
_LISTS = {"--format": "formats", "--select": "select", "--ignore": "ignore"}


def asked_plainly(words: Sequence[str]) -> Asked | None:
    """The options of a command line; None where it takes typer to read them."""
    if os.name == "nt" or list(words[:1]) != ["check"]:  # typer expands globs where no shell does
        return None
    given: dict[str, Any] = {"paths": []}
    rest = iter(words[1:])
    for word in rest:
        if not word.startswith("-"):
            given["paths"].append(word)
        elif word in _SWITCHES:
            given[_SWITCHES[word]] = True
        elif word in _LISTS and (value := next(rest, "-")) and not value.startswith("-"):
            given.setdefault(_LISTS[word], []).append(value)
        else:
            return None
    return Asked(**given)
