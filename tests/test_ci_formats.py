"""The formats that CI services read: valid, complete, and not to be forged by content."""

import json
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog
from running import FAULT, RULE, make_rule, run_cli, write

from linter.errors import Problem
from linter.finding import Diagnostic, Edit, Finding, Fix, Related, Report
from linter.linting import lint_document
from linter.reading.formats import read_document
from linter.registry import Registry
from linter.reporters import Style, reporter
from linter.selection import ActiveRule
from linter.span import Span

HOSTILE = 'a"<b>&\n::error::]]>\x1b[31m\u202e\x00'


def diagnostics(text: str, *found: Finding, path: str = "a.txt") -> tuple[Diagnostic, ...]:
    rule = make_rule("made-up", lambda _doc: iter(found))
    doc = read_document(text, path)
    made, problems = lint_document(doc, [ActiveRule(rule, None)], Registry({rule.name: rule}))
    assert problems == []
    return tuple(made)


def rendered(name: str, *found: Diagnostic, problems: tuple[Problem, ...] = ()) -> str:
    whole = Report(found, problems, files=1, seconds=0.1, version="1.2.3")
    return "".join(reporter(name)(whole, Style()))


def hostile() -> tuple[Diagnostic, ...]:
    fix = Fix(HOSTILE, (Edit(Span(0, 1), HOSTILE), Edit(Span(2, 3), "")))
    related = (Related(Span(0, 2), HOSTILE),)
    finding = Finding(Span(0, 3), HOSTILE, (HOSTILE,), fix, related)
    return diagnostics(HOSTILE + "\nmore", finding, path=f"dir/{HOSTILE}.txt")


def sarif(text: str) -> dict[str, Any]:
    """The run of a log, after the models of the official schema have accepted all of it."""
    SarifLog.model_validate_json(text, strict=False)
    (run,) = json.loads(text)["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif_of_the_seed_is_valid_and_complete(tmp_path: Path) -> None:
    seed = next((Path(__file__).parents[1] / "seeds").glob("0*.txt"))
    text = write(tmp_path / "a b.txt", seed.read_text(encoding="utf-8"))
    run = run_cli("check", text.name, "--no-config", "--format", "sarif", cwd=tmp_path)
    found = run_cli("check", text.name, "--no-config", "--format", "json", cwd=tmp_path).report
    log = sarif(run.out)
    assert log["columnKind"] == "unicodeCodePoints"
    assert log["invocations"] == [{"executionSuccessful": True}]
    assert len(log["results"]) == len(found["findings"]) > 10
    rules = log["tool"]["driver"]["rules"]
    for result, finding in zip(log["results"], found["findings"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding["rule"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "a%20b.txt"}
        assert place["region"]["startColumn"] == finding["column"]
        assert place["region"]["endColumn"] == finding["end_column"]
        assert result["partialFingerprints"] == {"copydesk/v1": finding["fingerprint"]}
        assert ("fixes" in result) == (finding["fix"] is not None)
    assert all(rule["help"]["markdown"].startswith(f"# {rule['id']}") for rule in rules)


def test_sarif_holds_hostile_content_and_problems() -> None:
    log = sarif(rendered("sarif", *hostile(), problems=(Problem("/b:c\n", HOSTILE),)))
    (result,) = log["results"]
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][1] == {
        "deletedRegion": {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 4}
    }
    assert result["relatedLocations"][0]["message"]["text"] == HOSTILE
    (invocation,) = log["invocations"]
    assert not invocation["executionSuccessful"]
    (notice,) = invocation["toolExecutionNotifications"]
    uri = notice["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "file:///b%3Ac%0A"


def test_gitlab_fingerprints_are_unique() -> None:
    found = diagnostics("aaa aaa", Finding(Span(0, 3), "m"), Finding(Span(4, 7), "m"))
    other = diagnostics("aaa aaa", Finding(Span(0, 3), "m"), path="b.txt")
    problem = Problem("c.txt", "cannot be read")
    issues = json.loads(rendered("gitlab", *found, *other, *found, problems=(problem, problem)))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 7
    assert issues[0]["location"] == {
        "path": "a.txt",
        "positions": {"begin": {"line": 1, "column": 1}, "end": {"line": 1, "column": 4}},
    }
    assert issues[0]["check_name"] == "made-up"
    assert issues[-1]["severity"] == "blocker"
    assert json.loads(rendered("gitlab")) == []


def test_checkstyle_is_xml_whatever_the_content() -> None:
    root = parsed(rendered("checkstyle", *hostile(), problems=(Problem("p", HOSTILE),)))
    files = root.findall("file")
    assert len(files) == 2
    (error,) = files[0]
    assert error.attrib["line"] == "1"
    assert error.attrib["source"] == "copydesk.made-up"
    shown = error.attrib["message"]
    assert shown == 'a"<b>&␊::error::]]>␛[31m⟨U+202E⟩␀'
    assert files[1][0].attrib["severity"] == "error"


def test_junit_counts_findings_and_problems() -> None:
    problem = Problem("p", HOSTILE)
    root = parsed(rendered("junit", *hostile(), problems=(problem,)))
    assert (root.attrib["tests"], root.attrib["failures"], root.attrib["errors"]) == ("2", "1", "1")
    assert len(root.findall("./testsuite/testcase/failure")) == 1
    assert len(root.findall("./testsuite/testcase/error")) == 1
    clean = parsed(rendered("junit"))
    assert clean.attrib["tests"] == "1"
    assert [case.attrib["name"] for case in clean.iter("testcase")] == ["nothing found"]


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own output, without entities


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        assert not any(name.startswith("on") or name in {"src", "href"} for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_html_shows_content_as_text() -> None:
    finding = Finding(Span(0, 8), "<script>alert(1)</script>", ("<img src=x>",))
    found = diagnostics("<script>alert(2)</script>", finding, path="<a href=x>.txt")
    parser = Tags()
    parser.feed(rendered("html", *found, problems=(Problem("<b>", "<i>"),)))
    assert not {"script", "img", "a", "b>", "i"} & set(parser.seen)
    assert "<script>alert(1)</script>" in parser.words
    assert "<script>" in parser.words
    assert "1 findings" in parser.words


@pytest.mark.parametrize("name", ["sarif", "gitlab", "checkstyle", "junit", "html"])
def test_several_reports_of_one_run(name: str, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", FAULT)
    args = ("check", "a.txt", "--no-config", "--format", name, "--output", "report", "--format")
    run = run_cli(*args, "json", cwd=tmp_path)
    assert run.code == 1
    assert run.found("rule") == [(RULE,)]
    assert RULE in (tmp_path / "report").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--format", "json", "--format", "text"], "only one format can go to standard output"),
        (["--output", "a", "--output", "b"], "there are 2 --output for 1 --format"),
        (
            ["--format", "json", "--output", "a", "--format", "text", "--output", "a"],
            "two reports cannot go to one --output",
        ),
        (["--format", "sarf"], 'did you mean "sarif"?'),
    ],
)
def test_reports_that_cannot_be_meant(args: list[str], said: str, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", FAULT)
    run = run_cli("check", "a.txt", *args, cwd=tmp_path)
    assert run.code == 2
    assert said in run.err
    assert not (tmp_path / "a").exists()
