"""Bytes to text: UTF-8, UTF-16 by its mark, and a guess that is said aloud.

`Decoded.text` keeps every code point of the file but the byte order mark; `encode` gives the same
bytes back, so that a fix changes nothing else.
"""

import codecs
from typing import NamedTuple

from linter.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SNIFF = 8192
# What an English text in Windows' encoding holds beside ASCII, and the share that it has at most:
# short of that, a statistical guess knows less than these.
_WESTERN = frozenset(
    "€‚„…‰‹Œ‘’“”•–—™›œ\xa0£§©«®°±²³´·»¼½¾¿¡ªº" + "".join(map(chr, range(0xC0, 0x100)))
)
_MOST_WESTERN = 0.04
_ASCII = 0x80
# Control characters that text holds: tab, line ends, form feed, and backspace, escape and NEL's
# kin that broken exports leave behind. A byte 0 is never one of them.
_TEXT_CONTROLS = frozenset({7, 8, 9, 10, 11, 12, 13, 27})
_CONTROLS = bytes(byte for byte in range(32) if byte not in _TEXT_CONTROLS)
_MOST_CONTROLS = 0.1


class Decoded(NamedTuple):
    """A file's text and how it was stored; `guessed` if the encoding is only a guess."""

    text: str
    encoding: str
    mark: bytes = b""
    guessed: bool = False

    def encode(self, text: str) -> bytes:
        """The bytes of a changed text, stored as the file was."""
        return self.mark + text.encode(self.encoding)


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text, judged by their beginning."""
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return False
    head = data[:_SNIFF]
    if b"\0" in head:
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > _MOST_CONTROLS * len(head)


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes.

    Raises:
        ReadingError: if the bytes are binary or no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, mark, encoding)
    if is_binary(data):
        raise ReadingError("looks like a binary file, not text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def _decode_marked(data: bytes, mark: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data[len(mark) :].decode(encoding), encoding, mark)
    except UnicodeDecodeError as error:
        message = f"begins with a {encoding} byte order mark but is no valid {encoding}"
        raise ReadingError(f"{message}: {error.reason} at byte {error.start + len(mark)}") from None


def _guess(data: bytes) -> Decoded:
    if western := _western(data):
        return western
    from charset_normalizer import from_bytes  # costs 50 ms: only where UTF-8 failed

    best = from_bytes(data).best()
    try:
        if best is not None:
            guess = Decoded(data.decode(best.encoding), best.encoding, guessed=True)
            if guess.encode(guess.text) == data:  # else a fix would change more than it says
                return guess
    except (UnicodeError, LookupError):
        pass
    raise ReadingError("is neither UTF-8 nor in any encoding that could be recognised")


def _western(data: bytes) -> Decoded | None:
    """The text of mostly English bytes with quotes, dashes and accents as Windows stores them."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [char for char in text if ord(char) >= _ASCII]
    if len(beyond) > _MOST_WESTERN * len(text) or not _WESTERN.issuperset(beyond):
        return None
    return Decoded(text, "cp1252", guessed=True)
