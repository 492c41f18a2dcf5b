"""Rule `glued-sentences`."""

import re
from collections.abc import Iterator
from functools import cache

from linter.analyses.habits import once_per_habit
from linter.analyses.lexicon import lexicon
from linter.analyses.odd_runs import odd_runs
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

# A stop, and a word with a capital that ends where words do.
_STOP = lazy_pattern(
    r"(?P<stop>[.?!][”’\")\]]?)(?P<open>[“‘(]?)"
    r"(?P<right>(?=[^\W\d_])[^\Wa-z_]['’]?[^\W_]*(?:['’-][^\W_]+)*)"
    r"(?![\w./\\(:=@_-]\w|[(/\\_=@}|])"
)
_SIGN = lazy_pattern(r"[.?!][”’\")\]]?[“‘(]?[^\Wa-z_]")
# Before it a word, a year or a bracket.
_LEFT = lazy_pattern(r"(?<![\w.@/\\:{|-])(?P<left>[^\W_]+(?:['’-][^\W_]+)*)(?P<close>[”’\")\]%]?)$")
_LOOK_BACK = 40
_NEAR = 10_000  # code points around, in which a name comes again
# With these a sentence begins; no file, class or site is called so.
_STARTERS = frozenset(
    "the a an he she it they we you i this that these those there his her its their our my in on"
    " at by for from with after before when while if as but and or so yet since although though"
    " however meanwhile mr mrs ms dr what who why how where not no one two some many most"
    " according therefore moreover furthermore thus still also then now today another each"
    " every all both more other such only just even perhaps instead despite because under over"
    " during between once until it's he's she's that's there's they're we're i'm".split()
)
_PART = lazy_pattern(r"['’-]")
_AFTER = lazy_pattern(
    r"['’\"”,:;–—-]{0,2}[ \n][“\"‘'(]?([^\W_]+)"
)  # a sentence has more words than one
_CODE_NOUNS = frozenset(
    "class classes object objects method methods function functions interface module package"
    " property attribute type types component command".split()
)
_SUFFIXES = frozenset("com net org js io ai tv py exe dll md txt pdf jpg png gif doc zip".split())
_LONGEST_TITLE = 3  # letters of "Dr", "St", "Gen"
_LEAST = 2  # letters of a word before the stop


class GluedSentences(Rule):
    """No space stands between two sentences.

    The space is lost where paragraphs were joined, or a line break or a tag between two sentences
    was removed.

    The rule reports a stop, question or exclamation mark between a word and a word with a capital.
    Addresses, file names and code are left alone: the word before the stop is an English word in
    lower case (or a number, or a name before "The", "He", "In"), the word after it one that begins
    sentences or that word lists know, and the same two words do not stand so elsewhere in the
    article, as the name of a class or a site would.
    """

    name = "glued-sentences"
    category = Category.PUNCTUATION
    severity = Severity.WARNING
    bad = (
        Bad("The fire is ⟦out.Nobody⟧ was hurt.", fixed="The fire is out. Nobody was hurt."),
        Bad(
            "That was in ⟦2019.The⟧ case is closed.", fixed="That was in 2019. The case is closed."
        ),
        Bad("Is it ⟦over?Not⟧ yet, says Ms Roe.", fixed="Is it over? Not yet, says Ms Roe."),
        Bad("“It is ⟦over.”Jane⟧ Roe smiled.", fixed="“It is over.” Jane Roe smiled."),
        Bad(
            "It was won by ⟦Leeds.The⟧ cup is theirs.",
            fixed="It was won by Leeds. The cup is theirs.",
        ),
    )
    good = (
        Good("The site is called example.Com or Booking.Org, the file readme.Txt."),
        Good("Node.JS and ASP.Net are names, as are J.Smith and U.S.The."),
        Good("Call string.Format here. The string.Format method does it all."),
        Good("The class org.example.tag.Field has a field called java.File.Name for names."),
        Good("Constraints for use with typing.Annotated"),
        Good("Yahoo!Japan is a site, and so was Ask.Jeeves once."),
        Good("Shares of the maker (0992.HK) rose, and so did those of BB.TO on Monday."),
        Good("The field is called `out.Nobody` there.", name="example.md"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each stop that is followed by a word instead of a space."""
        if _SIGN.search(doc.get(odd_runs)):
            yield from once_per_habit(_findings(doc))


def _findings(doc: Document) -> Iterator[Finding]:
    for block, match in doc.outside_code(_STOP):
        start = max(block.span.start, match.start() - _LOOK_BACK)
        before = _LEFT.search(doc.prose, start, match.start())
        if before is None or not _is_glued(doc.prose, before, match):
            continue
        span = Span(before.start("left"), match.end())
        if match["stop"] == "." and _is_named(doc.prose, match["right"], span):
            continue
        at = match.end("stop")
        right = match["open"] + match["right"]
        sure = _starts(match["right"]) or before["left"].islower()
        yield Finding(
            span,
            f'No space after "{match["stop"]}" before "{right}"',
            fix=Fix.replace("Insert a space", Span(at, at), " ", safe=sure),
            confidence=0.95,
        )


def _is_glued(prose: str, before: re.Match[str], match: re.Match[str]) -> bool:
    left, right = before["left"], match["right"]
    if len(left) < _LEAST or right.lower() in _SUFFIXES or (right.isupper() and len(right) > 1):
        return False
    has_closer = bool(before["close"]) or len(match["stop"]) > 1
    if has_closer or _starts(right):
        return has_closer or not left.isupper()
    if left.isdigit() or len(right) < _LEAST:
        return False
    if left[0].islower():
        ends = lexicon().knows(left)
    else:
        ends = len(left) > _LONGEST_TITLE and match["stop"] != "!"
        ends = ends and (lexicon().is_name(left) or _stands_apart(prose, left, match))
    return ends and (_is_known(right) or _stands_apart(prose, right, match))


def _is_known(word: str) -> bool:
    return lexicon().knows(_PART.split(word)[0])


def _stands_apart(prose: str, name: str, match: re.Match[str]) -> bool:
    """Whether the article has the word elsewhere too, between spaces: a name that it knows."""
    near = max(0, match.start() - _NEAR)
    text = f" {name} "
    return text in prose[match.end() : match.end() + _NEAR] or text in prose[near : match.start()]


@cache
def _starts(word: str) -> bool:
    return word.lower().replace("’", "'") in _STARTERS


def _is_named(prose: str, right: str, span: Span) -> bool:
    """Whether this names something: a class, what stands after a stop twice, or ends the text."""
    if _starts(right):
        return False
    after = _AFTER.match(prose, span.end)
    if after is None or after[1].lower() in _CODE_NOUNS:
        return True
    text, near = f".{right}", max(0, span.start - _NEAR)
    return text in prose[span.end : span.end + _NEAR] or text in prose[near : span.start]
