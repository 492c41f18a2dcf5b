"""All that the author of a rule imports; shared knowledge comes from `linter.analyses`."""

from linter.analysis import Analysis, analysis
from linter.document import (
    OPAQUE,
    AcceptedWords,
    Block,
    Document,
    Role,
    Sentence,
    Token,
    TokenKind,
)
from linter.errors import OptionError
from linter.finding import Category, Edit, Finding, Fix, Related, Severity
from linter.lazy_pattern import lazy_pattern
from linter.rule import Bad, Good, Option, Rule, RunRule, Status
from linter.span import LineIndex, Position, Span

__all__ = [
    "OPAQUE",
    "AcceptedWords",
    "Analysis",
    "Bad",
    "Block",
    "Category",
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "Good",
    "LineIndex",
    "Option",
    "OptionError",
    "Position",
    "Related",
    "Role",
    "Rule",
    "RunRule",
    "Sentence",
    "Severity",
    "Span",
    "Status",
    "Token",
    "TokenKind",
    "analysis",
    "lazy_pattern",
]
