"""Fingerprints of an article's passages, by which the same passage is known in another article.

A fingerprint is every second of the passage's runs of four words, as the words' checksums choose
them: the same ones wherever the passage stands. Case, marks and blanks do not count. Sums are the
same in every process.
"""

from array import array
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple
from zlib import crc32

from linter.analysis import analysis
from linter.document import Document, Role
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_ROLES = frozenset({Role.BODY, Role.QUOTE, Role.LIST, Role.CAPTION})
_OTHER_ROLES = frozenset({Role.TITLE, Role.HEADING})
_STEM = 6  # letters that the forms of one word share; shorter words tell little of the topic
_MOSTLY = 0.5  # of the characters
_32_BITS = 0xFFFF_FFFF

# Marks become blanks and apostrophes nothing, so that "don’t" and "don't" are one word. On bytes
# this takes a fourth of the time that a pattern takes; letters beyond ASCII stay as they are.
_SINGLE, _BLANK = "‘’", "“”–—…"
_MARKS = b"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"  # `string.punctuation`, without its import
_TO_BLANKS: Final = bytes.maketrans(_MARKS, b" " * len(_MARKS))
_QUOTED = lazy_pattern(r"[“\"][^“”\"]*[”\"]")


class Passage(NamedTuple):
    """A paragraph: where it stands, its fingerprint, and the longer words in it.

    `runs` and `stems` are sorted checksums, each one once; `quoted` whether most of it is speech.
    """

    span: Span
    line: int
    words: int
    digest: int
    runs: "array[int]"
    stems: "array[int]"
    quoted: bool


@analysis
def passages(doc: Document) -> tuple[Passage, ...]:
    """The paragraphs, quotations, list items and captions of the article, in order."""
    found = []
    for block in doc.blocks:
        if block.role in _ROLES:
            prose = doc.prose_of(block.span)
            words = _words(prose)
            sums = [crc32(word) for word in words]
            found.append(
                Passage(
                    span=block.span,
                    line=doc.lines.position(block.span.start).line,
                    words=len(words),
                    digest=hash(tuple(sums)),
                    runs=_runs(sums),
                    stems=_stems(words),
                    quoted=_is_quoted(prose),
                )
            )
    return tuple(found)


def heading_stems(doc: Document) -> "array[int]":
    """The longer words of the title and the headings, as those of a passage."""
    headings = doc.with_role(*_OTHER_ROLES)
    return _stems([word for block in headings for word in _words(doc.prose_of(block.span))])


def _words(prose: str) -> list[bytes]:
    text = prose.lower()
    if not text.isascii():
        for mark in _SINGLE:
            text = text.replace(mark, "'")
        for mark in _BLANK:
            text = text.replace(mark, " ")
    return text.encode("utf-8", "surrogatepass").translate(_TO_BLANKS, b"'").split()


def _runs(sums: Sequence[int]) -> "array[int]":
    runs = zip(sums, sums[1:], sums[2:], sums[3:], strict=False)
    # The hash of a tuple of numbers is the same in every process, unlike that of a string.
    return array("I", sorted({hash(run) & _32_BITS for run in runs if run[0] & 1}))


def _stems(words: Iterable[bytes]) -> "array[int]":
    stems = {word[:_STEM] for word in words if len(word) >= _STEM}
    return array("I", sorted({crc32(stem) for stem in stems}))


def _is_quoted(prose: str) -> bool:
    if "“" not in prose and '"' not in prose:
        return False
    return sum(map(len, _QUOTED.findall(prose))) > _MOSTLY * len(prose)
