"""Places where a word is missing: a word that needs another after it, a space, and a stop.

"Send an email at ." and "It appears in print on , on page 3": a link or a name was dropped, and the
space before it stayed.
"""

from linter.analyses.cut_lines import end_rate
from linter.analysis import analysis
from linter.document import Document, Role
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_GAP = lazy_pattern(r"[ \u00a0]+[.,;:](?=\s|[\"”’)]|$)")
_MAY_HAVE = tuple(space + mark for space in " \u00a0" for mark in ".,;:")
_BEFORE = lazy_pattern(r"(?<![\w'’-])(?P<first>[^\W\d_]+(?:['’][a-z]+)?) (?P<word>[A-Za-z]+)$")
_NEEDING = frozenset(
    "a an the at of by from with for to and or in on into his her its their our your than as via"
    " called named titled see is are was were".split()
)
_LOOK_BACK = 40
_ELLIPSIS = lazy_pattern(r"\.[ \u00a0]?\.")
_MOST = 0.012  # the share of sentences that end so, at most


@analysis
def word_gaps(doc: Document) -> tuple[Span, ...]:
    """The spans from a word that needs a next one to the stop that follows in its place."""
    prose = doc.prose
    if not any(each in prose for each in _MAY_HAVE):
        return ()
    found = []
    for match in _GAP.finditer(prose):
        gap = Span(*match.span())
        before = _BEFORE.search(prose, max(0, gap.start - _LOOK_BACK), gap.start)
        if before is None or before["word"].lower() not in _NEEDING:
            continue
        block = doc.block_at(gap.start)
        if block is None or block.role is Role.CODE or doc.is_masked(gap):
            continue
        if _ELLIPSIS.match(prose, gap.end - 1):
            continue
        if end_rate([before["first"].lower(), before["word"].lower()]) < _MOST:
            found.append(Span(before.start("word"), gap.end))
    return tuple(found)
