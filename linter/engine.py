"""The run: a file is read, its rules are chosen, their findings become diagnostics.

    path ─ reading ─▶ Document ─ rules ─▶ Finding ─ stamp ─▶ Diagnostic ─ suppress · overlap · sort

A `Session` holds what the files of a run share. It is made from `RunOptions`, which can be sent to
another process, and its answers, `FileResult`s, can be sent back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from zlib import crc32

from linter.analyses.language import is_english
from linter.config import Config, find_config, is_language
from linter.document import AcceptedWords, Document
from linter.errors import Problem, ReadingError
from linter.finding import Diagnostic, Finding, Severity
from linter.hunspell import Dictionaries, HunspellDictionary, language_of
from linter.reading.decoding import Decoded, decode, is_binary
from linter.reading.formats import PLAIN, known_format, read_document
from linter.registry import Registry, load_registry
from linter.rule import Rule, RunRule
from linter.selection import ActiveRule, Request, check_words, choose, matches, per_file
from linter.stamping import Stamp
from linter.suppress import UNUSED, suppress

_ENGLISH = "en"
MOST_BYTES = 32 * 2**20  # of a file; what is larger is no article, and takes memory in proportion


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What the user asked of a run, in plain values."""

    config: Path | None = None
    look_up_config: bool = True
    request: Request = field(default_factory=Request)
    fail_on: str | None = None
    local_code: bool = True


Judged = Mapping[str, Sequence[Finding]]  # what rules that see the whole run found in one file


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules that see the whole run know of one file, by rule."""

    by_rule: Mapping[str, object]
    checksum: int  # of the text: it must be the same when findings are placed in it
    directives: bool  # whether there are any, which may turn out to be idle


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one file gave: findings, problems, notes to the user, and from where it fails a run."""

    diagnostics: tuple[Diagnostic, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    linted: bool = True
    path: Path | None = None
    fail_on: str = "never"
    evidence: Evidence | None = None

    @property
    def failed(self) -> bool:
        """Whether a finding is as grave as the configuration of the file allows none to be."""
        return _fails(self.diagnostics, self.fail_on)


@dataclass(frozen=True, slots=True)
class Setup:
    """A configuration with its rules."""

    config: Config
    registry: Registry
    accepted: AcceptedWords
    dictionaries: tuple[HunspellDictionary, ...]

    @classmethod
    def of(cls, config: Config, registry: Registry) -> "Setup":
        """A configuration with its rules and words."""
        found = tuple(HunspellDictionary(path.resolve()) for path in config.dictionaries)
        personal = tuple(HunspellDictionary(path.resolve()) for path in config.personal)
        english = tuple(each for each in found if language_of(each.path) == _ENGLISH)
        accepted = AcceptedWords(config.accept_words, (*personal, *english))
        return cls(config, registry, accepted, found)

    def prepare(self, doc: Document) -> None:
        """Tell a document its language, the dictionary for it, and the words accepted here.

        Front matter wins. A dictionary whose name tells no language is for the configured one.
        """
        declared = doc.metadata.get("language") or doc.metadata.get("lang") or ""
        doc.language = declared if is_language(declared) else self.config.language
        doc.accepted = self.accepted
        wanted = _language(doc.language)
        if wanted == _ENGLISH:
            return
        names = {wanted} | ({""} if wanted == _language(self.config.language) else set())
        fitting = tuple(each for each in self.dictionaries if language_of(each.path) in names)
        doc.dictionary = Dictionaries(fitting) if fitting else None


class Session:
    """Lints files one after another, sharing configurations and rules between them."""

    def __init__(self, options: RunOptions) -> None:
        self.options = options
        self.together = False  # whether there are other files, and rules that look at all of them
        self._setups: dict[Path | None, Setup] = {}
        self._chosen: dict[tuple[Path | None, tuple[str, ...]], tuple[ActiveRule, ...]] = {}
        self._found: dict[Path, Path | None] = {}  # folder: its configuration file
        self._paths: dict[Path, Path | None] = {}  # the same, for folders as they were given

    def config_path(self, folder: Path) -> Path | None:
        """The configuration file that holds for the files of a folder."""
        if self.options.config or not self.options.look_up_config:
            return self.options.config
        if folder not in self._paths:
            self._paths[folder] = find_config(folder, self._found)
        return self._paths[folder]

    def setup(self, folder: Path) -> Setup:
        """Configuration and rules for the files of a folder.

        Raises:
            ConfigError: if the configuration is wrong.
        """
        path = self.config_path(folder)
        if path not in self._setups:
            config = _load(path) if path else Config()
            registry = load_registry(config.rule_paths, local_code=self.options.local_code)
            check_words(registry, config, self.options.request)
            self._setups[path] = Setup.of(config, registry)
        return self._setups[path]

    def is_excluded(self, path: Path) -> bool:
        """Whether the configuration excludes a path, or is itself written there.

        Raises:
            ConfigError: if the configuration is wrong.
        """
        config = self.setup(path.parent).config
        own = (config.path, config.word_list, config.baseline)
        near = (each for each in own if each and each.name == path.name)
        if any(each.resolve() == path.resolve() for each in near):
            return True
        return matches(config.exclude, config, path)

    def rules_for(self, path: Path) -> tuple[ActiveRule, ...]:
        """The rules that run on a file.

        Raises:
            ConfigError: if the configuration is wrong.
        """
        setup = self.setup(path.parent)
        holding = per_file(setup.config, path)
        key = (setup.config.path, tuple(each.glob for each in holding))
        if key not in self._chosen:
            request = self.options.request
            self._chosen[key] = choose(setup.registry, setup.config, request, holding)
        return self._chosen[key]

    def rule_problems(self) -> tuple[Problem, ...]:
        """Rules that could not be loaded, each named once, for all configurations met so far."""
        problems = [p for setup in self._setups.values() for p in setup.registry.problems]
        return tuple(dict.fromkeys(problems))

    def known_rules(self) -> Iterator[Rule]:
        """The rules of all configurations met so far."""
        for setup in self._setups.values():
            yield from setup.registry.rules.values()

    def lint_file(self, path: Path, shown: str, *, named: bool = True) -> FileResult:
        """The result of a file; what cannot be read or is binary becomes a problem or a note."""
        try:
            with path.open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
        except OSError as error:
            problem = Problem(shown, f"cannot be read: {error.strerror or error}")
            return FileResult(problems=(problem,), linted=False)
        return self.lint_bytes(data, path, shown, named=named)

    def lint_bytes(self, data: bytes, path: Path, shown: str, *, named: bool = True) -> FileResult:
        """The result of a file's content; `path` says which configuration and format hold."""
        if not named and is_binary(data):
            return FileResult(notes=(f"{shown}: skipped, looks like a binary file",), linted=False)
        if len(data) > MOST_BYTES:
            said = f"larger than {MOST_BYTES >> 20} MB: split it, or exclude it"
            return FileResult(problems=(Problem(shown, said),), linted=False)
        try:
            decoded = decode(data)
        except ReadingError as error:
            return FileResult(problems=(Problem(shown, str(error)),), linted=False)
        return self.lint_decoded(decoded, path, shown)

    def lint_decoded(self, decoded: Decoded, path: Path, shown: str) -> FileResult:
        """The result of a decoded file.

        Raises:
            ConfigError: if the configuration is wrong.
        """
        setup = self.setup(path.parent)
        active = self.rules_for(path)
        try:
            doc = read_document(decoded.text, shown)
        except Exception as error:  # noqa: BLE001 - one strange file must not end the run
            said = f"cannot be read as {_format_name(shown)}: {type(error).__name__}: {error}"
            return FileResult(problems=(Problem(shown, said),), linted=False)
        setup.prepare(doc)
        diagnostics, problems = lint_document(doc, active, setup.registry)
        evidence = None
        if self.together:
            evidence, failures = collect(doc, active)
            problems += failures
        note = f"{shown}: not UTF-8, read as {decoded.encoding}"
        return FileResult(
            diagnostics=tuple(diagnostics),
            problems=tuple(problems),
            notes=(note,) if decoded.guessed else (),
            path=path,
            fail_on=self.options.fail_on or setup.config.fail_on,
            evidence=evidence,
        )

    def judge_file(self, path: Path, shown: str, result: FileResult, judged: Judged) -> FileResult:
        """The result of a file with what was found in it by rules that see the whole run."""
        evidence = result.evidence
        assert evidence is not None
        try:
            text = decode(path.read_bytes()).text
        except (OSError, ReadingError):
            text = None
        if text is None or _checksum(text) != evidence.checksum:
            problem = Problem(shown, "changed while it was being linted")
            return replace(result, problems=(*result.problems, problem))
        setup, active = self.setup(path.parent), self.rules_for(path)
        doc = read_document(text, shown)
        setup.prepare(doc)
        if not doc.directives:  # else all rules have to run again: a directive may cover several
            active = tuple(each for each in active if isinstance(each.rule, RunRule))
        found, problems = lint_document(doc, active, setup.registry, judged)
        earlier = () if doc.directives else result.diagnostics
        diagnostics = sort_diagnostics(_without_overlap([*earlier, *found]))
        return replace(
            result,
            diagnostics=tuple(diagnostics),
            problems=tuple(dict.fromkeys((*result.problems, *problems))),
        )


def _load(path: Path) -> Config:
    from linter.config_file import load_config  # 10 ms: only where there is a file

    return load_config(path)


def lint_document(
    doc: Document, active: Sequence[ActiveRule], registry: Registry, judged: Judged | None = None
) -> tuple[list[Diagnostic], list[Problem]]:
    """What the rules find in a document, directives obeyed, sorted; and the rules that failed.

    `judged` is what rules that see the whole run found in it; they wait until that is known.
    """
    stamp = Stamp(doc)
    diagnostics: list[Diagnostic] = []
    problems: list[Problem] = []
    ran: set[str] = set()
    awaited: set[str] = set()
    for each in active:
        if judged is None and isinstance(each.rule, RunRule):
            awaited.add(each.rule.name)
            continue
        try:
            findings = _findings(each.rule, doc, judged or {})
            found = sorted(findings, key=lambda finding: finding.span)
            diagnostics += [stamp.diagnostic(each.rule, f, each.severity) for f in found]
            ran.add(each.rule.name)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule may fail in any way
            problems.append(Problem(doc.name, _crash(each.rule, error)))
    names = frozenset(ran), frozenset(awaited)
    kept, idle = suppress(doc, diagnostics, registry.rules, *names)
    for each in active:
        if each.rule.name == UNUSED:
            kept += [stamp.diagnostic(each.rule, finding, each.severity) for finding in idle]
    return sort_diagnostics(_without_overlap(kept)), problems


def _findings(rule: Rule, doc: Document, judged: Judged) -> Iterable[Finding]:
    if isinstance(rule, RunRule):
        return judged.get(rule.name, ())
    return rule.check(doc) if _serves(rule, doc) else ()


def collect(
    doc: Document, active: Sequence[ActiveRule]
) -> tuple[Evidence | None, tuple[Problem, ...]]:
    """What rules that see the whole run have to know of a document; None where none runs."""
    by_rule: dict[str, object] = {}
    problems = []
    waiting = False
    for each in active:
        if isinstance(each.rule, RunRule) and _serves(each.rule, doc):
            waiting = True
            try:
                evidence = each.rule.collect(doc)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule may fail in any way
                problems.append(Problem(doc.name, _crash(each.rule, error)))
                continue
            if evidence is not None:
                by_rule[each.rule.name] = evidence
    if not waiting:
        return None, ()
    return Evidence(by_rule, _checksum(doc.text), bool(doc.directives)), tuple(problems)


def judge(
    rule: Rule, evidence: Sequence[tuple[str, object]]
) -> tuple[dict[str, list[Finding]], tuple[Problem, ...]]:
    """What a rule that sees the whole run finds in each file, and why it failed if it did."""
    assert isinstance(rule, RunRule)
    found: dict[str, list[Finding]] = {name: [] for name, _ in evidence}
    try:
        for name, finding in rule.judge(evidence):
            found[name].append(finding)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule may fail in any way
        return {}, (Problem(evidence[0][0], _crash(rule, error)),)
    return found, ()


def _checksum(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def _serves(rule: Rule, doc: Document) -> bool:
    return not rule.english_only or doc.get(is_english)


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By path, start, end and rule."""
    return sorted(diagnostics, key=lambda each: (each.path, *each.span, each.rule))


def _without_overlap(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """One cause, one finding: of two of a category at the very same place, the surer one stays."""
    best: dict[tuple[object, ...], Diagnostic] = {}
    for each in diagnostics:
        key = (each.span, each.category)
        rival = best.get(key)
        if rival is None or _weight(each) > _weight(rival):
            best[key] = each
    return list(best.values())


def _weight(diagnostic: Diagnostic) -> tuple[int, float]:
    return -diagnostic.severity.rank, diagnostic.confidence


def _language(code: str) -> str:
    """The language of a code such as "de_DE", without its region."""
    return code.replace("_", "-").partition("-")[0].lower()


def _fails(diagnostics: Iterable[Diagnostic], fail_on: str) -> bool:
    if fail_on == "never":
        return False
    limit = Severity(fail_on).rank
    return any(each.severity.rank <= limit for each in diagnostics)


def _format_name(name: str) -> str:
    return (known_format(name) or PLAIN).name


def _crash(rule: Rule, error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return f"rule {rule.name} took too long and was stopped ({rule.source})"
    return f"rule {rule.name} crashed ({rule.source}): {type(error).__name__}: {error}"
