"""Rule `escape-left`."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from linter.analyses.code_lines import code_blocks, is_mentioned, is_tutorial
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_ESCAPE = lazy_pattern(
    r"(?P<unicode>(?:\\u[0-9a-fA-F]{4})+|\\u\{[0-9a-fA-F]{2,5}\}|(?:\\x[0-9a-fA-F]{2})+)"
    r"|(?P<newline>(?<=[a-z.,!?:;\"'”’)\s])(?:\\r)?(?:\\n){1,20}(?!(?-i:[a-z])|[\\,;)])"
    r"|(?<=[.!?\"”] )\\t(?!(?-i:[a-z]))|(?<=[a-z] )\\t(?= [a-z]))"
    r"|(?P<quote>\\{1,20}[\"'](?=\w|\s|[.,;]|$))"
    r"|(?P<percent>(?:%(?:2[0-9A-F]|3[A-F]|E2%80%[89][0-9A-F]|C[23]%[89AB][0-9A-F]))+)",
    re.IGNORECASE,
)
_START = lazy_pattern(r"[\\%]")
_ADDRESS = lazy_pattern(r"//|www\.|\w\.\w+/|[?&]\w+=|[A-Za-z]:\\|\\\\")
_FILE = lazy_pattern(r"[^\s.]{0,60}\.[a-z]{2,4}\b")
_LATEX = lazy_pattern(r"\\(?:begin|frac|text|usepackage|section|alpha|sum)\b")
_LONGEST = 60
_ONE_CODE = 3  # characters of "%20"
_WINDOWS = range(0x80, 0xA0)
_MOST = 1_000  # findings: more of the same help nobody


class EscapeLeft(Rule):
    r"""An escape of a programming language or an address stands in the text.

    "\u2019" and "\'" are how data formats write an apostrophe, "\n" a line end, and "%20" is a
    blank in addresses. Readers see the codes where a step of decoding was left out.

    Addresses, paths, file names, percentages, formulas of LaTeX, regular expressions and code are
    left alone. What stands for a printable character is a safe fix.
    """

    name = "escape-left"
    category = Category.RESIDUE
    severity = Severity.ERROR
    bad = (
        Bad(r"The mayor⟦\u2019⟧s plan failed.", fixed="The mayor’s plan failed."),
        Bad(r"The mayor⟦\'⟧s plan failed.", fixed="The mayor's plan failed."),
        Bad(r"The mayor resigned.⟦\n⟧She left.", fixed="The mayor resigned.\nShe left."),
        Bad("The mayor ⟦%E2%80%93⟧ resigned.", fixed="The mayor – resigned."),
        Bad("The mayor⟦%20⟧resigned today.", fixed="The mayor resigned today."),
    )
    good = (
        Good("Prices rose by 5%20 years ago, 10%25 and see http://exampel.org/a%20b or a%20b.pdf."),
        Good(r"Open C:\Users\new\notes and \\server\name. The ratio \nu and \times in LaTeX."),
        Good(r"Write the sequence \n there."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each escape."""
        prose = doc.prose
        if "\\" not in prose and "%" not in prose:
            return
        found = [match for match in _escapes(prose) if _is_escape(prose, match)]
        if not found or _LATEX.search(prose) or doc.get(is_tutorial):
            return
        code = doc.get(code_blocks)
        for match in found[:_MOST]:
            span = Span(*match.span())
            block = doc.block_at(span.start)
            if block is None or block.index in code or is_mentioned(prose, span):
                continue
            if match.lastgroup != "unicode" or _unicode(match.group()).isprintable():
                yield _finding(match, span)


def _escapes(prose: str) -> Iterator[re.Match[str]]:
    seen = 0
    for start in _START.finditer(prose):
        match = _ESCAPE.match(prose, start.start()) if start.start() >= seen else None
        if match:
            seen = match.end()
            yield match


def _is_escape(prose: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    before = prose[max(0, start - _LONGEST) : start]
    if before and not before[-1].isspace() and _ADDRESS.search(before.split()[-1]):
        return False
    if match.lastgroup != "percent":
        return True
    if before[-1:].isdigit() or _FILE.match(prose, end):
        return False
    if len(match.group()) > _ONE_CODE:
        return True
    return before[-1:].isalpha() or (prose[end : end + 1].isalpha() and not before[-1:].strip())


def _finding(match: re.Match[str], span: Span) -> Finding:
    shown, kind = match.group(), match.lastgroup
    meant = _MEANT[kind or "quote"](shown)
    said = f'"{meant}"' if meant.strip() else "a blank or a line end"
    safe = kind != "newline" and meant.isprintable() and bool(meant.strip())
    return Finding(
        span,
        f'"{shown}" is an escape that was not decoded: {said}',
        suggestions=(meant,) if meant.strip() else (),
        fix=Fix.replace(f"Write {said}", span, meant, safe=safe),
        confidence=0.95,
    )


def _newline(shown: str) -> str:
    return "\n" * shown.count("n") or " "


def _last(shown: str) -> str:
    return shown[-1:]


def _character(number: int) -> str:
    """The character of a number; those from 0x80 to 0x9f are meant as Windows has them."""
    if number in _WINDOWS:
        return bytes([number]).decode("cp1252", "replace")
    return chr(number)


def _unicode(shown: str) -> str:
    numbers = re.findall(r"[0-9a-fA-F]{2,5}", shown)
    units = "".join(_character(int(number, 16)) for number in numbers)
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_MEANT: dict[str, Callable[[str], str]] = {
    "unicode": _unicode,
    "newline": _newline,
    "quote": _last,
    "percent": unquote,
}
