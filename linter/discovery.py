"""Which files a run lints: those named, and in folders every file of a known format.

Folders are walked in order of name, hidden ones and what .gitignore excludes left out; links to
folders are not followed, so that a loop of links cannot hold a run.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from linter.errors import Problem
from linter.reading.formats import known_format

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_SKIPPED = frozenset({"node_modules", "__pycache__", "site-packages"})
_VENV_MARK = "pyvenv.cfg"


@dataclass(frozen=True, slots=True)
class Target:
    """A file to lint: `shown` is its path as the user gave it; `named` if on the command line."""

    path: Path
    shown: str
    named: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that is of no known format."""

    path: Path


def find_targets(
    paths: Iterable[str], excluded: Callable[[Path], bool], *, exclude_named: bool = False
) -> Iterator[Target | Skipped | Problem]:
    """The files to lint, each once, and what could not be searched."""
    seen: set[Path] = set()
    for given in paths:
        for each in _search(Path(given), excluded, exclude_named=exclude_named):
            if isinstance(each, Target):
                key = each.path.absolute()
                if key in seen:
                    continue
                seen.add(key)
            yield each


def _search(
    given: Path, excluded: Callable[[Path], bool], *, exclude_named: bool
) -> Iterator[Target | Skipped | Problem]:
    try:
        if given.is_dir():
            yield from _walk(given, _Ignored(given), excluded)
        elif not given.exists():
            yield Problem(given.as_posix(), "there is no such file or folder")
        elif not (exclude_named and excluded(given)):
            yield Target(given, given.as_posix(), named=True)
    except (OSError, ValueError) as error:  # a name that is too long or holds a NUL
        yield Problem(given.as_posix(), f"cannot be looked up: {error}")


def _walk(
    folder: Path, ignored: "_Ignored", excluded: Callable[[Path], bool]
) -> Iterator[Target | Skipped | Problem]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Problem(folder.as_posix(), f"cannot be searched: {error.strerror or error}")
        return
    names = {entry.name for entry in listed}
    ignored = ignored.inside(folder, names)
    for entry in listed:
        path = folder / entry.name
        if entry.name.startswith(".") or entry.name in _SKIPPED:
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_folder and not entry.is_file():
            continue
        if ignored.holds(path, is_folder=is_folder) or excluded(path):
            continue
        if is_folder:
            if not (path / _VENV_MARK).exists():
                yield from _walk(path, ignored, excluded)
        elif known_format(entry.name):
            yield Target(path, path.as_posix(), named=False)
        else:
            yield Skipped(path)


class _Ignored:
    """The .gitignore files that bear on a folder, from the repository's top down to it."""

    def __init__(self, top: Path) -> None:
        self._specs: tuple[tuple[Path, GitIgnoreSpec], ...] = ()
        above = top.absolute()
        chain = []
        while not (above / ".git").exists() and above.parent != above:
            above = above.parent
            chain.append(above)
        if (above / ".git").exists():
            for folder in reversed(chain):
                if (folder / ".gitignore").is_file():
                    self._specs += ((folder, _spec(folder)),)

    def inside(self, folder: Path, names: set[str]) -> "_Ignored":
        """What holds in a folder below, given the names in it."""
        if ".gitignore" not in names:
            return self
        below = object.__new__(_Ignored)
        below._specs = (*self._specs, (folder.absolute(), _spec(folder)))
        return below

    def holds(self, path: Path, *, is_folder: bool) -> bool:
        """Whether git ignores a path; the deepest .gitignore that speaks of it decides."""
        for folder, spec in reversed(self._specs):
            relative = path.absolute().relative_to(folder).as_posix()
            verdict = spec.check_file(f"{relative}/" if is_folder else relative).include
            if verdict is not None:
                return verdict
        return False


def _spec(folder: Path) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec  # 35 ms: only where a folder has a .gitignore

    text = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace")
    return GitIgnoreSpec.from_lines(text.splitlines())
