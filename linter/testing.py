"""A rule's examples as pytest cases, for copydesk and for authors of plugins.

from linter.testing import assert_example, example_cases

@pytest.mark.parametrize("case", example_cases(MyRule()), ids=str)
def test_examples(case):
    assert_example(case)
"""

from dataclasses import dataclass
from pathlib import PurePath

from linter.document import Document
from linter.finding import Diagnostic, Finding
from linter.linting import collect, judge, lint_document
from linter.reading.formats import read_document
from linter.registry import Registry, load_registry
from linter.rule import Bad, Good, Rule, RunRule
from linter.selection import ActiveRule


@dataclass(frozen=True, slots=True)
class ExampleCase:
    """One example of one rule."""

    rule: Rule
    example: Bad | Good
    number: int

    def __str__(self) -> str:
        return f"{self.rule.name}-{type(self.example).__name__.lower()}-{self.number}"


def example_cases(*rules: Rule) -> list[ExampleCase]:
    """A case for every bad and good example of the rules."""
    cases = []
    for rule in rules:
        examples: tuple[Bad | Good, ...] = (*rule.bad, *rule.good)
        cases += [ExampleCase(rule, each, number) for number, each in enumerate(examples, start=1)]
    return cases


def findings(
    rule: Rule, text: str, name: str = "example.txt", beside: tuple[str, ...] = ()
) -> list[Diagnostic]:
    """What one rule finds in a text, in order; inline directives in it are obeyed.

    Where the text holds directives, all rules run: only then is it known what a directive does.
    `beside` are the texts of the other files of the run, named "beside-1.txt" and so on.

    Raises:
        AssertionError: if a rule crashed or reported a place outside the text.
    """
    doc = read_document(text, name)
    registry = load_registry() if doc.directives else Registry({})
    rules = {**registry.rules, rule.name: rule}
    active = [ActiveRule(each, None) for each in rules.values()]
    judged = _judged(rule, doc, beside) if isinstance(rule, RunRule) else None
    diagnostics, problems = lint_document(doc, active, Registry(rules), judged)
    assert not problems, "; ".join(problem.message for problem in problems)
    return [each for each in diagnostics if each.rule == rule.name]


def _judged(rule: Rule, doc: Document, beside: tuple[str, ...]) -> dict[str, list[Finding]]:
    others = [
        read_document(text, f"beside-{n}{PurePath(doc.name).suffix}")
        for n, text in enumerate(beside, start=1)
    ]
    evidence = []
    for each in (*others, doc):
        collected, problems = collect(each, [ActiveRule(rule, None)])
        assert not problems, problems
        if collected and rule.name in collected.by_rule:
            evidence.append((each.name, collected.by_rule[rule.name]))
    found, failures = judge(rule, evidence) if evidence else ({}, ())
    assert not failures, failures
    return {rule.name: found.get(doc.name, [])}


def apply_fix(text: str, found: list[Diagnostic]) -> str:
    """The text after the fixes of all findings."""
    edits = [edit for each in found if each.fix for edit in each.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def assert_example(case: ExampleCase) -> None:
    """Check that a bad example is reported exactly where it is marked, and a good one not at all.

    Raises:
        AssertionError: with the text and what was found instead.
    """
    rule, example = case.rule, case.example
    if isinstance(example, Good):
        found = findings(rule, example.text, example.name, example.beside)
        reported = [(example.text[f.span.start : f.span.end], f.message) for f in found]
        assert not reported, f"{rule.name} reports a good example: {reported}"
        return
    plain = example.plain
    found = findings(rule, plain, example.name, example.beside)
    told = [(f.span, plain[f.span.start : f.span.end], f.message) for f in found]
    assert [f.span for f in found] == list(example.spans), f"{rule.name} found {told} in {plain!r}"
    assert example.spans, f"a bad example of {rule.name} marks nothing with ⟦ ⟧"
    fixed = apply_fix(plain, found)
    if example.fixed is None:
        assert fixed == plain, f"{rule.name} offers a fix that its example does not show: {fixed!r}"
    else:
        assert fixed == example.fixed
    if example.suggests is not None:
        assert found[0].suggestions[:1] == (example.suggests,)
