"""Rule `missing-list`."""

import re
from collections.abc import Iterator

from linter.sdk import (
    OPAQUE,
    Bad,
    Block,
    Category,
    Document,
    Finding,
    Good,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_ANNOUNCED = lazy_pattern(
    r"(?P<words>\b(?:the following|as follows|follows|here (?:is|are)[^:.]{0,60}"
    r"|these(?: \w+){0,4}|includ(?:e|es|ing)|are|were|such as|namely|below|said|says|wrote|writes"
    r"|added|asked|tweeted|reads|this)):[\"”’)*_ ]*$",
    re.IGNORECASE,
)
_HEADINGS = frozenset({Role.TITLE, Role.HEADING})
_LEAST_WORDS = 5


class MissingList(Rule):
    """A colon announces what does not come.

    "The winners are:", and the article ends, or a heading follows: the list, the quotation or the
    figure was not copied.

    The rule looks at the last paragraph of the article and at those before a heading that end in a
    colon after words that announce something ("the following", "are", "she said"). Lines of fewer
    than five words are labels.
    """

    name = "missing-list"
    category = Category.TRUNCATION
    english_only = True
    severity = Severity.WARNING
    bad = (
        Bad("The jury met on Monday.\n\nAfter nine hours it said that the winners ⟦are:⟧"),
        Bad(
            "# Prizes\n\n## Winners\n\nThe jury chose ⟦the following:⟧\n\n## Thanks\n\nTo all.",
            name="example.md",
        ),
    )
    good = (
        Good("The jury met.\n\nAfter nine hours it said that the winners are:\n\n- Jo Lee"),
        Good("The jury met.\n\nAfter nine hours it said that the winners are:\n\nJo Lee of Leeds."),
        Good("The jury met.\n\nThe winners are:"),
        Good(
            "# Prizes\n\nThe jury has chosen the following:\n\n## Jo Lee\n\nA.", name="example.md"
        ),
        Good("The names of all of them are:\n\n    a = 1", name="example.md"),
        Good("The two of them are:\n\n![us](a.png)", name="example.md"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each paragraph that announces what does not come."""
        for block in doc.body:
            last = doc.prose[max(block.span.start, block.span.end - 5) : block.span.end]
            if (
                not block.index
                or ":" not in last
                or OPAQUE in last
                or not _nothing_follows(doc, block)
            ):
                continue
            match = _ANNOUNCED.search(
                doc.prose, max(block.span.start, block.span.end - 90), block.span.end
            )
            if match and doc.prose_of(block.span).count(" ") >= _LEAST_WORDS - 1:
                yield Finding(
                    Span(match.start("words"), match.end("words") + 1),
                    f'Nothing comes after "{match["words"]}:": what it announces was lost',
                    confidence=0.9,
                )


def _nothing_follows(doc: Document, block: Block) -> bool:
    """Whether the article ends here, or a heading that markup marks stands next."""
    at = block.index + 1
    later = doc.blocks[at] if at < len(doc.blocks) else None
    end = later.span.start if later else len(doc.text)
    between = doc.text[block.span.end : end].strip("#*_ \t\r\n>")
    if between:
        return False  # an image, a table, an embedded frame
    if later is None:
        return True
    return 0 < _level(doc, later) <= _level(doc, _heading_over(doc, block))


def _heading_over(doc: Document, block: Block) -> Block | None:
    before = (doc.blocks[at] for at in range(block.index - 1, -1, -1))
    return next((each for each in before if each.role in _HEADINGS), None)


def _level(doc: Document, block: Block | None) -> int:
    """How deep a heading of Markdown is, 0 for what is none: one deeper may hold what is meant."""
    if block is None or block.role not in _HEADINGS:
        return 0
    start = doc.text.rfind("\n", 0, block.span.start) + 1
    return len(doc.text[start : block.span.start]) - len(
        doc.text[start : block.span.start].lstrip("#")
    )
