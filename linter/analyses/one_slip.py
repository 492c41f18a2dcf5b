"""Whether two words differ by one slip of the hand."""


def is_one_slip(one: str, other: str) -> bool:
    """Whether a letter is wrong, lost or added, or two neighbours have changed places."""
    if len(one) == len(other):
        places = [n for n, char in enumerate(one) if char != other[n]]
        if len(places) == 1:
            return True
        return (
            len(places) == 2  # noqa: PLR2004 - two neighbours
            and places[1] == places[0] + 1
            and one[places[0]] == other[places[1]]
            and one[places[1]] == other[places[0]]
        )
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))
