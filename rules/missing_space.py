"""Rule `missing-space`."""

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

_MARK = lazy_pattern(
    r"(?P<mark>[,;][\"”]?|[)”])(?P<right>[^\W\d_]{2,}+(?:['’][a-z]++)?)"
    r"(?!\w|[,;./@=(]\w|[:_=(\])])"
)
_SIGN = lazy_pattern(r"[,;)”][\"”]?[^\W\d_]{2}")
_LEFT = lazy_pattern(r"(?<![\w,;./:@&#=-])(?:\d{1,4}|[^\W\d_]{2,}(?:['’][a-z]+)?)$")
_LOOK_BACK = 40
_ENDINGS = frozenset("dr s es ed ing er ers ly able th st nd rd".split())
_CODE = lazy_pattern(r"[{}<>=|\\\[]|::|\(\w+,\w")
_LISTED = lazy_pattern(r",[^\W\d]")
_NEAR = 40
_LEAST_ZIPF = 2.5


class MissingSpace(Rule):
    """No space stands after a comma, a semicolon or a closing mark.

    The rule reports a comma, semicolon, closing bracket or closing curly quotation mark between two
    English words. Code, lists of values and endings in brackets ("the (re)start") are left alone.
    For stops see `glued-sentences`.
    """

    name = "missing-space"
    category = Category.PUNCTUATION
    severity = Severity.WARNING
    bad = (
        Bad(
            "Under the new ⟦policy,people⟧ may stay.",
            fixed="Under the new policy, people may stay.",
        ),
        Bad("Ms Roe, ⟦31,said⟧ no.", fixed="Ms Roe, 31, said no."),
        Bad(
            "The bureau (a public ⟦office)said⟧ no.", fixed="The bureau (a public office) said no."
        ),
        Bad(
            "The chapter “Rivers and ⟦lakes”explains⟧ it.",
            fixed="The chapter “Rivers and lakes” explains it.",
        ),
    )
    good = (
        Good("We are (re)starting the (un)known; the person(s)he met has 3,400 of them."),
        Good("The values are [red,green,blue] and the call is f(one,two)."),
        Good("The “rivers”s are what he calls them."),
        Good("Sort by name,date,size and see what happens."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each mark that a word follows instead of a space."""
        if not _SIGN.search(doc.get(odd_runs)):
            return
        for block, match in doc.outside_code(_MARK):
            start = max(block.span.start, match.start() - _LOOK_BACK)
            left = _LEFT.search(doc.prose, start, match.start())
            if left is None or not _is_fault(doc.prose, left[0], match):
                continue
            at = match.end("mark")
            yield Finding(
                Span(left.start(), match.end()),
                f'No space after "{match["mark"]}"',
                fix=Fix.replace("Insert a space", Span(at, at), " ", safe=True),
                confidence=0.95,
            )


def _is_fault(prose: str, left: str, match: re.Match[str]) -> bool:
    right, mark = match["right"], match["mark"]
    if right.lower() in _ENDINGS:
        return False
    near = prose[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    if _CODE.search(near) or len(_LISTED.findall(near)) > 1:
        return False
    if mark == ")" and not _is_long_bracket(prose, match.start()):
        return False
    words = lexicon()
    return all(
        each.isdigit() or (words.knows(each) and words.frequency(each) >= _LEAST_ZIPF)
        for each in (left, right)
    )


def _is_long_bracket(prose: str, at: int) -> bool:
    """Whether the bracket holds several words and does not touch one: no "(re)start"."""
    opening = prose.rfind("(", max(0, at - 200), at)
    return opening > 0 and prose[opening - 1].isspace() and " " in prose[opening:at]
