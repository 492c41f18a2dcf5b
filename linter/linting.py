"""One document through the rules: findings stamped, directives obeyed, one finding for one cause.

Rules that see the whole run collect evidence here; what they find comes back as `Judged`.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple
from zlib import crc32

from linter.analyses.language import is_english
from linter.document import Document
from linter.errors import Problem
from linter.finding import Diagnostic, Finding
from linter.registry import Registry
from linter.rule import Rule, RunRule
from linter.selection import ActiveRule
from linter.stamping import Stamp
from linter.suppress import UNUSED, suppress

Judged = Mapping[str, Sequence[Finding]]  # what rules that see the whole run found in one file


class Evidence(NamedTuple):
    """What the rules that see the whole run know of one file, by rule."""

    by_rule: Mapping[str, object]
    checksum: int  # of the text: it must be the same when findings are placed in it
    directives: bool  # whether there are any, which may turn out to be idle


def lint_document(
    doc: Document, active: Sequence[ActiveRule], registry: Registry, judged: Judged | None = None
) -> tuple[list[Diagnostic], list[Problem]]:
    """What the rules find in a document, directives obeyed, sorted; and the rules that failed.

    `judged` is what rules that see the whole run found in it; they wait until that is known.
    """
    stamp = Stamp(doc)
    diagnostics: list[Diagnostic] = []
    problems: list[Problem] = []
    ran: set[str] = set()
    awaited: set[str] = set()
    for each in active:
        if judged is None and _sees_the_run(type(each.rule)):
            awaited.add(each.rule.name)
            continue
        if doc.clock:
            doc.clock.start(each.rule.name)
        try:
            findings = _findings(each.rule, doc, judged or {})
            found = sorted(findings, key=lambda finding: finding.span)
            diagnostics += [stamp.diagnostic(each.rule, f, each.severity) for f in found]
            ran.add(each.rule.name)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule may fail in any way
            problems.append(Problem(doc.name, _crash(each.rule, error)))
        if doc.clock:
            doc.clock.stop()
    names = frozenset(ran), frozenset(awaited)
    kept, idle = suppress(doc, diagnostics, registry.rules, *names)
    for each in active:
        if each.rule.name == UNUSED:
            kept += [stamp.diagnostic(each.rule, finding, each.severity) for finding in idle]
    return sort_diagnostics(without_overlap(kept)), problems


@cache
def _sees_the_run(kind: type[Rule]) -> bool:
    return issubclass(kind, RunRule)  # an abstract class takes its time to say so


def _findings(rule: Rule, doc: Document, judged: Judged) -> Iterable[Finding]:
    if _sees_the_run(type(rule)):
        return judged.get(rule.name, ())
    return rule.check(doc) if _serves(rule, doc) else ()


def collect(
    doc: Document, active: Sequence[ActiveRule]
) -> tuple[Evidence | None, tuple[Problem, ...]]:
    """What rules that see the whole run have to know of a document; None where none runs."""
    by_rule: dict[str, object] = {}
    problems = []
    waiting = False
    for each in active:
        if not _sees_the_run(type(each.rule)):
            continue
        assert isinstance(each.rule, RunRule)
        if _serves(each.rule, doc):
            waiting = True
            try:
                evidence = each.rule.collect(doc)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule may fail in any way
                problems.append(Problem(doc.name, _crash(each.rule, error)))
                continue
            if evidence is not None:
                by_rule[each.rule.name] = evidence
    if not waiting:
        return None, ()
    return Evidence(by_rule, checksum(doc.text), bool(doc.directives)), tuple(problems)


def judge(
    rule: Rule, evidence: Sequence[tuple[str, object]]
) -> tuple[dict[str, list[Finding]], tuple[Problem, ...]]:
    """What a rule that sees the whole run finds in each file, and why it failed if it did."""
    assert isinstance(rule, RunRule)
    found: dict[str, list[Finding]] = {name: [] for name, _ in evidence}
    try:
        for name, finding in rule.judge(evidence):
            found[name].append(finding)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule may fail in any way
        return {}, (Problem(evidence[0][0], _crash(rule, error)),)
    return found, ()


def checksum(text: str) -> int:
    """Of a text, to tell whether a file has changed."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def _serves(rule: Rule, doc: Document) -> bool:
    return not rule.english_only or doc.get(is_english)


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By path, start, end and rule."""
    return sorted(diagnostics, key=lambda each: (each.path, *each.span, each.rule))


def without_overlap(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """One cause, one finding: of two of a category at the very same place, the surer one stays."""
    best: dict[tuple[object, ...], Diagnostic] = {}
    for each in diagnostics:
        key = (each.span, each.category)
        rival = best.get(key)
        if rival is None or _weight(each) > _weight(rival):
            best[key] = each
    return list(best.values())


def _weight(diagnostic: Diagnostic) -> tuple[int, float]:
    return -diagnostic.severity.rank, diagnostic.confidence


def _crash(rule: Rule, error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return f"rule {rule.name} took too long and was stopped ({rule.source})"
    return f"rule {rule.name} crashed ({rule.source}): {type(error).__name__}: {error}"
