"""Words of an article in another language than English that its dictionary does not have."""

from typing import Final, NamedTuple

from linter.analyses.tokens import tokens
from linter.analysis import analysis
from linter.document import Document, Role, Token, TokenKind
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_MUTE = frozenset({Role.BYLINE, Role.DATELINE, Role.CODE})
_PART = lazy_pattern(r"[^\-\u2010\u2011]+")
_ELIDED = lazy_pattern(r"^\w+['’](?=\w)")  # l'arbre, dell'arte
_CODE_BESIDE = frozenset("_@#\\=<>{}$~^|*&+%/.")
_SHORTEST = 3
_ENOUGH = 20  # different words, of which a share says whether the dictionary fits at all
_MISFIT: Final = 0.35


class DictionaryWords(NamedTuple):
    """The places of unknown words; `fits` is False where most words of the article are unknown."""

    unknown: tuple[Token, ...]
    fits: bool


@analysis
def dictionary_words(doc: Document) -> DictionaryWords:
    """The unknown words in small letters: with a capital they may be names."""
    if doc.dictionary is None:
        return DictionaryWords((), fits=True)
    judged: dict[str, bool] = {}
    unknown: list[Token] = []
    for token in doc.get(tokens):
        if token.kind is not TokenKind.WORD or not token.text[0].islower():
            continue
        if doc.blocks[token.block].role in _MUTE or _is_code(doc.prose, token.span):
            continue
        known = judged.get(token.text)
        if known is None:
            known = judged[token.text] = _is_known(doc, token.text)
        if not known:
            unknown.append(token)
    misses = sum(not known for known in judged.values())
    fits = len(judged) < _ENOUGH or misses < _MISFIT * len(judged)
    return DictionaryWords(tuple(unknown) if fits else (), fits)


def _is_known(doc: Document, text: str) -> bool:
    assert doc.dictionary is not None
    forms = dict.fromkeys((text, text.replace("’", "'"), _ELIDED.sub("", text)))
    if any(form in doc.accepted or doc.dictionary.knows(form) for form in forms):
        return True
    parts = _PART.findall(text)
    if len(parts) > 1:
        return all(_is_known(doc, part) for part in parts)
    return len(text) < _SHORTEST or not text.replace("'", "").replace("’", "").isalpha()


def _is_code(prose: str, span: Span) -> bool:
    """Whether marks beside the word say that it is part of a code, a path or an address."""
    before, after = prose[span.start - 1 : span.start], prose[span.end : span.end + 1]
    dotted = after == "." and prose[span.end + 1 : span.end + 2].isalnum()
    return before in _CODE_BESIDE or dotted or (after != "." and after in _CODE_BESIDE)
