"""Rule `empty-brackets`."""

import re
from collections.abc import Iterator

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

_LONE = r"(?:see|see also|also|cf\.?|born|from|by|at|aged|and|the|formerly|or|via|in|on)"
_EMPTY = lazy_pattern(
    r"(?:\([ \u00a0]{0,3}(?:[,;:][ \u00a0]{0,2}){0,3}\)"
    r"|\[[ \u00a0]{0,3}(?:[,;:][ \u00a0]{0,2}){0,3}\]"
    rf"|\({_LONE}[ \u00a0]?[,;:.]?[ \u00a0]?\))"
    r"(?![\w(\[{=:\\>]|[ ]?[=→{])"
)
_TOUCHED = lazy_pattern(r"[\w\])}(.\\$@=+*/<>#&|:-]")  # before a bracket that is code or a link
_GLOSS = lazy_pattern(
    r"\((?:and|or|the|also|in|on|from|by|at)\)"
)  # "(and) we": somebody's own words
_CHECKBOX = lazy_pattern(r"[ \t]*(?:[-*•+]|\d{1,3}[.)])?[ \t]*$")
# Words by which a text about code names the brackets themselves.
_ABOUT_CODE = lazy_pattern(
    r"\b(?:brackets?|parenthes[ei]s|braces?|arrays?|lists?|tuples?|operators?|syntax|functions?|method"
    r"|smileys?|variables?|pattern|null|strings?|constructors?)\b",
    re.IGNORECASE,
)
_MARK_NAMED = lazy_pattern(r"\([^\w\s]\)|U\+[0-9A-F]{4}")  # a list of marks: "colon (:), comma (,)"
_NEAR = 80


class EmptyBrackets(Rule):
    """Brackets stand with nothing inside.

    Their content was lost: a link, a date, a translation or a source that was not copied, or an
    empty field of a template. `(, )` and `(;)` are what is left where a list of such things was.

    The rule reports round and square brackets that hold nothing, or only blanks, commas and
    semicolons, or a lone "see" or "born". Brackets that touch a word ("print()"), check boxes and
    passages that speak of brackets, functions and lists as such are left alone. To remove the pair
    is offered: what stood inside has to be found first.
    """

    name = "empty-brackets"
    category = Category.PUNCTUATION
    severity = Severity.WARNING
    bad = (
        Bad("The town⟦ ()⟧ has a new mayor.", fixed="The town has a new mayor."),
        Bad("The river⟦ (, )⟧ rose in May.", fixed="The river rose in May."),
        Bad("The party⟦ [ ]⟧ lost.", fixed="The party lost."),
        Bad("Jo Lee⟦ (born )⟧ is a writer.", fixed="Jo Lee is a writer."),
    )
    good = (
        Good("Call print() or list[] and it works."),
        Good("They are the colon (:), the semicolon (;) and the comma (,)."),
        Good("- [ ] wash the car\n- [x] feed the cat"),
        Good("An empty array is written [] in this language, an empty tuple ()."),
        Good("She told the court (and) the press that it was over."),
        Good("It is `()` that matters.", name="example.md"),
        Good("The town [](https://example.org/a) lies there.", name="example.md"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each pair of brackets that holds nothing."""
        if "(" not in doc.prose and "[" not in doc.prose:
            return
        for block, match in doc.outside_code(_EMPTY):
            span = Span(*match.span())
            start, end = block.span
            if span.start > start and _TOUCHED.match(doc.prose, span.start - 1):
                continue
            if doc.is_masked(span) or _GLOSS.fullmatch(match[0]):
                continue
            before = doc.prose[max(start, span.start - _NEAR) : span.start]
            if match[0][0] == "[" and _CHECKBOX.match(before):
                continue
            near = doc.prose[max(start, span.start - _NEAR) : min(end, span.end + _NEAR)]
            if _is_named(match[0], near) or doc.text[span.start - 1 : span.start] == "\\":
                continue
            if before.endswith(" "):
                span = Span(span.start - 1, span.end)
            yield Finding(
                span,
                f'"{match[0]}" is all that is left of a bracket: its content was lost',
                fix=Fix.replace("Remove the empty bracket", span, ""),
                confidence=0.95,
            )


def _is_named(bracket: str, near: str) -> bool:
    """Whether the text around speaks of the marks themselves."""
    if bracket.strip("([ )]"):
        return len(_MARK_NAMED.findall(near)) > 1
    return bool(_ABOUT_CODE.search(near))
