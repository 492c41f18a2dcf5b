"""Rule `second-dateline`."""

from collections.abc import Iterator

from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Related,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_AGENCY = (
    r"AP|Reuters|AFP|UPI|PA|Bloomberg|CNN|Xinhua|TASS|dpa|ANI|PTI|IANS|KUNA|SANA|WAM"
    r"|BUSINESS WIRE|PRNewswire"
)
# As in: LONDON, May 4 (Reuters) - The
_DATELINE = lazy_pattern(
    r"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?:, [A-Z][\w.]*(?: [A-Z]\w*)?)?(?:,"
    r" [A-Z][a-z]{2,8}\.? \d{1,2})?"
    rf"(?: \((?P<agency>{_AGENCY})\))?(?P<dash> ?[—–] ?| -{{1,2}} )(?=[A-Z“\"‘])"
)
_PARAGRAPH_WORDS = 15
_MOST = 2  # more of them make a round-up
_NOT_PLACES = frozenset(
    "LIVE UPDATE UPDATED WATCH VIDEO BREAKING CORRECTION NOTE DAY PART STEP FILE PHOTO"
    " PICTURED ABOVE LEFT RIGHT TOPSHOT Q A".split()
)


class SecondDateline(Rule):
    """A second dateline stands in the body.

    "PARIS (AP) — " opens a report. In the middle of an article it opens another report that was
    joined on, or was pasted twice.

    The rule reports a dateline with an agency, or of the form that the article's own opening
    dateline has, at the head of a later paragraph. Articles with headings or with more than two
    datelines are round-ups.

    Known limits: a dateline in small letters ("Paris — ") is not told from a sentence's opening.
    """

    name = "second-dateline"
    category = Category.RESIDUE
    severity = Severity.WARNING
    bad = (
        Bad(
            "LONDON (Reuters) - The bridge is shut, and the council says that it will stay so "
            "until spring.\n\nIt opens in May.\n\n⟦PARIS (AP)⟧ — The ferry crews went back to "
            "work on Monday after a strike of nine days in all ports."
        ),
        Bad(
            "CAIRO, Egypt — The bridge is shut, and the council says that it will stay so until "
            "spring.\n\nIt opens in May.\n\n⟦ROME⟧ — The ferry crews went back to work on Monday "
            "after a strike of nine days in all ports."
        ),
    )
    good = (
        Good(
            "FILE - In this photo of May 2012 the old bridge is seen from the harbour's south quay."
        ),
        Good(
            "LONDON (Reuters) - The bridge is shut, and the council says that it will stay so "
            "until spring.\n\nIt opens in May, he said in LONDON - the place of his birth."
        ),
        Good("The bridge is shut.\n\nBREAKING — The ferry crews went back to work on Monday."),
        Good(
            "World in brief\n\nLONDON (AP) — The bridge is shut until the spring of the year after "
            "this one.\n\nPARIS (AP) — The crews are back at work after nine days in all the ports."
            "\n\nROME (AP) — The pope spoke to the crowds in the square about the nine days'"
            " strike."
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report datelines after the first, outside round-ups."""
        found = [
            (block, match)
            for block in doc.body
            if doc.prose[block.span.start : block.span.start + 2].isupper()
            and (match := _DATELINE.match(doc.prose, *block.span))
            and match["place"].split()[0] not in _NOT_PLACES
            and len(doc.prose_of(block.span).split()) >= _PARAGRAPH_WORDS
        ]
        if not found or len(found) > _MOST or doc.with_role(Role.HEADING):
            return
        first, second = found[0], found[-1]
        opening = first[0].index == doc.body[0].index
        if first is second and opening:
            return
        if not second[1]["agency"] and not (opening and first is not second):
            return
        end = second[1].start("dash")
        yield Finding(
            Span(second[0].span.start, end),
            f'"{doc.prose[second[0].span.start : end]}" opens a report: '
            "another one may have been joined on here",
            related=(
                Related(Span(first[0].span.start, first[1].start("dash")), "the first dateline"),
            )
            if first is not second
            else (),
            confidence=0.9,
        )
