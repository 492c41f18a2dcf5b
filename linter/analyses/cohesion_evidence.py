"""Foreign stretches of a text, and the words that show a reader why they are foreign."""

from collections import Counter
from typing import Final, NamedTuple

from linter.analyses.cohesion import Level, Part, known_terms
from linter.analyses.cohesion_window import bits
from linter.analyses.cohesion_words import TOKEN, Marks, bare
from linter.document import Document

_HEADLINE_LENGTH: Final = 20  # words
_HEADLINE_COVERED: Final = 0.5  # if more of a headline's weight is found elsewhere, it is at home
_TELLING: Final = 1.6  # words of less weight (year, people, move) say little about a topic
_SHOWN: Final = 3


class Evidence(NamedTuple):
    """Words as they stand in the text, the most telling first."""

    shared: tuple[str, ...]  # all that stand in the stretch and outside it
    content_words: int  # how many different ones the stretch has
    here: tuple[str, ...]  # a few that stand in the stretch only
    article: tuple[str, ...]  # a few that the rest is about
    around: tuple[str, ...]  # a few that the paragraphs before and after share


def strangers(part: Part, level: Level, joining: float) -> list[range]:
    """The runs of blocks that score above a level, as ranges over the part's blocks.

    Adjacent paragraphs above `joining` belong to them, and so does a headline right before.
    """
    strange = [n for n, score in enumerate(part.scores_at(level)) if score is not None]
    if not strange:
        return []
    found: list[range] = []
    joins = [score is not None and score > joining for score in part.scores]
    for n in strange:
        if found and n < found[-1].stop:
            continue
        start, stop = n, n + 1
        while start > 0 and joins[start - 1]:
            start -= 1
        while stop < len(joins) and joins[stop]:
            stop += 1
        while start > 0 and _is_foreign_headline(part, range(start - 1, stop)):
            start -= 1
        if found and start <= found[-1].stop:
            start = found.pop().start
        found.append(range(start, stop))
    return found


def _is_foreign_headline(part: Part, stretch: range) -> bool:
    """Whether the first block is a short line without a stop that shares little with the rest."""
    line = part.window.passages[stretch.start]
    if line.length > _HEADLINE_LENGTH or not line.counts or Marks.of(line.text).closed:
        return False
    shared = sum(
        term.weight for key, term in line.terms.items() if _occurs_outside(part, key, stretch)
    )
    return shared <= _HEADLINE_COVERED * sum(term.weight for term in line.terms.values())


def _occurs_outside(part: Part, key: str, stretch: range) -> bool:
    return part.window.places[key] & ~bits(stretch.start, stretch.stop) != 0


def neighbours(part: Part, stretch: range) -> tuple[int | None, int | None]:
    """The judged paragraphs before and after a stretch."""
    before = [n for n in part.window.judged if n < stretch.start]
    after = [n for n in part.window.judged if n >= stretch.stop]
    return (before[-1] if before else None), (after[0] if after else None)


def evidence(doc: Document, part: Part, stretch: range) -> Evidence:
    """What a stretch shares with the rest of its part, and what each of them is about."""
    passages, places = part.window.passages, part.window.places
    inside: Counter[str] = Counter()
    for n in stretch:
        inside.update(passages[n].counts)
    shared = [key for key in inside if _occurs_outside(part, key, stretch)]
    here = Counter({key: count for key, count in inside.items() if key not in shared})
    article = Counter(
        {key: found.bit_count() for key, found in places.items() if key not in inside}
    )
    before, after = neighbours(part, stretch)
    around: Counter[str] = Counter()
    if before is not None and after is not None:
        common = passages[before].counts.keys() & passages[after].counts.keys()
        around.update({key: places[key].bit_count() for key in common})
    forms = _forms(doc, part)
    return Evidence(
        _telling(
            part, forms, Counter({key: places[key].bit_count() for key in shared}), len(shared)
        ),
        len(inside),
        _telling(part, forms, here, _SHOWN),
        _telling(part, forms, article, _SHOWN),
        _telling(part, forms, around, _SHOWN),
    )


def _telling(
    part: Part, forms: dict[str, str], counts: Counter[str], shown: int
) -> tuple[str, ...]:
    """The words that tell most about a topic: frequent here, rare in English, names first."""
    passages = part.window.passages

    def rank(key: str) -> tuple[bool, float, float, str]:
        where = [passage for passage in passages if key in passage.terms]
        weight = where[0].terms[key].weight
        named = any(key in passage.names for passage in where)
        # Of names the best known come first: a reader knows at once what Facebook stands for.
        rarity = weight if named else -weight
        return weight < _TELLING, -counts[key] * (2 if named else 1), rarity, key

    words = sorted((key for key in counts if not key[0].isdigit()), key=rank)
    return tuple(forms[key] for key in words[:shown])


def _forms(doc: Document, part: Part) -> dict[str, str]:
    """The commonest form of each word of a part."""
    terms, bases = known_terms(), part.window.bases
    seen: dict[str, Counter[str]] = {}
    for block in part.blocks:
        for match in TOKEN.finditer(doc.prose, *block.span):
            for term in terms[match[0]]:
                key = bases.get(term.stem, term.stem)
                seen.setdefault(key, Counter())[bare(match[0])] += 1
    return {key: forms.most_common(1)[0][0] for key, forms in seen.items()}
