"""Unknown words, corrections and the rule built on them."""

import subprocess
import sys
from pathlib import Path

import pytest

from linter.analyses.correction_targets import BANDS, correction_targets, words_one_edit_away
from linter.analyses.corrections import (
    by_reference,
    edits_away,
    forms_one_edit_away,
    one_edit_away,
    proper_name,
)
from linter.analyses.edits import edit_worth
from linter.analyses.lexicon import lexicon
from linter.analyses.misspelling_limits import LIMITS
from linter.analyses.misspellings import misspellings
from linter.analyses.ngrams import ngrams
from linter.analyses.ranking import Neighbours, least_zipf, ranked
from linter.analyses.slips import Judge
from linter.analyses.unknown_words import unknown_words
from linter.document import AcceptedWords, Document
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.testing import ExampleCase, assert_example, example_cases, findings

RULE = load_registry().rules["misspelling"]
SEED = Path(__file__).parents[1] / "seeds" / "000_58816ce82dd3d581.txt"


@pytest.mark.parametrize("case", list(example_cases(RULE)), ids=str)
def test_examples(case: ExampleCase) -> None:
    assert_example(case)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("recieve", "receive"),
        ("goverment", "government"),
        ("seperate", "separate"),
        ("definately", "definitely"),
        ("adress", "address"),
        ("teh", "the"),
        ("companys", "companies"),
        ("infact", "in fact"),
        ("alot", "a lot"),
    ],
)
def test_one_edit(typed: str, meant: str) -> None:
    assert meant in [each.word for each in one_edit_away(typed)[:2]]


@pytest.mark.parametrize(
    ("typed", "meant"), [("beggining", "beginning"), ("questionaires", "questionnaires")]
)
def test_two_edits(typed: str, meant: str) -> None:
    near = [each.word for each in (*one_edit_away(typed), *edits_away(typed, 2))]
    assert meant in near


def test_a_swap_is_likelier_than_a_wrong_first_letter() -> None:
    assert edit_worth("recieve", "receive") > edit_worth("relieve", "believe")


def test_absurd_lengths_have_no_corrections() -> None:
    assert one_edit_away("x" * 5000) == ()
    assert edits_away("x" * 5000, 2) == ()


def forms(text: str, name: str = "a.txt") -> list[str]:
    return [word.form for word in read_document(text, name).get(unknown_words)]


@pytest.mark.parametrize(
    "text",
    [
        "NATO and UNESCOX met McGlorpy on eBayish.",
        "See www.glorpish.com, glorp_ish, glorpish.py or glorp@ish.org.",
        "He was workin' about; 'appenings everywhere.",
        "She spelt it glorpish [sic].",
        "It was soooooo good. Booo!",
        "naïvetéx façadex",
        "criss-cross, tit-for-tat, Opa-locka, and Kim Song-thaek",
    ],
)
def test_no_words_to_judge(text: str) -> None:
    assert forms(text) == []


def test_possessives_and_compounds_are_judged_by_their_parts() -> None:
    doc = read_document("The goverment's anti-glorpish stance, well-glorpish.", "a.txt")
    found = doc.get(unknown_words)
    assert [(word.text, word.part) for word in found] == [
        ("goverment", False),
        ("glorpish", True),
        ("glorpish", True),
    ]
    assert all(doc.text_of(word.span) == word.text for word in found)


def test_how_the_article_writes_a_word() -> None:
    text = "We met Glorpish today. Glorpish left. They call it glorpish.\n"
    first, second, third = read_document(text, "a.txt").get(unknown_words)
    assert (first.opens, second.opens, third.opens) == (False, True, False)
    assert {(word.small, word.capital) for word in (first, second, third)} == {(1, 1)}


def test_accepted_words() -> None:
    text = "They recieve it."
    doc = read_document(text, "a.txt")
    accepting = Document(
        name="a.txt",
        text=text,
        prose=doc.prose,
        blocks=[(block.span, block.role) for block in doc.blocks],
        accepted=AcceptedWords(["recieve"]),
    )
    assert list(RULE.check(accepting)) == []
    assert len(list(RULE.check(doc))) == 1


def test_a_foreign_passage_is_left_alone() -> None:
    text = "Le gouvernement a annoncé hier une nouvelle politique agricole.\n"
    assert forms(text) == []


def test_the_seed_article() -> None:
    text = SEED.read_text(encoding="utf-8")
    found = findings(RULE, text)
    assert [text[each.span.start : each.span.end] for each in found] == ["miitias"]
    assert found[0].suggestions[0] == "militias"


def test_corrections_keep_the_capital() -> None:
    found = findings(RULE, "Goverments rarely say so.")
    assert found[0].suggestions[0] == "Governments"


@pytest.mark.parametrize(
    ("typed", "meant", "edits"),
    [
        ("catastrofy", "catastrophe", 2),
        ("fotograf", "photograph", 2),
        ("recepticals", "receptacles", 3),
    ],
)
def test_sounds_and_three_edits(typed: str, meant: str, edits: int) -> None:
    assert meant in [each.word for each in edits_away(typed, edits)]


def test_edits_in_the_order_of_their_number() -> None:
    assert edit_worth("recieve", "receive") > edit_worth("reciev", "receive", 2)
    assert edit_worth("abcdef", "uvwxyz", 3) < -1000


@pytest.mark.parametrize(("typed", "meant"), [("brtish", "british"), ("febuary", "february")])
def test_proper_names(typed: str, meant: str) -> None:
    assert [each.word for each in proper_name(typed)] == [meant]


def test_neighbours_decide_between_corrections() -> None:
    said = findings(RULE, "The minister sid nothing.")[0].suggestions[0]
    side = findings(RULE, "They won on the other sid of the river.")[0].suggestions[0]
    assert (said, side) == ("said", "side")


class NoCounts:
    """Counts of a corpus without words."""

    def word(self, a: str) -> int:
        return len(a) * 0

    def pair(self, a: str, b: str) -> int:
        return len(a + b) * 0


def test_counts_of_pairs_move_a_correction_up() -> None:
    class Counts(NoCounts):
        def pair(self, a: str, b: str) -> int:
            return 900 if (a, b) == ("the", "house") else 0

    found = one_edit_away("hause")
    with_counts = ranked(found, Neighbours(Counts(), "the", "was"))
    without = ranked(found, Neighbours(NoCounts(), "the", "was"))
    scores = [{each.word: score for each, score in pairs} for pairs in (with_counts, without)]
    gain = scores[0]["house"] - scores[1]["house"]
    assert gain > 1
    assert with_counts[0][0].word == "house"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the *mi*itias and others\n", ["mi*itias"]),
        ("they **recieve**d it\n", ["recieve**d"]),
        ("a *mi*itias-like group\n", ["mi*itias"]),
        ("an anti-*mi*itias group\n", ["mi*itias"]),
    ],
)
def test_markup_inside_a_word(text: str, names: list[str]) -> None:
    doc = read_document(text, "a.md")
    assert [doc.text_of(each.word.span) for each in misspellings(doc)] == names
    assert all(each.fix is None for each in RULE.check(doc))


@pytest.mark.parametrize(
    "text",
    [
        "He spoke to sid, sid and sid again.",
        "Det. Hanna Poole led the search.",
        "Lena Almeria and Jon Swedin wrote this.",
        "Picture: Annette Bening",
    ],
)
def test_names_are_left_alone(text: str) -> None:
    assert findings(RULE, text) == []


def test_a_safe_fix_needs_a_correction_without_rivals() -> None:
    sure = findings(RULE, "The enviroment is at risk.")[0]
    unsure = findings(RULE, "She did not recieve the letter.")[0]
    assert sure.fix is not None
    assert sure.fix.safe
    assert unsure.fix is None
    assert unsure.suggestions


def test_the_reference_is_the_last_resort() -> None:
    assert "receive" in [each.word for each in by_reference("recieve")]


def test_an_ordinary_run_does_not_load_the_reference() -> None:
    code = (
        "import sys; from linter.analyses.misspellings import misspellings;"
        "from linter.reading.formats import read_document;"
        "doc = read_document('They recieve the goverment of Glorpish.', 'a.txt');"
        "assert len(list(misspellings(doc))) == 2;"
        "print('spellchecker' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("I dont know who they are.", "don't"),
        ("They watched eachother.", "each other"),
        ("It was on the calender for May.", "calendar"),
        ("The beaurocracy was slow.", "bureaucracy"),
        ("Nobody knew wether they came.", "whether"),
    ],
)
def test_known_errors(text: str, first: str) -> None:
    found = findings(RULE, text)
    assert [each.suggestions[0] for each in found] == [first]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("He wrote to the Prime Minsiter of the day.", "Minister"),
        ("Reccomend it to a friend.", "Recommend"),
        ("They sailed to the Carribean in May.", "Caribbean"),
        ("It rained in Decemeber again.", "December"),
        ("They flew to austrailia in May.", "Australia"),
        ("The firm cofirms it.", "confirms"),
        ("There was no noticable change.", "noticeable"),
    ],
)
def test_capitals_names_and_words_that_look_built(text: str, first: str) -> None:
    found = findings(RULE, text)
    assert [each.suggestions[0] for each in found] == [first]


@pytest.mark.parametrize(
    "text",
    [
        "The right is arn:aws:iamm here.",
        "See nmcli(1) and readlin(3).",
        "The enviro\u200bment was fine.",
        "The \u0441ontains was here.",
        "They met George Takei and Muriel Bowser.",
    ],
)
def test_codes_invisible_characters_and_names(text: str) -> None:
    assert findings(RULE, text) == []


def test_words_in_a_foreign_passage_are_left_alone() -> None:
    text = (
        "The minister spoke to the people of the town, and they listened to what he had to say. "
        "Der Minister hat gestern mit den Leuten der Stadt gesprochen, und sie haben ihm lange "
        "zugehoert, weil er etwas zu sagen hatte. Then he left for the house that he has.\n"
    )
    assert findings(RULE, text) == []


def test_a_word_that_a_long_line_repeats_is_meant() -> None:
    assert findings(RULE, "glorpish " * 20_000) == []


@pytest.mark.parametrize("word", ["webpack", "shitt", "fuckk", "niggerr", "whorse", "retardd"])
def test_no_insult_is_offered(word: str) -> None:
    text = f"She said that the {word} was in the harbour on Monday, and nobody else had seen it.\n"
    offered = {each.lower() for found in findings(RULE, text) for each in found.suggestions}
    assert not offered & {"wetback", "shit", "fuck", "nigger", "whore", "retard", "whores"}
    fixes = [edit.text for found in findings(RULE, text) if found.fix for edit in found.fix.edits]
    assert not set(fixes) & {"wetback", "shit", "fuck", "nigger", "whore", "retard"}


@pytest.mark.parametrize(
    "form", ["teh", "goverment", "beggining", "wrok", "soliders", "ab", "llama", "aardvarc", "ings"]
)
def test_words_one_edit_away_are_all_found(form: str) -> None:
    known = {word for word in forms_one_edit_away(form) if lexicon().suggestable_zipf(word)}
    quick = words_one_edit_away(form)
    swapped = {form[:n] + form[n + 1] + form[n] + form[n + 2 :] for n in range(len(form) - 1)}
    assert {word for word in known if word[0] == form[0]} - swapped - {form} <= quick
    assert quick <= {*known, form}


def test_targets_stand_in_bands_of_frequency() -> None:
    group = correction_targets()["g10"]
    assert group.lines.startswith("\n")
    assert group.lines.endswith("\n")
    assert set(map(len, group.lines.split())) == {10}
    frequent = group.lines[: group.end(BANDS[1])].split()
    assert "government" in frequent
    assert all(lexicon().frequency(word) >= BANDS[1] for word in frequent)


def test_a_search_among_frequent_words_finds_the_same() -> None:
    for form in ("goverment", "beggining", "wholescale", "seperatly"):
        every = edits_away(form, 2)
        for least in (2.0, 3.5, 5.0):
            assert edits_away(form, 2, least) == tuple(e for e in every if e.zipf >= least)


def test_the_likeliest_corrections_need_no_search_among_rare_words() -> None:
    doc = read_document("The goverment wil recieve teh beggining of thier adress.\n", "a.txt")
    judge = Judge(LIMITS, ngrams(), strange=False)
    for word in doc.get(unknown_words):
        assert judge.corrections(word, 3)[:3] == judge.corrections(word, 10_000)[:3]


def test_least_zipf() -> None:
    assert 2.8 < least_zipf(lambda zipf: zipf >= 3.0) < 3.0
    assert least_zipf(lambda _: True) == 0
    assert least_zipf(lambda _: False) > 9


@pytest.mark.parametrize(
    "text",
    [
        "He paid 5 mln and then 12 bln.",
        "It was a casus belli, or a nouveau riche.",
        "They sat (guyu) in the hall. The guyu came.",
        "Both Koreas and all Kennedys agreed.",
        "He saw Rosa rubiginosa there.",
        'He didn"t see it.',
    ],
)
def test_what_is_meant_as_it_stands(text: str) -> None:
    assert list(misspellings(read_document(text + "\n", "a.txt"))) == []


@pytest.mark.parametrize(
    "text", ["In LA recieved wisdom rules.", "A stoped clock.", "The battel was lost, he said."]
)
def test_what_is_none_of_these(text: str) -> None:
    assert len(list(misspellings(read_document(text + "\n", "a.txt")))) == 1


def test_rare_words_and_borne_names_are_not_known() -> None:
    words = lexicon()
    assert words.is_rare("oolong")
    assert words.is_borne("hanaway") or words.is_borne("abdullah") or words.is_borne("aguilera")
    assert not words.knows("oolong")
    assert not words.is_rare("house")
    assert words.entry("oolong").marks == 0
