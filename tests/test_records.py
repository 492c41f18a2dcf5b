"""JSON, JSON Lines and Word files: articles in another form, and the way back to the file."""

import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import FAULT, RULE, Run, run_cli, write

from linter.document import Role
from linter.errors import ReadingError
from linter.reading.docx import read_docx
from linter.reading.formats import parse_field, read_parts
from linter.reading.parts import Part
from linter.span import Span

PLANT = "zzplantzz"
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def parts(text: str, *fields: str, name: str = "a.json") -> list[Part]:
    found = read_parts(text, name, [parse_field(each) for each in fields])
    return [each for each in found if isinstance(each, Part)]


def check(cwd: Path, *args: str) -> Run:
    return run_cli("check", "--select", RULE, "--format", "json", *args, cwd=cwd)


@quick
@given(
    before=st.text(max_size=20),
    after=st.text(max_size=20),
    ascii_only=st.booleans(),
    indent=st.sampled_from([None, 0, 2]),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_a_planted_word_is_found_where_it_stands(
    before: str, after: str, ascii_only: bool, indent: int | None, line_end: str
) -> None:
    record = {"id": 1, "title": "A fair", "meta": {"body": [f"{before}{PLANT}{after}", "More."]}}
    other = {"body": "Another.", "list": [1, "x", None, {"y": "z"}]}
    text = json.dumps([record, other], ensure_ascii=ascii_only, indent=indent)
    text = text.replace("\n", line_end)
    first, second = parts(text, "title", "body")
    assert first.doc.text == f"A fair\n\n{before}{PLANT}{after}\n\nMore."
    assert second.doc.text == "Another."
    assert first.origin is not None
    at = first.doc.text.index(PLANT, 8 + len(before))
    start, end = first.origin.span(Span(at, at + len(PLANT)))
    assert text[start:end] == PLANT
    whole = first.origin.span(Span(8, 8 + len(before) + len(PLANT) + len(after)))
    assert json.loads(f'"{text[slice(*whole)]}"') == f"{before}{PLANT}{after}"


def test_records_are_articles_of_their_own() -> None:
    data = {
        "title": "All",
        "items": [{"title": "One", "body": "A."}, {"body": "B.", "related": [{"title": "Aside"}]}],
        "body": "The end.",
    }
    texts = [each.doc.text for each in parts(json.dumps(data), "title", "body")]
    assert texts == ["All", "One\n\nA.", "B.", "Aside", "The end."]


def test_a_field_by_its_path_and_its_format() -> None:
    data = {"article": {"body": "<p>One &amp; two .</p>"}, "body": "Not this."}
    (part,) = parts(json.dumps(data), "article.body:html")
    assert part.doc.format_name == "html"
    assert part.doc.prose.strip() == "One &     two ."


def test_findings_stand_where_the_file_has_them(tmp_path: Path) -> None:
    body = 'He said "no"\nand left .\n\nFine .'
    text = json.dumps({"id": 7, "body": body}, indent=1)
    write(tmp_path / "a.json", text)
    run = check(tmp_path, "a.json", "--field", "body")
    assert run.code == 1
    lines = text.split("\n")
    for each in run.report["findings"]:
        line = lines[each["line"] - 1]
        assert line[each["column"] - 1 : each["end_column"] - 1] == " ."
    assert [each["column"] for each in run.report["findings"]] == [35, 45]


def test_fixes_are_written_as_json(tmp_path: Path) -> None:
    rows = [{"body": 'A "b" .\n\nC \\ d ,'}, {"body": "é ."}]
    path = write(tmp_path / "a.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    run = run_cli("check", "--fix", "--select", RULE, "--field", "body", "a.jsonl", cwd=tmp_path)
    assert run.code == 0
    fixed = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]
    assert fixed == [{"body": 'A "b".\n\nC \\ d,'}, {"body": "é."}]


def test_a_broken_line_is_named_and_the_others_linted(tmp_path: Path) -> None:
    good = json.dumps({"body": FAULT})
    write(tmp_path / "a.jsonl", f"{good}\n\n{good[:-1]}\n{good}\n")
    run = check(tmp_path, "a.jsonl", "--field", "body")
    assert run.code == 2
    assert run.found("line") == [(1,), (4,)]
    assert "a.jsonl: invalid JSON on line 3, column" in run.err


@pytest.mark.parametrize(
    ("text", "fields", "said"),
    [
        ('{"a": 1,\n\n"b": }', ["b"], "invalid JSON on line 3, column 6"),
        ("[" * 100_000, ["b"], "nested too deeply"),
        ("[" + "9" * 5000 + "]", ["b"], "invalid JSON on line 1"),
        (
            '{"a": "x"}',
            [],
            "which fields hold the text? Say --field NAME, or json-fields (it has a)",
        ),
        ('{"a": "x", "c": []}', ["b.c"], "no record has a text in a field b.c (it has a, c)"),
    ],
)
def test_what_cannot_be_read(text: str, fields: list[str], said: str, tmp_path: Path) -> None:
    write(tmp_path / "a.json", text)
    options = [word for field in fields for word in ("--field", field)]
    run = check(tmp_path, "a.json", *options)
    assert run.code == 2
    assert said in run.err


def test_fields_are_configured_for_folders(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.json", json.dumps({"body": FAULT}))
    assert "1 file of no known format skipped" in check(tmp_path, ".").err
    write(tmp_path / "copydesk.toml", 'json-fields = ["title", "body"]\n')
    assert check(tmp_path, ".").found("path") == [("in/a.json",)]
    write(tmp_path / "copydesk.toml", 'json-fields = ["body:rtf"]\n')
    run = check(tmp_path, ".")
    assert run.code == 2
    assert 'copydesk.toml:1: "body:rtf": a field is plain, markdown, html, not "rtf"' in run.err
    assert "--field" in check(tmp_path, "--field", "..", "--no-config", ".").err


# Word


def word(*paragraphs: tuple[str, str]) -> bytes:
    document: Any = docx.Document()
    for text, style in paragraphs:
        document.add_paragraph(text, style=style)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


ARTICLE = (
    ("A fair opens", "Title"),
    ("By Ann Roe", "Normal"),
    ("The fair opened on Monday .", "Normal"),
    ("", "Normal"),
    ("Later", "Heading 1"),
    ("One\ttwo\nthree", "List Bullet"),
    ("So it was.", "Quote"),
)


def test_a_word_file_by_paragraphs() -> None:
    doc = read_docx(word(*ARTICLE), "a.docx")
    found = [
        (b.role, doc.lines.position(b.span.start).line, doc.prose_of(b.span)) for b in doc.blocks
    ]
    assert found == [
        (Role.TITLE, 1, "A fair opens"),
        (Role.BYLINE, 2, "By Ann Roe"),
        (Role.BODY, 3, "The fair opened on Monday ."),
        (Role.HEADING, 5, "Later"),
        (Role.LIST, 6, "One\ttwo three"),
        (Role.QUOTE, 7, "So it was."),
    ]


def test_findings_in_a_word_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word(*ARTICLE))
    run = check(tmp_path, ".")
    assert run.found("path", "line", "column", "fix") == [("a.docx", 3, 26, None)]
    before = path.read_bytes()
    assert check(tmp_path, "--fix").code == 1
    assert path.read_bytes() == before


def bomb() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 200_000_000)
    return stream.getvalue()


def archive_of(name: str, data: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr(name, data)
    return stream.getvalue()


ENTITIES = b"""<?xml version="1.0"?>
<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hosts">]>
<d>&a;&b;</d>"""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no zip", "is no Word file that can be read"),
        (archive_of("x", b""), "it holds no document"),
        (archive_of("word/document.xml", ENTITIES), "is no Word file that can be read"),
        (bomb(), "unpacks to more than 128 MB"),
        (word(*ARTICLE)[:-500], "is no Word file that can be read"),
    ],
    ids=["no zip", "no document", "entities", "bomb", "cut"],
)
def test_broken_word_files(data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    write(tmp_path / "b.txt", FAULT)
    run = check(tmp_path, ".")
    assert run.code == 2
    assert said in run.err
    assert run.found("path") == [("b.txt",)]


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.setattr("linter.reading.docx.find_spec", lambda _name: None)
    with pytest.raises(ReadingError, match=r"pip install 'copydesk\[docx\]'"):
        read_docx(b"", "a.docx")
