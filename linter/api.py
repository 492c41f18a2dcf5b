"""For programs that embed copydesk: a text in, diagnostics out.

from linter.api import check_text

for diagnostic in check_text(article, "article.md"):
print(diagnostic.start.line, diagnostic.rule, diagnostic.message)
"""

from pathlib import Path

from linter.engine import RunOptions, Session
from linter.errors import CopydeskError
from linter.finding import Diagnostic
from linter.reading.decoding import Decoded
from linter.selection import Request


def check_text(
    text: str,
    name: str = "<text>",
    *,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    config: Path | None = None,
) -> list[Diagnostic]:
    """What copydesk finds in a text; the name's ending says its format (plain text if unknown).

    Only the configuration that is given holds: no file is looked up.

    Raises:
        CopydeskError: if the configuration is wrong, or a rule could not be loaded or crashed.
    """
    request = Request(select, ignore)
    session = Session(RunOptions(config=config, look_up_config=False, request=request))
    result = session.lint_decoded(Decoded(text, "utf-8"), Path(name), name)
    problems = (*session.rule_problems(), *result.problems)
    if problems:
        raise CopydeskError("; ".join(f"{each.path}: {each.message}" for each in problems))
    return list(result.diagnostics)
