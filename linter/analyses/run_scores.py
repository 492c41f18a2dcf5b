"""How sure it is that words inside a paragraph are of an interface."""

from typing import Final

from linter.analyses.interface_runs import Run, is_filling
from linter.analyses.interface_words import Place, learned, score
from linter.document import Document
from linter.lazy_pattern import lazy_pattern

# Scores: log odds that words are of an interface.
SURE: Final = 2.2
LESS_SURE: Final = 1.5
_CERTAIN = 6.6
_LED_IN = 0.5  # that words before a colon lead in to another story
_BEGUN = 2.5  # of words that fill, where a sentence begins with them
_UNSURE = -1.5
_UNKNOWN_PLACE = 0.3
_LABEL = -4.5  # of a short label in mid-sentence
_FEW_MORE = 2  # words of a label after its verb
_SHORT = 4  # letters and the colon
_OF_KICKERS = frozenset("VSNBDFo")
_SPEAKERS = frozenset(
    "editor author reader reporter partner member sponsor subscriber user q a".split()
)
_MOST_KICKERS = 8  # more are the speakers or the headings of something
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


def _of_label(text: str) -> float:
    """How sure a label in mid-sentence is, where nothing else has a capital and a colon."""
    first, *others = text.lower().split()
    asked = learned().classes.get(first) in ("V", "B") and text.split()[1:] == others
    return _CERTAIN if 0 < len(others) <= _FEW_MORE and asked else SURE + 1


def _is_kicker(doc: Document, run: Run, text: str) -> bool:
    """Whether capitals with a colon in the middle of a paragraph lead in to a link: "WATCH:"."""
    block = doc.block_at(run.span.start)
    classes = learned().classes
    kinds = [classes.get(word, "u") for word in text[:-1].lower().split()]
    return (
        block is not None
        and run.span.start > block.span.start
        and len(text) > _SHORT
        and not _SPEAKERS.intersection(text[:-1].lower().split())
        and all(kind in _OF_KICKERS for kind in kinds)
        and doc.prose.count(text) <= _MOST_KICKERS
    )


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
        return _with_colon(doc, run, text, found)
    if text[-1] in "|»":  # no sentence goes on after one
        found += LESS_SURE
    if run.words > 1 and found > _UNSURE:
        found = max(found, score(text) - _UNKNOWN_PLACE)
    return found - (_BEGUN if run.begins and is_filling(text) else 0.0)


def _with_colon(doc: Document, run: Run, text: str, found: float) -> float:
    label = score(text[:-1], Place.LABEL)
    if not run.begins:
        return _of_label(text) if label > _LABEL else max(found, label)
    if text.isupper():
        return SURE + 1 if _is_kicker(doc, run, text) else found
    return max(found, label + _LED_IN) if _is_lead_in(doc, run, text) else found


def _is_lead_in(doc: Document, run: Run, text: str) -> bool:
    """Whether a label in mid-paragraph begins with a verb of the interface: "Watch: ..."."""
    block, kinds = doc.block_at(run.span.start), learned().classes
    words = text[:-1].lower().split()
    return (
        block is not None
        and run.span.start > block.span.start
        and (kinds.get(words[0]) in ("V", "S") or is_filling(text[:-1]))
        and all(kinds.get(word, "u") in _OF_KICKERS for word in words)
    )
