"""Block rules of the Markdown parser, wrapped: where each line of a content lies in the file."""

import re
from collections.abc import Iterator

from markdown_it.rules_block import StateBlock, html_block, paragraph
from markdown_it.token import Token

from linter.reading.markdown_trace import (
    FOOTNOTE,
    FOOTNOTE_MARK,
    IN_EARNEST,
    LINE_ENDS,
    PIECES,
    BlockRule,
    Piece,
)

_IN_FOOTNOTE = "copydesk-in-footnote"
_DEFINITION = re.compile(r"\[[^\[\]\n]{1,100}\]:[ \t]")
_FOOTNOTE_DEFINITION = re.compile(rf"{FOOTNOTE_MARK}:")
_COMMENT_BEFORE_TEXT = re.compile(r"<!--(?:[^-]|-(?!->))*-->[ \t]*[^\s<]")


def placed(rule: BlockRule) -> BlockRule:
    """The block rule, noting the pieces of the inline token that it makes."""

    def placed(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        count = len(state.tokens)
        if not rule(state, first, end, silent):
            return False
        if not silent and state.tokens[count + 1].content:
            opening, inline = state.tokens[count : count + 2]
            inline.meta[PIECES] = list(_pieces(state, opening, inline))
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
            line_end: int = state.env[LINE_ENDS][number]
            yield Piece(start, stop, line_end - (at + len(line)) + start)
        at += len(line) + 1


def html_or_text(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """HTML, but for a line of text that only begins with a comment.

    CommonMark does not parse such a line, yet it is printed as text.
    """
    begin = state.bMarks[first] + state.tShift[first]
    if _COMMENT_BEFORE_TEXT.match(state.src, begin, state.eMarks[first]):
        return False
    return html_block(state, first, end, silent)


def footnote_definition(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001
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
    made = placed(paragraph)(state, first, end, IN_EARNEST)
    state.env[_IN_FOOTNOTE] = False
    state.tokens[count + 1].meta[FOOTNOTE] = True
    return made
