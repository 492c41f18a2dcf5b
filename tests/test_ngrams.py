"""The counts of words, pairs and triples."""

import hashlib
import json
from importlib.resources import files
from itertools import pairwise

import pytest

from linter.analyses.ngrams import (
    DATA_FILE,
    END,
    SEEN_FILE,
    START,
    Words,
    class_by_ending,
    counted,
    counted_sentences,
    decoded,
    ngrams,
    seen_bit,
)
from linter.analyses.sentences import sentences
from linter.reading.formats import read_document


def forms_of(text: str) -> tuple[str, ...]:
    (sentence,) = read_document(text, "a.txt").get(sentences)
    return counted(sentence.tokens).forms


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("He doesn’t know.", ("he", "doesn't", "know", ".")),
        ("A tit-for-tat, she said!", ("a", "tit", ",", "for", ",", "tat", ",", "she", "said", ".")),
        ("It cost 3,400 euros", ("it", "cost", "0", "euros")),
    ],
)
def test_counted_speaks_the_language_of_the_counts(text: str, forms: tuple[str, ...]) -> None:
    assert forms_of(text) == (START, *forms, END)


def test_counted_says_which_token_a_form_comes_from() -> None:
    (sentence,) = read_document("A tit-for-tat war", "a.txt").get(sentences)
    assert counted(sentence.tokens).places == (-1, 0, 1, 1, 1, 1, 1, 2, -1)


def test_counts_tell_the_common_from_the_rare() -> None:
    counts = ngrams()
    assert counts.word("the") > counts.word("harbour") > counts.word("qwertz") == 0
    assert counts.pair("away", "from") > 100 > counts.pair("away", "form")
    assert counts.triple("as", "well", "as") > counts.triple("as", "well", "at")


def test_words_of_a_kind_share_a_class() -> None:
    class_of = ngrams().class_of
    assert class_of("monday") == class_of("thursday") != class_of("house")
    assert class_of("zzzqing") == class_by_ending("zzzqing") == class_by_ending("xing")


def test_a_byte_holds_small_counts_exactly_and_large_ones_nearly() -> None:
    values = [decoded(byte) for byte in range(256)]
    assert values[:33] == list(range(33))
    assert values == sorted(values)
    assert all(b / a < 1.07 for a, b in pairwise(values[33:]))


def test_the_description_is_of_this_file() -> None:
    data = files("linter.analyses") / "data"
    description = json.loads((data / "ngrams.json").read_text(encoding="utf-8"))
    content = (data / DATA_FILE).read_bytes()
    seen = (data / SEEN_FILE).read_bytes()
    assert hashlib.sha256(content).hexdigest() == description["sha256"]
    assert hashlib.sha256(seen).hexdigest() == description["sha256_seen"]
    assert len(content) + len(seen) < 12_000_000


def test_no_counted_key_is_taken_for_one_never_seen() -> None:
    seen = (files("linter.analyses") / "data" / SEEN_FILE).read_bytes()
    counts = ngrams()
    for key in ("the", "away from", "as well as", "the_of", "of|the"):
        bit = seen_bit(key)
        assert seen[bit >> 3] >> (bit & 7) & 1
        assert counts.count(key) > 0
    assert counts.count("away qwertz") == 0


def test_rows_of_counts_are_the_counts() -> None:
    counts, words = ngrams(), ("from", "form", "qwertz")
    assert counts.each_after("away", Words(words)) == tuple(
        counts.pair("away", each) for each in words
    )
    assert counts.each_before(Words(words), "the") == tuple(
        counts.pair(each, "the") for each in words
    )


def test_sentences_are_counted_once_for_all() -> None:
    doc = read_document("It rains. They know.", "a.txt")
    assert [each.forms for each in doc.get(counted_sentences)] == [
        counted(each.tokens).forms for each in doc.get(sentences)
    ]
