"""Markup to a tree, within limits: what would exhaust a reader is refused by name.

The parser (libxml2) stops in silence beyond 256 levels and 10 MB a text, and takes time
quadratic in the attributes of one tag; each of the three becomes an InputError here.
"""

from __future__ import annotations

import re

from lxml import etree

from summarize.errors import InputError

__all__ = ["parse"]

_MAX_ATTRIBUTES = 500
# Attributes as the HTML Standard reads them (13.2.5.33 and on): a quote opens a value after =
# only. Possessive throughout, so that each tag is passed over once, whatever it holds.
_ATTRIBUTE = r"""[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|(?=>)))?+"""
_NAME = r"<([a-zA-Z][^\s/>]*+)"
_TAG = re.compile(rf"{_NAME}(?:[\s/=]++|{_ATTRIBUTE})*+>")
_TOO_MANY = re.compile(rf"{_NAME}(?:[\s/=]*+{_ATTRIBUTE}){{{_MAX_ATTRIBUTES + 1}}}")
_OPENING = re.compile(r"<[a-zA-Z]|<!--")
_END_OF_RAW = re.compile(r"</(?:script|style)", re.IGNORECASE)


def parse(text: str, name: str) -> etree._Element:
    """The root element of the page. No entity is expanded but HTML's own; nothing is fetched.

    Raises InputError where the page is empty or beyond a limit.
    """
    _check_attributes(text, name)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    for error in parser.error_log:
        if error.type_name == "ERR_RESOURCE_LIMIT":
            raise _beyond(name, "its elements are nested too deeply or hold too much in one piece")
    if root is None:
        raise InputError(
            f"{name} is an empty web page.", remedy="Save the page again, with its text."
        )
    return root


def _check_attributes(text: str, name: str) -> None:
    place = 0
    while opening := _OPENING.search(text, place):
        if opening.group() == "<!--":
            end = text.find("-->", opening.end())
            place = len(text) if end < 0 else end
            continue
        if _TOO_MANY.match(text, opening.start()):
            raise _beyond(name, "one of its tags has too many attributes")
        tag = _TAG.match(text, opening.start())
        if tag is None:
            return  # the tag never ends, and nothing comes after it
        place = tag.end()
        if tag[1].lower() in ("script", "style"):
            raw = _END_OF_RAW.search(text, place)
            place = raw.start() if raw else len(text)


def _beyond(name: str, why: str) -> InputError:
    return InputError(
        f"{name} cannot be read as a web page: {why}.",
        remedy="Open it in a browser, copy its text into a .txt file, and give that.",
    )
