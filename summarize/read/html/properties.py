"""What a page says of its article out of sight: Founder's property comment, and the title element.

    <!--enpproperty <date>2024-01-02 07:30:00.0</date><author>…</author><title>…</title>
    <subtitle>…</subtitle><introtitle>…</introtitle>… /enpproperty-->

Older systems prefix the names with "founder-". The property block says which of the visible
lines is kicker (introtitle, 引题), headline (title) and subhead (subtitle, 副题). The date is also
looked for in meta elements and in the address of the page.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from html import unescape

from lxml import etree

from summarize.read.html.lines import squeeze

__all__ = ["Properties", "iso_date", "read_properties"]

_PROPERTY = re.compile(r"<(?:founder-)?([a-z]{2,20})>(.*?)</(?:founder-)?\1>", re.DOTALL)
_TAG = re.compile("<[^<>]*>")
_FIRST_DATE = re.compile(r"((?:19|20)\d\d)\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})")
# /html/2017-07/22/content_1.htm, /content/202503/08/content_1.html, nw.D1_20240101_1-01.htm
_IN_ADDRESS = re.compile(r"(?:/|_)((?:19|20)\d\d)-?(\d\d)/?(\d\d)(?:/|_)")
_META_DATES = frozenset(
    ("publishdate", "pubdate", "article:published_time", "og:release_date", "date")
)


@dataclass(frozen=True, kw_only=True)
class Properties:
    """Kicker, headline, subhead and author, squeezed of white space; "" where not told.

    `title` is the text of the title element, squeezed; `date` is ISO 8601, `page` as printed (A01).
    """

    kicker: str = ""
    headline: str = ""
    subhead: str = ""
    author: str = ""
    title: str = ""
    page: str | None = None
    section: str | None = None
    date: str | None = None


def read_properties(comments: tuple[str, ...], root: etree._Element) -> Properties:
    """The properties of a page; of several blocks the first that tells a thing counts."""
    found: dict[str, str] = {}
    for comment in comments:
        for match in _PROPERTY.finditer(comment):
            value = unescape(_TAG.sub(" ", match[2])).strip()
            if value:
                found.setdefault(match[1], value)
    title = root.find(".//title")
    return Properties(
        kicker=squeeze(found.get("introtitle", found.get("pretitle", ""))),
        headline=squeeze(found.get("title", "")),
        subhead=squeeze(found.get("subtitle", "")),
        author=squeeze(found.get("author", "")),
        title=squeeze(title.text or "") if title is not None else "",
        page=found.get("pagenum"),
        section=found.get("pagename"),
        date=iso_date(found.get("date", "")) or _meta_date(root) or _address_date(comments, root),
    )


def iso_date(text: str) -> str | None:
    """The first date in `text` as ISO 8601: 2024-01-02, 2024年1月2日; None where there is none."""
    match = _FIRST_DATE.search(text)
    if match is None:
        return None
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def _meta_date(root: etree._Element) -> str | None:
    for meta in root.iterfind(".//meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        if name.lower() in _META_DATES and (found := iso_date(meta.get("content", ""))):
            return found
    return None


def _address_date(comments: tuple[str, ...], root: etree._Element) -> str | None:
    """The date in the address that a browser notes when it saves a page, or the page's own."""
    addresses = [text for text in comments if "saved from url" in text]
    addresses += [link.get("href", "") for link in root.iterfind(".//link[@rel='canonical']")]
    for address in addresses:
        if match := _IN_ADDRESS.search(address):
            return iso_date("-".join(match.groups()))
    return None
