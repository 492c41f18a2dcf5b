"""Acronyms that an article explains in brackets: "World Health Organization (WHO)", and back."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.analysis import analysis
from linter.document import Document, Role
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

# "(WHO)", "(the WHO)", "(WHO,", "(MVPs)"; or the long form after the short one.
_BRACKET = lazy_pattern(
    r"\((?:(?:the |or |[\"“‘'])?(?P<short>[A-Z][A-Za-z&.]{1,9})(?=[\"”’']?[),;])"
    r"|(?P<long>[A-Z][^\s()\d]{1,24}(?: [^\s()\d]{1,24}){1,9})\))"
)
_SHORT_BEFORE = lazy_pattern(r"(?<![\w.-])(?P<short>[A-Z][A-Z&.]{1,8}) ?$")
_WORD = lazy_pattern(r"[^\W\d_][^\W_]*(?:[.'’](?=\w)[^\W_]*)*|&")
_PART = lazy_pattern(r"[^\W\d_][^\WA-Z_]*")  # of a compound: Black Berry
_LOOK_BACK = 130
_MOST_WORDS = 12
_MOST_PARTS = 40  # of the words; a name has fewer, and trying them takes time
_LEFT_OUT = 1  # word of a name for which no letter stands
SMALL_WORDS = frozenset("of the for and in on to a an at by de la du des & with as".split())


class Definition(NamedTuple):
    """A short form in brackets behind its long form, or the reverse.

    `letters` are the short form's, in lower case and without a plural ending. `long` covers the
    words that the letters stand for, or, where they do not fit, those that they may stand for;
    `named` tells that all of these but small words have capitals. `initials` are the initial
    letters of all words before the bracket that are not small, or of those in it;
    `all_initials` those of the small words too.
    """

    letters: str
    short: Span
    long: Span
    initials: str
    all_initials: str
    named: bool
    fits: bool


@analysis
def acronyms(doc: Document) -> tuple[Definition, ...]:
    """The short forms that stand beside a bracket with what may be their long form."""
    if "(" not in doc.prose:
        return ()
    return tuple(_definitions(doc))


def letters_of(short: str) -> str:
    """What is compared of a short form: "U.N." and "UN", "MVPs" and "MVP" are the same."""
    bare = short.replace(".", "").replace("&", "").removesuffix("'s").removesuffix("’s")
    if len(bare) > 2 and bare[-1] == "s" and bare[:-1].isupper():  # noqa: PLR2004 - "Us", "As"
        bare = bare[:-1]
    return bare.lower()


def _definitions(doc: Document) -> Iterator[Definition]:
    prose = doc.prose
    for match in _BRACKET.finditer(prose):
        block = doc.block_at(match.start())
        if block is None or block.role is Role.CODE:
            continue
        start = max(block.span.start, match.start() - _LOOK_BACK)
        if match["short"]:
            short = Span(*match.span("short"))
            words = list(_WORD.finditer(prose, start, match.start()))[-_MOST_WORDS:]
            adjoins = words and not prose[words[-1].end() : match.start()].strip(" \"”’'")
            found = _at_end(letters_of(match["short"]), words) if adjoins else None
        else:
            before = _SHORT_BEFORE.search(prose[start : match.start()])
            if before is None:
                continue
            short = Span(start + before.start("short"), start + before.end("short"))
            words = list(_WORD.finditer(prose, *match.span("long")))
            found = _from_start(letters_of(before["short"]), words)
        if found is not None and sum(map(str.isupper, prose[short.start : short.end])) > 1:
            yield found._replace(short=short)


def _at_end(letters: str, words: Sequence[re.Match[str]]) -> Definition | None:
    """The last words before a bracket that the letters stand for, or might have stood for."""
    fitting = None
    for start in range(len(words) - 1, -1, -1):
        begins = _plain(words[start][0])[0] == letters[0]
        if begins and _fits(letters, words[start:]):
            fitting = words[start:]
            break
    meant = fitting or _significant(words, len(letters))
    if not meant:
        return None
    return _definition(letters, meant, words, fits=fitting is not None)


def _from_start(letters: str, words: Sequence[re.Match[str]]) -> Definition | None:
    if not words:
        return None
    return _definition(letters, words, words, fits=_fits(letters, words))


def _definition(
    letters: str, meant: Sequence[re.Match[str]], words: Sequence[re.Match[str]], *, fits: bool
) -> Definition:
    long = Span(meant[0].start(), meant[-1].end())
    named = all(word[0][0].isupper() for word in _content(meant))
    initials = "".join(_plain(word[0])[0] for word in _content(words))
    all_initials = "".join(_plain(word[0])[0] for word in words)
    return Definition(letters, long, long, initials, all_initials, named, fits)


def _content(words: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    return [word for word in words if word[0].lower() not in SMALL_WORDS]


def _significant(words: Sequence[re.Match[str]], wanted: int) -> Sequence[re.Match[str]]:
    """The last words of a name: as many that are not small as are wanted."""
    for start in range(len(words) - 1, -1, -1):
        wanted -= words[start][0].lower() not in SMALL_WORDS
        if not wanted:
            return words[start:]
    return ()


def _plain(text: str) -> str:
    """In lower case and without accents."""
    lower = text.lower()
    return lower if lower.isascii() else unicodedata.normalize("NFKD", lower)


def _fits(letters: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether the letters are initials of the words in order, or letters after such an initial.

    The first word gives the first letter; one word after it may be left out, and all small ones.
    """
    parts = [_plain(part) for word in words for part in _PART.findall(word[0]) or [word[0]]]
    if not 0 < len(parts) <= _MOST_PARTS or not letters or parts[0][0] != letters[0]:
        return False
    costs = [part not in SMALL_WORDS for part in parts]
    reached = {(0, 0): 0}  # part, and place of its letter that was used last: words left out
    for letter in letters[1:]:
        after: dict[tuple[int, int], int] = {}
        lowest: dict[int, int] = {}  # words left out, by the part that was used last
        for (n, at), before in reached.items():
            lowest[n] = min(before, lowest.get(n, before))
            inner = parts[n].find(letter, at + 1)
            if inner > 0:
                after[n, inner] = min(before, after.get((n, inner), before))
        skipped = _LEFT_OUT + 1  # on the best way to the next part
        for n, part in enumerate(parts):
            if part[0] == letter and skipped <= _LEFT_OUT:
                after[n, 0] = skipped
            skipped = min(skipped + costs[n], lowest.get(n, _LEFT_OUT + 1))
        reached = after
    return any(skipped + sum(costs[n + 1 :]) <= _LEFT_OUT for (n, _), skipped in reached.items())
