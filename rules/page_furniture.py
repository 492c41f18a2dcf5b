"""Rule `page-furniture`."""

import re
from collections.abc import Iterator

from linter.analyses.furniture import Certainty, Furniture, furniture
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

_ARTICLE = (
    "The council will close the old bridge for six weeks from Monday while engineers replace "
    "the bearings that a survey in May found to be cracked on both banks of the river.\n\n"
)
_CONFIDENCE = {Certainty.CERTAIN: 0.98, Certainty.LIKELY: 0.85}
_MARGINAL = frozenset({"a copyright line"})  # some sites keep it in the text
_DELIBERATE = frozenset({"an author's follow line", "a time stamp"})  # and these on purpose
_LICENCE = 2  # more copyright lines are no article's
_SYNDICATED = lazy_pattern(
    r"\b(?:originally|first) (?:appeared|published|posted)\b|\brepublished\b|\breprinted\b"
    r"|\bsyndicated\b",
    re.IGNORECASE,
)
_OURS = lazy_pattern(r"\b(?:us|our)\b", re.IGNORECASE)  # no author's line, but the house's
_EVIDENCE_CHARS = 60
_PARAGRAPH_WORDS = 25
_FOOT = 2  # full paragraphs after a line that stands inside an article


class PageFurniture(Rule):
    """A line of the page around the article stands in its text.

    Buttons, prompts and notices ("Share this article", "Sign up for our newsletter", "Story
    continues below") come along when a page is copied or scraped. Readers see them as text.

    The rule judges lines that stand alone, never a phrase within a sentence. A line is reported as
    an error where interface verbs and objects combine in a way that no subhead does, and as a
    warning where it is very likely furniture. Lines that some sites keep on purpose at the head or
    foot of an article ("Follow Ann Roe on X", "4 min read") are an info there. Words that could be
    a subhead ("Search", "Watch the video") are reported only beside other furniture or after the
    last paragraph. In Markdown and HTML a heading or list item is the writer's own and is reported
    only if it names the page itself ("Share this story").

    Known limits: English only; furniture on the same line as text is not seen.
    """

    name = "page-furniture"
    category = Category.RESIDUE
    severity = Severity.ERROR
    bad = (
        Bad(
            _ARTICLE + "⟦Share this story⟧\n\n" + _ARTICLE,
            fixed=_ARTICLE + _ARTICLE,
        ),
        Bad(_ARTICLE + "⟦Get our top stories in your inbox⟧", fixed=_ARTICLE.rstrip()),
        Bad(_ARTICLE + "⟦READ MORE: Ferry crews vote to strike⟧", fixed=_ARTICLE.rstrip()),
        Bad(
            _ARTICLE + "⟦Print⟧\n\n⟦Email⟧\n\n⟦Share on Facebook⟧",
            fixed=_ARTICLE.rstrip(),
            why="words that are subheads elsewhere, after the last paragraph",
        ),
        Bad(_ARTICLE + "## ⟦Share this page⟧\n\n" + _ARTICLE, name="example.md"),
        Bad(_ARTICLE + "⟦You have two free articles left this month.⟧", fixed=_ARTICLE.rstrip()),
    )
    good = (
        Good(_ARTICLE + "Share the load\n\n" + _ARTICLE),
        Good(_ARTICLE + "Read the small print\n\n" + _ARTICLE),
        Good(_ARTICLE + "Follow the money\n\n" + _ARTICLE),
        Good(_ARTICLE + "Video\n\n" + _ARTICLE, why="a subhead"),
        Good(_ARTICLE + "Watch the video below:", why="the writer leads in to a video"),
        Good("She urged readers to join the discussion and to share this article."),
        Good("The newsletter reached two million people, its editor said."),
        Good(
            "# Web shops\n\n" + _ARTICLE + "## Related articles\n\n" + _ARTICLE, name="example.md"
        ),
        Good("# Tools\n\n" + _ARTICLE + "- Privacy policy\n- Sign in\n- Search", name="example.md"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report every block that is furniture."""
        blocks = doc.get(furniture)
        notices = sum(found.kind in _MARGINAL for found in blocks)
        for found in blocks:
            if found.kind in _MARGINAL and notices > _LICENCE:
                continue  # a licence, or a list of them
            yield Finding(
                found.span,
                f'"{_evidence(doc, found.span)}" looks like {found.kind}: '
                "it belongs to the page, not to the article",
                fix=_removal(doc, found),
                confidence=_CONFIDENCE[found.certainty],
                severity=_severity(doc, found),
            )


def _severity(doc: Document, found: Furniture) -> Severity:
    kept = found.kind in _DELIBERATE and not _OURS.search(doc.prose, *found.span)
    if kept or _SYNDICATED.search(doc.prose, *found.span):
        return Severity.WARNING if _is_inside(doc, found.block) else Severity.INFO
    if found.certainty is Certainty.CERTAIN and found.kind not in _MARGINAL:
        return Severity.ERROR
    return Severity.WARNING


def _is_inside(doc: Document, index: int) -> bool:
    """Whether full paragraphs stand before a block and after it: no head or foot of an article."""
    full = [block.index for block in doc.body if _is_full(doc.prose_of(block.span))]
    return len(full) > _FOOT and full[0] < index < full[-_FOOT]


def _is_full(text: str) -> bool:
    return text.count(" ") + 1 >= _PARAGRAPH_WORDS


def _evidence(doc: Document, span: Span) -> str:
    text = " ".join(doc.prose_of(span).split())
    return text if len(text) <= _EVIDENCE_CHARS else text[:_EVIDENCE_CHARS].rstrip() + "…"


def _removal(doc: Document, found: Furniture) -> Fix | None:
    """Take the line out with the blank lines before it; in markup that might cut an element."""
    if doc.format_name != "plain":
        return None
    n, blocks = found.block, doc.blocks
    if n:
        span = Span(blocks[n - 1].span.end, found.span.end)
    else:
        span = Span(found.span.start, blocks[1].span.start if len(blocks) > 1 else found.span.end)
    return Fix("Remove the line", (Edit(span, ""),))
