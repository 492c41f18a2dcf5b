"""Wrong encodings, hidden characters, and markup that was left: what no example shows."""

from collections.abc import Callable

import pytest

from linter.analyses.code_lines import code_blocks
from linter.analyses.mojibake_repair import garbled
from linter.analyses.rare_characters import rare_characters
from linter.analyses.tokens import tokens
from linter.finding import Diagnostic
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.testing import apply_fix, findings

REGISTRY = load_registry()
PROSE = "The mayor of Málaga said: “It’s late — she didn’t know, naïvely, of £8m or €9…”"
RULES = (
    "mojibake",
    "replacement-character",
    "lost-mark",
    "control-character",
    "bidi-control",
    "invisible-character",
    "homoglyph",
    "private-use-character",
    "ligature-character",
    "decomposed-text",
    "odd-space",
    "ocr-error",
    "html-left",
    "entity-left",
    "markup-left",
    "script-left",
    "escape-left",
    "template-variable",
    "shortcode-left",
    "broken-link",
)


def found_in(name: str, text: str, file: str = "a.txt") -> list[Diagnostic]:
    return findings(REGISTRY.rules[name], text, file)


def cp1252(text: str) -> str:
    """UTF-8 read as Windows-1252, as browsers read it: what it lacks is read as Latin-1."""
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
        for byte in text.encode("utf-8")
    )


def repaired(text: str) -> str:
    for each in reversed(list(garbled(text))):
        text = text[: each.span.start] + each.meant + text[each.span.end :]
    return text


@pytest.mark.parametrize(
    "garble",
    [
        cp1252,
        lambda text: cp1252(cp1252(text)),
        lambda text: text.encode("utf-8").decode("latin-1"),
        lambda text: text.encode("utf-8").decode("mac_roman"),
    ],
    ids=["windows", "twice", "latin", "mac"],
)
def test_garbled_text_is_taken_back(garble: Callable[[str], str]) -> None:
    text = "It’s late — she didn’t know: “never”"
    assert repaired(garble(text)) == text


def test_accents_and_alphabets_are_taken_back() -> None:
    text = "Málaga, Wałęsa, Erdoğan, Milošević and Москва 😀 for £8"
    assert repaired(cp1252(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "ÉTÉ À SÃO PAULO, MÜLLER’S «CAFÉ» — Ünder “Ä” é…",
        "Çà et là, il a dû «aimer» l’Âge d’or; où ça?",
        "Łódź, Ærø, Øystein, Þór, ßen, Žižek, Škoda™ ®",
        "В Москве и Ἀθῆναι, 日本語 und €50–60°",
    ],
)
def test_sound_text_is_not_garbled(text: str) -> None:
    assert list(garbled(text)) == []


@pytest.mark.parametrize("name", RULES)
def test_sound_prose_is_silent(name: str) -> None:
    assert found_in(name, PROSE) == []
    assert found_in(name, PROSE, "a.md") == []


def test_rare_characters_leave_out_what_is_common() -> None:
    doc = read_document("It’s 5\u200b £\n\x0c", "a.txt")
    assert rare_characters(doc) == {"\u200b", "\x0c"}


def test_a_word_with_a_hidden_character_is_one_word() -> None:
    doc = read_document("The st\x08ates and pro\u202educt.", "a.txt")
    words = [token.text for token in doc.get(tokens)]
    assert "st\x08ates" in words
    assert "pro\u202educt" in words


def test_hidden_characters_of_a_paragraph_are_one_finding() -> None:
    text = "The pay\u200bment and the pay\u200bment.\n\nThe pay\u200bment."
    found = found_in("invisible-character", text)
    assert len(found) == 2
    assert apply_fix(text, found) == "The payment and the payment.\n\nThe payment."


def test_every_tag_of_a_paragraph_goes() -> None:
    text = "<p>The <b>mayor</b> resigned.</p>"
    assert apply_fix(text, found_in("html-left", text)) == "The mayor resigned."


@pytest.mark.parametrize("name", ["html-left", "markup-left"])
def test_a_text_full_of_markup_is_one_finding(name: str) -> None:
    text = "\n\n".join(f"<p>The **mayor** of town {n} resigned.</p>" for n in range(20))
    assert len(found_in(name, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "for (i = 0; i < 3; i++) {\n  echo(${i});\n}",
        "$ sudo apt install x --yes",
        ">>> print('%s' % name)",
        "<configuration>\nname = {first_name}\n</configuration>",
    ],
)
def test_code_is_code(text: str) -> None:
    assert read_document(text, "a.txt").get(code_blocks)
    assert found_in("template-variable", text) == []


@pytest.mark.parametrize(
    "text", ["<p>The mayor resigned on Monday.</p>", "She said (twice) that it = that.", PROSE]
)
def test_prose_is_not_code(text: str) -> None:
    assert not read_document(text, "a.txt").get(code_blocks)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mojibake", "It Â  was. It Ã¢â‚¬â„¢s caf\xc3\xa9\x92 and â€ so. “We,â€ he said.Â "),
        ("control-character", "A\x0cb \x1b[0m no\x07 \u2028 it\x19s."),
        ("invisible-character", "\ufeffA\u200b b\u200b\u200bc \xad."),
        ("homoglyph", "The рау of Pаris, 𝗯𝗼𝗹𝗱."),
        ("odd-space", "A\xa0 \u2003b. \xa0 C"),
        ("entity-left", "A &nbsp; b &amp;amp; c &amp;nbsp;&nbsp; d&#8217;s &#146;s &shy;x"),
        ("escape-left", r"The \u2019s and it\'s over%20there \"so\"."),
        ("decomposed-text", "Cafe\u0301 Mu\u0308ller."),
        ("ocr-error", "The c1ub wiIl go, and l am."),
        ("lost-mark", "It?s late, don?t they?re."),
    ],
)
def test_safe_fixes_leave_nothing_to_fix(name: str, text: str) -> None:
    safe = [each for each in found_in(name, text) if each.fix and each.fix.safe]
    assert safe
    fixed = apply_fix(text, safe)
    again = [each for other in RULES for each in found_in(other, fixed) if each.rule in RULES]
    left = {each.rule for each in again if each.fix and each.fix.safe}
    assert left == set()


@pytest.mark.parametrize(
    "unit",
    ["Ã‚", "{{ ", "**a ", "[[A", "<!-- ", '[xx a="', "a%20", "'''a ", "${", "[a](", "a\u200b"],
)
def test_hostile_text_ends(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    for name in RULES:
        found_in(name, text)
