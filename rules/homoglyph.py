"""Rule `homoglyph`."""

from collections.abc import Iterator

from linter.analyses.hidden_characters import character_name
from linter.analyses.lookalikes import disguised, may_disguise
from linter.analyses.rare_characters import rare_characters
from linter.sdk import Bad, Category, Document, Finding, Fix, Good, Rule, Severity, lazy_pattern

_SUBJECT = lazy_pattern(
    r"\b(?:homoglyphs?|Cyrillic|confusables?|Unicode|look-?alikes?|Greek letters?)\b"
)


class Homoglyph(Rule):
    """A word holds letters of another alphabet that only look like its own.

    The "а" of "Pаris" may be Cyrillic: no reader sees it, but searches, links, screen readers and
    spelling checkers fail. Such letters come from keyboards and converters, and from those who hide
    a text from filters.

    Reported are Latin words with Cyrillic, Greek or other letters that look like Latin ones; words
    wholly of such letters that are English words, in Latin surroundings; and words of three letters
    and more in fullwidth, circled or mathematical letters, which screen readers spell out. Where
    the word is known in Latin letters, a safe fix writes it so.

    Words of other alphabets, Greek letters in formulas and terms (μm, TNFα, π) phonetic
    transcriptions, and paragraphs about such letters are left alone.
    """

    name = "homoglyph"
    category = Category.ENCODING
    severity = Severity.ERROR
    bad = (
        Bad("The ⟦Pаris⟧ office closed.", fixed="The Paris office closed.", why="Cyrillic а"),
        Bad("A ⟦gοvernment⟧ plan was made.", fixed="A government plan was made.", why="Greek ο"),
        Bad("The ⟦рау⟧ was low.", fixed="The pay was low.", why="every letter is Cyrillic"),
        Bad("Ms ⟦Zarkоvian⟧ resigned.", why="perhaps a name: no safe fix"),
        Bad("The ⟦𝗯𝗼𝗹𝗱⟧ plan failed.", fixed="The bold plan failed.", why="mathematical letters"),
    )
    good = (
        Good("A fibre of 5 μm, a resistance of 3 Ωm and TNFα, NFκB and α-synuclein."),
        Good("In Russian “рак” is a word of look-alike letters, and Москва is not."),
        Good("The area is πr², and let 𝑥 be the height."),
        Good("It is pronounced /ˈɡɪɡəbaɪt/ in London."),
        Good("Ｔｏｙｏｔａは日本の会社です。", why="fullwidth letters in Japanese"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """Report each word with letters that are not what they seem."""
        if not may_disguise(doc.get(rare_characters)):
            return
        about: dict[int, bool] = {}  # block: whether it speaks of such letters
        for each in disguised(doc):
            block = doc.block_at(each.span.start)
            if block and block.index not in about:
                about[block.index] = bool(_SUBJECT.search(doc.prose, *block.span))
            if block and about[block.index]:
                continue
            shown = doc.text_of(each.span)
            yield Finding(
                each.span,
                f'"{shown}" only looks like "{each.meant}": '
                f'"{each.foreign}" is {character_name(each.foreign)}',
                suggestions=(each.meant,),
                fix=Fix.replace(f'Write "{each.meant}"', each.span, each.meant, safe=True)
                if each.certain
                else None,
                confidence=0.98 if each.certain else 0.9,
            )
