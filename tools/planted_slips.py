"""Slips planted in words with a capital, in the articles of the bench: to fit on, and to measure.

What people wrote for a word is taken from the misspellings of spelling/nonword-dev.jsonl; for words
that have none there, a slip of the fingers is made up. Both are split as the articles are.
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from corpus import BENCH, Part, as_text, part_of

from linter.analyses.keyboard import keys_around
from linter.analyses.lexicon import NAME, PROPER, WORD, lexicon
from linter.analyses.sentences import sentences
from linter.document import Document, Token, TokenKind
from linter.reading.formats import read_document

OPENING, INSIDE = "opening", "inside"
_EACH = {OPENING: 4, INSIDE: 2}  # slips in an article, of either kind
_SHORTEST, _COMMON = 3, 3.0  # of the words that are misspelt: letters, zipf frequency


class Slip(NamedTuple):
    """A slip in an article: what was typed for a word, and where."""

    typed: str
    meant: str
    start: int
    kind: str  # opening or inside
    human: bool  # whether somebody wrote it


class Planted(NamedTuple):
    """An article with slips in it."""

    name: str
    doc: Document
    slips: tuple[Slip, ...]


def planted(part: Part, among: Iterable[dict[str, Any]]) -> Iterator[Planted]:
    """Articles with a few slips in each, of those that people made in a part of the bench."""
    typos = _typos(part)
    for article in among:
        chance = random.Random(article["id"])
        text = as_text(article)
        found: list[Slip] = []
        places = list(_places(read_document(text, "a.txt")))
        for kind, most in _EACH.items():
            of_kind = [token for each, token in places if each == kind]
            for token in chance.sample(of_kind, min(most, len(of_kind))):
                word = token.text.lower()
                known = typos.get(word, [])
                typed = chance.choice(known) if known else _fumbled(word, chance)
                if not typed.isalpha() or lexicon().knows(typed) or lexicon().is_name(typed):
                    continue
                found.append(
                    Slip(typed.capitalize(), word, token.span.start, kind, human=bool(known))
                )
        yield _planted(article["id"], text, sorted(found, key=lambda slip: slip.start))


def _planted(name: str, text: str, slips: list[Slip]) -> Planted:
    shift, parts, at, moved = 0, [], 0, []
    for slip in slips:
        parts += [text[at : slip.start], slip.typed]
        moved.append(slip._replace(start=slip.start + shift))
        at = slip.start + len(slip.meant)
        shift += len(slip.typed) - len(slip.meant)
    return Planted(name, read_document("".join([*parts, text[at:]]), "a.txt"), tuple(moved))


def _typos(part: Part) -> dict[str, list[str]]:
    """What people wrote for words, by the word."""
    found: dict[str, list[str]] = defaultdict(list)
    with (BENCH / "spelling" / "nonword-dev.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for error in row["errors"] if part_of(row["id"]) == part else ():
                if error["kind"] == "real":
                    found[error["gold"].lower()].append(error["error"].lower())
    return found


def _places(doc: Document) -> Iterator[tuple[str, Token]]:
    """The words with a capital that are words and no names."""
    for sentence in doc.get(sentences):
        words = [token for token in sentence.tokens if token.kind is TokenKind.WORD]
        for number, token in enumerate(words):
            if _is_word(token.text):
                yield INSIDE if number else OPENING, token


def _is_word(text: str) -> bool:
    entry = lexicon().entry(text.lower())
    return (
        len(text) >= _SHORTEST
        and text.isascii()
        and text.isalpha()
        and text[0].isupper()
        and text[1:].islower()
        and bool(entry.marks & WORD)
        and not entry.marks & (NAME | PROPER)
        and entry.zipf >= _COMMON
    )


def _fumbled(word: str, chance: random.Random) -> str:
    """The word with a slip of the fingers in it, not in its first letter."""
    at = chance.randrange(1, len(word))
    near = chance.choice(sorted(keys_around(word[at])) or [word[at]])
    return chance.choice(
        (
            word[:at] + near + word[at + 1 :],
            word[:at] + near + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at > 1 else word + near,
        )
    )
