"""Rule `odd-space`."""

from collections.abc import Iterator

from linter.analyses.hidden_characters import also, by_block, character_name, replacement
from linter.analyses.rare_characters import rare_characters
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity, Span, lazy_pattern

_SPACES = frozenset("\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2007\u2008\u205f\u3000")
_ODD = lazy_pattern(
    r"(?<=[A-Za-z.,;:!?”’)])"
    r"(?:[ \xa0]*[\u1680\u2000-\u2005\u2007\u2008\u205f\u3000][ \xa0]*|\xa0 [ \xa0]*| \xa0[ \xa0]*)"
    r"(?=[A-Za-z“‘(])"
)


class OddSpace(Rule):
    """A space of another kind or width stands between two words.

    En, em, figure and ideographic spaces come from layout programs and foreign keyboards, and a
    no-break space beside an ordinary one from web editors, where it widens the gap. The safe fix
    writes one ordinary space.

    A no-break space alone is no fault, nor are thin spaces, which belong between numbers, units and
    dashes. Chinese and Japanese text is not concerned.
    """

    name = "odd-space"
    category = Category.ENCODING
    severity = Severity.INFO
    bad = (
        Bad("The mayor⟦\u2003⟧resigned.", fixed="The mayor resigned."),
        Bad("The mayor⟦\u3000⟧resigned.", fixed="The mayor resigned."),
        Bad("It is late.⟦\xa0 ⟧He left.", fixed="It is late. He left."),
    )
    good = (
        Good("It is 30\xa0km and Ann\xa0Roe said 5\u2009400 people came\u200a—\u200aat least."),
        Good("彼は\u3000来た"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the odd spaces of each paragraph."""
        if doc.get(rare_characters).isdisjoint(_SPACES):
            return
        places = (Span(*match.span()) for match in _ODD.finditer(doc.prose))
        written = (each for each in places if not doc.is_masked(each))
        for spans in by_block(doc, written):
            char = next(each for each in doc.prose_of(spans[0]) if each != " ")
            kind = "No-break space beside another" if char == "\xa0" else character_name(char)
            yield Finding(
                spans[0],
                f"{kind} between two words{also(spans)}",
                fix=replacement("Write one space", spans, lambda _: " "),
                confidence=0.95,
            )
