"""Words that no word list has, with what their case and company say about them.

Case is the strongest sign of what an unknown word is: written small it is mostly a slip, written
with a capital mostly a name. So each unknown word comes with how it stands here and how the rest of
the article writes it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from linter.analyses.lexicon import Lexicon, lexicon, plain_form
from linter.analyses.sentences import sentences
from linter.analyses.tokens import tokens
from linter.analysis import analysis
from linter.document import Document, Role, Token, TokenKind
from linter.span import Span

_PART = re.compile(r"[^\-\u2010\u2011]+")
_ENDING = re.compile(r"'(?:s|d|ll|ve|re|m)$")
_SHORTEST = 3  # shorter unknown words are mostly initials, units and codes
_ANEW = frozenset(':"“”')  # after these, as at the start of a sentence, a capital says nothing
_SIC = re.compile(r"[\"”’',]?\s?[\[(]sic")
_TRIPLE = re.compile(r"(.)\1\1")
# Written so on purpose: any letter four times, or a word that people stretch.
_STRETCHED = re.compile(
    r"(.)\1{3}"
    r"|^(?:b+o+|h+i+s+|s+o+|n+o+|y+e+s+|h+e+y+|a+h+|o+h+|a+w+|u+g+h+|y+a+y+|y+a+a+s+|w+o+w+|w+a+y+"
    r"|p+l+e+a+s+e+|t+o+o+|v+e+r+y+|l+o+v+e+|r+e+a+l+y+|g+o+o+d+|l+o+n+g+|b+r+|z+|s+h+|m+|h+m+)$",
    re.IGNORECASE,
)
_ENGLISH = frozenset(  # and of no neighbouring language
    "the of and to is that for with as it at by from be are this he his but have has not they you"
    " we or had who will would said their been were which can more".split()
)
_ENGLISH_SHARE = 0.08  # of the words of a longer passage; English news seldom has less than 0.2
_LONGER = 8
_MUTE = frozenset({Role.BYLINE, Role.DATELINE})
# Beside one of these a word is part of a code, a path or an address.
_CODE_BESIDE = frozenset("_@#\\=<>{}$~^|*&+%/")


class UnknownWord(NamedTuple):
    """A word that no word list has.

    `form` is lower case, with straight apostrophes and without a possessive ending; `span` covers
    the same stretch. `opens` tells whether a capital says nothing here (start of a sentence or
    quotation, headline), `part` whether the word is part of a hyphenated one, `beside_capital`
    whether a word with a capital follows, as in a name. `small` and `capital` count how the
    article writes the word, here and elsewhere, a capital only where it says something.
    """

    text: str
    form: str
    span: Span
    block: int
    opens: bool
    part: bool
    beside_capital: bool
    small: int
    capital: int

    @property
    def capitalised(self) -> bool:
        """Whether it starts with a capital here."""
        return self.text[0].isupper()


class _Place(NamedTuple):
    text: str
    form: str
    span: Span
    block: int
    opens: bool
    part: bool
    beside_capital: bool


@analysis
def unknown_words(doc: Document) -> tuple[UnknownWord, ...]:
    """The unknown words of the prose that could be misspelt, in order.

    Left out: words in all capitals or with a capital inside, words with digits or letters beyond
    English, parts of addresses and codes, words that the project accepts, bylines and datelines.
    """
    places = list(_places(doc))
    small = Counter(place.form for place in places if place.text[0].islower())
    capital = Counter(place.form for place in places if place.text[0].isupper() and not place.opens)
    return tuple(UnknownWord(*place, small[place.form], capital[place.form]) for place in places)


def _places(doc: Document) -> Iterator[_Place]:
    words = lexicon()
    settled: dict[str, bool] = {}
    skipped = _blocks_to_skip(doc)
    starts = {sentence.words[0].span.start for sentence in doc.get(sentences) if sentence.words}
    headlines = {block.index for block in doc.with_role(Role.TITLE, Role.HEADING)}
    every = doc.get(tokens)
    for number, token in enumerate(every):
        if token.kind is not TokenKind.WORD:
            continue
        fine = settled.get(token.text)
        if fine is None:
            fine = settled[token.text] = _is_settled(doc, words, token.text)
        if fine or token.block in skipped or _is_code_or_quirk(doc.prose, token):
            continue
        opens = (
            token.span.start in starts
            or token.block in headlines
            or (number > 0 and every[number - 1].text in _ANEW)
        )
        yield from _unknown_parts(
            doc, words, token, opens=opens, beside_capital=_is_capital_after(every, number)
        )


def _is_capital_after(every: tuple[Token, ...], number: int) -> bool:
    """Whether a word with a capital follows directly."""
    following = every[number + 1] if number + 1 < len(every) else None
    return (
        following is not None
        and following.kind is TokenKind.WORD
        and following.block == every[number].block
        and following.text[0].isupper()
    )


def _blocks_to_skip(doc: Document) -> set[int]:
    """Bylines and datelines, which are names, and longer passages that are not English."""
    skipped = {block.index for block in doc.with_role(Role.BYLINE, Role.DATELINE)}
    words: Counter[int] = Counter()
    english: Counter[int] = Counter()
    for token in doc.get(tokens):
        if token.kind is TokenKind.WORD:
            words[token.block] += 1
            english[token.block] += token.text.lower() in _ENGLISH
    for block, count in words.items():
        long_enough = count >= _LONGER or "«" in doc.prose_of(doc.blocks[block].span)
        if long_enough and english[block] < _ENGLISH_SHARE * count:
            skipped.add(block)
    return skipped


def _is_settled(doc: Document, words: Lexicon, text: str) -> bool:
    """Whether a word needs no second look."""
    return len(text) < _SHORTEST or words.knows(text) or text.isupper() or text in doc.accepted


def _is_code_or_quirk(prose: str, token: Token) -> bool:
    """Whether marks beside the word say that it is no slip: code, address, clipped or "[sic]"."""
    start, end = token.span
    before, after = prose[start - 1 : start], prose[end : end + 1]
    if (before in _CODE_BESIDE and before) or (after in _CODE_BESIDE and after):
        return True
    if before.isdigit() or before == "\ufffc" or after == "\ufffc":
        return True
    dotted = (after == "." and prose[end + 1 : end + 2].islower()) or (
        before == "." and token.text[0].islower()  # readme.txt, .kml
    )
    quirk = (_STRETCHED.search(token.text) if _TRIPLE.search(token.text) else None) or _SIC.match(
        prose, end
    )
    return dotted or bool(quirk) or _is_clipped(prose, token)


def _is_clipped(prose: str, token: Token) -> bool:
    """Whether an apostrophe stands for a letter: "singin'", "'appened"."""
    start, end = token.span
    text = token.text.lower()
    if prose[end : end + 1] in ("'", "’") and lexicon().knows(text + "g"):
        return True
    return prose[start - 1 : start] in ("'", "’", "‘") and any(
        lexicon().knows(lost + text) for lost in ("h", "be", "a", "e", "o")
    )


def _unknown_parts(
    doc: Document,
    words: Lexicon,
    token: Token,
    *,
    opens: bool,
    beside_capital: bool,
) -> Iterator[_Place]:
    """The unknown parts of a word between its hyphens; most words have one part."""
    matches = list(_PART.finditer(token.text))
    compound = len(matches) > 1
    if compound:
        if words.knows("".join(match.group() for match in matches)):
            return  # criss-cross
        matches = [match for match in matches if not _is_settled(doc, words, match.group())]
        in_name = token.text[0].isupper() and not opens and matches and matches[0].start() > 0
        if len(matches) > 1 or in_name:
            return  # Opa-locka, Song-thaek: names
    for match in matches:
        form = _base_form(words, match.group())
        if form is None:
            continue
        text = match.group()[: len(form)]
        start = token.span.start + match.start()
        if text not in doc.accepted:
            span = Span(start, start + len(form))
            yield _Place(
                text, form, span, token.block, opens and not match.start(), compound, beside_capital
            )


def _base_form(words: Lexicon, text: str) -> str | None:
    """The word without its ending, lower case; None where it is known or no word to judge."""
    form = plain_form(text)
    if len(form) != len(text) or form.endswith("n't"):
        return None
    form = _ENDING.sub("", form)
    text = text[: len(form)]
    bare = form.replace("'", "")
    if len(form) < _SHORTEST or not (bare.isascii() and bare.isalpha()):
        return None
    if words.knows(text) or text.isupper() or text[1:] != form[1:]:
        return None
    if "'" in form and all(len(p) < _SHORTEST or words.knows(p) for p in form.split("'")):
        return None
    return form
