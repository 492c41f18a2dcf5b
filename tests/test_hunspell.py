"""Dictionaries of other languages: configuration, look-ups, and what misspelling does with them."""

from pathlib import Path

import pytest
from running import run_cli, write

from linter import hunspell
from linter.analyses.dictionary_words import dictionary_words
from linter.config_file import load_config
from linter.document import AcceptedWords
from linter.engine import RunOptions, Session
from linter.errors import ConfigError
from linter.hunspell import Dictionaries, HunspellDictionary, language_of, plain_words
from linter.reading.formats import read_document

AFFIXES = "SET UTF-8\nTRY enrstiaäöü\nSFX E Y 2\nSFX E 0 n .\nSFX E 0 s .\n"
WORDS = "brücke/E der die das ist am alt und neu hafen/E gut öffnen wieder wird boot/E".split()
GERMAN = "Die alte Stadt\n\nDie brücken am hafen wird wieder geoffnet und neu.\n"


def dictionary(folder: Path, name: str = "de_DE", *words: str) -> Path:
    listed = words or tuple(WORDS)
    write(folder / f"{name}.aff", AFFIXES)
    return write(folder / f"{name}.dic", "\n".join([str(len(listed)), *listed]) + "\n")


def refusal(folder: Path, text: str) -> str:
    path = write(folder / "copydesk.toml", text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    return str(caught.value).replace(f"{folder}/", "")


def test_look_ups(tmp_path: Path) -> None:
    words = HunspellDictionary(dictionary(tmp_path))
    assert words.knows("brücken")
    assert words.knows("boots")
    assert not words.knows("brückken")
    assert "brücke" in words.suggest("brükke")
    both = Dictionaries((words, HunspellDictionary(dictionary(tmp_path, "fr", "pont"))))
    assert both.knows("pont")
    assert both.knows("boot")
    assert "pont" in both.suggest("pomt")


def test_what_a_dictionary_cannot_write_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "de.aff").write_bytes(b"SET ISO8859-1\n")
    (tmp_path / "de.dic").write_bytes("1\nschön\n".encode("latin-1"))
    words = HunspellDictionary(tmp_path / "de.dic")
    assert words.knows("schön")
    assert not words.knows("schoen")
    assert words.knows("日本")
    assert words.suggest("日本") == ()
    assert words.knows("\ud800")


def test_the_language_of_a_dictionary() -> None:
    assert language_of(Path("a/de_DE.dic")) == "de"
    assert language_of(Path("pt-BR.dic")) == "pt"
    assert language_of(Path("german.dic")) == ""


def test_a_word_list_without_affixes() -> None:
    text = "3\nKataeb\nharbourside/MS\n*wrong\nand\\/or\nword st:word\n\n"
    assert list(plain_words(text)) == ["Kataeb", "harbourside", "and/or", "word"]
    assert list(plain_words("")) == []


def test_accepted_words_with_a_dictionary(tmp_path: Path) -> None:
    accepted = AcceptedWords(["foo"], (HunspellDictionary(dictionary(tmp_path)),))
    assert "foo" in accepted
    assert "brücken" in accepted
    assert "bar" not in accepted


# Configuration


@pytest.mark.parametrize("value", ["en", "en-GB", "de_DE", "pt-BR", "zh-Hans-CN", "deu"])
def test_languages(tmp_path: Path, value: str) -> None:
    assert load_config(write(tmp_path / "copydesk.toml", f'language = "{value}"')).language == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("language = 3", 'copydesk.toml:1: "language" takes a string'),
        (
            'fail-on = "info"\nlanguage = "German!"',
            'copydesk.toml:2: "language" is a code like "en", "en-GB" or "de_DE", not "German!"',
        ),
        ('langage = "de"', 'copydesk.toml:1: unknown key "langage" (did you mean "language"?)'),
        ('dictionaries = "de"', 'copydesk.toml:1: "dictionaries" takes a list of strings'),
        (
            'dictionaries = ["words/de"]',
            'copydesk.toml:1: there is no dictionary file words/de.dic (did you mean "de_DE.dic"?)',
        ),
        (
            'dictionaries = ["words/plain"]',
            "copydesk.toml:1: there is no dictionary file words/plain.aff",
        ),
    ],
)
def test_mistakes(tmp_path: Path, text: str, said: str) -> None:
    dictionary(tmp_path / "words")
    write(tmp_path / "words" / "plain.dic", "a\n")
    assert refusal(tmp_path, text) == said


@pytest.mark.parametrize(
    "text", ['dictionaries = ["words/de_DE"]', 'accept-words-file = "words/de_DE.dic"']
)
def test_a_reader_that_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    dictionary(tmp_path / "words")
    monkeypatch.setattr("linter.config_file.is_installed", lambda: False)
    said = f"reading dictionaries needs an extra: {hunspell.INSTALL}"
    assert refusal(tmp_path, text) == f"copydesk.toml:1: {said}"
    write(tmp_path / "a.txt", "Nothing here.\n")
    run = run_cli("check", "a.txt", cwd=tmp_path)
    assert run.code == 2
    assert "pip install 'copydesk[hunspell]'" in run.err


def test_a_plain_list_needs_no_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.config_file.is_installed", lambda: False)
    write(tmp_path / "own.dic", "2\nKataeb\nfoobarish/S\n")
    config = load_config(write(tmp_path / "copydesk.toml", 'accept-words-file = "own.dic"'))
    assert config.accept_words == ("Kataeb", "foobarish")


def test_names_with_and_without_suffix_and_what_is_extended(tmp_path: Path) -> None:
    german, french = dictionary(tmp_path / "words"), dictionary(tmp_path / "words", "fr", "pont")
    write(tmp_path / "base.toml", 'language = "fr"\ndictionaries = ["words/fr.dic"]')
    text = 'extends = "base.toml"\ndictionaries = ["words/de_DE"]'
    config = load_config(write(tmp_path / "copydesk.toml", text))
    assert (config.language, config.dictionaries) == ("fr", (french, german))
    shown = run_cli("config", ".", cwd=tmp_path).out
    assert 'language = "fr"' in shown
    assert "de_DE.dic" in shown


# Articles


def prepared(folder: Path, text: str, config: str, name: str = "a.md") -> tuple[str, bool]:
    """The language of a document, and whether it has a dictionary."""
    write(folder / "copydesk.toml", config)
    doc = read_document(text, name)
    Session(RunOptions()).setup(folder).prepare(doc)
    return doc.language, doc.dictionary is not None


def test_front_matter_wins(tmp_path: Path) -> None:
    dictionary(tmp_path / "words")
    dictionary(tmp_path / "words", "mine", "wort")
    config = 'language = "de"\ndictionaries = ["words/de_DE"]'
    assert prepared(tmp_path, "x", config) == ("de", True)
    assert prepared(tmp_path, "---\nlang: en-GB\n---\nx", config) == ("en-GB", False)
    assert prepared(tmp_path, "---\nlanguage: fr\n---\nx", config) == ("fr", False)
    assert prepared(tmp_path, "---\nlang: '{{ x }}'\n---\nx", config) == ("de", True)
    assert prepared(tmp_path, "---\nlang: de\n---\nx", config.partition("\n")[2]) == ("de", True)
    assert prepared(tmp_path, "x", 'dictionaries = ["words/de_DE"]') == ("en", False)
    assert prepared(tmp_path, "x", 'language = "pl"\ndictionaries = ["words/mine"]') == ("pl", True)


def test_spelling_of_another_language(tmp_path: Path) -> None:
    dictionary(tmp_path / "words", "de_DE", *WORDS, "geöffnet")
    write(tmp_path / "copydesk.toml", 'language = "de_DE"\ndictionaries = ["words/de_DE"]')
    write(tmp_path / "a.txt", GERMAN)
    run = run_cli("check", "--format", "json", "a.txt", cwd=tmp_path)
    assert run.found("rule") == [("misspelling",)] * 2
    (alte, geoffnet) = run.report["findings"]
    assert alte["message"] == '"alte" is not in the dictionary for de_DE'
    assert '"geoffnet"' in geoffnet["message"]
    assert geoffnet["suggestions"][0] == "geöffnet"


def test_a_language_without_a_dictionary_is_said_once(tmp_path: Path) -> None:
    write(tmp_path / "copydesk.toml", 'language = "de_DE"')
    write(tmp_path / "a.txt", GERMAN * 5)
    run = run_cli("check", "--format", "json", "a.txt", cwd=tmp_path)
    assert run.found("rule") == [("unsupported-language",)]


def test_a_dictionary_that_does_not_fit_is_said_once(tmp_path: Path) -> None:
    dictionary(tmp_path / "words")
    write(tmp_path / "copydesk.toml", 'language = "de_DE"\ndictionaries = ["words/de_DE"]')
    text = (
        "It was a cold and rainy day when they came down from their farm to see what had happened."
    )
    write(tmp_path / "a.txt", f"{text} Nobody knew why so many ships had left before dawn.\n")
    run = run_cli("check", "--format", "json", "a.txt", cwd=tmp_path)
    assert run.found("rule") == [("unsupported-language",)]
    assert "lacks most words" in run.report["findings"][0]["message"]


def test_a_personal_dictionary_accepts_all_forms(tmp_path: Path) -> None:
    dictionary(tmp_path / "words", "own", "widgetter/E", "recieve")
    write(tmp_path / "a.txt", "They recieve widgetters and goverment.\n")
    write(tmp_path / "copydesk.toml", 'accept-words-file = "words/own.dic"')
    run = run_cli("check", "--format", "json", "--select", "misspelling", "a.txt", cwd=tmp_path)
    assert [each["suggestions"][0] for each in run.report["findings"]] == ["government"]


def test_an_english_dictionary_adds_words(tmp_path: Path) -> None:
    dictionary(tmp_path / "words", "en_own", "recieve")
    write(tmp_path / "a.txt", "They recieve the goverment.\n")
    write(tmp_path / "copydesk.toml", 'dictionaries = ["words/en_own"]')
    run = run_cli("check", "--format", "json", "--select", "misspelling", "a.txt", cwd=tmp_path)
    assert [each["suggestions"][0] for each in run.report["findings"]] == ["government"]


def test_a_variant_from_the_configuration(tmp_path: Path) -> None:
    write(tmp_path / "copydesk.toml", 'language = "en_GB"')
    write(tmp_path / "a.txt", "The color of the harbour, the center of the labour.\n")
    select = ("--select", "spelling-variant-mixed")
    run = run_cli("check", "--format", "json", *select, "a.txt", cwd=tmp_path)
    assert [each["suggestions"] for each in run.report["findings"]] == [["colour"], ["centre"]]


class Words:
    """A dictionary of a few words."""

    def __init__(self, *words: str) -> None:
        self._words = words

    def knows(self, word: str) -> bool:
        return word in self._words

    def suggest(self, word: str) -> tuple[str, ...]:
        return (word,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'arbre et l’arbre dell'arbre", []),
        ("l'arbrre", ["l'arbrre"]),
        ("arbre-et-arbre, arbre-arbrre", ["arbre-arbrre"]),
        ("Arbrre et ARBRRE", []),
        ("arbrre.txt et /arbrre et arbrre_x, arbrre@example.org", []),
        ("arbrre.", ["arbrre"]),
        ("ab 3d et", []),
        ("qu'arbre", []),
    ],
)
def test_words_of_a_dictionary(text: str, expected: list[str]) -> None:
    doc = read_document(text, "a.txt")
    doc.language, doc.dictionary = "fr", Words("arbre", "et")
    assert [token.text for token in doc.get(dictionary_words).unknown] == expected


def test_accepted_words_of_another_language() -> None:
    doc = read_document("et arbrre", "a.txt")
    doc.language, doc.dictionary = "fr", Words("et")
    doc.accepted = AcceptedWords(["arbrre"])
    assert doc.get(dictionary_words).unknown == ()
