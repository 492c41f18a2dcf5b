"""Where the data lies that analyses ship with: word lists, counts and trained models.

`importlib.resources` could say so too, at the price of a tenth of a cold run's imports; all data is
mapped or read from plain files, which is how packages are installed.
"""

from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "data"
