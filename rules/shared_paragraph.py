"""Rule `shared-paragraph`."""

from collections.abc import Iterable, Iterator, Sequence

from linter.analyses.copies import Article, Stretch, closest, copies, find_versions, stretches
from linter.analyses.passages import Passage, heading_stems, passages
from linter.sdk import Bad, Category, Document, Finding, Good, Option, RunRule, Severity, Span

# Share of the longer words that two articles have in common besides the paragraph: articles on one
# story have 0.2 to 0.6, others 0.03 to 0.2. Less says that they are, where both quote somebody.
_ONE_STORY, _ONE_STORY_QUOTED = 0.18, 0.12
_NEAR_IN_ONE_STORY = 0.5  # of the runs of words: less may be two reports of one thing
_CLEARLY = 0.1  # better fit
_EXACT = 1.0

_FERRY = (
    "Ferry to the islands runs again\n\n"
    "The ferry to the islands resumed its service on Friday after a winter of repairs to the pier,"
    " and the first passengers were schoolchildren on their way home.\n\n"
)
_FERRY_END = (
    "The islands had depended on a small passenger boat since November. The operator of the ferry"
    " expects the repaired pier to hold for another thirty winters.\n"
)
_BUDGET = (
    "Council passes budget\n\n"
    "The council passed a budget of nine million on Thursday evening, with higher fees for parking"
    " and a smaller allowance for the municipal library.\n\n"
)
_LIBRARY = (
    "The municipal library will close on Mondays from September, and its budget for new books"
    " will be halved, which councillors of both parties called a painful compromise."
)
_LIBRARY_EDITED = _LIBRARY.replace("from September", "from October").replace("painful", "bitter")
_BUDGET_END = (
    "\n\nParking fees rise by a fifth. The opposition wanted the councillors to sell the old"
    " municipal hall instead, and the library to keep its allowance.\n"
)
_VOTE = (
    "Library fears for its books\n\n"
    "Readers of the municipal library protested on Saturday against the budget that the council"
    " passed this week, and councillors of the opposition came to listen to them.\n\n"
)


class SharedParagraph(RunRule[Article]):
    """A paragraph stands in another article of the run too.

    It may have been pasted into the wrong file, or moved and not taken out where it was. In a run
    over several files, paragraphs of 25 words and more are compared with those of all other files,
    by the runs of words in them, so that a paragraph is known again though one word in ten was
    changed. A file alone has no findings.

    Where the two articles have hardly a word in common besides, the paragraph belongs to one of
    them only: a warning in the article in which its words do not recur, or in both where that
    cannot be told. Two articles on the same story may share a paragraph of background: an info.
    Two versions of one article are an info too, once for the pair. What stands in more than five
    articles, or at the end of both, is taken for a standing note, and words that both articles
    quote are not reported.

    Known limits: languages that put no blanks between words; a paragraph copied out of more than
    twenty near copies of itself.
    """

    name = "shared-paragraph"
    category = Category.DUPLICATION
    severity = Severity.WARNING
    bad = (
        Bad(
            f"{_FERRY}⟦{_LIBRARY}⟧\n\n{_FERRY_END}",
            beside=(_BUDGET + _LIBRARY + _BUDGET_END,),
            why="pasted into the wrong article",
        ),
        Bad(
            f"{_FERRY}⟦{_LIBRARY_EDITED}⟧\n\n{_FERRY_END}",
            beside=(_BUDGET + _LIBRARY + _BUDGET_END,),
            why="edited afterwards",
        ),
        Bad(
            f"{_VOTE}⟦{_LIBRARY}⟧\n\n{_BUDGET_END.strip()}\n",
            beside=(_BUDGET + _LIBRARY + _BUDGET_END,),
            why="two versions, an info",
        ),
    )
    good = (
        Good(_BUDGET + _LIBRARY + _BUDGET_END, why="no other file"),
        Good(
            _BUDGET + _LIBRARY + _BUDGET_END,
            beside=(f"{_FERRY}{_LIBRARY}\n\n{_FERRY_END}",),
            why="it belongs here; the other file is reported",
        ),
        Good(
            f"{_FERRY}{_FERRY_END}\nAnn Roe reports on harbours and boats.\n",
            beside=(f"{_BUDGET}{_LIBRARY}\n\nAnn Roe reports on harbours and boats.\n",),
            why="a short note",
        ),
        Good(
            f"{_FERRY}{_FERRY_END}\n{_LIBRARY}\n",
            beside=(f"{_BUDGET}{_LIBRARY}\n", *(f"File {n}\n\n{_LIBRARY}\n" for n in range(5))),
            why="a standing note",
        ),
    )

    fewest_words = Option(25, "shorter paragraphs are not compared", at_least=10)

    def collect(self, doc: Document) -> Article | None:
        """The fingerprints of the longer paragraphs."""
        every = doc.get(passages)
        long = tuple(each for each in every if each.words >= self.fewest_words)
        short = (each.stems for each in every if each.words < self.fewest_words)
        rest = tuple(sorted(set(heading_stems(doc)).union(*short)))
        words = sum(each.words for each in every)
        return Article(long, rest, words) if long else None

    def judge(self, evidence: Sequence[tuple[str, Article]]) -> Iterator[tuple[str, Finding]]:
        """Report each stretch of paragraphs that two articles share."""
        names = [name for name, _ in evidence]
        articles = [article for _, article in evidence]
        found = copies([article.passages for article in articles])
        versions = find_versions(articles, found)
        for here, there in closest(versions).items():
            yield names[here], _version(names[there], articles, versions[here, there], here, there)
        for stretch in stretches(found, versions):
            if finding := _judge(stretch, articles, names):
                yield names[stretch.article], finding


def _version(
    name: str, articles: Sequence[Article], shared: Sequence[int], here: int, there: int
) -> Finding:
    own = articles[here].passages
    count = f"{len(shared)} of {len(own)} longer paragraphs here stand"
    if len(shared) == len(own):
        count = "The text here stands"
    return Finding(
        own[shared[0]].span,
        f"{count} in {name}:{articles[there].passages[0].line} too: two versions of one article?",
        confidence=0.9,
        severity=Severity.INFO,
    )


def _judge(stretch: Stretch, articles: Sequence[Article], names: Sequence[str]) -> Finding | None:
    here, there = articles[stretch.article], articles[stretch.copy.article]
    inside = here.passages[stretch.first : stretch.last + 1]
    source = there.passages[stretch.copy.passage]
    copied = there.passages[stretch.copy.passage : stretch.copy.passage + len(inside)]
    own, other = _stems(here, inside), _stems(there, copied)
    said = set().union(*(passage.stems for passage in inside))
    fit, fit_there = _part(said, own), _part(said, other)
    if fit > fit_there + _CLEARLY:
        return None  # it belongs here, and is reported there
    quoted = stretch.share < _EXACT and all(passage.quoted for passage in inside)
    limit = _ONE_STORY_QUOTED if quoted else _ONE_STORY
    one_story = len(own & other) >= limit * max(1, min(len(own), len(other)))
    if one_story and (quoted or stretch.share < _NEAR_IN_ONE_STORY):
        return None
    standing = _is_last(stretch.last, here) and _is_last(stretch.copy.passage, there)
    what = "This paragraph stands" if len(inside) == 1 else "These paragraphs stand"
    how = "too" if stretch.share == _EXACT else "too, nearly word for word"
    return Finding(
        Span(inside[0].span.start, inside[-1].span.end),
        f"{what} in {names[stretch.copy.article]}:{source.line} {how}"
        + _why(one_story=one_story, elsewhere=fit_there > fit + _CLEARLY),
        confidence=0.6 if one_story or standing else 0.95,
        severity=Severity.INFO if one_story or standing else None,
    )


def _why(*, one_story: bool, elsewhere: bool) -> str:
    if one_story:
        return ""
    if elsewhere:
        return ", and its words fit that article better than this one"
    return ", and the two articles have little else in common"


def _stems(article: Article, without: Iterable[Passage]) -> set[int]:
    """The longer words of an article without some of its passages."""
    gone = {passage.span for passage in without}
    kept = (passage.stems for passage in article.passages if passage.span not in gone)
    return set(article.rest).union(*kept)


def _part(said: set[int], rest: set[int]) -> float:
    return len(said & rest) / max(1, len(said))


def _is_last(passage: int, article: Article) -> bool:
    return passage == len(article.passages) - 1
