"""Markdown as markdown-it-py parses it, with the exact place of every character.

markdown-it says on which lines a block stands and what an inline parses to, but not where. Its
rules know: each that matters is wrapped here through the parser's own rulers. A block rule, once it
has made an inline token, notes where each line of the content lies in the file (`Piece`); an inline
rule, once it has consumed something, notes from where to where and what stands there in the mask
(`Mark`). Nothing is ever found again by searching for its text.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, heading, html_block, lheading, paragraph
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
    strikethrough,
)
from markdown_it.token import Token

from linter.document import JOINER, OPAQUE
from linter.reading.masking import entity_like
from linter.span import Span

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]
Noter = Callable[["Trace", StateInline, int, int], None]

_LINE_ENDS, _TRACE = "copydesk-line-ends", "copydesk-trace"  # keys of markdown-it's environment
_IN_FOOTNOTE = "copydesk-in-footnote"
_PIECES, FOOTNOTE = "copydesk-pieces", "copydesk-footnote"  # keys of a token's meta
_IN_EARNEST = False  # markdown-it's argument `silent`
_DEEPEST = 20  # nested blocks or brackets; markdown-it reads what lies deeper as one text

_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\]")
_DEFINITION = re.compile(r"\[[^\[\]\n]{1,100}\]:[ \t]")
_FOOTNOTE_DEFINITION = re.compile(rf"{_FOOTNOTE.pattern}:")
_COMMENT_BEFORE_TEXT = re.compile(r"<!--(?:[^-]|-(?!->))*-->[ \t]*[^\s<]")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_BREAKING_TAGS = frozenset(
    "br hr p div li ul ol dl dt dd td th tr table section article aside blockquote figure"
    " figcaption pre h1 h2 h3 h4 h5 h6".split()
)
_OBJECT_TAGS = frozenset("img svg video audio iframe object embed input math canvas".split())
_CODE_TAGS = frozenset("code kbd samp tt var script style svg math".split())
_NOTE_TAG = "sup"
_NOTE_NUMBER = re.compile(r"[\[\]\d*†‡§,\s]+")


class Piece(NamedTuple):
    """A stretch of an inline's content within one line, and where it begins in the file."""

    start: int
    end: int
    place: int


class Mark(NamedTuple):
    """A stretch of an inline's content and what the mask shows there, of the same length."""

    start: int
    end: int
    shown: str


class Trace:
    """What the inline rules note while one inline's content is parsed."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.delimiters: list[tuple[Token, int]] = []
        self.tags: list[tuple[int, int, str, bool]] = []
        self.code: list[tuple[int, int]] = []
        self.images = 0


class Inline(NamedTuple):
    """The content of a paragraph or heading: its pieces in the file and the marks over it."""

    content: str
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    code: tuple[tuple[int, int], ...]  # code spans, of which a comment is none
    images: int
    emphasised: bool  # all of its text stands in one emphasis


def block_tokens(lines: Sequence[str], line_ends: Sequence[int]) -> tuple[list[Token], object]:
    """The block tokens of a text given by its lines, and the environment that `inline_of` needs.

    A line may lack a prefix of the file's line, but ends where it ends: `line_ends` are the ends of
    the lines in the file.
    """
    environment = {_LINE_ENDS: line_ends}
    return _parser().parse("\n".join(lines), environment), environment


def inline_of(token: Token, environment: object) -> Inline | None:
    """What stands where in an inline token; None where it has no text or is a table's cell."""
    pieces = token.meta.get(_PIECES)
    if not pieces or not isinstance(environment, dict):
        return None
    parser = _parser()
    trace = environment[_TRACE] = Trace()
    children: list[Token] = []
    parser.inline.parse(token.content, parser, environment, children)
    marks = [*trace.marks, *_tag_marks(trace.tags, token.content)]
    emphasised = _is_emphasised(children)
    content, code = token.content, tuple(trace.code)
    return Inline(content, tuple(pieces), tuple(marks), code, trace.images, emphasised)


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough, whose rules note what they consume."""
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.enableOnly(["normalize", "block"])  # `inline_of` parses the inlines
    # What may begin where a paragraph has not ended, as markdown-it's own table of rules has it.
    interrupting = RuleOptionsType(alt=["paragraph", "reference", "blockquote"])
    parser.block.ruler.at("heading", _placed(heading), interrupting)
    parser.block.ruler.at("html_block", _html_block, interrupting)
    parser.block.ruler.at("lheading", _placed(lheading))
    parser.block.ruler.at("paragraph", _placed(paragraph))
    after_footnote = RuleOptionsType(alt=["paragraph", "reference"])
    parser.block.ruler.before("reference", "footnote", _footnote_definition, after_footnote)
    inline = parser.inline.ruler
    for name, rule, note in (
        ("escape", escape, _note_escape),
        ("backticks", backtick, _note_backticks),
        ("emphasis", emphasis.tokenize, _note_delimiters),
        ("strikethrough", strikethrough.tokenize, _note_delimiters),
        ("link", link, _note_link),
        ("autolink", autolink, _note_object),
        ("html_inline", html_inline, _note_tag),
        ("entity", entity, _note_entity),
    ):
        inline.at(name, _noted(rule, note))
    inline.at("image", _image)
    inline.before("link", "footnote", _footnote)
    parser.inline.ruler2.after("emphasis", "marks", _mark_delimiters)
    return parser


# -- blocks: where the lines of a content lie in the file


def _placed(rule: BlockRule) -> BlockRule:
    """The block rule, noting the pieces of the inline token that it makes."""

    def placed(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        count = len(state.tokens)
        if not rule(state, first, end, silent):
            return False
        if not silent and state.tokens[count + 1].content:
            opening, inline = state.tokens[count : count + 2]
            inline.meta[_PIECES] = list(_pieces(state, opening, inline))
        return True

    return placed


def _pieces(state: StateBlock, opening: Token, inline: Token) -> Iterator[Piece]:
    first, end = inline.map or (0, 0)
    if opening.markup.startswith("#"):
        begin = state.bMarks[first] + state.tShift[first] + len(opening.markup)
        lines = [state.src[begin : state.eMarks[first]]]
    else:
        lines = [
            state.getLines(n, n + 1, state.blkIndent, keepLastLF=False) for n in range(first, end)
        ]
    # The content is the lines, trimmed at both ends. The first place where it fits is after the
    # trimmed white space, since it begins with none.
    at = -"\n".join(lines).find(inline.content)
    for number, line in enumerate(lines, start=first):
        # Tabs that markdown-it expanded are white space at the beginning of a line: skipped.
        start = max(at + len(line) - len(line.lstrip(" \t")), 0)
        stop = min(at + len(line), len(inline.content))
        if start < stop:
            line_end: int = state.env[_LINE_ENDS][number]
            yield Piece(start, stop, line_end - (at + len(line)) + start)
        at += len(line) + 1


def _html_block(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """HTML, but for a line of text that only begins with a comment.

    CommonMark does not parse such a line, yet it is printed as text.
    """
    begin = state.bMarks[first] + state.tShift[first]
    if _COMMENT_BEFORE_TEXT.match(state.src, begin, state.eMarks[first]):
        return False
    return html_block(state, first, end, silent)


def _footnote_definition(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """`[^1]: text`: a paragraph of its own, which no other paragraph or reference swallows.

    The next footnote ends it, and so does a definition of a link.
    """
    begin = state.bMarks[first] + state.tShift[first]
    if state.is_code_block(first) or state.src[begin : begin + 1] != "[":
        return False
    if silent and state.env.get(_IN_FOOTNOTE) and _DEFINITION.match(state.src, begin):
        return True
    if not _FOOTNOTE_DEFINITION.match(state.src, begin):
        return False
    if silent:
        return True
    count = len(state.tokens)
    state.env[_IN_FOOTNOTE] = True
    made = _placed(paragraph)(state, first, end, _IN_EARNEST)
    state.env[_IN_FOOTNOTE] = False
    state.tokens[count + 1].meta[FOOTNOTE] = True
    return made


# -- inlines: what is markup, and what stands for it


def _noted(rule: InlineRule, note: Noter) -> InlineRule:
    """The inline rule, noting what it consumed when it is in earnest."""

    def noted(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start = state.pos
        if not rule(state, silent):
            return False
        if not silent:
            note(state.env[_TRACE], state, start, state.pos)
        return True

    return noted


def _joined(start: int, end: int) -> Mark:
    return Mark(start, end, JOINER * (end - start))


def _object(start: int, end: int) -> Mark:
    return Mark(start, end, OPAQUE * (end - start))


def _note_object(trace: Trace, _: StateInline, start: int, end: int) -> None:
    trace.marks.append(_object(start, end))


def _note_escape(trace: Trace, state: StateInline, start: int, _: int) -> None:
    if state.src[start + 1] in _ESCAPABLE:
        trace.marks.append(_joined(start, start + 1))


def _note_backticks(trace: Trace, state: StateInline, start: int, end: int) -> None:
    if state.src[start:end].strip("`"):  # else a run that closes nowhere: plain text
        trace.marks.append(_object(start, end))
        trace.code.append((start, end))


def _note_link(trace: Trace, state: StateInline, start: int, end: int) -> None:
    label_end = state.md.helpers.parseLinkLabel(state, start, disableNested=True)
    trace.marks += (_joined(start, start + 1), _joined(label_end, end))


def _image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """An image, never in earnest: its description is no prose, and nested ones cost dearly."""
    start = state.pos
    if not image(state, silent=True):
        return False
    if not silent:
        trace: Trace = state.env[_TRACE]
        trace.marks.append(_object(start, state.pos))
        trace.images += 1
        # A token must stand between delimiters, or markdown-it takes them for one run.
        state.push("image", "img", 0)
    return True


def _footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """`[^1]` in a text; with its colon at the beginning of a footnote."""
    start = state.pos
    if state.src[start] != "[":
        return False
    definition = _FOOTNOTE_DEFINITION.match(state.src) if start == 0 else None
    match = definition or _FOOTNOTE.match(state.src, start, state.posMax)
    if not match:
        return False
    if not silent:
        state.env[_TRACE].marks.append(_joined(start, match.end()))
        state.push("footnote", "sup", 0)
    state.pos = match.end()
    return True


def _note_entity(trace: Trace, state: StateInline, start: int, end: int) -> None:
    shown = entity_like(Span(start, end), state.tokens[-1].content).shown
    trace.marks.append(Mark(start, end, shown))


def _note_tag(trace: Trace, state: StateInline, start: int, end: int) -> None:
    match = _TAG.match(state.src, start)
    closing, name = (bool(match[1]), match[2].lower()) if match else (False, "")
    trace.tags.append((start, end, name, closing))


def _tag_marks(tags: Sequence[tuple[int, int, str, bool]], content: str) -> Iterator[Mark]:
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


def _note_delimiters(trace: Trace, state: StateInline, start: int, end: int) -> None:
    """Each delimiter is a text token of its own; which of them are markup is known later."""
    at = end
    for token in reversed(state.tokens):
        if at <= start:
            break
        at -= len(token.content)
        trace.delimiters.append((token, at))


def _mark_delimiters(state: StateInline) -> None:
    """Mark the delimiters that have become markup: they are no text any more, or an empty one."""
    trace: Trace = state.env[_TRACE]
    for token, at in trace.delimiters:
        if token.type != "text" or not token.content:
            width = 2 if token.markup == "~~" else 1
            trace.marks.append(_joined(at, at + width))


def _is_emphasised(children: Sequence[Token]) -> bool:
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
