"""The digest as Markdown: what a reader must find in it, and what hostile text cannot do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarize.errors import UsageError
from summarize.records import Digest, DigestArticle, Finding, Summary, Translation
from summarize.render.markdown import render_markdown
from summarize.render.slug import slug

HARD_TO_READ = Finding(
    kind="recognition",
    severity="warning",
    message="Page 2 was recognized with a mean confidence of 0.61.",
)
PARSER = MarkdownIt().enable(["table", "strikethrough"])
LAYOUTS = ["stacked", "side-by-side"]


def inlines(markdown: str) -> list[Token]:
    return [child for token in PARSER.parse(markdown) for child in token.children or ()]


def headings(markdown: str) -> list[str]:
    """The text of each heading, markup removed."""
    tokens = PARSER.parse(markdown)
    return [
        "".join(child.content for child in tokens[place + 1].children or ())
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def links(markdown: str) -> list[str]:
    return [str(token.attrs["href"]) for token in inlines(markdown) if token.type == "link_open"]


def only(digest: Digest, item: DigestArticle) -> str:
    return render_markdown(replace(digest, articles=(item,)))


def test_contents_lead_to_the_articles(digest: Digest) -> None:
    markdown = render_markdown(digest)
    anchors = {slug(heading) for heading in headings(markdown)}
    found = [unquote(link) for link in links(markdown)]
    assert found == [
        "#1-city-holds-flood-control-meeting",
        "#2-dragon-boats-race",
        "#3-简讯一则",
        # The index.
        "#1-city-holds-flood-control-meeting",
        "#2-dragon-boats-race",
    ]
    assert {link.removeprefix("#") for link in found} <= anchors
    assert "meeting): news, page 1, continued on page 2; 2 findings\n" in markdown
    assert "): brief, page 2; ⚠ incomplete\n" in markdown


def test_anchors_differ_where_headlines_do_not(digest: Digest) -> None:
    twice = replace(digest, articles=digest.articles[1:2] * 2)
    assert len(set(links(render_markdown(twice)))) == 2


def test_head_says_what_the_edition_is(digest: Digest) -> None:
    head = render_markdown(digest).split("## Contents", maxsplit=1)[0]
    assert head.startswith("# Newspaper digest, 4 June 2024\n")
    assert "page1.txt (page 1); page2.txt (page 2)" in head
    assert "3 articles on 2 pages" in head
    assert (
        "2 findings (1 error, 1 note); ⚠ 1 of 8 translations unverified; ⚠ 1 article incomplete"
        in head
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("/home/me/papers/p1.txt", "p1.txt"),
        ("papers\\p1.txt", "p1.txt"),
        ("-", "standard input"),
    ],
)
def test_sources_are_shown_without_folders(digest: Digest, name: str, shown: str) -> None:
    page, other = digest.edition.pages
    named = replace(page, source=replace(page.source, name=name))
    markdown = render_markdown(
        replace(digest, edition=replace(digest.edition, pages=(named, other)))
    )
    assert f"- **Source:** {shown} (page 1); page2.txt (page 2)\n" in markdown


def test_head_says_what_is_wrong_with_the_reading(digest: Digest) -> None:
    edition = replace(digest.edition, findings=(HARD_TO_READ,))
    head = render_markdown(replace(digest, edition=edition)).split("## Contents", maxsplit=1)[0]
    assert "- ⚠ **Warning:** Page 2 was recognized with a mean confidence of 0.61.\n" in head


def test_pages_are_named_as_printed(digest: Digest) -> None:
    first, second = digest.edition.pages
    edition = replace(
        digest.edition, pages=(replace(first, label="A01"), replace(second, label="A03"))
    )
    markdown = render_markdown(replace(digest, edition=edition))
    assert "page1.txt (page A01); page2.txt (page A03)" in markdown
    assert "\nPage A01, continued on page A03 (下转2版, 上接1版) · news · " in markdown
    assert "| A03 | page furniture | 责任编辑 赵强 |" in markdown


def test_a_jump_out_of_the_edition_says_where_it_leads(digest: Digest) -> None:
    item = digest.articles[0]
    lone = replace(item, article=replace(item.article, spans=item.article.spans[:1]))
    assert "· continues on page 2 (下转2版)" in only(digest, lone)
    assert ", continued on page 2" not in only(digest, lone)


def test_an_article_split_with_doubt_is_marked(digest: Digest) -> None:
    item = digest.articles[1]
    assert "uncertain" not in only(digest, item)
    note = Finding(kind="split", severity="warning", message="Two headlines compete.")
    markdown = only(
        digest, replace(item, article=replace(item.article, confidence=0.31, findings=(note,)))
    )
    assert "race): photo, page 1; ⚠ bounds uncertain; 1 finding\n" in markdown
    assert "\n⚠ **Bounds uncertain** (confidence 0.31): compare with the page" in markdown
    assert "[^1]: **Warning:** Two headlines compete.\n" in markdown


def test_navigation_is_counted_and_not_printed_whole(digest: Digest) -> None:
    (words, blank) = digest.unassigned
    links = tuple(
        replace(words, text=f"栏目{number}", reason="navigation") for number in range(100)
    )
    markdown = render_markdown(replace(digest, unassigned=(*links[:50], words, *links[50:], blank)))
    assert markdown.count("navigation") == 1
    assert "| 2 | navigation (100 pieces) | 栏目0 栏目1 " in markdown
    assert "… (489 characters) |\n| 2 | page furniture | 责任编辑 赵强 |" in markdown


def test_a_digest_without_date_or_findings_says_so(digest: Digest) -> None:
    quiet = replace(
        digest,
        edition=replace(digest.edition, date=None),
        articles=digest.articles[1:2],
    )
    markdown = render_markdown(quiet)
    assert markdown.startswith("# Newspaper digest\n")
    assert "- **Checks:** no findings\n" in markdown
    assert "Unverified" not in markdown


def test_an_empty_digest_says_so(digest: Digest) -> None:
    assert "No article was found." in render_markdown(replace(digest, articles=()))


def test_make_up_is_printed(digest: Digest) -> None:
    markdown = render_markdown(digest)
    for line in (
        "**全市防汛工作会议召开**",
        "- **Kicker:** Campaign starts; mayor sets tasks / 专项行动启动 市长作部署",
        "- **Subhead:** Wang Fang speaks [^1] / 王芳讲话",
        "Page 1, continued on page 2 (下转2版, 上接1版) · news · "
        "reporters: Li Ming (李明), 张伟 · dateline: 本报讯",
        "Page 1 · photo · photo by 新华社 陈晓 (Xinhua News Agency) · "
        "see also pages 4–5 (详细报道见4-5版)",
        "Dragon boat crews train on June 2.",
        "> 6月2日,龙舟队在东湖训练。",
    ):
        assert f"\n{line}\n" in markdown


def test_layouts_hold_the_same_pairs(digest: Digest) -> None:
    stacked = render_markdown(digest)
    columns = render_markdown(digest, layout="side-by-side")
    assert "\nChecks must be complete by June 15.\n\n> 各地要在6月15日前完成排查。\n" in stacked
    assert "\n| Checks must be complete by June 15. | 各地要在6月15日前完成排查。 |\n" in columns


def test_unknown_layout_lists_the_known(digest: Digest) -> None:
    with pytest.raises(UsageError, match="stacked, side-by-side"):
        render_markdown(digest, layout="wide")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_rejected_translation_is_marked_and_explained(digest: Digest, layout: str) -> None:
    markdown = render_markdown(digest, layout=layout)
    assert "⚠ **Unverified:** The meeting put 8.5 billion yuan into dykes. [^2]" in markdown
    assert (
        "[^2]: **Error:** The amount of money differs from the source. (source 8.5亿元; "
        in markdown
    )
    assert "expected 850 million yuan; found 8.5 billion yuan)" in markdown
    assert "会议决定投入8.5亿元加固堤防。" in markdown


def test_a_rejected_headline_says_so_wherever_it_stands(digest: Digest) -> None:
    item = digest.articles[0]
    assert item.headline is not None
    error = Finding(kind="loop", severity="error", message="It repeats itself.")
    markdown = only(digest, replace(item, headline=replace(item.headline, findings=(error,))))
    assert (
        "## 1. Unverified: City holds flood control meeting\n\n**全市防汛工作会议召开** [^1]"
        in markdown
    )
    assert "1. [Unverified: City holds" in markdown


def test_missing_english_is_marked(digest: Digest) -> None:
    item = digest.articles[0]
    assert item.summary is not None
    empty = Translation(
        source="王芳讲话",
        text=" ",
        score=-1.0,
        findings=(Finding(kind="empty", severity="error", message="The translation is empty."),),
    )
    sentences = tuple(replace(one, translation=None) for one in item.summary.sentences)
    bare = replace(
        item,
        headline=None,
        kicker=None,
        subheads=(empty,),
        summary=replace(item.summary, sentences=sentences),
    )
    markdown = only(digest, bare)
    assert "## 1. 全市防汛工作会议召开\n" in markdown
    assert "- **Kicker:** ⚠ **Not translated** / 专项行动启动" in markdown
    assert "- **Subhead:** ⚠ **Not translated** [^1] / 王芳讲话" in markdown
    assert markdown.count("\n⚠ **Not translated**\n") == 3


def test_a_broken_article_is_printed_with_its_error(digest: Digest) -> None:
    assert (
        "## 3. 简讯一则\n\n**简讯一则**\n\n"
        "⚠ **This article is incomplete:** Translation stopped: the sentence is too long.\n"
    ) in render_markdown(digest)


def test_an_article_without_headline_gets_one(digest: Digest) -> None:
    item = digest.articles[2]
    markdown = only(digest, replace(item, article=replace(item.article, headline=None)))
    assert "## 1. Brief without a headline\n" in markdown


def test_a_summary_written_by_a_model_is_told_from_a_quotation(digest: Digest) -> None:
    item = digest.articles[0]
    assert item.summary is not None
    assert "written by a model" not in only(digest, item)
    first, *rest = item.summary.sentences
    written = replace(item.summary, sentences=(replace(first, spans=()), *rest))
    assert "**Summary** (the Chinese, too, was written by a model)" in only(
        digest, replace(item, summary=written)
    )


def test_a_caption_that_is_the_summary_is_printed_once(digest: Digest) -> None:
    news, photo = digest.articles[:2]
    assert news.summary is not None
    assert photo.caption is not None
    sentence = replace(
        news.summary.sentences[0], zh=photo.caption.source, translation=photo.caption
    )
    same = replace(photo, summary=Summary(method="extract", sentences=(sentence,)))
    assert only(digest, same).count("\n**Caption**\n") == 1
    assert only(digest, same).count("\nDragon boat crews train on June 2.\n") == 1
    noted = replace(photo.caption, findings=news.subheads[0].findings)
    assert "Dragon boat crews train on June 2. [^1]\n" in only(digest, replace(same, caption=noted))


def test_full_text_is_printed_by_paragraph(digest: Digest) -> None:
    item = digest.articles[0]
    assert item.summary is not None
    made = [one.translation for one in item.summary.sentences if one.translation is not None]
    markdown = only(digest, replace(item, body=((made[0], made[1]),)))
    assert (
        "**Full text**\n\nA flood control meeting was held on June 3. "
        "⚠ **Unverified:** The meeting put 8.5 billion yuan into dykes. [^3]\n\n"
        "> 6月3日,全市防汛工作会议召开。会议决定投入8.5亿元加固堤防。\n\n"
        # The second paragraph of the article has no translation: it is not dropped.
        "⚠ **Not translated**\n\n> 各地要在6月15日前完成排查。\n"
    ) in markdown


def test_every_finding_is_a_note_where_it_applies(digest: Digest) -> None:
    item = digest.articles[0]
    assert item.summary is not None
    note = Finding(kind="run", severity="warning", message="One thing to know.")
    noted = replace(
        item,
        article=replace(item.article, findings=(note,)),
        summary=replace(item.summary, findings=(note,)),
    )
    markdown = only(digest, noted)
    assert "**全市防汛工作会议召开** [^1]\n" in markdown
    assert "**Summary** [^3]\n" in markdown
    for number in range(1, 5):
        assert markdown.count(f"[^{number}]:") == 1
        assert markdown.count(f"[^{number}]") == 2


def test_findings_alike_are_one_note(digest: Digest) -> None:
    item = digest.articles[1]
    note = Finding(kind="number", severity="error", message="15分钟 is missing.")
    article = replace(item.article, findings=(note, note, note))
    markdown = only(digest, replace(item, article=article))
    assert "**龙舟竞渡** [^1]\n" in markdown
    assert "[^1]: **Error:** 15分钟 is missing. (3 times)\n" in markdown
    assert "3 findings (3 errors)" in markdown


def test_unassigned_text_is_listed(digest: Digest) -> None:
    markdown = render_markdown(digest)
    assert "| 2 | page furniture | 责任编辑 赵强 |" in markdown
    assert "Also 1 character of white space." in markdown
    long = replace(digest.unassigned[0], text="字" * 100)
    assert f"{'字' * 60}… (100 characters) |" in render_markdown(
        replace(digest, unassigned=(long,))
    )
    nothing = render_markdown(replace(digest, unassigned=()))
    assert "Every word of the source is in an article." in nothing


def test_signature_names_version_models_and_options(digest: Digest) -> None:
    assert render_markdown(digest).endswith(
        "\n---\n\nsummarize 0.1.0 · translate: embedded (ctranslate, sha256 abababababab, "
        "Gemma Terms of Use) · options: layout=stacked sentences=3\n"
    )


FRAGMENTS = st.sampled_from(
    [
        "](http://x.y)", "[a](b)", "![", "<b>", "<!--", "\n\n", "\n# ", "\n- ", "\n> ", "|",
        "[^1]: x", "```\n", "---\n", "\n| - |\n", "&lt;", "`", "*", "_", "\\",
        "浙江", "word", "1. ", "\ud800",
    ]
)  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fragments=st.lists(FRAGMENTS, max_size=6))
def test_hostile_text_changes_no_structure(
    hostile: Callable[[str], Digest], layout: str, fragments: list[str]
) -> None:
    def structure(text: str) -> tuple[list[str], set[str]]:
        markdown = render_markdown(hostile(text), layout=layout)
        assert markdown.encode("utf-8")
        kinds = {token.type for token in inlines(markdown)}
        assert all(link.startswith("#") for link in links(markdown))
        return [token.type for token in PARSER.parse(markdown)], kinds - {"softbreak"}

    assert structure("x" + "".join(fragments)) == structure("plain")
