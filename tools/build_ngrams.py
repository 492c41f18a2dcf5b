"""Build linter/analyses/data/ngrams.marisa, the counts of words, pairs and triples, and its filter.

    pip install -e .[train]
    python tools/build_ngrams.py --counts ngram-counts.tsv.xz \\
        --web frequency_bigramdictionary_en_243_342.txt

The first source has one line an n-gram, `forms<TAB>count`, of 9 million words of news, government
pages and edited prose; n-grams seen once are not in it. The second is the list of pairs of the PyPI
package `symspellpy` 6.10.1 (MIT licence), counts of Google Books. Counts are figures: no text is
shipped.

Word classes are found in the counts: words whose neighbours are alike fall into one class.
"""

import argparse
import hashlib
import json
import lzma
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import marisa_trie

from linter.analyses.ngrams import (
    APART,
    CLASS_KEY,
    CLASSES,
    DATA_FILE,
    SEEN_BITS,
    SEEN_FILE,
    WEB_PAIR,
    class_by_ending,
    decoded,
    seen_bit,
)

DATA = Path(__file__).parents[1] / "linter" / "analyses" / "data"
LEAST = {
    "web": 1,
    "words": 2,
    "pairs": 2,
    "triples": 3,
    "derived": 4,
}  # what was seen less is left out
SIZES = ("words", "pairs", "triples")
OWN_CLASS, CLUSTERS, LEAST_IN_CLASS = 140, 100, 15
BYTES = [decoded(byte) for byte in range(256)]


def main() -> None:
    """Read the counts, write the file and its description."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--counts", type=Path, required=True, help="forms<TAB>count lines, xz")
    parser.add_argument("--web", type=Path, required=True, help="word word count lines")
    options = parser.parse_args()

    counts = dict(read_counts(options.counts))
    classes = find_classes(counts)
    table = whole_table(counts, namer(classes))
    kept: Counter[str] = Counter()
    rows = [(CLASS_KEY + word, bytes([number])) for word, number in classes.items()]
    for key, count in table.items():
        size = size_of(key)
        if count >= LEAST[size]:
            kept[size] += 1
            rows.append((key, encoded(count)))
    web = read_web_pairs(options.web)
    rows += [(key, encoded(count)) for key, count in web.items()]
    trie = marisa_trie.BytesTrie(rows, order=marisa_trie.LABEL_ORDER)
    trie.save(str(DATA / DATA_FILE))
    (DATA / SEEN_FILE).write_bytes(seen_bits(key for key, _ in rows))
    description = {
        "file": DATA_FILE,
        "sha256": sha256(DATA / DATA_FILE),
        "sha256_seen": sha256(DATA / SEEN_FILE),
        "made_by": "tools/build_ngrams.py",
        "entries": {**kept, "classed_words": len(classes), "web_pairs": len(web)},
        "least_count": LEAST,
        "sources": {each.name: sha256(each) for each in (options.counts, options.web)},
    }
    text = json.dumps(description, indent=2) + "\n"
    (DATA / "ngrams.json").write_text(text, encoding="utf-8")
    print(text, f"{(DATA / DATA_FILE).stat().st_size:,} bytes")


def read_counts(path: Path) -> Iterator[tuple[str, int]]:
    """The n-grams of a file, forms joined by spaces, and their counts."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            forms, _, count = line.rstrip("\n").rpartition("\t")
            yield forms, int(count)


def read_web_pairs(path: Path) -> dict[str, int]:
    """The pairs of a file by their keys, counted in millions."""
    pairs = {}
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        left, right, count = line.split()
        pairs[left + WEB_PAIR + right] = max(1, round(int(count) / 1e6))
    return pairs


def whole_table(counts: dict[str, int], name: Callable[[str], str]) -> Counter[str]:
    """The counts of n-grams and of all keys derived from them."""
    table: Counter[str] = Counter(counts)
    for forms, count in counts.items():
        for key in derived(forms, name):
            table[key] += count
    return table


def derived(forms: str, name: Callable[[str], str]) -> Iterable[str]:
    """The keys that an n-gram counts for too: with classes in place of forms."""
    match forms.split(" "):
        case [a]:
            return (name(a),)
        case [a, b]:
            return (name(a) + b, a + name(b), name(a) + name(b))
        case [a, b, c]:
            k, m, n = name(a), name(b), name(c)
            return (k + b + n, k + m + c, a + m + n, k + m + n, a + APART + c)
    raise ValueError(f"not an n-gram: {forms}")


def size_of(key: str) -> str:
    """Which of the limits in LEAST holds for a key."""
    if WEB_PAIR in key:
        return "web"
    if APART in key or any(CLASSES <= ord(char) < CLASSES + 256 for char in key):
        return "derived"
    return SIZES[key.count(" ")]


def namer(classes: dict[str, int]) -> Callable[[str], str]:
    """The function that gives a form its class's character."""
    names = {word: chr(CLASSES + number) for word, number in classes.items()}
    return lambda form: names.get(form) or class_by_ending(form)


def find_classes(counts: dict[str, int]) -> dict[str, int]:
    """Class numbers: the most frequent words alone, others by the words that stand next to them."""
    import numpy as np
    from sklearn.cluster import KMeans
    from sklearn.decomposition import TruncatedSVD

    frequent = {
        form: count for form, count in counts.items() if " " not in form and count >= LEAST_IN_CLASS
    }
    words = sorted(frequent, key=lambda word: (-frequent[word], word))
    place = {word: at for at, word in enumerate(words)}
    company = 800
    beside = np.zeros((len(words), 2 * company), np.float32)
    for forms, count in counts.items():
        if forms.count(" ") == 1:
            left, right = (place.get(form, -1) for form in forms.split(" "))
            if left >= 0 and 0 <= right < company:
                beside[left, right] += count
            if right >= 0 and 0 <= left < company:
                beside[right, company + left] += count
    shares = np.sqrt(beside / (beside.sum(1, keepdims=True) + 1))
    vectors = TruncatedSVD(60, random_state=0).fit_transform(shares)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    weights = np.sqrt([frequent[word] for word in words[OWN_CLASS:]])
    means = KMeans(CLUSTERS, n_init=2, random_state=0)
    labels = means.fit(vectors[OWN_CLASS:], sample_weight=weights).labels_
    classes = {word: at for at, word in enumerate(words[:OWN_CLASS])}
    for word, label in zip(words[OWN_CLASS:], labels, strict=True):
        classes[word] = OWN_CLASS + int(label)
    return classes


def seen_bits(keys: Iterable[str]) -> bytes:
    """A bit for each key: where it is unset, no key was counted."""
    bits = bytearray(SEEN_BITS // 8)
    for key in keys:
        at = seen_bit(key)
        bits[at >> 3] |= 1 << (at & 7)
    return bytes(bits)


def encoded(count: int) -> bytes:
    """A count as the byte whose value comes nearest."""
    at = min(bisect_left(BYTES, count), 255)
    if at and count - BYTES[at - 1] < BYTES[at] - count:
        at -= 1
    return bytes([at])


def sha256(path: Path) -> str:
    """The checksum of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
