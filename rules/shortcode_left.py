"""Rule `shortcode-left`."""

import re
from collections.abc import Iterator
from functools import cache

from linter.analyses.code_lines import code_blocks, is_mentioned, is_tutorial, speaks_of
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity, Span, lazy_pattern

_FORUM = (
    r"(?:b|i|u|s|url|img|quote|colou?r|size|code|cent(?:er|re)|list|spoiler|font|email|align)\b"
)
_KNOWN = (
    r"(?:gallery|playlist|youtube|vimeo|embed|audio|soundcloud|instagram|tweet|twitter|googlemaps"
    r"|slideshow|pullquote|contact-form(?:-7)?|recipe|newsletter|adsense|wpvideo|polldaddy|dropcap"
    r"|divider|spacer|toc|raw|column|row|button|one_(?:half|third|fourth))"
)
_SHORTCODE = (
    r"\{\{[<%][^{}\n]{1,200}[>%]\}\}"
    rf"|\[/?(?!{_FORUM})[a-z][\w-]{{1,30}}(?:\s+[\w:-]{{1,30}}\s?=\s?[\"'“”″][^\[\]\n\"”″]{{0,200}}[\"'“”″]){{1,12}}"
    r"\s?[^\[\]\n]{0,60}\]"  # with an attribute
    rf"|\[(?!{_FORUM})[a-z][\w-]{{1,30}}(?:\s[\w-]{{1,30}}=[\w.,-]{{1,60}}){{1,8}}\s?/?\]"
    rf"|\[/(?!{_FORUM}|sic\b)[a-z][\w-]{{2,30}}\]"  # the end of one
    rf"|\[{_KNOWN} [\w.,:/?=-]{{5,200}}\]"
    rf"|(?<![\w\])])\[(?:gallery|playlist|embed|contact-form-7|vc_\w{{2,30}}|et_pb_\w{{2,30}}|dropcap|pullquote"
    r"|adsense|[a-z]{2,20}_[a-z]{2,20}(?:_\w{1,20}){0,3})\](?![(\[])"
    r"|\[\[\{\"[^\[\]\n]{1,400}\}\]\]|\[\[nid:\d{1,9}\]\]"
)
_START = lazy_pattern(r"[\[{]")
_SUBJECT = lazy_pattern(
    r"\b(?:shortcodes?|WordPress (?:plugin|theme|block)s?|BBCode)\b", re.IGNORECASE
)


class ShortcodeLeft(Rule):
    """A shortcode of a publishing system stands in the text.

    "[caption id="attachment_12"]", "[gallery ids="1,2"]", "{{< youtube x >}}": the system that the
    text was written in would have put a picture or a frame there; the one that prints it shows the
    code.

    A word in square brackets is no shortcode: it needs an attribute, a closing tag, or a name that
    no prose has. "[sic]", "[video]", "[the party]" are left alone, and so are code and articles
    about shortcodes.
    """

    name = "shortcode-left"
    category = Category.RESIDUE
    severity = Severity.ERROR
    bad = (
        Bad('⟦[caption id="attachment_12" align="left"]⟧The mayor⟦[/caption]⟧ resigned.'),
        Bad('The mayor resigned. ⟦[gallery ids="1,2,3"]⟧', name="example.md"),
        Bad("The mayor resigned.\n\n⟦{{< youtube abc >}}⟧\n\nShe left."),
        Bad("⟦[vc_row]⟧The mayor resigned.⟦[/vc_row]⟧"),
        Bad("⟦[youtube dQw4w9WgXcQ]⟧"),
    )
    good = (
        Good("“[The party] was [sic] good [music], he said [laughs] and [column 3] of it.”"),
        Good("The array max[row_count] and [see note] and [a = b]."),
        Good("{{< youtube abc >}}\n\nThe mayor resigned.", name="example.md"),
        Good("See [the_report](http://exampel.org).", name="example.md"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each shortcode."""
        prose = doc.prose
        if "[" not in prose and "{{" not in prose:
            return
        found = [m for at in _START.finditer(prose) if (m := _pattern().match(prose, at.start()))]
        if not found or speaks_of(doc, _SUBJECT, Span(*found[0].span())) or doc.get(is_tutorial):
            return
        for match in found:
            span = Span(*match.span())
            if doc.block_at(span.start) is None or is_mentioned(prose, span):
                continue
            if _is_listing(doc, span):
                continue
            shown = match.group() if len(match.group()) <= 40 else f"{match.group()[:37]}..."  # noqa: PLR2004
            yield Finding(
                span,
                f'"{shown}" is a shortcode that the publishing system did not replace',
                confidence=0.96,
            )


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_SHORTCODE)


def _is_listing(doc: Document, span: Span) -> bool:
    """Whether the block is code beside the shortcode."""
    block = doc.block_at(span.start)
    return (
        block is not None
        and block.index in doc.get(code_blocks)
        and "[/" not in (doc.prose_of(block.span))
        and span != block.span
    )
