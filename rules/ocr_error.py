"""Rule `ocr-error`."""

import re
from collections.abc import Iterator
from itertools import product

from linter.analyses.lexicon import lexicon
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_WORD = lazy_pattern(
    r"(?<![\w@#/.\\=&%-])(?:"
    r"[A-Za-z]?[a-z]{0,20}[01][a-z01]{1,20}|[a-z]{1,20}[01]"  # c1ub, 1ate, wi11
    r"|[A-Z]?[a-z]{1,20}I[a-zI]{0,20}"  # wiIl
    r"|l(?= (?:am|was|have|had|will|would|think|do|did|know|said)\b)"  # l am
    r")(?![\w@/\\=&%|-]|\.\w)"
)
_ODD = lazy_pattern(
    r"[01I](?:(?<=[a-z].)|(?<!I)(?=[a-z]{2})(?!(?:th|st|nd|rd|am|pm|km|kg|mm|cm|ft|mph|bn|pc)\b))"
)
_WORD_START = lazy_pattern(r"[^\W_]{0,24}$")
_MEANT = {"0": "o", "1": "li", "I": "l", "l": "I"}
_LEAST_FREQUENT = 3.6  # zipf
_MOST_SWAPS = 3
_LONGEST = 24
_ORDINAL = lazy_pattern(r"1st$|1s$|0s$|0th$|1th$|\d+[a-z]$")


class OcrError(Rule):
    """A figure or letter stands for another that looks alike.

    Text that was read from paper takes "l" for "1", "o" for "0" and capital "I" for small "l":
    "c1ub", "s0cial", "wiIl", "l am".

    The rule reports a word that is none as it stands and a frequent one with the other letter, and
    offers it. Codes, names of products, ordinals and Roman numerals are left alone. Known limit:
    swaps that leave only letters ("rn" for "m") are the matter of `misspelling`.
    """

    name = "ocr-error"
    category = Category.ENCODING
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad("The ⟦c1ub⟧ won again.", fixed="The club won again.", suggests="club"),
        Bad("It was a ⟦s0cial⟧ network.", fixed="It was a social network."),
        Bad("She ⟦wiIl⟧ come.", fixed="She will come."),
        Bad("And ⟦l⟧ am late.", suggests="I", fixed="And I am late."),
    )
    good = (
        Good("The 1st and 10th of May, in the 1990s and 60s, at 10am, 5m deep."),
        Good("The H1N1 virus, a B1 visa, the i10, an mp3 and the a1 road."),
        Good("Mr McIntyre and King Henry II, in Iran and India."),
        Good("Write l1 or l0 in the code; vitamin b1 and k0 are known."),
        Good("A l33t n00b and a w1n."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each word that is one only with the letters that were meant."""
        seen = 0
        for at in sorted(_candidates(doc.prose)):
            if at < seen:
                continue
            match = _WORD.match(doc.prose, at)
            meant = _meant(match.group()) if match else None
            if match is None or meant is None:
                continue
            seen = match.end()
            span = Span(*match.span())
            block = doc.block_at(span.start)
            if block and block.role is not Role.CODE:
                yield Finding(
                    span,
                    f'"{match.group()}" looks like "{meant}" read wrongly from paper',
                    suggestions=(meant,),
                    fix=Fix.replace(f'Write "{meant}"', span, meant, safe=True),
                    confidence=0.93,
                )


def _candidates(prose: str) -> set[int]:
    """Where words start that hold a figure or capital among small letters."""
    found = set()
    for odd in _ODD.finditer(prose):
        before = prose[max(0, odd.start() - _LONGEST) : odd.start()]
        start = _WORD_START.search(before)
        found.add(odd.start() - (len(start.group()) if start else 0))
    if " l " in prose:
        found.update(match.start() + 1 for match in re.finditer(" l ", prose))
    return found


def _meant(word: str) -> str | None:
    """The frequent word that was meant, or None."""
    if word == "l":
        return "I"
    if len(word) < 3 or _ORDINAL.search(word) or lexicon().knows(word):  # noqa: PLR2004
        return None
    odd = "I" if "I" in word and not re.search(r"[01]", word) else "01"
    if sum(char in odd for char in word) > _MOST_SWAPS:
        return None
    options = (_MEANT[char] if char in odd else char for char in word)
    words = ("".join(chars) for chars in product(*options))
    best = max(words, key=lexicon().frequency)
    frequent = lexicon().frequency(best) >= _LEAST_FREQUENT + (len(word) < 4)  # noqa: PLR2004
    return best if frequent and lexicon().knows(best) else None
