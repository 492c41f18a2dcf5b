"""--fix and --diff: only what a safe fix says changes; a file is replaced whole or not at all."""

import codecs
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import make_rule, run_cli

from linter import registry
from linter.document import Document
from linter.finding import Diagnostic, Edit, Finding, Fix
from linter.fixing import apply_edits, fitting_edits
from linter.linting import lint_document
from linter.reading.decoding import Decoded
from linter.reading.formats import read_document
from linter.registry import Registry
from linter.rule import Rule
from linter.selection import ActiveRule
from linter.span import Span


def doubled(doc: Document) -> Iterator[Finding]:
    """Two blanks become one, safely."""
    at = doc.text.find("  ")
    while at >= 0:
        yield Finding(
            Span(at, at + 2), "two", fix=Fix.replace("one", Span(at, at + 2), " ", safe=True)
        )
        at = doc.text.find("  ", at + 2)


def unsafe(doc: Document) -> Iterator[Finding]:
    for at, char in enumerate(doc.text):
        if char == "q":
            yield Finding(Span(at, at + 1), "q", fix=Fix.replace("k", Span(at, at + 1), "k"))


def dots(doc: Document) -> Iterator[Finding]:
    """Three stops become one character, which some encodings do not have."""
    if (at := doc.text.find("...")) >= 0:
        yield Finding(
            Span(at, at + 3), "...", fix=Fix.replace("…", Span(at, at + 3), "…", safe=True)
        )


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    made = (make_rule("doubled", doubled), make_rule("unsafe", unsafe), make_rule("dots", dots))
    monkeypatch.setattr(registry, "_installed", lambda: made)


def fix(path: Path, *args: str) -> tuple[int, str]:
    run = run_cli("check", "--fix", *args, str(path))
    return run.code, run.err.replace(f"{path.parent}/", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a  b\n", b"a b\n"),
        (b"a  b\r\nc\n", b"a b\r\nc\n"),
        (b"a  b\rc", b"a b\rc"),
        (codecs.BOM_UTF8 + b"a  b\n", codecs.BOM_UTF8 + b"a b\n"),
        (
            codecs.BOM_UTF16_LE + "a  bé\r\n".encode("utf-16-le"),
            codecs.BOM_UTF16_LE + "a bé\r\n".encode("utf-16-le"),
        ),
        (
            codecs.BOM_UTF16_BE + "a  b\n".encode("utf-16-be"),
            codecs.BOM_UTF16_BE + "a b\n".encode("utf-16-be"),
        ),
        ("é\u2028  \x0c  \x85\ufeff\n".encode(), "é\u2028 \x0c \x85\ufeff\n".encode()),
        (b"a     b\n", b"a b\n"),
    ],
)
def test_only_the_fault_changes(tmp_path: Path, before: bytes, after: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(before)
    code, said = fix(path)
    assert (code, path.read_bytes()) == (0, after)
    assert said.startswith("copydesk: a.txt: fixed in ")
    assert fix(path) == (0, "")
    assert path.read_bytes() == after


def test_a_clean_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a b\n")
    os.utime(path, (1, 1))
    before = path.stat()
    assert fix(path) == (0, "")
    assert (path.stat().st_mtime, path.stat().st_ino) == (1, before.st_ino)


def test_unsafe_fixes_are_left_to_people(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"q  q\n")
    run = run_cli("check", "--fix", "--format", "json", "a.txt")
    assert (run.code, path.read_bytes()) == (1, b"q q\n")
    assert run.found("rule", "column") == [("unsafe", 1), ("unsafe", 3)]


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "a.txt"
    path.parent.mkdir()
    path.write_bytes(b"a  b\n")
    path.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to("sub/a.txt")
    assert fix(link)[0] == 0
    assert (path.read_bytes(), path.stat().st_mode & 0o7777) == (b"a b\n", 0o640)
    assert link.is_symlink()
    assert sorted(each.name for each in path.parent.iterdir()) == ["a.txt"]


def test_owner_stays_where_it_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[int, int]] = []

    def chown(_path: Path, user: int, group: int) -> None:
        given.append((user, group))
        raise PermissionError

    path = tmp_path / "a.txt"
    path.write_bytes(b"a  b\n")
    facts = os.stat_result((0o100644, *path.stat()[1:4], 1234, 5678, *path.stat()[6:]))
    real = Path.stat

    def stat(each: Path, **options: bool) -> os.stat_result:
        return facts if each.name == "a.txt" else real(each, **options)

    monkeypatch.setattr(os, "chown", chown)
    monkeypatch.setattr(Path, "stat", stat)
    code, _ = fix(path)
    monkeypatch.undo()
    assert (code, given, path.read_bytes()) == (0, [(1234, 5678)], b"a b\n")


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a  b\n")

    def refused(**_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refused)
    run = run_cli("check", "--fix", "--format", "json", "a.txt")
    assert (run.code, path.read_bytes()) == (2, b"a  b\n")
    assert run.err == "copydesk: a.txt: could not be fixed: Permission denied\n"
    assert run.found("rule", "column") == [("doubled", 2)]


def test_nothing_is_left_behind_when_replacing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a  b\n")

    def refused(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refused)
    assert fix(path) == (2, "copydesk: a.txt: could not be fixed: No space left on device\n")
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_bytes() == b"a  b\n"


def test_a_file_that_changed_meanwhile_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a  b\n")

    def meanwhile(doc: Document) -> Iterator[Finding]:
        path.write_bytes(b"somebody else's\n")
        yield from doubled(doc)

    monkeypatch.setattr(registry, "_installed", lambda: (make_rule("doubled", meanwhile),))
    message = "copydesk: a.txt: changed while it was being fixed; left alone\n"
    assert fix(path) == (2, message)
    assert path.read_bytes() == b"somebody else's\n"


def test_an_encoding_without_the_character_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"caf\xe9...")
    guess = Decoded("caf\xe9...", "latin-1", guessed=True)
    monkeypatch.setattr("linter.fixing.decode", lambda _data: guess)
    code, said = fix(path)
    assert (code, said.splitlines()) == (
        2,
        [
            "copydesk: a.txt: not UTF-8, read as latin-1",
            "copydesk: a.txt: could not be fixed: latin-1 has no such character",
        ],
    )
    assert path.read_bytes() == b"caf\xe9..."


def test_a_guess_that_does_not_give_the_bytes_back_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a  b\xff")
    wrong = Decoded("a  b", "latin-1", guessed=True)
    monkeypatch.setattr("linter.fixing.decode", lambda _data: wrong)
    code, said = fix(path)
    assert (code, path.read_bytes()) == (2, b"a  b\xff")
    assert "copydesk: a.txt: could not be fixed: latin-1 is an unsure guess\n" in said


def test_binary_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    path = tmp_path / "sub" / "a.txt"
    path.write_bytes(b"\0  ")
    note = "copydesk: sub/a.txt: skipped, looks like a binary file\n"
    assert run_cli("check", "--fix", "sub")[0::2] == (0, note)
    named = run_cli("check", "--fix", "sub/a.txt")
    assert named[0::2] == (2, "copydesk: sub/a.txt: looks like a binary file, not text\n")
    assert path.read_bytes() == b"\0  "


def test_rules_that_undo_each_other_come_to_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def turns(old: str, new: str) -> Rule:
        def check(doc: Document) -> Iterator[Finding]:
            if (at := doc.text.find(old)) >= 0:
                span = Span(at, at + 1)
                yield Finding(span, old, fix=Fix.replace(new, span, new, safe=True))

        return make_rule(f"no-{old}", check)

    rules = (turns("a", "b"), turns("b", "a"))
    monkeypatch.setattr(registry, "_installed", lambda: rules)
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\n")
    run = run_cli("check", "--fix", "--format", "json", "a.txt")
    rule = {b"a\n": "no-a", b"b\n": "no-b"}[path.read_bytes()]
    assert run.found("rule") == [(rule,)]  # what is reported is what the file now holds


# Edits


def placed(text: str, *fixes: Fix) -> list[Diagnostic]:
    rule = make_rule(
        "r", lambda _doc: (Finding(e.edits[0].span, str(n), fix=e) for n, e in enumerate(fixes))
    )
    doc = read_document(text, "a.txt")
    found, problems = lint_document(doc, [ActiveRule(rule, None)], Registry({"r": rule}))
    assert problems == []
    return found


def fixed(text: str, *edits: tuple[tuple[int, int, str], ...]) -> str:
    fixes = [
        Fix("t", tuple(Edit(Span(start, end), new) for start, end, new in each), safe=True)
        for each in edits
    ]
    return apply_edits(text, fitting_edits(placed(text, *fixes)))


def test_edits_that_do_not_collide_are_applied_together() -> None:
    assert fixed("abcdef", ((0, 1, "X"),), ((1, 2, "YY"),), ((5, 6, ""),)) == "XYYcde"
    assert fixed("abcdef", ((0, 1, "X"), (4, 5, "Y")), ((2, 3, "Z"),)) == "XbZdYf"
    assert fixed("abcdef", ((3, 3, "+"),), ((6, 6, "!"),)) == "abc+def!"
    assert fixed("abcdef", ((2, 3, ""),), ((3, 3, "+"),)) == "ab+def"


def test_a_fix_that_collides_waits_whole() -> None:
    assert fixed("abcdef", ((0, 3, "X"),), ((2, 4, "Y"),)) == "Xdef"
    assert fixed("abcdef", ((0, 1, "X"), (4, 5, "Y")), ((2, 3, "Z"), (4, 6, "W"))) == "XbcdYf"
    assert fixed("abcdef", ((2, 2, "+"),), ((2, 3, "Y"),)) == "ab+cdef"


def test_many_edits_take_linear_time() -> None:
    text = "x" * 20_000
    assert fixed(text, *(((n, n + 1, "y"),) for n in range(20_000))) == "y" * 20_000


# --diff


def test_diff_writes_nothing_and_tells_what_stands_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\na  b\nlast")
    run = run_cli("check", "--diff", "a.txt")
    assert run.out == (
        "--- a.txt\n+++ a.txt (fixed)\n@@ -1,3 +1,3 @@\n one\n-a  b\n+a b\n last\n"
        "\\ No newline at end of file\n"
    )
    assert (run.code, run.err, path.read_bytes()) == (1, "", b"one\na  b\nlast")
    path.write_bytes(b"a b\n")
    assert run_cli("check", "--diff", "a.txt") == (0, "", "")


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
@pytest.mark.parametrize(
    "before",
    [b"a  b\x0cc\xc2\x85d\n\ne", b"a  b\r\nc\r\n", b"x\ra  b\r", b"a\nb\nc\n\xe2\x80\xa8  d"],
)
def test_diff_can_be_applied(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(before)
    diff = run_cli("check", "--diff", "a.txt").out
    done = subprocess.run(
        ["patch", "--binary", "-s", "a.txt"], input=diff.encode(), check=False, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert path.read_bytes() == before.replace(b"  ", b" ")


def test_diff_of_a_path_with_a_line_end(tmp_path: Path) -> None:
    name = "a\n--- b.txt"
    (tmp_path / name).write_bytes(b"a  b\n")
    assert run_cli("check", "--diff", name).out.startswith("--- a␊--- b.txt\n+++ a␊--- b.txt (fix")


def test_diff_and_output_contradict_each_other() -> None:
    run = run_cli("check", "--diff", "--output", "out", ".")
    assert (run.code, run.err.startswith("copydesk: --output takes the report, ")) == (2, True)


# Standard input


def test_stdin() -> None:
    run = run_cli("check", "--fix", "-", input="a  b\r\n")
    assert (run.code, run.out.encode(), run.err) == (0, b"a b\r\n", "")
    run = run_cli("check", "--fix", "--stdin-filename", "a.md", "-", input="q  b")
    assert (run.code, run.out) == (1, "q b")
    run = run_cli("check", "--fix", "-", input="clean")
    assert (run.code, run.out) == (0, "clean")
    run = run_cli("check", "--diff", "-", input="a  b\n")
    assert (run.code, run.out) == (
        1,
        "--- <stdin>\n+++ <stdin> (fixed)\n@@ -1 +1 @@\n-a  b\n+a b\n",
    )


def test_stdin_that_cannot_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    run = run_cli("check", "--fix", "-", input=b"a\0b")
    message = "copydesk: <stdin>: looks like a binary file, not text\n"
    assert (run.code, run.out, run.err) == (2, "", message)
    wrong = Decoded("a  b", "latin-1", guessed=True)
    monkeypatch.setattr(sys.modules["linter.cli.inputs"], "decode", lambda _data: wrong)
    run = run_cli("check", "--fix", "-", input="as it was")
    assert (run.code, run.out) == (2, "as it was")


def test_stdin_that_is_excluded(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text('exclude = ["drafts/"]')
    arguments = ("--force-exclude", "--stdin-filename", "drafts/a.md", "-")
    assert run_cli("check", "--fix", *arguments, input="a  b") == (0, "a  b", "")
    run = run_cli("check", *arguments, input="a  b")
    assert (run.code, run.out.startswith("Nothing found in 0 files")) == (0, True)
    assert run_cli("check", *arguments[1:], input="a  b").code == 1
