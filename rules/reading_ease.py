"""Rule `reading-ease`."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from linter.analyses.reading_ease import reading_counts, running_text
from linter.analyses.sentences import sentences
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Option,
    Role,
    Rule,
    Severity,
    Span,
)


class _Formula(NamedTuple):
    """A formula: its name in print, its limit, whether low values are hard to read."""

    title: str
    limit: float
    low_is_hard: bool = False


# The hardest 4% of 980 news and web articles are beyond these (tools/fit_reading_ease.py).
_FORMULAS: Final = {
    "flesch": _Formula("Flesch reading ease", 31.0, low_is_hard=True),
    "automated-readability": _Formula("Automated readability index", 16.6),
    "coleman-liau": _Formula("Coleman-Liau index", 13.4),
    "lix": _Formula("LIX", 56.0),
    "rix": _Formula("RIX", 7.6),
}
_ENOUGH = 100  # words; a formula says nothing about less
_LONG, _HEAVY = 22.0, 1.65  # words a sentence, syllables a word: the harder half of articles


class ReadingEase(Rule):
    """The article is hard to read.

    Long sentences and long words make readers give up. The rule computes a formula of readability
    over the running text (not over headings, captions and code) and says, once an article, what
    came out and whether sentences or words weigh more.

    The default formula is Flesch reading ease: 206.835 - 1.015 x words a sentence - 84.6 x
    syllables a word, with syllables as the package textstat counts them; 60 is plain English, 50
    and less difficult, 30 and less for specialists. Articles of less than 100 words are not judged.

    Known limits: a formula counts, it does not read. Treat it as a hint, never as a goal.
    """

    name = "reading-ease"
    category = Category.READABILITY
    english_only = True
    severity = Severity.INFO
    formula = Option(
        "flesch",
        "which formula; all but flesch load the package textstat",
        choices=tuple(_FORMULAS),
    )
    limit = Option(
        0.0,
        "report articles that are harder than this value; 0 means the formula's own limit:"
        f" {', '.join(f'{name} {each.limit:g}' for name, each in _FORMULAS.items())}",
    )
    bad = (
        Bad(
            "⟦Administration⟧\n\n"
            + "Notwithstanding considerable institutional opposition, parliamentary representatives"
            " unanimously authorised comprehensive environmental legislation, establishing"
            " independent regulatory organisations responsible for international negotiations"
            " concerning agricultural productivity. " * 5
        ),
        Bad(
            "⟦Subsequently, municipal administrators acknowledged considerable difficulties.⟧ "
            + "Infrastructure modernisation necessitates extraordinary expenditure, and"
            " contemporary administrative responsibilities overwhelm inexperienced officials. " * 9,
            why="without a headline the first sentence stands for the article",
        ),
    )
    good = (
        Good("The cat sat on the mat. The dog ran to the door and back. " * 10),
        Good("Incomprehensible institutional terminology.", why="too short to judge"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the article once, at its title or its first sentence."""
        counts = doc.get(reading_counts)
        if counts.words < _ENOUGH:
            return
        formula = _FORMULAS[self.formula]
        value = counts.flesch if self.formula == "flesch" else _by_textstat(doc, self.formula)
        limit = self.limit or formula.limit
        if (value >= limit) if formula.low_is_hard else (value <= limit):
            return
        per_sentence = counts.words / counts.sentences
        per_word = counts.syllables / counts.words
        yield Finding(
            _place(doc),
            f"{formula.title} is {value:.0f} (limit {limit:g}): {per_sentence:.0f} words a sentence"
            f" and {per_word:.2f} syllables a word{_advice(per_sentence, per_word)}",
            confidence=0.8,
        )


def _advice(per_sentence: float, per_word: float) -> str:
    if per_sentence > _LONG and per_word <= _HEAVY:
        return "; shorter sentences would help most"
    if per_word > _HEAVY and per_sentence <= _LONG:
        return "; shorter words would help most"
    return ""


def _place(doc: Document) -> Span:
    """The title, or the first sentence of the running text."""
    if doc.title:
        return doc.title.span
    return next(
        sentence.span
        for sentence in doc.get(sentences)
        if doc.blocks[sentence.block].role not in (Role.HEADING, Role.BYLINE, Role.DATELINE)
    )


def _by_textstat(doc: Document, formula: str) -> float:
    """A formula of textstat that needs no syllables; those would download a dictionary."""
    import textstat

    functions = {
        "automated-readability": textstat.automated_readability_index,
        "coleman-liau": textstat.coleman_liau_index,
        "lix": textstat.lix,
        "rix": textstat.rix,
    }
    return float(functions[formula](running_text(doc)))
