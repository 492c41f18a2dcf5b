"""`--statistics`: what each rule found, and how long rules and analyses took."""

import sys
from collections import Counter
from collections.abc import Iterable

from linter.engine import FileResult
from linter.finding import Report


def say_statistics(report: Report, results: Iterable[FileResult]) -> None:
    """A table on standard error, the slowest first."""
    seconds: dict[str, float] = {}
    for result in results:
        for name, each in result.seconds:
            seconds[name] = seconds.get(name, 0.0) + each
    found = Counter(each.rule for each in report.diagnostics)
    total = sum(seconds.values())
    names = sorted({*seconds, *found}, key=lambda name: (-seconds.get(name, 0.0), name))
    write = sys.stderr.write
    write(f"{'seconds':>9} {'share':>6} {'findings':>9}  rule or analysis\n")
    for name in names:
        spent = seconds.get(name, 0.0)
        share = spent / total if total else 0
        count = f"{found[name]:,}" if found[name] else ""
        write(f"{spent:9.3f} {share:6.1%} {count:>9}  {name}\n")
    write(f"{total:9.3f} {'':6} {found.total():9,}  in all\n")
