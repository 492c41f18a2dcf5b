"""How an article writes its quotations: which marks it uses, and on which side of them stops stand.

Both are habits of a desk. One quotation that breaks a habit came from elsewhere.
"""

from collections import Counter
from enum import StrEnum
from typing import NamedTuple

from linter.analyses.quotation import Quotation
from linter.analyses.quotes import is_speech, quotations
from linter.analyses.single_quotations import single_quotations
from linter.analysis import analysis
from linter.document import Document

_HABIT = 3  # quotations that make one


class StopSide(StrEnum):
    """On which side of the closing mark a full stop or a comma stands."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    NEITHER = "neither"


class QuoteStyle(NamedTuple):
    """How many quotations have each opening mark, and their stop on each side.

    `sentence_stops_outside` counts the whole sentences among them with their stop outside.
    """

    marks: Counter[str]
    stops: Counter[StopSide]
    sentence_stops_outside: int

    def oddity(self, doc: Document, quotation: Quotation) -> str | None:
        """In which habit a quotation differs from all others of its article, if in any."""
        mark, closer = _mark(doc, quotation), doc.prose[quotation.span.end - 1]
        mixed = (mark == '"') != (closer == '"')  # one of them is a slip
        if self.marks.total() > _HABIT and self.marks[mark] == 1 and not mixed:
            return "quotation marks"
        side = stop_side(doc, quotation)
        others = self.stops[StopSide.INSIDE] + self.stops[StopSide.OUTSIDE] - 1
        if side is not StopSide.NEITHER and others >= _HABIT and self.stops[side] == 1:
            return f"full stop {side} the marks"
        return None


@analysis
def quote_style(doc: Document) -> QuoteStyle:
    """The style of all closed quotations of the article, of sentences in single marks too."""
    closed = [quotation for quotation in doc.get(quotations).found if quotation.closed]
    for singles in doc.get(single_quotations).values():
        closed += [single for single in singles if single.closed and is_speech(doc, single)]
    return QuoteStyle(
        Counter(_mark(doc, quotation) for quotation in closed),
        Counter(stop_side(doc, quotation) for quotation in closed),
        sum(
            stop_side(doc, quotation) is StopSide.OUTSIDE and is_speech(doc, quotation)
            for quotation in closed
        ),
    )


def stop_side(doc: Document, quotation: Quotation) -> StopSide:
    """Where the full stop or comma at the end of a quotation stands."""
    if doc.prose_of(quotation.inner)[-2:].rstrip().endswith((".", ",")):
        return StopSide.INSIDE
    after = doc.prose[quotation.span.end : quotation.span.end + 1]
    return StopSide.OUTSIDE if after in {".", ","} else StopSide.NEITHER


def _mark(doc: Document, quotation: Quotation) -> str:
    return doc.prose[quotation.span.start]
