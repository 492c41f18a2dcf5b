"""Rule `cut-attribution`."""

import re
from collections.abc import Iterator
from functools import cache

from linter.analyses.quotes import quotations
from linter.sdk import Bad, Block, Category, Document, Finding, Good, Role, Rule, Severity, Span

_WORDS = (" said", " says", " told", " according to", "\nAccording to", " According to")
_CLOSERS = frozenset('"”')
_MARKS = frozenset(",.!?…—–-")
_OUTSIDE = frozenset({'",', "”,"})
_LOOK_BACK = 150  # characters in which "that" or "which" is looked for
_STOP = 5  # characters before a quotation in which a sentence ends
_MUTE = frozenset({Role.CODE, Role.FURNITURE})


class CutAttribution(Rule):
    """An attribution names nobody: the name after "said" or "according to" is lost.

    `"We tried," said on Monday.` and `Sales fell, according to.` promise a source and give none:
    the name went with a link, or with words that an edit took out.

    The rule reports "said", "says" and "told reporters" right after a quotation that begins its
    sentence and ends with a comma or another mark, where a time, a place or a stop follows instead
    of a name; "according to" before a stop, a comma or a verb; and "said the" before a stop. A
    space before the stop is left to `missing-word`.

    Known limits: a relative clause may end in "according to" ("the rules they play according to");
    where "that" or "which" stands in the sentence and no comma before it, nothing is reported.
    """

    name = "cut-attribution"
    category = Category.ATTRIBUTION
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad('"We tried to keep the ferry running," ⟦said⟧ on Monday. "It was too old."'),
        Bad("“Nobody was hurt in the fire,” ⟦said⟧. Three crews came."),
        Bad("“The line will open in May,” ⟦told⟧ reporters at the station."),
        Bad("Sales fell by a tenth in spring, ⟦according to⟧. The shop will close."),
        Bad("Sales, ⟦according to⟧, fell by a tenth in spring."),
        Bad("The ferry is too old, ⟦said the⟧. It will be sold."),
    )
    good = (
        Good('"We tried to keep the ferry running," said Ann Roe on Monday.'),
        Good('"We tried to keep the ferry running," Roe said on Monday.'),
        Good("The pier known as “the Finger,” said to be the oldest, burned down."),
        Good("The report on the “lost ferry” said on page nine that it sank."),
        Good("Ann Roe, who sang “The Last Ferry,” said on Monday that it would go on."),
        Good('Ivo Lund, who dislikes the word "ferry," told the Herald that it was a ship.'),
        Good("According to the harbour master, sales fell. She told reporters so."),
        Good("It is a rule that few people live according to."),
        Good("Sort the books according to:\n\n- colour\n- size"),
        Good('He said that, after a year at sea, "nothing is said that, in truth, matters".'),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each verb of saying or "according to" that no name follows."""
        for match in _cuts(doc.prose):
            span = Span(*match.span(match.lastgroup or 0))
            block = doc.block_at(span.start)
            if block is None or block.role in _MUTE or doc.is_masked(Span(*match.span())):
                continue
            before = doc.prose[max(block.span.start, span.start - _LOOK_BACK) : span.start]
            if match.lastgroup == "source":
                fits = before[-2:] == ", " or not _relative().search(before.rpartition(". ")[2])
            else:
                fits = match.lastgroup == "article" or _follows_speech(doc, span.start, block)
            if fits:
                words = " ".join(doc.text_of(span).split())
                yield Finding(span, f'"{words}" is followed by no name: nobody says this')


def _cuts(prose: str) -> Iterator[re.Match[str]]:
    """Where one of the words stands and what follows is no name."""
    for word in _WORDS:
        at = prose.find(word)
        while at >= 0:
            if match := _cut().match(prose, at + 1):
                yield match
            at = prose.find(word, at + len(word))


def _follows_speech(doc: Document, verb: int, block: Block) -> bool:
    """Whether a quotation that begins its sentence ends here: else its subject stands before."""
    ending = doc.prose[max(0, verb - 3) : verb - 1]
    if ending not in _OUTSIDE and not (ending[-1:] in _CLOSERS and ending[:1] in _MARKS):
        return False
    quotation = doc.get(quotations).at(verb - 2) or doc.get(quotations).at(verb - 3)
    if quotation is None or not quotation.closed:
        return False
    before = doc.prose[max(block.span.start, quotation.span.start - _STOP) : quotation.span.start]
    return not before.strip() or before.rstrip(" ”\"’')").endswith((".", "!", "?"))


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(
        r"""
            (?P<verb>said|says)(?=[.;,]|\s(?:
                (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day | yesterday | today | earlier | later
              | afterwards | last | this\s(?:morning|afternoon|week|month|year|spring|summer)
              | on | in | at | about | after | before | during | through | when | while | of | from
            )\b)
          | (?P<told>told)(?=\s(?:reporters|journalists|the\s[A-Z]|[A-Z]{2,}\b))
          | (?P<source>[Aa]ccording\sto)(?=[.,;!?](?!\w)|\s(?:is|was|were|has|had)\s)
          | (?P<article>(?:said|says)\s(?:the|an?))(?=[.;,](?:\s|$))
        """,
        re.VERBOSE | re.MULTILINE,
    )


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(r"\b(?:that|which|whom|what|they|we|you|people)\b")
