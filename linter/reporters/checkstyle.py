"""Checkstyle's XML, which many CI services and editors read."""

from collections.abc import Iterator
from itertools import groupby

from linter.finding import Report
from linter.reporters import Style
from linter.reporters.xml import HEAD, attributes


def render(report: Report, style: Style) -> Iterator[str]:  # noqa: ARG001 - all formats alike
    """A `file` element for each file with findings, and one for each problem."""
    yield f'{HEAD}<checkstyle version="4.3">\n'
    for path, group in groupby(report.diagnostics, key=lambda each: each.path):
        yield f"  <file{attributes(name=path)}>\n"
        for each in group:
            facts = attributes(
                line=each.start.line,
                column=each.start.column,
                severity=each.severity.value,
                message=each.message,
                source=f"copydesk.{each.rule}",
            )
            yield f"    <error{facts}/>\n"
        yield "  </file>\n"
    for problem in report.problems:
        facts = attributes(severity="error", message=problem.message, source="copydesk")
        yield f"  <file{attributes(name=problem.path)}>\n    <error{facts}/>\n  </file>\n"
    yield "</checkstyle>\n"
