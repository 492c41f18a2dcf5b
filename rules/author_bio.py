"""Rule `author-bio`."""

import re
from collections.abc import Iterator, Sequence

from linter.analyses.author_notes import author_note
from linter.sdk import (
    Bad,
    Block,
    Category,
    Document,
    Finding,
    Good,
    Role,
    Rule,
    Severity,
)

_PARAGRAPH_WORDS = 25
_LONGEST = 240  # characters of a note about an author
# With these a longer note goes on.
_GOES_ON = ("His ", "Her ", "He ", "She ", "Their ", "They ")
_BODY = frozenset({Role.BODY})
_LINES = _BODY | {Role.HEADING, Role.BYLINE}  # a short line of plain text is a heading by guess
_MOST = 20  # notes whose names are looked for: more of them are a list of people


class AuthorBio(Rule):
    """A note about the author stands in the middle of the article.

    "Ann Roe is a freelance writer based in Leeds." belongs under the last paragraph, or on a page
    of its own. Between two paragraphs it interrupts, or shows where a second article was joined on.

    Such a note is a short paragraph that begins with a full name and says what the person writes,
    edits, teaches or heads; or that only tells how to reach or follow the author, whose views
    these are, or who else reported. It is reported only where full paragraphs stand before and
    after it, and where no other paragraph has the surname: people whom an article is about come
    back.

    Known limits: articles that present many writers in a sentence each.
    """

    name = "author-bio"
    category = Category.RESIDUE
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad(
            "The council will close the old bridge for six weeks from Monday while workers replace"
            " the deck and mend the piers below it, it said at noon.\n\n"
            "⟦Ann Roe is a freelance writer based in Leeds.⟧\n\n"
            "Drivers will have to take the long way round by the mill, which adds ten minutes to"
            " the journey, and the county will put up signs.\n\n"
            "The work costs nine million, and the county pays half of it, as it did for the bridge"
            " at the mill twenty years ago, when it flooded."
        ),
        Bad(
            "The council will close the old bridge for six weeks from Monday while workers replace"
            " the deck and mend the piers below it, it said at noon.\n\n"
            "⟦Ivo Lund covers transport for the Harbour Herald. Follow him on Mastodon.⟧\n\n"
            "Drivers will have to take the long way round by the mill, which adds ten minutes to"
            " the journey, and the county will put up signs.\n\n"
            "The work costs nine million, and the county pays half of it, as it did for the bridge"
            " at the mill twenty years ago, when it flooded."
        ),
        Bad(
            "The council will close the old bridge for six weeks from Monday while workers replace"
            " the deck and mend the piers below it, it said at noon.\n\n"
            "⟦Reach the reporter at ivo.lund@example.org.⟧\n\n"
            "Drivers will have to take the long way round by the mill, which adds ten minutes to"
            " the journey, and the county will put up signs.\n\n"
            "The work costs nine million, and the county pays half of it, as it did for the bridge"
            " at the mill twenty years ago, when it flooded."
        ),
    )
    good = (
        Good(
            "The council will close the old bridge for six weeks from Monday while workers replace"
            " the deck and mend the piers below it, it said at noon.\n\n"
            "Ann Roe is a freelance writer based in Leeds.",
            why="at the end",
        ),
        Good(
            "The council will close the old bridge for six weeks from Monday while workers replace"
            " the deck and mend the piers below it, it said at noon.\n\n"
            "Ann Roe is a freelance writer based in Leeds.\n\n"
            "Drivers will have to take the long way round by the mill, which adds ten minutes to"
            " the journey, and Ms Roe has counted every one of them.\n\n"
            "The work costs nine million, and the county pays half of it, as it did for the bridge"
            " at the mill twenty years ago, when it flooded.",
            why="the article is about her",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each note about an author that full paragraphs stand around."""
        full = [block for block in doc.body if _is_full(doc, block)]
        if len(full) <= 1:
            return
        first, last = full[0].index, _last_of_article(doc, full)
        notes, roles = 0, _LINES if doc.format_name == "plain" else _BODY
        for block in doc.blocks[first + 1 : last]:
            if block.role not in roles or block.span.end - block.span.start > _LONGEST:
                continue
            note = author_note(" ".join(doc.prose_of(block.span).split()))
            if note is None:
                continue
            if note.surname:
                notes += 1
                if notes > _MOST or _comes_back(doc, note.surname, block):
                    continue
            who = f", {note.name}," if note.name else ""
            yield Finding(
                block.span,
                f"{note.kind}{who} stands in the middle of the article",
                confidence=0.85,
            )


def _is_full(doc: Document, block: Block) -> bool:
    return doc.prose_of(block.span).count(" ") + 1 >= _PARAGRAPH_WORDS


def _last_of_article(doc: Document, full: Sequence[Block]) -> int:
    """The index of the last full paragraph that is not itself about the author."""
    for block in reversed(full):
        prose = " ".join(doc.prose_of(block.span).split())
        if not prose.startswith(_GOES_ON) and author_note(prose) is None:
            return block.index
    return full[0].index


def _comes_back(doc: Document, surname: str, bio: Block) -> bool:
    """Whether another paragraph than the note has the surname."""
    word = re.compile(rf"\b{re.escape(surname)}\b")
    return any(word.search(doc.prose, *b.span) for b in doc.body if b.index != bio.index)
