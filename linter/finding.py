"""What rules find, and what becomes of it on the way to a reporter.

A rule yields a `Finding` (offsets only). The engine stamps it with rule, severity and position: a
`Diagnostic`, which holds all that a reporter needs.
"""

from enum import StrEnum
from typing import NamedTuple

from linter.errors import Problem
from linter.span import Position, Span


class Severity(StrEnum):
    """How sure and how bad: error is certain, warning very likely, info worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest, growing as it gets milder."""
        return tuple(Severity).index(self)


class Category(StrEnum):
    """The family of a rule; users select and ignore by it."""

    SPELLING = "spelling"
    GRAMMAR = "grammar"
    PUNCTUATION = "punctuation"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    RESIDUE = "residue"
    ENCODING = "encoding"
    TRUNCATION = "truncation"
    DUPLICATION = "duplication"
    COHERENCE = "coherence"
    LANGUAGE = "language"
    CONSISTENCY = "consistency"
    READABILITY = "readability"
    STYLE = "style"
    LINT = "lint"


class Edit(NamedTuple):
    """Put `text` in place of a span."""

    span: Span
    text: str


class Fix(NamedTuple):
    """A cure. `safe` only where the result is certainly what the writer meant."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False

    @classmethod
    def replace(cls, title: str, span: Span, text: str, *, safe: bool = False) -> "Fix":
        """A fix of one edit."""
        return cls(title, (Edit(span, text),), safe)


class Related(NamedTuple):
    """Another place that bears on a finding, and why."""

    span: Span
    message: str


class Finding(NamedTuple):
    """What a rule says about a place: the message is specific and gives the evidence.

    `confidence` is the share of such findings that are right, as measured; `severity` only where
    this finding's differs from the rule's default.
    """

    span: Span
    message: str
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    confidence: float = 0.9
    severity: Severity | None = None


class PlacedEdit(NamedTuple):
    """An edit with its position in the file."""

    start: Position
    end: Position
    span: Span
    text: str


class PlacedFix(NamedTuple):
    """A fix with positions in the file."""

    title: str
    safe: bool
    edits: tuple[PlacedEdit, ...]


class PlacedRelated(NamedTuple):
    """A related place with its position in the file."""

    start: Position
    end: Position
    message: str


class Excerpt(NamedTuple):
    """The line on which a finding starts, or what of it lies near, and what to underline there."""

    line: str
    underline: Span
    cut_before: bool = False
    cut_after: bool = False


class Diagnostic(NamedTuple):
    """A finding with everything a reporter shows. Positions are 1-based, ends exclusive."""

    path: str
    span: Span
    start: Position
    end: Position
    rule: str
    category: Category
    severity: Severity
    confidence: float
    message: str
    suggestions: tuple[str, ...]
    fix: PlacedFix | None
    related: tuple[PlacedRelated, ...]
    excerpt: Excerpt
    fingerprint: str


class RuleCard(NamedTuple):
    """What a report can say of a rule: its facts, its explanation, and its help in Markdown."""

    name: str
    category: Category
    severity: Severity
    summary: str
    explanation: str
    help: str


class Report(NamedTuple):
    """What a run found and could not do: all that a reporter sees.

    `rules` holds the rules that found something, where the format shows them.
    """

    diagnostics: tuple[Diagnostic, ...]
    problems: tuple[Problem, ...]
    files: int
    seconds: float
    rules: tuple[RuleCard, ...] = ()
    version: str = ""

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)
