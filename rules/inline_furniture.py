"""Rule `inline-furniture`."""

import re
from collections.abc import Iterator
from functools import cache

from linter.analyses.furniture import Certainty, sort_of
from linter.analyses.interface_runs import runs_of
from linter.analyses.interface_words import kind_of, learned
from linter.analyses.lower_runs import lower_runs, relief_of
from linter.analyses.mentions import is_mentioned
from linter.analyses.run_scores import ADVERTS, LESS_SURE, SURE, best_run
from linter.analyses.stray_furniture import stray_furniture
from linter.sdk import (
    OPAQUE,
    Bad,
    Block,
    Category,
    Document,
    Edit,
    Finding,
    Fix,
    Good,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_BRACKET = lazy_pattern(r"(?P<open>[(\[])(?P<content>[^()\[\]\n]{2,60})[)\]]")
# What a reader of a wiki or of a page with pictures sees as a mark, and nobody writes.
_MARKS = (
    r"\w+(?: \w+)? needed|edit(?: source)?|(?:by |from |according to )?(?:who|whom|when|where"
    r"|which)\?"
    r"|dead link|not in citation given|dubious(?: .{1,10})?|original research\??"
    r"|better source.{0,8}"
    r"|(?:embedded |watch |see )?(?:videos?|photos?|images?|audio|tweet|gallery|slideshow|clip"
    r"|podcast|infographic|ad|advert|advertisement)(?: clip| gallery| below| above| here)?"
)
_SURE_IN_NAME = 4.5  # "the View menu"
_NEVER = 99.0
_SURE_AFTER_NAME = 6.5  # "the Federal Register"
_NEAR = 20
# "the View menu": a part of a program, that the text speaks of.
_CONTROL = lazy_pattern(
    r"\b(?:menu|button|tab|box|option|icon|field|key|window|dialog|panel|page|bar|list)$"
)
_CONTROL_AFTER = lazy_pattern(
    r" (?:menu|button|tab|box|option|icon|field|key|window|dialog|panel|page|section|feature"
    r"|function|command|setting|checkbox|entry|screen|view|mode)s?\b"
)
_TEXT = lazy_pattern(r"\S")
_SMALL = 3  # letters of a word that titles leave small
# With these a button or a notice in round brackets begins.
_OBJECTS = frozenset("VNSBP")
# With these such as list other stories, in square ones.
_LISTS = frozenset("related also more most previous next latest exclusive breaking live up".split())
_OPENS = lazy_pattern(
    r"(?:external|internal) (?:link|site|website)s?|(?:link )?opens (?:in )?(?:an? )?"
    r"(?:new|external) (?:tab|window|page|site|link)|[Ee]mbedded (?:content|media|post|map)"
)
# What it adds to a score that the words around make sense without those between.
_USUAL, _WORTH, _MOST_WORTH = 4.0, 0.4, 2.0
_YEAR = lazy_pattern(r"AD \d")
_COUNTED = lazy_pattern(r"(?:[Mm]ore|MORE) than [\d,.]+")
_CAPITAL_BEFORE = lazy_pattern(r"\b[^\W\d_a-z][\w'’-]*(?<!['’]s) $")
# What stands before a name, or is a part of one.
_NAME_BEFORE = lazy_pattern(
    r"(?:\b(?:the|an?|this|its|our|your|my|their|his|her|of|to|in|for|at|on|as|by|from|with"
    r"|following)|[A-Z][\w'’-]*) $"
)
_GOES_ON = lazy_pattern(r" (?:for|to|about|if)\b")
_SEE = lazy_pattern(
    r"(?:AD \d+|an?|the|but|this|that|these|which|see|in|as|on|at|for|from|also|or|and|if|with|not"
    r"|more)\b",
    re.IGNORECASE,
)
_SHOWN_CHARS = 60


class InlineFurniture(Rule):
    """Words of the page around the article stand inside a paragraph.

    "Story continues below advertisement", "Read more:", "[video]", "Share this article": where a
    page is copied as text, its buttons and marks run into the paragraphs between them.

    The rule looks at brackets and at words that begin with a capital where no sentence begins, or
    that begin a sentence which then begins anew ("Share this article The council said"). They are
    reported if they are surely words of an interface, by the score that `page-furniture` goes by.
    Quoted words are left alone.

    So are rows of sharing buttons, whole sentences that only a page says ("Your browser does not
    support the video tag."), and, as a warning, known lines of interfaces in small letters that
    break a sentence which reads on without them ("will read more close the bridge").

    Known limits: English only; a sentence that a writer might address to the reader ("Click here
    for the report.") is not reported.
    """

    name = "inline-furniture"
    category = Category.RESIDUE
    severity = Severity.ERROR
    english_only = True
    bad = (
        Bad(
            "The council will close ⟦Story continues below advertisement⟧ the bridge on Monday.",
            fixed="The council will close the bridge on Monday.",
        ),
        Bad(
            "The bridge ⟦[video]⟧ will stay closed until spring, he said.",
            fixed="The bridge will stay closed until spring, he said.",
        ),
        Bad(
            "The bridge was built in 1911.⟦[citation needed]⟧ It is closed.",
            fixed="The bridge was built in 1911. It is closed.",
        ),
        Bad(
            "The bridge is closed. ⟦Share this article⟧ The council said so on Monday.",
            fixed="The bridge is closed. The council said so on Monday.",
        ),
        Bad(
            "The state of the bridge ⟦click here⟧ has been known for years.",
            fixed="The state of the bridge has been known for years.",
        ),
        Bad(
            "It will close. ⟦Share Facebook Twitter WhatsApp Email⟧ The council said so on Monday.",
            fixed="It will close. The council said so on Monday.",
        ),
        Bad(
            "It will close. ⟦WATCH:⟧ Ferry crews vote to strike The council said so on Monday.",
            fixed="It will close. Ferry crews vote to strike The council said so on Monday.",
        ),
        Bad(
            "The bridge ⟦(click to enlarge)⟧ will stay closed until spring, he said.",
            fixed="The bridge will stay closed until spring, he said.",
        ),
    )
    good = (
        Good("He works for Human Rights Watch and reads the Washington Post every day."),
        Good("The charity Save the Children asked for help, and Click and Collect closed."),
        Good('He saw the words "Share this article" and "[video]" on every page.'),
        Good("She said [the video] was taken on Monday and [then] shown to the court."),
        Good("It stood for years (AD 618-907), and they met [across the UK] and [in our town]."),
        Good("The results (see above) are on the page (in French), he said."),
        Good("Sign the petition at the town hall. The council meets on Monday."),
        Good("Click the Save button in the menu (see below) and wait."),
        Good("Facebook bought Instagram, and Google Play was sold to Apple."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report brackets and words that are of an interface."""
        small = frozenset(doc.get(lower_runs))
        stray = (*doc.get(stray_furniture), *small)
        for block in doc.blocks:
            if block.role not in (Role.BODY, Role.LIST, Role.QUOTE):
                continue
            end = block.span.start
            whole = [span for span in stray if span.start >= end and span.end <= block.span.end]
            for span in sorted({*_brackets(doc, block), *_runs(doc, block), *whole}):
                if span.start >= end and not is_mentioned(doc, span):
                    end = span.end
                    yield _finding(doc, span, sure=span not in small)


def _brackets(doc: Document, block: Block) -> Iterator[Span]:
    for match in _BRACKET.finditer(doc.prose, *block.span):
        span, content = Span(*match.span()), match["content"].strip()
        linked = doc.prose[span.end : span.end + 1] in ("(", "[", ":")
        if span == block.span or linked or doc.is_masked(span) or is_mentioned(doc, span):
            continue
        if _is_furniture(content, square=match["open"] == "["):
            yield span


def _is_furniture(content: str, *, square: bool) -> bool:
    """Whether what stands in brackets is a mark or a button of a page."""
    shouted = content.isupper() and len(content) > _SMALL  # "(VIDEO)"
    if (square or shouted) and _marks().fullmatch(content):
        return True
    if content.lower() in ADVERTS or _OPENS.fullmatch(content):
        return True
    if not content or content[0].isdigit() or (_YEAR if square else _SEE).match(content):
        return False
    words, classes = content.split(), learned().classes
    first = words[0].lower().strip(":,")
    if classes.get(first) not in _OBJECTS and not (square and first in _LISTS):
        return False  # "[across the US]"
    if len(words) == 1:
        return square and classes.get(first) == "S"  # "[paywall]"
    sort = sort_of(content if square else content[0].upper() + content[1:])
    return sort is not None and sort.certainty >= (
        Certainty.LIKELY if square else Certainty.CERTAIN
    )


def _runs(doc: Document, block: Block) -> Iterator[Span]:
    """Words that are of an interface where the text goes on around them."""
    for runs in runs_of(doc, block):
        best, found = best_run(doc, runs)
        if best.words > 1 and not best.begins and not _is_title(doc.prose_of(best.span)):
            found += min(_WORTH * max(relief_of(doc, best.span) - _USUAL, 0.0), _MOST_WORTH)
        if found <= SURE:
            continue
        is_label = doc.prose[best.span.end - 1] == ":"
        if is_label and not _TEXT.search(doc.prose, best.span.end, block.span.end):
            continue  # it leads in to what comes next
        before = doc.prose[max(block.span.start, best.span.start - _NEAR) : best.span.start]
        after = doc.prose[best.span.end : best.span.end + _NEAR]
        limit = _limit(doc.prose_of(best.span), before, after, begins=best.begins)
        if found <= limit or best.span == block.span or doc.is_masked(best.span):
            continue
        if _COUNTED.fullmatch(doc.prose, *best.span):
            continue
        if OPAQUE in before or OPAQUE in after:
            continue  # a manual speaks of its own buttons and flags
        if not is_mentioned(doc, best.span):
            yield best.span


def _limit(text: str, before: str, after: str, *, begins: bool) -> float:
    """How sure a run must be, by what stands around it."""
    limit = SURE
    if _NAME_BEFORE.search(before):
        if _CONTROL.search(text) or _CONTROL_AFTER.match(after):
            return _NEVER
        limit = _SURE_IN_NAME
    if _CAPITAL_BEFORE.search(before) and not begins:
        limit = _SURE_AFTER_NAME
    return limit + LESS_SURE if _GOES_ON.match(after) or _is_title(text) else limit


def _is_title(text: str) -> bool:
    """Whether every word but the smallest has a capital: "Terms and Conditions"."""
    words = [word for word in text.split() if len(word) > _SMALL or word[:1].isupper()]
    return len(words) > 1 and not text.isupper() and all(word[0].isupper() for word in words)


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(_MARKS, re.IGNORECASE)


def _finding(doc: Document, span: Span, *, sure: bool) -> Finding:
    text = " ".join(doc.prose_of(span).split())
    start, end = span
    if doc.prose[start - 1 : start] == " " and doc.prose[end : end + 1] in (" ", ".", ","):
        start -= 1
    elif doc.prose[end : end + 1] == " " and not doc.prose[start - 1 : start].strip():
        end += 1
    return Finding(
        span,
        f'"{text[:_SHOWN_CHARS]}" looks like {kind_of(text)} inside the text: '
        "it belongs to the page, not to the article",
        fix=Fix("Remove it", (Edit(Span(start, end), ""),)),
        confidence=0.93 if sure else 0.85,
        severity=None if sure else Severity.WARNING,
    )
