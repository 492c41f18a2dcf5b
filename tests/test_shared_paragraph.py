"""Rules that see a whole run, and the first of them: paragraphs that stand in two articles."""

from pathlib import Path

import pytest
from running import Run, local_rule, run_cli, write

from linter.api import check_text
from linter.discovery import Target
from linter.engine import FileResult, RunOptions, Session
from linter.finding import Category, Severity
from linter.linting import Evidence
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.run import judge_together
from linter.selection import Request
from linter.testing import findings

RULE = load_registry().rules["shared-paragraph"]
NAME = "shared-paragraph"

PIER = (
    "The pier at the northern end of the bay was closed in November, when a survey found that the"
    " oldest of its timbers had rotted below the water line."
)
FERRY = (
    "Without the pier the ferry cannot land, and the islanders have crossed the bay in a small boat"
    " that carries nine passengers and no freight at all."
)
ORCHARD = (
    "Growers in the valley lost half of their apricots to a late frost, and those who had planted"
    " almonds between the rows fared little better than their neighbours."
)
CIDER = (
    "Two of the growers have turned to cider, for which bruised apples will do, and sell it to"
    " restaurants along the motorway that passes below the valley."
)
INTRUDER = (
    "Prices of apricots will double by summer, the growers of the valley say, unless the frost"
    " spares the later orchards on the shaded slopes above the motorway."
)
HOST = f"The pier\n\n{PIER}\n\n{INTRUDER}\n\n{FERRY}\n"
DONOR = f"The orchards\n\n{ORCHARD}\n\n{INTRUDER}\n\n{CIDER}\n"
OTHER = (
    "The school\n\nPupils of the village school have painted the fence of the playground in the"
    " colours of all the countries from which their grandparents once came to live here.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "a.txt", HOST)
    write(tmp_path / "b.txt", OTHER)
    write(tmp_path / "c.txt", DONOR)
    return tmp_path


def check(folder: Path, *args: str) -> Run:
    return run_cli("check", "--format", "json", "--select", NAME, *args, cwd=folder)


def test_the_article_in_which_it_is_foreign_is_reported(folder: Path) -> None:
    run = check(folder, ".")
    assert run.code == 1
    assert run.found("path", "line", "severity") == [("a.txt", 5, "warning")]
    assert "c.txt:5 too, and its words fit that article better" in run.found("message")[0][0]


def test_a_file_alone_has_no_findings(folder: Path) -> None:
    assert check(folder, "a.txt").found("path") == []
    assert check_text(HOST, select=(NAME,)) == []
    assert list(RULE.check(read_document(HOST, "a.txt"))) == []


@pytest.mark.parametrize("jobs", ["2", "3"])
def test_the_same_whatever_the_jobs(folder: Path, jobs: str) -> None:
    for n in range(20):
        write(folder / f"d{n:02}.txt", f"File {n}\n\n{OTHER.replace('fence', f'fence {n}')}")
    many, one = (
        run_cli("check", "--format", "jsonl", "--jobs", each, ".", cwd=folder).out.splitlines()
        for each in (jobs, "1")
    )
    assert any(NAME in line for line in many)
    assert many[:-1] == one[:-1]  # the last line has the seconds


def test_an_edited_copy_is_known_again(folder: Path) -> None:
    write(folder / "a.txt", HOST.replace("double by summer", "treble by June"))
    (message,) = check(folder).found("message")[0]
    assert "nearly word for word" in message


def test_marks_and_case_do_not_count(folder: Path) -> None:
    write(folder / "a.txt", HOST.replace(INTRUDER, f"“{INTRUDER.upper()}”".replace(",", " –")))
    assert check(folder).found("path", "line") == [("a.txt", 5)]


def test_a_paragraph_in_markup(folder: Path) -> None:
    write(folder / "a.md", HOST.replace("apricots", "*apricots*").replace("frost", "[frost](x)"))
    (folder / "a.txt").unlink()
    assert check(folder).found("path", "line") == [("a.md", 5)]


def test_two_versions_are_told_once(folder: Path) -> None:
    write(folder / "c-draft.txt", DONOR.replace("half of", "much of"))
    (folder / "a.txt").unlink()
    run = check(folder)
    assert run.code == 0
    assert run.found("path", "line", "severity") == [("c.txt", 3, "info")]
    assert "c-draft.txt:3 too: two versions" in run.found("message")[0][0]


def test_a_standing_note_is_none(folder: Path) -> None:
    for n in range(6):
        write(folder / f"note{n}.txt", f"Note {n}\n\n{OTHER[11:]}\n{INTRUDER}\n")
    assert [path for (path,) in check(folder).found("path") if path in {"a.txt", "c.txt"}] == []


def test_a_note_at_the_end_of_both_is_no_warning(folder: Path) -> None:
    note = INTRUDER
    write(folder / "a.txt", f"The pier\n\n{PIER}\n\n{FERRY}\n\n{note}\n")
    write(folder / "c.txt", f"The orchards\n\n{ORCHARD}\n\n{CIDER}\n\n{note}\n")
    assert check(folder).found("severity") == [("info",)]


def test_a_directive_takes_it_away_and_is_not_idle(folder: Path) -> None:
    hidden = HOST.replace(INTRUDER, f"copydesk: ignore {NAME}\n{INTRUDER}")
    write(folder / "a.txt", hidden)
    both = "shared-paragraph,unused-directive"
    run = run_cli("check", "--format", "json", "--select", both, ".", cwd=folder)
    assert run.found("rule") == []
    alone = run_cli("check", "--format", "json", "--select", both, "a.txt", cwd=folder)
    assert alone.found("rule") == []


def test_an_idle_directive_is_told_where_the_rule_ran(folder: Path) -> None:
    write(folder / "b.txt", f"copydesk: ignore-file {NAME}\n\n{OTHER}")
    both = "shared-paragraph,unused-directive"
    run = run_cli("check", "--format", "json", "--select", both, ".", cwd=folder)
    assert run.found("path", "rule") == [("a.txt", NAME), ("b.txt", "unused-directive")]


def test_a_directive_for_its_category_waits_for_it(folder: Path) -> None:
    write(folder / "a.txt", "copydesk: ignore-file duplication\n\n" + HOST)
    for paths in ((".",), ("a.txt",)):
        run = run_cli("check", "--format", "json", *paths, cwd=folder)
        assert [each for each in run.found("path", "category") if each[0] == "a.txt"] == []


def test_the_configuration_holds_for_it(folder: Path) -> None:
    write(folder / "copydesk.toml", '[severity]\nshared-paragraph = "error"\n')
    assert check(folder).found("severity") == [("error",)]
    write(folder / "copydesk.toml", "[rules.shared-paragraph]\nfewest-words = 60\n")
    assert check(folder).found("path") == []
    write(folder / "copydesk.toml", '[per-file]\n"c.txt" = { ignore = ["shared-paragraph"] }\n')
    run = run_cli("check", "--format", "json", ".", cwd=folder)
    assert NAME not in {rule for (rule,) in run.found("rule")}
    assert check(folder, "--ignore", NAME).found("path") == []


def test_the_fingerprint_stays_when_the_paragraph_moves(folder: Path) -> None:
    before = check(folder).found("fingerprint")
    write(folder / "a.txt", f"The pier\n\n{PIER}\n\n{FERRY}\n\n{INTRUDER}\n")
    assert check(folder).found("fingerprint") == before


def test_beside_other_findings(folder: Path) -> None:
    write(folder / "a.txt", HOST.replace("freight at all.", "freight at all ."))
    names = "shared-paragraph,space-before-punctuation"
    run = run_cli("check", "--format", "json", "--select", names, ".", cwd=folder)
    assert run.found("path", "rule") == [("a.txt", NAME), ("a.txt", "space-before-punctuation")]
    fixed = run_cli("check", "--format", "json", "--select", names, "--fix", ".", cwd=folder)
    assert fixed.found("path", "rule") == [("a.txt", NAME)]
    assert (folder / "a.txt").read_text() == HOST


def test_a_file_that_changes_meanwhile_is_a_problem(folder: Path) -> None:
    session = Session(RunOptions(look_up_config=False, request=Request(select=(NAME,))))
    session.together = True
    targets = [Target(path, path.name, named=True) for path in sorted(folder.glob("*.txt"))]
    results = [session.lint_file(each.path, each.shown) for each in targets]
    write(folder / "a.txt", "Something else.\n")
    (changed, *_) = judge_together(session, targets, results)
    assert [each.message for each in changed.problems] == ["changed while it was being linted"]


CRASHING = '''
from linter.sdk import Category, RunRule

class Crashing(RunRule):
    """It fails when {method} is called."""

    name = "crashing"
    category = Category.LINT

    def collect(self, doc):
        return {collected}

    def judge(self, evidence):
        raise ValueError("no")
'''


@pytest.mark.parametrize(("method", "collected"), [("collect", "1 / 0"), ("judge", "1")])
def test_a_crash_is_a_problem(folder: Path, method: str, collected: str) -> None:
    write(folder / "my/crashing.py", CRASHING.format(method=method, collected=collected))
    write(folder / "my/local_letter.py", local_rule(letter="q"))
    write(folder / "copydesk.toml", 'rule-paths = ["my"]\n')
    names = "crashing,shared-paragraph"
    run = run_cli("check", "--format", "json", "--select", names, ".", cwd=folder)
    assert run.code == 2
    assert "rule crashing crashed" in run.err
    assert run.found("path") == [("a.txt",)]


def test_evidence_is_kept_only_in_runs_of_several_files(folder: Path) -> None:
    session = Session(RunOptions(look_up_config=False, request=Request(select=(NAME,))))
    assert session.lint_file(folder / "a.txt", "a.txt").evidence is None
    session.together = True
    evidence = session.lint_file(folder / "a.txt", "a.txt").evidence
    assert isinstance(evidence, Evidence)
    assert set(evidence.by_rule) == {NAME}
    assert judge_together(session, [], [FileResult()]) == [FileResult()]


def test_languages_without_long_words_and_without_letters() -> None:
    for text in ("", "— " * 40, "1 2 3 " * 40, "東京 " * 40, "a b c d e f " * 40):
        assert findings(RULE, text, beside=(text, text)) is not None


def test_time_grows_with_the_text_for_one_paragraph_everywhere() -> None:
    # A thousand files of one paragraph each would be half a million pairs.
    beside = tuple(f"File {n}\n\n{INTRUDER}\n" for n in range(1000))
    found = findings(RULE, HOST, beside=beside)
    assert found == []


def test_the_severity_is_the_rules_own() -> None:
    assert RULE.severity is Severity.WARNING
    assert RULE.category is Category.DUPLICATION
