"""Rule `template-variable`."""

import re
from collections.abc import Iterator
from functools import cache

from linter.analyses.code_lines import code_blocks, is_mentioned, is_tutorial
from linter.analyses.odd_runs import odd_runs
from linter.sdk import Bad, Category, Document, Finding, Good, Rule, Severity, Span, lazy_pattern

_BRACES = (
    r"\{\{\{?[^{}\n]{0,120}\}\}\}?|\{\{\w[^{}\n]{0,60}$|\{%[^%\n]{0,120}%\}|<%[=-]?[^%\n]{0,120}%>"
    r"|<\?(?:php|=)[^?\n]{0,120}(?:\?>)?|[$\#@]\{[A-Za-z_][\w.]{0,60}\}(?!/)|\{![\w.]{1,60}\}"
    r"|%\(\w{1,40}\)[sdrif]|\*\|[A-Z_:0-9]{2,40}\|\*|%%[A-Za-z_]{2,40}%%|\[\[\w{1,20}_\w{1,30}\]\]"
    r"|\{(?<!\{\{)\w{1,30}, ?(?:plural|select|selectordinal|number|date|time),?[^\n]{0,120}\}"
    r"|\{(?<!\{\{)[a-z_]{2,30}(?:\.[a-z_]{2,30}){0,3} ?\|[^{}\n|]{2,60}\}|\[%[^%\n]{1,60}%\]"
    r"|\$(?<![\w$]\$)[A-Z][A-Z_]{3,30}\$|@(?<![\w@/]@)(?:Model|ViewBag|ViewData|Html|Url)\.\w{1,40}"
    r"|%(?<![\w%\d]%)[a-z]{3,20}[._][a-z]{2,20}%(?!\w)"
    r"|\[object [A-Z]\w{1,30}\]|\$\$[A-Z_]{3,30}\$\$"
    r"|%(?<![\w%\d]%)(?:[A-Z]{2,20}_)?[A-Z]{4,20}%|<[A-Z]{2,20}_[A-Z_]{2,20}>"
    r"|\{\{(?<!\{\{\{)(?=\s|$)|\}\}(?<=[\s>]\}\})(?=\s|$)|%\}(?=\s|$)|\{\$[\w.]{2,40}\}"
    r"|@@[A-Za-z][A-Za-z_.]{2,30}@@|__(?<!\w__)[A-Z][A-Z_]{2,30}__(?!\w)"
    r"|\$(?<![\w$]\$)[a-z]{2,20}(?:_[a-z]{2,20}|[Nn]ame)\b"
)
_FIELDS = (
    r"(?:first|last|full|user|given|family|company|city|country|state|product|author|site|page"
    r"|event|team|player|member|customer|client|recipient|contact|order|store|brand)[ _-]?"
    r"(?:name|id|title|url|date|number)?|name|email|e-mail|title|date|time|url|link|year|month|day"
    r"|amount|price|total|count|number|location|address|phone|headline|byline|caption|article"
    r"|content|image|category|keyword|topic|region|currency|text|value|source|summary|unsubscribe"
)
_SINGLE = (
    rf"\{{(?<![\w\\$#@{{]\{{)(?:{_FIELDS}|[a-z]+(?:[_.][a-z]+)+|[a-z]+[A-Z]\w{{0,30}}"
    rf"|[A-Z]+(?:_[A-Z]+)+"
    r"|\d)\}(?!\})"
)
_FORMAT = r"%(?<![\w%$]%)(?<!\d %)(?:\d{0,2}\$)?(?:s|d|\.\df|@)(?![\w%])"
# Where a variable may begin: a charset alone is found fast, the look around spares the rest.
_START = lazy_pattern(
    r"[{}%<$#@*_\[](?:(?<=\{)|(?<=\})(?=\})|(?<=%)(?=\})|(?<=[#@])(?=\{)|(?<=@)(?=@)"
    r"|(?<=%)(?=[A-Za-z(%.@\d])|(?<=<)(?=[%?A-Z])"
    r"|(?<=@)(?=[MVHU])|(?<=\[)(?=%)|(?<=\$)(?=[A-Z{$a-z])|(?<=\*)(?=\|)|(?<=_)(?=_)"
    r"|(?<=\[)(?=\[|object ))"
)
# No value at all, where one must stand.
_EMPTY_WORDS = ("undefined", "NaN", "null", "None", "nil", "Invalid ")
_EMPTY = lazy_pattern(r"\b(?:undefined(?: undefined)?|NaN(?: ?%)?|null|None|nil|Invalid [Dd]ate\b)")
_BEFORE_VALUE = lazy_pattern(
    r"(?:[£$€]|(?:^|\n)(?:[Bb]y|BY|Dear|Hello|Hi|Author:|Date:) "
    r"|\b(?:[Pp]ublished|[Uu]pdated|[Pp]osted)(?: on)? )$"
)
_COUNTED = lazy_pattern(r" (?:people|percent|years|days|minutes|comments|views)\b")
_NEAR = 30
_SUBJECT = lazy_pattern(
    r"\b(?:Jinja2?|Liquid|Handlebars|Mustache|Ansible|Helm|Django|Vue(?:\.js)?|Angular|Hugo|Jekyll"
    r"|template (?:engine|language|tag|variable)s?|placeholders?|f-strings?|printf"
    r"|string formatting|format strings?|JavaScript|PHP|Python|bash|shell scripts?|LaTeX|TypeScript"
    r"|MediaWiki|Go code)\b"
)
# Where these are spoken about, a name in braces is what the reader fills in.
_COMMANDS = lazy_pattern(r"\b(?:CLI|commands?|terminal|API|URLs?|syntax|arguments?|source code)\b")


class TemplateVariable(Rule):
    """A variable of a template was never filled in.

    "Dear {first_name}", "{{ advert }}", "%s people", "[object Object]", "By undefined": the program
    that makes the page did not put the value there, and readers see its workings.

    Names in braces count where they look like those of a field; "undefined", "null" and "NaN" only
    where a value must stand: after a currency sign, in a byline or a salutation. Code, articles
    about templates and programming, and variables that the text speaks about are left alone. In
    Markdown the tags of site generators are no fault.
    """

    name = "template-variable"
    category = Category.RESIDUE
    severity = Severity.ERROR
    bad = (
        Bad("Dear ⟦{first_name}⟧, welcome."),
        Bad("They have information, we ⟦{{ advert }}⟧ urge them to call."),
        Bad("The match drew ⟦%s⟧ people on Sunday."),
        Bad("Hello ⟦%(name)s⟧, here is your ⟦${order.id}⟧ and ⟦*|CODE|*⟧."),
        Bad("The winner is ⟦[object Object]⟧ of Leeds."),
        Bad("The price is £⟦NaN⟧ a ticket."),
        Bad("The mayor of ⟦@@CITY@@⟧ resigned."),
        Bad("By ⟦undefined⟧\n\nThe mayor resigned on Monday."),
        Bad("The winner is ⟦${winner}⟧.", name="example.md"),
    )
    good = (
        Good("It rose 5%. She said {laughs} it is null and void, and nan is bread."),
        Good("He has an undefined role, and 20% discounts on 5 %d."),
        Good("The price is {{ price }} there.", name="example.md"),
        Good("The variable ${HOME} is set, and so is “{name}”."),
        Good("In Jinja, {{ name }} is filled in."),
        Good("echo ${HOME}\ncd ${HOME}/x && ls"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each variable that was not filled in."""
        prose = doc.prose
        begins = _START.search(doc.get(odd_runs))
        found = [*(_variables(prose) if begins else ()), *_values(prose)]
        if not found or _SUBJECT.search(prose) or doc.get(is_tutorial):
            return
        code, has_commands = doc.get(code_blocks), bool(_COMMANDS.search(prose))
        for span, is_plain in sorted(found):
            block = doc.block_at(span.start)
            if block is None or (block.index in code and span != block.span):
                continue
            if is_mentioned(prose, span) or (is_plain and has_commands):
                continue
            shown = prose[slice(*span)]
            yield Finding(
                span,
                f'"{shown}" was never filled in'
                if _is_variable(shown)
                else f'"{shown}" stands where a value belongs',
                confidence=0.95,
            )


def _variables(prose: str) -> Iterator[tuple[Span, bool]]:
    """Variables, and whether a name that the reader is to fill in looks the same."""
    seen = 0
    for start in _START.finditer(prose):
        match = _pattern().match(prose, start.start()) if start.start() >= seen else None
        if match:
            seen = match.end()
            yield Span(*match.span()), bool(match["plain"])


def _values(prose: str) -> Iterator[tuple[Span, bool]]:
    """Words for no value where one belongs."""
    if not any(word in prose for word in _EMPTY_WORDS):
        return
    for match in _EMPTY.finditer(prose):
        start, end = match.span()
        before = prose[max(0, start - _NEAR) : start]
        if (
            _BEFORE_VALUE.search(before)
            or match.group() == "undefined undefined"
            or match.group().endswith("%")
            or (match.group() in ("NaN", "undefined") and _COUNTED.match(prose, end))
            or (match.group().startswith("Invalid") and (not before or before.endswith("\n")))
        ):
            yield Span(start, end), False


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"{_BRACES}|(?P<plain>{_SINGLE}|{_FORMAT})", re.MULTILINE)


def _is_variable(shown: str) -> bool:
    return not shown[-1].isalpha() or shown.startswith("%")
