"""Words that are no slips by the company they keep: of other languages, names of living things.

No word list has all words that an English article borrows. What tells them apart is what stands
beside them: the rest of a phrase, a foreign article, the genus of a species; and where an article
is about China, that a name is made of the syllables of Chinese.
"""

from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import Final

from linter.analyses.data_folder import DATA
from linter.analyses.language import function_words
from linter.analyses.lexicon import lexicon
from linter.analyses.unknown_words import UnknownWord
from linter.analysis import analysis
from linter.document import Document
from linter.lazy_pattern import lazy_pattern

DATA_FILE: Final = "loan_phrases.txt"

_PARTICLES: Final = frozenset(
    "de des du del della dello degli di dos das la le les el los las der dem von vom zu zum zur et"
    " und og och".split()
)
_BINOMIAL = lazy_pattern(r"[a-z]{2,}(?:us|um|is|ii|ae|ensis|oides|ata|ica|ina|osa|ula|pta|ens|ans)")
_GENUS = lazy_pattern(r"[a-z]{3,}(?:us|um|a|is|es|on|ops|ys|yx|ix|ax|ex|as|os|er|or|ium)")
_CHINESE_SYLLABLE: Final = (
    r"(?:[bpmf]?(?:ang?|eng?|ei|ao|ing?|u|o)|[bpmf](?:ai|ian|iao|ie|i|a|ou)"
    r"|[dtnl](?:ai?|an|ang|ao|e|ei|eng|en|ian|iang|iao|ie|i|in|ing|iu|ong|ou|u|uan|ui|un|uo|ue|ia)"
    r"|(?:[gkh]|zh?|ch?|sh?|r)(?:ai?|an|ang|ao|e|ei|en|eng|ong|ou|u|ua|uai|uan|uang|ui|un|uo)"
    r"|(?:zh?|ch?|sh?|r)i|[jqx](?:i|ia|ian|iang|iao|ie|in|ing|iong|iu|u|uan|ue|un)"
    r"|y(?:a|an|ang|ao|e|i|in|ing|ong|ou|u|uan|ue|un)|w(?:a|ai|an|ang|ei|en|eng|o|u)|er|ai|ou)"
)
_CHINESE_NAME = lazy_pattern(f"{_CHINESE_SYLLABLE}{{1,3}}")
_ABOUT_CHINA = lazy_pattern(
    r"\b(?:China|Chinese|Beijing|Shanghai|Guangdong|Hong Kong|Taiwan(?:ese)?|Taipei|Mandarin|yuan"
    r"|Cantonese|Tibet|Xinjiang|Shenzhen)\b"
)


def is_borrowed(doc: Document, word: UnknownWord) -> bool:
    """Whether an unknown word belongs to another language by what stands beside it."""
    return (
        is_in_phrase(word)
        or (word.after in _PARTICLES and not word.beside_capital)
        or _is_species(word)
        or _is_foreign_function_word(word)
        or (word.capitalised and _is_chinese(doc, word))
    )


def is_in_phrase(word: UnknownWord) -> bool:
    """Whether a word stands beside its neighbour in a phrase."""
    after, before = phrases()
    return word.after in after.get(word.form, ()) or word.before in before.get(word.form, ())


@cache
def phrases() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """What may follow each word of a phrase, and what may precede it."""
    after: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    for line in (DATA / DATA_FILE).read_text(encoding="ascii").splitlines():
        if line.startswith("#"):
            continue
        for phrase in line.split(","):
            words = phrase.split()
            for left, right in pairwise(words):
                after[left].add(right)
                before[right].add(left)
    return dict(after), dict(before)


def _is_foreign_function_word(word: UnknownWord) -> bool:
    """Whether it is one of another language, and names or words of that language stand beside it.

    "Rand und Band", "wil Amsterdam", "als de".
    """
    if word.capitalised:
        return False
    beside = {word.before, word.after} - function_words()["en"]
    return any(
        word.form in words and ((word.beside_capital and word.behind_capital) or beside & words)
        for code, words in function_words().items()
        if code != "en"
    )


def _is_species(word: UnknownWord) -> bool:
    """Whether a word in small letters is the second half of a name like "Felis catus"."""
    return (
        not word.capitalised
        and word.behind_capital
        and not lexicon().knows(word.before)
        and bool(_BINOMIAL.fullmatch(word.form) and _GENUS.fullmatch(word.before))
    )


def _is_chinese(doc: Document, word: UnknownWord) -> bool:
    return bool(_CHINESE_NAME.fullmatch(word.form)) and doc.get(is_about_china)


@analysis
def is_about_china(doc: Document) -> bool:
    """Whether names in an article may well be Chinese."""
    return bool(_ABOUT_CHINA.search(doc.prose))
