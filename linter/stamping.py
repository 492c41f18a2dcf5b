"""From findings to diagnostics: rule, severity, position, excerpt and fingerprint go on."""

from bisect import bisect_right
from collections import Counter
from hashlib import blake2b

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
        self._seen: Counter[str] = Counter()

    def diagnostic(self, rule: Rule, finding: Finding, severity: Severity | None) -> Diagnostic:
        """The diagnostic of a finding.

        Raises:
            ValueError: if the finding, its fix or a related place lies outside the document.
        """
        doc, span = self._doc, finding.span
        if not 0 <= span.start <= span.end <= len(doc.text):
            raise ValueError(f"reported {tuple(span)} in a text of {len(doc.text)} code points")
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
        return self._doc.lines.position(span.start), self._doc.lines.position(span.end)

    def _fix(self, fix: Fix) -> PlacedFix:
        edits = (PlacedEdit(*self._ends(edit.span), edit.span, edit.text) for edit in fix.edits)
        return PlacedFix(fix.title, fix.safe, tuple(edits))

    def _fingerprint(self, rule: str, span: Span) -> str:
        """The same wherever the sentence moves; another when the sentence is edited."""
        words = (self._doc.text_of(span), self._doc.text_of(self._sentence(span)))
        base = "\0".join((rule, *(" ".join(text.split()) for text in words)))
        self._seen[base] += 1
        if self._seen[base] > 1:
            base += f"\0{self._seen[base]}"
        return blake2b(base.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

    def _sentence(self, span: Span) -> Span:
        found = self._doc.get(sentences)
        at = bisect_right(found, span.start, key=lambda sentence: sentence.span.start) - 1
        return found[at].span if at >= 0 and span.start < found[at].span.end else span


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
