"""Which files a run lints: .gitignore, links, hidden folders, strange names."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from running import CLEAN, FAULT, run_cli, write

from linter import engine
from linter.discovery import Skipped, Target, find_targets
from linter.errors import Problem
from linter.reading.formats import known_format

pytestmark = pytest.mark.usefixtures("two_rules")


class Project:
    """A configuration that excludes some names."""

    def __init__(self, excluded: Iterable[str]) -> None:
        self._excluded = set(excluded)

    def is_excluded(self, path: Path) -> bool:
        return path.name in self._excluded

    def reads(self, path: Path) -> bool:
        return known_format(path.name) is not None


def found(
    *paths: str, excluded: Iterable[str] = (), exclude_named: bool = False
) -> list[Target | Skipped | Problem]:
    return list(find_targets(paths, Project(excluded), exclude_named=exclude_named))


def shown(*paths: str, excluded: Iterable[str] = (), exclude_named: bool = False) -> list[str]:
    each = found(*paths, excluded=excluded, exclude_named=exclude_named)
    assert not [one for one in each if isinstance(one, Problem)]
    return [one.shown for one in each if isinstance(one, Target)]


def files(folder: Path, *names: str) -> None:
    for name in names:
        write(folder / name, CLEAN)


def test_files_of_known_formats_in_order_of_name(tmp_path: Path) -> None:
    files(tmp_path, "b.md", "a.txt", "c.MARKDOWN", "d.rtf", "noending", "sub/a.md", "sub/b.png")
    assert shown(".") == ["a.txt", "b.md", "c.MARKDOWN", "sub/a.md"]
    skipped = [each.path for each in found(".") if isinstance(each, Skipped)]
    assert skipped == [Path("d.rtf"), Path("noending"), Path("sub/b.png")]


def test_paths_are_shown_as_given(tmp_path: Path) -> None:
    files(tmp_path, "a/x.md", "b.rtf")
    assert shown("a", "b.rtf") == ["a/x.md", "b.rtf"]
    assert shown("./a/", "../" + tmp_path.name + "/b.rtf") == [
        "a/x.md",
        f"../{tmp_path.name}/b.rtf",
    ]
    assert shown(str(tmp_path)) == [f"{tmp_path}/a/x.md"]


def test_a_named_file_is_linted_whatever_it_is_called(tmp_path: Path) -> None:
    files(tmp_path, "README", ".hidden.md", "node_modules/a.md")
    assert shown("README", ".hidden.md", "node_modules/a.md") == [
        "README",
        ".hidden.md",
        "node_modules/a.md",
    ]


def test_a_file_is_linted_once(tmp_path: Path) -> None:
    files(tmp_path, "a/x.md")
    (tmp_path / "link.md").symlink_to("a/x.md")
    assert shown("a", "a/x.md", "./a/../a/x.md", ".", "link.md") == ["a/x.md"]


def test_hidden_folders_and_those_of_tools_are_left_out(tmp_path: Path) -> None:
    files(tmp_path, ".git/a.md", ".hidden.md", "node_modules/a.md", "x/__pycache__/a.md", "x/a.md")
    files(tmp_path, "env/pyvenv.cfg", "env/a.md", "x/site-packages/a.md")
    assert shown(".") == ["x/a.md"]
    assert shown("env", "node_modules") == ["env/a.md", "node_modules/a.md"]


def test_gitignore(tmp_path: Path) -> None:
    write(tmp_path / ".gitignore", "*.tmp.md\r\n/build/\ndrafts/\n# c.md\n!keep.tmp.md\n\\!d.md\n")
    files(
        tmp_path,
        "a.md",
        "a.tmp.md",
        "keep.tmp.md",
        "build/a.md",
        "sub/build/a.md",
        "sub/drafts/a.md",
        "c.md",
        "!d.md",
    )
    assert shown(".") == ["a.md", "c.md", "keep.tmp.md", "sub/build/a.md"]


def test_nested_gitignore(tmp_path: Path) -> None:
    write(tmp_path / ".gitignore", "*.txt\nsub/b.md\n")
    write(tmp_path / "sub" / ".gitignore", "!a.txt\nc.md\n/deep/d.md\n")
    files(tmp_path, "a.txt", "c.md", "sub/a.txt", "sub/b.txt", "sub/b.md", "sub/c.md")
    files(tmp_path, "sub/deep/d.md", "sub/deep/c.md", "sub/deep/a.txt", "sub/deep/e.md")
    assert shown(".") == ["c.md", "sub/a.txt", "sub/deep/a.txt", "sub/deep/e.md"]


def test_gitignore_from_the_top_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / ".gitignore", "*.md\n")  # outside the repository
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    write(repository / ".gitignore", "drafts/\n/a/x.txt\n")
    write(repository / "a" / ".gitignore", "y.txt\n")
    files(repository, "a/b/drafts/a.md", "a/b/c.md", "a/b/y.txt", "a/x.txt", "a/z.txt")
    assert shown(f"{repository}/a/b") == [f"{repository}/a/b/c.md"]
    monkeypatch.chdir(repository / "a" / "b")
    assert shown("..") == ["../b/c.md", "../z.txt"]
    assert shown("../b") == ["../b/c.md"]


def test_a_named_folder_is_searched_though_it_is_ignored(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".gitignore", "build/\n")
    files(tmp_path, "build/a.md")
    assert shown(".") == []
    assert shown("build") == ["build/a.md"]


def test_a_strange_gitignore(tmp_path: Path) -> None:
    (tmp_path / "a" / ".gitignore").mkdir(parents=True)
    write(tmp_path / "b" / ".gitignore", "!\n[z-a]\nx.md\n\\\n")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / ".gitignore").write_bytes(b"\xff\xfe\nx.md\x0cy\n")
    files(tmp_path, "a/x.md", "b/x.md", "b/y.md", "c/x.md")
    assert shown(".") == ["a/x.md", "b/y.md", "c/x.md"]


def test_a_gitignore_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / ".gitignore", "a.md\n")
    files(tmp_path, "a.md")

    def refused(_path: Path, **_options: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refused)
    first, second = found(".")
    assert first == Problem(f"{tmp_path}/.gitignore", "cannot be read: Permission denied")
    assert second == Target(Path("a.md"), "a.md", named=False)


def test_links(tmp_path: Path) -> None:
    files(tmp_path, "a/x.md", "b.md")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "a" / "self.md").symlink_to("self.md")
    (tmp_path / "a" / "nowhere.md").symlink_to("no.md")
    (tmp_path / "a" / "z.md").symlink_to("../b.md")
    assert shown(".") == ["a/x.md", "a/z.md"]
    assert shown("a/loop/a") == ["a/loop/a/x.md", "a/loop/a/z.md"]


def test_things_that_are_no_files_are_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert shown(".") == []


def test_folders_nested_deeper_than_the_stack(tmp_path: Path) -> None:
    deepest = tmp_path
    for _ in range(1200):
        deepest = deepest / "a"
        deepest.mkdir()
    article = write(deepest / "x.md", CLEAN)
    try:
        assert shown(".") == ["a/" * 1200 + "x.md"]
    finally:  # what removes the folders of tests is itself recursive
        article.unlink()
        while deepest != tmp_path:
            deepest.rmdir()
            deepest = deepest.parent


@pytest.mark.parametrize(
    ("path", "name", "message"),
    [
        ("no.md", "no.md", "there is no such file or folder"),
        ("", '""', "there is no such file or folder"),
        ("a" * 300, "a" * 300, "cannot be looked up: File name too long"),
        ("a\0b", "a\0b", "there is no such file or folder"),
    ],
)
def test_paths_that_lead_nowhere(path: str, name: str, message: str) -> None:
    assert found(path) == [Problem(name, message)]


def test_a_folder_that_cannot_be_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(tmp_path, "a/x.md", "b/x.md", "c/x.md")
    scan = os.scandir

    def refused(path: Path) -> object:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr("os.scandir", refused)
    run = run_cli("check", "--format", "json", ".")
    assert run.code == 2
    assert run.report["problems"] == [
        {"path": "b", "message": "cannot be searched: Permission denied"}
    ]
    assert run.report["summary"]["files"] == 2


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(tmp_path, "a.md", "b.md")
    read = engine.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return read(path)

    for module in ("engine", "fixing"):
        monkeypatch.setattr(f"linter.{module}.read_bytes", refused)
    for options in ([], ["--fix"]):
        run = run_cli("check", *options, ".")
        assert (run.code, run.err) == (2, "copydesk: a.md: cannot be read: Permission denied\n")


# Excluding


def test_excluded_names() -> None:
    files(Path(), "a.md", "b.md", "c/a.md", "d/x.md")
    assert shown(".", excluded=["a.md", "d"]) == ["b.md"]
    assert shown("a.md", "d/x.md", excluded=["a.md", "x.md"]) == ["a.md", "d/x.md"]
    assert shown("a.md", "b.md", excluded=["a.md"], exclude_named=True) == ["b.md"]


def test_exclude_of_a_configuration(tmp_path: Path) -> None:
    write(tmp_path / "copydesk.toml", 'exclude = ["drafts/**", "*.tmp.md", "!keep.tmp.md"]')
    for name in ("a.md", "drafts/a.md", "sub/drafts/a.md", "x.tmp.md", "keep.tmp.md"):
        write(tmp_path / name, FAULT)

    def paths(*args: str) -> list[str]:
        run = run_cli("check", "--format", "json", *args)
        return [path for (path,) in run.found("path")]

    everything = ["a.md", "keep.tmp.md", "sub/drafts/a.md"]
    assert paths(".") == everything
    assert paths("drafts") == []
    assert paths("drafts/a.md", "a.md") == ["a.md", "drafts/a.md"]
    assert paths("--force-exclude", "drafts/a.md", "a.md") == ["a.md"]
    write(tmp_path / "sub" / "copydesk.toml", "")
    assert paths(".") == everything


# Strange names


@pytest.mark.parametrize(
    "name", ["a\nb.md", "a:1:2.md", "-x.md", "a\x1b[31m.md", "ü \u202e.md", "%0A.md"]
)
def test_strange_names(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, FAULT)
    run = run_cli("check", "--format", "json", ".")
    assert (run.code, run.found("path")) == (1, [(name,)])
    text = run_cli("check", ".").out
    assert "\x1b" not in text
    assert len(text.splitlines()) == 7


def test_a_name_that_is_no_utf8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path = tmp_path / "a"
    tmp_path.mkdir()
    monkeypatch.chdir(tmp_path)
    (tmp_path / os.fsdecode(b"a\xff.md")).write_bytes(FAULT.encode())
    for format_ in ("text", "json", "jsonl", "github"):
        run = run_cli("check", "--format", format_, "--output", "../out", ".")
        assert (run.code, run.err) == (1, "")
    assert "file=a⟨U+DCFF⟩.md," in Path("../out").read_text(encoding="utf-8")
    assert run_cli("check", ".").out.startswith("a⟨U+DCFF⟩.md\n")
