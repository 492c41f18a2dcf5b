"""What an article does by itself, and what a house has settled."""

from pathlib import Path

from running import run_cli, write


def test_the_habits_of_an_article_are_shown(tmp_path: Path) -> None:
    write(
        tmp_path / "a.txt",
        "The colour of the harbour was grey in the centre.\n\n"
        "“It is the colour that counts, and nothing else,” the US envoy said on Monday.\n\n"
        "The US sent aid, and the U.S. navy left.\n",
    )
    shown = run_cli("config", "a.txt", cwd=tmp_path).out
    assert "#   spelling: en-GB (" in shown
    assert "#   quotation marks: curly (1 of 1 quotations)\n" in shown
    assert '#   the United States: "US" (2 of 3)\n' in shown
    assert "read from the article" not in run_cli("config", ".", cwd=tmp_path).out


def test_the_forms_of_a_house(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "The U.S. sent aid. The U.S. navy left, a UK paper said.\n")
    write(tmp_path / "copydesk.toml", '[rules.country-form-mixed]\nforms = ["US", "UK"]\n')
    run = run_cli("check", "--select", "country-form-mixed", "--format", "json", cwd=tmp_path)
    (finding,) = run.report["findings"]
    assert finding["severity"] == "warning"
    assert finding["suggestions"] == ["US"]
    assert finding["message"].startswith('The United States is "US" in this house, and "U.S." here')
