"""The people of an article: where their names stand in full, and where a surname alone does.

A full name is any run of two or more capitalised words: "John Kirby", "Kim Jong-un", "Pope
Francis", "Press Secretary Kirby". Every word of the run counts, because the family name comes
first in half the world. Names are compared in lower case and without accents.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from linter.analyses.attribution import (
    ROLES,
    SPEAKING,
    bare_name,
    is_saying,
)
from linter.analyses.quotes import narrative
from linter.analyses.tokens import tokens
from linter.analyses.verbs import may_be_finite
from linter.analysis import analysis
from linter.document import Block, Document, Role, Token, TokenKind
from linter.span import Span

COURTESY_TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss"})
# Words between a given name and a family name, or in front of a family name.
PARTICLES = frozenset(
    "al el ul ur bin ibn bint ben abu de del della di da dos das do du la le van von der den ter"
    " ten zu zur af av y e st ap mac o".split()
)
# Written together with a name, in lower case.
_JOINED = ("al-", "el-", "d'", "d’", "ul-", "bin-")
_JOINED_LETTERS = frozenset(each[0] for each in _JOINED)
# Capitalised at the start of a sentence without being part of a name.
_OPENERS = frozenset(
    "the a an this that these those in on at by for from to of with as if when while after before"
    " since until but and or so yet then now also both he she it they we i you his her their our my"
    " its what who how why where which there here not no yes even still later earlier once"
    " meanwhile however although though because according like unlike despite during under over"
    " asked last next yesterday today tomorrow monday tuesday wednesday thursday friday saturday"
    " sunday january february march april may june july august september october november december"
    " perhaps only just instead among between against through is was are were do does did has had"
    " have will would can could should may might must let some many most all each every neither"
    " either nor one two three four five".split()
)
_INTRODUCES = frozenset(
    "who whose whom a an the his her their formerly then now one known another former named our"
    " my its".split()
)
_HEADLINES = (Role.TITLE, Role.HEADING)
_LONG_WORD = 5  # letters; shorter words stand in lower case in headlines of either kind
_INITIAL = 3  # letters before a stop inside a name: J., Jr., St.
_NAMED = frozenset("named called surnamed nicknamed dubbed identified as".split())
_AUXILIARIES = frozenset("had has have also later then previously".split())


class Mention(NamedTuple):
    """A person called by surname: with a courtesy title, or bare beside a verb of speaking.

    `span` covers the title; `acts` tells that a verb follows, `explained` that the words around
    say who it is.
    """

    name: str
    key: str
    span: Span
    block: int
    titled: bool
    acts: bool
    explained: bool


class _Named(NamedTuple):
    in_full: dict[str, Span]
    mentions: tuple[Mention, ...]


class People(_Named):
    """The words of full names with their first place, and all mentions by surname, in order."""

    @cached_property
    def by_surname(self) -> dict[str, tuple[Mention, ...]]:
        """The mentions of each surname, by its key."""
        groups: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            groups.setdefault(mention.key, []).append(mention)
        return {key: tuple(group) for key, group in groups.items()}


@analysis
def people(doc: Document) -> People:
    """The people whom the article names; surnames inside quotations are no mentions."""
    in_full: dict[str, Span] = {}
    shouted = {block.index for block in doc.with_role(*_HEADLINES) if _is_title_case(doc, block)}
    for run in _runs([token for token in doc.get(tokens) if token.block not in shouted]):
        for token in run:
            for key in _keys(token.text):
                in_full.setdefault(key, Span(run[0].span.start, run[-1].span.end))
    found: list[Mention] = []
    for inside in doc.get(narrative).values():
        found.extend(_mentions(inside))
    return People(in_full, tuple(found))


def _is_title_case(doc: Document, block: Block) -> bool:
    """Whether a headline writes every longer word with a capital: then a run of them is no name."""
    words = [word for word in doc.prose_of(block.span).split() if len(word) >= _LONG_WORD]
    return bool(words) and not any(word[0].islower() for word in words)


def name_key(text: str) -> str:
    """A name as names are compared: lower case, no accents, no possessive ending."""
    plain = unicodedata.normalize("NFKD", bare_name(text).casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _keys(text: str) -> Iterator[str]:
    """The keys by which a word of a full name is found again: "al-Kadhimi" and "Kadhimi"."""
    key = name_key(text)
    yield key
    yield from (part for part in key.replace("‐", "-").split("-") if part != key and len(part) > 1)


def _runs(words: Sequence[Token]) -> Iterator[list[Token]]:
    """Runs of two or more words of a name; a title of courtesy is none of them."""
    run: list[Token] = []
    for n, token in enumerate(words):
        if not run and (first := token.text[0]) not in _JOINED_LETTERS and first.islower():
            continue  # nearly all words
        if run and not _goes_on(words, n):
            yield from _long(run)
            run = []
        if token.kind is not TokenKind.WORD:
            continue
        if is_name_word(token.text):
            if token.text in COURTESY_TITLES or (not run and _is_opener(token)):
                continue
            run.append(token)
    yield from _long(run)


def _long(run: list[Token]) -> Iterator[list[Token]]:
    if len(run) > 1:
        yield run


def _goes_on(words: Sequence[Token], n: int) -> bool:
    """Whether a token can stand inside a name that has begun."""
    token, before = words[n], words[n - 1]
    if token.block != before.block or token.span.start - before.span.end > 1:
        return False
    if token.kind is TokenKind.WORD:
        return is_name_word(token.text) or token.text.lower() in PARTICLES
    if token.kind is TokenKind.STOP:  # an initial: J. Smith, or Jr.
        return (
            token.text == "."
            and token.span.start == before.span.end
            and len(before.text) <= _INITIAL
        )
    return token.kind is TokenKind.QUOTE and before.text != ","  # John "Jack" Roe


def _is_opener(token: Token) -> bool:
    return token.text.lower() in _OPENERS


@lru_cache(maxsize=1 << 14)
def is_name_word(text: str) -> bool:
    """Whether a word has a capital where names have it: Kirby, al-Kadhimi, d'Estaing, BBC."""
    if text[0].isupper():
        return True
    if text[0] not in _JOINED_LETTERS or not text.startswith(_JOINED):  # nearly all words
        return False
    return any(
        part[:1].isupper() for part in text.replace("'", "-").replace("’", "-").split("-")[1:2]
    )


def _mentions(inside: Sequence[Token]) -> Iterator[Mention]:
    for n, token in enumerate(inside):
        first = token.text[0]
        if token.kind is not TokenKind.WORD or (first.islower() and first not in _JOINED_LETTERS):
            continue
        if token.text in COURTESY_TITLES:
            yield from _titled(inside, n)
        elif is_name_word(token.text) and _speaks(inside, n) and not _in_run(inside, n):
            yield _mention(inside, n, n, titled=False)


def _titled(inside: Sequence[Token], title: int) -> Iterator[Mention]:
    n = title + 1
    if n < len(inside) and inside[n].text == ".":
        n += 1
    while n < len(inside) and inside[n].text.lower() in PARTICLES:
        n += 1
    if n >= len(inside) or inside[n].kind is not TokenKind.WORD:
        return
    if is_name_word(inside[n].text) and not _in_run(inside, n):
        yield _mention(inside, title, n, titled=True)


def _in_run(inside: Sequence[Token], n: int) -> bool:
    """Whether a word stands next to another word of a name: then it is no surname alone."""
    after = n + 1
    if after < len(inside) and _adjoins(inside, n) and is_name_word(inside[after].text):
        return True
    before = inside[n - 1] if n and _adjoins(inside, n - 1) else None
    if before is None or before.kind is not TokenKind.WORD or not is_name_word(before.text):
        return False
    return not _is_opener(before) and before.text not in COURTESY_TITLES


def _adjoins(inside: Sequence[Token], n: int) -> bool:
    return inside[n + 1].span.start - inside[n].span.end <= 1


def _mention(inside: Sequence[Token], start: int, n: int, *, titled: bool) -> Mention:
    token = inside[n]
    name = bare_name(token.text)
    end = token.span.start + len(name)
    return Mention(
        name=name,
        key=name_key(name),
        span=Span(inside[start].span.start, end),
        block=token.block,
        titled=titled,
        acts=_speaks(inside, n) or (n + 1 < len(inside) and may_be_finite(inside, n + 1)),
        explained=_is_explained(inside, start, n),
    )


def _speaks(inside: Sequence[Token], n: int) -> bool:
    """Whether a verb of speaking follows the name, or stands right before it."""
    after = n + 1
    while after < len(inside) and inside[after].text.lower() in _AUXILIARIES:
        after += 1
    if after < len(inside) and inside[after].text.lower() in SPEAKING:
        return is_saying(inside, after)
    if not n or inside[n - 1].text.lower() not in SPEAKING or not is_saying(inside, n - 1):
        return False
    # "..., said Kirby" and not "he said Kirby had left"
    return n == 1 or inside[n - 2].kind is not TokenKind.WORD or not _adjoins(inside, n - 2)


def _is_explained(inside: Sequence[Token], start: int, n: int) -> bool:
    """Whether the words around a surname tell who it is: an apposition, or a role before it."""
    after = inside[n + 1 : n + 3]
    if after and after[0].text in {",", "(", "-", "–", "—"}:
        following = after[1] if len(after) > 1 else None
        if following is not None and (
            following.kind is TokenKind.NUMBER
            or following.text.lower() in _INTRODUCES
            or following.text.lower() in ROLES
        ):
            return True
    before = start - 1
    if before >= 0 and inside[before].text == ",":
        before -= 1
    return before >= 0 and inside[before].text.lower() in ROLES | _NAMED
