"""For streams: one JSON object a line, each with a "type": finding, problem, and summary last."""

from collections.abc import Iterator

from linter.finding import Report
from linter.reporters import Style
from linter.reporters.json import VERSION, encode, finding, summary


def render(report: Report, style: Style) -> Iterator[str]:  # noqa: ARG001 - all formats alike
    """A line for each finding and problem, then the summary."""
    for diagnostic in report.diagnostics:
        yield encode({"type": "finding", **finding(diagnostic)}) + "\n"
    for problem in report.problems:
        yield encode({"type": "problem", "path": problem.path, "message": problem.message}) + "\n"
    yield encode({"type": "summary", "version": VERSION, **summary(report)}) + "\n"
