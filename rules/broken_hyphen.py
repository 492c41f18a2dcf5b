"""Rule `broken-hyphen`."""

import re
from collections.abc import Iterator

from linter.analyses.lexicon import lexicon
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

_GAP = lazy_pattern(
    r"(?P<hyphen>[-‐])(?P<space>[ \u00a0]+)(?P<second>[^\W\d_]{2,}+)(?:['’]s)?(?!['’]?[^\W_])"
)
_FIRST = lazy_pattern(r"(?<![^\W_])[^\W\d_]+(?:['’][^\W\d_]+)?$")
_LOOK_BACK = 40
# After these the second half of a compound is yet to come: "mid- and long-term", "two- to".
_SUSPENDING = frozenset("and or to nor versus vs but through till until und y et as with".split())
# Before these stood a dash: "the plan- which nobody liked".
_AFTER_DASH = frozenset(
    "the a an he she it they we you i this that these those there which who whom whose where when"
    " while if because is are was were has have had not his her its their our my your says said"
    " for from of so like all both even just behind in on at by with to"
    " about after before than who's it's that's".split()
)
_SUFFIXES = frozenset("tion tions ment ments ing ed er ers ly ity ness ous ally ance ence".split())
_LEAST_ZIPF = 2.5  # of a half that is a word by itself
_MARGIN = 0.3  # zipf by which a word is more frequent than the rarer of its halves


class BrokenHyphen(Rule):
    """A word is broken by a hyphen and a space.

    `inter- national` was hyphenated at the end of a printed line; `rock- solid` is a compound that
    was. Both come from text that was copied out of columns.

    The rule looks at a hyphen that touches the word before it and not the one after. If the two
    make a known word together and one half is none by itself, or is rarer than the whole, they are
    joined; if not, they are a compound and lose the space only. The fix is safe in the first case
    where a half is no word, and in the second where both are; there it is information, as the
    words can be read all the same. Suspended hyphens ("mid- and
    long-term"), and hyphens that stand for a dash ("the plan- which") are left alone.
    """

    name = "broken-hyphen"
    category = Category.PUNCTUATION
    english_only = True
    severity = Severity.WARNING
    bad = (
        Bad("An ⟦inter- national⟧ treaty.", fixed="An international treaty."),
        Bad("The ⟦govern- ment⟧ fell.", fixed="The government fell."),
        Bad("A ⟦rock- solid⟧ majority.", fixed="A rock-solid majority."),
        Bad("She ⟦under- stood⟧ it.", fixed="She understood it."),
    )
    good = (
        Good("Both mid- and long-term rates rose, for a two- to three-year span."),
        Good("Pre- or post-war, and poly- and monounsaturated, it is all the same."),
        Good("The plan- which nobody liked- is dead."),
        Good("He came - nobody knew why - and left."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each hyphen that a space follows within a word."""
        if "- " not in doc.prose and "‐ " not in doc.prose and "-\u00a0" not in doc.prose:
            return
        for block, match in doc.outside_code(_GAP):
            start = max(block.span.start, match.start() - _LOOK_BACK)
            first = _FIRST.search(doc.prose, start, match.start())
            if first and not doc.is_masked(Span(first.start(), match.end())):
                yield from _judge(first, match)


def _judge(before: re.Match[str], match: re.Match[str]) -> Iterator[Finding]:
    first, second = before[0], match["second"]
    if second in _SUSPENDING or not second.islower():
        return
    words = lexicon()
    whole = first + second
    halves = _is_word(first), _is_word(second) and second not in _SUFFIXES
    span = Span(before.start(), match.end())
    if words.knows(whole):
        rarer = min(words.frequency(first), words.frequency(second))
        if not all(halves) or words.frequency(whole) >= rarer - _MARGIN:
            gap = Span(match.start("hyphen"), match.end("space"))
            yield Finding(
                span,
                f'"{whole}" is broken by a hyphen and a space',
                suggestions=(whole,),
                fix=Fix.replace(f'Join to "{whole}"', gap, "", safe=not all(halves)),
                confidence=0.97,
            )
            return
    if second in _AFTER_DASH:
        return
    compound = f"{first}-{second}"
    yield Finding(
        span,
        f'A space stands after the hyphen of "{compound}"',
        suggestions=(compound,),
        fix=Fix.replace("Remove the space", Span(*match.span("space")), "", safe=all(halves)),
        confidence=0.93,
        severity=Severity.INFO if all(halves) else None,
    )


def _is_word(text: str) -> bool:
    """Whether word lists and running text know it; lists hold many a syllable too."""
    return len(text) > 1 and lexicon().knows(text) and lexicon().frequency(text) >= _LEAST_ZIPF
