"""Dates, ranges, articles and the spelling of names."""

import datetime as dt

import pytest

from linter.analyses.dates import MONTHS, WEEKDAYS, dates, longest
from linter.analyses.first_sounds import begins_with_vowel_sound
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.testing import apply_fix, findings

RULES = load_registry().rules


def reported(rule: str, text: str) -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(RULES[rule], text)]


@pytest.mark.parametrize(
    ("text", "day", "month", "year", "weekday"),
    [
        ("on Monday, 14 March 2022.", 14, 3, 2022, 0),
        ("on Tues., Mar. 3, 2020.", 3, 3, 2020, 1),
        ("on Wednesday the 4th of July, 2018.", 4, 7, 2018, 2),
        ("on 15 March 2022 (Tuesday).", 15, 3, 2022, 1),
        ("on Sat 12/25/2021.", 25, 12, 2021, 5),
        ("on 2021-04-31.", 31, 4, 2021, None),
        ("on June 31st.", 31, 6, None, None),
    ],
)
def test_dates(text: str, day: int, month: int, year: int | None, weekday: int | None) -> None:
    (found,) = dates(read_document(text, "a.txt"))
    assert (found.day, found.month, found.year, found.weekday) == (day, month, year, weekday)


@pytest.mark.parametrize(
    "text",
    ["In May 3,400 came.", "3/4/2022", "March 2022", "He may 3 times.", "version 2021-04-31.5"],
)
def test_no_dates(text: str) -> None:
    assert dates(read_document(text, "a.txt")) == ()


def test_every_day_of_a_year_has_its_weekday() -> None:
    first = dt.date(2019, 12, 30)
    days = [first + dt.timedelta(days=n) for n in range(0, 800, 7)]
    for day in days:
        date = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        right = f"On {WEEKDAYS[day.weekday()]}, {date}, it rained."
        assert reported("wrong-weekday", right) == []
        wrong = right.replace(WEEKDAYS[day.weekday()], WEEKDAYS[(day.weekday() + 3) % 7])
        assert len(reported("wrong-weekday", wrong)) == 1
        assert apply_fix(wrong, findings(RULES["wrong-weekday"], wrong)) == right


def test_leap_years() -> None:
    assert [longest(2, year) for year in (1900, 2000, 2023, 2024, None)] == [28, 29, 28, 29, 29]


@pytest.mark.parametrize("text", ["on 31 June", "on Feb. 30", "29 February 1900", "31st of April"])
def test_impossible_dates(text: str) -> None:
    assert len(reported("impossible-date", f"It was {text}, he said.")) == 1


@pytest.mark.parametrize(
    "text",
    ["In June 31 men died.", "30 June", "29 February 2000", "Sept 30", "June 31 BC ended it"],
)
def test_possible_dates(text: str) -> None:
    assert reported("impossible-date", text) == []


@pytest.mark.parametrize(
    "word",
    "hour honest heir MP FBI SUV X-ray F-16 A-level 8 8-year-old 80s 11 18-month 8,000 $11 800m"
    " onion unusual uncle uninformed unimportant undid apple iron energy IP LNG".split(),
)
def test_words_that_take_an(word: str) -> None:
    assert begins_with_vowel_sound(word) is True


@pytest.mark.parametrize(
    "word",
    "house euro European one-off once university union user unanimous useful UN US BBC GOP T-shirt"
    " U-turn 1 10 100 12 $10 eulogy Ukrainian ewe year one".split(),
)
def test_words_that_take_a(word: str) -> None:
    assert begins_with_vowel_sound(word) is False


@pytest.mark.parametrize("word", "historic hotel SQL URL NATO 1850 herb".split())
def test_words_about_which_speakers_differ(word: str) -> None:
    assert begins_with_vowel_sound(word) is not True


def test_an_article_is_mended_once() -> None:
    text = "A apple and an pear cost a euro an hour.\n"
    mended = apply_fix(text, findings(RULES["wrong-article"], text))
    assert mended == "An apple and a pear cost a euro an hour.\n"
    assert findings(RULES["wrong-article"], mended) == []


NAMES = "Ann {0} left the mill. {0} was tired, and {0} slept. Then {1} rose again."


@pytest.mark.parametrize(
    ("usual", "odd"),
    [("Mulkerry", "Mulkrery"), ("Brethnell", "Bretnell"), ("Okonjobe", "Okonjabe")],
)
def test_name_variants(usual: str, odd: str) -> None:
    (found,) = findings(RULES["name-variant"], NAMES.format(usual, odd))
    assert found.suggestions == (usual,)


@pytest.mark.parametrize(
    ("usual", "odd"),
    [("Mulkerry", "Mulkerrys"), ("Bolivia", "Bolivian"), ("Hansen", "Hanson"), ("Kim", "Kin")],
)
def test_names_that_only_look_alike(usual: str, odd: str) -> None:
    assert reported("name-variant", NAMES.format(usual, odd)) == []


def test_another_given_name_makes_another_person() -> None:
    text = NAMES.format("Brethnell", "Tom Bretnell")
    assert reported("name-variant", text) == []


def test_a_list_of_names_takes_linear_time() -> None:
    names = " ".join(f"Ab{a}{b}{c}er" for a in "aeiou" for b in "bcdfgh" for c in "klmnoprst" * 8)
    assert isinstance(reported("name-variant", f"{names} {names}"), list)
