"""The cache of results: the same answers sooner, and never an answer that somebody planted."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from running import CLEAN, FAULT, RULE, Run, run_cli, write

from linter.cache import FOLDER, open_cache
from linter.engine import Session

NAMES = [f"{n}.txt" for n in range(9)]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Nine articles, three of them with a fault."""
    for n, name in enumerate(NAMES):
        write(tmp_path / name, FAULT if n % 3 == 0 else CLEAN)
    return tmp_path


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were linted, not looked up."""
    seen: list[str] = []
    lint_file = Session.lint_file

    def counted(self: Session, path: Path, shown: str, **options: Any) -> Any:
        seen.append(shown)
        return lint_file(self, path, shown, **options)

    monkeypatch.setattr(Session, "lint_file", counted)
    return seen


def check(cwd: Path, *args: str) -> Run:
    return run_cli("check", "--select", RULE, "--format", "json", *args, cwd=cwd)


def findings(run: Run) -> Any:
    return run.report["findings"]


def test_the_second_run_looks_up(tree: Path, linted: list[str]) -> None:
    first = check(tree)
    assert linted == NAMES
    linted.clear()
    second = check(tree)
    assert linted == []
    assert findings(second) == findings(first) != []
    assert (second.code, second.err) == (first.code, first.err)
    assert (tree / FOLDER / ".gitignore").read_text("utf-8").endswith("*\n")


def test_what_changes_is_linted_anew(tree: Path, linted: list[str]) -> None:
    check(tree)
    linted.clear()
    write(tree / "1.txt", FAULT)
    assert len(findings(check(tree))) == 4
    assert linted == ["1.txt"]


@pytest.mark.parametrize(
    ("config", "args"),
    [
        ('accept-words = ["Kataeb"]\n', []),
        (f'[severity]\n{RULE} = "error"\n', []),
        ("", ["--ignore", "spelling"]),
        ("", ["--fail-on", "error"]),
    ],
)
def test_another_configuration_is_another_entry(
    config: str, args: list[str], tree: Path, linted: list[str]
) -> None:
    write(tree / "copydesk.toml", "")
    check(tree)
    linted.clear()
    write(tree / "copydesk.toml", config)
    check(tree, *args)
    assert linted == NAMES


def test_rules_of_a_folder_that_change(tree: Path, linted: list[str]) -> None:
    write(tree / "copydesk.toml", 'rule-paths = ["house"]\n')
    rule = 'name = "no-leeds"\nkind = "existence"\ncategory = "style"\nseverity = "warning"\n'
    rule += 'summary = "Leeds is named."\nmessage = "Leeds"\nphrases = ["Leeds"]\n'
    path = write(tree / "house" / "no-leeds.toml", rule)
    run_cli("check", cwd=tree)
    linted.clear()
    path.write_text(rule.replace('["Leeds"]', '["London"]'), encoding="utf-8")
    run_cli("check", cwd=tree)
    assert linted == NAMES


@pytest.mark.parametrize("args", [["--no-cache"], ["--statistics"], ["0.txt", "1.txt"], ["--fix"]])
def test_runs_without_a_cache(args: list[str], tree: Path) -> None:
    check(tree, *args)
    assert not (tree / FOLDER).exists()


def test_entries_of_others_are_not_read(tree: Path, linted: list[str]) -> None:
    check(tree)
    entries = sorted((tree / FOLDER).glob("??/*"))
    assert len(entries) == len(NAMES)

    class Planted:
        def __reduce__(self) -> tuple[Any, ...]:
            return write, (tree / "planted", "")

    for entry in entries:
        entry.write_bytes(bytes(32) + pickle.dumps(Planted()))
    linted.clear()
    assert len(findings(check(tree))) == 3
    assert linted == NAMES
    assert not (tree / "planted").exists()


def test_entries_moved_to_another_name_are_not_read(tree: Path, linted: list[str]) -> None:
    check(tree)
    entries = sorted((tree / FOLDER).glob("??/*"))
    data = entries[0].read_bytes()
    for entry in entries[1:]:
        entry.write_bytes(data)
    linted.clear()
    assert len(findings(check(tree))) == 3
    assert len(linted) == len(NAMES) - 1


def test_another_users_entries_are_not_read(
    tree: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    check(tree)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    linted.clear()
    check(tree)
    assert linted == NAMES


def test_a_folder_that_leads_elsewhere_is_left_alone(tree: Path, tmp_path_factory: Any) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (tree / FOLDER).symlink_to(elsewhere)
    assert len(findings(check(tree))) == 3
    assert list(elsewhere.iterdir()) == []
    assert open_cache(tree / "missing") is None


def test_problems_are_told_each_time(tree: Path, linted: list[str]) -> None:
    (tree / "4.txt").write_bytes(b"\x00\x01")
    for _ in range(2):
        run = check(tree, *NAMES)
        assert run.code == 2
        assert "4.txt: looks like a binary file" in run.err
    assert linted[-1] == "4.txt"


def test_old_entries_are_dropped(tree: Path) -> None:
    import os

    check(tree)
    old = write(tree / FOLDER / "ab" / "old", "")
    os.utime(old, (1, 1))
    check(tree)
    assert old.exists()  # looked for once a day
    os.utime(tree / FOLDER / "pruned", (1, 1))
    check(tree)
    assert not old.exists()
    assert len(sorted((tree / FOLDER).glob("??/*"))) == len(NAMES)


def test_statistics(tree: Path) -> None:
    run = check(tree, "--statistics")
    rows = [line.split() for line in run.err.split("\n") if line]
    assert rows[0][:3] == ["seconds", "share", "findings"]
    by_name = {row[-1]: row for row in rows[1:]}
    assert by_name[RULE][2] == "3"
    assert {"(reading)", RULE, "all"} <= set(by_name)
    assert rows[-1][1:] == ["3", "in", "all"]
