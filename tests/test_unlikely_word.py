"""Known words that are unlikely in their context."""

import pytest

from linter.analyses.boosted_trees import BoostedTrees
from linter.analyses.unlikely_words import Model, model, unlikely_words
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
        ("They stayed there for more then a week.", "then", "than"),
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
    doc = read("They stayed, oddly, for more then a week.")
    (only,) = doc.get(unlikely_words)
    assert doc.text_of(only.span) == "then"


def test_a_long_text_is_judged_inside_its_bounds() -> None:
    doc = read("form the of that than " * 8000)
    assert all(
        0 <= each.span.start < each.span.end <= len(doc.text) for each in doc.get(unlikely_words)
    )


def test_an_exchange_that_is_often_right_counts_for_more() -> None:
    leaves = {
        "baseline": 0.5,
        "roots": [0, 1],
        "features": [-1, -1],
        "thresholds": [-1.0, 4.0],
        "rights": [0, 0],
    }
    judge = Model(BoostedTrees.from_json(leaves), {"form": "from:2.5 farm:-1.0"}, 0.7, 1, -1.0, 3.0)
    assert judge.score([], "form", "from") == pytest.approx(6.0)
    assert judge.score([], "form", "forms") == pytest.approx(4.2)
    assert judge.score([], "form", "farm") < judge.threshold  # the first tree gives it up


def test_exchanges_of_the_model_are_between_candidates() -> None:
    exchanges = model().exchanges
    assert len(exchanges) > 500
    for word in ("there", "then", "form"):
        known = {each.partition(":")[0] for each in exchanges[word].split()}
        assert known <= {each.form for each in candidates(word)}


def test_then_and_four_may_be_written_for_other_words() -> None:
    assert "the" in {each.form for each in candidates("then")}
    assert "for" in {each.form for each in candidates("four")}
