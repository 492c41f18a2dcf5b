"""Rule `near-repeated-paragraph`."""

from collections.abc import Iterator

from linter.analyses.repeats import Repeat, opens_article, repeated_paragraphs
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Related,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_SURE = 0.88  # of the words are the same: two versions of one paragraph
_FEWEST = 20  # words
_STANDFIRST = 45
_REFRAIN = 3  # copies
_MANY = 4  # paragraphs that are repeated: a work of reference, which says the same of many things
_CODE = lazy_pattern(r"[{}\\=<>]")
_NAMED = 3  # of the words that differ


class NearRepeatedParagraph(Rule):
    """A paragraph repeats an earlier one with a few words changed.

    Both versions of a rewritten paragraph were kept, or a text was taken over twice from sources
    that copied each other. The words of both paragraphs are compared, whatever their order and
    marks: at nine in ten the same it is a warning, at eight in ten an info.

    Paragraphs that tell two things alike, so that a name or a number of one stands where the other
    has another ("Ohio voted ...", "Iowa voted ..."), are left alone, as are passages that come
    three times. The first paragraph may be repeated as a standfirst, and lists repeat themselves,
    as do works of reference with many such paragraphs: there it is an info.
    """

    name = "near-repeated-paragraph"
    category = Category.DUPLICATION
    severity = Severity.WARNING
    bad = (
        Bad(
            "The work will cost less than was feared.\n\n"
            "Traffic has gone through the old town since the bridge was shut in May, and many of"
            " the shopkeepers there like it so well that they want it to stay.\n\n"
            "Engineers will look at the piers again.\n\n"
            "⟦Traffic has gone through the old town since the bridge was shut, and many of the"
            " shopkeepers like it so well that they want it to stay.⟧\n",
        ),
        Bad(
            "The work will cost less than was feared.\n\n"
            "Engineers will look at the piers of the bridge again next week, and nobody knows yet"
            " how long the repairs will take.\n\n"
            "⟦Divers will look at the piers of the bridge again next month, and nobody knows how"
            " long the repairs will take.⟧\n",
            why="more words differ: an info",
        ),
    )
    good = (
        Good(
            "The work will cost less than was feared, and the council is glad of it.\n\n"
            "The work will cost more than was feared, and the council is not glad of it.",
            why="too short to tell",
        ),
        Good(
            "The work will cost less than was feared.\n\n"
            "In Ohio, voters went to the polls on Tuesday to choose a governor, and 45 percent of"
            " them had made up their minds before the summer.\n\n"
            "In Iowa, voters went to the polls on Tuesday to choose a governor, and 38 percent of"
            " them had made up their minds before the summer.\n",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each later version."""
        found = doc.get(repeated_paragraphs)
        for repeat in found:
            if repeat.exact or repeat.parallel or repeat.copies >= _REFRAIN:
                continue
            if repeat.words >= _FEWEST and not _CODE.search(doc.prose, *_later(doc, repeat)):
                yield _finding(doc, repeat, reference=len(found) >= _MANY)


def _later(doc: Document, repeat: Repeat) -> Span:
    return doc.blocks[repeat.later].span


def _finding(doc: Document, repeat: Repeat, *, reference: bool) -> Finding:
    original, later = doc.blocks[repeat.first], doc.blocks[repeat.later]
    sure = repeat.alike >= _SURE and not (
        reference
        or later.role is Role.LIST
        or original.role is Role.LIST
        or (repeat.words <= _STANDFIRST and opens_article(doc, repeat.first))
    )
    told = [
        f"{what} {_named(words)}"
        for what, words in (("without", repeat.lost), ("with", repeat.added))
        if words
    ]
    line = doc.lines.position(original.span.start).line
    return Finding(
        later.span,
        f"This repeats the paragraph on line {line}, {' and '.join(told)}",
        related=(Related(original.span, "the first version"),),
        confidence=0.93 if sure else 0.6,
        severity=None if sure else Severity.INFO,
    )


def _named(words: tuple[str, ...]) -> str:
    more = f" and {len(words) - _NAMED} more words" if len(words) > _NAMED else ""
    return ", ".join(f'"{word}"' for word in words[:_NAMED]) + more
