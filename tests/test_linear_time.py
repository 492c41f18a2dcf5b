"""Text that is made to take long: twice as much of it must not take four times the time."""

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from linter.engine import RunOptions, Session
from linter.reading.decoding import Decoded
from linter.selection import Request

SMALL, FACTOR = 6_000, 8  # characters; a quadratic rule takes 64 times as long for 8 times as many
SMALL_OF = {"quotations left open": 20_000, "lists announced": 20_000}  # quick up to here
MOST = 26  # times as long: a busy machine takes its share
NOISE = 0.01  # seconds

ENGLISH = "The man went to the town, and he said that it was so and that they were there.\n\n"


def letters(number: int) -> str:
    """A word of four letters for each number."""
    return "".join(chr(97 + number // 26**place % 26) for place in range(4))


def unlike(size: int, piece: Callable[[str], str], glue: str = " ") -> str:
    """The same sentence with another word each time."""
    return glue.join(piece(letters(n)) for n in range(size // len(piece("abcd") + glue)))


def acronym(word: str) -> str:
    """A name, and an acronym that misses its last initial by a letter."""
    return f"{word} Yonder Zone ({word[0]}YX).".title().replace("yx", "YX")


SHAPES: dict[str, tuple[str, Callable[[int], str]]] = {
    # rule, and a text that once took it quadratic time, or would have
    "acronyms unlike": (
        "undefined-acronym",
        lambda n: unlike(n, lambda w: f"the {w.upper()} is") * 3,
    ),
    "acronyms that miss": ("acronym-mismatch", lambda n: unlike(n, acronym)),
    "a long word": ("misspelling", lambda n: "abcdefghijklmnopqrstuvwxyz" * (n // 26)),
    "a word with marks": (
        "off-topic-paragraph",
        lambda n: (ENGLISH + "ABC-DEF-" * (n // 24) + "\n\n") * 3,
    ),
    "backslashes": ("escape-left", lambda n: "\\" * n),
    "escaped line ends": ("escape-left", lambda n: "said. " + "\\n" * (n // 2) + "a"),
    "formats": ("template-variable", lambda n: "%s " * (n // 3)),
    "numbers with nouns": ("number-style-mixed", lambda n: unlike(n, lambda w: f"5 {w}s")),
    "a model about itself": (
        "model-residue",
        lambda n: "He left. " + "I am an AI language model. " * (n // 27),
    ),
    "notes about authors": (
        "author-bio",
        lambda n: (
            "It was so and they said so and it was good for the town and the sea. " * 4
            + "\n\n"
            + unlike(n, lambda w: f"John {w.title()} is a writer based in Rome.", "\n\n")
            + ("\n\n" + "It was so and they said so and it was good for the town and the sea. " * 4)
            * 4
        ),
    ),
    "quotations left open": ("unclosed-quote", lambda n: "“a b c.\n\n" * (n // 9)),
    "lists announced": ("missing-list", lambda n: "a b:\n\n" * (n // 6)),
}


def spent(session: Session, text: str) -> float:
    """Seconds of this process's own time."""
    gc.collect()
    started = time.process_time()
    session.lint_decoded(Decoded(text, "utf-8"), Path("a.txt"), "a.txt")
    return time.process_time() - started


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text(shape: str) -> None:
    rule, text = SHAPES[shape]
    request = Request(select=(rule,))
    session = Session(RunOptions(look_up_config=False, request=request))
    size = SMALL_OF.get(shape, SMALL)
    spent(session, ENGLISH * 3 + text(2_000))  # what is loaded at the first use
    small = min(spent(session, ENGLISH + text(size)) for _ in range(2))
    large = spent(session, ENGLISH + text(size * FACTOR))
    assert large <= MOST * (small + NOISE)
