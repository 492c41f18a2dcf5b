"""Regular expressions that are compiled when they are first used.

Compiling takes a third of a cold run, and what most patterns look for does not stand in most
articles: behind a look for a telltale character the pattern is never needed.
"""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _LazyPattern:
    """Stands for a compiled pattern; its methods become the pattern's own at the first call."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        pattern = re.compile(self._source, self._flags)
        for each in _METHODS:
            self.__dict__[each] = getattr(pattern, each)
        return getattr(pattern, name)


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern that `re.compile` would make, compiled at its first use; a wrong one fails then.

    Give its methods the text; functions of `re` do not take it.
    """
    return cast("re.Pattern[str]", _LazyPattern(source, flags))
