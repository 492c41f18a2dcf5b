"""What all tests share."""

from importlib import import_module
from pathlib import Path

import pytest

from linter import registry


@pytest.fixture(autouse=True)
def _away_from_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in an empty folder: no configuration and no article of the checkout has a say."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def _a_home_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leave the user's own cache folder alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "user-cache"))


@pytest.fixture
def two_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only two rules are installed: what others find is no matter of tests of the engine."""
    loaded = (
        import_module("linter.rules.space_before_punctuation").SpaceBeforePunctuation(),
        import_module("linter.rules.unused_directive").UnusedDirective(),
    )
    monkeypatch.setattr(registry, "_installed", lambda: loaded)
