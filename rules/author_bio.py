"""Rule `author-bio`."""

import re
from collections.abc import Iterator
from functools import cache

from linter.sdk import Bad, Block, Category, Document, Finding, Good, Rule, Severity

_PARAGRAPH_WORDS = 25
_LONGEST = 400  # characters of a note about an author
_MORE = 2  # full paragraphs that follow where the article goes on


class AuthorBio(Rule):
    """A note about the author stands in the middle of the article.

    "Ann Roe is a freelance writer based in Leeds." belongs under the last paragraph, or on a page
    of its own. Between two paragraphs it interrupts, or shows where a second article was joined on.

    Such a note is a short paragraph that begins with a full name and says what the person writes,
    edits or teaches and where, or how to follow them. It is reported only where full paragraphs
    stand before and after it, and where no other paragraph has the surname: people whom an article
    is about come back.

    Known limits: articles that present many writers in a sentence each.
    """

    name = "author-bio"
    category = Category.RESIDUE
    severity = Severity.INFO
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
        if len(full) <= _MORE:
            return
        first, last = full[0].index, full[-_MORE].index
        for block in doc.body:
            if not first < block.index < last or block.span.end - block.span.start > _LONGEST:
                continue
            match = _bio().match(doc.prose, *block.span)
            if match and not _comes_back(doc, match["surname"], block):
                yield Finding(
                    block.span,
                    f"A note about an author, {match['name']}, stands in the middle of the article",
                    confidence=0.85,
                )


def _is_full(doc: Document, block: Block) -> bool:
    return doc.prose_of(block.span).count(" ") + 1 >= _PARAGRAPH_WORDS


def _comes_back(doc: Document, surname: str, bio: Block) -> bool:
    """Whether another paragraph than the note has the surname."""
    word = re.compile(rf"\b{re.escape(surname)}\b")
    return any(word.search(doc.prose, *b.span) for b in doc.body if b.index != bio.index)


@cache
def _bio() -> re.Pattern[str]:
    writer = (
        r"(?:writer|journalist|reporter|columnist|correspondent|contributor|blogger|freelancer"
        r"|fellow|novelist|essayist|author|(?:senior|news|managing|deputy|associate|staff|copy"
        r"|contributing|assistant|executive|features|city|arts|sports|political)\seditor)"
    )
    return re.compile(
        r"(?:About the author:?\s)?(?P<name>(?:[A-Z][\w.-]{0,30}\s){1,3}"
        r"(?P<surname>(?:[A-Z]['’])?[A-Z][\w-]{1,30}))\s(?:"
        rf"is\s(?:an?|the|[A-Z][\w’'-]{{1,30}}(?:’s|'s))\s(?:[\w’',&-]{{1,30}}\s){{0,8}}?{writer}\b"
        r"(?:\.?$|\s(?:and\s\w{1,30}\s)?(?:based|living|at|for|of|with|in|who|specialis|specializ"
        r"|cover|on|from)\b)"
        r"|(?:covers|reports|writes)\s(?:[\w’',&-]{1,30}\s){0,10}?(?:for|at|on|from)\s"
        r"(?:the\s)?[A-Z]"
        r"|(?:can\sbe\s(?:reached|followed|found)|tweets)\s(?:at|on|as|by)\b)"
    )
