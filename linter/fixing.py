"""Fixes at work: edits that do not collide are applied, the file is replaced atomically.

Encoding, byte order mark, line ends and permissions stay; a file that changed since it was read is
left alone; a kill at any moment leaves the old file or the new one, never half of each.
"""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from linter.engine import FileResult, Session
from linter.errors import Problem, ReadingError
from linter.finding import Diagnostic, PlacedEdit
from linter.reading.decoding import Decoded, decode, is_binary

_MOST_ROUNDS = 8  # a fix may uncover another; no real text needs more


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file before and after its fixes, and what is found in it afterwards."""

    before: Decoded
    after: str
    applied: int
    result: FileResult


def fix_decoded(session: Session, decoded: Decoded, path: Path, shown: str) -> Fixed:
    """Lint and apply safe fixes until none is left.

    Raises:
        ConfigError: if the configuration is wrong.
    """
    text, applied = decoded.text, 0
    for _ in range(_MOST_ROUNDS):
        current = Decoded(text, decoded.encoding, decoded.mark, decoded.guessed)
        result = session.lint_decoded(current, path, shown)
        edits = safe_edits(result.diagnostics)
        if not edits:
            break
        text = apply_edits(text, edits)
        applied += len(edits)
    return Fixed(decoded, text, applied, result)


def safe_edits(diagnostics: Iterable[Diagnostic]) -> list[PlacedEdit]:
    """The edits of all safe fixes, in order; a fix that collides with an earlier one waits."""
    chosen: list[PlacedEdit] = []
    taken: set[int] = set()  # edits are short: every code point that one touches
    for diagnostic in diagnostics:
        if diagnostic.fix is None or not diagnostic.fix.safe:
            continue
        edits = diagnostic.fix.edits
        touched = {
            at for e in edits for at in range(e.span.start, max(e.span.end, e.span.start + 1))
        }
        if not touched & taken:
            taken |= touched
            chosen.extend(edits)
    return sorted(chosen, key=lambda edit: edit.span)


def apply_edits(text: str, edits: Iterable[PlacedEdit]) -> str:
    """The text after edits that are in order and do not overlap."""
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def diff_of(fixed: Fixed, shown: str) -> str:
    """What the fixes change, as a unified diff."""
    before = fixed.before.text.splitlines(keepends=True)
    after = fixed.after.splitlines(keepends=True)
    return "".join(unified_diff(before, after, shown, f"{shown} (fixed)"))


def fix_file(session: Session, path: Path, shown: str, *, write: bool) -> Fixed | FileResult:
    """Fix a file; with `write=False` only say how. A file that cannot be read gives its problem.

    Raises:
        ConfigError: if the configuration is wrong.
    """
    try:
        data = path.read_bytes()
        if is_binary(data):
            return session.lint_bytes(data, path, shown)
        decoded = decode(data)
    except (OSError, ReadingError):
        return session.lint_file(path, shown)
    fixed = fix_decoded(session, decoded, path, shown)
    if write and fixed.after != decoded.text:
        problem = _replace(path, data, decoded.encode(fixed.after), shown)
        if problem:
            return FileResult(fixed.result.diagnostics, (problem,), failed=True)
    return fixed


def _replace(path: Path, before: bytes, after: bytes, shown: str) -> Problem | None:
    target = path.resolve()  # a link stays a link: the file behind it is replaced
    temporary = None
    try:
        if target.read_bytes() != before:
            return Problem(shown, "changed while it was being fixed; left alone")
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(after)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(target.stat().st_mode & 0o7777)
        Path(temporary).replace(target)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        return Problem(shown, f"could not be fixed: {error.strerror or error}")
    return None
