"""Declarative rules: what the five kinds find, what is said of a wrong file, and the timeout."""

from pathlib import Path

import pytest
from running import run_cli, write

from linter.errors import CopydeskError
from linter.finding import Category, Severity
from linter.pattern_file import load_pattern
from linter.patterns import PatternRule
from linter.rule import Bad, Good, Status
from linter.testing import assert_example, example_cases, findings

SUMMARY = 'summary = "A summary."\n'


def rule(folder: Path, text: str, name: str = "house-style.toml") -> PatternRule:
    return load_pattern(write(folder / name, SUMMARY + text))


def found(made: PatternRule, text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    """The stretches reported and the suggestions."""
    reported = findings(made, text, name)
    return [(text[f.span.start : f.span.end], "|".join(f.suggestions)) for f in reported]


def stretches(made: PatternRule, text: str, name: str = "a.txt") -> list[str]:
    return [stretch for stretch, _ in found(made, text, name)]


def messages(made: PatternRule, text: str) -> list[str]:
    return [each.message for each in findings(made, text, "a.md")]


EXISTENCE = 'kind = "existence"\nphrases = ["at this point in time", "very"]\n'


def test_existence(tmp_path: Path) -> None:
    made = rule(tmp_path, EXISTENCE)
    text = "Very late, at this point\nin time. It is every inch avery's.\n"
    assert stretches(made, text, "a.md") == ["Very", "at this point\nin time"]
    assert messages(made, text) == [
        '"Very" is on the list of phrases to avoid',
        '"at this point in time" is on the list of phrases to avoid',
    ]
    assert stretches(rule(tmp_path, EXISTENCE + "ignore-case = false"), text, "a.md") == [
        "at this point\nin time"
    ]


def test_phrases_with_marks_are_no_expressions(tmp_path: Path) -> None:
    made = rule(tmp_path, 'kind = "existence"\nphrases = ["c++ (old)", "a.b"]')
    assert stretches(made, "It is C++ (old) and a.b, not axb.\n") == ["C++ (old)", "a.b"]


def test_existence_by_regular_expression(tmp_path: Path) -> None:
    made = rule(tmp_path, 'kind = "existence"\nregex = true\nphrases = ["[!?]{3,}", "x*"]')
    assert stretches(made, "What!!! No!! Yes??? xx.\n") == ["!!!", "???", "xx"]


def test_markup_is_not_searched(tmp_path: Path) -> None:
    made = rule(tmp_path, EXISTENCE)
    text = "It is `very` **very** good.\n\n```\nvery\n```\n\n> very\n"
    assert stretches(made, text, "a.md") == ["very"]
    made = rule(tmp_path, EXISTENCE + 'roles = ["quote"]')
    assert [f.start.line for f in findings(made, text, "a.md")] == [7]


def test_substitution(tmp_path: Path) -> None:
    made = rule(tmp_path, 'kind = "substitution"\n[swap]\nutilize = "use"\n"e mail" = "email"')
    text = "Utilize it, UTILIZE or utilize e  mail. We use it.\n"
    assert found(made, text) == [
        ("Utilize", "Use"),
        ("UTILIZE", "Use"),
        ("utilize", "use"),
        ("e  mail", "email"),
    ]
    assert messages(made, "We utilize it.\n") == ['Use "use" instead of "utilize"']


def test_substitution_that_only_changes_case_leaves_right_ones_alone(tmp_path: Path) -> None:
    made = rule(tmp_path, 'kind = "substitution"\nswap = { "the Hague" = "The Hague" }')
    assert found(made, "In the Hague and The Hague.\n") == [("the Hague", "The Hague")]


CONSISTENCY = 'kind = "consistency"\nforms = [["adviser", "advisor"], ["grey", "gray"]]\n'


def test_consistency(tmp_path: Path) -> None:
    made = rule(tmp_path, CONSISTENCY)
    text = "An advisor met an advisor. Adviser Lee wore grey.\n"
    (one,) = findings(made, text, "a.txt")
    assert one.message == '"Adviser" here, but "Advisor" elsewhere in the article'
    assert (one.start.column, one.suggestions) == (28, ("Advisor",))
    assert [(each.start.column, each.message) for each in one.related] == [(4, '"advisor" here')]
    assert found(made, "A gray cat, a grey cat.\n") == [("grey", "gray")]
    assert found(made, "A gray cat, an adviser.\n") == []


def test_consistency_by_regular_expression_suggests_what_stands_there(tmp_path: Path) -> None:
    text = 'kind = "consistency"\nregex = true\nforms = [["e-?mails", "electronic mail"]]'
    made = rule(tmp_path, text)
    article = "Two e-mails, three e-mails and electronic mail.\n"
    assert found(made, article) == [("electronic mail", "e-mails")]


def test_occurrence(tmp_path: Path) -> None:
    made = rule(tmp_path, 'kind = "occurrence"\nphrases = ["so", "but"]\nat-most = 2')
    text = "So it is, but so it was. So be it, so.\n"
    assert messages(made, text) == ['"So" occurs 4 times; at most 2 is wanted']
    assert [each.start.column for each in findings(made, text, "a.txt")] == [26]


def test_capitalisation(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        'kind = "capitalisation"\nforms = ["internet", "GitHub", "White House"]',
    )
    text = (
        "The Internet Now Has A Headline\n\n"
        "Internet use grew. The Internet and INTERNET, the internet, Github, GITHUB,\n"
        "the white house and the White\nHouse are here in this one sentence of ours.\n"
    )
    assert found(made, text) == [
        ("Internet", "internet"),
        ("Github", "GitHub"),
        ("white house", "White House"),
    ]
    assert messages(made, text)[0] == 'Write "internet", not "Internet"'


def test_thousands_of_phrases_are_no_timeout(tmp_path: Path) -> None:
    pairs = "\n".join(f'word{n} = "other{n}"' for n in range(3000))
    made = rule(tmp_path, f'kind = "substitution"\n[swap]\n{pairs}')
    article = "This is a paragraph of prose about nothing with word7.\n\n" * 300
    assert len(found(made, article)) == 300


def test_facts_of_the_file(tmp_path: Path) -> None:
    text = """
kind = "existence"
category = "readability"
severity = "info"
status = "preview"
explanation = '''
More
of it.'''
message = "{found}!"
phrases = ["x"]
[[bad]]
text = "An ⟦x⟧."
why = "w"
[[good]]
text = "No."
name = "a.md"
"""
    made = rule(tmp_path, text, "house_style.toml")
    assert (made.name, made.category) == ("house-style", Category.READABILITY)
    assert (made.severity, made.status) == (Severity.INFO, Status.PREVIEW)
    assert (made.summary, made.explanation) == ("A summary.", "A summary.\n\nMore\nof it.")
    assert made.bad == (Bad("An ⟦x⟧.", why="w"),)
    assert made.good == (Good("No.", "a.md"),)
    assert messages(made, "An x.\n") == ["x!"]
    assert (made.source, made.options()) == (str(tmp_path / "house_style.toml"), {})
    for case in example_cases(made):
        assert_example(case)


def test_defaults(tmp_path: Path) -> None:
    made = rule(tmp_path, EXISTENCE)
    assert (made.category, made.severity) == (Category.STYLE, Severity.WARNING)
    assert (made.status, made.fixable) == (Status.STABLE, False)
    assert made.with_values({}) is made


def test_the_example_of_the_documentation_holds(tmp_path: Path) -> None:
    text = """
kind = "substitution"
[swap]
utilize = "use"
[[bad]]
text = "We ⟦utilize⟧ it."
suggests = "use"
fixed = "We use it."
[[good]]
text = "We use it."
"""
    made = rule(tmp_path, text)
    assert made.fixable
    for case in example_cases(made):
        assert_example(case)


MISTAKES = {
    "": '1: "kind" is one of existence, substitution, consistency, occurrence, capitalisation',
    'kind = "existance"': (
        '2: "kind" is one of existence, substitution, consistency, occurrence, capitalisation'
        ' (did you mean "existence"?)'
    ),
    'kind = "existence"': '1: a rule of kind "existence" needs "phrases"',
    'kind = "existence"\nphrases = []': '3: a rule of kind "existence" needs "phrases"',
    'kind = "existence"\nphrases = {}': '3: a rule of kind "existence" needs "phrases"',
    'kind = "existence"\nphrases = [1]': '3: "phrases" holds strings, none of them empty',
    'kind = "existence"\nphrases = [" "]': '3: "phrases" holds strings, none of them empty',
    'kind = "existence"\nswap = {a = "b"}': '3: unknown key "swap"',
    'kind = "substitution"\n[swap]\na = 1': '3: "swap" holds strings, none of them empty',
    'kind = "consistency"\nforms = ["a", "b"]': '3: "forms" holds lists of two forms or more',
    'kind = "consistency"\nforms = [["a"]]': '3: "forms" holds lists of two forms or more',
    EXISTENCE + "at-most = 1": '4: unknown key "at-most"',
    EXISTENCE + "mesage = 'x'": '4: unknown key "mesage" (did you mean "message"?)',
    EXISTENCE + "message = 1": '4: "message" takes a string, not 1',
    EXISTENCE + "message = '{fuond}'": (
        "4: the message may hold {found}, {better}, {count} and {limit} only"
    ),
    EXISTENCE + "message = '{'": (
        "4: the message may hold {found}, {better}, {count} and {limit} only"
    ),
    EXISTENCE + "regex = 1": '4: "regex" takes true or false, not 1',
    EXISTENCE + "category = 'stile'": (
        '4: "category" is one of spelling, grammar, punctuation, quotation, attribution, residue,'
        " encoding, truncation, duplication, coherence, language, consistency, readability, style,"
        ' lint (did you mean "style"?)'
    ),
    EXISTENCE + "severity = []": '4: "severity" is one of error, warning, info',
    EXISTENCE + "status = 'beta'": '4: "status" is one of stable, preview',
    EXISTENCE + "roles = 'body'": "4: \"roles\" takes a list, not 'body'",
    EXISTENCE + "roles = ['boddy']": '4: unknown role "boddy" (did you mean "body"?)',
    EXISTENCE + "roles = [[]]": '4: unknown role "[]"',
    EXISTENCE + "bad = 'x'": "4: \"bad\" takes a list, not 'x'",
    EXISTENCE + "[[good]]\ntext='a'\n[[good]]\nwhy='b'": (
        '6: an example under "good" is a table with a "text"'
    ),
    EXISTENCE + "good = ['a']": '4: an example under "good" is a table with a "text"',
    EXISTENCE + "[[bad]]\ntext = '⟦a⟧'\ntxt = 'a'": (
        '6: unknown key "txt" in an example (did you mean "text"?)'
    ),
    EXISTENCE + "[[bad]]\ntext = '⟦a⟧'\nfixed = 1": '6: "fixed" takes a string, not 1',
    EXISTENCE + "[[bad]]\ntext = '⟦a'": ("5: a bad example marks what is wrong: ⟦ and ⟧, in pairs"),
    EXISTENCE + "[[bad]]\ntext = '⟧a⟦'": (
        "5: a bad example marks what is wrong: ⟦ and ⟧, in pairs"
    ),
    'kind = "existence"\nregex = true\nphrases = ["("]': (
        '4: "(" is no regular expression: missing ) at position 1'
    ),
    'kind = "substitution"\nregex = true\n[swap]\na = "b"\n"[" = "c"': (
        '6: "[" is no regular expression: unterminated character set at position 1'
    ),
    'kind = "capitalisation"\nregex = true\nforms = ["x"]': (
        '3: a rule of kind "capitalisation" takes words, no regular expressions'
    ),
    'kind = "occurrence"\nphrases = ["x"]\nat-most = -1': '4: "at-most" is at least 0',
    "kind = ": "2:8: not valid TOML: Invalid value",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_mistake(tmp_path: Path, text: str) -> None:
    with pytest.raises(CopydeskError) as caught:
        rule(tmp_path, text + ("\n" if text else ""))
    assert str(caught.value) == f"{tmp_path}/house-style.toml:{MISTAKES[text]}"


def test_a_summary_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError) as caught:
        load_pattern(write(tmp_path / "a.toml", EXISTENCE))
    assert str(caught.value) == f"{tmp_path}/a.toml:1: a summary is missing"


@pytest.mark.usefixtures("two_rules")
def test_a_runaway_expression_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.patterns.TIMEOUT", 0.2)
    text = SUMMARY + "kind = 'existence'\nregex = true\nphrases = ['(a|a)*$z?\\d']\n"
    write(tmp_path / "own" / "runaway.toml", text)
    write(tmp_path / "copydesk.toml", 'rule-paths = ["own"]')
    write(tmp_path / "a.txt", "a" * 40 + "!\n")
    run = run_cli("check", "a.txt")
    place = f"{tmp_path}/own/runaway.toml"
    assert run.code == 2
    assert run.err == (f"copydesk: a.txt: rule runaway took too long and was stopped ({place})\n")
