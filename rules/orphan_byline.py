"""Rule `orphan-byline`."""

from collections.abc import Iterator

from linter.analyses.furniture import furniture
from linter.sdk import (
    OPAQUE,
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
    Span,
    lazy_pattern,
)

_WORK = (
    r"(?:report(?:s|ing)?|research|writing|editing|words?|text|story|stories|article|review"
    r"|photo(?:s|graph|graphs|graphy)?|pictures?|images?|illustrations?|graphics?|artwork|art"
    r"|maps?|charts?|videos?|videography|film|audio|music|interviews?|translation|production"
    r"|layout|design|compilation|contributions?|files?|material|copy|data|analysis|commentary"
    r"|recipes?|styling|credits?|information|camera(?:work)?|animation|cover)"
)
_DONE = (
    r"(?:written|reported|edited|compiled|posted|published|submitted|contributed|translated"
    r"|illustrated|photographed|filmed|produced|designed|directed|researched|reviewed|updated"
    r"|prepared|authored|curated|narrated|presented|fact[- ]checked|shot|drawn|recorded"
    r"|interviewed|transcribed|adapted|collected|told|transmitted|filed)"
)
_MORE = (
    r"(?:additional|other|further|extra|more|original|special|field|in-depth|supplementary"
    r"|local|lead|main|all|with|this|the|was|were|story|article|report|also|exclusive)"
)
_AND = r"(?:,| and| &| / ?|/)"
_PLACE = r"(?: (?:in|from|for|at) [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})"
_CREDIT = (
    rf"(?:{_MORE} ){{0,3}}(?:{_WORK}|{_DONE})(?:{_AND} ?(?:{_MORE} )?(?:{_WORK}|{_DONE})){{0,3}}"
)
# What should lead in to a name: "By", "Reporting in Cairo by", "With contributions from".
_LEAD = rf"(?:(?i:{_CREDIT}){_PLACE}? (?i:by|from)|(?i:as told to|by))"
# "Author:" leads in to a name by its colon alone.
_LABEL = (
    r"(?i:(?:additional |other |guest )?(?:author|writer|reporter|photographer|illustrator|editor"
    r"|translator|correspondent|contributor|researcher|producer)s?|(?:also )?contributing"
    r"|illustrations?|photograph[sy]?|with contributions) ?:"
)
_TAIL = r"(?: (?i:the|our|an?|and|or|with|&)){0,2}[\s:;,.&|–—-]*"
_ORPHAN = lazy_pattern(rf"[\s(\[*_–—-]*(?P<lead>{_LEAD}{_TAIL}|{_LABEL})[\s)\]*_]*")
# "(Reporting by ; editing by Ann Roe)", "By and Ann Roe": a name is lost on the way.
_GAP = lazy_pattern(rf"[\s(\[*_–—-]*(?P<lead>{_LEAD}) ?(?:[;,](?= )|(?:and|&) (?=[A-Z]))")
# What both end in, to be looked for first: nearly no line has it.
_SIGN = lazy_pattern(
    r"(?i:\b(?:by|from|as told to)(?: (?:the|our|an?|and|or|with|&)){0,2}[\s:;,.&|)\]*_–—-]*$"
    r"|\b(?:by|from|to) ?[;,] |(?:or|er|ent)s? ?:)|\b(?i:by|from|to) (?:and|&) [A-Z]"
)
# One of these stands in whatever the sign matches.
_HINTS = ("by", "from", "told to", "to and", "to &", "to,", "to;", "to ,", "to ;", ":")
_NAME = lazy_pattern(
    r"(?:[^\W\d_a-z][\w'’.-]*,?(?: (?:de|van|von|der|al|bin|la|di|and|&))* ?){1,5}"
)
_MAX_CHARS = 90
_MAX_GAP_CHARS = 160
_MAX_REST_WORDS = 12  # after a hole: two or three names with their credits
_MAX_NAME_WORDS = 5
_NOT_IN_NAMES = frozenset(
    "the a an in of to for on at with how why what when who is are this".split()
)


class OrphanByline(Rule):
    """A byline or credit leads in to a name, and no name follows.

    "Additional reporting by" with nothing after it means that the name, usually a link, was lost
    when the article was copied. Its author goes without credit and the line makes no sense.

    The rule reports a short line of its own that consists of a credit ("Photographs by", "Written
    by:", "Reporting in Cairo by", "With contributions from", "By") and ends there, or goes on with
    no more than an article, a conjunction or a mark; also a credit with a hole ("By and Ann Roe").
    If the next line is a name, the credit is only split over two lines: that is an info.

    Known limits: it knows the nouns and verbs of credits in English; "Stand by" and "Rules to live
    by" are no credits.
    """

    name = "orphan-byline"
    category = Category.RESIDUE
    severity = Severity.ERROR
    bad = (
        Bad("The talks go on.\n\n⟦Additional reporting by⟧\n"),
        Bad("The talks go on.\n\n⟦Words and pictures by:⟧\n"),
        Bad("The talks go on.\n\n⟦Reporting in Cairo by⟧\n\nThey resume on Monday, he said.\n"),
        Bad("The talks go on.\n\n⟦With contributions from the⟧\n"),
        Bad("The talks go on.\n\n⟦Contributors:⟧\n\nThey resume on Monday, he said.\n"),
        Bad("Talks go on in Cairo\n\n⟦By⟧\n\nThey resume on Monday, officials said.\n"),
        Bad("Talks go on in Cairo\n\n⟦By and⟧ Ann Roe\n\nThey resume on Monday.\n"),
        Bad("The talks go on.\n\n(⟦Reporting by⟧ ; editing by Ann Roe)\n"),
        Bad(
            "Talks go on in Cairo\n\n⟦Written by⟧\n\nAnn Roe\n\nThey resume on Monday.\n",
            why="the name stands on the next line: an info",
        ),
    )
    good = (
        Good("The talks go on.\n\nAdditional reporting by Ann Roe\n"),
        Good("The crews wait.\n\nStand by\n\nThey sail on Monday, the captain said.\n"),
        Good("The crews wait.\n\nRules to live by\n\nThey sail on Monday.\n"),
        Good("The crews wait.\n\nPassers-by\n\nThey saw it first.\n"),
        Good("The crews wait.\n\nA story to remember him by\n\nThey sail on Monday.\n"),
        Good("The crews wait.\n\nReporting by {{ page.author }}\n", name="example.md"),
        Good("The crews wait.\n\nPhotos by ![the photographer](ann.png)\n", name="example.md"),
        Good("By and large, the crews agree."),
        Good("By, for and about sailors, the paper lasted a year."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each credit line without a name."""
        orphans = [(block, span) for block in doc.blocks if (span := _orphan(doc, block))]
        buttons = {found.block for found in doc.get(furniture)} if orphans else set()
        for block, span in orphans:
            evidence = doc.prose_of(span)
            following = _name_after(doc, block, buttons) if span.end >= block.span.end - 1 else None
            if following is None:
                yield Finding(
                    span, f'"{evidence}" leads in to a name, and no name follows', confidence=0.97
                )
            else:
                yield Finding(
                    span,
                    f'"{evidence}" and the name belong on one line',
                    related=(Related(following.span, "the name stands here"),),
                    severity=Severity.INFO,
                )


def _orphan(doc: Document, block: Block) -> Span | None:
    if block.role is Role.CODE or block.span.end - block.span.start > _MAX_GAP_CHARS:
        return None
    prose = doc.prose_of(block.span)
    lower = prose.lower()
    if OPAQUE in prose or not any(hint in lower for hint in _HINTS) or not _SIGN.search(prose):
        return None
    if len(prose) <= _MAX_CHARS and (match := _ORPHAN.fullmatch(prose)):
        lead = match["lead"].rstrip()
    elif (match := _GAP.match(prose)) and _is_credit_line(prose, match.end()):
        lead = match.group()[match.start("lead") :].rstrip(" ,;")
    else:
        return None
    start = block.span.start + match.start("lead")
    span = Span(start, start + len(lead))
    # A name that markup hides (a template, a shortcode) is a name all the same.
    hidden = doc.text[span.start : doc.lines.line_span(doc.lines.position(span.start).line).end]
    shown = doc.prose[span.start : span.start + len(hidden)]
    masked = "".join(a for a, b in zip(hidden, shown, strict=True) if a != b)
    return None if any(char.isalnum() for char in masked) else span


def _is_credit_line(prose: str, after: int) -> bool:
    """Whether what follows a hole is names and further credits, and not a sentence."""
    rest = [word.strip("()[];,.:") for word in prose[after:].split()]
    lower = [word for word in rest if word[:1].islower() and word not in ("and", "by", "editing")]
    return (
        len(rest) <= _MAX_REST_WORDS
        and len(lower) <= 1
        and any(word[:1].isupper() for word in rest)
    )


def _name_after(doc: Document, block: Block, buttons: set[int]) -> Block | None:
    """The next block, if it is a person's name and not a heading or a button."""
    if block.index + 1 >= len(doc.blocks) or block.index + 1 in buttons:
        return None
    after = doc.blocks[block.index + 1]
    prose = doc.prose_of(after.span).strip()
    words = prose.lower().split()
    if len(words) > _MAX_NAME_WORDS or _NOT_IN_NAMES.intersection(words):
        return None
    return after if _NAME.fullmatch(prose) else None
