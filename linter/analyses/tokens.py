"""Words and marks of the prose, in one pass."""

import re
from functools import cache

from linter.analysis import analysis
from linter.document import JOINER, Document, Role, Token, TokenKind
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

# Order matters: the first alternative that fits wins. Input is hostile: each alternative that can
# run far without fitting begins only where nothing of its kind stands before, or is bounded.
_REFERENCE = r"""
    (?P<reference>
        (?:https?://|www\.)[^\s<>"”]*[^\s<>"”.,;:!?)\]'’]    # URL, without a closing stop
      | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+              # e-mail address
      | (?<![\w&])[@\#]\w+                                   # handle, hashtag
      | (?<![\w.-])[\w-]+(?:\.[\w-]+)*                       # host, file name
        \.(?:com|org|net|gov|edu|io|co\.uk|html?|pdf|py|js|json|txt|md)\b
        (?:/(?:[\w./%?=&\#-]*[\w/=&\#-])?)?
    )
"""
_ACCENTS = r"\u0300-\u036f"  # of decomposed letters
# Of a word: hidden characters and controls too, but not at its end.
_HIDDEN = (
    r"\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    r"\ufffd"
)
_INNER = rf"[\w{_ACCENTS}{_HIDDEN}{JOINER}]*(?:[^\W_]|[{_ACCENTS}])"
# The common case at the front, and alone: it makes the whole twice as fast.
_QUICK = r"(?P<quick>[A-Za-z]++(?=[ ,\n]))"
_MARK = r"""
    (?P<word>
        (?:[^\W\d_]\.){2,8}(?!\w)                            # U.S., p.m., J.R.R.
      | [^\W\d_](?:INNER)?
        (?:JOINER*['’\u2010\u2011-]JOINER*[^\W_](?:INNER)?)*
    )
  | (?P<number>\d+(?:[.,:/]\d+)*(?:JOINER*[^\W\d_][^\W_]*)?)  # 3,400.5m, 2nd, 9to5
  | (?P<opaque>\ufffc+)
  | (?P<stop>[.!?…]+)
  | (?P<quote>["“”„«»‘’'])
  | (?P<punctuation>[^\w\sJOINER])
""".replace("INNER", _INNER).replace("JOINER", JOINER)
_PLAIN = lazy_pattern(f"{_QUICK}|{_MARK}", re.VERBOSE)
_REFERRING = lazy_pattern(f"{_QUICK}|{_REFERENCE}|{_MARK}", re.VERBOSE)
# Most blocks hold no reference, and are read much faster without a look for one.
_MAY_REFER = lazy_pattern(r"[@#]|://|\bwww\.|\.[ceghijmnopt]")


@cache
def _kinds(pattern: re.Pattern[str]) -> tuple[TokenKind, ...]:
    """The kind of each of the pattern's groups, by its number."""
    names = {"quick": TokenKind.WORD} | {kind.value: kind for kind in TokenKind}
    return (TokenKind.WORD, *(names[name] for name in pattern.groupindex))


_MUTE = frozenset({Role.CODE})


@analysis
def tokens(doc: Document) -> tuple[Token, ...]:
    """All tokens of all blocks but code, in order.

    A hyphenated compound ("tit-for-tat", "al-Kadhimi") and a contraction ("don't", "Iran's") are
    one word each; an abbreviation with inner stops ("U.S.") keeps them. A word that markup runs
    through is one word, and its text has no trace of the markup.
    """
    found: list[Token] = []
    append, new, prose = found.append, tuple.__new__, doc.prose
    for block in doc.blocks:
        if block.role in _MUTE:
            continue
        index, (start, end) = block.index, block.span
        pattern = _REFERRING if _MAY_REFER.search(prose, start, end) else _PLAIN
        kinds = _kinds(pattern)
        # `tuple.__new__` makes the same values as the classes do, in half the time.
        for match in pattern.finditer(prose, start, end):
            kind = kinds[match.lastindex or 0]
            append(new(Token, (match[0], kind, new(Span, match.span()), index)))
    if JOINER in prose:
        return tuple(each._replace(text=each.text.replace(JOINER, "")) for each in found)
    return tuple(found)


@analysis
def lower_texts(doc: Document) -> list[str]:
    """The text of each token in small letters, in the order of the tokens."""
    return [text.lower() for text, _, _, _ in doc.get(tokens)]


@analysis
def distinct_words(doc: Document) -> frozenset[str]:
    """Each word of the document once, as it is written: what is not among them needs no search."""
    word_kind = TokenKind.WORD
    return frozenset([text for text, kind, _, _ in doc.get(tokens) if kind is word_kind])
