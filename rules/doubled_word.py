"""Rule `doubled-word`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import eq

from linter.analyses.lexicon import lexicon
from linter.analyses.tokens import lower_texts, tokens
from linter.analyses.twice import MAY_BE_TWICE, NEVER_TWICE, belongs_twice
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
    Token,
    TokenKind,
)

_ARTICLES = frozenset("the a an".split())
_BEFORE_ARTICLE = frozenset("of in to for on at by with from and into".split())
_SHORTEST = 4  # letters of a word of no closed class; shorter ones are often sounds and codes
_LONGEST_GAP = 2  # blanks; more make a table
_CODE_BESIDE = frozenset("_@=/\\$<>{}|~^&%*+#`")
_RUN = 3  # of the same word: meant, but for articles and the like


class DoubledWord(Rule):
    """A word stands twice in a row.

    It happens at line ends and where a sentence was rewritten, and readers' eyes skip it as the
    writer's did. A stretch of two words that is written twice ("of the of the") is reported too.

    Articles, conjunctions and most prepositions, pronouns and auxiliary verbs are never twice in a
    row, but in a few constructions that the rule knows: "what it is is", "checked in in March",
    "had had". Of other words only those in small letters count that word lists know and that are
    not written twice for emphasis or as a sound ("very very", "knock knock"). Names ("Duran
    Duran"), terms that the article uses again ("done done"), and words that stand by themselves
    between marks are left alone.
    """

    name = "doubled-word"
    category = Category.DUPLICATION
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad("She read ⟦the the⟧ letter.", fixed="She read the letter."),
        Bad(
            "It is the end ⟦of\nof⟧ the line.",
            fixed="It is the end of\nthe line.",
            name="example.md",
        ),
        Bad("⟦The the⟧ bridge is shut.", fixed="The bridge is shut."),
        Bad("She lives ⟦in in⟧ a town by the sea.", fixed="She lives in a town by the sea."),
        Bad("It ⟦is is⟧ not far from here.", fixed="It is not far from here."),
        Bad("He said ⟦that that⟧ he would stay.", fixed="He said that he would stay."),
        Bad("They were ⟦preparing preparing⟧ to go.", fixed="They were preparing to go."),
        Bad("One ⟦of the of the⟧ towers fell.", fixed="One of the towers fell."),
    )
    good = (
        Good("She had had enough, and knew that that man was right."),
        Good("What it is is a mystery, and where he was was no secret."),
        Good("They checked in in March, and nobody knew what went on on deck."),
        Good("It was a very very long walk to Walla Walla with Duran Duran on the radio."),
        Good("He gave her her coat, and those who can can go."),
        Good("Knock knock, said the boy. Bye bye, said she, and was gone."),
        Good("In this town, “mad mad” means clever. He is mad mad, they say.", why="a term"),
        Good("IS is a group, and a blow against IS is a success.", why="a name and a verb"),
        Good("I told them to do this this year.", why="two phrases meet"),
        Good("Name   name   of the field\nSize    size   of the field", why="a table"),
        Good("The slip is called “the the” by editors."),
        Good("If anybody can do it it is Ann.", why="a comma is missing, not a word too many"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each word, and each article with its preposition, that is there twice."""
        all_tokens = doc.get(tokens)
        words = doc.get(lower_texts)
        after = -1
        twice = [n for n, same in enumerate(map(eq, words, words[1:])) if same]
        times = Counter(words[n] for n in twice)
        for n in twice:
            if n <= after or all_tokens[n].kind is not TokenKind.WORD:
                continue
            after = n + 1
            while after + 1 < len(words) and words[after + 1] == words[n]:
                after += 1
            once = times[words[n]] == 1
            if _is_slip(doc, all_tokens, words, range(n, after + 1), once=once):
                yield _finding(doc, all_tokens[n : after + 1], 1)
        for n in [n for n, same in enumerate(map(eq, words, words[2:])) if same]:
            if words[n] in _BEFORE_ARTICLE and words[n + 1] in _ARTICLES:
                stretch = all_tokens[n : n + 4]
                if words[n + 3 : n + 4] == words[n + 1 : n + 2] and _is_close(doc, stretch):
                    yield _finding(doc, stretch, 2)


def _is_slip(
    doc: Document, all_tokens: Sequence[Token], words: Sequence[str], run: range, *, once: bool
) -> bool:
    """Whether a run of the same word is a slip; `once` if the word is doubled nowhere else."""
    n, last = run.start, run.stop - 1
    word = words[n]
    if (
        not _is_close(doc, all_tokens[n : last + 1])
        or not _is_small(all_tokens, n, word)
        or _stands_alone(all_tokens, n, last)
        or f"{word} {word}" in doc.accepted
    ):
        return False
    if word in NEVER_TWICE:
        return not belongs_twice(words, n)
    return (
        last - n + 1 < _RUN
        and len(word) >= _SHORTEST
        and word not in MAY_BE_TWICE
        and lexicon().knows(word)
        and not lexicon().is_suspect(word)
        and once
    )


def _is_small(all_tokens: Sequence[Token], n: int, word: str) -> bool:
    """Whether both are in small letters, but for a capital that the sentence's start demands."""
    first = all_tokens[n].text
    return all_tokens[n + 1].text == word and (
        first == word or (first == word.capitalize() and _opens(all_tokens, n))
    )


def _opens(all_tokens: Sequence[Token], n: int) -> bool:
    """Whether a capital may be due to the start of a sentence."""
    before = all_tokens[n - 1] if n and all_tokens[n - 1].block == all_tokens[n].block else None
    return before is None or before.kind in (
        TokenKind.STOP,
        TokenKind.QUOTE,
        TokenKind.PUNCTUATION,
    )


def _stands_alone(all_tokens: Sequence[Token], n: int, last: int) -> bool:
    """Whether marks or the block's ends stand on both sides: an exclamation, or a word as such."""
    beside = [all_tokens[at] if 0 <= at < len(all_tokens) else None for at in (n - 1, last + 1)]
    marks = (TokenKind.QUOTE, TokenKind.PUNCTUATION, TokenKind.STOP, TokenKind.OPAQUE)
    return all(
        each is None or each.block != all_tokens[n].block or each.kind in marks for each in beside
    )


def _is_close(doc: Document, stretch: Sequence[Token]) -> bool:
    """Whether only a blank or a line's end stands between the words, and no markup."""
    first, last = stretch[0], stretch[-1]
    if (
        doc.prose[max(0, first.span.start - 1) : first.span.start] in _CODE_BESIDE
        or doc.prose[last.span.end : last.span.end + 1] in _CODE_BESIDE
    ):
        return False
    if first.block != last.block or doc.is_masked(Span(first.span.start, last.span.end)):
        return False
    for one, two in pairwise(stretch):
        gap = doc.prose[one.span.end : two.span.start]
        if not gap.isspace() or (gap.strip(" ") != "\n" and len(gap) > _LONGEST_GAP) or "\t" in gap:
            return False
    return True


def _finding(doc: Document, stretch: Sequence[Token], length: int) -> Finding:
    """The finding, with a fix that leaves the first of the copies."""
    span = Span(stretch[0].span.start, stretch[-1].span.end)
    kept = Span(span.start, stretch[length - 1].span.end)
    said = " ".join(doc.prose_of(kept).split())
    cut = Span(kept.end, span.end)
    if "\n" in doc.prose_of(cut):  # leave the line's end where it is
        end = span.end + (doc.prose[span.end : span.end + 1] == " ")
        cut = Span(stretch[length].span.start, end)
    return Finding(
        span,
        f'"{said}" stands here twice',
        fix=Fix.replace(f'Leave one "{said}"', cut, "", safe=True),
        confidence=0.97,
    )
