"""The laws of masks: same length, same lines, and every visible character where the file has it."""

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from linter.document import JOINER, OPAQUE, Document, Role
from linter.reading.formats import read_document
from linter.span import LINE_END

PLANT = "zzplantzz"
FILLERS = frozenset({" ", OPAQUE, JOINER})
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

LINE_ENDS = ("\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \n", "  \n", "\\\n")
MARKUP = (
    "*", "**", "***", "_", "__", "~~", "`", "``", "```", "~~~", "[", "]", "](", "](http://x.y)",
    ")", "![", "![alt](a.png)", "[a](b)", "[a][b]", "[b]: /c 'd'", "[^1]", "[^1]: ", "<", ">",
    "> ", "- ", "* ", "+ ", "1. ", "-\t", "\t", "    ", "# ", "## ", " #", "===", "---", "***",
    "| a | b |", "|---|---|", "<b>", "</b>", "<br>", "<div>", "</div>", "<!-- c -->", "<!--",
    "-->", "<code>", "</code>", "<sup>", "</sup>", "<https://a.b>", "&amp;", "&nbsp;", "&#10;",
    "&#x1F600;", "&shy;", "&bogus;", "&", "\\", "\\*", "\\'", "{{< a >}}", "{{", "}}", "{% b %}",
    "{% raw %}", "{% endraw %}", "{#id}", "!!! note", "+++", "title: a", "[ ] ", "[!NOTE]",
    "[TOC]", ":", "{", "}", '"', "'", "<!-- copydesk: ignore x -->",
)  # fmt: skip
PROSE = (
    "word", "A sentence.", "e.g.", "By Ann Roe", "May 3, 2021", "naïve", "e\u0301", "𝒜", "👩‍👩‍👧",
    "日本", " ", "  ", "\u00a0", "\u2028", "\x0b", "\x0c", "\x85", "\u200b", "\0", OPAQUE, JOINER,
    "’s",
)  # fmt: skip

markdownish = st.lists(
    st.one_of(st.sampled_from(MARKUP), st.sampled_from(PROSE), st.sampled_from(LINE_ENDS)),
    max_size=40,
).map("".join)
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


FORMULAS = (
    "$", "$$", "$x$", "\\alpha", "_", "^2", "{a}", "{", "}", "import a\n", "export ", "5", "`",
)  # fmt: skip
formulas = st.lists(st.sampled_from((*FORMULAS, *LINE_ENDS)), max_size=30).map("".join)


def assert_lawful(doc: Document, text: str) -> None:
    assert doc.text == text
    assert len(doc.prose) == len(text)
    ends = [match.span() for match in LINE_END.finditer(text)]
    assert [match.span() for match in LINE_END.finditer(doc.prose)] == ends
    entities = {n for match in ENTITY.finditer(text) for n in range(*match.span())}
    for n, (shown, char) in enumerate(zip(doc.prose, text, strict=True)):
        assert shown == char or shown in FILLERS or n in entities, (n, shown, char)
    at = 0
    for number, block in enumerate(doc.blocks):
        assert block.index == number
        assert at <= block.span.start < block.span.end <= len(text)
        at = block.span.end
    for block in doc.blocks:
        if block.role not in (Role.CODE, Role.FURNITURE):
            assert doc.prose_of(block.span).strip()


@pytest.mark.parametrize("name", ["a.md", "a.mdx", "a.txt"])
@quick
@given(text=markdownish)
@example(text="")
@example(text="\x0c\nword")
@example(text="-\t\tcode\n\n-\ttext")
@example(text="> - a\n>\tlazy\n\ttabbed")
@example(text="---\ntitle: 'it''s'\r---\n# a")
def test_masks_keep_the_laws(name: str, text: str) -> None:
    assert_lawful(read_document(text, name), text)


@pytest.mark.parametrize("name", ["a.md", "a.mdx"])
@quick
@given(text=formulas)
def test_formulas_and_modules_keep_the_laws(name: str, text: str) -> None:
    assert_lawful(read_document(text, name), text)


PURE = tuple(
    each
    for each in MARKUP
    if not re.search(
        r"\{|\}|\[\^|!!!|TOC|\[!|\[ \]|<!|<code|</code|sup>|title|---|\+\+\+|&shy|^\"$", each
    )
)
pure_markdown = st.lists(
    st.one_of(
        st.sampled_from(PURE),
        st.sampled_from([each for each in PROSE if each not in ("\0", OPAQUE, JOINER, "\u200b")]),
        st.sampled_from(LINE_ENDS),
    ),
    max_size=40,
).map("".join)


def printed(text: str) -> str:
    """What markdown-it prints of paragraphs and headings, but for code, images and addresses."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    shown: list[str] = []
    in_table = False
    for token in parser.parse(text):
        in_table = (in_table or token.type == "table_open") and token.type != "table_close"
        if token.type != "inline" or in_table:
            continue
        is_address = False
        for child in token.children or ():
            if child.markup == "autolink":
                is_address = child.nesting > 0
            elif child.type == "text" and not is_address:
                shown.append(child.content)
            elif child.type in ("softbreak", "hardbreak"):
                shown.append(" ")
    return "".join("".join(shown).split())


@quick
@given(text=pure_markdown)
def test_the_prose_is_what_is_printed(text: str) -> None:
    prose = read_document(text, "a.md").prose
    assert "".join(prose.replace(OPAQUE, "").replace(JOINER, "").split()) == printed(text)


@quick
@given(text=st.text(max_size=60), head=st.sampled_from(["", "---\n", "+++\n", "{", "{{<", "- "]))
def test_any_text_is_read(text: str, head: str) -> None:
    for name in ("a.md", "a.txt"):
        assert_lawful(read_document(head + text, name), head + text)


# A text that surrounds the word keeps its block: each template is one block in every context.
INLINES = (
    "{}", "*{}*", "**{}**", "_{}_", "~~{}~~", "[{}](http://x.y 'title')", "[a {} b][ref]", "[{}]",
    "*a **{}** b*", "`code` {} `code`", "&amp; {} &nbsp;", "<b>{}</b>", "![i](j.png) {}",
    "\\*{}\\*", "[*{}*](x)[^1]", "<!-- c --> {} <!-- d -->", "{{{{< x >}}}} {}", "x\\\n{}",
    "a  \nb {} c",
)  # fmt: skip
BLOCKS = (
    "{}", "# {}", "  ## {} ##", "> {}", ">{}", "> > {}", "- {}", "*\t{}", "1. {}", "   2) {}",
    "- - {}", "> - {}", "- > {}", "- [ ] {}", "[^1]: {}", "Text before\n{}", "> quote\n{}",
    "- item\n  {}", "- item\n\n\t{}", "- item\nlazy {}", "> # {}", "!!! note\n    {}",
    "| a |\n|---|\n\n{}", "para\n\n{}", "```\ncode\n```\n{}", "<div>\n\n{}\n\n</div>",
)  # fmt: skip
BEFORE = ("", "Earlier 𝒜 text.\n\n", "---\ntitle: T\n---\n", "\u2028 a\x0cb \x85\n\n", "\t- x\n\n")


@quick
@given(
    inline=st.sampled_from(INLINES),
    block=st.sampled_from(BLOCKS),
    before=st.sampled_from(BEFORE),
    around=st.sampled_from(["{}", "Said {} again.", "é́ {}", "Long   gap {}", "𝒜\t{}"]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_planted_word_is_seen_where_it_stands(
    inline: str, block: str, before: str, around: str, line_end: str
) -> None:
    content = inline.format(around.format(PLANT))
    if "\n" in content and "#" in block:
        content = content.replace("\n", " ")
    text = (before + block.format(content) + "\n\nAfter it.\n\n[ref]: /r\n").replace("\n", line_end)
    doc = read_document(text, "a.md")
    assert_lawful(doc, text)
    at = text.index(PLANT)
    assert doc.prose[at : at + len(PLANT)] == PLANT
    assert doc.prose.count(PLANT) == 1
    block_of_it = doc.block_at(at)
    assert block_of_it is not None
    assert block_of_it.role not in (Role.CODE, Role.FURNITURE)


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "(",
        "*",
        "_",
        ">",
        "-",
        "#",
        "`",
        "<",
        "!",
        "&",
        "\\",
        "![",
        "{{<",
        "{%",
        "a.",
        "> ",
        "- ",
    ],
)
def test_nesting_bombs_are_read(unit: str) -> None:
    text = unit * (4000 // len(unit))
    assert_lawful(read_document(text, "a.md"), text)
