"""Paragraphs in another language than their article."""

import pytest

from linter.analyses.foreign import foreign_passages
from linter.finding import Diagnostic, Severity
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.testing import findings

RULE = load_registry().rules["foreign-paragraph"]

BEFORE = (
    "The gym was full on Tuesday evening, for the town had asked all who live along the road to"
    " come and to say what they think of the plan for a new path for bicycles.\n\n"
    "Many of those who keep a shop there are afraid that nobody will find a place for a car in"
    " front of it, and that they will have to close within the year.\n\n"
)
AFTER = (
    "The town will not give up its plan. Work on the first part of the path, which leads from the"
    " station to the school, is to begin in the autumn, and the rest should follow within a year"
    " or two if there is money enough for it.\n\n"
    "Those who spoke against it were heard with patience, and most of them went home before the"
    " mayor had answered the last of their questions.\n"
)

PARAGRAPHS = {
    "German": "Der alte Hafen liegt an der Mündung des Flusses und ist seit vielen Jahren nicht"
    " mehr in Betrieb, doch die Stadt will ihn nun mit Hilfe des Landes wieder eröffnen.",
    "French": "Le vieux port se trouve à l’embouchure du fleuve et il est fermé depuis des années,"
    " mais la ville veut le rouvrir avec l’aide de la région et des pêcheurs.",
    "Spanish": "El viejo puerto está en la desembocadura del río y lleva muchos años cerrado, pero"
    " la ciudad quiere abrirlo de nuevo con la ayuda de la región y de los pescadores.",
    "Italian": "Il vecchio porto si trova alla foce del fiume ed è chiuso da molti anni, ma la"
    " città lo vuole riaprire con l’aiuto della regione e dei pescatori che sono rimasti.",
    "Portuguese": "O velho porto fica na foz do rio e está fechado há muitos anos, mas a cidade"
    " quer abri-lo de novo com a ajuda da região e dos pescadores que ainda não se foram.",
    "Dutch": "De oude haven ligt aan de monding van de rivier en is al jaren gesloten, maar de"
    " stad wil hem met hulp van de provincie en de vissers weer openen.",
    "Swedish": "Den gamla hamnen ligger vid flodens mynning och har varit stängd i många år, men"
    " staden vill öppna den igen med hjälp av regionen och de fiskare som är kvar.",
    "Polish": "Stary port leży u ujścia rzeki i od wielu lat jest zamknięty, ale miasto chce go"
    " znowu otworzyć z pomocą województwa i rybaków, którzy jeszcze nie odeszli.",
    "Czech": "Starý přístav leží u ústí řeky a už mnoho let je zavřený, ale město ho chce znovu"
    " otevřít za pomoci kraje a rybářů, kteří ještě neodešli.",
    "Hungarian": "A régi kikötő a folyó torkolatánál fekszik, és már évek óta zárva van, de a"
    " város a megye és a halászok segítségével újra meg akarja nyitni.",
    "Finnish": "Vanha satama on joen suulla, ja se on ollut monta vuotta suljettuna, mutta"
    " kaupunki haluaa avata sen uudelleen maakunnan ja kalastajien avulla.",
    "Turkish": "Eski liman nehrin ağzında bulunuyor ve uzun yıllardır kapalı, ama şehir onu bölge"
    " ile balıkçıların yardımıyla yeniden açmak istiyor ve bunun için para arıyor.",
    "Indonesian or Malay": "Pelabuhan lama itu terletak di muara sungai dan sudah bertahun-tahun"
    " ditutup, tetapi kota ingin membukanya lagi dengan bantuan daerah dan para nelayan.",
    "Welsh": "Mae'r hen borthladd wrth aber yr afon ac mae wedi bod ar gau ers blynyddoedd, ond"
    " mae'r dref am ei agor eto gyda help y pysgotwyr sydd ar ôl.",
    "Russian": "Старый порт лежит в устье реки и уже много лет закрыт, но город хочет снова"
    " открыть его с помощью области и рыбаков.",
    "Ukrainian": "Старий порт лежить у гирлі річки і вже багато років закритий, але місто хоче"
    " знову відкрити його за допомогою області та рибалок.",
    "Greek": "Το παλιό λιμάνι βρίσκεται στις εκβολές του ποταμού και είναι κλειστό εδώ και χρόνια.",
    "Hebrew": "הנמל הישן נמצא בשפך הנהר והוא סגור כבר שנים רבות, אבל העיר רוצה לפתוח אותו מחדש.",
    "a language in Arabic script": "يقع الميناء القديم عند مصب النهر وهو مغلق منذ سنوات طويلة.",
    "a language in Devanagari script": "पुराना बंदरगाह नदी के मुहाने पर है और वर्षों से बंद है।",
    "Thai": "ท่าเรือเก่าตั้งอยู่ที่ปากแม่น้ำและปิดมาหลายปีแล้ว",
    "Chinese": "老港口位于河口，已经关闭多年，但是这座城市希望在渔民的帮助下重新开放它。",
    "Japanese": "古い港は川の河口にあり、何年も閉鎖されているが、町は再開したい。",
    "Korean": "옛 항구는 강 어귀에 있으며 여러 해 동안 닫혀 있었지만 도시는 다시 열기를 원한다.",
    "another language": "Itheku elidala lisemlonyeni womfula futhi selivaliwe iminyaka eminingi,"
    " kodwa idolobha lifuna ukulivula kabusha lisizwa abadobi abasasele kanye nesifundazwe sonke.",
}

LEFT_ALONE = {
    "a quotation": f"“{PARAGRAPHS['German']}”",
    "a quotation with a speaker": f"“{PARAGRAPHS['German']}” wrote Anna Berg.",
    "after a colon": f"This is what the sign beside the gate says:\n\n{PARAGRAPHS['German']}",
    "in brackets": f"({PARAGRAPHS['Russian']})",
    "translated below": f"{PARAGRAPHS['German']}\n\n(The old harbour lies at the mouth of the river"
    " and has not been in use for years.)",
    "its language is named": f"The sign is in German, for the tourists who come by boat.\n\n"
    f"{PARAGRAPHS['German']}",
    "verse": "Über allen Gipfeln\nist Ruh,\nin allen Wipfeln\nspürest du\nkaum einen Hauch.",
    "a title": "Der Untertan, Die Räuber, Le Rouge et le Noir, La vita è bella",
    "names": "Anna de la Cruz, Jorge de los Santos, Jan van der Berg, Giovanni della Casa",
    "a dish": "They ate tagliatelle al ragù, saltimbocca alla romana and panna cotta con frutti di"
    " bosco.",
    "one word": "The word Schadenfreude has no equal.",
    "Latin of the law": "The rule ne bis in idem is older than the constitution of the country.",
    "placeholder text": "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod"
    " tempor incididunt ut labore et dolore magna aliqua, ut enim ad minim veniam.",
    "commands": "sudo apt install python3-pip numpy scipy pandas matplotlib seaborn jupyterlab",
    "chemistry": "Contains sodium laureth sulfate, cocamidopropyl betaine, glyceryl oleate,"
    " phenoxyethanol, linalool, limonene, citronellol and hexyl cinnamal.",
    "a headline": "Mayor backs cycle path despite protests from shopkeepers, residents",
    "a formula": "α + β = γ; Σ λ² ≤ π · ω",
    "Greek in a sentence": "The word φιλοσοφία comes from φίλος and σοφία, the love of wisdom.",
    "scores": "Lindqvist 2 Andersson 1, Peterson 3 Olsen 2, Berg 6 Dahl 4, Lund 1 Holm 0",
    "Scots": "Wee sleekit cowrin tim’rous beastie, O what a panic’s in thy breastie.",
    "species": "Quercus robur, Fagus sylvatica, Betula pendula, Pinus sylvestris, Picea abies",
}


def found(paragraph: str, name: str = "a.txt") -> list[Diagnostic]:
    return findings(RULE, f"{BEFORE}{paragraph}\n\n{AFTER}", name)


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_paragraph_in_another_language(language: str) -> None:
    text = f"{BEFORE}{PARAGRAPHS[language]}\n\n{AFTER}"
    (each,) = findings(RULE, text)
    assert text[each.span.start : each.span.end] == PARAGRAPHS[language]
    assert f"in {language}" in each.message
    assert each.severity is (Severity.WARNING if language == "another language" else Severity.ERROR)


@pytest.mark.parametrize("kind", LEFT_ALONE)
def test_what_is_left_alone(kind: str) -> None:
    assert [each.message for each in found(LEFT_ALONE[kind])] == []


@pytest.mark.parametrize("language", ["German", "Spanish", "Polish", "Russian", "Chinese"])
def test_within_a_paragraph(language: str) -> None:
    text = BEFORE.rstrip() + f" {PARAGRAPHS[language]} " + AFTER
    (each,) = findings(RULE, text)
    assert text[each.span.start : each.span.end].strip().startswith(PARAGRAPHS[language][:-1])


def test_two_paragraphs_in_a_row_are_one_finding() -> None:
    german = PARAGRAPHS["German"]
    assert len(findings(RULE, f"{BEFORE}{german}\n\n{german}\n\n{AFTER}{BEFORE}{AFTER}")) == 1


def test_an_article_in_two_languages() -> None:
    german = PARAGRAPHS["German"]
    text = "".join(f"{english}\n\n{german}\n\n" for english in AFTER.split("\n\n"))
    assert findings(RULE, text) == []


def test_many_passages_are_told_once() -> None:
    spanish = PARAGRAPHS["Spanish"]
    (each,) = findings(RULE, f"{BEFORE}{spanish}\n\n{AFTER}" * 5)
    assert each.severity is Severity.INFO
    assert "5 passages" in each.message


def test_english_in_an_article_in_another_language() -> None:
    german = "\n\n".join([PARAGRAPHS["German"]] * 12)
    english = AFTER.split("\n\n", maxsplit=1)[0]
    (each,) = findings(RULE, f"{german}\n\n{english}\n\n{german}\n")
    assert "in English" in each.message
    assert "the article in German" in each.message


def test_neighbouring_languages_are_not_told_apart() -> None:
    danish = (
        "Den gamle havn ligger ved flodens munding og har været lukket i mange år, men byen vil"
        " åbne den igen med hjælp fra regionen og de fiskere, der er tilbage."
    )
    norwegian = (
        "Den gamle havna ligger ved elvemunningen og har vært stengt i mange år, men byen vil"
        " åpne den igjen med hjelp fra regionen og de fiskerne som er igjen."
    )
    assert findings(RULE, "\n\n".join([norwegian] * 4 + [danish] + [norwegian] * 4)) == []


def test_a_quote_block_and_code_are_left_alone() -> None:
    german = PARAGRAPHS["German"]
    assert found(f"> {german}", "a.md") == []
    assert found(f"```\n{german}\n```", "a.md") == []


@pytest.mark.parametrize("char", ["ж", "ж ", "der ", "и не на ", "”", "("])
def test_hostile_text(char: str) -> None:
    doc = read_document(f"{BEFORE}{char * 100_000}\n\n{AFTER}", "a.txt")
    assert len(doc.get(foreign_passages)) <= 4
