"""What tells that a quotation came from another text, or has lost the words that named its speaker.

Its stop or comma at the closing mark, marks that nothing else in the article has, and a matter
that the article does not speak of.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from linter.analyses.attribution import DOCUMENTS, says
from linter.analyses.lone_quotations import LoneQuotation
from linter.analyses.nearness import nearness
from linter.analyses.quote_style import quote_style
from linter.analyses.recurrence import content_words, recurrence
from linter.document import Document, Token

OFF_TOPIC: Final = "it has nothing to do with the text around it"
_LONG_ARTICLE = 150  # words; in a shorter one a quotation may well share none
_ENOUGH_STEMS = 3
_FEW_STEMS = 2  # enough where none of them recurs
_FEW_AGAIN = 2  # of its stems recur in the article
_FAR = 0.05  # from the text around it; half of the quotations of an article are above 0.45
_RATHER_FAR = 0.1  # enough where hardly a word recurs


def stop_seam(
    doc: Document, place: LoneQuotation, last: Sequence[Token], opens_with: str
) -> str | None:
    """Why the stop after a quotation tells that it was pasted in, or that its speaker was lost.

    A whole sentence that is quoted alone has its stop inside the marks, in British English too.
    """
    quotation = place.quotation
    inner = doc.prose_of(quotation.inner).rstrip()
    following = doc.prose[quotation.span.end : quotation.span.end + 1]
    if not place.own_paragraph and inner[-1:].isalnum() and not following.strip():
        return "no stop ends it, inside its marks or outside"
    if following != ".":
        return None
    if doc.prose_of(quotation.inner)[-1:] in {".", "!", "?"}:
        return "a full stop stands on both sides of its closing mark"
    is_text = last[-1].text == ":" or _tells_of_text(last)
    if (is_text and opens_with != "And") or doc.get(quote_style).sentence_stops_outside > 1:
        return None
    return "its full stop stands outside the marks, as after no other quoted sentence here"


def _tells_of_text(last: Sequence[Token]) -> bool:
    return any(token.text.lower() in DOCUMENTS for token in last)


def strangeness(doc: Document, place: LoneQuotation, last: Sequence[Token]) -> str | None:
    """Why a quotation looks as if it came from another text."""
    if oddity := doc.get(quote_style).oddity(doc, place.quotation):
        return f"no other quotation of the article has such {oddity}"
    if not _tells_of_text(last) and _is_off_topic(doc, place, told=says(last)):
        return OFF_TOPIC
    return None


def _is_off_topic(doc: Document, place: LoneQuotation, *, told: bool) -> bool:
    """Whether few of its words recur in the article, and their meanings are far from it."""
    inner, article = place.quotation.inner, doc.get(recurrence)
    stems = Counter(content_words(doc.prose_of(inner)))
    again = sum(article.stems[stem] > count for stem, count in stems.items())
    if article.length < _LONG_ARTICLE or len(stems) < _FEW_STEMS or again > _FEW_AGAIN:
        return False
    if len(stems) < _ENOUGH_STEMS and (again or place.own_paragraph):
        return False
    rather = again <= 1 and place.own_paragraph and not told
    return nearness(doc, inner) < (_RATHER_FAR if rather else _FAR)
