"""Rule `acronym-mismatch`."""

from collections import Counter
from collections.abc import Iterator
from itertools import product

from linter.analyses.acronyms import Definition, acronyms
from linter.analyses.mentions import is_mentioned
from linter.analyses.one_slip import is_one_slip
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Related,
    Rule,
    Severity,
    Span,
    analysis,
    lazy_pattern,
)

_FEWEST = 3  # letters of an acronym that the initials alone can prove wrong
_WORDS = lazy_pattern(r"[^\W\d_]+")
_USED = lazy_pattern(r"\b([A-Z]{2,12})s?\b")
_SOUNDS = frozenset("x")  # stands for "ex", "cross" and "trans" as well


class AcronymMismatch(Rule):
    """The letters of an acronym are not the initials of the name beside it.

    "The World Health Organization (WTO)": one letter is wrong, or the name is, and from here on
    readers have the wrong body in mind.

    The rule looks at a short form in brackets behind a name, and at a name in brackets behind a
    short form. Letters from inside the words ("PCB"), small words, parts of compounds and words
    that are left out are allowed for. What does not fit is reported only as a near miss: as many
    letters as words with a capital, and all of them but one the same; or the article elsewhere uses
    the initials as an acronym, and never the letters in the bracket.
    That the letters lack one initial is reported in the latter case only.

    Known limits: acronyms of another language ("International Press Centre (CPI)") differ in more
    than one letter as a rule, and are left alone; so are those of two letters.
    """

    name = "acronym-mismatch"
    category = Category.CONSISTENCY
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad("The World Health Organization (⟦WTO⟧) has sent a team."),
        Bad("⟦WTO⟧ (World Health Organization) doctors have come."),
        Bad(
            "She wrote a request for proposal (⟦RPF⟧). Two firms answered the RFP.",
            why="the article knows the right one",
        ),
        Bad("The Department of Parks and Rivers (⟦DPT⟧) shut it."),
        Bad(
            "The National Water Board (⟦NB⟧) met on Monday. The NWB will meet again in May.",
            why="a letter was lost",
        ),
    )
    good = (
        Good("The World Health Organization (WHO) and the Extensible Markup Language (XML)."),
        Good("The Integrated Flood Season Phase Chart (IPC) is out.", why="two words left out"),
        Good("Polychlorinated biphenyl (PCB), Software-as-a-Service (SaaS), eXtra Large (XL)."),
        Good("People for the Ethical Treatment of Animals (PETA), the Data Mining Lab (DMLs)."),
        Good("The International Press Centre (CPI) and the Kurdish Democratic Union Party (PYD)."),
        Good("She wrote to the City of Perth (WA), and he to Senator Ana Roe Lund (IND)."),
        Good("They bought a fruit maker, Apple (AAPL), and the Open Neural Net Exchange (ONNX)."),
        Good("Topic :: Internet :: Name Service (DNS)", why="a list, not a name"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each short form that misses its initials by a letter."""
        for each in doc.get(acronyms):
            if not doc.prose[each.short.start : each.short.end - 1].isupper():
                continue
            meant = _with_lost_letter(doc, each) if each.fits else _meant(doc, each)
            whole = Span(min(each.long.start, each.short.start), max(each.long.end, each.short.end))
            if meant is not None and not is_mentioned(doc, whole):
                said = " ".join(doc.prose_of(each.long).split())
                yield Finding(
                    each.short,
                    f'"{doc.text_of(each.short)}" does not stand for "{said}": that is {meant}',
                    suggestions=(meant,),
                    related=(Related(each.long, "the name"),),
                    confidence=0.9,
                )


def _meant(doc: Document, each: Definition) -> str | None:
    """The acronym that the letters miss by a slip."""
    letters, count = each.letters, len(each.letters)
    exact = each.initials[-count:]
    one_name = each.named and not set(",;:") & set(doc.prose_of(each.long))
    if one_name and count >= _FEWEST and len(exact) == count and not _skips(each):
        different = [pair for pair in zip(letters, exact, strict=True) if len(set(pair)) > 1]
        if len(different) == 1 and not _SOUNDS & set(different[0]):
            return exact.upper()
    lengths = (count, count - 1, count + 1)
    for length, start in product(lengths, (each.initials, each.all_initials)):
        initials = start[-length:]
        if len(initials) == length >= _FEWEST and is_one_slip(letters, initials):
            right, wrong = initials.upper(), letters.upper()
            uses = doc.get(_uses)
            if uses[right] and uses[wrong] == 1:
                return right
    return None


def _skips(each: Definition) -> bool:
    """Whether the letters are initials of the name, in order, of which several are left out."""
    first = each.initials.find(each.letters[0])
    left = iter(each.initials[first:]) if first >= 0 else iter("")
    return each.initials[-1] == each.letters[-1] and all(letter in left for letter in each.letters)


def _with_lost_letter(doc: Document, each: Definition) -> str | None:
    """The initials of all words of the name, if the article uses them, and never the letters."""
    words = [word for word in _WORDS.findall(doc.prose_of(each.long)) if word[0].isupper()]
    meant = "".join(word[0] for word in words)
    if len(meant) != len(each.letters) + 1 or not is_one_slip(each.letters, meant.lower()):
        return None
    uses = doc.get(_uses)
    return meant if uses[meant] and uses[each.letters.upper()] == 1 else None


@analysis
def _uses(doc: Document) -> Counter[str]:
    """How often each word in capitals stands in the text, or its plural."""
    return Counter(_USED.findall(doc.prose))
