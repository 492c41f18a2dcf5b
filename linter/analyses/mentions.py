"""Whether words are used or only mentioned: a text may speak of "[video]" or "lorem ipsum"."""

from linter.document import Document
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_QUOTED_CHARS = 24  # beside the stretch; a longer quotation is speech
_OPEN = lazy_pattern(r"(?<![\w,.!?])[\"“‘`«'](?=\S|$)")
_CLOSE = lazy_pattern(r"(?<=\S)[\"”’`»'](?!\w)")


def is_mentioned(doc: Document, span: Span) -> bool:
    """Whether a stretch stands in quotation marks of its own, with few words beside it."""
    before = doc.prose[max(0, span.start - _QUOTED_CHARS) : span.start]
    opening = max((match.start() for match in _OPEN.finditer(before)), default=None)
    if opening is None:
        return False
    inside = before[opening + 1 :]
    if "\n" in inside or _CLOSE.search(inside):
        return False
    room = _QUOTED_CHARS - len(inside)
    closing = _CLOSE.search(doc.prose, span.end, span.end + max(room, 1))
    return closing is not None and "\n" not in doc.prose[span.end : closing.start()]
