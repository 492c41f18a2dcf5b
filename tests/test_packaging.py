"""The wheel holds exactly what git has, and runs without the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from scratch import ROOT, copy_tree, tree_files

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from an sdist, as it is released."""
    copy = copy_tree(tmp_path_factory.mktemp("tree"))
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("*.whl")
    return built


def test_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    expected = {name for name in tree_files() if name.startswith("linter/")}
    expected |= {f"linter/{name}" for name in tree_files() if name.startswith("rules/")}
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == expected


def test_wheel_runs_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    article = tmp_path / "article.txt"
    article.write_text("A headline\n\nShe lives in Leeds . He does not.\n", encoding="utf-8")
    code = "import linter.cli, sys; sys.stderr.write(linter.__file__); linter.cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "--format", "jsonl", str(article)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(target), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert str(target) in done.stderr
    assert done.returncode == 1, done.stderr
    assert '"rule": "space-before-punctuation"' in done.stdout


def test_wheel_brings_licence_and_notice(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name.rpartition("/")[2] for name in archive.namelist() if "licenses/" in name}
    assert names == {"LICENSE", "NOTICE"}
    assert (ROOT / "NOTICE").read_text(encoding="utf-8").strip()
