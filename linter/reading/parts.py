"""The articles of a file: one as a rule; of a dump, the text fields of each record are one.

An article that stands in a file under escapes is linted decoded; its `Origin` leads from places in
what was decoded back to places in the file.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from linter.document import Document
from linter.finding import Diagnostic, PlacedEdit, PlacedFix, PlacedRelated
from linter.span import LineIndex, Position, Span


class Stretch(NamedTuple):
    """So many code points of an article, and the stretch of the file that they stand for.

    Where `exact`, each stands for one of the file; else all stand for the whole stretch.
    """

    length: int
    place: Span
    exact: bool


class Origin:
    """Where each code point of a decoded article stands in its file."""

    def __init__(
        self, lines: LineIndex, stretches: Sequence[Stretch], escape: Callable[[str], str]
    ) -> None:
        self._lines = lines
        self._stretches = stretches
        self._starts = [0]
        for each in stretches:
            self._starts.append(self._starts[-1] + each.length)
        self._escape = escape

    def span(self, span: Span) -> Span:
        """The stretch of the file in which a stretch of the article stands."""
        start = self._character(span.start).start
        return Span(start, max(start, self._character(span.end - 1).end) if span.end else start)

    def placed(self, diagnostic: Diagnostic, lines: LineIndex) -> Diagnostic:
        """A finding in the article, whose lines these are, as a finding in the file."""
        span = self.span(diagnostic.span)
        related = []
        for each in diagnostic.related:
            place = self.span(Span(*(_offset(lines, at) for at in (each.start, each.end))))
            related.append(PlacedRelated(*self._ends(place), each.message))
        start, end = self._ends(span)
        fix = self._fix(diagnostic.fix) if diagnostic.fix else None
        return diagnostic._replace(span=span, start=start, end=end, fix=fix, related=tuple(related))

    def _character(self, at: int) -> Span:
        if at < 0 or not self._stretches:
            return Span(0, 0)
        n = min(bisect_right(self._starts, at), len(self._stretches)) - 1
        stretch, offset = self._stretches[n], at - self._starts[n]
        if offset >= stretch.length:  # the end of the article
            return Span(stretch.place.end, stretch.place.end)
        if not stretch.exact:
            return stretch.place
        return Span(stretch.place.start + offset, stretch.place.start + offset + 1)

    def _ends(self, span: Span) -> tuple[Position, Position]:
        return self._lines.position(span.start), self._lines.position(span.end)

    def _fix(self, fix: PlacedFix) -> PlacedFix | None:
        edits = []
        for edit in fix.edits:
            if self._crosses(edit.span):
                return None
            span = self.span(edit.span)
            edits.append(PlacedEdit(*self._ends(span), span, self._escape(edit.text)))
        return PlacedFix(fix.title, fix.safe, tuple(edits))

    def _crosses(self, span: Span) -> bool:
        """Whether an edit reaches into what the file has no characters for."""
        first = bisect_right(self._starts, span.start) - 1
        last = bisect_right(self._starts, max(span.start, span.end - 1)) - 1
        touched = self._stretches[max(0, first) : last + 1]
        return any(each.place.start == each.place.end for each in touched)


class Part(NamedTuple):
    """An article and, where the file holds it in another form, the way back to the file."""

    doc: Document
    origin: Origin | None = None


def _offset(lines: LineIndex, position: Position) -> int:
    return lines.line_span(position.line).start + position.column - 1
