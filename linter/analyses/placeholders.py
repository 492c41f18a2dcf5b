"""Places that were left for words to come: TK, [NAME], XX per cent, lorem ipsum, blanks."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from linter.analyses.dummy_text import dummy_text, may_be_dummy
from linter.analyses.mentions import is_mentioned
from linter.analyses.quotes import quotations
from linter.analysis import analysis
from linter.document import Block, Document, Role
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

# What a slot may be for. In lower case a bare noun could be an editor's gloss ("[the mayor]").
_NOUN = (
    r"(?:first|last|full|middle|user|file|company|client|customer|brand|product|player|team"
    r"|club|person"
    r"|speaker|spokes\w+|expert|reporter|author|writer|city|place|town|state|street|event|job|book"
    r"|show|school|university|organi[sz]ation|publication|website|recipient|sender|contact|phone"
    r"|e-?mail|web|start|end|exact|total|dollar|percentage|key|main)?[ _-]?"
    r"(?:names?|surname|firstname|lastname|dates?|time|day|month|year|age|place|city|town|country"
    r"|state|location|venue|address|url|links?|source|citation|quotes?|quotation|caption|credit"
    r"|byline|author|headline|title|subtitle|subhead|standfirst|intro|text|copy|body|paragraph"
    r"|number|figures?|amount|price|percentage|percent|statistics?|stats?|role|position|company"
    r"|organi[sz]ation|industry|topic|keyword|product|brand|team|opponent|score|phone|e-?mail"
    r"|image|photo|picture|description|details|website|occupation|department|university)"
)
_DO = (
    r"(?:insert|add|enter|fill in|replace|include|provide|type|paste|put|specify|check|confirm"
    r"|verify|update|need|needs|find|choose|select|write|see editor|ask)"
)
_LATER = (
    r"(?:to come|to follow|tk|tbc|tbd|tba|goes here|here|pending|needed|missing"
    r"|to be (?:confirmed|added|inserted))"
)
_SLOT = (
    rf"{_DO}(?: .{{1,40}})?|(?:your|my|our|their) (?:\w+ ){{0,2}}{_NOUN}(?: here)?"
    rf"|(?:the |a )?{_NOUN}(?:[ ,/&]+(?:and |or )?{_NOUN})?(?: {_LATER})?|.{{1,30}} {_LATER}"
    rf"|{_LATER}"
    r"|[x#?]+|[x#]+[ ,.](?:x+|%|per ?cent|million|\w+)|[●•_…]+|xyz|link to .{1,30}"
    r"|placeholder.{0,20}"
    rf"|{_NOUN}(?: spelling)? ?\?|{_NOUN} of (?:the |a )?\w[\w ]{{1,30}}"
    r"|(?:pull[- ]?)?quote|blank|0{2,}"
    r"|fact[- ]?check(?:ed)?(?: .{1,30})?|(?:cq|sp|stet|tk|check|verify|confirm)\??"
)
# A note from desk to desk: it asks, or says what is to be done.
_NOTE = (
    r"(?:note|query|memo|aq|au query|nb|n\.b\.|eds?|editors?|subs?|desk|au|reviewer|legal|author)"
    r"(?: to [\w ]{2,20}| note)?: ?(?:.{2,60}\?|(?:please |pls )?(?:verify|check|confirm|update"
    r"|replace|add|insert|remove|delete|ask|source|fix|rewrite|cut|trim|find)\b.{0,50})"
    r"|needs? (?:an? |the |more |better )?(?:attribution|sourc\w+|citation|check\w*|updat\w+"
    r"|confirm\w+|quotes?|figures?|links?|data|details?|context|photo|caption|work"
    r"|rewrite)\b.{0,20}"
)
# Words that an editor puts in brackets for the reader.
_GLOSS = lazy_pattern(
    r"(?:sic|fill in the blanks?|redacted|censored|deleted|removed|expletive.*|name withheld"
    r"|inaudible|unintelligible"
    r"|crosstalk|laugh\w*|applause|.*\bneeded|update\w*|video|photo|image|here|see .*|ask(?:ed"
    r"|s)? .*"
    r"|(?:find|choose|select|need|write|put|type|include|provide)s? .*|x)",
    re.IGNORECASE,
)
# In a quotation; what is not there is said to be ("here", "tk", "to come").
_SPOKEN_GLOSS = lazy_pattern(
    r"\[(?:(?:the|an?|his|her|its|my|our|your|their) [a-z ]+|(?:ask|replace|include|provide|find"
    r"|put|choose|select|write|need|needs|update|specify|type)(?: [a-z]+){0,4})(?<!here)(?<!needed)"
    r"(?<!missing)(?<!pending)(?<!tk)(?<!tbc)(?<!to come)(?<!confirmed)(?<!inserted)\]"
)
_BRACKET = lazy_pattern(
    r"\[(?P<a>[^\[\]\n]{1,60})\]|<{1,2}(?P<b>[^<>\n=/]{2,40})>{1,2}|\((?P<c>[^()\n]{2,40})\)"
)
_ROUND = (
    rf"(?:{_NOUN} )?(?:tk|to come)|(?:citation|source|reference) needed|(?:name|date|spelling|age"
    rf"|title|number|place|sp|cq"
    rf"|check)\?|cq|(?:check"
    rf"|insert|add) (?:{_NOUN}|spelling)(?: here)?"
)

_UNIT = (
    r"(?:per ?cent|%|percent\w*|percentage|pc\b|(?:m|bn|k|mn)\b|million|billion|thousand|hundred"
    r"|people|persons|men|women|children|years?|months?|weeks?|days?|hours?|minutes?|times|points?"
    r"|miles?|km|kilomet\w+|met(?:re|er)s?|pounds?|dollars?|euros?|jobs|homes|votes|seats|members"
    r"|cases|deaths|students|workers|employees|residents|players|goals|tonnes|degrees)"
)
_RUNS = (
    rf"(?<![\w.,-])[£$€]?(?P<x>[Xx]{{2,}}(?:[.,][Xx]+)*)(?=[ -]?{_UNIT})"
    r"|[£$€][Xx?]{2,}(?:[,.][Xx?]+)*|[£$€]X(?=[ -]?(?:m|bn|k|million|billion|thousand)\b)"
    r"|(?<![\w.,-])[£$€]?X{1,3}(?:,XXX){1,3}(?![\w-])"
    r"|(?<![\w.,/-])(?:\d\d?|[Xx]{2})[/.-][Xx]{2}[/.-](?:(?:19|20)?(?:\d\d|[Xx]{2})"
    r"|[Xx]{4})(?![\w/-])"
    r"|(?<![\w.-])(?:19|20)(?:[Xx]{2}|\d\d-[Xx]{2}(?:-[Xx]{2})?)(?![\w-])"
    r"|(?<![\w.,/-])00/00/(?:00|0000|20\d\d)(?![\w/])"
    rf"|(?<![\w.,:/-])(?<!\d )[£$€]?0{{2,3}}(?:,000|\.00?)?(?= ?{_UNIT})"
    r"|(?<![\w./-])(?:DD[/. -]MM[/. -]YY(?:YY)?|MM[/. -]DD[/. -]YY(?:YY)?|YYYY-MM-DD)(?![\w/-])"
)
_X = lazy_pattern(r"(?<![\w.,/'’*:-])(?P<x>X{3,}|x{4,})(?![\w/'’*:-]|\.\w)")
_WORD_CUES = (
    *("INSERT", "HERE", "NAME", "irst name", "irst Name", "irstName", "irstname"),
    *("DUMMY", "Dummy", "PLACEHOLDER", "Placeholder", "SAMPLE", "Sample", "FILLER"),
    *("Filler", "ADD ", "ENTER ", "*CHECK", "*CONFIRM", "*FILL", "*UPDATE", "*REPLACE", "*VERIFY"),
    *("Lastname", "Surname"),
)
# What may be meant to stand "here".
_HERE_CUES = tuple(
    f"{word} here"
    for word in (
        *("goes", "headline", "caption", "quote", "text", "copy", "byline", "subhead", "intro"),
        *("standfirst", "title", "link", "image", "photo", "picture", "name", "content", "story"),
        *("article", "paragraph", "date", "video"),
    )
)
_COME_CUES = tuple(
    f"{word} to come"
    for word in "name names quote quotes caption byline headline age figure photo".split()
)
_ROUND_CUES = ("needed", "tk", "to come", "?", "check", "insert", "add")
_RUN_CUES = ("XX", "xx", "YY", "??", "£X", "$X", "€X")
# What a spreadsheet shows where it cannot reckon.
_SHEET_ERROR = lazy_pattern(r"#(?:REF|VALUE|NAME|DIV/0|NULL|NUM|SPILL|CALC)[!?]|#N/A\b")
_SHORT_CUES = ("TK", "tktk", "TO", "TBC", "FIXME")
_NOUGHTS = lazy_pattern(r"00(?<![\w.,:]00)")
_KISSES = 3
_NEAR = 30
_NUMBERED = frozenset(
    "bowl wrestlemania chapter title volume vol part article section book psalm canto act class"
    " annex appendix figure table no round season episode number protocol".split()
)
_XXX_THING = lazy_pattern(
    r"\W?(?:rated|films?|movies?|franchise|sequel|sites?|porn|videos?|domain)\b"
)
_TK = lazy_pattern(r"(?<![\w.&-])(?:(?:TK){2,}|(?:tk){2,}|TK(?! [A-Z]| \d))(?![\w&-])")
_TODO = lazy_pattern(r"(?<![\w@/.-])(?P<word>TODO|FIXME|TBC|TO DO:|TO BE CONFIRMED)(?![\w-])")
_TODO_THING = lazy_pattern(
    r" (?:list|app|item|comment|file|tag|mark|note|entr|application)|s\b|\(|\.\w"
)
_ARTICLE = lazy_pattern(r"\b(?:an?|the|your|my|this|each|every|called|named|any) $", re.IGNORECASE)
_BLANK = lazy_pattern(r"(?<![\w_*/.-])_{3,}(?![\w_*/-])")
_QUERIES = lazy_pattern(r"(?<=[ (£$€])(?:\?{2,}(?= [a-z])|\?{3,}(?= [A-Z]))")
_PIECE = (
    r"(?:headline|caption|quote|text|copy|byline|subhead|standfirst|intro|title|link|image|photo"
    r"|picture|name|body text|your text|content|story|article|paragraph|pull quote|date|video)"
)
_WORDS = (
    rf"\b(?:INSERT|ADD|ENTER) (?:[A-Z]+ ){{0,3}}(?:HERE\b|{_NOUN.upper()}\b)"
    rf"|\b{_PIECE.upper()} (?:GOES )?HERE\b|\b(?i:{_PIECE}) goes here\b"
    rf"|(?<=[(,;:] )(?:{_PIECE}) here(?=[),.;])|(?m:^){_PIECE.capitalize()} here(?m:$)"
    r"|\b(?i:(?:your|body|sample) text here)\b|(?<![\w ] )\b(?i:your (?:name|headline"
    r"|title) here)\b"
    r"|\bNAME SURNAME\b|\b(?:[Ff]irst ?[Nn]ame|FIRST ?NAME) (?:[Ll]ast ?[Nn]ame|LAST ?NAME"
    r"|[Ss]urname|SURNAME)\b"
    rf"|\b(?:names?|quotes?|caption|byline|headline|age|figure|photo) to come(?= ?(?:[),.;:!]"
    rf"|$| [a-z]+ed\b))"
    r"|\b(?:DUMMY|PLACEHOLDER|SAMPLE|FILLER) (?:TEXT|COPY|QUOTE|HEADLINE|IMAGE|CAPTION)\b"
    r"|(?m:^)(?:Dummy|Placeholder|Sample|Filler) (?:text|copy|headline|caption)\b"
    r"|\b[A-Z][a-z]+ (?:[A-Z]\. )?(?:Placeholder|Lastname|Surname)\b"
    r"|(?<!\*)\*(?:ADD|INSERT|CHECK|CONFIRM|FILL IN|UPDATE|REPLACE|VERIFY)(?: [A-Z]+){0,4}\*(?!\*)"
    r"|\b(?:PLACEHOLDER|COMPANYNAME|FIRSTNAME|LASTNAME|NAMEHERE)\b"
    r"|(?<=[a-z,] )(?:PERSON |FULL |COMPANY |PLAYER )?NAME(?= [a-z]|[,.])"
)
_FORM_BLANKS = 2  # more of them are a form or a quiz


@analysis
def placeholders(doc: Document) -> tuple[Span, ...]:
    """The placeholders of an article, in order; those that it only speaks of left out."""
    if not (cues := _cues(doc.prose)):
        return ()
    kept: list[Span] = []
    for block in doc.blocks:
        if block.role is Role.CODE:
            continue
        end = block.span.start
        for span in sorted(_found(doc, block, cues)):
            if span.start >= end and not is_mentioned(doc, span) and not _is_gloss(doc, span):
                end = span.end
                kept.append(span)
    return tuple(kept)


def _is_gloss(doc: Document, span: Span) -> bool:
    """Whether a bracket in a quotation puts in what the speaker left out: "for [the price]"."""
    return bool(
        _SPOKEN_GLOSS.fullmatch(doc.prose, *span) and doc.get(quotations).at(span.start) is not None
    )


_Search = Callable[[str], Iterator[Span]]


def _cues(prose: str) -> tuple[_Search, ...]:
    """What to look for in the paragraphs, as the whole text has signs of it."""
    found: list[_Search] = []
    if "[" in prose or "<" in prose or "(" in prose:
        found.append(_slots)
    if any(cue in prose for cue in _RUN_CUES) or _NOUGHTS.search(prose):
        found.append(_runs)
    if any(cue in prose for cue in _SHORT_CUES) or _has_word_cue(prose):
        found.append(_words)
    if may_be_dummy(prose):
        found.append(dummy_text)
    if "#" in prose and _SHEET_ERROR.search(prose):
        found.append(_sheet_errors)
    if "___" in prose and len(_BLANK.findall(prose)) <= _FORM_BLANKS:
        found.append(_blanks)
    return tuple(found)


def _found(doc: Document, block: Block, searches: Iterable[_Search]) -> Iterator[Span]:
    prose, start = doc.prose_of(block.span), block.span.start
    if prose.isupper():
        return
    for search in searches:
        for span in search(prose):
            at = Span(start + span.start, start + span.end)
            if not doc.is_masked(at):
                yield at


def _slots(prose: str) -> Iterator[Span]:
    """Brackets that name what belongs there or say what to do."""
    if "[" not in prose and "<" not in prose and "(" not in prose:
        return
    for match in _BRACKET.finditer(prose):
        content = (match["a"] or match["b"] or match["c"]).strip()
        if match["c"]:
            lower = content.lower()
            if any(cue in lower for cue in _ROUND_CUES) and _patterns()["round"].fullmatch(content):
                yield Span(*match.span())
            continue
        if match["a"] and _patterns()["note"].fullmatch(content):
            yield Span(*match.span())
            continue
        if _GLOSS.fullmatch(content) and not (content == "X" and match.start() > 0):
            continue
        if not _patterns()["slot"].fullmatch(content):
            continue
        if prose[match.end() : match.end() + 1] in ("(", ":") or (
            match["b"] and content.islower() and " " not in content
        ):
            continue  # a Markdown link; a parameter in a command
        yield Span(*match.span())


def _runs(prose: str) -> Iterator[Span]:
    """Runs of X, noughts or question marks where a figure or a date stands."""
    if any(cue in prose for cue in _RUN_CUES) or _NOUGHTS.search(prose) or "YY" in prose:
        of_format = "format" in prose
        for match in _patterns()["runs"].finditer(prose):
            if of_format and "Y" in match[0]:
                continue
            yield Span(*(match.span("x") if match["x"] and match[0][0] in "Xx" else match.span()))
        for match in _X.finditer(prose):
            if len(match[0]) > _KISSES or not _is_roman_or_kisses(prose, match):
                yield Span(*match.span())
    if "??" in prose:
        yield from (Span(*match.span()) for match in _QUERIES.finditer(prose))


def _is_roman_or_kisses(prose: str, match: re.Match[str]) -> bool:
    """Whether XXX is thirty, kisses, or a film."""
    before = prose[max(0, match.start() - _NEAR) : match.start()].split()[-1:] or [""]
    after = prose[match.end() : match.end() + _NEAR]
    goes_on = after[:1] == " " and after[1:2].isalpha()
    named = before[0][:1].isupper() and before[0][-2:] not in ("'s", "’s")
    return (
        not after.strip(" .!")
        or bool(_XXX_THING.match(after))
        or before[0].lower().strip(".,") in _NUMBERED
        or (named and not goes_on)
    )


def _words(prose: str) -> Iterator[Span]:
    """Words that nobody means a reader to see."""
    if "TK" in prose or "tktk" in prose:
        yield from (Span(*match.span()) for match in _TK.finditer(prose))
    if "TO" in prose or "TBC" in prose or "FIXME" in prose:
        for match in _TODO.finditer(prose):
            if not _TODO_THING.match(prose, match.end()) and not _ARTICLE.search(
                prose, max(0, match.start() - 10), match.start()
            ):
                yield Span(*match.span())
    if _has_word_cue(prose):
        yield from (Span(*match.span()) for match in _patterns()["words"].finditer(prose))


def _has_word_cue(prose: str) -> bool:
    return (
        any(cue in prose for cue in _WORD_CUES)
        or (" here" in prose and any(cue in prose for cue in _HERE_CUES))
        or (" to come" in prose and any(cue in prose for cue in _COME_CUES))
    )


def _sheet_errors(prose: str) -> Iterator[Span]:
    if "Excel" not in prose and "spreadsheet" not in prose:
        yield from (Span(*match.span()) for match in _SHEET_ERROR.finditer(prose))


def _blanks(prose: str) -> Iterator[Span]:
    if "___" in prose:
        for match in _BLANK.finditer(prose):
            goes_on = any(char.isalpha() for char in prose[match.end() :])
            # "The mayor, _____." is a gap, "Name: _____" a line of a form.
            in_sentence = prose[match.end() : match.end() + 1] == "." and ":" not in prose
            if match.start() and (goes_on or in_sentence):
                yield Span(*match.span())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "slot": lazy_pattern(_SLOT, re.IGNORECASE),
        "note": lazy_pattern(_NOTE, re.IGNORECASE),
        "round": lazy_pattern(_ROUND, re.IGNORECASE),
        "runs": lazy_pattern(_RUNS),
        "words": lazy_pattern(_WORDS),
    }
