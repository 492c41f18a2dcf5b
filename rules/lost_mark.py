"""Rule `lost-mark`."""

import re
from collections.abc import Iterator

from linter.sdk import (
    Bad,
    Block,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

# A question mark between the parts of a contraction or possessive.
_APOSTROPHE = lazy_pattern(
    r"(?<![\w?/=&.])(?:(?:(?:did|does|is|was|are|were|has|have|had|would|could|should|ca|wo|do|ai"
    r"|must|need)n|do|ca|wo)(?=\?t\b)|(?:they|we|you|who|there)(?=\?(?:re|ve|ll|d)\b)"
    r"|I(?=\?(?:m|ve|ll|d)\b)|(?:he|she|it|that|there|who|what|where|here|let|how)(?=\?(?:s|ll|d)\b)"
    r"|[A-Za-z][A-Za-z-]{2,40}(?=\?s\b))(?P<mark>\?)",
    re.IGNORECASE,
)
_OPENING = lazy_pattern(r"(?:^|(?<=\s))\?(?=[A-Z][a-z]|[AI] )")
_CLOSING = lazy_pattern(r"(?<=\w,)\?(?=\s)|(?<=\w\.)\?(?=\s|$)")
_CANDIDATE = lazy_pattern(r"\?(?:(?=[a-zA-Z])(?<=\w\?)|(?<=[,.]\?)(?=\s|$))")
_ADDRESS = lazy_pattern(r"//|www\.|=")
_LONGEST = 200


class LostMark(Rule):
    """A question mark stands where an apostrophe or quotation mark was.

    A converter that could not store "’" wrote "?": "don?t", "the mayor?s", "?We will,? he said".

    The rule reports a question mark between the parts of a contraction, or between a word and its
    possessive "s", and a pair of them around words where the closing one follows a comma or a full
    stop. Addresses and code are left alone. The fix of an apostrophe is safe.
    """

    name = "lost-mark"
    category = Category.ENCODING
    severity = Severity.ERROR
    english_only = True
    bad = (
        Bad("He didn⟦?⟧t know.", fixed="He didn’t know."),
        Bad("They⟦?⟧re late, and it⟦?⟧s dark.", fixed="They’re late, and it’s dark."),
        Bad("The company⟦?⟧s chief executive left.", fixed="The company’s chief executive left."),
        Bad("⟦?⟧We will rebuild,⟦?⟧ he said."),
    )
    good = (
        Good("Did he know? Is it late?so be it. What? See it?"),
        Good("See www.exampel.org/search?s=late for more, or exampel.org/mayor?s=1."),
        Good("He asked why, and which? So she left."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each question mark that stands for another mark."""
        if not _CANDIDATE.search(doc.prose):
            return
        for block in doc.blocks:
            if block.role is not Role.CODE:
                yield from _apostrophes(doc, block)
                yield from _quotation_marks(doc, block)


def _apostrophes(doc: Document, block: Block) -> Iterator[Finding]:
    for match in _APOSTROPHE.finditer(doc.prose, *block.span):
        span = Span(*match.span("mark"))
        before = doc.prose[max(block.span.start, span.start - _LONGEST) : span.start]
        if _ADDRESS.search(before.split()[-1]) or doc.prose[span.end + 1 : span.end + 2] in (
            "=",
            "&",
        ):
            continue
        yield Finding(
            span,
            "A question mark stands where an apostrophe was lost",
            suggestions=("’",),
            fix=Fix.replace("Write an apostrophe", span, "’", safe=True),
            confidence=0.97,
        )


def _quotation_marks(doc: Document, block: Block) -> Iterator[Finding]:
    opening = [Span(*match.span()) for match in _OPENING.finditer(doc.prose, *block.span)]
    closing = [Span(*match.span()) for match in _CLOSING.finditer(doc.prose, *block.span)]
    if not (opening and closing and opening[0] < closing[-1]):
        return
    for span, mark in [(each, "“") for each in opening] + [(each, "”") for each in closing]:
        yield Finding(
            span,
            "A question mark stands where a quotation mark was lost",
            suggestions=(mark,),
            confidence=0.92,
        )
