"""Text that was stored in one encoding and read in another: where it is, and what it was.

"donâ€™t" is "don’t", whose UTF-8 bytes were read as Windows-1252. The way back is certain where it
gives valid UTF-8 with a likely character: hardly any letter and marks that belong together do so by
chance. Text may have gone wrong twice.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_WINDOWS: Final = {
    char: bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    for char in (chr(byte),)
}
_BYTE: Final = {shown: ord(char) for char, shown in _WINDOWS.items()}
_CONTINUATION = "".join(_BYTE) + "\x80-\xbf"
# Marks that stand beside a letter in ordinary text: with them a pair may be chance.
_NATURAL: Final = frozenset("‘’“”–—…«»™®°©•·\xa0‹›„‚")
_PIECE = (
    rf"[\xc2-\xdf][{_CONTINUATION}]|[\xe0-\xef][{_CONTINUATION}]{{2}}"
    rf"|[\xf0-\xf4][{_CONTINUATION}]{{3}}"
)
# Other encodings that UTF-8 is read as: what its first bytes look like, and the way back.
_OTHERS: Final = {
    "mac": ("mac_roman", r"‚Ä\S|¬†|(?<=[a-z])√[†°©®™´≠Æ¢£§•¶ß±≤º∂∏Ø]"),
    "cyrillic": ("cp1251", r"вЂ[^\s]|в„ў"),
    "dos": ("cp850", r"ÔÇ[\u00d6£Ø┤£ØªÿÖôöû]|├[®®íóº┬®]"),
    "dos_us": ("cp437", r"ΓÇ[ÖöôÿªùÜ¥]|(?<=[a-z])├[⌐¡│║▒]"),
    "chinese": ("gbk", r"鈥[\u4e00-\u9fff]"),
}
_ALPHABETS = ((0x370, 0x58F), (0x590, 0x6FF), (0x900, 0xE7F), (0x3040, 0x30FF), (0x4E00, 0x9FFF))
_SYMBOLS = ((0x2000, 0x2BFF), (0x1F000, 0x1FAFF), (0xFB00, 0xFB06), (0xFEFF, 0xFEFF))
_LATIN = ((0x80, 0x17F), (0x1A0, 0x1B0), (0x218, 0x21B), (0x1E00, 0x1EFF), (0x2B0, 0x2FF))
_MOST_TIMES = 4
_LEADS: Final = frozenset(
    "ÂÃÄÅÆÈÉÊËÎÏÐÑ×ØÙÚÛâáãåæçèéäïðà‚¬√вÔ├Γ鈥" + "".join(_WINDOWS) + "\x9d\x81"
)
# A look for these alone, and for the rest only where one stands, is many times faster.
_LEAD: Final = lazy_pattern(f"[{''.join(sorted(_LEADS))}\xc2-\xf4]")


class Garbled(NamedTuple):
    """A garbled stretch and what it was; `certain` where it cannot have been anything else."""

    span: Span
    meant: str
    certain: bool


def may_be_garbled(rare: frozenset[str]) -> bool:
    """Whether a text with these rare characters can hold garbled text."""
    return not rare.isdisjoint(_LEADS)


def garbled(text: str) -> Iterator[Garbled]:
    """The garbled stretches of a text, in order."""
    seen = 0
    for lead in _LEAD.finditer(text):
        match = _pattern().match(text, lead.start()) if lead.start() >= seen else None
        if match is None:
            continue
        seen = match.end()
        kind = match.lastgroup or ""
        if kind == "run":
            yield from _runs(text, match)
        elif kind in _OTHERS:
            meant = _transcoded(match.group(), _OTHERS[kind][0])
            if meant:
                yield Garbled(Span(*match.span()), meant, certain=True)
        elif found := _BROKEN[kind](text, match):
            yield found


@cache
def _pattern() -> re.Pattern[str]:
    others = "|".join(f"(?P<{name}>{pattern})" for name, (_, pattern) in _OTHERS.items())
    return re.compile(
        r"(?P<nbsp>Â[ \xa0]+)"  # a no-break space, or what became of it
        rf"|(?P<run>(?:{_PIECE})+)"
        r"|(?P<quote>â€(?:TM|[?\ufffd\"'])?)"  # its last byte was lost, or changed again
        r"|(?P<marks>(?<=\w)â(?:\?\?|\ufffd\ufffd))"
        r"|(?P<blank>Â(?![^\W\d_]))"  # one whose blank was lost
        r"|(?P<letter>Ã(?=[ \xa0a-z]))"
        r"|(?P<control>[\x80-\x9f]+)"
        rf"|{others}"
    )


def _runs(text: str, match: re.Match[str]) -> Iterator[Garbled]:
    """A run of pieces, without those that are no garbled text."""
    start = at = match.start()
    meant = ""
    for piece in re.finditer(_PIECE, match.group()):
        at = match.start() + piece.start()
        shown = _decoded(piece.group())
        if shown and _is_likely(text, at, piece.group(), shown, match):
            start = start if meant else at
            meant += shown
            continue
        if meant:
            yield _garbled(start, at, meant)
        meant = ""
    if meant:
        yield _garbled(start, match.end(), meant)


def _garbled(start: int, end: int, meant: str) -> Garbled:
    for _ in range(_MOST_TIMES):
        again = _decoded(meant) if re.fullmatch(f"(?:{_PIECE})+", meant) else None
        if again is None:
            break
        meant = again
    meant = "".join(_WINDOWS.get(char, char) for char in meant)
    visible = meant.replace("\ufeff", "").replace("\xad", "")
    whole = visible.isprintable() and "\ufffd" not in visible
    return Garbled(Span(start, end), visible.replace("\xa0", " "), certain=whole or visible == " ")


def _decoded(shown: str) -> str | None:
    try:
        return bytes(_BYTE.get(char, ord(char)) for char in shown).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return None


def _transcoded(shown: str, encoding: str) -> str | None:
    data = shown.encode(encoding, "replace")
    try:
        meant = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return meant.replace("\xa0", " ")


def _is_likely(text: str, at: int, piece: str, meant: str, run: re.Match[str]) -> bool:
    """Whether a piece is garbled text and no chance meeting of a letter and marks."""
    natural = _NATURAL.issuperset(piece[1:])
    code = ord(meant)
    if _lies_in(code, _SYMBOLS) or (at > run.start() and _lies_in(code, _LATIN)):
        return True
    if _lies_in(code, _LATIN):
        # "É’" and "Â”" may end a word in capitals or in quotation marks.
        before = text[at - 1 : at]
        return not (
            natural
            and (
                before.isupper()
                or (not before.isalpha() and len(piece) > 1 and piece[1] in "’”»‘“")
            )
        )
    return (
        _lies_in(code, _ALPHABETS)
        and run.end() - run.start() >= 2 * len(piece)
        and not _NATURAL.issuperset(run.group()[1 :: len(piece)])
    )


def _lies_in(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= code <= high for low, high in ranges)


def _quote(text: str, match: re.Match[str]) -> Garbled:
    """`â€` that lost its last byte: the one that Windows-1252 has not is that of a closing mark."""
    span, shown = Span(*match.span()), match.group()
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if shown.endswith("TM") or (before.isalpha() and after.isalpha()):
        return Garbled(span, "’", certain=True)
    closes = bool(before.strip()) and not after.isalnum()
    if shown.endswith(('"', "'")):
        return Garbled(span, "—" if before.isalnum() and after.isalnum() else "–", certain=False)
    return Garbled(span, "”" if closes else "“", certain=closes)


def _marks(text: str, match: re.Match[str]) -> Garbled:
    span = Span(*match.span())
    return Garbled(span, "’", certain=text[span.end : span.end + 1].isalpha())


def _blank(text: str, match: re.Match[str]) -> Garbled | None:
    """`Â` before a blank, a mark or a figure."""
    start, end = match.span()
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if (before in "\"“‘'([«" and before) or (after in "\"”’')]»" and after):
        return None  # the letter, named
    apart = before.strip() and after.strip()
    if not apart and before.strip(" \xa0") and after == "":
        return Garbled(Span(start, end), "", certain=True)
    return Garbled(Span(start, end), " " if apart and match.group() != "Â" else "", certain=True)


def _letter(text: str, match: re.Match[str]) -> Garbled | None:
    """`Ã` whose second byte is a blank ("à") or was lost."""
    start, end = match.span()
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before in "\"“‘'([«" and before:
        return None
    if after.isalpha():
        return Garbled(Span(start, end), "í" if before.isalpha() else "Á", certain=False)
    lost = text[end : end + 2]
    blanks = 1 if lost in ("\xa0 ", "  ", "\xa0\xa0") or after == "\xa0" else 0
    return Garbled(
        Span(start, end + blanks), "à" if blanks == 0 or lost[1:].isspace() else "à ", certain=True
    )


def _control(text: str, match: re.Match[str]) -> Garbled | None:  # noqa: ARG001 - as the others
    meant = "".join(_WINDOWS.get(char, "") for char in match.group())
    whole = len(meant) == match.end() - match.start()
    return Garbled(Span(*match.span()), meant, certain=whole) if meant else None


_BROKEN: Final = {
    "quote": _quote,
    "marks": _marks,
    "nbsp": _blank,
    "blank": _blank,
    "letter": _letter,
    "control": _control,
}
