"""Writes docs/rules/ from the rules themselves: a page a rule and an index by category.

python tools/make_docs.py            write
python tools/make_docs.py --check    exit with 1 where a page is stale, missing or left over
"""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from linter.explain import page
from linter.registry import load_registry
from linter.rule import Rule, Status

FOLDER = Path(__file__).parents[1] / "docs" / "rules"
RULES = Path(__file__).parents[1] / "rules"  # where rules in TOML stand
_NOTE = (
    "<!-- Made by tools/make_docs.py from the rule itself: edit the rule, not this page. -->\n\n"
)


def built_in() -> list[Rule]:
    """The rules that copydesk brings along, whatever plugins are installed here."""
    registry = load_registry()
    if registry.problems:
        sys.exit("\n".join(f"{each.path}: {each.message}" for each in registry.problems))
    return [
        rule
        for rule in registry.rules.values()
        if rule.source.startswith("linter.rules") or Path(rule.source).parent == RULES
    ]


def pages(rules: list[Rule]) -> dict[str, str]:
    """File name → content of every page."""
    made = {f"{rule.name}.md": _NOTE + page(rule) for rule in rules}
    made["index.md"] = _NOTE + "\n".join(_index(rules)) + "\n"
    return made


def _index(rules: list[Rule]) -> Iterator[str]:
    yield "# Rules"
    by_category = sorted(rules, key=lambda rule: (rule.category, rule.name))
    for category, group in groupby(by_category, key=lambda rule: rule.category):
        yield from ("", f"## {category.capitalize()}", "", "| rule | severity | fix | finds |")
        yield "|---|---|---|---|"
        for rule in group:
            preview = " (preview)" if rule.status is Status.PREVIEW else ""
            fix = "yes" if rule.fixable else ""
            link = f"[{rule.name}]({rule.name}.md)"
            yield f"| {link} | {rule.severity} | {fix} | {rule.summary}{preview} |"


def stale(made: dict[str, str]) -> list[str]:
    """The names of pages that differ from what the rules say, are missing, or left over."""
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    return sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))


def main() -> None:
    """Write or check the pages."""
    made = pages(built_in())
    wrong = stale(made)
    if "--check" in sys.argv[1:]:
        if wrong:
            sys.exit(f"stale: {', '.join(wrong)} (run make docs)")
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in wrong:
        if name in made:
            (FOLDER / name).write_text(made[name], encoding="utf-8", newline="\n")
        else:
            (FOLDER / name).unlink()
    print(f"{len(made)} pages, {len(wrong)} changed")


if __name__ == "__main__":
    main()
