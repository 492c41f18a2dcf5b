"""Which words can be the finite verb of a sentence: by closed lists, by shape, by the lexicon.

The question asked is "may this word be the verb?": a sentence in which no word may be is a
fragment. Every doubtful word therefore counts as one that may.
"""

from collections.abc import Sequence
from functools import lru_cache

from linter.analyses.lexicon import lexicon
from linter.document import Token, TokenKind

AUXILIARIES = frozenset(
    "is are was were am isn't aren't wasn't weren't ain't has have had hasn't haven't hadn't"
    " do does did don't doesn't didn't will would won't wouldn't can could can't couldn't"
    " cannot shall should shan't shouldn't may might must mustn't mightn't ought needn't"
    " dare".split()
)
# Past forms without "-ed", those that look like the infinitive (beat, cut, put) among them.
IRREGULAR_PASTS = frozenset(
    "beat bet bid burst bust cast cost cut fit hit hurt knit let put quit read rid set shed"
    " shut slit split spread sweat thrust upset wed wet come become overcome run outrun arose"
    " ate awoke became began bent bit bled blew bore bought bound broke brought built burnt"
    " came caught chose clung crept dealt drank drew drove dug dealt fed fell felt fled flew"
    " forbade forgave forgot fought found froze gave got ground grew held hid hung heard kept"
    " knelt knew laid lay leapt learnt led left lent lit lost made meant met misled mistook"
    " overtook outdid overcame oversaw overthrew paid proved rang ran reset rode rose said"
    " sang sank sat saw sent shone shook shot shrank slept slid slung smelt sold sought spat"
    " spelt spent spoke spun sprang stood stole strode strove struck stuck stung stank swam"
    " swept swore swung taught thought threw told took tore trod understood undertook upheld"
    " went wept withdrew withstood woke won wore wound wove wrote".split()
)
_RELATIVES = frozenset({"who", "whose", "which", "that", "whom", "where"})
_JOINING = frozenset({"and", "or", "but"})
_CLAUSE_ENDS = frozenset({",", ";", ":", "–", "—", "(", ")"})
_BEFORE_NOUN = frozenset(
    "the a an of in on at by for from to with about after before between under over near into his"
    " her its their our my your this these those such some any many several two three four five six"
    " seven eight nine ten most all both other".split()
)
_CONTRACTED = ("'s", "'d", "'ll", "'re", "'ve", "'m", "n't")
_PRONOUNS = frozenset(
    "he she it that there here who what where how when this everyone everybody one".split()
)
_FREQUENT_ING = 2.5  # zipf frequency of the -ing form of a word that is a verb indeed
_NO_VERBS = frozenset(  # end in -ed or -s, and are no verbs where a noun is described
    "red bed shed hundred kindred sacred naked wicked seed need speed breed deed feed weed indeed"
    " always perhaps besides towards news politics economics physics mathematics ethics athletics"
    " electronics series species headquarters its his this thus us as yes plus less unless across"
    " process business access success press class glass mass boss loss cross congress progress"
    " various previous famous religious serious"
    " years weeks days months hours times sports arts sales studies affairs services letters"
    " sciences rights relations operations communications resources".split()
)


def may_be_finite(tokens: Sequence[Token], n: int) -> bool:
    """Whether a token may be the finite verb of its sentence."""
    token = tokens[n]
    word = token.text.lower().replace("’", "'")
    if word in AUXILIARIES or word in IRREGULAR_PASTS:
        return True
    if "'" in word:
        stem, _, _ = word.partition("'")
        return word.endswith(_CONTRACTED) and (not word.endswith("'s") or stem in _PRONOUNS)
    if token.kind is not TokenKind.WORD or token.text[0].isupper():
        return False
    before = tokens[n - 1].text.lower() if n else ""
    if before in _BEFORE_NOUN or word in _NO_VERBS or "-" in word:
        return False
    # after the comma that ends an apposition stands the verb: "..., the founder, classifies"
    return word.endswith("ed") or (word.endswith("s") and (before == "," or _is_third_person(word)))


def lacks_verb(tokens: Sequence[Token]) -> bool:
    """Whether no word of a sentence may be its finite verb.

    A relative clause keeps its own verb, and those that "and" or "or" adds, up to the next comma.
    """
    relative = False
    owed = 0  # verbs that a relative clause may still take
    for n, token in enumerate(tokens):
        word = token.text.lower()
        if word in _RELATIVES:
            relative, owed = True, 1
        elif token.text in _CLAUSE_ENDS:
            relative, owed = False, 0
        elif relative and word in _JOINING:
            owed = 1
        elif may_be_finite(tokens, n):
            follows_auxiliary = n > 0 and tokens[n - 1].text.lower() in AUXILIARIES
            if not owed and not (relative and follows_auxiliary):
                return False
            owed = 0
    return True


@lru_cache(maxsize=4096)
def _is_third_person(word: str) -> bool:
    """Whether a word in -s is likely the third person of a verb, for its -ing and -ed exist."""
    if word.endswith(("ss", "us", "is", "ics")):
        return False
    words = lexicon()
    stems = {word[:-1]}
    if word.endswith("es"):
        stems.add(word[:-2])
    if word.endswith("ies"):
        stems = {word[:-3] + "y"}
    return any(
        words.knows(stem) and words.knows(ing) and words.frequency(ing) >= _FREQUENT_ING
        for stem in stems
        for ing in (stem + "ing", stem.removesuffix("e") + "ing", stem + stem[-1:] + "ing")
    )
