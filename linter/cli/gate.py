"""Which findings count: new against the baseline, on changed lines where only those were asked."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from linter.engine import FileResult, Session
from linter.finding import Diagnostic

if TYPE_CHECKING:
    from linter.baseline import Baseline
    from linter.changes import Changes


class Gate:
    """Lets through the findings that count, and says which accepted ones are there no more."""

    def __init__(self, session: Session, baseline: Path | None, changes: "Changes | None") -> None:
        self._session = session
        self._given = _load(baseline) if baseline else None
        self._changes = changes
        self._loaded: dict[Path, Baseline] = {}
        self._idle: dict[Path, int] = {}

    def admitted(self, result: FileResult) -> FileResult:
        """A file's result with the findings that count."""
        if result.path is None:
            return result
        path = result.path
        baseline = self._baseline(path)
        if baseline:
            rules = [each.rule.name for each in self._session.rules_for(path)]
            idle = len(baseline.idle(path, result.diagnostics, rules))
            self._idle[baseline.path] = self._idle.get(baseline.path, 0) + idle
        kept = tuple(each for each in result.diagnostics if self.counts(path, each))
        return result._replace(diagnostics=kept)

    def counts(self, path: Path, diagnostic: Diagnostic) -> bool:
        """Whether a finding of a file is new, and on a changed line where only those are asked."""
        baseline = self._baseline(path)
        if baseline and diagnostic.fingerprint in baseline.entries(path):
            return False
        return self._changes is None or self._changes.touched(path, diagnostic)

    def notes(self) -> Iterator[str]:
        """What the user should know of the baselines that were used."""
        for path, baseline in self._loaded.items():
            self._idle[path] = self._idle.get(path, 0) + len(baseline.gone())
        for path, count in self._idle.items():
            if count:
                entries = "entry matches" if count == 1 else "entries match"
                yield f'{path}: {count} {entries} nothing any more; "copydesk baseline" drops them'

    def _baseline(self, path: Path) -> "Baseline | None":
        if self._given:
            self._loaded[self._given.path] = self._given
            return self._given
        configured = self._session.setup(path.parent).config.baseline
        if configured is None:
            return None
        if configured not in self._loaded:
            self._loaded[configured] = _load(configured)
        return self._loaded[configured]


def _load(path: Path) -> "Baseline":
    from linter.baseline import Baseline  # few projects have one

    return Baseline.load(path)
