"""Markdown as markdown-it-py parses it, with the exact place of every character.

markdown-it says on which lines a block stands and what an inline parses to, but not where. Its
rules know: each that matters is wrapped here through the parser's own rulers. A block rule, once it
has made an inline token, notes where each line of the content lies in the file (`Piece`); an inline
rule, once it has consumed something, notes from where to where and what stands there in the mask
(`Mark`). Nothing is ever found again by searching for its text.
"""

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import heading, lheading, paragraph
from markdown_it.rules_inline import (
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    link,
    strikethrough,
)
from markdown_it.token import Token

from linter.reading.markdown_blocks import footnote_definition, html_or_text, placed
from linter.reading.markdown_inlines import (
    footnote_reference,
    image_as_object,
    is_emphasised,
    mark_delimiters,
    note_backticks,
    note_delimiters,
    note_entity,
    note_escape,
    note_link,
    note_object,
    note_tag,
    noted,
    tag_marks,
)
from linter.reading.markdown_trace import LINE_ENDS, PIECES, TRACE, Inline, Trace

_DEEPEST = 20  # nested blocks or brackets; markdown-it reads what lies deeper as one text


def block_tokens(lines: Sequence[str], line_ends: Sequence[int]) -> tuple[list[Token], object]:
    """The block tokens of a text given by its lines, and the environment that `inline_of` needs.

    A line may lack a prefix of the file's line, but ends where it ends: `line_ends` are the ends of
    the lines in the file.
    """
    environment = {LINE_ENDS: line_ends}
    return _parser().parse("\n".join(lines), environment), environment


def inline_of(token: Token, environment: object) -> Inline | None:
    """What stands where in an inline token; None where it has no text or is a table's cell."""
    pieces = token.meta.get(PIECES)
    if not pieces or not isinstance(environment, dict):
        return None
    parser = _parser()
    trace = environment[TRACE] = Trace()
    children: list[Token] = []
    parser.inline.parse(token.content, parser, environment, children)
    marks = [*trace.marks, *tag_marks(trace.tags, token.content)]
    emphasised = is_emphasised(children)
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
    parser.block.ruler.at("heading", placed(heading), interrupting)
    parser.block.ruler.at("html_block", html_or_text, interrupting)
    parser.block.ruler.at("lheading", placed(lheading))
    parser.block.ruler.at("paragraph", placed(paragraph))
    after_footnote = RuleOptionsType(alt=["paragraph", "reference"])
    parser.block.ruler.before("reference", "footnote", footnote_definition, after_footnote)
    inline = parser.inline.ruler
    for name, rule, note in (
        ("escape", escape, note_escape),
        ("backticks", backtick, note_backticks),
        ("emphasis", emphasis.tokenize, note_delimiters),
        ("strikethrough", strikethrough.tokenize, note_delimiters),
        ("link", link, note_link),
        ("autolink", autolink, note_object),
        ("html_inline", html_inline, note_tag),
        ("entity", entity, note_entity),
    ):
        inline.at(name, noted(rule, note))
    inline.at("image", image_as_object)
    inline.before("link", "footnote", footnote_reference)
    parser.inline.ruler2.after("emphasis", "marks", mark_delimiters)
    return parser
