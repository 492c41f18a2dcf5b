"""Rule `caption-line`."""

from collections.abc import Iterator

from linter.analyses.picture_lines import PictureLine, Sort, picture_lines
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

_PARAGRAPH_WORDS = 25
_EVIDENCE_CHARS = 60
_IMAGE = lazy_pattern(r"!\[|<img|<figure|<picture")
_ABOVE = (
    "The council will close the old bridge for six weeks from Monday while workers replace the"
    " deck and mend the piers below it, it said at noon.\n\n"
)
_BELOW = (
    "\n\nDrivers will have to take the long way round by the mill, which adds ten minutes to the"
    " journey, and signs will go up at both ends."
)
_WHOLE = _ABOVE.rstrip() + _BELOW


class CaptionLine(Rule):
    """A picture's caption or credit stands between the paragraphs.

    "Photo: Ann Roe/Reuters", "Pictured: the bridge at noon", "From left, Ann Roe and Tom Okafor":
    where a page is copied as text, what stood under its pictures becomes lines of the article.

    The rule looks at plain text, at lines of their own. A credit is known by its label or by an
    agency, archive or network behind a name; a caption by its lead-in, by the credit that ends it,
    or because it tells who is seen where and ends in no stop. Between full paragraphs it is a
    warning. Above the first and below the last one it is an info: some sites keep the credit of
    their opening picture there.

    Known limits: English only; a caption that reads like a sentence of the article is not found.
    """

    name = "caption-line"
    category = Category.RESIDUE
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad(_ABOVE + "⟦Photo: Ann Roe/Reuters⟧" + _BELOW, fixed=_WHOLE),
        Bad(_ABOVE + "⟦Ann Roe / AFP⟧" + _BELOW, fixed=_WHOLE),
        Bad(_ABOVE + "⟦Illustration by Tom Okafor for The Herald⟧" + _BELOW, fixed=_WHOLE),
        Bad(
            _ABOVE + "⟦Workers look at the deck in May. [Ann Roe/Al Jazeera]⟧" + _BELOW,
            fixed=_WHOLE,
        ),
        Bad(
            _ABOVE + "⟦From left, Ann Roe, Tom Okafor and Ivo Lund at the bridge⟧" + _BELOW,
            fixed=_WHOLE,
        ),
        Bad(
            _ABOVE + "⟦FILE - In this May 2011 photo, a bus crosses the bridge.⟧" + _BELOW,
            fixed=_WHOLE,
        ),
        Bad(_ABOVE + "⟦The mayor, pictured with her deputy in May⟧" + _BELOW, fixed=_WHOLE),
        Bad(_ABOVE + "⟦Above: the bridge at noon⟧" + _BELOW, fixed=_WHOLE),
        Bad(
            "The bridge is shut until spring.\n\n⟦[Photo: Ann Roe]⟧\n\nHe said so on Monday.",
            fixed="The bridge is shut until spring.\n\nHe said so on Monday.",
        ),
    )
    good = (
        Good("![A bridge](a.png)\n\nPhoto: Ann Roe/Reuters", name="example.md"),
        Good(_ABOVE + "The picture of the bridge, left by its builder, was found." + _BELOW),
        Good(_ABOVE + "A photo of hope" + _BELOW, why="a subhead"),
        Good(_ABOVE + "Above and beyond" + _BELOW),
        Good(_ABOVE + "She sent the pictures to AFP and Reuters, and neither ran them." + _BELOW),
        Good("The council moved left, right and to the centre; pictured or not, it lost."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each line of a picture."""
        if doc.format_name != "plain":
            return
        lines = doc.get(picture_lines)
        if not lines or _IMAGE.search(doc.text):
            return
        full = [b.index for b in doc.body if _is_full(doc, b.span)]
        for line in lines:
            inside = not full or full[0] < line.block < full[-1]
            yield _finding(doc, line, inside=inside)


def _is_full(doc: Document, span: Span) -> bool:
    return doc.prose.count(" ", *span) + 1 >= _PARAGRAPH_WORDS


def _finding(doc: Document, line: PictureLine, *, inside: bool) -> Finding:
    text = " ".join(doc.prose_of(line.span).split())
    shown = text if len(text) <= _EVIDENCE_CHARS else text[:_EVIDENCE_CHARS].rstrip() + "…"
    sure = line.sort is Sort.CREDIT
    removal = Span(doc.blocks[line.block - 1].span.end, line.span.end)
    return Finding(
        line.span,
        f'"{shown}" {line.sort}, and readers of this text see none',
        fix=Fix("Remove the line", (Edit(removal, ""),)),
        confidence=(0.95 if sure else 0.9) if inside else 0.6,
        severity=None if inside else Severity.INFO,
    )
