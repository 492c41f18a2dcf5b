"""Decoding: every byte is kept, and a guess is said aloud."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.errors import ReadingError
from linter.reading.decoding import decode, is_binary

ARTICLE = "“Naïve”, said José – “it’s a café”.\r\nIt rained in Zürich for most of the day.\r"
PADDING = "The river rose in the night and nobody in the village slept. " * 5


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"", "utf-8"),
        (b"plain", "utf-8"),
        (ARTICLE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + ARTICLE.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + ARTICLE.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + ARTICLE.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + ARTICLE.encode("utf-32-le"), "utf-32-le"),
        (codecs.BOM_UTF32_BE + ARTICLE.encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_unicode_is_certain(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert not decoded.guessed
    assert decoded.text in ("", "plain", ARTICLE)
    assert decoded.encode(decoded.text) == data


def test_only_the_mark_is_taken_off() -> None:
    assert decode(codecs.BOM_UTF8 * 2 + b"x").text == "\ufeffx"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_western_text_is_guessed(encoding: str) -> None:
    text = PADDING + "Zoë paid £5 at the café."
    decoded = decode(text.encode(encoding))
    assert decoded.guessed
    assert decoded.text == text
    assert decoded.encode(text) == text.encode(encoding)


def test_quotes_of_windows_are_guessed() -> None:
    text = PADDING + ARTICLE
    assert decode(text.encode("cp1252")).text == text


def test_other_alphabets_are_guessed_by_statistics() -> None:
    text = "Ночью поднялась вода, и никто в деревне не спал. Утром пришли лодки. " * 5
    decoded = decode(text.encode("cp1251"))
    assert decoded.guessed
    assert decoded.encode(decoded.text) == text.encode("cp1251")


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"abc\0def", bytes(range(14, 27)) * 9]
)
def test_binary_is_refused(data: bytes) -> None:
    assert is_binary(data)
    with pytest.raises(ReadingError, match="binary"):
        decode(data)


@pytest.mark.parametrize("data", [b"", b"text\x1b[0m and\x07 more text", b"\t\r\n\x0c" * 9])
def test_text_is_not_binary(data: bytes) -> None:
    assert not is_binary(data)


def test_a_mark_that_lies_is_refused() -> None:
    with pytest.raises(ReadingError, match=r"utf-8 byte order mark .* at byte 3"):
        decode(codecs.BOM_UTF8 + b"\xff")
    with pytest.raises(ReadingError, match="utf-16-le"):
        decode(codecs.BOM_UTF16_LE + b"a")


@given(st.text())
def test_text_comes_back(text: str) -> None:
    if "\0" not in text and not is_binary(text.encode()):
        decoded = decode(text.encode())
        assert decoded.encode(decoded.text) == text.encode()


@given(st.binary(max_size=40))
def test_bytes_come_back_or_are_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except ReadingError:
        return
    assert decoded.encode(decoded.text) == data
