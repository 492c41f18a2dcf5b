"""Copies of the working tree for tests that build, install or hook it."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]


def git(*args: str, cwd: Path) -> str:
    """The output of a git command run as nobody in particular, whatever the user's settings."""
    identity = {
        "GIT_AUTHOR_NAME": "Test",
        "GIT_AUTHOR_EMAIL": "test@example.org",
        "GIT_COMMITTER_NAME": "Test",
        "GIT_COMMITTER_EMAIL": "test@example.org",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    # A test may itself run inside a git hook, which sets these for its own repository.
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(
        ["git", *args], cwd=cwd, env=clean | identity, check=True, capture_output=True, text=True
    )
    return done.stdout


def tree_files() -> list[str]:
    """The files of the working tree: tracked ones and new ones that git does not ignore."""
    listed = git("ls-files", "--cached", "--others", "--exclude-standard", "-z", cwd=ROOT)
    return sorted(name for name in listed.split("\0") if name and (ROOT / name).is_file())


def copy_tree(target: Path) -> Path:
    """A copy of the working tree, without what git ignores."""
    for name in tree_files():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)
    return target


def commit_all(folder: Path) -> str:
    """Make a git repository of a folder; returns the commit."""
    git("init", "--quiet", "--initial-branch=main", cwd=folder)
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message", "A copy for a test", cwd=folder)
    return git("rev-parse", "HEAD", cwd=folder).strip()
