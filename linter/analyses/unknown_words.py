"""Words that no word list has, with what their case and company say about them.

Case is the strongest sign of what an unknown word is: written small it is mostly a slip, written
with a capital mostly a name. So each unknown word comes with how it stands here and how the rest of
the article writes it.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from linter.analyses.foreign import foreign_passages
from linter.analyses.lexicon import lexicon
from linter.analyses.ngrams import END, MARK, START, STOP, counted
from linter.analyses.quirks import is_code_or_quirk, is_enclosed
from linter.analyses.sentences import sentences
from linter.analyses.settled_words import PART, base_form, is_plainly_known, not_settled
from linter.analyses.tokens import distinct_words, tokens
from linter.analysis import analysis
from linter.document import JOINER, Document, Role, Token, TokenKind
from linter.span import Span

_FEWEST_FOREIGN = 3  # unknown words, of which a foreign passage has many
_ANEW = frozenset(':"“”')  # after these, as at the start of a sentence, a capital says nothing
_ENGLISH = frozenset(  # and of no neighbouring language
    "the of and to is that for with as it at by from be are this he his but have has not they you"
    " we or had who will would said their been were which can more".split()
)
_ENGLISH_SHARE = 0.08  # of the words of a longer passage; English news seldom has less than 0.2
_COMMONEST = (" the ", " of ", " to ", " and ", " that ")  # mostly enough to see that it is English
_CLEAR_SHARE = 0.1  # of the blanks
_LONGER = 8
_I = frozenset("I I'm I've I'd I'll I’m I’ve I’d I’ll".split())


class UnknownWord(NamedTuple):
    """A word that no word list has, or only as a name.

    `form` is lower case, with straight apostrophes and without a possessive ending; `span` covers
    the same stretch. `opens` tells whether a capital says nothing here (start of a sentence or
    quotation, headline), `part` whether the word is part of a hyphenated one, `beside_capital`
    and `behind_capital` whether a word with a capital follows or precedes, as in a name. `before`
    and `after` are the neighbours as `linter.analyses.ngrams` counts them. `small` and `capital`
    count how the article writes the word, here and elsewhere, a capital only where it says
    something, and `opening` the capitals that say nothing. A `suspect` is a name in small letters.
    `kin` tells whether the article has another number of it too ("boma", "bomas").
    """

    text: str
    form: str
    span: Span
    block: int
    opens: bool
    part: bool
    beside_capital: bool
    behind_capital: bool
    before: str
    after: str
    suspect: bool
    small: int = 0
    capital: int = 0
    opening: int = 0
    kin: bool = False

    @property
    def capitalised(self) -> bool:
        """Whether it starts with a capital here."""
        return self.text[0].isupper()


@analysis
def unknown_words(doc: Document) -> tuple[UnknownWord, ...]:
    """The unknown words of the prose that could be misspelt, in order.

    Left out: words in all capitals or with a capital inside, words with digits or letters beyond
    English, parts of addresses and codes, words that the project accepts, bylines and datelines.
    """
    search = _Search(doc)
    found = list(search.words())
    if search.terms:
        found = [word for word in found if word.form not in search.terms]
    if sum(word.text.islower() for word in found) >= _FEWEST_FOREIGN:
        found = _outside_of_foreign(doc, found)
    small = Counter(word.form for word in found if word.text[0].islower())
    stems = Counter(form.removesuffix("s") for form in small)
    capital = Counter(word.form for word in found if word.text[0].isupper() and not word.opens)
    opening = Counter(word.form for word in found if word.text[0].isupper() and word.opens)
    return tuple(
        word._replace(
            small=small[word.form],
            capital=capital[word.form],
            opening=opening[word.form],
            kin=stems[word.form.removesuffix("s")] > 1,
        )
        for word in found
    )


def _outside_of_foreign(doc: Document, found: list[UnknownWord]) -> list[UnknownWord]:
    """The words that stand in no passage in another language."""
    foreign = [passage.span for passage in doc.get(foreign_passages)]
    return [
        word for word in found if not any(start <= word.span.start < end for start, end in foreign)
    ]


class _Search:
    """Looks for unknown words; what few words need is computed only for them."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._tokens = doc.get(tokens)
        self._english: dict[int, bool] = {}
        self.terms: set[str] = set()  # what stands alone in quotation marks or brackets somewhere

    def words(self) -> Iterator[UnknownWord]:
        word_kind, doc = TokenKind.WORD, self._doc
        # Most words are known: each distinct one is looked up once, and nothing else is done.
        distinct = doc.get(distinct_words)
        fresh = {text for text in not_settled(distinct) if text not in doc.accepted}
        if not fresh:
            return
        mute = {block.index for block in doc.with_role(Role.BYLINE, Role.DATELINE)}
        for number in [n for n, (text, _, _, _) in enumerate(self._tokens) if text in fresh]:
            token = self._tokens[number]
            if (
                token.kind is word_kind
                and token.block not in mute
                and not self._is_quirk(token)
                and self._is_english(number)
            ):
                yield from self._unknown_parts(number)

    def _is_quirk(self, token: Token) -> bool:
        if not is_code_or_quirk(self._doc.prose, token):
            return False
        if token.text.islower() and is_enclosed(self._doc.prose, token):
            self.terms.add(token.text)
        return True

    @cached_property
    def _starts(self) -> list[int]:
        """Where the sentences start."""
        return [sentence.span.start for sentence in self._doc.get(sentences)]

    def _is_first_word(self, token: Token) -> bool:
        """Whether a word is the first one of its sentence."""
        at = bisect_right(self._starts, token.span.start) - 1
        inside = self._doc.get(sentences)[at].tokens if at >= 0 else ()
        first = next((each for each in inside if each.kind is TokenKind.WORD), None)
        return first is not None and first.span.start == token.span.start

    @cached_property
    def _headlines(self) -> set[int]:
        return {block.index for block in self._doc.with_role(Role.TITLE, Role.HEADING)}

    def _opens(self, number: int) -> bool:
        token = self._tokens[number]
        return (
            (number > 0 and self._tokens[number - 1].text in _ANEW)
            or token.block in self._headlines
            or self._is_first_word(token)
        )

    def _neighbour(self, number: int, step: int) -> Token | None:
        """The token before or after one, in the same block."""
        at = number + step
        if not 0 <= at < len(self._tokens) or self._tokens[at].block != self._tokens[number].block:
            return None
        return self._tokens[at]

    def _is_english(self, number: int) -> bool:
        """Whether the block of a token is not a longer passage in another language."""
        block = self._tokens[number].block
        if block not in self._english and self._is_clearly_english(block):
            self._english[block] = True
        if block not in self._english:
            start = end = number
            while start > 0 and self._tokens[start - 1].block == block:
                start -= 1
            while end < len(self._tokens) and self._tokens[end].block == block:
                end += 1
            inside = [t.text.lower() for t in self._tokens[start:end] if t.kind is TokenKind.WORD]
            long_enough = len(inside) >= _LONGER or "«" in self._doc.prose_of(
                self._doc.blocks[block].span
            )
            english = sum(text in _ENGLISH for text in inside)
            self._english[block] = not long_enough or english >= _ENGLISH_SHARE * len(inside)
        return self._english[block]

    def _is_clearly_english(self, block: int) -> bool:
        prose, (start, end) = self._doc.prose, self._doc.blocks[block].span
        least = max(1.0, _CLEAR_SHARE * prose.count(" ", start, end))
        found = 0
        for word in _COMMONEST:
            found += prose.count(word, start, end)
            if found >= least:
                return True
        return False

    def _unknown_parts(self, number: int) -> Iterator[UnknownWord]:
        """The unknown parts of a word between its hyphens; most words have one part."""
        token = self._tokens[number]
        matches = list(PART.finditer(token.text))
        compound = len(matches) > 1
        if compound:
            if lexicon().knows("".join(match.group() for match in matches)):
                return  # criss-cross
            matches = [match for match in matches if not self._is_fine(match.group())]
            in_name = token.text[0].isupper() and not self._opens(number)
            if len(matches) > 1 or (in_name and matches and matches[0].start() > 0):
                return  # Opa-locka, Song-thaek: names
        for match in matches:
            form = base_form(match.group())
            if form is None:
                continue
            start = match.start()
            text = token.text[start : start + len(form)]
            if text in self._doc.accepted:
                continue
            yield self._unknown(number, text, form, start, compound=compound)

    def _unknown(
        self, number: int, text: str, form: str, start: int, *, compound: bool
    ) -> UnknownWord:
        token = self._tokens[number]
        before, after = self._neighbour(number, -1), self._neighbour(number, 1)
        ends_inside = start + len(form) < len(token.text)
        opens = not start and self._opens(number)
        return UnknownWord(
            text,
            form,
            _span_inside(self._doc, token, start, start + len(form)),
            token.block,
            opens=opens,
            part=compound,
            beside_capital=_has_capital(after),
            behind_capital=_has_capital(before),
            before=MARK if start else _counted(before, START),
            after=MARK if compound and ends_inside else _counted(after, END),
            suspect=text.islower() and lexicon().is_name(form),
        )

    def _is_fine(self, text: str) -> bool:
        return is_plainly_known(text) or text in self._doc.accepted


def _has_capital(token: Token | None) -> bool:
    return (
        token is not None
        and token.kind is TokenKind.WORD
        and token.text[0].isupper()
        and token.text not in _I
    )


def _counted(token: Token | None, edge: str) -> str:
    """A neighbour as the counts know it."""
    if token is None:
        return edge
    forms = counted([token]).forms[1:-1]
    if not forms:
        return edge
    form = forms[-1] if edge is START else forms[0]
    return START if edge is START and form == STOP else form


def _span_inside(doc: Document, token: Token, start: int, end: int) -> Span:
    """The place of a stretch of a token's text, which may be shorter than its span."""
    if token.span.end - token.span.start == len(token.text):
        return Span(token.span.start + start, token.span.start + end)
    places = [
        at for at in range(token.span.start, token.span.end) if doc.prose[at : at + 1] != JOINER
    ]
    return Span(places[start], places[end - 1] + 1)
