"""How well paragraphs fit their article, and the rule that reports those that do not."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from linter.analyses.cohesion import (
    SEMANTIC_FILE,
    Level,
    cohesion,
    known_terms,
    model,
    semantic_cohesion,
    vectors,
    windows,
)
from linter.analyses.cohesion_evidence import evidence, strangers
from linter.analyses.cohesion_features import FEATURES, directions, rows
from linter.analyses.cohesion_glance import GLANCE, glance, recurrences, standing
from linter.analyses.cohesion_similarity import (
    SIMILARITY,
    Likeness,
    VectorLikeness,
    WordLikeness,
    compare,
)
from linter.analyses.cohesion_window import Rows, Window
from linter.analyses.cohesion_words import Marks, Terms, bare, read_passage, stem
from linter.cli.commands import app
from linter.document import Document
from linter.errors import OptionError
from linter.finding import Finding
from linter.reading.formats import read_document
from linter.registry import load_registry
from linter.rule import Rule

SEED = Path(__file__).parents[1] / "seeds" / "000_58816ce82dd3d581.txt"
BAKERY = (
    "The bakery on Mill Lane will close in June because its oven failed a safety inspection.",
    "Owner Greta Lindqvist said the bakery could not afford a new oven after two poor winters.",
    "Customers have baked bread at Mill Lane since 1924, when the first oven was built of brick.",
    "Lindqvist inherited the bakery from her aunt. Bread from the brick oven won prizes then.",
    "The inspection found cracks in the oven and smoke in the shop where customers wait.",
    "A baker from Leeds has offered to buy the Mill Lane shop, but not to repair its oven.",
    "Neighbours are collecting money so that Lindqvist can keep the bakery open this winter.",
)
HEADLINE = "Probe Reaches Jupiter After Six Years"
SPACE = (
    "Engineers at the agency cheered as telemetry from the spacecraft confirmed its orbit around"
    " Jupiter. Its magnetometer will map the giant planet's radiation belts."
)


def rule(**options: object) -> Rule:
    return load_registry().rules["off-topic-paragraph"].configured(options)


def text_of(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def read(*paragraphs: str) -> Document:
    return read_document(text_of(*paragraphs), "article.txt")


def found(doc: Document, **options: object) -> list[Finding]:
    return sorted(rule(**options).check(doc), key=lambda finding: finding.span)


def lines(doc: Document, finding: Finding) -> tuple[int, int]:
    start, end = map(doc.lines.position, finding.span)
    return start.line, end.line


SPLICED = (*BAKERY[:4], HEADLINE, SPACE, *BAKERY[4:])


# -- words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [("rockets", "rocket"), ("investigated", "investigat"), ("bus", "bus"), ("news", "news")],
)
def test_stems(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed


@pytest.mark.parametrize("token", ["Iran's", "Iran’s", "Iran'", "Iran"])
def test_possessives_are_bared(token: str) -> None:
    assert bare(token) == "Iran"


def test_a_passage_counts_content_words_and_names() -> None:
    passage = read_passage(
        "Rockets hit Baghdad. The rocket struck 3 bases in Iraq's north.", Terms(lambda _: 3.0)
    )
    assert passage.counts["rocket"] == 2
    assert "the" not in passage.counts
    assert {"baghdad", "iraq"} <= passage.names
    assert passage.judged
    assert Marks.of(passage.text).closed


def test_words_are_found_between_marks() -> None:
    terms = Terms(lambda _: 3.0)
    passage = read_passage("Cats-for-dogs strikes—“Iran’s” (a deal); 3,400 went (home).", terms)
    assert passage.counts.keys() == {
        "cats",
        "dogs",
        "strik",
        "iran",
        "deal",
        "3,400",
        "went",
        "home",
    }
    again = read_passage("on Iran, over “Iran”. Both Iran’s", terms)
    assert again.counts["iran"] == 3


def test_words_read_the_same_whether_they_were_met_before() -> None:
    text = "“Rockets hit Baghdad,” Dana Whitlock said. Iran’s 3-year-old programme (in Natanz) …"
    terms = Terms(lambda word: len(word) / 2)
    assert read_passage(text, terms) == read_passage(text, terms)


def test_a_capital_that_opens_a_sentence_names_only_a_rare_word() -> None:
    terms = Terms(lambda word: 5.0 if word == "people" else 2.0)
    assert read_passage("People fled. Kataeb stayed.", terms).names == {"kataeb"}


def test_derived_words_count_as_their_base() -> None:
    doc = read("Iran said so.", "Many Iranian officials said so.")
    ((_, window),) = windows(doc, known_terms())
    assert window.places["iran"] == 0b11
    assert window.passages[1].counts["iran"] == 1
    assert "iran" in window.passages[1].names


# -- features ------------------------------------------------------------------------------------


def window_of(*texts: str) -> Window:
    terms = known_terms()
    return Window.of([read_passage(text, terms) for text in texts])


def numbers(window: Window) -> Rows:
    glanced = glance(window, model().likelihoods)
    return rows(window, glanced, model().habits, vectors(window), range(len(window.passages)))


def test_every_passage_has_every_feature() -> None:
    for _, window in windows(read(*SPLICED), known_terms()):
        assert {len(row) for row in numbers(window)} == {len(FEATURES)}
        assert {len(row) for row in glance(window, model().likelihoods)} == {len(GLANCE)}


def test_some_passages_have_the_features_that_they_have_among_all() -> None:
    window = window_of(*SPLICED)
    glanced = glance(window, model().likelihoods)
    some = rows(window, glanced, model().habits, vectors(window), [2, 5])
    assert some == [numbers(window)[n] for n in (2, 5)]


@pytest.mark.parametrize(
    "paragraphs",
    [("One.",), ("",), ("One two.", "1 2 3"), ("the of and",) * 4, (SPACE,) * 5, ("…", "?!") * 3],
)
def test_degenerate_texts_have_features(paragraphs: tuple[str, ...]) -> None:
    assert len(numbers(window_of(*paragraphs))) == len(paragraphs)


def test_recurrences_know_neighbours_from_what_is_far() -> None:
    first, second, third, last = recurrences(
        window_of("The oven smoked.", "An oven smoked.", "Bread cooled.", "Cold bread; one oven.")
    )
    assert first.names == 0
    assert first.far < first.shared == first.whole  # the smoke is next to it, the oven far as well
    assert second.farther == 0
    assert third.near == third.shared
    assert last.shared < last.whole


@pytest.mark.parametrize("by_words", [True, False])
def test_sums_of_cosines_are_those_of_single_ones(by_words: bool) -> None:
    window = window_of(*SPLICED)
    likeness: Likeness = WordLikeness(window) if by_words else VectorLikeness(vectors(window))
    weights = [float(n + 1) for n in range(len(SPLICED))]
    for n, share in enumerate(likeness.to_sum(weights)):
        row = likeness.row(n)
        assert row == pytest.approx([likeness.cosine(n, x) for x in range(len(row))])
        assert share == pytest.approx(sum(x * y for x, y in zip(weights, row, strict=True)))


def test_equal_passages_are_alike() -> None:
    most = SIMILARITY.index("cos_most")
    window = window_of(SPACE, BAKERY[0], SPACE)
    first, middle, last = (row[most] for row in compare(window, WordLikeness(window), range(3)))
    assert first == pytest.approx(1.0) == last
    assert middle < 0.1


def test_standing_compares_with_passages_that_are_not_adjacent() -> None:
    (row,) = standing([0.0, 5.0, 4.0, 1.0], [0, 1, 2, 3], [1])
    assert row[0] == 2.5  # above the median
    assert row[2] == 4.0  # 5 against 1: the neighbours' 0 and 4 do not count
    assert row[3] == 0.0


def test_directions_belong_to_features() -> None:
    direction = dict(zip(FEATURES, directions(FEATURES), strict=True))
    assert direction["covered"] == direction["meaning:cos_most"] == -1
    assert direction["covered_far:margin"] == direction["likelihood"] == 1
    assert direction["likelihood:rank"] == -1  # the share of passages that stand out more
    assert direction["place"] == 0


def test_pairs_do_not_vouch_for_each_other() -> None:
    window = window_of(*BAKERY[:4], SPACE, SPACE, *BAKERY[4:])
    at = SIMILARITY.index("cos_pair_before")
    found = compare(window, WordLikeness(window), range(len(window.passages)))
    assert found[5][at] < min(row[at] for n, row in enumerate(found) if n not in {4, 5, 6})
    assert found[5][at] < found[5][SIMILARITY.index("cos_rest")]  # alone, it has a companion


# -- scores --------------------------------------------------------------------------------------


def test_the_intruder_stands_out() -> None:
    (part,) = read(*SPLICED).get(cohesion)
    assert part.scores[4] is None  # the headline is context
    judged = {n: score for n, score in enumerate(part.scores) if score is not None}
    assert max(judged, key=lambda n: judged[n]) == 5


def test_confidence_grows_with_the_score_and_is_flat_outside_the_curve() -> None:
    shares = [model().confidence(score) for score in (-9.0, 0.0, 1.3, 2.0, 4.1, 99.0)]
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] <= 1


def test_stricter_rates_have_higher_thresholds() -> None:
    levels = [model().levels[rate] for rate in ("1/20", "1/50", "1/100", "1/200", "1/400")]
    assert levels == sorted(levels)
    assert all(level.glance < level.threshold for level in levels)


def test_what_a_glance_clears_is_not_scored() -> None:
    (part,) = read(*SPLICED).get(cohesion)
    at_all = part.scores_at(Level(threshold=-99.0, glance=-99.0))
    assert at_all == part.scores
    assert part.scores_at(Level(threshold=-99.0, glance=99.0)) == (None,) * len(SPLICED)
    assert part.scores_at(Level(threshold=99.0, glance=-99.0)) == (None,) * len(SPLICED)


def test_a_headline_of_the_article_itself_does_not_join() -> None:
    own = "Bakery oven fails Mill Lane inspection"
    doc = read(*BAKERY[:4], own, SPACE, *BAKERY[4:])
    (part,) = doc.get(cohesion)
    score = part.scores[5]
    assert score is not None
    assert strangers(part, Level(score - 0.1, -99.0), 99.0) == [range(5, 6)]


def test_evidence_names_what_both_are_about() -> None:
    doc = read(*SPLICED)
    (part,) = doc.get(cohesion)
    why = evidence(doc, part, range(4, 6))
    assert "oven" in why.article or "bakery" in why.article
    assert "Jupiter" in why.here
    assert not {"Jupiter", "Probe"} & {*why.shared, *why.article}


# -- the rule ------------------------------------------------------------------------------------


@pytest.mark.parametrize("sensitivity", ["strict", "normal", "eager"])
def test_the_seed_has_one_foreign_stretch(sensitivity: str) -> None:
    doc = read_document(SEED.read_text(encoding="utf-8"), SEED.name)
    (finding,) = found(doc, sensitivity=sensitivity)
    assert lines(doc, finding) == (22, 23)
    assert '"Iran"' in finding.message
    assert [doc.lines.position(each.span.start).line for each in finding.related] == [20, 25]


def test_headline_and_paragraph_are_one_finding() -> None:
    doc = read(*SPLICED)
    (finding,) = found(doc)
    assert doc.text_of(finding.span) == f"{HEADLINE}\n\n{SPACE}"
    assert finding.message.startswith("Off topic: shares ")


def test_residue_at_the_end_neither_counts_nor_disturbs() -> None:
    assert found(read(*BAKERY, "Other reports by", "Discuss This Article")) == []
    assert len(found(read(*SPLICED, "Other reports by", "Discuss This Article"))) == 1


def test_short_articles_are_not_judged() -> None:
    assert found(read(*BAKERY[:2], HEADLINE, SPACE, BAKERY[2])) == []
    assert found(read(*SPLICED), **{"minimum-paragraphs": 20}) == []


def test_a_roll_of_names_is_not_judged() -> None:
    thanks = (
        "Thanks to Amy Brandt, Otto Lind, Ruth Okoro, Zoe Marsh, Ivo Petrov, Lena Falk, Max Ruiz."
    )
    assert found(read(*BAKERY, thanks), sensitivity="eager") == []


@pytest.mark.parametrize(
    "apart",
    [
        "“Fortune follows whoever keeps rowing against a falling tide.” — Marcus Thorne, sailor",
        f"Editor's note: {SPACE}",
        f"After this story was published, astronomers wrote to us. {SPACE}",
    ],
)
def test_mottoes_and_notes_of_the_desk_are_not_judged(apart: str) -> None:
    assert found(read(*BAKERY[:4], apart, *BAKERY[4:]), sensitivity="eager") == []
    assert len(found(read(*BAKERY[:4], SPACE, *BAKERY[4:]), sensitivity="eager")) == 1


@pytest.mark.parametrize("foreign", [f"- {SPACE}", f"```\n{SPACE}\n```"])
def test_lists_and_code_are_not_judged(foreign: str) -> None:
    text = text_of(*BAKERY[:4], foreign, *BAKERY[4:])
    assert found(read_document(text, "article.md")) == []


def test_markup_does_not_move_a_finding() -> None:
    text = text_of(*BAKERY[:4], f"## {HEADLINE}", f"**{SPACE[:9]}**{SPACE[9:]}", *BAKERY[4:])
    doc = read_document(text, "article.md")
    (finding,) = found(doc)
    assert SPACE[20:40] in doc.text_of(finding.span)
    assert HEADLINE in doc.text_of(finding.span)


def test_long_texts_are_judged_in_windows() -> None:
    assert len(read(*BAKERY).get(cohesion)) == 1
    short, long = (len(read(*(BAKERY * copies)).get(cohesion)) for copies in (50, 100))
    assert 1 < short < long <= 2 * short + 1  # so many windows, each of one size: linear work


# -- forms and sensitivity -----------------------------------------------------------------------


def spliced_as(**signs: str) -> Document:
    """The spliced article with a sign before some of its paragraphs, by their number."""
    texts = [
        f"{signs[f'n{n}']}{text}" if f"n{n}" in signs else text for n, text in enumerate(SPLICED)
    ]
    return read(*texts)


def test_live_blogs_and_letters_are_not_judged() -> None:
    assert len(found(spliced_as())) == 1
    assert found(spliced_as(n1="10.45am ", n2="11.05am ", n6="11.50am ")) == []
    assert found(spliced_as(n1="Dear Editor, ", n6="Dear Editor, ")) == []


@pytest.mark.parametrize(
    "signs",
    [
        {"n1": "Q: ", "n2": "A: ", "n6": "Q: ", "n7": "A: "},
        {"n1": "#1: ", "n2": "#2: ", "n6": "#3: "},
        {"n1": "What now?\n\n", "n2": "What then?\n\n", "n6": "What else?\n\n"},
        {"n1": "The closure\n\n", "n2": "The history\n\n", "n6": "The neighbours\n\n"},
    ],
)
def test_looser_forms_are_judged_by_the_strictest_measure(
    signs: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    doc = spliced_as(**signs)
    (part,) = doc.get(cohesion)
    top = max(score for score in part.scores if score is not None)
    for careful, expected in ((top - 0.1, 1), (top + 0.1, 0)):
        levels = dict.fromkeys(model().levels, Level(-99.0, -99.0))
        levels |= {"1/400": Level(careful, -99.0), "1/20": Level(99.0, -99.0)}
        fake = model()._replace(levels=levels)
        monkeypatch.setattr("linter.rules.off_topic_paragraph.model", lambda _, fake=fake: fake)
        assert len(found(doc, sensitivity="eager")) == expected


def test_a_minimum_of_words_around_a_stretch() -> None:
    assert found(read(*SPLICED), **{"minimum-words": 500}) == []


# -- a sentence encoder --------------------------------------------------------------------------


class Topics:
    """An encoder that knows two topics."""

    def encode(self, texts: list[str]) -> list[list[float]]:
        return [[0.1, 0.995] if "Jupiter" in text else [0.995, 0.1] for text in texts]


@pytest.fixture
def encoder_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "model.onnx").touch()
    (tmp_path / "tokenizer.json").touch()
    monkeypatch.setattr("linter.analyses.sentence_encoder.is_installed", lambda: True)
    monkeypatch.setattr("linter.analyses.cohesion.sentence_encoder", lambda _: Topics())
    return tmp_path


def test_an_encoder_takes_the_place_of_the_table(encoder_folder: Path) -> None:
    doc = read(*SPLICED)
    (part,) = semantic_cohesion(doc, encoder_folder)
    scores = [-99.0 if score is None else score for score in part.scores]
    assert scores.index(max(scores)) == 5
    assert len(found(doc, model=str(encoder_folder))) == 1


def test_both_models_have_the_same_rates() -> None:
    assert model(SEMANTIC_FILE).levels.keys() == model().levels.keys()


def test_an_encoder_needs_its_runtime(
    encoder_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linter.analyses.sentence_encoder.is_installed", lambda: False)
    with pytest.raises(OptionError, match=r"pip install 'copydesk\[semantic\]'"):
        rule(model=str(encoder_folder))


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json"])
def test_an_encoder_needs_its_files(encoder_folder: Path, missing: str) -> None:
    (encoder_folder / missing).unlink()
    with pytest.raises(OptionError, match="in the folder"):
        rule(model=str(encoder_folder))


def test_a_missing_runtime_ends_the_run(
    encoder_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linter.analyses.sentence_encoder.is_installed", lambda: False)
    config = encoder_folder / "copydesk.toml"
    config.write_text(
        f"[rules.off-topic-paragraph]\nmodel = {str(encoder_folder)!r}\n", encoding="utf-8"
    )
    (encoder_folder / "article.txt").write_text(text_of(*BAKERY), encoding="utf-8")
    result = CliRunner().invoke(app, ["check", str(encoder_folder / "article.txt")])
    assert result.exit_code == 2
    assert "pip install 'copydesk[semantic]'" in " ".join(result.output.split())
