"""Makes text from articles inert: nothing in it can move a cursor, colour a log or hide itself."""

import unicodedata

_ESCAPED = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_WITHOUT_WIDTH = frozenset({"Mn", "Me"})  # many vowel signs have the combining class 0


def visible(text: str, *, keep: str = "") -> str:
    """The text with control, format, private and unassigned characters shown as symbols.

    C0 controls become their pictures (␛ for ESC), all others their number in angle brackets, as
    in ⟨U+202E⟩. Characters in `keep` stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c in keep else _symbol(c) for c in text)


def _symbol(char: str) -> str:
    code = ord(char)
    if code < 0x20:  # noqa: PLR2004 - the C0 controls
        return chr(0x2400 + code)
    if unicodedata.category(char) in _ESCAPED:
        return f"⟨U+{code:04X}⟩"
    return char


def columns(text: str) -> int:
    """How many terminal columns a text takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.category(char) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
