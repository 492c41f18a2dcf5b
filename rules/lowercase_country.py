"""Rule `lowercase-country`."""

from collections.abc import Iterator

from linter.analyses.sentences import sentences
from linter.analyses.tokens import distinct_words
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Role,
    Rule,
    Severity,
    Token,
    TokenKind,
)

# Abbreviations that are no word in small letters, and the pronoun that one of them looks like.
_NAMES = {"us": "US", "uk": "UK", "eu": "EU", "un": "UN", "uae": "UAE", "usa": "USA"}
_FORMS = frozenset(name + ending for name in _NAMES for ending in ("", "'s", "’s"))
_PRONOUN = "us"

# "the us" as a pronoun: "the us all", "the us versus them", "the us of ten years ago".
_BEHIND_PRONOUN = frozenset(
    "all both versus vs v and or against of that who we in them then now not it is they you"
    " i".split()
)
_MUTE = frozenset({Role.CODE, Role.BYLINE})


class LowercaseCountry(Rule):
    """A country or union is written like a pronoun: "the us", "the uk".

    In small letters the abbreviation reads as another word or as none, and "the us" is what a text
    becomes when its case was lost. Reported are "the us", "the uk", "the eu", "the un", "the uae"
    and "the usa".

    "the us" is left alone where the pronoun is meant: after or inside quotation marks of its own,
    in "the us versus them", "the us all", "the us we were", and before "of". So are foreign phrases
    ("un" after other words than "the"), and texts whose sentences begin with small letters, such
    as chat logs.
    """

    name = "lowercase-country"
    category = Category.SPELLING
    english_only = True
    severity = Severity.WARNING
    bad = (
        Bad(
            "He said the ⟦us⟧ hit two sites.", fixed="He said the US hit two sites.", suggests="US"
        ),
        Bad("Exports to the ⟦uk⟧ fell.", fixed="Exports to the UK fell.", suggests="UK"),
        Bad("The ⟦eu⟧'s envoy left.", fixed="The EU's envoy left."),
    )
    good = (
        Good("It was the us versus them of old, and the us and them of today."),
        Good("He loved the us of ten years ago, the “us” in trust, and the us-against-them mood."),
        Good("They gave us the keys, and the US left."),
        Good("i met the us team\nthen i went to the us\n", why="small letters throughout"),
        Good("ok so i told Ann: the uk is cold\nthe us is not\n", why="written as in a chat"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each small abbreviation after "the"."""
        if _FORMS.isdisjoint(doc.get(distinct_words)):
            return
        found = list(_after_the(doc))
        if found and _begins_large(doc):
            for token, name in found:
                yield _finding(token, name)


def _after_the(doc: Document) -> Iterator[tuple[Token, str]]:
    """Each abbreviation after "the" that is no pronoun."""
    for sentence in doc.get(sentences):
        tokens = sentence.tokens
        for n, token in enumerate(tokens):
            if (
                token.text in _FORMS
                and n
                and tokens[n - 1].text in ("the", "The")
                and _is_country(token, tokens[n + 1] if n + 1 < len(tokens) else None)
                and doc.blocks[sentence.block].role not in _MUTE
            ):
                yield token, _NAMES[_without_possessive(token.text)]


def _begins_large(doc: Document) -> bool:
    """Whether most sentences begin with a capital: chat logs and the like do without."""
    small = large = 0
    for sentence in doc.get(sentences):
        first = sentence.tokens[0].text[0]
        small += first.islower()
        large += first.isupper()
    return large > small


def _is_country(token: Token, after: Token | None) -> bool:
    """Whether the small letters are no pronoun."""
    if token.text != _PRONOUN:
        return True
    if after is None:
        return True
    return after.kind is not TokenKind.QUOTE and after.text.lower() not in _BEHIND_PRONOUN


def _without_possessive(text: str) -> str:
    return text.removesuffix("'s").removesuffix("’s")


def _finding(token: Token, name: str) -> Finding:
    span = token.span._replace(end=token.span.start + len(name))
    return Finding(
        span,
        f'"the {name.lower()}" in small letters reads like another word',
        suggestions=(name,),
        fix=Fix.replace(f'Write "{name}"', span, name),
        confidence=0.97,
    )
