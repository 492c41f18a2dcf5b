"""Which configuration holds for a file, how configurations merge, and what is said of mistakes."""

from pathlib import Path

import pytest
from running import CLEAN, FAULT, RULE, local_rule, run_cli, write

from linter.config import Config, PerFile, find_config
from linter.config_file import load_config
from linter.errors import ConfigError
from linter.toml_source import TomlSource

pytestmark = pytest.mark.usefixtures("two_rules")


def load(folder: Path, text: str, name: str = "copydesk.toml") -> Config:
    return load_config(write(folder / name, text))


def refusal(folder: Path, text: str, name: str = "copydesk.toml") -> str:
    """What is said of a configuration, without the folder."""
    with pytest.raises(ConfigError) as caught:
        load(folder, text, name)
    return str(caught.value).replace(f"{folder}/", "")


# Where it is looked for


def test_the_nearest_file_upwards_from_the_linted_file_holds(tmp_path: Path) -> None:
    write(tmp_path / "a" / "copydesk.toml", f'ignore = ["{RULE}"]')
    write(tmp_path / "a" / "deep" / "er" / "x.txt", FAULT)
    write(tmp_path / "b" / "x.txt", FAULT)
    write(tmp_path / "here" / "copydesk.toml", f'severity = {{ {RULE} = "error" }}')
    run = run_cli("check", "--format", "json", "../a", "../b", cwd=tmp_path / "here")
    assert run.found("path", "severity") == [("../b/x.txt", "warning")]


def test_a_nearer_file_wins_alone(tmp_path: Path) -> None:
    write(tmp_path / "copydesk.toml", f'ignore = ["{RULE}"]')
    write(tmp_path / "a" / "copydesk.toml", 'fail-on = "error"')
    write(tmp_path / "a" / "x.txt", FAULT)
    run = run_cli("check", "--format", "json", "a")
    assert (run.code, run.found("rule")) == (0, [(RULE,)])


def test_copydesk_toml_beats_pyproject_in_a_folder(tmp_path: Path) -> None:
    project = write(tmp_path / "pyproject.toml", '[tool.copydesk]\nfail-on = "error"\n')
    assert find_config(tmp_path) == project
    own = write(tmp_path / "copydesk.toml", "")
    assert find_config(tmp_path) == own


def test_a_nearer_pyproject_beats_a_farther_copydesk_toml(tmp_path: Path) -> None:
    write(tmp_path / "copydesk.toml", "")
    project = write(tmp_path / "a" / "pyproject.toml", "[tool.copydesk]\n")
    assert find_config(tmp_path / "a") == project


@pytest.mark.parametrize(
    "text", ["", '[project]\ndependencies = ["copydesk"]\n', "[tool]\nx = 1\n"]
)
def test_pyproject_without_the_table_is_passed_over(tmp_path: Path, text: str) -> None:
    own = write(tmp_path / "copydesk.toml", "")
    write(tmp_path / "a" / "pyproject.toml", text)
    assert find_config(tmp_path / "a") == own


def test_a_folder_named_like_a_configuration_is_passed_over(tmp_path: Path) -> None:
    own = write(tmp_path / "copydesk.toml", "")
    (tmp_path / "a" / "copydesk.toml").mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").mkdir()
    assert find_config(tmp_path / "a") == own


def test_answers_are_remembered_for_all_folders_passed(tmp_path: Path) -> None:
    own = write(tmp_path / "copydesk.toml", "")
    known: dict[Path, Path | None] = {}
    assert find_config(tmp_path / "a" / "b", known) == own
    assert known == {tmp_path / "a" / "b": own, tmp_path / "a": own, tmp_path: own}
    assert find_config(tmp_path / "a" / "c", known) == own


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    assert load(tmp_path, 'fail-on = "error"').fail_on == "error"
    assert load(tmp_path, 'fail-on = "info"').fail_on == "info"


def test_given_and_no_config(tmp_path: Path) -> None:
    write(tmp_path / "copydesk.toml", f'ignore = ["{RULE}"]')
    other = write(tmp_path / "other.toml", 'fail-on = "never"')
    write(tmp_path / "x.txt", FAULT)
    assert run_cli("check", "x.txt").code == 0
    assert run_cli("check", "--no-config", "x.txt").code == 1
    given = run_cli("check", "--config", str(other), "--format", "json", "x.txt")
    assert (given.code, given.found("rule")) == (0, [(RULE,)])
    both = run_cli("check", "--config", "other.toml", "--no-config", "x.txt")
    assert (both.code, both.err) == (
        2,
        "copydesk: --config and --no-config contradict each other\n",
    )
    missing = run_cli("check", "--config", "nope.toml", "x.txt")
    assert (missing.code, missing.err) == (2, "copydesk: --config: there is no file nope.toml\n")


# What it says


def test_every_key(tmp_path: Path) -> None:
    write(tmp_path / "words.txt", "\ufeffAlpha\n# a comment\n\nC#  # a language\n  beta  \n")
    (tmp_path / "own").mkdir()
    config = load(
        tmp_path,
        """
select = ["spelling"]
ignore = ["quote-*"]
fail-on = "info"
accept-words = ["Kataeb"]
accept-words-file = "words.txt"
exclude = ["drafts/**"]
rule-paths = ["own"]
[severity]
misspelling = "error"
[rules.misspelling]
depth = 2
[per-file]
"a/*.md" = { ignore = ["style"], severity = { spelling = "info" } }
""",
    )
    assert config.select == ("spelling",)
    assert config.ignore == ("quote-*",)
    assert config.fail_on == "info"
    assert config.accept_words == ("Kataeb", "Alpha", "C#", "beta")
    assert config.exclude == ("drafts/**",)
    assert config.rule_paths == (tmp_path / "own",)
    assert config.severity == {"misspelling": "error"}
    assert config.rules == {"misspelling": {"depth": 2}}
    assert config.per_file == (PerFile("a/*.md", (), ("style",), {"spelling": "info"}),)
    place = tmp_path / "copydesk.toml"
    assert config.origin("rules", "misspelling", "depth") == f"{place}:12"
    assert config.origin("rules", "misspelling", "other") == f"{place}:11"
    assert config.origin("per-file", "a/*.md", "severity", "spelling") == f"{place}:14"
    assert config.origin("extends") == "default"


def test_accepted_words_reach_the_rules(tmp_path: Path) -> None:
    write(tmp_path / "rules" / "w.py", ACCEPTED_RULE)
    write(
        tmp_path / "copydesk.toml",
        'select = ["asks-words"]\nrule-paths = ["rules"]\naccept-words = ["Leeds"]',
    )
    write(tmp_path / "x.txt", "Leeds LEEDS leeds York\n")
    assert run_cli("check", "--format", "json", "x.txt").found("column") == [(1,), (7,)]


ACCEPTED_RULE = '''
from linter.sdk import Category, Finding, Rule, Span

class AsksWords(Rule):
    """Reports accepted words."""

    name = "asks-words"
    category = Category.STYLE

    def check(self, doc):
        at = 0
        for word in doc.text.split():
            if word in doc.accepted:
                yield Finding(Span(at, at + len(word)), word)
            at += len(word) + 1
'''


def test_pyproject_table(tmp_path: Path) -> None:
    config = load(tmp_path, '[tool.copydesk]\nfail-on = "error"\n', "pyproject.toml")
    assert (config.fail_on, config.origin("fail-on")) == ("error", f"{tmp_path}/pyproject.toml:2")


def test_extends_merges(tmp_path: Path) -> None:
    write(tmp_path / "rules-a" / "x", "")
    write(tmp_path / "sub" / "rules-b" / "x", "")
    write(
        tmp_path / "base.toml",
        """
select = ["spelling"]
ignore = ["style"]
fail-on = "error"
accept-words = ["one"]
rule-paths = ["rules-a"]
severity = { misspelling = "error", style = "info" }
rules.a = { p = 1, q = 1 }
per-file."x/**" = { ignore = ["lint"] }
""",
    )
    config = load(
        tmp_path / "sub",
        """
select = ["quotation"]
extends = "../base.toml"
accept-words = ["two"]
rule-paths = ["rules-b"]
severity = { style = "error" }
rules.a.q = 2
rules.b.r = 3
per-file."y/**" = { select = ["lint"] }
""",
    )
    assert config.path == tmp_path / "sub" / "copydesk.toml"
    assert config.folder == tmp_path / "sub"
    assert (config.select, config.ignore) == (("quotation",), ("style",))
    assert config.fail_on == "error"
    assert config.accept_words == ("one", "two")
    folders = [path.resolve() for path in config.rule_paths]
    assert folders == [tmp_path / "rules-a", tmp_path / "sub" / "rules-b"]
    assert config.severity == {"misspelling": "error", "style": "error"}
    assert config.rules == {"a": {"p": 1, "q": 2}, "b": {"r": 3}}
    assert [each.glob for each in config.per_file] == ["x/**", "y/**"]
    assert config.origin("fail-on").endswith("base.toml:4")
    assert config.origin("rules", "a", "p").endswith("base.toml:8")
    assert config.origin("rules", "a", "q").endswith("copydesk.toml:7")


def test_extends_a_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.copydesk]\nfail-on = "error"\n')
    assert load(tmp_path / "a", 'extends = "../pyproject.toml"').fail_on == "error"


def test_extends_in_a_loop(tmp_path: Path) -> None:
    write(tmp_path / "b.toml", 'extends = "copydesk.toml"')
    said = refusal(tmp_path, 'extends = "b.toml"')
    assert said == "b.toml:1: copydesk.toml extends this file: that goes round in a circle"
    said = refusal(tmp_path, f'\nextends = "../{tmp_path.name}/copydesk.toml"')
    assert said.startswith("copydesk.toml:2: ")
    assert said.endswith(" extends this file: that goes round in a circle")


# What is wrong with it

MISTAKES = {
    'selct = ["a"]': 'copydesk.toml:1: unknown key "selct" (did you mean "select"?)',
    "\n\nzzz = 1": 'copydesk.toml:3: unknown key "zzz"',
    'a = 1\n[unknown."ta.ble"]\nb = 1': 'copydesk.toml:1: unknown key "a"',
    'select = "spelling"': 'copydesk.toml:1: "select" takes a list of strings',
    "ignore = [1]": 'copydesk.toml:1: "ignore" takes a list of strings',
    "exclude = {}": 'copydesk.toml:1: "exclude" takes a list of strings',
    'accept-words = "a"': 'copydesk.toml:1: "accept-words" takes a list of strings',
    "accept-words-file = 3": 'copydesk.toml:1: "accept-words-file" takes a path',
    "extends = 3": 'copydesk.toml:1: "extends" takes a string',
    '\nextends = "no.toml"': "copydesk.toml:2: there is no file no.toml",
    '\nrule-paths = ["no"]': "copydesk.toml:2: there is no folder no",
    '\nfail-on = "eror"': (
        "copydesk.toml:2: \"fail-on\" is one of error, warning, info, never, not 'eror'"
        ' (did you mean "error"?)'
    ),
    "fail-on = true": (
        'copydesk.toml:1: "fail-on" is one of error, warning, info, never, not True'
    ),
    '[severity]\n\nmisspelling = "wrning"': (
        "copydesk.toml:3: \"misspelling\" is one of error, warning, info, not 'wrning'"
        ' (did you mean "warning"?)'
    ),
    "severity = 1": 'copydesk.toml:1: "severity" takes a table',
    "rules = 1": 'copydesk.toml:1: "rules" takes a table',
    "[rules]\nmisspelling = 1": 'copydesk.toml:2: "misspelling" takes a table',
    "per-file = []": 'copydesk.toml:1: "per-file" takes a table',
    '[per-file]\n"a" = 1': 'copydesk.toml:2: "a" takes a table',
    '[per-file]\n"a" = {}\n[per-file."b*.md"]\nselect=[]\nignroe = []': (
        'copydesk.toml:5: unknown key "ignroe" for "b*.md" (did you mean "ignore"?)'
    ),
    '[per-file."b.md"]\n\nignore = "x"': 'copydesk.toml:3: "ignore" takes a list of strings',
    '[per-file."b.md"]\n\nseverity.style = "x"': (
        "copydesk.toml:3: \"style\" is one of error, warning, info, not 'x'"
    ),
    "select = [\n": "copydesk.toml:2: not valid TOML: Invalid value at the end of the file",
    "\nselect = =": "copydesk.toml:2:10: not valid TOML: Invalid value",
    "a = 1\na = 2": (
        "copydesk.toml:2: not valid TOML: Cannot overwrite a value at the end of the file"
    ),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_mistake(tmp_path: Path, text: str) -> None:
    assert refusal(tmp_path, text).replace(f"{tmp_path}", ".") == MISTAKES[text]


@pytest.mark.parametrize("glob", ["!", "[z-a]", "a\\\\"])
def test_a_glob_that_is_none(tmp_path: Path, glob: str) -> None:
    shown = glob.replace("\\\\", "\\")
    start = f'copydesk.toml:2: "{shown}" is no glob: '
    assert refusal(tmp_path, f'\nexclude = ["a", "{glob}"]').startswith(start)
    assert refusal(tmp_path, f'\nper-file."{glob}" = {{}}').startswith(start)


def test_missing_word_list(tmp_path: Path) -> None:
    said = refusal(tmp_path, '\naccept-words-file = "no.txt"')
    assert said == "copydesk.toml:2: the word list no.txt cannot be read: No such file or directory"
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    said = refusal(tmp_path, 'accept-words-file = "latin.txt"')
    assert said.startswith("copydesk.toml:1: the word list latin.txt cannot be read: 'utf-8' codec")


def test_file_that_is_no_utf8_or_too_deep(tmp_path: Path) -> None:
    place = tmp_path / "copydesk.toml"
    place.write_bytes(b"\xff\xff")
    with pytest.raises(ConfigError, match=r"copydesk\.toml: is not UTF-8: invalid start byte"):
        load_config(place)
    place.write_text("a = " + "[" * 5000)
    with pytest.raises(ConfigError, match=r"copydesk\.toml: not valid TOML: it is nested too deep"):
        load_config(place)
    with pytest.raises(ConfigError, match=r"no\.toml: cannot be read: No such file or directory"):
        load_config(tmp_path / "no.toml")


def test_a_mark_at_the_beginning_is_no_mistake(tmp_path: Path) -> None:
    assert load(tmp_path, '\ufefffail-on = "info"').fail_on == "info"


def test_pyproject_whose_table_is_none(tmp_path: Path) -> None:
    said = refusal(tmp_path, "[tool]\n\ncopydesk = 1", "pyproject.toml")
    assert said == "pyproject.toml:3: must be a table"
    said = refusal(tmp_path, '[tool.copydesk]\n[tool.copydesk.severity]\na = "x"', "pyproject.toml")
    assert said == "pyproject.toml:3: \"a\" is one of error, warning, info, not 'x'"


# Rule names and options are judged when the rules are known

NAMES = {
    'select = ["mispelling"]': '1: there is no rule or category "mispelling"',
    '\nignore = ["spelling", "qotation"]': (
        '2: there is no rule or category "qotation" (did you mean "quotation"?)'
    ),
    'select = ["zzz-*"]': '1: no rule matches "zzz-*"',
    '[severity]\n\nspeling = "error"': (
        '3: there is no rule or category "speling" (did you mean "spelling"?)'
    ),
    "[rules.local-leter]\nx = 1": (
        '1: there is no rule "local-leter" (did you mean "local-letter"?)'
    ),
    "[rules]\nstyle.x = 1": '2: there is no rule "style"',
    '[per-file."*.md"]\n\nselect = ["stile"]': (
        '3: there is no rule or category "stile" (did you mean "style"?)'
    ),
    '[per-file."*.md"]\n\n\nignore = ["stile"]': (
        '4: there is no rule or category "stile" (did you mean "style"?)'
    ),
    '[per-file."*.md".severity]\nstile = "info"': (
        '2: there is no rule or category "stile" (did you mean "style"?)'
    ),
    "[rules.unused-directive]\n\ndepth = 1": (
        '3: rule unused-directive has no option "depth" (it has none)'
    ),
    "[rules.optional]\na = 2\nlimt = 3": (
        '3: rule optional has no option "limt" (did you mean "limit"?)'
    ),
    "[rules.optional]\na = 2\nlimit = 'x'": "3: limit takes a whole number, not 'x'",
    "rules = {optional = {limit = -1}}": "1: limit is at least 0, not -1",
    "rules.optional.limit = true": "1: limit takes a whole number, not True",
    "rules.optional.level = 'hihg'": "1: level is one of low, high, not 'hihg'",
}
OPTIONAL = (
    local_rule("optional", kind="Optional")
    .replace(
        "    def check",
        '    a = Option(1, "a")\n    limit = Option(1, "most", at_least=0)\n'
        '    level = Option("low", "how", choices=("low", "high"))\n\n    def check',
    )
    .replace("import Bad", "import Option, Bad")
)


@pytest.mark.parametrize("text", NAMES)
def test_unknown_names_and_options(tmp_path: Path, text: str) -> None:
    write(tmp_path / "own" / "local_letter.py", local_rule())
    write(tmp_path / "own" / "optional.py", OPTIONAL)
    write(tmp_path / "base.toml", 'rule-paths = ["own"]')
    write(tmp_path / "a" / "copydesk.toml", 'extends = "../base.toml"\n' + text)
    write(tmp_path / "a" / "x.txt", CLEAN)
    run = run_cli("check", "a")
    line, _, message = NAMES[text].partition(":")
    expected = f"copydesk: {tmp_path}/a/copydesk.toml:{int(line) + 1}:{message}"
    assert (run.code, run.out) == (2, "")
    assert run.err.rstrip("\n").startswith(expected)


def test_option_of_a_rule_that_is_not_wanted_is_checked_too(tmp_path: Path) -> None:
    write(
        tmp_path / "copydesk.toml",
        'select = ["style"]\n[rules.unused-directive]\nx = 1\n',
    )
    run = run_cli("check", ".")
    message = 'rule unused-directive has no option "x" (it has none)'
    assert (run.code, run.err) == (2, f"copydesk: {tmp_path}/copydesk.toml:3: {message}\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_wrong_configuration_in_a_sub_folder_stops_the_run(tmp_path: Path, jobs: str) -> None:
    for folder in "abc":
        write(tmp_path / folder / "x.txt", FAULT)
    write(tmp_path / "b" / "copydesk.toml", "selct = 1")
    run = run_cli("check", "--jobs", jobs, ".")
    message = 'unknown key "selct" (did you mean "select"?)'
    assert (run.code, run.out) == (2, "")
    assert run.err == f"copydesk: {tmp_path}/b/copydesk.toml:1: {message}\n"


def test_a_broken_pyproject_that_speaks_of_copydesk_is_told(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.copydesk\n")
    run = run_cli("check", ".")
    assert run.code == 2
    assert run.err.startswith(f"copydesk: {tmp_path}/pyproject.toml:1:15: not valid TOML: ")


# Lines of keys


def test_lines_of_keys_are_those_of_the_file(tmp_path: Path) -> None:
    text = '''# a [comment] with "quotes
first = 1  # = [ {
"dotted.key" = """
[not-a-table]
no-key = 1
"""
forms = [
  ["a", "b"],  # ] a comment
  ["c"]
]
[table."quo\\"ted"]  # [x]
key.'inner' = { m = 1 }
[[bad]]
text = "1 # no comment"
[[bad]]
text = \'\'\'two
lines\'\'\'
last = 1
'''
    source = TomlSource.load(write(tmp_path / "x.toml", text))
    lines = {
        ("first",): 2,
        ("dotted.key",): 3,
        ("not-a-table",): 1,
        ("forms",): 7,
        ("table", 'quo"ted'): 11,
        ("table", 'quo"ted', "key", "inner", "m"): 12,
        ("bad",): 13,
        ("bad", "0", "text"): 14,
        ("bad", "1"): 15,
        ("bad", "1", "text"): 16,
        ("bad", "1", "last"): 18,
    }
    assert {keys: source.line(keys) for keys in lines} == lines


def test_separators_that_end_no_line_do_not_shift_lines(tmp_path: Path) -> None:
    source = TomlSource.load(write(tmp_path / "x.toml", "a = '\u2028\x85'\r\n# \u2028\r\nb = 1"))
    assert source.line(("b",)) == 3


def test_a_configuration_that_cannot_be_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "pyproject.toml", "")

    def refused(path: Path, **_options: str) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_text", refused)
    run = run_cli("check", ".")
    message = f"{tmp_path}/pyproject.toml: cannot be read: Permission denied"
    assert (run.code, run.err) == (2, f"copydesk: {message}\n")
    write(tmp_path / "copydesk.toml", "")
    run = run_cli("check", ".")
    message = f"{tmp_path}/copydesk.toml: cannot be read: Permission denied"
    assert (run.code, run.err) == (2, f"copydesk: {message}\n")
