"""Rule `mismatched-quote`."""

from collections.abc import Iterator

from linter.analyses.quotation import Ending, Quotation
from linter.analyses.quotes import is_code, quotations
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_DOUBLES = frozenset('"“”')
_APOSTROPHE = lazy_pattern(r"[\"“”](?<=[^\W\d_].)(?=(?:s|t|re|ve|ll|[dm](?<=\bI..))\b)")
_SINGLES = lazy_pattern(r"(?<!\w)[‘'](?=\w)[^‘’'\n]{2,200}[.,!?\w][’'](?!\w)")


class MismatchedQuote(Rule):
    """A single mark and a double mark stand at the two ends of a quotation.

    ‘We lost it all,” she said: one of the two was mistyped. So was a double mark that stands for
    an apostrophe: the mayor”s house. Where the article quotes with double marks only, the fix is
    safe.

    A single mark counts as opening only before a word and after a space, and as closing only after
    a stop: elsewhere it may be an apostrophe.
    """

    name = "mismatched-quote"
    category = Category.QUOTATION
    severity = Severity.WARNING
    bad = (
        Bad(
            "She said ⟦‘We lost it all.”⟧ Then she left.",
            fixed="She said “We lost it all.” Then she left.",
        ),
        Bad("⟦“We lost it all,’⟧ she said.", fixed="“We lost it all,” she said."),
        Bad("The mayor⟦”⟧s house burnt down.", fixed="The mayor’s house burnt down."),
        Bad('"They didn⟦"⟧t lose it," she said.', fixed='"They didn\'t lose it," she said.'),
    )
    good = (
        Good("“He said ‘no’ to the boys’ team,” she told us."),
        Good("‘We lost it all,’ she said."),
        Good("She wrote “the 90s’ best” on it.", why="an apostrophe"),
        Good('He typed two "s keys" and said "it"s.', why="no word before the mark"),
        Good("“They came to the farmers’ market,” he said."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each quotation with two kinds of marks, and each mark for an apostrophe."""
        quoted = doc.get(quotations)
        for quotation in quoted.found:
            if quotation.ending is Ending.SINGLE and not is_code(doc, quotation.block):
                yield _finding(doc, quotation)
        for match in _APOSTROPHE.finditer(doc.prose):
            around = quoted.at(match.start())
            ends = around and around.inner.end <= match.start()
            block = doc.block_at(match.start())
            if ends or block is None or is_code(doc, block.index):
                continue
            sign = "'" if match[0] == '"' else "’"
            span = Span(*match.span())
            fix = Fix.replace("Set an apostrophe", span, sign, safe=True)
            yield Finding(span, f"{match[0]} stands for an apostrophe", fix=fix, confidence=0.95)


def _finding(doc: Document, quotation: Quotation) -> Finding:
    first, last = doc.prose[quotation.span.start], doc.prose[quotation.span.end - 1]
    if first in _DOUBLES:
        wrong = Span(quotation.span.end - 1, quotation.span.end)
        mark = "”" if first == "“" else '"'
    else:
        wrong = Span(quotation.span.start, quotation.inner.start)
        mark = "“" if last == "”" else '"'
    sure = not _SINGLES.search(doc.prose)
    fix = Fix.replace("Set a double mark", wrong, mark, safe=sure)
    message = f"This quotation begins with {first} and ends with {last}"
    return Finding(quotation.span, message, fix=fix, confidence=0.9)
