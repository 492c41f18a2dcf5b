"""A run over many files: in this process where they are few, else in several, in the same order."""

import os
import signal
from collections.abc import Iterator, Sequence

from linter.discovery import Target
from linter.engine import FileResult, RunOptions, Session
from linter.errors import Problem

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


def lint_targets(session: Session, targets: Sequence[Target], jobs: int) -> Iterator[FileResult]:
    """The result of each file, in the order of the targets, whatever the number of processes.

    Raises:
        ConfigError: if a configuration is wrong.
    """
    count = processes(jobs, len(targets))
    if count == 1:
        for target in targets:
            yield session.lint_file(target.path, target.shown, named=target.named)
    else:
        yield from _in_parallel(session.options, targets, count)


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
        finally:
            # After an interrupt or a wrong configuration nobody wants the files that still wait.
            pool.shutdown(wait=True, cancel_futures=True)


def _start(options: RunOptions) -> None:
    global _worker  # noqa: PLW0603 - a process pool gives its workers no other place
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # ends without words: the run has them
    _worker = Session(options)


def _lint(target: Target) -> FileResult:
    if _worker is None:
        raise RuntimeError("a worker was not started by the run")
    return _worker.lint_file(target.path, target.shown, named=target.named)
