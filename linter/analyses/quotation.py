"""A quotation: a stretch between two quotation marks, or from one to where it seems to end."""

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from linter.span import Span


class Ending(StrEnum):
    """How a quotation ends."""

    CLOSED = "closed"
    CONTINUED = "continued"  # no mark, and the next paragraph opens with one: the convention
    REOPENED = "reopened"  # a mark opens in the same block, after a sentence: merged or unclosed
    LATER = "later"  # closed in a later paragraph; the ones between lack their opening marks
    SINGLE = "single"  # a single mark stands at one end, a double one at the other
    TURNED = "turned"  # the mark that begins it faces the other way, or stands off its word
    MISSING = "missing"  # nothing closes it


class Quotation(NamedTuple):
    """A quoted stretch; `span` includes the marks, `inner` does not, `block` is where it begins.

    Where the closing mark is missing both end with the block, or before the mark that opens anew.
    """

    span: Span
    inner: Span
    block: int
    ending: Ending

    @property
    def closed(self) -> bool:
        """Whether a closing mark stands in the same block."""
        return self.ending is Ending.CLOSED

    def ended(self, at: int, after: int, ending: Ending) -> "Quotation":
        """The same with another end: what is quoted goes up to `at`, and its mark to `after`."""
        span, inner = Span(self.span.start, after), Span(self.inner.start, at)
        return Quotation(span, inner, self.block, ending)


class _Marked(NamedTuple):
    found: tuple[Quotation, ...]
    orphans: tuple[Span, ...]


class Quotations(_Marked):
    """All quotations in order, and the closing marks that close nothing."""

    @cached_property
    def by_block(self) -> dict[int, tuple[Quotation, ...]]:
        """The quotations that begin in each block that has any."""
        groups: dict[int, list[Quotation]] = {}
        for quotation in self.found:
            groups.setdefault(quotation.block, []).append(quotation)
        return {block: tuple(group) for block, group in groups.items()}

    def at(self, offset: int) -> Quotation | None:
        """The quotation that covers an offset, its marks included."""
        n = bisect_right(self._starts, offset) - 1
        return self.found[n] if n >= 0 and offset < self.found[n].span.end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [quotation.span.start for quotation in self.found]
