"""Which English an article is spelt in: American, British, Australian or Canadian.

The table data/variants.txt has the words that these spell apart and which of them accept each form;
-ize, say, is right in America, in Canada and, with Oxford's dictionary, in Britain. An article is
of the variant that leaves the fewest of its words unexplained, so that "colour" beside "analyze"
is Canadian and no mixture.
"""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, cached_property
from typing import Final, NamedTuple

from linter.analyses.data_folder import DATA
from linter.analyses.quotes import narrative
from linter.analyses.tokens import distinct_words
from linter.analysis import analysis
from linter.document import Document, Role, Token, TokenKind
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

DATA_FILE: Final = "variants.txt"

_STEM = 4  # letters that relatives share at least: "an" is common to anaemia and anaesthesia
_JUDGED = frozenset({Role.BODY, Role.LIST})
_SMALL = lazy_pattern(r"[a-z]+(?:[-'’\u2010\u2011][a-z]+)*")
_PART = lazy_pattern(r"[a-z]{3,}")
_ADDRESS = frozenset("_@#\\=<>{}$~^|*&+%/")  # beside one of these a word is code or an address

_OPENING, _CLOSING = frozenset("'‘"), frozenset("'’")


class Variant(StrEnum):
    """A national standard of English spelling."""

    AMERICAN = "en-US"
    BRITISH = "en-GB"
    AUSTRALIAN = "en-AU"
    CANADIAN = "en-CA"

    @property
    def adjective(self) -> str:
        """How messages name it."""
        return self.name.capitalize()


_LETTERS: Final = dict(zip("UGAC", Variant, strict=True))


class Spelling(NamedTuple):
    """A form of a word that has another one elsewhere.

    `family` is what the forms of a word and its relatives have in common: "colo" of "colour".
    `american` tells on which side of the table it stands.
    `apart` tells whether the other form may be another word: "meter" beside "metre".
    """

    form: str
    other: str
    accepted: frozenset[Variant]
    american: bool
    family: str
    apart: bool


class Spelt(NamedTuple):
    """A word in a document that the variants spell apart."""

    spelling: Spelling
    span: Span


class VariantUse:
    """The words of an article that tell its variant, in order."""

    def __init__(self, words: tuple[Spelt, ...]) -> None:
        self.words = words

    @cached_property
    def misfits(self) -> Counter[Variant]:
        """How many words each variant does not accept."""
        counts = Counter(dict.fromkeys(Variant, 0))
        for (spelling, _), variant in ((word, v) for word in self.words for v in Variant):
            counts[variant] += variant not in spelling.accepted
        return counts

    @cached_property
    def variant(self) -> Variant | None:
        """The variant by majority; None where no word tells, or as many tell for another.

        American and British come first, for the others differ from them in few words.
        """
        fewest = min(self.misfits.values())
        best = [variant for variant in Variant if self.misfits[variant] == fewest]
        tie = {Variant.AMERICAN, Variant.BRITISH} <= set(best)
        return None if tie else best[0]


@analysis
def variant_use(doc: Document) -> VariantUse:
    """The telling words of the writer's running text.

    Left out: quotations, whose writer is another; headlines and captions; words with a capital,
    which may be names ("Labor", "Center"); addresses.
    """
    lines = _lines()
    words = doc.get(distinct_words)
    telling = {text for text in words if text in lines or (not text.isalpha() and _tells(text))}
    found: list[Spelt] = []
    for index, inside in doc.get(narrative).items() if telling else ():
        if doc.blocks[index].role in _JUDGED:
            for token in inside:
                if token.text in telling and token.kind is TokenKind.WORD:
                    found.extend(_spelt(doc, token))
    return VariantUse(tuple(found))


def _tells(text: str) -> bool:
    """Whether a part of a compound stands in the table."""
    lines = _lines()
    return _SMALL.fullmatch(text) is not None and any(part in lines for part in _PART.findall(text))


def _spelt(doc: Document, token: Token) -> Iterator[Spelt]:
    """The telling words in a token, of which a compound may have several."""
    text = token.text
    if not _SMALL.fullmatch(text):
        return
    parts = [(each.start(), spelling(each[0])) for each in _PART.finditer(text)]
    start, end = token.span
    whole = end - start == len(text)  # no markup runs through it
    if not whole or text in doc.accepted:
        return
    if _is_code_or_mention(doc.prose[start - 1 : start], doc.prose[end : end + 2]):
        return
    for offset, each in parts:
        if each is not None and each.form not in doc.accepted:
            at = start + offset
            yield Spelt(each, Span(at, at + len(each.form)))


def _is_code_or_mention(before: str, after: str) -> bool:
    """Whether a word is part of a code or address, or is itself what is spoken of: 'color'."""
    mark = after[:1]
    if _ADDRESS & {before, mark} or mark == "(":
        return True
    if before == "." or (mark == "." and after[1:].isalnum()):
        return True
    return bool(mark) and before in _OPENING and mark in _CLOSING


def spelling(form: str) -> Spelling | None:
    """What the table says of a word in small letters."""
    line = _lines().get(form)
    return _read(line, form) if line else None


def spellings() -> dict[str, Spelling]:
    """The whole table."""
    return {form: _read(line, form) for form, line in _lines().items()}


@cache
def _lines() -> dict[str, str]:
    """The table's lines by each of their forms; reading all of them would take milliseconds."""
    lines = {}
    text = (DATA / DATA_FILE).read_text("utf-8")
    for line in text.splitlines():
        if line[0] != "#":
            american, british, _ = line.split(" ", 2)
            lines[american] = lines[british] = line
    return lines


@cache
def _read(line: str, form: str) -> Spelling:
    """A form of a line: American, British, who accepts each, ~ for words apart."""
    american, british, ours, theirs, *apart = line.split(" ")
    family = american[: max(_STEM, _common(american, british))]
    is_american = form == american
    other, letters = (british, ours) if is_american else (american, theirs)
    accepted = frozenset(_LETTERS[letter] for letter in letters)
    return Spelling(form, other, accepted, is_american, family, bool(apart))


def _common(first: str, second: str) -> int:
    """How many letters two words begin with in common."""
    n = 0
    while n < len(first) and first[n] == second[n : n + 1]:
        n += 1
    return n
