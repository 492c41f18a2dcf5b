"""Rule `broken-paragraph`."""

from collections.abc import Iterator

from linter.analyses.paragraph_edges import paragraph_edges
from linter.sdk import Bad, Category, Document, Finding, Fix, Good, Rule, Severity


class BrokenParagraph(Rule):
    """A sentence is torn in two by a paragraph break.

    The break came in when text was pasted from lines of a fixed width, from two columns, or around
    a link or picture that was taken out.

    The rule reports two neighbouring paragraphs where no mark ends the first and a word of English
    in lower case begins the second. Verse, lists without marks and code are left alone. Joining the
    two is offered, and not applied unasked: words between them may be lost.
    """

    name = "broken-paragraph"
    category = Category.TRUNCATION
    english_only = True
    severity = Severity.WARNING
    bad = (
        Bad(
            "It is done.\n\n⟦The prize went to a novel by\n\nan author whom few had read.⟧",
            fixed="It is done.\n\nThe prize went to a novel by an author whom few had read.",
        ),
        Bad(
            "It was a long year.\n\n⟦She said that the club would,\n\nif it had to, sell the ground"
            " at once.⟧ It did.",
            fixed="It was a long year.\n\nShe said that the club would, if it had to, sell the"
            " ground at once. It did.",
        ),
    )
    good = (
        Good("The prize went to a novel.\n\nAn author of whom nobody had heard won it."),
        Good("I met a man upon the stair\n\nwho was not there\n\nand would not go", why="verse"),
        Good("You need these tools:\n\nsed\n\ngrep\n\nawk\n\nThey are all installed."),
        Good("Prizes Won Abroad\n\niPhone sales were the cause of it all."),
        Good("A list of what we did:\n\nread the code\n\nwrote the tests\n\nshipped it"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each pair of paragraphs that is one sentence."""
        for torn in doc.get(paragraph_edges).torn:
            yield Finding(
                torn.span,
                "A paragraph break tears this sentence in two",
                fix=Fix.replace("Join the two paragraphs", torn.gap, " "),
                confidence=0.93,
            )
