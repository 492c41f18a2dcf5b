"""Rule `headless-paragraph`."""

from collections.abc import Iterator

from linter.analyses.paragraph_edges import paragraph_edges
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity


class HeadlessParagraph(Rule):
    """A paragraph begins in mid-sentence.

    Its first words were lost: they stood in a link, a large initial or a line that was not copied.

    The rule reports a paragraph whose first word is a word of English in lower case, where the
    paragraph before it is complete. Names that are written so (iPhone, eBay, kubectl), lettered
    lists, what follows code, a list or a colon, and texts that write lower case throughout are left
    alone. Where the paragraph before has no end either, see `broken-paragraph`.
    """

    name = "headless-paragraph"
    category = Category.TRUNCATION
    english_only = True
    severity = Severity.WARNING
    bad = (
        Bad("The shop closed in May.\n\n⟦and the staff⟧ were told by letter, the union said."),
        Bad("The shop closed in May.\n\n⟦of the town⟧ have signed a petition. It ends on Friday."),
    )
    good = (
        Good("The shop closed in May.\n\niPhones are sold next door. eBay has the rest."),
        Good("The shop closed in May.\n\neBay has the rest of the stock."),
        Good("The shop closed in May.\n\na) The staff were told by letter in the same week."),
        Good("Run it so:\n\nmake all\n\nwhich should build the shop and all of its parts."),
        Good("The shop closed in May.\n\njlee@example.org is where the staff can be reached."),
        Good("He wrote:\n\nthe shop is closed, and the staff were told by letter."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each paragraph that has lost its beginning."""
        for head in doc.get(paragraph_edges).headless:
            yield Finding(
                head.first,
                f'This paragraph begins in mid-sentence, with "{doc.prose_of(head.first)}": words'
                " before it were lost",
                confidence=0.93,
            )
