"""What git says has changed: the lines of a run that looks at changed lines only.

Whole files are read all the same, so that rules which need the whole article keep working; their
findings count where they, or a place they point at, touch a changed line. Where lines were deleted
the line before and the line after count, because a cut shows in its neighbours.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from linter.errors import CopydeskError
from linter.finding import Diagnostic

_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_LETTERS = {b"t": b"\t", b"n": b"\n", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f"}
_LETTERS |= {b"v": b"\v", b'"': b'"', b"\\": b"\\"}
# Nothing that a repository's attributes or a user's settings name may run or change the output.
_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
_DIFF = ("--no-ext-diff", "--no-textconv", "--no-color", "--src-prefix=a/", "--dst-prefix=b/")
_LINES = ("--unified=0", "--inter-hunk-context=0", "--diff-algorithm=histogram")

Lines = Sequence[tuple[int, int]]  # first and last line of each range, 1-based, in order


class Changes(NamedTuple):
    """The changed lines of files, by their real path; None where the whole file is new.

    `staged` holds the content of files that differ from what is staged of them.
    """

    lines: Mapping[Path, Lines | None]
    staged: Mapping[Path, bytes] = {}

    def holds(self, path: Path) -> bool:
        """Whether anything in a file has changed."""
        return path.resolve() in self.lines

    def touched(self, path: Path, diagnostic: Diagnostic) -> bool:
        """Whether a finding of a file, or a place it points at, touches a changed line."""
        lines = self.lines.get(path.resolve(), ())
        if lines is None:
            return True
        places = [(diagnostic.start.line, diagnostic.end.line)]
        places += [(each.start.line, each.end.line) for each in diagnostic.related]
        return any(_meets(lines, *place) for place in places)


def since(revision: str, folder: Path) -> Changes:
    """What differs from a revision: committed since the branch left it, staged, or neither.

    Raises:
        CopydeskError: if git cannot tell.
    """
    top = _top(folder)
    if revision.startswith("-"):
        raise CopydeskError(f'--since: "{revision}" is no revision')
    try:
        commit = _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
    except CopydeskError:
        shallow = _git(top, "rev-parse", "--is-shallow-repository").strip() == b"true"
        hint = "; this clone is shallow: fetch the revision first" if shallow else ""
        raise CopydeskError(f'--since: git knows no revision "{revision}"{hint}') from None
    name = commit.decode("ascii")
    try:
        base = _git(top, "merge-base", name, "HEAD").strip().decode("ascii")
    except CopydeskError:  # a shallow clone, or histories without a common commit
        base = name
    lines = _changed(top, base)
    new = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    return Changes({**lines, **{_path(top, each): None for each in _split(new)}})


def staged(folder: Path) -> Changes:
    """What is staged. Files whose working copy differs come with the staged content.

    Raises:
        CopydeskError: if git cannot tell.
    """
    top = _top(folder)
    lines = _changed(top, "--cached")
    edited = _split(_git(top, "diff", "--name-only", "-z", *_DIFF))
    differing = {name for name in edited if _path(top, name) in lines}
    content = {_path(top, name): _git(top, "cat-file", "blob", b":" + name) for name in differing}
    return Changes(lines, content)


def _top(folder: Path) -> Path:
    shown = _git(folder, "rev-parse", "--show-toplevel")
    return Path(shown.rstrip(b"\n").decode("utf-8", "surrogateescape")).resolve()


def _git(folder: Path, *args: str | bytes) -> bytes:
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603 - fixed words, and names that git itself gave
            [*_GIT, *args], cwd=folder, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise CopydeskError("changed lines need git, and there is no git here") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise CopydeskError(f"git cannot tell what has changed: {said or 'no reason given'}")
    return done.stdout


def _changed(top: Path, against: str) -> dict[Path, Lines | None]:
    """Files against a commit, or `--cached`; deleted files are left out."""
    kinds = _split(_git(top, "diff", against, "--name-status", "-z", "-M", *_DIFF))
    found: dict[Path, Lines | None] = {}
    fields = iter(kinds)
    for kind in fields:
        name = next(fields)
        if kind[:1] in b"RC":
            name = next(fields)
        if kind[:1] == b"A":
            found[_path(top, name)] = None
        elif kind[:1] != b"D":
            found[_path(top, name)] = ()
    patch = _git(top, "diff", against, "-M", *_DIFF, *_LINES)
    for name, lines in _hunks(patch).items():
        path = _path(top, name)
        if found.get(path) is not None:
            found[path] = lines
    return found


def _hunks(patch: bytes) -> dict[bytes, Lines]:
    """The changed lines of each file of a patch.

    A line of content begins with +, - or a backslash, so no content can pass for a hunk's head;
    "+++ " is read only between a file's head and its first hunk.
    """
    found: dict[bytes, list[tuple[int, int]]] = {}
    lines: list[tuple[int, int]] = []
    in_head = False
    for line in patch.split(b"\n"):
        if line.startswith(b"diff --git "):
            in_head, lines = True, []
        elif in_head and line.startswith(b"+++ "):
            found[_unquoted(line[4:])] = lines
        elif hunk := _HUNK.match(line):
            in_head = False
            first, count = int(hunk[1]), int(hunk[2] or 1)
            lines.append((first, first + count - 1) if count else (first, first + 1))
    return {name: tuple(lines) for name, lines in found.items()}


def _unquoted(name: bytes) -> bytes:
    """A path of a patch's head, "b/" taken off; git quotes what holds control characters."""
    name = name.rstrip(b"\t")
    if name.startswith(b'"'):
        name = _ESCAPE.sub(_character, name[1:-1])
    return name.removeprefix(b"b/")


def _character(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8)]) if code.isdigit() else _LETTERS.get(code, code)


def _split(listed: bytes) -> list[bytes]:
    return [each for each in listed.split(b"\0") if each]


def _path(top: Path, name: bytes) -> Path:
    return (top / name.decode("utf-8", "surrogateescape")).resolve()


def _meets(lines: Lines, first: int, last: int) -> bool:
    at = bisect_right(lines, (last, float("inf"))) - 1
    return at >= 0 and lines[at][1] >= first
