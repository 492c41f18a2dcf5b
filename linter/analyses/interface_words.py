"""How much a line speaks the language of interfaces: its features and its score.

Buttons, prompts and notices are made of few words in few orders: a verb of the interface in the
imperative ("share", "sign up"), a thing of the page ("story", "newsletter"), a word that points at
the page or its owner ("this", "our", "us"). The words are sorted into classes by hand; how much
each word, class and order weighs was learned by `tools/train_furniture.py` from lines of interfaces
and from headings and sentences of articles.
"""

import json
import re
from collections.abc import Collection
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from linter.analyses.data_folder import DATA
from linter.lazy_pattern import lazy_pattern

DATA_FILE: Final = "furniture.json"

# V verbs, N things of a page, S words said hardly anywhere else, P platforms, D pointing words,
# F function words and words that fill.
CLASSES: Final = {
    "V": """accept add advertise agree allow apply ask book bookmark browse buy cancel change
chat check choose cite clear click collapse comment compare confirm connect continue
copy create customise customize decline disable discover discuss dismiss donate
download e-mail email embed enable enjoy enlarge enter expand explore filter find
flag follow get gift give go hear help hide install join jump keep learn leave let
like listen load log login make manage miss mute need notify open order pause pin
play post print purchase rate read receive recommend refresh register reject reload
remember remind remove reply report reprint republish request reset retry return
retweet reuse review save scan scroll search see select send set share shop show
sign skip sort start stay stop submit subscribe support swipe switch take tap tell
toggle translate try turn tweet unlock unmute unsubscribe update upgrade use view
visit vote want watch write zoom""",
    "S": """adblocker adchoices ad ads advert advertisement advertisements advertorial adverts
affiliate akismet app apps autoplay blogroll browser captcha clipboard cookie
cookies disqus epaper faq faqs favourites favorites fullscreen gdpr hashtag homepage
inbox javascript login logout modal newsletter newsletters newsroom notifications
opt password paywall pdf permalink pingbacks playback podcast podcasts popup
recaptcha republication rss screenshot sign-in sign-up signup sitemap slideshow
sponsored subscriber subscriber-only subscribers subtitles tooltip trackbacks
trending unsubscribe url username webpage website wordpress writethru""",
    "N": """access account accessibility alert archive article articles audio author basket bio
blog briefing caption cart category channel checkout content contribution
conversation copyright correction coverage credit details device digest discussion
donation edition editor episode experience error feed feedback gallery graphic
headline image infographic info information journalism keyword label language layout
library link list location map media member membership menu message mistake mode
navigation news newsreader newspaper notification offer page partner permission
photo photograph picture plan player poll preference price privacy profile promotion
quiz reader reporter reprint rights screen section series service session setting
shop site size slide source sponsor story storyline subscription survey tab tag
terms thread ticket tip topic transcript trial typo version video volume web window""",
    "P": """afp alamy amazon android ap apple bluesky digg discord facebook fb flipboard getty
google instagram ios istock kindle linkedin mastodon medium messenger pa patreon
pinterest reddit reuters shutterstock snapchat spotify telegram threads tiktok
tumblr twitter wechat weibo whatsapp x xing youtube""",
    "D": """above below here i'm my our there they these this those us we we'll we're we've you
you'd you'll you're you've your yours""",
    "F": """a about after ago all already also am an and anytime any are around as at back be
because been before best between breaking but by can can't daily day days digital do
does don't down during each every exclusive featured few first for free from full
further has have how hour hours if in into is it it's its just last latest less live
local main many may mins min minute minutes month monthly months more most must
never new next no not now of off on once one only open or original other out over
paid past per please pm popular premium previous recent recommended related right
same similar so soon still straight such suggested than thanks thank that the their
then time to today top under unlimited until up use was weekday week weekly weeks
were what when where which who why will with year years yesterday yet""",
}

_TOKEN = lazy_pattern(
    r"(?P<word>[^\W\d_]+(?:['-][^\W\d_]+)*)(?![@\d]|\.\w|://)"
    r"|(?P<number>\d[\w.,:/%]*)"
    r"|(?P<address>[@#]?\w[\w.+-]*(?:@|://)?[\w./?=&%#-]*)"
    r"|(?P<bar>[|»›·•>→←/])"
    r"|(?P<mark>[,\"“”])"
)
_WORDS = lazy_pattern(r"[\w'-]+")
_NOTHING = -9.0
_KNOWN = 1.5  # what it adds to a score that a line was learned as it stands
_SPACES = lazy_pattern(r"\s+")
_DECORATION = " \t\n\u00a0*_[](){}<>«»‹›→←↑↓▶►▼▲•·|+-–—=~\ufdd0"
_KNOWN_ENDS = ".!?:…"
_MANY = 4
_SHOUTED = 3  # letters of a line in capitals
INTERFACE: Final = frozenset("VSNPBDvo")  # classes of the words that interfaces are made of


class Vocabulary(NamedTuple):
    """What was learned: a weight for each feature, and what kind of furniture a word speaks of."""

    classes: dict[str, str]
    weights: dict[str, float]
    kinds: dict[str, str]
    known: frozenset[str]
    runs: tuple[str, ...]  # lines that may stand in a sentence, in small letters


def classes_of(others: Collection[str] = ()) -> dict[str, str]:
    """The class of each word; B if it is verb and thing, o if it was only seen in interfaces."""
    found = dict.fromkeys(others, "o")
    for name in "FDPNVS":
        for word in CLASSES[name].split():
            both = name == "V" and found.get(word) == "N"
            found[word] = "B" if both else name
    for word, name in list(found.items()):
        if name in "VB":
            stem = word.removesuffix("e")
            for form in (
                stem + "ing",
                stem + "ed",
                word + "ing",
                word + "ed",
                word + word[-1] + "ing",
            ):
                found.setdefault(form, "v")
        if name in "NVB":
            found.setdefault(
                word.removesuffix("y") + "ies" if word[-1] == "y" else word + "s", name
            )
    return found


class Place(StrEnum):
    """Where words stand."""

    LINE = "line"  # alone
    LABEL = "label"  # before a colon and other words
    INLINE = "inline"  # inside a paragraph


def features(line: str, classes: dict[str, str], place: Place = Place.LINE) -> frozenset[str]:
    """What the model weighs of words that stand somewhere."""
    text = _SPACES.sub(" ", line.replace("’", "'").replace("\u00ad", "")).strip(_DECORATION)
    end = "…" if text.endswith("..") else text[-1:]
    words, kinds, found = _tokens(text, classes)
    if not words:
        return frozenset()
    order = ["^", *words, "$"]
    sorts = ["^", *kinds, "$"]
    found.update("w " + word for word in words)
    found.update(f"b {a} {b}" for a, b in pairwise(order))
    found.update("c " + a + b for a, b in pairwise(sorts))
    found.update("t " + a + b + c for a, b, c in zip(sorts, sorts[1:], sorts[2:], strict=False))
    if len(words) > 1:
        found.add("s " + kinds[0] + words[1])
    interface = sum(kind in INTERFACE for kind in kinds)
    found.add(f"unknown {min(kinds.count('u'), _MANY)}")
    found.add(f"names {min(kinds.count('C'), _MANY)}")
    found.add(f"interface {min(interface, _MANY + 1)}")
    found.add(f"share {interface * _MANY // len(words)}")
    found.add(f"length {_length(len(words))}")
    found.add("end " + (place if place != Place.LINE else end if end in _KNOWN_ENDS else "none"))
    if place is Place.INLINE:
        found.update(_inline(kinds, interface))
    if text.isupper() and len(text) > _SHOUTED:
        found.add("shouted")
    elif text[0].islower():
        found.add("lower")
    return frozenset(found)


def _inline(kinds: list[str], interface: int) -> set[str]:
    """What weighs otherwise within a paragraph, where a word alone says little."""
    return {
        "inline " + kinds[0],
        "inline " + "".join(kinds[:2]) + ("" if len(kinds) > 1 else "$"),
        "inline " + "".join(kinds[-2:]) + "$",
        f"inline length {_length(len(kinds))}",
        f"inline unknown {min(kinds.count('u'), _MANY)}",
        f"inline names {min(kinds.count('C'), _MANY)}",
        f"inline share {interface * _MANY // len(kinds)}",
    }


def _tokens(text: str, classes: dict[str, str]) -> tuple[list[str], list[str], set[str]]:
    """The words of a line with their classes; C a name, u another unknown word, # @ | the rest."""
    words: list[str] = []
    kinds: list[str] = []
    found: set[str] = set()
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "word":
            word = match[0].lower()
            sort = classes.get(word)
            if sort is None:
                sort = word = "C" if words and match[0][0].isupper() else "u"
        elif kind == "mark":
            found.add("mark " + match[0])
            continue
        else:
            sort = word = {"number": "#", "address": "@", "bar": "|"}[kind or ""]
        words.append(word)
        kinds.append(sort)
    return words, kinds, found


def _length(words: int) -> int:
    return next((limit for limit in (1, 2, 3, 4, 6, 9, 14, 20) if words <= limit), 30)


def score(line: str, place: Place = Place.LINE) -> float:
    """How much a line is furniture: log odds, 0 for as much as not."""
    vocabulary = learned()
    weights = vocabulary.weights
    found = features(line, vocabulary.classes, place)
    if not found:
        return _NOTHING
    known = _KNOWN if place is Place.LINE and known_line(line) in vocabulary.known else 0.0
    return known + weights["bias"] + sum(weights.get(each, 0.0) for each in found)


def known_line(line: str) -> str:
    """A line as it is remembered: its words and numbers in lower case."""
    return " ".join(_WORDS.findall(line.lower().replace("’", "'")))


def kind_of(line: str) -> str:
    """What sort of furniture a line is, by most of its words."""
    kinds = learned().kinds
    votes: dict[str, int] = {}
    for word in re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", line.lower()):
        kind = kinds.get(word)
        if kind:
            votes[kind] = votes.get(kind, 0) + 1
    return max(votes, key=lambda kind: votes[kind]) if votes else "a button or notice"


@cache
def learned() -> Vocabulary:
    """The words and weights, read at the first line that needs them."""
    source = (DATA / DATA_FILE).read_text(encoding="utf-8")
    data = json.loads(source)
    weights = {key: value / 100 for key, value in data["weights"].items()}
    known = frozenset(data["known"])
    return Vocabulary(classes_of(data["words"]), weights, data["kinds"], known, tuple(data["runs"]))
