"""Plain text: every character is prose, but for directives and rules of dashes."""

from linter.directive import find_directives
from linter.document import Document
from linter.reading.layout import line_blocks, plain_roles
from linter.reading.masking import blank
from linter.span import LineIndex


def read_plain(text: str, name: str) -> Document:
    """A document of plain text."""
    lines = LineIndex(text)
    directives = find_directives(text, lines, bare=True)
    prose = blank(text, [directive.span for directive in directives])
    blocks = list(line_blocks(prose, lines.lines()))
    return Document(
        name=name,
        text=text,
        prose=prose,
        blocks=plain_roles(prose, blocks),
        format_name="plain",
        directives=directives,
        lines=lines,
    )
