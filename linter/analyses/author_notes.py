"""Notes about those who wrote an article: who they are, how to reach them, who else reported.

A note is a line of its own. It begins with a full name and says what the person writes, edits,
teaches or heads, or where they live; or it tells how to reach or follow the author, whose views
these are, or who contributed.
"""

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from linter.analyses.lexicon import lexicon
from linter.lazy_pattern import lazy_pattern


class NoteKind(StrEnum):
    """What a note is."""

    BIO = "A note about an author"
    CONTACT = "A note on how to reach or follow the author"
    CREDIT = "A note on who reported, wrote or edited"
    DISCLAIMER = "A note on whose views these are"


class AuthorNote(NamedTuple):
    """A note; `name` and `surname` are those of the person that it is about, if it names one."""

    kind: NoteKind
    name: str = ""
    surname: str = ""


# Those who write for a living, and those whom newspapers ask for an opinion.
_WRITER = (
    r"(?:writer|journalist|reporter|columnist|correspondent|contributor|blogger|freelancer"
    r"|novelist|essayist|author|editor|broadcaster|podcaster|critic|poet|playwright|screenwriter"
    r"|copywriter|ghostwriter|speechwriter|photographer|photojournalist|filmmaker|film-maker"
    r"|illustrator|cartoonist|presenter|producer|newsreader|commentator|anchor|bureau chief)"
)
_SCHOLAR = (
    r"(?:fellow|professor|lecturer|historian|intern|candidate|student|researcher|analyst|founder"
    r"|co-founder|consultant|lawyer|attorney|barrister|solicitor|developer|diplomat|ambassador"
    r"|director|economist|scholar|scientist|strategist|adviser|advisor|activist|campaigner"
    r"|executive|CEO|chairman|chairwoman|chair|president|partner|psychologist|philosopher|teacher"
    r"|physician|doctor|surgeon|nurse|minister|politician|MP|senator|officer|specialist|expert"
    r"|entrepreneur|engineer|head|dean|member|chief|coach|pundit|spokesman|spokeswoman|graduate"
    r"|associate|manager|instructor|theologian|priest|rabbi|traveller|climber|blogger)"
)
_START = (
    r"(?:is|was|are|has been)\s(?:also\s|now\s|currently\s|both\s)?"
    r"(?:an?|the|our|its|[A-Z][\w’'-]{1,30}(?:’s|'s))\s"
)
_PLAIN = r"(?:is|was)\s(?:\w{1,20}\s){0,3}"
_ENDS = (
    r"(?:[.,;]?$|[,;.]\s|\s(?:and\s(?:an?\s|the\s|former\s)?[\w-]{1,30}\s)?(?:based|living|at|for"
    r"|of|with|in|who|whose|specialis|specializ|cover|covering|on|from|to|and)\b)"
)


@cache
def _bio() -> re.Pattern[str]:
    return re.compile(
        r"(?:About the author:?\s)?(?:(?:Dr|Prof|Professor|Sir|Dame|Rev|Gen|Lord)\.?\s)?"
        r"(?P<name>[A-Z][\w.-]{0,30}\s(?:(?:[A-Z][\w.-]{0,30}|de|van|von|der|den|al|bin|la"
        r"|di)\s){0,3}(?P<surname>(?:[A-Z]['’])?[A-Z][\w-]{1,30}))"
        r"(?:\s\(@\w{2,30}\))?(?:\s(?:"
        rf"{_START}(?:[\w’',&()-]{{1,30}}\s){{0,9}}?(?:[\w-]{{1,20}}-)?(?:{_WRITER}s?)\b{_ENDS}"
        rf"|{_START}(?:[\w’',&()-]{{1,30}}\s){{0,9}}?(?:[\w-]{{1,20}}-)?{_SCHOLAR}\b{_ENDS}"
        rf"|{_PLAIN}(?:{_SCHOLAR}|{_WRITER})\s(?:of|at|for|with)\s(?:the\s)?[A-Z]"
        r"|(?:(?:covers|reports|writes|blogs|edits|reviews)\s(?:[\w’',&-]{1,30}\s){0,10}?"
        r"(?:for|at|on|from|about|in)\s)"
        r"|studied\s(?:[\w’',&-]{1,30}\s){1,12}?and\s(?:now\s)?(?:works|writes|teaches|lives)\b"
        r"|teaches\s(?:[\w’',&-]{1,30}\s){0,6}?(?:at|in)\s"
        r"|(?:has\s(?:been\san?\s[\w\s-]{3,40}\s(?:since|for)|(?:worked|written|reported"
        r"|covered"
        r"|edited)\b))"
        r"|(?:lives|works)\s(?:and\s(?:works|writes)\s)?(?:in|near|at)\s[A-Z][^.]{2,60}\.$"
        r"|is\s(?:away|on\s(?:holiday|leave|vacation|sabbatical))\.?$"
        r"|(?:is\sthe\sauthor\sof\b|is\sauthor\sof\b)"
        r"|joined\s(?:the\s)?[A-Z][^.]{2,60}\bin\s(?:19|20)\d\d\b[^.]{0,60}\b(?:covers|reports"
        r"|writes"
        r"|edits)\b"
        r"|served\sas\s(?:[\w’',&-]{1,30}\s){1,8}(?:from|between|under|in)\s"
        r"|(?:(?:can\sbe\s(?:reached|followed|found|contacted)|tweets|posts)\s(?:at|on|as"
        r"|by)\b"
        r"|reported\sfrom\s[A-Z]|contributed\s(?:to\sthis|reporting|from)\b))"
        r"|,\s(?:(?:Staff|Senior|Special|Contributing|Chief|Guest|Freelance)?\s?"
        r"(?:[A-Z]\w{1,20}\s){0,2}(?:Writer|Reporter|Editor|Correspondent|Columnist|Contributor))$"
        r"|,\s(?:an?|the)\s[^,.]{3,60},\s(?:lives|works)\sin\s[^.]{2,40}\.$"
        r"|(?:’s|'s)\s(?:(?:column|blog|newsletter)\s(?:appears|runs|is\spublished)\b"
        r"|(?:latest|new|most recent|first|next|forthcoming)\s(?:book|novel|collection|memoir)\b"
        r"[^.]{0,40}\b(?:is|was)\b))"
    )


_CONTACT = lazy_pattern(
    r"(?:Contact|E-?mail|Reach|Write\sto|You\scan\s(?:reach|contact|email|follow)|Follow|Find"
    r"|Tweet|To\scontact)\s(?:the\s(?:author|writer|reporters?|editor|columnist)\b|reporter\s|him"
    r"|her|them|[A-Z]).{0,60}(?:\s(?:at|on|via|in)\s|@).{0,60}(?:@\w|\d{3}|Twitter|Mastodon|Bluesky"
    r"|Instagram|Facebook|LinkedIn|Threads|X\b).{0,80}"
    r"|(?:He|She|They)\s(?:tweets?|blogs?|posts?|can\sbe\s(?:reached|found|followed|contacted))\s"
    r"(?:at|as|on|via|by)\s.{2,80}"
    r"|(?:Twitter|X|Instagram|Bluesky|Mastodon|E-?mail):?\s@?[\w.@-]{3,60}"
    r"|[A-Z]\w+(?: [A-Z][\w-]+)? is (?:an? (?:[\w-]+ ){0,3}(?:writer|editor|reporter|blogger"
    r"|columnist|contributor|journalist))\. (?:Find|Follow|Contact|Email|Reach) (?:him|her|them) .*"
    r"|(?:Read )?(?:[Mm]ore|other) (?:stories |articles |posts |pieces )?(?:by|from) (?:this author"
    r"|the author|[A-Z]\w+ [A-Z][\w-]+)(?: here)?\.?"
    r"|(?:Read|See) (?:all |more )?(?:\w+ )?(?:stories|articles|posts|work) (?:by|from)"
    r" [A-Z].{2,60}"
)
_NAMES = r"[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]+|de|van|von|al|bin|la|di)){1,3}"
_CREDIT = lazy_pattern(
    rf"[(\[]?(?:(?:With )?(?:[Aa]dditional |[Ff]urther |[Oo]ther |[Ww]ith )*(?:[Rr]eporting"
    rf"|research"
    r"|[Rr]esearch|writing|[Ww]riting|[Ee]diting|[Pp]roduction) (?:by|from|contributed by)"
    rf" {_NAMES}.{{0,160}}"
    rf"|(?:Contributing|Contributors?|Compiled by|Reporters?|Additional contributions? (?:by|from)"
    rf"|Written by|Words by|Translated by|Text by|Researched by)(?: to this report)?:? {_NAMES}"
    rf".{{0,120}}"
    rf"|(?:Photographs?|Photography|Illustrations?|Pictures|Video) by {_NAMES}\. .{{3,120}}"
    r"|This (?:article|story|piece|post|report|column|essay) (?:was|is) (?:co-?)?(?:written"
    r"|authored"
    rf"|reported|produced|prepared|compiled|contributed) by (?:the )?{_NAMES}.{{0,160}}"
    r"|A (?:longer |shorter )?version of this (?:article|essay|piece|post|column) (?:first "
    r"|originally )?"
    r"(?:appeared|was (?:first )?published)\b.{3,200}"
    rf"|{_NAMES}(?:,? (?:and|,) {_NAMES}){{0,4}} contributed (?:to this|reporting|from)\b.{{0,80}}"
    rf"|{_NAMES} (?:reported|contributed) from [A-Z][\w .]{{2,40}}[;,].{{3,160}}"
    r")[)\]]?"
)
_DISCLAIMER = lazy_pattern(
    r"(?:\W|Disclaimer: )?(?:The |All |Any )?(?:[Vv]iews|[Oo]pinions)(?:,? (?:and|or) (?:opinions"
    r"|views))?"
    r"(?:,? (?:thoughts|statements))? (?:expressed|stated|presented|are|in this|of the (?:author"
    r"|writer))"
    r".{0,40}\b(?:are|is|do|belong|represent)\b.{3,200}"
    r"|(?:The|This) (?:author|writer)(?:'s|’s)? (?:views|opinions) .{3,160}"
)
_NAMELESS = lazy_pattern(
    r"(?:The|This)\s(?:author|writer|columnist|contributor|reviewer|reporter)\s(?:is|was|works"
    r"|lives"
    r"|has|writes|teaches|can\sbe)\b.{5,200}"
    r"|(?:This|The|His|Her)\scolumn\s(?:appears|runs|is\spublished)\b.{3,80}"
    r"|(?:His|Her|Their) (?:latest|new|most recent|first|forthcoming) (?:book|novel"
    r"|memoir)\b.{3,120}"
    r"|[A-Z][\w.-]+(?: [A-Z][\w-]+){1,2} is (?:the|this|our) (?:news)?paper(?:'s|’s).{3,80}"
    r"|About [Tt]he [Aa]uthors?\b.{0,200}"
)
_WORKS = ("article", "story", "piece", "post", "report", "column", "essay")
_WHO = ("author", "writer", "columnist", "contributor", "reviewer", "reporter", "column")
_OWN_WORK = ("column", "latest", "new", "most recent", "first", "forthcoming")
# Each form with what it begins with, or what stands in it: few lines need a look for the whole.
_FORMS: tuple[tuple[re.Pattern[str], NoteKind, tuple[str, ...], tuple[str, ...]], ...] = (
    (_DISCLAIMER, NoteKind.DISCLAIMER, (), ("iews", "pinions")),
    (
        _CREDIT,
        NoteKind.CREDIT,
        (
            *("(", "[", "With", "with", "Addition", "addition", "Further", "further", "Other"),
            *("other", "Report", "report", "Research", "research", "Writ", "writ", "Edit", "edit"),
            *("Produc", "produc", "Contrib", "Compiled", "Words", "Transl", "Text", "Photo"),
            *("Illustr", "Picture", "Video", "A version", "A longer", "A shorter"),
            *(f"This {what}" for what in _WORKS),
        ),
        ("contributed", " reported from"),
    ),
    (
        _CONTACT,
        NoteKind.CONTACT,
        (
            *(
                "Contact",
                "Email",
                "E-mail",
                "Reach",
                "Write",
                "You can",
                "Follow",
                "Find",
                "Tweet",
                "To contact",
            ),
            *("Twitter", "X", "Instagram", "Bluesky", "Mastodon", "Read", "More", "more", "other"),
            "See ",
        ),
        (
            *(". Find ", ". Follow ", ". Contact ", ". Email ", ". Reach ", " tweet", " blog"),
            *(" post", " can be "),
        ),
    ),
    (
        _NAMELESS,
        NoteKind.BIO,
        (
            "About",
            *(f"{the} {who}" for the in ("The", "This") for who in _WHO),
            *(f"{whose} {what}" for whose in ("His", "Her", "Their") for what in _OWN_WORK),
        ),
        ("paper's", "paper’s"),
    ),
)
_NAME_FIRST = lazy_pattern(
    r"(?:About the author:?\s|About )?(?:(?:Dr|Prof|Professor|Sir|Dame|Rev|Gen|Lord)\.?\s)?"
    r"[A-Z][\w.-]{0,30}(?:\s(?:[A-Z][\w.’'-]{0,30}|de|van|von|der|den|al|bin|la|di)){1,4}"
    r"(?:(?:\s\(@\w{2,30}\))?\s(?:is|was|are|has|covers|reports|writes|blogs|edits|reviews|studied"
    r"|teaches|lives|works|joined|served|can|tweets|posts|reported|contributed)\b"
    r"|,\s(?:[A-Z]\w{1,20}\s){0,4}[A-Z]\w{1,20}$|,\s(?:an?|the)\s[^,.]{3,60},\s(?:lives|works)"
    r"|(?:’s|'s)\s|$)"
)
_ABOUT = lazy_pattern(r"About (?P<name>[A-Z][a-z]+ (?P<surname>[A-Z][\w’'-]+))")


def author_note(line: str) -> AuthorNote | None:
    """What note about an author a line is, judged by its words alone."""
    for pattern, kind, starts, signs in _FORMS:
        likely = line.startswith(starts) or any(sign in line for sign in signs)
        if likely and pattern.fullmatch(line):
            return AuthorNote(kind)
    if not _NAME_FIRST.match(line):
        return None
    match = _ABOUT.fullmatch(line) or _bio().match(line)
    if match and _is_person(match["name"]):
        return AuthorNote(NoteKind.BIO, match["name"], match["surname"])
    return None


def _is_person(name: str) -> bool:
    """Whether a name begins as one of a person, and not with a word or an article."""
    first = name.split(maxsplit=1)[0].rstrip(".")
    words = lexicon()
    return words.is_name(first) or not words.knows(first.lower())
