"""GitLab's code quality report: a JSON list whose fingerprints are unique in it."""

from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from linter.finding import Diagnostic, Report, Severity
from linter.reporters import Style
from linter.reporters.json import encode

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def render(report: Report, style: Style) -> Iterator[str]:  # noqa: ARG001 - all formats alike
    """An issue for each finding; a problem is a blocker, so that no report is green for it."""
    seen: Counter[str] = Counter()
    rows = [_issue(each, seen) for each in report.diagnostics]
    rows += [
        {
            "description": problem.message,
            "check_name": "copydesk",
            "fingerprint": _unique(f"{problem.path}\0{problem.message}", seen),
            "severity": "blocker",
            "location": {"path": problem.path, "lines": {"begin": 1}},
        }
        for problem in report.problems
    ]
    yield "[" + ",".join(f"\n  {encode(row)}" for row in rows) + "]\n"


def _issue(diagnostic: Diagnostic, seen: Counter[str]) -> dict[str, Any]:
    start, end = diagnostic.start, diagnostic.end
    return {
        "description": diagnostic.message,
        "check_name": diagnostic.rule,
        # The same sentence may stand in two files: GitLab shows one fingerprint once.
        "fingerprint": _unique(f"{diagnostic.path}\0{diagnostic.fingerprint}", seen),
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": diagnostic.path,
            "positions": {
                "begin": {"line": start.line, "column": start.column},
                "end": {"line": end.line, "column": end.column},
            },
        },
    }


def _unique(key: str, seen: Counter[str]) -> str:
    seen[key] += 1
    counted = f"{key}\0{seen[key]}" if seen[key] > 1 else key
    return blake2b(counted.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
