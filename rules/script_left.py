"""Rule `script-left`."""

import re
from collections.abc import Iterator
from functools import cache

from linter.analyses.code_lines import code_blocks
from linter.sdk import (
    Bad,
    Block,
    Category,
    Document,
    Finding,
    Good,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_PROPERTY = (
    r"(?:align(?:-\w+)?|animation|background(?:-\w+)?|border(?:-\w+)*|bottom|clear|color|content"
    r"|cursor|display|fill|flex(?:-\w+)?|float|font(?:-\w+)?|height|justify-content|left"
    r"|letter-spacing|line-height|list-style(?:-\w+)?|margin(?:-\w+)?|max-\w+|min-\w+|opacity"
    r"|outline|overflow(?:-\w)?|padding(?:-\w+)?|position|right|text-\w+|top|transform|transition"
    r"|vertical-align|visibility|white-space|width|z-index)"
)
_SCRIPT = (
    r"\bfunction ?\w{0,30}\((?:\s?\w{1,20}\s?(?:,\s?\w{1,20}){0,6})?\) ?\{"
    r"|\b(?:var|let|const) [\w$]{1,40} ?= ?\S"
    r"|\bwindow\.(?:location|onload|open\(|dataLayer|_\w+|\w{1,30} ?= ?\S|addEventListener)"
    r"|\bdocument\.(?:write|getElement\w*|cookie|createElement|querySelector\w*|body\.|ready|location)"
    r"|\b(?:googletag|dataLayer|_gaq|_taboola|adsbygoogle|twttr|fbq|gtag|ga|jQuery|OBR)"
    r"(?:\.\w[\w.]{0,40}\(|\([\"'])|\$\((?:document|window|function|[\"'][.#])"
    r"|\bconsole\.log\(|\baddEventListener\(|\bgetElementById\(|\(adsbygoogle\b"
    r"|//<!\[CDATA\[|\bjavascript:\w"
)
_STYLE = (
    r"(?:[.#][\w-]{1,40}(?:[ ,>]{1,3}[.#]?[\w-]{1,40}){0,3})?"
    rf"\s?\{{\s?{_PROPERTY}\s?:[^{{}};\n]{{1,80}}[;}}]|@media\s?(?:\(|only|screen|print|all)"
    r"|@import (?:url\(|[\"'])|@font-face\b|![ ]?important;"
    rf"|^\s*{_PROPERTY}\s?:[^{{}};\n.]{{1,60}};[ \t]*$"
)
_HINTS = (
    "{ @media @import @font-face window. document. googletag dataLayer _gaq. _taboola adsbygoogle"
    " twttr. fbq( gtag( ga( jQuery $( console.log addEventListener getElementById javascript: OBR."
    " CDATA !important ;\n"
).split(" ")
_DECLARING = ("var ", "let ", "const ")
_SUBJECT = lazy_pattern(
    r"\b(?:JavaScript|CSS|jQuery|TypeScript|stylesheets?|source code|Node\.js|HTML)\b"
)
_LONGEST = 1000
_TOO_MUCH = 4  # blocks with such code: the text is a listing


class ScriptLeft(Rule):
    """A piece of JavaScript or CSS stands in the text.

    A page was taken for its text with its scripts and styles: "googletag.cmd.push(function() {",
    ".story { color: red }". The rule knows what such code looks like.

    Code in Markdown, articles about JavaScript or CSS, and texts with one listing after another are
    left alone.
    """

    name = "script-left"
    category = Category.RESIDUE
    severity = Severity.ERROR
    bad = (
        Bad(
            "The mayor resigned.\n\n⟦googletag.cmd.push(function() { show('top'); });⟧\n\nShe left."
        ),
        Bad("The mayor resigned.\n\n⟦.story { color: red; margin: 0 }⟧\n\nShe left on Monday."),
        Bad("The mayor resigned. ⟦var adSlot = 3⟧; She left on Monday, the council said today."),
    )
    good = (
        Good("Each document and window has a function (of time) {sic}; let it be."),
        Good("In JavaScript, var x = 1; sets a variable."),
        Good("Width: 3 m; height: 4 m; color: red.", why="no style"),
        Good("    var x = 1;\n\n    document.write(x);\n", name="example.md"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the first piece of code in each paragraph."""
        prose = doc.prose
        found: dict[int, tuple[Block, Span]] = {}
        for line in sorted(_likely_lines(prose)):
            match = _pattern().search(prose, *line)
            block = doc.block_at(match.start()) if match else None
            if match and block and block.role is not Role.CODE:
                found.setdefault(block.index, (block, Span(*match.span())))
        if not found or len(found) > _TOO_MUCH or _SUBJECT.search(doc.prose):
            return
        code = doc.get(code_blocks)
        if len(code - found.keys()) > 1:
            return
        for block, span in found.values():
            kind = "JavaScript" if _script().match(doc.prose, span.start) else "CSS"
            rest = doc.prose[span.start : block.span.end]
            whole = len(rest) < _LONGEST and rest.endswith(("}", ";", ")"))
            yield Finding(
                Span(span.start, block.span.end) if whole else span,
                f"A piece of {kind} stands in the text",
                confidence=0.95,
            )


def _likely_lines(prose: str) -> set[Span]:
    """The lines that hold a word or sign of code; most texts have none."""
    hints = [hint for hint in _HINTS if hint in prose]
    if "=" in prose and any(word in prose for word in _DECLARING):
        hints.append("=")
    lines = set()
    for hint in hints:
        at = prose.find(hint)
        while at >= 0:
            start = prose.rfind("\n", 0, at + 1) + 1
            end = prose.find("\n", at + len(hint))
            line = Span(start, len(prose) if end < 0 else end)
            lines.add(line)
            at = prose.find(hint, line.end)
    return lines


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"{_SCRIPT}|{_STYLE}", re.MULTILINE)


@cache
def _script() -> re.Pattern[str]:
    return re.compile(_SCRIPT)
