"""Words and marks of the prose, in one pass."""

import re

from linter.analysis import analysis
from linter.document import Document, Role, Token, TokenKind
from linter.span import Span

# Order matters: the first alternative that fits wins.
_TOKEN = re.compile(
    r"""
      (?P<reference>
          (?:https?://|www\.)[^\s<>"”]*[^\s<>"”.,;:!?)\]'’]     # URL, without a closing stop
        | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                          # e-mail address
        | (?<![\w&])[@\#]\w+                                    # handle, hashtag
        | (?<![\w.])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|io|co\.uk|html?|pdf|py|js|json|txt|md)\b(?:/[\w./%?=&\#-]*)?
      )
    | (?P<word>
          (?:[^\W\d_]\.){2,}(?!\w)                              # U.S., p.m., J.R.R.
        | [^\W\d_](?:[\w\u00ad\u200b-\u200d\u2060\ufeff]*[^\W_])?
          (?:['’\u2010\u2011-][^\W_](?:[\w\u00ad\u200b-\u200d\u2060\ufeff]*[^\W_])?)*
      )
    | (?P<number>\d+(?:[.,:/]\d+)*(?:[^\W\d_]+)?)
    | (?P<opaque>\ufffc+)
    | (?P<stop>[.!?…]+)
    | (?P<quote>["“”„«»‘’'])
    | (?P<punctuation>[^\w\s])
    """,
    re.VERBOSE,
)
_KINDS = {kind.value: kind for kind in TokenKind}
_MUTE = frozenset({Role.CODE})


@analysis
def tokens(doc: Document) -> tuple[Token, ...]:
    """All tokens of all blocks but code, in order.

    A hyphenated compound ("tit-for-tat", "al-Kadhimi") and a contraction ("don't", "Iran's") are
    one word each; an abbreviation with inner stops ("U.S.") keeps them.
    """
    found: list[Token] = []
    prose, kinds = doc.prose, _KINDS
    for block in doc.blocks:
        if block.role in _MUTE:
            continue
        index = block.index
        for match in _TOKEN.finditer(prose, block.span.start, block.span.end):
            kind = kinds[match.lastgroup or "punctuation"]
            found.append(Token(match.group(), kind, Span(*match.span()), index))
    return tuple(found)
