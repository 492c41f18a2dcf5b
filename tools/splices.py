"""Articles with paragraphs of other stories put in: what the cohesion model learns from.

Articles that tell one story never serve each other as donor and host.
"""

import json
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from corpus import BENCH
from sklearn.feature_extraction.text import TfidfVectorizer

UNRELATED = 0.25  # a donor's cosine to its host is at most this
PLANS = (
    ("random", 1), ("random", 1), ("random", 1), ("random", 1), ("random", 2), ("random", 3),
    ("headline", 1), ("headline", 1), ("headline", 2), ("hard", 1), ("hard", 1), ("hard", 2),
)  # fmt: skip
ONE_OF_EACH = (("random", 1), ("headline", 1), ("hard", 1))
WHOLE = 0.6  # of the hosts stay as they are; others are cut short or have paragraphs run together
FEWEST = 6  # paragraphs of a host that is cut short
CLEAN_CUTS = 2  # clean articles that are cut short, for each host
KINDRED = 8  # a hard donor is one of so many unrelated articles that are most alike
LENGTHS = range(12, 151)  # words of a foreign paragraph

Array = Any


class Spliced(NamedTuple):
    """An article, whole or with a foreign stretch."""

    host: str
    donor: str
    kind: str
    gold: frozenset[int]
    paragraphs: list[str]

    @property
    def clean(self) -> bool:
        """Whether nothing foreign was put in."""
        return not self.gold


def read_rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of a bench file."""
    with (BENCH / name).open(encoding="utf-8") as rows:
        yield from map(json.loads, rows)


def given(part: str) -> list[Spliced]:
    """The splices that the bench gives."""
    return [
        Spliced(r["id"], r.get("donor", ""), r["kind"], frozenset(r["gold"]), r["paragraphs"])
        for r in read_rows(f"splices-{part}.jsonl")
    ]


def similarities(hosts: list[Spliced]) -> Array:
    """The tf-idf cosines between articles."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2, max_df=0.3)
    vectors = vectorizer.fit_transform(["\n".join(host.paragraphs) for host in hosts])
    return (vectors @ vectors.T).toarray()


def more_splices(
    hosts: list[Spliced],
    cosines: Array,
    titles: dict[str, str],
    rng: random.Random,
    plans: tuple[tuple[str, int], ...] = PLANS,
    *,
    vary: bool = True,
) -> Iterator[Spliced]:
    """Foreign stretches of one to three paragraphs, or a headline with its paragraphs, and cuts.

    Without `vary` the hosts stay whole.
    """
    titled = [n for n, host in enumerate(hosts) if 4 <= len(titles[host.host].split()) <= 18]
    for n, host in enumerate(hosts):
        near = [int(x) for x in np.argsort(-cosines[n]) if x != n and cosines[n][x] <= UNRELATED]
        for _ in range(CLEAN_CUTS if vary else 0):
            yield host._replace(kind="clean-cut", paragraphs=cut(host.paragraphs, rng))
        for kind, size in plans:
            pool = {"headline": titled, "hard": near[:KINDRED]}.get(kind) or near
            donor = rng.choice(pool)
            foreign = stretch(hosts[donor].paragraphs, size, rng)
            if cosines[n][donor] > UNRELATED or not foreign:
                continue
            if kind == "headline":
                foreign = [titles[hosts[donor].host], *foreign]
            whole = not vary or rng.random() < WHOLE
            own = host.paragraphs if whole else cut(host.paragraphs, rng)
            at = place(len(own), rng)
            gold = frozenset(range(at, at + len(foreign)))
            text = [*own[:at], *foreign, *own[at:]]
            yield Spliced(host.host, hosts[donor].host, f"{kind}-{size}", gold, text)


def cut(paragraphs: list[str], rng: random.Random) -> list[str]:
    """An article that is shorter, or whose paragraphs are run together by two."""
    if len(paragraphs) >= 2 * FEWEST and rng.random() < 0.3:
        return [" ".join(paragraphs[n : n + 2]) for n in range(0, len(paragraphs), 2)]
    if len(paragraphs) <= FEWEST:
        return paragraphs
    size = rng.randint(FEWEST, len(paragraphs) - 1)
    start = 0 if rng.random() < 0.6 else rng.randrange(len(paragraphs) - size + 1)
    return paragraphs[start : start + size]


def stretch(paragraphs: list[str], size: int, rng: random.Random) -> list[str]:
    """A run of so many paragraphs, each neither a line nor a page."""
    runs = [paragraphs[n : n + size] for n in range(len(paragraphs) - size + 1)]
    fit = [run for run in runs if all(len(each.split()) in LENGTHS for each in run)]
    return rng.choice(fit) if fit else []


def place(count: int, rng: random.Random) -> int:
    """Where a stretch goes: at the very start or end more often than chance would have it."""
    return rng.choices((0, count, rng.randrange(1, max(2, count))), (5, 10, 85))[0]
