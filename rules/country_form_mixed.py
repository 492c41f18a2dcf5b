"""Rule `country-form-mixed`."""

from collections import Counter
from collections.abc import Iterator

from linter.analyses.country_forms import Mention, country_forms, country_of
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Option,
    Related,
    Rule,
    Severity,
    Span,
)

_MANY_FORMS = 3


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

    A house that has settled on a form says so in `forms`; then every other form of that country is
    a warning, also where the article uses it alone.
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

    forms: Option[tuple[str, ...]] = Option(
        (), 'the forms of the house, as in ["US", "U.K."]; where none is given, the most frequent'
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each country whose abbreviation varies, or is not the house's."""
        house = {country_of(form): form for form in self.forms}
        by_country: dict[str, list[Mention]] = {}
        for mention in doc.get(country_forms):
            by_country.setdefault(mention.country, []).append(mention)
        for country, mentions in by_country.items():
            counts = Counter(mention.form for mention in mentions)
            usual = house.get(country, counts.most_common(1)[0][0])
            if set(counts) - {usual}:
                yield _finding(mentions, counts, usual, settled=country in house)


def _finding(
    mentions: list[Mention], counts: Counter[str], usual: str, *, settled: bool
) -> Finding:
    firsts = {mention.form: mention for mention in reversed(mentions)}
    others = sorted((m for form, m in firsts.items() if form != usual), key=lambda m: m.span)
    odd = others[0]
    told = ", ".join(f"{form} {count}×" for form, count in counts.most_common())
    related = [*([firsts[usual]] if usual in firsts else []), *others[1:]]
    name = f"{odd.country[0].upper()}{odd.country[1:]}"
    message = f"{name} goes by {len(counts)} forms here ({told}): choose one"
    if settled:
        message = f'{name} is "{usual}" in this house, and "{odd.form}" here ({told})'
    return Finding(
        odd.span,
        message,
        suggestions=(usual,),
        related=tuple(Related(m.span, f'first "{m.form}"') for m in sorted(related, key=_place)),
        confidence=0.95,
        severity=Severity.WARNING if settled or len(counts) >= _MANY_FORMS else Severity.INFO,
    )


def _place(mention: Mention) -> Span:
    return mention.span
