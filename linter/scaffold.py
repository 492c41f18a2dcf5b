"""`copydesk new-rule`: a rule file with its examples ready to fill."""

import re
from pathlib import Path

from linter.errors import CopydeskError
from linter.finding import Category

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")

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
    bad = (Bad("Here is a ⟦{phrase}⟧ in a sentence."),)
    good = (Good("Here is none in a sentence."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each place, and say in the message what was seen there."""
        for block in doc.body:
            for match in _PHRASE.finditer(doc.prose, *block.span):
                yield Finding(Span(*match.span()), f'"{{match.group()}}" stands here')
'''


def write_rule(name: str, folder: Path, category: Category) -> Path:
    """Write a new rule file and return its path.

    Raises:
        CopydeskError: if the name is unfit, the file exists, or it cannot be written.
    """
    if not _NAME.match(name):
        raise CopydeskError(f'"{name}" is no rule name: use lower-case words joined by hyphens')
    path = folder / f"{name.replace('-', '_')}.py"
    text = _TEMPLATE.format(
        name=name,
        phrase=name.replace("-", " "),
        class_name="".join(part.capitalize() for part in name.split("-")),
        category=category.name,
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise CopydeskError(f"{path} exists already; it was left alone") from None
    except OSError as error:
        raise CopydeskError(f"{path} cannot be written: {error.strerror or error}") from None
    return path
