"""Rule `split-word`."""

from collections.abc import Iterator

from linter.analyses.confusions import split_words
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity


class SplitWord(Rule):
    """One word is written as two, or two words as one.

    "Every day" is when something happens, "everyday" is what kind of thing it is; one can "set up"
    a shop, and the result is a "setup". Both forms are words, so that spelling checkers pass them.

    The rule has a table of frames: what stands before and after such a word in its sentence where
    only the other form can stand, as "to" and "the" around "setup". Forms that are written either
    way, such as "any more", "on to" and "can not", are not reported.
    """

    name = "split-word"
    category = Category.SPELLING
    english_only = True
    severity = Severity.WARNING
    bad = (
        Bad("A spoon is an ⟦every day⟧ item.", suggests="everyday"),
        Bad("⟦Everyday⟧ he goes to the pool.", suggests="Every day"),
        Bad("They want to ⟦setup⟧ a school.", suggests="set up"),
        Bad("Ask ⟦some one⟧ else.", suggests="someone"),
        Bad("She has been ill for ⟦awhile⟧ now.", suggests="a while"),
        Bad("The lorry crashed ⟦in to⟧ the gate.", suggests="into"),
        Bad("Nobody wants to be ⟦apart⟧ of it.", suggests="a part"),
        Bad("He turned himself ⟦into⟧ police.", suggests="in to"),
    )
    good = (
        Good("Every day life goes on; every day he swims in everyday clothes."),
        Good("The setup of the school took a day, and the workout was hard."),
        Good("She went in to the boss, who was turned in to the police."),
        Good("Every one of them is ready, and some one hundred people are all ready."),
        Good("It was shortly after noon, and he stayed awhile."),
        Good("The painting is about the everyday. It fell apart."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each word that a frame calls wrongly split or joined."""
        for found in doc.get(split_words):
            if found.text in doc.accepted:
                continue
            meant = tuple(
                each[0].upper() + each[1:] if found.text[0].isupper() else each
                for each in found.meant
            )
            number = "one word" if " " in found.text else "two words"
            yield Finding(
                found.span,
                f'"{found.text}" should be {number} here',
                suggestions=meant,
                confidence=0.95,
            )
