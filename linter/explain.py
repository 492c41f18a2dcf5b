"""A rule explained in Markdown: what `copydesk rule NAME` prints and the docs page holds."""

from collections.abc import Iterator
from json import dumps

from linter.finding import RuleCard
from linter.rule import Bad, Good, Rule


def card(rule: Rule) -> RuleCard:
    """What a report can say of a rule."""
    facts = rule.name, rule.category, rule.severity, rule.summary
    return RuleCard(*facts, rule.explanation, page(rule))


def page(rule: Rule) -> str:
    """What the rule finds and why, its examples and options."""
    return "\n".join(_lines(rule)).rstrip() + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"# {rule.name}"
    yield ""
    yield rule.explanation
    yield ""
    fixes = "offers a fix" if rule.fixable else "offers no fix"
    yield f"Category {rule.category}, severity {rule.severity}, {rule.status}, {fixes}."
    if rule.bad:
        yield ""
        yield "## Reported"
        yield ""
        for example in rule.bad:
            yield from _bad(example)
    if rule.good:
        yield ""
        yield "## Left alone"
        yield ""
        for good in rule.good:
            yield from _example(good.text, good)
    yield from _options(rule)


def _bad(example: Bad) -> Iterator[str]:
    yield from _example(example.text, example)
    if example.fixed is not None:
        yield "becomes, after the fix"
        yield ""
        yield from _fenced(example.fixed)
    if example.suggests is not None:
        yield f'suggests "{example.suggests}"'
        yield ""


def _example(text: str, example: Bad | Good) -> Iterator[str]:
    if example.why:
        yield f"{example.why[:1].upper()}{example.why[1:]}:"
        yield ""
    yield from _fenced(text)
    for other in example.beside:
        yield "beside another file of the run:"
        yield ""
        yield from _fenced(other)


def _fenced(text: str) -> Iterator[str]:
    fence = "```"
    while fence in text:
        fence += "`"
    yield fence + "text"
    yield text.rstrip("\n")
    yield fence
    yield ""


def _options(rule: Rule) -> Iterator[str]:
    options = rule.options()
    if not options:
        return
    yield ""
    yield "## Options"
    yield ""
    yield "```toml"
    yield f"[rules.{rule.name}]"
    for option in options.values():
        choices = f" ({' | '.join(map(str, option.choices))})" if option.choices else ""
        yield f"{option.key} = {_toml(option.default)}  # {option.doc}{choices}"
    yield "```"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
