"""Which English words can stand twice in a row, and where two constructions meet in one word."""

from collections.abc import Sequence
from typing import Final

from linter.lazy_pattern import lazy_pattern

# No sentence has these twice in a row, but for the few that `_is_grammatical` knows.
NEVER_TWICE: Final = frozenset(
    "the a an of to and with from for at in on by as into onto upon or but nor if than because"
    " although while whose which his their our its these those my your he she they we are was were"
    " is be been being has have would could should must cannot it that this what who when where how"
    " why also some any each every between against among without within during since until".split()
)
# Twice for emphasis, as a sound, or with a sense of its own.
MAY_BE_TWICE: Final = frozenset(
    "very really so too much many more most long far big old good bad great never ever always again"
    " now then way little small deep high hard fast slow wide please no yes yeah yep nope okay well"
    " right hey hi hello ha hah har he hee ho hush shh tut tsk bye night there here all not had do"
    " does did don't up down out off over around away back on through will can may might like her"
    " you me one two three four five six seven eight nine ten hundred thousand million extra"
    " super ultra pretty real nice true same double less about just only even still only done work"
    " come go going gone run look wait stop help knock tick tock tap pat pop bang boom beep honk"
    " buzz chop clap click clink ding dong drip hip hop hum jingle mama papa dada baby boo coo"
    " cluck meow moo quack ruff woof wink nudge rah blah yada yum yuck zoom la da doo wah cha pom"
    " tuk bon chow can-can buffalo fish police fun mine cheap cheep oh ah ooh aah ow eh uh um"
    " er hmm"
    " god lord dear boy girl girls boys love money kill fire murder fight first last next another"
    " someone something hot cold sweet sorry thanks thank quick quickly maybe often days years see"
    " say said whatever nothing".split()
)
# "He checked in in March": the first is part of the verb.
_PHRASAL = {
    "in": lazy_pattern(
        r"check|log|break|broke|com|came|mov|turn|hand|bring|brought|tun|sign|step|sett?l|set|kick"
        r"|drop|call|dial|fill|jump|join|let|listen|opt|pull|stay|stand|stood|trad|weigh|pil|phas"
        r"|plug|rush|fly|flew|flow|mail|phon|writ|wrote|giv|gave|cash|clock|cav|chim|barg|pitch"
        r"|pour|roll|send|sent|sink|sank|sleep|slept|walk|went|go|gone|vot|work|dig|dug|fit|bed|book"
        r"|believ|result|interest|engag|invest|found|got|get|put"
    ),
    "to": lazy_pattern(r"(?:listen|referr|talk|adher|subscrib)(?:ed|ing)|spoken|speaking"),
    "on": lazy_pattern(
        r"go|went|carr|mov|hold|held|liv|pass|put|turn|switch|log|rid|rod|keep|kept|work|hang|hung"
        r"|com|came|look|drag|build|built|catch|caught|press|rel|focus|cheer|egg|sign|tak|took|get"
        r"|got|try|tried|add|walk|battl|march|soldier|struggl|stay|expand|bas"
    ),
}
_CLAUSE_OPENERS = frozenset(
    "what who which where when how why all whatever whoever everything anything thing things"
    " problem question point ones one truth fact reality whether".split()
)
_SUBJECTS = frozenset("he she it they we i you the a an this these there his her their my".split())
_VERBS_AFTER_IT = frozenset(
    "is was will would has had can could may might must should does did isn't wasn't won't".split()
)
_TIMES = frozenset(
    "year week month morning afternoon evening summer winter spring fall autumn time season weekend"
    " is was one".split()
)
_AFTER = {"this": _TIMES, "it": _VERBS_AFTER_IT}  # what makes the second another phrase's first
_BE = frozenset("is was are were has have".split())
_ARTICLES = frozenset("the a an".split())
_LOOK_BACK = 8  # words in which a clause begins


def _is_after_opener(words: Sequence[str], n: int) -> bool:
    """Whether a clause that may be a subject or an object begins a few words before."""
    back = words[max(0, n - _LOOK_BACK) : n]
    return not _CLAUSE_OPENERS.isdisjoint(back) or (words[n] in _PHRASAL and "that" in back)


def belongs_twice(words: Sequence[str], n: int) -> bool:
    """Whether two constructions meet here, so that the word belongs there twice."""
    word, before = words[n], words[n - 1] if n else ""
    after = words[n + 2] if n + 2 < len(words) else ""
    if word == "that":
        return after not in _SUBJECTS
    if word in _PHRASAL and before not in _BE:
        return bool(_PHRASAL[word].match(before)) or before.endswith("-" + word)
    if word in _BE or word in _PHRASAL:  # what it is is; the state that he was in in March
        return before != "there" and _is_after_opener(words, n)
    if word in _AFTER:
        return after in _AFTER[word]
    if word in _ARTICLES:  # a a b: letters, not articles
        return any(len(each) == 1 and each.isalpha() for each in (before, after))
    return False
