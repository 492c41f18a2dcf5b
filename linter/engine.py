"""The run: a file is read, its rules are chosen, their findings become diagnostics.

    path ─ reading ─▶ Document ─ rules ─▶ Finding ─ stamp ─▶ Diagnostic ─ suppress · overlap · sort

A `Session` holds what the files of a run share. It is made from `RunOptions`, which can be sent to
another process, and its answers, `FileResult`s, can be sent back.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from linter.clock import Clock
from linter.config import Config, find_config
from linter.document import Document
from linter.errors import Problem, ReadingError
from linter.finding import Diagnostic, Severity
from linter.linting import (
    Evidence,
    Judged,
    checksum,
    collect,
    lint_document,
    sort_diagnostics,
    without_overlap,
)
from linter.project import Setup, load
from linter.reading.decoding import Decoded, decode, is_binary
from linter.reading.formats import (
    Field,
    format_of,
    known_format,
    parse_field,
    read_packed,
    read_parts,
)
from linter.reading.parts import Part
from linter.registry import load_registry
from linter.rule import Rule, RunRule
from linter.selection import ActiveRule, Request, check_words, choose, matches, per_file

MOST_BYTES = 32 * 2**20  # of a file; what is larger is no article, and takes memory in proportion


class RunOptions(NamedTuple):
    """What the user asked of a run, in plain values."""

    config: Path | None = None
    look_up_config: bool = True
    request: Request = Request()
    fail_on: str | None = None
    local_code: bool = True
    fields: tuple[str, ...] = ()
    timed: bool = False


class FileResult(NamedTuple):
    """What one file gave: findings, problems, notes to the user, and from where it fails a run."""

    diagnostics: tuple[Diagnostic, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    linted: bool = True
    path: Path | None = None
    fail_on: str = "never"
    evidence: Evidence | None = None
    seconds: tuple[tuple[str, float], ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a finding is as grave as the configuration of the file allows none to be."""
        return _fails(self.diagnostics, self.fail_on)


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
            config = load(path) if path else Config()
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

    def reads(self, path: Path) -> bool:
        """Whether a file in a folder is one to lint: of a known format, its text fields named.

        Raises:
            ConfigError: if the configuration is wrong.
        """
        found = known_format(path.name)
        return found is not None and (not found.records or bool(self._fields(path)))

    def _fields(self, path: Path) -> tuple[Field, ...]:
        words = self.options.fields or self.setup(path.parent).config.json_fields
        return tuple(parse_field(word) for word in words)

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
            data = read_bytes(path)
        except OSError as error:
            problem = Problem(shown, f"cannot be read: {error.strerror or error}")
            return FileResult(problems=(problem,), linted=False)
        return self.lint_bytes(data, path, shown, named=named)

    def lint_bytes(self, data: bytes, path: Path, shown: str, *, named: bool = True) -> FileResult:
        """The result of a file's content; `path` says which configuration and format hold."""
        packed = format_of(shown).packed
        if not named and not packed and is_binary(data):
            return FileResult(notes=(f"{shown}: skipped, looks like a binary file",), linted=False)
        if len(data) > MOST_BYTES:
            said = f"larger than {MOST_BYTES >> 20} MB: split it, or exclude it"
            return FileResult(problems=(Problem(shown, said),), linted=False)
        if packed:
            result = self._lint_parts(read_packed(data, shown), path, shown)
            # Nothing can be written into an archive.
            unfixable = tuple(each._replace(fix=None) for each in result.diagnostics)
            return result._replace(diagnostics=unfixable)
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
        parts = read_parts(decoded.text, shown, self._fields(path))
        result = self._lint_parts(parts, path, shown)
        note = f"{shown}: not UTF-8, read as {decoded.encoding}"
        return result._replace(notes=(note,)) if decoded.guessed else result

    def _lint_parts(self, parts: Iterator[Part | str], path: Path, shown: str) -> FileResult:
        setup, active = self.setup(path.parent), self.rules_for(path)
        diagnostics: list[Diagnostic] = []
        problems: list[Problem] = []
        evidence = None
        linted = False
        clock = Clock() if self.options.timed else None
        for part in _timed(_readable(parts, shown), clock):
            if isinstance(part, Problem):
                problems.append(part)
                continue
            linted = True
            setup.prepare(part.doc)
            part.doc.clock = clock
            found, failures = lint_document(part.doc, active, setup.registry)
            problems += failures
            if part.origin:
                found = [part.origin.placed(each, part.doc.lines) for each in found]
            elif self.together:
                evidence, failed = collect(part.doc, active)
                problems += failed
            diagnostics += found
        return FileResult(
            diagnostics=tuple(diagnostics),
            problems=tuple(dict.fromkeys(problems)),
            linted=linted,
            path=path,
            fail_on=self.options.fail_on or setup.config.fail_on,
            evidence=evidence,
            seconds=tuple(clock.seconds.items()) if clock else (),
        )

    def documents(self, path: Path, shown: str) -> Iterator[Document]:
        """The articles of a file as rules would see them; nothing of what cannot be read.

        Raises:
            ConfigError: if the configuration is wrong.
        """
        try:
            data = read_bytes(path)
            if format_of(shown).packed:
                parts = read_packed(data, shown)
            else:
                parts = read_parts(decode(data).text, shown, self._fields(path))
        except (OSError, ReadingError):
            return
        for part in _readable(parts, shown):
            if isinstance(part, Part):
                self.setup(path.parent).prepare(part.doc)
                yield part.doc

    def judge_file(self, path: Path, shown: str, result: FileResult, judged: Judged) -> FileResult:
        """The result of a file with what was found in it by rules that see the whole run."""
        evidence = result.evidence
        assert evidence is not None
        setup, active = self.setup(path.parent), self.rules_for(path)
        doc = next(self.documents(path, shown), None)
        if doc is None or checksum(doc.text) != evidence.checksum:
            problem = Problem(shown, "changed while it was being linted")
            return result._replace(problems=(*result.problems, problem))
        if not doc.directives:  # else all rules have to run again: a directive may cover several
            active = tuple(each for each in active if isinstance(each.rule, RunRule))
        found, problems = lint_document(doc, active, setup.registry, judged)
        earlier = () if doc.directives else result.diagnostics
        diagnostics = sort_diagnostics(without_overlap([*earlier, *found]))
        return result._replace(
            diagnostics=tuple(diagnostics),
            problems=tuple(dict.fromkeys((*result.problems, *problems))),
        )


def read_bytes(path: Path) -> bytes:
    """The content of a file, or of one that is too large a byte more than that.

    Raises:
        OSError: if it cannot be read.
    """
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _fails(diagnostics: Iterable[Diagnostic], fail_on: str) -> bool:
    if fail_on == "never":
        return False
    limit = Severity(fail_on).rank
    return any(each.severity.rank <= limit for each in diagnostics)


def _timed(parts: Iterator[Part | Problem], clock: Clock | None) -> Iterator[Part | Problem]:
    """The same, with the time that reading takes."""
    while True:
        if clock:
            clock.start("(reading)")
        part = next(parts, None)
        if clock:
            clock.stop()
        if part is None:
            return
        yield part


def _readable(parts: Iterator[Part | str], shown: str) -> Iterator[Part | Problem]:
    """The articles of a file, and why others could not be read; whatever reading may raise."""
    while True:
        try:
            part = next(parts, None)
        except ReadingError as error:
            yield Problem(shown, str(error))
            return
        except Exception as error:  # noqa: BLE001 - one strange file must not end the run
            form = format_of(shown).name
            yield Problem(shown, f"cannot be read as {form}: {type(error).__name__}: {error}")
            return
        if part is None:
            return
        yield Problem(shown, part) if isinstance(part, str) else part
