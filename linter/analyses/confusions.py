"""Words confused with others, found by the frames of data/confusions.txt.

A frame is a few slots around one word: what stands before it and after it in the sentence. Where
all slots fit, the word is certainly the wrong one.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from linter.analyses.sentences import sentences
from linter.analysis import analysis
from linter.document import Document, Role, Sentence, Token, TokenKind
from linter.span import Span

_FRAME = re.compile(r"(?P<before>[^\[\]]*)\[(?P<wrong>[^>\]]+)>(?P<right>[^\]]+)\](?P<after>.*)")
_MUTE = frozenset({Role.BYLINE, Role.DATELINE, Role.CODE})

# Kinds of token, as the frames name them; every word has the kind *.
_ANY, _NAME, _NUMBER, _STOP, _COMMA, _START = "*", "NAME", "NUMBER", "STOP", "COMMA", "START"
_COMMAS = frozenset(",;:)–—")
_PLAIN_ENDINGS = ("ed", "ing")


class Confusion(NamedTuple):
    """A word that is the wrong one; `meant` are the right ones, the likeliest first."""

    text: str
    span: Span
    meant: tuple[str, ...]
    line: int


class _Slot(NamedTuple):
    """What one token must be, or must not be."""

    words: frozenset[str]
    negated: bool

    def fits(self, shape: frozenset[str]) -> bool:
        return self.words.isdisjoint(shape) is self.negated


class _Frame(NamedTuple):
    before: tuple[_Slot, ...]  # the nearest first
    after: tuple[_Slot, ...]
    right: tuple[str, ...]
    line: int


@analysis
def confusions(doc: Document) -> tuple[Confusion, ...]:
    """The words that stand where only another word can, in order."""
    table = frames()
    return tuple(
        found
        for sentence in doc.get(sentences)
        if doc.blocks[sentence.block].role not in _MUTE
        for found in _confused(sentence, table)
    )


def _confused(sentence: Sentence, table: dict[str, list[_Frame]]) -> Iterator[Confusion]:
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.kind is not TokenKind.WORD:
            continue
        for frame in table.get(_plain(token.text), ()):
            if _fits(tokens, at, frame):
                yield Confusion(token.text, token.span, frame.right, frame.line)
                break


def _fits(tokens: tuple[Token, ...], at: int, frame: _Frame) -> bool:
    return all(
        slot.fits(_shape(tokens, at - distance)) for distance, slot in enumerate(frame.before, 1)
    ) and all(
        slot.fits(_shape(tokens, at + distance)) for distance, slot in enumerate(frame.after, 1)
    )


def _shape(tokens: tuple[Token, ...], at: int) -> frozenset[str]:
    """Everything that a slot may call the token at an index."""
    if at < 0:
        return frozenset({_START})
    if at >= len(tokens):
        return frozenset({_STOP})
    token = tokens[at]
    if token.kind is TokenKind.WORD:
        return _word_shape(token.text, at > 0)
    if token.kind is TokenKind.NUMBER:
        return frozenset({_NUMBER, token.text})
    if token.kind is TokenKind.STOP:
        return frozenset({_STOP})
    return frozenset({_COMMA}) if token.text in _COMMAS else frozenset({token.text})


def _word_shape(text: str, inside: bool) -> frozenset[str]:  # noqa: FBT001
    word = _plain(text)
    kinds = {_ANY, word}
    kinds.update("~" + ending for ending in _PLAIN_ENDINGS if word.endswith(ending))
    if inside and text[0].isupper() and text != "I":
        kinds.add(_NAME)
    return frozenset(kinds)


def _plain(text: str) -> str:
    """A word as the frames write it; abbreviations ("IS", "US") keep their capitals."""
    if text.isupper() and len(text) > 1:
        return text
    return text.lower().replace("’", "'")


@cache
def frames() -> dict[str, list[_Frame]]:
    """The frames of the data file by the word that they call wrong."""
    source = files("linter.analyses") / "data" / "confusions.txt"
    return read_frames(source.read_text(encoding="utf-8"))


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
            table.setdefault(word, []).append(_Frame(before, after, meant, number))
    return table


def _slot(text: str, classes: dict[str, frozenset[str]]) -> _Slot:
    negated = text.startswith("!")
    return _Slot(_words(text.removeprefix("!"), classes), negated)


def _words(text: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in text.split("|"):
        found |= classes.get(word, {word})
    return frozenset(found)
