"""How often the writer of an article writes a thing in each of several ways."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from linter.analyses.quotes import quotations
from linter.analysis import analysis
from linter.document import Document, Role
from linter.finding import Finding, Related
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

# A number of one or two digits before a noun, or an hour; one search for both. The first digit
# stands before the look back, so that the search can leap from one to the next.
_SMALL_FIGURE = lazy_pattern(
    r"\d(?<![\w.,:/$£€–-]\d)\d?(?: (?P<noun>(?:[a-z]{3,12}s|people|men|women|children)\b)"
    r"|(?:[:.]\d\d)?[ \u00a0]?(?P<half>[ap]m\b|[ap]\.m\.|[AP]M\b|[AP]\.M\.))"
)


class Mixture(NamedTuple):
    """Two or more ways to write one thing: the usual one, the first place of each, and counts."""

    usual: str
    odd: str
    usual_span: Span
    odd_span: Span
    counts: dict[str, int]

    @property
    def told(self) -> str:
        """The ways with their counts, the most frequent first."""
        often = sorted(self.counts.items(), key=lambda item: -item[1])
        return ", ".join(f"{form} {count}×" for form, count in often)

    def finding(self, what: str, usual: str, confidence: float) -> Finding:
        """The first place of the odd way; `what` is written so, `usual` stands at the other."""
        return Finding(
            self.odd_span,
            f"{what} in two ways here ({self.told}): choose one",
            related=(Related(self.usual_span, f"{usual} here"),),
            confidence=confidence,
        )


@analysis
def small_figures(doc: Document) -> tuple[re.Match[str], ...]:
    """Numbers of one or two digits with the `noun` behind them, and hours with "a.m." or "pm"."""
    return tuple(_SMALL_FIGURE.finditer(doc.prose))


def is_running_text(doc: Document, offset: int) -> bool:
    """Whether the writer speaks in a body paragraph: no headline, list, caption or quotation."""
    block = doc.block_at(offset)
    return block is not None and block.role is Role.BODY and doc.get(quotations).at(offset) is None


def mixture(
    doc: Document,
    matches: Iterable[re.Match[str]],
    form_of: Callable[[re.Match[str]], str | None],
) -> Mixture | None:
    """What the matches in running text mix; None where they have one form, or none."""
    spans: dict[str, list[Span]] = {}
    for match in matches:
        form = form_of(match)
        if form is not None and is_running_text(doc, match.start()):
            spans.setdefault(form, []).append(Span(*match.span()))
    return mixed(spans)


def mixed(places: dict[str, list[Span]]) -> Mixture | None:
    """The mixture of the places of each form; of equals the earlier one is the usual."""
    spans = {form: each for form, each in places.items() if each}
    if len(spans) <= 1:
        return None
    usual = max(spans, key=lambda form: (len(spans[form]), -spans[form][0].start))
    odd = min((form for form in spans if form != usual), key=lambda form: spans[form][0])
    counts = {form: len(each) for form, each in spans.items()}
    return Mixture(usual, odd, spans[usual][0], spans[odd][0], counts)
