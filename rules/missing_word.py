"""Rule `missing-word`."""

from collections.abc import Iterator

from linter.analyses.word_gaps import word_gaps
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity


class MissingWord(Rule):
    """A word is missing before a stop or a comma.

    `Send an email at .` lost its address, `in print on , on page 3` its date: the link or the field
    that held the word was dropped when the text was copied, and the space before it stayed.

    The rule reports an article, a preposition, "and" or "is" before a space and a stop, where
    sentences hardly ever end in these two words. Other spaces before a stop are reported by
    `space-before-punctuation`, whose cure, to remove the space, would hide the gap here.
    """

    name = "missing-word"
    category = Category.TRUNCATION
    english_only = True
    severity = Severity.WARNING
    bad = (
        Bad("Send us an email ⟦at .⟧ We read them all."),
        Bad("A version of this article appears in print ⟦on ,⟧ on page A3."),
        Bad("The song was written ⟦by ,⟧ and sung by nobody."),
    )
    good = (
        Good("She teaches at a school in Leeds, which the town is proud of."),
        Good("He did not know what to look at ... and what to listen to."),
        Good("Send it to `a@b.c`.", name="example.md"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each gap."""
        for span in doc.get(word_gaps):
            word = doc.prose_of(span).split()[0]
            yield Finding(
                span,
                f'A word is missing after "{word}": a link or a name may have been dropped',
                confidence=0.93,
            )
