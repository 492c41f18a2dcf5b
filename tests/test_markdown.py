"""Markdown: what is prose, what stands in its place, and which role each block has."""

import pytest

from linter.document import JOINER, OPAQUE, Document, Role
from linter.reading.formats import read_document


def read(text: str) -> Document:
    return read_document(text, "post.md")


def shown(text: str) -> str:
    """The prose, its fillers made visible: `~` joins, `#` is an object."""
    return read(text).prose.replace(JOINER, "~").replace(OPAQUE, "#")


def roles(doc: Document) -> list[tuple[str, str]]:
    """Each block's role and what a reader sees of it."""
    return [
        (block.role.value, " ".join(doc.prose_of(block.span).replace(JOINER, "").split()))
        for block in doc.blocks
    ]


class TestInline:
    def test_emphasis_becomes_space_beside_space_and_joins_inside(self) -> None:
        assert shown("a *b* **c**.") == "a  b    c~~."
        assert shown("un*frigging*believable") == "un~frigging~believable"
        assert shown("the *Times*'s view") == "the  Times~'s view"
        assert shown("(**bold**)") == "(~~bold~~)"

    def test_delimiters_that_are_no_markup_stay(self) -> None:
        text = "2 * 3 * 4 and snake_case_word and * and ~ and a_b"
        assert shown(text) == text
        assert shown("***a** b*") == "   a   b "
        assert shown("**a*") == "*~a "  # CommonMark: one of the two stars is text
        assert shown("--a-- ~~gone~~ ~") == "--a--   gone   ~"

    def test_links_keep_their_text(self) -> None:
        assert shown("[two dogs](http://a.b 'title')s.") == " two dogs~~~~~~~~~~~~~~~~~~~~~s."
        assert shown("see [this *one*][r], [r]\n\n[r]: /x") == (
            "see  this  one~~~~~,  r \n\n       "
        )
        assert shown("[not a link] [a](b") == "[not a link] [a](b"
        assert shown("[![alt](i.png)](x) y") == " #############     y"

    def test_images_and_code_and_addresses_are_objects(self) -> None:
        assert shown("Run `make` now") == "Run ###### now"
        assert (
            shown("``a`b``, ![x [y](z)](w) <https://a.b>")
            == "#######, ############## #############"
        )
        assert shown("a ` lone tick") == "a ` lone tick"

    def test_escapes(self) -> None:
        assert shown(r"don\'t \*star\* a\b end\\") == "don~'t  *star~* a\\b end~\\"

    def test_entities_show_their_character(self) -> None:
        assert shown("caf&eacute;s AT&amp;T R&nbsp;D x&#10;y") == (
            "café~~~~~~~s AT&~~~~T R      D x     y"
        )
        assert shown("a &mdash; b &bogus; & c") == "a —       b &bogus; & c"
        assert shown("soft&shy;en") == "soft~~~~~en"

    def test_html_inline(self) -> None:
        assert (
            shown("H<sub>2</sub>O and <b>W</b>ord<br>next")
            == "H~~~~~2~~~~~~O and    W~~~~ord    next"
        )
        assert shown("x <code>a b</code>.") == "x       ###~~~~~~~."
        assert shown("end.<sup>[1]</sup> Next") == "end.               Next"
        assert shown("the 10<sup>th</sup>.") == "the 10~~~~~th~~~~~~."

    def test_footnotes(self) -> None:
        doc = read(
            "A claim.[^1] More[^n].\n\n[^1]: The source.\n[^n]: Another\n    one.\n[a]: /b\n"
        )
        assert doc.prose.startswith("A claim.     More~~~~.\n".replace("~", JOINER))
        assert roles(doc) == [
            ("body", "A claim. More."),
            ("list", "The source."),
            ("list", "Another one."),
        ]

    def test_comments_and_directives(self) -> None:
        text = (
            "Before <!-- copydesk: ignore a --> after\n\n<!-- copydesk: off b -->\n\n"
            "<!-- copydesk: on b --> Same line.\n\n`<!-- copydesk: ignore c -->`\n\n"
            "```\n<!-- copydesk: ignore d -->\n```\n\ncopydesk: ignore e\n"
        )
        doc = read(text)
        assert [each.names for each in doc.directives] == [("a",), ("b",), ("b",)]
        assert [each.line for each in doc.directives] == [1, 3, 5]
        assert ("body", "Same line.") in roles(doc)
        assert "copydesk" not in doc.prose.partition("copydesk: ignore e")[0]

    def test_directives_in_front_matter_do_not_count(self) -> None:
        doc = read("---\na: <!-- copydesk: ignore x -->\n---\nText.\n")
        assert doc.directives == ()


class TestBlocks:
    def test_headings(self) -> None:
        doc = read("# One *two* #\n\nSetext\n---\n\n###Not one\n\n# Second\n")
        assert roles(doc) == [
            ("title", "One two"),
            ("heading", "Setext"),
            ("body", "###Not one"),
            ("heading", "Second"),
        ]

    def test_repeated_text_keeps_its_own_place(self) -> None:
        text = "- # a # a\n\n> a\n> a\n\na a\n"
        doc = read(text)
        assert [block.span.start for block in doc.blocks] == [4, 13, 20]
        assert doc.prose[4:9] == "a # a"

    def test_lists_and_quotes(self) -> None:
        doc = read(
            "> Quoted *text*\ncarried on.\n>\n> - in a list\n\n- tight\n- [ ] task\n\n"
            "  loose part\n\n1. > deep\n\n> [!NOTE]\n> Alert.\n"
        )
        assert roles(doc) == [
            ("quote", "Quoted text carried on."),
            ("list", "in a list"),
            ("list", "tight"),
            ("list", "task"),
            ("list", "loose part"),
            ("quote", "deep"),
            ("quote", "Alert."),
        ]

    def test_tabs_do_not_move_anything(self) -> None:
        for text in (
            "-\tword",
            "-\t\tcode",
            ">\tword",
            "- a\n\n\tword",
            " -\ta\n \t-\tword",
            "1.\tword\n\tword2",
        ):
            doc = read(text)
            for block in doc.with_role(Role.LIST, Role.QUOTE):
                seen, own = doc.prose_of(block.span), doc.text_of(block.span)
                assert seen.split() == own.split()
        assert read("-\t\tcode").blocks[0].role is Role.CODE
        assert read(">\t\tcode\n").blocks[0].role is Role.CODE

    def test_code_tables_rules_and_html_are_no_prose(self) -> None:
        doc = read(
            "```py\ncode\n```\n\n    indented\n\n| a | b |\n|---|---|\n| c | d |\n\n---\n\n"
            "<div>\nhtml\n</div>\n\n[ref]: http://x 'T'\n\nText.\n"
        )
        assert [block.role for block in doc.blocks] == [
            Role.CODE,
            Role.CODE,
            Role.FURNITURE,
            Role.BODY,
        ]
        assert doc.prose.split() == ["Text."]
        assert doc.text_of(doc.blocks[2].span) == "| a | b |\n|---|---|\n| c | d |"

    def test_captions(self) -> None:
        doc = read(
            "![a](b.png)\n*Same paragraph*\n\n![a](b.png)\n\n*Own paragraph.*\n\n*Not one.*\n"
        )
        assert [role for role, _ in roles(doc)] == ["caption", "caption", "body"]
        assert roles(read("![alone](x.png)\n")) == []

    def test_head(self) -> None:
        doc = read("# Title\n\n*By Ann Roe*\n\nMay 3, 2021\n\nThe text begins.\n")
        assert [role for role, _ in roles(doc)] == ["title", "byline", "dateline", "body"]
        doc = read("# Title\n\nBy **Ann Roe**  \n3 May 2021\n\nThe text begins.\n")
        assert roles(doc)[1:3] == [("byline", "By Ann Roe"), ("dateline", "3 May 2021")]

    def test_a_bold_line_is_a_heading(self) -> None:
        doc = read("Text first.\n\n**What happens next**\n\n**This matters.**\n")
        assert [role for role, _ in roles(doc)] == ["body", "heading", "body"]

    def test_line_ends(self) -> None:
        text = "# T\r\rA *b*\rc\r\n\r\n> d\r\n> e\n\u2028f\x0cg\n"
        doc = read(text)
        assert roles(doc) == [("title", "T"), ("body", "A b c"), ("quote", "d e f g")]
        assert [char for char in doc.prose if char in "\r\n"] == [c for c in text if c in "\r\n"]
        assert doc.prose[text.index("e")] == "e"
        assert doc.prose[text.index("g")] == "g"

    def test_a_paragraph_of_form_feeds(self) -> None:
        text = "\x0c\nword"
        assert read(text).prose[2:] == "word"


class TestFrontMatter:
    def test_yaml(self) -> None:
        text = (
            "---\ntitle: \"A \\\"b\\\" c\" # x\nAuthor: 'Ann''s'\ndate: 2021-01-02 # day\n"
            "tags: [a, b]\nmap:\n  title: no\n---\n# H\n"
        )
        doc = read(text)
        assert dict(doc.metadata) == {
            "title": 'A "b" c',
            "author": "Ann's",
            "date": "2021-01-02",
            "tags": "[a, b]",
        }
        assert roles(doc) == [("title", 'A "b" c'), ("heading", "H")]
        assert doc.blocks[0].span.start == text.index("A \\")

    def test_toml(self) -> None:
        doc = read('+++\ntitle = "Élan"\ndate = 2021-01-02\n[params]\nauthor = "X"\n+++\nText.\n')
        assert dict(doc.metadata) == {"title": "Élan", "date": "2021-01-02"}
        assert roles(doc) == [("title", "Élan"), ("body", "Text.")]

    def test_json(self) -> None:
        text = (
            '{\n "params": {"title": "inner"},\n "tags": ["title", "x"],\n'
            ' "title": "caf\\u00e9 \\"q\\"",\n "weight": 3\n}\n\nText.\n'
        )
        doc = read(text)
        assert doc.metadata["title"] == 'café "q"'
        assert doc.metadata["weight"] == "3"
        assert roles(doc) == [("title", 'café "q"'), ("body", "Text.")]

    def test_what_is_no_front_matter_is_text(self) -> None:
        assert roles(read("---\ntitle: x\n\nText.\n"))[-1] == ("body", "Text.")
        assert (
            roles(read("---\n\nHe came home and said nothing.\n\n---\n\nMore.\n"))
            == [
                ("heading", "He came home and said nothing."),
                ("body", "More."),
            ]
            or "He came home"
            in read("---\n\nHe came home and said nothing.\n\n---\n\nMore.\n").prose
        )
        assert roles(read('{"a": \n\nText.\n'))[-1] == ("body", "Text.")
        assert roles(read("{{< toc >}}\n\nText.\n")) == [("body", "Text.")]
        assert roles(read("{" * 5000 + "\n\nText.\n"))[-1] == ("body", "Text.")
        assert roles(read("[" * 3 + '{"a":' * 5000))  # deeper than json's recursion

    def test_a_title_of_several_lines_stays_masked(self) -> None:
        doc = read("---\ntitle: >\n  Long\n  title\n---\nText.\n")
        assert roles(doc) == [("body", "Text.")]
        assert "title" not in doc.metadata


HUGO = """\
+++
title = 'Why the river rose'
author = "Jo Park"
draft = false
+++

{{< figure src="/river.jpg" caption="The river" >}}

The river rose **three metres** in a night, according to [the agency]({{< ref "agency.md" >}}).
It was the third flood since {{< year >}}.

<!--more-->

## What comes next {#next .big}

{{< highlight go "linenos=table" >}}
func main() { return }

more()
{{< /highlight >}}

{{% notice tip %}}
Keep *away* from the water.
{{% /notice %}}
"""

JEKYLL = """\
---
layout: post
title:  "Notes from the valley"
date:   2020-05-01 10:00:00 +0100
categories: [news, valley]
---

{% include image.html url="/a.png" %}

By Sam Lee

It rained for {{ site.days }} days; `{{ page.url }}` has the list.{: .note}

{% highlight ruby %}
puts "hi"
{% endhighlight %}

{% comment %} Not shown. {% endcomment %}

* One farm was lost[^farm]
* Two were saved
{: .list}

[^farm]: According to the union.
"""

MKDOCS = """\
# Reporting guide

[TOC]

!!! warning "Read this first"
    Names must be *checked*.

    !!! note
        Twice.

??? info
    Folded text.

=== "Print"
    Column one.

Back outside :smile:

- item

    second paragraph

    ```bash
    $ run
    ```
"""


class TestGenerators:
    def test_hugo(self) -> None:
        doc = read(HUGO)
        first = "The river rose three metres in a night, according to the agency."
        assert roles(doc) == [
            ("title", "Why the river rose"),
            ("body", f"{first} It was the third flood since {OPAQUE * 12}."),
            ("heading", "What comes next"),
            ("body", "Keep away from the water."),
        ]
        assert doc.metadata["author"] == "Jo Park"

    def test_jekyll(self) -> None:
        doc = read(JEKYLL)
        assert roles(doc) == [
            ("title", "Notes from the valley"),
            ("byline", "By Sam Lee"),
            ("body", f"It rained for {OPAQUE * 15} days; {OPAQUE * 16} has the list."),
            ("list", "One farm was lost"),
            ("list", "Two were saved"),
            ("list", "According to the union."),
        ]
        assert doc.metadata["date"] == "2020-05-01 10:00:00 +0100"

    def test_mkdocs(self) -> None:
        doc = read(MKDOCS)
        assert roles(doc) == [
            ("title", "Reporting guide"),
            ("body", "Names must be checked."),
            ("body", "Twice."),
            ("body", "Folded text."),
            ("body", "Column one."),
            ("body", "Back outside :smile:"),
            ("list", "item"),
            ("list", "second paragraph"),
            ("code", ""),
        ]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("The sum $x_1 + y$ is odd.", "The sum is odd."),
        ("It costs $5 or $6 today.", "It costs $5 or $6 today."),
        ("It costs US$5 and US$6.", "It costs US$5 and US$6."),
        ("So $$E = mc^2$$ holds.", "So holds."),
        ("Before.\n\n$$\nx . y\n$$\n\nAfter.", "Before. After."),
        ("An escaped \\$x = 1$ price.", "An escaped $x = 1$ price."),
        ("Let $n$ be {open}.", "Let be {open}."),
    ],
)
def test_mathematics_is_no_prose(text: str, seen: str) -> None:
    shown = read_document(text, "a.md").prose.replace(OPAQUE, "").replace(JOINER, "")
    assert " ".join(shown.split()) == seen


def test_mdx_modules_and_expressions_are_no_prose() -> None:
    text = "import A from 'a'\nimport B from 'b'\n\nexport const x = {\n  a: 1,\n}\n\n"
    text += 'Said {props.name} so.\n\n<Chart data={x} label="a b" />\n\nImports rose.\n'
    doc = read_document(text, "a.mdx")
    shown = [doc.prose_of(block.span).replace(OPAQUE, "") for block in doc.blocks]
    assert shown == ["Said  so.", "Imports rose."]
