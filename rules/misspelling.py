"""Rule `misspelling`."""

from collections.abc import Iterator

from linter.analyses.corrections import in_case
from linter.analyses.dictionary_words import dictionary_words
from linter.analyses.language import is_english
from linter.analyses.misspellings import Misspelt, misspellings
from linter.sdk import Bad, Category, Document, Finding, Fix, Good, Rule, Severity

_OFFERED = 3
# The shares of right reports in 1.7 million words of clean articles, where slips are few: of 240
# words in small letters, and of 47 with a capital, half of which are names all the same.
_SMALL, _CAPITALISED = 0.8, 0.45


class Misspelling(Rule):
    """A word is misspelt.

    Reported are words that no word list has and that are a slip away from one that is much more
    frequent: a letter doubled, lost, added, changed or swapped with its neighbour, a sound spelt
    another way; two or three such slips in longer words. The corrections are ranked by frequency,
    by what slips people make, and by the words on both sides. Where no other word comes near the
    first, a safe fix is offered.

    Names are in no list either. What tells them apart is how they are written. A word with a
    capital is reported if the article has it once and all speaks for a slip: a frequent word is a
    common slip away, was seen beside the neighbours, and the word is long ("the Prime Minsiter");
    inside a sentence more must speak for it than at the start, and behind the name of a person
    still more. Slips in the names of countries, peoples and months are reported anywhere, but what
    the article writes with a capital elsewhere, or again and again, needs overwhelming evidence. A
    name in small letters ("sid") is reported where another word fits far better. Compounds and
    prefixed words ("counterprotest") that no list can hold are left alone, and so are foreign
    passages, what marks beside it show to be code, and what stands in code or in an address too.
    So are words of a borrowed phrase ("casus belli"), terms that the article puts in quotation
    marks or brackets, Latin names of species, and Chinese names in an article about China. Words
    that only lists of the rarest words have ("oolong"), and family names of the census, need far
    more evidence. Where a text is about software, the names of commands and libraries are known.

    Some misspellings are known by heart: what stands in a word list and is a slip all the same
    ("calender"), or is as frequent as rare words are ("dont").

    In clean articles four of five reports are right, but of words with a capital only every second
    one, of which there is one in sixty articles.

    Add words of your own to `accept-words`. Known limits: a slip that makes another word ("form"
    for "from") is left to `confused-word`; misspelt names of persons are not reported.
    """

    name = "misspelling"
    category = Category.SPELLING
    severity = Severity.WARNING
    bad = (
        Bad(
            "The ⟦enviroment⟧ is at risk.",
            fixed="The environment is at risk.",
            suggests="environment",
            why="no other word comes near: a safe fix",
        ),
        Bad("They fought the ⟦soliders⟧ for years.", suggests="soldiers"),
        Bad(
            "The ⟦goverment⟧'s plan was a surprise.",
            fixed="The government's plan was a surprise.",
            suggests="government",
        ),
        Bad("She did not ⟦recieve⟧ the letter.", suggests="receive"),
        Bad("It was a well-⟦desinged⟧ bridge.", suggests="designed"),
        Bad("⟦Goverments⟧ rarely say so.", suggests="Governments"),
        Bad("⟦Atfer⟧ the rain they went home.", suggests="After", why="no name opens so"),
        Bad("The minister ⟦sid⟧ nothing.", suggests="said", why="elsewhere a name"),
        Bad("He was born in ⟦Febuary⟧.", suggests="February", why="a name that all know"),
        Bad("It was a ⟦fotograf⟧ of her.", suggests="photograph", why="by its sound"),
        Bad("It was ⟦infact⟧ hers.", suggests="in fact"),
        Bad("She wrote to the Prime ⟦Minsiter⟧ of the day.", suggests="Minister"),
        Bad("I ⟦dont⟧ know who they are.", suggests="don't", why="known by heart"),
    )
    good = (
        Good("Two backflips won her the permissioned regrounding, she said caringly.", why="built"),
        Good("Mulroy met Kataeb fighters near Erbil, and al-Kadhimi called Psaki."),
        Good("Babones left. Later Babones returned to Kirkuk.", why="names"),
        Good("The counterprotesters wore crowdmade hats.", why="built of known words"),
        Good("We was jus' singin' an' dancin'.", why="clipped words"),
        Good("Write to tabel@exampel.org or see exampel.org/tabel.", why="addresses"),
        Good("He said: “Je ne sais pas pourquoi vous parlez ainsi.”", why="a foreign passage"),
        Good("Present: Ole Swedin. Lena Almeria and Ana Bening wrote this.", why="names"),
        Good("Det. Hanna Poole led the search.", why="a rank cut short"),
        Good("The jobseekers praised the housebuilder and the skyworthy craft."),
        Good(
            "They call it “subsidum”, and she said [s]howing off was :thumbup: fine.", why="meant"
        ),
        Good("Grant arn:aws:iamm the right and see readlin(3).", why="code"),
        Good("Har har, went the crowd.", why="a sound"),
        Good("A reblogged post showed denormalised data.", why="new words"),
        Good(
            "Call `perf.record()` first.\n\nThen read what perf has seen.\n",
            name="guide.md",
            why="it stands in code too",
        ),
        Good("Set -fstrikt or --noruns; see exampel/tabel and how tabel grows.", why="options"),
        Good(
            "On Linux, with Python 3.12.1 and JSON, the falsy pid comes from the xprinf command.",
            why="a text about software",
        ),
        Good("The firm sold 5 mln shares and 300 bln roubles of debt.", why="units"),
        Good(
            "Her mea culpa was a casus belli, he said sotto voce.", why="phrases that are borrowed"
        ),
        Good("The leakers drank oolong at the bourses.", why="rare, and in long lists"),
        Good("They slept in a hut called a “mbari”. Each mbari has a roof.", why="a term"),
        Good("The Koreas and the Obamas agreed.", why="names in the plural"),
        Good("In China, Ms Weilan and Mr Kaohu of Changnan came.", why="Chinese syllables"),
        Good("Bees feed on Rosa rubiginosa and Quercus pubescens.", why="names of species"),
        Good("Ana Bening\nLena Almeria\nOle Swedin\n\nThose came.", why="a list of names"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each unknown word that is a slip away from a known one."""
        if not doc.get(is_english):
            yield from _by_dictionary(doc)
            return
        for each in misspellings(doc):
            yield _finding(each)


def _by_dictionary(doc: Document) -> Iterator[Finding]:
    """What the dictionary of another language lacks; nothing where none is configured."""
    for word in doc.get(dictionary_words).unknown:
        meant = doc.dictionary.suggest(word.text)[:_OFFERED] if doc.dictionary else ()
        said = f'"{word.text}" is not in the dictionary for {doc.language}'
        yield Finding(word.span, said, suggestions=meant, confidence=0.8)


def _finding(misspelt: Misspelt) -> Finding:
    word = misspelt.word
    options = tuple(in_case(each.word, word.text) for each in misspelt.meant[:_OFFERED])
    fix = None
    if misspelt.certain and len(word.text) == word.span.end - word.span.start:
        fix = Fix.replace(f'Write "{options[0]}"', word.span, options[0], safe=True)
    known = "only as a name in the word lists" if word.suspect else "in no word list"
    return Finding(
        word.span,
        f'"{word.text}" is {known}',
        suggestions=options,
        fix=fix,
        confidence=_CAPITALISED if word.capitalised else _SMALL,
    )
