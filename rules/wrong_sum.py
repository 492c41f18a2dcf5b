"""Rule `wrong-sum`."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from linter.analyses.quantities import NUMBER_WORDS, amount
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_NUMBER = rf"(?:\d{{1,4}}|{NUMBER_WORDS})"
_KINDS = (
    r"(?:m[ea]n|wom[ea]n|boys?|girls?|child(?:ren)?|adults?|civilians?|soldiers?|officers?|teachers?"
    r"|policem[ea]n|students?|pupils?|teenagers?|babies|baby|toddlers?|infants?|guards?|militants?"
    r"|firefighters?|passengers?|pedestrians?|nurses?|doctors?|journalists?|crew members?)"
)
_PART = rf"(?:{_NUMBER}|an?)(?: [a-z]{{2,12}})? {_KINDS}"
# The last part first, for it is rare; what it belongs to stands before it.
_LAST = lazy_pattern(rf" and (?P<last>{_PART})(?=[,.;)—–]| [—–-] |\s*$)", re.MULTILINE)
_FIRST = lazy_pattern(
    rf"(?P<before>[\w’'-]+ )?(?<![\w.,:/$£€–-])(?P<total>{_NUMBER})(?: [a-z]{{2,12}}){{0,2}}"
    r" (?:people|persons|victims|civilians|casualties|suspects|passengers|others|survivors"
    r"|hostages|migrants|refugees)(?: dead)?(?:,| [—–-]| \(|:|[—–]) ?"
    rf"(?P<parts>{_PART}(?:, {_PART}){{0,4}}),?$",
    re.IGNORECASE,
)
_ROUGH = frozenset("least than about some nearly almost around over under roughly".split())
_EACH_PART = lazy_pattern(rf"\b(?:(?P<number>{_NUMBER})|an?) ", re.IGNORECASE)
_LOOK_BACK = 200

_REMAINING = lazy_pattern(r"\b[Rr]emaining (?P<rest>\d{1,2}(?:\.\d)?)(?:%| ?per ?cent\b)")
_SHARE = lazy_pattern(r"(?<![\w.,-])(?P<share>\d{1,2}(?:\.\d)?)(?:%| ?per ?cent\b)")
_CHANGES = lazy_pattern(
    r"\b(?:r[io]se\w*|increas\w+|f[ea]ll\w*|drop\w*|declin\w+|gr[oe]w\w*|up|down|points?|rate|from|cut"
    r"|interest|more|less|fewer|higher|lower|discount|tax)\b"
)
_PARAGRAPH = 400  # characters in which the other shares stand
_WHOLE = 100
_ROUNDING = 1.5  # points by which shares that were rounded may miss the whole
_NEAR = 25  # points; what misses the whole by more is not meant to make it up
_FEW = 8  # shares


class WrongSum(Rule):
    """Parts do not add up to the whole that stands beside them.

    "Twelve people, five men and eight women": one of the three numbers is wrong. So is one of the
    shares in "60% said yes and 30% no; the remaining 20% ...".

    The rule adds up people who are told apart, right behind their number, as men, women, children
    and by what they do; "including" makes an open list, and is left alone, and so are rough totals
    ("at least 12"). Shares are added up where "the remaining" closes them in one paragraph; they
    are reported if neither all of them nor some make up the whole, and all miss it by little.
    """

    name = "wrong-sum"
    category = Category.CONSISTENCY
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad("The fire killed ⟦12 people, five men and eight women⟧, on Friday."),
        Bad("It held ⟦seven hostages: two men, three women and a child⟧."),
        Bad("Some 60% said yes and 30% said no. ⟦The remaining 20%⟧ did not answer."),
    )
    good = (
        Good("The fire killed 13 people, five men and eight women, on Friday."),
        Good("It held six hostages: two men, three women and a child. At least 7 people died."),
        Good("It killed 12 people, including two men and a child. It hit 20 people, a man said."),
        Good("It hurt at least 12 people — two men and three women — and a dog."),
        Good("Some 60% said yes and 30% said no. The remaining 10% did not answer."),
        Good("Of the 60% who voted, 45% said yes, 30% no. The remaining 25% spoilt the paper."),
        Good("Prices rose 5% in May. The remaining 20% of the stock was sold at 10% off."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each sum that does not come out."""
        for last in _LAST.finditer(doc.prose):
            start = max(0, last.start() - _LOOK_BACK)
            listed = _FIRST.search(doc.prose[start : last.start()])
            whole = amount(listed["total"]) if listed else None
            if listed is None or whole is None:
                continue
            if (listed["before"] or "").strip().lower() in _ROUGH:
                continue
            numbers = _EACH_PART.finditer(f"{listed['parts']}, {last['last']}")
            parts = [amount(each["number"] or "one") for each in numbers]
            found = sum(part.value for part in parts if part)
            if found != whole.value:
                span = Span(start + listed.start("total"), last.end())
                message = f"The parts add up to {found:.0f}, not to {listed['total']}"
                yield from _finding(doc, span, message)
        if "emaining" in doc.prose:
            yield from _shares(doc)


def _shares(doc: Document) -> Iterator[Finding]:
    for match in _REMAINING.finditer(doc.prose):
        block = doc.block_at(match.start())
        if block is None:
            continue
        before = doc.prose[max(block.span.start, match.start() - _PARAGRAPH) : match.start()]
        shares = [float(each["share"]) for each in _SHARE.finditer(before)]
        if not 0 < len(shares) <= _FEW or _CHANGES.search(before):
            continue
        rest = float(match["rest"])
        total = sum(shares) + rest
        if abs(total - _WHOLE) <= _NEAR and not _makes_whole(shares, rest):
            start = match.start() - (4 if before.lower().endswith("the ") else 0)
            message = f"With this the shares add up to {total:g}%, not to {_WHOLE}%"
            yield from _finding(doc, Span(start, match.end()), message)


def _makes_whole(shares: Sequence[float], rest: float) -> bool:
    """Whether the rest and some of the shares make up the whole, or one of the shares."""
    wholes = (_WHOLE, *shares)
    return any(
        abs(sum(some) + rest - whole) <= _ROUNDING
        for count in range(1, len(shares) + 1)
        for some in combinations(shares, count)
        for whole in wholes
    )


def _finding(doc: Document, span: Span, message: str) -> Iterator[Finding]:
    block = doc.block_at(span.start)
    if block is not None and block.role is not Role.CODE and block.span.contains(span):
        yield Finding(span, message, confidence=0.9)
