"""Rule `html-left`."""

import re
from collections.abc import Iterator

from linter.analyses.code_lines import code_blocks, is_mentioned, is_tutorial, speaks_of
from linter.analyses.hidden_characters import also, by_block
from linter.sdk import (
    Bad,
    Category,
    Document,
    Edit,
    Finding,
    Fix,
    Good,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_MARKUP = lazy_pattern(
    r"<!--[^<>]{0,300}-->|<!--|<!\[CDATA\[|\]\]>"
    r"|<(?P<whole>script|style)\b[^<>]{0,300}>[^<]{0,500}</(?:script|style)>"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,20})(?P<rest>(?:\s[^<>]{0,300})?)/?>"
    r"|(?<![\w<])(?:style|class|href|src|target|rel|alt|align|data-[\w-]{1,30})"
    r"=[\"'][^\"'<>\n]{0,200}[\"']\s?/?>"
    r"|(?<![\w<])(?:style|class|href|src|target)=\"[^\"<>\n]{1,200}\"(?!\s?[\]>])"
    r"|(?<![\w<])href=[\"'](?=\s|$)|(?<![\w<])data-[\w-]{1,30}=\"[^\"<>\n]{0,200}\""
    r"|\?>(?=\s|$)",
    re.IGNORECASE,
)
# A tag of these is one wherever it stands; a tag of others only with an attribute or as an end.
_TAGS = frozenset(
    "a abbr article aside audio b big blockquote br button center cite dd del div dl dt em embed"
    " figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr html i iframe img ins li nav"
    " nobr noindex noscript nowiki ol p picture pre q ref references script section small span"
    " strike strong"
    " style sub sup svg table tbody td th thead tr tt u ul video".split()
)
_OTHERS = frozenset(
    "address body caption code data details footer g head input label legend link main map mark"
    " meta object option output param path rect s select source summary textarea time title var"
    " wbr".split()
)
_OFFICE = lazy_pattern(r"(?:o|v|w|st1|fb|g|amp|mce|xml|svg)[:-]\w", re.IGNORECASE)
_ATTRIBUTE = lazy_pattern(r"\s[\w:-]+\s?=\s?[\"'\w#/.]")
_SUBJECT = lazy_pattern(r"\b(?:X?HTML5?|XML|JSX|markup language|stylesheets?|web pages? source)\b")
_WHOLE_PAGE = lazy_pattern(r"\s*<(?:!doctype html|html|\?xml)\b", re.IGNORECASE)
_SIGNS = ("<", '="', "?>", "->", "]>")
_MANY = 5  # paragraphs with tags: the whole text has them, and that is one fault
_BLANK = lazy_pattern(r"[ \t]")


class HtmlLeft(Rule):
    """A tag, comment or attribute of HTML stands in plain text.

    The text was taken out of a page and its markup came along: readers see "</p>" or
    "<!-- more -->". The fix deletes the tags of a paragraph; what they meant (a heading, a link) is
    lost then, so it is not a safe one.

    Markdown may hold tags, so only plain text is judged. Tags that the text speaks about ("the <b>
    tag"), code, and articles about HTML are left alone; so is anything in angle brackets that is no
    tag ("cp <from> <to>"). A file that is full of tags, or a whole page, is one finding.
    """

    name = "html-left"
    category = Category.RESIDUE
    severity = Severity.ERROR
    bad = (
        Bad(
            "The mayor ⟦<b>⟧resigned</b> on Monday.",
            fixed="The mayor resigned on Monday.",
        ),
        Bad("It is late.⟦<br />⟧", fixed="It is late."),
        Bad("The mayor ⟦<!-- more -->⟧ resigned.", fixed="The mayor resigned."),
        Bad("The tale in ⟦</span>⟧ need of proof.", fixed="The tale in need of proof."),
        Bad('See the report ⟦target="_blank">⟧ for more.', fixed="See the report for more."),
        Bad("⟦<![CDATA[⟧The mayor resigned.]]>", fixed="The mayor resigned."),
    )
    good = (
        Good("Use the <b> tag for bold words, or type <em>, he said."),
        Good("HTML has <p> and <br>, and XML has none of them."),
        Good("Run cp <source> <target> and 3 < 4 > 2 and see <http://exampel.org>."),
        Good("The <b>mayor</b> resigned.", name="example.md"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the tags of each paragraph."""
        prose = doc.prose
        if doc.format_name != "plain" or not any(sign in prose for sign in _SIGNS):
            return
        if page := _WHOLE_PAGE.match(prose):
            said = "The file is a page in HTML, but is read as plain text"
            yield Finding(Span(page.end() - len(page.group().lstrip()), page.end()), said)
            return
        found = [Span(*match.span()) for match in _MARKUP.finditer(prose) if _is_markup(match)]
        if not found or speaks_of(doc, _SUBJECT, found[0]):
            return
        code = doc.get(code_blocks)
        tutorial = doc.get(is_tutorial)
        groups = list(by_block(doc, found))
        if len(groups) > _MANY or tutorial:
            groups = [found]
        for spans in groups:
            block = doc.block_at(spans[0].start)
            script = prose.startswith(("<script", "<style"), spans[0].start)
            if (block and block.index in code and not script) or is_mentioned(prose, spans[0]):
                continue
            shown = _short(prose[slice(*spans[0])])
            many = " (and in many other places)" if len(spans) > _MANY else also(spans)
            yield Finding(
                spans[0],
                f'Markup of HTML in the text: "{shown}"{many}',
                fix=Fix("Delete the markup", tuple(_edits(prose, spans))),
                confidence=0.6 if tutorial else 0.97,
                severity=Severity.INFO if tutorial else None,
            )


def _is_markup(match: re.Match[str]) -> bool:
    name = (match["name"] or "").lower()
    if not name:
        return True
    has_attribute = bool(_ATTRIBUTE.match(match["rest"]))
    if match["rest"].strip(" /") and not has_attribute:
        return False  # <a at exampel.org>
    if name in _TAGS or _OFFICE.match(name):
        # One capital letter is a placeholder of somebody's own.
        return len(name) > 1 or has_attribute or match["name"].islower()
    return name in _OTHERS and bool(match["close"] or has_attribute)


def _edits(prose: str, spans: list[Span]) -> Iterator[Edit]:
    """Each tag goes, and one of two blanks around it."""
    for start, end in spans:
        before, after = prose[start - 1 : start] if start else "\n", prose[end : end + 1]
        both = (before.isspace()) and bool(_BLANK.match(after))
        yield Edit(Span(start, end + 1 if both else end), "")


def _short(shown: str) -> str:
    return shown if len(shown) <= 40 else f"{shown[:37]}..."  # noqa: PLR2004 - of a message
