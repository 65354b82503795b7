"""A place is a word of its own, not two characters that happen to stand side by side."""

from __future__ import annotations

import pytest

from summarize.zh.places import find_places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大部分人来说其实都非常熟悉各类电影套路。", []),
        ("照亮俄勒冈州、内华达州和犹他州的天空。", ["Oregon", "Nevada", "Utah"]),
        ("这款游戏本做工用料都不错。", []),
        ("会议在温州召开。", ["Wenzhou"]),
        ("杭州市萧山区蜀山街道的居民", ["Hangzhou", "Xiaoshan District", "Shushan Subdistrict"]),
        ("美国纽约", ["United States", "New York"]),
    ],
)
def test_places_are_words(text: str, expected: list[str]) -> None:
    assert [place.en for place in find_places(text)] == expected
