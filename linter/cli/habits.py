"""What an article's own habits are, as `copydesk config` tells them: what the majority of it does.

Rules about consistency hold an article to these unless the configuration says otherwise.
"""

from collections import Counter
from collections.abc import Iterator

from linter.analyses.country_forms import country_forms
from linter.analyses.quote_style import quote_style
from linter.analyses.variants import variant_use
from linter.document import Document

_MARKS = {'"': "straight", "'": "straight, single", "“": "curly", "‘": "curly, single"}


def habits(doc: Document) -> Iterator[tuple[str, str]]:
    """What is told of a document, and from how many places in it."""
    use = doc.get(variant_use)
    variant = use.variant
    if variant is not None:
        told = f"{len(use.words) - use.misfits[variant]} of {len(use.words)} telling words"
        yield "spelling", f"{variant.value} ({told})"
    elif use.words:
        yield "spelling", f"undecided ({len(use.words)} telling words)"
    style = doc.get(quote_style)
    if style.marks:
        mark, count = style.marks.most_common(1)[0]
        shown = _MARKS.get(mark, mark)
        yield "quotation marks", f"{shown} ({count} of {style.marks.total()} quotations)"
    by_country: dict[str, Counter[str]] = {}
    for mention in doc.get(country_forms):
        by_country.setdefault(mention.country, Counter())[mention.form] += 1
    for country, forms in by_country.items():
        form, count = forms.most_common(1)[0]
        yield country, f'"{form}" ({count} of {forms.total()})'
