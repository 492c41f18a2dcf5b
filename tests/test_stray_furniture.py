"""Furniture inside paragraphs, what surrounds a language model, and marks for apostrophes."""

import pytest

from linter.analyses.lower_runs import lower_runs, relief
from linter.analyses.model_interface import speaks_of_itself
from linter.analyses.stray_furniture import stray_furniture
from linter.document import Document
from linter.reading.formats import read_document
from linter.registry import load_registry


def read(text: str) -> Document:
    return read_document(f"The ferry\n\n{text}\n", "a.txt")


def stretches(rule: str, text: str) -> list[str]:
    doc = read(text)
    return [doc.text_of(found.span) for found in load_registry().rules[rule].check(doc)]


@pytest.mark.parametrize(
    ("text", "bar"),
    [
        ("It is late. Share Facebook Twitter Email It will sail in May.", None),
        (
            "It is late. Share Facebook Twitter Reddit Print It will sail in May.",
            "Share Facebook Twitter Reddit Print",
        ),
        (
            "It is late. Facebook | WhatsApp | LinkedIn | Email It will sail in May.",
            "Facebook | WhatsApp | LinkedIn | Email",
        ),
        ("She is on Facebook, Twitter, Reddit and Instagram every day, she said.", None),
    ],
)
def test_row_of_buttons(text: str, bar: str | None) -> None:
    doc = read(text)
    assert [doc.text_of(span) for span in doc.get(stray_furniture)] == ([bar] if bar else [])


def test_whole_notice() -> None:
    doc = read("It is late. Your browser does not support the video tag. It will sail in May.")
    found = [doc.text_of(span) for span in doc.get(stray_furniture)]
    assert found == ["Your browser does not support the video tag."]
    assert not read("The browser of her phone was old. It will sail in May.").get(stray_furniture)


def test_small_letters() -> None:
    doc = read("The age of the ship click here has been known for years.")
    assert [doc.text_of(span) for span in doc.get(lower_runs)] == ["click here"]
    for kept in (
        "You can click here to see the ship.",
        "They asked us to read more of it.",
        "Please leave a comment on the quay.",
        "She wanted to learn more about ships.",
    ):
        assert not read(kept).get(lower_runs), kept


def test_relief_is_high_where_words_part_others() -> None:
    assert relief("of", "click", "here", "the") > relief("to", "click", "here", "to")


@pytest.mark.parametrize("label", ["WATCH:", "LISTEN:", "OPINION:"])
def test_kicker_in_mid_paragraph(label: str) -> None:
    text = f"It will sail in May, he said. {label} Crews vote to strike The hull is sound."
    assert stretches("inline-furniture", text) == [label]
    assert stretches("inline-furniture", f"{label} Crews vote to strike, and nobody sails.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The fort (AD 310-402) stood [across the bay] for years.",
        "More than 3,000 islanders came.",
        "Editor's note: the names of the crew have been changed.",
        "Open the menu and tick the Hide Section option.",
    ],
)
def test_no_inline_furniture(text: str) -> None:
    assert stretches("inline-furniture", text) == []


@pytest.mark.parametrize(
    "line",
    [
        "claude can make mistakes. please check its answers.",
        "searching the web...",
        "reasoned for 9 seconds",
        "system: you are a careful editor.",
        "okay, so the user wants a shorter text.",
        "note: i have changed all names.",
        "i'm not able to open links or read files.",
        "my training data only goes up to 2023.",
        "title option 2: ferry late again",
        "tone: formal. length: 300 words.",
        "based on the notes you shared, the ferry is late.",
    ],
)
def test_what_surrounds_a_model(line: str) -> None:
    assert speaks_of_itself(line, 0)


@pytest.mark.parametrize(
    "line",
    [
        "claude monet can be seen in the town museum.",
        "searching the wreck took three days.",
        "so the users of the ferry wrote to the council.",
        "my knowledge of ships is small, the mayor said.",
        "note: the ferry does not sail on sundays.",
        "we need to write to the owners of the boat, he said.",
        "i have no access to the quay from my house.",
    ],
)
def test_no_model(line: str) -> None:
    assert not speaks_of_itself(line, 0)


def test_mark_for_an_apostrophe_inside_a_quotation() -> None:
    text = '"They didn"t sail," she said. "We"ll wait."'
    assert stretches("mismatched-quote", text) == ['"', '"']
    assert stretches("orphan-closing-quote", text) == []
    assert stretches("unclosed-quote", text) == []


def test_attribution_in_the_next_paragraph() -> None:
    text = (
        "The ferry is old, and its hull leaks.\n\n"
        '"We have asked for a new one every year since 2009,"\n\n'
        "Ines Ode, who runs the harbour office, told the Herald on Monday."
    )
    assert stretches("dangling-quote", text) == []
    other = text.replace("told the Herald on Monday", "said that nobody would come")
    assert stretches("dangling-quote", other) != []


def test_sign_off_ends_a_sentence() -> None:
    text = "The ferry is old. It leaks, and the quay is shut.\n\nIt will sail again in May, he said"
    for end in (". ab/cd (AFP, dpa) -", ". -", ". ef/Reuters", ". with dpa"):
        assert stretches("truncated-end", text + end) == [], end
