"""Rule `private-use-character`."""

from collections.abc import Iterator

from linter.analyses.hidden_characters import also, by_block, replacement
from linter.analyses.rare_characters import rare_characters
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity, Span, lazy_pattern

_PRIVATE = lazy_pattern("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")
# The bullets of the Symbol and Wingdings fonts, as office programs export them.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-"}
_CITATION = lazy_pattern("[\ue200-\ue20f]")  # a language model's: residue, not encoding


class PrivateUseCharacter(Rule):
    """A character has no meaning outside one font.

    Icon fonts and office programs use numbers that Unicode leaves to private agreement. Without
    their font readers see a box. The bullets of the Symbol font have an equal, which is offered as
    a safe fix; what others showed only the source can tell.
    """

    name = "private-use-character"
    category = Category.ENCODING
    severity = Severity.WARNING
    bad = (
        Bad("Call ⟦\ue001⟧ 555 for more."),
        Bad("⟦\uf0b7⟧ The first item.", fixed="• The first item."),
    )
    good = (
        Good("• The first item, for 5 €."),
        Good("✓ It was done, and 中文 is public."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the private characters of each paragraph."""
        if not any(map(_PRIVATE.match, doc.get(rare_characters))):
            return
        found = [m for m in _PRIVATE.finditer(doc.prose) if not _CITATION.search(m.group())]
        for spans in by_block(doc, (Span(*match.span()) for match in found)):
            known = all(doc.prose_of(each) in _BULLETS for each in spans)
            code = ord(doc.prose[spans[0].start])
            yield Finding(
                spans[0],
                f"U+{code:04X} is a private character that only its own font shows{also(spans)}",
                fix=replacement(
                    "Write a public character", spans, lambda each: _BULLETS[doc.prose_of(each)]
                )
                if known
                else None,
                confidence=0.95,
            )
