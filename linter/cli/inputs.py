"""What a run lints: standard input, or the files that paths lead to."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter import console
from linter.cli.output import say, stop, write
from linter.discovery import Skipped, Target, find_targets
from linter.engine import MOST_BYTES, FileResult, Session
from linter.errors import Problem, ReadingError
from linter.reading.decoding import decode
from linter.run import judge_together, lint_targets

if TYPE_CHECKING:
    from linter.cache import Cache
    from linter.changes import Changes
    from linter.fixing import Counts

STDIN = "-"
_FEWEST_CACHED = 8  # fewer files are linted as fast as they are looked up


class Fixing(NamedTuple):
    """Which fixes were asked for: none, safe ones, or all; to write or to show."""

    write: bool = False
    show: bool = False
    unsafe: bool = False

    def __bool__(self) -> bool:
        return self.write or self.show


class Wanted(NamedTuple):
    """What to lint and how."""

    paths: Sequence[str]
    stdin_filename: str | None = None
    force_exclude: bool = False
    jobs: int = 0
    fixing: Fixing = Fixing()
    changes: "Changes | None" = None
    cached: bool = False

    @property
    def from_stdin(self) -> bool:
        """Whether standard input is to be linted."""
        return STDIN in self.paths


class Outcome(NamedTuple):
    """What the files of a run gave, and what kept copydesk from linting some."""

    results: list[FileResult]
    problems: list[Problem]


def lint(session: Session, wanted: Wanted, counts: "Counts") -> Outcome:
    """Lint, and fix where that was asked; `counts` says which findings may be fixed."""
    return (_stdin if wanted.from_stdin else _files)(session, wanted, counts)


def _stdin(session: Session, wanted: Wanted, counts: "Counts") -> Outcome:
    if len(wanted.paths) > 1:
        stop('"-" stands alone: standard input is not linted beside files')
    name, fixing = wanted.stdin_filename, wanted.fixing
    path, shown = Path(name or "stdin"), name or "<stdin>"
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    if wanted.force_exclude and name and session.is_excluded(path):
        if fixing.write:
            _pass_on(data)
        return Outcome([], [])
    if not fixing:
        return Outcome([session.lint_bytes(data, path, shown)], [])
    try:
        decoded = decode(data)
    except ReadingError as error:
        return Outcome([], [Problem(shown, str(error))])
    from linter.fixing import diff_of, encode_fixed, fix_decoded

    fixed = fix_decoded(session, decoded, path, shown, unsafe=fixing.unsafe, counts=counts)
    if fixing.show:
        write([diff_of(fixed, shown)], None)
        return Outcome([fixed.found], [])
    after = encode_fixed(fixed, data, shown) if fixed.applied else data
    if isinstance(after, Problem):
        _pass_on(data)
        return Outcome([fixed.found], [after])
    _pass_on(after)
    return Outcome([fixed.result], [])


def _pass_on(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _files(session: Session, wanted: Wanted, counts: "Counts") -> Outcome:
    for each in wanted.paths:  # wrong names are told even where there is nothing to lint
        session.setup(Path(each) if os.path.isdir(each) else Path(each).parent)  # noqa: PTH112
    found = list(find_targets(wanted.paths, session, exclude_named=wanted.force_exclude))
    targets = [each for each in found if isinstance(each, Target)]
    problems = [each for each in found if isinstance(each, Problem)]
    if wanted.changes is not None:
        targets = [each for each in targets if wanted.changes.holds(each.path)]
    for folder in dict.fromkeys(target.path.parent for target in targets):
        session.setup(folder)  # a wrong configuration stops the run before any output
    session.together = len(targets) > 1
    if wanted.fixing:
        results = [_fixed(session, target, wanted, counts) for target in targets]
    else:
        results = list(console.progress(_linted(session, targets, wanted), len(targets)))
    results = judge_together(session, targets, results)
    skipped = sum(isinstance(each, Skipped) for each in found)
    if skipped and wanted.changes is None:
        files = "file" if skipped == 1 else "files"
        note = f"{skipped} {files} of no known format skipped; name a file to lint it as text"
        results.append(FileResult(notes=(note,), linted=False))
    return Outcome(results, problems)


def _linted(session: Session, targets: list[Target], wanted: Wanted) -> Iterator[FileResult]:
    staged = wanted.changes.staged if wanted.changes else {}
    # What is staged of a file, not the working copy, is what a commit will hold.
    content = {each.path: staged.get(each.path.resolve()) for each in targets if staged}
    plain = [each for each in targets if content.get(each.path) is None]
    rest = lint_targets(session, plain, wanted.jobs, _cache(session, plain, wanted))
    for target in targets:
        data = content.get(target.path)
        if data is None:
            result = next(rest, None)
            if result is None:  # a process died: the result before this one says so
                return
            yield result
        else:
            result = session.lint_bytes(data, target.path, target.shown, named=target.named)
            # Rules that see the whole run place what they find in the working copy.
            yield result._replace(evidence=None)


def _cache(session: Session, targets: list[Target], wanted: Wanted) -> "Cache | None":
    if not wanted.cached or len(targets) < _FEWEST_CACHED:
        return None
    from linter.cache import open_cache

    config = session.config_path(Path())
    return open_cache(config.parent if config else Path())


def _fixed(session: Session, target: Target, wanted: Wanted, counts: "Counts") -> FileResult:
    from linter.fixing import Fixed, diff_of, fix_file

    fixing = wanted.fixing
    if wanted.changes and target.path.resolve() in wanted.changes.staged:
        message = "has changes that are not staged; left alone"
        return FileResult(problems=(Problem(target.shown, message),), linted=False)
    fixed = fix_file(
        session,
        target.path,
        target.shown,
        write=fixing.write,
        named=target.named,
        unsafe=fixing.unsafe,
        counts=counts,
    )
    if not isinstance(fixed, Fixed):
        return fixed
    if fixing.show:
        write([diff_of(fixed, target.shown)], None)
        return fixed.found
    if fixed.applied:
        places = "place" if fixed.applied == 1 else "places"
        say(f"{target.shown}: fixed in {fixed.applied} {places}")
    return fixed.result
