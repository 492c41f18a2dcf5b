"""Rule `entity-left`."""

import re
from collections.abc import Iterator
from functools import cache

from linter.analyses.code_lines import code_blocks, is_mentioned, speaks_of
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

_JOINER = "\ufdd0"  # stands for what a decoded entity of Markdown leaves over
_ENTITY = (
    rf"&{_JOINER}*(?:amp;){{0,4}}(?:\#\d{{2,6}};?|\#[xX][0-9a-fA-F]{{2,5}};?|[A-Za-z]{{2,8}}\d{{0,2}};"
    r"|(?:amp|nbsp|quot|apos|rsquo|lsquo|rdquo|ldquo|mdash|ndash|hellip|eacute|lt|gt)(?![\w=;]))"
)
_SUBJECT = lazy_pattern(r"\b(?:X?HTML5?|XML|XSS|character references?)\b")
_ADDRESS = lazy_pattern(r"(?://|www\.|\w\.\w+/)\S*$")
_UNSAFE = frozenset("<>{}[]*_`\\")
_LONGEST = 300
_MOST_TIMES = 4


class EntityLeft(Rule):
    """An entity of HTML stands in the text undecoded.

    Readers see "&amp;" for "&" and "&#8217;" for an apostrophe: the text was escaped once too often
    or never decoded. In Markdown, where an entity is legal, one that was escaped twice is reported.

    The safe fix writes the character, and a plain space for a no-break space. It is not safe where
    the character would be markup. Addresses, code, and articles about HTML are left alone.
    """

    name = "entity-left"
    category = Category.RESIDUE
    severity = Severity.ERROR
    bad = (
        Bad("Marks ⟦&amp;⟧ Spencer closed.", fixed="Marks & Spencer closed."),
        Bad("He didn⟦&#8217;⟧t go.", fixed="He didn’t go."),
        Bad("The price was ⟦&#163;⟧8m.", fixed="The price was £8m."),
        Bad("It was ⟦&nbsp;⟧ late.", fixed="It was late."),
        Bad("It was⟦&nbsp;⟧late.", fixed="It was late."),
        Bad("It was ⟦&amp;quot;⟧so.", fixed='It was "so.'),
        Bad("The cost is ⟦&amp;pound;⟧8.", name="example.md", fixed="The cost is £8."),
        Bad(
            "He said ⟦&lt;⟧b⟦&gt;⟧ to it.",
            why="would be markup: no safe fix",
            fixed="He said <b> to it.",
        ),
    )
    good = (
        Good("AT&T and R&D; Q&A, B&B. See exampel.org/?a=1&amp;b=2 or http://a.org/?x=1&amp;y=2."),
        Good("In HTML, &amp; stands for an ampersand."),
        Good("Write the &nbsp; entity there."),
        Good("Marks &amp; Spencer and &pound;8.", name="example.md"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each entity that is left."""
        prose = doc.prose
        if "&" not in prose:
            return
        found = [match for match in _entity().finditer(prose) if _meant(match.group())]
        if not found or speaks_of(doc, _SUBJECT, Span(*found[0].span())):
            return
        code = doc.get(code_blocks)
        for match in found:
            span = Span(*match.span())
            block = doc.block_at(span.start)
            before = prose[max(0, span.start - _LONGEST) : span.start]
            if block is None or block.index in code or _ADDRESS.search(before):
                continue
            if (
                is_mentioned(prose, span)
                or before[-1:] == "?"
                or prose[span.end : span.end + 1] == "="
            ):
                continue
            yield _finding(doc, span, _meant(match.group()) or "")


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(_ENTITY)


def _meant(shown: str) -> str | None:
    """What the entity stands for, however often it was escaped; None if it is none."""
    import html  # its table of names is large, and few articles have an entity

    text = shown.replace(_JOINER, "")
    if not text.endswith(";"):
        text += ";"
    before = text
    for _ in range(_MOST_TIMES):
        decoded = html.unescape(text)
        if decoded == text:
            break
        text = decoded
    if text == before or (len(text) > 2 and text.startswith("&")):  # noqa: PLR2004
        return None
    return text.replace("\xa0", " ").replace("\xad", "").replace("\u200b", "")


def _finding(doc: Document, span: Span, meant: str) -> Finding:
    shown = doc.text_of(span)
    safe = _UNSAFE.isdisjoint(meant) and (not meant or meant == " " or meant.isprintable())
    safe = safe and not ("à" <= meant <= "ô" or "Â" <= meant <= "Å")  # perhaps of garbled text
    edit, text = span, meant
    if meant in ("", " "):
        before, after = doc.prose[span.start - 1 : span.start], doc.prose[span.end : span.end + 1]
        both = before.isspace() and after == " "
        edit = Span(span.start, span.end + 1) if both else span
        text = meant if before.strip() and after.strip() else ""
    said = f'"{meant}"' if meant.strip() else "a space"
    return Finding(
        span,
        f'"{shown}" is an undecoded entity: {said}',
        suggestions=(meant,) if meant.strip() else (),
        fix=Fix.replace(f"Write {said}", edit, text, safe=safe),
        confidence=0.97,
    )
