"""Rule `orphan-closing-quote`."""

from bisect import bisect_right
from collections.abc import Iterator

from linter.analyses.quotes import is_code, quotations
from linter.sdk import Bad, Category, Document, Finding, Good, Related, Rule, Severity, Span


class OrphanClosingQuote(Rule):
    """A closing quotation mark has nothing to close.

    The opening mark was forgotten, or lost with the words around it: readers find out too late
    that somebody was speaking.

    A mark is read as closing by its glyph and its neighbours, never by counting. One that ends a
    quotation of an earlier paragraph is no orphan, nor is a measure (a 34" screen), an apostrophe
    or a mark that is named ("the " character"). Where a single mark opens the quotation, or a mark
    that faces the wrong way, `mismatched-quote` and `backward-quote` say so instead. Of several
    such marks in a row the first is reported.

    Not found: orphaned single marks, which look like apostrophes.
    """

    name = "orphan-closing-quote"
    category = Category.QUOTATION
    severity = Severity.ERROR
    bad = (
        Bad("We lost it all,⟦”⟧ he said, and went home."),
        Bad('Nobody came. It was a bad night⟦"⟧, Ann Roe said. "We lost money."'),
        Bad("She paid the fine,⟦”⟧ he said, and added, again,” that he did not.", why="one cause"),
    )
    good = (
        Good("“We lost it all,” he said."),
        Good('A 34" screen and a 6\'2" frame.'),
        Good("The letter said: “We regret it.\n\nWe shall pay.” It was not signed."),
        Good("The drivers’ union and the ’90s; rock ’n’ roll."),
        Good('Type " at both ends of a string.'),
        Good('Run make CFLAGS="-O2" LDFLAGS="-pie" and wait.', why="code"),
        Good("The plan » of the « council was late.", why="arrows"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the first of each run of closing marks that close nothing."""
        run: list[Span] = []
        quoted = doc.get(quotations)
        for span in quoted.orphans:
            if doc.prose[span.start] == "'" or is_code(doc, _block(doc, span)):
                continue
            if run and _are_one(doc, run[-1], span):
                run.append(span)
                continue
            yield from _finding(run)
            run = [span]
        yield from _finding(run)


def _are_one(doc: Document, before: Span, after: Span) -> bool:
    """Whether no quotation stands between two orphans of one block."""
    if doc.block_at(before.start) != doc.block_at(after.start):
        return False
    group = doc.get(quotations).by_block.get(_block(doc, before), ())
    following = bisect_right(group, before.start, key=lambda each: each.span.start)
    return following == len(group) or group[following].span.start > after.start


def _block(doc: Document, span: Span) -> int:
    block = doc.block_at(span.start)
    return block.index if block else -1


def _finding(run: list[Span]) -> Iterator[Finding]:
    if run:
        related = tuple(Related(span, "this one closes nothing either") for span in run[1:])
        message = "This closing quotation mark has nothing to close"
        yield Finding(run[0], message, related=related, confidence=0.95)
