"""Every rule: its examples hold, its facts are told, and no text makes it fail."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from running import run_cli, write

from linter.document import Document
from linter.finding import Category, Diagnostic, Severity
from linter.linting import lint_document
from linter.reading.formats import read_document
from linter.registry import Registry, load_registry
from linter.rule import MARK_CLOSE, MARK_OPEN, Bad, Good, Rule, Status
from linter.selection import ActiveRule
from linter.testing import ExampleCase, assert_example, example_cases, findings

ROOT = Path(__file__).parents[1]
REGISTRY = load_registry()
RULES = tuple(REGISTRY.rules.values())
BUILT_IN = tuple(rule for rule in RULES if rule.source.startswith("linter.rules."))
TOLD = (Severity.ERROR, Severity.WARNING)
FEWEST_EXAMPLES = 2

# A good example of the first rule in which the second rightly reports something, and why.
OVERLAPS = {
    ("off-topic-paragraph", "page-furniture"): "what a page leaves behind is the latter's matter",
    ("space-before-punctuation", "script-left"): "what a page leaves behind is the latter's matter",
}

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def test_every_rule_loads() -> None:
    assert [f"{each.path}: {each.message}" for each in REGISTRY.problems] == []
    assert {"space-before-punctuation", "unused-directive"} <= set(REGISTRY.rules)


def test_every_file_is_a_rule() -> None:
    files = {
        path.stem.replace("_", "-")
        for path in (ROOT / "rules").iterdir()
        if path.suffix in {".py", ".toml"} and path.name != "__init__.py"
    }
    assert files == {rule.name for rule in BUILT_IN} | {
        Path(rule.source).stem.replace("_", "-") for rule in RULES if rule.source.endswith(".toml")
    }


@pytest.mark.parametrize("case", example_cases(*RULES), ids=str)
def test_example(case: ExampleCase) -> None:
    assert_example(case)


@each_rule
def test_facts(rule: Rule) -> None:
    summary, _, rest = rule.explanation.partition("\n\n")
    assert rule.source.rpartition(".")[2].replace("_", "-") == rule.name or rule.source.endswith(
        f"{rule.name.replace('-', '_')}.toml"
    )
    assert "\n" not in summary
    assert summary.endswith(".")
    assert len(summary) <= 100
    assert len(rest.split()) >= 10, "what, why, how it decides, known limits"
    assert rule.category in set(Category)
    assert rule.severity in set(Severity)
    assert rule.status in set(Status)
    for option in rule.options().values():
        assert option.doc
        assert (
            option.accept(list(option.default) if type(option.default) is tuple else option.default)
            == option.default
        )


@each_rule
def test_enough_examples(rule: Rule) -> None:
    assert len(rule.bad) >= FEWEST_EXAMPLES
    assert len(rule.good) >= FEWEST_EXAMPLES


class Sound(NamedTuple):
    """A good example and the rule whose it is."""

    rule: Rule
    example: Good
    number: int

    def __str__(self) -> str:
        return f"{self.rule.name}-{self.number}"


SOUND = [
    Sound(rule, example, number)
    for rule in RULES
    for number, example in enumerate(rule.good, start=1)
]


def diagnostics(text: str, name: str, *rules: Rule) -> list[Diagnostic]:
    doc = read_document(text, name)
    active = [ActiveRule(rule, None) for rule in rules]
    found, problems = lint_document(doc, active, REGISTRY)
    assert [problem.message for problem in problems] == []
    return found


@pytest.mark.parametrize("sound", SOUND, ids=str)
def test_good_examples_are_good_for_every_other_rule(sound: Sound) -> None:
    stable = [rule for rule in RULES if rule.status is Status.STABLE]
    told = [
        f"{each.rule}: {each.message}"
        for each in diagnostics(sound.example.text, sound.example.name, *stable)
        if each.rule != sound.rule.name
        and each.severity in TOLD
        and (sound.rule.name, each.rule) not in OVERLAPS
    ]
    assert told == []


def test_every_overlap_is_needed() -> None:
    idle = dict(OVERLAPS)
    for rule in RULES:
        for example in rule.good:
            for found in diagnostics(example.text, example.name, *RULES):
                idle.pop((rule.name, found.rule), None)
    assert idle == {}


@each_rule
def test_twice_the_same(rule: Rule) -> None:
    examples: tuple[Bad | Good, ...] = (*rule.bad, *rule.good)
    for example in examples:
        text = example.plain if isinstance(example, Bad) else example.text
        doc = read_document(text, example.name)
        first = list(rule.check(doc))
        assert list(rule.check(doc)) == first
        assert list(rule.check(read_document(text, example.name))) == first


WORDS = "The mayor of Leeds said on Tuesday that nothing had changed at the old mill. "
HOSTILE = {
    "empty": "",
    "one letter": "a",
    "blanks": " \t\n\r\n\r \x0b\x0c\x85\u2028\n",
    "line ends": "\n" * 2000,
    "nuls": "\0" * 300 + "\nText \0 text.\n",
    "controls": "".join(map(chr, range(256))) * 3,
    "quotes": '"' * 10_000,
    "curly quotes": "“" * 5000 + "”" * 5000,
    "apostrophes": "'" * 5000 + "’" * 5000,
    "brackets": "(" * 5000 + "[" * 5000 + "{" * 100 + "<" * 5000,
    "closing brackets": ")" * 5000 + "]" * 5000 + ">" * 5000,
    "stops": "." * 10_000 + "\n\n" + ". " * 3000,
    "dashes": "-" * 5000 + "—" * 5000,
    "stars": "*" * 3000 + "_" * 3000,
    "digits": "1" * 10_000 + " 1,2.3:4" * 500,
    "one long word": "a" * 20_000,
    "one long line": WORDS * 300,
    "capitals": "THE MAYOR OF LEEDS SAID SO. " * 300,
    "many lines": "A line.\n" * 3000,
    "marks of the middle": "\ufffc\ufdd0\ufffe\uffff\ufeff\u200b\u200d" * 300,
    "astral": "𝒜𝓫🎉👩‍👩‍👧 " * 500,
    "combining": "e" + "\u0301" * 5000,
    "right to left": "مرحبا بالعالم. \u202e שלום " * 200,
    "no blanks between words": "日本語の文章です。" * 500,
    "html": "<div><p>a</p>" * 1000 + "&amp;&#x0;&#999999999;" * 200,
    "directives": "copydesk: ignore\n<!-- copydesk: -->\n" * 200,
    "addresses": "http://" * 1000 + " a@" * 1000 + "@b.c" * 1000,
    "quoted words": '"a" ' * 3000,
    "names": "Smith said Jones told Brown. " * 400,
    "front matter": "---\ntitle: " + "a: " * 500 + "\n---\n",
    "mixed ends": "One.\rTwo.\r\nThree.\n\rFour.\n" * 200,
}


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_no_text_makes_a_rule_fail(kind: str, name: str) -> None:
    doc = read_document(HOSTILE[kind], name)
    wrong = [f"{rule.name}: {said}" for rule in RULES for said in what_fails(rule, doc)]
    assert wrong == []


def what_fails(rule: Rule, doc: Document) -> Iterator[str]:
    """What a rule does that it may not, whatever the text."""
    try:
        found = list(rule.check(doc))
    except Exception as error:  # noqa: BLE001 - all rules are to be named at once
        yield f"{type(error).__name__}: {error}"
        return
    for finding in found:
        if not 0 <= finding.span.start <= finding.span.end <= len(doc.text):
            yield f"reports {finding.span}"
        if not finding.message.strip() or MARK_OPEN + MARK_CLOSE in finding.message:
            yield f"says {finding.message!r}"
        if not 0 <= finding.confidence <= 1:
            yield f"is {finding.confidence} sure"


def test_findings_of_a_rule_alone_are_those_among_all_others() -> None:
    rule = REGISTRY.rules["space-before-punctuation"]
    text = "She lives in Leeds .\n"
    alone = findings(rule, text)
    among = [each for each in diagnostics(text, "example.txt", *RULES) if each.rule == rule.name]
    assert alone == among


def test_rules_of_the_contract_exist() -> None:
    relied_upon = {
        "misspelling",
        "confused-word",
        "off-topic-paragraph",
        "dangling-quote",
        "orphan-byline",
    }
    assert relied_upon - set(REGISTRY.rules) == set()


def test_every_rule_can_be_explained(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    listed = run_cli("rules").out.splitlines()
    assert [line.split()[0] for line in listed] == list(REGISTRY.rules)
    for name in REGISTRY.rules:
        assert run_cli("rule", name).out.startswith(f"# {name}\n")


def test_an_empty_registry_lints() -> None:
    doc = read_document("Text.\n", "a.txt")
    assert lint_document(doc, [], Registry({})) == ([], [])
