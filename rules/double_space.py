"""Rule `double-space`."""

from collections.abc import Iterator

from linter.sdk import (
    Bad,
    Category,
    Document,
    Edit,
    Finding,
    Fix,
    Good,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_WIDE = lazy_pattern(r"[ ]{2,}+(?=[\w(\[\"“‘'–—$£€])")
_AFTER = lazy_pattern(r"[\w,;:.!?…)\]\"”’'%–—-]")
_STOP = lazy_pattern(r"[.!?:…][\"”’')\]]{0,2}$")
_WIDEST = 3
_MOST = 2  # such gaps in one line: more are columns
_ROLES = frozenset({Role.BODY, Role.QUOTE, Role.LIST, Role.TITLE, Role.HEADING})


class DoubleSpace(Rule):
    """Two spaces stand between two words.

    A word was deleted, or two passages were joined.

    The rule reports runs of two or three spaces inside a sentence. After a stop two spaces are a
    habit of typists, and left alone. Lines with several such gaps are columns of a table; blanks
    that come from markup are not the writer's. A finding covers all gaps of a paragraph.
    """

    name = "double-space"
    category = Category.PUNCTUATION
    severity = Severity.INFO
    bad = (
        Bad("The mayor⟦  ⟧resigned yesterday.", fixed="The mayor resigned yesterday."),
        Bad("The mayor,⟦  ⟧who is 51, left.", fixed="The mayor, who is 51, left."),
    )
    good = (
        Good("The mayor resigned.  She is 51.  Nobody knew."),
        Good("Leeds   4  2  1\n\nYork    3  3  0"),
        Good("The **mayor** <b>has</b> resigned.", name="example.md", why="markup was masked"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the wide gaps of each paragraph."""
        if "  " not in doc.text:
            return
        for block in doc.blocks:
            if block.role not in _ROLES:
                continue
            gaps = [Span(*match.span()) for match in _WIDE.finditer(doc.prose, *block.span)]
            gaps = [gap for gap in gaps if _AFTER.match(doc.prose, gap.start - 1)]
            gaps = [gap for gap in gaps if not doc.is_masked(gap)]
            spans = [gap for gap in gaps if not _follows_stop(doc.prose, gap)]
            if 0 < len(spans) <= _MOST and not any(_is_column(doc.prose, gap) for gap in gaps):
                yield Finding(
                    spans[0],
                    "Two spaces between two words",
                    fix=Fix("Write one space", tuple(Edit(s, " ") for s in spans), safe=True),
                    confidence=0.95,
                )


def _follows_stop(prose: str, gap: Span) -> bool:
    return bool(_STOP.search(prose, max(0, gap.start - 3), gap.start))


def _is_column(prose: str, gap: Span) -> bool:
    """Whether a gap is wider than a slip, or stands between numbers."""
    wide = gap.end - gap.start > _WIDEST
    return wide or (prose[gap.start - 1].isdigit() and prose[gap.end].isdigit())
