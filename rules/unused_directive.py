"""Rule `unused-directive`."""

from collections.abc import Iterator

from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity


class UnusedDirective(Rule):
    """An inline directive suppresses nothing, or cannot be understood.

    A directive that was needed once and is not any more hides the next real defect at its place.
    Reported are: a directive with an unknown action or an unknown rule, one that names no rule,
    an `ignore-file` below line 20, an `on` without its `off`, and one that takes no finding away
    although its rule ran. A directive for a rule that did not run in this run is left alone.

    The engine finds these after all other rules have run, when it knows what each directive did.
    """

    name = "unused-directive"
    category = Category.LINT
    severity = Severity.WARNING
    bad = (
        Bad(
            "⟦<!-- copydesk: ignore space-before-punctuation -->⟧\nNothing is wrong here.\n",
            name="example.md",
        ),
        Bad("⟦copydesk: ignroe misspelling⟧\nThe action is misspelt.\n"),
        Bad("⟦<!-- copydesk: ignore -->⟧\nIt names no rule.\n", name="example.md"),
    )
    good = (
        Good(
            "<!-- copydesk: ignore space-before-punctuation -->\nShe lives in Leeds .\n",
            name="example.md",
        ),
        Good(
            "```\n<!-- copydesk: ignore misspelling -->\n```\n",
            name="example.md",
            why="code that only shows a directive",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:  # noqa: ARG002 - see the docstring
        """Nothing by itself: the engine reports in this rule's name."""
        return iter(())
