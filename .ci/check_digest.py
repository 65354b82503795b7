"""Check what the main job wrote for the seed: usage: check_digest.py DIGEST.md DIGEST.json"""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path

import jsonschema

from summarize.render.json import load_schema


def main(markdown_file: str, json_file: str) -> None:
    markdown = Path(markdown_file).read_text(encoding="utf-8")
    data = json.loads(Path(json_file).read_text(encoding="utf-8"))
    jsonschema.validate(data, load_schema())

    articles = data["articles"]
    assert [article["kind"] for article in articles] == ["news", "photo", "news"]
    assert [article["headline"] for article in articles] == [
        "全省深化数字法治改革推进政法智能化建设工作例会 "
        "暨全国跨部门大数据办案平台提质增效试点工作推进会在温州召开",
        "沪苏湖高铁 开通运营",
        "浙江全域推进“15分钟公共法律服务圈”建设",
    ]
    assert articles[0]["jump_to"]["pages"] == [2]
    assert articles[2]["pointers"][0]["pages"] == [4, 5]

    for article in articles:
        assert article["error"] is None, article["error"]
        assert article["headline_en"], article["headline"]
        assert article["summary"]["sentences"], "an article without a summary"
        for sentence in article["summary"]["sentences"]:
            wrong = [f for f in sentence["findings"] if f["severity"] == "error"]
            assert sentence["en"] or wrong, "a sentence lost in silence"
            assert sentence["zh"] in markdown.replace("\\", ""), sentence["zh"]
            # English words, not the source over again.
            english = sentence["en"] or ""
            assert sum(char.isascii() for char in english) >= 0.9 * len(english)

    assert data["manifest"]["models"][-1]["name"] == "embedded"
    assert len(data["manifest"]["models"][-1]["sha256"]) == 64
    covered = sorted(
        [tuple(span[:2]) for article in articles for span in article["spans"]]
        + [(part["start"], part["end"]) for part in data["unassigned"]]
    )
    assert covered[0][0] == 0
    assert covered[-1][1] == data["pages"][0]["characters"]
    assert all(left[1] == right[0] for left, right in itertools.pairwise(covered))
    print("the digest holds what it should")


if __name__ == "__main__":
    main(*sys.argv[1:])
