"""Rule `name-variant`."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from linter.analyses.lexicon import NAME, lexicon
from linter.analyses.misspellings import misspellings
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Related,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

# The capital stands before the look back, so that the search can leap from one to the next.
_NAME = lazy_pattern(r"[A-Z](?<![\w@#/_.'’\ufdd0].)[^\W\d_A-Z]{4,30}(?![\w@/_\ufdd0])")
_SIC = lazy_pattern(r"[’'s]{0,2}[\"”’]?\s?[\[(]sic\b")
_GIVEN = lazy_pattern(r"(?P<name>[A-Z][\w’'-]+)(?: [A-Z]\.)? (?:(?:al|el|bin|von|van|de)[ -])?$")
_NEXT = lazy_pattern(r"[\w’']{1,40} (?:[A-Z]\. )?(?P<name>[A-Z][\w’'-]+)")
_TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Prof Sir Lord Lady Dame President Minister Secretary Senator Sen Rep"
    " Governor Gov Mayor Judge Justice General Gen Colonel Col Captain Capt Officer Sergeant Sgt"
    " Detective Professor Councillor King Queen Prince Princess Pope The In At On By But And As"
    " For From With"
    " After When While If That Said Chief Director Chairman Coach".split()
)
_LOOK_BACK = 40
_OPENER = 5.6  # zipf frequency of words like "Then", which have a capital at a sentence's start
_TWICE = 2
_MOST = 40  # names with one initial that a word is compared with: a bound for lists
_MANY, _DENSE = 100, 60  # different names, and the code points for each: in lists of people
_ATTESTED = 2.95  # zipf frequency from which an unknown name may be another person's
_RARE, _FAR = 2.0, 2.0  # of a known name that hardly anybody has, and how far the other is ahead


class NameVariant(Rule):
    """A name is spelt in two ways.

    "Hutchinson" three times and "Hutchison" once: the odd one is misspelt, or both are two people,
    and readers cannot tell. The rule compares each word that has a capital and stands in the
    article once with those that stand there more often and begin with the same letter: two
    neighbouring letters are swapped, or one inside the word was lost, added or changed.

    The odd spelling must be in no word list and rare in print ("Jang" beside "Jong" is left alone).
    A change at the end makes plurals, nationalities and women's names (Gazan, Saudis, Michaela) and
    does not count. Another given name or surname beside it makes two people of them, unless letters
    are swapped. What the article also writes in small letters, what it marks as "[sic]", what
    `misspelling` reports, and lists of people are left alone.

    Known limits: two spellings that both come more than once are not reported.
    """

    name = "name-variant"
    category = Category.CONSISTENCY
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad(
            "Ann Mulkerry left. Ms Mulkerry had stayed a year, but Ms ⟦Mulkrery⟧ was tired.",
            suggests="Mulkerry",
            fixed="Ann Mulkerry left. Ms Mulkerry had stayed a year, but Ms Mulkerry was tired.",
            why="two letters are swapped",
        ),
        Bad(
            "Asa Brethnell paid for it. Mr ⟦Bretnell⟧ and Mr Brethnell agree.",
            fixed="Asa Brethnell paid for it. Mr Brethnell and Mr Brethnell agree.",
            why="a letter was lost",
        ),
    )
    good = (
        Good("Ann Mulkerry left, and Tom Mulkarry stayed. Mulkerry was tired.", why="two people"),
        Good("The Mulkerrys met Ann Mulkerry. Mulkerry was tired.", why="a plural"),
        Good("Kim Jong-un met Jang Song-thaek. Kim Jong-un left.", why="two names"),
        Good("Bolivia won. The Bolivian team left Bolivia."),
        Good("“It is Mulkrery [sic],” wrote Ann Mulkerry. Mulkerry was tired."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each name that stands once beside a frequent one that it resembles."""
        places = _names(doc)
        found = list(_variants(doc, places))
        if not found or _is_directory(doc, places):
            return
        misspelt = {each.word.span.start for each in misspellings(doc)}
        for odd, usual, swapped in found:
            start = places[odd][0]
            if start not in misspelt:
                yield _finding(odd, usual, places, swapped=swapped)


def _is_directory(doc: Document, places: Mapping[str, list[int]]) -> bool:
    """Whether the document is a list of many people, some of whom have similar names."""
    return len(places) > _MANY and len(places) * _DENSE > len(doc.prose)


class _Variant(NamedTuple):
    odd: str
    usual: str
    swapped: bool


def _names(doc: Document) -> dict[str, list[int]]:
    """The words with a capital, and where they stand."""
    places: dict[str, list[int]] = {}
    for match in _NAME.finditer(doc.prose):
        places.setdefault(match.group(), []).append(match.start())
    code = doc.with_role(Role.CODE)
    if code:
        for name, starts in list(places.items()):
            kept = [at for at in starts if not any(b.span.start <= at < b.span.end for b in code)]
            places[name] = kept
    return places


def _variants(doc: Document, places: Mapping[str, list[int]]) -> Iterator[_Variant]:
    usual: dict[str, list[str]] = {}
    for name, starts in places.items():
        if len(starts) >= _TWICE:
            usual.setdefault(name[0], []).append(name)
    for odd, starts in places.items():
        if len(starts) != 1:
            continue
        for name in usual.get(odd[0], ())[:_MOST]:
            if abs(len(name) - len(odd)) > 1:
                continue
            swapped = _is_swapped(odd, name)
            if (swapped or _differs_inside(odd, name)) and _is_odd(doc, odd, name, starts[0]):
                if swapped or not _are_two_people(doc, starts[0], places[name]):
                    yield _Variant(odd, name, swapped)
                break


def _is_swapped(odd: str, name: str) -> bool:
    """Whether two neighbouring letters changed places."""
    if len(odd) != len(name):
        return False
    at = next((n for n, (a, b) in enumerate(zip(odd, name, strict=True)) if a != b), len(odd))
    return (
        odd[at : at + 2] == name[at : at + 2][::-1]
        and len(odd[at : at + 2]) > 1
        and odd[at + 2 :] == name[at + 2 :]
    )


def _differs_inside(odd: str, name: str) -> bool:
    """Whether one letter inside the word was lost, added or changed."""
    at = next((n for n, (a, b) in enumerate(zip(odd, name, strict=False)) if a != b), 0)
    if not at:
        return False
    skip_odd = at + (len(odd) >= len(name))
    skip_name = at + (len(name) >= len(odd))
    rest = odd[skip_odd:]
    return bool(rest) and rest == name[skip_name:]


def _is_odd(doc: Document, odd: str, name: str, start: int) -> bool:
    """Whether a spelling is nobody's name and no word, as far as word lists and counts tell."""
    form = odd.lower()
    entry = lexicon().entry(form)
    if entry.marks:
        ahead = lexicon().frequency(name) - entry.zipf
        if not entry.marks & NAME or entry.zipf >= _RARE or ahead < _FAR:
            return False
    elif entry.zipf >= _ATTESTED:
        return False
    if odd in doc.accepted or _SIC.match(doc.prose, start + len(odd)):
        return False
    return not re.search(rf"\b{re.escape(form)}\b", doc.prose)


def _are_two_people(doc: Document, odd: int, usual: list[int]) -> bool:
    """Whether another name stands beside the odd spelling than ever beside the usual one."""
    for beside in (_given, _surname):
        name = beside(doc, odd)
        others = {beside(doc, at) for at in usual} - {""}
        if name and others and name not in others:
            return True
    return False


def _surname(doc: Document, start: int) -> str:
    match = _NEXT.match(doc.prose, start)
    return match["name"] if match else ""


def _given(doc: Document, start: int) -> str:
    before = doc.prose[max(0, start - _LOOK_BACK) : start]
    match = _GIVEN.search(before)
    if match is None or match["name"] in _TITLES:
        return ""
    name: str = match["name"]
    return name if lexicon().frequency(name) < _OPENER else ""


def _finding(odd: str, usual: str, places: Mapping[str, list[int]], *, swapped: bool) -> Finding:
    span = Span(places[odd][0], places[odd][0] + len(odd))
    first = places[usual][0]
    times = len(places[usual])
    return Finding(
        span,
        f'"{odd}" is spelt "{usual}" elsewhere ({times} times)',
        suggestions=(usual,),
        fix=Fix.replace(f'Write "{usual}"', span, usual),
        related=(Related(Span(first, first + len(usual)), f'"{usual}"'),),
        confidence=0.95 if swapped else 0.88,
    )
