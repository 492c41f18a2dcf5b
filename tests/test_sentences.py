"""Sentences: where one ends, and where a stop is no end."""

import pytest

from linter.analyses.sentences import sentences
from linter.document import Document, Role
from linter.reading.formats import read_document
from linter.span import Span


def split(text: str) -> list[str]:
    doc = Document(name="a", text=text, prose=text, blocks=[(Span(0, len(text)), Role.BODY)])
    return [doc.prose_of(sentence.span) for sentence in sentences(doc)]


# Each | is an end.
ENDS = (
    "It rained.| The river rose.| Why?| Nobody knows!| Run",
    "“It rained.”| “She left.”",
    "He said “no”.| Then (he said.)| She left.’| And so.",
    "It cost 3.5 million.| In 2010.| The end.",
    "It closed at 4 p.m.| Police said so.| It opens at 9 a.m. Monday and 10 a.m. ET.| Fine.",
    "He lives in the U.S.| The U.S. Senate met in Washington, D.C.| It sat.",
    "She met Mr. Obama, Gen. Lee, J. R. Smith and Dr. Who.| He left.",
    "Made by Apple Inc.| The firm and Ford Motor Co. Chairman Bo Li agreed, etc.| So.",
    "It was on Feb. 3 and in Sept. 2001.| In Feb.| No. 10 said no.| No.| He was No. 1.",
    "See p. 5, Fig. 2 and vol. 3.| Roe v. Wade, i.e. The Case, vs. Him.",
    "Plan B.| The next one.| So did I.| Then he.",
    "1. Wash the rice.| 2. Boil it.",
    "He waited ... I think ... and left.| Well...| Then he was gone…| But no. ...| I know.",
    "He waited . . . and. . . then left.",
    "“Why?” Mr Kirby asked.| “No!” she said.| “Why?”| The mayor left.",
    "A lost space.|The next one, at 3.5 and Node.Js.",
    "Sydney .| Opposition leader Anthony spoke.",
    "As shown.[12]| The rest.[a]| So.",
    "Node.js and example.com are names.| iPhones sell.| eBay does not",
    "He won in Calif. Governor Lee did not.| In Mass.| The vote was close.",
    "Et al. The study and St. Louis, Mt. Everest.| Main St.| He said.",
    "What?!| Yes.| 15 people left.| “Good”, he said.",
    'He said "no.".| Then ".".| And."."| So.',
)


@pytest.mark.parametrize("marked", ENDS)
def test_ends(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    assert split(marked.replace("|", "")) == expected


def test_blocks_are_never_joined() -> None:
    doc = read_document("A title\n\nA line without a stop\n\nAnother. And more.\n", "a.txt")
    found = doc.get(sentences)
    assert [doc.prose_of(sentence.span) for sentence in found] == [
        "A title",
        "A line without a stop",
        "Another.",
        "And more.",
    ]
    assert [sentence.block for sentence in found] == [0, 1, 2, 2]
    assert [word.text for word in found[3].words] == ["And", "more"]


def test_markup_is_no_gap() -> None:
    doc = read_document('It *rained*. **Then.** "*Why?*" [It ended](x). So.\n', "a.md")
    assert [" ".join(w.text for w in s.words) for s in sentences(doc)] == [
        "It rained",
        "Then",
        "Why",
        "It ended",
        "So",
    ]


HOSTILE = (
    ". ", '." ', '."', "A. ", ". (", '?" ', "[1]", ".[", ".[1", "x ... ", "U.S. ", '. " ', "…", "!",
    "? said ", ".)", "I. ", "e.g. ",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_split_without_loss(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    parts = split(text)  # in quadratic time it would take minutes
    assert "".join("".join(part.split()) for part in parts) == "".join(text.split())
