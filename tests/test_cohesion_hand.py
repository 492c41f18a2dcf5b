"""By whose hand a passage is: its function words and marks beside those of the rest."""

from collections.abc import Sequence

import pytest

from linter.analyses.cohesion import known_terms, model
from linter.analyses.cohesion_features import HAND
from linter.analyses.cohesion_hand import (
    FUNCTION_WORDS,
    MARKS,
    WORDS,
    Habits,
    habits,
    hand,
    use,
)
from linter.analyses.cohesion_window import Window
from linter.analyses.cohesion_words import read_passage

OURS = "We think our readers know what we do. “We’re pleased,” says Ann – 5% of us are, and more."
THEIRS = (
    'He said the price had been lower. "It was," she said. It fell 5 per cent -- or 6 per cent.'
)


def window_of(texts: Sequence[str]) -> Window:
    return Window.of([read_passage(text, known_terms()) for text in texts])


def number(name: str, texts: Sequence[str], n: int, common: Habits | None = None) -> float:
    (row,) = hand(window_of(texts), common or model().habits, [n])
    return row[HAND.index(name)]


def test_function_words_are_counted_without_marks_and_case() -> None:
    words = use("“The dog, the cat and THE end,” she said (again).").words
    assert words == {"the": 3, "and": 1, "she": 1, "said": 1, "again": 1}
    assert use("They don’t. They don't.").words["don't"] == 2


def test_every_counted_word_is_a_function_word() -> None:
    assert {word for group in WORDS for way in group for word in way} <= {*FUNCTION_WORDS}
    assert len(FUNCTION_WORDS) == len({*FUNCTION_WORDS})


@pytest.mark.parametrize(
    ("text", "group", "counts"),
    [
        ('"Yes," he said.', 0, [2, 0]),
        ("“Yes,” he said.", 0, [0, 2]),
        ("One—two – three -- four - five", 2, [1, 1, 1, 1]),
        ("5% and 5 percent and 5 per cent", 3, [1, 1, 1]),
        ("The U.S. and the US too.", 4, [1, 1]),
    ],
)
def test_ways_to_write_the_same(text: str, group: int, counts: list[int]) -> None:
    assert use(text).marks[group] == counts


@pytest.mark.parametrize("name", ["function_words", "marks"])
def test_another_hand_is_less_expected(name: str) -> None:
    for at in (0, 3, 5):
        mixed = [OURS] * 5
        mixed.insert(at, THEIRS)
        assert number(name, mixed, at) < number(name, [THEIRS] * 6, at)
        assert number(name, mixed, at) < 0


def test_foreign_words_are_less_expected() -> None:
    texts = ["The oven of the bakery smoked."] * 5
    foreign = [*texts, "A spacecraft reached Jupiter."]
    assert number("vocabulary", foreign, 5) < 0 < number("vocabulary", texts, 4)


def test_the_first_person_here_and_in_a_hundred_words_of_the_rest() -> None:
    texts = ["I like my oven.", "No person here at all, none. " * 4, "We like ours."]
    assert number("first_person", texts, 0) == 2
    assert number("first_person_rest", texts, 0) == pytest.approx(100 / 27)


@pytest.mark.parametrize("texts", [[""], ["…", "?!"], ["5"] * 3])
def test_nothing_to_go_by_is_no_evidence(texts: list[str]) -> None:
    rows = hand(window_of(texts), model().habits, range(len(texts)))
    assert [len(row) for row in rows] == [len(HAND)] * len(texts)
    assert all(abs(row[0]) < 1 for row in rows)


def test_habits_are_shares_and_never_nothing() -> None:
    common = habits([use(OURS), use(THEIRS)])
    assert sum(common.words.values()) == pytest.approx(1, abs=1e-4)
    assert [len(group) for group in common.marks] == [len(group) for group in (*MARKS, *WORDS)]
    for each in (common, model().habits):
        assert all(share > 0 for share in each.words.values())
        assert all(share > 0 for group in each.marks for share in group)
        assert [sum(group) for group in each.marks] == pytest.approx(
            [1] * len(each.marks), abs=1e-3
        )
