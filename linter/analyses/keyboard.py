"""Which keys lie next to each other on an English keyboard, where fingers slip."""

from functools import cache

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@cache
def keys_around(key: str) -> frozenset[str]:
    """The keys to the left and right of a key, and those above and below it."""
    near: set[str] = set()
    for number, row in enumerate(_ROWS):
        at = row.find(key)
        if at < 0 or not key:
            continue
        near.update(row[max(0, at - 1) : at + 2])
        if number > 0:
            near.update(_ROWS[number - 1][at : at + 2])
        if number + 1 < len(_ROWS):
            near.update(_ROWS[number + 1][max(0, at - 1) : at + 1])
    return frozenset(near - {key})
