"""Rule `markup-left`."""

import re
from collections.abc import Iterator
from functools import cache

from linter.analyses.code_lines import code_blocks, is_mentioned, is_tutorial, speaks_of
from linter.analyses.odd_runs import odd_runs
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity, Span, lazy_pattern

_BB = (
    r"(?:b|i|u|s|url|img|quote|color|colour|size|code|center|centre|list|spoiler|font|email|align"
    r"|left|right|indent|table|tr|td|hr|h[1-6]|video|attach)"
)
_TARGET = r"\((?:https?:|mailto:|/|\#|\.{1,2}/|[\w-]+[./])[^()\s]{0,400}(?:\s\"[^\"\n]{0,100}\")?\)"
# "## What next" where a line break was lost, and the commands that hold words of the text.
_RUN_ON_HEADING = r"(?<=[a-z.,] )[#]{2,6}[ ](?=[^\W\d_])"
_LATEX = (
    r"\\(?:emph|textit|textbf|textsc|texttt|underline|section|subsection|footnote|href|cite)"
    r"\{[^{}\n]{1,200}\}"
)
# What a piece begins with, whose markup it is, and the whole piece. Most texts hold none of the
# beginnings, and a pattern that starts with a literal is found fast in the others.
_PIECES = (
    ("[/", "forum", rf"\[/{_BB}\]"),
    ("[/", "forum", rf"\[(?P<bb>{_BB})\](?=[^\[\]\n]{{0,300}}\[/(?P=bb)\])"),
    ("=", "forum", rf"\[{_BB}=[^\[\]\n]{{1,200}}\]"),
    ("[[", "wiki", r"\[\[(?=[A-Za-z:])[^\[\]{}\n]{1,200}\]\]"),
    ("[http", "wiki", r"\[http(?<!\]\[http)s?://[^\s\[\]]{3,300} [^\[\]\n]{1,100}\]"),
    ("'''", "wiki", r"'''(?<!['\w]''')(?=[^\s'])[^'\n]{1,200}'''(?!')"),
    ("==", "wiki", r"^={2,6}[ ]?[^\W_][^=\n]{0,80}={2,6}[ \t]*$"),
    ("==", "wiki", r"==(?<=[a-z.,] ==)[ ]?[A-Z][^=\n]{1,60}==(?![=\w])"),
    ("{", "markdown", r"\{(?:[#]|:[ ]?[#.])[a-z][\w-]{1,30}\}"),
    (" ##", "markdown", _RUN_ON_HEADING),
    ("\\", "LaTeX", _LATEX),
    ("](", "markdown", rf"\[[^\[\]\n]{{0,200}}\]{_TARGET}"),
    ("][", "markdown", r"\[(?<!\]\[)(?=[^\[\]\n]{0,100}[a-z]{3})[^\[\]\n]{1,100}\]\[\d{1,3}\]"),
    (
        "**",
        "markdown",
        (
            r"\*\*(?<![\w*\\]\*\*)\*?(?=[^\s*])(?![A-Z ]+\*{3})"
            r"[^*\n]{1,300}(?<=[^\s*])\*{2,3}(?![\w*])"
        ),
    ),
    (
        "__",
        "markdown",
        (
            r"__(?<![\w_]__)(?=[^\W_])(?![a-z0-9]+(?:_[a-z0-9]+)*__)"
            r"[^_\n]{1,200}(?<=[^\s_])__(?![\w_])"
        ),
    ),
    (
        "\n#",
        "markdown",
        (
            r"^\#{2,6}[ ]+[^\W_].{0,150}(?<!\#)$"
            r"|^\#[ ]+[A-Z][^\n]{0,100}[^\n.:;,]$(?=\n\s*\n|\Z)"
        ),
    ),
    ("```", "markdown", r"^```[\w+-]{0,20}[ \t]*$"),
    ("~~", "markdown", r"^~~~[\w+-]{0,20}[ \t]*$|~~(?=[^\s~])[^~\n]{1,200}~~"),
    ("[^", "markdown", r"\[\^(?<![\w\]]\[\^)\w{1,20}\]"),
)
_KINDS = {"forum": "BBCode", "wiki": "a wiki", "markdown": "Markdown", "LaTeX": "LaTeX"}
_SUBJECT = lazy_pattern(
    r"\b(?:BBCode|Markdown|MediaWiki|wikitext|reStructuredText|(?-i:LaTeX|TeX))\b", re.IGNORECASE
)
_WHOLE_FILE = 6  # so many pieces: the file is Markdown under another name


class MarkupLeft(Rule):
    """Markup of a forum, a wiki or Markdown stands in a text that is none.

    "**never**", "[the report](http://...)", "[[London]]", "[b]no[/b]": readers see the signs. The
    text was written for another system than the one that prints it.

    Reported are complete pieces: a link with its target, emphasis that opens and ends, a heading, a
    fence, a forum's tag with its end. Stars within words, "[i]" alone, "__init__", code, and
    articles about such markup are left alone. In Markdown only what Markdown does not know is
    reported. A plain text that is Markdown throughout is one info at its first piece.
    """

    name = "markup-left"
    category = Category.RESIDUE
    severity = Severity.WARNING
    bad = (
        Bad("The mayor ⟦**never**⟧ resigned."),
        Bad("See ⟦[the report](http://exampel.org/a)⟧ for more."),
        Bad("The mayor resigned.\n\n⟦## What happened next⟧\n\nShe left."),
        Bad("The ⟦[[City of London|City]]⟧ was calm."),
        Bad("The ⟦'''mayor'''⟧ resigned."),
        Bad("See ⟦[url=http://exampel.org]⟧the report⟦[/url]⟧ for more."),
        Bad("The mayor ⟦\\emph{never}⟧ resigned."),
        Bad("The mayor resigned. ⟦## ⟧What happened next"),
        Bad("A ⟦[b]⟧word⟦[/b]⟧ of it.", name="example.md"),
    )
    good = (
        Good("That f***ing wall, a Motherf**ker and 2**3 or **kwargs and ** notes."),
        Good("“We [the party] and [s]he [sic] said [i] no,” he said [1][2]."),
        Good("The file __init__.py has __all__ in it, says #5 # 6."),
        Good("if [[ -f a ]]; then\n  echo $a;\nfi"),
        Good("The **mayor** and [a report](http://exampel.org).", name="example.md"),
        Good("In Markdown, **bold** is bold."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each piece of markup."""
        found = sorted(_pieces(doc), key=lambda piece: piece[0])
        found = [piece for piece in found if _is_written(doc, piece[0])]
        if not found or speaks_of(doc, _SUBJECT, found[0][0]):
            return
        whole = sum(kind == "markdown" for _, kind in found) >= _WHOLE_FILE
        if whole or doc.get(is_tutorial):
            if whole:
                said = "The text is written in Markdown, but read as plain text"
                yield Finding(found[0][0], said, confidence=0.9, severity=Severity.INFO)
            return
        for span, kind in found:
            said = f'Markup of {_KINDS[kind]} in the text: "{_short(doc.prose_of(span))}"'
            yield Finding(span, said, confidence=0.93)


def _pieces(doc: Document) -> Iterator[tuple[Span, str]]:
    """The pieces of markup of each kind that the format does not know."""
    foreign = doc.format_name in ("plain", "html")
    prose, odd = doc.prose, doc.get(odd_runs)
    for hint, kind, pattern in _PIECES:
        if hint.strip() in odd and (foreign or kind == "forum"):
            for match in _compiled(pattern).finditer(prose):
                start, end = match.span()
                is_image = hint == "](" and prose[start - 1 : start] == "!"
                yield Span(start - is_image, end), kind


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


def _is_written(doc: Document, span: Span) -> bool:
    block = doc.block_at(span.start)
    if block is None or block.index in doc.get(code_blocks):
        return False
    return not is_mentioned(doc.prose, span)


def _short(shown: str) -> str:
    return shown if len(shown) <= 40 else f"{shown[:37]}..."  # noqa: PLR2004 - of a message
