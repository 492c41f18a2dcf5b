"""HTML: what of a page is the article, and that every character stands where the file has it."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import run_cli, write
from test_reading_properties import LINE_ENDS, PLANT, PROSE, assert_lawful

from linter.document import JOINER, OPAQUE, Role
from linter.reading.formats import read_document

MARKUP = (
    "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href='x'>", '<a title="a>b">', "</a>",
    "<br>", "<br/>", "<ul><li>", "</ul>", "<h1>", "</h1>", "<script>", "</script>", "<!--", "-->",
    "<style>a{}", "</style>", "<pre>", "</pre>", "<code>", "</code>", "<q>", "</q>", "<sup>",
    "</sup>", "<nav>", "</nav>", "<main>", "</main>", "<article>", "</article>", "<title>",
    "</title>", "<table><tr><td>", "</table>", "<img src=x>", "<p hidden>", "<!doctype html>",
    "<?php", "?>", "<![CDATA[", "]]>", "&amp;", "&#8217;", "&nbsp;", "&#x1F600;", "&#0;", "&bogus;",
    "&amp", "<", ">", "</", "<a", "<a b=\"", "'", '"', "=", "/>", "<P CLASS=x>", "<textarea>",
    "<blockquote>", "</blockquote>", "<html lang=de>", "<!-- copydesk: ignore x -->",
)  # fmt: skip
htmlish = st.lists(
    st.one_of(st.sampled_from(MARKUP), st.sampled_from(PROSE), st.sampled_from(LINE_ENDS)),
    max_size=40,
).map("".join)
quick = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
QUOTE_TAG = re.compile(r"</?q\b[^>]*>", re.IGNORECASE)


def blocks(text: str) -> list[tuple[Role, str]]:
    doc = read_document(text, "a.html")
    assert len(doc.prose) == len(text)
    shown = ((b.role, doc.prose_of(b.span)) for b in doc.blocks)
    return [(role, " ".join(prose.replace(JOINER, "").split())) for role, prose in shown]


@quick
@given(text=htmlish)
def test_masks_keep_the_laws(text: str) -> None:
    # The quotation marks of <q> are the browser's: law of the mask but for them.
    assert_lawful(read_document(QUOTE_TAG.sub("<b>", text), "a.html"), QUOTE_TAG.sub("<b>", text))
    assert len(read_document(text, "a.html").prose) == len(text)


INLINES = (
    "{}", "<b>{}</b>", "<a href='x'>{}</a>", "x<i>y</i> {}", "&amp; {} &nbsp;", "<!-- c -->{}",
    "<code>c</code> {}", "<img src=x> {}", "a<br>{}", "{}<sup>1</sup>",
    "<span class='a>b'>{}</span>",
    "<script>var a = '<p>';</script> {}", "5 < 6 {} > 3", "<q>{}</q>", "<wbr>{}",
)  # fmt: skip
BLOCKS = (
    "{}", "<p>{}", "<p>{}</p>", "<div><p>{}</div>", "<ul><li>a<li>{}</ul>", "<h2>{}</h2>",
    "<blockquote>{}</blockquote>", "<main>{}</main>", "<nav>n</nav><article><p>{}</article>",
    "<table><tr><td>x</table><p>{}", "<pre>code</pre>{}", "<dl><dt>a<dd>{}</dl>",
    "<html><head><title>t</title></head><body>{}</body></html>", "<P\nID=x>{}</P\n>",
    "<section hidden>no</section><p>{}", "<p>a<br><br>{}", "<form><p>{}</form>", "</p></div>{}",
)  # fmt: skip


@quick
@given(
    inline=st.sampled_from(INLINES),
    block=st.sampled_from(BLOCKS),
    before=st.sampled_from(["", "<!-- x -->\n", "\u2028 𝒜 ", "<style>p{}</style>\n", "<p>A<p>"]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_planted_word_is_seen_where_it_stands(
    inline: str, block: str, before: str, line_end: str
) -> None:
    in_main = "<main>" in block or "<article>" in block
    text = ("" if in_main else before) + block.format(inline.format(f"Said {PLANT} again"))
    text = text.replace("\n", line_end)
    doc = read_document(text, "a.html")
    at = text.index(PLANT)
    assert doc.prose[at : at + len(PLANT)] == PLANT
    found = doc.block_at(at)
    assert found is not None
    assert found.role not in (Role.CODE, Role.FURNITURE)


@quick
@given(text=st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert_lawful(read_document(text, "a.html"), text)


def test_the_article_of_a_page() -> None:
    page = """<!doctype html>
<html lang="en-GB"><head><title>Fair | Daily Bee</title><script>a < b; "<p>"</script></head>
<body><header>Daily Bee</header><nav><ul><li>Home</ul></nav>
<main><h1>Fair &amp; market</h1><p>By Ann Roe
<p>The <b>fair</b>'s <a href="x">opening day</a>s were wet, Mr O&#8217;Neill said.<sup>[1]</sup>
<p>Run <code>rm</code>. <q>Yes</q>.
<blockquote><p>So it was.</blockquote><ol><li>One<li>Two</ol>
<figure><img src=a><figcaption>The fair</figcaption></figure>
<aside><p>Read more</aside><table><tr><td>cell</table><pre>x = 1</pre>
<h2>Later</h2>It rained.<br>And rained.<br><br>Then not.</main>
<footer>Copyright</footer></body></html>"""
    assert blocks(page) == [
        (Role.TITLE, "Fair & market"),
        (Role.BYLINE, "By Ann Roe"),
        (Role.BODY, "The fair's opening days were wet, Mr O’Neill said."),
        (Role.BODY, f"Run {OPAQUE * 2}. “Yes”."),
        (Role.QUOTE, "So it was."),
        (Role.LIST, "One"),
        (Role.LIST, "Two"),
        (Role.CAPTION, "The fair"),
        (Role.FURNITURE, "cell"),
        (Role.CODE, ""),
        (Role.HEADING, "Later"),
        (Role.BODY, "It rained. And rained."),
        (Role.BODY, "Then not."),
    ]
    assert read_document(page, "a.html").metadata == {"lang": "en-GB"}


def test_the_title_of_a_page_without_a_heading() -> None:
    found = blocks("<title>A fair</title><p>It rained.</p><title>No</title>")
    assert found == [(Role.TITLE, "A fair"), (Role.BODY, "It rained.")]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>", "<div aria-hidden='true'>{}</div>", "<ul role=navigation><li>{}</ul>",
        "<script>{}</script>", "<template><p>{}</template>", "<noscript>{}</noscript>",
        "<del>{}</del>", "<svg><text>{}</text></svg>", "<!-- {} -->",
        "<select><option>{}</select>", "<a title='{}'>a</a>", "<style>{}", "<button>{}</button>",
    ],
)  # fmt: skip
def test_what_is_no_prose(hidden: str) -> None:
    doc = read_document(f"<p>Before.</p>{hidden.format(PLANT)}", "a.html")
    assert PLANT not in doc.prose


def test_a_fix_is_written_as_html(tmp_path: Path) -> None:
    path = write(tmp_path / "a.html", "<p>He <b>said</b> so .</p>\r\n<p>Fine &amp; well .</p>")
    run = run_cli("check", str(path), "--no-config", "--fix", "--select", "punctuation")
    assert run.code == 0
    assert path.read_bytes() == b"<p>He <b>said</b> so.</p>\r\n<p>Fine &amp; well.</p>"


def test_directives_stand_in_comments(tmp_path: Path) -> None:
    text = (
        "<!-- copydesk: ignore punctuation -->\n<p>A b .</p>\n<p>C d .</p>\n<pre>copydesk: x</pre>"
    )
    path = write(tmp_path / "a.html", text)
    run = run_cli("check", str(path), "--no-config", "--select", "punctuation", "--format", "json")
    assert run.found("line") == [(3,)]


@pytest.mark.parametrize(
    "unit", ["<!--", "<a ", "<", "<div>", "<a b='", '<a b=">c" ', "<q>", "<p>", "&"]
)
def test_broken_markup_in_bulk_is_read(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert len(read_document(text, "a.html").prose) == len(text)
