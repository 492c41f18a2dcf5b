"""The runs of characters between blanks that are more than a word and its stop.

Most of an article is words with a space behind them, and many faults stand in the rest: "[1]",
"said.The", "31,said", "{name}". A rule that asks here first, and finds no sign of its fault, need
not search the whole text for it.
"""

from linter.analysis import analysis
from linter.document import Document

_MOST = 40_000  # runs remembered from one document to the next
_LONGEST = 32


class _Oddness(dict[str, bool]):
    """Whether a run is more than a word, or a word and a comma or full stop."""

    def __missing__(self, run: str) -> bool:
        odd = not (run.isalpha() or (run[-1] in ".," and run[:-1].isalpha()))
        if len(run) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[run] = odd
        return odd


_ODDNESS = _Oddness()


@analysis
def odd_runs(doc: Document) -> str:
    """Each run of the prose once, in order, but for words and words with a comma or a full stop.

    A space stands before and behind each.
    """
    return f" {' '.join(filter(_ODDNESS.__getitem__, dict.fromkeys(doc.prose.split())))} "
