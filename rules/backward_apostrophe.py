"""Rule `backward-apostrophe`."""

import re
from collections.abc import Iterator

from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

# What is short for a longer word: the ’90s, rock ’n’ roll, ’tis, ’em, ’til, ’cause.
_SHORTENED = lazy_pattern(
    r"(?<!\w)‘(?=(?:\d0s|\d\ds?|[Tt]is|[Tt]was|[Tt]were|em|til|till|cause|cos|bout|round|neath"
    r"|nuff|n)\b)"
    r"(?P<rest>[\w ]{1,3}[‘’]?)"
)
_CLOSED = lazy_pattern(r"[^‘’\n]{0,80}(?<!\w)?[\w.,!?]’(?!\w)")


# Before ‘n’: a word that another one can be joined to, and not "an ‘n’".
_BETWEEN = lazy_pattern(
    r"(?!(?:an?|the|letter|of|and|with|by)\s$)\b[^\W\d_]{2,20}\s$", re.IGNORECASE
)
_LOOK_BACK = 22


class BackwardApostrophe(Rule):
    """An apostrophe before a shortened word is set as an opening quotation mark.

    Word processors turn the apostrophe of ’90s and ’n’ the wrong way. The rule knows years and the
    common shortened words, and stays silent where a single mark closes soon after: ‘cause and
    effect’ is quoted.
    """

    name = "backward-apostrophe"
    category = Category.PUNCTUATION
    severity = Severity.INFO
    bad = (
        Bad("The band of the ⟦‘⟧90s is back.", fixed="The band of the ’90s is back."),
        Bad("It is only rock ⟦‘⟧n’ roll.", fixed="It is only rock ’n’ roll."),
    )
    good = (
        Good("The band of the ’90s plays rock ’n’ roll."),
        Good("He called it ‘cause and effect’ and left.", why="a quotation"),
        Good("Write it with an ‘n’ at the end.", why="a letter"),
        Good("‘Tis the season’ was sung, ‘90 of them’, he wrote."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each opening mark that stands for an apostrophe."""
        if "‘" not in doc.prose:
            return
        for match in _SHORTENED.finditer(doc.prose):
            at = match.start()
            if doc.prose[at + 1 : at + 3] in {"n’", "n‘", "n'"}:
                quoted = not _BETWEEN.search(doc.prose, max(0, at - _LOOK_BACK), at)
            else:
                quoted = bool(_CLOSED.match(doc.prose, at + 1))
            if quoted:
                continue
            span = Span(at, at + 1)
            fix = Fix.replace("Set an apostrophe", span, "’", safe=True)
            message = "An apostrophe, not an opening quotation mark, stands before a shortened word"
            yield Finding(span, message, fix=fix, confidence=0.9)
