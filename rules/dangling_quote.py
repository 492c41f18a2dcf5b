"""Rule `dangling-quote`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.analyses.attribution import (
    DOCUMENTS,
    names_somebody,
    says,
    speakers,
    starts_with_person,
)
from linter.analyses.lone_quotations import LoneQuotation, last_sentence, lone_quotations
from linter.analyses.nearness import nearness
from linter.analyses.quote_style import quote_style
from linter.analyses.recurrence import content_words, recurrence
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Rule,
    Severity,
    Token,
    lazy_pattern,
)

_LONG_ARTICLE = 150  # words; in a shorter one a quotation may well share none
_ENOUGH_STEMS = 3
_FEW_AGAIN = 2  # of its stems recur in the article
_FAR = 0.05  # from the text around it; half of the quotations of an article are above 0.45

_CONNECTIVE = lazy_pattern(r"\W*(?P<word>And|But|So|Because|Or)\b")
_PERSONS = frozenset({"he", "she"})


class DanglingQuote(Rule):
    """A quotation has no speaker anywhere near it.

    Readers cannot tell whose words these are. The attribution was usually lost with a sentence
    that an edit removed, or the quotation strayed here from another place or another article.

    The rule looks at quotations of whole sentences (six words or more) that nothing joins to the
    sentence around them. It stays silent where the paragraph has quoted before, where the sentence
    before or after tells who speaks (a verb of saying, "according to", a letter, a statement),
    starts with a person, asks a question or ends with a colon; and, for a quotation that is a
    paragraph of its own, where the paragraph before it quotes or reports somebody. Verbs inside
    the quotation do not count: in "Reports say so", nobody is named who said it.

    Such a neighbour is believed to be the speaker only if the quotation fits the article. One that
    has nothing to do with the text around it (few of its words recur, and their meanings are far
    from it) or that alone uses other marks is reported all the same. So is one whose full stop
    stands outside the marks, which whole sentences quoted alone hardly ever have: it was pasted in.
    One that starts with And although nothing is quoted before it goes on from words that are not
    there; with no person near, that is an error. Answers to questions, transcripts, pull-quotes,
    epigraphs and quotations under a heading are left alone.

    Not found: a stray quotation about the same matter whose neighbour happens to name a person.
    """

    name = "dangling-quote"
    category = Category.ATTRIBUTION
    severity = Severity.WARNING
    bad = (
        Bad(
            "The storm cut power to most of the valley and closed two roads for a day."
            ' ⟦"And the reports we have seen say there is worse to come"⟧.',
            why="say stands inside the quotation",
        ),
        Bad(
            "Ticket prices rose for the third year in a row, and the queues grew longer.\n\n"
            "⟦“It will take at least ten years to build the second line.”⟧\n\n"
            "The first line opened in 1998 and carries a million passengers a week."
        ),
        Bad(
            "“We sold twice as many,” said Ann Roe. “It was a good year.” The shop opened late.\n\n"
            "The street was quiet, said the baker. “Nobody came to buy a cake,” he added.\n\n"
            "The council planted trees, and Ms Roe said that it helped.\n\n"
            '⟦"The trees will keep the street cool in summer"⟧.',
            why="other marks, and the stop outside them",
        ),
        Bad(
            "Officials said the bridge would open in May.\n\n"
            "⟦“Nobody asked us before they closed the school.”⟧.\n\nIt cost nine million.",
            why="pasted in with a stop of its own",
        ),
    )
    good = (
        Good('The mayor left early. "I have nothing more to add to what you know," she said.'),
        Good(
            'Joan Marsh was not convinced. "It will take at least ten years to build the line."',
            why="the sentence before starts with a person",
        ),
        Good("The notice on the door was plain. “The shop will be closed for the whole week.”"),
        Good(
            '"We heard the first bang at noon," Ines Roy said. The alarm failed to go off.'
            ' "It took us ten minutes to get everybody out."',
            why="the paragraph has its speaker",
        ),
        Good("What comes next for the port? “We will dredge the channel and wait for ships.”"),
        Good("She called the plan “a waste of the money that we saved for the school”."),
        Good(
            "The reply came at noon: he would go.\n\nThe sign on the gate was old and plain."
            ' "Nobody enters this yard without the keeper of the keys".',
            why="a sign, whose stop may stand outside",
        ),
        Good(
            "Ten days later, at the end of a dry spring, he came back to dig there with a friend."
            " “We went about it the usual way, and slowly.”"
        ),
        Good(
            "Clerks sorted the papers of the harbour for months, and Ines Ode was told.\n\n"
            '"Was it a slip, or did somebody want it so?" Mrs. Ode said, her voice low.',
            why="the stop of a title ends no sentence",
        ),
        Good(
            "Rain fell for a week and the river rose by the hour.\n\n“Where the River Goes Now.”\n",
            why="a title",
        ),
        Good(
            "Prices fell again in May, officials said.\n\n“We expect them to fall further.”\n\n"
            "Exports rose by a third.",
            why="the paragraph before reports somebody",
        ),
        Good(
            "Fares have doubled since the line was sold.\n\n"
            "“Nobody asked the people who live along the line.”\n\n"
            "“Nobody asked the people who live along the line, and now it is late,” Ines Ode said.",
            why="a pull-quote",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each complete quotation that nobody speaks."""
        for place in doc.get(lone_quotations):
            finding = _judged(doc, place)
            passage = doc.prose_of(place.quotation.inner)
            if finding and not doc.get(recurrence).has_again(passage):  # a pull-quote
                yield finding


def _judged(doc: Document, place: LoneQuotation) -> Finding | None:
    last = last_sentence(place.before)
    if not last:
        return None
    connective = _CONNECTIVE.match(doc.prose, place.quotation.inner.start)
    opens_with = connective["word"] if connective else ""
    if seam := _outer_stop(doc, place, last, opens_with):
        return _seamed(place, seam)
    if place.credited or last[-1].text.endswith("?"):
        return None
    known = doc.get(speakers)
    if not _is_spoken(place, last, opens_with, known):
        return _unspoken(place, last, known, opens_with)
    seam = _seam(doc, place, last)
    return _seamed(place, seam) if seam else None


def _seamed(place: LoneQuotation, seam: str) -> Finding:
    message = f"This quotation has no speaker of its own, and {seam}"
    return Finding(place.quotation.span, message, confidence=0.85)


def _outer_stop(
    doc: Document, place: LoneQuotation, last: Sequence[Token], opens_with: str
) -> str | None:
    """Why the stop after a quotation tells that it was pasted in, or that its speaker was lost.

    A whole sentence that is quoted alone has its stop inside the marks, in British English too.
    """
    quotation = place.quotation
    inner = doc.prose_of(quotation.inner).rstrip()
    following = doc.prose[quotation.span.end : quotation.span.end + 1]
    if inner.endswith(",") and not following.strip(" ."):
        return "its comma leads on to somebody who is not there"
    if not place.own_paragraph and inner[-1:].isalnum() and not following.strip():
        return "no stop ends it, inside its marks or outside"
    if following != ".":
        return None
    if doc.prose_of(quotation.inner)[-1:] in {".", "!", "?"}:
        return "a full stop stands on both sides of its closing mark"
    is_text = last[-1].text == ":" or _tells_of_text(last)
    if (is_text and opens_with != "And") or doc.get(quote_style).sentence_stops_outside > 1:
        return None
    return "its full stop stands outside the marks, as after no other quoted sentence here"


def _tells_of_text(last: Sequence[Token]) -> bool:
    return any(token.text.lower() in DOCUMENTS for token in last)


def _seam(doc: Document, place: LoneQuotation, last: Sequence[Token]) -> str | None:
    """Why a quotation looks as if it came from another text."""
    quotation = place.quotation
    if oddity := doc.get(quote_style).oddity(doc, quotation):
        return f"no other quotation of the article has such {oddity}"
    if _tells_of_text(last):
        return None
    article = doc.get(recurrence)
    stems = Counter(content_words(doc.prose_of(quotation.inner)))
    if article.length < _LONG_ARTICLE or len(stems) < _ENOUGH_STEMS:
        return None
    again = sum(article.stems[stem] > count for stem, count in stems.items())
    if again <= _FEW_AGAIN and nearness(doc, quotation.inner) < _FAR:
        return "it has nothing to do with the text around it"
    return None


def _unspoken(
    place: LoneQuotation, last: Sequence[Token], known: frozenset[str], opens_with: str
) -> Finding:
    span = place.quotation.span
    where = "in this paragraph or the one before" if place.own_paragraph else "around it"
    message = f"Nobody {where} is named as the speaker of this quotation"
    if opens_with and not place.continued:
        message += f'; it starts with "{opens_with}", and nothing is quoted before it'
        if not says(place.before) and not names_somebody(last, known):
            return Finding(span, message, confidence=0.95, severity=Severity.ERROR)
    return Finding(span, message, confidence=0.85)


def _is_spoken(
    place: LoneQuotation, last: Sequence[Token], connective: str, known: frozenset[str]
) -> bool:
    """Whether the words before the quotation may explain whose it is."""
    if last[-1].text == ":":
        return True
    if connective == "And" and not place.continued:
        return False
    if says(last) or (place.continued and not connective):
        return True
    if place.own_paragraph and says(place.before):
        return True
    return starts_with_person(last, known) or _takes_up_person(last)


def _takes_up_person(sentence: Sequence[Token]) -> bool:
    """Whether a pronoun is the subject after an opening phrase: "Ten days later, he ..."."""
    return any(
        comma.text == "," and word.text.lower() in _PERSONS for comma, word in pairwise(sentence)
    )
