"""Rule `list-number-gap`."""

from collections.abc import Iterator
from itertools import pairwise

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

_NUMBERED = lazy_pattern(
    r"(?P<indent>[ \t]*)(?:\#{1,6} )?\(?(?P<number>\d{1,2})(?P<mark>[.)])[ \t\u00a0]+(?=\S)"
)
_MOST_SKIPPED = 2
_LEAST_ITEMS = 3


class ListNumberGap(Rule):
    """The numbers of a list skip one or two.

    An item was deleted or lost, or the numbers were not written anew when items moved.

    The rule reads the lines that begin with a number and a stop or bracket, at the same depth,
    paragraphs between them allowed. It reports where one or two numbers are missing from an
    otherwise unbroken count of three items or more that begins at 1. Lists that repeat a number,
    count down, or begin elsewhere are left alone.
    """

    name = "list-number-gap"
    category = Category.TRUNCATION
    severity = Severity.WARNING
    bad = (
        Bad("How to do it:\n\n1. Wash the rice\n\n2. Boil it\n\n⟦4.⟧ Serve it\n\n5. Eat it"),
        Bad("1) Wash the rice.\n\nUse cold water.\n\n2) Boil it.\n\n⟦5)⟧ Serve it."),
    )
    good = (
        Good("1. Wash the rice\n\n2. Boil it\n\n3. Serve it"),
        Good("5. Leeds\n\n4. York\n\n2. Hull\n\n1. Bath"),
        Good("1. Wash the rice\n\n1. Boil it\n\n1. Serve it"),
        Good("1. Wash the rice\n\n2. Boil it\n\n1. Wash the beans\n\n2. Boil them"),
        Good("12. May it was\n\n15. May it became\n\n16. And so on"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each number that does not follow the one before."""
        runs: dict[tuple[str, str], list[tuple[int, Span]]] = {}
        for block in doc.blocks:
            if block.role is Role.CODE:
                continue
            line_start = doc.text.rfind("\n", 0, block.span.start) + 1
            match = _NUMBERED.match(doc.text, line_start)
            if not match:
                continue
            key = (match["indent"], match["mark"])
            number = int(match["number"])
            if number == 1:
                yield from _gaps(runs.pop(key, []))
            runs.setdefault(key, []).append(
                (number, Span(match.start("number"), match.end("mark")))
            )
        for run in runs.values():
            yield from _gaps(run)


def _gaps(run: list[tuple[int, Span]]) -> Iterator[Finding]:
    numbers = [number for number, _ in run]
    steps = [b - a for a, b in pairwise(numbers)]
    odd = [n for n, step in enumerate(steps) if step != 1]
    if len(run) < _LEAST_ITEMS or numbers[0] != 1 or len(odd) != 1:
        return
    at = odd[0]
    if 1 < steps[at] <= _MOST_SKIPPED + 1:
        before, number = numbers[at], numbers[at + 1]
        missing = " and ".join(str(n) for n in range(before + 1, number))
        yield Finding(
            run[at + 1][1],
            f"The list goes from {before} to {number}: {missing} is missing",
            confidence=0.9,
        )
