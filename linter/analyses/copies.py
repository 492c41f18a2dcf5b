"""Which passages of several articles are copies of each other, exact or nearly so.

Time and memory grow with the text: passages are looked up by a sample of their fingerprints, and
what very many passages share (a phrase, a standing note) is not looked up at all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from linter.analyses.passages import Passage

_FEWEST_LOOKED_UP = 8  # of a passage's runs; of a long one a fourth of all
_LOWEST_FOURTH: Final = 2**30  # of 32-bit checksums
_PHRASE = 24  # passages with a run: more make it a phrase that says nothing
_MOST_COMPARED = 8
_FEWEST_RUNS = 4  # that copies share
_STANDING = 4  # other articles: what stands in more of them is a note of the house
# How many of an article's words stand in another one, by the number of the paragraphs that they
# are in, that makes the two versions of one article.
_VERSION = {1: 0.9, 2: 0.5}
_VERSION_OF_MANY = 0.3
_NEAR = 0.35  # share of runs: a changed word costs a copy four of them


class Copy(NamedTuple):
    """A passage of another article, and how much of the passage in question stands in it."""

    article: int
    passage: int
    share: float


class Article(NamedTuple):
    """What a run has to know of an article.

    `rest` are the longer words of all that is not in `passages`; `words` counts all of them.
    """

    passages: tuple[Passage, ...]
    rest: tuple[int, ...]
    words: int


class Stretch(NamedTuple):
    """Passages of one article, one after the other, that stand in another one too."""

    article: int
    first: int
    last: int
    copy: Copy  # of the first
    share: float


Pairs = Mapping[tuple[int, int], list[int]]  # of articles: the passages of the one in the other
Found = Mapping[tuple[int, int], Sequence[Copy]]  # article and passage: its copies


def copies(articles: Sequence[Sequence[Passage]]) -> dict[tuple[int, int], list[Copy]]:
    """For each passage (article, number) that has copies in other articles, all that are found."""
    exact: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for n, article in enumerate(articles):
        for m, passage in enumerate(article):
            exact[passage.digest].append((n, m))
    firsts = {places[0]: articles[places[0][0]][places[0][1]] for places in exact.values()}
    near = _near(list(firsts.values()))
    same: list[list[tuple[int, int]]] = list(exact.values())
    found: dict[tuple[int, int], list[Copy]] = {}
    for k, places in enumerate(same):
        others = [(place, 1.0) for place in places[:_PHRASE]]
        others += [(place, share) for n, share in near.get(k, ()) for place in same[n][:_PHRASE]]
        for here in places:
            there = [Copy(*place, share) for place, share in others if place[0] != here[0]]
            if there:
                found[here] = there
    return found


def _near(passages: Sequence[Passage]) -> Mapping[int, list[tuple[int, float]]]:
    """For each passage those that share many of its runs."""
    index: dict[int, list[int]] = defaultdict(list)
    for n, passage in enumerate(passages):
        for run in _looked_up(passage):
            if len(index[run]) <= _PHRASE:
                index[run].append(n)
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for n, passage in enumerate(passages):
        met = Counter(
            other
            for run in _looked_up(passage)
            if len(index[run]) <= _PHRASE
            for other in index[run]
            if other < n
        )
        runs = set(passage.runs) if met else set()
        for other, _ in met.most_common(_MOST_COMPARED):
            rival = passages[other].runs
            shared = len(runs.intersection(rival))
            if shared >= _FEWEST_RUNS:
                for one, two, total in ((n, other, len(runs)), (other, n, len(rival))):
                    if shared >= _NEAR * total:
                        found[one].append((two, shared / total))
    return found


def _looked_up(passage: Passage) -> Iterator[int]:
    for n, run in enumerate(passage.runs):
        if n >= _FEWEST_LOOKED_UP and run > _LOWEST_FOURTH:
            return
        yield run


def find_versions(articles: Sequence[Article], found: Found) -> Pairs:
    """The pairs of articles that have so much in common that they are versions of one."""
    pairs: dict[tuple[int, int], list[int]] = defaultdict(list)
    for (article, passage), places in found.items():
        for other in {copy.article for copy in places}:
            pairs[article, other].append(passage)
    chosen = {}
    for (here, there), shared in pairs.items():
        if len(shared) == 1 and _is_standing(found[here, shared[0]]):
            continue
        words = sum(articles[here].passages[n].words for n in shared)
        if words >= _VERSION.get(len(shared), _VERSION_OF_MANY) * articles[here].words:
            chosen[here, there] = sorted(shared)
    for here, there in list(chosen):
        chosen.setdefault((there, here), sorted(pairs.get((there, here), [])))
    return chosen


def closest(versions: Pairs) -> dict[int, int]:
    """For each article the one before it, in the run's order, of which it is most a version."""
    best: dict[int, int] = {}
    for (here, there), shared in sorted(versions.items()):
        rival = best.get(here)
        if there < here and shared and (rival is None or len(shared) > len(versions[here, rival])):
            best[here] = there
    return best


def _of_other_articles(found: Found, versions: Pairs) -> dict[tuple[int, int], Copy]:
    """The closest copy of each passage, but for standing notes and versions of its article."""
    chosen = {}
    for (article, passage), there in sorted(found.items()):
        foreign = [copy for copy in there if (article, copy.article) not in versions]
        if foreign and not _is_standing(there):
            chosen[article, passage] = max(foreign, key=lambda copy: (copy.share, -copy.article))
    return chosen


def _is_standing(there: Iterable[Copy]) -> bool:
    return len({copy.article for copy in there}) > _STANDING


def stretches(found: Found, versions: Pairs) -> Iterator[Stretch]:
    """Neighbouring passages with copies in the same article, joined."""
    open_: Stretch | None = None
    for (article, passage), copy in _of_other_articles(found, versions).items():
        if (
            open_
            and (article, passage - 1) == (open_.article, open_.last)
            and copy.article == open_.copy.article
        ):
            share = min(open_.share, copy.share)
            open_ = Stretch(article, open_.first, passage, open_.copy, share)
            continue
        if open_:
            yield open_
        open_ = Stretch(article, passage, passage, copy, copy.share)
    if open_:
        yield open_
