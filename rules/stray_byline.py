"""Rule `stray-byline`."""

import re
from collections.abc import Iterator

from linter.analyses.lexicon import lexicon
from linter.sdk import (
    Bad,
    Block,
    Category,
    Document,
    Finding,
    Good,
    Related,
    Role,
    Rule,
    Severity,
    lazy_pattern,
)

_NAME = r"[A-Z][\w'’.-]+(?: (?:[A-Z]\.?|de|van|von|der|al|bin|la|di|[A-Z][\w'’.-]+)){1,3}"
_BYLINE = lazy_pattern(
    rf"(?:(?:Written|Reported|Posted|Words|Story|Report|Text|Article) )?(?:[Bb]y|BY):? "
    rf"(?P<names>{_NAME}(?:(?:,| and| &|, and) {_NAME}){{0,3}})"
    r"(?:,? (?:and )?(?:in|of|for|at|[A-Z][\w'’.-]*|[a-z]+ (?:correspondent|editor|reporter"
    r"|writer)|(?:the )?"
    r"(?:Associated Press|Staff [Ww]riter|Reporter|Correspondent|Editor)))?"
    r"(?:[,|•·–—-]? ?(?:updated|published|posted|\d|[A-Z][a-z]{2,8} \d).{0,40})?[.]?"
)
_SHOUTED = lazy_pattern(r"BY [A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]*){1,3}(?:,? .{0,30})?")
_PARAGRAPH_WORDS = 25
_LAST = 2  # blocks at the end, where credits stand
_MAX_CHARS = 100
# "By Bus to Cairo", "By Royal Command": no names.
_NO_NAME = frozenset(
    "the a an and to of in on at for with from bus car train air sea land night day numbers law"
    " design royal popular force hand hook means way order train proxy river road default"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december christmas easter".split()
)
_STAND_INS = lazy_pattern(
    r"(?:by|author|written by|posted by|reported by):? (?P<name>admin(?:istrator)?|user ?\d*"
    r"|guest(?: author)?|anonymous user"
    r"|webmaster|editor ?\d+|root|test(?: user)?|author(?: name)?|staff (?:writer )?name"
    r"|your name|firstname lastname|first last"
    r"|name|byline|reporter name|writer name|wpadmin|siteadmin|null|undefined|none"
    r"|unknown author|n/a|default|wordpress)",
    re.IGNORECASE,
)


class StrayByline(Rule):
    """A byline stands in the middle of the article, twice, or names nobody.

    "By Ann Roe" between two paragraphs is where a second article was joined on to the first, or a
    list of other stories was copied along. The same byline twice is left over from a template.
    "By admin" names an account, not a writer.

    A byline is a line of its own of "By" and two or more words that are names. It is stray after
    the article's first full paragraph and before its last lines, where credits are at home, if the
    article has a byline at its head, or the line's words are known as names.

    Known limits: anthologies and round-ups, in which several bylines are right: where more than
    two lines are bylines, nothing is reported.
    """

    name = "stray-byline"
    category = Category.RESIDUE
    severity = Severity.WARNING
    bad = (
        Bad(
            "Bridge shut\n\nThe council will close the old bridge for six weeks from Monday while "
            "engineers replace the bearings that a survey in May found to be cracked on both "
            "banks.\n\n⟦By Anna Roberts⟧\n\nThe harbour was busy on Friday.\n\nTwo ships came "
            "in.\n\nOne of them carried coal."
        ),
        Bad("Bridge shut\n\nBy Anna Roberts\n\n⟦By Anna Roberts⟧\n\nThe bridge is shut."),
        Bad("Bridge shut\n\n⟦By admin⟧\n\nThe bridge is shut."),
    )
    good = (
        Good("Bridge shut\n\nBy Anna Roberts\n\nThe bridge is shut."),
        Good(
            "Bridge shut\n\nThe council will close the old bridge for six weeks from Monday while "
            "engineers replace the bearings that a survey in May found to be cracked on both "
            "banks.\n\nBy Royal Command\n\nThe king came.\n\nHe left.\n\nIt rained."
        ),
        Good(
            "Bridge shut\n\nThe council will close the old bridge for six weeks from Monday while "
            "engineers replace the bearings that a survey in May found to be cracked on both "
            "banks.\n\nIt rained.\n\nBy Anna Roberts"
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report bylines in the body, second bylines and bylines of accounts."""
        bylines: list[tuple[Block, str]] = []
        for block in doc.blocks:
            if block.role is Role.CODE or block.span.end - block.span.start > _MAX_CHARS:
                continue
            prose = doc.prose_of(block.span).strip()
            if prose[:2].lower() not in ("by", "wr", "re", "po", "wo", "st", "te", "ar", "au"):
                continue
            stand_in = _STAND_INS.fullmatch(prose)
            if stand_in:
                yield Finding(
                    block.span,
                    f'"{prose}" names an account or a template, not a writer',
                    confidence=0.92,
                )
            elif name := _name(prose):
                bylines.append((block, name))
        if bylines and len(bylines) <= _LAST:
            yield from _stray(doc, bylines)


def _name(prose: str) -> str:
    """The names of a byline in lower case, or nothing."""
    match = _BYLINE.fullmatch(prose)
    names = match["names"] if match else prose[3:] if _SHOUTED.fullmatch(prose) else ""
    words = names.lower().replace(",", " ").split()
    return "" if _NO_NAME.intersection(word.strip(".'’") for word in words) else " ".join(words)


def _stray(doc: Document, bylines: list[tuple[Block, str]]) -> Iterator[Finding]:
    long = (b.index for b in doc.body if len(doc.prose_of(b.span).split()) >= _PARAGRAPH_WORDS)
    first = next(long, len(doc.blocks))
    for n, (block, name) in enumerate(bylines):
        earlier = [other for other, same in bylines[:n] if same == name]
        middle = first < block.index < len(doc.blocks) - _LAST
        if earlier and (middle or block.index < first):
            yield Finding(
                block.span,
                "The same byline stands above",
                related=(Related(earlier[0].span, "here"),),
                confidence=0.93,
            )
        elif middle and (n or any(lexicon().is_name(word.title()) for word in name.split()[:1])):
            yield Finding(
                block.span,
                f'"{doc.prose_of(block.span).strip()}" is a byline in the middle of the article: '
                "another text may have been joined on here",
                confidence=0.9,
            )
