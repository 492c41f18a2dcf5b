"""Declarative rules: a TOML file becomes a rule, for house style without Python.

    kind = "substitution"        # existence, substitution, consistency, occurrence, capitalisation
    category = "style"
    severity = "info"
    summary = "A long word stands where a short one does."
    message = 'Say "{better}" instead of "{found}"'
    [swap]
    utilize = "use"
    [[bad]]
    text = "We ⟦utilize⟧ it."
    suggests = "use"
    fixed = "We use it."
    [[good]]
    text = "We use it."

Phrases match whole words, over line ends too; `regex = true` makes them patterns of the `regex`
package, run with a timeout: a pattern that exceeds it is a problem named in the report, not a hang.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from linter.analyses.sentences import sentences
from linter.analysis import analysis
from linter.document import Document, Role
from linter.finding import Finding, Fix, Related
from linter.rule import Rule
from linter.span import Span

TIMEOUT = 2.0  # seconds for one pattern over one document

KINDS_OF_PATTERN: dict[
    str, tuple[str, str]
] = {  # kind: the key that holds its data, its default message
    "existence": ("phrases", '"{found}" is on the list of phrases to avoid'),
    "substitution": ("swap", 'Use "{better}" instead of "{found}"'),
    "consistency": ("forms", '"{found}" here, but "{better}" elsewhere in the article'),
    "occurrence": ("phrases", '"{found}" occurs {count} times; at most {limit} is wanted'),
    "capitalisation": ("forms", 'Write "{better}", not "{found}"'),
}
KINDS_WITH_REGEX = frozenset(KINDS_OF_PATTERN) - {"capitalisation"}
DEFAULT_ROLES = ("title", "heading", "body", "list", "caption")
_DEFAULT_ROLES = frozenset(map(Role, DEFAULT_ROLES))
_CAPITALISED_ROLES = frozenset({Role.TITLE, Role.HEADING})


class Pattern(NamedTuple):
    """The data of a declarative rule, checked for form."""

    kind: str
    forms: tuple[tuple[str, str], ...]  # a form to look for, and what to say instead (or the same)
    message: str
    regex: bool = False
    ignore_case: bool = True
    roles: frozenset[Role] = _DEFAULT_ROLES
    limit: int = 0


class _Hit(NamedTuple):
    span: Span
    found: str
    form: str
    better: str
    opens: bool  # it stands where any word has a capital: in a title or as a sentence's first


class PatternRule(Rule):
    """A rule made from a TOML file; the module says in which form."""

    def __init__(self, path: Path, pattern: Pattern, text: str) -> None:
        super().__init__()
        self.name = path.stem.replace("_", "-")
        self._path = path
        self._pattern = pattern
        self._text = text
        # What a document must hold for each form; of a regex nothing is known.
        self._needed = tuple("" if pattern.regex else _folded(form) for form, _ in pattern.forms)

    @property
    def explanation(self) -> str:
        """The file's summary and explanation."""
        return self._text

    @property
    def source(self) -> str:
        """The TOML file."""
        return str(self._path)

    def with_values(self, values: Mapping[str, Any]) -> Rule:  # noqa: ARG002 - it has no options
        """The rule itself: all that it says stands in its file."""
        return self

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report what the rule's kind makes of the places where its forms stand."""
        hits = sorted(self._hits(doc), key=lambda hit: hit.span)
        yield from _JUDGES[self._pattern.kind](self._pattern, hits)

    def _hits(self, doc: Document) -> Iterator[_Hit]:
        pattern = self._pattern
        words = doc.get(_folded_prose)
        # A list may hold thousands of phrases, an article few of them.
        pairs = zip(pattern.forms, self._needed, strict=True)
        forms = [each for each, needed in pairs if needed in words]
        if pattern.kind == "consistency":  # one form of a group by itself contradicts nothing
            groups = Counter(group for _, group in forms)
            forms = [each for each in forms if groups[each[1]] > 1]
        if not forms:
            return
        import regex  # 15 ms: only where a declarative rule has something to look for

        flags = regex.IGNORECASE if pattern.ignore_case else 0
        blocks = [block for block in doc.blocks if block.role in pattern.roles]
        openings = doc.get(_openings)
        deadline = monotonic() + TIMEOUT
        for form, better in forms:
            compiled = regex.compile(form if pattern.regex else _whole_words(form), flags)
            for block in blocks:
                left = max(0.001, deadline - monotonic())
                for match in compiled.finditer(doc.prose, *block.span, timeout=left):
                    if match.end() > match.start():
                        opens = match.start() in openings or block.role in _CAPITALISED_ROLES
                        found = " ".join(match.group().split())
                        yield _Hit(Span(*match.span()), found, form, better, opens)


@analysis
def _openings(doc: Document) -> frozenset[int]:
    return frozenset(sentence.span.start for sentence in doc.get(sentences))


@analysis
def _folded_prose(doc: Document) -> str:
    return _folded(doc.prose)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _whole_words(phrase: str) -> str:
    import regex

    words = r"\s+".join(map(regex.escape, phrase.split()))
    return rf"(?<!\w){words}(?!\w)"


def _report(pattern: Pattern, hit: _Hit, better: str = "", **facts: object) -> Finding:
    message = pattern.message.format_map({"found": hit.found, "better": better, **facts})
    fix = Fix.replace(f'Write "{better}"', hit.span, better) if better else None
    return Finding(hit.span, message, suggestions=(better,) if better else (), fix=fix)


def _existence(pattern: Pattern, hits: list[_Hit]) -> Iterator[Finding]:
    for hit in hits:
        yield _report(pattern, hit)


def _substitution(pattern: Pattern, hits: list[_Hit]) -> Iterator[Finding]:
    for hit in hits:
        better = _like(hit.found, hit.better)
        if better != hit.found:
            yield _report(pattern, hit, better)


def _like(found: str, better: str) -> str:
    """The better form, with a capital where the found one has it."""
    return better[:1].upper() + better[1:] if found[:1].isupper() else better


def _consistency(pattern: Pattern, hits: list[_Hit]) -> Iterator[Finding]:
    """Each group of forms is named by its first member, in `better`; the commonest form wins."""
    groups: dict[str, list[_Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.better, []).append(hit)
    for group in groups.values():
        counts = Counter(hit.form for hit in group)
        winner = max(counts, key=lambda form: counts[form])
        first = next(hit for hit in group if hit.form == winner)
        for hit in group:
            if hit.form != winner:
                related = (Related(first.span, f'"{first.found}" here'),)
                better = first.found if pattern.regex else _like(hit.found, winner)
                yield _report(pattern, hit, better)._replace(related=related)


def _occurrence(pattern: Pattern, hits: list[_Hit]) -> Iterator[Finding]:
    counts = Counter(hit.form for hit in hits)
    seen: Counter[str] = Counter()
    for hit in hits:
        seen[hit.form] += 1
        if seen[hit.form] == pattern.limit + 1:
            yield _report(pattern, hit, count=counts[hit.form], limit=pattern.limit)


def _capitalisation(pattern: Pattern, hits: list[_Hit]) -> Iterator[Finding]:
    for hit in hits:
        right = {hit.form, hit.form.upper()}
        if hit.opens:
            right.add(hit.form[:1].upper() + hit.form[1:])
        if hit.found not in right:
            yield _report(pattern, hit, hit.form)


_JUDGES: dict[str, Callable[[Pattern, list[_Hit]], Iterator[Finding]]] = {
    "existence": _existence,
    "substitution": _substitution,
    "consistency": _consistency,
    "occurrence": _occurrence,
    "capitalisation": _capitalisation,
}
