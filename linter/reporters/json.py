"""For programs: one JSON object with summary, findings and problems (docs/output.md)."""

from collections.abc import Iterator
from json import dumps
from typing import Any

from linter.finding import Diagnostic, Report, Severity
from linter.reporters import Style
from linter.span import Position

VERSION = 1


def render(report: Report, style: Style) -> Iterator[str]:  # noqa: ARG001 - all formats alike
    """The whole report as one object, one finding a line so that it can be read and compared."""
    yield f'{{"version": {VERSION},\n'
    yield f' "summary": {encode(summary(report))},\n'
    yield f' "findings": [{_rows([finding(each) for each in report.diagnostics])}],\n'
    problems = [{"path": each.path, "message": each.message} for each in report.problems]
    yield f' "problems": [{_rows(problems)}]}}\n'


def encode(value: object) -> str:
    """JSON in ASCII: no control, format or line-separating character of an article gets through."""
    return dumps(value, ensure_ascii=True)


def _rows(values: list[dict[str, Any]]) -> str:
    return ",".join(f"\n  {encode(value)}" for value in values)


def summary(report: Report) -> dict[str, Any]:
    """The counts of a run."""
    counts = {severity.value: report.count(severity) for severity in Severity}
    total = {"files": report.files, "findings": len(report.diagnostics)}
    return {**total, **counts, "seconds": round(report.seconds, 3)}


def finding(diagnostic: Diagnostic) -> dict[str, Any]:
    """One finding in the form of the contract."""
    return {
        "path": diagnostic.path,
        **_place(diagnostic.start, diagnostic.end),
        "rule": diagnostic.rule,
        "category": diagnostic.category.value,
        "severity": diagnostic.severity.value,
        "confidence": diagnostic.confidence,
        "message": diagnostic.message,
        "suggestions": list(diagnostic.suggestions),
        "fix": _fix(diagnostic),
        "related": [
            {**_place(each.start, each.end), "message": each.message} for each in diagnostic.related
        ],
        "fingerprint": diagnostic.fingerprint,
    }


def _fix(diagnostic: Diagnostic) -> dict[str, Any] | None:
    if diagnostic.fix is None:
        return None
    edits = [{**_place(edit.start, edit.end), "text": edit.text} for edit in diagnostic.fix.edits]
    return {"title": diagnostic.fix.title, "safe": diagnostic.fix.safe, "edits": edits}


def _place(start: Position, end: Position) -> dict[str, int]:
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }
