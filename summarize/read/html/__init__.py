"""Saved web pages of newspapers: text, roles and regions from markup, page and date where it tells.

A page whose markup marks the article (Founder, People's Daily and their kin) is read by that
markup; any other page by what trafilatura finds readable. Whatever else can be seen stays in the
text as navigation, so that it is listed and not lost; what cannot be seen is no text.
"""

from __future__ import annotations

from dataclasses import replace

from summarize.errors import InputError
from summarize.read.html.article import Told, assign
from summarize.read.html.document import parse
from summarize.read.html.flow import Flow, read_flow
from summarize.read.html.index_page import PageIndex, content_order, find_index, is_content
from summarize.read.html.markup_encoding import decode_markup
from summarize.read.html.paging import Paging, find_paging
from summarize.read.html.properties import read_properties
from summarize.read.html.readable import assign_readable, too_large
from summarize.read.sheet import Sheet
from summarize.records import Block, Finding, Passage, Span

__all__ = ["PageIndex", "content_order", "has_no_article", "read_html", "read_index"]

_FURNITURE = ("navigation", "folio", "section", "masthead")


def read_html(data: bytes, name: str, encoding: str | None = None) -> list[Sheet]:
    """The one sheet of a saved HTML page, its blocks in the order of the markup.

    Parameters: `name` is for messages; `encoding` forces a Python codec, else the byte-order
    mark, the meta tag and detection decide, in this order.
    An index page (see `read_index`) gives a sheet of navigation alone; so does the page of an
    article that it shows as a picture, with a finding.
    Raises InputError where the page shows no text, cannot be decoded, or is built to exhaust a
    reader; UsageError where `encoding` is unknown.
    """
    text, codec, findings = decode_markup(data, name, encoding)
    root = parse(text, name)
    flow = read_flow(root)
    if not flow.lines:
        raise InputError(
            f"{name} shows no text: an empty page, or pictures alone.",
            remedy="Save the page with its text, or give the picture itself (JPEG, PNG).",
        )
    properties = read_properties(flow.comments, root)
    if flow.has_body or find_index(flow, name):
        told = assign(flow, properties)
    else:
        told = assign_readable(flow, properties, text)
        findings += too_large(flow, name)
    sheet = _sheet(flow, told, find_paging(flow, properties), codec, findings)
    if has_no_article(sheet) and is_content(flow, name):
        sheet = replace(sheet, findings=(*sheet.findings, _no_text(flow, name)))
    return [sheet]


def read_index(data: bytes, name: str, encoding: str | None = None) -> PageIndex | None:
    """What an index page (node_2.htm, nbs.D110000renmrb_01.htm) says of its printed page.

    None where the page holds an article, or is no index of a printed page.
    Parameters and exceptions are those of `read_html`.
    """
    text, _, _ = decode_markup(data, name, encoding)
    root = parse(text, name)
    flow = read_flow(root)
    contents = find_index(flow, name)
    if not contents:
        return None
    properties = read_properties(flow.comments, root)
    paging = find_paging(flow, properties)
    return PageIndex(
        number=paging.number,
        label=paging.label,
        section=paging.section,
        date=paging.date,
        contents=contents,
    )


def has_no_article(sheet: Sheet) -> bool:
    """Is this the sheet of a page that holds links and furniture, such as an index, alone?"""
    return all(block.role in _FURNITURE for block in sheet.blocks)


def _no_text(flow: Flow, name: str) -> Finding:
    message = f"{name} shows no text of its article, which is not in the digest."
    if flow.pictures:
        message += " It shows a picture: give that itself (JPEG, PNG)."
    return Finding(kind="unreadable", severity="warning", message=message)


def _sheet(
    flow: Flow, told: Told, paging: Paging, codec: str, findings: tuple[Finding, ...]
) -> Sheet:
    blocks: list[Block] = []
    lines: list[Passage] = []
    for place, line in enumerate(flow.lines):
        span = Span(page=0, start=line.start, end=line.start + len(line.text))
        lines.append(Passage(text=line.text, spans=(span,)))
        after = place + 1
        if (
            after == len(flow.lines)
            or flow.lines[after].block != line.block
            or told.roles[after] != told.roles[place]
            or told.regions[after] != told.regions[place]
        ):
            role, region = told.roles[place], told.regions[place]
            blocks.append(Block(lines=tuple(lines), role=role, region=region, bold=line.bold))
            lines = []
    return Sheet(
        text=flow.text,
        blocks=tuple(blocks),
        encoding=codec,
        number=paging.number,
        label=paging.label,
        section=paging.section,
        date=paging.date,
        findings=findings,
    )
