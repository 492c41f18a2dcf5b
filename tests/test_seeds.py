"""The corrupted article and its mended twin: what all default rules together say of them."""

import tomllib
from pathlib import Path
from typing import NamedTuple

from linter.api import check_text
from linter.finding import Diagnostic, Severity

SEEDS = Path(__file__).parents[1] / "seeds"
EXPECTED = Path(__file__).parent / "data" / "seed_findings.toml"
CORRUPTED = "000_58816ce82dd3d581.txt"


class Told(NamedTuple):
    line: int
    column: int
    text: str
    rule: str
    severity: str


def read(name: str) -> str:
    return (SEEDS / name).read_text(encoding="utf-8")


def told(text: str, diagnostic: Diagnostic) -> Told:
    stretch = text[diagnostic.span.start : diagnostic.span.end]
    at = diagnostic.start
    return Told(at.line, at.column, stretch, diagnostic.rule, diagnostic.severity.value)


def expected() -> list[Told]:
    rows = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))["finding"]
    return [Told(**row) for row in rows]


def test_expected_findings_stand_where_they_say() -> None:
    lines = read(CORRUPTED).split("\n")
    for each in expected():
        rest = "\n".join(lines[each.line - 1 :])
        assert rest.startswith(each.text, each.column - 1), each


def test_every_defect_of_the_seed_is_found_and_nothing_else() -> None:
    text = read(CORRUPTED)
    found = [told(text, diagnostic) for diagnostic in check_text(text, CORRUPTED)]
    assert found == expected()


def test_the_mended_twin_is_clean() -> None:
    text = read("clean-twin.txt")
    found = check_text(text, "clean-twin.txt")
    assert [told(text, each) for each in found if each.severity is not Severity.INFO] == []


def test_the_twin_is_the_same_story() -> None:
    corrupted, twin = read(CORRUPTED), read("clean-twin.txt")
    assert 0.8 < len(twin) / len(corrupted) < 1.2
    names = ("Biden", "Kadhimi", "Psaki", "Kirby", "Mulroy", "Kataeb Hezbollah", "Erbil", "Kirkuk")
    for name in names:
        assert name in corrupted
        assert name in twin
