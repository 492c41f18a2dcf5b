"""What the programs around a language model print: roles, progress, warnings, and its thoughts.

"Claude can make mistakes", "Searching the web...", "System: You are a helpful assistant", "Okay, so
the user wants me to ...": none of it is meant for the reader of the text that was asked for.
"""

import re
from functools import cache

from linter.lazy_pattern import lazy_pattern

_PRODUCT = (
    r"(?:chatgpt|openai|claude|gemini|google ai|bard|(?:microsoft |github )?copilot|bing(?: chat)?"
    r"|perplexity|grok|meta ai|llama|deepseek|mistral|le chat|qwen|pi|poe|you\.com|notebooklm"
    r"|ai(?:[- ](?:generated )?(?:answers?|responses?|overviews?|content|results|chatbots?"
    r"|assistants?"
    r"|models?|summar(?:y|ies)))?|(?:the|this|our|your) (?:ai|assistant|chatbot|model|bot))"
)
_WORK = (
    r"(?:article|text|story|draft|headline|essay|piece|post|paragraph|summary|report|blog|rewrite)"
)
_KNOB = (
    r"(?:tone|length|style|format|audience|target audience|voice|register|reading level|keywords?"
    r"|language|word count|temperature|persona|perspective|point of view)"
)
_LINES = (
    rf"{_PRODUCT} (?:can|may|might|could|sometimes|is known to) (?:also )?(?:make|display|produce"
    r"|show|give|be|contain|include|generate|hallucinate)s?\b.{0,30}\b(?:mistakes?|inaccura\w+"
    r"|wrong|errors?|incorrect|mislead\w*|false|offensive|hallucinat\w+)\b.{0,120}"
    r"|(?:searching|browsing|searched|reading|scanning|analy[sz]ing|thinking|reasoning|generating"
    r"|writing|processing|working|loading response|finished (?:browsing|thinking|working))"
    r"(?: (?:the )?(?:web|internet|sites?|sources|document|image|file|data|response|answer|online"
    r"|your (?:request|file|document)|\d+ (?:web ?sites?|sites?|sources?|results?|files?|pages?)))?"
    r" ?(?:\.{2,3}|…)"
    r"|(?:searched|read|used|analy[sz]ed|reviewed|found) \d+ (?:web ?sites?|sites?|sources?|tools?"
    r"|results?|documents?|steps?)"
    r"|(?:thought|worked|reasoned|thinking|reasoning) (?:for|about) (?:a (?:few|couple of) "
    r"(?:seconds|minutes)|\d+ ?(?:m|s|min\w*|sec\w*)(?: \d+ ?s\w*)?)\.?"
    r"|(?:system|developer)(?: prompt| message)?: ?(?:you are|you're|act as|your (?:task|role"
    r"|job))\b.*"
    r"|you are (?:a|an) (?:helpful|expert|professional|skilled|experienced|world-class)"
    r" (?:\S+ ){0,4}(?:assistant|writer|editor|journalist|copywriter|model)\b.{0,200}"
    r"|act as (?:a|an) (?:\S+ ){0,4}(?:assistant|writer|editor|journalist|copywriter)\b.{0,200}"
    rf"|(?:headline|title|subhead|standfirst|caption|lead|lede|intro|opening|seo title) (?:option"
    rf"|idea"
    rf"|suggestion|alternative|variant|version|variation)s? ?(?:#?\d+|[a-c])? ?[:.)–—-] ?.*"
    rf"|(?:option|version|variation|alternative|draft) (?:#?\d+|[a-c]) ?\([\w ,/&-]{{3,40}}\)"
    rf" ?:.{{0,160}}"
    rf"|{_KNOB}: ?[^.|;,]{{2,50}}[.|;,] ?{_KNOB}: ?.{{2,60}}"
    r"|(?:good|bad|like|dislike) (?:response|answer)|was this (?:response|answer) (?:helpful"
    r"|better).*"
    r"|ask (?:a )?follow[- ]?up(?: question)?s?\.{0,3}|edit (?:message|prompt)|retry response"
    r"|regenerate(?: draft| answer)?|send a message\.{0,3}|new chat|share (?:chat|conversation)"
    rf"|(?:view|show|see) (?:other )?drafts?|double-check (?:response|this answer)|start a new chat"
    r"|modify (?:response|this)|listen to (?:response|answer)|export to docs"
    r"|(?:model|engine): ?(?:gpt|claude|gemini|llama|mistral|o\d|grok|deepseek)[\w. -]{0,30}"
    r"|(?:gpt-?[345][\w.-]{0,10}|claude (?:\d\S*|instant|sonnet|opus|haiku)[\w. ]{0,12}|gemini"
    r" (?:pro|flash"
    r"|ultra|advanced|\d\S*)[\w. ]{0,12})"
)
_TALK = (
    r"(?:okay|ok|alright|all right|hmm+|right|so|well|first|now|wait)?,? ?(?:so,? |first,? |now,? "
    r"|let me see[.,:] )?"
    rf"(?:the user (?:wants|asked|asks|is asking|has asked|would like|provided|requests?|requested"
    rf"|gave"
    rf"|needs|said|shared|might)\b.*|(?:i|we) (?:need|have|should|must|am asked|was asked|are"
    rf" asked)"
    rf"(?: to)? (?:now |first )?(?:write|rewrite|produce|output|summari[sz]e|generate|shorten|edit"
    rf"|paraphrase|craft|draft)\b.{{0,60}}\b{_WORK}\b.*"
    rf"|let me (?:start|begin) by (?:reading|analy[sz]ing|rewriting|looking at|summari[sz]ing)\b.*"
    rf"|let me (?:think|rewrite|draft|analy[sz]e|rephrase|check the (?:instructions"
    rf"|prompt))\b.{{0,40}}"
    rf"\b(?:{_WORK}|step by step|about this|instructions|prompt)\b.*)"
    rf"|(?:\W?note|disclaimer|nb|ps|p\.s\.): ?i(?:'ve| have|'m| am| can(?:'t|not)| did(?:n't| not)|"
    rf" do not"
    r"| don't| kept| used| made| changed| removed)\b.*"
    rf"|(?:please (?:note|be aware) that )?this (?:response|answer|output|reply|summary|rewrite"
    rf"|content"
    r" was generated)\b.{0,80}\b(?:informational purposes|may (?:not be|contain|be)|is (?:based on"
    r"|not"
    r" (?:a substitute|legal|medical|financial))|was generated|does not constitute)\b.*"
    r"|i(?:'m| am) (?:unable|not able|not allowed) to (?:browse|access|search|open|view|read"
    r"|retrieve"
    r"|verify|provide|see)\b.{0,60}\b(?:internet|web\w*|real[- ]time|links?|urls?|files?|articles?"
    r"|pages?|documents?|images?|current|up-to-date|external|attach\w*|full|information)\b.*"
    r"|(?:unfortunately,? |i'm sorry,? but |however,? )?i (?:do not|don't|didn't|did not|can't"
    r"|cannot|no"
    r" longer) (?:currently )?(?:have|see|open|access|view)(?: access to)? (?:the|your|this|that"
    r"|any|an)"
    r" (?:(?:full|entire|original|complete|attached|actual|linked|specific|uploaded|file|source) )*"
    r"(?:articles?|text|documents?|links?|files?|attachments?|content|urls?|pages?|images?|pdf"
    r"|draft)\b.*"
    r"|my (?:knowledge|training(?: data)?|information|data)(?: only)? (?:goes|extends|ends|stops|is"
    r" (?:limited|current|only|cut)|was (?:last updated|cut)|only (?:goes|runs|covers|extends)"
    r"|cuts?"
    r"|covers|runs)\b.*"
    r"|i was (?:last )?(?:trained|updated) (?:on|in|until|up to|with)\b.*"
    r"|based on (?:the|your) (?:information|details|text|excerpt|prompt|input|article|draft|notes)"
    r" (?:you"
    r"(?:'ve| have)? (?:provided|given|shared|pasted|supplied)|provided|above|given)\b.*"
)
_ROLES = lazy_pattern(
    r"(?:#{1,6} ?|\*\*)(?:system|user|assistant|human|instructions?|input|output|response|prompt"
    r"|answer|task)(?: prompt| message)?:? ?(?:\*\*)?:?"
)
# What these begin with, after a mark perhaps.
_STARTS = (
    *(
        "chatgpt",
        "openai",
        "claude",
        "gemini",
        "google ai",
        "bard",
        "microsoft",
        "github",
        "copilot",
    ),
    *("bing", "perplexity", "grok", "meta ai", "llama", "deepseek", "mistral", "le chat", "qwen"),
    *(
        "pi ",
        "poe ",
        "you.com",
        "notebooklm",
        "ai ",
        "ai-",
        "the ai",
        "this ai",
        "our ai",
        "your ai",
    ),
    *("the assistant", "this assistant", "the chatbot", "this chatbot", "the model", "this model"),
    *(
        "search",
        "brows",
        "read",
        "scann",
        "analy",
        "think",
        "reason",
        "generat",
        "writing",
        "process",
    ),
    *("working", "worked", "loading", "finished", "used ", "review", "found ", "thought", "system"),
    *("developer", "you are a", "act as", "headline", "title", "subhead", "standfirst"),
    *("caption", "lead", "lede", "intro", "opening", "seo", "option", "version", "variation"),
    *("alternative", "draft", "tone", "length", "style", "format", "audience", "target", "voice"),
    *("register", "keyword", "language", "word count", "temperature", "persona", "perspective"),
    *(
        "point of",
        "good ",
        "bad ",
        "like ",
        "dislike",
        "was this",
        "ask ",
        "edit ",
        "retry",
        "regen",
    ),
    *("send a", "new chat", "share ", "view ", "show ", "see ", "double-", "start a", "modify"),
    *("listen", "export", "model:", "engine:", "gpt", "okay", "ok", "alright", "all right", "hmm"),
    *(
        "right",
        "so",
        "well",
        "first",
        "now",
        "wait",
        "the user",
        "i ",
        "i'",
        "we ",
        "let me",
        "note",
    ),
    *("disclaimer", "nb", "ps", "p.s", "please", "this ", "unfortunately", "however", "my "),
    *("based on",),
)
# Many a sentence begins with these; in a model's, one of the signs follows soon.
_USUAL_STARTS = (
    *("so", "now", "first", "right", "well", "wait", "ok", "alright", "all right", "hmm", "i "),
    *("i'", "we ", "let me", "note", "this ", "please", "unfortunately", "however", "my "),
)
_SIGN_WITHIN = 90
_SIGN = lazy_pattern(
    r"the user |let me (?:start|begin|think|rewr|draft|analy|reph|check)|based on (?:the|your)"
    r"|this (?:resp|answ|outp|repl|summ|rewr|cont|ai|assis|chatb|mod)|\bi was "
    r"|\bi(?:'m| am) (?:un|no)|\b(?:i|we) (?:need|have|should|must|(?:am|are|was) asked)"
    r"|\bmy (?:know|train|info|data)|(?:note|disclaimer|nb|ps|p\.s\.): ?i"
    r"|\bi (?:do not|don't|didn't|did not|can't|cannot|no )"
)
_CUE = (
    *("mistake", "inaccura", "incorrect", "wrong", "error", "mislead", "..", "…", "prompt", "user"),
    *("assistant", "instruct", "response", "output", "input", "option", "idea", "suggestion"),
    *(
        "version",
        "tone",
        "length",
        "audience",
        "keyword",
        "draft",
        "chat",
        "answer",
        "gpt",
        "claude",
    ),
    *("gemini", "write", "rewrite", "summar", "article", "story", "text", "headline", "note", "i "),
    *("i'", "my ", "model", "source", "site", "second", "minute", " for ", "follow", "message"),
    *("writer", "editor", "journalist", "alternative", "variant", "variation", "system", "task"),
    *("context", "docs", "based on"),
)


def speaks_of_itself(lower: str, at: int) -> bool:
    """Whether a line in small letters is a program's around a model, or a model's thoughts.

    `at` is where its words begin, after marks.
    """
    if at and lower[0] in "#*" and _ROLES.fullmatch(lower):
        return True
    if not lower.startswith(_STARTS, at) or not any(cue in lower for cue in _CUE):
        return False
    if lower.startswith(_USUAL_STARTS, at) and not _SIGN.search(lower, at, at + _SIGN_WITHIN):
        return False
    return any(pattern.fullmatch(lower, at) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_LINES, re.DOTALL), re.compile(_TALK, re.DOTALL)
