"""Rule `replacement-character`."""

import re
from collections.abc import Iterator

from linter.analyses.rare_characters import rare_characters
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

_SHOWN = frozenset("\ufffdï￼")
_REPLACED = lazy_pattern("\ufffd+|(?:ï¿½)+|ï¿½?|\ufffc+")
_MOJIBAKE = "ï¿½"
_ABOUT = lazy_pattern(r"replacement character|\bU\+FFFD\b|mojibake", re.IGNORECASE)


class ReplacementCharacter(Rule):
    """A character was lost: a replacement character stands in its place.

    A converter that met bytes it could not read wrote "\ufffd" for each. What stood there cannot be
    told by the file; between the letters of "don\ufffdt" it was an apostrophe. "ï¿½" is the same in
    the wrong encoding, and U+FFFC stands where a picture was copied.

    Articles about replacement characters, and code, are left alone.
    """

    name = "replacement-character"
    category = Category.ENCODING
    severity = Severity.ERROR
    bad = (
        Bad("The caf⟦\ufffd⟧ was shut on Monday."),
        Bad("He didn⟦\ufffd⟧t know.", fixed="He didn’t know."),
        Bad("She said it was over ⟦ï¿½⟧ for now."),
    )
    good = (
        Good("The café was shut. He didn’t know."),
        Good("The replacement character “\ufffd” stands for what could not be read."),
        Good("Print `\ufffd` and stop.", name="example.md"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each run of replacement characters."""
        if doc.get(rare_characters).isdisjoint(_SHOWN):
            return
        if _ABOUT.search(doc.prose):
            return
        for match in _REPLACED.finditer(doc.prose):
            shown, span = match.group(), Span(*match.span())
            if "\ufffc" in shown and doc.is_masked(span):
                continue  # the mask's own
            if shown == "ï" or (not shown.startswith(("\ufffd", "\ufffc", _MOJIBAKE))):
                continue
            yield _finding(doc, span)


def _finding(doc: Document, span: Span) -> Finding:
    shown, prose = doc.text_of(span), doc.prose
    if "\ufffc" in shown:
        said = "An object, such as a picture, was here and is lost (U+FFFC)"
        return Finding(span, said, confidence=0.95)
    many = len(shown) // (len(_MOJIBAKE) if shown.startswith("ï") else 1)
    said = "A character was lost here" if many == 1 else f"{many} characters were lost here"
    before, after = prose[span.start - 1 : span.start], prose[span.end : span.end + 2]
    if many == 1 and before.isalpha() and _ENDING.match(prose, span.end):
        fix = Fix.replace("Write an apostrophe", span, "’", safe=True)
        return Finding(span, said, suggestions=("’",), fix=fix, confidence=0.98)
    del after
    return Finding(span, said, confidence=0.98)


_ENDING = lazy_pattern(r"(?:s|t|re|ve|ll|d|m)\b")
