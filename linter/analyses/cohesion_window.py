"""The passages that are compared with each other, and what all groups of features ask of them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from linter.analyses.cohesion_words import Passage, bases, folded

Rows = list[list[float]]


class Window(NamedTuple):
    """Folded passages, and where each of their words occurs: passage indexes, rising."""

    passages: list[Passage]
    places: dict[str, list[int]]
    judged: list[int]
    total: int
    title: Passage | None
    bases: Mapping[str, str]

    @classmethod
    def of(cls, passages: Sequence[Passage], title: Passage | None = None) -> "Window":
        """The window over passages as they were read."""
        base = bases([*passages, title] if title else passages)
        title = title and folded(title, base)
        passages = [folded(passage, base) for passage in passages]
        places: dict[str, list[int]] = {}
        for n, passage in enumerate(passages):
            for key in passage.counts:
                places.setdefault(key, []).append(n)
        judged = [n for n, passage in enumerate(passages) if passage.judged]
        return cls(
            passages, places, judged, sum(passage.length for passage in passages), title, base
        )


def robust(values: Sequence[float], among: Sequence[int]) -> tuple[float, float]:
    """The median of the values at some places, and their spread as a deviation around it."""
    chosen = [values[n] for n in among] if len(among) > 2 else list(values)  # noqa: PLR2004
    if not chosen:
        return 0.0, 0.0
    middle = _median(chosen)
    return middle, 1.4826 * _median([abs(value - middle) for value in chosen])


def _median(values: list[float]) -> float:
    ranked = sorted(values)
    half = len(ranked) // 2
    return ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2


def clipped(value: float) -> float:
    """A standing in deviations, within the bounds that still mean something."""
    return max(-8.0, min(8.0, value))
