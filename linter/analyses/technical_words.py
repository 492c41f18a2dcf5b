"""Names of commands, libraries and settings, which no word list holds; and rows of names.

They look like slips: "perf", "wasi", "nmap". What tells them apart is that the text is about
software, and that such a name stands in code, in an address, as an option or as a key there too.
Asked only about words that would be reported.
"""

from typing import Final

from linter.analyses.known_errors import known_errors
from linter.analyses.lexicon import TECHNICAL, lexicon
from linter.analyses.ngrams import MARK, START, STOP
from linter.analyses.unknown_words import UnknownWord
from linter.analysis import analysis
from linter.document import JOINER, Document, Role
from linter.lazy_pattern import lazy_pattern

_WORD = lazy_pattern(r"[A-Za-z]{3,}")
_IN_CODE: Final = frozenset("/\\=<>{}$~@#`|+%&")
_LETTER = lazy_pattern(r"[^\W_]")
_ABOUT_SOFTWARE = lazy_pattern(
    r"\w\(\)|[a-z]_[a-z]|(?<![\w-])--?[a-z]{2}"
    r"|\b\d+\.\d+\.\d+\b|\w\.(?:py|js|ts|sh|cpp|json|ya?ml|toml|conf|cfg|rs|md|rst)\b"
    r"|\b(?:sudo|Linux|Unix|Debian|Ubuntu|GitHub|GitLab|APIs?|SQL|HTTPS?|JSON|XML|HTML|CSS|YAML"
    r"|Lua|Rust|Perl|Ruby|PHP|Bash|[Pp]rogramming"
    r"|Python|JavaScript|Java|Docker|Kubernetes|[Cc]ommand[ -]line|[Oo]pen[ -]source|[Rr]untime"
    r"|[Cc]ompilers?|[Rr]epositor(?:y|ies)|[Ss]oftware|[Cc]hangelog|[Ss]erver|GNU|GPL)\b"
)
_ENOUGH = 3  # different signs that a text is about software
_THINGS: Final = frozenset(
    "command commands library package packages module modules function functions utility daemon"
    " plugin plugins tool tools binary script method option flag syscall macro variable keyword"
    " binding bindings engine backend frontend framework parser server client api".split()
)
_DETERMINERS: Final = frozenset("the a an this that its your our another each called named".split())
_NO_WORDS: Final = frozenset((START, STOP, MARK))
_SMALL = lazy_pattern(r"(?<!\w)[a-z]{2}")
_HEADLINES: Final = frozenset({Role.TITLE, Role.HEADING})
_LONGEST_LINE = 40  # of a word alone
_LONGEST_ROW = 80
_LONG_HEADING = 3  # words beside the one that is asked about
_AROUND = 3  # characters of markup between a word and its colon


def is_technical(doc: Document, word: UnknownWord) -> bool:
    """Whether an unknown word in small letters is the name of something in software."""
    form = word.form
    if word.capitalised or word.suspect or form in known_errors():
        return False
    if form in doc.get(words_in_code) or _is_option(doc, word):
        return True
    known = bool(lexicon().entry(form).marks & TECHNICAL)
    if not doc.get(is_about_software):
        return known and word.after in _THINGS
    if known:
        return True
    return (
        (word.before in _DETERMINERS and word.after in _THINGS)
        or _is_key(doc, word)
        or _is_alone(doc, word)
    )


def is_in_row_of_names(doc: Document, word: UnknownWord) -> bool:
    """Whether a word with a capital stands in a line without words in small letters.

    Lists of authors and of places look so. A headline may do so too.
    """
    if not word.capitalised:
        return False
    start, end = word.span
    before = doc.prose[max(0, start - _LONGEST_ROW) : start].rpartition("\n")[2]
    after = doc.prose[end : end + _LONGEST_ROW].partition("\n")[0]
    row = f"{before} {after}"
    if len(row) > _LONGEST_ROW or _SMALL.search(row):
        return False
    return doc.blocks[word.block].role not in _HEADLINES or len(row.split()) < _LONG_HEADING


@analysis
def is_about_software(doc: Document) -> bool:
    """Whether a text shows code, or speaks of software more than once."""
    if doc.with_role(Role.CODE):
        return True
    found = _ABOUT_SOFTWARE.finditer(doc.text)
    return len({each.group() for _, each in zip(range(50), found, strict=False)}) >= _ENOUGH


@analysis
def words_in_code(doc: Document) -> frozenset[str]:
    """The words that stand in code, addresses and identifiers, in small letters."""
    text, prose = doc.text, doc.prose
    code = {block.index for block in doc.with_role(Role.CODE)}
    found = set()
    for match in _WORD.finditer(text):
        start, end = match.span()
        if prose[start:end] != match.group() or _is_in_identifier(prose, start, end):
            found.add(match.group().lower())
        elif code:
            block = doc.block_at(start)
            if block is not None and block.index in code:
                found.add(match.group().lower())
    return frozenset(found)


def _is_in_identifier(prose: str, start: int, end: int) -> bool:
    """Whether marks beside a word make it a part of an address, a path or an identifier."""
    before, after = prose[start - 1 : start], prose[end : end + 1]
    if before in _IN_CODE or after in _IN_CODE:
        return bool(before) or bool(after)
    if before == "_" or after == "_":
        far = prose[start - 2 : start - 1] if before == "_" else prose[end + 1 : end + 2]
        return far.isalnum()
    if before == ".":
        return prose[start - 2 : start - 1].isalnum()
    if after == ".":
        return prose[end + 1 : end + 2].isalnum() and prose[end + 1].islower()
    return after == "(" or before.isdigit() or after.isdigit()


def _is_option(doc: Document, word: UnknownWord) -> bool:
    """Whether a word is an option of a command: "-fno-builtin", "--pretty"."""
    start = word.span.start
    before = doc.prose[max(0, start - 2) : start]
    return before.endswith("-") and not before[:-1].isalnum()


def _is_key(doc: Document, word: UnknownWord) -> bool:
    """Whether a word is what an entry is about: "wasi: updates for the new version"."""
    after = doc.prose[word.span.end : word.span.end + _AROUND].lstrip(JOINER + " ")
    return word.before in _NO_WORDS and after.startswith(":")


def _is_alone(doc: Document, word: UnknownWord) -> bool:
    """Whether a word is all of its line, or alone in brackets: the name of an account, say."""
    start, end = word.span
    prose = doc.prose
    if prose[start - 1 : start] == "(" and prose[end : end + 1] == ")":
        return True
    before = prose[max(0, start - _LONGEST_LINE) : start].rpartition("\n")[2]
    after = prose[end : end + _LONGEST_LINE].partition("\n")[0]
    return not _LETTER.search(before) and not _LETTER.search(after)
