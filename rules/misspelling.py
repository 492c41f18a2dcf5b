"""Rule `misspelling`."""

from collections.abc import Iterator

from linter.analyses.corrections import Correction
from linter.analyses.misspellings import misspellings
from linter.analyses.unknown_words import UnknownWord
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity

_OFFERED = 3


class Misspelling(Rule):
    """A word is misspelt.

    Reported are words that no word list has and that are a slip away from one that is much more
    frequent: a letter doubled, lost, added, changed or swapped with its neighbour; two such slips
    in longer words.

    Names are in no list either. What tells them apart is how they are written: a word with a
    capital inside a sentence is taken for a name, one at the start of a sentence is reported only
    if it occurs once and resembles a frequent word, and one that the article writes with a capital
    elsewhere, or again and again, needs overwhelming evidence. Compounds and prefixed words
    ("counterprotest") that no list can hold are left alone, and so are foreign passages.

    Add words of your own to `accept-words`. Known limits: a slip that makes another word ("form"
    for "from") is left to `confused-word`; misspelt names are not reported.
    """

    name = "misspelling"
    category = Category.SPELLING
    severity = Severity.WARNING
    bad = (
        Bad("They fought the ⟦soliders⟧ for years.", suggests="soldiers"),
        Bad("The ⟦goverment⟧'s plan was a surprise.", suggests="government"),
        Bad("She did not ⟦recieve⟧ the letter.", suggests="receive"),
        Bad("It was a well-⟦desinged⟧ bridge.", suggests="designed"),
        Bad("⟦Goverments⟧ rarely say so.", suggests="Governments"),
    )
    good = (
        Good("Mulroy met Kataeb fighters near Erbil, and al-Kadhimi called Psaki."),
        Good("Babones left. Later Babones returned to Kirkuk.", why="names"),
        Good("The counterprotesters wore crowdmade hats.", why="built of known words"),
        Good("We was jus' singin' an' dancin'.", why="clipped words"),
        Good("Write to tabel@exampel.org or see exampel.org/tabel.", why="addresses"),
        Good("He said: “Je ne sais pas pourquoi vous parlez ainsi.”", why="a foreign passage"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each unknown word that is a slip away from a known one."""
        for word, meant in misspellings(doc):
            yield _finding(word, meant)


def _finding(word: UnknownWord, meant: tuple[Correction, ...]) -> Finding:
    options = tuple(_in_case(each.word, word.text) for each in meant[:_OFFERED])
    return Finding(
        word.span,
        f'"{word.text}" is in no word list',
        suggestions=options,
        confidence=0.9 if word.capitalised else 0.96,
    )


def _in_case(word: str, model: str) -> str:
    return word[0].upper() + word[1:] if model[0].isupper() else word
