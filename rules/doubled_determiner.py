"""Rule `doubled-determiner`."""

from collections.abc import Iterator
from itertools import pairwise, product
from typing import Final

from linter.analyses.tokens import lower_texts
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_OWNERS = "his their its our my your"
_BEFORE = "would could should"
# By kind: first words, and seconds that exclude them.
_KINDS = {
    "article": ("the a an", f"a an the {_OWNERS}"),
    "owner": ("his their our my", f"a an the {_OWNERS}"),
    "modal": (_BEFORE, f"{_BEFORE} can must will has is are was were"),
    "lost": ("the", "of is was were are has"),
    "be": ("is", "are were has have"),
    "was": ("was", "were is are has"),
}
_PAIRS: Final = frozenset(
    pair for ones, twos in _KINDS.values() for pair in product(ones.split(), twos.split())
)
_TWO = lazy_pattern(
    r"\b(?<![\w'’&@#/*_=.\ufdd0-])(?:"
    + "|".join(
        rf"(?P<{kind}>(?:{'|'.join(f'[{w[0].upper()}{w[0]}]{w[1:]}' for w in ones.split())}))"
        rf"[ \n](?:{'|'.join(twos.split())})"
        for kind, (ones, twos) in _KINDS.items()
    )
    + r")(?=[ \n][a-z])"
)
_OPENERS = lazy_pattern(
    r"\b(?:what|who|which|where|when|how|why|all|whatever|whoever|whether|if|it|that|this|thing"
    r"|things|one|ones|there|as|than|problem|question)\b"
)
_FIXED = lazy_pattern(r"(?:a (?:la|priori|posteriori|cappella|capella|fortiori)|his and|the my)\b")
_LOOK_BACK = 70


class DoubledDeterminer(Rule):
    """Two words that exclude each other stand side by side.

    "The a", "a the", "the his", "would could", "is are", "the of": what an edit left behind when
    one wording was replaced by another and a word of the old one stayed.

    Reported are articles and possessives in pairs of which no sentence has two ("her a" and "that
    the" are fine: he gave her a book), auxiliary verbs in such pairs, and "the" before a
    preposition or a verb, where a noun was lost. Verbs that may belong to two clauses ("what it is
    has") are left alone, as are names and words as such ("the “of”").
    """

    name = "doubled-determiner"
    category = Category.GRAMMAR
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad("She sold ⟦the a⟧ house by the sea."),
        Bad("She sold ⟦a the⟧ house by the sea."),
        Bad("They met ⟦the his⟧ lawyer on Monday."),
        Bad("They said he ⟦would could⟧ go home."),
        Bad("The men ⟦is are⟧ on their way home."),
        Bad("Most of ⟦the of⟧ that money was lost."),
    )
    good = (
        Good("He gave her a book, and said that the house was his and that this a child can see."),
        Good("What it is are three old mills, and all there was were stones."),
        Good("She sings a cappella, and he argues a priori."),
        Good("The a and b of the formula are numbers."),
        Good("He got an A in maths, and the Who sang."),
        Good("The meaning of the “of” in it is clear."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each pair."""
        lower = doc.get(lower_texts)
        if _PAIRS.isdisjoint(pairwise(lower)):
            return
        for match in _TWO.finditer(doc.prose):
            span = Span(*match.span())
            kind = match.lastgroup or ""
            if _is_slip(doc, span, kind):
                words = " ".join(match.group().split())
                yield Finding(span, _SAID.get(kind, _EXCLUDE).format(words), confidence=0.92)


_EXCLUDE = '"{}": one of the two words is left over'
_SAID = {"lost": 'A word is missing in "{}"'}


def _is_slip(doc: Document, span: Span, kind: str) -> bool:
    block = doc.block_at(span.start)
    if block is None or block.role is Role.CODE or doc.is_masked(span):
        return False
    one, two = doc.prose_of(span).lower().split()
    if two == "a" and doc.prose[span.end : span.end + 5].strip() in {"and", "or", "is"}:
        return False  # a letter
    if one == two or _FIXED.match(doc.prose, span.start, block.span.end):
        return False
    before = doc.prose[max(block.span.start, span.start - _LOOK_BACK) : span.start]
    if kind in ("be", "was"):
        return not _OPENERS.search(before.lower())
    return True
