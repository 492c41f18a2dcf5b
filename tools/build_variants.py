"""Build linter/analyses/data/variants.txt, words that American and British English spell apart.

    apt-get install -y wamerican-large wbritish-large wcanadian-large
    python tools/build_variants.py

A pair is a word that only the British or only the American SCOWL list has, and its twin in the
other list by one of the systematic correspondences below; words/variants.txt has pairs of no such
system, and pairs to leave out. Which variants accept a form: those whose list has it. Beyond the
lists, -ize is right in British English too (Oxford), and Australian English spells as British
does, without -ize.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from linter.analyses.lexicon import lexicon
from linter.analyses.variants import DATA_FILE

DATA = Path(__file__).parents[1] / "linter" / "analyses" / "data"
BY_HAND = Path(__file__).parent / "words" / "variants.txt"
RARE = 1.5  # zipf; what is rarer is in no article, and its twin often by chance
HEADER = """\
# Words that American and British English spell apart, made by tools/build_variants.py: American
# form, British form, the variants that accept each (U en-US, G en-GB, A en-AU, C en-CA), and ~
# where the two forms may also differ in meaning.
"""

# American doubles no l here, whatever else its lists know, but for words/variants.txt.
DOUBLED = r"(?<=[aeiouy])ll(?=(?:ed|ings?|ers?|ors?|ous|ously|ists?|ery|ens?|est)$)"

# British to American; each is tried at every place, and the result must stand in the list.
CORRESPONDENCES = [
    (re.compile(british), american)
    for british, american in (
        (r"(?<=\w)our(?!$)|(?<=\w\w\w)our$|(?<=hon)our|(?<=hum)our|(?<=arm)our", "or"),
        (r"is(?=e|i|a)", "iz"),
        (r"ys(?=e|i)", "yz"),
        (r"(?<=[bcdfghkptv])re(?=s?$|d$)", "er"),
        (r"(?<=[bcdfghkptv])r(?=ing$|ed$)", "er"),
        (r"(?<=[bcdfghkptv])re(?=piece|fold|board|glass|goer|line)", "er"),
        (DOUBLED, "l"),
        (r"(?<!l)l(?!l)", "ll"),
        (r"(?<=worshi)pp", "p"),
        (r"ae(?!$)", "e"),
        (r"oe", "e"),
        (r"oeuvre?(?=$|s|d|r|a|i)", "euver"),
        (r"ogue", "og"),
        (r"(?<=n)c(?=e)", "s"),
        (r"(?<=l)ph", "f"),
        (r"ou(?=l|s)", "o"),
        (r"sc(?=ept)", "sk"),
        (r"ium", "um"),
        (r"(?<=gr)e(?=y)", "a"),
        (r"(?<=art)e", "i"),
        (r"(?<=m)ou(?=st)", "u"),
        (r"(?<=p)y(?=j)", "a"),
        (r"ough", "ow"),
        (r"aught", "aft"),
    )
]

# What Canadian papers print: 0 the American form, 1 the British one.
CANADIAN = [
    (re.compile(r"our"), "or", 1),
    (re.compile(r"(?<=[^aeiou])re(?=s?$|d$)"), "er", 1),
    (re.compile(r"(?<=[^aeiou])r(?=ing$|ed$)"), "er", 1),
    (re.compile(r"(?<=n)c(?=e)"), "s", 1),
    (re.compile(DOUBLED), "l", 1),
    (re.compile(r"ys(?=e|i)"), "yz", 0),
    (re.compile(r"is(?=e|i|a)"), "iz", 0),
    (re.compile(r"sc(?=ept)"), "sk", 0),
]


def main() -> None:
    """Read the lists, write the pairs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--scowl", type=Path, default=Path("/usr/share/dict"))
    options = parser.parse_args()
    lists = {
        letter: set((options.scowl / f"{name}-english-large").read_text("utf-8").split())
        for letter, name in (("U", "american"), ("G", "british"), ("C", "canadian"))
    }
    left_out, by_hand = read_by_hand()
    found = {pair for pair in pairs(lists["U"], lists["G"]) if not left_out & set(pair)}
    lines: set[tuple[str, ...]] = {
        (*pair, *accepted(*pair, lists)) for pair in found - by_hand.keys()
    }
    lines |= {(*pair, *rest) for pair, rest in by_hand.items()}
    text = HEADER + "".join(f"{' '.join(line)}\n" for line in sorted(lines))
    (DATA / DATA_FILE).write_text(text, encoding="utf-8")
    print(f"{len(lines)} pairs, {len(by_hand)} of them by hand, {len(text):,} bytes")


def pairs(american: set[str], british: set[str]) -> Iterator[tuple[str, str]]:
    """American and British forms of which at least one stands in one list only."""
    frequency = lexicon().frequency
    for word in british:
        if not (word.isascii() and word.isalpha() and word.islower()):
            continue
        for twin in americanised(word):
            apart = word not in american or twin not in british
            if twin in american and apart and max(frequency(word), frequency(twin)) >= RARE:
                yield twin, word


def americanised(word: str) -> Iterator[str]:
    """What a word becomes by each correspondence, at each place and at all of them."""
    for pattern, american in CORRESPONDENCES:
        for match in pattern.finditer(word):
            yield word[: match.start()] + american + word[match.end() :]
        yield pattern.sub(american, word)


def accepted(american: str, british: str, lists: dict[str, set[str]]) -> tuple[str, str]:
    """The letters of the variants that accept the American and the British form."""
    oxford = american.replace("iz", "is") == british
    doubled = re.sub(DOUBLED, "l", british) == american
    ours = "U" + "G" * (american in lists["G"] or oxford) + "A" * (american in lists["G"])
    theirs = "U" * (british in lists["U"] and not doubled) + "GA"
    canadian = {word for word in (american, british) if word in lists["C"]}
    if len(canadian) != 1:  # the list has all that anybody writes in Canada
        sides = [side for pattern, new, side in CANADIAN if pattern.sub(new, british) == american]
        canadian = {american, british} if not sides else {(american, british)[sides[0]]}
    return ours + "C" * (american in canadian), theirs + "C" * (british in canadian)


def read_by_hand() -> tuple[set[str], dict[tuple[str, str], tuple[str, ...]]]:
    """The forms to leave out, and the pairs with what the file says of them."""
    left_out: set[str] = set()
    by_hand: dict[tuple[str, str], tuple[str, ...]] = {}
    for line in BY_HAND.read_text("utf-8").splitlines():
        match line.partition("#")[0].split():
            case ["-", *forms]:
                left_out.update(forms)
            case [american, british, *rest] if rest:
                by_hand[american, british] = tuple(rest)
    return left_out, by_hand


if __name__ == "__main__":
    main()
