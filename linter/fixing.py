"""Fixes at work: edits that do not collide are applied, the file is replaced atomically.

Encoding, byte order mark, line ends and permissions stay; a file that changed since it was read is
left alone, and so is a read-only one; a kill at any moment leaves the old file or the new one,
never half of each.
"""

import os
import re
import tempfile
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from contextlib import suppress
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from linter.engine import MOST_BYTES, FileResult, Session, read_bytes
from linter.errors import Problem, ReadingError
from linter.finding import Diagnostic, PlacedEdit
from linter.reading.decoding import Decoded, decode, is_binary
from linter.reporters.inert import visible
from linter.span import Span

_NO_LINE_END = "\n\\ No newline at end of file\n"
_WRITABLE = 0o222  # by anybody: whoever took that away meant the file to stay as it is
_MOST_ROUNDS = 8  # a fix may uncover another; no real text needs more


class Fixed(NamedTuple):
    """A file before and after its fixes; what is found in it now, and what would be then."""

    before: Decoded
    after: str
    applied: int
    found: FileResult
    result: FileResult


Counts = Callable[[Path, Diagnostic], bool]


def _all_count(_path: Path, _diagnostic: Diagnostic) -> bool:
    return True


def fix_decoded(
    session: Session,
    decoded: Decoded,
    path: Path,
    shown: str,
    *,
    unsafe: bool = False,
    counts: Counts = _all_count,
) -> Fixed:
    """Lint and apply fixes until none is left: safe ones, with `unsafe` all; of what `counts`.

    Raises:
        ConfigError: if the configuration is wrong.
    """
    text, applied = decoded.text, 0
    found = result = session.lint_decoded(decoded, path, shown)
    for _ in range(_MOST_ROUNDS):
        counting = (each for each in result.diagnostics if counts(path, each))
        edits = fitting_edits(counting, unsafe=unsafe)
        if not edits:
            break
        text = apply_edits(text, edits)
        applied += len(edits)
        current = Decoded(text, decoded.encoding, decoded.mark, decoded.guessed)
        result = session.lint_decoded(current, path, shown)
    return Fixed(decoded, text, applied, found, result)


def fitting_edits(diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> list[PlacedEdit]:
    """The edits of all safe fixes, in order; a fix that collides with another one waits.

    With `unsafe` the other fixes too, where no safe one stands in their way.
    """
    chosen: list[PlacedEdit] = []  # in order, none overlapping another
    fixable = [each for each in diagnostics if each.fix]
    for diagnostic in sorted(fixable, key=lambda each: not (each.fix and each.fix.safe)):
        if diagnostic.fix is None or not (diagnostic.fix.safe or unsafe):
            continue
        edits = diagnostic.fix.edits
        if not any(_collides(edit, chosen) for edit in edits):
            for edit in edits:
                insort(chosen, edit, key=_place)
    return chosen


def _place(edit: PlacedEdit) -> Span:
    return edit.span


def _collides(edit: PlacedEdit, chosen: list[PlacedEdit]) -> bool:
    at = bisect_left(chosen, edit.span, key=_place)
    return any(edit.span.overlaps(near.span) for near in chosen[max(0, at - 1) : at + 1])


def apply_edits(text: str, edits: Iterable[PlacedEdit]) -> str:
    """The text after edits that are in order and do not overlap."""
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def diff_of(fixed: Fixed, shown: str) -> str:
    """What the fixes change, as a unified diff that `patch` understands."""
    before, after = _lines(fixed.before.text), _lines(fixed.after)
    name = visible(shown)  # a path with a line end in it must not forge a line of the diff
    lines = unified_diff(before, after, name, f"{name} (fixed)")
    return "".join(line if line.endswith("\n") else line + _NO_LINE_END for line in lines)


def _lines(text: str) -> list[str]:
    """The lines as `patch` counts them, which knows one line end only."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def encode_fixed(fixed: Fixed, before: bytes, shown: str) -> bytes | Problem:
    """The bytes of a fixed text; those that it had before must come out as they were."""
    decoded = fixed.before
    try:
        faithful = decoded.encode(decoded.text) == before
        after = decoded.encode(fixed.after)
    except UnicodeError:
        return Problem(shown, f"could not be fixed: {decoded.encoding} has no such character")
    if not faithful:
        return Problem(shown, f"could not be fixed: {decoded.encoding} is an unsure guess")
    return after


def fix_file(  # noqa: PLR0913 - a file's facts, and what to do with it
    session: Session,
    path: Path,
    shown: str,
    *,
    write: bool,
    named: bool = True,
    unsafe: bool = False,
    counts: Counts = _all_count,
) -> Fixed | FileResult:
    """Fix a file; with `write=False` only say how. A file that cannot be read gives its problem.

    Raises:
        ConfigError: if the configuration is wrong.
    """
    try:
        data = read_bytes(path)
        if len(data) > MOST_BYTES or is_binary(data):
            return session.lint_bytes(data, path, shown, named=named)
        decoded = decode(data)
    except (OSError, ReadingError):
        return session.lint_file(path, shown, named=named)
    fixed = fix_decoded(session, decoded, path, shown, unsafe=unsafe, counts=counts)
    if write and fixed.after != decoded.text:
        after = encode_fixed(fixed, data, shown)
        problem = after if isinstance(after, Problem) else _replace(path, data, after, shown)
        if problem:
            found = fixed.found
            return found._replace(problems=(*found.problems, problem))
    return fixed


def _replace(path: Path, before: bytes, after: bytes, shown: str) -> Problem | None:
    temporary = None
    try:
        target = path.resolve()  # a link stays a link: the file behind it is replaced
        if target.read_bytes() != before:
            return Problem(shown, "changed while it was being fixed; left alone")
        if not target.stat().st_mode & _WRITABLE or not os.access(target, os.W_OK):
            return Problem(shown, "is read-only; left alone")
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".copydesk-")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(after)
            stream.flush()
            os.fsync(stream.fileno())
        _take_over(temporary, target)
        temporary.replace(target)
        temporary = None
    except OSError as error:
        return Problem(shown, f"could not be fixed: {error.strerror or error}")
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)
    return None


def _take_over(temporary: Path, target: Path) -> None:
    """Give the new file the owner and the permissions of the old one."""
    facts = target.stat()
    made = temporary.stat()
    if hasattr(os, "chown") and (facts.st_uid, facts.st_gid) != (made.st_uid, made.st_gid):
        with suppress(PermissionError):  # who may write a file need not be able to give it away
            os.chown(temporary, facts.st_uid, facts.st_gid)
    temporary.chmod(facts.st_mode & 0o7777)
