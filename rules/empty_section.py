"""Rule `empty-section`."""

from collections.abc import Iterator

from linter.sdk import (
    Bad,
    Block,
    Category,
    Document,
    Finding,
    Good,
    Role,
    Rule,
    Severity,
    lazy_pattern,
)

_LEVEL = lazy_pattern(r"[ ]{0,3}(#{1,6})[ \t]")


class EmptySection(Rule):
    """A heading has nothing under it.

    The rule reports a heading in Markdown that is followed by another of its own or a higher level,
    or by the end of the file, with no text, image, list or comment between them.
    """

    name = "empty-section"
    category = Category.TRUNCATION
    severity = Severity.WARNING
    bad = (
        Bad("# Rice\n\n## ⟦Washing⟧\n\n## Boiling\n\nBoil it.", name="example.md"),
        Bad("# Rice\n\nIt is good.\n\n## ⟦Further reading⟧\n", name="example.md"),
    )
    good = (
        Good("# Rice\n\n## Washing\n\nWash it.\n\n### Twice\n\nAgain.", name="example.md"),
        Good("# Rice\n\n## Washing\n\n![rice](rice.png)\n\n## Boiling\n\nOK.", name="example.md"),
        Good("# Rice\n\n## Washing\n\n<!-- to come -->\n\n## Boiling\n\nOK.", name="example.md"),
        Good("## `wash(rice)`\n\n## `wash(rice, water)`\n\nWash it.", name="example.md"),
        Good("Rice\n\nWashing\n\nBoiling\n\nBoil it."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each heading that is followed by nothing of its own."""
        if doc.format_name != "markdown":
            return
        for block in doc.with_role(Role.HEADING):
            level = _level(doc, block)
            later = doc.blocks[block.index + 1] if block.index + 1 < len(doc.blocks) else None
            end = later.span.start if later else len(doc.text)
            if not level or doc.text[block.span.end : end].strip("# \t\r\n"):
                continue
            title = doc.prose_of(block.span).strip()
            if not any(char.isalpha() for char in title):
                continue  # a signature in code, of which the next heading is another form
            if later is None or 0 < _level(doc, later) <= level:
                yield Finding(block.span, f'Nothing stands under "{title}"', confidence=0.93)


def _level(doc: Document, block: Block) -> int:
    """How deep a heading is, 0 for what is none."""
    start = doc.text.rfind("\n", 0, block.span.start) + 1
    match = _LEVEL.match(doc.text, start)
    return len(match[1]) if match and block.role in (Role.HEADING, Role.TITLE) else 0
