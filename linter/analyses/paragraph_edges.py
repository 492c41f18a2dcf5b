"""Where paragraphs begin and end: which stop in mid-sentence, which begin in one, which are torn.

Not every line without a stop is a cut paragraph: headings, captions, credits, link lines and items
of lists have none either. The articles' own habit says most, for where many lines lack a stop, that
is the layout. Of the lines that are left, each is weighed: can a sentence end in its last words,
does it read like prose (articles, pronouns, auxiliaries, a sentence before) or like a headline, how
long is it, do its neighbours end in marks. The weights are made by `tools/fit_truncation.py`.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from linter.analyses.cut_lines import (
    CLOSING,
    CODE,
    CODE_NEAR,
    LEAST_WORDS,
    MID_SENTENCE,
    TRIMMED,
    WORD,
    Habit,
    features,
    is_counted,
    is_signed_off,
    last_sentence,
    may_be_cut,
    trimmed,
    weigh,
)
from linter.analyses.lexicon import lexicon
from linter.analyses.ngrams import ngrams
from linter.analyses.verbs import AUXILIARIES
from linter.analysis import analysis
from linter.document import Block, Document, Role
from linter.lazy_pattern import lazy_pattern
from linter.span import Span

_LIKELY, _POSSIBLE = 1.5, 0.5  # log odds that a paragraph was cut


class OpenEnd(NamedTuple):
    """A paragraph that no mark ends; `weight` is the log of the odds that it was cut."""

    block: int
    last: Span  # its last words
    weight: float
    mid_sentence: bool  # no sentence ends in these words
    final: bool  # no paragraph follows

    @property
    def is_possible(self) -> bool:
        """Whether the paragraph may have been cut."""
        return self.weight >= _POSSIBLE

    @property
    def is_likely(self) -> bool:
        """Whether it was cut in all likelihood."""
        return self.weight >= _LIKELY

    @property
    def confidence(self) -> float:
        """The share of such paragraphs that were cut or lack their stop, on real articles."""
        return 0.9 if self.is_likely else 0.5


class Headless(NamedTuple):
    """A paragraph that begins in lower case."""

    block: int
    first: Span  # its first words


class Torn(NamedTuple):
    """Two paragraphs that are one sentence; `gap` is what stands between them."""

    first: int
    second: int
    span: Span  # of the sentence
    gap: Span


class ParagraphEdges(NamedTuple):
    """What is wrong where paragraphs begin and end; no block is in two of the groups."""

    open_ends: tuple[OpenEnd, ...]
    headless: tuple[Headless, ...]
    torn: tuple[Torn, ...]


_FIRST_END = lazy_pattern(r"[\w%][.!?…][\"”’')\]]{0,3}(?=\s|$)")
_BLACK = lazy_pattern(r"\S+")
_LOWER_START = lazy_pattern(r"[^\W\d_A-Z][^\W\d_A-Z]*(?:['’][a-z]+)?(?=[ ,;:.\n]|$)")
_LETTERED_ITEM = lazy_pattern(r"[a-z][.)]\s|[ivx]{1,4}[.)]\s")
_UNGUARDED = frozenset({Role.CODE, Role.LIST})
_HEADS = frozenset({Role.TITLE, Role.BYLINE, Role.DATELINE, Role.HEADING})
# Headlines and titles end in a preposition ("A Rose to Remember Him By"), not in one of these.
_NEVER_LAST = frozenset(
    "the a an of and or but than from with to at its their our my your his was were is are has had"
    " have be been that which who whose whom when because if as into".split()
)
_LEAST_OPENING = 3  # words of a line that goes on from another
# Zipf frequencies of words that name no program, and of those that do so in few articles.
_RARE, _COMMON, _VERY_COMMON = 2.0, 3.6, 4.2
_LONG_WORD = 8
_HEADLINE_SPACES = 7
_HEADLINE_BIAS = 2.0  # in place of 1
_SENTENCE_SPACES = 3  # of a paragraph after which the one before is not the last
_OPENING = 200  # code points at a block's start
_SIGNED = 40  # code points at a block's end
_NAMED_IN = 20_000  # code points of the article in which a name comes again
# Where more lines than these lack a mark, and one in so many, that is the layout.
_LAYOUT_LINES, _LAYOUT_SHARE = 3, 5


@analysis
def paragraph_edges(doc: Document) -> ParagraphEdges:
    """The torn, cut and headless paragraphs of a document."""
    survey = survey_of(doc)
    if survey.last_sentence < 0 or not (survey.open_blocks or survey.lower_blocks):
        return ParagraphEdges((), (), ())
    torn = tuple(_torn(doc, survey.open_blocks, survey.lower_blocks))
    spoken_for = {n for pair in torn for n in (pair.first, pair.second)}
    ends = [
        _open_end(doc, block, survey)
        for block in survey.open_blocks.values()
        if block.index not in spoken_for and may_be_cut(doc, block)
    ]
    habit = survey.habit
    lines = sum(is_counted(doc, block) for block in survey.open_blocks.values())
    if lines > _LAYOUT_LINES and lines * _LAYOUT_SHARE > habit.closed:
        ends = [end for end in ends if end.mid_sentence]
    headless = (
        each
        for each in (_headless(doc, block, habit) for block in survey.lower_blocks.values())
        if each and each.block not in spoken_for
    )
    return ParagraphEdges(tuple(ends), tuple(headless), torn)


def _open_end(doc: Document, block: Block, survey: "_Survey") -> OpenEnd:
    facts = features(doc, block, survey.habit)
    if _may_be_headline(doc, block, survey):
        facts["bias"] = _HEADLINE_BIAS
    return OpenEnd(
        block.index,
        _last_words(doc, block),
        weigh(facts),
        facts["end"] >= MID_SENTENCE,
        block.index > survey.last_sentence,
    )


def _may_be_headline(doc: Document, block: Block, survey: "_Survey") -> bool:
    """Whether a line is so short, or so near the top, that it may be a headline or a standfirst."""
    text = trimmed(doc, block)
    if last_sentence(text) != text or text.rpartition(" ")[2] in _NEVER_LAST:
        return False
    return text.count(" ") < _HEADLINE_SPACES or block.index < survey.first_sentence


class _Survey(NamedTuple):
    open_blocks: dict[int, Block]  # that no mark ends
    lower_blocks: dict[int, Block]  # that begin in lower case
    habit: Habit
    first_sentence: int  # the first and last body blocks that a mark ends
    last_sentence: int


def survey_of(doc: Document) -> _Survey:
    """How the blocks of a document begin and end."""
    prose, roles = doc.prose, _roles(doc)
    open_blocks, lower_blocks = {}, {}
    closed = opened = 0
    first_sentence, last_sentence = len(doc.blocks), -1
    for block in doc.blocks:
        if block.role not in roles:
            continue
        start, end = block.span
        tail = prose[max(start, end - 12) : end].rstrip(TRIMMED)
        is_open = bool(tail) and (tail[-1].isalnum() or tail[-1] in ",-–—")
        if is_open and is_signed_off(prose[max(start, end - _SIGNED) : end].rstrip(TRIMMED)):
            is_open, tail = False, "."
        if is_open:
            open_blocks[block.index] = block
        if block.role is Role.BODY:
            if is_counted(doc, block):
                closed += not is_open
                opened += is_open
            if tail.endswith(CLOSING) and prose.count(" ", start, end) >= _SENTENCE_SPACES:
                first_sentence = min(first_sentence, block.index)
                last_sentence = block.index
        if prose[start].islower():
            lower_blocks[block.index] = block
    habit = Habit(closed, opened, len(lower_blocks))
    return _Survey(open_blocks, lower_blocks, habit, first_sentence, last_sentence)


def _roles(doc: Document) -> frozenset[Role]:
    """The roles of what may be a paragraph: in plain text a short line is a heading by guess."""
    return frozenset({Role.BODY, Role.HEADING} if doc.format_name == "plain" else {Role.BODY})


def _last_words(doc: Document, block: Block) -> Span:
    """The last three words or so of a block: what a finding points at."""
    text = doc.prose_of(block.span)
    end = len(text.rstrip(TRIMMED))
    words = list(_BLACK.finditer(text, max(0, end - CODE_NEAR), end))
    return Span(block.span.start + words[-3:][0].start(), block.span.start + end)


def _torn(
    doc: Document, open_blocks: dict[int, Block], lower_blocks: dict[int, Block]
) -> Iterator[Torn]:
    """Neighbours of which the first lacks an end and the second a beginning."""
    for first, second in pairwise(doc.blocks):
        if first.index not in open_blocks or second.index not in lower_blocks:
            continue
        if first.index in lower_blocks:
            continue  # verse, or a list without marks
        if second.index + 1 in lower_blocks and second.index in open_blocks:
            continue
        if not _begins_in_prose(doc, second) or not _is_prose_line(doc, first):
            continue
        end = first.span.start + len(doc.prose_of(first.span).rstrip(" \t\n\r\u00a0"))
        gap = Span(end, second.span.start)
        yield Torn(first.index, second.index, _torn_sentence(doc, first, second), gap)


def _torn_sentence(doc: Document, first: Block, second: Block) -> Span:
    """From the start of the open sentence of the one block to its end in the other."""
    text = doc.prose_of(first.span)
    start = first.span.start + len(text) - len(last_sentence(text))
    end = _FIRST_END.search(doc.prose, *second.span)
    return Span(start, end.end() if end else second.span.end)


def _is_prose_line(doc: Document, block: Block) -> bool:
    text = trimmed(doc, block)
    last = last_sentence(text)
    words = WORD.findall(last)
    if len(words) <= 1 or CODE.search(last[-CODE_NEAR:]):
        return False
    inner = [w for w in words[1:] if len(w) >= LEAST_WORDS - 1 and w[0].isalpha()]
    return not inner or any(w[0].islower() for w in inner)


def _begins_in_prose(doc: Document, block: Block) -> bool:
    """Whether a block begins with a word of English that is written in lower case, and goes on."""
    text = doc.prose[block.span.start : min(block.span.end, block.span.start + _OPENING)]
    match = _LOWER_START.match(text)
    if not match or _LETTERED_ITEM.match(text) or CODE.search(text[:CODE_NEAR]):
        return False
    words = [word.replace("’", "'") for word in WORD.findall(text)]
    return len(words) >= _LEAST_OPENING and not _is_name(doc, match[0].replace("’", "'"), words[1])


def _is_name(doc: Document, word: str, following: str) -> bool:
    """Whether a word in lower case may be what a thing is called: "npm prevents", "make is"."""
    known = lexicon()
    if not known.knows(word):
        return True
    frequency = known.frequency(word)
    if frequency < (_COMMON if len(word) < _LONG_WORD else _RARE):
        return True
    if frequency < _VERY_COMMON and doc.prose.count(f" {word} ", 0, _NAMED_IN) > 1:
        return True
    return following in AUXILIARIES and ngrams().pair(word, following) == 0


def _headless(doc: Document, block: Block, habit: Habit) -> Headless | None:
    """A block in lower case after one that is complete, where that is not the habit."""
    if habit.lower > 2 + habit.closed // 10 or not _begins_in_prose(doc, block):
        return None
    before = doc.blocks[block.index - 1] if block.index else None
    if before is None or before.role in _UNGUARDED or doc.prose[before.span.start].islower():
        return None
    text = doc.prose_of(before.span).rstrip(TRIMMED)
    if before.role not in _HEADS and (not text.endswith(CLOSING) or text[-1] == ":"):
        return None
    if len(WORD.findall(doc.prose_of(block.span)[:_OPENING])) < LEAST_WORDS:
        return None
    opening = list(_BLACK.finditer(doc.prose, block.span.start, block.span.start + CODE_NEAR))
    return Headless(block.index, Span(block.span.start, opening[:3][-1].end()))
