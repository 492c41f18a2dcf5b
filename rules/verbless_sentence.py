"""Rule `verbless-sentence`."""

from collections.abc import Iterator, Sequence

from linter.analyses.attribution import ROLES
from linter.analyses.quotes import quotations
from linter.analyses.sentences import sentences
from linter.analyses.verbs import lacks_verb
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Role,
    Rule,
    Sentence,
    Severity,
    Token,
    TokenKind,
)

_ARTICLES = frozenset({"a", "an", "the"})
_PARTICLES = frozenset("de del della di da van von der den al bin ibn la le of".split())
_NO_NAME = frozenset(  # capitalised at the start of a sentence: invitations, prepositions, adverbs
    "meet introducing presenting enter consider imagine remember take see say hello behold"
    " try thank in on at by for from to with as about after before between under over near"
    " like unlike despite and but or so yet then now also not no yes even still once first"
    " second finally what who how today yesterday monday tuesday wednesday thursday friday"
    " saturday sunday photo photograph picture image credit source editor contact left right"
    " above below pictured starring directed".split()
)
_MAX_NAME = 6  # tokens of a name, initials and their stops included
_MIN_WORDS = 5
_MIN_APPOSITION = 3  # words up to the next comma: fewer are items of a list
_CLOSING_BLOCKS = 2  # at the end stand notes on the author and credits


class VerblessSentence(Rule):
    """A sentence names somebody, says who that is, and stops without a verb.

    "Jo Lee, a reader in law at the University of Exeter." What Jo Lee said or did was lost, with a
    deleted clause or a cut line.

    The rule looks for a name at the start of a sentence, a comma and an apposition (a reader in
    law; 51, the mayor of Leeds; professor of law at Exeter), and reports the sentence if no word
    of it can be its finite verb. Words that may be one (every "-ed", every "-s" whose "-ing"
    exists, past forms such as "cut" and "put") count as verbs, so a participle keeps the rule
    silent; the verb of a relative clause (who works at Exeter) is not the sentence's. Titles,
    headings, captions, lists, speech and the last paragraphs of an article, where notes on the
    author stand, are left alone, and so are rows of such sentences.
    """

    name = "verbless-sentence"
    category = Category.TRUNCATION
    english_only = True
    severity = Severity.WARNING
    bad = (
        Bad(
            "⟦Jo Lee, a reader in law and a fellow of the Institute for Legal Studies in Exeter.⟧"
            " The minister called the plan unfair.\n\nThe vote comes next.\n\nMore will follow."
        ),
        Bad(
            "Rents rose in May. ⟦Ana de Souza, 51, the head of the tenants' union in Porto.⟧\n\n"
            "The city has no plans to act.\n\nA vote comes in June.",
            why="an age stands before the apposition",
        ),
    )
    good = (
        Good("Jo Lee, a reader in law at Exeter, resigned. He left.\n\nA.\n\nB."),
        Good("Jo Lee, the fastest woman in the county, beat the old record. All saw.\n\nA.\n\nB."),
        Good("Jo Lee, a reader in law who works on rents, has left. So be it.\n\nA.\n\nB."),
        Good("Jo Lee, a reader in law at Exeter named head. She left.\n\nA.\n\nB."),
        Good("Meet Jo Lee, a reader in law at the University of Exeter. We did.\n\nA.\n\nB."),
        Good(
            "They played all night. Deep Purple, the Who, the Kinks, the Small Faces.\n\nA.\n\nB."
        ),
        Good("It was a good year.\n\nJo Lee, a reader in law at the University of Exeter."),
        Good("In Leeds, a city of half a million in the north. That is where.\n\nA.\n\nB."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each name with an apposition that no verb follows."""
        closing = len(doc.blocks) - _CLOSING_BLOCKS
        found = [
            each
            for each in doc.get(sentences)
            # Few sentences begin with a name and a comma: the rest need no further look.
            if (start := _after_name(each.tokens))
            and _may_be_reported(doc, each)
            and _is_stub(each.tokens, start)
        ]
        for n, sentence in enumerate(found):
            if sentence.block >= closing or _in_row(found, n):
                continue
            yield Finding(
                sentence.span,
                "This sentence has no verb: it names somebody and stops. Text may have been lost",
                confidence=0.85,
            )


def _may_be_reported(doc: Document, sentence: Sentence) -> bool:
    return (
        doc.blocks[sentence.block].role is Role.BODY
        and sentence.tokens[-1].text == "."
        and len(sentence.words) >= _MIN_WORDS
        and doc.get(quotations).at(sentence.span.start) is None
    )


def _is_stub(tokens: Sequence[Token], start: int) -> bool:
    """Whether an apposition stands after a name, and no word of it can be a finite verb."""
    if tokens[start].kind is TokenKind.NUMBER and tokens[start + 1].text == ",":
        start += 2
    head = tokens[start : start + _MIN_APPOSITION]
    if any(token.text == "," for token in head):
        return False
    described = head[0].text.lower() in _ARTICLES or any(t.text.lower() in ROLES for t in head)
    return described and lacks_verb(tokens[start:])


def _after_name(tokens: Sequence[Token]) -> int:
    """The index after the comma that follows a name of two words or more, or 0."""
    words = 0
    for n, token in enumerate(tokens[: _MAX_NAME + 1]):
        if token.text == ",":
            return n + 1 if words > 1 and n + 2 < len(tokens) else 0
        if token.kind is TokenKind.WORD and token.text[0].isupper():
            words += 1
            if token.text.lower() in _NO_NAME:
                return 0
        elif token.text != "." and (not n or token.text.lower() not in _PARTICLES):
            return 0
    return 0


def _in_row(found: Sequence[Sentence], n: int) -> bool:
    """Whether such sentences follow each other: a list of people."""
    block = found[n].block
    return any(abs(found[m].block - block) <= 1 for m in (n - 1, n + 1) if 0 <= m < len(found))
