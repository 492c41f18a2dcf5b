"""Shared analyses: typed keys to knowledge that is computed once a document.

    @analysis
    def sentences(doc: Document) -> tuple[Sentence, ...]: ...

    for sentence in doc.get(sentences): ...

The decorated function stays plain: call it with a document to compute afresh, as its tests do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from linter.document import Document

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Analysis(Generic[T]):
    """A function from a document to what it finds out, usable as a key of `Document.get`."""

    name: str
    compute: Callable[[Document], T]

    def __call__(self, doc: Document) -> T:
        """Compute afresh, without the document's cache."""
        return self.compute(doc)


def analysis(compute: Callable[[Document], T]) -> Analysis[T]:
    """Make a shared analysis of a plain function."""
    return Analysis(compute.__name__, compute)
