"""For GitHub Actions: workflow commands that annotate a pull request.

Everything from an article or a path is escaped, so that no content can forge a command.
"""

from collections.abc import Iterator

from linter.finding import Diagnostic, Report, Severity
from linter.reporters import Style
from linter.reporters.inert import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, style: Style) -> Iterator[str]:  # noqa: ARG001 - all formats alike
    """An annotation for each finding, and an error for each problem."""
    for diagnostic in report.diagnostics:
        yield _annotation(diagnostic)
    for problem in report.problems:
        yield f"::error file={_value(problem.path)}::{_message(problem.message)}\n"


def _annotation(diagnostic: Diagnostic) -> str:
    facts = {"file": diagnostic.path, "line": diagnostic.start.line}
    if diagnostic.start.line == diagnostic.end.line:  # GitHub refuses columns over several lines
        facts |= {"col": diagnostic.start.column, "endColumn": diagnostic.end.column}
    facts |= {"endLine": diagnostic.end.line, "title": f"copydesk: {diagnostic.rule}"}
    properties = ",".join(f"{key}={_value(str(value))}" for key, value in facts.items())
    message = diagnostic.message
    if diagnostic.suggestions:
        message += f" (perhaps {', '.join(diagnostic.suggestions[:3])})"
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{_message(message)}\n"


def _message(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _value(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
