"""Rule `truncated-end`."""

from collections.abc import Iterator

from linter.analyses.paragraph_edges import paragraph_edges
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity


class TruncatedEnd(Rule):
    """The article stops in mid-sentence.

    The end was lost: a field too short in the publishing system, a teaser behind a paywall, a page
    that was not copied to its end.

    The rule looks at the last paragraph. If no mark ends it, it is weighed (see
    `truncated-paragraph`): whether a sentence can end in its last words, whether it reads like
    prose rather than a headline, a credit or a caption, and how the article's other paragraphs end.

    An article that was cut at the end of a sentence looks whole, and is not reported.
    """

    name = "truncated-end"
    category = Category.TRUNCATION
    english_only = True
    severity = Severity.WARNING
    bad = (
        Bad(
            "The river rose by two metres in a night.\n\nThe mayor said that the bridge would stay"
            " closed until engineers had looked at ⟦each of the⟧",
        ),
        Bad(
            "The river rose by two metres in a night.\n\nThe bridge is closed. The mayor said she"
            " had asked ⟦the army to⟧",
        ),
    )
    good = (
        Good("The river rose by two metres in a night.\n\nThe mayor said that it would stay shut."),
        Good("The river rose by two metres.\n\nBridge to stay closed for weeks, mayor says"),
        Good("The river rose by two metres.\n\nWrite to the author at jo.lee@example.org"),
        Good("The river rose by two metres.\n\n“The water always wins” — Saying of the ferrymen"),
        Good("The river rose by two metres in a night.\n\n_The mayor spoke to us on Monday._"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the last paragraph if it was likely cut."""
        for end in doc.get(paragraph_edges).open_ends:
            if not end.final or not end.is_possible:
                continue
            quoted = doc.prose_of(end.last)
            message = (
                f'The article stops in mid-sentence, after "{quoted}": its end was lost'
                if end.mid_sentence
                else f'No stop ends the last paragraph, after "{quoted}": its end may be lost'
            )
            yield Finding(
                end.last,
                message,
                confidence=end.confidence,
                severity=None if end.is_likely else Severity.INFO,
            )
