"""Escaped text against markdown-it-py: the same text comes back, and nothing but text."""

from __future__ import annotations

import time
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarize.render.escape import escape, plain

TESTS = Path(__file__).parents[1]
CASES = tomllib.loads((TESTS / "cases" / "render_escape.toml").read_text("utf-8"))["case"]
SEED = TESTS.parent / "seeds" / "000_112a6f594cfad589.txt"

# With linkify-it-py installed, links without any markup are looked for as well.
LINKIFY = find_spec("linkify_it") is not None
PARSER = MarkdownIt("gfm-like") if LINKIFY else MarkdownIt().enable(["table", "strikethrough"])

# How the renderer embeds text, and the blocks that this alone may make.
CONTEXTS = {
    "paragraph": ("{}", "paragraph"),
    "after text": ("Page 1 · {}", "paragraph"),
    "below a line": ("above\n{}", "paragraph"),
    "heading": ("## 1. {}", "heading"),
    "bold": ("**{}**", "paragraph"),
    "quotation": ("above\n\n> {}", "blockquote paragraph"),
    "list": ("- **Kicker:** {} / x", "bullet_list list_item paragraph"),
    "cell": ("| a | b |\n| --- | --- |\n| {} | x |", "table thead tr th td tbody"),
    "link": ("1. [{}](#a): x", "ordered_list list_item paragraph"),
    "brackets": ("page 2 ({})", "paragraph"),
    "before a note": ("{} [^1]", "paragraph"),
}

MARKUP = st.sampled_from(
    [
        *"\\`*_{}[]()#+-.!|<>~=:^$&;@/'\"%, \t\n\r　\u00a0\x00\u2028", "---", "===", "```", "~~~",
        "**", "__", "~~", "![", "](", "[^1]", "[^1]:", "[a]: b", "](http://x.y)", "<b>", "</b>",
        "<!--", "-->", "<http://a.b>", "http://", "https://a.cn", "//localhost", "ftp://a",
        "www.", "WWW.a", "a@b.c", "mailto:", "mailto:@", "@", "example.com",
        "gov.cn", "新华网.com", "&amp;", "&#35;", "&#x23", "1.", "12)", "    ", "  \n", "\\\n",
        "|-|", ":-:", "| - |", "$x$", "8.5亿元", "浙江", "word", "5", "é", "\U0001f600", "\ud800",
        "<script>", "<?", "]]>",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(MARKUP, max_size=12).map("".join), st.text(max_size=20))


def rendered(tokens: list[Token]) -> str:
    """The text of inline tokens; anything but text, our bold or an address in code fails."""
    parts = []
    for token in tokens:
        if token.type == "code_inline":
            assert "@" in token.content
        else:
            assert token.type in {"text", "strong_open", "strong_close", "softbreak"}, token.type
        parts.append(token.content)
    return "".join(parts)


def content(markdown: str, context: str) -> str:
    """The text that a reader sees of `markdown`, whose blocks must be those of the context."""
    tokens = PARSER.parse(markdown)
    blocks = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert blocks - {"inline"} <= {*CONTEXTS[context][1].split(), "paragraph"}
    found = []
    for token in tokens:
        if token.type != "inline":
            continue
        children = token.children or []
        if context == "link":
            (opened,) = [child for child in children if child.type == "link_open"]
            assert opened.attrs["href"] == "#a"
            children = [child for child in children if not child.type.startswith("link_")]
        found.append(rendered(children))
    return "\n".join(found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:12])
def test_case(case: dict[str, str]) -> None:
    assert escape(case["text"]) == case.get("escaped", case["text"])


def assert_shown(text: str, context: str) -> None:
    template = CONTEXTS[context][0]
    shown = content(template.format(escape(text)), context)
    assert shown == content(template.format("MARK"), context).replace("MARK", plain(text))


@pytest.mark.parametrize("context", CONTEXTS)
def test_cases_are_shown_as_they_are(context: str) -> None:
    for case in CASES:
        assert_shown(case["text"], context)


@pytest.mark.parametrize("context", CONTEXTS)
@settings(max_examples=60)
@given(text=TEXTS)
def test_rendered_text_is_the_text(context: str, text: str) -> None:
    # Something always stands there: the renderer prints no empty text.
    assert_shown(f"{text}x" if not plain(text) else text, context)


@settings(max_examples=100)
@given(text=TEXTS)
def test_escaped_text_is_one_line_of_utf8(text: str) -> None:
    escaped = escape(text)
    assert len(escaped.splitlines()) <= 1
    escaped.encode("utf-8")
    assert plain(plain(text)) == plain(text)


def test_a_newspaper_page_needs_no_escape() -> None:
    lines = [line for line in SEED.read_text("utf-8").splitlines() if line.strip()]
    assert [line for line in lines if escape(line) != line.strip()] == []


@pytest.mark.parametrize("text", ["a" * 200_000, "a@" * 100_000, "a." * 100_000, "&a" * 100_000])
def test_long_runs_take_linear_time(text: str) -> None:
    start = time.process_time()
    escape(text)
    assert time.process_time() - start < 2
