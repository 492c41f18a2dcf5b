"""The baseline and `copydesk accept`: how a project lives with what it has accepted."""

import json
from pathlib import Path

import pytest
from running import CLEAN, FAULT, RULE, Run, run_cli, write

OTHER = "He lives in York ,\n"


def check(cwd: Path, *args: str) -> Run:
    return run_cli("check", "--select", RULE, "--format", "json", *args, cwd=cwd)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two old articles with faults, accepted."""
    write(tmp_path / "copydesk.toml", f'select = ["{RULE}"]\n')
    write(tmp_path / "old" / "a.txt", f"A fair\n\n{FAULT}")
    write(tmp_path / "old" / "b.txt", OTHER)
    run = run_cli("baseline", cwd=tmp_path)
    assert run.code == 0
    assert "2 findings in 2 files accepted" in run.out
    return tmp_path


def test_adopting_is_one_command(archive: Path) -> None:
    assert 'baseline = "copydesk-baseline.json"' in (archive / "copydesk.toml").read_text("utf-8")
    run = check(archive)
    assert (run.code, run.found("rule"), run.err) == (0, [], "")
    data = json.loads((archive / "copydesk-baseline.json").read_text(encoding="utf-8"))
    assert list(data["findings"]) == ["old/a.txt", "old/b.txt"]
    assert list(data["findings"]["old/b.txt"].values()) == [f"{RULE}:  ,"]


def test_moved_lines_stay_accepted_and_new_faults_are_told(archive: Path) -> None:
    write(archive / "old" / "a.txt", f"A fair\n\nIt rained.\n\n{FAULT}\nIt cost a lot .\n")
    run = check(archive)
    assert run.code == 1
    assert run.found("path", "line") == [("old/a.txt", 7)]


def test_an_edited_sentence_is_new_and_its_entry_idle(archive: Path) -> None:
    write(archive / "old" / "b.txt", "She lives in York ,\n")
    run = check(archive)
    assert run.found("path") == [("old/b.txt",)]
    assert (
        'copydesk-baseline.json: 1 entry matches nothing any more; "copydesk baseline"' in run.err
    )


def test_idle_entries_of_rules_that_did_not_run_are_not_told(archive: Path) -> None:
    write(archive / "old" / "b.txt", CLEAN)
    assert run_cli("check", "--select", "misspelling", cwd=archive).err == ""
    (archive / "old" / "b.txt").unlink()
    assert "1 entry matches nothing" in check(archive).err


def test_writing_anew_replaces_the_linted_files_only(archive: Path) -> None:
    write(archive / "old" / "a.txt", CLEAN)
    write(archive / "old" / "b.txt", CLEAN)
    run = run_cli("baseline", "old/a.txt", cwd=archive)
    assert "1 findings in 1 files accepted" in run.out
    data = json.loads((archive / "copydesk-baseline.json").read_text(encoding="utf-8"))
    assert list(data["findings"]) == ["old/b.txt"]
    assert (archive / "copydesk.toml").read_text(encoding="utf-8").count("baseline") == 2


def test_a_baseline_by_name_from_another_folder(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", FAULT)
    made = run_cli("baseline", "in", "--output", "known.json", cwd=tmp_path)
    assert (made.code, (tmp_path / "copydesk.toml").exists()) == (0, False)
    assert check(tmp_path, "in").code == 1
    assert check(tmp_path / "in", "--baseline", "../known.json", ".").code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, '"copydesk baseline --output known.json" writes it'),
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ('{"version": 9, "findings": {}}', "is no baseline"),
        ('{"version": 1, "findings": {"a.txt": {"00": 1}}}', "is no baseline"),
    ],
)
def test_a_baseline_that_cannot_be_read(text: str | None, said: str, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", FAULT)
    if text is not None:
        write(tmp_path / "known.json", text)
    run = check(tmp_path, "--baseline", "known.json")
    assert run.code == 2
    assert said in run.err


def test_nothing_is_accepted_where_something_could_not_be_linted(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", FAULT)
    run = run_cli("baseline", "a.txt", "gone.txt", cwd=tmp_path)
    assert run.code == 2
    assert "gone.txt: there is no such file" in run.err
    assert not (tmp_path / "copydesk-baseline.json").exists()


def test_fixes_leave_accepted_findings_alone(archive: Path) -> None:
    write(archive / "old" / "c.txt", FAULT)
    assert run_cli("check", "--fix", cwd=archive).code == 0
    assert (archive / "old" / "c.txt").read_text(encoding="utf-8") == CLEAN
    assert (archive / "old" / "b.txt").read_text(encoding="utf-8") == OTHER


# copydesk accept

TYPO = "The festivall opened on Monday in the harbour, and many people came to see the boats.\n"


def test_accepting_a_word_makes_list_and_configuration(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TYPO)
    assert run_cli("check", "--select", "misspelling", cwd=tmp_path).code == 1
    run = run_cli("accept", "festivall", "Kataeb", "festivall", cwd=tmp_path)
    assert run.code == 0
    assert (tmp_path / "copydesk-words.txt").read_text("utf-8") == "festivall\nKataeb\n"
    config = (tmp_path / "copydesk.toml").read_text("utf-8")
    assert config == 'accept-words-file = "copydesk-words.txt"\n'
    assert run_cli("check", "--select", "misspelling", cwd=tmp_path).code == 0
    again = run_cli("accept", "Kataeb", "Quirrel", cwd=tmp_path)
    assert "Kataeb (was there)" in again.out
    assert (tmp_path / "copydesk-words.txt").read_text("utf-8") == "festivall\nKataeb\nQuirrel\n"


def test_accepting_adds_to_the_list_there_is(tmp_path: Path) -> None:
    write(tmp_path / "copydesk.toml", "[rules]\n")
    write(tmp_path / "words.txt", "one")
    write(tmp_path / "pyproject.toml", "")
    write(tmp_path / "copydesk.toml", '# ours\r\nfail-on = "error"\r\n\r\n[severity]\r\n')
    run_cli("accept", "two", cwd=tmp_path)
    assert (tmp_path / "copydesk.toml").read_bytes() == (
        b'accept-words-file = "copydesk-words.txt"\r\n'
        b'# ours\r\nfail-on = "error"\r\n\r\n[severity]\r\n'
    )
    write(tmp_path / "copydesk.toml", 'accept-words-file = "words.txt"\n')
    run_cli("accept", "three", cwd=tmp_path)
    assert (tmp_path / "words.txt").read_text("utf-8") == "one\nthree\n"


def test_accepting_in_a_pyproject(tmp_path: Path) -> None:
    path = write(tmp_path / "pyproject.toml", '[project]\nname = "x"\n\n[tool.copydesk]')
    assert run_cli("accept", "two", cwd=tmp_path).code == 0
    assert path.read_text("utf-8").endswith(
        '[tool.copydesk]\naccept-words-file = "copydesk-words.txt"\n'
    )
    path.write_text("tool.copydesk.fail-on = 'error'\n", encoding="utf-8")
    run = run_cli("accept", "two", cwd=tmp_path)
    assert run.code == 2
    assert 'add this line to [tool.copydesk]: accept-words-file = "copydesk-words.txt"' in run.err


@pytest.mark.parametrize("word", ["two words", "", "C#", "a\x1b[31m"])
def test_no_word(word: str, tmp_path: Path) -> None:
    run = run_cli("accept", word, cwd=tmp_path)
    assert run.code == 2
    assert "is no word" in run.err
    assert list(tmp_path.iterdir()) == []


def test_one_list_serves_spelling_and_names(tmp_path: Path) -> None:
    text = (
        "Prices rose on Monday in the harbour town.\n\nMr Quirrel said nothing about it. Mr Quirrel"
        " then left, and Quirrel said that he would be back on Friday.\n"
    )
    write(tmp_path / "a.txt", text)
    args = ("check", "--select", "unintroduced-person", "--format", "json")
    assert len(run_cli(*args, cwd=tmp_path).report["findings"]) == 1
    run_cli("accept", "Quirrel", cwd=tmp_path)
    assert run_cli(*args, cwd=tmp_path).report["findings"] == []
