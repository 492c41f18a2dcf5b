"""Rule `off-topic-paragraph`."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from linter.analyses import sentence_encoder
from linter.analyses.article_form import ArticleForm, article_form
from linter.analyses.cohesion import DATA_FILE, SEMANTIC_FILE, Part, cohesion, model
from linter.analyses.cohesion import semantic_cohesion as by_encoder
from linter.analyses.cohesion_evidence import Evidence, evidence, neighbours, strangers
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Good,
    Option,
    OptionError,
    Related,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

_RATES = {"strict": "1/200", "normal": "1/50", "eager": "1/20"}
_CAREFUL_RATE = "1/400"  # of each part of a long text, and of looser forms than a report
_JOINING_RATE = "1/20"
_APART = frozenset({ArticleForm.LIVE, ArticleForm.LETTERS})  # their paragraphs need not agree
_ROLL = 10  # names
_ROLL_SHARE = 0.7  # of the content words
# What stands apart by its form: a note of the desk about the article, a motto with its author.
_APPENDED = lazy_pattern(
    r"\W{0,3}(?:(?i:editor['’]?s?['’]? note|correction|clarification|disclosure)\s?[:—–-]"
    r"|(?:After )?[Tt]his (?:article|story|post|piece|report) (?:was|has been) (?:\w{4,12} )?"
    r"(?:published|updated|corrected|amended)\b)"
)
_MOTTO = lazy_pattern(r"[\"“][^\"“”]{10,300}[\"”]\s{0,3}[-–—]{1,2}\s?[A-Z]\D{2,60}$")
_SUREST = 0.95  # what scores highest is still sometimes meant so
_LISTED = 4  # shared words that a message names

_HARBOUR = """\
Council votes to dredge Marlow harbour
The Marlow council voted on Tuesday to dredge the harbour before winter, after fishing boats \
ran aground at low tide for the third time this year.
Mayor Ellen Strand said the harbour had silted up since the ferry stopped, and that fishing \
crews could not wait until the state paid for a new pier.
Dredging will cost 4 million dollars. The council will borrow most of it and raise mooring fees \
for the boats that use the harbour.
Boat owners in Marlow welcomed the vote but not the fees. Skipper Tom Reyes, whose trawler hit \
the harbour floor in May, said fishing crews already paid enough for their moorings.
Environmental groups want the silt tested before dredging begins. A report found lead in the \
harbour in 2011, when the old pier was torn down.
Strand said the council would publish the tests and that dredging would stop if the silt proved \
harmful. Work at the pier is to start in October.
Ferry service to Marlow may return as well. The company that ran the ferry told the mayor that \
a deeper harbour was all it had been waiting for.""".splitlines()
_CUP = """\
Striker's Late Goal Sends Wanderers to Cup Final
Okafor scored in stoppage time as the Wanderers beat Athletico 2-1 in a bruising semi-final, \
and goalkeeper Luis Pinto saved a penalty. Coach Dana Whitlock praised her \
defenders.""".splitlines()


def _article(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


class OffTopicParagraph(Rule):
    """A paragraph belongs to another story than the article around it.

    Articles are put together from feeds and templates, and sometimes a paragraph, or a headline
    with its paragraph, of another story ends up in the middle. Each paragraph may be fine by
    itself: what gives the intruder away is that it shares next to no words, names least of all,
    with the rest, while the paragraphs before and after it go on about the same thing.

    The rule compares each paragraph with all others of the article: how much of its vocabulary
    recurs elsewhere (rare words and names count more than frequent ones), with and without its
    neighbours; how near its words are in meaning to those of the rest, by a small table of word
    vectors; whether its neighbours fit each other better without it; whether its function words,
    dashes and quotation marks are by the same hand; and how all this stands among the article's
    other paragraphs, since some articles are looser than others. Decision trees, trained on
    articles with paragraphs of other stories put in, weigh the evidence, a few of them first: most
    paragraphs are at home at a glance, and meaning need not be asked. A headline right before the
    paragraph belongs to the finding. A text too long to compare as one is judged
    part by part; that, interviews, lists of items and texts in sections by a stricter measure.
    Live blogs and pages of letters are not judged.

    With the option `model`, a sentence encoder takes the place of the table: slower, and better at
    paragraphs that say a kindred thing in other words (docs/semantic.md).

    Known limits: a paragraph of a kindred story (another government, another phone) shares enough
    to pass, and so do quotations that could stand anywhere. Headings, lists, captions, code and
    lines of fewer than eight words are not judged, nor are notes of the desk, mottoes with their
    author and rolls of names. A personal anecdote or an item of a loose
    round-up may be reported although the writer meant it. The confidence is the share of findings
    that were right on a bench where half of the articles had an intruder.
    """

    name = "off-topic-paragraph"
    category = Category.COHERENCE
    english_only = True
    severity = Severity.WARNING
    bad = (
        Bad(
            _article(*_HARBOUR[:4], f"⟦{_CUP[0]}\n{_CUP[1]}⟧", *_HARBOUR[4:]),
            why="a headline and its paragraph from the sports pages",
        ),
        Bad(
            _article(*_HARBOUR, f"⟦{_CUP[0]}\n\n{_CUP[1]}⟧", "Read more"),
            why="the same at the end, set apart by blank lines",
        ),
    )
    good = (
        Good(_article(*_HARBOUR)),
        Good(_article(*_HARBOUR, "More from this desk", "Join the discussion")),
        Good(
            _article(
                *_HARBOUR[:5],
                "“You learn to read the water when you grow up here,” said Reyes, who is 61. “My"
                " father taught me, and his father taught him.”",
                *_HARBOUR[5:],
            ),
            why="a quotation with words of its own, spoken by somebody the article knows",
        ),
        Good(_article(*_HARBOUR[:3], *_CUP), why="too short to say what it is about"),
    )
    sensitivity = Option(
        "normal",
        "how much is reported: strict, normal and eager flag about one sound article in 200, 100 "
        "and 20",
        choices=tuple(_RATES),
    )
    minimum_paragraphs = Option(6, "articles of fewer paragraphs are not judged", at_least=3)
    minimum_words = Option(
        100, "fewer words around a paragraph do not say what the article is about", at_least=20
    )
    model = Option(
        "",
        "folder of a sentence encoder (ONNX) to go by instead of the table of word vectors; needs "
        + sentence_encoder.INSTALL,
    )

    def configured(self, values: Mapping[str, object]) -> Rule:
        """The same rule with options of a configuration; a model must be there and readable."""
        rule = super().configured(values)
        folder = rule.values.get("model")
        if folder:
            _check_model(Path(folder).expanduser())
        return rule

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each stretch of blocks that does not belong to its article."""
        form = doc.get(article_form)
        if form in _APART:
            return
        if self.model:
            parts, trained = by_encoder(doc, Path(self.model).expanduser()), model(SEMANTIC_FILE)
        else:
            parts, trained = doc.get(cohesion), model(DATA_FILE)
        careful = len(parts) > 1 or form is not ArticleForm.RUNNING
        level = trained.levels[_CAREFUL_RATE if careful else _RATES[self.sensitivity]]
        for part in parts:
            if len(part.window.judged) < self.minimum_paragraphs:
                continue
            for stretch in strangers(part, level, trained.levels[_JOINING_RATE].threshold):
                foreign = sum(part.window.passages[n].length for n in stretch)
                enough = part.window.total - foreign >= self.minimum_words
                if enough and not all(_stands_apart(part, n) for n in stretch):
                    yield _finding(doc, part, stretch, trained.confidence)


def _stands_apart(part: Part, n: int) -> bool:
    """Whether a passage need share no word: a roll of names to thank, a note, a motto."""
    passage = part.window.passages[n]
    names = len(passage.names)
    if names >= _ROLL and names >= _ROLL_SHARE * len(passage.counts):
        return True
    text = passage.text.strip()
    return bool(_APPENDED.match(text) or _MOTTO.match(text))


def _check_model(folder: Path) -> None:
    if not sentence_encoder.is_installed():
        raise OptionError("model", f"a sentence encoder needs an extra: {sentence_encoder.INSTALL}")
    wanted = {
        "ONNX model": sentence_encoder.model_file(folder),
        sentence_encoder.TOKENIZER_FILE: (folder / sentence_encoder.TOKENIZER_FILE).is_file(),
    }
    missing = [name for name, found in wanted.items() if not found]
    if missing:
        raise OptionError("model", f"there is no {' and no '.join(missing)} in the folder {folder}")


def _finding(
    doc: Document, part: Part, stretch: range, confidence: Callable[[float], float]
) -> Finding:
    blocks = part.blocks[stretch.start : stretch.stop]
    why = evidence(doc, part, stretch)
    score = max(score for n in stretch if (score := part.scores[n]) is not None)
    return Finding(
        Span(blocks[0].span.start, blocks[-1].span.end),
        _message(why),
        related=tuple(_related(part, stretch, why)),
        confidence=round(min(_SUREST, confidence(score)), 2),
    )


def _message(why: Evidence) -> str:
    if not why.shared:
        shares = "shares no content word with the rest of the article"
    elif len(why.shared) <= _LISTED:
        shares = f"shares only {_quoted(why.shared)} with the rest of the article"
    else:
        only = "only " if 3 * len(why.shared) <= why.content_words else ""
        shares = (
            f"shares {only}{len(why.shared)} of its {why.content_words} content words"
            f" ({_quoted(why.shared[:_LISTED])}, ...) with the rest of the article"
        )
    about = f", which is about {_quoted(why.article)}" if why.article else ""
    return f"Off topic: {shares}{about}; this part is about {_quoted(why.here)}"


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f'"{word}"' for word in words)


def _related(part: Part, stretch: range, why: Evidence) -> Iterator[Related]:
    before, after = neighbours(part, stretch)
    if before is not None:
        yield Related(part.blocks[before].span, "the paragraph before it")
    if after is not None:
        both = f"; both are about {_quoted(why.around)}" if why.around else ""
        yield Related(part.blocks[after].span, f"the paragraph after it{both}")
