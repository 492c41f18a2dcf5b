"""reStructuredText and AsciiDoc: what is prose, and that it stands where the file has it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import RULE, run_cli, write
from test_reading_properties import LINE_ENDS, PLANT, PROSE

from linter.document import JOINER, OPAQUE, Role
from linter.reading.formats import read_document
from linter.span import LINE_END

MARKUP = {
    "a.rst": (
        "====", "----", "~~~", "::", ":: ", "``", "`", "`a <b>`_", ":ref:`x`", "|s|", "[1]_", "*",
        "**", "\\", "_", "__", "- ", "* ", "1. ", "#. ", ":f: x", ".. ", ".. note:: ", ".. a::",
        ".. [1] ", ".. _t: x", "   ", "    ", "\t", "| ", "+---+", "|  |", "== ==", ">>> ", ":o: v",
    ),
    "a.adoc": (
        "= ", "== ", "----", "....", "++++", "////", "====", "****", "____", "```", "--", "|===",
        "[source]", "[a]", ":a: b", ".T", ". ", "* ", "** ", "- ", "1. ", "a:: ", "NOTE: ", "// ",
        "image::a[b]", "image:a[b]", "link:a[", "]", "<<a,", ">>", "{a}", "`", "*", "_", "#", "+",
        " +", "\"`", "`\"", "[.x]#", "^", "~", "footnote:[", "   ", "'''", "<1> ",
    ),
}  # fmt: skip
quick = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lawful(text: str, name: str) -> None:
    doc = read_document(text, name)
    assert len(doc.prose) == len(text)
    ends = [match.span() for match in LINE_END.finditer(text)]
    assert [match.span() for match in LINE_END.finditer(doc.prose)] == ends
    for shown, char in zip(doc.prose, text, strict=True):
        assert shown == char or shown in (" ", OPAQUE, JOINER)
    at = 0
    for block in doc.blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        at = block.span.end


@pytest.mark.parametrize("name", sorted(MARKUP))
@quick
@given(data=st.data())
def test_masks_keep_the_laws(name: str, data: st.DataObject) -> None:
    piece = st.one_of(*map(st.sampled_from, (MARKUP[name], PROSE, LINE_ENDS)))
    lawful("".join(data.draw(st.lists(piece, max_size=40))), name)


@pytest.mark.parametrize("name", sorted(MARKUP))
@quick
@given(text=st.text(max_size=80))
def test_any_text_is_read(name: str, text: str) -> None:
    lawful(text, name)


RST_INLINES = (
    "{}", "*{}*", "**{}**", "``c`` {}", "`{} <http://x.y>`_", ":ref:`{} <t>`", "{} [1]_", "|s| {}",
    ":func:`a.b` {}", "word_ {}", "`{}`_", "x\\ {}",
)  # fmt: skip
RST_BLOCKS = (
    "{}", "{}\n====================================", "- a\n- {}", "1. a\n2. {}", "- a\n\n  {}",
    "a\n  {}", "| {}", ".. note:: {}", ".. note::\n\n   {}",
    ".. figure:: a.png\n   :alt: x\n\n   {}",
    ".. [1] {}", ":field: {}", "Code::\n\n   x = 1\n\n{}", ".. comment\n   more\n\n{}",
    "+---+\n| a |\n+---+\n\n{}", "== ==\na  b\n== ==\n\n{}", ".. code:: x\n\n   y\n\n{}",
    ">>> x\n1\n\n{}", ".. _t: http://x\n\n{}", "   {}", ".. versionadded:: 3.2\n   {}",
)  # fmt: skip
ADOC_INLINES = (
    "{}", "*{}*", "_{}_", "`c` {}", "link:x[{}]", "https://a.b[{}]", "<<ref,{}>>", "{{attr}} {}",
    "image:a.png[b] {}", "[.lead]#{}#", '"`{}`"', "a +\n{}",
)  # fmt: skip
ADOC_BLOCKS = (
    "{}", "= {}", "== {}", "* {}", "** {}", ". {}", "term:: {}", "NOTE: {}", ".{}",
    "____\n{}\n____",
    "====\n{}\n====", "----\nx\n----\n{}", "|===\n|a\n|===\n\n{}", "[source]\nx = 1\n\n{}",
    "// c\n{}", "////\nc\n////\n{}", "image::a[b]\n\n{}", "* a\n+\n{}",
    ":attr: x\n\n{}", " lit\n\n{}",
)  # fmt: skip
TEMPLATES = {"a.rst": (RST_INLINES, RST_BLOCKS), "a.adoc": (ADOC_INLINES, ADOC_BLOCKS)}


@pytest.mark.parametrize("name", sorted(TEMPLATES))
@quick
@given(data=st.data())
def test_a_planted_word_is_seen_where_it_stands(name: str, data: st.DataObject) -> None:
    inlines, blocks = TEMPLATES[name]
    inline, block = data.draw(st.sampled_from(inlines)), data.draw(st.sampled_from(blocks))
    before = data.draw(st.sampled_from(["", "Earlier 𝒜 text.\n\n", "\u2028 a\x0cb \x85\n\n"]))
    line_end = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    content = inline.format(f"Said {PLANT} again")
    if "\n" in content and block.count("{}") and not block.startswith("{}"):
        content = content.replace("\n", " ")
    text = f"{before}{block.format(content)}\n\nAfter it.\n".replace("\n", line_end)
    lawful(text, name)
    doc = read_document(text, name)
    at = text.index(PLANT)
    assert doc.prose[at : at + len(PLANT)] == PLANT, text
    found = doc.block_at(at)
    assert found is not None
    assert found.role not in (Role.CODE, Role.FURNITURE)


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("a.rst", "Code::\n\n   {}\n\n   {}\n\nAfter."),
        ("a.rst", ".. code-block:: x\n   :o: v\n\n   {}\n"),
        ("a.rst", ".. {}\n   {}\n"),
        ("a.rst", ".. _{}: http://{}\n"),
        ("a.rst", "+---+\n|{}|\n+---+\n"),
        ("a.rst", "Use ``{}`` and :func:`{}` and `{}`."),
        ("a.rst", ">>> {}\n{}\n"),
        ("a.rst", ".. list-table::\n\n   * - {}\n"),
        ("a.adoc", "----\n{}\n\n{}\n----\n"),
        ("a.adoc", "[source,x]\n{}\n{}\n\nAfter."),
        ("a.adoc", "|===\n|{}\n\n|{}\n|===\n"),
        ("a.adoc", "// {}\n\n////\n{}\n////\n"),
        ("a.adoc", "Use `{}` and {{attr}} and image:x[{}]."),
        ("a.adoc", ":{}: {}\n\nimage::{}[{}]\n"),
        ("a.adoc", "A.\n\n {}\n {}\n"),
    ],
)
def test_what_is_no_prose(name: str, hidden: str) -> None:
    text = "Before it.\n\n" + hidden.replace("{}", PLANT).replace("{{", "{").replace("}}", "}")
    assert PLANT not in read_document(text, name).prose


def test_roles_of_blocks() -> None:
    text = "Fair\n====\n\nBy Ann Roe\n\nIt opened::\n\n  x\n\n- One\n- Two\n\n"
    text += "Later\n-----\n\n  Said so.\n"
    doc = read_document(text, "a.rst")
    assert [(block.role, doc.prose_of(block.span).strip()) for block in doc.blocks] == [
        (Role.TITLE, "Fair"),
        (Role.BYLINE, "By Ann Roe"),
        (Role.BODY, "It opened:"),
        (Role.CODE, ""),
        (Role.LIST, "One"),
        (Role.LIST, "Two"),
        (Role.HEADING, "Later"),
        (Role.QUOTE, "Said so."),
    ]
    text = (
        "= Fair\nAnn Roe\n\nIt rained.\n\n.A map\n----\nx\n----\n\n* One\n\n____\nSaid so.\n____\n"
    )
    doc = read_document(text, "a.adoc")
    assert [(block.role, doc.prose_of(block.span).strip()) for block in doc.blocks] == [
        (Role.TITLE, "Fair"),
        (Role.BYLINE, "Ann Roe"),
        (Role.BODY, "It rained."),
        (Role.CAPTION, "A map"),
        (Role.CODE, ""),
        (Role.LIST, "One"),
        (Role.QUOTE, "Said so."),
    ]


@pytest.mark.parametrize(("name", "mark"), [("a.rst", ".."), ("a.adoc", "//")])
def test_directives_stand_in_comments(name: str, mark: str, tmp_path: Path) -> None:
    write(tmp_path / name, f"{mark} copydesk: ignore punctuation\n\nA b .\n\nC d .\n")
    run = run_cli("check", name, "--select", RULE, "--format", "json", cwd=tmp_path)
    assert run.found("line") == [(5,)]
