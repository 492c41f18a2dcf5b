"""Rule `confused-word`."""

from collections.abc import Iterator

from linter.analyses.confusions import Confusion, confusions
from linter.analyses.corrections import in_case
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity

# The share of right reports in clean articles, where slips are few: 21 of 21 by frames; by counts 7
# of 20 with this much evidence to spare and 9 of 33 with less, which is worth a hint and no more.
_FRAMED, _COUNTED, _HINTED = 0.97, 0.35, 0.25
_TO_SPARE = 1.0


class ConfusedWord(Rule):
    """A known word stands where only another can.

    "Rockets hit hear the embassy" is spelt correctly and still wrong. Spelling checkers pass such
    words; readers stumble over them. The rule decides in two ways.

    It has a table of frames: what stands before and after a word in its sentence when it is
    certainly the wrong one, as "then" is after a comparative and before a name or number, or "it's"
    before "own".

    And for words that are often written for each other it has counts of edited English. Where the
    other word was seen very much oftener between the same neighbours, and this one never, it is
    reported. How much oftener is fitted for each exchange on clean articles, so that "or" for "of"
    needs far more than "buy" for "by".

    It finds about half of such slips between common words. Where the evidence of the counts is just
    enough, a report is an info; a warning has evidence to spare, and one in a hundred clean
    articles gets one by counts, two in five of them right. Words that merely look unlikely, names,
    and rare words that an article repeats are not reported. Unusual wording is its weak side: "the
    culture war going on".
    """

    name = "confused-word"
    category = Category.SPELLING
    english_only = True
    severity = Severity.WARNING
    bad = (
        Bad("Two shells hit ⟦hear⟧ the harbour.", suggests="near"),
        Bad("They paid more ⟦then⟧ they earned.", suggests="than"),
        Bad("The club lost ⟦it's⟧ own ground, and ⟦its⟧ a pity.", suggests="its"),
        Bad("You should ⟦of⟧ been there.", suggests="have"),
        Bad("She did not want to ⟦loose⟧ control.", suggests="lose"),
        Bad("He was arrested ⟦buy⟧ the police.", suggests="by"),
        Bad("The minister walked away ⟦form⟧ the talks.", suggests="from"),
        Bad("It would wreck hopes and ⟦wreck⟧ havoc.", suggests="wreak"),
        Bad("⟦Their⟧ was no answer.", suggests="There"),
        Bad("He was released at the end ⟦off⟧ the year.", suggests="of"),
        Bad("She said it ⟦war⟧ not clear.", suggests="was"),
    )
    good = (
        Good("You can hear the harbour; people who hear the news cheer."),
        Good("If it was better then, what of now? More, then, was needed."),
        Good("It's the best, and its own fault. Its hard rock is its pride."),
        Good("He could of course have been there."),
        Good("They let loose the dogs. The IS stronghold fell.", why="an abbreviation"),
        Good("She accepted that he was right, and waived her right to speak."),
        Good("A view of the sea, and the focus of a war."),
        Good("The best way is to slow down; he sat next to women of the village."),
        Good("The report laid bare the deep split."),
        Good("They had to wait. How did the county fare in the count?"),
        Good("The word that wins is a word of five letters: guess the word."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each word that a frame calls wrong."""
        for found in doc.get(confusions):
            if found.text in doc.accepted:
                continue
            meant = tuple(in_case(each, found.text) for each in found.meant)
            yield Finding(
                found.span,
                f'"{found.text}" is a word, but not the one that fits here',
                suggestions=meant,
                confidence=_confidence(found),
                severity=Severity.INFO if _confidence(found) == _HINTED else None,
            )


def _confidence(found: Confusion) -> float:
    if found.line:
        return _FRAMED
    return _COUNTED if found.margin >= _TO_SPARE else _HINTED
