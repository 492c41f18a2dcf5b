"""Rule `repeated-mark`."""

from collections.abc import Iterator

from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_REPEATED = lazy_pattern(r"(?<=[^\W_])(?P<marks>!{2,}|\?{2,}|[!?]{3,})(?![\w(=])")
_QUOTED_ROLES = frozenset({Role.CODE, Role.QUOTE})


class RepeatedMark(Rule):
    """An exclamation or question mark is repeated.

    One is enough in edited prose; three are for private letters. "?!" is left alone.
    """

    name = "repeated-mark"
    category = Category.PUNCTUATION
    severity = Severity.INFO
    bad = (
        Bad("It is over⟦!!!⟧ They left.", fixed="It is over! They left."),
        Bad("Is it over⟦??⟧ They left.", fixed="Is it over? They left."),
    )
    good = (
        Good("Is it over?! They left!"),
        Good("Use !!x in the shell, and !!= nowhere."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each run of marks."""
        if not any(pair in doc.prose for pair in ("!!", "??", "?!", "!?")):
            return
        for block in doc.blocks:
            if block.role in _QUOTED_ROLES:
                continue
            for match in _REPEATED.finditer(doc.prose, *block.span):
                marks = match["marks"]
                one = "?!" if len(set(marks)) > 1 else marks[0]
                span = Span(*match.span())
                yield Finding(
                    span,
                    f'"{marks}" where "{one}" is enough',
                    fix=Fix.replace(f'Write "{one}"', span, one),
                    confidence=0.9,
                )
