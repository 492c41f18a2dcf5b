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
    (-5.32, 0.02, -1.54, -1.09, 1.79, -1.71, 0.70, -2.32, 0.14, -3.07),
    (0.70, 2.81, 0.09, 0.59, 0.49, 1.09, -0.55, 1.50),
)
INSIDE: Final = Weights(
    (-11.76, 0.61, -2.66, 0.63, 1.25, 0.08, -0.27, -0.13, 0.39, -2.93),
    (1.53, 2.14, 1.27, 0.61, -0.02, 0.59, 0.22, 0.00),
)
