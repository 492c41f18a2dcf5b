"""What edits are worth, and what the evidence about a word with a capital, as log-odds of a slip.

The first were set by hand; `tools/fit_edits.py` fits others, which rank no better. The second are
made by `tools/fit_capitals.py`: logistic regression.
"""

from typing import Final, NamedTuple


class Weights(NamedTuple):
    """The weights of the evidence about a place and about a correction, in their order."""

    place: tuple[float, ...]
    gain: tuple[float, ...]


# The worth of each edit in `linter.analyses.edits.Worth`.
EDITS: Final = (1.6, 1.5, 0.9, 0.9, 0.6, 0.0, 0.7, 1.4, 0.2, 1.1, -0.9, -2.0, 0.3, 0.65)
OPENING: Final = Weights(
    (-3.30, -0.11, -1.89, -0.27, 1.35, -0.81, 0.22, -1.22, 0.20),
    (0.39, 2.54, 0.23, 0.86, 0.59, 0.92, -0.50, 2.02),
)
INSIDE: Final = Weights(
    (-10.29, 0.58, -2.75, 0.73, 1.00, 0.20, -0.88, -0.15, 0.15),
    (1.32, 1.78, 1.85, 0.48, -0.02, 0.66, 0.18, 0.00),
)
