"""Words confused with others: by the frames of data/confusions.txt, and by counts of neighbours.

A frame is a few slots around one word: what stands before it and after it in the sentence. Where
all slots fit, the word is certainly the wrong one. Where no frame does, `confusables` weighs how
often the word and those that it is written for were seen between the same neighbours.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from linter.analyses.confusables import REACH, Place, better_fit, confusables
from linter.analyses.ngrams import END, START, counted_sentences, ngrams
from linter.analyses.sentences import sentences
from linter.analyses.tokens import distinct_words, tokens
from linter.analysis import analysis
from linter.document import OPAQUE, Document, Role, Sentence, Token, TokenKind
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_FRAME = lazy_pattern(r"(?P<before>[^\[\]]*)\[(?P<wrong>[^>\]]+)>(?P<right>[^\]]+)\](?P<after>.*)")
_MUTE = frozenset({Role.BYLINE, Role.DATELINE, Role.CODE})

# Kinds of token, as the frames name them; every word has the kind *.
_ANY, _NAME, _NUMBER, _STOP, _COMMA, _START = "*", "NAME", "NUMBER", "STOP", "COMMA", "START"
_AT_START, _AT_STOP = frozenset({_START}), frozenset({_STOP})
_COMMAS = frozenset(",;:)–—")
_PLAIN_ENDINGS = ("ed", "ing")

# A word of substance that an article repeats is its subject, whatever the counts say.
_REPEATED = 3
_COMMON = 3000  # a word with as many in the counts is none of substance
_FIRST_NEEDS = 1.0  # more evidence for the first word of a sentence: nothing stands before it


class Confusion(NamedTuple):
    """A word that is the wrong one; `meant` are the right ones, the likeliest first.

    `line` is that of the frame which says so, 0 where counts do; `margin` is then the evidence
    above what such an exchange needs.
    """

    text: str
    span: Span
    meant: tuple[str, ...]
    line: int
    margin: float = 0.0


class _Slot(NamedTuple):
    """What one token must be, or must not be: it fits if it is one of the words, or is none."""

    words: frozenset[str]
    negated: bool


class _Frame(NamedTuple):
    before: tuple[_Slot, ...]  # the nearest first
    rest: tuple[str, ...]  # of a wrong word that is written as several
    after: tuple[_Slot, ...]
    right: tuple[str, ...]
    line: int


@analysis
def confusions(doc: Document) -> tuple[Confusion, ...]:
    """The words that stand where only another word can, in order."""
    framed = list(_framed(doc, frames()))
    known = {found.span for found in framed}
    weighed = (found for found in _outweighed(doc) if found.span not in known)
    return tuple(sorted((*framed, *weighed), key=lambda found: found.span))


@analysis
def split_words(doc: Document) -> tuple[Confusion, ...]:
    """Words written as two that are one, and as one that are two, in order."""
    return tuple(_framed(doc, split_frames()))


def _framed(doc: Document, table: dict[str, list[_Frame]]) -> Iterator[Confusion]:
    """The words that a frame of the table calls wrong."""
    by_text = {
        text: known for text in doc.get(distinct_words) if (known := table.get(_plain(text)))
    }
    for sentence in doc.get(sentences) if by_text else ():
        if doc.blocks[sentence.block].role not in _MUTE:
            yield from _confused(sentence, by_text)


def _outweighed(doc: Document) -> Iterator[Confusion]:
    """The words that the counts of their neighbours call wrong."""
    table, counts = confusables(), ngrams()
    tally: Counter[str] | None = None
    for token, word, place in places(doc, table.meant):
        fit = better_fit(counts, table, word, place)
        if fit is None or (token.text[0].isupper() and fit.margin < _FIRST_NEEDS):
            continue
        if counts.word(word) < _COMMON:
            tally = tally or Counter(_plain(each.text) for each in doc.get(tokens))
            if tally[word] >= _REPEATED:
                continue
        yield Confusion(token.text, token.span, (fit.word,), 0, fit.margin)


def places(doc: Document, words: Collection[str]) -> Iterator[tuple[Token, str, Place]]:
    """Each of these words in the text with its neighbours, as the counts know them.

    Names are passed over: words with capitals inside a sentence. So are words near code, an image
    or an address, for nothing is known of what stands there.
    """
    opaque = OPAQUE in doc.prose
    for sentence, (forms, at) in zip(doc.get(sentences), doc.get(counted_sentences), strict=True):
        if doc.blocks[sentence.block].role in _MUTE:
            continue
        for n in [n for n, form in enumerate(forms) if form in words]:
            form = forms[n]
            token = sentence.tokens[at[n]]
            if opaque and _is_near_opaque(sentence.tokens, at[n]):
                continue
            if _is_plain(token.text, form, first=n == 1):
                before = forms[n - REACH] if n >= REACH else START
                behind = forms[n + REACH] if n + REACH < len(forms) else END
                yield token, form, (before, forms[n - 1], forms[n + 1], behind)


def _is_near_opaque(inside: tuple[Token, ...], at: int) -> bool:
    near = inside[max(0, at - REACH) : at + REACH + 1]
    return any(each.kind is TokenKind.OPAQUE for each in near)


def _is_plain(text: str, form: str, *, first: bool) -> bool:
    """Whether a token is the word alone, and no name."""
    return len(text) == len(form) and (text.islower() or (first and text[1:].islower()))


def _confused(sentence: Sentence, by_text: dict[str, list[_Frame]]) -> Iterator[Confusion]:
    inside = sentence.tokens
    for at in [at for at, (text, _, _, _) in enumerate(inside) if text in by_text]:
        token = inside[at]
        if token.kind is not TokenKind.WORD:
            continue
        for frame in by_text[token.text]:
            if _fits(inside, at, frame):
                last = inside[at + len(frame.rest)]
                text = " ".join((token.text, *(each.text for each in _next(inside, at, frame))))
                span = Span(token.span.start, last.span.end)
                yield Confusion(text, span, frame.right, frame.line)
                break


def _next(inside: tuple[Token, ...], at: int, frame: _Frame) -> tuple[Token, ...]:
    """The tokens that a wrong word of several goes on with."""
    return inside[at + 1 : at + 1 + len(frame.rest)]


def _fits(inside: tuple[Token, ...], at: int, frame: _Frame) -> bool:
    before, rest, after, _, _ = frame
    if rest and tuple(_plain(each.text) for each in _next(inside, at, frame)) != rest:
        return False
    here = at
    for words, negated in before:
        here -= 1
        if words.isdisjoint(_shape(inside, here)) is not negated:
            return False
    here = at + len(rest)
    for words, negated in after:
        here += 1
        if words.isdisjoint(_shape(inside, here)) is not negated:
            return False
    return True


def _shape(inside: tuple[Token, ...], at: int) -> frozenset[str]:
    """Everything that a slot may call the token at an index."""
    if at < 0:
        return _AT_START
    if at >= len(inside):
        return _AT_STOP
    token = inside[at]
    if token.kind is TokenKind.WORD:
        return _word_shape(token.text, at > 0)
    if token.kind is TokenKind.NUMBER:
        return frozenset({_NUMBER, token.text})
    if token.kind is TokenKind.STOP:
        return frozenset({_STOP})
    return frozenset({_COMMA}) if token.text in _COMMAS else frozenset({token.text})


@lru_cache(maxsize=1 << 14)
def _word_shape(text: str, inside: bool) -> frozenset[str]:  # noqa: FBT001
    word = _plain(text)
    kinds = {_ANY, word}
    kinds.update("~" + ending for ending in _PLAIN_ENDINGS if word.endswith(ending))
    if inside and text[0].isupper() and text != "I":
        kinds.add(_NAME)
    return frozenset(kinds)


@lru_cache(maxsize=1 << 14)
def _plain(text: str) -> str:
    """A word as the frames write it; abbreviations ("IS", "US") keep their capitals."""
    if text.isupper() and len(text) > 1:
        return text
    return text.lower().replace("’", "'")


@cache
def frames() -> dict[str, list[_Frame]]:
    """The frames of confusions.txt by the word that they call wrong."""
    return read_frames(_data("confusions.txt"))


@cache
def split_frames() -> dict[str, list[_Frame]]:
    """The frames of split_words.txt by the first word that they call wrong."""
    return read_frames(_data("split_words.txt"))


def _data(name: str) -> str:
    return (files("linter.analyses") / "data" / name).read_text(encoding="utf-8")


def read_frames(text: str) -> dict[str, list[_Frame]]:
    """Frames by their wrong word.

    Raises:
        ValueError: if a line is no frame.
    """
    classes: dict[str, frozenset[str]] = {"END": frozenset({_STOP, _COMMA})}
    table: dict[str, list[_Frame]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        if line.startswith("class "):
            _, name, words = line.split(" ")
            classes[name] = _words(words, classes)
            continue
        match = _FRAME.fullmatch(line)
        if not match:
            raise ValueError(f"line {number} is no frame: {line}")
        before = tuple(_slot(each, classes) for each in reversed(match["before"].split()))
        after = tuple(_slot(each, classes) for each in match["after"].split())
        wrong, right = match["wrong"].split("|"), match["right"].split("|")
        for n, word in enumerate(wrong):
            # As many right words as wrong ones are pairs; else each serves every wrong one.
            meant = (right[n],) if len(wrong) == len(right) else tuple(right)
            first, *rest = word.split(" ")
            table.setdefault(first, []).append(_Frame(before, tuple(rest), after, meant, number))
    return table


def _slot(text: str, classes: dict[str, frozenset[str]]) -> _Slot:
    negated = text.startswith("!")
    return _Slot(_words(text.removeprefix("!"), classes), negated)


def _words(text: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in text.split("|"):
        found |= classes.get(word, {word})
    return frozenset(found)
