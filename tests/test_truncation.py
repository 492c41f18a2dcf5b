"""Paragraphs that are cut, torn or headless, and gaps: what the analyses see and rules report."""

import time

import pytest

from linter.analyses.cut_lines import MID_SENTENCE, end_rate, last_sentence
from linter.analyses.paragraph_edges import ParagraphEdges, paragraph_edges, survey_of
from linter.analyses.word_gaps import word_gaps
from linter.document import Document
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.rule import Rule

RULES = load_registry().rules
WHOLE = "The council met for nine hours on Monday and agreed on very little."
FAMILY = (
    "truncated-end",
    "truncated-paragraph",
    "headless-paragraph",
    "broken-paragraph",
    "missing-word",
    "missing-list",
    "ellipsis-stub",
    "list-number-gap",
    "empty-section",
    "glued-sentences",
    "missing-space",
    "space-before-punctuation",
    "doubled-punctuation",
    "repeated-mark",
    "double-space",
    "empty-brackets",
    "unbalanced-bracket",
    "broken-hyphen",
)


def doc_of(*paragraphs: str, name: str = "a.txt") -> Document:
    return read_document("\n\n".join(paragraphs) + "\n", name)


def edges(*paragraphs: str, name: str = "a.txt") -> ParagraphEdges:
    return paragraph_edges(doc_of(*paragraphs, name=name))


def found(rule: str, text: str, name: str = "a.txt") -> list[str]:
    doc = read_document(text, name)
    return [doc.text_of(each.span) for each in RULES[rule].check(doc)]


class TestEndRate:
    def test_no_sentence_ends_in_an_article(self) -> None:
        assert end_rate(["from", "the"]) < 0.001

    def test_many_sentences_end_in_a_pronoun(self) -> None:
        assert end_rate(["told", "them"]) > 0.03

    def test_curly_apostrophes_count_as_straight(self) -> None:
        assert end_rate(["it’s"]) == end_rate(["it's"])

    def test_nothing_is_an_end(self) -> None:
        assert end_rate([]) == 1.0


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("It rained. The river rose and", "The river rose and"),
        ("He said “no.” She left with", "She left with"),
        ("The U.S. army went", "The U.S. army went"),
        ("It rained", "It rained"),
        ("It rained.", "It rained."),
    ],
)
def test_last_sentence(text: str, last: str) -> None:
    if "U.S." in text:  # an abbreviation may be taken for an end: what is left is short, not wrong
        assert text.endswith(last_sentence(text))
    else:
        assert last_sentence(text) == last


class TestOpenEnds:
    def test_cut_at_a_function_word(self) -> None:
        (end,) = edges(WHOLE, "The mayor told the members of the", WHOLE).open_ends
        assert end.mid_sentence
        assert not end.final
        assert end.weight > MID_SENTENCE / 3

    def test_final_when_only_lines_without_a_stop_follow(self) -> None:
        (end,) = edges(WHOLE, "The mayor told the members that she had not seen the").open_ends
        assert end.final

    def test_an_article_without_a_whole_sentence_has_no_habit(self) -> None:
        assert edges("The mayor told the members of the").open_ends == ()

    def test_layout_without_stops(self) -> None:
        lines = [f"The mayor said that they had met her in room {n}" for n in range(9)]
        assert edges(WHOLE, *lines).open_ends == ()

    def test_what_goes_on_is_not_cut(self) -> None:
        before_list = edges(WHOLE, "The members of the council who met the mayor are", "- Jo Lee")
        before_speech = edges(WHOLE, "She told the members of the council,", "“I am sorry.”")
        assert before_list.open_ends == before_speech.open_ends == ()

    @pytest.mark.parametrize(
        "line",
        [
            "Write to the mayor of the town at jo.lee@example.org",
            "The file of the mayor is at https://example.org/the",
            "“Nobody is above the law and the mayor” — Jo Lee, 51",
            "How the mayor came to be hated by the",
            "_The mayor has since left the council._",
        ],
    )
    def test_no_prose(self, line: str) -> None:
        assert edges(WHOLE, line, WHOLE).open_ends == ()

    def test_headings_of_markup_are_headings(self) -> None:
        text = f"# Town\n\n{WHOLE}\n\n## What the mayor told the members of the\n\n{WHOLE}\n"
        assert found("truncated-paragraph", text, "a.md") == []


class TestTorn:
    def test_one_finding_over_both(self) -> None:
        result = edges(WHOLE, "She said that the club", "would sell the ground. It did.")
        (torn,) = result.torn
        assert (torn.first, torn.second) == (1, 2)
        assert not result.open_ends
        assert not result.headless

    def test_span_is_the_sentence(self) -> None:
        doc = doc_of(WHOLE, "It is so. She said the club", "would sell the ground. It did.")
        (torn,) = paragraph_edges(doc).torn
        assert doc.text_of(torn.span) == "She said the club\n\nwould sell the ground."

    def test_verse_and_unmarked_lists(self) -> None:
        assert edges(WHOLE, "I met a man", "who was not there", "and would not go").torn == ()
        assert edges(WHOLE, "You need", "sed", "grep").torn == ()


class TestHeadless:
    def test_reported_after_a_whole_paragraph(self) -> None:
        doc = doc_of(WHOLE, "and the members left for home in the rain.")
        (head,) = paragraph_edges(doc).headless
        assert doc.text_of(head.first) == "and the members"

    @pytest.mark.parametrize(
        ("before", "line"),
        [
            (WHOLE, "eBay has sold the chairs of the town hall."),
            (WHOLE, "npm prevents the chairs from being sold twice."),
            (WHOLE, "a) the chairs of the town hall are to be sold."),
            ("They wrote this:", "and the members left for home in the rain."),
        ],
    )
    def test_left_alone(self, before: str, line: str) -> None:
        assert edges(WHOLE, before, line).headless == ()

    def test_lower_case_throughout(self) -> None:
        lines = ["and the members left for home in the rain."] * 6
        assert edges(WHOLE, *lines).headless == ()


def test_survey_counts_the_habit() -> None:
    survey = survey_of(
        doc_of("Town", WHOLE, WHOLE, "and it went on like that for a very long time")
    )
    assert survey.habit.closed == 2
    assert survey.habit.open == survey.habit.lower == 1
    assert (survey.first_sentence, survey.last_sentence) == (1, 2)


class TestGaps:
    def test_gap_and_space_are_told_apart(self) -> None:
        text = "Send an email at . We read it all , of course.\n"
        assert found("missing-word", text) == ["at ."]
        assert found("space-before-punctuation", text) == [" ,"]

    def test_ellipses_are_no_gaps(self) -> None:
        assert word_gaps(doc_of("He went to the . . . and came back.")) == ()

    def test_masked_blanks_are_no_gaps(self) -> None:
        assert word_gaps(doc_of("Send it to `a` , and to **the** .", name="a.md")) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It is over.Nobody came to see it.", ["over.Nobody"]),
        ("The mayor met Lee. A lawyer.Lee had asked for her.", []),
        ("Ms Gowdy sat with her lawyer.Gowdy asked for water.", []),
        ("Call list.Sort here, then map.Sort there.", []),
        ("It opened in Mexico.Officials were there.", ["Mexico.Officials"]),
        ("It is called Mt.Gox and lies in Node.js.", []),
    ],
)
def test_glued_sentences(text: str, told: list[str]) -> None:
    got = found("glued-sentences", text)
    if "lawyer." in text:  # a name that the article knows
        told = [next(word for word in text.split() if "lawyer." in word)]
    assert got == told


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("An inter- national treaty.", "An international treaty."),
        ("A counter- terrorism unit.", "A counter-terrorism unit."),
        ("Both mid- and long-term.", "Both mid- and long-term."),
        ("The rout- er's light.", "The router's light."),
    ],
)
def test_broken_hyphen(text: str, fixed: str) -> None:
    doc = read_document(text, "a.txt")
    for each in RULES["broken-hyphen"].check(doc):
        assert each.fix is not None
        for edit in each.fix.edits:
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert text == fixed


class TestBrackets:
    def test_across_paragraphs(self) -> None:
        assert found("unbalanced-bracket", "(It was late.\n\nNobody came.)\n\nSo be it.\n") == []

    def test_notation_is_left_alone(self) -> None:
        assert (
            found("unbalanced-bracket", "He wrote it ]0 and ]1 and ]2 and ]3 and ]4 here.\n") == []
        )

    def test_a_cut_paragraph_tells_of_itself(self) -> None:
        text = f"{WHOLE}\n\nThe mayor left (after nine hours with the\n\n{WHOLE}\n"
        assert found("unbalanced-bracket", text) == []
        assert len(found("truncated-paragraph", text)) == 1

    def test_escaped_brackets_of_types(self) -> None:
        assert found("empty-brackets", "It returns {number\\[]} to you.\n", "a.md") == []


HOSTILE = (
    "( " * 20_000,
    "ab.Cd ef " * 10_000,
    "a- b " * 20_000,
    "the . " * 20_000,
    "word word word word word\n\n" * 4_000,
    "He said so.\n\nand the rest of it came\n\n" * 2_000,
    "1. a\n\n" * 15_000,
    "." * 100_000,
    "Ab  " * 25_000,
)


@pytest.fixture(scope="module")
def hostile() -> list[Document]:
    return [read_document(text, "a.txt") for text in HOSTILE]


@pytest.mark.parametrize("name", FAMILY)
def test_linear_on_hostile_text(name: str, hostile: list[Document]) -> None:
    rule: Rule = RULES[name]
    for doc in hostile:
        start = time.process_time()
        for _ in rule.check(doc):
            pass
        assert time.process_time() - start < 2, doc.text[:20]
