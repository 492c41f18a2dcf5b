"""Words that are made of known words, which no word list can hold all of.

English compounds freely, puts prefixes and suffixes to words, and inflects them. A word that is
built like that may be right though it is unknown, or wrong only behind its prefix.
"""

from functools import lru_cache

from linter.analyses.corrections import Correction, one_edit_away
from linter.analyses.edits import VOWELS
from linter.analyses.lexicon import WORD, lexicon
from linter.lazy_pattern import lazy_pattern

_PREFIXES = (
    "un re non pre anti over under super multi counter out mid semi de mis cyber eco bio neuro geo"
    " co micro mega pro post inter sub trans ultra hyper pseudo auto tele nano photo my"
).split()
_SUFFIXES = (
    "maker makers making worthy wide like less goer goers sheet ness ish proof wear able ability"
    " free borne bound based led style"
).split()
_REGULAR = lazy_pattern(
    r"(?P<stem>\w{3,})(?:"
    r"(?<![sxzy])(?<!ch)(?<!sh)s|(?<=[sxzoh])es|(?<=e)(?:d|r|rs)|(?<!e)(?:ed|er|ers|ing)"
    r"|(?<=[aeo]y)s|(?<!y)ly|(?<![aeiouy])y)"
)
_LONGEST = 60  # letters: two of the longest words; what is longer is no word, and takes long to try
_LONG_REST = 6
_PART_LENGTH = 4
_SHORTEST_STEM = 3
_RARE = 2.0  # zipf frequency
_ENDINGS = (
    "s ed ing ings er ers ly ish ness ize ized izes izing ise ised ises ising ism ist ists istic"
    " ian ians ity able ably ee ees dom hood ship less esque wise like ward wards phile philes"
    " phobe phobes"
).split()
_AFTER_E = "ize ized izing ism ist ists istic ian ians ity able ably ee ees".split()
_DERIVED_STEM = 5
_IN_USE = 2.5  # zipf frequency of a word that is in no list


def base_of_adverb(form: str) -> str:
    """What "undetectably" is the adverb of; empty if it is none."""
    return form[:-1] + "e" if form.endswith(("ably", "ibly")) else ""


def regular_stem(form: str) -> str:
    """What a regular ending was put to, be it a word or not; empty if there is no such ending."""
    regular = _REGULAR.fullmatch(form)
    return regular["stem"] if regular else ""


@lru_cache(maxsize=1024)
def is_derived(form: str) -> bool:
    """Whether a word, be it ever so rare, has a regular ending or prefix before or after it.

    "Backflips", "caringly", "permissioned", "regrounding": nobody lists them all.
    """
    stems = [form[: -len(ending)] for ending in _ENDINGS if form.endswith(ending)]
    rests = (form[len(prefix) :] for prefix in _PREFIXES if form.startswith(prefix))
    bases = (
        form[: -len(ending)] + "e"
        for ending in _AFTER_E
        if form.endswith(ending) and form[-len(ending) - 1 : -len(ending)] not in VOWELS
    )
    return any(len(each) >= _DERIVED_STEM and _is_in_use(each) for each in (*stems, *rests, *bases))


def _is_in_use(form: str) -> bool:
    entry = lexicon().entry(form)
    return bool(entry.marks & WORD) or entry.zipf >= _IN_USE


@lru_cache(maxsize=1024)
def after_prefix(form: str) -> tuple[Correction, ...]:
    """Corrections of what stands after a prefix: "subnegotation", "deactviated"."""
    found: list[Correction] = []
    for prefix in _PREFIXES:
        rest = form.removeprefix(prefix)
        if rest != form and len(rest) >= _LONG_REST:
            found += [
                each._replace(word=prefix + each.word, distance=2)
                for each in one_edit_away(rest)
                if " " not in each.word
            ]
    return tuple(found)


@lru_cache(maxsize=4096)
def is_built(form: str) -> bool:
    """Whether the word is made of known words, or of one with a prefix or a suffix."""
    if len(form) > _LONGEST:
        return False
    for prefix in _PREFIXES:
        rest = form.removeprefix(prefix)
        if rest != form and len(rest) >= _PART_LENGTH and _is_word(rest, 3.0):
            return True
    for suffix in _SUFFIXES:
        rest = form.removesuffix(suffix)
        if rest != form and len(rest) >= _SHORTEST_STEM and _is_word(rest, 3.3):
            return True
    stem = regular_stem(form)
    if stem and _is_word(stem, 3.3):
        return True
    if form.endswith("iest") and _is_word(form[:-4] + "y", _RARE):
        return True
    return any(
        _is_word(form[:at], 3.8) and _is_word(form[at:], 3.8)
        for at in range(_PART_LENGTH, len(form) - _PART_LENGTH + 1)
    ) or (
        len(form) >= 2 * _PART_LENGTH
        and any(_is_word(form[:at], 4.3) and _is_word(form[at:], 4.3) for at in (3, len(form) - 3))
    )


def _is_word(form: str, zipf: float) -> bool:
    entry = lexicon().entry(form)
    return bool(entry.marks & WORD) and entry.zipf >= zipf
