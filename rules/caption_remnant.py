"""Rule `caption-remnant`."""

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
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_BRACKETED = lazy_pattern(r"[(\[](?P<gloss>[^()\[\]\n]{1,90})[)\]]")
_PLACE = (
    r"(?:left|right|cent(?:re|er)|middle|above|below|top|bottom|front|back|inset|foreground"
    r"|background)"
)
_RANK = r"(?:second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|far|extreme|upper|lower|main|on|in|at)"
_AROUND = r"(?:in|on|at|with|during|outside|inside|as|last|this)"
_KIND = r"(?:photo|photograph|picture|image|pic)s?"
# A picture is meant, whatever stands before the bracket.
_PICTURE = lazy_pattern(
    r"(?:all |both |also |main |not )?(?:pictured|photographed)"
    rf"(?:,? (?:here|together|{_PLACE}|{_RANK}|{_AROUND})\b[^;]{{0,50}})?"
    r"|(?:second|third|fourth|fifth|2nd|3rd|4th|5th) from (?:the )?(?:left|right)"
    rf"|(?:file|stock|handout|library|archive|undated|main) {_KIND}(?: {_PLACE})?"
    rf"|(?:see )?{_KIND} (?:above|below|left|right)|see (?:main )?{_KIND}"
    rf"|(?:seen|shown|photographed) (?:here|together)(?: in .{{2,30}})?"
    rf"|(?:seated|standing|sitting|kneeling|crouching),? (?:{_PLACE}|{_RANK} {_PLACE}|in \w+)"
    r"|(?:wearing|holding|carrying|hugging|embracing) (?:an? |the |his |her )?\w+(?: \w+){0,3}"
    r"|circled(?: in \w+)?|(?:front|back|top|bottom|middle) row,? (?:far |second |third |fourth )?"
    r"(?:from )?(?:the )?(?:left|right|cent(?:re|er)|second from (?:left|right))"
    r"|(?:shown|seen|pictured|main picture|image|photo),? (?:above|below|left|right|opposite|inset)"
    r"|L-R|R-L|from L|(?:2nd|3rd|4th|second|third|fourth|far) [LR]|[LR] to [RL]",
    re.IGNORECASE,
)
_CREDIT = lazy_pattern(
    rf"(?:{_KIND}|credit|illustration|screenshot|graphic|videos?)(?: credit| courtesy| source)?"
    r"(?: ?: ?| by | via | courtesy of | courtesy )\S.{1,70}"
    r"|.{2,60}(?:/|, ?| via )(?:getty(?: images)?|afp|reuters|ap photo|shutterstock|istock|alamy"
    r"|epa|bloomberg via getty images)",
    re.IGNORECASE,
)
# Who wrote a report is told so, and no picture's credit: "(AFP, dpa)", "ab/cd (AP)".
_AGENCY = (
    r"(?:AFP|AP|APN|dpa|DPA|Reuters|epd|KNA|SID|EFE|ANSA|TASS|Xinhua|UPI|PA|PTI|ANI|IANS|BBC|CNN)"
)
_SIGN_OFF = lazy_pattern(rf"{_AGENCY}(?:, {_AGENCY}){{1,4}}")
_INITIALS = lazy_pattern(r"(?:^|[ .\"”-])[a-z]{2,4}/[a-z]{2,4}[ -]*$")
# Colours count too: "(in red)".
_WORN = (
    r"red|blue|green|black|white|yellow|grey|gray|pink|orange|purple|brown|shirt|hat|cap|glasses"
    r"|suit|dress|tie|jacket|coat|scarf|shorts|jeans|uniform|helmet|sunglasses|hoodie|jersey"
)
# Only beside a name: "the chart (left)" is said of a chart that the article shows.
_POSITION = lazy_pattern(
    rf"(?:{_RANK} )?(?:the )?{_PLACE}(?:,? {_PLACE})?(?:,? in (?:a |the )?\w+(?: \w+)?)?"
    rf"|in (?:an? |the |his |her )?(?:\w+ )?(?:{_WORN})|wearing (?:an? |the )?(?:\w+ )?(?:{_WORN})"
    r"|shown|standing|seated|sitting|kneeling|circled"
    rf"|(?:front|back|top|bottom) row(?:,? {_PLACE})?|from {_PLACE}"
)
_COMPASS = lazy_pattern(r"(?:north|south|east|west)(?:-?(?:east|west))?")
_COMPASS_ANY = lazy_pattern(rf"\((?:{_COMPASS.pattern})\)", re.IGNORECASE)
# Some of these stands in whatever the patterns above match.
_CUES = (
    *("pictur", "photo", "imag", "pic", "credit", "illustration", "screenshot", "graphic", "video"),
    *("left", "right", "cent", "middle", "above", "below", "top", "bottom", "front", "back"),
    *("inset", "ground", "north", "south", "east", "west", "getty", "afp", "reuters", "alamy"),
    *("shutterstock", "istock", "epa", "bloomberg", "shown", "seen ", "seated", "standing"),
    *("holding", "carrying", "hugging", "embracing", "row", "l-r", "r-l", "from l", " l", " r"),
    *("sitting", "kneeling", "crouching", "wearing", "circled", "in "),
)
_WORD_BEFORE = lazy_pattern(r"([^\W\d_][\w'’.-]*)[”\"’)]?,? ?$")
_FIGURES = frozenset(
    "figure fig table panel image photo picture map chart graph diagram plate column row exhibit"
    " page screen window button menu tab step turn swipe click press key arrow lane exit route"
    " highway interstate road street avenue gate line platform party alliance coalition bloc"
    " democrats socialists conservatives liberals labour labor greens front union list".split()
)
_POLITICS = lazy_pattern(
    r"\b(?:part(?:y|ies)|coalition|seats|ballot|voters|candidates?|polls?|elections?|parliament)\b",
    re.IGNORECASE,
)
_SENTENCE_START = lazy_pattern(
    r"(?:^|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?:…][”\"’)]?\s+|[“\"‘]|\n)$"
)
_STOP = lazy_pattern(r"[.!?:;…][\"'”’)\]]*\s*$")
_LOOK_BACK = 60
_INITIALS_NEAR = 12
_IMAGE = lazy_pattern(r"!\[|<img|<figure|<picture", re.IGNORECASE)
_CAPTION_WORDS = 30
_CAPTION_CHARS = 300
_NEAR = 300  # characters on either side that say what a bracket is about


class CaptionRemnant(Rule):
    """A gloss that belongs to a picture's caption stands in the running text.

    "Ms Roe (pictured)", "the airport (north)", "(Photo by A. Bloggs/Getty Images)": the words make
    sense under a picture or on a map, and none when they are left in a paragraph that was joined
    from a caption or copied without its picture.

    The rule reports a bracket whose whole content is a word of captions ("pictured", "second from
    right", "file photo"), a picture credit, or, right after a name, a position ("left", "above")
    or a point of the compass. A credit at the end of its paragraph is an info: the caption may be
    wanted. Lines of their own are for `caption-line`.

    Captions are left alone, and so are articles in Markdown and HTML that hold a picture, parties
    on the left and right, figures ("Fig. 2 (left)"), lists of several points of the compass, and
    the agencies with which a report is signed ("ab/cd (AFP, dpa)").
    """

    name = "caption-remnant"
    category = Category.RESIDUE
    severity = Severity.WARNING
    bad = (
        Bad("The mayor, Ann Roe ⟦(pictured)⟧, opened the new bridge on Monday."),
        Bad("Rockets struck a base near Erbil Airport ⟦(north)⟧."),
        Bad("The mayor and her deputy, Tom Okafor ⟦(left)⟧, opened the bridge on Monday."),
        Bad("He stood beside Tom Okafor ⟦(second from right)⟧ at the opening on Monday."),
        Bad("The mayor, Ann Roe ⟦(see picture)⟧, opened the bridge on Monday."),
        Bad("Crowds ⟦(pictured above)⟧ gathered at the bridge on Monday."),
        Bad("The bridge ⟦(file photo)⟧ will stay closed until spring, the council said."),
        Bad("The bridge is shut. ⟦(Photo by A. Bloggs/Getty Images)⟧ It opens in spring, he said."),
    )
    good = (
        Good("The bridge is shut until spring, the council said. ab/cd (AFP, dpa) It will reopen."),
        Good("The results (see above) are preliminary, the council said."),
        Good("The town lies at 900 metres (above sea level), the council said."),
        Good("The bottom row (left to right) shows the councillors of that year."),
        Good("As Fig. 2 (left) shows, the bridge moved by a metre."),
        Good("At the fork, turn (right) and follow the river."),
        Good("Voters deserted the Socialist Party (left) and the People's Party (right)."),
        Good("Gates stand at Mill Lane (north) and Oak Lane (south), the plan says."),
        Good("The new Harbour Bridge (left) is longer than the old Mill Bridge (right), he said."),
        Good("The chart (left) shows how prices rose."),
        Good("Ann Roe (left) and Tom Okafor (right) at the opening", why="a caption"),
        Good("![Ann Roe](a.png)\n\nThe mayor, Ann Roe (pictured), opened it.", name="example.md"),
        Good("He left (right after the speech) without a word."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each bracket that holds a caption's gloss."""
        if doc.format_name != "plain" and _IMAGE.search(doc.text):
            return
        for block in doc.blocks:
            if block.role not in (Role.BODY, Role.LIST, Role.QUOTE):
                continue
            for match in _BRACKETED.finditer(doc.prose, *block.span):
                span = Span(*match.span())
                alone = span.start <= block.span.start and span.end >= block.span.end
                if alone or _is_caption(doc, block):
                    continue  # a line of its own is no gloss
                reason = _reason(doc, block, span, match["gloss"].strip())
                if reason:
                    at_end = reason == _IS_CREDIT and _ends_block(doc, block, span)
                    yield _finding(doc, span, reason, caption=at_end)


_IS_PICTURE = "speaks of a picture"
_IS_CREDIT = "credits a picture"
_IS_PLACE = "tells where something is in a picture or on a map"


def _reason(doc: Document, block: Block, span: Span, gloss: str) -> str | None:
    lower = gloss.lower()
    if not any(cue in lower for cue in _CUES):
        return None
    if _PICTURE.fullmatch(gloss):
        return _IS_PICTURE
    if _CREDIT.fullmatch(gloss):
        signed = _SIGN_OFF.fullmatch(gloss) or _INITIALS.search(
            doc.prose, max(block.span.start, span.start - _INITIALS_NEAR), span.start
        )
        return None if signed else _IS_CREDIT
    if _COMPASS.fullmatch(gloss):
        several = len(_COMPASS_ANY.findall(_around(doc, block, span))) > 1
        return None if several or not _follows_name(doc, block, span) else _IS_PLACE
    if not _POSITION.fullmatch(gloss) or not _follows_name(doc, block, span):
        return None
    prose = _around(doc, block, span)
    compared = "(left" in prose and "(right" in prose  # two things beside each other, on show
    return None if compared or _POLITICS.search(prose) else _IS_PLACE


def _around(doc: Document, block: Block, span: Span) -> str:
    start = max(block.span.start, span.start - _NEAR)
    return doc.prose[start : min(block.span.end, span.end + _NEAR)]


def _follows_name(doc: Document, block: Block, span: Span) -> bool:
    """Whether a capitalised word that does not start its sentence stands before the bracket."""
    before = doc.prose[max(block.span.start, span.start - _LOOK_BACK) : span.start]
    word = _WORD_BEFORE.search(before)
    if word is None or not word[1][0].isupper() or word[1].lower().rstrip(".") in _FIGURES:
        return False
    if word[1].isupper() and len(word[1]) > 1:
        return False  # an abbreviation: a party, a key, a road
    if not _SENTENCE_START.search(before[: word.start()]):
        return True
    # First in its sentence any word has a capital; but a gloss that the sentence runs on after
    # belongs to no word that could stand there.
    goes_on = doc.prose[span.end : span.end + 2].lstrip(" ").islower()
    return goes_on or lexicon().is_name(word[1])


def _is_caption(doc: Document, block: Block) -> bool:
    """Whether a block reads like an unmarked caption: short, and no stop ends it."""
    if block.span.end - block.span.start > _CAPTION_CHARS:
        return False
    prose = doc.prose_of(block.span)
    return len(prose.split()) <= _CAPTION_WORDS and not _STOP.search(prose)


def _ends_block(doc: Document, block: Block, span: Span) -> bool:
    after = doc.prose[span.end : min(block.span.end, span.end + _LOOK_BACK)]
    return not after.strip(" .")


def _finding(doc: Document, span: Span, reason: str, *, caption: bool) -> Finding:
    gloss = doc.prose_of(span)
    return Finding(
        span,
        f'"{gloss}" {reason}, and readers of this text see none',
        confidence=0.6 if caption else 0.9,
        severity=Severity.INFO if caption else None,
    )
