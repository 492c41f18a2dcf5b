"""Rules of residue and naming on many lines of their kind: more than their pages show."""

import pytest

from linter.finding import Severity
from linter.registry import load_registry
from linter.testing import findings

RULES = load_registry().rules
BODY = "The talks in Cairo go on, and neither side expects them to end before the spring.\n\n"


def found(rule: str, text: str, name: str = "a.txt") -> list[tuple[str, Severity]]:
    by = RULES[rule]
    return [
        (text[each.span.start : each.span.end], each.severity or by.severity)
        for each in findings(by, text, name)
    ]


def stretches(rule: str, text: str) -> list[str]:
    return [stretch for stretch, _ in found(rule, text)]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "line",
    [
        "Other reports by",
        "By",
        "By:",
        "BY",
        "By and",
        "Written by:",
        "Photos and text by",
        "With contributions from",
        "Reporting in New York by",
        "Compiled by the",
        "Words by",
        "Illustration by",
        "Interview by",
        "With additional research by",
        "Graphics and video by",
        "As told to",
        "Story and photos by",
        "Photographer:",
        "Translated by –",
        "(Additional reporting by)",
    ],
)
def test_a_credit_without_a_name_is_orphaned(line: str, name: str) -> None:
    told = found("orphan-byline", BODY + line + "\n\n" + BODY, name)
    assert [severity for _, severity in told] == [Severity.ERROR]
    assert told[0][0] in line


@pytest.mark.parametrize(
    "line",
    [
        "Stand by",
        "Standing by",
        "Passers-by",
        "Lay-by",
        "Rules to live by",
        "Time goes by",
        "Getting by",
        "A story to remember him by",
        "Death by",
        "Step by step",
        "Report from the front",
        "Stories from the sea",
        "Where they come from",
        "Photographs from Cairo",
        "By the sea",
        "By Ann Roe",
        "Edited by Ann Roe",
        "Reporting by Ann Roe; editing by Tom Okafor",
        "The report was written by hand and signed by nobody.",
    ],
)
def test_other_lines_with_by_are_no_credit(line: str) -> None:
    assert found("orphan-byline", BODY + line + "\n\n" + BODY) == []


def test_a_button_after_a_credit_is_not_its_name() -> None:
    text = BODY + "Photographs by\n\nMost Popular\n"
    assert [severity for _, severity in found("orphan-byline", text)] == [Severity.ERROR]
    text = BODY + "Photographs by\n\nAnn de la Roe\n"
    assert [severity for _, severity in found("orphan-byline", text)] == [Severity.INFO]


@pytest.mark.parametrize(
    "gloss",
    [
        "(pictured)",
        "(pictured left)",
        "(pictured above, in 2019)",
        "(left)",
        "(right)",
        "(centre)",
        "(far left)",
        "(top right)",
        "(second from right)",
        "(left, in red)",
        "(north)",
        "(south-east)",
        "(file photo)",
        "(Photo: A. Bloggs/Getty Images)",
        "[Photo by A. Bloggs]",
    ],
)
def test_a_gloss_after_a_name_is_a_remnant(gloss: str) -> None:
    text = f"On Monday the mayor and Tom Okafor {gloss} opened the bridge that the army built."
    assert stretches("caption-remnant", text) == [gloss]


@pytest.mark.parametrize(
    "text",
    [
        "He turned to the door (left) and went out.",
        "The mast in Table 3 (right) is the old one.",
        "The Social Democrats (left) lost seats to the Farmers (right).",
        "North Korea (north) and Mill Island (south) are marked.",
        "The workers (left behind) went home.",
        "He is right (above all) about the bridge.",
        "Some people (north of the river) disagree with Tom Okafor.",
        "Tom Okafor (centre-left) leads the new government.",
        "The album Photo (2019) sold well.",
        "He gave Tom Okafor (photographer) a prize.",
    ],
)
def test_brackets_of_the_text_are_no_remnants(text: str) -> None:
    assert found("caption-remnant", text) == []


def test_country_forms_are_counted_once_an_article() -> None:
    text = "US planes left. The USA paid. A U.S. envoy and US troops stayed, the USA said."
    (told,) = findings(RULES["country-form-mixed"], text)
    assert (told.severity, told.span.start) == (Severity.WARNING, text.index("USA"))
    assert "US 2×, USA 2×, U.S. 1×" in told.message
    assert [text[each.start.column - 1] for each in told.related] == ["U", "U"]


@pytest.mark.parametrize(
    "text",
    [
        "The US-led force and the US's navy met US ships.",
        "The U.S. paid US$5m to Team USA and USA Swimming.",
        "Tell us what the U.S. did to us.",
        "The UN and the UK met the U.S. envoy and the EU.",
        'The US left. "The U.S. stays," said a U.K. envoy.',
    ],
)
def test_one_form_and_names_that_hold_another(text: str) -> None:
    assert found("country-form-mixed", text) == []
