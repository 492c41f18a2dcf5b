"""Choose the limits of rules/reading_ease.py: the hardest 4% of articles, for each formula.

    python tools/fit_reading_ease.py

A limit that a quarter of all articles exceed, as the first one did, says nothing about an article.
"""

from corpus import articles, as_text

from linter.analyses.reading_ease import reading_counts, running_text
from linter.reading.formats import read_document

SHARE = 0.04
LEAST_WORDS = 100


def main() -> None:
    """Print the limit of each formula, from the articles to tune on."""
    import textstat

    formulas = {
        "automated-readability": textstat.automated_readability_index,
        "coleman-liau": textstat.coleman_liau_index,
        "lix": textstat.lix,
        "rix": textstat.rix,
    }
    values: dict[str, list[float]] = {"flesch": []}
    for article in articles("tune"):
        doc = read_document(as_text(article), "a.txt")
        counts = doc.get(reading_counts)
        if counts.words < LEAST_WORDS:
            continue
        values["flesch"].append(-counts.flesch)  # of all formulas the one that low values fail
        text = running_text(doc)
        for name, formula in formulas.items():
            values.setdefault(name, []).append(float(formula(text)))
    for name, found in values.items():
        limit = abs(sorted(found)[int(len(found) * (1 - SHARE))])
        print(f"{name}: {limit:.1f} ({len(found)} articles)")


if __name__ == "__main__":
    main()
