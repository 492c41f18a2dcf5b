"""Captions and credits that stand as lines, and notes about authors."""

import pytest

from linter.analyses.author_notes import NoteKind, author_note
from linter.analyses.picture_lines import Sort, sort_of
from linter.reading.formats import read_document
from linter.registry import load_registry

LONG = (
    "The ferry will not sail for six weeks while workers mend the hull and paint it, and the"
    " island will get its bread and its letters by a smaller boat from the north quay."
)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ines Ode/EPA",
        "Photograph by Ines Ode for The Quay",
        "Ines Ode/Getty Images",
        "(AP Photo/Ines Ode)",
        "Image: Sportsfile",
        "© Ines Ode / TASS",
        "Map: Quay Cartography",
        "Illustration: Ines Ode",
        "Instagram/@inesode",
        "iStock",
    ],
)
def test_credit(line: str) -> None:
    assert sort_of(line) is Sort.CREDIT


@pytest.mark.parametrize(
    "line",
    [
        "FILE - In this May 3, 2012 photo, the ferry leaves the quay.",
        "The ferry at noon. Photo: Ines Ode",
        "Islanders wait at the quay [Ines Ode/Al Jazeera]",
        "From left, Ines Ode, Ivo Lund and Jo Marsh on deck",
        "The skipper, pictured with her crew last May",
        "Jo Marsh (left) with her deputy",
        "Image caption The ferry was built in 1961",
        "Below: the quay in winter",
        "Screengrab from a video that the islanders took",
    ],
)
def test_caption(line: str) -> None:
    assert sort_of(line) is Sort.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "A picture of calm",
        "Below the waterline",
        "Photographs were found in the wreck, the police said",
        "The islanders sent the video to AFP",
        "The skipper left, and the ferry stayed where it was",
        "The ferry will sail again in May. ab/cd (AFP/Reuters)",
        "Right or wrong",
        "Source of the river",
    ],
)
def test_no_picture_line(line: str) -> None:
    assert sort_of(line) is None


def severities(rule: str, text: str) -> list[str]:
    doc = read_document(text, "a.txt")
    one = load_registry().rules[rule]
    return [(found.severity or one.severity).value for found in one.check(doc)]


def test_a_credit_is_a_warning_inside_the_article_only() -> None:
    credit = "Photo: Ines Ode/EPA"
    assert severities("caption-line", f"Quay\n\n{LONG}\n\n{credit}\n\n{LONG}\n") == ["warning"]
    assert severities("caption-line", f"Quay\n\n{LONG}\n\n{LONG}\n\n{credit}\n") == ["info"]
    assert severities("caption-line", f"Quay\n\n{credit}\n\n{LONG}\n\n{LONG}\n") == ["info"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ines Ode is a senior lecturer in law at the University of Leeds.", NoteKind.BIO),
        ("Dr Ivo Lund teaches history at Trinity College.", NoteKind.BIO),
        ("Ines Ode is the author of two novels. She lives in Cork.", NoteKind.BIO),
        ("Ivo Lund (@ivolund) is a reporter who lives in Bergen.", NoteKind.BIO),
        ("Jonas van Dyke is a fellow of the Harbour Institute.", NoteKind.BIO),
        ("The writer is a former ambassador to Chile.", NoteKind.BIO),
        ("About Ines Marsh", NoteKind.BIO),
        ("Email her at ines@example.org or follow her on Mastodon.", NoteKind.CONTACT),
        ("More stories by Ines Marsh", NoteKind.CONTACT),
        ("Additional reporting by Ines Marsh in Oslo and Jo Lund in Bergen", NoteKind.CREDIT),
        ("(Reporting by Ines Marsh; editing by Jo Lund)", NoteKind.CREDIT),
        ("This article was written by Ines Marsh, a climber.", NoteKind.CREDIT),
        ("The views expressed here are those of the author.", NoteKind.DISCLAIMER),
    ],
)
def test_author_note(line: str, kind: NoteKind) -> None:
    note = author_note(line)
    assert note is not None
    assert note.kind is kind


@pytest.mark.parametrize(
    "line",
    [
        "Ines Marsh is a good swimmer, and the boat was near.",
        "Ferry Services is a company that runs boats.",
        "The views from the quay are the best on the island.",
        "The author of the report said that the hull was sound.",
        "More by luck than judgement",
        "Follow the harbour wall to the end.",
    ],
)
def test_no_author_note(line: str) -> None:
    assert author_note(line) is None


def test_a_bio_is_left_alone_at_the_end_and_before_another() -> None:
    one = "Ines Ode is a freelance writer based in Leeds."
    two = (
        "Ivo Lund studied law in Oslo and Bergen and works as a reporter for three papers, all of"
        " them on the coast, and he has written about boats since he was a boy of nine or ten."
    )
    assert severities("author-bio", f"Quay\n\n{LONG}\n\n{one}\n\n{LONG}\n\n{LONG}\n") == ["warning"]
    assert severities("author-bio", f"Quay\n\n{LONG}\n\n{LONG}\n\n{one}\n") == []
    assert severities("author-bio", f"Quay\n\n{LONG}\n\n{LONG}\n\n{one}\n\n{two}\n") == []
