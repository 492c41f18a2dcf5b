"""Unknown words, corrections and the rule built on them."""

import time
from pathlib import Path

import pytest

from linter.analyses.corrections import edit_worth, one_edit_away, two_edits_away
from linter.analyses.unknown_words import unknown_words
from linter.document import AcceptedWords, Document
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.testing import ExampleCase, assert_example, example_cases, findings

RULE = load_registry().rules["misspelling"]
SEED = Path(__file__).parents[1] / "seeds" / "000_58816ce82dd3d581.txt"


@pytest.mark.parametrize("case", list(example_cases(RULE)), ids=str)
def test_examples(case: ExampleCase) -> None:
    assert_example(case)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("recieve", "receive"),
        ("goverment", "government"),
        ("seperate", "separate"),
        ("definately", "definitely"),
        ("adress", "address"),
        ("teh", "the"),
        ("companys", "companies"),
        ("infact", "in fact"),
        ("alot", "a lot"),
    ],
)
def test_one_edit(typed: str, meant: str) -> None:
    assert meant in [each.word for each in one_edit_away(typed)[:2]]


@pytest.mark.parametrize(
    ("typed", "meant"), [("beggining", "beginning"), ("questionaires", "questionnaires")]
)
def test_two_edits(typed: str, meant: str) -> None:
    near = [each.word for each in (*one_edit_away(typed), *two_edits_away(typed))]
    assert meant in near


def test_a_swap_is_likelier_than_a_wrong_first_letter() -> None:
    assert edit_worth("recieve", "receive") > edit_worth("relieve", "believe")


def test_absurd_lengths_have_no_corrections() -> None:
    assert one_edit_away("x" * 5000) == ()
    assert two_edits_away("x" * 5000) == ()


def forms(text: str, name: str = "a.txt") -> list[str]:
    return [word.form for word in read_document(text, name).get(unknown_words)]


@pytest.mark.parametrize(
    "text",
    [
        "NATO and UNESCOX met McGlorpy on eBayish.",
        "See www.glorpish.com, glorp_ish, glorpish.py or glorp@ish.org.",
        "He was workin' about; 'appenings everywhere.",
        "She spelt it glorpish [sic].",
        "It was soooooo good. Booo!",
        "naïvetéx façadex",
        "criss-cross, tit-for-tat, Opa-locka, and Kim Song-thaek",
    ],
)
def test_no_words_to_judge(text: str) -> None:
    assert forms(text) == []


def test_possessives_and_compounds_are_judged_by_their_parts() -> None:
    doc = read_document("The goverment's anti-glorpish stance, well-glorpish.", "a.txt")
    found = doc.get(unknown_words)
    assert [(word.text, word.part) for word in found] == [
        ("goverment", False),
        ("glorpish", True),
        ("glorpish", True),
    ]
    assert all(doc.text_of(word.span) == word.text for word in found)


def test_how_the_article_writes_a_word() -> None:
    text = "We met Glorpish today. Glorpish left. They call it glorpish.\n"
    first, second, third = read_document(text, "a.txt").get(unknown_words)
    assert (first.opens, second.opens, third.opens) == (False, True, False)
    assert {(word.small, word.capital) for word in (first, second, third)} == {(1, 1)}


def test_accepted_words() -> None:
    text = "They recieve it."
    doc = read_document(text, "a.txt")
    accepting = Document(
        name="a.txt",
        text=text,
        prose=doc.prose,
        blocks=[(block.span, block.role) for block in doc.blocks],
        accepted=AcceptedWords(["recieve"]),
    )
    assert list(RULE.check(accepting)) == []
    assert len(list(RULE.check(doc))) == 1


def test_a_foreign_passage_is_left_alone() -> None:
    text = "Le gouvernement a annoncé hier une nouvelle politique agricole.\n"
    assert forms(text) == []


def test_the_seed_article() -> None:
    text = SEED.read_text(encoding="utf-8")
    found = findings(RULE, text)
    assert [text[each.span.start : each.span.end] for each in found] == ["miitias"]
    assert found[0].suggestions[0] == "militias"


def test_corrections_keep_the_capital() -> None:
    found = findings(RULE, "Goverments rarely say so.")
    assert found[0].suggestions[0] == "Governments"


def test_time_grows_with_the_text_only() -> None:
    line = "glorpish " * 20_000
    started = time.perf_counter()
    findings(RULE, line)
    assert time.perf_counter() - started < 5
