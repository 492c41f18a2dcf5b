"""Rule `invisible-character`."""

import re
from collections.abc import Iterator

from linter.analyses.habits import once_per_habit
from linter.analyses.hidden_characters import also, by_block, character_name, removal
from linter.analyses.rare_characters import rare_characters
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity, Span, lazy_pattern

_SOFT_HYPHEN = "\xad"
_MOST_SOFT = 8
_JOINERS = frozenset("\u200c\u200d")
_HIDDEN = lazy_pattern(
    "[\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e01ef]"
)
_SELECTOR = lazy_pattern("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_TAG = lazy_pattern("[\U000e0020-\U000e007f]")
_FLAG = "\U0001f3f4"
_LATIN = lazy_pattern(r"[\x00-\x7fÀ-ɏ\u2010-\u2027\xa0£€]")
_LONGEST_RUN = 50  # of characters without width; a longer one breaks no word
_BLANKS = "\u200b\u200c\u200d\u2060\ufeff\xad"


class InvisibleCharacter(Rule):
    """A character without width stands in the text.

    Zero-width spaces, byte order marks and word joiners come from web pages and joined files. A
    word that holds one is found by no search and known to no spelling checker.

    Inside a word it is a warning; beside a blank or a mark, where nobody is harmed, an info, and so
    are soft hyphens in a text that is full of them. Left alone are joiners beside letters that need
    them (Arabic, Persian, Indic scripts), joiners and selectors of emoji, and the tags of flags.
    The safe fix deletes all of a paragraph's.
    """

    name = "invisible-character"
    category = Category.ENCODING
    severity = Severity.WARNING
    bad = (
        Bad("The pay⟦\u200b⟧ment was late.", fixed="The payment was late."),
        Bad("She is the pre⟦\ufeff⟧sident now.", fixed="She is the president now."),
        Bad("The pay⟦\xad⟧ment was late.", fixed="The payment was late.", why="a soft hyphen"),
        Bad("⟦\u200b⟧The payment was late.", fixed="The payment was late.", why="an info"),
    )
    good = (
        Good("The family 👨\u200d👩\u200d👧 and the heart ❤\ufe0f of it, 1\ufe0f\u20e3 of 3."),
        Good("The Persian word می\u200cخواهم means I want, and the Hindi क्\u200dष is a letter."),
        Good(
            "The flag 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f is Scottish."
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the invisible characters of each paragraph, the harmful before the harmless."""
        if any(map(_HIDDEN.match, doc.get(rare_characters))):
            yield from once_per_habit(_findings(doc))


def _findings(doc: Document) -> Iterator[Finding]:
    prose = doc.prose
    places = [Span(*m.span()) for m in _HIDDEN.finditer(prose) if not _is_used(prose, m)]
    soft = prose.count(_SOFT_HYPHEN) > _MOST_SOFT  # set by a program, in all long words
    for spans in by_block(doc, places):
        harmful: list[Span] = []
        harmless: list[Span] = []
        for each in spans:
            usual = soft and prose[each.start] == _SOFT_HYPHEN
            harms = not usual and _breaks_word(prose, each)
            (harmful if harms else harmless).append(each)
        for group, severity in ((harmful, None), (harmless, Severity.INFO)):
            if group:
                char = prose[group[0].start]
                place = "inside a word" if group is harmful else "in the text"
                yield Finding(
                    group[0],
                    f"Invisible {character_name(char)} {place}{also(group)}",
                    fix=removal("Delete the invisible characters", group),
                    confidence=0.97,
                    severity=severity,
                )


def _is_used(prose: str, match: re.Match[str]) -> bool:
    """Whether a character does what it is there for: in emoji, flags, and scripts that need it."""
    start, end = match.span()
    char, before, after = match.group(), prose[start - 1 : start], prose[end : end + 1]
    if _SELECTOR.match(char):
        return bool(before) and (not _LATIN.match(before) or before in "0123456789#*©®‼⁉")
    if _TAG.match(char):
        return before == _FLAG or bool(_TAG.match(before))
    if char in _JOINERS:
        return any(
            side and not _LATIN.match(side) and side not in _BLANKS for side in (before, after)
        )
    return char == "\u200b" and any(_needs_breaks(side) for side in (before, after))


def _needs_breaks(side: str) -> bool:
    """Whether a letter is of a script that is written without blanks: Thai, Khmer, Burmese, Han."""
    return (
        "\u0e00" <= side <= "\u109f" or "\u1780" <= side <= "\u17ff" or "\u3040" <= side < "\ufb00"
    )


def _breaks_word(prose: str, span: Span) -> bool:
    """Whether letters or digits stand on both sides, behind other blanks at most."""
    near = _LONGEST_RUN + 1
    before = prose[max(0, span.start - near) : span.start].rstrip(_BLANKS)
    after = prose[span.end : span.end + near].lstrip(_BLANKS)
    return before[-1:].isalnum() and after[:1].isalnum()
