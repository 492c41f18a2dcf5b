"""Where rules come from: installed packages (entry points), and folders a configuration names.

Built-in rules come by the same entry-point group as anybody's. A rule that cannot be loaded, or a
second rule of one name, is a problem named in the report: the run exits with 2, the others go on.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.machinery import all_suffixes
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from linter.errors import CopydeskError, Problem
from linter.finding import Category, Severity
from linter.plugins import EntryPoint, entry_points
from linter.rule import Rule, Status

GROUP = "copydesk.rules"
_BUILT_IN = "linter.rules"  # as this project's own entry point names it
_LOCAL_PREFIX = "copydesk_local_rules"
_SUFFIXES = tuple(all_suffixes())
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class Registry(NamedTuple):
    """The rules of a run by name, in alphabetical order, and what could not be loaded."""

    rules: Mapping[str, Rule]
    problems: tuple[Problem, ...] = ()


def load_registry(rule_paths: Sequence[Path] = (), *, local_code: bool = True) -> Registry:
    """All installed rules and those of the given folders.

    `local_code=False` loads only the TOML rules of the folders and reports the Python ones as not
    run.
    """
    loaded: list[Rule | Problem] = list(_installed())
    for folder in rule_paths:
        loaded += _from_folder(folder, local_code=local_code)
    return _collect(loaded)


def _collect(loaded: Iterable[Rule | Problem]) -> Registry:
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for each in loaded:
        if isinstance(each, Problem):
            problems.append(each)
        elif wrong := _what_is_wrong(each):
            problems.append(Problem(_origin(each), f"the rule cannot be loaded: {wrong}"))
        elif each.name in rules:
            first = _origin(rules[each.name])
            problems.append(
                Problem(_origin(each), f'a second rule named "{each.name}"; the first is {first}')
            )
        else:
            rules[each.name] = each
    return Registry(dict(sorted(rules.items())), tuple(problems))


def _what_is_wrong(rule: Rule) -> str | None:
    """What a rule lacks of the facts that selection and reports rely on."""
    kind = type(rule).__name__
    name: object = getattr(rule, "name", None)
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return f"{kind} needs a name of lower-case words joined by hyphens, not {name!r}"
    facts = (("category", Category), ("severity", Severity), ("status", Status))
    for fact, wanted in facts:
        value: object = getattr(rule, fact, None)
        if not isinstance(value, wanted):
            return f"{kind} needs a {fact} that is a {wanted.__name__}, not {value!r}"
    return None


def _origin(rule: Rule) -> str:
    """Where a rule comes from: a file of the linted project by its path, else its module."""
    if rule.source.startswith(f"{_LOCAL_PREFIX}."):
        return str(getattr(sys.modules.get(rule.source), "__file__", rule.source))
    return rule.source


@cache
def _installed() -> tuple[Rule | Problem, ...]:
    unique = {point.value: point for point in entry_points(GROUP)}
    loaded = tuple(each for point in unique.values() for each in _from_entry_point(point))
    if _BUILT_IN not in unique:  # a run without its rules would be green whatever the article holds
        message = "its own rules are not installed; install the package instead of its folder"
        return (Problem("copydesk", message), *loaded)
    return loaded


def _from_entry_point(point: EntryPoint) -> Iterator[Rule | Problem]:
    label = f"{point.value} (plugin {point.name})"
    try:
        loaded = point.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin may fail in any way
        yield _failure(label, error)
        return
    if isinstance(loaded, ModuleType):
        yield from _from_module(loaded)
        if paths := getattr(loaded, "__path__", None):
            yield from _from_package(loaded.__name__, list(paths))
    elif isinstance(loaded, type) and issubclass(loaded, Rule):
        yield _made(loaded)
    else:
        yield Problem(label, "names neither a module nor a rule class")


def _from_package(package: str, paths: list[str]) -> Iterator[Rule | Problem]:
    for module_name in sorted(_module_names(paths)):
        name = f"{package}.{module_name}"
        try:
            module = import_module(name)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - as above
            yield _failure(name, error)
        else:
            yield from _from_module(module)
    for folder in paths:
        yield from _patterns(Path(folder))


def _module_names(paths: Iterable[str]) -> set[str]:
    """The modules in a package's folders, which `pkgutil` would import `inspect` to tell."""
    found = set()
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - an archive
            from pkgutil import iter_modules

            found |= {info.name for info in iter_modules([path])}
            continue
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.name.endswith(_SUFFIXES) or (
                    entry.is_dir() and Path(entry.path, "__init__.py").is_file()
                ):
                    found.add(entry.name.partition(".")[0])
    return found - {"__init__"}


def _from_module(module: ModuleType) -> Iterator[Rule | Problem]:
    """The rules of the classes that a module defines; a base class without a name is none."""
    for value in vars(module).values():
        if (
            isinstance(value, type)
            and value.__module__ == module.__name__
            and issubclass(value, Rule)  # last: an abstract class takes its time to say so
            and not (getattr(value, "__abstractmethods__", None) and not hasattr(value, "name"))
        ):
            yield _made(value)


def _made(kind: type[Rule]) -> Rule | Problem:
    try:
        return kind()
    except Exception as error:  # noqa: BLE001 - as above
        return _failure(f"{kind.__module__}.{kind.__name__}", error)


def _patterns(folder: Path) -> Iterator[Rule | Problem]:
    for path in sorted(folder.glob("*.toml")):
        from linter.pattern_file import load_pattern  # only where there is such a rule

        try:
            yield load_pattern(path)
        except CopydeskError as error:
            yield Problem(str(path), f"the rule cannot be loaded: {error}")
        except Exception as error:  # noqa: BLE001 - as above
            yield _failure(str(path), error)


def _from_folder(folder: Path, *, local_code: bool) -> Iterator[Rule | Problem]:
    for path in sorted(folder.glob("*.py")):
        if path.name == "__init__.py":
            continue
        if not local_code:
            yield Problem(str(path), "local Python rules are not run (--no-local-rules)")
            continue
        try:
            module = _import_file(path)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - as above
            yield _failure(str(path), error)
        else:
            yield from _from_module(module)
    yield from _patterns(folder)


def _import_file(path: Path) -> ModuleType:
    from hashlib import blake2b  # loads OpenSSL, which few runs need

    # A name of its own for each folder: two repositories may hold files of the same name.
    folder = blake2b(str(path.parent.resolve()).encode("utf-8", "replace"), digest_size=8)
    name = f"{_LOCAL_PREFIX}.{folder.hexdigest()}.{path.stem}"
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file")
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _failure(label: str, error: BaseException) -> Problem:
    return Problem(label, f"the rule cannot be loaded: {type(error).__name__}: {error}")
