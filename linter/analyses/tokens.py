"""Words and marks of the prose, in one pass."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter

from linter.analyses.kept_answers import KeptAnswers
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
_MAY_REFER = lazy_pattern(r"[@#]|://|\bwww\.|\.[ceghijmnopt]")


_MOST_PARTS = 6  # of a run that is kept
_Part = tuple[str, TokenKind, int, int]  # a token's text, kind, and place in its run


def _read(run: str) -> Iterator[_Part]:
    """The tokens of a run; where it holds no reference it is read much faster without them."""
    pattern = _REFERRING if _MAY_REFER.search(run) else _PLAIN
    for match in pattern.finditer(run):
        text = match[0].replace(JOINER, "") if JOINER in run else match[0]
        yield text, _kind(match.lastgroup), *match.span()


# No token holds a space, nor depends on what stands beyond one.
_RUNS = KeptAnswers(lambda run: tuple(_read(run)), lambda parts: len(parts) <= _MOST_PARTS)


@cache
def _kind(group: str | None) -> TokenKind:
    return TokenKind(group) if group and group != "quick" else TokenKind.WORD


_MUTE = frozenset({Role.CODE})
# For walks over all tokens: quicker than the attributes.
text_of: Callable[[Token], str] = itemgetter(0)
kind_of: Callable[[Token], TokenKind] = itemgetter(1)


@analysis
def tokens(doc: Document) -> tuple[Token, ...]:
    """All tokens of all blocks but code, in order.

    A hyphenated compound ("tit-for-tat", "al-Kadhimi") and a contraction ("don't", "Iran's") are
    one word each; an abbreviation with inner stops ("U.S.") keeps them. A word that markup runs
    through is one word, and its text has no trace of the markup.
    """
    found: list[Token] = []
    append, new, prose, runs = found.append, tuple.__new__, doc.prose, _RUNS
    for (at, end), role, index in doc.blocks:
        if role in _MUTE:
            continue
        # `tuple.__new__` makes the same values as the classes do, in half the time.
        for run in prose[at:end].split(" "):
            for text, kind, first, last in runs[run]:
                append(new(Token, (text, kind, new(Span, (at + first, at + last)), index)))
            at += len(run) + 1  # noqa: PLW2901 - where the next run begins
    return tuple(found)


@analysis
def lower_texts(doc: Document) -> list[str]:
    """The text of each token in small letters, in the order of the tokens."""
    return list(map(str.lower, map(text_of, doc.get(tokens))))


@analysis
def distinct_words(doc: Document) -> frozenset[str]:
    """Each word of the document once, as it is written: what is not among them needs no search."""
    word_kind = TokenKind.WORD
    return frozenset([text for text, kind, _, _ in doc.get(tokens) if kind is word_kind])
