"""Changed lines only: `--since` and `--staged` against real git repositories."""

from pathlib import Path

import pytest
from running import CLEAN, FAULT, RULE, Run, run_cli, write
from scratch import commit_all, git

from linter.changes import Changes, since

LONG = "It rained.\n\n" * 3


def check(cwd: Path, *args: str) -> Run:
    return run_cli("check", "--select", RULE, "--format", "json", *args, cwd=cwd)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An archive with a fault in each of two articles, committed on main."""
    write(tmp_path / "a.txt", f"{FAULT}\n{LONG}{CLEAN}")
    write(tmp_path / "b.txt", FAULT)
    commit_all(tmp_path)
    return tmp_path


def test_only_changed_lines_count(repository: Path) -> None:
    assert check(repository, "--since", "HEAD").found("path") == []
    write(repository / "a.txt", f"{FAULT}\n{LONG}{FAULT}")
    run = check(repository, "--since", "HEAD")
    assert run.found("path", "line") == [("a.txt", 9)]
    assert run.report["summary"]["files"] == 1
    assert run.code == 1


def test_new_and_untracked_files_count_whole(repository: Path) -> None:
    write(repository / "in" / "new.txt", FAULT)
    write(repository / "added.txt", FAULT)
    git("add", "added.txt", cwd=repository)
    expected = [("added.txt",), ("in/new.txt",)]
    assert check(repository, "--since", "HEAD").found("path") == expected
    assert check(repository / "in", "--since", "HEAD").found("path") == [("new.txt",)]
    assert check(repository, "--staged").found("path") == [("added.txt",)]


def test_a_branch_is_compared_with_where_it_left(repository: Path) -> None:
    git("checkout", "--quiet", "-b", "draft", cwd=repository)
    write(repository / "c.txt", FAULT)
    git("add", "--all", cwd=repository)
    git("commit", "--quiet", "-m", "draft", cwd=repository)
    git("checkout", "--quiet", "main", cwd=repository)
    write(repository / "b.txt", f"{CLEAN}\n{CLEAN}")
    git("commit", "--quiet", "-am", "upstream", cwd=repository)
    git("checkout", "--quiet", "draft", cwd=repository)
    assert check(repository, "--since", "main").found("path") == [("c.txt",)]


def test_renamed_files_keep_their_old_lines(repository: Path) -> None:
    git("mv", "a.txt", 'news, "old"\t.txt', cwd=repository)
    path = repository / 'news, "old"\t.txt'
    assert check(repository, "--since", "HEAD").found("path") == []
    path.write_text(path.read_text(encoding="utf-8") + f"\n{FAULT}", encoding="utf-8")
    git("rm", "--quiet", "b.txt", cwd=repository)
    assert check(repository, "--since", "HEAD").found("path", "line") == [(path.name, 11)]
    git("add", "--all", cwd=repository)
    assert check(repository, "--staged").found("path", "line") == [(path.name, 11)]


def test_what_is_staged_is_linted_not_the_working_copy(repository: Path) -> None:
    write(repository / "b.txt", f"New line .\n{CLEAN}")
    git("add", "b.txt", cwd=repository)
    write(repository / "b.txt", f"{CLEAN}\n{CLEAN}\nEdited .\n")
    run = check(repository, "--staged")
    assert run.found("path", "line") == [("b.txt", 1)]
    fixed = run_cli("check", "--staged", "--fix", cwd=repository)
    assert fixed.code == 2
    assert "b.txt: has changes that are not staged; left alone" in fixed.err


def test_fixes_touch_changed_lines_only(repository: Path) -> None:
    write(repository / "a.txt", f"{FAULT}\n{LONG}{FAULT}")
    assert check(repository, "--since", "HEAD", "--fix").code == 0
    assert (repository / "a.txt").read_text(encoding="utf-8") == f"{FAULT}\n{LONG}{CLEAN}"


def test_neighbours_of_a_cut_and_related_places_count() -> None:
    changes = Changes({Path("/a").resolve(): ((4, 5),)})
    from linter.finding import Category, Diagnostic, Excerpt, PlacedRelated, Severity
    from linter.span import Position, Span

    def found(line: int, *related: int) -> Diagnostic:
        at = Position(line, 1)
        places = tuple(PlacedRelated(Position(n, 1), Position(n, 2), "m") for n in related)
        facts = ("a", Span(0, 1), at, at, "r", Category.STYLE, Severity.INFO, 0.5, "m", ())
        return Diagnostic(*facts, None, places, Excerpt("", Span(0, 0)), "")

    touched = [line for line in range(1, 8) if changes.touched(Path("/a"), found(line))]
    assert touched == [4, 5]
    assert changes.touched(Path("/a"), found(9, 4))
    assert not changes.touched(Path("/b"), found(4))


def test_a_cut_shows_in_its_neighbours(repository: Path) -> None:
    write(repository / "a.txt", f"{LONG}{CLEAN}")
    (lines,) = since("HEAD", repository).lines.values()
    assert lines == ((0, 1),)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--since", "nowhere"], '--since: git knows no revision "nowhere"'),
        (["--since", "--output=x"], '"--output=x" is no revision'),
        (["--since", "HEAD", "--staged"], "contradict each other"),
        (["--since", "HEAD", "-"], "not at standard input"),
    ],
)
def test_what_cannot_be_compared(args: list[str], said: str, repository: Path) -> None:
    run = check(repository, *args)
    assert run.code == 2
    assert said in run.err


def test_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path / "a.txt", FAULT)
    run = check(tmp_path, "--staged")
    assert run.code == 2
    assert "git cannot tell what has changed" in run.err
    monkeypatch.setenv("PATH", "")
    assert "there is no git here" in check(tmp_path, "--staged").err


def test_a_shallow_clone(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    write(repository / "a.txt", f"{FAULT}\n{LONG}{FAULT}")
    git("commit", "--quiet", "-am", "more", cwd=repository)
    clone = tmp_path_factory.mktemp("clone") / "c"
    git("clone", "--quiet", "--depth=1", repository.as_uri(), str(clone), cwd=repository)
    run = check(clone, "--since", "HEAD~1")
    assert run.code == 2
    assert "this clone is shallow: fetch the revision first" in run.err
    assert check(clone, "--since", "HEAD").found("path") == []
