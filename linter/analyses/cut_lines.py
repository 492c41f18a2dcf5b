"""Lines that no mark ends: how likely each of them is a paragraph that was cut.

Headings, captions, credits, link lines and items of lists have no stop either. A line is weighed:
can a sentence end in its last words, does it read like prose (articles, pronouns, auxiliaries, a
sentence before) or like a headline, how long is it, do its neighbours end in marks.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from linter.analyses.ngrams import ngrams
from linter.analyses.verbs import AUXILIARIES, IRREGULAR_PASTS
from linter.document import JOINER, OPAQUE, Block, Document, Role
from linter.lazy_pattern import lazy_pattern


class Habit(NamedTuple):
    """How the paragraphs of an article end and begin."""

    closed: int
    open: int
    lower: int


# Of a line's end, behind which emphasis may be left over in plain text.
TRIMMED = f" \t\n\r\u00a0*_{JOINER}"
CLOSING = tuple(".!?…:\"”’'»)]}>%")
CODE = lazy_pattern(r"[{}<>=|`\t]|\$(?!\d)|\w\(|\w_\w|--\w|\w/\w+/\w|\s/\w|~/|\w::")
CODE_NEAR = 60  # code points at a block's edge in which there is no code
WORD = lazy_pattern(r"[^\W_]+(?:['’.&-][^\W_]+)*")
MID_SENTENCE = 4.5  # minus the log of a rate of sentence ends: about one in a hundred
LEAST_WORDS = 5  # of a line that may be a cut paragraph

_STOPS = (".", "!", "?", "…", ")", "]")
_DASHES = " -–—"
_SIGN_OFF = lazy_pattern(
    r"[.!?…][\"”’)\]]{0,3} (?:[a-z]{2,4}(?:/[a-z]{2,4}){0,3}/[A-Za-z]{2,9}"
    r"|with (?:dpa|AFP|AP|Reuters|PA|EFE|ANSA|TASS|Xinhua|UPI|(?:news |wire )?agenc(?:y|ies)"
    r"|(?:wire|agency|staff) (?:services|reports|copy)))$"
)
_REFERENCE = lazy_pattern(r"://|www\.|@\w|#\w|\w\.(?:com|org|net|gov|edu|io|co)\b|pic\.twitter|\\")
_ATTRIBUTION = lazy_pattern(r"(?:[.!?…\"”’')\]]\s?|^)[-–—]{1,2}\s?[^.!?]{2,80}$")
_DASH = lazy_pattern(r" [-–—]|[”\"]\s?[-–—]|—")
# The last sentence of a block begins after this.
_SENTENCE_END = lazy_pattern(r"[\w%\"”’')\]][.!?…][\"”’')\]]{0,3}\s+(?=[\"“‘'(\[]{0,2}[^\Wa-z_])")
_CREDIT = lazy_pattern(
    r"\b(?:[Pp]hotos?|[Pp]hotograph|[Pp]ictures?|[Ii]mages?|Credit|[Cc]ourtesy|Getty|Reuters|AFP"
    r"|AP|EPA|[Vv]ia|Source|Associated Press|Press Association|News|NEWS|TIMES|Reporting|File"
    r"|Copyright|[Ii]llustration|Graphic)\b"
)
_GRAMMAR = frozenset("the a an he she it they we his her its their who which that".split())
_INVITING = frozenset(
    "how why what when where who watch see read more meet click call get look check follow related"
    " also photos video full original share sign join download next previous note tip".split()
)
_CREDIT_LENGTH = 40
_SUBHEAD_SPACES = 10
_HEAD = 200  # code points at a block's start in which words are counted
_TAIL = 400  # code points at a block's end in which the last sentence is looked for
_LONG_WORD = 4  # letters of a word that headlines in title case write with a capital
_COUNTED_SPACES = 7  # of a line that shows the article's habit
_LEAST_RATE = 1e-4
_BACKED_OFF = 20  # sightings of a pair that weigh as much as what its last word does alone
_UNGUARDED = frozenset({Role.LIST, Role.CODE, Role.QUOTE})

# Made by tools/fit_truncation.py.
WEIGHTS = {
    "bias": -3.96,
    "end": 1.07,
    "mark": -0.41,
    "title": -2.4,
    "words": -0.45,
    "sentence before": -0.55,
    "long before": 2.9,
    "grammar": 1.51,
    "finite": 1.53,
    "ed": 0.55,
    "label": -1.56,
    "inviting": -0.4,
    "dash": -0.99,
    "quoted": 1.97,
    "open share": -0.2,
    "open neighbour": -1.93,
    "last": 0.99,
    "first": 0.2,
}


def may_be_cut(doc: Document, block: Block) -> bool:
    """Whether an open block is prose at all, and what comes next does not complete it."""
    return _is_prose(doc, block) and not _is_completed(doc, block)


def _is_prose(doc: Document, block: Block) -> bool:
    """Whether a block is no code, link, credit, attribution or subhead."""
    text = trimmed(doc, block)
    last = last_sentence(text)
    if not last or len(WORD.findall(text[:_HEAD])) < LEAST_WORDS or OPAQUE in last[-3:]:
        return False
    if _REFERENCE.search(last) or CODE.search(last[-CODE_NEAR:]):
        return False
    if len(last) < _CREDIT_LENGTH and _CREDIT.search(last):
        return False
    return not (_ATTRIBUTION.search(text[-_TAIL:]) or _is_subhead(text))


def _is_completed(doc: Document, block: Block) -> bool:
    """Whether the next block goes on with it: a list, code, speech after a comma."""
    if block.index + 1 == len(doc.blocks):
        return False
    after = doc.blocks[block.index + 1]
    if after.role in _UNGUARDED:
        return True
    opening = doc.prose[after.span.start]
    return trimmed(doc, block)[-1] in ",-–—" and opening in f"\"“‘'«[({OPAQUE}"


def _is_subhead(text: str) -> bool:
    """Whether a short line begins as subheads and links do: "How we got here", "Read more on"."""
    if text.count(" ") > _SUBHEAD_SPACES:
        return False
    first = WORD.search(text)
    return first is not None and first[0].lower() in _INVITING


def features(doc: Document, block: Block, habit: Habit) -> dict[str, float]:
    """What tells a paragraph that was cut from a line that never had a stop."""
    text = trimmed(doc, block)
    last = last_sentence(text)
    words = WORD.findall(last)
    low = [word.lower() for word in words]
    inner = [w for w in words[1:] if w[0].isalpha()]
    long_inner = [w for w in inner if len(w) >= _LONG_WORD]
    others_open = habit.open - (block.role is Role.BODY and is_counted(doc, block))
    return {
        "bias": 1.0,
        "end": -math.log(end_rate(low)) if text[-1].isalnum() else 6.0,
        "mark": float(not text[-1].isalnum()),
        "title": sum(not w[0].islower() for w in long_inner) / max(1, len(long_inner)),
        "words": math.log(1 + len(words)),
        "sentence before": float(len(last) < len(text)),
        "long before": math.log(1 + len(text) - len(last)) / 5,
        "grammar": float(sum(w in _GRAMMAR for w in low)) ** 0.5,
        "finite": float(any(w in AUXILIARIES or w in IRREGULAR_PASTS for w in low)),
        "ed": float(any(w.endswith("ed") for w in low)),
        "label": float(":" in last[:40]),
        "inviting": float(bool(low) and low[0] in _INVITING),
        "dash": float(bool(_DASH.search(last[-CODE_NEAR:]))),
        "quoted": float(last[:1] in "\"“‘'"),
        "open share": math.log((others_open + 0.3) / (others_open + habit.closed + 1)),
        "open neighbour": float(_neighbours_open(doc, block)),
        "last": float(block.index == len(doc.blocks) - 1),
        "first": float(block.index <= 1),
    }


def weigh(facts: dict[str, float]) -> float:
    """The log of the odds that a line with these facts was cut."""
    return sum(weight * facts[name] for name, weight in WEIGHTS.items())


def end_rate(words: Sequence[str]) -> float:
    """The share of the sightings of these last two words after which a sentence ends."""
    if not words:
        return 1.0
    counts = ngrams()
    last = words[-1].replace("’", "'")
    rate = (counts.pair(last, ".") + 1.0) / (counts.word(last) + 12.0)
    if len(words) > 1:
        before = words[-2].replace("’", "'")
        seen, ended = counts.pair(before, last), counts.triple(before, last, ".")
        rate = (ended + _BACKED_OFF * rate) / (seen + _BACKED_OFF)
    return max(rate, _LEAST_RATE)


def trimmed(doc: Document, block: Block) -> str:
    """A block's prose without blanks and emphasis at its edges."""
    return doc.prose_of(block.span).rstrip(TRIMMED).lstrip("*_")


def is_signed_off(tail: str) -> bool:
    """Whether a sentence ended before the last dash or the last initials of a text.

    A dash behind a full stop is left of a list or a line below; "ab/cd", "cd/Reuters" and "with
    dpa" tell who edited an agency's copy.
    """
    before = tail.rstrip(_DASHES)
    if before != tail and before.rstrip('"”’').endswith(_STOPS):
        return True
    return bool(_SIGN_OFF.search(tail))


def last_sentence(text: str) -> str:
    """What stands after the last sentence that ends inside a text, near its end."""
    text = text[-_TAIL:]
    at = 0
    for match in _SENTENCE_END.finditer(text):
        at = match.end()
    return text[at:]


def _neighbours_open(doc: Document, block: Block) -> int:
    found = 0
    for n in (block.index - 1, block.index + 1):
        if 0 <= n < len(doc.blocks) and doc.blocks[n].role not in (Role.TITLE, Role.BYLINE):
            text = doc.prose_of(doc.blocks[n].span).rstrip(TRIMMED)
            found += bool(text) and not text.endswith(CLOSING)
    return found


def is_counted(doc: Document, block: Block) -> bool:
    """Whether a block is long enough to show how the article's paragraphs end."""
    return doc.prose.count(" ", *block.span) >= _COUNTED_SPACES
