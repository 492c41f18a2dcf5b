"""Rule `unbalanced-bracket`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.analyses.paragraph_edges import paragraph_edges
from linter.sdk import (
    Bad,
    Block,
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

_MARK = lazy_pattern(
    r"(?P<skip>(?<![\w)])[:;=8xX][-'’^o]?[()\[\]]+"  # smileys
    r"|(?<=\s)[()\[\]]+[-'’]?[:;=](?=\s|$)"
    r"|[\[(]\s?[-+]?[\d.∞a-z]{1,8}\s?[,;]\s?[-+]?[\d.∞a-z]{1,8}\s?[\])]"  # [0, 1)
    r"|['\"“‘`]\w{0,3}[()\[\]]\w?['\"”’`]|\[\[|\]\])"  # a mark that is named
    r"|(?P<mark>[()\[\]])"
)
_BRACKETS = lazy_pattern(r"[()\[\]]")
# "a) to walk, b) to run": the bracket belongs to the letter or number.
_ITEM = lazy_pattern(
    r"(?:^|(?<=[\s;,:.(/]))(?:\d{1,2}|[A-Za-z]|[ivx]{2,4}|[IVX]{2,4})$", re.MULTILINE
)
_STARTS_AS_ITEM = lazy_pattern(r"[ \t]*\(?\w{1,3}\)")
_PARTNER = {")": "(", "]": "["}
_CODE = lazy_pattern(r"[{}<>=|\\$^*]|\w\(|::|->|[+/]\s?\(")
_NEAR = 30
_MOST = 4  # findings in an article: where there are more, they are notation
_HOPELESS = 100  # in one paragraph: no need to look at more
_MOST_BLOCKS = 6  # over which a bracket may run


class _Open(NamedTuple):
    mark: str
    at: int
    block: int


class UnbalancedBracket(Rule):
    """A bracket is opened and not closed, or closed and not opened.

    Half of a bracket is what a deleted clause or a cut paragraph leaves behind.

    The rule pairs round and square brackets in each paragraph. One that opens at the start of a
    paragraph may close in a later one. Smileys, "a)" and "1)", intervals, brackets that are named,
    and what looks like code or mathematics are left alone.
    """

    name = "unbalanced-bracket"
    category = Category.PUNCTUATION
    severity = Severity.WARNING
    bad = (
        Bad("The mayor ⟦(⟧who is 51 has resigned. Nobody knew why."),
        Bad("The mayor, who is 51⟦)⟧, has resigned. Nobody knew why."),
        Bad("“We ⟦[⟧the council are sorry,” it said."),
    )
    good = (
        Good("The mayor (who is 51 [and not 50]) has resigned :) or :-( as you like ;)"),
        Good("There are two ways: a) to walk, b) to run; or 1) to wait and iv) to go."),
        Good("It lies in the interval [0,1) or (0, 1], says the book."),
        Good("(The mayor has resigned.\n\nNobody knew why.)\n\nThat was all."),
        Good("The [ command is old, and [ and test are one."),
        Good("Type if (a == b and see f(x what it does."),
        Good("Close it with a “)” and open it with “(” again."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each bracket without its partner."""
        if not any(mark in doc.prose for mark in "()[]"):
            return
        found = list(self._all(doc))
        if len(found) <= _MOST:
            yield from found

    def _all(self, doc: Document) -> Iterator[Finding]:
        carried: list[_Open] = []
        for block in doc.blocks:
            if block.role is Role.CODE:
                continue
            opened, closed = _unpaired(doc, block)
            for mark, at in closed:
                partner = next((o for o in reversed(carried) if o.mark == _PARTNER[mark]), None)
                if partner and block.index - partner.block <= _MOST_BLOCKS:
                    carried.remove(partner)
                elif not _is_code(doc, block, at):
                    yield _finding(at, mark)
            carried += [
                _Open(mark, at, block.index) for mark, at in opened if not _is_code(doc, block, at)
            ]
        if carried:
            cut = {end.block for end in doc.get(paragraph_edges).open_ends}
            yield from (_finding(each.at, each.mark) for each in carried if each.block not in cut)


def _unpaired(doc: Document, block: Block) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """The brackets of a block that open and are not closed, and the other way round."""
    if _is_balanced(doc.prose, block):
        return [], []
    stack: list[tuple[str, int]] = []
    surplus: list[tuple[str, int]] = []
    for match in _MARK.finditer(doc.prose, *block.span):
        mark = match["mark"]
        if mark is None:
            _settle_skipped(match, stack)
        elif mark in "([":
            stack.append((mark, match.start()))
        elif stack and stack[-1][0] == _PARTNER[mark]:
            stack.pop()
        elif len(stack) > 1 and stack[-2][0] == _PARTNER[mark]:
            surplus.append(stack.pop())
            stack.pop()
        else:
            surplus.append((mark, match.start()))
    lone = (*stack, *surplus)[:_HOPELESS]
    alone = [each for each in lone if not _is_named(doc.prose, each[1])]
    opened = [each for each in alone if each[0] in "(["]
    closed = [each for each in alone if each[0] in ")]"]
    items = [at for _, at in closed if _ITEM.search(doc.prose, max(block.span.start, at - 5), at)]
    if len(items) > 1 or _STARTS_AS_ITEM.match(doc.prose, block.span.start):
        closed = []
    return opened, closed


def _is_balanced(prose: str, block: Block) -> bool:
    """Whether all brackets of a block pair as they stand: the common case, and quick to see."""
    stack = []
    for mark in _BRACKETS.findall(prose, *block.span):
        if mark in "([":
            stack.append(mark)
        elif not stack or stack.pop() != _PARTNER[mark]:
            return False
    return not stack


def _is_named(prose: str, at: int) -> bool:
    """Whether a mark stands alone between blanks: "the [ command"."""
    return prose[at - 1 : at].isspace() and prose[at + 1 : at + 2].isspace()


def _settle_skipped(match: re.Match[str], stack: list[tuple[str, int]]) -> None:
    """A smiley that stands inside an open bracket may well be what closes it."""
    closes = match["skip"][-1]
    is_smiley = match["skip"][0] not in "(["
    if is_smiley and stack and stack[-1][0] == _PARTNER.get(closes):
        stack.pop()


def _is_code(doc: Document, block: Block, at: int) -> bool:
    near = doc.prose[max(block.span.start, at - _NEAR) : min(block.span.end, at + _NEAR)]
    return bool(_CODE.search(near))


def _finding(at: int, mark: str) -> Finding:
    what = "is never closed" if mark in "([" else "was never opened"
    return Finding(
        Span(at, at + 1), f'This "{mark}" {what}: text may have been lost', confidence=0.9
    )
