"""Which language an article is in, and the rule that says so once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from linter.analyses.language import (
    ENGLISH,
    article_language,
    function_words,
    is_english,
    is_english_code,
    language_of,
)
from linter.document import Document
from linter.engine import RunOptions, Session
from linter.finding import Category, Finding
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.rule import Rule
from linter.selection import Request
from linter.testing import ExampleCase, assert_example, example_cases
from linter.testing import findings as found_by

RULE = load_registry().rules["unsupported-language"]

ARTICLES = {
    "de": "Die Brücke wurde am Montag wieder eröffnet, nachdem sie zwei Jahre lang gesperrt war."
    " Der Bürgermeister sagte, dass die Kosten nicht so hoch seien wie befürchtet.",
    "fr": "Le pont a été rouvert lundi après deux ans de travaux. Le maire a dit que les coûts"
    " n’étaient pas aussi élevés qu’on le craignait, et que la ville était contente.",
    "es": "El puente se abrió de nuevo el lunes después de dos años de obras. El alcalde dijo que"
    " los costes no eran tan altos como se temía y que la ciudad estaba contenta.",
    "it": "Il ponte è stato riaperto lunedì dopo due anni di lavori. Il sindaco ha detto che i"
    " costi non sono così alti come si temeva e che la città è contenta.",
    "pt": "A ponte foi reaberta na segunda-feira depois de dois anos de obras. O prefeito disse"
    " que os custos não foram tão altos como se temia e que a cidade está contente.",
    "nl": "De brug is maandag weer geopend nadat hij twee jaar lang dicht was. De burgemeester zei"
    " dat de kosten niet zo hoog zijn als werd gevreesd en dat de stad blij is.",
    "sv": "Bron öppnades igen på måndagen efter att ha varit stängd i två år. Borgmästaren sade"
    " att kostnaderna inte blev så höga som man hade trott och att staden är glad.",
    "da": "Broen blev åbnet igen mandag, efter at den havde været lukket i to år. Borgmesteren"
    " sagde, at udgifterne ikke blev så store, og at byen er meget glad for den nu.",
    "fi": "Silta avattiin maanantaina, kun se oli ollut kaksi vuotta suljettuna. Kaupunginjohtaja"
    " sanoi, että kulut eivät ole niin suuret kuin pelättiin, mutta se ei ole vielä varmaa.",
    "pl": "Most otwarto ponownie w poniedziałek po dwóch latach prac. Burmistrz powiedział, że"
    " koszty nie są tak wysokie, jak się obawiano, i że miasto jest z tego zadowolone.",
    "cs": "Most byl znovu otevřen v pondělí po dvou letech prací. Starosta řekl, že náklady nejsou"
    " tak vysoké, jak se lidé báli, a že město je s tím spokojeno.",
    "hu": "A hidat hétfőn újra megnyitották, miután két évig le volt zárva. A polgármester azt"
    " mondta, hogy a költségek nem olyan magasak, mint féltek, és ez nagyon jó.",
    "ro": "Podul a fost redeschis luni după doi ani de lucrări. Primarul a spus că nu sunt atât de"
    " mari costurile pe cât se temeau și că orașul este mulțumit de acest lucru.",
    "tr": "Köprü iki yıl sonra pazartesi günü yeniden açıldı ve belediye başkanı bu iş için çok"
    " para gerekli olmadığını, ama daha bir yıl kadar sürecek gibi göründüğünü söyledi.",
    "id": "Jembatan itu dibuka kembali pada hari Senin setelah dua tahun. Wali kota mengatakan"
    " bahwa biaya tidak begitu tinggi dan kota ini akan senang dengan jembatan yang baru.",
    "ru": "Мост снова открыли в понедельник после двух лет работ. Мэр сказал, что расходы не так"
    " велики, как боялись, и что это для города большая радость.",
    "uk": "Міст знову відкрили у понеділок після двох років робіт. Мер сказав, що витрати не такі"
    " великі, як боялися, і що це для міста велика радість.",
    "el": "Η γέφυρα άνοιξε ξανά τη Δευτέρα μετά από δύο χρόνια εργασιών, είπε ο δήμαρχος.",
    "und": "أعيد افتتاح الجسر يوم الاثنين بعد عامين من العمل، وقال رئيس البلدية إن التكاليف قليلة.",
    "he": "הגשר נפתח מחדש ביום שני אחרי שנתיים של עבודות, וראש העיר אמר שהעלות אינה גבוהה.",
    "zh": "大桥在关闭两年之后于星期一重新开放。市长说费用没有人们担心的那么高，居民都很高兴。",
    "ja": "橋は二年間の工事の後、月曜日に再び開通し、市長は費用が高くないと述べました。",
    "ko": "다리는 이 년 동안의 공사 끝에 다시 열렸다. 시장은 비용이 높지 않다고 말했다.",
}

IN_ENGLISH = {
    "news": "The bridge was opened again on Monday after two years. The mayor said that the costs"
    " were not as high as many had feared.",
    "names": "Friedrich von der Heide, Jorge de los Santos, Maria da Silva and Jean de la Tour met"
    " Die Welt, Le Monde, El País and La Stampa in Los Angeles, Las Palmas and Den Haag.",
    "a list of names": "Anna de la Cruz\nPieter van der Berg\nMaria da Silva\nJan van den Broek\n"
    "Luis de los Ríos\nGiovanni della Casa\nHans von der Au\n",
    "quotations": 'He wrote: "Der alte Hafen ist geschlossen, und die Stadt will ihn nicht öffnen,'
    ' weil das Geld nicht da ist und die Fischer auch nicht mehr kommen." Nobody answered him, for'
    " it was late and the town had other worries.",
    "a foreign paragraph": "The poem is well known.\n\nÜber allen Gipfeln ist Ruh, in allen Wipfeln"
    " spürest du kaum einen Hauch; die Vögelein schweigen im Walde.\n\nIt was written on a wall of"
    " a hut, and the visitors who came later read it there and copied it.",
    "short": "Guten Tag!",
    "empty": "",
    "numbers": "12 15 17 " * 50,
    "commands": "sudo apt install python3-pip && pip install foo --user\ncd /usr/lib; make -j4\n"
    "git clone https://example.org/a.git && cd a && make install && systemctl restart a\n",
    "a menu": "Caffè latte, crema di zucca, gnocchi alla romana, pasta con funghi, panna cotta",
    "some Greek": "The word φιλοσοφία, from φίλος and σοφία, is Greek for the love of wisdom.",
    "capitals": "BRIDGE OPENED AGAIN AFTER TWO YEARS; MAYOR SAYS THAT COSTS WERE NOT AS HIGH",
    "results": "Lindqvist 2 Andersson 1\nPeterson 3 Olsen 2\nBerg 6 Dahl 4\nLund 1 Holm 0\n" * 8,
}


@pytest.mark.parametrize("case", list(example_cases(RULE)), ids=str)
def test_examples(case: ExampleCase) -> None:
    assert_example(case)


def findings(text: str, name: str = "a.txt") -> list[Finding]:
    return list(RULE.check(read_document(text, name)))


@pytest.mark.parametrize("code", ARTICLES)
def test_other_languages(code: str) -> None:
    doc = read_document(ARTICLES[code], "a.txt")
    assert doc.get(article_language).code == code
    assert not doc.get(is_english)
    (found,) = findings(ARTICLES[code])
    assert doc.get(article_language).name in found.message


@pytest.mark.parametrize("kind", IN_ENGLISH)
def test_english_and_what_says_nothing(kind: str) -> None:
    doc = read_document(IN_ENGLISH[kind], "a.txt")
    assert doc.get(article_language) == ENGLISH
    assert doc.get(is_english)
    assert findings(IN_ENGLISH[kind]) == []


def test_an_english_article_with_much_code_or_many_quotations() -> None:
    code = (
        "Type this:\n\n```\n" + "der die das und nicht ist von zu\n" * 40 + "```\n\nIt is done.\n"
    )
    assert findings(code, "a.md") == []
    quoted = f'{IN_ENGLISH["news"]} He wrote: "{ARTICLES["de"]}" And again: "{ARTICLES["de"]}"'
    assert findings(quoted) == []


def test_the_title_is_the_place() -> None:
    text = f"Die Brücke\n\n{ARTICLES['de']}\n\n{ARTICLES['de']}\n"
    (found,) = findings(text)
    assert text[found.span.start : found.span.end] == "Die Brücke"


def test_words_of_a_block() -> None:
    assert language_of(ARTICLES["sv"].lower().split()) is not None
    assert language_of(
        "the old harbour lies at the mouth of the river and has its own".split()
    ) == (ENGLISH)
    assert language_of("a b a c a d a e a f a g a h a".split()) is None
    assert language_of([]) is None


def test_the_table() -> None:
    table = function_words()
    assert len(table) > 40
    assert all(len(words) > 15 for words in table.values())


@pytest.mark.parametrize("code", ["en", "en-GB", "en_US", "EN"])
def test_codes_of_english(code: str) -> None:
    assert is_english_code(code)


def test_codes_of_others() -> None:
    assert not is_english_code("de_DE")
    assert not is_english_code("enm")


def test_a_document_that_is_declared_otherwise_is_not_english() -> None:
    doc = read_document(IN_ENGLISH["news"], "a.txt")
    doc.language = "de_DE"
    assert not doc.get(is_english)


def test_a_long_text_is_judged_too() -> None:
    doc = read_document("слово " * 200_000, "a.txt")
    assert doc.get(article_language).name == "a language in Cyrillic script"


@pytest.mark.parametrize("code", ARTICLES)
def test_rules_for_english_stay_silent(code: str) -> None:
    text = "\n\n".join([ARTICLES[code]] * 6) + "\n"
    request = Request(ignore=("duplication",))  # the same six times, and that is said
    session = Session(RunOptions(look_up_config=False, request=request))
    result = session.lint_bytes(text.encode(), Path("a.txt"), "a.txt")
    assert [each.rule for each in result.diagnostics] == ["unsupported-language"]
    assert not result.problems


def test_a_rule_for_english_is_spared_other_languages_by_the_engine() -> None:
    class EveryTitle(Rule):
        """Every article is reported."""

        name = "every-title"
        category = Category.STYLE
        english_only = True

        def check(self, doc: Document) -> Iterator[Finding]:
            yield Finding(doc.blocks[0].span, "here it is")

    german = "Der Rat hat das neue Gesetz am Montag mit einer knappen Mehrheit beschlossen. " * 3
    english = "The council has passed the new law on Monday with a narrow majority of votes. " * 3
    assert found_by(EveryTitle(), german) == []
    assert [each.message for each in found_by(EveryTitle(), english)] == ["here it is"]
