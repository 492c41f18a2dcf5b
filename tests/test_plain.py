"""Plain text: its blocks, and the roles that lines have by their shape and place."""

import pytest

from linter.document import Document, Role
from linter.reading.formats import known_format, read_document


def roles(text: str) -> list[tuple[str, str]]:
    doc = read_document(text, "a.txt")
    return [(block.role.value, doc.prose_of(block.span)) for block in doc.blocks]


LONG = (
    "The river rose three metres in a night, and by the morning nobody could reach the village,"
    " which had been cut off twice before that year."
)
ARTICLE = (
    "Why the river rose",
    "",
    "Jo Park",
    "February 26, 2021",
    "",
    LONG,
    "A Flood in the Other Valley",
    LONG,
    "",
    "- A list item",
    "2) Another one",
    "* * *",
    "The end came quickly.",
)
EXPECTED = ["title", "byline", "dateline", "body", "heading", "body", "list", "list"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("final", ["", "end"])
def test_an_article_a_paragraph_a_line(line_end: str, final: str) -> None:
    text = line_end.join(ARTICLE) + (line_end if final else "")
    found = roles(text)
    assert [role for role, _ in found] == [*EXPECTED, "furniture", "body"]
    assert [content for _, content in found] == [line for line in ARTICLE if line]


WRAPPED = """\
Why the river rose
By Jo Park

The river rose three metres in a night, and by the morning
nobody could reach the village, which had been cut off twice
before that year.

The mayor, who is 51, said on Tuesday that the council had
done what it could, and that nobody had been hurt; there
were three things to tell
- boats had been sent and
- food was on its way to the people who needed it most.
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_wrapped_text(line_end: str) -> None:
    found = roles(WRAPPED.replace("\n", line_end))
    assert [role for role, _ in found] == ["title", "byline", "body", "body", "list", "list"]
    assert found[2][1].split()[-3:] == ["before", "that", "year."]


def test_spans_are_the_file_s() -> None:
    text = "\r\n  Title \r\n\r\n\tBody text that goes on, 𝒜 and on.  "
    doc = read_document(text, "a.txt")
    assert [doc.text_of(block.span) for block in doc.blocks] == [
        "Title",
        "Body text that goes on, 𝒜 and on.",
    ]
    assert doc.lines.position(doc.blocks[1].span.start) == (4, 2)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("By Ann Roe", "byline"),
        ("by Ann Roe and Bo Li", "byline"),
        ("Ann van der Berg", "byline"),
        ("JOHN O’NEIL-SMITH", "byline"),
        ("February 26, 2021", "dateline"),
        ("Published: 3 May 2021 at 9:30", "dateline"),
        ("Tuesday, Sept. 4, 2018", "dateline"),
        ("2021-05-03", "dateline"),
        ("May 3 was a day that nobody in the village will forget.", "body"),
        ("By then the river had risen.", "body"),
    ],
)
def test_lines_at_the_head(line: str, role: str) -> None:
    text = f"Why the river rose\n\n{line}\n\nThe river rose three metres in a night.\n"
    assert roles(text)[1] == (role, line)


def test_bylines_stand_at_the_head_only() -> None:
    body = "The river rose three metres in a night, and nobody slept.\n\n" * 7
    found = roles(f"Why the river rose\n\n{body}Ann Roe\n\nThe end came.\n")
    assert ("heading", "Ann Roe") in found


def test_one_line_is_no_title() -> None:
    assert roles("Only a line") == [("body", "Only a line")]
    assert roles("") == []
    assert roles("\n \n\u2028\n") == []


def test_formats_go_by_the_name() -> None:
    assert read_document("# x", "a.MD").format_name == "markdown"
    assert read_document("# x", "a.unknown").format_name == "plain"
    assert read_document("# x", "<stdin>").format_name == "plain"
    assert known_format("a.rtf") is None


def test_a_document_checks_its_mask() -> None:
    with pytest.raises(ValueError, match="the mask of a"):
        Document(name="a", text="abc", prose="ab", blocks=[])


def test_block_at() -> None:
    doc = read_document("Title\n\nBody text, and more of it.\n", "a.txt")
    assert doc.title is not None
    assert doc.block_at(0) == doc.title
    assert doc.block_at(5) is None
    assert doc.block_at(7) == doc.body[0]
    assert doc.block_at(len(doc.text)) is None
    assert doc.with_role(Role.TITLE, Role.BODY) == doc.blocks
