"""Rule `wire-slug`."""

from collections.abc import Iterator

from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_AGENCY = r"PTI|ANI|IANS|UNI|AFP|AP|STF|Reuters|REUTERS|AAP|dpa|DPA|Xinhua|TASS|ANSA|EFE|UPI|ABC"
_LINE = lazy_pattern(
    # BC-SYR-STRIKE, 3rd Ld-Writethru; AM-Bridge; BRIDGE-COLLAPSE/ (UPDATE 2)
    r"(?:BC|AM|PM|US|EU|AS|ML|AF|LT|FBN|BKN|BBO|GLF|SOC|TEN|CAR"
    r"|HKN)[-–][A-Z][\w.'’-]*(?:[-–/][\w.'’-]+)*"
    r"(?:, .{0,50}|(?: [A-Z0-9][\w.'’-]*){1,3})?"
    r"|.{0,60}\b(?:\d(?:st|nd|rd|th) )?(?:Ld|LD|Lede|LEDE)[-– ](?:Writethru|WRITETHRU|Wr|All"
    r"|Sub|Add)\b.{0,40}"
    r"|[A-Z]{3,}(?:[-/][A-Z]{3,})+/?(?: \((?:UPDATE|WRAPUP|PIX|TV|GRAPHIC|EXCLUSIVE"
    r"|REPEAT)[^)]{0,30}\)(?:[:,].{0,60})?|/)"
    # "UPDATE: the bridge is open" is for readers.
    r"|(?:UPDATE|WRAPUP|REFILE|RPT|CORRECTED)(?:[- ]\d)?[-–](?! [a-z]).{3,100}"
    r"|(?:ADVISORY|URGENT|EMBARGOED?|HOLD|KILL)[- ]?\d?[-–:](?! [a-z]).{3,100}"
    r"|(?:EMBARGOED|NOT FOR PUBLICATION|HOLD FOR RELEASE|FOR IMMEDIATE RELEASE)\b.{0,60}"
    r"|\((?i:more|mf|more follows|ends|end|eds: .*|recasts?\b.*|adds?\b.*|updates? (?:with"
    r"|throughout|paragraphs?)\b.*"
    r"|repeats?\b.*|attn:? .*|attention editors?.*|corrects?\b.*|removes?\b.*|fixes\b.*"
    r"|writes through.*|pix|with photos?|see also .*)\)"
    r"|(?:CORRECTS|ADDS|RECASTS|UPDATES|FIXES|REMOVES|AMENDS|DELETES|CLARIFIES|Eds:|EDS:|CQ:"
    r"|DESK:|NOTE TO EDS?:|"
    r"Editors?: |EDITORS?: |SUBS: |ATTN:? |ATTENTION EDITORS?) ?.{0,100}"
    r"|[-–—#* ]{0,4}(?:30|ENDS?|MORE|MF|XXX|###|ends)[-–—#* ]{1,4}|ENDS?\.?|MORE|MORETOCOME"
    r"|[#]{3}|-0-|/ends/?|ends/|\(?c\)opy ends|[(\[](?i:more to come|more to follow|ends"
    r"|end|mf)[)\]]"
    # The initials of those who wrote and edited it, after the agency's.
    rf"|[a-z]{{2,4}}(?:/[a-z]{{2,4}}){{1,4}}"
    rf"|\(?(?:{_AGENCY})\)?(?:[/ ](?:[A-Z]{{2,4}}|[a-z]{{2,4}})){{1,5}}(?: [a-z]{{2,4}}\d{{1,4}})?"
    rf"|(?:{_AGENCY})[A-Z-]{{0,6}}[-/]\d\d[-/]\d\d[-/]\d\d(?:\d\d)?(?: \d{{4}}[A-Z]{{2,4}})?"
    r"|(?:\d{4} ?)?(?:GMT|ET|EDT|BST) (?:\w+ ){1,3}\d{4} ?(?:GMT)?"
)
_DESK = lazy_pattern(
    r"(?:CORRECTS|ADDS|RECASTS|UPDATES|FIXES|REMOVES|AMENDS|DELETES|CLARIFIES)\b.*\b(?:graf"
    r"|graph|para|paragraph|lead|lede"
    r"|quotes?|details|spelling|name|byline|dateline|background|throughout|photo|slug|comment"
    r"|reax|headline|date|figure|style)s?\b.*"
)
_CUES = lazy_pattern(
    r"\A\W*(?:[A-Z]{2}|[a-z]{2,4}/|Reut|Xinhua|dpa|30\b|ends\W|/ends|Eds?|Editors?: "
    r"|[(\[](?i:m|e|r|a|u|c|f|w|p)|#)"
    r"|[Ww]ritethru|WRITETHRU"
)
_MAX_CHARS = 120


class WireSlug(Rule):
    """A line of an agency's desk stands in the text.

    "BC-SYR-STRIKE, 3rd Ld-Writethru", "(MORE)", "-30-", "ENDS", "CORRECTS spelling in graf 3",
    "Eds: updates with quotes": slugs, end marks and notes from desk to desk, never for print.

    The rule reports whole lines of these forms. "ENDS" and "MORE" count only after the first
    paragraph.
    """

    name = "wire-slug"
    category = Category.RESIDUE
    severity = Severity.WARNING
    bad = (
        Bad("⟦BC-EU-BRIDGE, 3rd Ld-Writethru⟧\n\nThe bridge is shut.", fixed="The bridge is shut."),
        Bad("The bridge is shut.\n\n⟦(MORE)⟧", fixed="The bridge is shut."),
        Bad("The bridge is shut.\n\n⟦PTI ABC DE⟧", fixed="The bridge is shut."),
        Bad("The bridge is shut.\n\n⟦ab/cd⟧", fixed="The bridge is shut."),
        Bad("The bridge is shut.\n\n⟦-30-⟧", fixed="The bridge is shut."),
        Bad("The bridge is shut.\n\n⟦ENDS⟧", fixed="The bridge is shut."),
        Bad(
            "⟦CORRECTS spelling of name in graf 3⟧\n\nThe bridge is shut.",
            fixed="The bridge is shut.",
        ),
    )
    good = (
        Good("The raid ends.\n\nMore follows from that."),
        Good("US-led forces left the bridge on Monday."),
        Good("US-Peru ferry deal set to be signed\n\nThe deal is done.", why="a headline"),
        Good("The bridge is shut.\n\nCorrection: an earlier version gave the wrong year."),
        Good("UPDATE: the bridge is open again, the council said on Monday."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each line that speaks from desk to desk."""
        for block in doc.blocks:
            start, end = block.span
            if block.role is Role.CODE or end - start > _MAX_CHARS:
                continue
            prose = doc.prose_of(block.span).strip()
            if not _CUES.search(prose) or doc.format_name != "plain":
                continue
            if not _LINE.fullmatch(prose) or _is_sentence(prose):
                continue
            if prose.startswith(_DESK_WORDS) and not _DESK.fullmatch(prose):
                continue
            if block.index == 0 and prose.strip(" .") in ("END", "ENDS", "MORE"):
                continue
            yield Finding(
                block.span,
                f'"{prose[:60]}" is a mark or note of an agency\'s desk',
                fix=Fix.replace("Remove the line", _line(doc, block.index), ""),
                confidence=0.9,
            )


_DESK_WORDS = (
    *("CORRECTS ", "RECASTS ", "UPDATES ", "REMOVES ", "AMENDS ", "DELETES ", "CLARIFIES "),
    *("ADDS ", "FIXES "),
)


def _is_sentence(prose: str) -> bool:
    """Whether the line is words for the reader: in small letters up to a full stop."""
    words = prose.split()
    small = sum(word.islower() for word in words)
    return small > len(words) / 2 and prose[-1] in ".!?" and not prose.startswith(("(", "Eds"))


def _line(doc: Document, n: int) -> Span:
    blocks = doc.blocks
    if n:
        return Span(blocks[n - 1].span.end, blocks[n].span.end)
    return Span(
        blocks[0].span.start, blocks[1].span.start if len(blocks) > 1 else blocks[0].span.end
    )
