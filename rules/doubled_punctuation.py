"""Rule `doubled-punctuation`."""

import re
from collections.abc import Iterator

from linter.analyses.lexicon import lexicon
from linter.analyses.odd_runs import odd_runs
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_DOUBLED = lazy_pattern(
    r"(?P<marks>[,.?!;:](?:(?<=,)[ ]?,|(?<=\.)\.(?!\.)|(?<=,)[ ]?\.|(?<=\.)[,;:](?!\.)|(?<=[?!])\."
    r"|(?<=;)[;,.]|(?<=,)[,:]|(?<=:)[,.]|(?<=\.)[?!]))"
    r"(?=[\s\"”]|$)",
    re.MULTILINE,
)
# In the runs that are no words: what a pair looks like there.
_SIGN = lazy_pattern(r"[,.?!;:] ?[,.?!;:]| [,.]")
_BEFORE = lazy_pattern(r"[\w\"”’')\]]")
_WORD = lazy_pattern(r"(?<![\w.&])([^\W\d_]+)[\"”’')\]]*$")
_ABBREVIATIONS = frozenset(
    "dept assn approx govt intl corp messrs blvd prof capt supt univ calif mass conn wash tenn"
    " minn penn ariz colo sept misc cont incl excl resp tech orig temp mrs mins secs hrs yrs"
    " ltd inc bros vols nos pres gov sen".split()
)
_LEAST = 4  # letters of a word that is no abbreviation
_LOOK_BACK = 30
_SURE = {",,": ",", ", ,": ",", "..": ".", ";;": ";"}


class DoubledPunctuation(Rule):
    """Two stops or commas stand where one does.

    They are left where a word between them was deleted, or where two people closed one sentence.

    The rule reports pairs that no sentence has (two commas, two stops that are no ellipsis, a comma
    and a stop). A stop followed by a comma or question mark is reported only after a word that
    cannot be an abbreviation; "?!", ellipses, smileys, paths and code are left alone. The fix is
    safe where both marks are the same and stand together, and one of them is left.
    """

    name = "doubled-punctuation"
    category = Category.PUNCTUATION
    severity = Severity.WARNING
    bad = (
        Bad("The mayor⟦,,⟧ who is 51, resigned.", fixed="The mayor, who is 51, resigned."),
        Bad("The mayor resigned⟦..⟧ She is 51.", fixed="The mayor resigned. She is 51."),
        Bad("The mayor, 51⟦, .⟧ She resigned."),
        Bad("The mayor resigned yesterday⟦.,⟧ and left."),
        Bad("Did she resign⟦?.⟧ She did."),
    )
    good = (
        Good("He works at Acme Inc., in Washington, D.C., for Jo Roe Jr., from 9 p.m., etc."),
        Good("What?! He waited... and waited.... Nobody came. . . until noon."),
        Good("Rep. Jo Lee, D-N.Y., voted no; the others did not (e.g., Roe et al., 2019)."),
        Good("My view is.. well, let us say “I think..” before we begin."),
        Good("Go to cd .. and type ls .., or use a ?. b and 1..10 in the shell."),
        Good("Have fun :, said nobody :;)"),
        Good("“Why?”. It is the British way. She shouted “Yahoo!”, and left."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each pair of marks that no sentence has."""
        if not _SIGN.search(doc.get(odd_runs)):
            return
        for block, match in doc.outside_code(_DOUBLED):
            span = Span(*match.span())
            marks = match["marks"]
            if doc.is_masked(span) or not _is_fault(doc.prose, block.span.start, span):
                continue
            one = _SURE.get(marks)
            sure = " " not in marks
            yield Finding(
                span,
                f'"{marks}" where one mark stands: words between may have been lost',
                fix=Fix.replace(f'Write "{one}"', span, one, safe=sure) if one else None,
                confidence=0.93,
            )


def _is_fault(prose: str, start: int, span: Span) -> bool:
    if span.start == start or not _BEFORE.match(prose, span.start - 1):
        return False
    marks = prose[span.start : span.end]
    if marks == ".." and prose[span.end : span.end + 3].strip("”\"' ")[:1].islower():
        return False  # two dots for three
    if marks[0] == ",":
        return True
    if prose[span.start - 1] in "\"”’'":
        return False
    before = _WORD.search(prose, max(start, span.start - _LOOK_BACK), span.start)
    word = before[1] if before else ""
    return marks == ".." or (_is_no_abbreviation(word) if marks[0] == "." else word.islower())


def _is_no_abbreviation(word: str) -> bool:
    long = len(word) >= _LEAST and word.islower() and word not in _ABBREVIATIONS
    return long and lexicon().knows(word)
