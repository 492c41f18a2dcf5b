"""A fault planted in a file of each format is reported at its own bytes."""

import json
from pathlib import Path

import pytest
from running import RULE, run_cli

SENTENCE = "Ünïcode 𝒜 said so{} Then it rained."
FAULT, GOOD = SENTENCE.format(" ."), SENTENCE.format(".")
FILES = {
    "a.txt": "A fair\n\n{}\n",
    "crlf.txt": "A fair\r\n\r\n\t{}\r\n",
    "a.md": "---\ntitle: A fair\n---\n\n> - *One* [two](x)\n> - {}\n\n```\nx .\n```\n",
    "front.md": "---\ntitle: '{}'\n---\n\nBody.\n",
    "described.md": '---\ntitle: T\ntags: [x .]\ndescription: "{}"\nslug: y .\n---\n\nBody.\n',
    "a.html": "<title>F</title><nav>x .</nav>\n<main><p>One &amp; <b>two</b><p>{}</main>",
    "a.rst": "Fair\n====\n\n.. note:: {}\n\n::\n\n   x .\n",
    "a.adoc": "= Fair\n\n----\nx .\n----\n\n* {}\n",
    "a.json": '{{"id": 1, "meta": {{"x": "y ."}}, "body": "One.\\n\\n{}"}}',
    "a.jsonl": '{{"body": "One."}}\n{{"n": 2, "body": "\\u00e9 {}"}}\n',
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", FILES)
def test_a_planted_fault_is_found_at_its_bytes(name: str, encoding: str, tmp_path: Path) -> None:
    template = FILES[name] if "json" in name else FILES[name].replace("{{", "{").replace("}}", "}")
    text = template.format(FAULT) if "json" in name else template.replace("{}", FAULT)
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    args = ("check", name, "--select", RULE, "--field", "body", "--format", "json")
    run = run_cli(*args, cwd=tmp_path)
    assert run.code == 1, run.err
    (found,) = run.report["findings"]
    lines = text.replace("\r\n", "\n").split("\n")
    line = lines[found["line"] - 1]
    start, end = found["column"] - 1, found["end_column"] - 1
    assert line[start:end] == " ."
    assert line[:start].endswith("said so")
    fixed = run_cli("check", name, "--select", RULE, "--field", "body", "--fix", cwd=tmp_path)
    assert fixed.code == 0, fixed.err
    assert path.read_bytes() == text.replace(FAULT, GOOD).encode(encoding)


@pytest.mark.parametrize("name", FILES)
def test_the_same_file_without_the_fault_is_clean(name: str, tmp_path: Path) -> None:
    text = FILES[name].format(GOOD) if "json" in name else FILES[name].replace("{}", GOOD)
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    run = run_cli("check", name, "--select", RULE, "--field", "body", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    if "json" in name:
        for line in text.strip().split("\n"):
            json.loads(line)


@pytest.mark.parametrize("head", ["---\ntitle: A fair\n", "+++\ndate = 2024-01-01\n"])
def test_front_matter_without_an_end_is_told(head: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"{head}\nIt rained .\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("---\n\nIt rained .\n", encoding="utf-8")
    run = run_cli("check", ".", "--select", RULE, "--format", "json", cwd=tmp_path)
    assert run.code == 2
    assert run.found("path") == [("a.md",), ("b.md",)]
    assert run.err.startswith("copydesk: a.md: the front matter that begins on line 1 has no end")
