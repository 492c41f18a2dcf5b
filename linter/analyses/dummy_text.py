"""The printers' dummy text: "lorem ipsum dolor sit amet"."""

import re
from collections.abc import Iterator

from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_LOREM_CUES = (
    *("ipsum", "dolor sit", "sit amet", "consectetu", "adipi", "eiusmod", "incididunt", "veniam"),
    *("nostrud", "ullamco", "laboris", "aliquip", "cillum", "fugiat", "excepteur", "occaecat"),
    *("cupidatat", "proident", "deserunt", "mollit"),
)
_LOREM_WORDS = (
    "lorem ipsum dolor sit amet consectetur consectetuer adipiscing adipisicing elit sed do eiusmod"
    " tempor incididunt ut labore et dolore magna aliqua enim ad minim veniam quis nostrud"
    " exercitation ullamco laboris nisi aliquip ex ea commodo consequat duis aute irure in"
    " reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur excepteur sint occaecat"
    " cupidatat non proident sunt culpa qui officia deserunt mollit anim id est laborum"
)
_LOREM_SURE = lazy_pattern(
    r"(?:lorem ipsum|ipsum dolor|dolor sit|sit amet|consectetu|adipisi?cing|eiusmod|incididunt"
    r"|veniam"
    r"|nostrud|ullamco|laboris|aliquip|cillum|fugiat|excepteur|occaecat|cupidatat|proident|deserunt"
    r"|mollit)",
    re.IGNORECASE,
)
_LOREM_THING = lazy_pattern(r"\W*(?:text|generator|is|was|are|has|as)\b", re.IGNORECASE)


def may_be_dummy(prose: str) -> bool:
    """Whether a text has a word of the dummy text at all."""
    lower = prose.lower()
    return any(cue in lower for cue in _LOREM_CUES)


def dummy_text(prose: str) -> Iterator[Span]:
    """The printers' dummy text."""
    if may_be_dummy(prose):
        sure = _LOREM_SURE.search(prose)
        if sure:
            yield from _lorem(prose, sure.start())


def _lorem(prose: str, at: int) -> Iterator[Span]:
    """The longest run of words of the printers' dummy text around a place."""
    words = list(re.finditer(r"[^\W\d_]+", prose))
    known = _LOREM_WORDS.split()
    first = next(n for n, word in enumerate(words) if word.end() > at)
    low = high = first
    while low > 0 and words[low - 1][0].lower() in known:
        low -= 1
    while high + 1 < len(words) and words[high + 1][0].lower() in known:
        high += 1
    if high - low < 1 or _LOREM_THING.match(prose, words[high].end()):
        return
    end = words[high].end()
    yield Span(words[low].start(), end + (prose[end : end + 1] == "."))
