"""Directives: which are found, what they say, and that they are no prose."""

import pytest

from linter.directive import Action, Directive, find_directives
from linter.reading.formats import read_document
from linter.span import LineIndex


def found(text: str, *, bare: bool = False) -> list[Directive]:
    return list(find_directives(text, LineIndex(text), bare=bare))


def test_a_comment() -> None:
    text = "One.\nTwo. <!-- copydesk: ignore dangling-quote, spell* -->\n"
    (directive,) = found(text)
    assert directive.action == Action.IGNORE
    assert directive.names == ("dangling-quote", "spell*")
    assert text[slice(*directive.span)] == "<!-- copydesk: ignore dangling-quote, spell* -->"
    assert directive.line == 2
    assert not directive.alone


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- copydesk: off a b -->",
        "<!--copydesk:off a,b-->",
        "<!--\tcopydesk: OFF a , b -->",
        "<!-- copydesk: off a b  , -->",
    ],
)
def test_spellings_of_the_same(comment: str) -> None:
    (directive,) = found(comment)
    assert (directive.action, directive.names, directive.alone) == ("off", ("a", "b"), True)


def test_no_names_and_unknown_actions_are_kept_for_suppression_to_judge() -> None:
    bare, odd = found("<!-- copydesk: ignore -->\n<!-- copydesk: silence x -->")
    assert (bare.action, bare.names) == ("ignore", ())
    assert (odd.action, odd.names) == ("silence", ("x",))


@pytest.mark.parametrize(
    "text",
    [
        "copydesk: ignore a",
        "<!-- copydesk is a linter -->",
        "<!-- see copydesk: ignore a -->",
        "<!-- copydesk: ignore a",
    ],
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_plain_text_takes_whole_lines_only(line_end: str) -> None:
    text = line_end.join(
        [
            "Write copydesk: ignore a here.",
            "  copydesk: ignore-file b ",
            "<!-- copydesk: off c -->",
            "Prose <!-- copydesk: ignore d -->",
            "copydesk: on c",
        ]
    )
    directives = found(text, bare=True)
    assert [each.names for each in directives] == [("b",), ("c",), ("c",)]
    assert [each.line for each in directives] == [2, 3, 5]
    assert all(each.alone for each in directives)
    assert text[directives[0].span.start :].startswith("copydesk: ignore-file b")


def test_directives_are_masked_in_plain_text() -> None:
    text = "A title\n\ncopydesk: off x\n\nProse goes on here.\n"
    doc = read_document(text, "a.txt")
    assert doc.prose == text.replace("copydesk: off x", " " * 15)
    assert [doc.text_of(block.span) for block in doc.blocks] == ["A title", "Prose goes on here."]


def test_hostile_directives_take_linear_time() -> None:
    for unit in ("<!-- copydesk:", "copydesk: a ", "<!-- copydesk: a-", "copydesk:\t"):
        text = unit * (200_000 // len(unit))
        assert found(text + "!", bare=True) == []


def test_a_comment_without_colon_is_told_apart_by_its_action() -> None:
    (directive,) = found("<!-- copydesk ignore a -->")
    assert (directive.action, directive.names) == ("", ("a",))


def test_case_and_separators_do_not_matter() -> None:
    (directive,) = found("<!-- Copydesk: Ignore misspelling; page-*,residue -->")
    assert directive.action == "ignore"
    assert directive.names == ("misspelling", "page-*", "residue")


def test_a_headline_may_begin_like_a_directive() -> None:
    text = "copydesk: the article linter\n\nIt reads prose.\n"
    assert find_directives(text, LineIndex(text), bare=True) == ()
