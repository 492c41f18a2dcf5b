"""Quotations in single marks, quotations that stand alone, and those that lost their speaker."""

import pytest

from linter.analyses.lone_quotations import left_hanging, lone_quotations
from linter.analyses.quotation import Ending
from linter.analyses.single_quotations import single_quotations
from linter.document import Document
from linter.reading.formats import read_document

OPENING = "The tide was low and the boats lay on the sand.\n\n"


def read(text: str) -> Document:
    return read_document(text, "example.txt")


def single(text: str) -> list[str]:
    doc = read(text)
    return [doc.text_of(q.inner) for group in single_quotations(doc).values() for q in group]


def alone(text: str) -> list[str]:
    doc = read(text)
    return [doc.text_of(place.quotation.inner) for place in lone_quotations(doc)]


def hanging(text: str) -> list[str]:
    doc = read(text)
    return [doc.text_of(quotation.inner) for quotation in left_hanging(doc)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("‘Go home,’ she said.", "Go home,"),
        ("'Go home,' she said.", "Go home,"),
        ("She said: ‘Go home’.", "Go home"),
        (
            "The drivers’ view: ‘It’s the cranes’ fault, and ours.’",
            "It’s the cranes’ fault, and ours.",
        ),
        ("He left. ‘They call it “art”. I don’t.’", "They call it “art”. I don’t."),
    ],
)
def test_single_marks_pair_beside_a_stop(text: str, inner: str) -> None:
    assert single(text) == [inner]


@pytest.mark.parametrize(
    "text",
    [
        "It isn't the boys' fault; 'Tis the '90s, O'Brien said.",
        "Rock 'N' roll and the 'Big' bang and the 'Odd one",
        "“He said ‘Go home,’ and I went,” she said.",
        "No marks at all.",
    ],
)
def test_apostrophes_and_nested_marks_open_nothing(text: str) -> None:
    assert single(text) == []


def test_a_single_mark_may_open_a_quotation_that_the_next_paragraph_ends() -> None:
    doc = read("He said: ‘We came at nine.\n\n‘Nobody was there.’")
    endings = [q.ending for group in single_quotations(doc).values() for q in group]
    assert endings == [Ending.CONTINUED, Ending.CLOSED]


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''"])
def test_a_quotation_stands_alone_in_any_marks(marks: str) -> None:
    speech = "Nobody came to tell us that it was over."
    assert alone(f"{OPENING}{marks[0]}{speech}{marks[1]}") == [speech]
    assert alone(f"{OPENING}{marks[0]}{speech}{marks[1]} Ann Roe said so.") == []


def test_a_quotation_stands_alone_after_a_word_in_marks() -> None:
    text = "They called it “progress” at the time. “Nobody came to tell us that it was over.”"
    assert alone(text) == ["Nobody came to tell us that it was over."]


def test_a_quotation_without_a_stop_stands_alone_in_its_own_paragraph() -> None:
    assert alone(f"{OPENING}“Nobody came to tell us that it was over”\n\nRain fell.")


@pytest.mark.parametrize(
    ("following", "hangs"),
    [
        ("\n\nRain fell.", True),
        ("\nRain fell.", True),
        (".\n\nRain fell.", True),
        ("", True),
        (" said Ann Roe.", False),
        ("\n\nsaid Ann Roe.", False),
        ("\n\nAnn Roe said.", False),
        ("\n\n— Ann Roe", False),
    ],
)
def test_a_comma_leads_on_to_a_speaker(following: str, hangs: bool) -> None:
    speech = "Nobody came to tell us that it was over,"
    for left, right in ("“”", "‘’"):
        text = f"{OPENING}{left}{speech}{right}{following}"
        assert hanging(text) == ([speech] if hangs else [])


@pytest.mark.parametrize(
    "unit", ["‘A b c d e f g.’ ", "‘A ", "'A. ", '‘A b,’ "c" ', "‘A b c d e f g,’\n"]
)
def test_much_of_one_thing_is_read_in_one_pass(unit: str) -> None:
    doc = read("A man came in. " + unit * 2_000)
    found = [place.quotation.span for place in lone_quotations(doc)]
    assert all(span.end <= len(doc.text) for span in found)
    assert len(left_hanging(doc)) <= 2_000
