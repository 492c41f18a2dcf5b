"""The baseline: findings that a project has accepted, so that runs report only new ones.

A finding is known by the path of its file and its fingerprint, which depends on the rule, the text
and its sentence, not on the line. The file is JSON, sorted, a finding a line, made to be committed:

    {"version": 1,
     "findings": {
      "archive/2014/fair.md": {
       "0123456789abcdef": "misspelling: \"acommodate\""}}}
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from linter.errors import ConfigError
from linter.finding import Diagnostic

FILE_NAME = "copydesk-baseline.json"
_VERSION = 1
_MOST_TEXT = 60  # of what a finding is about, for the person who reads the file

Entries = Mapping[str, str]  # fingerprint: rule and text


class Baseline(NamedTuple):
    """The accepted findings of a file; `files` are relative to its folder, with slashes."""

    path: Path
    files: Mapping[str, Entries] = {}

    @classmethod
    def load(cls, path: Path) -> "Baseline":
        """Read a baseline.

        Raises:
            ConfigError: if it cannot be read or is no baseline.
        """
        import json  # few runs have a baseline

        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            hint = f'; "copydesk baseline --output {path}" writes it' if not path.exists() else ""
            raise ConfigError(f"{path}: cannot be read: {error.strerror or error}{hint}") from None
        except (ValueError, RecursionError) as error:
            raise ConfigError(f"{path}: is no JSON: {error}") from None
        if not _is_baseline(data):
            raise ConfigError(f'{path}: is no baseline: write it anew with "copydesk baseline"')
        return cls(path, data["findings"])

    def key(self, path: Path) -> str:
        """How the baseline names a file."""
        return Path(os.path.relpath(path.resolve(), self.path.resolve().parent)).as_posix()

    def entries(self, path: Path) -> Entries:
        """What is accepted in a file."""
        return self.files.get(self.key(path), {})

    def idle(self, path: Path, found: Iterable[Diagnostic], ran: Iterable[str]) -> list[str]:
        """The entries of a file that match nothing although their rule ran."""
        present = {each.fingerprint for each in found}
        rules = set(ran)
        return [
            said
            for fingerprint, said in self.entries(path).items()
            if fingerprint not in present and said.partition(":")[0] in rules
        ]

    def gone(self) -> list[str]:
        """The files of the baseline that exist no more."""
        folder = self.path.resolve().parent
        return [name for name in self.files if not (folder / name).is_file()]

    def with_findings(self, found: Mapping[Path, Iterable[Diagnostic]]) -> "Baseline":
        """The same with the entries of these files replaced, and without files that are gone."""
        files = dict(self.files)
        for path, diagnostics in found.items():
            files[self.key(path)] = {each.fingerprint: _said(each) for each in diagnostics}
        for name in self.gone():
            files.pop(name, None)
        return Baseline(self.path, {name: files[name] for name in sorted(files) if files[name]})

    def dump(self) -> str:
        """The text of the file."""
        import json

        data = {"version": _VERSION, "findings": self.files}
        return json.dumps(data, indent=1, ensure_ascii=True) + "\n"


def _is_baseline(data: object) -> bool:
    return (
        isinstance(data, dict)
        and data.get("version") == _VERSION
        and isinstance(data.get("findings"), dict)
        and all(
            isinstance(entries, dict) and all(isinstance(said, str) for said in entries.values())
            for entries in data["findings"].values()
        )
    )


def _said(diagnostic: Diagnostic) -> str:
    start, end = diagnostic.excerpt.underline
    text = diagnostic.excerpt.line[start : min(end, start + _MOST_TEXT)]
    return f"{diagnostic.rule}: {text}"
