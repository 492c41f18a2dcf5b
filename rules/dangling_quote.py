"""Rule `dangling-quote`."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.analyses.attribution import (
    names_somebody,
    only_attributes,
    says,
    speakers,
    starts_with_person,
)
from linter.analyses.lone_quotations import (
    LoneQuotation,
    last_sentence,
    left_hanging,
    lone_quotations,
)
from linter.analyses.quotation_seams import OFF_TOPIC, stop_seam, strangeness
from linter.analyses.recurrence import recurrence
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Rule,
    Severity,
    Span,
    Token,
    lazy_pattern,
)

# "So" and "Because" take up what was said only before a clause: "So sad to hear it" does not.
_CONNECTIVE = lazy_pattern(
    r"\W*(?P<word>And\b|But\b|Because\b|Or\b|(?:Yes|Well)(?=,)"
    r"|So\b(?=,|\s(?:I|we|you|he|she|they|it|there|that|this|the|what|when|if)\b))"
)
_PERSONS = frozenset({"he", "she"})
_OF_PERSONS = frozenset({"he", "she", "his", "her", "him"})


class DanglingQuote(Rule):
    """A quotation has no speaker anywhere near it.

    Readers cannot tell whose words these are. The attribution was usually lost with a sentence
    that an edit removed, or the quotation strayed here from another place or another article.

    The rule looks at quotations of whole sentences (six words or more), in double or single
    marks, that nothing joins to the sentence around them. It stays silent where the paragraph has
    quoted speech before, where the sentence before or after tells who speaks (a verb of saying,
    "according to", a letter, a statement), starts with a person, asks a question or ends with a
    colon; where the next paragraph starts with somebody who says something; and, for a quotation
    that is a paragraph of its own, where the paragraph before it quotes or reports somebody.
    Verbs inside the quotation do not count: in "Reports say so", nobody is named who said it.

    Such a neighbour is believed to be the speaker only if the quotation fits the article. One that
    alone uses other marks is reported all the same, and, as an info, one that has nothing to do
    with the text around it (few of its words recur, and their meanings are far from it). One whose
    full stop stands outside the marks, which whole sentences quoted alone hardly ever have, was
    pasted in and is reported too; and so is one that ends its paragraph in a comma, for the words
    that named the speaker are gone. One that starts with And, But, So, Because, or with Yes or Well
    and a comma, although nothing is quoted before it, goes on from words that are not there; with
    no person near, that is an error.
    Answers to questions, transcripts, pull-quotes, epigraphs and quotations under a heading are
    left alone.

    Not found: a stray quotation about the same matter whose neighbour happens to name a person,
    and one that follows another quotation in its paragraph.
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
        Bad(
            "Officials said that fares would rise in May.\n\n"
            "⟦“But nobody from the railway has ever come here to ask us.”⟧\n\nTrains are late.",
            why="officials are reported, and But goes on from words that are not there",
        ),
        Bad(
            "The ferry was late again, and the quay stood empty.\n\n"
            "⟦‘It takes me half the day to get to the mainland.’⟧\n\nThe fare went up in May.",
            why="single marks",
        ),
        Bad(
            "Ines Ode runs the school.\n\n⟦“We have more children here than chairs for them,”⟧\n\n"
            "The roof was mended in spring.",
            why="the words after the comma are gone",
        ),
    )
    good = (
        Good(
            "Opinions of the wolf have changed. “For years they paid a month’s wage for one.”\n\n"
            "Roe says that shepherds have other worries now.",
            why="the next paragraph starts with the speaker",
        ),
        Good(
            "Ines Ode admits to slips. At first the boxes had a note with her name inside.\n"
            "“One of the men wrote to me that his wife had found it.”",
            why="her takes up who speaks",
        ),
        Good(
            "Peter Hale, a docker, remembers it: ‘We came in at nine and were told to go home.\n\n"
            "‘But nobody went, and we stood in the rain till midnight.’\n\nThe yard closed.",
            why="a quotation in single marks that runs over two paragraphs",
        ),
        Good(
            "“We have more children here than we have chairs for them,”\n\nsaid Ines Ode.",
            why="the paragraph break stands before the speaker",
        ),
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
        hanging = doc.get(left_hanging)
        for quotation in hanging:
            yield _seamed(quotation.span, "its comma leads on to somebody who is not there")
        for place in doc.get(lone_quotations):
            finding = None if place.quotation in hanging else _judged(doc, place)
            passage = doc.prose_of(place.quotation.inner)
            if finding and not doc.get(recurrence).has_again(passage):  # a pull-quote
                yield finding


def _judged(doc: Document, place: LoneQuotation) -> Finding | None:
    last = last_sentence(place.before)
    if not last or place.torn:
        return None
    connective = _CONNECTIVE.match(doc.prose, place.quotation.inner.start)
    opens_with = connective["word"] if connective else ""
    if seam := stop_seam(doc, place, last, opens_with):
        return _seamed(place.quotation.span, seam)
    if place.credited or last[-1].text.endswith("?"):
        return None
    known = doc.get(speakers)
    # A heading or a pull-quote may lack a stop as well as a speaker.
    ended = not doc.prose[place.quotation.inner.end - 1].isalnum() or doc.prose.startswith(
        ".", place.quotation.span.end
    )
    if not _is_spoken(place, last, opens_with, known) and (ended or opens_with):
        return _unspoken(place, last, known, opens_with)
    seam = "" if only_attributes(last) else strangeness(doc, place, last)
    return _seamed(place.quotation.span, seam, sure=seam != OFF_TOPIC) if seam else None


def _seamed(span: Span, seam: str, *, sure: bool = True) -> Finding:
    return Finding(
        span,
        f"This quotation has no speaker of its own, and {seam}",
        confidence=0.85 if sure else 0.5,
        severity=None if sure else Severity.INFO,
    )


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
    if connective and not place.continued:
        return False
    if place.taken_up or says(last) or (place.continued and not connective):
        return True
    if place.own_paragraph and says(place.before):
        return True
    if not place.own_paragraph and says(place.before) and _refers_back(last):
        return True
    return starts_with_person(last, known) or _takes_up_person(last)


def _refers_back(sentence: Sequence[Token]) -> bool:
    """Whether a sentence goes on about the person of the one before it."""
    return any(token.text.lower() in _OF_PERSONS for token in sentence)


def _takes_up_person(sentence: Sequence[Token]) -> bool:
    """Whether a pronoun is the subject after an opening phrase: "Ten days later, he ..."."""
    return any(
        comma.text == "," and word.text.lower() in _PERSONS for comma, word in pairwise(sentence)
    )
