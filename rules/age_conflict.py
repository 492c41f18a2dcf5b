"""Rule `age-conflict`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from linter.analyses.odd_runs import odd_runs
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Related,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_YOUNGEST, _OLDEST = 5, 110
_AGE_SIGN = lazy_pattern(r"(?<=[ (])\d{1,3}(?=-year-old|[,). ])")  # in the runs that are no words
_BIRTHDAY = 1  # year: a birthday may lie between two statements
_NEAR = 80  # characters in which another time is mentioned


class _Age(NamedTuple):
    name: str
    years: int
    span: Span


class AgeConflict(Rule):
    """One person has two ages: "Ann Roe, 34, ..." and further down "Ann Roe, 43, ...".

    One of them is a slip, most often of two digits that changed places.

    An age is a number between commas or in brackets after a full name, or "34-year-old" before it;
    both places must have the same full name, and differ by more than a birthday. Nothing is
    reported where the words around tell of another time ("then 34", "when", "born", a year).

    Known limits: a life told from youth to age without such words, and father and son of one name;
    hence this is an information.
    """

    name = "age-conflict"
    category = Category.CONSISTENCY
    severity = Severity.INFO
    english_only = True
    bad = (
        Bad("Ann Roe, 34, runs the ferry.\n\nThe boat is old, says ⟦Ann Roe, 43⟧, who owns it."),
        Bad("The ferry belongs to 61-year-old Ivo Lund. ⟦Ivo Lund (16)⟧ would not sell it."),
    )
    good = (
        Good("Ann Roe, 34, runs the ferry. Ben Roe, 43, sells the tickets."),
        Good("Ann Roe, then 34, bought the ferry. Ann Roe, 43, wants to sell it."),
        Good("Ann Roe, 34, bought the ferry in 1987. Ann Roe, 43, sold it in 1996."),
        Good("Ann Roe, 34, runs the ferry. On Friday Ann Roe, 35, had cake."),
        Good("Count to Psalm Forty, 40, and Psalm Forty, 41."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each age that differs from the first one given for the same name."""
        numbers = map(int, _AGE_SIGN.findall(doc.get(odd_runs)))
        years = [each for each in numbers if _YOUNGEST <= each <= _OLDEST]
        if not years or max(years) - min(years) <= _BIRTHDAY:
            return
        first: dict[str, _Age] = {}
        for age in _ages(doc):
            known = first.setdefault(age.name, age)
            if abs(known.years - age.years) > _BIRTHDAY:
                yield Finding(
                    age.span,
                    f"{age.name} is {age.years} here, and {known.years} further up",
                    related=(Related(known.span, f"{known.years} years old here"),),
                    confidence=0.8,
                )


def _ages(doc: Document) -> Iterator[_Age]:
    prose = doc.prose
    for match in _numbers().finditer(prose):
        years = int(match["years"])
        block = doc.block_at(match.start())
        if not _YOUNGEST <= years <= _OLDEST or block is None or block.role is Role.CODE:
            continue
        if match["named"]:
            name, span = match["named"], Span(*match.span())
        else:
            start = max(block.span.start, match.start() - _NEAR)
            before = _name_before().search(prose, start, match.start())
            if before is None:
                continue
            closing = prose[match.end("years")] == ")"
            name, span = before["name"], Span(before.start(), match.end("years") + closing)
        start, end = (
            max(block.span.start, span.start - _NEAR),
            min(block.span.end, span.end + _NEAR),
        )
        if not _other_time().search(prose, start, end):
            yield _Age(" ".join(name.split()), years, span)


_NAME = r"[A-Z][a-z][\w’'-]{0,30}(?:\s(?:[A-Z]\.|[A-Z][\w’'-]{1,30})){1,3}"


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(
        r"(?<= |\()(?P<years>\d{1,3})(?:"
        rf"-year-old\s(?P<named>{_NAME})|(?=[,)]|\.\s|\swho\b|\sand\b))"
    )


@cache
def _name_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<name>{_NAME})(?:,\s|\s\()$")


@cache
def _other_time() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:then|when|born|died|dies|aged?|time|turned|until|since|ago|later|birthday"
        r"|former|(?:1[5-9]|20)\d\d)\b"
    )
