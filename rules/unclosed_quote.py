"""Rule `unclosed-quote`."""

from collections.abc import Iterator

from linter.analyses.quotation import Ending, Quotation
from linter.analyses.quote_pairing import attribution_in
from linter.analyses.quotes import is_code, quotations
from linter.sdk import Bad, Category, Document, Edit, Finding, Fix, Good, Rule, Severity, Span

_CLOSERS = {"“": "”", '"': '"', "„": "“", "‟": "”", "``": "''", "''": "''", "«": "»", "»": "«"}
_TYPED = frozenset("'`")  # two of them may be an empty string, or markup
_SHOWN = 30  # characters of the attribution that the message quotes


class UnclosedQuote(Rule):
    """A quotation is opened and never closed.

    Readers cannot tell where the speaker's words end and the writer's begin. The closing mark was
    forgotten, or lost with the end of a sentence.

    Each mark is read as opening or closing by its glyph and its neighbours, never by counting, so
    one lost mark spoils one quotation and not the rest of the article. A quotation that runs over
    several paragraphs opens each of them and closes only the last: that is the convention, and not
    reported, nor is the same in paragraphs that were merged into one. But where the open stretch
    holds the writer's attribution ("..., he said"), a mark is missing before it all the same.
    Apostrophes, measures (5'10", a 34" screen) and single marks are no quotations.

    Not found: a lost mark where the next paragraph begins with a quotation and no attribution
    stands between them; unclosed single marks.
    """

    name = "unclosed-quote"
    category = Category.QUOTATION
    severity = Severity.ERROR
    bad = (
        Bad("He said: ⟦“⟧We will rebuild.\n\nThe town agreed, and work began in May."),
        Bad(
            'The mayor was blunt. ⟦"⟧We lost it all, he said.\n\n"And we will not get it back."',
            fixed='The mayor was blunt. "We lost it all," he said.\n\n'
            '"And we will not get it back."',
            why="the next paragraph opens a quotation, but the writer spoke in between",
        ),
        Bad("They called it ⟦“⟧a waste of “public money” and left."),
        Bad("„Wir gehen“, sagte sie. ⟦„⟧Wir gehen heute.\n\nEs war spät."),
    )
    good = (
        Good(
            "“First we ran to the gate.\n\n“Then we walked to the river.\n\n“Then we slept,”"
            " he said.",
            why="each paragraph opens, the last closes",
        ),
        Good("“It was dark. “It was cold, and nobody came,” she said.", why="merged paragraphs"),
        Good('He is 5\'10" and has a 34" waist; the screen is 15" wide.', why="measures"),
        Good("'Twas the drivers' night in the '90s, rock 'n' roll and all."),
        Good("She wrote: “He said ‘no’ to the boys’ team twice.”"),
        Good('The letter ends: "We are sorry.\n\nYours, the board." It was not signed.'),
        Good('Put the " character before and after the word.'),
        Good("« Oui », dit-elle. « Non », dit-il."),
        Good('The song is called "Why?" and the film "Who Goes There?"'),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the opening mark of each quotation that nothing closes."""
        for quotation in doc.get(quotations).found:
            if quotation.ending is Ending.MISSING and not (
                doc.prose[quotation.span.start] in _TYPED or is_code(doc, quotation.block)
            ):
                yield _finding(doc, quotation)


def _finding(doc: Document, quotation: Quotation) -> Finding:
    span = Span(quotation.span.start, quotation.inner.start)
    end = quotation.span.end
    block = doc.blocks[quotation.block].span
    told = attribution_in(doc.prose, Span(end - 1, min(block.end, end + 4 * _SHOWN)))
    if told != end:
        return Finding(span, "This quotation is opened and never closed", confidence=0.95)
    who = " ".join(doc.text[end : min(block.end, end + _SHOWN)].split()[:3]).rstrip(".,")
    mark = _CLOSERS.get(doc.prose_of(span), '"')
    fix = Fix(f"Close the quotation before “{who}”", (Edit(Span(end, end), mark),))
    message = f'This quotation is not closed before "{who}"'
    return Finding(span, message, fix=fix, confidence=0.95)
