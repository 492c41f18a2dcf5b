"""How English prose tells who speaks: verbs of saying, roles and documents, and who does it here.

Finite forms only: "to say" and "a claim" attribute nothing. Forms that are nouns or adjectives as
often as verbs ("claims", "reported", "remarks") count only where no determiner precedes them.
"""

from collections.abc import Sequence
from itertools import pairwise

from linter.analyses.quotes import narrative
from linter.analysis import analysis
from linter.document import Document, Token, TokenKind

# Past and present forms of verbs whose subject is a speaker.
SAYING = frozenset(
    "said says say saying told tells tell telling added adds adding asked asks asking wrote writes"
    " writing explained explains explaining explain argued argues arguing argue insisted insists"
    " insisting insist admitted admits admitting recalled recalls recalling remembered remembers"
    " warned warns warning replied replies replying answered answers responded responds announced"
    " announces announcing declared declares declaring noted notes noting stated states stating"
    " claimed claims claiming claim tweeted tweets tweeting posted repeated repeats joked jokes"
    " joking quipped commented commenting remarked observed concluded concludes concluding"
    " continued continues concedes conceded conceding complained complains complaining confirmed"
    " confirms confirming denied denies denying believes suggested suggests suggesting"
    " acknowledged acknowledges boasted thinks thought pleaded urged urges shouted yelled"
    " screamed cried whispered muttered laughed laughs sighed shrugged shrugs nods testified"
    " vowed vows pledged promised predicted predicts cautioned cautions quoted quotes speaks spoke"
    " speaking described describes describing reported reports reporting revealed reveals"
    " stressed stresses emphasised emphasized maintains maintained agreed agrees reads read"
    " lamented praised criticised criticized slammed blasted hailed weighed echoed reflected"
    " reflects contended contends asserted asserts proclaimed opined mused countered retorted"
    " interviewed implored discussed talked talks talking begged advised expressed alleged"
    " alleges".split()
)

# Verbs that report speech and little else: what makes a bare name before them a speaker.
SPEAKING = frozenset("said says told tells added adds insisted replied tweeted".split())

_ALSO_NOUNS = frozenset(
    "claim claims report reports reported warning states state notes quotes tweets remarks reads"
    " alleged writing saying promised jokes repeated suggested described".split()
)
_DETERMINERS = frozenset(
    "the a an this that these those such some any no each every its his her their our my your"
    " to of by many several recent new other false".split()
)

# People who speak by what they are.
ROLES = frozenset(
    "spokesman spokeswoman spokesperson spokespeople official officials officer officers"
    " chairman chairwoman chairperson chair director president minister secretary senator"
    " senators congressman congresswoman representative representatives governor mayor sheriff"
    " judge lawyer lawyers attorney attorneys prosecutor prosecutors detective detectives"
    " inspector superintendent commissioner ambassador diplomat diplomats general colonel"
    " captain sergeant commander chief coach manager player players professor researcher"
    " researchers scientist scientists analyst analysts expert experts economist economists"
    " doctor doctors physician nurse surgeon psychologist psychiatrist biologist historian"
    " author authors writer columnist journalist journalists reporter reporters editor blogger"
    " critic critics activist activists advocate advocates campaigner campaigners supporter"
    " supporters opponent opponents witness witnesses neighbour neighbours neighbor neighbors"
    " resident residents onlooker passer-by eyewitness eyewitnesses survivor survivors victim"
    " year-old year-olds mother father mum mom dad parents son daughter brother sister wife"
    " husband widow girlfriend boyfriend partner uncle aunt cousin grandmother grandfather friend"
    " friends colleague colleagues boss owner founder co-founder founders entrepreneur designer"
    " developer engineer inventor artist actor actress singer musician comedian teacher"
    " teachers headteacher principal student students pupil farmer driver pilot soldier"
    " soldiers sailor volunteer volunteers tourist visitor customer user users commenter"
    " commentator archbishop bishop priest pastor rabbi imam pope prince princess king queen"
    " duke lord lady baroness sir dame source sources insider executive executives ceo cfo"
    " candidate lawmaker lawmakers legislator legislators democrat democrats republican"
    " republicans council court company firm agency split".split()
)

# Things whose words are quoted.
DOCUMENTS = frozenset(
    "statement letter email e-mail memo message sign caption advert ad post blog tweet note"
    " transcript interview speech testimony affidavit complaint comment comments remarks"
    " voicemail text poem song lyrics motto slogan passage excerpt quote quotation video"
    " notice notices board poster banner plaque inscription subtitle statements letters emails"
    " messages signs tweets posts notes captions headline question reply response answer"
    " quotes announcement abstract mention".split()
)

_POINTING = frozenset({"pointed", "points", "pointing"})
_PRONOUNS = frozenset({"he", "she", "i", "we", "they"})
_HEAD = 4  # the first words of a sentence, where its subject stands
_SHORT, _LAST = 12, 3  # tokens of a sentence that only attributes, and those at its end
_NEAR = 4  # words between a verb of saying and the name that says it


def is_saying(tokens: Sequence[Token], n: int) -> bool:
    """Whether a token is a finite verb of saying, and neither an infinitive nor a noun."""
    token = tokens[n]
    word = token.text.lower()
    if token.kind is TokenKind.WORD and word in _POINTING:
        return n + 1 < len(tokens) and tokens[n + 1].text == "out"
    if token.kind is not TokenKind.WORD or word not in SAYING:
        return False
    before = tokens[n - 1].text.lower() if n else ""
    if before == "to":
        return False
    return not (word in _ALSO_NOUNS and before in _DETERMINERS)


def says(tokens: Sequence[Token]) -> bool:
    """Whether these tokens hold a verb of saying, "according to", a document or a spokesman."""
    for n, token in enumerate(tokens):
        word = token.text.lower()
        if word in DOCUMENTS or word.startswith("spokes") or is_saying(tokens, n):
            return True
        if word == "to" and n and tokens[n - 1].text.lower() == "according":
            return True
    return False


def bare_name(text: str) -> str:
    """A name without a possessive ending."""
    return text[:-2] if text.endswith(("'s", "’s")) else text.rstrip("'’")


@analysis
def speakers(doc: Document) -> frozenset[str]:
    """The capitalised words that stand close to a verb of saying outside quotations."""
    found: set[str] = set()
    for words in doc.get(narrative).values():
        for n in range(len(words)):
            if is_saying(words, n):
                near = words[max(0, n - _NEAR + 1) : n + _NEAR + 1]
                found.update(bare_name(t.text) for t in near if is_name_shaped(t))
    return frozenset(found)


def is_name_shaped(token: Token) -> bool:
    """Whether a word has a capital and, after it, small letters: a name may look so."""
    text = token.text
    return token.kind is TokenKind.WORD and text[0].isupper() and not text.isupper()


def starts_with_person(sentence: Sequence[Token], known: frozenset[str]) -> bool:
    """Whether a person stands where a sentence has its subject; `known` are the speakers."""
    head = [token for token in sentence if token.kind is not TokenKind.PUNCTUATION][:_HEAD]
    names = [is_name_shaped(token) for token in head]
    return (
        any(token.text.lower() in _PRONOUNS for token in head[:2])
        or any(token.text.lower() in ROLES for token in head)
        or any(bare_name(token.text) in known for token in head)
        or any(a and b for a, b in pairwise(names))
    )


def names_somebody(sentence: Sequence[Token], known: frozenset[str]) -> bool:
    """Whether a speaker, or somebody by their role, occurs anywhere in a sentence."""
    return starts_with_person(sentence, known) or any(
        token.text.lower() in ROLES or bare_name(token.text) in known for token in sentence
    )


def only_attributes(sentence: Sequence[Token]) -> bool:
    """Whether a sentence says nothing but who spoke, as in "Ines Ode says"."""
    last = range(max(0, len(sentence) - _LAST), len(sentence))
    return len(sentence) <= _SHORT and any(is_saying(sentence, n) for n in last)
