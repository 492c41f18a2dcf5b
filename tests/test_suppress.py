"""Inline directives: what each form takes away, what is said of idle ones, never prose."""

import pytest
from running import make_rule

from linter.document import Document
from linter.finding import Category
from linter.linting import lint_document
from linter.reading.formats import read_document
from linter.registry import Registry
from linter.rule import Rule
from linter.selection import ActiveRule

X = make_rule("made-up")
Y = make_rule("other", lambda _doc: iter(()), category=Category.PUNCTUATION)
UNUSED = make_rule("unused-directive", lambda _doc: iter(()), category=Category.LINT)
RULES = {rule.name: rule for rule in (X, Y, UNUSED)}

IGNORE = "<!-- copydesk: ignore made-up -->"


def lint(text: str, name: str, *rules: Rule) -> list[tuple[str, int, str]]:
    """Rule, line and message of each finding; all rules run unless some are given."""
    doc = read_document(text, name)
    active = [ActiveRule(rule, None) for rule in rules or RULES.values()]
    found, problems = lint_document(doc, active, Registry(RULES))
    assert problems == []
    return [(each.rule, each.start.line, each.message) for each in found]


def lines(text: str, name: str) -> list[int]:
    """The lines of the findings that are left; every directive must have done something."""
    found = lint(text, name)
    assert {rule for rule, _, _ in found} <= {"made-up"}
    return [line for _, line, _ in found]


def told(text: str, name: str = "a.md") -> list[str]:
    """What is said of the directives."""
    return [message for rule, _, message in lint(text, name) if rule == "unused-directive"]


BOTH = pytest.mark.parametrize("name", ["a.md", "a.txt"])
ENDS = pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])


@BOTH
@ENDS
def test_ignore_above_covers_the_block_below(name: str, end: str) -> None:
    text = f"An x.\n\n{IGNORE}\nAn x here.\n\nAn x.\n".replace("\n", end)
    assert lines(text, name) == [1, 6]


@BOTH
def test_ignore_above_covers_a_wrapped_paragraph(name: str) -> None:
    wrapped = "This is a paragraph wrapped at some width\n" * 3 + "with an x at its end.\n"
    assert lines(f"{IGNORE}\n{wrapped}\nAn x.\n", name) == [7]


@BOTH
def test_stacked_directives_cover_the_same_block(name: str) -> None:
    text = f"{IGNORE}\n<!-- copydesk: ignore other -->\nAn x.\n"
    assert lint(text, name, X, UNUSED) == []


def test_ignore_on_the_same_line() -> None:
    assert lines(f"An x. {IGNORE}\n\nAn x.\n", "a.md") == [3]
    assert lines(f"An x. {IGNORE}\n\nAn x.\n", "a.txt") == [1, 3]  # there it is prose


def test_ignore_in_a_list_and_a_heading() -> None:
    text = f"- an x {IGNORE}\n- an x\n\n{IGNORE}\n# An x\n\nAn x.\n"
    assert lines(text, "a.md") == [2, 7]


@pytest.mark.parametrize("line", ["copydesk: ignore made-up", "  copydesk:ignore made-up \t"])
@ENDS
def test_bare_directive_of_plain_text(line: str, end: str) -> None:
    assert lines(f"{line}\nAn x.\n\nAn x.\n".replace("\n", end), "a.txt") == [4]


def test_bare_directive_inside_prose_is_prose() -> None:
    assert lines("Write copydesk: ignore made-up to ignore x.\n", "a.txt") == [1]
    assert lines("copydesk: ignore made-up\n\nAn x.\n", "a.md") == [3]


@BOTH
def test_ignore_file(name: str) -> None:
    assert lines("An x.\n\n<!-- copydesk: ignore-file made-up -->\n\nAn x.\n", name) == []
    assert lines("An x.\n" + "\n" * 17 + "<!-- copydesk: ignore-file style -->\n\nx", name) == []


@BOTH
def test_off_and_on(name: str) -> None:
    off, on = "<!-- copydesk: off made-up -->", "<!-- copydesk: on made-up -->"
    text = f"An x.\n\n{off}\n\nAn x.\n\nAn x.\n\n{on}\n\nAn x.\n\n{off}\n\nAn x.\n"
    assert lines(text, name) == [1, 11]


@BOTH
def test_one_word_of_several_may_be_switched_on_again(name: str) -> None:
    text = (
        "<!-- copydesk: off made-up, other -->\n\nAn x.\n\n<!-- copydesk: on other -->\n\nAn x.\n"
    )
    assert lint(text, name, X, UNUSED) == []


@BOTH
@pytest.mark.parametrize("word", ["style", "made-*", "made-up,other", "other made-up"])
def test_words_of_a_directive(name: str, word: str) -> None:
    assert lint(f"<!-- copydesk: ignore {word} -->\nAn x.\n", name, X, UNUSED) == []


@BOTH
def test_a_directive_is_no_prose(name: str) -> None:
    text = f"{IGNORE}\n\n<!-- copydesk: off style -->\n\nAn x.\n"
    doc = read_document(text, name)
    assert doc.prose.split() == ["An", "x."]
    assert len(doc.prose) == len(text)


def test_a_directive_in_code_is_only_shown() -> None:
    text = f"```\n{IGNORE}\n```\n\nAn x and `{IGNORE}`.\n"
    assert read_document(text, "a.md").directives == ()


@BOTH
def test_idle_directives_are_reported(name: str) -> None:
    assert told(f"{IGNORE}\nNothing.\n\nAn x.\n", name) == ['Nothing to ignore here for "made-up"']
    assert told("<!-- copydesk: ignore-file style -->\nNo.\n", name) == [
        'Nothing to ignore-file here for "style"'
    ]
    assert told("<!-- copydesk: off made-up -->\nNo.\n\n<!-- copydesk: on made-up -->\n", name) == [
        'Nothing to off here for "made-up"'
    ]


@BOTH
def test_only_the_idle_word_of_a_directive_is_reported(name: str) -> None:
    text = "<!-- copydesk: ignore made-up, other -->\nAn x.\n"
    assert lint(text, name) == [("unused-directive", 1, 'Nothing to ignore here for "other"')]


@BOTH
def test_a_directive_at_the_end_covers_nothing(name: str) -> None:
    assert told(f"An x.\n\n{IGNORE}", name) == ['Nothing to ignore here for "made-up"']


@BOTH
def test_a_rule_that_did_not_run_leaves_its_directives_alone(name: str) -> None:
    assert lint(f"{IGNORE}\nNothing.\n", name, Y, UNUSED) == []


@BOTH
def test_a_rule_that_crashed_leaves_its_directives_alone(name: str) -> None:
    def crash(_doc: Document) -> None:
        raise ZeroDivisionError

    broken = make_rule("made-up", crash)  # type: ignore[arg-type]
    doc = read_document(f"{IGNORE}\nNothing.\n", name)
    active = [ActiveRule(rule, None) for rule in (broken, UNUSED)]
    found, problems = lint_document(doc, active, Registry({**RULES, "made-up": broken}))
    assert (found, len(problems)) == ([], 1)


@BOTH
@pytest.mark.parametrize(
    ("directive", "message"),
    [
        ("ignore mode-up", 'There is no rule or category "mode-up" (did you mean "made-up"?)'),
        ("ignore stile", 'There is no rule or category "stile" (did you mean "style"?)'),
        ("off zz-*", 'There is no rule or category "zz-*"'),
        ("ignroe made-up", 'There is no directive "ignroe" (did you mean "ignore"?)'),
        ("ignore", '"ignore" names no rule: say which, as in "ignore misspelling"'),
        ("off", '"off" names no rule: say which, as in "off misspelling"'),
        ("on", '"on" names no rule: say which, as in "on misspelling"'),
        ("on made-up", '"on made-up" has no "off made-up" before it'),
        ("ignore spelling", None),  # a category whose rules did not run
    ],
)
def test_directives_that_cannot_be_obeyed(name: str, directive: str, message: str | None) -> None:
    assert told(f"<!-- copydesk: {directive} -->\nNo.\n", name) == ([message] if message else [])


@BOTH
def test_ignore_file_below_the_head(name: str) -> None:
    text = "No.\n" + "\n" * 19 + "<!-- copydesk: ignore-file style -->\n\nAn x.\n"
    assert lint(text, name) == [
        ("unused-directive", 21, '"ignore-file" counts in the first 20 lines only'),
        ("made-up", 23, "an x"),
    ]


@BOTH
def test_a_second_on_has_no_off(name: str) -> None:
    text = (
        "<!-- copydesk: off made-up -->\n\nAn x.\n\n"
        "<!-- copydesk: on made-up -->\n\n<!-- copydesk: on made-up -->\n"
    )
    assert lint(text, name) == [
        ("unused-directive", 7, '"on made-up" has no "off made-up" before it')
    ]


def test_what_is_said_stands_at_the_directive() -> None:
    doc = read_document("No.\n\n  <!-- copydesk: ignore -->  \n", "a.md")
    active = [ActiveRule(UNUSED, None)]
    (found,), _ = lint_document(doc, active, Registry(RULES))
    assert doc.text_of(found.span) == "<!-- copydesk: ignore -->"


def test_without_the_rule_nothing_is_said() -> None:
    assert lint(f"{IGNORE}\nNothing.\n", "a.md", X, Y) == []


def test_many_directives_and_findings_take_linear_time() -> None:
    count = 3_000
    one = f"{IGNORE}\nAn x.\n\n<!-- copydesk: ignore zz{{n}} -->\nAn x.\n\n"
    text = "".join(one.replace("{n}", str(n % 7)) for n in range(count))
    found = lint(text, "a.txt")
    assert sum(rule == "made-up" for rule, _, _ in found) == count
    assert sum(rule == "unused-directive" for rule, _, _ in found) == count
    many = "<!-- copydesk: off made-up -->\n<!-- copydesk: on made-up -->\n" * count
    assert len(lint(many, "a.txt")) == count


@BOTH
def test_stretches_that_overlap(name: str) -> None:
    text = (
        "<!-- copydesk: off style -->\n\nAn x.\n\n<!-- copydesk: off made-up -->\n\nAn x.\n\n"
        "<!-- copydesk: on style -->\n\nAn x.\n\n<!-- copydesk: on made-up -->\n\nAn x.\n"
    )
    assert lines(text, name) == [15]
