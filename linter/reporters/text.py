"""For people: findings grouped by file, each with its place underlined in an excerpt."""

from collections.abc import Iterator
from itertools import groupby

from linter.finding import Diagnostic, Excerpt, Report, Severity
from linter.reporters import Style
from linter.reporters.inert import columns, visible

_MARGIN = "    "
_CODES = {Severity.ERROR: "1;31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _DIM, _GREEN = "1", "2", "32"
_LEAST_CONTEXT = 20
_LEAST_WIDTH = 3 * _LEAST_CONTEXT
_COMMAND = "::"  # a line of a CI log that begins so may be obeyed as a workflow command


def render(report: Report, style: Style) -> Iterator[str]:
    """All findings and a last line with counts; only findings when the style is quiet."""
    paint = _Paint(style.colour)
    for path, group in groupby(report.diagnostics, key=lambda each: each.path):
        shown = visible(path)
        yield f"{paint(_BOLD, shown)}\n"
        for diagnostic in group:
            yield from _finding(diagnostic, shown, style, paint)
        yield "\n"
    if not style.quiet:
        yield from _summary(report, paint)


class _Paint:
    """Colours a piece of text where colours are wanted."""

    def __init__(self, colour: bool) -> None:  # noqa: FBT001 - it is what the class is about
        self._colour = colour

    def __call__(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self._colour and text else text


def _finding(diagnostic: Diagnostic, path: str, style: Style, paint: _Paint) -> Iterator[str]:
    code = _CODES[diagnostic.severity]
    place = f"{path}:{diagnostic.start.line}:{diagnostic.start.column}"
    yield (
        f"  {place} {paint(code, diagnostic.severity.value)} {paint(_BOLD, diagnostic.rule)}"
        f" {visible(diagnostic.message)}{_suggested(diagnostic)}\n"
    )
    line, underline = _window(diagnostic.excerpt, style.width - len(_MARGIN))
    yield f"{_MARGIN}{line}\n{_MARGIN}{paint(code, underline)}\n"
    for related in diagnostic.related:
        where = f"{path}:{related.start.line}:{related.start.column}"
        yield paint(_DIM, f"{_MARGIN}{where} {visible(related.message)}") + "\n"


def _suggested(diagnostic: Diagnostic) -> str:
    if not diagnostic.suggestions:
        return ""
    shown = ", ".join(f'"{visible(each)}"' for each in diagnostic.suggestions[:3])
    return f" (perhaps {shown})"


def _window(excerpt: Excerpt, width: int) -> tuple[str, str]:
    """The part of the line that fits, and a line of carets below the place."""
    width = max(width, _LEAST_WIDTH)
    start, end = excerpt.underline
    room = max(_LEAST_CONTEXT, (width - min(end - start, width // 2)) // 2)
    first = _word_start(excerpt.line, max(0, start - room))
    last = min(len(excerpt.line), max(end, start) + room)
    if end - start > width - _LEAST_CONTEXT:  # a long place: its beginning is enough
        last = min(len(excerpt.line), start + width - _LEAST_CONTEXT)
        end = last
    before = "…" if first > 0 or excerpt.cut_before else ""
    if excerpt.line[first:].lstrip().startswith(_COMMAND):
        before = "…"
    after = "…" if last < len(excerpt.line) or excerpt.cut_after else ""
    lead = before + visible(excerpt.line[first:start].replace("\t", " "))
    place = visible(excerpt.line[start:end].replace("\t", " "))
    rest = visible(excerpt.line[end:last].replace("\t", " "))
    carets = "^" * max(1, columns(place))
    return f"{lead}{place}{rest}{after}", " " * columns(lead) + carets


def _word_start(line: str, at: int) -> int:
    """The beginning of the next word, so that an excerpt does not start inside one."""
    if at == 0:
        return 0
    space = line.find(" ", at, at + _LEAST_CONTEXT)
    return space + 1 if space >= 0 else at


def _summary(report: Report, paint: _Paint) -> Iterator[str]:
    files = _counted(report.files, "file")
    seconds = f"{report.seconds:.2f} s"
    total = len(report.diagnostics)
    # Never green because something did not run.
    problems = f"; {_counted(len(report.problems), 'problem')}" if report.problems else ""
    if not total:
        clean = "Nothing found" if problems else paint(_GREEN, "Nothing found")
        yield f"{clean} in {files}{problems} ({seconds}).\n"
        return
    kinds = ", ".join(
        paint(
            _CODES[severity], _counted(count, severity.value, plural=severity is not Severity.INFO)
        )
        for severity in Severity
        if (count := report.count(severity))
    )
    yield f"{_counted(total, 'finding')} in {files}: {kinds}{problems} ({seconds}).\n"
    yield paint(
        _DIM,
        'A false alarm? "copydesk rule NAME" explains; "copydesk accept WORD", "copydesk baseline",'
        " <!-- copydesk: ignore NAME --> or the configuration accept it.\n",
    )


def _counted(count: int, noun: str, *, plural: bool = True) -> str:
    return f"{count:,} {noun}{'s' if plural and count != 1 else ''}"
