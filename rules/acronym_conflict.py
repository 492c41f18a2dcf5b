"""Rule `acronym-conflict`."""

from collections.abc import Iterator

from linter.analyses.acronyms import SMALL_WORDS, Definition, acronyms
from linter.sdk import Bad, Category, Document, Finding, Good, Related, Rule, Severity

_FEWEST = 3  # letters; two stand for many things
_STEM = 4  # letters that forms of one word share: Fellows, Fellowship


class AcronymConflict(Rule):
    """One name is given two acronyms, or one acronym two names.

    "The Department of Housing (DOH)" and further down "the Department of Health (DOH)": a reader
    who meets DOH after that cannot know which is meant. "The Department of Housing (DOH)" and later
    "the Department of Housing (DOHO)" make two bodies of one.

    The rule compares what the article itself explains in brackets. An acronym conflicts with itself
    where both names have capitals throughout, three words or more, and differ in more than the
    ending of a word. The later of the two is reported.
    """

    name = "acronym-conflict"
    category = Category.CONSISTENCY
    severity = Severity.INFO
    english_only = True
    bad = (
        Bad(
            "The Department of Rural Housing (DRH) paid.\n\n"
            "The Department of River Health (⟦DRH⟧) did not."
        ),
        Bad(
            "The Rural Housing Board (RHB) paid.\n\nThe rest came from the Rural Housing Board"
            " (⟦RHOB⟧)."
        ),
    )
    good = (
        Good("The Rural Housing Board (RHB) paid.\n\nThe Rural Housing Boards (RHBs) did."),
        Good("The Rural Housing Board (RHB) and the River Health Board (RiHB) paid."),
        Good("The Rural Housing Board (RHB) and the Rural Hub Housing Board (RHB)."),
        Good("The Contracting Officer (CO) flew to Colorado (CO)."),
        Good("The Rural Fellows Board (RFB) is the Rural Fellowship Board (RFB)."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each definition that contradicts an earlier one."""
        by_name: dict[str, Definition] = {}
        by_letters: dict[str, Definition] = {}
        for each in doc.get(acronyms):
            name = _stems(doc, each)
            if not each.fits or len(each.letters) < _FEWEST or not name:
                continue
            same_name = by_name.setdefault(name, each)
            same_letters = by_letters.setdefault(each.letters, each) if each.named else each
            if same_name.letters != each.letters:
                yield _finding(doc, each, same_name, "goes by {} further up")
            elif not _is_part(name, _stems(doc, same_letters)):
                told = " ".join(doc.prose_of(same_letters.long).split())
                yield _finding(doc, each, same_letters, f'"{told}" is {{}} further up')


def _stems(doc: Document, each: Definition) -> str:
    """The name without small words and endings."""
    words = doc.prose_of(each.long).lower().replace("-", " ").split()
    return " ".join(word[:_STEM] for word in words if word not in SMALL_WORDS)


def _is_part(one: str, other: str) -> bool:
    """Whether one name is the other in short: "Rural Board" of "Rural Housing Board"."""
    first, second = set(one.split()), set(other.split())
    return first <= second or second <= first


def _finding(doc: Document, each: Definition, other: Definition, how: str) -> Finding:
    short, name = doc.text_of(each.short), " ".join(doc.prose_of(each.long).split())
    return Finding(
        each.short,
        f'"{name}" is {short} here, and {how.format(doc.text_of(other.short))}',
        related=(Related(other.long, "explained here first"),),
        confidence=0.85,
    )
