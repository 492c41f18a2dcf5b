"""Options of rules: typed, checked, read as plain values."""

from collections.abc import Iterator

import pytest

from linter.document import Document
from linter.errors import OptionError
from linter.finding import Category, Finding
from linter.rule import Option, Rule


class Counting(Rule):
    """It counts."""

    name = "counting"
    category = Category.STYLE
    at_most = Option(2, "most", at_least=0)
    share = Option(0.5, "share", at_least=0.1)
    level = Option("low", "how", choices=("low", "high"))
    words: Option[tuple[str, ...]] = Option(("a",), "words")
    strict = Option(False, "whether")

    def check(self, doc: Document) -> Iterator[Finding]:  # noqa: ARG002 - it finds nothing
        yield from ()


class Plain(Counting):
    """It counts, too."""

    name = "plain"
    at_most = Option(3, "most")


def test_defaults_and_values() -> None:
    rule = Counting()
    assert (rule.at_most, rule.share, rule.level) == (2, 0.5, "low")
    assert (rule.words, rule.strict) == (("a",), False)
    given = {"at-most": 5, "share": 1, "level": "high", "words": ["b", "c"], "strict": True}
    other = rule.configured(given)
    assert isinstance(other, Counting)
    assert (other.at_most, other.share, other.level) == (5, 1.0, "high")
    assert (other.words, other.strict) == (("b", "c"), True)
    assert isinstance(other.share, float)
    assert rule.at_most == 2


def test_options_are_named_in_order_and_inherited() -> None:
    assert list(Counting.options()) == ["at-most", "share", "level", "words", "strict"]
    assert Plain.options()["at-most"].default == 3
    assert isinstance(Counting.level, Option)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("at-most", "5", "at-most takes a whole number, not '5'"),
        ("at-most", True, "at-most takes a whole number, not True"),
        ("at-most", 1.0, "at-most takes a whole number, not 1.0"),
        ("at-most", -1, "at-most is at least 0, not -1"),
        ("share", 0, "share is at least 0.1, not 0.0"),
        ("share", False, "share takes a number, not False"),
        ("level", "mid", "level is one of low, high, not 'mid'"),
        ("level", 1, "level takes a string, not 1"),
        ("words", "a", "words takes a list of strings, not 'a'"),
        ("words", ["a", 1], "words takes a list of strings"),
        ("strict", 1, "strict takes true or false, not 1"),
        ("at-mst", 1, 'rule counting has no option "at-mst" (did you mean "at-most"?)'),
        (
            "zzz",
            1,
            'rule counting has no option "zzz" (it has: at-most, level, share, strict, words)',
        ),
    ],
)
def test_unfit_values(key: str, value: object, said: str) -> None:
    with pytest.raises(OptionError) as caught:
        Counting().configured({key: value})
    assert (caught.value.key, str(caught.value)) == (key, said)
