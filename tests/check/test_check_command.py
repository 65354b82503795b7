"""`summarize check`: line against line, and a digest against its source."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.cli import main

Capture = pytest.CaptureFixture[str]

ZH = "亟需通过融资8.5亿元来渡过难关。\n\n王成国出席会议。\n"
GOOD = "It needed 850 million yuan to survive.\n\nWang Chengguo attended the meeting.\n"
WRONG = "It needed 8.5 billion yuan to survive.\n\nWang Chenguo attended the meeting.\n"

PAGE = """\
全市召开道路交通安全工作会议

本报记者 李明

本报讯 3月5日，全市道路交通安全工作会议在青田召开。会议要求各部门切实做好春季道路交通安全工作。
去年全市共查处各类违法行为120万起。

图书馆新馆开放

本报讯 3月6日，市图书馆新馆正式向读者开放。新馆共有藏书30万册。市民凭身份证即可入馆借阅图书。
"""
DIGEST = """\
# Newspaper digest

## 1. City holds road safety meeting

**全市召开道路交通安全工作会议**

**Summary**

Last year 1.2 million offences were dealt with in the city.

> 去年全市共查处各类违法行为120万起。

## 2. New library opens

**图书馆新馆开放**

**Summary**

The library has 300,000 books.

> 新馆共有藏书30万册。
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    paths = (tmp_path / "zh.txt", tmp_path / "good.txt", tmp_path / "wrong.txt")
    for path, text in zip(paths, (ZH, GOOD, WRONG), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def run(*arguments: str | Path) -> int:
    return main(["check", *map(str, arguments)])


def test_one_object_a_line(files: tuple[Path, Path, Path], capsys: Capture) -> None:
    assert run("--pairs", files[0], files[2], "--jsonl") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["line"] for line in lines] == [1, 2, 3]
    first = lines[0]["findings"][0]
    assert {key: first[key] for key in ("kind", "severity", "zh", "expected", "found")} == {
        "kind": "number", "severity": "error", "zh": "8.5亿元", "expected": "850 million yuan",
        "found": "8.5 billion",
    }  # fmt: skip
    assert lines[1]["findings"] == []
    assert [f["kind"] for f in lines[2]["findings"]] == ["name"]


def test_text_for_people(files: tuple[Path, Path, Path], capsys: Capture) -> None:
    assert run("--pairs", files[0], files[2]) == 0
    out = capsys.readouterr().out
    assert "line 3" in out
    assert "王成国 should be Wang Chengguo" in out
    assert out.endswith("3 lines: 3 errors, 0 warnings, 0 notes\n")


def test_strict_exits_6_on_errors_alone(files: tuple[Path, Path, Path]) -> None:
    assert run("--pairs", files[0], files[2], "--strict", "-o", files[0].parent / "out") == 6
    assert run("--pairs", files[0], files[1], "--strict", "-o", files[0].parent / "out2") == 0


def test_unequal_lines_are_a_usage_error_with_the_counts(
    files: tuple[Path, Path, Path], capsys: Capture
) -> None:
    files[1].write_text("One line.\n", encoding="utf-8")
    assert run("--pairs", files[0], files[1]) == 2
    captured = capsys.readouterr()
    assert "3 lines" in captured.err
    assert "English 1" in captured.err
    assert captured.out == ""


def test_either_text_may_be_stdin(
    files: tuple[Path, Path, Path], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stdin:
        buffer = io.BytesIO(WRONG.encode())

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert run("--pairs", files[0], "-", "--jsonl") == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


@pytest.mark.parametrize("names", [("-", "-"), ("a",), ("a", "b", "c")])
def test_pairs_are_two_files(names: tuple[str, ...]) -> None:
    assert run("--pairs", *names) == 2


def test_english_without_chinese_and_chinese_without_english(
    tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "zh").write_text("会议召开。\n\n", encoding="utf-8")
    (tmp_path / "en").write_text("\nA meeting.\n", encoding="utf-8")
    assert run("--pairs", tmp_path / "zh", tmp_path / "en", "--jsonl") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [[f["kind"] for f in line["findings"]] for line in lines] == [["empty"], ["invention"]]


def test_no_model_library_is_loaded(files: tuple[Path, Path, Path]) -> None:
    code = (
        "import sys; from summarize.cli import main; main(sys.argv[1:]);"
        "print([n for n in ('torch', 'transformers', 'ctranslate2') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "--pairs", str(files[0]), str(files[2])],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"


def _digest(tmp_path: Path, text: str) -> tuple[Path, Path]:
    digest, page = tmp_path / "digest.md", tmp_path / "page.txt"
    digest.write_text(text, encoding="utf-8")
    page.write_text(PAGE, encoding="utf-8")
    return digest, page


@pytest.mark.parametrize(
    ("old", "new", "findings"),
    [
        ("", "", []),
        ("1.2 million", "12 million", [("number", "error"), ("invention", "error")]),
        ("New library opens", "New library opens in Beijing", [("invention", "error")]),
        ("120万起", "130万起", [("wording", "note"), ("number", "error"), ("number", "error"),
                            ("invention", "error")]),
        ("新馆共有藏书30万册。", "市长在北京宣布明年修建三座大桥。", [("untraced", "error")]),
    ],
)  # fmt: skip
def test_a_digest_edited_by_hand(
    tmp_path: Path, capsys: Capture, old: str, new: str, findings: list[tuple[str, str]]
) -> None:
    digest, page = _digest(tmp_path, DIGEST.replace(old, new) if old else DIGEST)
    assert run(digest, page, "--jsonl") == 0
    texts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(texts) == 4
    found = [(f["kind"], f["severity"]) for text in texts for f in text["findings"]]
    assert found[: len(findings)] == findings
    traced = all(text["traced"] for text in texts)
    assert traced == (("untraced", "error") not in found)


def test_a_digest_needs_its_source(tmp_path: Path, capsys: Capture) -> None:
    digest, page = _digest(tmp_path, DIGEST)
    assert run(digest) == 2
    assert run(page, page) == 3
    assert run(digest, page, "--strict", "-o", tmp_path / "out") == 0
    assert "texts, 0 not in the source: 0 errors" in (tmp_path / "out").read_text()


def test_the_readers_own_terms_and_names_are_verified(tmp_path: Path, capsys: Capture) -> None:
    zh, en = tmp_path / "zh.txt", tmp_path / "en.txt"
    zh.write_text("杨青玖介绍了一件事改革。\n", "utf-8")
    en.write_text("Yang Qingjiu presented the reform of one matter.\n", "utf-8")
    terms, names = tmp_path / "terms.csv", tmp_path / "names.toml"
    terms.write_text("一件事改革,One-Stop reform\n", "utf-8")
    names.write_text('"杨青玖" = "Yeung Ching-kau"\n', "utf-8")
    assert main(["check", "--pairs", str(zh), str(en), "--strict"]) == 0
    capsys.readouterr()
    own = ["--glossary", str(terms), "--names", str(names), "--jsonl"]
    assert main(["check", "--pairs", str(zh), str(en), "--strict", *own]) == 6
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    expected = {(each["kind"], each["zh"], each["expected"]) for each in row["findings"]}
    assert ("glossary", "一件事改革", "One-Stop reform") in expected


def test_a_digest_is_checked_with_the_readers_own_terms(tmp_path: Path, capsys: Capture) -> None:
    digest, page, terms = (tmp_path / name for name in ("d.md", "p.txt", "terms.csv"))
    digest.write_text(DIGEST, "utf-8")
    page.write_text(PAGE, "utf-8")
    terms.write_text("新馆,new building\n", "utf-8")
    assert main(["check", str(digest), str(page), "--strict"]) == 0
    assert main(["check", str(digest), str(page), "--strict", "--glossary", str(terms)]) == 6
    assert "new building" in capsys.readouterr().out
