"""Rule `truncated-paragraph`."""

from collections.abc import Iterator

from linter.analyses.paragraph_edges import paragraph_edges
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity


class TruncatedParagraph(Rule):
    """A paragraph inside the article stops in mid-sentence.

    Its end was lost when text was moved, shortened or copied, or stood in a link or a note that
    was dropped.

    A paragraph without a mark at its end is weighed: how often a sentence ends in these last words
    (never in "of the"), whether it has the articles, pronouns and auxiliaries of prose or reads
    like a headline, whether sentences stand before the open one, how long it is, and whether its
    neighbours and the rest of the article end in marks. What goes on in a list, a quotation or
    code is left alone; so are credits, links and articles that set no stops at all. Of plain
    statements that only lack their stop, those that may as well be captions are infos.
    """

    name = "truncated-paragraph"
    category = Category.TRUNCATION
    english_only = True
    severity = Severity.WARNING
    bad = (
        Bad(
            "The council met on Monday.\n\nIt agreed to spend more on schools. The money will come"
            " ⟦from a new⟧\n\nThe opposition voted against the plan.",
        ),
        Bad(
            "The council met on Monday.\n\nMembers said that they had been given less than an hour"
            " to read ⟦a report on⟧\n\nThe opposition voted against the plan.",
        ),
        Bad(
            "The council met on Monday.\n\nShe had asked for the papers in May. They were sent to"
            " her in June by the town clerk and ⟦a second official⟧\n\nThe plan was dropped.",
            why="an end that could be one, but for the stop",
        ),
    )
    good = (
        Good("The council met.\n\nMore money for schools in the north of the town\n\nIt agreed."),
        Good("The council met.\n\nCouncil leader Jo Lee outside the town hall on Monday\n\nYes."),
        Good("The council met.\n\nThe plan has three parts, and they include\n\n- roads\n- rail"),
        Good("The council met.\n\nAsked about the roads, the leader said,\n\n“They are fine.”"),
        Good("The council met.\n\nHow we made the plan that they voted for\n\nWe sat and wrote."),
        Good("The council met.\n\nThe plan was sent to the press. File picture\n\nThat was all."),
        Good("# The plan that they have for the\n\nIt is long.", name="example.md", why="heading"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each paragraph but the last that was likely cut."""
        for end in doc.get(paragraph_edges).open_ends:
            if end.final or not end.is_possible:
                continue
            quoted = doc.prose_of(end.last)
            message = (
                f'This paragraph stops in mid-sentence, after "{quoted}": text was lost here'
                if end.mid_sentence
                else f'No stop ends this paragraph, after "{quoted}": text may have been lost here'
            )
            yield Finding(
                end.last,
                message,
                confidence=end.confidence,
                severity=None if end.is_likely else Severity.INFO,
            )
