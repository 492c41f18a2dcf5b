"""From findings to diagnostics: rule, severity, position, excerpt and fingerprint go on."""

from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from linter.analyses.sentences import sentences
from linter.document import Document
from linter.finding import (
    Diagnostic,
    Excerpt,
    Finding,
    Fix,
    PlacedEdit,
    PlacedFix,
    PlacedRelated,
    Severity,
)
from linter.rule import Rule
from linter.span import Position, Span

# Of a long line, so much around the place is kept: a file may be one line of a megabyte.
_CONTEXT = 160
_LONGEST_UNDERLINE = 400


class Stamp:
    """Makes the diagnostics of one document; remembers fingerprints, which count repetitions."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._seen: Counter[bytes] = Counter()
        self._digests: dict[Span, bytes] = {}  # a sentence may be long, and hold many findings

    def diagnostic(self, rule: Rule, finding: Finding, severity: Severity | None) -> Diagnostic:
        """The diagnostic of a finding.

        Raises:
            ValueError: if the finding, its fix or a related place lies outside the document.
        """
        doc, span = self._doc, finding.span
        if not 0 <= span.start <= span.end <= len(doc.text):
            raise ValueError(f"reported {tuple(span)} in a text of {len(doc.text)} code points")
        if not 0 <= finding.confidence <= 1:
            raise ValueError(f"reported a confidence of {finding.confidence}, not from 0 to 1")
        return Diagnostic(
            path=doc.name,
            span=span,
            start=doc.lines.position(span.start),
            end=doc.lines.position(span.end),
            rule=rule.name,
            category=rule.category,
            severity=severity or finding.severity or rule.severity,
            confidence=round(finding.confidence, 3),
            message=finding.message,
            suggestions=finding.suggestions,
            fix=self._fix(finding.fix) if finding.fix else None,
            related=tuple(
                PlacedRelated(*self._ends(each.span), each.message) for each in finding.related
            ),
            excerpt=_excerpt(doc, span),
            fingerprint=self._fingerprint(rule.name, span),
        )

    def _ends(self, span: Span) -> tuple[Position, Position]:
        if span.end < span.start:
            raise ValueError(f"a place ends before it starts: {tuple(span)}")
        return self._doc.lines.position(span.start), self._doc.lines.position(span.end)

    def _fix(self, fix: Fix) -> PlacedFix:
        ordered = sorted(fix.edits, key=lambda edit: edit.span)
        for edit, following in pairwise(ordered):
            if following.span.start < edit.span.end:
                raise ValueError(f"a fix edits {tuple(edit.span)} and {tuple(following.span)}")
        written = self._doc.escape
        edits = (
            PlacedEdit(*self._ends(edit.span), edit.span, written(edit.text)) for edit in ordered
        )
        return PlacedFix(fix.title, fix.safe, tuple(edits))

    def _fingerprint(self, rule: str, span: Span) -> str:
        """The same wherever the sentence moves; another when the sentence is edited."""
        parts = (self._digest(span), self._digest(self._sentence(span)))
        base = b"\0".join((rule.encode(), *parts))
        self._seen[base] += 1
        if self._seen[base] > 1:
            base += b"\0%d" % self._seen[base]
        return _hash(base, 8).hex()

    def _digest(self, span: Span) -> bytes:
        """Of a stretch's words, whatever the blanks between them."""
        if span not in self._digests:
            words = " ".join(self._doc.text_of(span).split())
            self._digests[span] = _hash(words.encode("utf-8", "surrogatepass"), 64)
        return self._digests[span]

    def _sentence(self, span: Span) -> Span:
        found = self._doc.get(sentences)
        at = bisect_right(found, span.start, key=lambda sentence: sentence.span.start) - 1
        return found[at].span if at >= 0 and span.start < found[at].span.end else span


def _hash(data: bytes, size: int) -> bytes:
    from hashlib import blake2b  # loads OpenSSL, which a run without findings need not

    return blake2b(data, digest_size=size).digest()


def _excerpt(doc: Document, span: Span) -> Excerpt:
    line = doc.lines.line_span(doc.lines.position(span.start).line)
    stop = min(span.end, line.end, span.start + _LONGEST_UNDERLINE)
    first = max(line.start, span.start - _CONTEXT)
    last = min(line.end, stop + _CONTEXT)
    return Excerpt(
        line=doc.text[first:last],
        underline=Span(span.start - first, max(stop, span.start) - first),
        cut_before=first > line.start,
        cut_after=last < line.end,
    )
