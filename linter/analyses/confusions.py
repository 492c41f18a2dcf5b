"""Words confused with others: by the frames of data/confusions.txt, and by counts of neighbours.

Where all slots of a frame fit, the word in it is certainly the wrong one (`frames`). Where no frame
does, `confusables` weighs how often the word and those that it is written for were seen between the
same neighbours.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import NamedTuple

from linter.analyses.confusables import REACH, Place, better_fit, confusables, sieve
from linter.analyses.data_folder import DATA
from linter.analyses.frames import Frames, FrameTable, plain, read_frames
from linter.analyses.lazy_table import LazyTable
from linter.analyses.ngrams import END, START, counted_sentences, ngrams
from linter.analyses.sentences import sentences
from linter.analyses.tokens import distinct_words, tokens
from linter.analysis import analysis
from linter.document import OPAQUE, Document, Role, Token, TokenKind
from linter.span import Span

_MUTE = frozenset({Role.BYLINE, Role.DATELINE, Role.CODE})

# A word of substance that an article repeats is its subject, whatever the counts say.
_REPEATED = 3
_COMMON = 3000  # a word with as many in the counts is none of substance
_FIRST_NEEDS = 1.0  # more evidence for the first word of a sentence: nothing stands before it


class Confusion(NamedTuple):
    """A word that is the wrong one; `meant` are the right ones, the likeliest first.

    `line` is that of the frame which says so, 0 where counts do; `margin` is then the evidence
    above what such an exchange needs.
    """

    text: str
    span: Span
    meant: tuple[str, ...]
    line: int
    margin: float = 0.0


class _Framed(NamedTuple):
    """What the frames of both tables call wrong."""

    confused: list[Confusion]
    split: list[Confusion]


@analysis
def confusions(doc: Document) -> tuple[Confusion, ...]:
    """The words that stand where only another word can, in order."""
    framed = doc.get(_framed).confused
    known = {found.span for found in framed}
    weighed = (found for found in _outweighed(doc) if found.span not in known)
    return tuple(sorted((*framed, *weighed), key=lambda found: found.span))


@analysis
def split_words(doc: Document) -> tuple[Confusion, ...]:
    """Words written as two that are one, and as one that are two, in order."""
    return tuple(doc.get(_framed).split)


@analysis
def _framed(doc: Document) -> _Framed:
    """The words that a frame calls wrong; one look at the sentences serves both tables."""
    found, table = _Framed([], []), _watched()
    by_text = {text: table[text] for text in doc.get(distinct_words) & table.words}
    for sentence in doc.get(sentences) if by_text else ():
        inside = sentence.tokens
        hits = [at for at, (text, _, _, _) in enumerate(inside) if text in by_text]
        if not hits or doc.blocks[sentence.block].role in _MUTE:
            continue
        for at in hits:
            for which, known in by_text[inside[at].text]:
                frame = known.fitting(inside, at)
                if frame is not None and inside[at].kind is TokenKind.WORD:
                    wrong = inside[at : at + 1 + len(frame.rest)]
                    span = Span(wrong[0].span.start, wrong[-1].span.end)
                    text = " ".join([token.text for token in wrong])
                    found[which].append(Confusion(text, span, frame.right, frame.line))
    return found


@cache
def _watched() -> LazyTable[str, tuple[tuple[int, Frames], ...]]:
    """The frames of both tables by each way to write their words, with the place in `_Framed`."""
    tables = (frames(), split_frames())

    def read(_: str, word: str) -> tuple[tuple[int, Frames], ...]:
        return tuple((n, table[word]) for n, table in enumerate(tables) if word in table)

    written = {}
    for word in frozenset().union(*(table.words for table in tables)):
        for text in (word, word[0].upper() + word[1:]):
            written[text] = written[text.replace("'", "’")] = word
    return LazyTable(written, read)


def _outweighed(doc: Document) -> Iterator[Confusion]:
    """The words that the counts of their neighbours call wrong."""
    table, counts = confusables(), ngrams()
    tally: Counter[str] | None = None
    for token, word, place in places(doc, table.meant.words, sieve()):
        fit = better_fit(counts, table, word, place)
        if fit is None or (token.text[0].isupper() and fit.margin < _FIRST_NEEDS):
            continue
        if counts.word(word) < _COMMON:
            tally = tally or Counter(plain(each.text) for each in doc.get(tokens))
            if tally[word] >= _REPEATED:
                continue
        yield Confusion(token.text, token.span, (fit.word,), 0, fit.margin)


def places(
    doc: Document, words: Collection[str], sieve: Callable[[str, str, str], bool] | None = None
) -> Iterator[tuple[Token, str, Place]]:
    """Each of these words in the text with its neighbours, as the counts know them.

    Names are passed over: words with capitals inside a sentence. So are words near code, an image
    or an address, for nothing is known of what stands there. A sieve that is given the word before,
    the word and the word behind has the first say.
    """
    opaque = OPAQUE in doc.prose
    for sentence, (forms, at) in zip(doc.get(sentences), doc.get(counted_sentences), strict=True):
        hits = [n for n, form in enumerate(forms) if form in words]
        if not hits or doc.blocks[sentence.block].role in _MUTE:
            continue
        for n in hits:
            form = forms[n]
            if sieve and not sieve(forms[n - 1], form, forms[n + 1]):
                continue
            token = sentence.tokens[at[n]]
            if opaque and _is_near_opaque(sentence.tokens, at[n]):
                continue
            if _is_plain(token.text, form, first=n == 1):
                before = forms[n - REACH] if n >= REACH else START
                behind = forms[n + REACH] if n + REACH < len(forms) else END
                yield token, form, (before, forms[n - 1], forms[n + 1], behind)


def _is_near_opaque(inside: tuple[Token, ...], at: int) -> bool:
    near = inside[max(0, at - REACH) : at + REACH + 1]
    return any(each.kind is TokenKind.OPAQUE for each in near)


def _is_plain(text: str, form: str, *, first: bool) -> bool:
    """Whether a token is the word alone, and no name."""
    return len(text) == len(form) and (text.islower() or (first and text[1:].islower()))


@cache
def frames() -> FrameTable:
    """The frames of confusions.txt by the word that they call wrong."""
    return read_frames(_data("confusions.txt"))


@cache
def split_frames() -> FrameTable:
    """The frames of split_words.txt by the first word that they call wrong."""
    return read_frames(_data("split_words.txt"))


def _data(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")
