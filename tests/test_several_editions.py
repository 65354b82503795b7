"""The command line on folders: which editions, where to, and what the exit code says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PAGE, ScriptedTranslator, faithful, said
from test_cli import run

from summarize.translators.contract import Candidate, Decoding, Sentence

UseScript = Callable[..., ScriptedTranslator]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def days(tmp_path: Path) -> Path:
    """Two editions of a page each."""
    folder = tmp_path / "archive"
    for day in ("2024-12-27", "2024-12-28"):
        (folder / day).mkdir(parents=True)
        (folder / day / "第1版.txt").write_text(f"{day}\n\n{PAGE}", encoding="utf-8")
    return folder


def test_outlines_follow_one_another(days: Path, capsys: Capture) -> None:
    assert run("split", days) == 0
    out = capsys.readouterr().out
    assert out.index("edition of 2024-12-27: 2 articles") < out.index("edition of 2024-12-28")


def test_a_quoted_pattern_is_expanded(days: Path, capsys: Capture) -> None:
    assert run("split", f"{days}/*28/*.txt") == 0
    assert capsys.readouterr().out.count("edition of") == 1


def test_json_of_several_editions_needs_a_choice(days: Path, capsys: Capture) -> None:
    assert run("split", days, "--json") == 2
    assert "2024-12-27, 2024-12-28. Choose one with --date" in capsys.readouterr().err
    assert run("split", days, "--json", "--date", "2024-12-28") == 0
    assert json.loads(capsys.readouterr().out)["date"] == "2024-12-28"


@pytest.mark.parametrize(
    ("form", "suffix"), [("text", ".txt"), ("json", ".json"), ("html", ".html")]
)
def test_split_writes_each_edition_to_a_folder(
    form: str, suffix: str, days: Path, tmp_path: Path
) -> None:
    target = f"{tmp_path}/out/"
    assert run("split", days, "--format", form, "-o", target) == 0
    names = sorted(path.name for path in Path(target).iterdir())
    assert names == [f"2024-12-27{suffix}", f"2024-12-28{suffix}"]


def test_digest_writes_each_edition_to_a_folder(
    scripted: UseScript, days: Path, tmp_path: Path, capsys: Capture
) -> None:
    scripted()
    target = tmp_path / "out"
    target.mkdir()
    assert run("digest", days, "--no-cache", "-o", target) == 0
    first = (target / "2024-12-27.md").read_text(encoding="utf-8")
    assert first.startswith("# Newspaper digest, 27 December 2024")
    assert sorted(path.name for path in target.iterdir()) == ["2024-12-27.md", "2024-12-28.md"]
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "2024-12-28.md: 2 articles" in captured.err


def test_digest_of_several_editions_to_one_file_is_refused(
    scripted: UseScript, days: Path, tmp_path: Path, capsys: Capture
) -> None:
    translator = scripted()
    assert run("digest", days, "--no-cache", "-o", tmp_path / "out.md") == 2
    assert "-o FOLDER/" in capsys.readouterr().err
    assert translator.calls == []
    assert run("digest", days, "--no-cache", "--date", "2024-12-27") == 0


def test_edition_that_fails_leaves_the_others(
    scripted: UseScript, days: Path, tmp_path: Path, capsys: Capture
) -> None:
    scripted()
    (days / "2024-12-26").mkdir()
    (days / "2024-12-26" / "第1版.txt").write_text("English only", encoding="utf-8")
    target = tmp_path / "out"
    assert run("digest", days, "--no-cache", "-o", f"{target}/") == 5
    assert sorted(path.name for path in target.iterdir()) == ["2024-12-27.md", "2024-12-28.md"]
    err = capsys.readouterr().err
    assert "edition of 2024-12-26: Nothing of the edition" in err
    assert "Traceback" not in err


def test_digest_that_is_there_is_kept_and_the_others_made(
    scripted: UseScript, days: Path, tmp_path: Path, capsys: Capture
) -> None:
    scripted()
    target = tmp_path / "out"
    target.mkdir()
    (target / "2024-12-27.md").write_text("mine")
    assert run("digest", days, "--no-cache", "-o", target) == 5
    assert (target / "2024-12-27.md").read_text() == "mine"
    assert (target / "2024-12-28.md").exists()
    assert "--force" in capsys.readouterr().err
    assert run("digest", days, "--no-cache", "-o", target, "--force") == 0


def test_every_edition_failing_the_same_way_has_that_exit_code(
    days: Path, tmp_path: Path, capsys: Capture
) -> None:
    for path in days.rglob("*.txt"):
        path.write_text("English only", encoding="utf-8")
    assert run("split", days, "-o", f"{tmp_path}/out/") == 3


@pytest.mark.parametrize("command", ["split", "digest"])
def test_page_that_cannot_be_read_exits_5_with_the_rest_done(
    command: str, scripted: UseScript, days: Path, capsys: Capture
) -> None:
    scripted()
    (days / "2024-12-27" / "第2版.txt").write_bytes(b"")
    options = ["--no-cache"] if command == "digest" else []
    assert run(command, days / "2024-12-27", *options) == 5
    out, err = capsys.readouterr()
    assert "图书馆新馆开放" in out
    assert "第2版.txt is empty" in err


def test_conflict_of_dates_exits_6_under_strict_only(
    scripted: UseScript, days: Path, capsys: Capture
) -> None:
    scripted()
    page = days / "2024-12-27" / "第1版.txt"
    page.write_text(f"2024年12月29日 星期日\n\n{PAGE}", encoding="utf-8")
    assert run("digest", page, "--no-cache") == 0
    assert run("digest", page, "--no-cache", "--strict") == 6
    out = capsys.readouterr().out
    assert "says 2024-12-27, the masthead of" in out


def test_findings_of_several_under_strict(
    scripted: UseScript, days: Path, tmp_path: Path, capsys: Capture
) -> None:
    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        return [said("中文")]

    scripted(answer)
    target = f"{tmp_path}/out/"
    assert run("digest", days, "--no-cache", "--strict", "-o", target) == 6
    scripted(faithful)


def test_plan_of_each_edition(days: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run("digest", days, "--dry-run") == 2
    assert run("digest", days, "--dry-run", "--date", "2024-12-27") == 0
    assert "2 articles" in capsys.readouterr().out
