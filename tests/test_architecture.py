"""The house keeps its order: who imports whom, how rules are reached, what a wheel holds."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from running import FAULT, run_main, write

ROOT = Path(__file__).parents[1]
LONGEST_RULE = 260
# A rule file that is longer, and why.
LONGER: dict[str, str] = {}


def packages() -> set[str]:
    """The packages of the source tree: folders with Python files."""
    found = {
        ".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "linter").rglob("*.py")
    }
    return {*found, "linter.rules"}


def project() -> dict[str, object]:
    tools: dict[str, dict[str, object]] = tomllib.loads(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    )["tool"]
    return tools["setuptools"]


def test_every_package_goes_into_the_wheel() -> None:
    listed = project()["packages"]
    assert isinstance(listed, list)
    assert sorted(listed) == sorted(packages())
    for name in packages() - {"linter.rules"}:
        assert (ROOT / name.replace(".", "/") / "__init__.py").is_file(), name


def test_imports_keep_to_the_layers(tmp_path: Path) -> None:
    # Rules stand beside the engine in the checkout, and inside it once they are installed.
    skip = shutil.ignore_patterns("__pycache__", "data")
    shutil.copytree(ROOT / "linter", tmp_path / "linter", ignore=skip)
    shutil.copytree(ROOT / "rules", tmp_path / "linter" / "rules", ignore=skip)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    command = Path(sys.executable).with_name("lint-imports")
    if not command.exists():
        pytest.skip("import-linter is not installed")
    done = subprocess.run(
        [str(command), "--no-cache"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "COLUMNS": "200"},
    )
    assert done.returncode == 0, done.stdout[done.stdout.find("Contracts") :] + done.stderr
    assert "Contracts: 3 kept, 0 broken." in done.stdout


def test_every_module_stands_in_a_layer() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = config["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {part.strip() for layer in layers for part in layer.split("|")}
    modules = {f"linter.{path.stem}" for path in (ROOT / "linter").glob("*.py")}
    folders = {f"linter.{path.parent.name}" for path in (ROOT / "linter").glob("*/__init__.py")}
    assert (modules | folders) - {"linter.__init__"} - named == set()


def test_rules_are_never_a_module_of_that_name(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", FAULT)
    code = (
        "import sys\nfrom linter.cli import main\n"
        "sys.argv[1:] = ['check', '--select', 'punctuation', 'a.txt']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('rules' in sys.modules, 'linter.rules.space_before_punctuation' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False True"


def test_a_cold_run_imports_nothing_heavy(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", FAULT)
    heavy = ["numpy", "sklearn", "textstat", "nltk", "spellchecker", "rich", "markdown_it"]
    heavy += ["pathspec", "charset_normalizer", "concurrent.futures.process", "regex"]
    heavy += ["typer", "importlib.resources", "tomllib", "linter.changes"]
    code = (
        "import sys\nfrom linter.cli import main\n"
        "sys.argv[1:] = ['check', '--select', 'space-before-punctuation', 'a.txt']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(sorted(set({heavy}) & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("*.py")), ids=lambda path: path.name)
def test_no_rule_file_is_long(path: Path) -> None:
    length = len(path.read_text(encoding="utf-8").splitlines())
    assert length <= LONGEST_RULE or path.name in LONGER, f"{path.name} has {length} lines"


def test_the_command_is_installed(tmp_path: Path) -> None:
    assert run_main("--version", cwd=tmp_path).out.startswith("copydesk ")
