"""The quotation marks of one paragraph, paired by the way they face and not by their parity."""

from collections.abc import Sequence
from typing import Self

from linter.analyses.quotation import Ending, Quotation
from linter.analyses.quote_marks import Mark, is_inches
from linter.document import Block
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

SENTENCE_END = frozenset(".!?…:")
_SAID = (
    "(?:said|says|added|adds|told|wrote|writes|tweeted|explained|explains|insisted|argued|argues"
    "|replied|recalled|admitted|warned|continued|concluded|noted|joked|asked|claimed|declared"
    "|stated|announced|testified)"
)
# What follows a verb that ends an attribution; "he said no" and "she told me" are speech.
_THEN = (
    r"(?=[.,;]|\s*$|\s(?:in|on|at|of|during|when|after|while|as|before|by|with|via|about|earlier"
    r"|later|this|last|yesterday|through|from|to\s(?!me\b|us\b))\b)"
)
_TOLD_WHOM = r"told\s(?!me\b|us\b|him\b|her\b|them\b|you\b|my\b|that\b)\w"
_NAME = r"(?!I\b)[A-Z][\w.’'-]*\s"
_NO_SPEAKER = "that|to|so|no|yes|it|he|she|they|we|you|I|nothing|what|how|why|if"
# "..., he said", "..., said Mr Roe", "..., the company said.": the writer speaks, and not the
# person quoted.
_TOLD = lazy_pattern(
    r"[,!?…—–](?=\s(?:"
    rf"(?:he|she|they|it)\s(?:(?:had|has|also|later|then)\s)?(?:{_SAID}{_THEN}|{_TOLD_WHOM})"
    rf"|(?:said|says)\s(?!(?:{_NO_SPEAKER})\b)[\w“\"]"
    rf"|(?:{_NAME}){{1,4}}{_SAID}\b"
    r"|(?!as\b|like\b|what\b|which\b|who\b|I\b|we\b|you\b)[a-z][a-z’'-]*\s(?:(?!I\b|we\b)[\w’'-]+\s){0,6}"
    rf"(?:{_NAME}){{0,3}}(?:{_SAID}{_THEN}|{_TOLD_WHOM})"
    rf"|[A-Z][\w’'. -]{{3,60}},\s[\w’'. -]{{3,80}},\s{_SAID}{_THEN}))"
    rf"|[.!?](?=\s(?:(?:{_NAME}){{1,3}}|[Hh]e\s|[Ss]he\s){_SAID}\.)"
)
_SPEAKER = lazy_pattern(rf"(?:(?:he|she|they|it)\s{_SAID}|{_SAID}|(?:{_NAME}){{1,3}}{_SAID})\b")
_ATTRIBUTES = lazy_pattern(rf"\b(?:{_SAID}|that|saying|adding|reads?|reading|stating|writing)\s*$")
_JOINED = lazy_pattern(r"(?:\w|[^\W\d_]['’])\s?$")
_BEFORE = 16  # characters before a quotation in which its verb of saying stands
_POSSESSIVE = lazy_pattern(r"s\b|t\b")


class Pairing:
    """Pairs the marks of one block; what is left over are quotations left open and orphans."""

    def __init__(self, prose: str, block: Block, marks: Sequence[Mark]) -> None:
        self._prose = prose
        self._block = block
        self._marks = marks
        self._surplus = _surplus_of_closers(marks)
        self._opener: Span | None = None
        self._nested = 0
        self.pairs: list[Quotation] = []
        self.orphans: list[Mark] = []

    def run(self) -> Self:
        """Read the marks in order."""
        for n, mark in enumerate(self._marks):
            if self._opener is None:
                self._outside(n, mark)
            else:
                self._inside(n, mark, self._opener)
        if self._opener is not None:
            end = self._block.span.end
            self._end(self._opener, end, end, Ending.MISSING)
        return self

    def _end(self, opener: Span, at: int, after: int, ending: Ending) -> None:
        outer, inner = Span(opener.start, after), Span(opener.end, at)
        self.pairs.append(Quotation(outer, inner, self._block.index, ending))

    def _outside(self, n: int, mark: Mark) -> None:
        """Read a mark while no quotation is open."""
        if mark.faces != 1 and self.pairs and self.pairs[-1].span.end == mark.span.start:
            last = self.pairs[-1]  # the closing mark is doubled
            self.pairs[-1] = last.ended(last.inner.end, mark.span.end, last.ending)
        elif _is_no_mark(self._prose, self._block, mark, last=n + 1 == len(self._marks)):
            return
        elif mark.faces == -1:
            self.orphans.append(mark)
        else:
            self._opener = mark.span

    def _inside(self, n: int, mark: Mark, opener: Span) -> None:
        """Read a mark while a quotation is open."""
        closers_to_come = self._surplus[n + 1]
        if self._is_measure(n, mark, opener):
            return
        if mark.faces != 1:
            if self._nested:
                self._nested -= 1
            else:
                self._end(opener, mark.span.start, mark.span.end, Ending.CLOSED)
                self._opener = None
            return
        stop, sentence = _stop_before(self._prose, Span(opener.end, mark.span.start))
        if not sentence and closers_to_come >= self._nested + 2:
            self._nested += 1
        elif opener.end == mark.span.start:
            self._opener = Span(opener.start, mark.span.end)  # the opening mark is doubled
        elif _is_misplaced(self._prose, mark, len(self._marks) - n - 1, sentence=sentence):
            self._end(opener, mark.span.start, mark.span.end, Ending.CLOSED)
            self._opener = None
        else:
            told = attribution_in(self._prose, Span(opener.end, stop)) if sentence else -1
            stop = told if told >= 0 else stop
            legal = sentence and told < 0 and not is_fragment(self._prose, self._block, opener)
            self._end(opener, stop, stop, Ending.REOPENED if legal else Ending.MISSING)
            self._opener, self._nested = mark.span, 0

    def _is_measure(self, n: int, mark: Mark, opener: Span) -> bool:
        """Whether a straight mark after a number is a measure, for a curly mark closes later."""
        following = self._marks[n + 1] if n + 1 < len(self._marks) else None
        return (
            following is not None
            and following.faces == -1
            and self._prose[opener.start] == "“"
            and self._prose[mark.span.start] == '"'
            and is_inches(self._prose, self._block, mark)
        )


def attribution_in(prose: str, inner: Span) -> int:
    """Where, inside an open quotation, the writer tells who speaks; -1 where nobody does.

    It is the offset after the comma: "We lost it all, | he said."
    """
    match = _TOLD.search(prose, *inner)
    return match.start() + 1 if match else -1


def is_fragment(prose: str, block: Block, opener: Span) -> bool:
    """Whether a quotation is a part of the writer's sentence: he called it “a shame”.

    Such a one is closed before the next is opened, even where whole sentences are not.
    """
    before = prose[max(block.span.start, opener.start - _BEFORE) : opener.start]
    return bool(_JOINED.search(before)) and not _ATTRIBUTES.search(before)


def _is_misplaced(prose: str, mark: Mark, more: int, *, sentence: bool) -> bool:
    """Whether a straight mark that seems to open closes: "Go home, "she said."""
    at, after = mark.span
    if prose[at:after] != '"' or not prose[at - 1].isspace():
        return False
    return bool(_SPEAKER.match(prose, after)) or (not sentence and more % 2 == 0)


def _is_no_mark(prose: str, block: Block, mark: Mark, *, last: bool) -> bool:
    """Whether a mark with nothing to close is a measure, an apostrophe, or floats alone."""
    at, after = mark.span
    floats = prose[max(block.span.start, at - 1) : min(after + 1, block.span.end)].strip(" \t\n")
    return (
        is_inches(prose, block, mark)
        or _is_apostrophe(prose, block, mark)
        or (last and len(floats) == after - at)
    )


def _is_apostrophe(prose: str, block: Block, mark: Mark) -> bool:
    """Whether a mark with nothing to close stands for an apostrophe: the mayor"s house."""
    at, after = mark.span
    return (
        at > block.span.start
        and prose[at - 1].isalpha()
        and bool(_POSSESSIVE.match(prose, after, block.span.end))
    )


def _surplus_of_closers(marks: Sequence[Mark]) -> list[int]:
    """From each mark on, how many more marks close than open."""
    surplus = [0] * (len(marks) + 1)
    for n in range(len(marks) - 1, -1, -1):
        surplus[n] = surplus[n + 1] - marks[n].faces
    return surplus


def _stop_before(prose: str, inner: Span) -> tuple[int, bool]:
    """Where a stretch ends without the blanks at its end, and whether a sentence ends there."""
    end = inner.end
    while end > inner.start and prose[end - 1].isspace():
        end -= 1
    return end, end > inner.start and prose[end - 1] in SENTENCE_END
