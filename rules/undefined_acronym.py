"""Rule `undefined-acronym`."""

from collections import Counter
from collections.abc import Collection, Iterator

from linter.analyses.acronyms import SMALL_WORDS, acronyms
from linter.analyses.lexicon import lexicon
from linter.analyses.quotes import narrative
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Option,
    Role,
    Rule,
    Severity,
    Token,
    TokenKind,
    lazy_pattern,
)

# Within a line: one use of several stands there.
_CAPITALS = lazy_pattern(r" ([A-Z]{3,6})(?=[ ,.])")
_RUN = lazy_pattern(r"(?<![A-Z])[A-Z]{3,6}(?![A-Z])")
_EXPLAINED = lazy_pattern(r"\(([A-Z]{3,6})|\b([A-Z]{3,6})(?:s? \(|[,:]? (?:stands|which|short) )")
_KNOWN = 3.0  # zipf frequency from which an acronym needs no words
# Known by these letters, and often only by them, whatever their frequency in news.
_WELL_KNOWN = frozenset(
    "ACLU AIDS ASAP AWOL BMW CCTV CNBC DVD DIY ESPN FIFA FAQ GIF GMT GNU GOP HBO HDD HDMI HIV HTML"
    " IBM IKEA ISBN IOU JPEG JPG KDE KFC KGB LCD LED LGBT LGBTQ LLC LSD MBA MIT MTV NAACP NBA NBC"
    " NCAA NFL NHL NPR NRA NSA OPEC PBS PDF PGA PNG PTSD RAM RGB RIP ROM RSVP SARS SIM SMS SOS SQL"
    " SSD SUV SWAT TED TNT UCLA UEFA UFO UHD UNHCR USAID USB USSR UTC VAT VGA VHS VIP VPN WWF WWII"
    " XML YMCA III VII VIII XIII XVI XVII XVIII XIV XIX XXI".split()
)
_WORD = lazy_pattern(r"[A-Za-z]\w*")
_SHOUTED = 0.5  # of the words of a line


class UndefinedAcronym(Rule):
    """An acronym is used again and again, and the article never says what it stands for.

    The sentence that gave the full name may have been lost, or the writer took it for known. The
    first use is reported.

    An acronym is three to six capitals, used at least `uses` times in what the writer says, and
    rare in news and the web. It counts as given where it stands beside brackets ("the Rural
    Housing Board (RHB)", "RHB (a board)"), and where words with these initials stand anywhere.

    Known limits: what every reader of a trade knows is rare elsewhere, and stations and firms may
    have no other name; hence this is an information. `accept-words` takes the acronyms of a house.
    """

    name = "undefined-acronym"
    category = Category.CONSISTENCY
    severity = Severity.INFO
    english_only = True
    bad = (
        Bad(
            "The ⟦QZHB⟧ paid for the road. The town asked the QZHB for more.\n\n"
            "The QZHB has not answered."
        ),
        Bad("Ask the ⟦QZHB⟧, said Ann Roe. The QZHB is slow, and the QZHB, she said, is dear."),
    )
    good = (
        Good("The Quay Zone Housing Board paid. Ask the QZHB. The QZHB is new. The QZHB left."),
        Good("The board (QZHB) paid. Ask the QZHB. The QZHB is new. The QZHB left."),
        Good("The QZHB (see below) paid. Ask the QZHB. The QZHB is new. The QZHB left."),
        Good("The QZHB paid for the road. The town asked the QZHB for more.", why="two uses"),
        Good("NASA paid. Ask NASA. Then NASA left, and NASA came back.", why="well known"),
        Good("STOP THE XUNLIT FLOW NOW. XUNLIT IT IS. XUNLIT XUNLIT.", why="a shout"),
    )

    uses: Option[int] = Option(3, "how often an acronym is used before it is asked for", at_least=1)

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the first use of each acronym that nothing explains."""
        capitals = {word for word in _CAPITALS.findall(doc.prose) if _is_rare(word)}
        if not capitals:
            return
        uses = Counter(_RUN.findall(doc.prose))
        often = (word for word in capitals if uses[word] >= self.uses)
        candidates = {word for word in often if word not in doc.accepted}
        if candidates:
            candidates -= {each.letters.upper() for each in doc.get(acronyms)}
        if candidates:
            candidates -= _given(doc.prose, candidates)
        if not candidates:
            return
        places = _places(doc, candidates)
        first: dict[str, Token] = {}
        for token in places:
            first.setdefault(token.text, token)
        for word, count in Counter(token.text for token in places).items():
            if count >= self.uses:
                yield Finding(
                    first[word].span,
                    f'"{word}" is used {count} times, and what it stands for is not said',
                    confidence=0.6,
                )


def _is_rare(word: str) -> bool:
    return word not in _WELL_KNOWN and lexicon().frequency(word) < _KNOWN


def _places(doc: Document, candidates: set[str]) -> list[Token]:
    """Where they stand in running text, in lines that are not in capitals altogether."""
    found = []
    for index, inside in doc.get(narrative).items():
        here = [token for token in inside if token.text in candidates]
        if not here or doc.blocks[index].role not in (Role.BODY, Role.LIST):
            continue
        words = [token.text for token in inside if token.kind is TokenKind.WORD]
        if sum(map(str.isupper, words)) < _SHOUTED * len(words):
            found.extend(here)
    return found


def _given(prose: str, candidates: Collection[str]) -> set[str]:
    """Those that a bracket stands beside, or whose letters are the initials of words anywhere."""
    words = [word.lower() for word in _WORD.findall(prose)]
    all_initials = "".join(word[0] for word in words).upper()
    initials = "".join(word[0] for word in words if word not in SMALL_WORDS).upper()
    given = {inside or beside for inside, beside in _EXPLAINED.findall(prose)}
    for length in {len(word) for word in candidates}:  # once for all, however many there are
        for letters in (all_initials, initials):
            given.update(letters[at : at + length] for at in range(len(letters) - length + 1))
    return given
