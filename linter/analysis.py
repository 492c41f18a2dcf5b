"""Shared analyses: typed keys to knowledge that is computed once a document.

    @analysis
    def sentences(doc: Document) -> tuple[Sentence, ...]: ...

    for sentence in doc.get(sentences): ...

The decorated function stays plain: call it with a document to compute afresh, as its tests do.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from linter.document import Document

T = TypeVar("T")


class Analysis(Generic[T]):
    """A function from a document to what it finds out, usable as a key of `Document.get`."""

    __slots__ = ("compute", "name")

    def __init__(self, name: str, compute: Callable[[Document], T]) -> None:
        self.name = name
        self.compute = compute

    def __call__(self, doc: Document) -> T:
        """Compute afresh, without the document's cache."""
        return self.compute(doc)


def analysis(compute: Callable[[Document], T]) -> Analysis[T]:
    """Make a shared analysis of a plain function."""
    return Analysis(compute.__name__, compute)
