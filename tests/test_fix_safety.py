"""What stands on the disk when --fix is cut short: the old file or the new one, never half."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import run_main, write

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills and limits are of POSIX")

BEFORE = "The crews wait .\n" * 400
AFTER = "The crews wait.\n" * 400

# Forks itself again and again; the child of turn n dies at the n-th line of the code that writes.
KILLED_AT_EVERY_LINE = """
import os, signal, sys
from pathlib import Path
from linter import fixing
from linter.engine import RunOptions, Session
from linter.selection import Request

path = Path("a.txt")
before = path.read_bytes()
session = Session(RunOptions(look_up_config=False, request=Request(("space-before-punctuation",))))
session.lint_file(path, "a.txt")
places = {fixing._replace.__code__, fixing._take_over.__code__}
seen, turn = set(), 0
while True:
    turn += 1
    path.write_bytes(before)
    child = os.fork()
    if not child:
        count = 0
        def trace(frame, event, _argument):
            global count
            if frame.f_code not in places:
                return None
            if event == "line":
                count += 1
                if count == turn:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace
        sys.settrace(trace)
        fixing.fix_file(session, path, "a.txt", write=True)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    after = path.read_bytes()
    seen.add({before: "old", before.replace(b" .", b"."): "new"}.get(after, "half"))
    seen |= {n for n in os.listdir() if n != path.name and not n.startswith(".copydesk-")}
    if status == 0:
        break
print(turn, *sorted(seen))
"""


def test_a_kill_at_any_line_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", BEFORE)
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EVERY_LINE],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    turns, *seen = done.stdout.split()
    assert int(turns) > 10
    assert seen == ["new", "old"]


def test_a_disk_that_is_full_leaves_the_old_file(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", BEFORE)
    code = (
        "import resource, sys\n"
        "from linter.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "sys.argv[1:] = ['check', '--fix', '--no-cache', 'a.txt']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "a.txt: could not be fixed: File too large" in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == BEFORE


def test_a_file_that_is_read_only_is_left_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", BEFORE)
    path.chmod(0o444)
    run = run_main("check", "--fix", "a.txt", cwd=tmp_path)
    assert run.code == 2
    assert "a.txt: is read-only; left alone" in run.err
    assert path.read_text(encoding="utf-8") == BEFORE


def test_a_worker_that_is_killed_is_named_and_the_run_ends(tmp_path: Path) -> None:
    for n in range(64):
        write(tmp_path / f"{n:02}.txt", "The crews wait.\n" if n != 40 else "Now die here.\n")
    write(tmp_path / "copydesk.toml", 'rule-paths = ["house"]\nselect = ["deadly"]\n')
    write(
        tmp_path / "house" / "deadly.py",
        "import os, signal\n"
        "from linter.sdk import Category, Rule, Severity\n"
        "class Deadly(Rule):\n"
        "    '''Kills its process.'''\n"
        "    name = 'deadly'\n"
        "    category = Category.LINT\n"
        "    severity = Severity.INFO\n"
        "    def check(self, doc):\n"
        "        if 'die' in doc.text:\n"
        "            os.kill(os.getpid(), signal.SIGKILL)\n"
        "        return ()\n",
    )
    run = run_main("check", "--jobs", "2", "--no-cache", ".", cwd=tmp_path)
    assert run.code == 2
    assert "a process died; " in run.err
    assert "Traceback" not in run.err
