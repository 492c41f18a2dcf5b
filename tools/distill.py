"""A table of word vectors whose weighted sums come near a sentence encoder's vectors of passages.

Each word starts with the encoder's vector of the word alone. Least squares then move the words, not
far, so that the sums over the paragraphs of articles fit the encoder's vectors of the same
paragraphs. Principal components, half evened out, keep what tells topics apart in few dimensions.
"""

import json
import math
import re
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
import scipy.sparse

from linter.analyses import word_vectors
from linter.analyses.cohesion_words import Passage
from linter.analyses.lexicon import lexicon
from linter.analyses.sentence_encoder import SentenceEncoder

WORDS = 30_000
WORD = re.compile(r"[a-z]{2,20}")
CENTRE = 20_000  # most frequent words, whose mean is the origin
NEARNESS = 0.3  # how strongly a word is held to its own vector
ITERATIONS = 8
EVENNESS = 0.5
CLIPPED = 0.9995  # of all numbers fit into a byte

Array = Any


class Encoded:
    """An encoder's vectors of texts, kept in a file between runs."""

    def __init__(self, folder: Path, cache: Path | None) -> None:
        self._encoder = SentenceEncoder(folder, threads=2)
        self._cache = cache
        self._known: dict[str, Array] = {}
        if cache and cache.is_file():
            data = np.load(cache)
            texts = json.loads(data["texts"].tobytes())
            self._known = dict(zip(texts, data["vectors"], strict=True))

    def __call__(self, texts: list[str]) -> Array:
        """The vectors of texts as rows."""
        missing = sorted({*texts} - self._known.keys(), key=len)
        for start in range(0, len(missing), 1024):
            part = missing[start : start + 1024]
            vectors = np.array(self._encoder.encode(part), dtype=np.float32)
            self._known.update(zip(part, vectors, strict=True))
            print(f"  encoded {start + len(part)} of {len(missing)}", flush=True)
        if missing and self._cache:
            known = np.frombuffer(json.dumps(list(self._known)).encode(), np.uint8)
            np.savez(self._cache, texts=known, vectors=np.stack([*self._known.values()]))
        return np.stack([self._known[text] for text in texts])


def frequent_words() -> list[str]:
    """The words of the table, the most frequent first."""
    known = lexicon()
    words = {key.partition("'")[0] for key in known._trie.keys()}  # noqa: SLF001, SIM118
    ranked = sorted((-known.frequency(word), word) for word in words if WORD.fullmatch(word))
    return [word for _, word in ranked[:WORDS]]


def bags(passages: list[Passage], words: list[str]) -> Array:
    """The weights of the words in passages: a sparse row each, of sum one."""
    number = {word: n for n, word in enumerate(words)}
    rows, columns, values = [], [], []
    for n, passage in enumerate(passages):
        for key, count in passage.counts.items():
            term = passage.terms[key]
            if term.word in number:
                rows.append(n)
                columns.append(number[term.word])
                values.append(term.weight * (1 + math.log(count)))
    shape = (len(passages), len(words))
    bag = scipy.sparse.csr_matrix((np.array(values, np.float32), (rows, columns)), shape=shape)
    whole = np.maximum(np.asarray(bag.sum(1)).ravel(), 1e-6)
    return scipy.sparse.diags(1 / whole).astype(np.float32) @ bag


def distilled(bag: Array, meant: Array, start: Array) -> Array:
    """The vectors of the words: `bag` holds paragraphs, `meant` the encoder's vectors of them."""
    words = start - start[:CENTRE].mean(0)
    words = words + _moved(bag, meant - meant.mean(0) - bag @ words)
    sums = unit(bag @ words)
    _, spread, axes = np.linalg.svd((sums - sums.mean(0))[::3], full_matrices=False)
    axes = axes[: word_vectors.DIMENSIONS].T / spread[: word_vectors.DIMENSIONS] ** EVENNESS
    centre = np.asarray(bag @ words).mean(0)
    return ((words - centre) @ axes).astype(np.float32)


def _moved(bag: Array, wanted: Array) -> Array:
    """Least squares by conjugate gradients, all dimensions at once."""
    right = np.asarray(bag.T @ wanted)
    moved = np.zeros_like(right)
    direction, squares = right.copy(), (right * right).sum(0)
    for _ in range(ITERATIONS):
        pushed = np.asarray(bag.T @ (bag @ direction)) + NEARNESS * direction
        step = squares / np.maximum((direction * pushed).sum(0), 1e-12)
        moved += step * direction
        right -= step * pushed
        now = (right * right).sum(0)
        direction = right + now / np.maximum(squares, 1e-12) * direction
        squares = now
    return moved


def unit(vectors: Array) -> Array:
    """Rows of length one."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)


def quantised(vectors: Array) -> Array:
    """The vectors as the bytes of the shipped table."""
    scale = np.quantile(np.abs(vectors), CLIPPED) / 127
    return (np.clip(np.round(vectors / scale), -127, 127) + word_vectors.ZERO).astype(np.uint8)


def write(words: list[str], table: Array, folder: Path) -> None:
    """Write the two files of `word_vectors`."""
    trie = marisa_trie.Trie(words)
    rows = np.zeros_like(table)
    for word, row in zip(words, table, strict=True):
        rows[trie[word]] = row
    trie.save(str(folder / word_vectors.WORDS_FILE))
    (folder / word_vectors.VECTORS_FILE).write_bytes(rows.tobytes())
