"""The characters of a text that English prose seldom holds.

One look at the text serves all rules about characters: each asks whether one of its own is there at
all, and most texts hold none.
"""

from typing import Final

from linter.analysis import analysis
from linter.document import Document

LATIN: Final = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"  # for classes in patterns

_ORDINARY: Final = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
_TYPOGRAPHY: Final = frozenset("‘’“”–—…£€")


@analysis
def rare_characters(doc: Document) -> frozenset[str]:
    """The distinct rare characters of the file, markup included.

    Rare is everything but printable ASCII, line ends, and the marks of ordinary typography.
    """
    # Deleting ASCII from UTF-8 leaves UTF-8, and takes a tenth of the time of a look at each.
    rest = doc.text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY)
    return frozenset(rest.decode("utf-8", "surrogatepass")) - _TYPOGRAPHY
