"""Rule `spelling-variant-mixed`."""

from collections import Counter
from collections.abc import Iterator, Sequence

from linter.analyses.variants import Spelt, Variant, VariantUse, variant_use
from linter.sdk import (
    Bad,
    Category,
    Document,
    Edit,
    Finding,
    Fix,
    Good,
    Option,
    Related,
    Rule,
    Severity,
)

_NAMES = {variant.value.lower(): variant for variant in Variant}
_NAMED = 3  # words of each side that the message names


class SpellingVariantMixed(Rule):
    """American and British spelling are mixed.

    "Color" is right and so is "colour"; both in one article look careless, and often mean that the
    text was put together from several sources. A word that is spelt both ways ("cancelled" and
    "canceled") is a warning, one report for each word; an article that spells some words one way
    and others the other way is an info, one report at the first word of the smaller side.

    The rule knows the words that American, British, Australian and Canadian English spell apart.
    An article that fits any of them is left alone: "colour" beside "analyze" is Canadian, and
    "organize" is as British as "organise". What may be another word ("meter", "tire") does not
    count, nor do quotations, headlines, names and other words with a capital.

    With a variant configured, by this option or as `language = "en-GB"`, each word of another
    variant is an info, and nothing else is reported.
    """

    name = "spelling-variant-mixed"
    category = Category.CONSISTENCY
    english_only = True
    severity = Severity.WARNING
    variant = Option(
        "auto",
        "the variant that all articles keep to; auto finds out what each is written in",
        choices=("auto", *(each.value for each in Variant)),
    )
    bad = (
        Bad(
            "The match was cancelled. A cancelled match is ⟦canceled⟧ for good.",
            suggests="cancelled",
            fixed="The match was cancelled. A cancelled match is cancelled for good.",
        ),
        Bad(
            "A gray sky, a gray sea and a ⟦grey⟧-haired man.",
            fixed="A gray sky, a gray sea and a gray-haired man.",
        ),
        Bad(
            "They organise fairs, and the ⟦organizers⟧ organise them well.",
            fixed="They organise fairs, and the organisers organise them well.",
        ),
        Bad(
            "The harbour has a favourable wind, and its ⟦color⟧ is grey.",
            fixed="The harbour has a favourable wind, and its colour is grey.",
            why="different words: an info",
        ),
    )
    good = (
        Good("The labour of the Labor Party fills Rockefeller Center with colour."),
        Good("They organize a colourful fair for their neighbours.", why="Oxford spelling"),
        Good("We analyze the colour of the aluminum.", why="Canadian"),
        Good("A parking meter stands ten metres from the theatre.", why="two words"),
        Good('The colour is right, he said: "What a lovely color, my favorite color."'),
        Good("A licensed driver practised with a licence.", why="a verb and its noun"),
        Good("His favourite page is example.org/color/center and its favorite_color field."),
        Good("The colour is set by color(), style.color or ‘color’.", why="code, a word itself"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report words against the configured variant, or the mixture."""
        use = doc.get(variant_use)
        if wanted := _NAMES.get(self.variant.lower()) or _NAMES.get(_code(doc)):
            yield from _foreign(use, wanted)
            return
        twice = _spelt_twice(use)
        rest = VariantUse(tuple(w for w in use.words if w.spelling.family not in twice))
        for words in twice.values():
            yield _same_word(words, rest)
        if min(rest.misfits.values()):
            yield _different_words(rest)


def _code(doc: Document) -> str:
    return doc.language.replace("_", "-").lower()


def _foreign(use: VariantUse, variant: Variant) -> Iterator[Finding]:
    """Each word that a variant does not accept."""
    for spelling, span in use.words:
        if variant not in spelling.accepted:
            title = f'Spell it "{spelling.other}"'
            yield Finding(
                span,
                f'"{spelling.form}" is not {variant.adjective} spelling',
                suggestions=(spelling.other,),
                fix=Fix.replace(title, span, spelling.other),
                confidence=0.95,
                severity=Severity.INFO,
            )


def _spelt_twice(use: VariantUse) -> dict[str, list[Spelt]]:
    """The words that stand in both forms, by what their relatives have in common."""
    families: dict[str, list[Spelt]] = {}
    for word in use.words:
        if not word.spelling.apart:
            families.setdefault(word.spelling.family, []).append(word)
    return {
        family: words
        for family, words in families.items()
        if len({word.spelling.american for word in words}) > 1
    }


def _same_word(words: Sequence[Spelt], rest: VariantUse) -> Finding:
    forms = Counter(word.spelling.form for word in words)
    american = _is_american_usual(words, rest)
    odd = [word for word in words if word.spelling.american is not american]
    usual = [word for word in words if word.spelling.american is american]
    told = ", ".join(f'"{form}" {count}×' for form, count in forms.most_common())
    return Finding(
        odd[0].span,
        f"Two spellings of one word are mixed here ({told}): choose one",
        suggestions=(odd[0].spelling.other,),
        fix=_fix(odd),
        related=_places([usual[0], *odd[1:]]),
        confidence=0.9,
    )


def _is_american_usual(words: Sequence[Spelt], rest: VariantUse) -> bool:
    """Which form an article keeps to: as its other words do, else the more frequent, or first."""
    if rest.variant is not None:
        fit = {w.spelling.american for w in words if rest.variant in w.spelling.accepted}
        if len(fit) == 1:
            return fit.pop()
    return Counter(word.spelling.american for word in words).most_common(1)[0][0]


def _different_words(rest: VariantUse) -> Finding:
    american = [w for w in rest.words if Variant.BRITISH not in w.spelling.accepted]
    british = [w for w in rest.words if Variant.AMERICAN not in w.spelling.accepted]
    sides = sorted((american, british), key=lambda side: (len(side), -side[0].span.start))
    odd, usual = sides
    sure = len(odd) < len(usual)
    return Finding(
        odd[0].span,
        "American and British spelling are mixed here:"
        f" {_told('American', american)}; {_told('British', british)}",
        suggestions=(odd[0].spelling.other,) if sure else (),
        fix=_fix(odd) if sure else None,
        related=_places([usual[0], *odd[1:]]),
        confidence=0.8,
        severity=Severity.INFO,
    )


def _told(side: str, words: Sequence[Spelt]) -> str:
    forms = list(dict.fromkeys(f'"{word.spelling.form}"' for word in words))
    more = ", ..." if len(forms) > _NAMED else ""
    return f"{len(words)} {side} ({', '.join(forms[:_NAMED])}{more})"


def _fix(odd: Sequence[Spelt]) -> Fix:
    edits = tuple(Edit(word.span, word.spelling.other) for word in odd)
    return Fix("Spell it as the rest of the article does", edits)


def _places(words: Sequence[Spelt]) -> tuple[Related, ...]:
    ordered = sorted(words, key=lambda word: word.span)
    return tuple(Related(word.span, f'"{word.spelling.form}"') for word in ordered)
