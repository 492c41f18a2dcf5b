"""Rule `dangling-quote`."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.analyses.attribution import (
    DOCUMENTS,
    is_saying,
    names_somebody,
    says,
    speakers,
    starts_with_person,
)
from linter.analyses.quote_style import quote_style
from linter.analyses.quotes import Quotation, is_speech, narrative, quotations, stands_alone
from linter.analyses.recurrence import content_words, recurrence
from linter.sdk import (
    Bad,
    Block,
    Category,
    Document,
    Finding,
    Good,
    Role,
    Rule,
    Severity,
    Token,
    TokenKind,
)

_LONG_ARTICLE = 150  # words; in a shorter one a quotation may well share none
_ENOUGH_STEMS = 4

_SHORT = 4  # tokens; "I nodded. Inhaled." is judged as one sentence
_CONNECTIVE = re.compile(r"\W*(?P<word>And|But|So|Because|Or)\b")
_DASHES = frozenset("-–—~")
_BACKWARDS = frozenset({"Thus", "So", "These", "Those"})
_HEAD = 4  # the first words of the next paragraph
_ASIDE = frozenset({Role.CAPTION, Role.FURNITURE})


class _Place(NamedTuple):
    """A complete quotation and what the writer says before it."""

    quotation: Quotation
    before: tuple[Token, ...]  # of the same block, or of the paragraph before it
    own_paragraph: bool
    continued: bool  # whole sentences are quoted in the paragraph before


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

    Such a neighbour is believed to be the speaker only if the quotation fits the article: one that
    shares no content word with an article of some length, or that alone uses other marks or sets
    its full stop on the other side of them, is reported all the same. So is one that starts with
    And although nothing is quoted before it: it goes on from words that are not there; with no
    person near, that is an error. Answers to questions, transcripts, pull-quotes, epigraphs and
    quotations under a heading are left alone.

    Not found: a stray quotation whose neighbour happens to name a person at its start.
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
        known = doc.get(speakers)
        for place in _places(doc):
            last = _last_sentence(place.before)
            if not last or last[-1].text.endswith("?"):
                continue
            connective = _CONNECTIVE.match(doc.prose, place.quotation.inner.start)
            opens_with = connective["word"] if connective else ""
            spoken = _is_spoken(place, last, opens_with, known)
            if doc.get(recurrence).has_again(doc.prose_of(place.quotation.inner)):
                continue
            if not spoken:
                yield _unspoken(place, last, known, opens_with)
            elif seam := _seam(doc, place, last):
                message = f"This quotation has no speaker of its own, and {seam}"
                yield Finding(place.quotation.span, message, confidence=0.85)


def _seam(doc: Document, place: _Place, last: Sequence[Token]) -> str | None:
    """Why a quotation looks as if it came from another text."""
    quotation = place.quotation
    if oddity := doc.get(quote_style).oddity(doc, quotation):
        return f"no other quotation of the article has such {oddity}"
    if place.continued or any(token.text.lower() in DOCUMENTS for token in last):
        return None
    article = doc.get(recurrence)
    stems = Counter(content_words(doc.prose_of(quotation.inner)))
    enough = article.length >= _LONG_ARTICLE and len(stems) >= _ENOUGH_STEMS
    if enough and all(article.stems[stem] <= count for stem, count in stems.items()):
        return "none of its words recurs in the article"
    return None


def _unspoken(
    place: _Place, last: Sequence[Token], known: frozenset[str], opens_with: str
) -> Finding:
    span = place.quotation.span
    where = "in this paragraph or the one before" if place.own_paragraph else "around it"
    message = f"Nobody {where} is named as the speaker of this quotation"
    if opens_with and not place.continued:
        message += f'; it starts with "{opens_with}", and nothing is quoted before it'
        if not says(place.before) and not names_somebody(last, known):
            return Finding(span, message, confidence=0.95, severity=Severity.ERROR)
    return Finding(span, message, confidence=0.85)


def _places(doc: Document) -> Iterator[_Place]:
    """The complete quotations that open a paragraph or follow a sentence of the writer's own."""
    said = doc.get(narrative)
    quoted = doc.get(quotations)
    before: Block | None = None
    for block in doc.blocks:
        if block.role is Role.BODY and block.index in quoted.by_block:
            first = quoted.by_block[block.index][0]
            words = said.get(block.index, ())
            after = _sentence_after(words, first)
            if not stands_alone(doc, first) or says(after):
                pass
            elif first.span.start > block.span.start:
                own = [token for token in words if token.span.end <= first.span.start]
                continued = before is not None and _quotes_sentences(doc, before)
                yield _Place(first, tuple(own), own_paragraph=False, continued=continued)
            elif (
                before is not None
                and before.role is Role.BODY
                and before.index not in quoted.by_block
                and not _is_credited(doc, after, block)
            ):
                yield _Place(first, said.get(before.index, ()), own_paragraph=True, continued=False)
        if block.role not in _ASIDE:
            before = block


def _sentence_after(words: Sequence[Token], quotation: Quotation) -> Sequence[Token]:
    """What the writer says after a quotation, up to the end of the sentence."""
    after = [token for token in words if token.span.start >= quotation.span.end]
    start = next((n for n, t in enumerate(after) if t.kind is not TokenKind.STOP), len(after))
    stop = next((n for n in range(start, len(after)) if after[n].kind is TokenKind.STOP), None)
    return after[start:stop]


def _is_credited(doc: Document, after: Sequence[Token], block: Block) -> bool:
    """Whether what follows tells whose words these were: a name alone, "The letter adds ..."."""
    said = doc.get(narrative)
    if after:
        return after[0].text in _DASHES or starts_with_person(after, frozenset())
    following = doc.blocks[block.index + 1 : block.index + 2]
    words = said.get(following[0].index, ())[:_HEAD] if following else ()
    return bool(words) and (
        words[0].text in _DASHES
        or any(token.text.lower() in DOCUMENTS for token in words)
        or is_saying(words, 0)
        or (words[0].text in _BACKWARDS and says(words))
    )


def _quotes_sentences(doc: Document, block: Block) -> bool:
    found = doc.get(quotations).by_block.get(block.index, ())
    return any(is_speech(doc, quotation) for quotation in found)


def _is_spoken(
    place: _Place, last: Sequence[Token], connective: str, known: frozenset[str]
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
    return starts_with_person(last, known)


def _last_sentence(before: tuple[Token, ...]) -> tuple[Token, ...]:
    for n in range(len(before) - 2, -1, -1):
        following = before[n + 1]
        if (
            before[n].kind is TokenKind.STOP
            and following.span.start > before[n].span.end
            and not following.text[0].islower()
            and n + _SHORT < len(before)
        ):
            return before[n + 1 :]
    return before
