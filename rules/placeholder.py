"""Rule `placeholder`."""

from collections.abc import Iterator

from linter.analyses.placeholders import placeholders
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity


class Placeholder(Rule):
    """A placeholder stands where the copy was to come.

    "TK", "XX per cent", "[NAME]", "lorem ipsum", "INSERT QUOTE HERE": somebody meant to fill the
    place before the article went out. Readers see that nobody did.

    The rule goes by shape: runs of X or noughts where a figure or date stands, slots in brackets
    that name what belongs there or say what to do, phrases such as "name to come" and "headline
    goes here", dummy text, blanks and TODO. Editors' brackets ("[sic]", "[the mayor]",
    "[redacted]"), Roman numbers, kisses, ratings and quoted words are left alone.

    Known limits: English only. A single X ("X people came"), "TBD" and "N/A" are not reported.
    """

    name = "placeholder"
    category = Category.RESIDUE
    severity = Severity.ERROR
    bad = (
        Bad("The mayor, ⟦TK⟧ years old, opened the bridge."),
        Bad("Prices rose by ⟦XX⟧ per cent in May, and ⟦XXX⟧ was blamed."),
        Bad("The bridge, said ⟦[NAME]⟧, will open on ⟦[insert date]⟧."),
        Bad("The bridge will open on ⟦xx/xx/2024⟧, at a cost of ⟦£XX⟧m."),
        Bad("The bridge is shut. ⟦INSERT QUOTE HERE⟧ It opens in May."),
        Bad("⟦Lorem ipsum dolor sit amet, consectetur adipiscing elit.⟧"),
        Bad("The bridge ⟦(name to come)⟧ will open in May."),
        Bad("⟦TODO⟧: ask the council when the bridge opens."),
        Bad("The bridge cost a total of ⟦????⟧ pounds, ⟦_____⟧ said."),
    )
    good = (
        Good("Super Bowl XXX and Pope Pius XX were mentioned in chapter XXX."),
        Good("See you soon, love from all of us xxx"),
        Good("The film is XXX-rated, and Vin Diesel starred in XXX: State of the Union."),
        Good("TK Maxx and T.K. Roe opened a shop."),
        Good('He told [the mayor] that "[he] has [sic] no plan" and paid $[redacted].'),
        Good('The word "TODO" stands in 400 files, and a TODO list hangs on the wall.'),
        Good("He filled the page with lorem ipsum text before the copy came."),
        Good("What??? Nobody asked."),
        Good("Call 0845 000 0000 before 00:30, flight 007, or dial 00 44 first."),
        Good("Write the date in the format DD/MM/YYYY.", why="it speaks of the form itself"),
        Good("1. I ___ to school. 2. She ___ home. 3. They ___ here.", why="a quiz"),
        Good("More details to come, the company said."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each placeholder."""
        for span in doc.get(placeholders):
            yield Finding(
                span,
                f'"{doc.prose_of(span)[:60]}" holds a place for words that never came',
                confidence=0.95,
            )
