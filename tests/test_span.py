"""Spans and lines: places in a text as programs and as people count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.span import LineIndex, Position, Span


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Span(0, 3), Span(2, 5), True),
        (Span(0, 3), Span(3, 5), False),
        (Span(2, 2), Span(0, 5), True),
        (Span(2, 2), Span(2, 2), True),
        (Span(2, 2), Span(2, 4), True),
        (Span(4, 4), Span(2, 4), False),
        (Span(1, 9), Span(3, 4), True),
    ],
)
def test_overlap_is_symmetric(one: Span, other: Span, expected: bool) -> None:
    assert one.overlaps(other) is expected
    assert other.overlaps(one) is expected


def test_contains() -> None:
    assert Span(1, 5).contains(Span(1, 5))
    assert Span(1, 5).contains(Span(3, 3))
    assert not Span(1, 5).contains(Span(0, 2))
    assert not Span(1, 5).contains(Span(4, 6))


def test_lines_end_where_editors_end_them() -> None:
    text = "a\nb\r\nc\rd\u2028e\x0bf\x0cg\x85h\n\ri"
    lines = LineIndex(text)
    contents = [text[line.start : line.end] for line in lines.lines()]
    assert contents == ["a", "b", "c", "d\u2028e\x0bf\x0cg\x85h", "", "i"]
    assert lines.count == 6


def test_positions() -> None:
    lines = LineIndex("ab\r\n𝒜c\n")
    assert lines.position(0) == Position(1, 1)
    assert lines.position(4) == Position(2, 1)
    assert lines.position(5) == Position(2, 2)  # columns count code points
    assert lines.position(7) == Position(3, 1)  # the end of the text
    assert lines.line_span(3) == Span(7, 7)


def test_the_empty_text_has_one_line() -> None:
    lines = LineIndex("")
    assert lines.count == 1
    assert lines.position(0) == Position(1, 1)
    assert lines.line_span(1) == Span(0, 0)


@pytest.mark.parametrize("offset", [-1, 4])
def test_offsets_outside_are_refused(offset: int) -> None:
    with pytest.raises(ValueError, match="outside a text of 3 code points"):
        LineIndex("abc").position(offset)


@pytest.mark.parametrize("line", [0, 2])
def test_lines_outside_are_refused(line: int) -> None:
    with pytest.raises(IndexError, match=f"no line {line}"):
        LineIndex("abc").line_span(line)


@given(st.lists(st.sampled_from(["\r", "\n", "\r\n", "a", "\u2028", " ", "𝒜"])).map("".join))
def test_every_offset_lies_on_its_line(text: str) -> None:
    lines = LineIndex(text)
    for offset in range(len(text) + 1):
        line, column = lines.position(offset)
        start = lines.line_span(line).start
        assert start + column - 1 == offset
        assert line == lines.count or offset < lines.line_span(line + 1).start
