"""Rule `mojibake`."""

import re
from collections.abc import Iterator
from functools import cache

from linter.analyses.mojibake_repair import Garbled, garbled, may_be_garbled
from linter.analyses.rare_characters import rare_characters
from linter.sdk import Bad, Category, Document, Finding, Fix, Good, Rule, Severity, lazy_pattern

_WORD_BEFORE = lazy_pattern(r"(?:^|\s|[\"“‘'(«\[`,|])[^\s\w]*[\"“‘'(«\[`]\w*$|(?:^|[\s,|])$")
_WORD_AFTER = lazy_pattern(r"\w*(?:[\"”’')»\]`]|[\s,;|]|$)")
_LONGEST = 40
_FIELD = r"\b(?:mojibake|utf-?8|unicode|encodings?|iso[- ]?8859|windows-1252|ascii|circumflex)\b"


class Mojibake(Rule):
    """Text was stored in one encoding and read in another.

    "donâ€™t" was "don’t", "cafÃ©" was "café": the bytes of UTF-8 were read as Windows-1252. Others
    in print see the garbage, searches do not find the word.

    The rule looks for letters and marks that, taken back to bytes, are valid UTF-8 of a likely
    character. It knows Windows-1252, Latin-1, Mac, DOS, Cyrillic and Chinese readings, text that
    went wrong twice, and text that lost a byte on the way ("â€" for a closing mark, "Â" for a
    no-break space). It also maps the control characters that Windows' quotation marks and dashes
    become when they are read as Latin-1. Where only one reading is possible it offers a safe fix.

    Words in capitals (SÃO, ROMÂNIA) are left alone, and so are articles about encodings that
    quote what goes wrong.
    """

    name = "mojibake"
    category = Category.ENCODING
    severity = Severity.ERROR
    bad = (
        Bad("He didn⟦â€™⟧t know.", fixed="He didn’t know.", why="UTF-8 read as Windows-1252"),
        Bad("She owns a caf⟦Ã©⟧ in Leeds.", fixed="She owns a café in Leeds."),
        Bad("It cost ⟦Â£⟧8m.", fixed="It cost £8m."),
        Bad(
            "The vote is on Monday.⟦Â\xa0 ⟧He will win.",
            fixed="The vote is on Monday. He will win.",
        ),
        Bad("“We will,⟦â€⟧ he said.", fixed="“We will,” he said.", why="a byte was lost"),
        Bad("It⟦Ã¢â‚¬â„¢⟧s late.", fixed="It’s late.", why="went wrong twice"),
        Bad("It⟦\x92⟧s late.", fixed="It’s late.", why="a control character of Windows-1252"),
        Bad("They said it⟦‚Äô⟧s over.", fixed="They said it’s over.", why="read as Mac Roman"),
        Bad("Mart⟦Ã⟧nez won.", why="the second byte was lost: only a guess is offered"),
    )
    good = (
        Good("The CAFÉ’s owner and SÃO PAULO’s mayor met in ROMÂNIA."),
        Good("« Âge d’or », he said: « voilà… » and “Ä” is a letter."),
        Good("Mojibake shows “â€™” where an apostrophe was: the encoding was not UTF-8."),
        Good("Erdoğan, Müller and Łukasz paid 30° of £8, or €9—naïve, they said."),
        Good("Set it to `â€™` to see.", name="example.md"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each garbled stretch that can be taken back."""
        if not may_be_garbled(doc.get(rare_characters)):
            return
        about_encodings = bool(_field().search(doc.prose))
        for each in garbled(doc.prose):
            if not (about_encodings and _is_named(doc, each)):
                yield _finding(doc, each)


@cache
def _field() -> re.Pattern[str]:
    return re.compile(_FIELD, re.IGNORECASE)


def _is_named(doc: Document, each: Garbled) -> bool:
    """Whether the stretch, or the word around it, stands in quotation marks or brackets."""
    before = doc.prose[max(0, each.span.start - _LONGEST) : each.span.start]
    after = doc.prose[each.span.end : each.span.end + _LONGEST]
    left, right = _WORD_BEFORE.search(before), _WORD_AFTER.match(after)
    return bool(left and right)


def _finding(doc: Document, each: Garbled) -> Finding:
    shown = doc.text_of(each.span).strip() or "?"
    meant = each.meant.strip()
    said = f'"{meant}"' if meant else "a blank"
    if not each.certain:
        return Finding(
            each.span,
            f'"{shown}" is text in the wrong encoding, perhaps for {said}',
            suggestions=(each.meant,),
            confidence=0.93,
        )
    return Finding(
        each.span,
        f'"{shown}" is {said} in the wrong encoding',
        suggestions=(each.meant,) if meant else (),
        fix=Fix.replace(f"Write {said}", each.span, each.meant, safe=True),
        confidence=0.99,
    )
