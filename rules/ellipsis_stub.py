"""Rule `ellipsis-stub`."""

from collections.abc import Iterator

from linter.analyses.cut_lines import end_rate
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity, Span, lazy_pattern

_BRACKETED = lazy_pattern(r"\[[ ]?(?:…|\.{3})[ ]?\]$|\((?:…|\.{3})\)$|(?:…|\.{3})[ ]?(?:→|»|>>)$")
_TRAILING = lazy_pattern(r"(?P<words>\w[\w'’-]*(?:[ ,]+[\w'’-]+){1,3})[ ]?(?P<mark>…|\.{3,4})$")
_MOST = 0.004  # the share of sentences that end in these words, at most
_LEAST_SPACES = 7


class EllipsisStub(Rule):
    """The article ends in an ellipsis where its teaser was cut.

    Feeds and teasers cut an article after so many words and set three dots: "The mayor told the..."

    The rule reports a last paragraph that ends in bracketed dots ("[…]"), or in dots after words in
    which no sentence ends. Dots after a whole sentence are a matter of style.
    """

    name = "ellipsis-stub"
    category = Category.TRUNCATION
    english_only = True
    severity = Severity.WARNING
    bad = (
        Bad("The vote is over.\n\nOn Monday the mayor told the council that she would ⟦be the…⟧"),
        Bad("The vote is over.\n\nOn Monday the mayor told the council of her plans. ⟦[...]⟧"),
    )
    good = (
        Good("The vote is over.\n\nOn Monday night the mayor told the council. And so we wait..."),
        Good("The vote is over.\n\nBut who would have thought it, of all the people in town…"),
        Good("She said ... that it would.\n\nOn Monday night they wrote … of it and went home."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the end of the article if it is a teaser's."""
        if not doc.body:
            return
        span = doc.body[-1].span
        start = max(span.start, span.end - 90)
        prose = doc.prose[start : span.end].rstrip()
        if not prose.endswith(("…", "...", "]", ")", "→", "»", ">>")):
            return
        if doc.prose.count(" ", *span) < _LEAST_SPACES:
            return
        found = _BRACKETED.search(prose)
        if found is None:
            found = _TRAILING.search(prose)
            words = found["words"].lower().replace(",", " ").split() if found else []
            if found is None or end_rate(words) > _MOST:
                return
            at = found.end("words") - sum(map(len, words[-2:])) - 1
        else:
            at = found.start()
        yield Finding(
            Span(start + at, start + found.end()),
            "The article stops here with an ellipsis, as teasers do: its end was not copied",
            confidence=0.9,
        )
