"""Sums of word vectors, and sentence encoders in their place."""

from array import array
from operator import mul
from pathlib import Path

import pytest

from linter.analyses import sentence_encoder, word_vectors
from linter.analyses.word_vectors import DIMENSIONS, ZERO, WordVectors


class Numbers(dict[str, int]):
    """A trie's look-up."""


def table(**rows: list[int]) -> WordVectors:
    data = bytes(ZERO + x for row in rows.values() for x in row + [0] * (DIMENSIONS - len(row)))
    return WordVectors(Numbers({word: n for n, word in enumerate(rows)}), data)


def test_a_sum_weighs_its_words() -> None:
    vector = table(oven=[3, 0], bread=[0, -4]).sum(
        [("oven", 2.0), ("bread", 2.0), ("unheard", 9.0)]
    )
    assert vector[:2] == pytest.approx([0.6, -0.8])
    assert sum(x * x for x in vector) == pytest.approx(1.0)


def test_lanes_do_not_run_into_each_other() -> None:
    full = table(**{f"w{n}": [127, -127, 127] for n in range(300)})
    vector = full.sum([(f"w{n}", 1e9) for n in range(300)])
    assert vector[:4] == pytest.approx([3**-0.5, -(3**-0.5), 3**-0.5, 0.0])


def test_unknown_words_have_no_direction() -> None:
    vectors = table(oven=[1])
    assert not any(vectors.sum([("unheard", 1.0)]))
    assert not any(vectors.sum([]))


def test_a_lane_is_four_bytes() -> None:
    assert array("I").itemsize == 4


def test_rows_are_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_vectors, "_KEPT", 2)
    vectors = table(oven=[1], bread=[0, 1], shop=[0, 0, 1])
    for word in ("oven", "bread", "shop", "oven"):
        assert sum(vectors.sum([(word, 1.0)])) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("word", "kindred", "other"),
    [("oven", "bread", "parliament"), ("goalkeeper", "striker", "inflation")],
)
def test_the_shipped_table_knows_kindred_words(word: str, kindred: str, other: str) -> None:
    shipped = word_vectors.word_vectors()
    one, near, far = (shipped.sum([(each, 1.0)]) for each in (word, kindred, other))
    assert sum(map(mul, one, near)) > sum(map(mul, one, far)) + 0.15


def test_the_shipped_table_is_small() -> None:
    data = Path(word_vectors.__file__).parent / "data"
    sizes = [
        (data / name).stat().st_size
        for name in (word_vectors.WORDS_FILE, word_vectors.VECTORS_FILE)
    ]
    assert sum(sizes) < 4 * 1024 * 1024
    assert sizes[1] % DIMENSIONS == 0


# -- encoders ------------------------------------------------------------------------------------


def test_a_model_is_found_beside_or_below(tmp_path: Path) -> None:
    assert sentence_encoder.model_file(tmp_path) is None
    (tmp_path / "onnx").mkdir()
    (tmp_path / "onnx" / "model_int8.onnx").touch()
    assert sentence_encoder.model_file(tmp_path) == tmp_path / "onnx" / "model_int8.onnx"
    (tmp_path / "model.onnx").touch()
    assert sentence_encoder.model_file(tmp_path) == tmp_path / "model.onnx"


def test_an_encoder_gives_each_text_its_vector() -> None:
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    encoder = sentence_encoder.SentenceEncoder(Path(__file__).parent / "data" / "tiny_encoder")
    texts = ["oven bread oven", "bread", "orbit", *["orbit orbit"] * 20]
    first, second, third, *rest = encoder.encode(texts)
    assert first == pytest.approx([2 / 5**0.5, 1 / 5**0.5, 0.0, 0.0], abs=1e-4)
    assert second == pytest.approx([0.0, 1.0, 0.0, 0.0], abs=1e-4)
    assert third == pytest.approx(rest[-1], abs=1e-4)
    assert encoder.encode([]) == []
