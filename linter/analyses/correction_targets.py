"""The words that may have been meant by a misspelt one, where the search for them finds them fast.

`tools/build_lexicon.py` groups them by first letter and length: so a group is a text of lines of
one width, in which a piece that a slip left whole is found without a look at each word. Within a
group the most frequent stand first, by bands of frequency, for many questions are about these only.
"""

import mmap
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from linter.analyses.data_folder import DATA
from linter.analyses.lazy_table import LazyTable

TARGETS_FILE: Final = "corrections.txt"
PROPER_NAMES: Final = "proper"  # the group of well-known names in it

# The least zipf frequency of each band. Behind them stand words that are too rare and too short to
# be meant by one that is two edits away.
BANDS: Final = (5.0, 4.4, 3.8, 3.3, 2.8, 2.2, 0.0)


class Group(NamedTuple):
    """Words with one first letter and of one length.

    `lines` has a line feed before each word and one after the last; `ends` says where each band
    ends in it, and the last of them where the rarest do.
    """

    lines: str
    ends: tuple[int, ...]

    def end(self, least: float) -> int:
        """Where the words end that are fit to be sought and may be so frequent."""
        return self.ends[band_of(least)]


_NONE: Final = Group("\n", (1,) * (len(BANDS) + 1))


def band_of(zipf: float) -> int:
    """The number of the band that a frequency belongs to."""
    return next(at for at, least in enumerate(BANDS) if zipf >= least)


def group(first: str, length: int) -> Group:
    """The words with a first letter that have so many letters."""
    return correction_targets().get(f"{first}{length}", _NONE)


@cache
def correction_targets() -> Mapping[str, Group]:
    """The groups by first letter and length ("a7").

    The first line of the file has, for each, how long each of its bands is: few are ever read.
    """
    with (DATA / TARGETS_FILE).open("rb") as file:
        head, start = file.readline().decode("ascii").split(), file.tell()
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def read(_: str, sizes: str) -> Group:
        at, *bands = map(int, sizes.split(","))
        ends, end = [], 1
        for size in bands:
            end += size
            ends.append(end)
        return Group(content[start + at : start + at + end].decode("ascii"), tuple(ends))

    return LazyTable(dict(zip(head[::2], head[1::2], strict=True)), read)


@cache
def proper_names() -> dict[tuple[str, int], list[str]]:
    """Well-known names by first letter and length."""
    found: dict[tuple[str, int], list[str]] = {}
    for word in correction_targets()[PROPER_NAMES].lines.split():
        found.setdefault((word[0], len(word)), []).append(word)
    return found


@lru_cache(maxsize=64)
def words_one_edit_away(form: str) -> frozenset[str]:
    """The words with the first letter of a form that a letter more, less or other makes of it.

    Such an edit leaves the first half of the word as it is, or the second.
    """
    length, half = len(form), (len(form) + 1) // 2
    head, tail = form[:half], form[half:]
    opening, ending = "\n" + head, tail + "\n"
    found = []
    for size in range(length - 1, length + 2):
        lines, width = group(form[0], size).lines, size + 1
        at = lines.find(opening)
        while at >= 0:
            if _is_one_edit(tail, lines[at + half + 1 : at + width]):
                found.append(lines[at + 1 : at + width])
            at = lines.find(opening, at + width)
        at = lines.find(ending)
        while at >= 0:
            end = at + length - half
            if _is_one_edit(head, lines[end - size : at]):
                found.append(lines[end - size : end])
            at = lines.find(ending, end)
    return frozenset(found)


def _is_one_edit(one: str, other: str) -> bool:
    """Whether a letter more, less or other is all that differs."""
    at = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        at += 1
    longer = len(one) - len(other)
    if longer == 0:
        return one[at + 1 :] == other[at + 1 :]
    return one[at + 1 :] == other[at:] if longer == 1 else one[at:] == other[at + 1 :]
