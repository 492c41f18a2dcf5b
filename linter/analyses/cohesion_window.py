"""The passages that are compared with each other, and what all groups of features ask of them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from linter.analyses.cohesion_words import Passage, bases, fold

Rows = list[list[float]]


class Window(NamedTuple):
    """Folded passages, and where each of their words occurs: a bit for each passage."""

    passages: list[Passage]
    places: dict[str, int]
    judged: list[int]
    total: int
    title: Passage | None
    bases: Mapping[str, str]

    @classmethod
    def of(cls, passages: Sequence[Passage], title: Passage | None = None) -> "Window":
        """The window over passages as they were read; their words are put under their bases."""
        keys: set[str] = set()
        keys.update(*[passage.counts for passage in passages], title.counts if title else ())
        base = bases(keys)
        places: dict[str, int] = {}
        place = 1
        for passage in passages:
            fold(passage, base)
            for key in passage.counts:
                places[key] = places.get(key, 0) | place
            place <<= 1
        if title:
            fold(title, base)
        return cls(
            list(passages),
            places,
            [n for n, passage in enumerate(passages) if passage.judged],
            sum([passage.length for passage in passages]),
            title,
            base,
        )


def bits(start: int, stop: int) -> int:
    """The places from `start` to before `stop`."""
    return (1 << stop) - (1 << start) if stop > start else 0


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
