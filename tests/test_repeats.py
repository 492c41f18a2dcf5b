"""Repeated words, sentences and paragraphs."""

import pytest

from linter.analyses.repeats import repeated_paragraphs, repeated_sentences
from linter.analyses.twice import belongs_twice
from linter.finding import Severity
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.testing import apply_fix, findings

RULES = load_registry().rules
TRAFFIC = (
    "Traffic has gone through the old town since the bridge was shut, and shopkeepers like it."
)
PIERS = "Engineers will look at the six piers again next week, and divers will go down with them."


def article(*paragraphs: str) -> str:
    return "\n\n".join(("The bridge was shut in May.", *paragraphs)) + "\n"


def reported(rule: str, text: str, name: str = "a.txt") -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(RULES[rule], text, name)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He read the the letter.", ["the the"]),
        ("He read the the the letter.", ["the the the"]),
        ("He said it was was wrong.", ["was was"]),
        ("It came from from the north.", ["from from"]),
        ("They are in in good shape.", ["in in"]),
        ("The state that it was in in March is what counts.", []),
        ("He walked in in March.", []),
        ("He said that that was all.", []),
        ("He said that that he was ill.", ["that that"]),
        ("No, no, no. Never never land was far far away.", []),
        ("Boutros Boutros-Ghali met Lang Lang in Baden Baden.", []),
        ("Over the the\ttable", ["the the"]),
        ("The columns are\tare\tis", []),
        ("What it is is a mill.", []),
        ("There is is no mill.", ["is is"]),
    ],
)
def test_doubled_words(text: str, expected: list[str]) -> None:
    assert reported("doubled-word", text) == expected


def test_a_doubled_word_at_a_line_end_keeps_the_line_end() -> None:
    text = "A long line of a text that is wrapped at some width ends with the\nthe word.\n"
    found = findings(RULES["doubled-word"], text, "a.md")
    assert apply_fix(text, found) == text.replace("the\nthe word", "the\nword")


def test_a_doubled_word_is_mended_once() -> None:
    text = "He read the the letter of of the king.\n"
    mended = apply_fix(text, findings(RULES["doubled-word"], text))
    assert mended == "He read the letter of the king.\n"
    assert findings(RULES["doubled-word"], mended) == []


def test_markup_between_two_words_is_no_doubling() -> None:
    assert reported("doubled-word", "See the `the` keyword.\n", "a.md") == []


def test_constructions_that_meet_in_one_word() -> None:
    words = "they checked in in march".split()
    assert belongs_twice(words, 2)
    assert not belongs_twice("they live in in town".split(), 2)


def test_a_copy_is_told_once_at_the_later_place() -> None:
    text = article(TRAFFIC, PIERS, TRAFFIC)
    (found,) = findings(RULES["repeated-paragraph"], text)
    assert found.start.line == 7
    assert found.related[0].start.line == 3
    assert found.severity is Severity.WARNING


def test_copies_in_a_row_are_one_finding() -> None:
    text = article(TRAFFIC, PIERS, "Nobody was hurt.", TRAFFIC, PIERS)
    (found,) = findings(RULES["repeated-paragraph"], text)
    assert text[found.span.start : found.span.end] == f"{TRAFFIC}\n\n{PIERS}"


def test_deleting_a_copy_leaves_the_article_as_it_was() -> None:
    text = article(TRAFFIC, PIERS, TRAFFIC)
    assert apply_fix(text, findings(RULES["repeated-paragraph"], text)) == article(TRAFFIC, PIERS)


def test_the_first_paragraph_and_what_comes_three_times_are_infos() -> None:
    standfirst = f"{TRAFFIC}\n\n{TRAFFIC}\n\n{PIERS}\n"
    notice = article(TRAFFIC, PIERS, TRAFFIC, "Nobody was hurt.", TRAFFIC)
    for text in (standfirst, notice):
        (found,) = findings(RULES["repeated-paragraph"], text)
        assert found.severity is Severity.INFO


def test_a_changed_copy_is_near() -> None:
    changed = TRAFFIC.replace("old ", "").replace("and shopkeepers", "and the shopkeepers")
    longer = " They say that sales have grown by a tenth since May."
    text = article(TRAFFIC + longer, PIERS, changed + longer)
    assert reported("repeated-paragraph", text) == []
    (found,) = findings(RULES["near-repeated-paragraph"], text)
    assert found.severity is Severity.WARNING
    assert 'without "old"' in found.message


def test_names_and_numbers_in_each_other_s_place_make_two_paragraphs() -> None:
    told = (
        "In {} the voters went to the polls on Tuesday to choose a governor, and {} percent of"
        " them had made up their minds before the summer began."
    )
    text = article(told.format("Ohio", 45), told.format("Iowa", 38))
    (repeat,) = repeated_paragraphs(read_document(text, "a.txt"))
    assert repeat.parallel
    assert reported("near-repeated-paragraph", text) == []


def test_a_sentence_twice_in_a_paragraph_is_a_warning() -> None:
    text = article(f"{TRAFFIC} Nobody was hurt. {TRAFFIC}")
    (found,) = findings(RULES["repeated-sentence"], text)
    assert found.severity is Severity.WARNING
    (repeat,) = repeated_sentences(read_document(text, "a.txt"))
    assert repeat.copies == 2


def test_sentences_of_a_repeated_paragraph_are_not_told_again() -> None:
    assert reported("repeated-sentence", article(TRAFFIC, PIERS, TRAFFIC)) == []
