"""Rule `number-style-mixed`."""

from collections.abc import Iterator

from linter.analyses.quantities import in_words as words_of
from linter.analyses.style_counts import is_running_text, mixed, small_figures
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_NOUN = lazy_pattern(r"[a-z]{3,13}\b")
_NOT_NOUNS = frozenset("was has this its does is as us across towards always perhaps plus".split())


class NumberStyleMixed(Rule):
    """One number stands in digits here and in words there, before the same noun.

    "Four panes" and "4 panes" in one text: whatever the house does with numbers, it does it to the
    same number in the same way. The rarer form is reported, once for each pair.

    Only body paragraphs outside quotations count, and only the very same number and noun; a number
    at the start of a sentence has to be a word.
    """

    name = "number-style-mixed"
    category = Category.CONSISTENCY
    severity = Severity.INFO
    english_only = True
    bad = (
        Bad("The window has four panes. All four panes are cracked, and it needs ⟦4 panes⟧ more."),
        Bad("It took 12 years, and then ⟦twelve years⟧ more. In 12 years much can go wrong."),
    )
    good = (
        Good("The window has four panes and 12 bars. Twelve bars are cracked, and 4 locks."),
        Good('It took 12 years. "It took twelve years," she said. Then came two more years.'),
        Good("Open 12 years on\n\nIt took twelve years to open the mill, the town said."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the rarer form of each number that stands in both."""
        in_digits: dict[tuple[int, str], list[Span]] = {}
        for match in doc.get(small_figures):
            noun = match["noun"]
            if noun and noun not in _NOT_NOUNS and is_running_text(doc, match.start()):
                key = (int(match.group().split()[0]), noun)
                in_digits.setdefault(key, []).append(Span(*match.span()))
        in_words = {number: _in_words(doc, number) for number in {key[0] for key in in_digits}}
        for (number, noun), spans in in_digits.items():
            found = mixed({"in digits": spans, "in words": in_words[number].get(noun, [])})
            if found:
                yield found.finding(f'"{number} {noun}" is written', found.usual, 0.85)


def _in_words(doc: Document, number: int) -> dict[str, list[Span]]:
    """Where the number stands in words, by the noun behind it."""
    prose, word = doc.prose, f"{words_of(number)} "
    found: dict[str, list[Span]] = {}
    at = prose.find(word)
    while at >= 0:
        noun = _NOUN.match(prose, at + len(word))
        inside = at > 0 and (prose[at - 1].isalnum() or prose[at - 1] in "_-")
        if noun and not inside and is_running_text(doc, at):
            found.setdefault(noun.group(), []).append(Span(at, noun.end()))
        at = prose.find(word, at + len(word))
    return found
