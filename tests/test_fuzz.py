"""A short run of bench/fuzz.py: damaged articles in every format, and the laws that must hold."""

import random
import sys
from pathlib import Path

import pytest

from linter.engine import RunOptions, Session

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
import fuzz

CASES = 12


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Articles to damage, without those of the bench, which not every machine has."""
    found = list(fuzz.examples())
    assert len(found) > 300
    return found


@pytest.mark.parametrize("name", fuzz.NAMES)
def test_no_law_is_broken(name: str, texts: list[str]) -> None:
    session = Session(RunOptions(look_up_config=False, fields=("title", "body")))
    chance = random.Random(f"{name} 1")  # noqa: S311 - the same cases every time
    for _ in range(CASES):
        text = fuzz.in_format(name, fuzz.mutated(chance, texts), chance)
        assert list(fuzz.broken_laws(session, text, name)) == [], ascii(text)


def test_the_fuzzer_sees_broken_laws(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(RunOptions(look_up_config=False))
    assert list(fuzz.broken_laws(session, "She lives in Leeds .\n", "a.txt")) == []
    monkeypatch.setattr(fuzz, "FORMATS", ("xml",))
    (law,) = fuzz.broken_laws(session, "She lives in Leeds .\n", "a.txt")
    assert law.startswith("xml raised ValueError")
