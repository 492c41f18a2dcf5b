"""Rule `term-variant`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from linter.analyses.tokens import distinct_words
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Related,
    Role,
    Rule,
    Severity,
    Span,
)

# Two forms of one term; where both stand equally often, the first is the usual one.
_PAIRS: Final = tuple(
    tuple(line.split(" | "))
    for line in """\
airstrike | air strike
airstrikes | air strikes
drone strike | dronestrike
e-mail | email
e-mails | emails
web site | website
web sites | websites
on-line | online
cease-fire | ceasefire
cyber attack | cyberattack
cyber attacks | cyberattacks
cyber security | cybersecurity
cell phone | cellphone
cell phones | cellphones
per cent | percent
adviser | advisor
advisers | advisors
co-operation | cooperation
co-ordination | coordination
judgement | judgment
smart phone | smartphone
smart phones | smartphones
data base | database
koran | quran
muslim | moslem
muslims | moslems
kiev | kyiv""".splitlines()
)
_ROLES = frozenset({Role.TITLE, Role.HEADING, Role.BODY, Role.LIST, Role.CAPTION})


class TermVariant(Rule):
    """One term is written in two ways.

    "E-mail" in one paragraph and "email" in the next tells that two hands wrote the article, or
    that one piece of it came from elsewhere. Either form is right; the rule knows some thirty such
    pairs and reports the rarer form of a pair where both stand in one article.

    Known limits: a name or a quotation may have its reasons; the finding is an info. Terms of your
    own are a rule of your own: a TOML file of the kind "consistency" (docs/writing-a-rule.md).
    """

    name = "term-variant"
    category = Category.CONSISTENCY
    english_only = True
    severity = Severity.INFO
    bad = (
        Bad(
            "Send an e-mail to the office. The ⟦email⟧ must name the e-mail address.",
            suggests="e-mail",
            fixed="Send an e-mail to the office. The e-mail must name the e-mail address.",
        ),
        Bad(
            "The airstrike hit a mill, and a second airstrike and an ⟦air strike⟧ hit a bridge.",
            suggests="airstrike",
            fixed="The airstrike hit a mill, and a second airstrike and an airstrike hit a bridge.",
        ),
        Bad(
            "Kyiv was quiet. ⟦Kiev⟧, as the old map has it, was quiet. In Kyiv\nit rained.",
            suggests="Kyiv",
            fixed="Kyiv was quiet. Kyiv, as the old map has it, was quiet. In Kyiv\nit rained.",
        ),
    )
    good = (
        Good("Send an email to the office. The email must name the email address."),
        Good("The air is clean. A strike shut the mill."),
        Good("The airstrike hit a mill. Out on the air, strikes were discussed."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the rarer form of each pair of which both stand in the article."""
        # A form of one word stands in a word of the article; there are half as many to search.
        words = " ".join(doc.get(distinct_words)).lower()
        likely = [pair for pair in _PAIRS if all(" " in form or form in words for form in pair)]
        text = doc.prose.lower().replace("\n", " ") if likely else ""
        for pair in likely:
            if all(form in text for form in pair):
                yield from _mixed(doc, {form: _places(doc, form) for form in pair})


def _places(doc: Document, form: str) -> list[Span]:
    blocks = (block for block in doc.blocks if block.role in _ROLES)
    found = (match for block in blocks for match in _pattern(form).finditer(doc.prose, *block.span))
    return [Span(*match.span()) for match in found]


@cache
def _pattern(form: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, form.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _mixed(doc: Document, places: dict[str, list[Span]]) -> Iterator[Finding]:
    usual = max(places, key=lambda form: len(places[form]))
    if not places[usual]:
        return
    first = places[usual][0]
    related = (Related(first, f'"{_shown(doc, first)}" here'),)
    for form, spans in places.items():
        for span in spans if form != usual else ():
            found = _shown(doc, span)
            better = usual[:1].upper() + usual[1:] if found[:1].isupper() else usual
            yield Finding(
                span,
                f'"{found}" here, but "{better}" elsewhere in the article',
                suggestions=(better,),
                fix=Fix.replace(f'Write "{better}"', span, better),
                related=related,
            )


def _shown(doc: Document, span: Span) -> str:
    return " ".join(doc.prose_of(span).split())
