"""What site generators put into Markdown: shortcodes, template tags, attributes, admonitions.

They are no Markdown and would be read as prose, so they are masked before it is parsed. A tag that
is a line of its own vanishes; one within a line fills its place.
"""

import re
from collections.abc import Iterator, Sequence

from linter.document import OPAQUE
from linter.reading.masking import blank
from linter.span import Span

# No tag is longer, and none holds the beginning of another: the search stays short where tags are
# begun and never ended.
_TAG = re.compile(
    r"\{\{[<%](?:[^{%>]|\{(?!\{)|[%>](?!\}\})){0,2000}[%>]\}\}"  # Hugo
    r"|\{%[^%]{0,2000}%\}"  # Liquid, Jinja
    r"|\{\{[^{}]{0,2000}\}\}"
)
_RAW = re.compile(
    r"\{\{[<%]-?[ \t]*(?P<hugo>highlight|mermaid|math|katex|raw)\b"
    r"|\{%-?[ \t]*(?P<liquid>highlight|raw|comment|verbatim|mermaid)\b"
)
_WORD_IN_TAG = re.compile(r"[\w-]+")
_ATTRIBUTES = re.compile(r"\{:?[ \t]*[#.][^{}\n]{0,200}\}|\{:[ \t]*[^{}\n]{0,200}\}")
_CONTENTS = re.compile(r"[ \t]*\[(?:TOC|toc|\[_TOC_\])\][ \t]*")
_ADMONITION = re.compile(r"(?P<indent>[ ]*)(?:(?:!!!|\?\?\?\+?)[ ]+[\w\"]|===[!+]?[ ]+\")")
# Between two dollar signs stands mathematics where it looks like some: "$5 or $6" is two prices.
_MATH = re.compile(
    r"(?<![\\$\w])\$\$(?:[^$\n`]|\n(?![ \t]*\n)){1,4000}\$\$(?!\$)"
    r"|(?<![\\$\w])\$(?=[^\s$])(?:(?=[^$\n`]{0,200}[\\^_={}<>])[^$\n`]{1,200}|[A-Za-z]{1,2})"
    r"(?<![\s\\])\$(?![\d$\w])"
)
# Of MDX: modules at the beginning of a line, and expressions in braces.
_MODULE = re.compile(
    r"^(?:import|export)[ \t{*](?:[^\n]|\n(?![ \t]*(?:\n|\Z))){0,4000}", re.MULTILINE
)
_EXPRESSION = re.compile(r"(?<!\\)\{[^{}\n]{1,200}\}")
_STEP = 4  # an admonition's content is indented by so much


def without_tags(text: str, lines: Sequence[Span], *, mdx: bool = False) -> str:
    """The text with template tags masked: by spaces on lines of their own, else as objects.

    So is mathematics, and of MDX what is JavaScript.
    """
    raw = list(_raw_regions(text))
    masked = blank(text, raw) if raw else text
    objects = [Span(*match.span()) for match in _TAG.finditer(masked)] if "{" in masked else []
    masked = blank(masked, _attributes(masked), opaque=objects)
    if "$" in masked:
        masked = blank(masked, (), opaque=_spans(_MATH, masked))
    if mdx:
        masked = blank(masked, _spans(_MODULE, masked))
        masked = blank(masked, (), opaque=_spans(_EXPRESSION, masked))
    alone = [line for line in lines if _holds_nothing(masked[line.start : line.end])]
    return blank(masked, alone)


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        yield Span(*match.span())


def _attributes(text: str) -> Iterator[Span]:
    if "{" in text:
        for match in _ATTRIBUTES.finditer(text):
            yield Span(*match.span())


def _holds_nothing(content: str) -> bool:
    return (OPAQUE in content and not content.strip(OPAQUE + " \t")) or bool(
        _CONTENTS.fullmatch(content)
    )


def _raw_regions(text: str) -> Iterator[Span]:
    """From a tag that begins code or a comment to the tag that ends it."""
    if not _RAW.search(text):
        return
    begun: tuple[str, int] | None = None
    for tag in _TAG.finditer(text):
        words = _WORD_IN_TAG.findall(tag.group())
        name = words[0].strip("-") if words else ""
        if begun is None:
            opens = _RAW.match(tag.group())
            begun = (opens["hugo"] or opens["liquid"], tag.start()) if opens else None
        elif name == f"end{begun[0]}" or (name == begun[0] and "/" in tag.group()):
            yield Span(begun[1], tag.end())
            begun = None


def without_admonitions(lines: Sequence[str]) -> list[str]:
    """The lines with admonitions opened: their titles blank, their contents no longer indented.

    A line loses only a prefix, so that it still ends where the file's line ends.
    """
    if not any(line.lstrip().startswith(("!!! ", "??? ", "???+ ", "=== ")) for line in lines):
        return list(lines)
    opened: list[str] = []
    depth = 0
    for line in lines:
        if line.strip():
            indent = (len(line) - len(line.lstrip(" "))) // _STEP
            depth = min(depth, indent)
        content = line[depth * _STEP :]
        match = _ADMONITION.match(content)
        if match and not match["indent"]:
            depth += 1
            content = ""
        opened.append(content)
    return opened
