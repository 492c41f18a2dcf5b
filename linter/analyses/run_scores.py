"""How sure it is that words inside a paragraph are of an interface."""

from typing import Final

from linter.analyses.interface_runs import Run
from linter.analyses.interface_words import Place, learned, score
from linter.document import Document
from linter.lazy_pattern import lazy_pattern

# Scores: log odds that words are of an interface.
SURE: Final = 2.2
LESS_SURE: Final = 1.5
_CERTAIN = 6.6
_UNSURE = -1.5
_UNKNOWN_PLACE = 0.3
_LABEL = -4.5  # of a short label in mid-sentence
_FEW_MORE = 2  # words of a label after its verb
_NUMBERED = lazy_pattern(r"\w+ \d")  # "Section 3(a)"
ADVERTS: Final = frozenset({"advertisement", "advertisements", "advert", "advertorial"})


def best_run(doc: Document, runs: tuple[Run, ...]) -> tuple[Run, float]:
    """The run that is most surely of an interface, and how sure that is."""
    scored = [(run, _score(doc, run)) for run in runs]
    best, found = max(scored, key=_by_score)
    for run, less in scored:  # "Story continues below" goes on with "advertisement"
        if run.words == best.words + 1 and less > found - LESS_SURE and _ends_sure(doc, run):
            best = run
    return best, found


def _ends_sure(doc: Document, run: Run) -> bool:
    """Whether the last word is one that is said hardly anywhere but in interfaces."""
    return learned().classes.get(doc.prose_of(run.span).split()[-1].lower()) == "S"


def _by_score(pair: tuple[Run, float]) -> float:
    return pair[1]


def _score(doc: Document, run: Run) -> float:
    text = doc.prose_of(run.span)
    if _NUMBERED.match(text) or text.lower().startswith("copyright"):
        return 0.0
    # Alone, hardly a word is sure.
    if run.words == 1 and text.lower() in ADVERTS and (text.isupper() or not run.begins):
        return _CERTAIN if text.isupper() else SURE + 1
    found = score(text, Place.INLINE)
    if text[-1] == ":":
        label = score(text[:-1], Place.LABEL)
        # In mid-sentence nothing but a label has a capital and a colon.
        if not run.begins and label > _LABEL:
            first, *others = text.lower().split()
            asked = learned().classes.get(first) in ("V", "B") and text.split()[1:] == others
            return _CERTAIN if 0 < len(others) <= _FEW_MORE and asked else SURE + 1
        return found if run.begins else max(found, label)
    if text[-1] in "|»":  # no sentence goes on after one
        found += LESS_SURE
    if run.words > 1 and found > _UNSURE:
        return max(found, score(text) - _UNKNOWN_PLACE)
    return found
