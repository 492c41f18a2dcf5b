"""Rule `decomposed-text`."""

import unicodedata
from collections.abc import Iterator

from linter.analyses.hidden_characters import also, by_block, replacement
from linter.analyses.rare_characters import rare_characters
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity, Span, lazy_pattern

_MARK = lazy_pattern("[\u0300-\u036f]")
_DECOMPOSED = lazy_pattern("[A-Za-zÀ-ɏ][\u0300-\u036f]{1,8}")


class DecomposedText(Rule):
    """An accented letter is stored as a letter and an accent.

    "é" may be one character or an "e" with a combining accent. Both look alike, but searches and
    comparisons tell them apart. File names from Apple's systems and some PDF files bring the second
    form. The safe fix composes the letters of a paragraph; accents that no composed letter has are
    left alone.
    """

    name = "decomposed-text"
    category = Category.ENCODING
    severity = Severity.INFO
    bad = (
        Bad("The caf⟦e\u0301⟧ was shut.", fixed="The caf\xe9 was shut."),
        Bad("Mr Mu⟦n\u0303⟧oz and Mr Mu\u0308ller.", fixed="Mr Mu\xf1oz and Mr M\xfcller."),
    )
    good = (
        Good("The caf\xe9 was shut."),
        Good("Here q\u0304 is the mean.", why="there is no composed letter"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the decomposed letters of each paragraph."""
        if not any(map(_MARK.match, doc.get(rare_characters))):
            return
        places = (Span(*match.span()) for match in _DECOMPOSED.finditer(doc.prose))
        decomposed = (each for each in places if _composed(doc.prose_of(each)))
        for spans in by_block(doc, decomposed):
            char = doc.prose_of(spans[0])
            yield Finding(
                spans[0],
                f'"{char}" is stored as a letter and an accent{also(spans)}',
                fix=replacement(
                    "Compose the letters", spans, lambda each: _composed(doc.prose_of(each))
                ),
                confidence=0.98,
            )


def _composed(shown: str) -> str:
    """The composed form; nothing where there is none."""
    composed = unicodedata.normalize("NFC", shown)
    return composed if composed != shown else ""
