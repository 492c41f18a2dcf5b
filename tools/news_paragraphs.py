"""The articles of `news_articles.py` with paragraphs more like those that editors make.

The data set lost its paragraph breaks. Here a quotation stays whole, a sentence that leans on the
one before it mostly stays with it, and some articles have longer paragraphs than others. It has
straight quotation marks only, since articles with curly ones are damaged; some outlets get them
back, so that the marks of a paragraph say as much about its outlet as elsewhere.
"""

import csv
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from news_articles import LARGEST_FIELD, SENTENCE_END, part_of, source, usable

LEANING = re.compile(r"(?:He|She|They|It|This|That|These|Those|But|And|However|Also|His|Her)\b")
OPEN = re.compile(r'(?:(?<=[\s(\[])|^)"')
KEPT_TOGETHER = 0.5  # of the sentences that lean on the one before
TYPOGRAPHIC = frozenset({"aljazeera.com", "dw.com", "rte.ie", "tass.com"})  # about half of all
SENTENCES = ((60, 30, 8, 2), (40, 35, 17, 8), (15, 30, 30, 25))  # one to four a paragraph
MOST = 8  # sentences, where a quotation mark is missing


def articles(table: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The part of each usable article, and the article as {id, source, title, paragraphs}."""
    csv.field_size_limit(LARGEST_FIELD)
    with table.open(encoding="utf-8", errors="replace", newline="") as rows:
        for row in usable(csv.DictReader(rows)):
            number, outlet = row["article_id"], source(row["article_source_link"])
            found = paragraphs(row["text"].strip(), random.Random(number))
            yield (
                part_of(number),
                {
                    "id": f"na{number}",
                    "source": outlet,
                    "title": row["title"].strip(),
                    "paragraphs": [
                        typeset(each) if outlet in TYPOGRAPHIC else each for each in found
                    ],
                },
            )


def paragraphs(text: str, rng: random.Random) -> Iterator[str]:
    """Sentences put together, as many as the article's style has it."""
    sentences = SENTENCE_END.split(text)
    weights = rng.choice(SENTENCES)
    at = 0
    while at < len(sentences):
        end = at + rng.choices(range(1, 1 + len(weights)), weights)[0]
        while (
            end - at < MOST
            and end < len(sentences)
            and (
                " ".join(sentences[at:end]).count('"') % 2
                or (LEANING.match(sentences[end]) and rng.random() < KEPT_TOGETHER)
            )
        ):
            end += 1
        yield " ".join(sentences[at:end])
        at = end


def typeset(text: str) -> str:
    """The text with curly quotation marks."""
    return OPEN.sub("“", text).replace('"', "”").replace("'", "’")
