"""The bench articles, split once and for all into a part to tune on and a part to measure on.

`../shared/bench` (or $COPYDESK_BENCH) holds the articles; nothing of their text is ever shipped.
The split is by a hash of the article's id: `measure` articles are read by nobody while tuning.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

BENCH = Path(os.environ.get("COPYDESK_BENCH", Path(__file__).parents[2] / "shared" / "bench"))
Part = Literal["tune", "measure"]


def part_of(article_id: str) -> Part:
    """Which part an article belongs to: one in three is kept for measuring."""
    digest = hashlib.sha256(article_id.encode()).digest()
    return "measure" if digest[0] % 3 == 0 else "tune"


def articles(part: Part, source: str | None = None) -> Iterator[dict[str, Any]]:
    """The articles of a part as {id, source, title, paragraphs}."""
    with (BENCH / "articles-dev.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if part_of(row["id"]) == part and source in (None, row["source"]):
                yield row


def more_articles(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The articles of other files, as JSON lines with the same fields."""
    for path in paths:
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def as_text(article: dict[str, Any]) -> str:
    """An article as a plain text file, a paragraph a line, as the bench lays it out."""
    head = [article["title"], ""] if article.get("title") else []
    body = [line for paragraph in article["paragraphs"] for line in (paragraph, "")]
    return "\n".join([*head, *body[:-1]]) + "\n"
