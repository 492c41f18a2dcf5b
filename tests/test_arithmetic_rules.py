"""Numbers, units and acronyms that contradict each other, and the analyses behind the rules."""

import time

import pytest

from linter.analyses.acronyms import acronyms, letters_of
from linter.analyses.one_slip import is_one_slip
from linter.analyses.quantities import amount, in_words
from linter.analyses.style_counts import mixed
from linter.analyses.units import to_fahrenheit, unit_names, units
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.span import Span
from linter.testing import findings

RULES = load_registry().rules
LONG_ARTICLE = "The mayor cut the ribbon while a band played in the rain. " * 12


def told(rule: str, text: str) -> list[str]:
    return [found.message for found in findings(RULES[rule], text)]


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("10", 10, 1),
        ("2,500", 2500, 100),
        ("3.50", 3.5, 0.01),
        ("22,000", 22000, 1000),
        ("twenty-one", 21, 1),
        ("1.4 million", 1.4e6, 1e5),
        ("two hundred", 200, 100),
    ],
)
def test_amounts_in_digits_and_words(text: str, value: float, step: float) -> None:
    found = amount(text)
    assert found is not None
    assert found.value == pytest.approx(value)
    assert found.step == pytest.approx(step)


def test_what_is_no_amount() -> None:
    assert amount("") is None
    assert amount("some") is None


@pytest.mark.parametrize("number", [0, 7, 12, 19, 20, 21, 99])
def test_words_and_numbers_are_each_others_reverse(number: int) -> None:
    found = amount(in_words(number))
    assert found is not None
    assert found.value == number


def test_units_may_mean_several_things() -> None:
    assert [unit.metric for unit in units("kilometres")] == [True]
    assert {unit.dimension for unit in units("oz")} == {"mass", "volume"}
    assert len(units("gallons")) == 2
    assert units("sq. feet")[0].size == pytest.approx(0.09290304)
    assert units("degrees Celsius") == units("°C")
    assert units("bananas") == ()
    assert to_fahrenheit(100) == 212
    assert "kilomet" in unit_names()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It is 6.2 miles (10 km) away.", False),
        ("It is 6.2 miles (16 km) away.", True),
        ("It is about 100 miles (150 km) away.", False),
        ("It weighs 70 kg (11st).", False),
        ("It weighs 70 kg (15st).", True),
        ("It covers 3 square miles (7.8 sq km).", False),
        ("It covers 3 square miles (4.8 sq km).", True),
        ("It was minus 40 C (minus 40 F) there.", False),
        ("It cost 10 pounds (25 dollars).", False),
        ("It holds 5 gallons (19 litres), or 5 gallons (23 litres).", False),
    ],
)
def test_conversions(text: str, *, wrong: bool) -> None:
    assert bool(told("wrong-conversion", text)) is wrong


def test_letters_that_fit_their_words() -> None:
    def fits(text: str) -> list[bool]:
        return [each.fits for each in read_document(text, "a.txt").get(acronyms)]

    assert fits("The National Aeronautics and Space Administration (NASA) flew.") == [True]
    assert fits("NASA (National Aeronautics and Space Administration) flew.") == [True]
    assert fits("A software-as-a-service (SaaS) firm.") == [True]
    assert fits("The British Broadcasting Corporation (BBE).") == [False]
    assert fits("He left (Sadly), and so did she.") == []
    assert letters_of("U.N.") == letters_of("UN")
    assert letters_of("MVPs") == "mvp"


def test_a_slip_of_the_hand() -> None:
    assert is_one_slip("who", "wto")
    assert is_one_slip("who", "woh")
    assert is_one_slip("who", "wo")
    assert not is_one_slip("who", "who")
    assert not is_one_slip("who", "ohw")


def test_the_usual_form_is_the_frequent_one() -> None:
    one, two, three = Span(0, 1), Span(2, 3), Span(4, 5)
    found = mixed({"a": [one], "b": [two, three]})
    assert found is not None
    assert (found.usual, found.odd, found.odd_span) == ("b", "a", one)
    assert found.told == "b 2×, a 1×"
    assert mixed({"a": [one], "b": []}) is None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Sales rose 25% from 80 to 100.", False),
        ("Sales rose 25% from 80 to 120.", True),
        ("Turnover fell to £80m from £100m, down 20%.", False),
        ("Turnover fell to £80m from £100m, down 30%.", True),
        ("The club rose from 12 to 3 in the table.", False),
        ("Its share trebled from 2% to 6%.", False),
        ("Its share trebled from 2% to 14%.", True),
        ("It works from 9 to 5.", False),
    ],
)
def test_changes(text: str, *, wrong: bool) -> None:
    assert bool(told("wrong-change", text)) is wrong


def test_a_headline_number_is_compared_with_the_same_thing() -> None:
    text = "Five hurt in crash\n\nFour people were {} when a bus hit a wall, police said."
    assert told("headline-number-conflict", text.format("injured"))
    assert not told("headline-number-conflict", text.format("killed"))


def test_a_headline_name_is_found_by_its_adjective_and_its_surname() -> None:
    assert told("headline-name-missing", f"New ferry for Kowalski opens\n\n{LONG_ARTICLE}")
    for rest in ("Kowalskis came.", "He is a Kowalskian.", "KOWALSKI came."):
        text = f"New ferry for Kowalski opens\n\n{rest}\n\n{LONG_ARTICLE}"
        assert not told("headline-name-missing", text), rest


def test_two_speakers_of_one_quotation() -> None:
    words = "“We never meant to sell the old mill to anybody,” "
    text = f"It rained.\n\n{words}said Ann Roe.\n\nIt rained on.\n\nIt snowed. {words}{{}}"
    (other,) = findings(RULES["repeated-quotation"], text.format("said Ben Ode."))
    assert other.severity == "warning"
    assert "Ben Ode's here" in other.message
    same = findings(RULES["repeated-quotation"], text.format("Ms Roe said."))
    assert all(found.severity == "info" for found in same)


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("wrong-sum", "the remaining 5% "),
        ("wrong-sum", "people, one man, "),
        ("wrong-count", "two ants: a, b, c, "),
        ("wrong-change", " rose 5% from 10 a to "),
        ("wrong-conversion", "(10 miles "),
        ("acronym-mismatch", "(World Health Org (WTO "),
        ("impossible-share", "5 of the 12 aaaaas "),
    ],
)
def test_a_long_line_takes_linear_time(rule: str, line: str) -> None:
    def seconds(length: int) -> float:
        doc = read_document(line * (length // len(line)), "a.txt")
        began = time.process_time()
        list(RULES[rule].check(doc))
        return time.process_time() - began

    seconds(1000)
    assert seconds(40_000) < 12 * seconds(10_000) + 0.1
