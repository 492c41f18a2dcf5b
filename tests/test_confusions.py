"""Confused words and countries in small letters: the frames, their language, the seed."""

import time
from pathlib import Path

import pytest

from linter.analyses.confusions import confusions, frames, read_frames
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.testing import ExampleCase, assert_example, example_cases, findings

RULES = load_registry().rules
RULE, COUNTRY = RULES["confused-word"], RULES["lowercase-country"]
SEED = Path(__file__).parents[1] / "seeds" / "000_58816ce82dd3d581.txt"


@pytest.mark.parametrize("case", list(example_cases(RULE, COUNTRY)), ids=str)
def test_examples(case: ExampleCase) -> None:
    assert_example(case)


def test_the_table_reads() -> None:
    table = frames()
    assert sum(map(len, table.values())) > 140
    for wrong, each in table.items():
        assert wrong == wrong.lower()
        assert all(frame.right and wrong not in frame.right for frame in each)


def test_a_line_that_is_no_frame_is_an_error() -> None:
    with pytest.raises(ValueError, match="line 2 is no frame"):
        read_frames("# fine\nhit hear the\n")


def test_pairs_and_alternatives() -> None:
    table = read_frames("[a|b>c|d] x\n[e|f|g>h] y\n[i>j|k] z\n")
    assert {wrong: each[0].right for wrong, each in table.items()} == {
        "a": ("c",),
        "b": ("d",),
        "e": ("h",),
        "f": ("h",),
        "g": ("h",),
        "i": ("j", "k"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "He was hit. Hear the bell.",
        "It was more. Then the bell rang.",
        "More, then the bell rang.",
    ],
)
def test_frames_stay_in_their_sentence(text: str) -> None:
    assert read_document(text, "a.txt").get(confusions) == ()


def test_the_seed_article() -> None:
    text = SEED.read_text(encoding="utf-8")
    told = [
        (text[found.span.start : found.span.end], found.suggestions[0])
        for rule in (RULE, COUNTRY)
        for found in findings(rule, text)
    ]
    assert told == [("hear", "near"), ("us", "US")]


def test_curly_apostrophes_and_capitals() -> None:
    found = findings(RULE, "It’s own fault. THEIR IS none.")
    assert [each.suggestions[0] for each in found] == ["Its"]


def test_time_grows_with_the_text_only() -> None:
    line = "the he of in his it then " * 20_000
    started = time.perf_counter()
    findings(RULE, line)
    assert time.perf_counter() - started < 20
