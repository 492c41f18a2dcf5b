"""The lexicon: what it knows, how frequent, how many syllables."""

import gzip
import hashlib
import json
import random
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
import spellchecker

from linter.analyses.lexicon import DATA_FILE, lexicon

DATA = files("linter.analyses") / "data"
DICTIONARY = Path(spellchecker.__file__).parent / "resources" / "en.json.gz"


@pytest.fixture(scope="module")
def counts() -> dict[str, int]:
    loaded: dict[str, int] = json.loads(gzip.decompress(DICTIONARY.read_bytes()))
    return loaded


def test_the_file_is_the_one_described() -> None:
    description = json.loads((DATA / "lexicon.json").read_text(encoding="utf-8"))
    content = (DATA / DATA_FILE).read_bytes()
    assert hashlib.sha256(content).hexdigest() == description["sha256"]
    targets = (DATA / description["targets"]["file"]).read_bytes()
    assert hashlib.sha256(targets).hexdigest() == description["targets"]["sha256"]
    assert len(content) + len(targets) < 3_000_000
    assert "en.json.gz" in description["sources"]


def test_every_word_of_pyspellchecker_is_known(counts: dict[str, int]) -> None:
    words = lexicon()
    assert [word for word in counts if not words.knows(word)] == []


def test_frequency_keeps_the_order_of_pyspellchecker(counts: dict[str, int]) -> None:
    counted = sorted(word for word in counts if counts[word] > 1000 and word.isalpha())
    sample = random.Random(7).sample(counted, 2000)  # noqa: S311
    words = lexicon()
    pairs = [
        (a, b) for a, b in zip(sample[::2], sample[1::2], strict=True) if counts[a] > 4 * counts[b]
    ]
    agreeing = sum(words.frequency(a) > words.frequency(b) for a, b in pairs)
    assert len(pairs) > 200
    assert agreeing / len(pairs) > 0.9


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("house", True),
        ("House", True),
        ("HOUSE", True),
        ("colour", True),
        ("color", True),
        ("Esterházy", True),
        ("Elisabethville", True),
        ("elisabethville", False),
        ("don’t", True),
        ("house's", True),
        ("houses'", True),
        ("recieve", False),
        ("miitias", False),
        ("", False),
        ("\ufffc", False),
    ],
)
def test_case_rules(word: str, *, known: bool) -> None:
    assert lexicon().knows(word) is known


@pytest.mark.parametrize("name", ["Paris", "paris", "Kirby", "iPod", "Iran’s"])
def test_names(name: str) -> None:
    assert lexicon().is_name(name)


def test_ordinary_words_are_no_names_and_names_are_not_suggested() -> None:
    words = lexicon()
    assert not words.is_name("table")
    assert words.is_suggestable("militias")
    assert not words.is_suggestable("kirby")
    assert not words.is_suggestable("recieve")


@pytest.mark.parametrize(
    ("word", "suspect"), [("sid", True), ("thea", True), ("house", False), ("mark", False)]
)
def test_suspects_are_known_all_the_same(word: str, *, suspect: bool) -> None:
    assert lexicon().knows(word)
    assert lexicon().is_suspect(word) is suspect


def test_frequency() -> None:
    words = lexicon()
    assert words.frequency("the") > 7
    assert words.frequency("The") == words.frequency("the")
    assert words.frequency("house's") == words.frequency("house")
    assert words.frequency("militia") > words.frequency("aardvark") > 0
    assert words.frequency("qzxqzx") == 0


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1),
        ("facility", 4),
        ("house's", 2),
        ("don’t", 1),
        ("tit-for-tat", 3),
        ("Mulroyan", 2),
        ("grobed", 1),
        ("", 0),
        ("zzz", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert lexicon().syllables(word) == count


def test_the_module_imports_nothing_heavy() -> None:
    code = (
        "import sys, linter.analyses.lexicon;"
        "print({'marisa_trie','spellchecker','textstat','nltk','numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
