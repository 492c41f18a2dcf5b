"""JSON and JSON Lines: the text fields of each record are an article.

A record is an object that no list holds another one around: an element of a list, a line of JSON
Lines, or the whole file. Its fields follow one another with an empty line between them; a list of
texts is a text a paragraph. A field may say how its text is written: `body:html`.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from linter.errors import ReadingError
from linter.reading.formats import Field, read_document
from linter.reading.parts import Origin, Part, Stretch
from linter.span import LineIndex, Span

_TOKEN = re.compile(r'"(?P<text>[^"\\]*(?:\\.[^"\\]*)*)"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\."
)
_BREAK = "\n\n"
_LINES = (".jsonl", ".ndjson")
_MOST_NAMED = 8


class _Text(NamedTuple):
    record: int
    field: Field
    span: Span


def read_json(text: str, name: str, fields: Sequence[Field]) -> Iterator[Part | str]:
    """The articles of a file, and a sentence for each line that could not be read.

    Raises:
        ReadingError: if the file is no JSON, or no field is named.
    """
    lines = LineIndex(text)
    if not fields:
        raise ReadingError(_unnamed(text, name))
    if PurePath(name).suffix.lower() not in _LINES:
        if problem := _wrong(text, 1):
            raise ReadingError(problem)
        parts = list(_parts(text, Span(0, len(text)), name, fields, lines))
        if not parts:
            raise ReadingError(_missing(text, name, fields))
        yield from parts
        return
    found = False
    for number, line in enumerate(lines.lines(), start=1):
        content = text[slice(*line)]
        if not content.strip():
            continue
        if problem := _wrong(content, number):
            yield problem
        else:
            for part in _parts(text, line, name, fields, lines):
                found = True
                yield part
    if not found and text.strip():
        raise ReadingError(_missing(text, name, fields))


def _wrong(text: str, first_line: int) -> str:
    try:
        json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        return f"invalid JSON on line {line}, column {error.colno}: {error.msg}"
    except RecursionError:
        return f"invalid JSON on line {first_line}: nested too deeply"
    except ValueError as error:  # a number of thousands of digits
        return f"invalid JSON on line {first_line}: {error}"
    return ""


def _unnamed(text: str, name: str) -> str:
    """Why nothing was linted, with the fields there are."""
    return f"which fields hold the text? Say --field NAME, or json-fields{_known(text, name)}"


def _missing(text: str, name: str, fields: Sequence[Field]) -> str:
    wanted = " or ".join(".".join(field.path) for field in fields)
    return f"no record has a text in a field {wanted}{_known(text, name)}"


def _known(text: str, name: str) -> str:
    """The first fields that there are, in brackets."""
    start = text.split("\n", 1)[0] if PurePath(name).suffix.lower() in _LINES else text
    keys: dict[str, None] = {}
    waiting = ""
    for token in _TOKEN.finditer(start):
        if token.group() == ":" and waiting:
            keys[waiting] = None
        waiting = token["text"] or ""
        if len(keys) == _MOST_NAMED:
            break
    return f" (it has {', '.join(keys)})" if keys else ""


def _parts(
    text: str, span: Span, name: str, fields: Sequence[Field], lines: LineIndex
) -> Iterator[Part]:
    found: list[_Text] = []
    for each in _texts(text, span, fields):
        if found and each.record != found[0].record:
            yield _part(text, name, found, lines)
            found = []
        found.append(each)
    if found:
        yield _part(text, name, found, lines)


class _Walk:
    """Where in a file's containers one stands."""

    def __init__(self) -> None:
        self.record = 0
        self._count = 0
        self._opens: list[str] = []
        self._keys: list[str] = []  # of the members that lead here, one for each container
        self._records: list[int] = []  # the depths at which records are open
        self._key = ""
        self._after_colon = False

    def step(self, mark: str) -> None:
        """Pass a mark, or a value that is no text."""
        if mark in "{[":
            if mark == "{" and self._opens[-1:] != ["{"]:
                self._next_record()
                self._records.append(len(self._opens))
            self._opens.append(mark)
            self._keys.append(self._key if self._after_colon else "")
        elif mark in "}]":
            self._opens.pop()
            self._keys.pop()
            if self._records[-1:] == [len(self._opens)]:
                self._records.pop()
                self._next_record()  # what follows in the record around is an article of its own
        self._after_colon = mark == ":"

    def value(self, text: str) -> tuple[str, ...] | None:
        """Pass a text: the path to it, or None where it is a key."""
        if self._opens[-1:] == ["{"] and not self._after_colon:
            self._key = text
            return None
        path = (*self._keys, self._key if self._after_colon else "")
        self._after_colon = False
        return tuple(filter(None, path))

    def _next_record(self) -> None:
        self._count += 1
        self.record = self._count


def _texts(text: str, span: Span, fields: Sequence[Field]) -> Iterator[_Text]:
    """The strings of the fields, in order; a record's fields stand together."""
    walk = _Walk()
    for token in _TOKEN.finditer(text, *span):
        if token["text"] is None:
            walk.step(token.group())
            continue
        path = walk.value(token["text"])
        field = _field(path, fields) if path else None
        if field:
            yield _Text(walk.record, field, Span(*token.span("text")))


def _field(path: Sequence[str], fields: Sequence[Field]) -> Field | None:
    return next((each for each in fields if tuple(path[-len(each.path) :]) == each.path), None)


def _part(text: str, name: str, found: Sequence[_Text], lines: LineIndex) -> Part:
    pieces: list[str] = []
    stretches: list[Stretch] = []
    for n, each in enumerate(found):
        if n:
            pieces.append(_BREAK)
            nowhere = Span(each.span.start, each.span.start)
            stretches.append(Stretch(len(_BREAK), nowhere, exact=False))
        for decoded, stretch in _decoded(text, each.span):
            pieces.append(decoded)
            stretches.append(stretch)
    ending = max((each.field.ending for each in found), key=lambda ending: ending != ".txt")
    doc = read_document("".join(pieces), f"record{ending}")
    doc.name = name
    return Part(doc, Origin(lines, stretches, _escape))


def _decoded(text: str, span: Span) -> Iterator[tuple[str, Stretch]]:
    at = span.start
    for match in _ESCAPE.finditer(text, *span):
        if match.start() > at:
            yield _plain(text, at, match.start())
        char = json.loads(f'"{match.group()}"')
        yield char, Stretch(1, Span(*match.span()), exact=False)
        at = match.end()
    if span.end > at:
        yield _plain(text, at, span.end)


def _plain(text: str, start: int, end: int) -> tuple[str, Stretch]:
    return text[start:end], Stretch(end - start, Span(start, end), exact=True)


def _escape(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
