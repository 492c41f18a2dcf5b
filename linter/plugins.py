"""Entry points of installed packages, read without `importlib.metadata`.

That module takes a tenth of a cold run to import, e-mail parser and all, for what is a look into
each package's `entry_points.txt`. Where packages may lie anywhere but in plain folders (archives,
finders of a build system), it is asked all the same.
"""

import os
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

_METADATA = re.compile(r"(?P<name>.+?)(?:-[^-]+)*\.(?:dist|egg)-info", re.IGNORECASE)
_ENTRY = re.compile(
    r"\s*(?P<name>[^#=\[\s][^=]*?)\s*=\s*(?P<module>[\w.]+)\s*(?::\s*(?P<attribute>[\w.]+))?"
)


class EntryPoint(NamedTuple):
    """A name that a package gives to an object of its own, `module` or `module:attribute`."""

    name: str
    value: str

    def load(self) -> object:
        """The object; importing its module may raise anything."""
        module, _, attributes = self.value.partition(":")
        loaded: object = import_module(module)
        for attribute in filter(None, attributes.split(".")):
            loaded = getattr(loaded, attribute)
        return loaded


def entry_points(group: str) -> list[EntryPoint]:
    """The entry points of a group, of all installed packages, in order of name and value.

    Of a package that is installed twice the first on `sys.path` counts.
    """
    if not _only_plain_folders():
        from importlib.metadata import entry_points as all_kinds

        return sorted({EntryPoint(each.name, each.value) for each in all_kinds(group=group)})
    found: set[EntryPoint] = set()
    seen: set[str] = set()
    for folder in dict.fromkeys(sys.path):
        for package, text in _declared(folder or os.curdir):
            if package not in seen:
                seen.add(package)
                found.update(_in_group(text, group))
    return sorted(found)


def _only_plain_folders() -> bool:
    standard = ("_frozen_importlib", "_frozen_importlib_external")
    finders = (getattr(each, "__module__", "") for each in sys.meta_path)
    others = [
        each
        for each, module in zip(sys.meta_path, finders, strict=True)
        if module not in standard and hasattr(each, "find_distributions")
    ]
    return not others and not any(Path(each).is_file() for each in sys.path if each)


def _declared(folder: str) -> Iterator[tuple[str, str]]:
    """Each package in a folder, by its normalised name, and its `entry_points.txt`."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name.endswith("-info"))
    except OSError:
        return
    for name in names:
        if match := _METADATA.fullmatch(name):
            path = Path(folder, name, "entry_points.txt")
            try:
                text = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                text = ""
            yield re.sub(r"[-_.]+", "-", match["name"]).lower(), text


def _in_group(text: str, group: str) -> Iterator[EntryPoint]:
    inside = False
    for line in text.splitlines():
        stripped = line.strip()
        if stripped.startswith("["):
            inside = stripped == f"[{group}]"
        elif inside and (match := _ENTRY.match(line)):
            value = match["module"] + (f":{match['attribute']}" if match["attribute"] else "")
            yield EntryPoint(match["name"], value)
