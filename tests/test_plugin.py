"""The example plugin, installed as a user would, adds its rules to a run."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from scratch import ROOT

pytestmark = pytest.mark.slow

PLUGIN = ROOT / "examples" / "copydesk-house-style"
ARTICLE = "A headline\n\nWhat a night!!! An airstrike, an airstrike and an air strike hit it.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the plugin is installed into."""
    target = tmp_path_factory.mktemp("site")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--target", str(target)]
    command = [sys.executable, "-m", "pip", "install", *options, str(PLUGIN)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return target


def copydesk(site: Path, *args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run copydesk with the plugin beside it."""
    env = {**os.environ, "PYTHONPATH": str(site)}
    code = "from linter.cli import main; main()"
    command = [sys.executable, "-c", code, *args]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_plugin_rules_are_listed(site: Path, tmp_path: Path) -> None:
    done = copydesk(site, "rules", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    names = {line.split()[0] for line in done.stdout.splitlines()}
    assert {"stacked-exclamation", "airstrike-spelling", "misspelling"} <= names


def test_plugin_rules_run_and_take_options(site: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "copydesk.toml").write_text(
        'select = ["stacked-exclamation", "airstrike-spelling"]\n'
        "[rules.stacked-exclamation]\nat-most = 2\n",
        encoding="utf-8",
    )
    done = copydesk(site, "check", "--format", "json", "--fail-on", "info", "a.txt", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    found = [(f["rule"], f["line"], f["column"]) for f in json.loads(done.stdout)["findings"]]
    assert found == [("stacked-exclamation", 3, 13), ("airstrike-spelling", 3, 51)]


def test_plugin_examples_are_its_tests(site: Path, tmp_path: Path) -> None:
    code = (
        "from linter.registry import load_registry\n"
        "from linter.testing import assert_example, example_cases\n"
        "rules = load_registry().rules\n"
        "cases = list(example_cases(rules['stacked-exclamation'], rules['airstrike-spelling']))\n"
        "for case in cases: assert_example(case)\n"
        "print(len(cases))\n"
    )
    env = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("7\n", "")


def test_broken_plugin_is_named_and_the_run_exits_2(site: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    info = broken / "broken_plugin-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken-plugin\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[copydesk.rules]\nbroken = broken_plugin\n")
    (broken / "broken_plugin.py").write_text("raise RuntimeError('no licence key')\n")
    (tmp_path / "a.txt").write_text("She lives in Leeds .\n", encoding="utf-8")
    done = copydesk(broken, "check", "a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "broken_plugin" in done.stderr
    assert "no licence key" in done.stderr
    assert "space-before-punctuation" in done.stdout  # the other rules went on
