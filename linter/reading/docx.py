"""Word files: each paragraph is a line, so that a finding's line is the paragraph's number.

Headers, footnotes, comments, deleted text and tables are left out. Reading needs the extra
`copydesk[docx]`; nothing is ever written back.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from linter.document import OPAQUE, Document, Role
from linter.errors import ReadingError
from linter.reading.layout import HEAD_BLOCKS, head_role
from linter.span import Span

INSTALL = "pip install 'copydesk[docx]'"
_MOST_BYTES = 128 * 2**20  # of all that the archive unpacks to
_MAIN_PART = "word/document.xml"
_LINE_ENDS = str.maketrans("\r\n\x0b\x0c\x85\u2028\u2029", "       ")
_STYLES = {
    "title": Role.TITLE,
    "heading": Role.HEADING,
    "subtitle": Role.HEADING,
    "list": Role.LIST,
    "quote": Role.QUOTE,
    "intense quote": Role.QUOTE,
    "block text": Role.QUOTE,
    "caption": Role.CAPTION,
    "html preformatted": Role.CODE,
}


def read_docx(data: bytes, name: str) -> Document:
    """A document of a Word file.

    Raises:
        ReadingError: if the extra is missing, or the file is broken or unpacks to too much.
    """
    if find_spec("docx") is None:
        raise ReadingError(f"reading Word files needs an extra: {INSTALL}")
    _check(data)
    import docx  # 64 ms

    try:
        paragraphs = list(docx.Document(BytesIO(data)).paragraphs)
        texts = [_text(each) for each in paragraphs]
        styles = [_style(each) for each in paragraphs]
    except Exception as error:  # noqa: BLE001 - a broken file can fail anywhere in the library
        raise ReadingError(f"is no Word file that can be read: {error}") from None
    text = "\n".join(texts)
    return Document(
        name=name,
        text=text,
        prose=text,
        blocks=_blocks(texts, styles),
        format_name="docx",
    )


def _check(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            sizes = [each.file_size for each in archive.infolist()]
            names = archive.namelist()
    except (BadZipFile, ValueError, OSError) as error:
        raise ReadingError(f"is no Word file that can be read: {error}") from None
    if _MAIN_PART not in names:
        raise ReadingError("is no Word file that can be read: it holds no document")
    if sum(sizes) > _MOST_BYTES:
        raise ReadingError(f"unpacks to more than {_MOST_BYTES >> 20} MB")


def _text(paragraph: Any) -> str:
    text = str(paragraph.text).translate(_LINE_ENDS)
    has_picture = bool(paragraph._p.xpath(".//w:drawing"))  # noqa: SLF001 - the library has no name for it
    return f"{OPAQUE}{text}" if has_picture and not text.strip() else text


def _style(paragraph: Any) -> str:
    style = paragraph.style
    if paragraph._p.xpath("./w:pPr/w:numPr"):  # noqa: SLF001
        return "list"
    return str(style.name).lower() if style is not None and style.name else ""


def _blocks(texts: list[str], styles: list[str]) -> Iterator[tuple[Span, Role]]:
    start = count = 0
    titled = False
    for text, style in zip(texts, styles, strict=True):
        content = text.strip()
        if content.strip(OPAQUE):
            left = start + len(text) - len(text.lstrip())
            role = _role(style, titled=titled)
            if role is Role.BODY and count < HEAD_BLOCKS:
                role = head_role(content, titled=titled) or role
            titled = titled or role is Role.TITLE
            count += 1
            yield Span(left, left + len(content)), role
        start += len(text) + 1


def _role(style: str, *, titled: bool) -> Role:
    if style == "heading 1" and not titled:
        return Role.TITLE
    return next((role for word, role in _STYLES.items() if style.startswith(word)), Role.BODY)
