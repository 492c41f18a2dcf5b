"""Rule `space-before-punctuation`."""

import re
from collections.abc import Iterator

from linter.analyses.habits import once_per_habit
from linter.analyses.word_gaps import word_gaps
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

# A mark of the sentence, not a smiley (" ;)") or a key that is named ("press the ? key").
_SPACED = lazy_pattern(
    r"(?<=[^\s.,;:!?])[ \u00a0]+(?P<mark>[.,]|[:;](?![()DPp])|[!?](?!\s+[^\W\d_A-Z]))"
    r"(?=[\s\"”’)\]]|$)(?!\s[;:!?](?:\s|$))",  # not a row of marks that are named
    re.MULTILINE,
)
_ELLIPSIS = lazy_pattern(r"[ \u00a0]*\.(?:[ \u00a0]*\.)+")
_CODE_NEAR = lazy_pattern(r"[{}]|[=<>!]=|\.\. _|::")  # a condition, a style sheet, a directive
_NEAR = 40
_MAY_HAVE = tuple(space + mark for space in " \u00a0" for mark in ".,;:!?")
_GUILLEMETS = lazy_pattern(r"[«»]")


class SpaceBeforePunctuation(Rule):
    """A space stands before a stop or a comma.

    The space is what an edit leaves behind: a word, a link or a clause was deleted, or two texts
    were joined. The rule reports white space between a word and a closing mark that is itself
    followed by a space or the end of the line, so ".net", " ...", and tickers are left alone.
    Blanks that copydesk made by masking markup are not the writer's and do not count.

    Where a word is missing before the stop (`an email at .`), see `missing-word`.

    A space before a colon is information: many set one where a list or an example follows. So are
    all but the first of three or more in one article: they have one cause.

    French sets a space before ; : ! and ?: an article with guillemets is judged by its full stops
    and commas only.
    """

    name = "space-before-punctuation"
    category = Category.PUNCTUATION
    severity = Severity.WARNING
    bad = (
        Bad("She teaches at a school in Leeds⟦ .⟧", fixed="She teaches at a school in Leeds."),
        Bad("The mayor⟦ ,⟧ who is 51, resigned.", fixed="The mayor, who is 51, resigned."),
        Bad("Did he know⟦ ?⟧ Nobody asked.", fixed="Did he know? Nobody asked."),
    )
    good = (
        Good("It runs on .NET and costs .5 of the price."),
        Good("He waited . . . and waited ... but nobody came."),
        Good("See you at the harbour tomorrow ;) and bring the others :)"),
        Good("For a list of all commands, press the ? key."),
        Good("Copy it to a folder such as /usr/bin/ : nothing else is needed.", why="after a path"),
        Good("@media only screen and (min-width : 500px) { .note { display: none } }"),
        Good("« Qui est là ? » demanda-t-il.", why="French spacing"),
        Good("**The end**, she said: see `code`.", name="example.md", why="markup was masked"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each space that touches a closing mark from the left."""
        if any(each in doc.prose for each in _MAY_HAVE):
            yield from once_per_habit(_findings(doc))


def _findings(doc: Document) -> Iterator[Finding]:
    gaps = {gap.end for gap in doc.get(word_gaps)} if doc.language == "en" else set()
    french = bool(_GUILLEMETS.search(doc.prose))
    for _, match in doc.outside_code(_SPACED):
        span = Span(*match.span())
        mark = match["mark"]
        if doc.is_masked(span) or (french and mark in ";:!?"):
            continue
        if mark in ":;" and _is_code(doc.prose, span):
            continue
        if span.end in gaps or _ELLIPSIS.match(doc.prose, span.start):
            continue
        yield Finding(
            span,
            f'Space before "{mark}": a word may have been lost here',
            fix=Fix.replace(f'Remove the space before "{mark}"', span, mark, safe=True),
            confidence=0.97,
            severity=Severity.INFO if _is_less_sure(doc.prose, match) else None,
        )


def _is_less_sure(prose: str, match: re.Match[str]) -> bool:
    """Whether the mark leads in to something, or goes on in small letters: a mark that is named."""
    if match["mark"] == ":":
        return True
    return match["mark"] == "." and prose[match.end() + 1 : match.end() + 2].islower()


def _is_code(prose: str, span: Span) -> bool:
    """Whether a colon or semicolon stands after a path, or in a line of code."""
    if not prose[span.start - 1].isalnum():
        return True
    return bool(_CODE_NEAR.search(prose, max(0, span.start - _NEAR), span.end + _NEAR))
