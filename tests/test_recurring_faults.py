"""A fault that an article has again and again is one warning; the other places are information."""

from collections.abc import Iterator

import pytest

from linter.analyses.habits import once_per_habit
from linter.finding import Finding, Severity
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.span import Span

RULES = load_registry().rules


def found(rule: str, text: str) -> list[Finding]:
    return list(RULES[rule].check(read_document(text, "a.txt")))


def weighty(findings: list[Finding]) -> int:
    return sum(finding.severity is not Severity.INFO for finding in findings)


@pytest.mark.parametrize(("count", "warnings"), [(0, 0), (1, 1), (2, 2), (3, 1), (9, 1)])
def test_three_of_a_kind_are_a_habit(count: int, warnings: int) -> None:
    def findings() -> Iterator[Finding]:
        for n in range(count):
            yield Finding(Span(n, n + 1), "Space before the stop")

    told = list(once_per_habit(findings()))
    assert [finding.span for finding in told] == [Span(n, n + 1) for n in range(count)]
    assert weighty(told) == warnings
    assert told[:1] == [] or ("more places" in told[0].message) == (count > 2)


def test_what_is_information_anyway_makes_no_habit() -> None:
    one, info = Finding(Span(9, 10), "m"), Finding(Span(0, 1), "m", severity=Severity.INFO)
    assert list(once_per_habit([info, info, info, one])) == [info, info, info, one]


def test_every_place_of_a_habit_keeps_its_fix() -> None:
    spaced = found("space-before-punctuation", "The mayor , who is 51 , resigned . She left .")
    assert len(spaced) == 4
    assert weighty(spaced) == 1
    assert all(finding.fix and finding.fix.safe for finding in spaced)


@pytest.mark.parametrize(
    ("rule", "text", "warns"),
    [
        ("space-before-punctuation", "The mayor , who is 51, resigned.", True),
        ("space-before-punctuation", "The mayor named three towns : Leeds, York, Hull.", False),
        ("broken-hyphen", "The govern- ment fell.", True),
        ("broken-hyphen", "It was a rock- solid majority.", False),
        ("quote-spacing", 'He called it "a shame " and left.', False),
        ("quote-spacing", 'He said "go home, "and left.', True),
    ],
)
def test_a_space_that_hides_nothing_is_information(rule: str, text: str, *, warns: bool) -> None:
    (finding,) = found(rule, text)
    assert (finding.severity is not Severity.INFO) == warns


def test_the_same_wrong_article_warns_once() -> None:
    again = found("wrong-article", "Add an user, then an user, then a uncle.")
    assert [finding.severity is Severity.INFO for finding in again] == [False, True, False]


LONG = "The council will close the old bridge for six weeks from Monday while engineers replace "
LONG += "the bearings that a survey in May found to be cracked on both banks of the river.\n\n"


@pytest.mark.parametrize(
    ("before", "after", "inside"), [(1, 2, True), (1, 1, False), (2, 0, False)]
)
def test_a_line_kept_on_purpose_is_none_inside_an_article(
    before: int, after: int, *, inside: bool
) -> None:
    text = LONG * before + "Updated 2 hours ago\n\n" + LONG * after
    (finding,) = found("page-furniture", text)
    assert (finding.severity is Severity.WARNING) == inside
