"""People: full names, mentions by surname, and the verbs that tell a sentence from a stub."""

import pytest

from linter.analyses.people import name_key, people
from linter.analyses.tokens import tokens
from linter.analyses.verbs import lacks_verb, may_be_finite
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.sdk import Document, Rule, Severity
from linter.testing import findings

_RULES = load_registry().rules
DANGLING = _RULES["dangling-quote"]
UNINTRODUCED = _RULES["unintroduced-person"]
VERBLESS = _RULES["verbless-sentence"]


def read(text: str) -> Document:
    return read_document(text, "example.txt")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The crane of John Kirby fell.", "kirby"),
        ("Kim Jong-un spoke.", "kim"),
        ("Kim Jong-un spoke.", "jong-un"),
        ("Mustafa al-Kadhimi spoke.", "kadhimi"),
        ("Mustafa al-Kadhimi spoke.", "al-kadhimi"),
        ("Ursula von der Leyen spoke.", "leyen"),
        ("J. F. Roe spoke.", "roe"),
        ('Mick "Red" Roe spoke.', "roe"),
        ("Justice Roe spoke.", "roe"),
        ("Mr John Kirby spoke.", "kirby"),
        ("José Peñá spoke.", "pena"),
        ("It was Ann Roe's house.", "roe"),
    ],
)
def test_every_word_of_a_full_name_counts(text: str, key: str) -> None:
    assert key in people(read(text)).in_full


@pytest.mark.parametrize(
    "text", ["Mr Kirby spoke.", "Then Kirby spoke.", "On Monday Kirby spoke.", "Mrs. Kirby spoke."]
)
def test_a_surname_alone_is_no_full_name(text: str) -> None:
    assert "kirby" not in people(read(text)).in_full


def test_mentions_have_a_title_or_speak() -> None:
    text = "Mr Varga denied it. Varga had said so. A plan of Varga. Mrs. de Winter's dog barked."
    doc = read(text)
    found = people(doc).mentions
    assert [(doc.text_of(m.span), m.key, m.titled, m.acts) for m in found] == [
        ("Mr Varga", "varga", True, True),
        ("Varga", "varga", False, True),
        ("Mrs. de Winter", "winter", True, False),
    ]


def test_speech_mentions_nobody() -> None:
    assert people(read('"Mr Varga said no," she said.')).mentions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Mr Varga, who owns it, left.",
        "Mr Varga, 51, left.",
        "Mr Varga, the owner, left.",
        "Their lawyer, Mr Varga, left.",
        "A man named Varga said no.",
        "The spokesman Varga said no.",
    ],
)
def test_words_around_a_surname_may_explain_it(text: str) -> None:
    (mention,) = people(read(text)).mentions
    assert mention.explained


def test_mentions_are_grouped_by_surname() -> None:
    found = people(read("Mr Varga left. Ms Roe left. Mr Varga’s dog stayed.")).by_surname
    assert {key: len(group) for key, group in found.items()} == {"varga": 2, "roe": 1}


def test_names_compare_without_case_accents_and_possessive() -> None:
    assert name_key("GUTIÉRREZ’s") == name_key("Gutierrez") == "gutierrez"


@pytest.mark.parametrize(
    "text",
    [
        "a reader in law at Exeter",
        "a reader who works at Exeter",
        "the owner of shops that sell and mend shoes",
        "the BBC's correspondent in the united north",
        "an adjunct scholar at the Centre for Independent Studies",
        "the head of studies in various sciences",
    ],
)
def test_phrases_without_a_verb(text: str) -> None:
    assert lacks_verb(tokens(read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "a reader in law, resigned",
        "a reader in law, beat the record",
        "a reader who works at Exeter, cut the cake",
        "a reader in law, envisages a future",
        "a reader isn't a writer",
        "a reader who works at Exeter says no",
        "that's a reader",
        "the water runs high",
    ],
)
def test_sentences_with_a_verb(text: str) -> None:
    assert not lacks_verb(tokens(read(text)))


def test_a_capitalised_word_is_no_verb_but_an_auxiliary_is() -> None:
    words = tokens(read("Works Is runs"))
    assert [may_be_finite(words, n) for n in range(3)] == [False, True, True]


def test_a_late_full_name_is_related() -> None:
    text = "Mr Varga denied it on Monday.\n\nThe port is shut. Imre Varga owns the crane.\n\nEnd."
    (found,) = findings(UNINTRODUCED, text)
    (related,) = found.related
    assert related.start == (3, text.split("\n")[2].index("Imre") + 1)


def test_a_headline_may_name_anybody() -> None:
    text = "Mr Varga wins\n\nImre Varga won the vote on Monday. Mr Varga said he was glad.\n"
    assert findings(UNINTRODUCED, text) == []


def test_a_quotation_that_goes_on_from_nothing_is_an_error() -> None:
    text = (
        'The road was shut for the whole of a week. "And there will be more to come for all of us."'
    )
    (found,) = findings(DANGLING, text)
    assert found.severity is Severity.ERROR
    assert '"And"' in found.message


@pytest.mark.parametrize("rule", [DANGLING, UNINTRODUCED, VERBLESS])
@pytest.mark.parametrize(
    "text",
    [
        "Kirby ",
        "Mr Kirby said. ",
        "Jo Lee, a reader who and ",
        'Trees are old. "And so it is with all of them." ',
        'Trees are old.\n\n"And so it is with all of them."\n\n',
    ],
)
def test_much_of_one_thing_is_reported_inside_the_text(rule: Rule, text: str) -> None:
    doc = read(text * 1_000)
    spans = [found.span for found in rule.check(doc)]
    assert all(0 <= span.start < span.end <= len(doc.text) for span in spans)


def test_a_headline_in_title_case_gives_no_full_names() -> None:
    assert "varga" not in people(read("Varga Wins Council Vote\n\nIt rained again.\n")).in_full
    assert "varga" in people(read("Imre Varga wins council vote\n\nIt rained.\n")).in_full
