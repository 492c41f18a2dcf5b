"""Tokens: the words and marks of the prose, and where they stand."""

from itertools import pairwise

import pytest

from linter.analyses.tokens import tokens
from linter.document import Document, Role, TokenKind
from linter.reading.formats import read_document
from linter.span import Span


def read(text: str) -> Document:
    return Document(name="a", text=text, prose=text, blocks=[(Span(0, len(text)), Role.BODY)])


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind.value, token.text) for token in tokens(read(text))]


@pytest.mark.parametrize(
    "word",
    [
        "don't", "Iran’s", "tit-for-tat", "al-Kadhimi", "O'Neil's", "naïve", "e\u0301tude", "U.S.",
        "p.m.", "J.R.R.", "snake_case", "soft\u00aden", "zero\u200bwidth", "Ünïcödé",
        "rock\u2011hard", "B2B", "日本",
    ],
)  # fmt: skip
def test_one_word(word: str) -> None:
    assert kinds(word) == [("word", word)]
    assert kinds(f"({word})")[1] == ("word", word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("well-", ["well", "-"]),
        ("'quoted'", ["'", "quoted", "'"]),
        ("players' own", ["players", "'", "own"]),
        ("one--two", ["one", "-", "-", "two"]),
        ("Ph.D.", ["Ph", ".", "D", "."]),
        ("a.b", ["a", ".", "b"]),
        ("Wait... what?!", ["Wait", "...", "what", "?!"]),
        ("$3,400.50m (2nd)", ["$", "3,400.50m", "(", "2nd", ")"]),
        ("10:30, 1/2", ["10:30", ",", "1/2"]),
        ("9to5Mac’s 18F", ["9to5Mac", "’", "s", "18F"]),
        ("end.The", ["end", ".", "The"]),
        ("_a_", ["a"]),
        ("\u200b", ["\u200b"]),
    ],
)
def test_several_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(read(text))] == expected


@pytest.mark.parametrize(
    "reference",
    [
        "https://a.b/c_(d)?e=1#f", "www.example.com/a", "ann.roe+x@mail.example.org", "@ann_roe",
        "#hashtag", "example.com", "sub.example.co.uk/path/file.html", "notes-2.txt",
    ],
)  # fmt: skip
def test_references(reference: str) -> None:
    for text in (reference, f"See {reference}.", f"See {reference}, or not", f"See {reference}"):
        assert ("reference", reference) in kinds(text)
    assert kinds(f"See {reference}.")[-1] == ("stop", ".")


@pytest.mark.parametrize("text", ["AT&T", "end.other", "3 @ 4", "x.combine", "a & #"])
def test_no_references(text: str) -> None:
    assert "reference" not in dict(kinds(text))


def test_kinds() -> None:
    assert [kind for kind, _ in kinds("He, “x” 3 … \ufffc\ufffc!")] == [
        "word",
        "punctuation",
        "quote",
        "word",
        "quote",
        "number",
        "stop",
        "opaque",
        "stop",
    ]


def test_spans_and_blocks() -> None:
    doc = read_document("A title\n\nBody 𝒜 text.\n", "a.txt")
    found = doc.get(tokens)
    assert all(doc.prose_of(token.span) == token.text for token in found)
    assert [token.block for token in found] == [0, 0, 1, 1, 1, 1]
    assert all(doc.block_at(token.span.start) == doc.blocks[token.block] for token in found)


def test_markup_inside_a_word_is_no_break() -> None:
    doc = read_document(
        "The [dog](x)s of *Iran*'s and caf&eacute;s, un**real** 1<sup>st</sup>.\n", "a.md"
    )
    words = [token for token in tokens(doc) if token.kind is TokenKind.WORD]
    assert [word.text for word in words] == [
        "The",
        "dogs",
        "of",
        "Iran's",
        "and",
        "cafés",
        "unreal",
    ]
    assert [doc.text_of(word.span) for word in words][1] == "dog](x)s"
    assert [doc.text_of(word.span) for word in words][5] == "caf&eacute;s"
    assert "1st" in [token.text for token in tokens(doc)]


def test_code_has_no_tokens() -> None:
    assert tokens(read_document("```\ncode\n```\n", "a.md")) == ()
    assert [t.text for t in tokens(read_document("Run `a b` now", "a.md"))][1] == "\ufffc" * 5


HOSTILE = (
    "a", "a.", '"', "-", "a_", "_", "@", "a@", "a@b.", "#", "www.", "https://)", "a-a.", "1.", "a'",
    "a\u200b", "\u200b", "\ufffc", "a\ufdd0", "\ufdd0", ".com", "a.com/..", "a+", "é", "'",
    "\u0301",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_taken_apart_in_order(unit: str) -> None:
    found = tokens(read(unit * (100_000 // len(unit))))  # in quadratic time it would take minutes
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
