"""How an article abbreviates the names of countries and unions: US, U.S. or USA."""

from typing import NamedTuple

from linter.analyses.quotes import narrative
from linter.analyses.tokens import distinct_words
from linter.analysis import analysis
from linter.document import Document, Role, Token, TokenKind
from linter.span import Span

_NAMES = {
    "us": "the United States",
    "usa": "the United States",
    "uk": "the United Kingdom",
    "un": "the United Nations",
    "eu": "the European Union",
    "uae": "the United Arab Emirates",
}
# After "US" or "USA" these make the name of something else, which has its own form.
_PROPER = frozenset(
    "today airways open steel weekly news foods cellular bank bancorp today's masters network trust"
    " track hockey basketball gymnastics swimming".split()
)
# A capital before USA makes a name ("Greenpeace USA"), but not that of a sentence's first word.
_NO_NAMES = frozenset("the in and but for from when while since if as by with across our".split())
_HYPHENS = str.maketrans(dict.fromkeys("’'\u2010\u2011", "-"))
_SHOUTED = 0.7  # in a line with more capitals than this, US may be a shouted "us"


class Mention(NamedTuple):
    """One abbreviation of a country's name."""

    country: str
    form: str
    span: Span


def country_of(form: str) -> str | None:
    """The country that an abbreviation names, in whatever form."""
    return _NAMES.get(form.replace(".", "").lower())


@analysis
def country_forms(doc: Document) -> tuple[Mention, ...]:
    """The abbreviations outside quotations; those of a headline only as the text confirms them."""
    candidates = {text for text in doc.get(distinct_words) if text[0] in "UE" and _named(text)}
    if not candidates:
        return ()
    head: list[Mention] = []
    body: list[Mention] = []
    for index, inside in doc.get(narrative).items():
        block = doc.blocks[index]
        at = [n for n, token in enumerate(inside) if token.text in candidates]
        found = [m for n in at if (m := _mention(inside, n))]
        if found and not _is_shouted(inside):
            (head if block.role in (Role.TITLE, Role.HEADING) else body).extend(found)
    forms = {mention.form for mention in body}
    return tuple(sorted([*body, *(m for m in head if m.form in forms)], key=_place))


def _place(mention: Mention) -> Span:
    return mention.span


def _mention(inside: tuple[Token, ...], n: int) -> Mention | None:
    """The country that a token names, alone or in a compound like "US-led" or "US's"."""
    token = inside[n]
    named = _named(token.text)
    if token.kind is not TokenKind.WORD or named is None:
        return None
    country, form = named
    whole = form == token.text
    following = inside[n + 1] if whole and n + 1 < len(inside) else None
    before = inside[n - 1] if n else None
    if following is not None and (following.text == "$" or following.text.lower() in _PROPER):
        return None
    if form.startswith("USA") and _is_part_of_name(before, following):
        return None
    if before is not None and before.text == "," and _is_address(inside, n):
        return None
    return Mention(country, form, Span(token.span.start, token.span.start + len(form)))


def _named(text: str) -> tuple[str, str] | None:
    """The country that a word names, and in which form."""
    form = text.translate(_HYPHENS).partition("-")[0]
    country = country_of(form)
    return (country, form) if country and form.isupper() else None


def _is_part_of_name(before: Token | None, following: Token | None) -> bool:
    """Whether USA stands in a name: Team USA, USA Swimming."""
    return any(
        token is not None
        and token.kind is TokenKind.WORD
        and token.text[0].isupper()
        and token.text.lower() not in _NO_NAMES
        for token in (before, following)
    )


def _is_address(inside: tuple[Token, ...], n: int) -> bool:
    """Whether a country follows a place and a comma: in Boston, USA."""
    return n > 1 and inside[n - 2].text[0].isupper() and inside[n - 1].text == ","


def _is_shouted(inside: tuple[Token, ...]) -> bool:
    words = [t.text for t in inside if t.kind is TokenKind.WORD and len(t.text) > 1]
    return len(words) > 1 and sum(word.isupper() for word in words) >= _SHOUTED * len(words)
