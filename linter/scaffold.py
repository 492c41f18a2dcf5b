"""`copydesk new-rule`: a rule file with its examples ready to fill."""

import re
from keyword import iskeyword
from pathlib import Path

from linter.errors import CopydeskError
from linter.finding import Category

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

_TEMPLATE = '''"""Rule `{name}`."""

import re
from collections.abc import Iterator

from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity, Span

_PHRASE = re.compile(r"\\b{phrase}\\b")


class {class_name}(Rule):
    """One line that names the fault.

    What it is, why it matters, how the rule decides, and what it is known to miss.
    """

    name = "{name}"
    category = Category.{category}
    severity = Severity.WARNING
    # First the examples: three real samples of the fault, the exact stretch between the marks,
    # and three near misses that are right as they stand.
    bad = (Bad("{before}⟦{phrase}⟧{after}"),)
    good = (Good("{good}"),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each place, and say in the message what was seen there."""
        for block in doc.body:
            for match in _PHRASE.finditer(doc.prose, *block.span):
                yield Finding(Span(*match.span()), f'"{{match.group()}}" stands here')
'''

# The first whose own words do not hold the phrase is used; they have no word in common.
_SAMPLES = (
    ("Here is a ", " in a sentence.", "Here is none in a sentence."),
    ("We found ", " today.", "We found nothing today."),
)


def _class_name(name: str) -> str:
    joined = "".join(part.capitalize() for part in name.split("-"))
    return f"{joined}Rule" if iskeyword(joined) else joined


def _holds(text: str, phrase: str) -> bool:
    return re.search(rf"\b{phrase}\b", text) is not None


def write_rule(name: str, folder: Path, category: Category) -> Path:
    """Write a new rule file and return its path.

    Raises:
        CopydeskError: if the name is unfit, the file exists, or it cannot be written.
    """
    if not _NAME.fullmatch(name):
        raise CopydeskError(f'"{name}" is no rule name: use lower-case words joined by hyphens')
    phrase = name.replace("-", " ")
    before, after, good = next(each for each in _SAMPLES if not _holds("".join(each), phrase))
    path = folder / f"{name.replace('-', '_')}.py"
    text = _TEMPLATE.format(
        name=name,
        phrase=phrase,
        before=before,
        after=after,
        good=good,
        class_name=_class_name(name),
        category=category.name,
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CopydeskError(f"{folder} is no folder: {error.strerror or error}") from None
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise CopydeskError(f"{path} exists already; it was left alone") from None
    except OSError as error:
        raise CopydeskError(f"{path} cannot be written: {error.strerror or error}") from None
    return path
