"""The formats that copydesk reads: by which file names they go, and which module reads them.

A new format is one line in `FORMATS` and a module with a function `(text, name) -> Document`;
modules are imported when the first file of their format is read.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import PurePath
from typing import Any, NamedTuple

from linter.document import Document
from linter.reading.parts import Part


class Format(NamedTuple):
    """A format: its name, its file name endings, and `module:function` of its reader.

    The reader of a `packed` format takes bytes; that of `records` takes the fields that hold text,
    and gives many documents.
    """

    name: str
    endings: tuple[str, ...]
    reader: str
    packed: bool = False
    records: bool = False

    def read(self, *args: Any) -> Any:
        """What the format's reader makes of a file."""
        module, _, function = self.reader.partition(":")
        return getattr(import_module(module), function)(*args)


PLAIN = Format("plain", (".txt", ".text"), "linter.reading.plain:read_plain")
FORMATS = (
    PLAIN,
    Format("markdown", (".md", ".markdown", ".mdx"), "linter.reading.markdown:read_markdown"),
    Format("html", (".html", ".htm", ".xhtml"), "linter.reading.html:read_html"),
    Format("rst", (".rst", ".rest"), "linter.reading.rst:read_rst"),
    Format("asciidoc", (".adoc", ".asciidoc", ".asc"), "linter.reading.asciidoc:read_asciidoc"),
    Format("docx", (".docx",), "linter.reading.docx:read_docx", packed=True),
    Format(
        "json", (".json", ".jsonl", ".ndjson"), "linter.reading.json_fields:read_json", records=True
    ),
)
_FIELD_FORMATS = {"plain": ".txt", "markdown": ".md", "html": ".html"}


class Field(NamedTuple):
    """A field that holds text: the end of its path, and the file name ending of its format."""

    path: tuple[str, ...]
    ending: str


def parse_field(word: str) -> Field:
    """A field as the user names it: "body", "article.body", "body:html".

    Raises:
        ValueError: if it names no field or no format.
    """
    path, _, form = word.partition(":")
    parts = tuple(path.split("."))
    if not all(parts):
        raise ValueError(f'"{word}" names no field')
    ending = _FIELD_FORMATS.get(form.lower() or "plain")
    if ending is None:
        raise ValueError(f'"{word}": a field is {", ".join(_FIELD_FORMATS)}, not "{form}"')
    return Field(parts, ending)


def known_format(name: str) -> Format | None:
    """The format of a file name, if there is one for its ending."""
    ending = PurePath(name).suffix.lower()
    return next((each for each in FORMATS if ending in each.endings), None)


def format_of(name: str) -> Format:
    """The format in which a file is read: plain text if its name says nothing."""
    return known_format(name) or PLAIN


def read_document(text: str, name: str) -> Document:
    """The document of a text; a name of unknown format is read as plain text."""
    found = format_of(name)
    if found.packed or found.records:
        found = PLAIN
    doc: Document = found.read(text, name)
    return doc


def read_parts(text: str, name: str, fields: Sequence[Field]) -> Iterator[Part | str]:
    """The articles of a file's text, and a sentence for each that could not be read.

    Raises:
        ReadingError: if nothing of the file can be read.
    """
    if format_of(name).records:
        yield from format_of(name).read(text, name, fields)
        return
    doc = read_document(text, name)
    yield Part(doc)
    if doc.format_name == "markdown" and text.startswith(("---", "+++")):
        from linter.reading.front_matter import is_unclosed

        if is_unclosed(text, doc.lines.lines()):
            yield "the front matter that begins on line 1 has no end; read as text"


def read_packed(data: bytes, name: str) -> Iterator[Part | str]:
    """The article of a file that is no text.

    Raises:
        ReadingError: if it cannot be read.
    """
    yield Part(format_of(name).read(data, name))
