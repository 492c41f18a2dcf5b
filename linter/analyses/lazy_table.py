"""Tables of data files whose rows are read when they are asked for.

An article has few of the words that a table knows: to read all of its rows would cost a cold run
milliseconds.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

S = TypeVar("S")
V = TypeVar("V")


class LazyTable(Mapping[str, V], Generic[S, V]):
    """Values by their keys, made of sources at the first look; each key's is kept."""

    def __init__(self, sources: Mapping[str, S], read: Callable[[str, S], V]) -> None:
        self._sources, self._read = sources, read
        self._values: dict[str, V] = {}
        self.words = frozenset(sources)  # quicker than the table itself to see what it has

    def __getitem__(self, key: str) -> V:
        value = self._values.get(key)
        if value is None:
            value = self._values[key] = self._read(key, self._sources[key])
        return value

    def __contains__(self, key: object) -> bool:
        return key in self.words

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)
