"""Furniture that ran into a paragraph whole: rows of buttons, and notices to the visitor."""

import re
from collections.abc import Iterator
from functools import cache

from linter.analyses.interface_words import learned, score
from linter.analyses.sentences import sentences
from linter.analyses.tokens import distinct_words
from linter.analysis import analysis
from linter.document import Document, Role
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_NETWORKS = (
    r"facebook|twitter|google ?\+|whatsapp|telegram|linkedin|tumblr|pinterest|reddit|digg|stumble"
    r"(?:upon)?|newsvine|messenger|instagram|youtube|flipboard|pocket|viber|weibo|wechat|threads"
    r"|bluesky|mastodon|xing|vkontakte|delicious|snapchat|tiktok"
)
_BUTTONS = (
    r"share|send|e-?mail|mail|print|tweet|pin(?: it)?|save|copy(?: link)?|permalink|sms|rss|link"
    r"|like|comments?|more|x|pdf|by|via|on|this|fb"
)
_BAR_CUES = ("Facebook", "FACEBOOK", "facebook", "Twitter", "WhatsApp", "Whatsapp", "LinkedIn")
_ROW = lazy_pattern(r"[ |·•/]{1,3}(?:[A-Z]|linkedin|reddit|email|stumble|digg|tumblr)")
_BEFORE_CUE, _AFTER_CUE = 60, 300
_FEWEST = 3  # networks in a row without a comma or an "and"
_SURE = 5.5  # of a notice: log odds
_WORDS = range(4, 31)
_BODY = frozenset({Role.BODY, Role.LIST, Role.QUOTE})
_ASIDE = ('"', "“", "‘", "'")
_TELLING = frozenset("said says he she his her was were had told".split())


@analysis
def stray_furniture(doc: Document) -> tuple[Span, ...]:
    """The stretches inside longer paragraphs that are rows of buttons or whole notices."""
    return tuple(sorted([*_bars(doc), *_notices(doc)]))


def _bars(doc: Document) -> Iterator[Span]:
    prose, end = doc.prose, 0
    for at in sorted(at for cue in _BAR_CUES for at in _places(prose, cue)):
        match = _bar().search(prose, max(end, at - _BEFORE_CUE), at + _AFTER_CUE)
        if at < end or match is None or not match.start() <= at < match.end():
            continue
        end = match.end()
        block = doc.block_at(match.start())
        networks = {found.lower() for found in _network().findall(match[0])}
        if block is None or block.role not in _BODY or len(networks) < _FEWEST:
            continue
        if match.span() != tuple(block.span):
            yield Span(*match.span())


def _places(prose: str, cue: str) -> Iterator[int]:
    """Where a network stands beside another button, as in no sentence."""
    at = prose.find(cue)
    while at >= 0:
        after = at + len(cue)
        if _ROW.match(prose, after):
            yield at
        at = prose.find(cue, after)


def _notices(doc: Document) -> Iterator[Span]:
    """Whole sentences in words that are said hardly anywhere but in interfaces."""
    telltale = _telltale() & doc.get(distinct_words)
    if not telltale:
        return
    for sentence in doc.get(sentences):
        line = doc.prose_of(sentence.span)
        if not any(word in line for word in telltale):
            continue
        block, words = doc.blocks[sentence.block], [token.text for token in sentence.tokens]
        if sentence.span == block.span or block.role not in _BODY or len(words) not in _WORDS:
            continue
        if telltale.isdisjoint(words):
            continue
        line = " ".join(line.split())
        if line.startswith(_ASIDE) or not _TELLING.isdisjoint(words):
            continue
        if score(line) > _SURE:
            yield sentence.span


@cache
def _telltale() -> frozenset[str]:
    lower = [word for word, kind in learned().classes.items() if kind == "S"]
    return frozenset(lower) | {word.capitalize() for word in lower}


@cache
def _bar() -> re.Pattern[str]:
    word = rf"(?:{_NETWORKS}|{_BUTTONS})"
    return re.compile(rf"\b{word}(?:[ |·•/]{{1,3}}{word}){{2,}}(?![\w,])", re.IGNORECASE)


@cache
def _network() -> re.Pattern[str]:
    return re.compile(_NETWORKS, re.IGNORECASE)
