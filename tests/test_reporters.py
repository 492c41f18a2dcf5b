"""The output formats: what people see, what programs read, and that content forges nothing."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from running import FAULT, RULE, make_rule, run_cli, write

from linter import console
from linter.document import Document
from linter.errors import Problem
from linter.finding import Diagnostic, Edit, Finding, Fix, Related, Report, Severity
from linter.linting import lint_document
from linter.reading.formats import read_document
from linter.registry import Registry
from linter.reporters import FORMATS, Style, reporter
from linter.reporters.inert import columns, visible
from linter.selection import ActiveRule
from linter.span import Span


def diagnostics(text: str, *found: Finding, path: str = "a.txt") -> tuple[Diagnostic, ...]:
    rule = make_rule("made-up", lambda _doc: iter(found))
    doc: Document = read_document(text, path)
    made, problems = lint_document(doc, [ActiveRule(rule, None)], Registry({rule.name: rule}))
    assert problems == []
    return tuple(made)


def report(*found: Diagnostic, problems: tuple[Problem, ...] = ()) -> Report:
    return Report(found, problems, files=1, seconds=0.1234)


def render(name: str, whole: Report, style: Style | None = None) -> str:
    return "".join(reporter(name)(whole, style or Style()))


def excerpt(text: str, start: int, end: int, width: int = 100) -> tuple[str, str]:
    """The line shown and its underline, without the margin."""
    found = diagnostics(text, Finding(Span(start, end), "m"))
    lines = render("text", report(*found), Style(width=width, quiet=True)).split("\n")
    assert all(line.startswith("    ") for line in lines[2:4])
    return lines[2][4:], lines[3][4:]


def underlined(text: str, stretch: str, width: int = 100) -> tuple[str, str, str]:
    """The excerpt around a stretch as columns, each wide character as two: before, under, after."""
    at = text.index(stretch)
    line, carets = excerpt(text, at, at + len(stretch), width)
    spread = "".join(
        char if columns(char) == 1 else char + "\0" * (columns(char) - 1)
        for char in line
        if columns(char)
    )
    start, end = carets.index("^"), len(carets)
    assert carets == " " * start + "^" * (end - start)
    return (
        spread[:start].replace("\0", ""),
        spread[start:end].replace("\0", ""),
        spread[end:].replace("\0", ""),
    )


# For people


def test_text_whole() -> None:
    text = "An x is here.\n"
    finding = Finding(
        Span(3, 4),
        "it is an x",
        suggestions=("a", "b", "c", "d"),
        related=(Related(Span(0, 2), "this one"),),
    )
    other = Problem("b.txt", "cannot be read")
    assert render("text", report(*diagnostics(text, finding), problems=(other,))) == (
        "a.txt\n"
        '  a.txt:1:4 warning made-up it is an x (perhaps "a", "b", "c")\n'
        "    An x is here.\n"
        "       ^\n"
        "    a.txt:1:1 this one\n"
        "\n"
        "1 finding in 1 file: 1 warning; 1 problem (0.12 s).\n"
        'A false alarm? "copydesk rule NAME" explains; "copydesk accept WORD", "copydesk baseline",'
        " <!-- copydesk: ignore NAME --> or the configuration accept it.\n"
    )


def test_text_without_findings() -> None:
    assert render("text", report()) == "Nothing found in 1 file (0.12 s).\n"
    assert render("text", report(), Style(quiet=True)) == ""
    assert render("text", Report((), (), 1234, 1)) == "Nothing found in 1,234 files (1.00 s).\n"


def test_text_in_colour_is_the_same_text() -> None:
    levels = tuple(Severity)
    found = [Finding(Span(n, n + 1), "m", severity=level) for n, level in enumerate(levels)]
    whole = report(*diagnostics("abc\n", *found))
    plain, coloured = render("text", whole), render("text", whole, Style(colour=True))
    assert "3 findings in 1 file: 1 error, 1 warning, 1 info" in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    for code in ("1;31", "33", "36"):
        assert f"\x1b[{code}m" in coloured
    clean = report(problems=(Problem("b", "m"),))
    shown = render("text", clean, Style(colour=True))
    assert shown == "Nothing found in 1 file; 1 problem (0.12 s).\n"


@pytest.mark.parametrize(
    ("text", "stretch", "expected"),
    [
        ("An x.\n", "x", ("An ", "x", ".")),
        ("\tAn\tx\ty.\n", "x\ty", (" An ", "x y", ".")),
        ("日本 x 語\n", "x", ("日本 ", "x", " 語")),
        ("日本語\n", "本", ("日", "本", "語")),
        ("e\u0301te\u0301 x.\n", "x", ("ete ", "x", ".")),
        ("กี่ x.\n", "x", ("ก ", "x", ".")),
        ("a\x1bb x\x00 c.\n", "x\x00", ("a␛b ", "x␀", " c.")),
        ("a\u202eb \u200bx.\n", "x", ("a⟨U+202E⟩b ⟨U+200B⟩", "x", ".")),
        ("a\x85b x\n", "x", ("a⟨U+0085⟩b ", "x", "")),
    ],
)
def test_underline(text: str, stretch: str, expected: tuple[str, str, str]) -> None:
    assert underlined(text, stretch) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_underline_of_several_lines_stops_at_the_first(end: str) -> None:
    text = f"One{end}Two here{end}Three{end}"
    start = text.index("here")
    assert excerpt(text, start, text.index("ree")) == ("Two here", "    ^^^^")
    assert excerpt(text, 3, 3 + len(end)) == ("One", "   ^")
    assert excerpt(text, 3 + len(end) - 1, 3 + len(end)) == ("One", "   ^")
    assert excerpt(text, len(text), len(text)) == ("", "^")


def test_underline_of_a_place_without_length() -> None:
    assert excerpt("An x.\n", 3, 3) == ("An x.", "   ^")


@pytest.mark.parametrize("width", [1, 40, 80, 200])
def test_long_lines_are_cut_around_the_place(width: int) -> None:
    text = "before " * 3000 + "STRETCH" + " after" * 3000 + "\n"
    line, carets = excerpt(text, 21000, 21007, width)
    assert line[len(carets) - 7 : len(carets)] == "STRETCH"
    assert carets.strip() == "^" * 7
    assert (line[0], line[-1]) == ("…", "…")
    assert line[1:].startswith("before ")
    assert len(line) <= max(width, 64)


@pytest.mark.parametrize("width", [1, 40, 80, 200])
def test_a_long_place_is_cut_at_its_end(width: int) -> None:
    text = "ab " + "z" * 5000 + "\n"
    line, carets = excerpt(text, 3, 5003, width)
    assert line[3 : len(carets)] == "z" * (len(carets) - 3)
    assert line.endswith("…")
    assert len(line) <= max(width, 64)


def test_text_shows_no_control_character_of_content_or_path() -> None:
    evil = "\x1b]0;owned\x07\x9b2J\u202e"
    finding = Finding(
        Span(0, 3), evil, suggestions=(evil,), related=(Related(Span(0, 1), evil + "\n"),)
    )
    path = f"a{evil}\n.txt"
    shown = render("text", report(*diagnostics(f"{evil} is here\n", finding, path=path)))
    assert [char for char in shown if not char.isprintable()] == ["\n"] * shown.count("\n")
    assert shown.count("\n") == 8


def test_an_excerpt_is_no_workflow_command() -> None:
    line, carets = excerpt("::error::forged\n", 2, 7)
    assert (line, carets) == ("…::error::forged", "   ^^^^^")


def test_visible() -> None:
    assert visible("plain") == "plain"
    assert visible("é 日 \x7f\n\t") == "é 日 ⟨U+007F⟩␊␉"
    assert visible("\n\t\x00", keep="\n\t") == "\n\t␀"
    assert visible("\ud800\ue000\u2028\u0378") == "⟨U+D800⟩⟨U+E000⟩⟨U+2028⟩⟨U+0378⟩"


# For programs


FULL = Finding(
    Span(4, 5),
    'an "x" \x1b\u2028',
    suggestions=("y",),
    fix=Fix("Write y", (Edit(Span(4, 5), "y"),), safe=True),
    related=(Related(Span(0, 2), "here"),),
    confidence=0.98,
)


def test_json_is_exactly_the_contract() -> None:
    (found,) = diagnostics("An\r\nx.\r\n", FULL)
    text = render("json", report(found, problems=(Problem("b.md", "m"),)))
    parsed = json.loads(text)
    assert parsed == {
        "version": 1,
        "summary": {
            "files": 1,
            "findings": 1,
            "error": 0,
            "warning": 1,
            "info": 0,
            "seconds": 0.123,
        },
        "findings": [
            {
                "path": "a.txt",
                "line": 2,
                "column": 1,
                "end_line": 2,
                "end_column": 2,
                "rule": "made-up",
                "category": "style",
                "severity": "warning",
                "confidence": 0.98,
                "message": 'an "x" \x1b\u2028',
                "suggestions": ["y"],
                "fix": {
                    "title": "Write y",
                    "safe": True,
                    "edits": [
                        {"line": 2, "column": 1, "end_line": 2, "end_column": 2, "text": "y"}
                    ],
                },
                "related": [
                    {"line": 1, "column": 1, "end_line": 1, "end_column": 3, "message": "here"}
                ],
                "fingerprint": found.fingerprint,
            }
        ],
        "problems": [{"path": "b.md", "message": "m"}],
    }
    assert list(parsed) == ["version", "summary", "findings", "problems"]
    assert text.isascii()
    assert "\x1b" not in text


def test_json_of_nothing() -> None:
    parsed = json.loads(render("json", report()))
    assert (parsed["findings"], parsed["problems"]) == ([], [])


def test_json_without_a_fix() -> None:
    found = diagnostics("x\n", Finding(Span(0, 1), "m"))
    (one,) = json.loads(render("json", report(*found)))["findings"]
    assert (one["fix"], one["related"], one["suggestions"]) == (None, [], [])


def test_jsonl() -> None:
    found = diagnostics("An\r\nx.\r\n", FULL)
    whole = report(*found, problems=(Problem("b.md", "m"),))
    first, second, last = map(json.loads, render("jsonl", whole).splitlines())
    as_json = json.loads(render("json", whole))
    assert first == {"type": "finding", **as_json["findings"][0]}
    assert second == {"type": "problem", "path": "b.md", "message": "m"}
    assert last == {"type": "summary", "version": 1, **as_json["summary"]}


def test_github() -> None:
    text = "One x\nand two\n"
    found = diagnostics(
        text,
        Finding(Span(4, 5), "an x", suggestions=("y", "z"), severity=Severity.ERROR),
        Finding(Span(4, 9), "two lines"),
        Finding(Span(6, 9), "mild", severity=Severity.INFO),
    )
    title = "title=copydesk%3A made-up"
    assert render("github", report(*found, problems=(Problem("b.md", "m"),))).split("\n") == [
        f"::error file=a.txt,line=1,col=5,endColumn=6,endLine=1,{title}::an x (perhaps y, z)",
        f"::warning file=a.txt,line=1,endLine=2,{title}::two lines",
        f"::notice file=a.txt,line=2,col=1,endColumn=4,endLine=2,{title}::mild",
        "::error file=b.md::m",
        "",
    ]


def test_github_cannot_be_forged() -> None:
    evil = "a%0A,line=9::x\r\n::error::forged\u2028\x1b"
    finding = Finding(Span(0, 1), evil, suggestions=(evil,))
    found = diagnostics("x\n", finding, path=f"{evil}.txt")
    shown = render("github", report(*found, problems=(Problem(evil, evil),)))
    lines = shown.split("\n")
    assert len(lines) == 3
    assert len(shown.splitlines()) == 2
    assert [line[:13] for line in lines] == ["::warning fil", "::error file=", ""]
    escaped = "a%250A%2Cline=9%3A%3Ax%0D%0A%3A%3Aerror%3A%3Aforged⟨U+2028⟩␛"
    assert lines[0].startswith(f"::warning file={escaped}.txt,line=1,")
    message = "a%250A,line=9::x%0D%0A::error::forged⟨U+2028⟩␛"
    assert lines[0].endswith(f"made-up::{message} (perhaps {message})")
    assert lines[1] == f"::error file={escaped}::{message}"


def test_all_formats_render_strange_text() -> None:
    finding = Finding(Span(0, 3), "\ud800 \U0010ffff", suggestions=("\ud800",))
    whole = report(*diagnostics("\ud800é\n", finding, path="\udcff.txt"))
    for name in FORMATS:
        assert render(name, whole).encode()


# The terminal


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_style_of_a_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "90")
    assert console.style_for(StringIO(), quiet=True) == Style(False, 120, True)
    assert console.style_for(Terminal(), quiet=False) == Style(True, 90, False)
    monkeypatch.setenv("NO_COLOR", "")
    assert console.style_for(Terminal(), quiet=False).colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert not console.style_for(Terminal(), quiet=False).colour
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not console.style_for(Terminal(), quiet=False).colour


def test_progress_is_silent_where_no_one_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(console, "_PATIENCE", -1)
    assert list(console.progress("abc", 3)) == ["a", "b", "c"]
    assert stream.getvalue() == ""


def test_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    assert list(console.progress("abc", 3)) == ["a", "b", "c"]
    assert stream.getvalue() == ""
    monkeypatch.setattr(console, "_PATIENCE", -1)
    assert list(console.progress("abc", 3)) == ["a", "b", "c"]
    frames = stream.getvalue().split("\r")
    assert frames[-2].endswith("] 3/3 files")
    assert frames[-1] == "\x1b[K"


@pytest.mark.usefixtures("two_rules")
def test_a_run_in_colour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "style_for", lambda _stream, quiet: Style(True, 80, quiet))
    write(tmp_path / "a.txt", FAULT)
    assert f"\x1b[1m{RULE}\x1b[0m" in run_cli("check", "a.txt").out
    run_cli("check", "--output", "out.txt", "a.txt")
    assert "\x1b" not in Path("out.txt").read_text(encoding="utf-8")
