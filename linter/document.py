"""The document: one file's text, its prose under a mask of the same length, and its blocks.

Rules read `prose`, where markup is blanked by spaces, opaque inline content (code, images) by
`OPAQUE`, and markup between two characters that belong together by `JOINER`; every offset in it is
an offset in the file. Knowledge that rules share is an analysis,
computed once by `Document.get`.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from linter.clock import Clock
from linter.directive import Directive
from linter.span import LineIndex, Span

T_co = TypeVar("T_co", covariant=True)

# Stands for each code point of inline content that is not prose but fills a place in the sentence,
# so that "Run `make` ." is not read as "Run ." and a code span is not a missing word.
OPAQUE = "\ufffc"

# Stands for markup that touches text on both sides and is no break: "[dog](url)s", "*Times*'s" and
# "**Note**:" read as they are printed. A noncharacter, so that no article holds it.
JOINER = "\ufdd0"
_SURROGATE = re.compile("[\ud800-\udfff]")


class Role(StrEnum):
    """What a block is in the article."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"
    CAPTION = "caption"
    CODE = "code"
    FURNITURE = "furniture"


class Block(NamedTuple):
    """A paragraph, heading, list item or other unit; `index` is its place in the document."""

    span: Span
    role: Role
    index: int  # type: ignore[assignment]  # shadows tuple.index, which no one calls


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    STOP = "stop"
    QUOTE = "quote"
    PUNCTUATION = "punctuation"
    REFERENCE = "reference"  # URL, e-mail address, handle, hashtag, file name
    OPAQUE = "opaque"


class Token(NamedTuple):
    """A word or mark of the prose with its place; `block` is the index of its block.

    `text` is what a reader sees: where markup runs through a word, it is shorter than its span.
    """

    text: str
    kind: TokenKind
    span: Span
    block: int


class Sentence(NamedTuple):
    """A sentence of one block and the tokens in it."""

    span: Span
    block: int
    tokens: tuple[Token, ...]

    @property
    def words(self) -> tuple[Token, ...]:
        """The sentence's words, without numbers and marks."""
        return tuple(token for token in self.tokens if token.kind is TokenKind.WORD)


class AnalysisKey(Protocol[T_co]):
    """What `Document.get` takes; made by `linter.analysis.analysis`."""

    @property
    def name(self) -> str:
        """How messages and statistics name the analysis."""

    def compute(self, doc: "Document") -> T_co:
        """Compute it for a document."""


class Document:
    """One file as rules see it. Immutable but for the cache of its analyses."""

    def __init__(  # noqa: PLR0913 - keyword-only facts that reading knows
        self,
        *,
        name: str,
        text: str,
        prose: str,
        blocks: Iterable[tuple[Span, Role]],
        format_name: str = "plain",
        directives: tuple[Directive, ...] = (),
        metadata: Mapping[str, str] | None = None,
        lines: LineIndex | None = None,
        accepted: "AcceptedWords | None" = None,
        language: str = "en",
        dictionary: "Dictionary | None" = None,
        escape: Callable[[str], str] = str,
    ) -> None:
        if len(text) != len(prose):
            msg = f"the mask of {name} has {len(prose)} code points, its text {len(text)}"
            raise ValueError(msg)
        self.name = name
        self.text = text
        self.prose = _storable(prose)
        self.format_name = format_name
        self.directives = directives
        self.metadata: Mapping[str, str] = metadata or {}
        self.blocks = tuple(Block(span, role, n) for n, (span, role) in enumerate(blocks))
        self.lines = lines or LineIndex(text)
        self.accepted = accepted or AcceptedWords()
        self.language = language
        self.dictionary = dictionary
        self.escape = escape  # how the format writes text that a fix puts in
        self.clock: Clock | None = None  # where the time of analyses is counted
        self._analyses: dict[int, tuple[object, object]] = {}
        self._with_role: dict[tuple[Role, ...], tuple[Block, ...]] = {}

    def get(self, analysis: AnalysisKey[T_co]) -> T_co:
        """The result of an analysis of this document, computed at the first call."""
        key = id(analysis)
        if key not in self._analyses:
            if self.clock:
                self.clock.start(f"({analysis.name})")
            try:
                # The analysis itself is kept beside its result, so that its id stays taken.
                self._analyses[key] = (analysis, analysis.compute(self))
            finally:
                if self.clock:
                    self.clock.stop()
        return self._analyses[key][1]  # type: ignore[return-value]

    def prose_of(self, span: Span) -> str:
        """The prose of a span: what rules judge."""
        return self.prose[span.start : span.end]

    def text_of(self, span: Span) -> str:
        """The file's own characters of a span: what evidence quotes."""
        return self.text[span.start : span.end]

    def is_masked(self, span: Span) -> bool:
        """Whether markup was blanked anywhere in the span: blanks there are not the writer's."""
        return self.prose_of(span) != self.text_of(span)

    def with_role(self, *roles: Role) -> tuple[Block, ...]:
        """The blocks of these roles, in order."""
        found = self._with_role.get(roles)
        if found is None:
            found = tuple([block for block in self.blocks if block.role in roles])
            self._with_role[roles] = found
        return found

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The body paragraphs."""
        return self.with_role(Role.BODY)

    @cached_property
    def title(self) -> Block | None:
        """The block that is the article's headline."""
        return next(iter(self.with_role(Role.TITLE)), None)

    def outside_code(self, pattern: re.Pattern[str]) -> Iterator[tuple[Block, re.Match[str]]]:
        """The matches of a pattern in the prose, each with its block; none in code."""
        for block in self.blocks:
            if block.role is not Role.CODE:
                for match in pattern.finditer(self.prose, *block.span):
                    yield block, match

    def block_at(self, offset: int) -> Block | None:
        """The block that covers an offset."""
        at = bisect_right(self._block_starts, offset) - 1
        if at < 0 or offset >= self.blocks[at].span.end:
            return None
        return self.blocks[at]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]


def _storable(prose: str) -> str:
    """The prose without what no word list can be asked for: NUL, and halves of surrogate pairs.

    No text file holds them, but a JSON string may.
    """
    if "\0" in prose:
        prose = prose.replace("\0", OPAQUE)
    if not prose.isascii():
        try:
            prose.encode()
        except UnicodeEncodeError:
            prose = _SURROGATE.sub(OPAQUE, prose)
    return prose


class Dictionary(Protocol):
    """The words of a language other than English, or of a trade, from files that a user names."""

    def knows(self, word: str) -> bool:
        """Whether the dictionary has the word in this case."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may be meant, the likeliest first."""


class AcceptedWords:
    """The words that a project accepts, one list for spelling, names and capitals.

    A lower-case entry accepts the word in every case; an entry with capitals accepts exactly that
    form and the same in all capitals. What one of the dictionaries knows is accepted too.
    """

    def __init__(
        self, words: Collection[str] = (), dictionaries: tuple[Dictionary, ...] = ()
    ) -> None:
        self._words = frozenset(words)
        self._shouted = frozenset(word.upper() for word in words)
        self._dictionaries = dictionaries

    def __contains__(self, word: str) -> bool:
        """Whether the project accepts the word as it stands."""
        if word in self._words or word.lower() in self._words or word in self._shouted:
            return True
        return any(dictionary.knows(word) for dictionary in self._dictionaries)
