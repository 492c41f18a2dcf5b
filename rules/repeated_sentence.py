"""Rule `repeated-sentence`."""

from collections.abc import Iterator

from linter.analyses.repeats import (
    RepeatedSentence,
    opens_article,
    repeated_paragraphs,
    repeated_sentences,
)
from linter.sdk import (
    Bad,
    Block,
    Category,
    Document,
    Finding,
    Good,
    Related,
    Role,
    Rule,
    Severity,
    lazy_pattern,
)

_SURE = 10  # words; a shorter sentence may be said twice for effect
_MOST = 6  # sentences; more make a work of reference, which says the same of many things
_CODE = lazy_pattern(r"[{}\\=<>_;$|/*]")
_REFRAIN = 3  # copies
_PARAGRAPH = 20  # words; of shorter paragraphs that are nearly the same nothing else is said
_LABEL = 15  # characters in which a colon follows a label: "Image by: ..."
_OPENING = "\"“‘'"
_STOP = lazy_pattern(r"[.!?]")


class RepeatedSentenceRule(Rule):
    """A sentence stands in the article twice.

    Sentences of eight words and more are compared without their marks and capitals. Twice in one
    paragraph it is a warning, for then it was pasted twice; farther apart it is an info, for it may
    be a summary, a pull quote, a caption, or said again on purpose. Lists, sentences that lead to a
    list or a sample (they end in a colon), what comes three times, and what belongs to a paragraph
    that is repeated as a whole are left alone.
    """

    name = "repeated-sentence"
    category = Category.DUPLICATION
    severity = Severity.INFO
    bad = (
        Bad(
            "The bridge in the old town was shut in May after cracks were found. Nobody was hurt."
            " ⟦The bridge in the old town was shut in May after cracks were found⟧.",
            why="in one paragraph: a warning",
        ),
        Bad(
            "It rained for a week.\n\n"
            "It stopped. The bridge in the old town was shut after cracks were found.\n\n"
            "Nobody was hurt.\n\n"
            "⟦The bridge in the old town was shut after cracks were found⟧. It will open soon.",
        ),
    )
    good = (
        Good("It was late. It was late. The bridge was shut."),
        Good(
            "To see which version you have got, use this:\n\nbridge --version\n\n"
            "To see which version you have got, use this:\n\ntunnel --version"
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each sentence that was there before."""
        found = doc.get(repeated_sentences)
        if not 0 < len(found) <= _MOST:
            return
        copies = {
            each.later
            for each in doc.get(repeated_paragraphs)
            if each.exact or each.words >= _PARAGRAPH
        }
        for each in found:
            block = doc.block_at(each.later.start)
            if block is None or block.index in copies or block.role is not Role.BODY:
                continue
            if each.copies < _REFRAIN and _is_told(doc, each, block):
                yield _finding(doc, each)


def _is_told(doc: Document, each: RepeatedSentence, block: Block) -> bool:
    """Whether it is a sentence of the text: no lead to a list, credit or signature."""
    text = doc.prose_of(each.later)
    if (
        _CODE.search(text)
        or text.endswith(":")
        or ":" in text[:_LABEL]
        or not text.lstrip(_OPENING)[:1].isalpha()
    ):
        return False
    first = doc.block_at(each.first.start)
    if first is None or (first != block and opens_article(doc, first.index)):
        return False
    return bool(_STOP.match(doc.prose, each.later.end))


def _finding(doc: Document, each: RepeatedSentence) -> Finding:
    same = doc.block_at(each.first.start) == doc.block_at(each.later.start)
    sure = same and each.words >= _SURE
    line = doc.lines.position(each.first.start).line
    where = "in this paragraph" if same else f"on line {line}"
    return Finding(
        each.later,
        f"This sentence stands {where} before",
        related=(Related(each.first, "here first"),),
        confidence=0.9 if sure else 0.5,
        severity=Severity.WARNING if sure else None,
    )
