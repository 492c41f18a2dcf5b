"""JUnit's XML: a test case for each finding, failed; an error for each problem."""

from collections.abc import Iterator
from itertools import groupby

from linter.finding import Diagnostic, Report
from linter.reporters import Style
from linter.reporters.xml import HEAD, attributes


def render(report: Report, style: Style) -> Iterator[str]:  # noqa: ARG001 - all formats alike
    """A test suite for each file with findings; a run that found nothing has one case, passed."""
    failures, errors = len(report.diagnostics), len(report.problems)
    tests = max(1, failures + errors)
    counts = attributes(name="copydesk", tests=tests, failures=failures, errors=errors)
    yield f"{HEAD}<testsuites{counts}{attributes(time=f'{report.seconds:.3f}')}>\n"
    for path, group in groupby(report.diagnostics, key=lambda each: each.path):
        found = list(group)
        facts = attributes(name=path, tests=len(found), failures=len(found), errors=0)
        yield f"  <testsuite{facts}>\n"
        for each in found:
            yield from _case(each)
        yield "  </testsuite>\n"
    for problem in report.problems:
        yield f"  <testsuite{attributes(name=problem.path, tests=1, failures=0, errors=1)}>\n"
        yield f"    <testcase{attributes(name='copydesk', classname=problem.path)}>"
        yield f"<error{attributes(message=problem.message)}/></testcase>\n  </testsuite>\n"
    if not failures and not errors:
        yield f"  <testsuite{attributes(name='copydesk', tests=1, failures=0, errors=0)}>\n"
        yield f"    <testcase{attributes(name='nothing found', classname='copydesk')}/>\n"
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _case(diagnostic: Diagnostic) -> Iterator[str]:
    place = f"{diagnostic.start.line}:{diagnostic.start.column}"
    name = attributes(name=f"{diagnostic.rule} {place}", classname=diagnostic.path)
    why = attributes(message=diagnostic.message, type_=diagnostic.severity.value)
    yield f"    <testcase{name}><failure{why}/></testcase>\n"
