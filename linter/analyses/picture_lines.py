"""Lines that stand under pictures: who took them, and what they show.

A credit is known by its label ("Photo:", "Illustration by") or by an agency or archive behind a
name ("Ann Roe/Reuters", "via Unsplash"); a caption by its lead-in ("Pictured:", "From left,"), by
the credit that ends it, or by saying of somebody that they are pictured, without a sentence.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from linter.analysis import analysis
from linter.document import OPAQUE, Document, Role
from linter.lazy_pattern import lazy_pattern
from linter.span import Span


class Sort(StrEnum):
    """What a line under a picture does."""

    CREDIT = "credits a picture"
    CAPTION = "describes a picture"


class PictureLine(NamedTuple):
    """A block that belongs to a picture."""

    block: int
    span: Span
    sort: Sort


_MAX_CHARS = 400
_CREDIT_CHARS = 130
_CREDIT_WORDS = 14
_CAPTION_WORDS = 60

# Whom pictures come from: agencies, libraries, networks where people post them.
_HOUSES = (
    r"Reuters|REUTERS|AFP|AFP Photo|AP|AP Photo|AP Images|Associated Press|EPA(?:-EFE)?|EFE"
    r"|Getty(?: Images)?|GETTY(?: IMAGES)?|Alamy(?: Stock Photo| Live News)?|ALAMY"
    r"|Shutterstock(?:\.com)?|iStock(?:photo)?(?:\.com)?|Bloomberg(?: News)?|PA(?: Wire| Media"
    r"| Images| Archive)?|Press Association|Xinhua|TASS|ITAR-TASS|Sputnik|RIA Novosti|dpa|DPA"
    r"|picture[ -]alliance|AAP(?: Image)?|ANSA|LUSA|PTI|ANI|IANS|NTB|TT|Ritzau(?: Scanpix)?"
    r"|Scanpix|Keystone|Kyodo(?: News)?|Yonhap|Jiji|CNA|CNS|CFP|VCG|Imaginechina|China Daily"
    r"|NurPhoto|Zuma(?: Press)?|ZUMA(?: Press)?|Corbis|Rex(?: Features| Shutterstock)?|REX"
    r"|SIPA(?: USA)?|Sipa(?: USA)?|Anadolu(?: Agency)?|AA|WireImage|FilmMagic|IMAGO|Imago"
    r"|Unsplash|Pexels|Pixabay|Flickr|Wikimedia(?: Commons)?|Wikipedia|Creative Commons"
    r"|Facebook|Twitter|Instagram|YouTube|TikTok|Snapchat|Google(?: Maps| Earth| Street View)?"
    r"|Al Jazeera|NPR|VOA|CBC(?: News)?|CTV|PBS|RT[EÉ]|RNZ|SBS|ABC News|CBS(?: News)?|NBC(?: News)?"
    r"|Redux|Magnum(?: Photos)?|Polaris|Contour|SWNS(?:\.com)?|Barcroft(?: Media)?"
    r"|INPHO|Inpho|Sportsfile|RollingNews\.ie|Rolling News|Photocall(?: Ireland)?|MAGO"
    r"|Action Images|Allsport|Hulton(?: Archive)?|Bettmann|Everett(?: Collection)?|NASA|NOAA"
    r"|ESA|USGS|US Navy|U\.S\. Navy|US Army|US Air Force|Adobe ?Stock|Dreamstime|Depositphotos"
    r"|Fotolia|Thinkstock|123RF|Photofest|Mary Evans|Bridgeman|Handout|HANDOUT|handout|POOL|Pool"
    r"|STR|STRINGER|Stringer|via AP|File Photo|File"
)
_WHAT = (
    r"(?:(?:main|lead|header|hero|cover|featured?|top|file|stock|library|archive|handout|press"
    r"|publicity|promotional|composite|undated|satellite|thumbnail) )?"
    r"(?:photo(?:graph)?s?|photography|pictures?|pics?|images?|illustrations?|artwork"
    r"|graphics?|infographic|maps?|screen ?(?:shot|grab)s?|video still|still|footage|cartoon"
    r"|screencaps?)"
)
_GIVEN = (
    r"(?:credits?|source|copyright|courtesy|provided (?:to|by)|provided|supplied|taken|shot|used"
    r" with permission)"
)
_BY = r"(?:by|to|via|courtesy of|courtesy|from|provided by|supplied by|©|\(c\)|for)"
# A name, an account or a house, and those that more of them are joined by.
_WHO = (
    r"(?:@[\w.]+|[A-Z0-9À-Þ][\w.'’&-]*|de|van|von|der|den|al|bin|la|di|da|of|the|for|on|in|at"
    r"|and|&|und|et|picture(?= alliance)|alliance|dpa|via|by|[/|,–—+-]|/[\w@.'’ &-]{1,30})"
)
_HANDLE = r"(?:Twitter|Instagram|Facebook|YouTube|TikTok|Flickr)\s?/\s?@?[\w.]{2,30}"


@cache
def _credit() -> re.Pattern[str]:
    label = rf"(?i:{_WHAT})"
    who = rf"{_WHO}(?:\s?{_WHO}){{0,12}}"
    return re.compile(
        r"[\W_]{0,3}(?:"
        # Photo: Ann Roe; Image credit: Ann Roe; Illustration by Ann Roe for The Weekly
        rf"{label}(?: (?i:{_GIVEN}))?(?:\s?[:|–—-]\s?|\s(?i:{_BY}):?\s)(?:(?i:{_BY})\s)?{who}"
        rf"|(?i:credits?|courtesy|photographer|copyright|pic)(?: (?i:of|photo|image))?"
        rf"(?:\s?[:|/–—-]\s?|\s)(?:(?i:{_BY})\s)?{who}"
        rf"|(?i:courtesy of|(?:photo|image)s? courtesy of|photo/) ?(?:the )?{who}(?: family)?"
        # Ann Roe/Reuters; AP Photo/Ann Roe; (Ann Roe, EPA); © Sputnik/ Ann Roe
        rf"|(?:©|\(c\))?\s?(?:{_WHO}\s?){{1,5}}(?:\s?/\s?|, | via | for | \| )"
        rf"(?:{_HOUSES})(?:\s?[/,]\s?{who})?"
        rf"|(?:©|\(c\))?\s?(?:{_HOUSES})\s?(?:/|\|| via )\s?{who}"
        rf"|(?:©|\(c\)|(?i:source):)\s?(?:{_HOUSES})|{_HANDLE}"
        rf"|(?:Getty Images|GETTY IMAGES|Getty|iStock(?:photo)?(?:\.com)?|Shutterstock(?:\.com)?"
        r"|AP Photo|AFP Photo|Wikimedia Commons|EPA-EFE|PA Wire|Handout|Supplied)"
        rf"|{label} (?i:credit )?(?i:should read) .{{3,60}}"
        r")[\W_]{0,3}"
    )


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(
        r"[\W_]{0,2}(?:"
        r"(?i:image|media|video|photo|picture) ?(?:caption|copyright)\b.*"
        r"|(?i:caption|image caption|pictured|in this photo|photo shows): ?\S.*"
        r"|FILE(?: PHOTO| PIC(?:TURE)?| IMAGE)?\s?[:–—-]\s?.*"
        r"|(?i:(?:library|file|stock|archive|handout|undated|main) (?:photo|picture|image"
        r"|pic|photograph))(?: ?[:–—-] ?| of | from | shows? )(?i:the |an? )?\S.{2,}"
        r"|(?i:screen ?(?:shot|grab)|video still|cctv (?:image|still)|satellite image"
        r"|still image|video grab) (?i:from|of|taken from) .*"
        r"|(?i:above|below|top|right|left|inset|cover|opposite|pictured (?:above|left|right"
        r"|below)|happier times|then and now)(?:, (?i:from )?(?i:left|right))?: \S.*"
        r"|(?i:from|clockwise from|seated from|standing from) (?i:the )?(?i:top )?(?i:left|right)"
        r"(?: (?i:to right))?[,:] .*"
        r"|(?i:left to right|l-r|l to r|from l)(?: ?[:,]) .*"
        r"|[^.!?]{0,80}[A-Z][\w’'-]+, (?:far |second )?(?:right|left|cent(?:re|er)),"
        r" (?:and|with|in|at|on|as|\w+s)\b[^.!?]*"
        r"|[^.!?]{3,120}(?:,? \b(?:seen|pictured|shown|photographed) (?:here )?(?:with|in|at|on"
        r"|outside|during|last|above|left|right|after|before|together)\b[^.!?]{0,60}"
        r"|(?<= )\((?:left|right|cent(?:re|er)|pictured|above|far left|far right|second left"
        r"|second right|middle)\)[^.!?]{0,80})"
        r")$",
        re.DOTALL,
    )


# What ends a caption: "The harbour at noon. Photograph: Ann Roe", "... [Ann Roe/Al Jazeera]".
_LAST = lazy_pattern(
    rf"(?:[.!?…][\"”’]?|(?<=\w)\s|(?=[(\[|]))\s*[(\[|]?\s?(?:(?i:{_WHAT})(?: (?i:{_GIVEN}))?"
    rf"(?:\s?[:/|]\s?| by | via )|(?i:credit|pic)s?: ?)[^.!?:]{{2,60}}[)\]]?\.?$"
    rf"|[(\[][^()\[\]]{{2,50}}/\s?(?:{_HOUSES})[)\]]\.?$"
    rf"|[.!?]\s(?:{_WHO}\s?){{1,5}}/\s?(?:{_HOUSES})(?:\s?[/,][^.!?]{{2,40}})?\.?$"
    rf"|[.!?]\s(?:Wikimedia Commons|Getty Images|Shutterstock|Reuters|REUTERS|AP Photo|EPA"
    r"|EPA/[A-Z]\w+|AFP|iStock)$"
)
# An agency's report is signed so, and no picture: "... he said. ab/cd (AFP/Reuters)".
_SIGN_OFF = lazy_pattern(r"(?<![^\s.-])[a-z]{2,4}(?:/[a-z]{2,4})* ?-?\([A-Za-z, /]+\)\.?$")
# With these a caption begins that may end with a full stop, as few others do.
_LEADS = (
    *("Image", "IMAGE", "Media caption", "Photo", "PHOTO", "Picture", "Pictured", "Caption"),
    *("FILE", "File ", "Library ", "Stock ", "Archive ", "Screen", "Video ", "CCTV", "Still image"),
    *("Above", "Below", "Top", "Right", "Left", "Inset", "Cover", "Opposite", "From left"),
    *("From right", "From the left", "Clockwise", "L-R", "Happier times", "Courtesy", "Credit"),
    *("(Photo", "[Photo", "(Image", "[Image", "(Picture", "[Picture", "©", "(c)", "(C)"),
)
_STOPS = frozenset('.!?"”…')
# Some of these stands in whatever `_LAST` and the pattern of captions match.
_LAST_SIGNS = (":", "/", "|", " by ", " via ", ". ", "! ", "? ")
_CAPTION_SIGNS = (
    *("capt", "copyright", "pic", "photo", "image", "file", "screen", "still", "video", "satell"),
    *(": ", "left", "right", "l-r", "l to r", "from l", "cent", "seen", "shown", "middle", "above"),
    "cctv",
)
# The words in small letters that a credit may have beside names.
_SMALL_WORDS = frozenset(
    "main lead header hero cover feature featured top file stock library archive handout press"
    " publicity promotional composite undated satellite thumbnail photo photos photograph"
    " photographs photography picture pictures pic pics image images illustration illustrations"
    " artwork graphic graphics infographic map maps screen screenshot screenshots shot shots grab"
    " grabs screengrab screengrabs video still footage cartoon screencap screencaps credit credits"
    " source sources copyright courtesy provided to by supplied taken used with permission via of"
    " from for c photographer de van von der den al bin la di da the on in at and und et alliance"
    " dpa family iStock iStockphoto iStock.com iStockphoto.com".split()
)
_CREDIT_CUES = lazy_pattern(
    r"(?i:photo|pic|imag|illustrat|artwork|graphic|screen|footage|credit|courtesy|copyright|still"
    r"|caption|handout|supplied|getty|stock|reuters|afp|©|\(c\)|wikimedia|cartoon|map)"
    r"|[/|@]| via |AP|EPA|PA|Twitter|Facebook|Instagram|YouTube"
)
_BODY = frozenset({Role.BODY, Role.HEADING})


@analysis
def picture_lines(doc: Document) -> tuple[PictureLine, ...]:
    """The blocks that are the credit or the caption of a picture."""
    return tuple(_found(doc))


def _found(doc: Document) -> Iterator[PictureLine]:
    prose = doc.prose
    for block in doc.blocks:
        start, end = block.span
        if end - start > _MAX_CHARS or block.role not in _BODY or block.index == 0:
            continue
        if prose[end - 1] in _STOPS and not prose.startswith(_LEADS, start, end):
            continue
        line = " ".join(prose[start:end].split())
        sort = sort_of(line) if OPAQUE not in line else None
        if sort is not None:
            yield PictureLine(block.index, block.span, sort)


def sort_of(line: str) -> Sort | None:
    """What a line is, if it belongs to a picture."""
    words = line.count(" ") + 1
    if line.startswith(":"):
        return None  # an option of a directive
    if words <= _CREDIT_WORDS and len(line) <= _CREDIT_CHARS and _CREDIT_CUES.search(line):
        credit = _is_like_credit(line) and _credit().fullmatch(line)
        if credit:
            return Sort.CREDIT
    if words > _CAPTION_WORDS:
        return None
    if any(sign in line for sign in _LAST_SIGNS) and _LAST.search(line):
        return None if _SIGN_OFF.search(line) else Sort.CAPTION
    lower = line.lower()
    likely = any(sign in lower for sign in _CAPTION_SIGNS)
    return Sort.CAPTION if likely and _caption().match(line) else None


def _is_like_credit(line: str) -> bool:
    """Whether all words but names are those of a credit: a quick look, for few lines are so."""
    if "/" in line or "@" in line or "should read" in line.lower():
        return True
    words = (word.strip("()[]{}:;,.|–—-©\"'“”‘’*_ ") for word in line.split())
    return all(word in _SMALL_WORDS for word in words if word[:1].islower())
