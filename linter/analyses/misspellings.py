"""The misspelt words of a document, and what was meant by each.

Which unknown words are slips is decided in `linter.analyses.slips`. Apart from the rule, so that
the tools can measure them with other limits and counts.
"""

from collections.abc import Iterator
from typing import NamedTuple

from linter.analyses.corrections import Correction
from linter.analyses.lexicon import lexicon
from linter.analyses.loan_words import is_borrowed
from linter.analyses.misspelling_limits import LIMITS, Limits
from linter.analyses.ngrams import ngrams
from linter.analyses.ranking import Counts
from linter.analyses.slips import Judge, is_strange
from linter.analyses.technical_words import is_in_row_of_names, is_technical
from linter.analyses.unknown_words import UnknownWord, unknown_words
from linter.document import Document

_MOST = 20_000  # unknown words of a text: more make a list or an attack, and each takes its time
_RANKED = 3  # corrections that are surely the likeliest
_ALONE = 9.0  # the lead of a correction without rivals


class Misspelt(NamedTuple):
    """A misspelt word and what was meant, the likeliest first.

    `lead` is how far the first correction is ahead of the second, in zipf units; `certain` tells
    whether nothing but the first can have been meant.
    """

    word: UnknownWord
    meant: tuple[Correction, ...]
    lead: float
    certain: bool


def misspellings(
    doc: Document, limits: Limits = LIMITS, counts: Counts | None = None
) -> Iterator[Misspelt]:
    """The misspelt words of a document with their corrections, the likeliest first.

    Other `counts` than the ones shipped serve the tools.
    """
    unknown = doc.get(unknown_words)
    if not unknown:
        return
    judge = Judge(limits, counts or ngrams(), is_strange(unknown, limits))
    for word in unknown[:_MOST]:
        if judge.is_slip(word) and not (
            is_technical(doc, word) or is_in_row_of_names(doc, word) or is_borrowed(doc, word)
        ):
            ranking = judge.corrections(word, _RANKED)
            meant = tuple(each for each, _ in ranking)
            lead = ranking[0][1] - ranking[1][1] if len(ranking) > 1 else _ALONE
            yield Misspelt(word, meant, lead, _is_certain(word, meant[0], lead, limits))


def _is_certain(word: UnknownWord, first: Correction, lead: float, limits: Limits) -> bool:
    """Whether a word can be corrected unread: no name, nor half known; one edit, no rival near."""
    return (
        lead >= limits.certain_lead
        and first.distance == 1
        and first.zipf >= limits.certain_zipf
        and " " not in first.word
        and len(word.form) >= limits.certain_length
        and word.small == 1
        and not word.part
        and not word.suspect
        and first.zipf - lexicon().frequency(word.form) >= limits.certain_margin
    )
