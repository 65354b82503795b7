"""The forms in which a split is printed: a name-to-function table, imported on use."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from summarize.errors import UsageError

if TYPE_CHECKING:
    from summarize.records import Split

__all__ = ["SPLIT_FORMS", "render_split"]

SPLIT_FORMS = MappingProxyType(
    {
        "text": "summarize.render.outline:render_outline",
        "html": "summarize.render.html.document:render_html",
        "json": "summarize.render.json:render_json",
    }
)


def render_split(split: Split, form: str) -> str:
    """`split` as a text of the form named, ending in a line break.

    "text" is an outline, "html" one self-contained page for a browser, "json" the documented
    data. Raises UsageError for an unknown form.
    """
    if form not in SPLIT_FORMS:
        raise UsageError(
            f"Unknown format {form!r}.", remedy=f"Choose one of: {', '.join(SPLIT_FORMS)}."
        )
    module, _, name = SPLIT_FORMS[form].partition(":")
    render: Callable[[Split], str] = getattr(import_module(module), name)
    return render(split)
