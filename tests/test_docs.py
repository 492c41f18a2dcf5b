"""The documentation is what the code says."""

import importlib.util
import re
import subprocess
import sys
from types import ModuleType

import pytest
from scratch import ROOT

from linter.config_file import KEYS


def tool(name: str) -> ModuleType:
    """A script of tools/ as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_rule_pages_are_fresh() -> None:
    make_docs = tool("make_docs")
    assert make_docs.stale(make_docs.pages(make_docs.built_in())) == []


def test_readme_shows_the_real_output_for_the_seed() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "from linter.cli import main; main()", "check", "seeds/"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    shown = re.findall(r"^```text\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    timeless = [re.sub(r"\(\d+\.\d\d s\)", "(0.00 s)", each) for each in (*shown, done.stdout)]
    assert timeless[-1] in timeless[:-1]


@pytest.mark.parametrize("key", KEYS)
def test_every_configuration_key_is_documented(key: str) -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert f"`{key}`" in page
