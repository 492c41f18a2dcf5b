"""Passages in another language than their article: whole blocks, or sentences in a row.

Letters of another script tell at once. In Latin letters function words do: of a foreign passage a
fifth and more are those of its language, and hardly one is the article's. What is quoted does not
count, nor do titles and names, which have too few function words.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from linter.analyses.language import (
    FOREIGN_LETTERS,
    Language,
    article_language,
    by_script,
    function_words,
    has_foreign_letters,
    language_names,
)
from linter.analyses.lexicon import lexicon
from linter.analyses.quotes import quotations
from linter.analyses.sentences import sentences
from linter.analyses.tokens import distinct_words, lower_texts, tokens
from linter.analysis import analysis
from linter.document import Block, Document, Role, Sentence, Token, TokenKind
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_ROLES = frozenset({Role.BODY, Role.LIST, Role.CAPTION})
_FEWEST_LETTERS = 24  # of another script
_LETTERS_IN_A_ROW = 32  # of another script, within a block of Latin letters
_NOT_LATIN_AFTER = lazy_pattern(r"[^A-Za-z\u00c0-\u024f]*")
_EVIDENCE = 3  # words
_LONG = 3  # letters of a word that can be rare
_FEWEST_HITS = 4  # function words, and as many different ones
_FEWEST_WORDS, _SHARE = 12, 0.2
_ENOUGH_WORDS = 20  # to be certain
# Of an English article's words that begin in small letters: in English hardly three in ten are
# rare or unknown, in other languages six to ten. Then less will do.
_RARE = 2.5  # zipf frequency
_RARE_SHARE, _FEW_WORDS, _FEW_HITS, _SHARE_OF_FEW = 0.45, 6, 2, 0.12
_CERTAINLY_RARE, _CERTAIN_WORDS = 0.5, 14
_NO_ENGLISH, _NO_ENGLISH_WORDS = 0.75, 15  # in a language that the table does not have
_CHARS = 6  # of a word and the blank after it
_COMMONEST = (" the ", " of ", " to ", " and ", " that ", " with ")  # of English
# The article's own words in a foreign passage: of English hardly any; of another language so many
# of the other one's, for neighbours have words in common.
_OWN_SHARE, _OWN_PART = 0.06, 0.5
_OWN_IN_SENTENCE = 0.15
_CLEARLY_OWN = 0.1  # share of the article's own function words in all of it
# English words that are function words elsewhere.
_ENGLISH_TOO: Final = frozenset(
    "a ad al am an as at by care co com come de die do door e end era for go had her i in is la me"
    " may men met net no on over pas per plus s see sense sin so son sun under van war was way we"
    " word".split()
)


class ForeignPassage(NamedTuple):
    """A passage in another language: how many words it has, by which it is known, how surely."""

    span: Span
    language: Language
    words: int
    evidence: tuple[str, ...]
    certain: bool


@analysis
def foreign_passages(doc: Document) -> tuple[ForeignPassage, ...]:
    """The passages in another language than the article's, in order."""
    own = doc.get(article_language)
    found = list(_by_script(doc))
    known = {each.span for each in found}
    candidates = [block for block in _candidates(doc, own) if block.span not in known]
    by_words = list(_by_words(doc, own, candidates)) if candidates else []
    if by_words and _is_clearly(own, doc):
        found += by_words
    return tuple(sorted(found))


def _by_script(doc: Document) -> Iterator[ForeignPassage]:
    if not has_foreign_letters(doc.prose) or by_script(doc.prose):
        return
    quoted = doc.get(quotations)
    for block in doc.blocks:
        if block.role not in _ROLES or not FOREIGN_LETTERS.search(doc.prose, *block.span):
            continue
        whole = by_script(doc.prose_of(block.span), _FEWEST_LETTERS)
        spans = [(block.span, whole)] if whole else _rows_of_letters(doc.prose, block.span)
        for span, language in spans:
            if language and quoted.at(span.start) is None:
                words = len(doc.prose_of(span).split())
                yield ForeignPassage(span, language, words, (), certain=True)


def _rows_of_letters(prose: str, block: Span) -> Iterator[tuple[Span, Language | None]]:
    """Stretches of a block without Latin letters, and the languages of those that are long."""
    at = block.start
    while first := FOREIGN_LETTERS.search(prose, at, block.end):
        row = _NOT_LATIN_AFTER.match(prose, first.start(), block.end)
        assert row is not None
        at = row.end()
        yield Span(first.start(), at), by_script(row.group(), _LETTERS_IN_A_ROW)


def _candidates(doc: Document, own: Language) -> list[Block]:
    """The blocks that hold hardly a word of the article's language, or several of others."""
    foreign = doc.get(distinct_words) & _foreign_words(own.code)
    hits: Counter[int] = Counter()
    if len(foreign) >= _FEWEST_HITS:
        hits.update([block for text, _, _, block in doc.get(tokens) if text in foreign])
    return [
        block
        for block in doc.blocks
        if block.role in _ROLES
        and block.span.end - block.span.start >= _FEW_WORDS * _LONG
        and (
            hits[block.index] >= _FEWEST_HITS
            or not (own.code == "en" and _is_plainly_english(doc.prose, block.span))
        )
    ]


def _is_plainly_english(prose: str, span: Span) -> bool:
    """Whether a stretch is full of the commonest words; quick, for nearly all blocks are."""
    start, end = span
    least = max(1, _OWN_SHARE * (end - start) / _CHARS)
    found = 0
    for word in _COMMONEST:
        found += prose.count(word, start, end)
        if found >= least:
            return True
    return False


@cache
def _languages_of() -> dict[str, list[str]]:
    """The languages in which a word is a function word."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, words in function_words().items():
        for word in words:
            found[word].append(code)
    return found


@cache
def _foreign_words(own: str) -> frozenset[str]:
    """The function words of all other languages that are none in this one."""
    table = function_words()
    own_words = table.get(own, frozenset()) | (_ENGLISH_TOO if own == "en" else frozenset())
    every = (words for code, words in table.items() if code != own)
    return frozenset().union(*every) - own_words


def _is_clearly(own: Language, doc: Document) -> bool:
    """Whether the article is certainly in its language, and not only taken to be."""
    known = function_words().get(own.code)
    if known is None:  # it is known by its letters
        return True
    words = sum([kind is TokenKind.WORD for _, kind, _, _ in doc.get(tokens)])
    return sum([word in known for word in doc.get(lower_texts)]) >= _CLEARLY_OWN * words


def _by_words(
    doc: Document, own: Language, candidates: Collection[Block]
) -> Iterator[ForeignPassage]:
    inside: dict[int, list[Sentence]] = defaultdict(list)
    wanted = {block.index for block in candidates}
    for sentence in doc.get(sentences):
        if sentence.block in wanted:
            inside[sentence.block].append(sentence)
    for block in candidates:
        whole = _judge(_said(doc, inside[block.index]), own)
        if whole:
            yield whole._replace(span=block.span)
        else:
            yield from _in_a_row(doc, inside[block.index], own)


def _in_a_row(doc: Document, block: Sequence[Sentence], own: Language) -> Iterator[ForeignPassage]:
    """Foreign sentences in a row within a block that is not foreign as a whole."""
    known = function_words().get(own.code, frozenset())
    row: list[Sentence] = []
    for sentence in (*block, None):
        said = [] if sentence is None else _said(doc, [sentence])
        own_words = sum(token.text.lower() in known for token in said)
        if sentence and said and own_words <= _OWN_IN_SENTENCE * len(said):
            row.append(sentence)
            continue
        found = _judge(_said(doc, row), own)
        if found and found.words >= _FEWEST_WORDS:
            yield found._replace(span=Span(row[0].span.start, row[-1].span.end))
        row = []


def _said(doc: Document, inside: Sequence[Sentence]) -> list[Token]:
    """The words of sentences that are not quoted."""
    quoted = doc.get(quotations)
    return [
        token
        for sentence in inside
        for token in sentence.words
        if quoted.at(token.span.start) is None
    ]


def _judge(said: Sequence[Token], own: Language) -> ForeignPassage | None:
    """The language of words if it is certainly another than the article's."""
    total = len(said)
    if total < _FEW_WORDS:
        return None
    counts = Counter(token.text.lower().replace("’", "'") for token in said)
    by_language: Counter[str] = Counter()
    for word, count in counts.items():
        for code in _languages_of().get(word, ()):
            by_language[code] += count
    shares = {code: count / total for code, count in by_language.items()}
    own_share = shares.pop(own.code, 0.0)
    best = max(shares, key=lambda code: (shares[code], code), default="")
    share = shares.get(best, 0.0)
    if own_share > (_OWN_SHARE if own.code == "en" else _OWN_PART * share):
        return None
    met = function_words().get(best, frozenset()) & counts.keys()
    rare = _rare_share(said) if own.code == "en" else 0.0
    by_function_words = total >= _FEWEST_WORDS and share >= _SHARE and len(met) >= _FEWEST_HITS
    telling = len(met - _ENGLISH_TOO)
    by_rare_words = rare >= _RARE_SHARE and share >= _SHARE_OF_FEW and telling >= _FEW_HITS
    language = Language(best, language_names().get(best, ""))
    if not by_function_words and not by_rare_words:
        if rare < _NO_ENGLISH or total < _NO_ENGLISH_WORDS:
            return None
        language, met = Language("und", "another language"), frozenset()
    certain = (by_function_words and total >= _ENOUGH_WORDS) or (
        by_rare_words and rare >= _CERTAINLY_RARE and total >= _CERTAIN_WORDS
    )
    evidence = sorted(met, key=lambda word: (-counts[word], -len(word), word))[:_EVIDENCE]
    span = Span(said[0].span.start, said[-1].span.end)
    return ForeignPassage(span, language, total, tuple(evidence), certain)


def _rare_share(said: Sequence[Token]) -> float:
    """How many of the words, names left out, hardly occur in English."""
    words = [token.text for token in said if token.text.islower() and len(token.text) >= _LONG]
    if len(words) < _FEW_WORDS - 1:
        return 0.0
    frequency = lexicon().frequency
    return sum(frequency(word) < _RARE for word in words) / len(words)
