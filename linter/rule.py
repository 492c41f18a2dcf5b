"""What a rule is: its facts, its examples, its options, and one pure generator.

A rule file holds one subclass of `Rule`; its examples are its tests and its documentation:

    class SpaceBeforePunctuation(Rule):
        '''A space stands before a stop or a comma.

        (what, why, how it decides, known limits)
        '''

        name = "space-before-punctuation"
        category = Category.PUNCTUATION
        severity = Severity.WARNING
        bad = (Bad("She lives in Sydney⟦ .⟧", fixed="She lives in Sydney."),)
        good = (Good("She lives in Sydney."),)

        def check(self, doc: Document) -> Iterator[Finding]: ...
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar, overload

from linter.document import Document
from linter.errors import OptionError, did_you_mean
from linter.finding import Category, Finding, Severity
from linter.span import Span

MARK_OPEN, MARK_CLOSE = "⟦", "⟧"

T = TypeVar("T", bound="bool | int | float | str | tuple[str, ...]")
E = TypeVar("E")


class Status(StrEnum):
    """Whether a rule runs by default. Preview rules run only when selected by name."""

    STABLE = "stable"
    PREVIEW = "preview"


class Bad(NamedTuple):
    """An example that the rule must report: ⟦ ⟧ enclose the exact stretch of each finding.

    `fixed` is the text after the finding's fix; `suggests` the first suggestion; `beside` the texts
    of other files in the run.
    """

    text: str
    fixed: str | None = None
    suggests: str | None = None
    name: str = "example.txt"
    why: str = ""
    beside: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The text as a file would hold it, without the marks."""
        return self.text.replace(MARK_OPEN, "").replace(MARK_CLOSE, "")

    @property
    def spans(self) -> tuple[Span, ...]:
        """The marked stretches, as offsets into `plain`."""
        found, starts, offset = [], [], 0
        for char in self.text:
            if char == MARK_OPEN:
                starts.append(offset)
            elif char == MARK_CLOSE:
                found.append(Span(starts.pop(), offset))
            else:
                offset += 1
        return tuple(sorted(found))


class Good(NamedTuple):
    """A near miss: text that once fooled the rule, or might, and is right as it stands."""

    text: str
    name: str = "example.txt"
    why: str = ""
    beside: tuple[str, ...] = ()


class Option(Generic[T]):
    """A typed option of a rule, declared as a class attribute and read as a plain value.

    `limit = Option(30.0, "articles below this are reported", at_least=0)`
    """

    def __init__(
        self,
        default: T,
        doc: str,
        *,
        choices: tuple[T, ...] = (),
        at_least: float | None = None,
    ) -> None:
        self.default = default
        self.doc = doc
        self.choices = choices
        self.at_least = at_least
        self.key = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.key = name.replace("_", "-")

    @overload
    def __get__(self, instance: None, owner: type) -> "Option[T]": ...
    @overload
    def __get__(self, instance: "Rule", owner: type) -> T: ...
    def __get__(self, instance: "Rule | None", owner: type) -> "Option[T] | T":
        if instance is None:
            return self
        value: T = instance.values.get(self.key, self.default)
        return value

    def accept(self, value: object) -> T:
        """The value of a configuration file as this option's type.

        Raises:
            OptionError: if the type or the value is not one that the option takes.
        """
        wanted = type(self.default)
        if wanted is tuple and isinstance(value, list):
            value = tuple(value)
            if not all(isinstance(item, str) for item in value):
                raise OptionError(self.key, f"{self.key} takes a list of strings")
        if wanted is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if type(value) is not wanted:
            raise OptionError(self.key, f"{self.key} takes {KINDS[wanted]}, not {value!r}")
        if self.choices and value not in self.choices:
            allowed = ", ".join(map(str, self.choices))
            raise OptionError(self.key, f"{self.key} is one of {allowed}, not {value!r}")
        if self.at_least is not None and isinstance(value, int | float) and value < self.at_least:
            raise OptionError(self.key, f"{self.key} is at least {self.at_least:g}, not {value!r}")
        return value


KINDS: dict[type, str] = {  # how messages name the types of options
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a string",
    tuple: "a list of strings",
}


class Rule(ABC):
    """One kind of defect. Immutable: what it needs to remember belongs in an analysis."""

    name: str
    category: Category
    severity: Severity = Severity.WARNING
    status: Status = Status.STABLE
    english_only: bool = False  # it goes by English words: the engine spares it other languages
    bad: tuple[Bad, ...] = ()
    good: tuple[Good, ...] = ()

    def __init__(self, values: Mapping[str, Any] | None = None) -> None:
        self.values: Mapping[str, Any] = dict(values or {})

    @abstractmethod
    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield what is wrong in a document, in any order."""

    def configured(self, values: Mapping[str, object]) -> "Rule":
        """The same rule with options of a configuration.

        Raises:
            OptionError: if an option is unknown or its value unfit.
        """
        options = self.options()
        for key in values:
            if key not in options:
                hint = did_you_mean(key, set(options)) or (
                    f" (it has: {', '.join(sorted(options))})" if options else " (it has none)"
                )
                raise OptionError(key, f'rule {self.name} has no option "{key}"{hint}')
        return self.with_values({key: options[key].accept(value) for key, value in values.items()})

    def with_values(self, values: Mapping[str, Any]) -> "Rule":
        """The same rule with checked option values."""
        return type(self)(values)

    @classmethod
    def options(cls) -> "dict[str, Option[Any]]":
        """The rule's options by their configuration key, in the order of the file."""
        found = {}
        for base in reversed(cls.__mro__):
            found.update({o.key: o for o in vars(base).values() if isinstance(o, Option)})
        return found

    @property
    def fixable(self) -> bool:
        """Whether the rule offers fixes; its examples say so."""
        return any(example.fixed is not None for example in self.bad)

    @property
    def explanation(self) -> str:
        """The docstring: summary, then what, why, how it decides, known limits."""
        from inspect import cleandoc  # its import takes milliseconds, and only `explain` asks

        return cleandoc(self.__doc__ or "")

    @property
    def summary(self) -> str:
        """One line: the fault in words."""
        return self.explanation.partition("\n")[0]

    @property
    def source(self) -> str:
        """Where the rule comes from, for messages about duplicates and failures."""
        return type(self).__module__


class RunRule(Rule, Generic[E]):
    """One kind of defect that shows only beside the other files of a run.

    `collect` says what the run has to know of one file; it runs where the file is read, perhaps in
    another process. When all files are read, `judge` gets what was collected, once. A file alone
    has no findings of such a rule. Where options matter, they belong in `collect`: the files of a
    run may have different configurations.
    """

    @abstractmethod
    def collect(self, doc: Document) -> E | None:
        """The evidence of one file, small and fit for pickle; None where there is none."""

    @abstractmethod
    def judge(self, evidence: Sequence[tuple[str, E]]) -> Iterator[tuple[str, Finding]]:
        """Yield what is wrong and in which file, in any order; files are in the run's order."""

    def check(self, doc: Document) -> Iterator[Finding]:  # noqa: ARG002 - nothing to see in it
        """Yield nothing: a file alone says nothing."""
        return iter(())
