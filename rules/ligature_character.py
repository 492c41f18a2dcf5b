"""Rule `ligature-character`."""

import unicodedata
from collections.abc import Iterator

from linter.analyses.hidden_characters import also, by_block, replacement
from linter.analyses.rare_characters import rare_characters
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity, Span, lazy_pattern

_LIGATURES = frozenset("ﬀﬁﬂﬃﬄﬅﬆ")
_LIGATURE = lazy_pattern("[ﬀ-ﬆ]")


class LigatureCharacter(Rule):
    """A ligature is stored as one character.

    "ﬁ" in "ofﬁce" was copied from a PDF. Fonts make ligatures themselves; stored ones hide the word
    from searches and spelling checkers. The safe fix writes the letters.
    """

    name = "ligature-character"
    category = Category.ENCODING
    severity = Severity.INFO
    bad = (
        Bad("The of⟦ﬁ⟧ce was shut.", fixed="The office was shut."),
        Bad("A ⟦ﬂ⟧ood came and the ofﬁce was shut.", fixed="A flood came and the office was shut."),
    )
    good = (
        Good("The œuvre of an æsthete was shown."),
        Good("An office and a flood and an affair."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the ligatures of each paragraph."""
        if doc.get(rare_characters).isdisjoint(_LIGATURES):
            return
        places = (Span(*match.span()) for match in _LIGATURE.finditer(doc.prose))
        for spans in by_block(doc, places):
            char = doc.prose_of(spans[0])
            yield Finding(
                spans[0],
                f'"{char}" is one character for "{_letters(char)}"{also(spans)}',
                fix=replacement(
                    "Write the letters", spans, lambda each: _letters(doc.prose_of(each))
                ),
                confidence=0.98,
            )


def _letters(char: str) -> str:
    return unicodedata.normalize("NFKC", char)
