"""Rule `bidi-control`."""

from collections.abc import Iterator

from linter.analyses.hidden_characters import also, by_block, character_name, removal
from linter.analyses.rare_characters import rare_characters
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity, Span, lazy_pattern

_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CONTROL = lazy_pattern(f"[{''.join(sorted(_CONTROLS))}]")
_OVERRIDES = frozenset("\u202d\u202e")
_MARKS = frozenset("\u061c\u200e\u200f")
_RIGHT_TO_LEFT = lazy_pattern("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")


class BidiControl(Rule):
    """An invisible character changes the direction of the text.

    Such controls come from Arabic and Hebrew pages, from names that were copied out of social
    networks, and from those who make a text read otherwise than it is stored. An override turns
    the order of all that follows; a mark of direction without letters around it that need one is
    harmless, and an info.

    An override is reported everywhere; marks, embeddings and isolates only in paragraphs without a
    letter that is written from right to left. The safe fix deletes all of a paragraph's.
    """

    name = "bidi-control"
    category = Category.ENCODING
    severity = Severity.ERROR
    bad = (
        Bad("The user⟦\u202e⟧nimda logged in.", fixed="The usernimda logged in."),
        Bad("Follow ⟦\u202a⟧#Kirkuk\u202c for more.", fixed="Follow #Kirkuk for more."),
    )
    good = (
        Good("The paper \u2067הארץ\u2069 is read in Tel Aviv\u200f."),
        Good("The word \u200fسلام\u200f means peace."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the controls of each paragraph that has no use for them."""
        if doc.get(rare_characters).isdisjoint(_CONTROLS):
            return
        places = [Span(*match.span()) for match in _CONTROL.finditer(doc.prose)]
        for spans in by_block(doc, places):
            block = doc.block_at(spans[0].start)
            if block and _RIGHT_TO_LEFT.search(doc.prose_of(block.span)):
                spans = [each for each in spans if doc.prose_of(each) in _OVERRIDES]  # noqa: PLW2901
            if not spans:
                continue
            yield Finding(
                spans[0],
                f"Invisible {character_name(doc.prose_of(spans[0]))} changes the direction of the"
                f" text{also(spans)}",
                fix=removal("Delete the controls of direction", spans),
                confidence=0.97,
                severity=Severity.INFO if _MARKS.issuperset(map(doc.prose_of, spans)) else None,
            )
