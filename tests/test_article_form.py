"""Forms of articles, by signs of layout."""

import pytest

from linter.analyses.article_form import ArticleForm, article_form
from linter.reading.formats import read_document

REPORT = (
    "The ferry ran aground at low tide on Monday, and sixty passengers waited for the flood.",
    "Captain Ines Moreau said the channel had silted up since the dredger was sold.",
    "The harbour board will meet on Thursday. It had put off dredging twice.",
)


def form(*paragraphs: str, name: str = "article.txt") -> ArticleForm:
    text = "\n\n".join(("Ferry runs aground", REPORT[0], *paragraphs)) + "\n"
    return article_form(read_document(text, name))


def between(*signs: str) -> list[str]:
    """Paragraphs of a report, each behind a sign."""
    return [text for n, sign in enumerate(signs) for text in (sign, REPORT[n % len(REPORT)])]


def before(*signs: str) -> list[str]:
    """Paragraphs of a report that begin with signs."""
    return [f"{sign} {REPORT[n % len(REPORT)]}" for n, sign in enumerate(signs)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        REPORT,
        ("Ferry runs aground", *REPORT, "Share this"),
        before("10.25 per cent of passengers were hurt.", "12.5 million.", "10.30 metres deep."),
        (*REPORT, "Why was the dredger sold?", *REPORT),
        (*REPORT, "Moreau: A Life at Sea", *REPORT),
        ("Correction: the ferry is older than we said.", *REPORT),
        (),
    ],
)
def test_running_text(paragraphs: tuple[str, ...]) -> None:
    assert form(*paragraphs) is ArticleForm.RUNNING


@pytest.mark.parametrize(
    "signs",
    [
        ("10.45am", "11.02am", "11:30am"),
        ("14:05 BST", "14:20 BST", "15:00 BST"),
        ("Updated at 9.15pm", "9:05 –", "8.30 pm"),
        ("10:45", "11:15", "11:40"),
    ],
)
def test_live_blogs(signs: tuple[str, ...]) -> None:
    assert form(*before(*signs)) is ArticleForm.LIVE
    assert form(*between(*signs)) is ArticleForm.LIVE


@pytest.mark.parametrize(
    "signs",
    [("SIR –", "SIR –"), ("Dear Editor,", "Dear Sir,"), ("To the Editor:", "To the Editor:")],
)
def test_letters(signs: tuple[str, ...]) -> None:
    assert form(*before(*signs)) is ArticleForm.LETTERS


@pytest.mark.parametrize(
    "signs",
    [
        ("Q:", "A:", "Q:", "A:"),
        ("Q. 1:", "Answer:", "Question:"),
        ("Moreau:", "Ferry Weekly:", "Moreau:", "Ferry Weekly:"),
    ],
)
def test_interviews(signs: tuple[str, ...]) -> None:
    assert form(*before(*signs)) is ArticleForm.INTERVIEW


def test_questions_that_stand_alone_make_an_interview() -> None:
    questions = ("What happened?", "Who sold the dredger?", "“When will the ferry run?”")
    assert form(*between(*questions[:2], "Will it run again?")) is ArticleForm.INTERVIEW
    long = ("word " * 60 + "or not?",) * 3
    assert form(*between(*long)) is ArticleForm.RUNNING


@pytest.mark.parametrize("signs", [("1.", "2.", "3."), ("•", "•", "•"), ("#1:", "#2:", "#3:")])
def test_items(signs: tuple[str, ...]) -> None:
    assert form(*before(*signs)) is ArticleForm.ITEMS


def test_sections_in_plain_text_and_markdown() -> None:
    heads = ("The accident", "Why the channel silted up", "What comes next")
    assert form(*between(*heads)) is ArticleForm.SECTIONS
    marked = [f"## {head}" for head in heads]
    assert form(*between(*marked), name="article.md") is ArticleForm.SECTIONS
    assert form(*between(*heads[:2])) is ArticleForm.RUNNING
