"""Words that are no slips by what stands beside them: codes, addresses, clipped words, "[sic]"."""

import re

from linter.analyses.lexicon import lexicon
from linter.document import Token
from linter.lazy_pattern import lazy_pattern

_SIC = lazy_pattern(r"[\"”’',]?\s?[\[(]sic")
_TRIPLE = lazy_pattern(r"(.)\1\1")
# Written so on purpose: any letter four times, or a word that people stretch.
_STRETCHED = lazy_pattern(
    r"(.)\1{3}"
    r"|^(?:b+o+|h+i+s+|s+o+|n+o+|y+e+s+|h+e+y+|a+h+|o+h+|a+w+|u+g+h+|y+a+y+|y+a+a+s+|w+o+w+|w+a+y+"
    r"|p+l+e+a+s+e+|t+o+o+|v+e+r+y+|l+o+v+e+|r+e+a+l+y+|g+o+o+d+|l+o+n+g+|b+r+|z+|s+h+|m+|h+m+)$",
    re.IGNORECASE,
)
# Around a single word these say that it is meant as it stands: a term, a foreign word, an emoji.
_ENCLOSING = frozenset(("“”", "‘’", '""', "''", "«»", "::", "()", "[]"))
_LAST_MARKS = frozenset(",.")  # of a quotation, before its closing mark
_CUT_CONTRACTION = lazy_pattern(r"[\"“”](?:t|s|d|m|re|ve|ll)(?!\w)")
# Beside one of these a word is part of a code, a path or an address.
# Or it is one half of a word that a broken encoding or a form feed has cut ("opÃ©ning").
# Invisible characters and those that look like others are the care of rules of their own.
_CODE_BESIDE = frozenset(
    "_@#\\=<>{}$~^|*&+%/\x0c\u200b\u200c\u200d\u2060\ufeff¡¢¤¥¦§¨©ª®¯±²³´µ¶¸¹º¼½¾¿"
)


def is_code_or_quirk(prose: str, token: Token) -> bool:
    """Whether marks beside the word say that it is no slip: code, address, clipped or "[sic]"."""
    start, end = token.span
    before, after = prose[start - 1 : start], prose[end : end + 1]
    if (before in _CODE_BESIDE and before) or (after in _CODE_BESIDE and after):
        return True
    if before.isdigit() or before == "]" or "\ufffc" in (before, after):
        return True  # 5th, [s]he
    if is_enclosed(prose, token):
        return True
    if after in ('"', "“", "”") and after and _CUT_CONTRACTION.match(prose, end):
        return True  # didn"t: the mark is wrong, and reported
    if after == "(" or _is_colon_in_code(prose, start - 1) or _is_colon_in_code(prose, end):
        return True  # readline(3), arn:aws:iam
    dotted = (after == "." and prose[end + 1 : end + 2].islower()) or (
        before == "." and token.text[0].islower()  # readme.txt, .kml
    )
    quirk = (_STRETCHED.search(token.text) if _TRIPLE.search(token.text) else None) or _SIC.match(
        prose, end
    )
    return dotted or bool(quirk) or _is_clipped(prose, token)


def is_enclosed(prose: str, token: Token) -> bool:
    """Whether a word stands alone between quotation marks or in brackets: a term, or a gloss."""
    start, end = token.span
    if prose[end : end + 1] in _LAST_MARKS:
        end += 1
    return start > 0 and prose[start - 1] + prose[end : end + 1] in _ENCLOSING


def _is_colon_in_code(prose: str, at: int) -> bool:
    """Whether at a place stands a colon with letters on both sides."""
    return (
        0 < at < len(prose) - 1
        and prose[at] == ":"
        and prose[at - 1].isalnum()
        and prose[at + 1].isalnum()
    )


def _is_clipped(prose: str, token: Token) -> bool:
    """Whether an apostrophe stands for a letter: "singin'", "'appened"."""
    start, end = token.span
    text = token.text.lower()
    if prose[end : end + 1] in ("'", "’") and lexicon().knows(text + "g"):
        return True
    return prose[start - 1 : start] in ("'", "’", "‘") and any(
        lexicon().knows(lost + text) for lost in ("h", "be", "a", "e", "o")
    )
