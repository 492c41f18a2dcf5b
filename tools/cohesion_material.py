"""What the cohesion models learn from and are measured on: articles, their splices, their folds."""

import random
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from cohesion_fit import FOLDS, SEED
from news_paragraphs import articles
from splices import ONE_OF_EACH, Spliced, given, more_splices, read_rows, similarities


class Material(NamedTuple):
    """The bench articles and those of the data set "News Articles", by id."""

    titles: dict[str, str]
    sources: dict[str, str]
    news: dict[str, list[Spliced]]  # whole articles, by part

    def training(self) -> list[Spliced]:
        """Whole articles and splices: those that the bench gives, and more made of both."""
        bench = given("devtrain")
        hosts = [each for each in bench if each.kind == "clean"] + self.news["train"]
        made = more_splices(hosts, similarities(hosts), self.titles, random.Random(SEED))
        return [*bench, *self.news["train"], *made]

    def unseen_news(self) -> list[Spliced]:
        """The articles kept for measuring, whole, and a splice of each kind in each of them."""
        hosts = self.news["test"]
        rng = random.Random(SEED)
        made = more_splices(hosts, similarities(hosts), self.titles, rng, ONE_OF_EACH, vary=False)
        return [*hosts, *made]

    def folds(self, some: list[Spliced]) -> dict[str, int]:
        """The fold of each host: all articles of a source are in one, as near in size as can be.

        What is cross-fitted this way was judged by trees that never saw the source, as they will
        be used.
        """
        hosts = {each.host for each in some}
        sizes = Counter(self.sources[host] for host in sorted(hosts))
        filled = [0] * FOLDS
        fold_of_source = {}
        for source, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
            fold = filled.index(min(filled))
            fold_of_source[source] = fold
            filled[fold] += size
        return {host: fold_of_source[self.sources[host]] for host in hosts}


def read_material(news: Path | None) -> Material:
    """The material; without the data set's CSV, that of the bench alone."""
    rows = list(read_rows("articles-dev.jsonl"))
    parts: dict[str, list[Spliced]] = {"train": [], "test": []}
    for part, row in articles(news) if news else ():
        rows.append(row)
        whole = Spliced(row["id"], "", "clean", frozenset(), row["paragraphs"])
        parts[part].append(whole)
    return Material(
        {row["id"]: row["title"] for row in rows}, {row["id"]: row["source"] for row in rows}, parts
    )
