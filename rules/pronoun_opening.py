"""Rule `pronoun-opening`."""

from collections.abc import Iterator

from linter.analyses.attribution import ROLES, SPEAKING, is_name_shaped, is_saying
from linter.analyses.quotes import narrative
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Role,
    Rule,
    Severity,
    Span,
    Token,
    TokenKind,
)

_PRONOUNS = frozenset({"he", "she"})
_AUXILIARIES = frozenset({"had", "has", "also", "later", "then"})
_BEFORE = frozenset({Role.TITLE, Role.HEADING})
_PERSONS = frozenset("man woman boy girl teenager teen child baby person he she who".split())


class PronounOpening(Rule):
    """The article opens with "he said" or "she said", and nobody was named before.

    `"We tried," he said.` as the first words leaves readers without a person: the paragraph that
    named them was cut off at the head, or the quotation was moved up.

    The rule looks at the first words outside quotations of the first paragraph: a pronoun and a
    verb of speaking. It stays silent where a headline above names or describes a person.

    Known limits: features may hold back the name on purpose, which is why this is an information.
    """

    name = "pronoun-opening"
    category = Category.ATTRIBUTION
    severity = Severity.INFO
    english_only = True
    bad = (
        Bad("“We tried to keep the ferry running,” ⟦she said⟧. “It was too old.”"),
        Bad("⟦He also said⟧ that the ferry was too old to be kept running in winter."),
    )
    good = (
        Good("“We tried to keep the ferry running,” Ann Roe said. “It was too old,” she said."),
        Good("# Ann Roe sells the last ferry\n\n“We tried,” she said.", name="example.md"),
        Good("# Nurse loses her job\n\n“We tried to help,” she said.", name="example.md"),
        Good("A ferry sank on Monday. “We tried,” said its captain."),
        Good("She walked to the pier at dawn. “It is too cold to swim,” she said."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the first attribution of the article if it is a pronoun's."""
        first = next(iter(doc.body), None)
        if first is None:
            return
        words = [t for t in doc.get(narrative).get(first.index, ()) if t.kind is TokenKind.WORD]
        end = _attribution_end(words)
        if end is None or _names_person(doc, first.index):
            return
        yield Finding(
            Span(words[0].span.start, words[end].span.end),
            f'The article opens with "{words[0].text.lower()} {words[end].text}", and nobody is'
            " named before",
            confidence=0.7,
        )


def _attribution_end(words: list[Token]) -> int | None:
    """The place of the verb of speaking, where the words begin with a pronoun and such a verb."""
    if len(words) < 2 or words[0].text.lower() not in _PRONOUNS:  # noqa: PLR2004 - a pair
        return None
    verb = 2 if words[1].text in _AUXILIARIES and len(words) > 2 else 1  # noqa: PLR2004
    return verb if words[verb].text in SPEAKING and is_saying(words, verb) else None


def _names_person(doc: Document, first: int) -> bool:
    """Whether a headline above names somebody, or may: titles in capitals tell nothing."""
    said = doc.get(narrative)
    for block in doc.blocks[:first]:
        if block.role not in _BEFORE:
            continue
        for n, token in enumerate(said.get(block.index, ())):
            word = token.text.lower()
            if (n and is_name_shaped(token)) or word in ROLES or word in _PERSONS:
                return True
            if token.text.isupper() and len(token.text) > 1:
                return True
    return False
