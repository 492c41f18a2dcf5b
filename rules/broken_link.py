"""Rule `broken-link`."""

import re
from collections.abc import Iterator

from linter.analyses.code_lines import code_blocks, is_mentioned, is_tutorial
from linter.sdk import (
    OPAQUE,
    Bad,
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

_LINK = lazy_pattern(
    r"(?<![!\\\]])\[(?P<label>[^\[\]\n]{0,300})\]\((?P<target><[^<>\n]{0,400}>|[^()\s]{0,400}(?:\([^()\s]{0,100}\))?)"
    r"(?P<title>\s+[\"'(][^\n]{0,200}?[\"')])?\)"
)
_LOCAL = (
    r"(?:localhost|127\.0\.0\.1|0\.0\.0\.0|10\.\d{1,3}\.\d{1,3}\.\d{1,3}|192\.168\.\d{1,3}\.\d{1,3}"
    r"|[\w-]{1,60}\.(?:local|localhost|test|internal|lan))(?=[:/?#]|$|[\s\")\]>.,;])"
)
_STAGING = (
    r"(?:[\w-]{1,40}[.-])?(?:staging|stage|preprod|uat|preview)\d?[.-][\w.-]{3,80}"
    r"|[\w-]{1,60}\.(?:wpengine|pantheonsite|kinsta|netlify|herokuapp|ngrok)\.\w{2,4}"
)
_HOST = lazy_pattern(rf"https?://(?:{_LOCAL}|{_STAGING})[^\s<>\"”)\]]*", re.IGNORECASE)
_LOCAL_HOST = lazy_pattern(rf"https?://{_LOCAL}", re.IGNORECASE)
_PREVIEW = lazy_pattern(r"https?://[^\s<>\"”)\]]{1,300}[?&]preview=true[^\s<>\"”)\]]{0,100}")
_NOWHERE = lazy_pattern(r"https?://(?:/|$|https?:?//)")
_DOUBLED = lazy_pattern(r"https?:///\S{1,300}|https?://https?:?//[^\s)\]>]{0,300}")  # in prose
_FILLER = lazy_pattern(
    r"(?:todo|tbd|tk|xxx|url|link|href|undefined|null|none|insert[-_ ]?(?:url|link)|link[-_]here"
    r"|url[-_]here|your[-_]url|#|#?void)/?$",
    re.IGNORECASE,
)
_TEMPLATE = lazy_pattern(r".*?(?:\{\{|\}\}|%7B%7B|\$\{|<%|\[object|undefined$|/null$)")
_NEVER = lazy_pattern(r"(?:javascript|file|blob|about|chrome|vscode|c):", re.IGNORECASE)

_NO_TEXT = "The link has no text"
_FAULTS = (
    (_FILLER, 'The link leads nowhere: its target is "{}"'),
    (_NOWHERE, 'The target "{}" is no address'),
    (_TEMPLATE, 'The target "{}" holds a variable that was not filled in'),
    (_NEVER, 'Readers cannot follow a link to "{}"'),
)


class BrokenLink(Rule):
    """A link leads nowhere, or to the writer's own computer.

    Its target is empty, a bare "#" or "http://", a word to be replaced ("TODO"), a variable, a file
    on a disk, a host such as localhost, or a staging server that readers cannot reach; or it has no
    text to click on, which is an info.

    Only the form of the address is judged; nothing is fetched. Addresses of the own computer are no
    fault in tutorials, in code, and where the text itself shows the address.
    """

    name = "broken-link"
    category = Category.RESIDUE
    severity = Severity.ERROR
    bad = (
        Bad("See ⟦[the report]()⟧ for more.", name="example.md"),
        Bad("See ⟦[](http://exampel.org)⟧ for more.", name="example.md"),
        Bad("See ⟦[the report](http://localhost:3000/a)⟧ for more.", name="example.md"),
        Bad("See ⟦[the report](TODO)⟧ or ⟦[that](file:///C:/a.doc)⟧.", name="example.md"),
        Bad("See ⟦https://staging.exampel.org/a⟧ for more."),
        Bad("See ⟦http://http://exampel.org⟧ for more."),
    )
    good = (
        Good("See [the report](http://exampel.org/a_(b)) or [below](#below).", name="example.md"),
        Good("Open [localhost:3000](http://localhost:3000).", name="example.md"),
        Good("Write `[text]()` or [x]\\().\n\n    [text]()\n", name="example.md"),
        Good("Addresses begin with “http://” or “https://”."),
        Good("Run it, and open http://localhost:8080 in a browser on your machine."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each link that leads nowhere."""
        if doc.format_name != "plain" and "](" in doc.text:
            for match in _LINK.finditer(doc.text):
                span = Span(*match.span())
                said = _fault(match)
                if said and _is_link(doc, span, refused=bool(_NEVER.match(match["target"]))):
                    severity = Severity.INFO if said == _NO_TEXT else None
                    yield Finding(span, said, confidence=0.95, severity=severity)
        if "://" in doc.prose:
            yield from _addresses(doc)


def _is_link(doc: Document, span: Span, *, refused: bool) -> bool:
    """Whether it is a link: not in code, a table or front matter.

    Links to scripts and files of the own disk are `refused` by readers, and printed as text.
    """
    block = doc.block_at(span.start)
    if block is None or block.role in (Role.CODE, Role.FURNITURE):
        return False
    return OPAQUE not in (doc.prose[span.start], doc.prose[span.end - 1]) and (
        refused or doc.prose[span.start] != "["
    )


def _fault(match: re.Match[str]) -> str | None:
    label, target = match["label"].strip(), match["target"].strip("<>")
    if not target:
        return "The link has no target"
    for pattern, said in _FAULTS:
        if pattern.match(target):
            return said.format(target)
    if (_HOST.match(target) or _PREVIEW.match(target)) and label not in target:
        return f'Readers cannot reach "{target}"'
    return _NO_TEXT if not label and target.startswith("http") else None


def _addresses(doc: Document) -> Iterator[Finding]:
    """Addresses in the prose itself."""
    prose = doc.prose
    found = [
        (Span(*match.span()), pattern)
        for pattern in (_HOST, _PREVIEW, _DOUBLED)
        for match in pattern.finditer(prose)
    ]
    if not found:
        return
    code, seen = doc.get(code_blocks), 0
    for span, pattern in sorted(found, key=lambda each: each[0]):
        block = doc.block_at(span.start)
        if span.start < seen or block is None or block.index in code or is_mentioned(prose, span):
            continue
        seen = span.end
        shown = prose[span.start : span.end]
        own = bool(_LOCAL_HOST.match(shown))
        if own and (doc.get(is_tutorial) or _PROGRAM.search(prose)):
            continue
        said = (
            f'"{shown}" is no address' if pattern is _DOUBLED else f'Readers cannot reach "{shown}"'
        )
        yield Finding(span, said, confidence=0.9)


_PROGRAM = lazy_pattern(
    r"\b(?:browser|server|port|run(?:ning)?|localhost|install\w*|command|terminal|API|Docker)\b"
    r"(?!:\d)"
)
