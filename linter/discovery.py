"""Which files a run lints: those named, and in folders every file of a known format.

Folders are walked in order of name, hidden ones and what .gitignore excludes left out; links to
folders are not followed, so that a loop of links cannot hold a run.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from linter.errors import Problem

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_SKIPPED = frozenset({"node_modules", "__pycache__", "site-packages"})
_GITIGNORE = ".gitignore"
_VENV_MARK = "pyvenv.cfg"


class Target(NamedTuple):
    """A file to lint: `shown` is its path as the user gave it; `named` if on the command line."""

    path: Path
    shown: str
    named: bool


class Skipped(NamedTuple):
    """A file in a folder that is of no known format."""

    path: Path


class Project(Protocol):
    """What a configuration says of a file's path."""

    def is_excluded(self, path: Path) -> bool:
        """Whether it is not to be linted."""

    def reads(self, path: Path) -> bool:
        """Whether a file in a folder is of a format that is linted."""


def find_targets(
    paths: Iterable[str], project: Project, *, exclude_named: bool = False
) -> Iterator[Target | Skipped | Problem]:
    """The files to lint, each once, and what could not be searched."""
    seen: set[str] = set()
    for given in paths:
        for each in _search(given, project, exclude_named=exclude_named):
            if isinstance(each, Target):
                key = os.path.realpath(each.path)
                if key in seen:
                    continue
                seen.add(key)
            yield each


def _search(
    given: str, project: Project, *, exclude_named: bool
) -> Iterator[Target | Skipped | Problem]:
    path = Path(given)
    shown = path.as_posix()
    try:
        is_folder = bool(given) and path.is_dir()
        exists = bool(given) and path.exists()  # Path("") would be the working directory
    except (OSError, ValueError) as error:  # a name that is too long or holds a NUL
        yield Problem(shown, f"cannot be looked up: {getattr(error, 'strerror', None) or error}")
        return
    if is_folder:
        yield from _walk(path, project)
    elif not exists:
        yield Problem(shown if given else '""', "there is no such file or folder")
    elif not (exclude_named and project.is_excluded(path)):
        yield Target(path, shown, named=True)


def _walk(top: Path, project: Project) -> Iterator[Target | Skipped | Problem]:
    """Depth first, without recursion: folders may be nested deeper than Python's stack."""
    problems: list[Problem] = []
    waiting: list[Target | Skipped | _Folder] = [
        _Folder(top, Path(os.path.realpath(top)), _ignored_above(top, problems))
    ]
    while waiting:
        each = waiting.pop()
        if isinstance(each, _Folder):
            waiting += reversed(list(_entries(each, project, problems)))
            yield from problems
            problems.clear()
        else:
            yield each


class _Folder(NamedTuple):
    """A folder still to be searched, where it really is, and what .gitignore says above it."""

    path: Path
    real: Path
    ignored: "_Ignored"


def _entries(
    folder: _Folder, project: Project, problems: list[Problem]
) -> Iterator[Target | Skipped | _Folder]:
    """What lies in a folder, in order of name."""
    try:
        with os.scandir(folder.path) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(
            Problem(folder.path.as_posix(), f"cannot be searched: {error.strerror or error}")
        )
        return
    ignored = folder.ignored
    if any(entry.name == _GITIGNORE for entry in listed):
        ignored = ignored.also(folder.real, problems)
    for entry in listed:
        path, real = folder.path / entry.name, folder.real / entry.name
        is_folder = _is_folder(entry)
        if is_folder is None or entry.name.startswith(".") or entry.name in _SKIPPED:
            continue
        if ignored.holds(real, is_folder=is_folder) or project.is_excluded(path):
            continue
        if is_folder:
            if not (path / _VENV_MARK).exists():
                yield _Folder(path, real, ignored)
        elif project.reads(path):
            yield Target(path, path.as_posix(), named=False)
        else:
            yield Skipped(path)


def _is_folder(entry: "os.DirEntry[str]") -> bool | None:
    """Whether an entry is a folder; None if it is no file either: a socket, a dead link."""
    try:
        if entry.is_dir(follow_symlinks=False):
            return True
        return False if entry.is_file() else None
    except OSError:  # a link that leads to itself
        return None


class _Ignored(NamedTuple):
    """The .gitignore files that bear on a folder, from the repository's top down to it."""

    specs: tuple[tuple[Path, "GitIgnoreSpec"], ...] = ()

    def also(self, folder: Path, problems: list[Problem]) -> "_Ignored":
        """The same with the .gitignore of a folder below."""
        spec = _spec(folder / _GITIGNORE, problems)
        return _Ignored((*self.specs, (folder, spec))) if spec else self

    def holds(self, path: Path, *, is_folder: bool) -> bool:
        """Whether git ignores a path; the deepest .gitignore that speaks of it decides."""
        for folder, spec in reversed(self.specs):
            relative = path.relative_to(folder).as_posix()
            verdict = spec.check_file(f"{relative}/" if is_folder else relative).include
            if verdict is not None:
                return verdict
        return False


def _ignored_above(top: Path, problems: list[Problem]) -> _Ignored:
    """What the repository around a folder ignores; nothing if it ignores the folder itself.

    Who names an ignored folder wants it searched.
    """
    real = Path(os.path.realpath(top))
    repository = next((each for each in (real, *real.parents) if (each / ".git").exists()), real)
    ignored = _Ignored()
    for each in reversed(real.parents):
        if each.is_relative_to(repository) and (each / _GITIGNORE).exists():
            ignored = ignored.also(each, problems)
    return _Ignored() if ignored.holds(real, is_folder=True) else ignored


def _spec(path: Path, problems: list[Problem]) -> "GitIgnoreSpec | None":
    from pathspec import GitIgnoreSpec  # 35 ms: only where a folder has a .gitignore

    if not path.is_file():
        return None
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError as error:
        problems.append(Problem(path.as_posix(), f"cannot be read: {error.strerror or error}"))
        return None
    try:
        return GitIgnoreSpec.from_lines(lines)
    except (ValueError, re.error):  # git passes over a line that is no pattern
        return GitIgnoreSpec.from_lines(filter(_is_pattern, lines))


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True
