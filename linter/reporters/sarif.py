"""SARIF 2.1.0, for code scanning services: rules with help, results with fixes and fingerprints.

Columns count code points (`columnKind`), regions end exclusively, and a problem that kept copydesk
from its job makes `executionSuccessful` false.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from linter.errors import Problem
from linter.finding import Diagnostic, PlacedEdit, Report, RuleCard, Severity
from linter.reporters import Style
from linter.reporters.json import encode
from linter.span import Position

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "copydesk/v1"


def render(report: Report, style: Style) -> Iterator[str]:  # noqa: ARG001 - all formats alike
    """One log with one run; a result a line, so that logs can be compared."""
    rules = [_rule(card) for card in report.rules]
    at = {card.name: index for index, card in enumerate(report.rules)}
    results = ",".join(f"\n  {encode(_result(each, at))}" for each in report.diagnostics)
    invocation: dict[str, Any] = {"executionSuccessful": not report.problems}
    if report.problems:
        notices = [_notification(problem) for problem in report.problems]
        invocation["toolExecutionNotifications"] = notices
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{\n'
    yield f' "tool": {encode({"driver": _driver(report.version, rules)})},\n'
    yield f' "columnKind": "unicodeCodePoints",\n "invocations": [{encode(invocation)}],\n'
    yield f' "results": [{results}]}}]}}\n'


def _driver(version: str, rules: list[dict[str, Any]]) -> dict[str, Any]:
    return {"name": "copydesk", "semanticVersion": version, "rules": rules}


def _rule(card: RuleCard) -> dict[str, Any]:
    return {
        "id": card.name,
        "shortDescription": {"text": card.summary},
        "fullDescription": {"text": card.explanation},
        "help": {"text": card.explanation, "markdown": card.help},
        "defaultConfiguration": {"level": _LEVELS[card.severity]},
        "properties": {"tags": [card.category.value]},
    }


def _result(diagnostic: Diagnostic, at: dict[str, int]) -> dict[str, Any]:
    message = diagnostic.message
    if diagnostic.suggestions:
        message += f" (perhaps {', '.join(diagnostic.suggestions[:3])})"
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": message},
        "locations": [_location(diagnostic.path, diagnostic.start, diagnostic.end)],
        "partialFingerprints": {_FINGERPRINT: diagnostic.fingerprint},
        "rank": round(100 * diagnostic.confidence, 1),
    }
    if diagnostic.rule in at:
        result["ruleIndex"] = at[diagnostic.rule]
    if diagnostic.related:
        result["relatedLocations"] = [
            {
                "id": number,
                **_location(diagnostic.path, each.start, each.end),
                "message": {"text": each.message},
            }
            for number, each in enumerate(diagnostic.related)
        ]
    if diagnostic.fix:
        replacements = [_replacement(edit) for edit in diagnostic.fix.edits]
        change = {"artifactLocation": _artifact(diagnostic.path), "replacements": replacements}
        result["fixes"] = [
            {"description": {"text": diagnostic.fix.title}, "artifactChanges": [change]}
        ]
    return result


def _location(path: str, start: Position, end: Position) -> dict[str, Any]:
    place = {"artifactLocation": _artifact(path), "region": _region(start, end)}
    return {"physicalLocation": place}


def _artifact(path: str) -> dict[str, str]:
    # A path may hold any character, also a colon before its first slash, which would make a scheme.
    absolute = PurePath(path).is_absolute()
    uri = quote(PurePath(path).as_posix(), safe="/", errors="surrogateescape")
    return {"uri": f"file://{'' if uri.startswith('/') else '/'}{uri}" if absolute else uri}


def _region(start: Position, end: Position) -> dict[str, int]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _replacement(edit: PlacedEdit) -> dict[str, Any]:
    inserted = {"insertedContent": {"text": edit.text}} if edit.text else {}
    return {"deletedRegion": _region(edit.start, edit.end), **inserted}


def _notification(problem: Problem) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(problem.path)}}],
    }
