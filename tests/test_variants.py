"""Which English an article is spelt in, its table, and the rule on mixtures."""

import pytest

from linter.analyses.variants import Variant, spellings, variant_use
from linter.finding import Finding, Severity
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.rule import Rule
from linter.testing import ExampleCase, assert_example, example_cases

RULE = load_registry().rules["spelling-variant-mixed"]


def findings(rule: Rule, text: str) -> list[Finding]:
    return sorted(rule.check(read_document(text, "a.txt")), key=lambda found: found.span)


def use(text: str) -> list[str]:
    doc = read_document(text, "a.md")
    return [word.spelling.form for word in doc.get(variant_use).words]


def variant(text: str) -> Variant | None:
    return read_document(text, "a.txt").get(variant_use).variant


@pytest.mark.parametrize("case", list(example_cases(RULE)), ids=str)
def test_examples(case: ExampleCase) -> None:
    assert_example(case)


def test_the_table() -> None:
    table = spellings()
    assert len(table) > 2_400
    for form, spelling in table.items():
        assert form == spelling.form
        assert form.islower()
        assert form.isascii()
        assert spelling.accepted
        assert spelling.other in table
        assert Variant.AMERICAN in spelling.accepted or not spelling.american
        assert Variant.BRITISH in spelling.accepted or spelling.american


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("color", "colour"),
        ("center", "centre"),
        ("traveled", "travelled"),
        ("gray", "grey"),
        ("defense", "defence"),
        ("analyzing", "analysing"),
        ("aluminum", "aluminium"),
        ("fulfill", "fulfil"),
        ("leukemia", "leukaemia"),
        ("maneuver", "manoeuvre"),
        ("skeptical", "sceptical"),
        ("pajamas", "pyjamas"),
        ("jewelry", "jewellery"),
        ("license", "licence"),
        ("tires", "tyres"),
        ("organizations", "organisations"),
        ("neighborhood", "neighbourhood"),
        ("mold", "mould"),
        ("plow", "plough"),
        ("catalog", "catalogue"),
        ("theater", "theatre"),
    ],
)
def test_pairs(american: str, british: str) -> None:
    table = spellings()
    assert table[american].other == british
    assert table[british].other == american


@pytest.mark.parametrize(
    "word", "prize size advise promise four tell bell advertise surprise exercise analyses".split()
)
def test_no_pairs(word: str) -> None:
    assert word not in spellings()


def test_who_accepts() -> None:
    table = spellings()
    assert Variant.BRITISH in table["organize"].accepted
    assert Variant.AUSTRALIAN not in table["organize"].accepted
    assert Variant.CANADIAN in table["colour"].accepted & table["analyze"].accepted
    assert Variant.BRITISH not in table["analyze"].accepted
    assert Variant.AMERICAN in table["grey"].accepted
    assert table["metre"].apart


def test_relatives() -> None:
    table = spellings()
    assert table["anemia"].family == table["anaemia"].family != table["anesthesia"].family
    assert table["color"].family == table["colourful"].family
    assert table["centre"].family == table["centering"].family


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The color of the center.", Variant.AMERICAN),
        ("The colour of the centre.", Variant.BRITISH),
        ("We organise the colourful theatre.", Variant.BRITISH),
        ("We analyze the colour of aluminum tires.", Variant.CANADIAN),
        ("The color of the harbour.", None),
        ("Nothing tells here.", None),
        ("We organize.", None),
        ("", None),
    ],
)
def test_the_variant(text: str, expected: Variant | None) -> None:
    assert variant(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The colour's edge is grey-haired.", ["colour", "grey"]),
        ("# The color\n\nA center.", ["center"]),
        ("He said: “What a color!” In the centre.", ["centre"]),
        ("Labor and the Center met Gray.", []),
        ("See example.org/color and color_map and `center`.", []),
        ("A *col*our and a colour", ["colour"]),
        ("- a honor\n- b", ["honor"]),
    ],
)
def test_what_counts(text: str, expected: list[str]) -> None:
    assert use(text) == expected


def test_accepted_words_do_not_count() -> None:
    from linter.document import AcceptedWords

    doc = read_document("The color of the centre.", "a.txt")
    doc.accepted = AcceptedWords(["color"])
    assert [word.spelling.form for word in doc.get(variant_use).words] == ["centre"]


def test_places_and_message() -> None:
    text = "A colour, a harbour and a center. The center is favourable."
    (found,) = findings(RULE, text)
    assert found.severity is Severity.INFO
    assert '2 American ("center")' in found.message
    assert '3 British ("colour", "harbour", "favourable")' in found.message
    assert found.suggestions == ("centre",)
    assert [text[r.span.start : r.span.end] for r in found.related] == ["colour", "center"]
    assert found.fix is not None
    assert [edit.text for edit in found.fix.edits] == ["centre", "centre"]
    assert not found.fix.safe


def test_a_tie_suggests_nothing() -> None:
    (found,) = findings(RULE, "The color of the harbour.")
    assert (found.suggestions, found.fix) == ((), None)


def test_each_word_spelt_twice_once() -> None:
    text = "A colour, the colour, a color; a center, the centre, a centre, a color."
    assert [each.suggestions for each in findings(RULE, text)] == [("colour",), ("centre",)]
    assert all(each.severity is None for each in findings(RULE, text))


def test_the_rest_of_the_article_decides_which_form_is_odd() -> None:
    (found,) = findings(RULE, "A gray, gray sky over the harbour, and a grey sea of labour.")
    assert found.suggestions == ("grey",)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("en-US", ["colour", "organise", "cheque"]),
        ("en-GB", ["center", "aluminum"]),
        ("en-AU", ["center", "aluminum", "organize"]),
        ("en-CA", ["organise", "center"]),
    ],
)
def test_a_configured_variant(wanted: str, expected: list[str]) -> None:
    text = "We organise and organize a colour center for aluminum, by cheque."
    found = findings(RULE.configured({"variant": wanted}), text)
    assert sorted(text[f.span.start : f.span.end] for f in found) == sorted(expected)
    assert {each.severity for each in found} == {Severity.INFO}


def test_a_long_article_gets_one_report() -> None:
    assert len(findings(RULE, "The colour of the center was grey. " * 20_000)) == 1
