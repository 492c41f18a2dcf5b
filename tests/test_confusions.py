"""Confused words and countries in small letters: the frames, their language, the seed."""

from pathlib import Path

import pytest

from linter.analyses.confusables import (
    Sieve,
    better_fit,
    confusables,
    evidence,
    read_confusables,
)
from linter.analyses.confusions import confusions, frames, places, split_frames
from linter.analyses.frames import read_frames
from linter.analyses.lazy_table import LazyTable
from linter.analyses.ngrams import ngrams
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.testing import ExampleCase, assert_example, example_cases, findings

RULES = load_registry().rules
RULE, COUNTRY = RULES["confused-word"], RULES["lowercase-country"]
SPLIT = RULES["split-word"]
SEED = Path(__file__).parents[1] / "seeds" / "000_58816ce82dd3d581.txt"


@pytest.mark.parametrize("case", list(example_cases(RULE, COUNTRY, SPLIT)), ids=str)
def test_examples(case: ExampleCase) -> None:
    assert_example(case)


def test_the_table_reads() -> None:
    table = frames()
    assert sum(map(len, table.values())) > 140
    for wrong, each in table.items():
        assert wrong == wrong.lower()
        assert all(frame.right and wrong not in frame.right for frame in each)


def test_a_line_that_is_no_frame_is_an_error() -> None:
    with pytest.raises(ValueError, match="line 2 is no frame"):
        read_frames("# fine\nhit hear the\n")


def test_pairs_and_alternatives() -> None:
    table = read_frames("[a|b>c|d] x\n[e|f|g>h] y\n[i>j|k] z\n")
    assert {wrong: next(iter(each)).right for wrong, each in table.items()} == {
        "a": ("c",),
        "b": ("d",),
        "e": ("h",),
        "f": ("h",),
        "g": ("h",),
        "i": ("j", "k"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "He was hit. Hear the bell.",
        "It was more. Then the bell rang.",
        "More, then the bell rang.",
    ],
)
def test_frames_stay_in_their_sentence(text: str) -> None:
    assert read_document(text, "a.txt").get(confusions) == ()


def test_the_seed_article() -> None:
    text = SEED.read_text(encoding="utf-8")
    told = [
        (text[found.span.start : found.span.end], found.suggestions[0])
        for rule in (RULE, COUNTRY)
        for found in findings(rule, text)
    ]
    assert told == [("hear", "near"), ("us", "US")]


def test_curly_apostrophes_and_capitals() -> None:
    found = findings(RULE, "It’s own fault. THEIR IS none.")
    assert [each.suggestions[0] for each in found] == ["Its"]


def test_the_table_of_split_words_reads() -> None:
    table = split_frames()
    assert sum(map(len, table.values())) > 50
    for first, each in table.items():
        assert " " not in first
        for frame in each:
            wrong = " ".join((first, *frame.rest))
            # One word for two, or two for one: never the same number.
            assert all(wrong.count(" ") != right.count(" ") for right in frame.right)


def test_a_split_word_is_reported_whole() -> None:
    (found,) = findings(SPLIT, "It came no  where near.")
    assert (found.span, found.suggestions) == ((8, 17), ("nowhere",))


def test_a_split_word_that_ends_the_text() -> None:
    assert findings(SPLIT, "It is every") == []
    assert [each.suggestions for each in findings(SPLIT, "He did it him self")] == [("himself",)]


def test_a_table_of_confusables_reads() -> None:
    table = read_confusables("# made\nweights -2 0.5 1\nform from:4.5 farm:6\n\n")
    assert table.bias == -2
    assert table.weights == (0.5, 1.0)
    assert table.meant == {"form": (("from", 4.5), ("farm", 6.0))}


def test_confusables_need_evidence() -> None:
    table = confusables()
    assert len(table.meant) > 300
    for word, others in table.meant.items():
        assert others
        assert all(other != word and need > 0 for other, need in others)


def test_evidence_is_what_the_weights_take() -> None:
    place = ("the", "end", "the", "year")
    values = evidence(ngrams(), "off", "of", place)
    assert len(values) == len(confusables().weights)
    fit = better_fit(ngrams(), confusables(), "off", place)
    assert fit is not None
    assert fit.word == "of"
    need = dict(confusables().meant["off"])["of"]
    margin = sum(w * v for w, v in zip(confusables().weights, values, strict=True))
    assert fit.margin == pytest.approx(margin + confusables().bias - need)


def test_places_are_those_of_plain_words() -> None:
    doc = read_document("Off he went. She met Will Off at the off-licence, OFF course.", "a.txt")
    assert [(token.text, place) for token, _, place in places(doc, {"off"})] == [
        ("Off", ("<s>", "<s>", "he", "went"))
    ]


def test_a_rare_word_that_an_article_repeats_is_its_subject() -> None:
    once = [each.suggestions for each in findings(RULE, "They travelled around the whole word.")]
    assert once == [("world",)]
    assert findings(RULE, "They travelled around the whole word. A word. The word.") == []


def test_a_long_line_is_judged_in_every_part() -> None:
    part = "The guns hit hear the wall. "
    assert len(findings(RULE, part * 5_000)) == 5_000


def test_the_sieve_stops_no_place_where_another_word_fits() -> None:
    table, counts = confusables(), ngrams()
    sieve = Sieve(counts, table)
    text = SEED.read_text(encoding="utf-8")
    passed = fitting = 0
    for _, right, place in places(read_document(text, "a.txt"), table.meant.words):
        _, before, behind, _ = place
        for word in (right, *(other for other, _ in table.meant[right])):
            if word in table.meant:
                passed += sieve(before, word, behind)
                if better_fit(counts, table, word, place):
                    fitting += 1
                    assert sieve(before, word, behind), (word, place)
    assert fitting > 10
    assert passed < 5 * fitting


def test_a_table_reads_each_row_once() -> None:
    asked = []

    def read(key: str, source: int) -> str:
        asked.append(key)
        return key * source

    table = LazyTable({"a": 1, "b": 2}, read)
    assert (len(table), "b" in table, "c" in table, asked) == (2, True, False, [])
    assert (table["b"], table["b"], asked) == ("bb", "bb", ["b"])
    assert dict(table) == {"a": "a", "b": "bb"}
    with pytest.raises(KeyError):
        table["c"]
