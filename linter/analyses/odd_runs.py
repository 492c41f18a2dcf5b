"""The runs of characters between blanks that are more than a word and its stop.

Most of an article is words with a space behind them, and many faults stand in the rest: "[1]",
"said.The", "31,said", "{name}". A rule that asks here first, and finds no sign of its fault, need
not search the whole text for it.
"""

from linter.analyses.kept_answers import KeptAnswers
from linter.analysis import analysis
from linter.document import Document


def _is_odd(run: str) -> bool:
    """Whether a run is more than a word, or a word and a comma or full stop."""
    return not (run.isalpha() or (run[-1] in ".," and run[:-1].isalpha()))


_ODDNESS = KeptAnswers(_is_odd)


@analysis
def odd_runs(doc: Document) -> str:
    """Each run of the prose once, in order, but for words and words with a comma or a full stop.

    A space stands before and behind each.
    """
    return f" {' '.join(filter(_ODDNESS.__getitem__, dict.fromkeys(doc.prose.split())))} "
