"""Rule `unsupported-language`."""

from collections.abc import Iterator

from linter.analyses.dictionary_words import dictionary_words
from linter.analyses.language import article_language, is_english_code
from linter.sdk import Bad, Category, Document, Finding, Good, Role, Rule, Severity, Span

_MUTE = frozenset({Role.CODE, Role.FURNITURE})


class UnsupportedLanguage(Rule):
    """The article is in a language that copydesk has no words for.

    Most rules know English. Judged by them, an article in another language would be one alarm a
    word, so they leave it alone, and this rule says so once: at the title, or at the first
    paragraph. Nobody should take such a run for a clean one.

    The language is told by the letters, and by the function words (as "und", "der" and "nicht" are
    in German) of more than forty languages; English names, quotations, lists and code do not count.
    Short texts are taken for English, and so are languages that it does not know.

    Spelling of another language is checked with a Hunspell dictionary: set `language = "de_DE"` and
    `dictionaries = ["words/de_DE"]` in the configuration, or `lang: de` in the front matter of one
    article. Then the rule reports only what does not fit: no dictionary, or another language.
    """

    name = "unsupported-language"
    category = Category.LANGUAGE
    severity = Severity.INFO
    bad = (
        Bad(
            "⟦Der Hafen⟧\n\nDer alte Hafen liegt an der Mündung des Flusses und ist seit vielen"
            " Jahren nicht mehr in Betrieb. Die Stadt will ihn nun mit Hilfe des Landes wieder"
            " eröffnen.\n"
        ),
        Bad(
            "⟦Le vieux port est fermé depuis des années, mais la ville veut le rouvrir avec l’aide"
            " de la région, et les pêcheurs ne sont pas contre.⟧"
        ),
        Bad("⟦Старый порт давно закрыт, но город хочет снова открыть его для рыбаков.⟧"),
    )
    good = (
        Good("The old harbour lies at the mouth of the river and has long been closed."),
        Good(
            "The old harbour has been closed for years, and the mayor had this to say:\n\n“No se"
            " puede vivir del mar, pero tampoco sin él, y la ciudad no lo ha olvidado.”\n\nThat was"
            " all that the people of the town were told.\n",
            why="a quotation",
        ),
        Good("Guten Tag!", why="too short to tell"),
        Good("Anna Lindqvist, Jorge de la Cruz, Ahmed al-Masri, Li Wei, Pieter van der Berg"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the article once."""
        message = _problem(doc)
        places = [block.span for block in doc.blocks if block.role not in _MUTE]
        if message and places:
            yield Finding(_place(doc, places[0]), message, confidence=0.98)


def _problem(doc: Document) -> str:
    found = doc.get(article_language)
    if is_english_code(doc.language):
        if found.code == "en":
            return ""
        return f"The article is in {found.name}, and the rules for English pass over it"
    if doc.dictionary is None:
        return f'The language is "{doc.language}", and no dictionary for it is configured'
    if not doc.get(dictionary_words).fits:
        return f'The language is "{doc.language}", but its dictionary lacks most words'
    return ""


def _place(doc: Document, first: Span) -> Span:
    return doc.title.span if doc.title else first
