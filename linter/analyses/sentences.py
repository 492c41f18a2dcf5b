"""Sentences of each block, split where a stop ends one and an abbreviation does not."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from linter.analyses.tokens import tokens
from linter.analysis import analysis
from linter.document import JOINER, Document, Sentence, Token, TokenKind
from linter.span import Span

# Before a name, and never at an end.
_TITLES = frozenset(
    "mr mrs ms mx dr prof rev messrs mme mlle gen col lt maj capt cmdr adm sgt cpl pvt gov sen rep"
    " pres supt det insp hon fr sens reps gens".split()
)
# Written with a capital; they end a sentence only before a word that begins one.
_NAME_PARTS = frozenset(
    "st ste mt ft jr sr inc co corp ltd llc bros ave blvd rd sq univ dept assn intl ala ariz ark"
    " calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore"
    " pa penn tenn tex vt va wash wis wyo ont que".split()
)
# Before a number; else they end a sentence as any word does.
_NUMBERED = frozenset(
    "no nos vol ch fig figs p pp art sec para jan feb mar apr jun jul aug sep sept oct nov dec est"
    " approx ca c tel ext".split()
)
_MID_SENTENCE = frozenset("vs v cf eg ie viz al".split())
_NEVER_LAST = frozenset("e.g. i.e.".split())
_TIMES = frozenset("a.m. p.m.".split())
_AFTER_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun et est"
    " edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet ist aest eastern central mountain"
    " pacific greenwich".split()
)
# Words that begin a sentence rather than continue a name.
_STARTERS = frozenset(
    "mr mrs ms the a an he she it they we you this that these those there here his her its"
    " their our my what who whom whose which when where why how and but or nor so yet for in on"
    " at as if by to from with without within into onto over under after before during since"
    " until while although though because unless despite about against among between through"
    " throughout across along around behind beside besides beyond like not no yes both either"
    " neither each every all some any many most more much few several such another other others"
    " one two three four five six seven eight nine ten once then now today tomorrow yesterday"
    " later earlier meanwhile however moreover furthermore nevertheless nonetheless therefore"
    " thus instead indeed still also even only just perhaps maybe is are was were do does did"
    " has have had can could will would should let according last next it's that's he's she's"
    " there's they're we're we've i'm i've i'd i'll don't isn't".split()
)
_SPEECH = frozenset(
    "said says asked asks replied added wrote told shouted cried tweeted joked quipped wondered"
    " exclaimed answered demanded yelled".split()
)
_SPEAKER_WORDS = 4  # of a speaker's name between a question and its verb
_CLOSERS = frozenset("\"”’'»)]")
_ITEM_DIGITS = 3  # of a number that counts items: "12. Wash the rice"


@analysis
def sentences(doc: Document) -> tuple[Sentence, ...]:
    """The sentences of all blocks in order; a block without a stop is one sentence."""
    found: list[Sentence] = []
    for block, group in groupby(doc.get(tokens), key=attrgetter("block")):
        found.extend(_Splitter(doc.prose, list(group)).split(block))
    return tuple(found)


class _Splitter:
    """Finds the sentence ends in the tokens of one block."""

    def __init__(self, prose: str, block_tokens: Sequence[Token]) -> None:
        self._prose = prose
        self._tokens = block_tokens

    def split(self, block: int) -> Iterator[Sentence]:
        start = 0
        for end in self._ends():
            inside = self._tokens[start:end]
            yield Sentence(Span(inside[0].span.start, inside[-1].span.end), block, tuple(inside))
            start = end

    def _ends(self) -> Iterator[int]:
        """The index after each sentence's last token, closing quotes and brackets included."""
        start = end = 0
        count = len(self._tokens)
        stop_kind, word_kind = TokenKind.STOP, TokenKind.WORD
        stops = [
            n
            for n, (text, kind, _, _) in enumerate(self._tokens)
            if kind is stop_kind or (kind is word_kind and text[-1] == ".")
        ]
        for n in stops:
            if n < end:
                continue
            end = self._after_closers(n)
            if end < count and self._is_end(start, n, end):
                yield end
                start = end
        if start < count:
            yield count

    def _after_closers(self, stop: int) -> int:
        """Past the marks that touch a stop and belong to its sentence, and a note's number."""
        n = stop + 1
        while n < len(self._tokens) and self._touches(n):
            token = self._tokens[n]
            if token.text in _CLOSERS or token.kind is TokenKind.STOP:
                n += 1
            elif token.text == "[" and [t.text for t in self._tokens[n + 2 : n + 3]] == ["]"]:
                n += 3
            else:
                break
        return n

    def _touches(self, n: int) -> bool:
        """Whether nothing but markup stands between a token and the one before it."""
        left, right = self._tokens[n - 1].span.end, self._tokens[n].span.start
        return left == right or not self._prose[left:right].strip(JOINER)

    def _is_end(self, start: int, stop: int, after: int) -> bool:
        """Whether a sentence that begins at `start` ends before `after`; all are token indices."""
        word = self._first_word(after)
        if self._touches(after):
            return after == stop + 1 and self._is_glued(stop, word)
        is_word = word.kind is TokenKind.WORD
        if self._tokens[after].kind is TokenKind.STOP or (is_word and word.text.islower()):
            return False  # . . .: the last one decides
        begins = word.text.lower().replace("’", "'") in _STARTERS
        mark = self._tokens[stop].text
        if self._tokens[stop].kind is TokenKind.WORD:
            return _ends_after_dotted(mark.lower(), word, begins=begins)
        if mark == ".":
            return not self._is_abbreviation(start, stop, word, begins=begins)
        if not mark.strip(".…"):
            return begins or not is_word or self._is_final_ellipsis(start, stop)
        return not self._is_asked(stop, after)

    def _is_final_ellipsis(self, start: int, stop: int) -> bool:
        """An ellipsis that touches a word or follows a stop; one that stands alone is a pause."""
        if stop == start:
            return False
        return self._touches(stop) or self._tokens[stop - 1].kind is TokenKind.STOP

    def _first_word(self, n: int) -> Token:
        while self._tokens[n].kind in (TokenKind.QUOTE, TokenKind.PUNCTUATION) and n + 1 < len(
            self._tokens
        ):
            n += 1
        return self._tokens[n]

    def _is_glued(self, stop: int, word: Token) -> bool:
        """A lost space: "he said.The next day"; not 3.5 nor Node.js."""
        before = self._tokens[stop - 1] if stop else None
        return (
            before is not None
            and before.kind is TokenKind.WORD
            and before.text.islower()
            and word.text.istitle()
            and word.text.lower() in _STARTERS
        )

    def _is_asked(self, stop: int, after: int) -> bool:
        """A quoted question or cry whose speaker follows: "Why?" Mr Kirby asked."""
        if after == stop + 1 or self._tokens[after - 1].text not in _CLOSERS:
            return False
        near = self._tokens[after : after + _SPEAKER_WORDS + 1]
        verb = next((n for n, token in enumerate(near) if token.text in _SPEECH), 0)
        return verb > 0 and all(token.kind is not TokenKind.STOP for token in near[:verb])

    def _is_abbreviation(self, start: int, stop: int, following: Token, *, begins: bool) -> bool:
        """Whether a single stop belongs to the word before it and not to the sentence."""
        word = self._tokens[stop - 1]
        if stop == start or not self._touches(stop):
            return False
        if word.kind is TokenKind.NUMBER:
            return stop - 1 == start and word.text.isdigit() and len(word.text) <= _ITEM_DIGITS
        if word.kind is not TokenKind.WORD:
            return False
        if following.kind is TokenKind.NUMBER:
            return word.text.lower() in _NUMBERED | _TITLES
        return _stands_before_name(word.text, begins=begins)


def _stands_before_name(word: str, *, begins: bool) -> bool:
    text = word.lower()
    if not word[0].isupper():
        return text in _MID_SENTENCE
    if len(text) == 1:
        return text != "i" and not begins  # an initial: J. Smith
    return text in _TITLES or (text in _NAME_PARTS and not begins)


def _ends_after_dotted(text: str, word: Token, *, begins: bool) -> bool:
    """Whether a sentence ends with an abbreviation that keeps its stops: "in the U.S. The ..."."""
    if text in _NEVER_LAST:
        return False
    if text in _TIMES:
        return word.kind is not TokenKind.WORD or word.text.lower() not in _AFTER_TIME
    return begins
