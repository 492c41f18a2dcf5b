"""Rule `headline-name-missing`."""

import re
from collections.abc import Iterator

from linter.analyses.lexicon import NAME, PROPER, SUSPECT, WORD, lexicon
from linter.analyses.one_slip import is_one_slip
from linter.analyses.people import name_key
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_CAPITALISED = lazy_pattern(r"(?<![\w’'&.@#/-])[A-Z][a-zà-ÿ]{3,20}(?:['’]s?)?(?![\w&/-]|\.\w)")
# What follows is the name of the site; and a line that credits a picture is no headline.
_SITE = lazy_pattern(r"\s(?:[|•»·–—-]|::)\s[^|]{1,40}$")
_CREDIT = lazy_pattern(
    r"\b(?:photo\w*|images?|pictures?|illustration|graphic|screenshot|by|courtesy|via)\b|[@©/]",
    re.IGNORECASE,
)
_WORD = lazy_pattern(r"\b[A-Z][a-z]{3,20}\b")
_WORD_BEFORE = lazy_pattern(r"\b(?P<beside>[A-Z][\w’'-]{2,20}) $")
_WORD_BEHIND = lazy_pattern(r" (?P<beside>[A-Z][\w-]{2,20})")
_LOOK_BACK = 24
_POSSESSIVE = lazy_pattern(r"['’]s?$")
_LONGEST_HEADLINE = 400  # characters: what is longer is no headline, and has names without end
_FEWEST_IN_HEADLINE = 4  # words: fewer make a heading, or a line of a list
_FEWEST_WORDS = 120  # of an article that has room to name whom its headline names
_LONG_WORD = 4  # letters
_FEWEST_SMALL = 2  # long words in small letters: the headline is written as a sentence
_IN_NEWS = 2.5  # zipf: a word of no list that the news print as often is a name
_STEM = 5  # letters that a name shares with its plural, its adjective and its short form


class HeadlineNameMissing(Rule):
    """The headline names somebody whom the article never mentions.

    Either the name is wrong (or spelt in another way), or the headline belongs to another article,
    or the part that tells of it was lost.

    A name is a word with a capital that the word lists know as nothing else, or not at all, but
    frequent in news or inside a headline that is written as a sentence. It counts as mentioned
    where a word with the same first five letters stands anywhere below, with or without accents;
    so adjectives, plurals and possessives do, and so does a given name
    whose surname is mentioned. Countries, which the text may name by their people,
    compounds, and the name of a site at the end of a headline are left alone, and so are short
    articles.

    Known limits: names that are words as well (Brown, Gates); what a headline calls by another
    name, and a film or book that it alludes to. Hence this is an information.
    """

    name = "headline-name-missing"
    category = Category.CONSISTENCY
    severity = Severity.INFO
    english_only = True
    bad = (
        Bad(
            "The ferry that ⟦Kowalski⟧ built opens\n\nThe ferry was opened on Friday.\n\n"
            + "The mayor cut the ribbon while a band played in the rain on the quay. " * 10
        ),
        Bad(
            "Court clears ⟦Lundqvist⟧ of fraud\n\nAnn Lindqvist left the court a free woman.\n\n"
            + "The judge said there was nothing in the papers that proved the charge. " * 10
        ),
    )
    good = (
        Good(
            "Kowalski's friends open ferry - Varga Herald\n\nThe Kowalskis opened it.\n\n"
            + "The mayor cut the ribbon while a band played in the rain on the quay. " * 10
        ),
        Good(
            "Photo by Ana Kowalski\n\nThe ferry was opened on Friday.\n\n"
            + "The mayor cut the ribbon while a band played in the rain on the quay. " * 10
        ),
        Good("Kowalski opens new ferry\n\nThe ferry was opened on Friday.", why="a short note"),
        Good(
            "Belgium opens ferry in Kowalski-Park\n\nThe Belgian minister came.\n\n"
            + "The mayor cut the ribbon while a band played in the rain on the quay. " * 10
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each name of the headline that nothing below mentions."""
        title = doc.title
        if title is None or title.span.end - title.span.start > _LONGEST_HEADLINE:
            return
        site = _SITE.search(doc.prose, *title.span)
        end = site.start() if site else title.span.end
        if _CREDIT.search(doc.prose, title.span.start, title.span.end):
            return
        headline = doc.prose[title.span.start : end]
        if len(headline.split()) < _FEWEST_IN_HEADLINE:
            return
        small = sum(word.islower() for word in headline.split() if len(word) >= _LONG_WORD)
        sentence_case = small >= _FEWEST_SMALL
        names = [
            match
            for match in _CAPITALISED.finditer(doc.prose, title.span.start, end)
            if _is_name(match, unlisted=sentence_case and match.start() > title.span.start)
        ]
        rest = ""
        for match in names:
            rest = rest or f"{doc.prose[: title.span.start]} {doc.prose[title.span.end :]}"
            name = _POSSESSIVE.sub("", match.group())
            if name.rstrip("s")[:_STEM] in rest or name in doc.accepted:
                continue
            if len(rest.split()) < _FEWEST_WORDS or name_key(name)[:_STEM] in name_key(rest):
                return
            span = Span(match.start(), match.start() + len(name))
            likely = _WORD.findall(rest) if len(name) >= _STEM else []
            variant = next((word for word in likely if is_one_slip(name, word)), None)
            if variant is not None or not _is_called_by_another(doc, span, rest):
                also = f'; "{variant}" does' if variant else ""
                yield Finding(
                    span,
                    f'"{name}" stands in the headline, and nowhere in the article{also}',
                    suggestions=(variant,) if variant else (),
                    confidence=0.5,
                )


def _is_called_by_another(doc: Document, span: Span, rest: str) -> bool:
    """Whether the word beside a name, of the same person, stands in the article."""
    before = _WORD_BEFORE.search(doc.prose[max(0, span.start - _LOOK_BACK) : span.start])
    behind = _WORD_BEHIND.match(doc.prose, span.end)
    return any(word["beside"] in rest for word in (before, behind) if word)


def _is_name(match: re.Match[str], *, unlisted: bool) -> bool:
    """Whether a word can be nothing but a name; one of no list only where capitals tell it."""
    marks, zipf, _ = lexicon().entry(_POSSESSIVE.sub("", match.group()).lower())
    if not marks:
        return unlisted or zipf >= _IN_NEWS
    word = marks & WORD and not marks & SUSPECT
    return bool(marks & NAME) and not word and not marks & PROPER
