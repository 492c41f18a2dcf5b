"""Rule `repeated-paragraph`."""

from collections.abc import Iterable, Iterator

from linter.analyses.repeats import Repeat, opens_article, repeated_paragraphs
from linter.sdk import (
    OPAQUE,
    Bad,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Related,
    Role,
    Rule,
    Severity,
    Span,
)

_STANDFIRST = 45  # words; a longer paragraph is no standfirst
_PULL_QUOTE = 25  # words
_REFRAIN = 3  # copies: meant, or the same notice under each heading
_QUOTE_MARKS = "\"“”'‘’«»"
_MANY = 4  # repeated passages: a work of reference, which says the same of many things
_SHOWN = 8  # words of the paragraph that the message shows


class RepeatedParagraph(Rule):
    """A paragraph stands in the article twice.

    It was pasted twice, or moved and not deleted where it was. Paragraphs of twelve words and more
    are compared by their words alone: marks and capitals may differ. Several paragraphs in a row
    that were pasted again are one finding, at the later copy.

    It is an info only where the repetition may be meant: the first paragraph of an article is shown
    as a standfirst in many layouts, a short quotation may be a pull quote, a passage that stands
    there three times is a notice or a refrain, lists may say the same of several things, and so
    does a work of reference, in which four and more passages are repeated.
    Paragraphs in which a few words differ are left to `near-repeated-paragraph`.
    """

    name = "repeated-paragraph"
    category = Category.DUPLICATION
    severity = Severity.WARNING
    bad = (
        Bad(
            "The bridge was shut in May after cracks were found in two of its six piers.\n\n"
            "Nobody was hurt.\n\n"
            "Traffic has gone through the old town since then, and shopkeepers like it well.\n\n"
            "Engineers will look at the piers again next week.\n\n"
            "⟦Traffic has gone through the old town since then, and shopkeepers like it well.⟧\n",
            fixed="The bridge was shut in May after cracks were found in two of its six piers.\n\n"
            "Nobody was hurt.\n\n"
            "Traffic has gone through the old town since then, and shopkeepers like it well.\n\n"
            "Engineers will look at the piers again next week.\n",
        ),
        Bad(
            "Traffic has gone through the old town since then, and shopkeepers like it well.\n\n"
            "⟦Traffic has gone through the old town since then, and shopkeepers like it well.⟧\n",
            fixed="Traffic has gone through the old town since then, and shopkeepers like it"
            " well.\n",
            why="the first paragraph, perhaps a standfirst: an info",
        ),
    )
    good = (
        Good(
            "Cracks in piers\n\nThe work is late.\n\nThe work is late.",
            why="too short to tell",
        ),
        Good(
            "Traffic from the north goes through the old town until the end of March.\n\n"
            "Traffic from the south stays on the ring road until the middle of June.",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each later copy; copies in a row are one."""
        runs = list(_runs([each for each in doc.get(repeated_paragraphs) if each.exact]))
        for run in runs:
            if run[0].copies < _REFRAIN or _is_first_copy(doc, run[0]):
                yield _finding(doc, run, reference=len(runs) >= _MANY)


def _runs(repeats: Iterable[Repeat]) -> Iterator[list[Repeat]]:
    """The repeats grouped: those whose paragraphs follow each other in both places."""
    run: list[Repeat] = []
    for each in repeats:
        if run and (run[-1].first + 1, run[-1].later + 1) != (each.first, each.later):
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _is_first_copy(doc: Document, repeat: Repeat) -> bool:
    """Of a passage that stands there many times, only the first copy is told."""
    same = [each for each in doc.get(repeated_paragraphs) if each.first == repeat.first]
    return same[0] == repeat


def _finding(doc: Document, run: list[Repeat], *, reference: bool) -> Finding:
    original, later = doc.blocks[run[0].first].span, doc.blocks[run[0].later].span
    span = Span(later.start, doc.blocks[run[-1].later].span.end)
    words = doc.prose_of(later).split()
    shown = " ".join(words[:_SHOWN]) + (" ..." if len(words) > _SHOWN else "")
    line = doc.lines.position(original.start).line
    many = f"{len(run)} paragraphs stand" if len(run) > 1 else "A paragraph stands"
    often = f" and {run[0].copies} times in all" if run[0].copies >= _REFRAIN else ""
    meant = reference or _may_be_meant(doc, run)
    return Finding(
        span,
        f'{many} here that stands on line {line} too{often}: "{shown}"'
        if len(run) == 1
        else f'{many} here that stand on line {line} and after too: "{shown}"',
        fix=Fix.replace("Delete this copy", Span(_end_before(doc, span.start), span.end), ""),
        related=(Related(Span(original.start, doc.blocks[run[-1].first].span.end), "here first"),),
        confidence=0.5 if meant else 0.97,
        severity=Severity.INFO if meant else None,
    )


def _end_before(doc: Document, start: int) -> int:
    """The end of what stands before a paragraph, so that its blank line goes with it."""
    return len(doc.text[:start].rstrip())


def _may_be_meant(doc: Document, run: list[Repeat]) -> bool:
    if len(run) > 1:
        return False
    repeat = run[0]
    # A manual says the same of several functions.
    if repeat.copies >= _REFRAIN or OPAQUE in doc.prose_of(doc.blocks[repeat.first].span):
        return True
    if repeat.words <= _STANDFIRST and opens_article(doc, repeat.first):
        return True
    if repeat.words >= _PULL_QUOTE:
        return False
    if doc.blocks[repeat.first].role is Role.LIST:
        return True
    texts = [doc.prose_of(doc.blocks[index].span) for index in (repeat.first, repeat.later)]
    return any(text[0] in _QUOTE_MARKS for text in texts)
