"""Rule `wrong-article`."""

import re
from collections.abc import Iterator

from linter.analyses.first_sounds import begins_with_vowel_sound
from linter.analyses.lexicon import lexicon
from linter.sdk import (
    Bad,
    Category,
    Document,
    Finding,
    Fix,
    Good,
    Role,
    Rule,
    Severity,
    Span,
    lazy_pattern,
)

# The first letter stands before the look back, so that the search can leap from one to the next.
_ARTICLE = lazy_pattern(
    r"(?P<article>[Aa](?<![\w.'’&@#/*_=<(\[{\\\ufdd0-].)n?)(?P<gap>[ \u00a0]|[ ]?\n[ ]{0,4})"
    r"(?P<quote>[\"“‘'(]?)(?P<word>[$£€]?\w[\w'’‐‑,.-]{0,40})"
)
_ENDS_SENTENCE = lazy_pattern(r"(?:[.!?:;…—–][\"”’)]?\s+|[\"“”‘’(\[]|\n\s*)$")
_LAST_WORD = lazy_pattern(r"([^\W\d_]+) $")
_LOOK_BACK = 20
# After "a" as a letter ("a and b"), or where a word was lost.
_FUNCTION_WORDS = frozenset(
    "a an and are as at about above after against among around away all any am above also although"
    " be by but for from had has have he her here him his i if in into is it its it's me my nor not"
    " of off on onto or our out over per she so than that the their them then there these they this"
    " those to too under until up upon us was we were what when where which who will with would you"
    " your unless i'm i've e o u i vs es en el le la et un una al ou".split()
)
_CODE_BESIDE = frozenset("_@/\\=(")
_STOPS = ",.'’-"
_SHORTEST = 2


class WrongArticle(Rule):
    """The article a stands where an belongs, or the other way round.

    The sound decides, not the letter: an hour, a euro, an MP, a one-off, a university, an
    8-year-old, an $11 ticket. The wrong one is often what an edit left behind: the noun was changed
    and the article was not.

    The rule goes by how words begin, with the exceptions that it knows; numbers and amounts are
    read out, letters and acronyms are spelt out where nothing else can be done with them. Where
    speakers differ (an historic day, a SQL query) nothing is said, nor of words in small letters
    that no word list has, of words in capitals for emphasis, of letters ("a and b"), and of code.
    """

    name = "wrong-article"
    category = Category.GRAMMAR
    severity = Severity.WARNING
    english_only = True
    bad = (
        Bad("She waited ⟦a⟧ hour.", fixed="She waited an hour."),
        Bad("He is ⟦an⟧ European and ⟦a⟧ honest man.", fixed="He is a European and an honest man."),
        Bad("It was ⟦a⟧ “open” secret.", fixed="It was an “open” secret."),
        Bad("⟦An⟧ one-off fee is due.", fixed="A one-off fee is due."),
        Bad("It is ⟦a⟧ 8-year-old plan.", fixed="It is an 8-year-old plan."),
        Bad("They paid ⟦a⟧ $11 fine.", fixed="They paid an $11 fine."),
        Bad("He is ⟦a⟧ MP and ⟦a⟧ FBI man.", fixed="He is an MP and an FBI man."),
        Bad("She made ⟦an⟧ decision.", fixed="She made a decision."),
    )
    good = (
        Good("An hour ago a European won a one-off race by a unanimous vote at a university."),
        Good("An MP met an FBI man, a NATO envoy, a UN official and an X-ray expert at an MRI."),
        Good("An EU law and an EU-wide plan, and a EUR 5 note."),
        Good("An 8-year-old paid an $11 fine, an 18th-century one, and a 100-dollar one."),
        Good("An historic day, or a historic day; a SQL query, or an SQL query.", why="either"),
        Good("Either a or b, and if a is less than b, a and b are swapped."),
        Good("He got an A in the exam, and Team A is in Group A again."),
        Good("It runs at 8 a.m. under a uniform and an unimportant law."),
        Good("It is an heirloom, a heist and a ewe.", why="sound, not spelling"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each article that does not fit the word after it; the same again as an info."""
        told: set[str] = set()
        for match in _ARTICLE.finditer(doc.prose):
            word = match["word"].rstrip(_STOPS)
            article = match["article"]
            vowel = _sound(word) if word.lower() not in _FUNCTION_WORDS else None
            if vowel is None or vowel == (len(article) == _SHORTEST):
                continue
            if _is_article(doc, match) and word not in doc.accepted:
                finding = _finding(match, word, vowel=vowel)
                again = word in told
                told.add(word)
                yield finding._replace(severity=Severity.INFO) if again else finding


def _sound(word: str) -> bool | None:
    """Whether "an" belongs before a word; None where it may be foreign, code or a mere letter."""
    if len(word) < _SHORTEST and not word.isdigit():
        return None
    if word[0].islower() and "-" not in word and not lexicon().knows(word):
        return None
    if word.isupper() and lexicon().entry(word.lower()).zipf > _EMPHASIS and len(word) > _LONGEST:
        return None
    return begins_with_vowel_sound(word)


_EMPHASIS, _LONGEST = 3.5, 3  # a frequent word in capitals is one that is stressed


def _is_article(doc: Document, match: re.Match[str]) -> bool:
    """Whether the letters are an article of the prose: no grade, group, variable or code."""
    span = Span(match.start(), match.end("word"))
    block = doc.block_at(span.start)
    if block is None or block.role is Role.CODE or doc.is_masked(span):
        return False
    if doc.prose[span.end : span.end + 1] in _CODE_BESIDE:
        return False
    before = doc.prose[max(block.span.start, span.start - _LOOK_BACK) : span.start]
    if match["article"][0] == "A" and before.strip() and not _ENDS_SENTENCE.search(before):
        return False
    word = match["word"].rstrip(_STOPS)
    if not word[0].isupper() or lexicon().knows(word):
        return True
    last = _LAST_WORD.search(before)  # "Y a Iair": a name behind a foreign word
    return last is None or (len(last[1]) > 1 and lexicon().knows(last[1].lower()))


def _finding(match: re.Match[str], word: str, *, vowel: bool) -> Finding:
    article = match["article"]
    right = article[0] + "n" if vowel else article[0]
    sound = "a vowel" if vowel else "a consonant"
    span = Span(*match.span("article"))
    return Finding(
        span,
        f'"{right.lower()}" belongs before "{word}", which begins with the sound of {sound}',
        suggestions=(right,),
        fix=Fix.replace(f'Write "{right}"', span, right, safe=not word[0].isupper()),
        confidence=0.96,
    )
