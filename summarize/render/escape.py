"""Untrusted text as Markdown that shows exactly that text and nothing else.

What a newspaper or a model wrote may look like markup by chance or by intent. Escaped, it can form
no link, image, HTML, list, heading, quotation, table, footnote, emphasis or code of its own, in
GitHub-flavoured Markdown and in CommonMark (https://github.github.com/gfm/). Only what could be
read as markup is escaped, so that Chinese prose, "3.7" or "4-5" stay as they are.
"""

from __future__ import annotations

import re

__all__ = ["escape", "plain"]

_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")

# Control characters drive a terminal, surrogates cannot be written as UTF-8, and bidirectional
# controls can make a figure read backwards (Unicode TR 36, section 3.2).
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")

# Top-level domains that linkify-it takes for a link without any scheme: its own list and all of
# two letters.
_DOMAIN = (
    r"(?:[a-z]{2}|com|edu|gov|net|org|pro|web|xxx|name|aero|asia|biz|coop|info|museum|shop|рф"
    r"|xn--[a-z0-9-]+)"
)

_MARKUP = re.compile(
    rf"""
      (?<![a-z0-9.+_-])
      (?P<mail>(?:(?:mailto|xmpp):[a-z0-9.+_-]*|[a-z0-9.+_-]+)@[a-z0-9.+_-]*\.[a-z0-9.+_-]*)
    | ^(?P<number>[0-9]{{1,9}})(?P<stop>[.)])(?=\s|$)    # ordered list
    | (?P<mark>
        ^[>=:^]                                         # quotation, setext, table rule, note
      | ^[-+](?!\w)                                     # list, thematic break, setext underline
      | (?<!\S)\#                                       # heading, closing sequence of a heading
      | [\\`*~<\[\]|]
      | _(?![^\W_])                                    # only this one can close an emphasis
      | &(?=\#?\w+(?:;|$))                              # entity
      | !$                                              # an image, should our "[" follow
      | /(?=/)                                          # with or without a scheme
      | (?<=www)\. | (?<=\w)\.(?={_DOMAIN}(?![a-z0-9]))
      | (?<=\S)@(?=\S)
      | \$(?![0-9][0-9,.]*+(?![a-z+_@-]))               # formula; "$5 million" opens none
      )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def plain(text: str) -> str:
    """`text` on one line, fit for a terminal.

    Each run of spaces, tabs and line breaks becomes one space, none at either end (an ideographic
    space, U+3000, inside the text stays); each control character, lone surrogate or bidirectional
    control becomes U+FFFD, so that its place is seen.
    """
    return _UNPRINTABLE.sub("\ufffd", _SPACE.sub(" ", text)).strip()


def escape(text: str) -> str:
    """Markdown that renders as `plain(text)`, on one line, in any block, cell or emphasis.

    An e-mail address becomes a code span: GitHub links it even when its "@" is escaped.
    """
    return _MARKUP.sub(_escape_match, plain(text))


def _escape_match(match: re.Match[str]) -> str:
    if match["mail"]:
        return f"`{match['mail']}`"
    if match["number"]:
        return f"{match['number']}\\{match['stop']}"
    return f"\\{match['mark']}"
