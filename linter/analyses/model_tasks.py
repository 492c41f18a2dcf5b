"""Where a language model speaks of its task: of the text it was given and what it did to it."""

from typing import Final

from linter.lazy_pattern import lazy_pattern

# The pieces that assistants are asked for, what they are asked to do with them, and how they begin.
PIECE: Final = (
    r"(?:article|story|text|version|draft|piece|copy|paragraphs?|passages?|content|summary|rewrite"
    r"|rewording|revision|translation|outline|essay|report|post|press release|introduction|intro"
    r"|conclusion|headlines?|titles?|captions?|sentences?|wording|tone|structure|quotes?|grammar"
    r"|facts|original|response|answer|output|edit|script|newsletter|email|letter|formatting|length)"
)
DONE: Final = (
    r"(?:re-?written|re-?worded|re-?phrased|re-?vised|edited|polished|improved|refined|updated"
    r"|corrected|proofread|paraphrased|shortened|condensed|tightened|expanded|enhanced|streamlined"
    r"|simplified|summari[sz]ed|translated|cleaned[- ]up|adjusted|restructured|reformatted"
    r"|fact-checked|optimi[sz]ed|humani[sz]ed|kept|preserved|maintained|retained|removed|added"
    r"|fixed|drafted|written|crafted|prepared|generated|ensured|aimed|tried|made)"
)
OPENER: Final = (
    r"(?:certainly|sure(?: thing)?|of course|absolutely|definitely|great(?: question)?|got it"
    r"|ok(?:ay)?|alright|understood|no problem|happy to help|gladly|thanks? (?:you )?for .{3,60}"
    r"|perfect|good question|you're right|apologies)"
)
# At the start of a short paragraph: it speaks of the text that was given, or of its own work.
_GIVEN = r"(?:provided|shared|sent|pasted|gave|uploaded|supplied|submitted|attached|requested)"
_ASKED = (
    r"(?:message|prompt|request|input|question|document|file|details|information|instructions?)"
)
_TASKS = lazy_pattern(
    rf"(?:the|your|this|that) (?:\w+ )?(?:{PIECE}|{_ASKED})(?: that)? you(?:'ve"
    rf"| have)? {_GIVEN}\b.*"
    rf"|based (?:only |solely )?on (?:the|your|this) (?:\w+ )?(?:{PIECE}|{_ASKED})(?: that)?"
    rf"(?: you(?:'ve| have)? {_GIVEN}\b.*|,.{{0,60}}\bhere(?:'s| is)\b.*)"
    rf"|it (?:seems|looks|appears)(?: like| that| as if| as though)? (?:your|the) (?:\w+ )?"
    rf"(?:{PIECE}|{_ASKED})\b.{{0,30}}\b(?:cut off|cut short|truncated|incomplete"
    rf"|missing|empty)\b.*"
    rf"|(?:please |could you |can you )(?:please )?(?:provide|share|paste|send|upload"
    rf"|give|clarify)\b"
    rf".{{1,80}}\b(?:so(?: that)? i (?:can|may)|and i(?:'ll| will| can))\b.*"
    rf"|(?:i(?:'ll| will) (?:now|do my best to|go ahead and|try to)|let me(?: now)?) (?:\w+ )?"
    rf"(?:write|re-?write|draft|re-?phrase|revise|shorten|continue|expand|summari[sz]e"
    rf"|provide|create"
    rf"|fix|redo|adjust|edit)\b.{{0,40}}\b{PIECE}\b.{{0,60}}"
    rf"|(?:i|here|this|in this)\b.{{0,120}}\bas (?:you(?:'ve| have)? )(?:asked|requested|instructed"
    rf"|specified)\b.{{0,30}}"
    rf"|i(?:'ve| have)? (?:aimed|tried|attempted|made sure|taken care|focused|opted)\b.{{1,80}}"
    rf"\b(?:tone|style|voice|word count|readability|wording|phrasing|register)\b.{{0,80}}"
    rf"|(?:unfortunately,? )?i (?:do not|don't) have (?:enough|sufficient|any|the)\b.{{0,30}}"
    rf"\b(?:information|context|details|data|access)\b.{{0,30}}\bto (?:write|answer|provide|create"
    rf"|complete|summari[sz]e|verify|generate|continue|help)\b.*"
    r"|here(?:'s| is) (?:the|your|an?) (?:\w+ )?(?:translation|re-?write|summary|version|draft"
    rf"|paraphrase) of (?:the|your|this) (?:\w+ )?{PIECE}\b.{{0,60}}"
    r"|note: (?:i(?:'ve| have)|the) .{0,60}\b(?:unchanged|as (?:they|it) (?:were|was)"
    r"|intact|as is)\b.{0,20}"
    rf"|(?:final|full|revised|updated|edited|new|complete) {PIECE} (?:is )?(?:below|follows"
    rf"|above)\b.{{0,20}}"
    rf"|you(?:'re| are) (?:absolutely|completely|quite|totally) right\b.{{0,40}}\b(?:apologi[sz]e"
    rf"|apologies|sorry|thank you for|my mistake|i missed|i overlooked)\b.*"
    rf"|(?:would you like|do you want) (?:an?|the|another|any|some|more) (?:[\w-]+ ){{0,3}}"
    rf"(?:{PIECE}|options?|examples?)\b.{{0,60}}\?"
    rf"|this (?:response|answer|output|reply|conversation) (?:was|has been|is|got|may)\b.{{0,20}}"
    rf"\b(?:truncated|cut off|cut short|incomplete|inaccurate)\b.*"
    r"|.{0,40}\b(?:type|say|reply|send) [\"'“‘](?:continue|go on|next|yes|more)[\"'”’].{0,40}"
    rf"|the (?:above|preceding|following) (?:{PIECE}) (?:is|was|has been) (?:\w+ )?{DONE}\b.*"
    rf"|\W?(?:please )?note:? .{{0,100}}\b(?:invented|made[- ]up|imagin(?:ed|ary)|fabricated"
    rf"|for illustrati\w+)\b.{{0,60}}"
    rf"|\W?(?:please )?note:? .{{0,100}}\bplease (?:verify|double-check|check|confirm"
    rf"|replace|adjust)"
    rf" (?:the|all|any|every|these)\b.{{0,60}}"
    rf"|\W?disclaimer:? .{{0,60}}\bgenerated (?:by|with|using) (?:an? )?(?:ai|language model)\b.*"
    rf"|(?:user|human|prompt|me|you|system)(?: prompt)?: ?[\"“]?(?:please |can you |could you )?"
    rf"(?:write|re-?write|make (?:it|this)|shorten|summari[sz]e|continue|re-?phrase"
    rf"|translate|expand"
    rf"|paraphrase|simplify|improve|proofread|fix (?:the|this)|give me|generate|create|act as)\b.*"
    rf"|(?:assistant|chatgpt|claude|gemini|copilot|bot|ai): ?(?:{OPENER}\b|here(?:'s| is| are)\b"
    rf"|i(?:'ve|'m| have| am| can)\b|below\b|this is\b).*"
)
_TASK_FIRST = (
    *("the ", "your ", "this ", "that ", "based ", "it seems", "it looks", "it appears", "please "),
    *(
        "final",
        "full",
        "revised",
        "updated",
        "edited",
        "new ",
        "complete",
        "could you",
        "can you",
        "i'll ",
        "i will ",
        "let me",
        "i ",
        "i've ",
        "here",
        "in this",
    ),
    *("unfortunately", "you're ", "you are ", "would you", "do you want", "to continue", "note"),
    *("(note", "[note", "disclaimer", "user", "human", "prompt", "me:", "you:", "system"),
    *("assistant", "chatgpt", "claude", "gemini", "copilot", "bot:", "ai:", "just ", "type "),
)
# One of these words stands in all that the pattern above matches.
_TASK_WORDS = lazy_pattern(
    r"\byou\b|\byour\b|\bi\b|\bi'|\bmy\b|\bme\b|\bnote\b|\b(?:response|answer|output|reply)\b"
    r"|\b(?:text|message|prompt|article|draft|version|story)\b|:"
)


def is_about_task(lower: str, start: int, end: int) -> bool:
    """Whether a short paragraph, in lower case, is what a model says about its task."""
    return (
        lower.startswith(_TASK_FIRST, start)
        and bool(_TASK_WORDS.search(lower, start, end))
        and bool(_TASKS.fullmatch(lower, start, end))
    )
