"""The run: crashes are contained, fingerprints are stable, order is the same whatever --jobs."""

import pickle
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_start_method
from pathlib import Path
from typing import Any

import pytest
from running import CHECK, CLEAN, FAULT, RULE, local_rule, make_rule, run_cli, write

from linter import run as running_files
from linter.api import check_text
from linter.discovery import Target
from linter.document import Document
from linter.engine import RunOptions, Session
from linter.errors import ConfigError, CopydeskError, OptionError
from linter.finding import Category, Diagnostic, Edit, Finding, Fix, Related, Severity
from linter.linting import lint_document
from linter.reading.formats import read_document
from linter.registry import Registry
from linter.rule import Rule
from linter.run import lint_targets, processes
from linter.selection import ActiveRule, Request
from linter.span import Position, Span

pytestmark = pytest.mark.usefixtures("two_rules")


def lint(text: str, *rules: Rule, name: str = "a.txt") -> tuple[list[Diagnostic], list[str]]:
    """The findings, and what is said of rules that failed."""
    doc = read_document(text, name)
    known = Registry({rule.name: rule for rule in rules})
    found, problems = lint_document(doc, [ActiveRule(rule, None) for rule in rules], known)
    assert {problem.path for problem in problems} <= {name}
    return found, [problem.message for problem in problems]


def reports(*found: Finding) -> CHECK:
    return lambda _doc: iter(found)


def raises(error: BaseException) -> CHECK:
    def check(doc: Document) -> Iterator[Finding]:
        yield Finding(Span(0, len(doc.text)), "before the crash")
        raise error

    return check


# Rules that fail


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ZeroDivisionError("by zero"), "crashed (running): ZeroDivisionError: by zero"),
        (RecursionError("too deep"), "crashed (running): RecursionError: too deep"),
        (SystemExit(0), "crashed (running): SystemExit: 0"),
        (TimeoutError(), "took too long and was stopped (running)"),
    ],
)
def test_a_rule_that_crashes_is_named_and_the_others_go_on(error: BaseException, said: str) -> None:
    found, problems = lint("An x.\n", make_rule("broken", raises(error)), make_rule("sound"))
    assert [each.rule for each in found] == ["sound"]
    assert problems == [f"rule broken {said}"]


def test_an_interrupt_is_not_the_fault_of_a_rule() -> None:
    with pytest.raises(KeyboardInterrupt):
        lint("An x.\n", make_rule("broken", raises(KeyboardInterrupt())))


FIX = Fix("t", (Edit(Span(0, 1), "a"),))
OUTSIDE: list[tuple[object, str]] = [
    (Finding(Span(0, 99), "m"), "ValueError: reported (0, 99) in a text of 6 code points"),
    (Finding(Span(-1, 2), "m"), "ValueError: reported (-1, 2) in a text of 6 code points"),
    (Finding(Span(3, 2), "m"), "ValueError: reported (3, 2) in a text of 6 code points"),
    (
        Finding(Span(0, 1), "m", related=(Related(Span(5, 99), "r"),)),
        "ValueError: offset 99 lies outside a text of 6 code points",
    ),
    (
        Finding(Span(0, 1), "m", related=(Related(Span(5, 4), "r"),)),
        "ValueError: a place ends before it starts: (5, 4)",
    ),
    (
        Finding(Span(0, 1), "m", fix=Fix.replace("t", Span(-2, 1), "")),
        "ValueError: offset -2 lies outside a text of 6 code points",
    ),
    (
        Finding(Span(0, 1), "m", fix=Fix("t", (Edit(Span(2, 4), ""), Edit(Span(0, 3), "")))),
        "ValueError: a fix edits (0, 3) and (2, 4)",
    ),
    (
        Finding(Span(0, 1), "m", confidence=1.5),
        "ValueError: reported a confidence of 1.5, not from 0 to 1",
    ),
    ("a string", "AttributeError: 'str' object has no attribute 'span'"),
]


@pytest.mark.parametrize(("finding", "said"), OUTSIDE)
def test_a_finding_that_cannot_be_is_named(finding: Any, said: str) -> None:
    found, problems = lint("An x.\n", make_rule("broken", reports(finding)), make_rule("sound"))
    assert [each.rule for each in found] == ["sound"]
    assert problems == [f"rule broken crashed (running): {said}"]


def test_a_finding_at_the_end_and_an_empty_one_are_fine() -> None:
    end = make_rule("end", reports(Finding(Span(6, 6), "m")))
    (found,), problems = lint("An x.\n", end)
    assert (found.start, found.end, problems) == (Position(2, 1), Position(2, 1), [])


def test_a_file_that_its_reader_cannot_stand_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def strange(text: str, name: str) -> Document:
        if name == "b.md":
            raise RecursionError("too deep")
        return read_document(text, name)

    monkeypatch.setattr("linter.reading.formats.read_document", strange)
    for name in ("a.md", "b.md", "c.md"):
        write(tmp_path / name, FAULT)
    run = run_cli("check", "--format", "json", ".")
    assert (run.code, run.found("path")) == (2, [("a.md",), ("c.md",)])
    message = "cannot be read as markdown: RecursionError: too deep"
    assert run.report["problems"] == [{"path": "b.md", "message": message}]
    assert run.report["summary"]["files"] == 2


# From finding to diagnostic


def test_facts_of_a_diagnostic() -> None:
    finding = Finding(
        Span(3, 4),
        "an x",
        suggestions=("y",),
        fix=Fix("t", (Edit(Span(4, 5), "!"), Edit(Span(3, 4), "y")), safe=True),
        related=(Related(Span(0, 2), "here"),),
        confidence=0.98765,
        severity=Severity.INFO,
    )
    rule = make_rule("r", reports(finding), severity=Severity.ERROR)
    (found,), _ = lint("An x.\n", rule)
    assert (found.path, found.span) == ("a.txt", Span(3, 4))
    assert (found.start, found.end) == (Position(1, 4), Position(1, 5))
    assert (found.rule, found.category) == ("r", Category.STYLE)
    assert (found.severity, found.confidence) == (Severity.INFO, 0.988)
    assert found.fix is not None
    assert [(edit.span, edit.text) for edit in found.fix.edits] == [((3, 4), "y"), ((4, 5), "!")]
    assert [(each.start, each.message) for each in found.related] == [(Position(1, 1), "here")]


def test_severity_of_the_configuration_beats_finding_and_rule() -> None:
    doc = read_document("An x.\n", "a.txt")
    finding = Finding(Span(0, 1), "m", severity=Severity.INFO)
    rule = make_rule("r", reports(finding), severity=Severity.WARNING)
    (found,), _ = lint_document(doc, [ActiveRule(rule, Severity.ERROR)], Registry({"r": rule}))
    assert found.severity is Severity.ERROR


# Fingerprints


def prints(text: str, *rules: Rule) -> list[str]:
    found, _ = lint(text, *(rules or (make_rule(),)))
    return [each.fingerprint for each in found]


def test_fingerprint_stays_where_lines_move() -> None:
    before = prints("Here is an x in a sentence. Another.\n")
    assert len(before[0]) == 16
    assert set(before[0]) <= set("0123456789abcdef")
    assert prints("A line.\n\nHere is an x in a sentence. Changed.\n") == before
    assert prints("A line.\r\n\r\nHere is  an x in a\tsentence. Changed.\r\n") == before


def test_fingerprint_changes_with_the_sentence_and_the_rule() -> None:
    before = prints("Here is an x in a sentence. Another.\n")
    assert prints("Here is an x in this sentence. Another.\n") != before
    assert prints("Here is an x in a sentence. Another.\n", make_rule("other-name")) != before


def test_fingerprints_of_repeats_differ_and_keep_their_order() -> None:
    once = prints("Here is an x in a sentence.\n")
    twice = prints("Here is an x in a sentence.\n\nHere is an x in a sentence.\n")
    assert twice[:1] == once
    assert len(set(twice)) == 2
    within = prints("Here is x and x again.\n")
    assert len(set(within)) == 2


def test_fingerprint_of_strange_text() -> None:
    found, problems = lint("An x \ud800.\n", make_rule())
    assert (len(found), problems) == (1, [])


# Overlap and order


def test_of_two_findings_of_a_category_at_one_place_the_surer_stays() -> None:
    def one(name: str, severity: Severity, confidence: float, **facts: Any) -> Rule:
        check = reports(Finding(Span(0, 2), name, confidence=confidence))
        return make_rule(name, check, severity=severity, **facts)

    grave = one("grave", Severity.ERROR, 0.5)
    sure = one("sure", Severity.WARNING, 0.9)
    unsure = one("unsure", Severity.WARNING, 0.8)
    other = one("other", Severity.INFO, 0.1, category=Category.LINT)
    near = make_rule("near", reports(Finding(Span(0, 3), "near")))

    def names(*rules: Rule) -> list[str]:
        return [each.rule for each in lint("An x.\n", *rules)[0]]

    assert names(unsure, sure) == names(sure, unsure) == ["sure"]
    assert names(sure, grave, unsure) == ["grave"]
    assert names(sure, other, near) == ["other", "sure", "near"]


def test_findings_are_sorted() -> None:
    spans = [Span(3, 4), Span(0, 5), Span(0, 2), Span(3, 3)]
    b = make_rule("b", reports(*(Finding(span, "m") for span in spans)))
    a = make_rule("a", reports(Finding(Span(0, 5), "m")), category=Category.LINT)
    found, _ = lint("An x.\n", b, a)
    places = [(tuple(each.span), each.rule) for each in found]
    assert places == [((0, 2), "b"), ((0, 5), "a"), ((0, 5), "b"), ((3, 3), "b"), ((3, 4), "b")]


def test_findings_of_a_run_are_sorted_by_path(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", "B.txt"):
        write(tmp_path / name, FAULT)
    run = run_cli("check", "--format", "json", "b.txt", ".")
    assert run.found("path") == [("B.txt",), ("a.txt",), ("a/z.txt",), ("b.txt",)]


def test_many_findings_in_one_long_sentence_take_linear_time() -> None:
    text = "x and " * 20_000 + "\n"
    found, problems = lint(text, make_rule())
    assert (len(found), problems) == (20_000, [])
    assert len({each.fingerprint for each in found}) == 20_000


# Several processes


@pytest.fixture
def many(tmp_path: Path) -> Path:
    write(tmp_path / "own" / "local_letter.py", local_rule())
    write(
        tmp_path / "copydesk.toml",
        f'rule-paths = ["own"]\nselect = ["{RULE}", "local-letter"]',
    )
    for n in range(30):
        write(tmp_path / f"{n % 3}" / f"{n}.txt", "An x. " + FAULT)
    write(tmp_path / "2" / "binary.txt", "\0\0")
    return tmp_path


def test_same_result_whatever_the_number_of_processes(many: Path) -> None:
    runs = [run_cli("check", "--format", "jsonl", "--jobs", jobs, *"012") for jobs in "123"]
    outputs = [run.out.splitlines() for run in runs]
    assert len(outputs[0]) == 61
    assert outputs[0][:-1] == outputs[1][:-1] == outputs[2][:-1]  # the last one holds the seconds
    assert [run.code for run in runs] == [1, 1, 1]
    note = "copydesk: 2/binary.txt: skipped, looks like a binary file\n"
    assert [run.err for run in runs] == [note, note, note]


def test_how_many_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    assert [processes(0, files) for files in (0, 1, 47, 48, 1000)] == [1, 1, 1, 4, 4]
    assert [processes(3, files) for files in (0, 1, 2, 1000)] == [1, 1, 2, 3]
    assert processes(1000, 1000) == 61
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert processes(0, 1000) == 1


@pytest.mark.skipif(get_start_method() != "fork", reason="a patch reaches forks only")
def test_configuration_error_of_a_worker_is_a_clean_message(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(_self: Session, path: Path) -> tuple[ActiveRule, ...]:
        raise ConfigError(f"{path.name} has a wrong configuration")

    monkeypatch.setattr(Session, "rules_for", wrong)
    run = run_cli("check", "--jobs", "2", str(many / "0"))
    assert (run.code, run.out) == (2, "")
    assert run.err == "copydesk: 0.txt has a wrong configuration\n"


def test_a_process_that_dies_is_a_problem(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(*_args: object, **_options: object) -> Iterator[object]:
        yield from ()
        raise BrokenProcessPool

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor.map", dies)
    run = run_cli("check", "--jobs", "2", "0")
    assert run.code == 2
    assert run.err == "copydesk: 0/0.txt: a process died; 10 of 10 files not linted\n"


def test_what_a_worker_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = Target(write(tmp_path / "a.txt", FAULT), "a.txt", named=True)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr(running_files, "_worker", None)
    with pytest.raises(RuntimeError, match="was not started"):
        running_files._lint(target)
    running_files._start(RunOptions())
    (alone,) = lint_targets(Session(RunOptions()), [target], 1)
    assert running_files._lint(target) == alone
    assert [each.rule for each in alone.diagnostics] == [RULE]


def test_errors_can_be_sent_between_processes() -> None:
    for error in (ConfigError("a:1: m"), OptionError("k", "m")):
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
        assert (type(again), str(again)) == (type(error), str(error))


# Embedding


def test_check_text() -> None:
    (found,) = check_text(FAULT, "a.md")
    assert (found.path, found.rule, found.start) == ("a.md", RULE, Position(1, 19))
    assert check_text(CLEAN) == []
    assert check_text(FAULT, ignore=(RULE,)) == []
    assert check_text(FAULT, select=("lint",)) == []


def test_check_text_takes_a_configuration_only_if_given(tmp_path: Path) -> None:
    config = write(tmp_path / "copydesk.toml", f'[severity]\n{RULE} = "error"')
    assert check_text(FAULT)[0].severity is Severity.WARNING
    assert check_text(FAULT, config=config)[0].severity is Severity.ERROR
    with pytest.raises(CopydeskError, match='--select: there is no rule or category "x"'):
        check_text(FAULT, select=("x",))


def test_check_text_raises_what_a_run_would_report(tmp_path: Path) -> None:
    write(tmp_path / "own" / "a.py", "1 / 0")
    write(
        tmp_path / "own" / "b.py",
        local_rule().replace("for at", "1 / 0\n        for at"),
    )
    config = write(tmp_path / "copydesk.toml", 'rule-paths = ["own"]')
    with pytest.raises(CopydeskError) as caught:
        check_text(FAULT, "n.txt", config=config)
    first, second = str(caught.value).split("; ")
    assert first.endswith(
        "own/a.py: the rule cannot be loaded: ZeroDivisionError: division by zero"
    )
    assert second.startswith("n.txt: rule local-letter crashed (")
    assert second.endswith("): ZeroDivisionError: division by zero")


def test_a_session_chooses_once_for_all_files_of_a_configuration(tmp_path: Path) -> None:
    session = Session(RunOptions(request=Request(select=("punctuation",))))
    first = session.rules_for(tmp_path / "a" / "x.md")
    assert session.rules_for(tmp_path / "b" / "x.md") is first
    assert [each.rule.name for each in first] == [RULE]
