"""The pre-commit hook, run by the real pre-commit in a scratch repository."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from scratch import commit_all, copy_tree, git

pytestmark = pytest.mark.slow

BAD = "# A harbour reopens\n\nThe harbour reopened on Friday , the mayor said.\n"
GOOD = "# A harbour reopens\n\nThe harbour reopened on Friday, the mayor said.\n"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content repository that uses this tree as its hook, installed by pre-commit."""
    hook = copy_tree(tmp_path_factory.mktemp("copydesk"))
    revision = commit_all(hook)
    content = tmp_path_factory.mktemp("content")
    (content / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hook}\n    rev: {revision}\n    hooks:\n      - id: copydesk\n",
        encoding="utf-8",
    )
    (content / "photo.bin").write_bytes(b"\0\1\2")
    commit_all(content)
    pre_commit(content, "install", "--install-hooks")
    return content


def pre_commit(cwd: Path, *args: str) -> None:
    """Run the real pre-commit, with a cache of its own."""
    env = {**os.environ, "PRE_COMMIT_HOME": str(cwd.parent / "pre-commit-cache")}
    env = {key: value for key, value in env.items() if not key.startswith("GIT_")}
    command = [sys.executable, "-m", "pre_commit", *args]
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def commit(repository: Path, text: str) -> subprocess.CompletedProcess[str]:
    """Try to commit an article with this text."""
    (repository / "article.md").write_text(text, encoding="utf-8")
    git("add", "article.md", cwd=repository)
    env = {
        **os.environ,
        "PRE_COMMIT_HOME": str(repository.parent / "pre-commit-cache"),
        "GIT_AUTHOR_NAME": "Test",
        "GIT_AUTHOR_EMAIL": "test@example.org",
        "GIT_COMMITTER_NAME": "Test",
        "GIT_COMMITTER_EMAIL": "test@example.org",
    }
    return subprocess.run(
        ["git", "commit", "--message", "An article"],
        cwd=repository,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_bad_article_is_refused_and_mended_one_accepted(repository: Path) -> None:
    before = git("rev-parse", "HEAD", cwd=repository)
    refused = commit(repository, BAD)
    assert refused.returncode == 1, refused.stdout + refused.stderr
    assert "article.md:3:31 warning space-before-punctuation" in refused.stdout + refused.stderr
    assert git("rev-parse", "HEAD", cwd=repository) == before

    accepted = commit(repository, GOOD)
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    assert git("rev-parse", "HEAD", cwd=repository) != before
    assert git("show", "HEAD:article.md", cwd=repository) == GOOD
