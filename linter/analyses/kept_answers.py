"""Answers that are kept from one document to the next, for articles share most of their words."""

from collections.abc import Callable
from typing import Generic, TypeVar

V = TypeVar("V")

_MOST = 1 << 15
_LONGEST = 32  # code points of a text whose answer is kept: so memory is bounded on any input


class KeptAnswers(dict[str, V], Generic[V]):
    """What a function of a text answers, asked once for each text as long as there is room.

    An answer that is not `small` is not kept.

    A look-up (`kept[text]`, or its `__getitem__` in `map`) is quicker than a call of `lru_cache`.
    """

    def __init__(
        self, answer: Callable[[str], V], small: Callable[[V], bool] | None = None
    ) -> None:
        super().__init__()
        self._answer, self._small = answer, small

    def __missing__(self, text: str) -> V:
        answer = self._answer(text)
        if len(text) <= _LONGEST and (self._small is None or self._small(answer)):
            if len(self) >= _MOST:
                self.clear()
            self[text] = answer
        return answer
