"""Quotation marks: how they pair, how they end, and what stands outside them."""

import pytest

from linter.analyses.attribution import is_saying, says, speakers
from linter.analyses.quotation import Ending
from linter.analyses.quote_style import StopSide, quote_style, stop_side
from linter.analyses.quotes import is_speech, narrative, quotations, stands_alone
from linter.analyses.recurrence import content_words, recurrence
from linter.document import Document
from linter.reading.formats import read_document


def read(text: str) -> Document:
    return read_document(text, "example.txt")


def quoted(text: str) -> list[tuple[str, str]]:
    doc = read(text)
    return [(doc.text_of(q.inner), q.ending.value) for q in quotations(doc).found]


def orphans(text: str) -> list[str]:
    doc = read(text)
    return [doc.text[: span.start][-6:] for span in quotations(doc).orphans]


@pytest.mark.parametrize(
    "text",
    [
        'She said "go home" and left.',
        "She said “go home” and left.",
        "She said ``go home'' and left.",
        "She said ''go home'' and left.",
        "She said “go home“ and left.",
        'She said—"go home"—and left.',
        'She said ("go home") and left.',
        'She said "go home".',
        'She said "go home"\n',
    ],
)
def test_marks_of_every_kind_pair(text: str) -> None:
    assert quoted(text) == [("go home", "closed")]
    assert orphans(text) == []


def test_a_span_includes_the_marks_and_inner_does_not() -> None:
    doc = read('Then "go home" it was.')
    (quotation,) = quotations(doc).found
    assert doc.text_of(quotation.span) == '"go home"'
    assert doc.text_of(quotation.inner) == "go home"
    assert quotation.closed


@pytest.mark.parametrize(
    "text",
    [
        "It isn't the boys' fault; 'tis the '90s.",
        'He is 5\'10" tall and has a 34" waist.',
        'A 15" screen and a 70" one, 12.5" wide.',
        "Read more » or « go back.",
        'The ditto mark (") means the same.',
    ],
)
def test_apostrophes_measures_and_arrows_are_no_quotations(text: str) -> None:
    assert quoted(text) == []
    assert orphans(text) == []


def test_a_measure_inside_a_quotation_does_not_close_it() -> None:
    assert quoted('"He is 5\'10" tall," she said.') == [("He is 5'10\" tall,", "closed")]


def test_a_quotation_may_end_in_a_number() -> None:
    assert quoted('They "won in 2010" and lost.') == [("won in 2010", "closed")]


def test_a_lost_closing_mark_spoils_its_own_paragraph_only() -> None:
    text = 'He said: "We are done.\n\nThe town agreed.\n\n"We are not," she said.'
    assert quoted(text) == [("We are done.", "missing"), ("We are not,", "closed")]


def test_a_lost_opening_mark_leaves_an_orphan() -> None:
    assert orphans('We lost it all," he said. "Go."') == ["t all,"]
    assert quoted('We lost it all," he said. "Go."') == [("Go.", "closed")]


def test_a_speech_of_several_paragraphs_takes_its_closing_mark_at_the_end() -> None:
    text = '"First we ran.\n\n"Then we walked.\n\n"Then we slept," he said.'
    assert [ending for _, ending in quoted(text)] == ["continued", "continued", "closed"]


def test_a_closing_mark_of_a_later_paragraph_is_no_orphan() -> None:
    text = 'The letter said: "We regret it.\n\nWe shall pay.\n\nYours truly." It was unsigned.'
    doc = read(text)
    (quotation,) = quotations(doc).found
    assert quotation.ending is Ending.LATER
    assert doc.text_of(quotation.span).endswith('Yours truly."')
    assert quotations(doc).orphans == ()


def test_a_mark_that_opens_inside_an_open_quotation() -> None:
    assert quoted('"It is small, he said. "It is dear."') == [
        ("It is small,", "missing"),
        ("It is dear.", "closed"),
    ]
    assert quoted('"It is small. "It is dear."') == [
        ("It is small.", "reopened"),
        ("It is dear.", "closed"),
    ]
    assert quoted(
        '"It is small, he "very" said',
    )[0] == ("It is small, he", "missing")


def test_the_same_marks_nested_count_as_one_quotation() -> None:
    assert quoted('She wrote: "He said "no" to me twice" and left.') == [
        ('He said "no" to me twice', "closed")
    ]


def test_quotations_are_found_by_offset_and_block() -> None:
    doc = read('One "two" three.\n\nFour "five" six.')
    found = quotations(doc)
    assert [doc.text_of(q.inner) for q in found.by_block[1]] == ["five"]
    at = found.at(doc.text.index("wo"))
    assert at is not None
    assert doc.text_of(at.inner) == "two"
    assert found.at(doc.text.index("three")) is None


def test_code_is_not_quoted() -> None:
    doc = read_document('Say "yes".\n\n```\nx = "a\n```\n', "example.md")
    assert [doc.text_of(q.inner) for q in quotations(doc).found] == ["yes"]


def test_the_narrative_is_what_stands_outside() -> None:
    doc = read('He said "we said no" today.')
    assert [token.text for token in narrative(doc)[0]] == ["He", "said", "today", "."]


def test_speech_is_whole_sentences_and_no_title() -> None:
    doc = read(
        'A "small but loud group of angry men" came. "We have come to see the mayor now," he said.'
        ' They sang "The Long Road To The Old Green Hills" twice.'
    )
    assert [is_speech(doc, q) for q in quotations(doc).found] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ('It rained. "We have come to see the mayor now."', True),
        ('It rained. "We have come to see the mayor now".', True),
        ('"We have come to see the mayor now." It rained.', True),
        ('"We have come to see the mayor now," one said.', False),
        ('One said, "We have come to see the mayor now."', False),
        ('"We have come to see the mayor now!" one said.', False),
        ('It rained. "We have come to see the mayor now', False),
    ],
)
def test_a_quotation_stands_alone_where_nothing_joins_it(text: str, alone: bool) -> None:
    doc = read(text)
    assert stands_alone(doc, quotations(doc).found[0]) is alone


def test_verbs_of_saying_are_finite_and_no_nouns() -> None:
    doc = read("They claimed it to say the claims and such reports.")
    words = narrative(doc)[0]
    assert [words[n].text for n in range(len(words)) if is_saying(words, n)] == ["claimed"]


@pytest.mark.parametrize(
    "text", ["Roe said no.", "According to Roe, no.", "In a letter to Roe.", "A spokeswoman came."]
)
def test_says_knows_verbs_documents_and_spokespeople(text: str) -> None:
    assert says(narrative(read(text))[0])


def test_says_is_quiet_without_any() -> None:
    assert not says(narrative(read("It rained all night in the valley."))[0])


def test_speakers_are_names_beside_a_verb_of_saying() -> None:
    doc = read('Ann Roe said no. "Max Foe said yes." The road to Leeds is long. It rained.')
    assert {"Ann", "Roe"} <= speakers(doc)
    assert not {"Max", "Foe", "Leeds"} & speakers(doc)


def test_one_quotation_in_another_style_is_odd() -> None:
    doc = read('“One.” “Two.” “Three.” "Four".')
    style = quote_style(doc)
    found = quotations(doc).found
    assert [style.oddity(doc, q) for q in found[:3]] == [None] * 3
    assert style.oddity(doc, found[3]) == "quotation marks"
    assert [stop_side(doc, q) for q in found[2:]] == [StopSide.INSIDE, StopSide.OUTSIDE]


def test_few_quotations_make_no_habit() -> None:
    doc = read('“One.” "Two".')
    assert quote_style(doc).oddity(doc, quotations(doc).found[1]) is None


def test_recurrence_counts_stems_and_passages() -> None:
    doc = read("The harbours froze over again now. So the harbour froze, and froze over again now.")
    found = recurrence(doc)
    assert found.stems["harbo"] == 2
    assert not found.has_again("The harbours froze over again now.")
    doc = read("“Nobody likes the new road.” — “Nobody likes the new road, or the old,” she said.")
    assert recurrence(doc).has_again("Nobody likes the new road.")
    assert content_words("the harbour of the harbour") == ["harbo", "harbo"]


@pytest.mark.parametrize("text", ['"', '" ', "“a ", '"Abc def. ', "''", "“a\n\n"])
def test_many_marks_make_quotations_in_order(text: str) -> None:
    doc = read(text * 5_000)
    spans = [each.span for each in quotations(doc).found]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(doc.text) for span in spans)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She said ‘We lost it all.” Then.", ("We lost it all.", "single")),
        ("“We lost it all,’ she said.", ("We lost it all,", "single")),
        ("It rose.” It is a good year,” she said.", (" It is a good year,", "turned")),
        ('"Go home, "she said.', ("Go home, ", "closed")),
        ('He called it ""unfair" and left.', ("unfair", "closed")),
        ('“The 15" screen,” she said.', ('The 15" screen,', "closed")),
        ("„Wir gehen“, sagte sie.", ("Wir gehen", "closed")),
        ("”Vi går”, sade hon.", ("Vi går", "closed")),
    ],
)
def test_marks_of_two_kinds_turned_misplaced_doubled(text: str, found: tuple[str, str]) -> None:
    assert quoted(text) == [found]
    assert orphans(text) == []


def test_guillemets_quote_where_they_come_in_pairs() -> None:
    assert quoted("« Oui », dit-elle. « Non », dit-il.") == [
        (" Oui ", "closed"),
        (" Non ", "closed"),
    ]


def test_a_quoted_part_of_a_sentence_is_closed_before_the_next_paragraph_opens() -> None:
    text = "He called it “a shame for us all.\n\n“It was late,” he said."
    assert [ending for _, ending in quoted(text)] == ["missing", "closed"]


def test_an_attribution_ends_an_unclosed_quotation() -> None:
    text = "“We lost it all, the statement said.\n\n“It was late,” it said."
    assert quoted(text)[0] == ("We lost it all,", "missing")
    speech = "“I asked her and she said no.\n\n“It was late,” he said."
    assert [ending for _, ending in quoted(speech)] == ["continued", "closed"]


@pytest.mark.parametrize(
    "text", ['The mayor"s house.', "The mayor”s house.", 'Type " now.', "Use ``x and ``y."]
)
def test_marks_that_quote_nothing(text: str) -> None:
    assert quoted(text) == []
    assert orphans(text) == []
