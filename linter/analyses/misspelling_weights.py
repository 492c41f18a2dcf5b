"""What the evidence about a word with a capital is worth, as log-odds of a slip.

Made by `tools/fit_capitals.py`: logistic regression.
"""

from typing import Final, NamedTuple


class Weights(NamedTuple):
    """The weights of the evidence about a place and about a correction, in their order."""

    place: tuple[float, ...]
    gain: tuple[float, ...]


OPENING: Final = Weights(
    (-3.19, -0.11, -1.87, -0.29, 1.36, -1.06, 0.25, -1.15, 0.21),
    (0.36, 2.50, 0.26, 0.93, 0.62, 0.91, -0.52, 2.02),
)
INSIDE: Final = Weights(
    (-9.84, 0.55, -2.69, 0.73, 1.12, -0.01, -0.73, -0.11, 0.13),
    (1.26, 1.70, 1.72, 0.54, 0.06, 0.68, 0.05, 0.00),
)
