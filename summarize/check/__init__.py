"""Findings about a translation or a summary: every check keeps its score apart from acceptance."""

from __future__ import annotations

from summarize.check.summary import SUMMARY_CHECKS, check_summary
from summarize.check.translation import TRANSLATION_CHECKS, check_translation

__all__ = ["SUMMARY_CHECKS", "TRANSLATION_CHECKS", "check_summary", "check_translation"]
