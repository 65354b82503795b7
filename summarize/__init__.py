"""Turn an edition of a Chinese newspaper into a checked bilingual digest, offline.

    >>> import summarize
    >>> made = summarize.digest("page01.txt", sentences=2)       # doctest: +SKIP
    >>> print(made.to_markdown())                                # doctest: +SKIP

`digest` does the whole job, `split` stops after the articles are found, `editions` after reading,
for inputs that hold the papers of several days. Records are described in
`summarize.records`, settings in `summarize.config`, failures in `summarize.errors`.
"""

from __future__ import annotations

__version__ = "0.1.0"

from summarize.config import Config
from summarize.errors import (
    ConfigError,
    InputError,
    ModelError,
    OutputError,
    SummarizeError,
    UsageError,
)

# The functions come last: `split` is the name of a package here too, and the function is meant.
from summarize.pipeline import Plan, digest, editions, plan, split, translate, whole
from summarize.records import Article, Digest, Edition, Finding, Split

__all__ = [
    "Article",
    "Config",
    "ConfigError",
    "Digest",
    "Edition",
    "Finding",
    "InputError",
    "ModelError",
    "OutputError",
    "Plan",
    "Split",
    "SummarizeError",
    "UsageError",
    "__version__",
    "digest",
    "editions",
    "plan",
    "split",
    "translate",
    "whole",
]
