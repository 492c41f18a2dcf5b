"""Rule `control-character`."""

from collections.abc import Iterator

from linter.analyses.hidden_characters import character_name
from linter.analyses.rare_characters import rare_characters
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

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d\u2028\u2029"
_CONTROL = lazy_pattern(f"\x1b\\[[0-9;]{{0,12}}[A-Za-z]|[{_CONTROLS}]+")
_ONE = lazy_pattern(f"[{_CONTROLS}]")
# What is left of marks whose number was cut to one byte: U+2019 becomes U+0019.
_CUT = {"\x18": "‘", "\x19": "’", "\x1c": "“", "\x1d": "”", "\x13": "–", "\x14": "—"}
_SEPARATORS = frozenset("\x0b\x0c\u2028\u2029")
_LOST = frozenset("\x1a\x81\x8d\x8f\x90")  # stand for a character that could not be stored


class ControlCharacter(Rule):
    """A control character stands in the text.

    Form feeds, backspaces and escape sequences come from converters, terminals and old editors.
    They break words for searches and are shown as boxes or not at all.

    Tabs and line ends are no faults, nor is a form feed between two pages. Within a word the safe
    fix deletes the character; between words a page or line separator becomes a blank. Some are what
    is left of a quotation mark or dash, which is then offered. The controls that
    Windows' quotation marks become are left to `mojibake`.
    """

    name = "control-character"
    category = Category.ENCODING
    severity = Severity.ERROR
    bad = (
        Bad("The may⟦\x0c⟧or resigned.", fixed="The mayor resigned."),
        Bad("The may⟦\x08⟧or resigned.", fixed="The mayor resigned."),
        Bad("He said ⟦\x1b[31m⟧no⟦\x1b[0m⟧ to it.", fixed="He said no to it."),
        Bad("It⟦\x19⟧s late.", fixed="It’s late.", why="U+2019 cut to one byte"),
        Bad("He said⟦\x1a⟧ we are late.", why="what stood here is lost"),
    )
    good = (
        Good("Here a chapter ends.\n\x0c\nHere one begins, he said.\tA tab."),
        Good("Here a chapter ends.\n\x0cHere one begins, he said."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each control character or run of them."""
        if not any(map(_ONE.match, doc.get(rare_characters))):
            return
        for match in _CONTROL.finditer(doc.prose):
            span, shown = Span(*match.span()), match.group()
            before, after = _sides(doc.prose, span)
            if shown == "\x0c" and not (before.strip("\r\n") and after.strip("\r\n")):
                continue
            said = f"Control character {character_name(shown[0])} in the text"
            if not _LOST.isdisjoint(shown):
                yield Finding(span, f"{said}: what stood here is lost", confidence=0.97)
                continue
            text = _meant(shown, before, after)
            title = f'Write "{text}"' if text.strip() else "Delete the control character"
            yield Finding(
                span,
                said,
                suggestions=(text,) if text.strip() else (),
                fix=Fix.replace(title, span, text, safe=True),
                confidence=0.97,
            )


def _sides(prose: str, span: Span) -> tuple[str, str]:
    return prose[span.start - 1 : span.start] if span.start else "", prose[span.end : span.end + 1]


def _meant(shown: str, before: str, after: str) -> str:
    if len(shown) == 1 and shown in _CUT:
        return _CUT[shown]
    if _SEPARATORS.isdisjoint(shown):
        return ""
    inside = before.isalpha() and after.islower()
    apart = before.strip() and after.strip() and not inside
    return " " if apart else ""
