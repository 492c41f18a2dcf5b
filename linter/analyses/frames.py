"""Frames around a word in which it is certainly the wrong one: data/confusions.txt and the like.

A frame is a few slots: what stands before the word and after it in its sentence. Where all slots
fit, the frame names the right word.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from linter.analyses.lazy_table import LazyTable
from linter.document import Token, TokenKind

# Kinds of token, as the frames name them; every word has the kind *.
_ANY, _NAME, _NUMBER, _STOP, _COMMA, _START = "*", "NAME", "NUMBER", "STOP", "COMMA", "START"
_AT_START, _AT_STOP = frozenset({_START}), frozenset({_STOP})
_COMMAS = frozenset(",;:)–—")
_PLAIN_ENDINGS = ("ed", "ing")
_MOST_KEPT = 1 << 12  # neighbours of a word that are remembered

Classes = Mapping[str, frozenset[str]]


class Slot(NamedTuple):
    """What one token must be, or must not be: it fits if it is one of the words, or is none."""

    words: frozenset[str]
    negated: bool

    def fits(self, shape: frozenset[str]) -> bool:
        """Whether a token of this shape may stand in the slot."""
        return self.words.isdisjoint(shape) is self.negated


class Frame(NamedTuple):
    """One frame of one wrong word; `line` is where the file has it."""

    before: tuple[Slot, ...]  # the nearest first
    rest: tuple[str, ...]  # of a wrong word that is written as several
    after: tuple[Slot, ...]
    right: tuple[str, ...]
    line: int


class Frames:
    """The frames of one wrong word.

    Most are out as soon as the two tokens beside the word are looked at, and the same tokens stand
    there again and again: which frames each of them allows is remembered, a bit for each frame.
    """

    def __init__(self, frames: tuple[Frame, ...]) -> None:
        self._frames = frames
        self._before: dict[str, int] = {}
        self._after: dict[str, int] = {}
        bits = [(1 << number, frame) for number, frame in enumerate(frames)]
        self._slots_before = [(bit, frame.before[0]) for bit, frame in bits if frame.before]
        self._slots_after = [
            (bit, frame.after[0]) for bit, frame in bits if frame.after and not frame.rest
        ]
        self._going_on = [(bit, frame.rest[0]) for bit, frame in bits if frame.rest]
        self._open_before = sum(bit for bit, frame in bits if not frame.before)
        self._open_after = sum(bit for bit, frame in bits if not frame.after and not frame.rest)

    def __iter__(self) -> Iterator[Frame]:
        return iter(self._frames)

    def __len__(self) -> int:
        return len(self._frames)

    def fitting(self, inside: tuple[Token, ...], at: int) -> Frame | None:
        """The first frame that fits around a token of a sentence."""
        # The first token of a sentence is told from others by no text: its capital is no name's.
        before = inside[at - 1].text if at > 1 else ""
        after = inside[at + 1].text if at + 1 < len(inside) else ""
        allowed = self._before.get(before) if at > 1 else self._allowed_before(inside, at)
        if allowed is None:
            allowed = _kept(self._before, before, self._allowed_before(inside, at))
        if not allowed:
            return None
        follows = self._after.get(after)
        if follows is None:
            follows = _kept(self._after, after, self._allowed_after(inside, at))
        allowed &= follows
        if allowed:
            for number, frame in enumerate(self._frames):
                if allowed >> number & 1 and _fits(inside, at, frame):
                    return frame
        return None

    def _allowed_before(self, inside: tuple[Token, ...], at: int) -> int:
        return self._open_before | _allowed(self._slots_before, _shape(inside, at - 1))

    def _allowed_after(self, inside: tuple[Token, ...], at: int) -> int:
        allowed = self._open_after
        if self._slots_after:
            allowed |= _allowed(self._slots_after, _shape(inside, at + 1))
        for bit, word in self._going_on if at + 1 < len(inside) else ():
            if plain(inside[at + 1].text) == word:
                allowed |= bit
        return allowed


def _kept(known: dict[str, int], text: str, allowed: int) -> int:
    if len(known) >= _MOST_KEPT:
        known.clear()
    known[text] = allowed
    return allowed


def _allowed(slots: list[tuple[int, Slot]], shape: frozenset[str]) -> int:
    allowed = 0
    for bit, (words, negated) in slots:
        if words.isdisjoint(shape) is negated:
            allowed |= bit
    return allowed


def _fits(inside: tuple[Token, ...], at: int, frame: Frame) -> bool:
    before, rest, after, _, _ = frame
    if rest and tuple(plain(each.text) for each in inside[at + 1 : at + 1 + len(rest)]) != rest:
        return False
    if not all(slot.fits(_shape(inside, at - n)) for n, slot in enumerate(before, start=1)):
        return False
    at += len(rest)
    return all(slot.fits(_shape(inside, at + n)) for n, slot in enumerate(after, start=1))


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
    word = plain(text)
    kinds = {_ANY, word}
    kinds.update("~" + ending for ending in _PLAIN_ENDINGS if word.endswith(ending))
    if inside and text[0].isupper() and text != "I":
        kinds.add(_NAME)
    return frozenset(kinds)


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """A word as the frames write it; abbreviations ("IS", "US") keep their capitals."""
    if text.isupper() and len(text) > 1:
        return text
    return text.lower().replace("’", "'")


class FrameTable(LazyTable[list[tuple[int, str]], Frames]):
    """The frames of a file by the first word that they call wrong; see `read_frames`."""


def read_frames(text: str) -> FrameTable:
    """Frames by their wrong word, each read when the word is met.

    Raises:
        ValueError: if a line is no frame.
    """
    classes: dict[str, frozenset[str]] = {"END": frozenset({_STOP, _COMMA})}
    lines: dict[str, list[tuple[int, str]]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        if line.startswith("class "):
            _, name, words = line.split(" ")
            classes[name] = _words(words, classes)
            continue
        _, wrong, right, _ = _parts(line)
        if not (wrong and right):
            raise ValueError(f"line {number} is no frame: {line}")
        for first in {each.partition(" ")[0]: None for each in wrong.split("|")}:
            lines.setdefault(first, []).append((number, line))

    def read(word: str, sources: list[tuple[int, str]]) -> Frames:
        found = (frame for source in sources for frame in _read(word, source, classes))
        return Frames(tuple(found))

    return FrameTable(lines, read)


def _read(first: str, source: tuple[int, str], classes: Classes) -> Iterator[Frame]:
    """The frames of a line whose wrong word begins with this one."""
    number, line = source
    start, wrongs, rights, end = _parts(line)
    before = tuple(_slot(each, classes) for each in reversed(start.split()))
    after = tuple(_slot(each, classes) for each in end.split())
    wrong, right = wrongs.split("|"), rights.split("|")
    for n, each in enumerate(wrong):
        if each.partition(" ")[0] == first:
            # As many right words as wrong ones are pairs; else each serves every wrong one.
            meant = (right[n],) if len(wrong) == len(right) else tuple(right)
            yield Frame(before, tuple(each.split(" ")[1:]), after, meant, number)


def _parts(line: str) -> tuple[str, str, str, str]:
    """What stands before the brackets, the wrong and the right words in them, what stands after."""
    before, _, rest = line.partition("[")
    inside, _, after = rest.partition("]")
    wrong, _, right = inside.partition(">")
    return before, wrong, right, after


def _slot(text: str, classes: Classes) -> Slot:
    negated = text.startswith("!")
    return Slot(_words(text.removeprefix("!"), classes), negated)


def _words(text: str, classes: Classes) -> frozenset[str]:
    found: set[str] = set()
    for word in text.split("|"):
        found |= classes.get(word, {word})
    return frozenset(found)
