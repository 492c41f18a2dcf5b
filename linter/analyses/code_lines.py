"""Which blocks of a text are code: commands, programs, listings of settings.

Plain text has no mark for code. What code is made of tells: prompts, semicolons at the end of
lines, operators that prose has not, and many signs among few letters.
"""

import re
from typing import Final

from linter.analysis import analysis
from linter.document import Document, Role
from linter.lazy_pattern import lazy_pattern
from linter.span import LINE_END, Span

_PROMPT = lazy_pattern(
    r"\s*(?:[$>%] |# ?(?=[a-z./])|>>> |\.\.\. |[A-Z]:\\|PS> |\w+@\w+[:~]|In \[\d)"
)
_STATEMENT = lazy_pattern(
    r"\s*(?:(?:sudo|import|from|def|class|return|echo|export|docker|pip3?|npm|apt(?:-get)?|git|curl"
    r"|const|let|var|public|private|static|void|int|print|printf|elif|fi|done|SELECT|INSERT|RUN"
    r"|COPY)\b(?! [a-z]+ [a-z]+ [a-z]+ )|@\w+\(?|[\w.-]+\s?[:=]{1,2}\s?[\[\"'{$\d]|[}\])]+[;,)]*$)"
)
_END = lazy_pattern(r"(?:[;{}\\]|=>|\($|\);?)\s*$")
_OPERATOR = lazy_pattern(
    r"\(\)|=>|==|!=|&&|\|\||->|::|:=|\+=|\$\(|\$\w| --?[a-zA-Z][\w-]*|\w\[\w+\]|\w\.\w+\(| = |/>|;$"
    r"|\w\(\w*[\"']|(?<!\S)/\w+/\w|\w=\"|\{\w*:"
)
_FUNCTION_WORDS = frozenset(
    "the a an of to and is are was were in that this these you your we it its for with as on by"
    " can will which or be at have has".split()
)
_PROSE = 0.15  # of the words of a line: no code has so many
_SIGN = lazy_pattern(r"[{}\[\]<>=$\\|&;*/_#@~^+%:()]")
_TAG = lazy_pattern(
    r"<[^<>]{1,200}>|^={2,6}[^=]{1,80}={2,6}$|\b[a-z-]{2,12}=\"[^\"<>]{0,200}\""
    r"|!?\[[^\[\]]{0,200}\]\([^()\s]{0,300}\)|\[/?[a-z]{1,12}[^\[\]]{0,80}\]"
)
_DENSE = 0.12  # signs among the characters of a line
_MANY = 3
_FEW_WORDS = 2
_LONGEST = 2000  # of a line: what comes after says nothing new


@analysis
def code_blocks(doc: Document) -> frozenset[int]:
    """The indexes of the blocks that are code, marked as such or by what they look like."""
    return frozenset(
        block.index
        for block in doc.blocks
        if block.role is Role.CODE or looks_like_code(doc.prose_of(block.span))
    )


@analysis
def is_tutorial(doc: Document) -> bool:
    """Whether the text shows code again and again, so that a piece of code is no surprise."""
    return len(doc.get(code_blocks)) >= _MANY


def looks_like_code(content: str) -> bool:
    """Whether most lines of a block are code."""
    lines = [line for line in LINE_END.split(content[: _LONGEST * _MANY]) if line.strip()]
    return sum(map(_is_code, lines)) * 2 > len(lines)


def _is_code(line: str) -> bool:
    line = line[:_LONGEST]
    bare = _TAG.sub(" ", line)  # markup around prose does not make it code
    if not bare.strip():
        return False
    if _PROMPT.match(line):
        return True
    words = bare.split()
    if sum(word in _FUNCTION_WORDS for word in words) >= _PROSE * len(words):
        return False
    if _STATEMENT.match(bare):
        return True
    operators = len(_OPERATOR.findall(bare))
    if _END.search(bare) and (operators or len(bare.split()) <= _FEW_WORDS):
        return True
    dense = len(_SIGN.findall(bare)) > _DENSE * len(bare)
    return operators >= _MANY or (dense and operators > 0)


_BEFORE: Final = lazy_pattern(
    r"(?:\b(?:tags?|elements?|attributes?|entit(?:y|ies)|placeholders?|variables?|shortcodes?|macros?"
    r"|called|named|such as"
    r"|for example|this format|e\.g\.|i\.e\.|type|typing|syntax|sequence|keyword|command"
    r"|returns?|prints?|function|method)[:,]? ?[\"'“‘(]?$)",
    re.IGNORECASE,
)
_AFTER: Final = lazy_pattern(
    r"[\"'”’)]?,? (?:(?:HTML|XML|opening|closing|template|format|shell|environment) )?"
    r"(?:tags?|elements?|attributes?|entit(?:y|ies)|placeholders?|variables?|shortcodes?|macros?"
    r"|characters?|symbols?|syntax|sequences?|notation|keyword|values?|specifiers?|fields?|string"
    r"|options?|code|function|method|expressions?|means|stands for)\b",
    re.IGNORECASE,
)
_QUOTES: Final = frozenset("\"'“”‘’`«»(")
_NEAR = 40


def is_mentioned(prose: str, span: Span) -> bool:
    """Whether a piece of code is spoken about: quoted, or called a tag, a variable and the like."""
    before, after = (
        prose[max(0, span.start - _NEAR) : span.start],
        prose[span.end : span.end + _NEAR],
    )
    quoted = before[-1:] in _QUOTES and after[:1] in "\"'“”‘’`«»),."
    return bool((quoted and before) or _BEFORE.search(before) or _AFTER.match(after))


def speaks_of(doc: Document, subject: re.Pattern[str], span: Span) -> bool:
    """Whether a text is about a subject: names it in the block of a span, or more than once."""
    block = doc.block_at(span.start)
    if block and subject.search(doc.prose, *block.span):
        return True
    first = subject.search(doc.prose)
    return first is not None and subject.search(doc.prose, first.end()) is not None
