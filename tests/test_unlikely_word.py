"""Known words that are unlikely in their context."""

import pytest

from linter.analyses.unlikely_words import unlikely_words
from linter.analyses.word_candidates import candidates
from linter.document import Document
from linter.reading.formats import read_document


def read(text: str) -> Document:
    return read_document(f"A headline\n\n{text}\n", "a.txt")


def found(text: str) -> list[tuple[str, str]]:
    return [(each.form, each.meant) for each in read(text).get(unlikely_words)]


@pytest.mark.parametrize(
    ("text", "wrong", "meant"),
    [
        ("They were not sure weather it would rain.", "weather", "whether"),
        ("It lasted for more that two years.", "that", "than"),
    ],
)
def test_a_word_written_for_a_likelier_one_is_found(text: str, wrong: str, meant: str) -> None:
    assert found(text) == [(wrong, meant)]


@pytest.mark.parametrize(
    "text",
    [
        "Fill in the form and send it to the town hall by Friday.",
        "The minister walked away from the talks on Friday.",
        "She runs the firm that her mother founded.",
        "Walk away Form the talks.",
        "walk-away-form",
        "",
    ],
)
def test_likely_words_names_and_compounds_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_headlines_are_not_judged() -> None:
    doc = read_document("They are not sure weather it rains\n\nThe talks went on.\n", "a.txt")
    assert doc.get(unlikely_words) == ()


def test_forms_and_spellings_of_one_word_are_no_candidates() -> None:
    assert "run" not in {each.form for each in candidates("runs")}
    assert "won" not in {each.form for each in candidates("win")}
    assert "center" not in {each.form for each in candidates("centre")}
    assert "honor" not in {each.form for each in candidates("honour")}


def test_words_that_sound_the_same_are_candidates_and_marked() -> None:
    assert ("their", True) in candidates("there")
    assert ("quiet", True) in candidates("quite")
    assert ("wear", False) in candidates("hear")


def test_offsets_are_those_of_the_file() -> None:
    doc = read("It lasted, oddly, for more that two years.")
    (only,) = doc.get(unlikely_words)
    assert doc.text_of(only.span) == "that"


def test_a_long_text_is_judged_inside_its_bounds() -> None:
    doc = read("form the of that than " * 8000)
    assert all(
        0 <= each.span.start < each.span.end <= len(doc.text) for each in doc.get(unlikely_words)
    )
