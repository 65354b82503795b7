"""What every HTML file of ours begins with: one style sheet, and a policy that forbids the rest.

The security policy names the hashes of the style sheet and of the script, if there is one (CSP
Level 3, section 2.3.1), so that nothing is fetched and no other code runs.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

__all__ = ["document_head", "resource", "style_sheet"]


def resource(name: str) -> str:
    """The text of a file of this package."""
    return resources.files("summarize.render.html").joinpath(name).read_text(encoding="utf-8")


def style_sheet(name: str) -> str:
    """The colours that all documents share, and the rules of one."""
    return resource("base.css") + resource(name)


def document_head(title: str, style: str, script: str | None = None) -> str:
    """The document up to its body; `title` is HTML already, `script` what its body will run."""
    scripts = "" if script is None else f"script-src '{_hash(script)}'; "
    return _HEAD.format(
        policy=f"default-src 'none'; style-src '{_hash(style)}'; {scripts}"
        "img-src data:; base-uri 'none'; form-action 'none'",
        title=title,
        style=style,
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


_HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="summarize">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>{style}</style>
</head>
"""
