"""Masks: blank out what is no prose without moving what is."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from linter.document import JOINER, OPAQUE
from linter.span import Span

_VISIBLE = re.compile(r"[^\r\n]")
_JOINERS = re.compile(rf"{JOINER}+")


class Replacement(NamedTuple):
    """What the mask shows in place of a span, of the same length."""

    span: Span
    shown: str


def entity_like(span: Span, char: str) -> Replacement:
    """A replacement for an entity or escape: its character, then nothing up to its length.

    White space fills the whole length, so that no line end appears where the file has none; an
    invisible or broken character vanishes.
    """
    length = span.end - span.start
    if char.isspace():
        return Replacement(span, " " * length)
    return Replacement(span, "".join(filter(str.isprintable, char))[:length].ljust(length, JOINER))


def blank(text: str, spans: Iterable[Span], *, opaque: Iterable[Span] = ()) -> str:
    """The text with `spans` as spaces and `opaque` as object characters; line ends stay.

    The result has the length of the text, so that every offset holds in both.
    """
    cuts = sorted([(*span, " ") for span in spans] + [(*span, OPAQUE) for span in opaque])
    pieces: list[str] = []
    at = 0
    for start, end, filler in cuts:
        begin = max(start, at)
        if end <= begin:
            continue
        pieces += (text[at:begin], _VISIBLE.sub(filler, text[begin:end]))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def settle_joiners(prose: str) -> str:
    """The prose with joiners only where they join: beside white space markup becomes spaces too."""
    if JOINER not in prose:
        return prose
    padded = f" {prose} "

    def settled(match: re.Match[str]) -> str:
        start, end = match.span()
        joins = not (padded[start - 1].isspace() or padded[end].isspace())
        return match.group() if joins else " " * (end - start)

    return _JOINERS.sub(settled, padded)[1:-1]
