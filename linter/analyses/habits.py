"""Faults that an article has again and again: one cause, and one thing to tell people.

Where a conversion or a writer set a space wrong throughout, a warning at every place says the same
over and over. The first stays a warning; the others are information, each with its own fix.
"""

from collections.abc import Iterable, Iterator

from linter.finding import Finding, Severity

_HABIT = 3  # so many of a kind are no slips


def once_per_habit(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of one kind; of three or more, all but the first as information."""
    found = list(findings)
    weighty = [finding for finding in found if finding.severity is not Severity.INFO]
    if len(weighty) < _HABIT:
        yield from found
        return
    for finding in found:
        if finding is weighty[0]:
            more = f"{finding.message} (and at {len(weighty) - 1} more places)"
            yield finding._replace(message=more)
        else:
            yield finding._replace(severity=Severity.INFO)
