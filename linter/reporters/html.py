"""One page for people without a terminal: editors, writers; a file of its own, without scripts."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from linter.finding import Diagnostic, Report, Severity
from linter.reporters import Style
from linter.reporters.inert import visible

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem } h2 { font-size: 1.05rem; margin-top: 2rem; overflow-wrap: anywhere }
article { border-left: 4px solid #888; padding: .1rem 1rem; margin: 1rem 0 }
.error { border-color: #c0272d } .warning { border-color: #b8860b } .info { border-color: #2a7f9e }
blockquote { margin: .3rem 0; padding: .3rem .6rem; background: #8881; overflow-wrap: anywhere }
mark { background: #fd05 } small { opacity: .75 } :root { color-scheme: light dark }
"""


def render(report: Report, style: Style) -> Iterator[str]:  # noqa: ARG001 - all formats alike
    """The findings by file, each with its excerpt; problems first."""
    counts = ", ".join(f"{report.count(severity)} {severity.value}" for severity in Severity)
    yield '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>copydesk report</title>\n<style>{_STYLE}</style>\n"
    yield f"<h1>{len(report.diagnostics)} findings in {report.files} files: {counts}</h1>\n"
    for problem in report.problems:
        yield f'<article class="error">{_text(problem.path)}: {_text(problem.message)}</article>\n'
    for path, group in groupby(report.diagnostics, key=lambda each: each.path):
        yield f"<h2>{_text(path)}</h2>\n"
        for each in group:
            yield from _finding(each)
    yield "</html>\n"


def _text(text: str) -> str:
    return escape(visible(text))


def _finding(diagnostic: Diagnostic) -> Iterator[str]:
    level = diagnostic.severity.value
    place = f"{diagnostic.start.line}:{diagnostic.start.column}"
    yield f'<article class="{level}">\n<p><b>{place}</b> {level} <b>{_text(diagnostic.rule)}</b> '
    yield f"{_text(diagnostic.message)}"
    if diagnostic.suggestions:
        shown = ", ".join(f"“{_text(each)}”" for each in diagnostic.suggestions[:3])
        yield f" (perhaps {shown})"
    excerpt = diagnostic.excerpt
    start, end = excerpt.underline
    before = ("…" if excerpt.cut_before else "") + _text(excerpt.line[:start])
    after = _text(excerpt.line[end:]) + ("…" if excerpt.cut_after else "")
    marked = f"<mark>{_text(excerpt.line[start:end])}</mark>"
    yield f"</p>\n<blockquote>{before}{marked}{after}</blockquote>\n"
    for related in diagnostic.related:
        where = f"{related.start.line}:{related.start.column}"
        yield f"<p><small>{where} {_text(related.message)}</small></p>\n"
    yield "</article>\n"
