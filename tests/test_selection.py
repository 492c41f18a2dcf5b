"""Which rules run: by name over glob over category, preview by name only, nearer places last."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from running import FAULT, RULE, local_rule, make_rule, run_cli, write

from linter.config import Config, PerFile
from linter.errors import ConfigError
from linter.finding import Category, Severity
from linter.registry import Registry
from linter.rule import Status
from linter.selection import (
    Request,
    check_words,
    choose,
    matches,
    per_file,
    specificity,
)

RULES = (
    make_rule("dash-style", category=Category.STYLE),
    make_rule("dash-width", category=Category.STYLE),
    make_rule("dash-missing", category=Category.PUNCTUATION),
    make_rule("new-idea", category=Category.STYLE, status=Status.PREVIEW),
)
REGISTRY = Registry({rule.name: rule for rule in RULES})
ALL_STABLE = ["dash-style", "dash-width", "dash-missing"]


def chosen(
    config: Config | None = None,
    request: Request | None = None,
    holding: Sequence[PerFile] = (),
) -> list[str]:
    active = choose(REGISTRY, config or Config(), request or Request(), holding)
    return [each.rule.name for each in active]


def by_config(*select: str, ignore: tuple[str, ...] = ()) -> list[str]:
    return chosen(Config(select=select, ignore=ignore))


def test_how_closely_a_word_names_a_rule() -> None:
    rule = RULES[0]
    words = ("dash-style", "dash-*", "style", "dash", "punctuation", "dash-width", "*")
    close = [specificity(rule, word) for word in words]
    name, glob, category, none = 3, 2, 1, 0
    assert close == [name, glob, category, none, none, none, glob]


def test_all_stable_rules_by_default() -> None:
    assert chosen() == ALL_STABLE


def test_select_by_name_glob_and_category() -> None:
    assert by_config("dash-width") == ["dash-width"]
    assert by_config("dash-[sm]*") == ["dash-style", "dash-missing"]
    assert by_config("punctuation") == ["dash-missing"]
    assert by_config("punctuation", "dash-style") == ["dash-style", "dash-missing"]


def test_the_most_specific_word_wins() -> None:
    assert by_config("style", ignore=("dash-width",)) == ["dash-style"]
    assert by_config("dash-width", ignore=("style",)) == ["dash-width"]
    assert by_config("dash-*", ignore=("style",)) == ALL_STABLE
    assert by_config("style", ignore=("dash-*",)) == []
    assert by_config("dash-width", ignore=("dash-*",)) == ["dash-width"]
    assert by_config(ignore=("style",)) == ["dash-missing"]


def test_at_a_tie_ignoring_wins() -> None:
    assert by_config("dash-width", ignore=("dash-width",)) == []
    assert by_config("style", ignore=("style",)) == []
    assert by_config("dash-*", ignore=("*-width",)) == ["dash-style", "dash-missing"]


def test_preview_runs_by_name_only() -> None:
    assert by_config("style") == ["dash-style", "dash-width"]
    assert by_config("new-*", "style") == ["dash-style", "dash-width"]
    assert by_config("new-idea", "punctuation") == ["dash-missing", "new-idea"]
    assert by_config("new-idea", ignore=("style",)) == ["new-idea"]
    assert by_config("new-idea", ignore=("new-idea",)) == []
    assert chosen(holding=[PerFile("*", select=("new-idea",))]) == [*ALL_STABLE, "new-idea"]
    assert chosen(request=Request(select=("new-idea",))) == ["new-idea"]
    assert chosen(request=Request(select=("*",))) == ALL_STABLE


def test_select_of_the_command_line_takes_the_place_of_the_configuration() -> None:
    config = Config(select=("punctuation",))
    assert chosen(config, Request(select=("dash-width",))) == ["dash-width"]


def test_command_line_wins_over_the_configuration() -> None:
    refused = Config(ignore=("dash-width",))
    assert chosen(refused, Request(select=("dash-width",))) == ["dash-width"]
    assert chosen(refused, Request(select=("style",))) == ["dash-style"]
    assert chosen(Config(ignore=("style",)), Request(select=("style",))) == [
        "dash-style",
        "dash-width",
    ]
    named = Config(select=("dash-width", "dash-missing"))
    assert chosen(named, Request(ignore=("style",))) == ["dash-missing"]
    both = Request(select=("style",), ignore=("dash-width",))
    assert chosen(request=both) == ["dash-style"]
    assert chosen(request=Request(select=("style",), ignore=("style",))) == []


def test_per_file_wins_over_the_rest_of_the_configuration() -> None:
    refuses = [PerFile("*", ignore=("style",))]
    assert chosen(Config(select=("dash-width", "dash-missing")), holding=refuses) == [
        "dash-missing"
    ]
    adds = [PerFile("*", select=("dash-width",))]
    assert chosen(Config(select=("punctuation",)), holding=adds) == ["dash-width", "dash-missing"]
    assert chosen(Config(ignore=("style",)), holding=adds) == ["dash-width", "dash-missing"]
    assert chosen(holding=adds) == ALL_STABLE
    assert chosen(request=Request(select=("dash-style",)), holding=adds) == ["dash-style"]
    assert chosen(holding=[*refuses, *adds]) == ["dash-width", "dash-missing"]
    assert chosen(holding=[*adds, *refuses]) == ["dash-missing"]


def severity_of(config: Config, holding: Sequence[PerFile] = ()) -> Severity | None:
    return choose(REGISTRY, config, Request(), holding)[0].severity


def test_severity_by_the_closest_word() -> None:
    assert severity_of(Config()) is None
    assert severity_of(Config(severity={"style": "info"})) is Severity.INFO
    words = {"dash-style": "error", "dash-*": "warning", "style": "info"}
    assert severity_of(Config(severity=words)) is Severity.ERROR
    assert severity_of(Config(severity=dict(reversed(words.items())))) is Severity.ERROR


def test_severity_of_per_file_wins_a_tie_only() -> None:
    config = Config(severity={"dash-*": "error"})
    assert severity_of(config, [PerFile("*", severity={"*-style": "info"})]) is Severity.INFO
    assert severity_of(config, [PerFile("*", severity={"style": "info"})]) is Severity.ERROR


def test_words_of_the_command_line_are_judged() -> None:
    check_words(REGISTRY, Config(), Request(("style", "dash-*"), ("dash-width",)))
    with pytest.raises(ConfigError) as caught:
        check_words(REGISTRY, Config(), Request(("dash-wdth",)))
    hint = '(did you mean "dash-width"?)'
    assert str(caught.value) == f'--select: there is no rule or category "dash-wdth" {hint}'
    with pytest.raises(ConfigError) as caught:
        check_words(REGISTRY, Config(), Request(ignore=("dush-*",)))
    assert str(caught.value) == '--ignore: no rule matches "dush-*"'


def test_globs_are_relative_to_the_configuration(tmp_path: Path) -> None:
    config = Config(path=tmp_path / "copydesk.toml")

    def held(*globs: str, path: str = "a/b/c.md") -> bool:
        return matches(globs, config, tmp_path / path)

    assert held("a/**")
    assert held("**/b/*.md")
    assert held("*.md")
    assert held("/a/b/c.md")
    assert held("a/")
    assert not held("b/c.md")
    assert not held("/b/")
    assert not held()
    assert not held("*.md", "!c.md")
    assert held("*.md", path="a/line\nend.md")
    assert not matches(("*",), config, tmp_path.parent / "elsewhere.md")


def test_globs_hold_where_a_link_leads(tmp_path: Path) -> None:
    write(tmp_path / "real" / "a" / "x.md", "")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    config = Config(path=tmp_path / "real" / "copydesk.toml")
    assert matches(("a/*",), config, tmp_path / "link" / "a" / "x.md")


def test_per_file_entries_of_a_path(tmp_path: Path) -> None:
    first, second = PerFile("*.md"), PerFile("a/**")
    config = Config(path=tmp_path / "copydesk.toml", per_file=(first, second))
    assert per_file(config, tmp_path / "a" / "x.md") == (first, second)
    assert per_file(config, tmp_path / "a" / "x.txt") == (second,)
    assert per_file(config, tmp_path / "x.txt") == ()


@pytest.mark.usefixtures("two_rules")
def test_a_run_with_per_file(tmp_path: Path) -> None:
    write(tmp_path / "own" / "x.py", local_rule())
    write(
        tmp_path / "copydesk.toml",
        f"""
rule-paths = ["own"]
[per-file]
"opinion/**" = {{ ignore = ["punctuation"] }}
"news/**" = {{ severity = {{ {RULE} = "error", local-letter = "info" }} }}
""",
    )
    write(tmp_path / "opinion" / "a.txt", "x. " + FAULT)
    write(tmp_path / "news" / "a.txt", "x. " + FAULT)
    write(tmp_path / "a.txt", "x. " + FAULT)
    run = run_cli("check", "--format", "json", ".")
    assert run.found("path", "rule", "severity") == [
        ("a.txt", "local-letter", "warning"),
        ("a.txt", RULE, "warning"),
        ("news/a.txt", "local-letter", "info"),
        ("news/a.txt", RULE, "error"),
        ("opinion/a.txt", "local-letter", "warning"),
    ]
    assert run.code == 1
