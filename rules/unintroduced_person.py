"""Rule `unintroduced-person`."""

from collections.abc import Iterator, Sequence

from linter.analyses.people import COURTESY_TITLES, Mention, people
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Related,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

# Known everywhere by the surname alone.
_WORLD_KNOWN = frozenset(
    "trump biden obama bush clinton reagan nixon kennedy lincoln churchill thatcher blair"
    " johnson cameron merkel macron putin stalin lenin gorbachev yeltsin zelensky zelenskiy"
    " zelenskyy xi mao kim castro chavez modi gandhi mandela netanyahu arafat assad saddam"
    " hussein gaddafi qaddafi khamenei khomeini erdogan hitler mussolini franco napoleon marx"
    " darwin einstein newton freud shakespeare dickens mozart beethoven bach picasso gates"
    " musk bezos zuckerberg jobs".split()
)
# What follows "Mr" and "Miss" without being a surname.
_NO_SURNAMES = frozenset(
    "president speaker chairman chairwoman secretary ambassador mayor governor senator minister"
    " justice big right wrong fix nice bean universe world america usa england teen olympia robot"
    " potato men man and or"
    " scrooge hyde darcy spock doubtfire marple poppins kipling pepper grinch".split()
)
_PAGEANT = lazy_pattern(r"\b(?:the|an?|former|reigning|current|crowned|won|as|of) $")
_LOOK_BACK = 12
_READ_LATER = (Role.TITLE, Role.HEADING, Role.CAPTION, Role.BYLINE, Role.FURNITURE)


class UnintroducedPerson(Rule):
    """A person is referred to by surname, and the article never says who that is.

    The sentence that gave the full name or the office was lost, or stands further down: readers
    meet "Mr Varga" or "Varga said" without knowing whom. The first such mention is reported.

    A person is known by a courtesy title (Mr, Mrs, Ms, Miss) with the surname, somewhere outside
    quotations; a surname alone is no evidence, for companies and places look the same. The name
    counts as introduced by any run of capitalised words that holds it (Ana Varga, Kim Jong-un,
    Justice Varga), by a role before it (spokesman Varga) or by an apposition (Mr Varga, who ...).
    Headlines may name anybody. Leaders whom the whole world knows by one name need no more.

    Not found: people without any courtesy title, and relatives who share an introduced surname.
    """

    name = "unintroduced-person"
    category = Category.ATTRIBUTION
    english_only = True
    severity = Severity.WARNING
    bad = (
        Bad(
            "The port stays shut, ⟦Varga⟧ had said on Monday. Ships wait outside.\n\n"
            "Mr Varga said the crane would be repaired by the weekend."
        ),
        Bad(
            "The school was fined by the council.\n\n⟦Mrs. de Winter⟧ said she would appeal.\n\n"
            "Teachers stood by Rosa de Winter, the head of the school, on Friday.",
            why="the full name comes later",
        ),
    )
    good = (
        Good("Imre Varga, the owner, denied it. Mr Varga said the port was safe."),
        Good(
            "Lee Kwan-ho runs the firm. Mr Lee said that sales had doubled.",
            why="family name first",
        ),
        Good("The plant is owned by Mr Varga, who made his money in salt. Mr Varga said no more."),
        Good("Mr Putin said the talks went well.", why="known everywhere"),
        Good("Mohammed al-Rashid built it. Mr. Rashid said it was safe. So did Mr. al-Rashid."),
        Good("The former Miss Peru fled. Miss Peru said that she would come back."),
        Good("Nokia said sales fell. Investigators said little.", why="no evidence of a person"),
        Good('"I told Mr Varga to leave, and Mr Varga said no," Ann Roe said.', why="in speech"),
        Good("The inn stood on the site of Mrs Booth's house.", why="one mention, in passing"),
        Good("Greta Jones owns the house. Mr Jones' brother said it was hers."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report the first mention of each surname that nothing introduces."""
        if not any(title in doc.prose for title in COURTESY_TITLES):
            return
        found = doc.get(people)
        for key, mentions in found.by_surname.items():
            mention = _first_unexplained(doc, key, mentions)
            if mention is None or mention.name in doc.accepted or mention.key in doc.accepted:
                continue
            full = _in_full(found.in_full, key)
            if full is None:
                yield _never_introduced(mention)
            elif _block(doc, full.start) > mention.block:
                yield _introduced_late(doc, mention, full)


def _first_unexplained(doc: Document, key: str, mentions: Sequence[Mention]) -> Mention | None:
    """The first mention in the running text, if the surname is a person's and needs a name."""
    known = key in _WORLD_KNOWN or key in _NO_SURNAMES or len(key) == 1
    if known or not any(mention.titled for mention in mentions):
        return None
    inside = [m for m in mentions if doc.blocks[m.block].role not in _READ_LATER]
    if any(_is_pageant(doc, mention) for mention in inside):
        return None
    if not inside or inside[0].explained or not (len(inside) > 1 or inside[0].acts):
        return None
    return inside[0]


def _is_pageant(doc: Document, mention: Mention) -> bool:
    """Whether Miss is what somebody won: "the former Miss Peru"."""
    before = doc.prose[max(0, mention.span.start - _LOOK_BACK) : mention.span.start]
    return doc.prose.startswith("Miss ", mention.span.start) and bool(_PAGEANT.search(before))


def _in_full(index: dict[str, Span], key: str) -> Span | None:
    """Where the name stands in full; the names Gates and Gate' may be one."""
    forms = (key, *key.split("-"), key.removesuffix("s"), key + "s")
    return min((index[form] for form in forms if form in index), default=None)


def _block(doc: Document, offset: int) -> int:
    block = doc.block_at(offset)
    return block.index if block else -1


def _never_introduced(mention: Mention) -> Finding:
    how = "by title and surname" if mention.titled else "by surname"
    return Finding(
        mention.span,
        f'"{mention.name}" is referred to {how} only; no first name or role stands anywhere'
        " in the article",
        confidence=0.75,
    )


def _introduced_late(doc: Document, mention: Mention, full: Span) -> Finding:
    return Finding(
        mention.span,
        f'"{mention.name}" is referred to by surname before the full name,'
        f' "{doc.text_of(full)}", is given',
        related=(Related(full, "the full name is given here"),),
        confidence=0.75,
    )
