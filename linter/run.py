"""A run over many files: in this process where they are few, else in several, in the same order.

Rules that look at all files of a run collect evidence where a file is read; once the last file is
read, they judge it here, in one process, and what they find is placed in the files concerned.
"""

import os
import signal
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from linter.discovery import Target
from linter.engine import FileResult, RunOptions, Session, read_bytes
from linter.errors import Problem
from linter.finding import Finding
from linter.linting import judge
from linter.rule import Rule

if TYPE_CHECKING:
    from linter.cache import Cache

# Below this a second process costs more than it saves.
_FEW_FILES = 48
_CHUNK = 8
_MOST_PROCESSES = 61  # Windows waits for no more

_worker: Session | None = None  # the session of a worker process, made once by `_start`


def processes(jobs: int, files: int) -> int:
    """How many processes to use for so many files; `jobs` 0 leaves it to copydesk."""
    if jobs == 0:
        jobs = (os.cpu_count() or 1) if files >= _FEW_FILES else 1
    return max(1, min(jobs, files, _MOST_PROCESSES))


def lint_targets(
    session: Session, targets: Sequence[Target], jobs: int, cache: "Cache | None" = None
) -> Iterator[FileResult]:
    """The result of each file, in the order of the targets, whatever the number of processes.

    What the cache knows is not linted again.

    Raises:
        ConfigError: if a configuration is wrong.
    """
    if cache is None:
        yield from _lint_all(session, targets, jobs)
        return
    cache.prune()
    facts = Facts(session)
    keys = [facts.key(cache, target) for target in targets]
    known = [cache.get(key) if key else None for key in keys]
    fresh = _lint_all(session, [t for t, hit in zip(targets, known, strict=True) if not hit], jobs)
    for key, hit in zip(keys, known, strict=True):
        result = hit or next(fresh, None)
        if result is None:  # a process died: the result before this one says so
            return
        if key and not hit and result.linted and not result.problems:
            cache.put(key, result)
        yield result


def _lint_all(session: Session, targets: Sequence[Target], jobs: int) -> Iterator[FileResult]:
    count = processes(jobs, len(targets))
    if count == 1:
        for target in targets:
            yield session.lint_file(target.path, target.shown, named=target.named)
    else:
        yield from _in_parallel(session.options, targets, count)


def judge_together(
    session: Session, targets: Sequence[Target], results: Sequence[FileResult]
) -> list[FileResult]:
    """The results of all files of a run, with what shows only in one beside the others.

    Raises:
        ConfigError: if a configuration is wrong.
    """
    by_rule, rules = _evidence(session, targets, results)
    found: dict[str, dict[str, list[Finding]]] = defaultdict(dict)  # by file and rule
    problems: list[Problem] = []
    for name, evidence in by_rule.items():
        judged, failures = judge(rules[name], evidence)
        problems += failures
        for shown, findings in judged.items():
            found[shown][name] = findings
    settled = list(results)
    for n, (target, result) in enumerate(zip(targets, results, strict=False)):
        here = found.get(target.shown, {})
        if result.evidence and (any(here.values()) or result.evidence.directives):
            settled[n] = session.judge_file(target.path, target.shown, result, here)
    if problems:
        settled.append(FileResult(problems=tuple(problems), linted=False))
    return settled


def _evidence(
    session: Session, targets: Sequence[Target], results: Sequence[FileResult]
) -> tuple[Mapping[str, list[tuple[str, object]]], Mapping[str, Rule]]:
    """By rule what it knows of each file, in the order of the files; and the rules."""
    by_rule: dict[str, list[tuple[str, object]]] = defaultdict(list)
    rules: dict[str, Rule] = {}
    # A process that died leaves files without a result.
    for target, result in zip(targets, results, strict=False):
        for name, evidence in (result.evidence.by_rule if result.evidence else {}).items():
            by_rule[name].append((target.shown, evidence))
            if name not in rules:
                active = session.rules_for(target.path)
                rules[name] = next(each.rule for each in active if each.rule.name == name)
    return by_rule, rules


def _in_parallel(
    options: RunOptions, targets: Sequence[Target], count: int
) -> Iterator[FileResult]:
    from concurrent.futures import ProcessPoolExecutor  # 26 ms: only for large runs
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    with ProcessPoolExecutor(count, initializer=_start, initargs=(options,)) as pool:
        try:
            for result in pool.map(_lint, targets, chunksize=_CHUNK):
                yield result
                done += 1
        except BrokenProcessPool:
            message = f"a process died; {len(targets) - done} of {len(targets)} files not linted"
            yield FileResult(problems=(Problem(targets[done].shown, message),), linted=False)
        except (KeyboardInterrupt, GeneratorExit):
            _stop_workers()
            raise
        finally:
            # After an interrupt or a wrong configuration nobody wants the files that still wait.
            pool.shutdown(wait=True, cancel_futures=True)


def _stop_workers() -> None:
    """End the workers in the middle of their files: the run is over.

    The pool's own thread may then find futures that were cancelled meanwhile, and would say so with
    a traceback.
    """
    import threading
    from multiprocessing import active_children

    threading.excepthook = lambda _args: None
    for worker in active_children():
        worker.terminate()


def _start(options: RunOptions) -> None:
    global _worker  # noqa: PLW0603 - a process pool gives its workers no other place
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run has the words, and ends its workers
    _worker = Session(options)
    _worker.together = True


def _lint(target: Target) -> FileResult:
    if _worker is None:
        raise RuntimeError("a worker was not started by the run")
    return _worker.lint_file(target.path, target.shown, named=target.named)


class Facts:
    """Everything that a file's result depends on, for the names of cache entries."""

    def __init__(self, session: Session) -> None:
        from linter.cache import code_facts

        self._session = session
        self._code = code_facts()
        self._by_rules: dict[int, bytes] = {}

    def key(self, cache: "Cache", target: Target) -> str | None:
        """The name of a file's entry; None if the file cannot be read."""
        try:
            data = read_bytes(target.path)
        except OSError:
            return None
        options = self._session.options
        asked = repr((target.shown, target.named, options, self._session.together))
        said = (asked.encode("utf-8", "surrogateescape"), self._project(target.path))
        return cache.key(self._code, *said, data)

    def _project(self, path: Path) -> bytes:
        """Rules with their options, and the configuration with the files that it names."""
        active = self._session.rules_for(path)
        if id(active) not in self._by_rules:
            config = self._session.setup(path.parent).config
            rules = [
                (
                    each.rule.name,
                    each.severity,
                    sorted(each.rule.values.items()),
                    _source(each.rule),
                )
                for each in active
            ]
            named = [
                *config.dictionaries,
                *(each.with_suffix(".aff") for each in config.dictionaries),
                *config.personal,
                *(file for folder in config.rule_paths for file in sorted(folder.rglob("*"))),
            ]
            words = sorted(config.accept_words), config.language, config.fail_on, config.json_fields
            facts = repr((rules, words, [_state(each) for each in named]))
            self._by_rules[id(active)] = facts.encode("utf-8", "surrogateescape")
        return self._by_rules[id(active)]


def _source(rule: Rule) -> tuple[str, int, int]:
    module = sys.modules.get(type(rule).__module__)
    return _state(Path(getattr(module, "__file__", None) or rule.source))


def _state(path: Path) -> tuple[str, int, int]:
    try:
        facts = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), facts.st_size, facts.st_mtime_ns
