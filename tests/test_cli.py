"""The command line: exit statuses, where words go, and every command."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from running import CLEAN, FAULT, RULE, local_rule, run_cli, run_main, write

from linter import __version__
from linter.cli.checking import Asked
from linter.cli.output import answering
from linter.cli.plain import asked_plainly
from linter.engine import Session
from linter.errors import CopydeskError
from linter.finding import Category
from linter.registry import load_registry
from linter.scaffold import write_rule
from linter.testing import assert_example, example_cases

pytestmark = pytest.mark.usefixtures("two_rules")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    return write(tmp_path / "a.txt", FAULT)


# Exit statuses


@pytest.mark.parametrize(
    ("level", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_fail_on(article: Path, level: str, code: int) -> None:
    assert run_cli("check", "--fail-on", level, "a.txt").code == code
    write(article.parent / "copydesk.toml", f'fail-on = "{level}"')
    assert run_cli("check", "a.txt").code == code
    assert run_cli("check", "--fail-on", "warning", "a.txt").code == 1


def test_fail_on_of_each_file_by_its_own_configuration(tmp_path: Path) -> None:
    write(tmp_path / "a" / "copydesk.toml", 'fail-on = "error"')
    write(tmp_path / "a" / "x.txt", FAULT)
    write(tmp_path / "b" / "x.txt", FAULT)
    assert [run_cli("check", *paths).code for paths in (["a"], ["b"], ["a", "b"])] == [0, 1, 1]


def test_nothing_found(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", CLEAN)
    run = run_cli("check")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Nothing found in 1 file (")


def test_paths_that_no_system_knows(article: Path) -> None:
    long = "a" * 300
    run = run_cli("check", "--format", "json", long, "a\0b", "no/where/at/all", "", "a.txt")
    assert (run.code, run.found("rule")) == (2, [(RULE,)])
    assert run.err == (
        f"copydesk: {long}: cannot be looked up: File name too long\n"
        "copydesk: a␀b: there is no such file or folder\n"
        "copydesk: no/where/at/all: there is no such file or folder\n"
        'copydesk: "": there is no such file or folder\n'
    )


def test_no_files_at_all() -> None:
    run = run_cli("check", ".")
    assert (run.code, run.err, run.out.startswith("Nothing found in 0 files")) == (0, "", True)


def test_an_empty_file(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md"):
        write(tmp_path / name, "")
        assert run_cli("check", "--format", "json", name).code == 0


def test_status_2_wins_over_1(article: Path) -> None:
    run = run_cli("check", "--format", "json", "a.txt", "no.txt")
    assert (run.code, run.found("rule")) == (2, [(RULE,)])
    assert run.err == "copydesk: no.txt: there is no such file or folder\n"
    assert run.report["problems"] == [
        {"path": "no.txt", "message": "there is no such file or folder"}
    ]
    assert run_cli("check", "--fail-on", "never", "a.txt", "no.txt").code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--no-such-option"],
        ["check", "--jobs", "-1", "."],
        ["check", "--jobs", "many", "."],
        ["rule"],
        ["no-such-command"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    run = run_cli(*arguments)
    assert (run.code, run.out) == (2, "")
    assert "Usage: " in run.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--format", "xml"],
            (
                '--format: there is no format "xml"; there are text, json, jsonl, github, gitlab,'
                " sarif, checkstyle, junit, html"
            ),
        ),
        (
            ["--fail-on", "warnig"],
            (
                "--fail-on is one of error, warning, info, never,"
                ' not "warnig" (did you mean "warning"?)'
            ),
        ),
        (
            ["--select", "punctuaton"],
            '--select: there is no rule or category "punctuaton" (did you mean "punctuation"?)',
        ),
        (["--ignore", "lint,x-*"], '--ignore: no rule matches "x-*"'),
        (["--select", ""], "--select names no rule"),
        (["--ignore", " , "], "--ignore names no rule"),
        (["-", "a.txt"], '"-" stands alone: standard input is not linted beside files'),
        (["--output", "no/out.txt"], "no/out.txt: cannot be written: No such file or directory"),
    ],
)
def test_wrong_words(article: Path, arguments: list[str], said: str) -> None:
    run = run_cli("check", *arguments, *([] if "-" in arguments else ["a.txt"]))
    assert (run.code, run.out, run.err) == (2, "", f"copydesk: {said}\n")


def test_wrong_words_are_told_where_there_is_nothing_to_lint() -> None:
    run = run_cli("check", "--select", "x", ".")
    assert (run.code, run.err) == (2, 'copydesk: --select: there is no rule or category "x"\n')


def test_select_and_ignore_comma_separated_and_repeated(tmp_path: Path) -> None:
    write(tmp_path / "own" / "letter.py", local_rule())
    write(tmp_path / "copydesk.toml", 'rule-paths = ["own"]')
    write(tmp_path / "a.txt", "x. " + FAULT)

    def rules(*args: str) -> set[str]:
        return {rule for (rule,) in run_cli("check", "--format", "json", *args).found("rule")}

    assert rules() == {RULE, "local-letter"}
    assert rules("--select", f"style, {RULE}") == {RULE, "local-letter"}
    assert rules("--select", "style", "--select", "lint") == {"local-letter"}
    assert rules("--ignore", "style", "--ignore", "lint") == {RULE}
    assert rules("--ignore", "style,punctuation") == set()


def test_binary_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_bytes(b"\x00\x01\x02")
    in_folder = run_cli("check", "sub")
    assert in_folder.code == 0
    assert in_folder.err == "copydesk: sub/a.txt: skipped, looks like a binary file\n"
    assert run_cli("check", "--quiet", "sub") == (0, "", "")
    named = run_cli("check", "sub/a.txt")
    assert named.code == 2
    assert named.err == "copydesk: sub/a.txt: looks like a binary file, not text\n"


def test_files_of_unknown_format_are_counted(tmp_path: Path) -> None:
    write(tmp_path / "a.rtf", FAULT)
    run = run_cli("check", ".")
    assert (run.code, run.err) == (
        0,
        "copydesk: 1 file of no known format skipped; name a file to lint it as text\n",
    )
    write(tmp_path / "b.rtf", FAULT)
    assert run_cli("check", ".").err.startswith("copydesk: 2 files of no known format skipped")
    assert run_cli("check", "a.rtf").code == 1


# Standard input and output


def test_stdin(tmp_path: Path) -> None:
    run = run_cli("check", "--format", "json", "-", input=FAULT)
    assert (run.code, run.found("path", "rule")) == (1, [("<stdin>", RULE)])
    write(tmp_path / "sub" / "copydesk.toml", f'ignore = ["{RULE}"]')
    assert run_cli("check", "--stdin-filename", "sub/new.md", "-", input=FAULT).code == 0
    named = ("--stdin-filename", "new.md", "--format", "json", "-")
    code = run_cli("check", *named, input="```\nLeeds .\n```\n\n" + FAULT)
    assert code.found("path", "line") == [("new.md", 5)]
    assert run_cli("check", "-", input="").code == 0
    assert run_cli("check", "-", input=b"\0").code == 2


def test_output_goes_to_a_file(article: Path) -> None:
    run = run_cli("check", "--format", "json", "--output", "out.json", "a.txt")
    assert (run.code, run.out, run.err) == (1, "", "")
    printed = run_cli("check", "--format", "json", "a.txt")
    written = Path("out.json").read_bytes()
    assert b"\r" not in written
    assert written.decode().split('"seconds"')[0] == printed.out.split('"seconds"')[0]


def test_quiet(article: Path) -> None:
    whole, quiet = run_cli("check", "a.txt"), run_cli("check", "-q", "a.txt")
    assert quiet.out == whole.out[: len(quiet.out)]
    assert quiet.out.endswith("^^\n\n")
    assert (quiet.code, quiet.err) == (1, "")


def test_notes_of_a_guess(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(
        "Un café à Orléans, déjà fermé depuis l'été.\n".encode("cp1252")
    )
    run = run_cli("check", "a.txt")
    assert run.err.startswith("copydesk: a.txt: not UTF-8, read as ")
    assert run_cli("check", "-q", "a.txt").err == ""


# Other commands


def test_version_and_help() -> None:
    assert run_cli("--version") == (0, f"copydesk {__version__}\n", "")
    for arguments in (["--help"], ["check", "-h"]):
        run = run_cli(*arguments)
        assert (run.code, run.err) == (0, "")
        assert "Usage: " in run.out


def test_rules() -> None:
    run = run_cli("rules")
    assert (run.code, run.err) == (0, "")
    first, second = run.out.splitlines()
    assert first.split()[:3] == [RULE, "punctuation", "warning"]
    assert second.split()[:3] == ["unused-directive", "lint", "warning"]


def test_rule(tmp_path: Path) -> None:
    text = (
        'kind = "existence"\nsummary = "A \\u001b[31m summary."\nphrases = ["x"]\n'
        'status = "preview"\n'
        "[[bad]]\ntext = '⟦x⟧ ```'\nwhy = 'it is x'\n[[good]]\ntext = 'y'\n"
    )
    write(tmp_path / "own" / "no-x.toml", text)
    write(
        tmp_path / "own" / "optional.py",
        local_rule("optional")
        .replace(
            "    def check",
            '    words = Option(("a",), "words")\n'
            '    level = Option("a\\"b", "how", choices=("a\\"b",))\n'
            '    on = Option(False, "whether")\n    most = Option(2, "most")\n\n    def check',
        )
        .replace("Bad,", "Bad, Option,"),
    )
    write(tmp_path / "copydesk.toml", 'rule-paths = ["own"]')
    assert run_cli("rule", "no-x").out == (
        "# no-x\n\nA ␛[31m summary.\n\n"
        "Category style, severity warning, preview, offers no fix.\n\n"
        "## Reported\n\nIt is x:\n\n````text\n⟦x⟧ ```\n````\n\n\n"
        "## Left alone\n\n```text\ny\n```\n"
    )
    assert run_cli("rule", "optional").out.endswith(
        '## Options\n\n```toml\n[rules.optional]\nwords = ["a"]  # words\n'
        'level = "a\\"b"  # how (a"b)\non = false  # whether\nmost = 2  # most\n```\n'
    )
    assert "no-x" in run_cli("rules").out
    assert "A ␛[31m summary. (preview)" in run_cli("rules").out


def test_unknown_rule() -> None:
    run = run_cli("rule", "unused-directiv")
    message = 'there is no rule "unused-directiv" (did you mean "unused-directive"?)'
    assert (run.code, run.out, run.err) == (2, "", f"copydesk: {message}\n")


def test_config(tmp_path: Path) -> None:
    write(
        tmp_path / "own" / "x.py",
        local_rule()
        .replace("    def check", '    limit = Option(1, "x")\n\n    def check')
        .replace("Bad,", "Bad, Option,"),
    )
    place = write(
        tmp_path / "copydesk.toml",
        """
select = ["style"]
rule-paths = ["own"]
severity.local-letter = "error"
severity."*-directive" = "info"
rules.local-letter.limit = 3
[per-file]
"a.b/*.md" = { ignore = ["style"], severity = { style = "info" } }
""",
    )
    write(tmp_path / "a.b" / "x.md", "")
    run = run_cli("config", "a.b")
    assert run.out == (
        f"# a.b: {place}\n"
        f'select = ["style"]  # {place}:2\n'
        "ignore = []  # default\n"
        'fail-on = "warning"  # default\n'
        "accept-words = []  # default\n"
        'language = "en"  # default\n'
        "dictionaries = []  # default\n"
        "exclude = []  # default\n"
        f'rule-paths = ["{tmp_path}/own"]  # {place}:3\n'
        f'severity.local-letter = "error"  # {place}:4\n'
        f'severity."*-directive" = "info"  # {place}:5\n'
        f"rules.local-letter.limit = 3  # {place}:6\n"
        f'per-file."a.b/*.md".ignore = ["style"]  # {place}:8\n'
        f'per-file."a.b/*.md".severity = {{ style = "info" }}  # {place}:8\n'
        "# 1 rules run:\n"
        "#   local-letter (error)\n"
    )
    assert "# 0 rules run:\n" in run_cli("config", "a.b/x.md").out


def test_config_of_a_path_without_one(tmp_path: Path) -> None:
    write(tmp_path / "other.toml", 'fail-on = "info"')
    assert run_cli("config").out.startswith(
        "# .: no configuration file, defaults only\nignore = []"
    )
    assert 'fail-on = "info"  # other.toml:1' in run_cli("config", "--config", "other.toml").out
    run = run_cli("config", "no")
    assert (run.code, run.err) == (2, "copydesk: no: there is no such file or folder\n")
    run = run_cli("config", "--config", "no.toml")
    assert (run.code, run.err) == (2, "copydesk: --config: there is no file no.toml\n")


def test_new_rule_writes_a_file_that_loads_and_whose_examples_pass(tmp_path: Path) -> None:
    run = run_cli("new-rule", "stray-thing", "--category", "residue")
    path = tmp_path / "copydesk_rules" / "stray_thing.py"
    assert (run.code, run.err) == (0, "")
    assert run.out == (
        "copydesk_rules/stray_thing.py is written. Fill in its examples first, then its check.\n"
        'To load it, add to copydesk.toml: rule-paths = ["copydesk_rules"]\n'
    )
    made = load_registry([path.parent]).rules["stray-thing"]
    assert (made.category, made.fixable) == (Category.RESIDUE, False)
    for case in example_cases(made):
        assert_example(case)
    again = run_cli("new-rule", "stray-thing")
    message = "copydesk_rules/stray_thing.py exists already; it was left alone"
    assert (again.code, again.err) == (2, f"copydesk: {message}\n")


@pytest.mark.parametrize(
    "name", ["a", "is", "in-a", "none", "nothing", "we", "x1", "class", "today", "true"]
)
def test_new_rule_of_any_name(tmp_path: Path, name: str) -> None:
    write_rule(name, tmp_path / "own", Category.STYLE)
    loaded = load_registry([tmp_path / "own"])
    assert loaded.problems == ()
    for case in example_cases(loaded.rules[name]):
        assert_example(case)


def test_new_rule_goes_where_the_configuration_says(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    write(tmp_path / "copydesk.toml", 'rule-paths = ["own"]')
    run = run_cli("new-rule", "one-thing")
    assert (run.code, run.out.count("\n")) == (0, 1)
    assert (tmp_path / "own" / "one_thing.py").is_file()
    assert run_cli("rule", "one-thing").code == 0
    run = run_cli("new-rule", "two-thing", "--folder", "other", cwd=tmp_path / "own")
    assert run.out.endswith(f'add to {tmp_path}/copydesk.toml: rule-paths = ["own/other"]\n')
    run = run_cli("new-rule", "one-thing")
    assert run.code == 2
    assert 'there is a rule "one-thing" already, from ' in run.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Bad_Name"], '"Bad_Name" is no rule name: use lower-case words joined by hyphens'),
        (["a\n"], '"a␊" is no rule name: use lower-case words joined by hyphens'),
        (["a-b", "--category", "stile"], 'there is no category "stile" (did you mean "style"?)'),
        (["a-b", "--folder", "a.txt"], "a.txt is no folder: File exists"),
        (["a-b", "--folder", "a.txt/x"], "a.txt/x is no folder: Not a directory"),
    ],
)
def test_new_rule_that_cannot_be(article: Path, arguments: list[str], said: str) -> None:
    run = run_cli("new-rule", *arguments)
    assert (run.code, run.out, run.err) == (2, "", f"copydesk: {said}\n")


def test_new_rule_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, *_args: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(CopydeskError, match=r"own/a_b\.py cannot be written: No space left"):
        write_rule("a-b", tmp_path / "own", Category.STYLE)


# Failures of our own, interrupts, closed pipes


def test_an_error_of_copydesk_is_no_finding(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Session, "lint_file", broken)
    run = run_cli("check", "a.txt")
    assert run.code == 2
    assert run.err.endswith(
        "ZeroDivisionError\ncopydesk: this is an error in copydesk; please report it with the"
        " lines above\n"
    )


def test_an_interrupt(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "lint_file", interrupted)
    assert run_cli("check", "a.txt") == (130, "", "copydesk: interrupted\n")


def test_a_full_disk(capsys: pytest.CaptureFixture[str]) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(SystemExit) as caught:
        answering(full)()
    assert caught.value.code == 2
    assert capsys.readouterr().err == "copydesk: the report: No space left on device\n"


MAIN = [sys.executable, "-c", "from linter.cli import main; main()"]


def test_main_in_a_process(article: Path, tmp_path: Path) -> None:
    select = ("--select", RULE)
    run = run_main("check", *select, "a.txt", cwd=tmp_path, NO_COLOR="1")
    assert run.out.startswith(f"a.txt\n  a.txt:1:19 warning {RULE} ")
    assert run_main("check", "--config", "no", cwd=tmp_path) == (
        2,
        "",
        "copydesk: --config: there is no file no\n",
    )
    write(tmp_path / "copydesk.toml", "selct = 1")
    wrong = run_main("check", cwd=tmp_path)
    assert (wrong.code, wrong.out, "Traceback" in wrong.err) == (2, "", False)


def test_main_on_a_stream_in_another_encoding(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "She lives in Zürich .\n")
    run = run_main("check", "--select", RULE, "a.txt", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert "    She lives in Z\\xfcrich .\n" in run.out
    assert "Traceback" not in run.err


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_main_with_a_closed_pipe(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", FAULT * 3000)
    command = [*MAIN, "check", "--select", RULE, "a.txt"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said.count(b"Traceback"), said.count(b"BrokenPipe")) == (2, 0, 0)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_main_with_an_interrupt(tmp_path: Path, jobs: str) -> None:
    slow = local_rule("slow").replace(
        "    def check(self, doc):",
        "    def check(self, doc):\n        import time, pathlib\n"
        f"        pathlib.Path({str(tmp_path / 'begun')!r}).touch()\n        time.sleep(0.5)",
    )
    write(tmp_path / "own" / "slow.py", slow)
    write(tmp_path / "copydesk.toml", 'rule-paths = ["own"]\nselect = ["slow"]')
    for n in range(40):
        write(tmp_path / f"{n}.txt", CLEAN)
    # What a shell starts in the background ignores interrupts, and so do the tests in it.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    with subprocess.Popen(
        [sys.executable, "-c", heard + MAIN[-1], "check", "--jobs", jobs, "."],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        while not (tmp_path / "begun").exists():
            assert process.poll() is None
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out) == (130, b"")
    assert err == b"copydesk: interrupted\n"


PLAIN_LINES = (
    ("check",),
    ("check", "a.txt", "b c.md"),
    ("check", "--no-cache", "--fix", "a.txt", "--unsafe-fixes", "-q"),
    ("check", "--format", "json", "--format", "sarif", "a", "--select", "x,y", "--ignore", "z"),
    ("check", "--staged", "--force-exclude", "--no-local-rules", "--no-config", "--diff"),
    ("check", "--statistics", "--quiet", "--quiet", ""),
)
NOT_PLAIN = (
    (),
    ("rules",),
    ("check", "-"),
    ("check", "--help"),
    ("check", "--format"),
    ("check", "--format=json"),
    ("check", "--format", "--quiet"),
    ("check", "--select", ""),
    ("check", "--fixx"),
    ("check", "--", "-a"),
    ("check", "--jobs", "2"),
    ("--version",),
)


@pytest.mark.skipif(os.name == "nt", reason="typer reads every line there")
@pytest.mark.parametrize("words", PLAIN_LINES)
def test_a_plain_command_line_is_read_as_typer_reads_it(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Asked] = []
    monkeypatch.setattr(sys.modules["linter.cli.check"], "run", read.append)
    run_cli(*words)
    plainly = asked_plainly(words)
    assert plainly is not None
    for name, given, meant in zip(Asked._fields, plainly, read[0], strict=True):
        values = [list(each) if isinstance(each, Sequence) else each for each in (given, meant)]
        assert values[0] == values[1], name


@pytest.mark.parametrize("words", NOT_PLAIN)
def test_what_is_not_plain_is_left_to_typer(words: tuple[str, ...]) -> None:
    assert asked_plainly(words) is None
