"""Rule `courtesy-title-conflict`."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from linter.analyses.people import COURTESY_TITLES, Mention, name_key, people
from linter.analyses.tokens import tokens
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Related,
    Rule,
    Severity,
    TokenKind,
    lazy_pattern,
)

_MALE = frozenset({"Mr"})
_RELATIVES = lazy_pattern(
    r"\b(?:husband|wife|widow(?:er)?|couple|married|marriage|spouse|partner|family|families"
    r"|parents?|mother|father|mum|mom|dad|sons?|daughters?|brothers?|sisters?|siblings?|twins?"
    r"|aunt|uncle|cousins?|nephew|niece|in-law|grand\w+|Mr\.? and Mrs|both|transgender)\b",
    re.IGNORECASE,
)


class CourtesyTitleConflict(Rule):
    """One person is Mr in one place and Mrs, Ms or Miss in another.

    Where only one first name goes with the surname, and no relative is spoken of, both titles mean
    the same person, and one of them is wrong. The rarer one is reported.

    Known limits: a relative who is called by title and surname only and never introduced as one;
    hence this is an information.
    """

    name = "courtesy-title-conflict"
    category = Category.CONSISTENCY
    severity = Severity.INFO
    english_only = True
    bad = (
        Bad(
            "Imre Varga owns the ferry. Mr Varga wants to sell it.\n\n"
            "The town made an offer. ⟦Mrs Varga⟧ refused it. Later Mr Varga said yes."
        ),
        Bad("Ines Ode leads the school. Ms Ode left at noon. ⟦Mr Ode⟧ said nothing. Ms Ode did."),
    )
    good = (
        Good("Imre Varga and Ana Varga own the ferry. Mr Varga said yes. Mrs Varga said no."),
        Good("Imre Varga owns the ferry with his wife. Mr Varga said yes. Mrs Varga said no."),
        Good("Imre Varga owns the ferry. Mr Varga said yes. Mr Varga's boat is old."),
        Good(
            "Imre and Ana Varga own the ferry. Imre Varga sold tickets. Mr Varga said yes."
            " Mrs Varga said no. Old Varga sat by."
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the first use of the rarer title of each surname with two."""
        if "Mr" not in doc.prose:
            return
        found = {
            key: pair
            for key, mentions in doc.get(people).by_surname.items()
            if all(pair := _by_title(doc, mentions))
        }
        if not found or _RELATIVES.search(doc.prose):
            return
        given = _given_names(doc, found)
        for key, pair in found.items():
            if len(given[key]) == 1:
                rare, often = sorted(pair, key=len)
                yield _conflict(doc, rare, often)


def _by_title(doc: Document, mentions: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """The mentions with a man's title, and those with a woman's."""
    titled = [(m, _title(doc, m) in _MALE) for m in mentions if m.titled]
    return [m for m, male in titled if male], [m for m, male in titled if not male]


def _title(doc: Document, mention: Mention) -> str:
    return doc.prose_of(mention.span).split(None, 1)[0].rstrip(".")


def _given_names(doc: Document, keys: Collection[str]) -> dict[str, set[str]]:
    """The words with a capital that stand right before each surname; titles are none of them."""
    found: dict[str, set[str]] = {key: set() for key in keys}
    for before, token in pairwise(doc.get(tokens)):
        if before.kind is not TokenKind.WORD or before.text in COURTESY_TITLES:
            continue
        if before.text[0].isupper() and token.text[0].isupper():
            key = name_key(token.text)
            if key in found:
                found[key].add(before.text)
    return found


def _conflict(doc: Document, rare: Sequence[Mention], often: Sequence[Mention]) -> Finding:
    here, there = doc.text_of(rare[0].span), doc.text_of(often[0].span)
    return Finding(
        rare[0].span,
        f'"{here}" is "{there}" elsewhere, and only one first name goes with this surname',
        related=(Related(often[0].span, "the other title"),),
        confidence=0.75,
    )
