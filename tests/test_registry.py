"""Where rules come from, and what is said of those that cannot be loaded; the others go on."""

from pathlib import Path

import pytest
from running import FAULT, RULE, local_rule, make_rule, run_cli, write

from linter import registry
from linter.finding import Severity
from linter.plugins import EntryPoint
from linter.registry import Registry, load_registry
from linter.rule import Rule

PATTERN = 'kind = "existence"\nsummary = "A summary."\nphrases = ["xyzzy"]\n'

pytestmark = pytest.mark.usefixtures("two_rules")


def own_rules(loaded: Registry) -> list[str]:
    return [name for name in loaded.rules if name not in {RULE, "unused-directive"}]


def problems(loaded: Registry, folder: Path) -> list[tuple[str, str]]:
    """File and message of each problem, without the folder."""
    return [
        (each.path.replace(f"{folder}/", ""), each.message.replace(f"{folder}/", ""))
        for each in loaded.problems
    ]


def test_rules_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "own" / "local_letter.py", local_rule())
    write(tmp_path / "own" / "no_xyzzy.toml", PATTERN)
    write(tmp_path / "own" / "__init__.py", "raise ValueError")
    write(tmp_path / "own" / "_shared.py", "WORDS = ()")
    write(tmp_path / "own" / "notes.txt", "no rule")
    loaded = load_registry([tmp_path / "own"])
    assert own_rules(loaded) == ["local-letter", "no-xyzzy"]
    assert list(loaded.rules) == sorted(loaded.rules)
    assert loaded.problems == ()


def test_without_local_rules_only_toml_is_loaded(tmp_path: Path) -> None:
    write(tmp_path / "own" / "local_letter.py", "raise SystemExit")
    write(tmp_path / "own" / "no_xyzzy.toml", PATTERN)
    loaded = load_registry([tmp_path / "own"], local_code=False)
    assert own_rules(loaded) == ["no-xyzzy"]
    assert problems(loaded, tmp_path) == [
        ("own/local_letter.py", "local Python rules are not run (--no-local-rules)")
    ]


def test_two_folders_with_a_file_of_one_name(tmp_path: Path) -> None:
    write(tmp_path / "a" / "mine.py", local_rule("first"))
    write(tmp_path / "b" / "mine.py", local_rule("second"))
    loaded = load_registry([tmp_path / "a", tmp_path / "b"])
    assert own_rules(loaded) == ["first", "second"]
    assert loaded.problems == ()


def test_a_second_rule_of_one_name_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a" / "one.py", local_rule("twin", "x"))
    write(tmp_path / "b" / "two.py", local_rule("twin", "y"))
    write(tmp_path / "b" / "twin.toml", PATTERN)
    write(tmp_path / "b" / "other.py", local_rule(RULE))
    loaded = load_registry([tmp_path / "a", tmp_path / "b"])
    assert own_rules(loaded) == ["twin"]
    assert loaded.rules["twin"].source.endswith(".one")
    assert problems(loaded, tmp_path) == [
        (
            "b/other.py",
            f'a second rule named "{RULE}"; the first is linter.rules.space_before_punctuation',
        ),
        ("b/two.py", 'a second rule named "twin"; the first is a/one.py'),
        ("b/twin.toml", 'a second rule named "twin"; the first is a/one.py'),
    ]


HEAD = "from linter.sdk import Category, Rule\n"
BROKEN = {
    "1 +": "SyntaxError: invalid syntax (broken.py, line 1)",
    "import no_such_module": "ModuleNotFoundError: No module named 'no_such_module'",
    "1 / 0": "ZeroDivisionError: division by zero",
    "raise SystemExit(0)": "SystemExit: 0",
}
UNFIT = {
    local_rule().replace('name = "local-letter"', ""): (
        "LocalLetter needs a name of lower-case words joined by hyphens, not None"
    ),
    local_rule("Bad_Name"): (
        "LocalLetter needs a name of lower-case words joined by hyphens, not 'Bad_Name'"
    ),
    local_rule("name\\n"): (
        "LocalLetter needs a name of lower-case words joined by hyphens, not 'name\\n'"
    ),
    local_rule().replace("category = Category.STYLE", ""): (
        "LocalLetter needs a category that is a Category, not None"
    ),
    local_rule().replace("Category.STYLE", '"style"'): (
        "LocalLetter needs a category that is a Category, not 'style'"
    ),
    local_rule().replace("    category", "    severity = 1\n    category"): (
        "LocalLetter needs a severity that is a Severity, not 1"
    ),
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_file_that_cannot_be_imported(tmp_path: Path, text: str) -> None:
    write(tmp_path / "own" / "broken.py", text)
    write(tmp_path / "own" / "sound.py", local_rule())
    loaded = load_registry([tmp_path / "own"])
    assert own_rules(loaded) == ["local-letter"]
    assert problems(loaded, tmp_path) == [
        ("own/broken.py", f"the rule cannot be loaded: {BROKEN[text]}")
    ]


@pytest.mark.parametrize("text", UNFIT)
def test_a_rule_that_lacks_a_fact(tmp_path: Path, text: str) -> None:
    write(tmp_path / "own" / "unfit.py", text + local_rule("sound", kind="Sound"))
    loaded = load_registry([tmp_path / "own"])
    assert own_rules(loaded) == ["sound"]
    assert problems(loaded, tmp_path) == [
        ("own/unfit.py", f"the rule cannot be loaded: {UNFIT[text]}")
    ]


def test_a_rule_without_check_is_named_and_a_base_class_is_none(tmp_path: Path) -> None:
    text = HEAD + (
        "class Base(Rule):\n    category = Category.STYLE\n"
        "class Half(Base):\n    name = 'half'\n"
        "class Whole(Base):\n    name = 'whole'\n    def check(self, doc): return iter(())\n"
    )
    write(tmp_path / "own" / "some.py", text)
    loaded = load_registry([tmp_path / "own"])
    assert own_rules(loaded) == ["whole"]
    ((place, message),) = problems(loaded, tmp_path)
    assert place.endswith(".some.Half")
    assert message.startswith("the rule cannot be loaded: TypeError: Can't instantiate abstract")


def test_a_wrong_toml_rule_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "own" / "a.toml", "kind = 1")
    write(tmp_path / "own" / "b.toml", "kind = =")
    write(tmp_path / "own" / "c.toml", PATTERN)
    loaded = load_registry([tmp_path / "own"])
    kinds = "existence, substitution, consistency, occurrence, capitalisation"
    assert own_rules(loaded) == ["c"]
    assert problems(loaded, tmp_path) == [
        ("own/a.toml", f'the rule cannot be loaded: own/a.toml:1: "kind" is one of {kinds}'),
        ("own/b.toml", "the rule cannot be loaded: own/b.toml:1:8: not valid TOML: Invalid value"),
    ]

    def strange(_path: Path) -> Rule:
        raise KeyError("strange")

    monkeypatch.setattr("linter.pattern_file.load_pattern", strange)
    loaded = load_registry([tmp_path / "own"])
    assert problems(loaded, tmp_path)[2] == (
        "own/c.toml",
        "the rule cannot be loaded: KeyError: 'strange'",
    )


def test_a_run_with_broken_rules_goes_on_and_exits_2(tmp_path: Path) -> None:
    write(tmp_path / "own" / "broken.py", "1 / 0")
    write(tmp_path / "copydesk.toml", 'rule-paths = ["own"]')
    write(tmp_path / "a.txt", FAULT)
    run = run_cli("check", "--format", "json", "a.txt")
    message = "the rule cannot be loaded: ZeroDivisionError: division by zero"
    assert (run.code, run.found("rule")) == (2, [(RULE,)])
    assert run.report["problems"] == [{"path": f"{tmp_path}/own/broken.py", "message": message}]
    assert run.err == f"copydesk: {tmp_path}/own/broken.py: {message}\n"
    for command in (["rules"], ["rule", RULE], ["config"]):
        other = run_cli(*command)
        assert (other.code, other.err) == (2, run.err)


def test_no_local_rules_in_a_run(tmp_path: Path) -> None:
    write(tmp_path / "own" / "local_letter.py", local_rule())
    write(tmp_path / "copydesk.toml", 'rule-paths = ["own"]')
    write(tmp_path / "a.txt", "x\n")
    assert run_cli("check", "a.txt").code == 1
    run = run_cli("check", "--no-local-rules", "a.txt")
    assert run.code == 2
    message = "local Python rules are not run (--no-local-rules)"
    assert run.err == f"copydesk: {tmp_path}/own/local_letter.py: {message}\n"


def test_a_rule_that_vanished_since_the_folder_was_listed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        registry._import_file(tmp_path / "gone.py")
    with pytest.raises(ImportError, match=r"gone\.rs is no Python file"):
        registry._import_file(tmp_path / "gone.rs")


# Installed packages


def from_point(value: str) -> list[object]:
    point = EntryPoint("mine", value)
    return [
        each.name if isinstance(each, Rule) else each.message
        for each in registry._from_entry_point(point)
    ]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package with a rule, a broken module, a TOML rule and more."""
    name = f"plugin_{abs(hash(tmp_path)):x}"
    folder = tmp_path / name
    write(folder / "__init__.py", f"from {name}.one import LocalLetter\nNUMBER = 1\n")
    write(folder / "one.py", local_rule("one") + "\nclass NotARule: pass\n")
    write(folder / "two.py", "1 / 0")
    write(folder / "three.toml", PATTERN)
    write(folder / "unfit.py", local_rule("four").replace("def check", "def chek"))
    monkeypatch.syspath_prepend(tmp_path)
    return name


def test_entry_point_that_names_a_package(package: str) -> None:
    names = from_point(package)
    assert [each for each in names if each in {"one", "three"}] == ["one", "three"]
    failures = [str(each) for each in names if each not in {"one", "three"}]
    assert failures[0] == "the rule cannot be loaded: ZeroDivisionError: division by zero"
    assert failures[1].startswith("the rule cannot be loaded: TypeError: Can't instantiate")


def test_entry_point_that_names_a_class_or_a_module(package: str) -> None:
    assert from_point(f"{package}.one:LocalLetter") == ["one"]
    assert from_point(f"{package}.one") == ["one"]


def test_entry_points_that_lead_nowhere(package: str) -> None:
    assert from_point(f"{package}:NUMBER") == ["names neither a module nor a rule class"]
    assert from_point("no_such_plugin") == [
        "the rule cannot be loaded: ModuleNotFoundError: No module named 'no_such_plugin'"
    ]


def test_an_unfit_rule_of_a_package_is_named_by_its_module(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unfit = make_rule("fine")
    unfit.severity = "error"  # type: ignore[assignment]
    monkeypatch.setattr(registry, "_installed", lambda: (make_rule("sound"), unfit))
    loaded = load_registry()
    assert list(loaded.rules) == ["sound"]
    message = "the rule cannot be loaded: Made needs a severity that is a Severity, not 'error'"
    assert [each.message for each in loaded.problems] == [message]
    assert loaded.rules["sound"].severity is Severity.WARNING
