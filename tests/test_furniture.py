"""Page furniture: recall on lines of real sites, silence on subheads like them."""

import tomllib
from pathlib import Path

import pytest

from linter.analyses.furniture import Certainty, furniture, sort_of
from linter.reading.formats import read_document

PHRASES = tomllib.loads((Path(__file__).parent / "data" / "furniture.toml").read_text("utf-8"))
PARAGRAPH = (
    "The ferry company said on Friday that its crews would go back to work next week, after the "
    "union accepted an offer that members had twice turned down in votes since the spring."
)


def article(*lines: str, head: str = "Ferry crews go back to work") -> str:
    return "\n\n".join([head, PARAGRAPH, *lines]) + "\n"


def is_furniture(line: str) -> bool:
    sort = sort_of(line)
    return sort is not None and sort.certainty >= Certainty.LIKELY


@pytest.mark.parametrize("line", PHRASES["tuned"])
def test_lines_of_the_page_are_furniture(line: str) -> None:
    assert is_furniture(line)


def test_lines_never_tuned_on_are_furniture_too() -> None:
    missed = [line for line in PHRASES["kept"] if not is_furniture(line)]
    assert len(missed) <= 3, missed


@pytest.mark.parametrize("line", PHRASES["near_misses"])
def test_subheads_and_sentences_are_no_furniture(line: str) -> None:
    doc = read_document(article(line, PARAGRAPH), "a.txt")
    assert doc.get(furniture) == ()


@pytest.mark.parametrize("line", [line for line in PHRASES["near_misses"] if line[-1] not in ":."])
def test_headings_of_a_markdown_article_are_no_furniture(line: str) -> None:
    doc = read_document(f"# Ferries\n\n{PARAGRAPH}\n\n## {line}\n\n{PARAGRAPH}\n", "a.md")
    assert doc.get(furniture) == ()


def test_ambiguous_words_count_only_in_company_or_at_the_end() -> None:
    alone = read_document(article("Video", PARAGRAPH), "a.txt")
    beside = read_document(article("Video", "Share this article", PARAGRAPH), "a.txt")
    ending = read_document(article(PARAGRAPH, "Video"), "a.txt")
    assert [len(doc.get(furniture)) for doc in (alone, beside, ending)] == [0, 2, 1]


def test_a_phrase_within_a_sentence_is_text() -> None:
    line = "He told them to click here to subscribe to our newsletter, and nobody on the pier did."
    assert read_document(article(line), "a.txt").get(furniture) == ()


def test_decoration_and_case_do_not_matter() -> None:
    for line in ("» READ MORE «", "[Read more]", "Read more…", "*Read More*", "→ Read more:"):
        assert is_furniture(line), line


def test_endless_lines_are_no_furniture() -> None:
    starts = ("get ", "click to ", "share ", "by signing up ", "you have ", "comments ")
    for start in starts:
        for filler in ("a ", "the ", "read more ", "share, ", "is not "):
            assert sort_of((start + filler * 60)[:240]) is None, start
