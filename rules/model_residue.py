"""Rule `model-residue`."""

from collections.abc import Iterator

from linter.analyses.model_talk import model_talk
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

_TRACKING = lazy_pattern(
    r"(?P<mark>[?&])utm_source=(?:chatgpt|openai|copilot|perplexity|claude|gemini|grok|deepseek)"
    r"(?:\.(?:com|ai))?(?=[&#\s)\]>\"'”’.,;]|$)(?P<more>&?)"
)


class ModelResidue(Rule):
    """A language model speaks where the article should.

    "Certainly! Here is the rewritten article:", "As an AI language model, I cannot ...", "Let me
    know if you'd like any changes.", "[cite: 4]": what an assistant says to the person who asked
    it, and its marks for sources, were copied along with its text.

    The rule goes by what is done in a paragraph's first sentence: the writer in the first person
    announces, excuses or offers a piece of writing to the reader; or tells of training and
    knowledge. Citation marks are known by their form. In links, the parameter that names a chat
    service as the source is an extra: a warning, with a fix. Quoted lines are left alone: articles
    about language models quote them.

    Known limits: English only; "I hope this helps" and labels such as "Headline:" count only
    beside a surer sign.
    """

    name = "model-residue"
    category = Category.RESIDUE
    severity = Severity.ERROR
    bad = (
        Bad("⟦Certainly! Here is the rewritten article:⟧\n\nThe bridge is shut."),
        Bad("The bridge is shut.\n\n⟦Let me know if you'd like me to adjust the tone.⟧"),
        Bad("The bridge is shut. ⟦As an AI language model, I cannot confirm this⟧."),
        Bad("⟦As of my last update in 2023, the bridge was open⟧. It is shut now."),
        Bad("⟦I'm sorry, but I can't help with that request.⟧"),
        Bad("⟦I've revised the text for clarity while keeping all quotes.⟧\n\nThe bridge is shut."),
        Bad("The bridge is shut.⟦【4†source】⟧ It opens in May. ⟦[cite: 2, 3]⟧"),
        Bad("The bridge is shut.\n\n⟦Word count: 512⟧"),
        Bad("The bridge is shut.\n\n⟦The draft you pasted seems to lack its last paragraph.⟧"),
        Bad("The bridge is shut.\n\n⟦Would you like another version with more quotes?⟧"),
        Bad("⟦User: shorten it to 200 words⟧\n\nThe bridge is shut."),
        Bad(
            "See https://example.org/a⟦?utm_source=chatgpt.com⟧ for more.",
            fixed="See https://example.org/a for more.",
        ),
        Bad(
            "See https://example.org/a?⟦utm_source=chatgpt.com&⟧id=4 for more.",
            fixed="See https://example.org/a?id=4 for more.",
        ),
    )
    good = (
        Good('"As an AI language model, I cannot help," the chatbot wrote.'),
        Good("Certainly, voters were surprised. Here is what they said."),
        Good("I'm sorry, but I can't help but laugh, she wrote."),
        Good("Let me know what you think in the comments."),
        Good("Here is the story so far:\n\nThe bridge was shut in May."),
        Good("I have written about this bridge for years, and nobody listened."),
        Good("The text you see on the sign was painted in May, when the bridge was shut."),
        Good("Would you like a cup of tea, the keeper of the bridge asks, and you say yes."),
        Good("I hope this helps you to find the bridge."),
        Good("As an artist, I cannot draw a model, he said."),
        Good("Here are five things to know about the bridge:"),
        Good("The final version of the bill was passed on Monday."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report what a model said and the marks that it left."""
        for span, what, weak in doc.get(model_talk):
            text = " ".join(doc.text_of(span).split())
            yield Finding(
                span,
                f'"{text[:60]}" {what}',
                confidence=0.9 if weak else 0.96,
                severity=Severity.WARNING if weak else None,
            )
        yield from _tracking(doc)


def _tracking(doc: Document) -> Iterator[Finding]:
    """Links that name a chat service as their source."""
    if "utm_source=" not in doc.text:
        return
    for match in _TRACKING.finditer(doc.text):
        block = doc.block_at(match.start())
        if block is not None and block.role is Role.CODE:
            continue
        first, more = match["mark"] == "?", match["more"]
        start = match.start() + (1 if first and more else 0)
        end = match.end() - (1 if more and not first else 0)
        yield Finding(
            Span(start, end),
            f'"{match[0].strip("?&")}" says that the link was copied from a chat service',
            fix=Fix.replace("Remove the parameter", Span(start, end), "", safe=True),
            confidence=0.98,
            severity=Severity.WARNING,
        )
