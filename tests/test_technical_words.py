"""Names in software, and rows of names, that look like slips."""

import pytest

from linter.analyses.lexicon import TECHNICAL, lexicon
from linter.analyses.misspellings import misspellings
from linter.analyses.technical_words import is_about_software, words_in_code
from linter.reading.formats import read_document

SOFTWARE = "It runs on Linux. It reads JSON. The release is 2.1.0.\n\n"


def told(text: str, name: str = "a.txt") -> list[str]:
    return [each.word.text for each in misspellings(read_document(text, name))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Use `wahter` at home.\n\nThe wahter is quick.\n", "a.md"),
        ("    wahter --now\n\nThe wahter is quick.\n", "a.md"),
        ("See [wahter](https://example.org/wahter/).\n", "a.md"),
        ("See https://example.org/wahter/ and what wahter does.\n", "a.txt"),
        ("The key wahter_level is set by wahter itself.\n", "a.txt"),
        ("The call wahter() and what wahter does.\n", "a.txt"),
        ("The file wahter.cfg and what wahter does.\n", "a.txt"),
    ],
)
def test_what_stands_in_code_too_is_no_slip(text: str, name: str) -> None:
    assert told(text, name) == []


@pytest.mark.parametrize(
    "text",
    [
        "The wahter was cold.\n",
        "The wahter was cold (that of the sea) and/or salty. Nobody drank: the wahter.\n",
        "He said: wahter is scarce.\n",
    ],
)
def test_slips_in_plain_prose_are_told(text: str) -> None:
    assert "wahter" in told(text)


def test_what_is_known_by_heart_is_told_wherever_it_stands() -> None:
    assert told("It is at https://example.org/alot/ and I like it alot.\n") == ["alot"]


@pytest.mark.parametrize(
    "text",
    [
        "Run it with the wahter command.\n",
        "- wahter: a new release is out\n",
        "A fix for the tests (wahter).\n",
        "They are:\n\nwahter\n",
        "The falsy pid is read by mmap.\n",
    ],
)
def test_names_where_the_text_is_about_software(text: str) -> None:
    assert told(SOFTWARE + text) == []


def test_options_are_no_words() -> None:
    assert told("Give it -wahter or --wahter-level and it stops.\n") == []


def test_names_in_software_are_known_there_only() -> None:
    assert lexicon().entry("dtrace").marks & TECHNICAL
    assert not lexicon().knows("dtrace")
    assert told("They made a good dtrace in the market.\n") == ["dtrace"]


def test_a_text_about_software_speaks_of_it_more_than_once() -> None:
    assert read_document(SOFTWARE, "a.txt").get(is_about_software)
    assert read_document("Do so:\n\n    run\n\nIt ran.\n", "a.md").get(is_about_software)
    plain = read_document("The software firm sold 2,000 seats - or so they say.\n", "a.txt")
    assert not plain.get(is_about_software)


def test_words_in_code_are_those_under_masks_and_in_identifiers() -> None:
    doc = read_document("See <b title='one'>two</b> and `three`, four_five or six.py.\n", "a.md")
    found = doc.get(words_in_code)
    assert {"three", "four", "five", "six"} <= found
    assert not {"see", "and", "two"} & found


def test_rows_of_names_are_no_sentences() -> None:
    assert told("Goverment has resigned.\n") == ["Goverment"]
    assert told("The players were these.\n\nGoverment, Smith, Jones.\n\nThey lost.\n") == []


def test_a_long_line_takes_linear_time() -> None:
    assert told("Wahter wahter_a " * 20_000 + "\n") == []
