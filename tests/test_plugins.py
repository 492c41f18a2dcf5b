"""Entry points are found as `importlib.metadata` finds them."""

import importlib.metadata
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from scratch import ROOT

from linter.plugins import EntryPoint, entry_points


@pytest.mark.parametrize("group", ["copydesk.rules", "console_scripts", "pytest11", "no.such"])
def test_the_same_as_the_standard_library(group: str) -> None:
    theirs = {EntryPoint(e.name, e.value) for e in importlib.metadata.entry_points(group=group)}
    assert entry_points(group) == sorted(theirs)


def test_an_entry_point_loads_a_module_or_what_is_in_it() -> None:
    assert EntryPoint("a", "linter.plugins").load() is sys.modules["linter.plugins"]
    assert EntryPoint("a", "linter.plugins:EntryPoint.load").load() is EntryPoint.load


def install(folder: Path, name: str, text: str) -> None:
    info = folder / f"{name}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name.partition('-')[0]}\n")
    (info / "entry_points.txt").write_text(text)


def test_of_two_installations_the_first_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "first", "my_pkg-2.0", "[g]\n# a comment\none = a.b : c [extra]\n")
    install(tmp_path / "second", "My.Pkg-1.0", "[g]\ntwo = d\n\n[h]\nthree = e\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "first"), str(tmp_path / "second")])
    assert entry_points("g") == [EntryPoint("one", "a.b:c")]
    assert entry_points("h") == []


def test_packages_in_an_archive_are_found_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "packages.zip", "w") as archive:
        archive.writestr("zipped-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: zipped\n")
        archive.writestr("zipped-1.0.dist-info/entry_points.txt", "[g]\none = a\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "packages.zip")])
    assert entry_points("g") == [EntryPoint("one", "a")]


def test_a_run_without_its_own_rules_is_no_green_run(tmp_path: Path) -> None:
    (tmp_path / "linter").symlink_to(ROOT / "linter")
    code = (
        "import sys; sys.path[:] = [p for p in sys.path if 'site-packages' not in p];"
        "from linter.registry import load_registry; print(load_registry().problems)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "its own rules are not installed" in done.stdout
