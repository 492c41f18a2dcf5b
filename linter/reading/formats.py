"""The formats that copydesk reads: by which file names they go, and which module reads them.

A new format is one line in `FORMATS` and a module with a function `(text, name) -> Document`;
modules are imported when the first file of their format is read.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import cast

from linter.document import Document


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, its file name endings, and `module:function` of its reader."""

    name: str
    endings: tuple[str, ...]
    reader: str

    def read(self, text: str, name: str) -> Document:
        """The document of a file's text."""
        module, _, function = self.reader.partition(":")
        return cast("Document", getattr(import_module(module), function)(text, name))


PLAIN = Format("plain", (".txt", ".text"), "linter.reading.plain:read_plain")
FORMATS = (
    PLAIN,
    Format("markdown", (".md", ".markdown"), "linter.reading.markdown:read_markdown"),
)


def known_format(name: str) -> Format | None:
    """The format of a file name, if it is one that folders are searched for."""
    ending = PurePath(name).suffix.lower()
    return next((each for each in FORMATS if ending in each.endings), None)


def read_document(text: str, name: str) -> Document:
    """The document of a text; a name of unknown format is read as plain text."""
    return (known_format(name) or PLAIN).read(text, name)
