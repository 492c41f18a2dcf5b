"""Rule `repeated-definition`."""

from collections.abc import Iterator

from linter.analyses.acronyms import SMALL_WORDS, Definition, acronyms
from linter.sdk import Bad, Category, Document, Finding, Good, Related, Rule, Severity

_STEM = 4  # letters that forms of one word share


class RepeatedDefinition(Rule):
    """An acronym is explained twice.

    "The World Health Organization (WHO)" is said once, and WHO from there on. A second explanation
    often shows where a paragraph was pasted in from another text, or was moved.

    The second one is reported where it has the same words; names in another language and words of
    one ending or another are the same.

    Known limits: in a long text a reader may well be reminded; hence this is an information.
    """

    name = "repeated-definition"
    category = Category.DUPLICATION
    severity = Severity.INFO
    english_only = True
    bad = (
        Bad(
            "The Rural Housing Board (RHB) paid for it.\n\n"
            "Ana Roe, the head of the Rural Housing Board (⟦RHB⟧), said so."
        ),
        Bad(
            "Site engineers (SEs) run the mill, and few SEs are left.\n\n"
            "The town wants more site engineers (⟦SEs⟧)."
        ),
    )
    good = (
        Good("The Rural Housing Board (RHB) paid. The RHB is new. The Rural Housing Board is old."),
        Good("The Rural Housing Board (RHB) paid. The River Health Board (RHB) did not."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the second explanation of each acronym."""
        known: dict[tuple[str, str], Definition] = {}
        told: set[str] = set()
        for each in doc.get(acronyms):
            words = doc.prose_of(each.long).lower().replace("-", " ").split()
            stems = " ".join(word[:_STEM] for word in words if word not in SMALL_WORDS)
            first = known.setdefault((each.letters, stems), each)
            if first is each or not each.fits or each.letters in told:
                continue
            told.add(each.letters)
            yield Finding(
                each.short,
                f"{doc.text_of(each.short)} is explained here again",
                related=(Related(first.short, "explained here first"),),
                confidence=0.9,
            )
