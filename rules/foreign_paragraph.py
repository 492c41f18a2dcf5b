"""Rule `foreign-paragraph`."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.analyses.foreign import ForeignPassage, foreign_passages
from linter.analyses.language import article_language
from linter.analyses.tokens import tokens
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity, Span, lazy_pattern

_BILINGUAL = 1 / 3  # of the article's words
_MOST = 3  # stretches: more are there on purpose
_VERSE_LINES, _VERSE_WIDTH = 3, 50
_GLOSS = lazy_pattern(r"\btranslat|\blyrics\b|\bpoem\b", re.IGNORECASE)
_FILLER = lazy_pattern(r"\blorem\b|\bipsum\b", re.IGNORECASE)
_LOOK_ABOUT = 200  # characters before and after

_HARBOUR = (
    "The old harbour has been closed for years, and the fishermen of the town have moved to the"
    " quays on the other side of the river, where there is room for larger boats.\n\n"
)
_MAYOR = (
    "The mayor said that the work would begin in the spring. It will cost the town more than it has"
    " spent on all its other streets and bridges in this year.\n"
)
_GERMAN = (
    "Am Dienstagabend kamen rund zweihundert Anwohner in die Turnhalle, um über den geplanten"
    " Radweg zu sprechen. Viele von ihnen fürchten, dass vor ihren Geschäften keine Parkplätze mehr"
    " bleiben."
)
_RUSSIAN = (
    "Во вторник вечером около двухсот жителей собрались в спортзале, чтобы поговорить о новой"
    " велосипедной дорожке."
)
_SPANISH = "Muchos temen que delante de sus tiendas no quede sitio para los coches."


class _Stretch(NamedTuple):
    """Foreign passages of one language, one after the other."""

    span: Span
    passages: tuple[ForeignPassage, ...]


class ForeignParagraph(Rule):
    """A paragraph is in another language than the article.

    A translation that was left in, a draft, or a text from another page: readers of the article
    cannot read it. The rule knows scripts by their letters and fifty languages by their function
    words (as "und", "der" and "nicht" are in German), and reports paragraphs, and sentences in a
    row, of which many words are another language's and hardly one is the article's. From twenty
    words on it is certain, and an error; a shorter one must have more of them.

    Quotations, what a colon leads in, verse, and what the text beside it translates or calls by
    the name of its language are left alone. So are titles, names and articles in two languages; of
    more than three passages in other languages only the first is reported, as an info.

    Known limits: languages that the table does not have; a paragraph in a near neighbour of the
    article's own language (Danish in Norwegian).
    """

    name = "foreign-paragraph"
    category = Category.LANGUAGE
    severity = Severity.WARNING
    bad = (
        Bad(f"{_HARBOUR}⟦{_GERMAN}⟧\n\n{_MAYOR}"),
        Bad(f"{_HARBOUR}⟦{_RUSSIAN}⟧\n\n{_MAYOR}"),
        Bad(f"{_HARBOUR}⟦{_SPANISH}⟧\n\n{_MAYOR}", why="short, and full of function words"),
        Bad(f"{_HARBOUR.strip()} ⟦{_GERMAN}⟧\n\n{_MAYOR}", why="within a paragraph"),
    )
    good = (
        Good(f"{_HARBOUR}“{_GERMAN}”\n\n{_MAYOR}", why="a quotation"),
        Good(f"{_HARBOUR}A visitor from Vienna wrote:\n\n{_GERMAN}\n\n{_MAYOR}"),
        Good(f"{_HARBOUR}{_GERMAN}\n\nTranslated, this is the town’s own story. {_MAYOR}"),
        Good(_HARBOUR + "Anna de la Cruz, Jorge de los Santos, Jan van der Berg\n\n" + _MAYOR),
        Good(f"{_HARBOUR}La plume de ma tante\n\n{_MAYOR}", why="short"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each stretch of foreign passages."""
        found = doc.get(foreign_passages)
        if not found or _is_bilingual(doc, found):
            return
        wrong = [each for each in _stretches(doc, found) if not _is_meant(doc, each)]
        name = doc.get(article_language).name
        if len(wrong) > _MOST:
            message = f"{len(wrong)} passages are in other languages than the article ({name})"
            yield Finding(wrong[0].span, message, confidence=0.5, severity=Severity.INFO)
            return
        for each in wrong:
            first = each.passages[0]
            words = ", ".join(f'"{word}"' for word in first.evidence)
            certain = any(passage.certain for passage in each.passages)
            yield Finding(
                each.span,
                f"This is in {first.language.name}"
                + (f" ({words})" if words else "")
                + f", and the article in {name}",
                confidence=0.97 if certain else 0.85,
                severity=Severity.ERROR if certain else None,
            )


def _is_bilingual(doc: Document, found: Sequence[ForeignPassage]) -> bool:
    total = len(doc.get(tokens))
    by_language = Counter[str]()
    for each in found:
        by_language[each.language.code] += each.words
    return max(by_language.values()) > _BILINGUAL * total


def _stretches(doc: Document, found: Sequence[ForeignPassage]) -> Iterator[_Stretch]:
    row: list[ForeignPassage] = []
    for each in found:
        if row and (
            row[-1].language != each.language
            or doc.prose[row[-1].span.end : each.span.start].strip()
        ):
            yield _Stretch(Span(row[0].span.start, row[-1].span.end), tuple(row))
            row = []
        row.append(each)
    yield _Stretch(Span(row[0].span.start, row[-1].span.end), tuple(row))


def _is_meant(doc: Document, stretch: _Stretch) -> bool:
    """Whether the text about the stretch, or its form, says that it is there on purpose."""
    start, end = stretch.span
    before = doc.prose[max(0, start - _LOOK_ABOUT) : start].rstrip()
    after = doc.prose[end : end + _LOOK_ABOUT].lstrip()
    if before.endswith((":", "(", "—")) or after.startswith("("):
        return True
    language = re.escape(stretch.passages[0].language.name)
    about = before + " " + after
    called = rf"\b(?:in|into|from|original) {language}\b|\b{language}(?:-language|:| version| text)"
    if _GLOSS.search(about) or re.search(called, about):
        return True
    text = doc.prose_of(stretch.span)
    if text.startswith("(") or _FILLER.search(text):  # filler is another rule's matter
        return True
    lines = text.splitlines()
    return len(lines) >= _VERSE_LINES and len(text) < _VERSE_WIDTH * len(lines)
