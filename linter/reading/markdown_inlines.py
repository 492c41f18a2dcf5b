"""Inline rules of the Markdown parser, wrapped: what is markup, and what stands for it."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_inline import StateInline, image
from markdown_it.token import Token

from linter.document import JOINER, OPAQUE
from linter.reading.markdown_trace import (
    FOOTNOTE_MARK,
    TRACE,
    InlineRule,
    Mark,
    Noter,
    Trace,
)
from linter.reading.masking import entity_like
from linter.span import Span

_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n")
_FOOTNOTE = re.compile(FOOTNOTE_MARK)
_FOOTNOTE_DEFINITION = re.compile(rf"{FOOTNOTE_MARK}:")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_BREAKING_TAGS = frozenset(
    "br hr p div li ul ol dl dt dd td th tr table section article aside blockquote figure"
    " figcaption pre h1 h2 h3 h4 h5 h6".split()
)
_OBJECT_TAGS = frozenset("img svg video audio iframe object embed input math canvas".split())
_CODE_TAGS = frozenset("code kbd samp tt var script style svg math".split())
_NOTE_TAG = "sup"
_NOTE_NUMBER = re.compile(r"[\[\]\d*†‡§,\s]+")


def noted(rule: InlineRule, note: Noter) -> InlineRule:
    """The inline rule, noting what it consumed when it is in earnest."""

    def noted(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start = state.pos
        if not rule(state, silent):
            return False
        if not silent:
            note(state.env[TRACE], state, start, state.pos)
        return True

    return noted


def _joined(start: int, end: int) -> Mark:
    return Mark(start, end, JOINER * (end - start))


def _object(start: int, end: int) -> Mark:
    return Mark(start, end, OPAQUE * (end - start))


def note_object(trace: Trace, _: StateInline, start: int, end: int) -> None:
    """An autolink: it fills a place in the sentence."""
    trace.marks.append(_object(start, end))


def note_escape(trace: Trace, state: StateInline, start: int, _: int) -> None:
    """A backslash before a mark that it escapes."""
    if state.src[start + 1] in _ESCAPABLE:
        trace.marks.append(_joined(start, start + 1))


def note_backticks(trace: Trace, state: StateInline, start: int, end: int) -> None:
    """A code span."""
    if state.src[start:end].strip("`"):  # else a run that closes nowhere: plain text
        trace.marks.append(_object(start, end))
        trace.code.append((start, end))


def note_link(trace: Trace, state: StateInline, start: int, end: int) -> None:
    """A link's brackets and target; its label stays prose."""
    label_end = state.md.helpers.parseLinkLabel(state, start, disableNested=True)
    trace.marks += (_joined(start, start + 1), _joined(label_end, end))


def image_as_object(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """An image, never in earnest: its description is no prose, and nested ones cost dearly."""
    start = state.pos
    if not image(state, silent=True):
        return False
    if not silent:
        trace: Trace = state.env[TRACE]
        trace.marks.append(_object(start, state.pos))
        trace.images += 1
        # A token must stand between delimiters, or markdown-it takes them for one run.
        state.push("image", "img", 0)
    return True


def footnote_reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """`[^1]` in a text; with its colon at the beginning of a footnote."""
    start = state.pos
    if state.src[start] != "[":
        return False
    definition = _FOOTNOTE_DEFINITION.match(state.src) if start == 0 else None
    match = definition or _FOOTNOTE.match(state.src, start, state.posMax)
    if not match:
        return False
    if not silent:
        state.env[TRACE].marks.append(_joined(start, match.end()))
        state.push("footnote", "sup", 0)
    state.pos = match.end()
    return True


def note_entity(trace: Trace, state: StateInline, start: int, end: int) -> None:
    """An entity: its character, and nothing for the rest of it."""
    shown = entity_like(Span(start, end), state.tokens[-1].content).shown
    trace.marks.append(Mark(start, end, shown))


def note_tag(trace: Trace, state: StateInline, start: int, end: int) -> None:
    """An HTML tag; what code tags enclose is known only once all are seen."""
    match = _TAG.match(state.src, start)
    closing, name = (bool(match[1]), match[2].lower()) if match else (False, "")
    trace.tags.append((start, end, name, closing))


def tag_marks(tags: Sequence[tuple[int, int, str, bool]], content: str) -> Iterator[Mark]:
    """Marks over tags and comments, and over what stands between tags of code and of notes."""
    opened: dict[str, int] = {}
    for start, end, name, closing in tags:
        if name in _BREAKING_TAGS:
            yield Mark(start, end, " " * (end - start))
        elif name in _OBJECT_TAGS and not closing:
            yield _object(start, end)
        else:
            yield _joined(start, end)
        if not closing:
            opened[name] = end
            continue
        inner = opened.pop(name, start)
        if name in _CODE_TAGS:
            yield _object(inner, start)
        elif name == _NOTE_TAG and _NOTE_NUMBER.fullmatch(content, inner, start):
            yield _joined(inner, start)


def note_delimiters(trace: Trace, state: StateInline, start: int, end: int) -> None:
    """Each delimiter is a text token of its own; which of them are markup is known later."""
    at = end
    for token in reversed(state.tokens):
        if at <= start:
            break
        at -= len(token.content)
        trace.delimiters.append((token, at))


def mark_delimiters(state: StateInline) -> None:
    """Mark the delimiters that have become markup: they are no text any more, or an empty one."""
    trace: Trace = state.env[TRACE]
    for token, at in trace.delimiters:
        if token.type != "text" or not token.content:
            width = 2 if token.markup == "~~" else 1
            trace.marks.append(_joined(at, at + width))


def is_emphasised(children: Sequence[Token]) -> bool:
    """Whether one pair of emphasis encloses all text."""
    texts = [each for each in children if each.type not in ("softbreak", "hardbreak")]
    texts = [each for each in texts if each.nesting or each.content.strip()]
    if not texts or texts[0].type not in ("em_open", "strong_open"):
        return False
    depth = 0
    for n, token in enumerate(texts):
        depth += token.nesting
        if depth == 0:
            return n == len(texts) - 1
    return False
