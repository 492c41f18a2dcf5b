"""Rule `country-form-mixed`."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from linter.analyses.quotes import narrative
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Related,
    Role,
    Rule,
    Severity,
    Span,
    Token,
    TokenKind,
)

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
_MANY_FORMS = 3


class Mention(NamedTuple):
    """One abbreviation of a country's name."""

    country: str
    form: str
    span: Span


class CountryFormMixed(Rule):
    """One country's name is abbreviated in several ways.

    "US", "U.S." and "USA" in one article look careless, and often mean that the text was put
    together from several sources. Any of the forms is right; one form throughout is what every
    house style asks for.

    The rule counts the abbreviations of the United States, the United Kingdom, the United Nations,
    the European Union and the United Arab Emirates in what the writer says: quotations do not
    count, nor do names such as Team USA, USA Today and the US Open, addresses ("Boston, USA"),
    prices in US$ and lines in capitals. Names written in full may stand beside any form. A
    headline without stops ("US") is usual above a text with them ("U.S.") and does not count.
    Two forms are an info, three a warning; there is one report for each country, at the first
    form that is not the most frequent one.

    Known limits: it cannot know the house style; configure a substitution rule for that.
    """

    name = "country-form-mixed"
    category = Category.CONSISTENCY
    severity = Severity.WARNING
    bad = (
        Bad("The US sent aid. The ⟦U.S.⟧ envoy met the USA team, and the US navy left."),
        Bad("⟦US⟧ planes left. U.S.-led forces and U.S. envoys stayed.", why="two forms: an info"),
        Bad("A UK minister spoke. The ⟦U.K.⟧ has left, the UK paper said."),
    )
    good = (
        Good("The US sent aid. US-backed forces left, and the United States paid US$5m for it."),
        Good('The US sent aid. "The U.S. pays, as the USA always does," the envoy said.'),
        Good("The US runner left Team USA, USA Today reported, before the US Open."),
        Good("The U.S. firm of Boston, USA, paid the U.S. tax."),
        Good("US planes hit base\n\nThe U.S. military said U.S. planes had hit a base."),
        Good("TELL US MORE\n\nThe U.S. military said that U.S. planes had left."),
        Good("The EU and the UN met the U.S. envoy."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each country whose abbreviation varies."""
        by_country: dict[str, list[Mention]] = {}
        for mention in _mentions(doc):
            by_country.setdefault(mention.country, []).append(mention)
        for mentions in by_country.values():
            counts = Counter(mention.form for mention in mentions)
            if len(counts) > 1:
                yield _finding(mentions, counts)


def _finding(mentions: list[Mention], counts: Counter[str]) -> Finding:
    usual = counts.most_common(1)[0][0]
    firsts = {mention.form: mention for mention in reversed(mentions)}
    others = sorted((m for form, m in firsts.items() if form != usual), key=lambda m: m.span)
    odd = others[0]
    told = ", ".join(f"{form} {count}×" for form, count in counts.most_common())
    related = [firsts[usual], *others[1:]]
    return Finding(
        odd.span,
        f"{odd.country[0].upper()}{odd.country[1:]} goes by {len(counts)} forms here ({told}): "
        "choose one",
        suggestions=(usual,),
        related=tuple(Related(m.span, f'first "{m.form}"') for m in sorted(related, key=_place)),
        confidence=0.95,
        severity=Severity.WARNING if len(counts) >= _MANY_FORMS else Severity.INFO,
    )


def _place(mention: Mention) -> Span:
    return mention.span


def _mentions(doc: Document) -> list[Mention]:
    """The abbreviations outside quotations; those of a headline only as the text confirms them."""
    head: list[Mention] = []
    body: list[Mention] = []
    for index, inside in doc.get(narrative).items():
        block = doc.blocks[index]
        found = [m for n in range(len(inside)) if (m := _mention(inside, n))]
        if found and not _is_shouted(inside):
            (head if block.role in (Role.TITLE, Role.HEADING) else body).extend(found)
    forms = {mention.form for mention in body}
    return sorted([*body, *(m for m in head if m.form in forms)], key=_place)


def _mention(inside: tuple[Token, ...], n: int) -> Mention | None:
    """The country that a token names, alone or in a compound like "US-led" or "US's"."""
    token = inside[n]
    if token.kind is not TokenKind.WORD or token.text[0] not in "UE":
        return None
    form = token.text.translate(_HYPHENS).partition("-")[0]
    country = _NAMES.get(form.replace(".", "").lower())
    if country is None or not form.isupper():
        return None
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
