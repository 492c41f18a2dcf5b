"""Rule `unlikely-word`."""

from collections.abc import Iterator

from linter.analyses.confusions import confusions
from linter.analyses.ngrams import ngrams
from linter.analyses.unlikely_words import UnlikelyWord as Unlikely
from linter.analyses.unlikely_words import unlikely_words
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity, Status

_EVIDENT = 5.0  # a pair is evidence if it was counted so many times as often as the one written
_CONFIDENCE = 0.15  # 9 of 77 read in clean text, where slips are few; no higher score is surer


class UnlikelyWord(Rule):
    """A word is unlikely where it stands, and a word close to it is likely.

    "He walked away form the table" passes every spelling checker. The rule compares each word with
    those it may have been written for: words one letter or one swap away, words that sound the
    same, words that people confuse. It asks how often each was counted next to its neighbours, in
    9 million words of edited English, and next to words of their kind, and knows how often such an
    exchange only seemed right in edited text. A word is reported only where the other fits so much
    better that, in edited text, the rule stayed silent for ten thousand words and more.

    Only words in small letters in running text are judged. Forms of one word ("runs" for "run"),
    and American and British spellings, are not compared: there, both may be meant. A word that the
    article repeats is likely to be meant, and one that the project accepts is passed over.

    The rule finds about half of the common confusions and one in four of other slips; what it
    misses is mostly a word that fits its neighbours and is wrong in the sentence as a whole. In
    well edited text slips are so rare that only one report in seven is right: read them as
    questions.
    """

    name = "unlikely-word"
    category = Category.SPELLING
    english_only = True
    severity = Severity.INFO
    status = Status.PREVIEW
    bad = (
        Bad("Officers do not know the ⟦identify⟧ of the driver.", suggests="identity"),
        Bad("The police ⟦sad⟧ they had arrested two men.", suggests="said"),
        Bad("It would cost them a ⟦lost⟧ of money.", suggests="lot"),
    )
    good = (
        Good("They were not sure about the weather, or whether it would rain."),
        Good("You know the idea; they know no better than that."),
        Good("Fill in the form and send it to the town hall by Friday."),
        Good("She runs the firm that her mother founded.", why="another form of one word"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each word in whose place another was very probably meant."""
        reported = {each.span for each in doc.get(confusions)}  # by rule confused-word
        for found in doc.get(unlikely_words):
            written = doc.text_of(found.span)
            if written in doc.accepted or found.span in reported:
                continue
            yield Finding(
                found.span,
                f'"{written}" is unlikely here; {_evidence(found)}',
                suggestions=(found.meant,),
                confidence=_CONFIDENCE,
            )


def _evidence(found: Unlikely) -> str:
    """The pair of words that says most for the word that was meant."""
    left, right = found.context.left, found.context.right
    pairs = []
    if left[0].isalpha():
        pairs.append((f"{left} {found.meant}", f"{left} {found.form}"))
    if right[0].isalpha():
        pairs.append((f"{found.meant} {right}", f"{found.form} {right}"))
    count = ngrams().count
    ratio, meant, written = max(
        (
            ((count(meant) + 0.5) / (count(written) + 0.5), meant, written)
            for meant, written in pairs
        ),
        default=(0.0, "", ""),
    )
    if ratio < _EVIDENT:
        return f'"{found.meant}" fits much better between its neighbours'
    often = count(meant)
    seen = count(written)
    if not seen:
        return f'edited English has "{meant}" often and "{written}" hardly ever'
    return f'"{meant}" is about {_rounded(often / seen)} times as common as "{written}"'


def _rounded(ratio: float) -> int:
    """The ratio with one figure that counts."""
    shown = str(int(ratio))
    return int(shown[0].ljust(len(shown), "0"))
