"""Rule `author-bio`."""

import re
from collections.abc import Iterator
from functools import cache

from linter.analyses.lexicon import lexicon
from linter.sdk import (
    Bad,
    Block,
    Category,
    Document,
    Finding,
    Good,
    Rule,
    Severity,
    lazy_pattern,
)

_PARAGRAPH_WORDS = 25
_LONGEST = 240  # characters of a note about an author
_MORE = 2  # full paragraphs that follow where the article goes on
_MOST = 20  # notes whose names are looked for: more of them are a list of people


class AuthorBio(Rule):
    """A note about the author stands in the middle of the article.

    "Ann Roe is a freelance writer based in Leeds." belongs under the last paragraph, or on a page
    of its own. Between two paragraphs it interrupts, or shows where a second article was joined on.

    Such a note is a short paragraph that begins with a full name and says what the person writes,
    edits or teaches, or that only tells how to reach or follow the author. It is reported only
    where full paragraphs stand before and after it, and where no other paragraph has the surname:
    people whom an article is about come back.

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
        if len(full) <= _MORE:
            return
        first, last = full[0].index, full[-_MORE].index
        notes = 0
        for block in doc.body:
            if not first < block.index < last or block.span.end - block.span.start > _LONGEST:
                continue
            prose = doc.prose_of(block.span)
            if not any(cue in prose for cue in _CUES):
                continue
            match = _bio().match(doc.prose, *block.span)
            named = match and _is_person(match["name"])
            if match and named:
                notes += 1
                named = notes <= _MOST and not _comes_back(doc, match["surname"], block)
            if named or _NAMELESS.fullmatch(doc.prose, *block.span):
                who = f", {match['name']}," if match and named else ""
                yield Finding(
                    block.span,
                    f"A note about an author{who} stands in the middle of the article",
                    confidence=0.85,
                )


def _is_person(name: str) -> bool:
    """Whether a name begins as one of a person, and not with a word or an article."""
    first = name.split(maxsplit=1)[0].rstrip(".")
    words = lexicon()
    return words.is_name(first) or not words.knows(first.lower())


def _is_full(doc: Document, block: Block) -> bool:
    return doc.prose_of(block.span).count(" ") + 1 >= _PARAGRAPH_WORDS


def _comes_back(doc: Document, surname: str, bio: Block) -> bool:
    """Whether another paragraph than the note has the surname."""
    word = re.compile(rf"\b{re.escape(surname)}\b")
    return any(word.search(doc.prose, *b.span) for b in doc.body if b.index != bio.index)


@cache
def _bio() -> re.Pattern[str]:
    role = (
        r"(?:writer|journalist|reporter|columnist|correspondent|contributor|blogger|freelancer"
        r"|fellow|novelist|essayist|author|editor|professor|lecturer|historian|broadcaster|podcaster"
        r"|critic|intern|candidate|student|researcher|analyst|founder|co-founder|consultant|lawyer"
        r"|developer|diplomat|director|photographer|producer)"
    )
    start = r"(?:is|was)\s(?:an?|the|our|[A-Z][\w’'-]{1,30}(?:’s|'s))\s"
    return re.compile(
        r"(?:About the author:?\s)?(?P<name>(?:[A-Z][\w.-]{0,30}\s){1,3}"
        r"(?P<surname>(?:[A-Z]['’])?[A-Z][\w-]{1,30}))(?:\s(?:"
        rf"{start}(?:[\w’',&-]{{1,30}}\s){{0,8}}?{role}\b"
        r"(?:\.?$|\s(?:and\s\w{1,30}\s)?(?:based|living|at|for|of|with|in|who|specialis|specializ"
        r"|cover|on|from|to)\b)"
        rf"|(?:is|was)\s(?:\w{{1,20}}\s){{0,2}}{role}\s(?:of|at|for)\s(?:the\s)?[A-Z]"
        r"|(?:covers|reports|writes|blogs)\s(?:[\w’',&-]{1,30}\s){0,10}?(?:for|at|on|from|about)\s"
        r"|has\s(?:been\san?\s[\w\s-]{3,40}\ssince|(?:worked|written|reported|covered|edited)\b)"
        r"|(?:lives|works)\s(?:and\s(?:works|writes)\s)?(?:in|near|at)\s[A-Z][^.]{2,60}\.$"
        r"|is\s(?:away|on\s(?:holiday|leave|vacation|sabbatical))\.?$"
        r"|(?:can\sbe\s(?:reached|followed|found|contacted)|tweets|posts)\s(?:at|on|as|by)\b)"
        r"|,\s(?:Staff|Senior|Special|Contributing|Chief)?\s?(?:[A-Z]\w{1,20}\s){0,2}"
        r"(?:Writer|Reporter|Editor|Correspondent|Columnist)$"
        r"|,\s(?:an?|the)\s[^,.]{3,60},\s(?:lives|works)\sin\s[^.]{2,40}\.$"
        r"|(?:’s|'s)\s(?:column|blog|newsletter)\s(?:appears|runs|is\spublished)\b)"
    )


# Some of these stands in whatever the two patterns match.
_CUES = (
    *("writ", "Writ", "journal", "report", "Report", "column", "Column", "correspond", "contrib"),
    *("Correspond", "blog", "freelance", "fellow", "novel", "essay", "author", "edit", "Edit"),
    *("profess", "lectur", "histor", "broadcast", "podcast", "critic", "intern", "candidate"),
    *("student", "research", "analyst", "founder", "consult", "lawyer", "develop", "diplomat"),
    *(
        "director",
        "photograph",
        "produc",
        "cover",
        "has been",
        "lives",
        "works",
        "is away",
        "is on",
        "can",
        "posts",
    ),
    *("tweets", "newsletter", "review", "@", "mail", "Twitter", "X", "Instagram", "Bluesky"),
    *("Mastodon", "Reach", "Contact", "Follow"),
)
# A note that names nobody, or only tells how to reach somebody.
_NAMELESS = lazy_pattern(
    r"(?:The|This)\s(?:author|writer|columnist|contributor|reviewer)\s(?:is|was|works|lives|has"
    r"|writes|teaches)\b.{5,200}"
    r"|(?:This|The|His|Her)\scolumn\s(?:appears|runs|is\spublished)\b.{3,80}"
    r"|(?:Contact|E-?mail|Reach|Write\sto|You\scan\s(?:reach|contact|email|follow)|Follow)\s"
    r"(?:the\s(?:author|writer|reporter)|reporter\s|him|her|them|[A-Z]).{0,60}"
    r"(?:\s(?:at|on|via)\s|@).{0,20}(?:@\w|\d{3}).{0,60}"
    r"|(?:He|She|They)\s(?:tweets?|blogs?|posts?|can\sbe\s(?:reached|found|followed|contacted))\s"
    r"(?:at|as|on|via|by)\s.{2,80}"
    r"|(?:Twitter|X|Instagram|Bluesky|Mastodon|E-?mail):?\s@?[\w.@-]{3,60}",
)
