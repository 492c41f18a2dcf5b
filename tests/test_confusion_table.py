"""The table of what each confusion frame meets: every frame has its row, every verdict is read."""

from pathlib import Path

from linter.analyses.confusions import frames, split_frames

ROOT = Path(__file__).parents[1]
TABLE = (ROOT / "docs" / "confusions.md").read_text(encoding="utf-8")
VERDICTS = (ROOT / "tools" / "words" / "confusion_verdicts.txt").read_text(encoding="utf-8")


def rows() -> list[list[str]]:
    """The cells of the rows about frames."""
    lines = [line for line in TABLE.splitlines() if line.startswith("| `")]
    return [line.removeprefix("| `").removesuffix(" |").rsplit(" | ", 2) for line in lines]


def test_every_frame_has_a_row() -> None:
    known = {
        (name, frame.line)
        for name, table in (("confusions", frames()), ("split", split_frames()))
        for each in table.values()
        for frame in each
    }
    assert len(rows()) == len(known)


def test_no_frame_raised_a_false_alarm_in_clean_text() -> None:
    for frame, clean, _ in rows():
        if clean != "-":
            right, _, reported = clean.partition(" of ")
            assert right == reported, frame


def test_verdicts_are_one_of_two_words() -> None:
    lines = [line for line in VERDICTS.splitlines() if not line.startswith("#")]
    assert {line.rsplit(" ", 1)[1] for line in lines} <= {"right", "wrong"}
    assert len(lines) == len(set(lines))
