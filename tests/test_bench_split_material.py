"""How the material of the splitting benchmark is cleaned, and the command itself."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from editions.gold import StoryEdition
from editions.material import FOLDS, fold_of, load_material
from editions.page_html import arrange
from editions.printing import PrintingError, browser, build_pdf, print_html
from editions.run import split_printed
from invented_editions import edition

SCRIPT = Path(__file__).parent.parent / "bench" / "split.py"
TEXT = "青田县昨天召开春耕生产动员会，部署今年的粮食生产工作。"


def _article(title: str, body: str, author: str = "") -> dict[str, str]:
    return {"title": title, "body": body, "author": author, "section": ""}


def _folder(path: Path, *articles: dict[str, str]) -> Path:
    rows = [
        {"date": f"1990-01-0{day}", "pages": [{"page": 1, "articles": list(articles)}]}
        for day in (1, 2, 3)
    ]
    _write(path / "peoples-daily-dev.jsonl.xz", rows)
    item = {"title": "山上修水渠 今年完工", "body": f"{TEXT}\n{TEXT}"}
    _write(path / "xwlb-dev.jsonl.xz", [{"date": "20240305", "articles": [item]}])
    (path / "articles-2019").mkdir()
    lines = [
        "外交部强调",
        "和平是共同责任",
        "作者：王迪;李明  时间：2013-03-30",
        "",
        f"　　{TEXT}{TEXT}",
    ]
    (path / "articles-2019" / "1.txt").write_text("\n".join(lines), encoding="utf-8")
    return path


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_bytes(lzma.compress(text.encode()))


def _only(path: Path, *articles: dict[str, str]) -> StoryEdition:
    return load_material(_folder(path, *articles), "dev", sources=("1990",)).editions[0]


def test_a_fold_is_measured_on_and_the_rest_fitted_to() -> None:
    editions = [replace(edition(), date=f"2024-03-0{day}") for day in range(1, 6)]
    held = [fold_of(editions, fold) for fold in range(FOLDS)]
    assert [len(measured) for _, measured in held] == [2, 2, 1]
    for fitted, measured in held:
        assert sorted((*fitted, *measured), key=lambda each: each.date) == editions


def test_the_body_loses_the_title_that_it_repeats(tmp_path: Path) -> None:
    body = f"县委指出\n春耕要抓紧——\n访青田\n{TEXT}\n{TEXT}（李明）"
    article = _article("县委指出  春耕要抓紧——访青田", body, "李明")
    (story,) = _only(tmp_path, article).stories()
    assert story.titles == ("县委指出", "春耕要抓紧——访青田")
    assert (story.kicker, story.headline) == (("县委指出",), ("春耕要抓紧——访青田",))
    assert story.paragraphs == (TEXT, f"{TEXT}（李明）")
    assert (story.signed, story.names) == (None, {"李明"})


def test_a_sentence_that_the_archive_broke_is_mended(tmp_path: Path) -> None:
    broken = f"{TEXT}会议要求各乡镇抢抓农时，确保早稻面积稳定在二十"
    going_on = f"万亩以上。{TEXT}"
    body = f"春耕\n{broken}\n{going_on}\n中共青田县委\n一九九〇年三月五日"
    (story,) = _only(tmp_path, _article("春耕", body)).stories()
    assert story.paragraphs == (broken + going_on, "中共青田县委", "一九九〇年三月五日")


@pytest.mark.parametrize(
    ("first", "second", "mended"),
    [
        ("寺院座落在被当地人民称为", f"“圣山”的顶端。{TEXT}", True),
        ("据新华社八日讯　全国一万四千名员工从去年十二月二十三", f"日开始罢工。{TEXT}", True),
        (f"{TEXT}可以把叙利亚、赖", "盖的物产运来。", True),
        (f"{TEXT}可以把叙利亚、赖", "中共青田县委", False),
        ("团结友爱，以队为家", TEXT, False),
        ("本报记者　李明", TEXT, False),
    ],
)
def test_text_is_told_from_headings_and_signatures(
    tmp_path: Path, first: str, second: str, mended: bool
) -> None:
    body = f"春耕\n{TEXT}\n{first}\n{second}"
    (story,) = _only(tmp_path, _article("春耕", body)).stories()
    assert story.paragraphs == (TEXT, *([first + second] if mended else [first, second]))


@pytest.mark.parametrize(
    ("line", "signed"),
    [("本报记者  李明　王强", "本报记者　李明　王强"), ("李明　王强", "李明　王强")],
)
def test_a_line_of_names_is_the_signature(tmp_path: Path, line: str, signed: str) -> None:
    article = _article("春耕", f"春耕\n{line}\n{TEXT}{TEXT}", "李明　王强")
    (story,) = _only(tmp_path, article).stories()
    assert story.signed == signed
    assert story.names == {"李明", "王强"}
    assert story.paragraphs == (TEXT + TEXT,)


def test_what_no_article_is_stays_out_and_is_counted(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        _article("图片", TEXT * 2),
        _article("春耕", "春耕"),
        _article("简讯", TEXT * 2),
        _article("乱码", TEXT + "丢?失" + TEXT),
        _article("长文", TEXT * 300),
        _article("诗", "\n".join(["月亮还没有出来，", "夏夜的星空好灿烂"] * 3)),
        _article("喜庆佳节", f"新加坡举行宴会\n新华社新加坡电　{TEXT}\n印度办展\n本报讯　{TEXT}"),
        _article("春耕", TEXT * 2 + "（附图片）\n农户在田里\t李明摄"),
    )
    material = load_material(folder, "test", sources=("1990",))
    assert material.left_out == {
        "picture": 1, "no text": 1, "roundup": 2, "lost characters": 1, "too long": 1,
        "verse or table": 1,
    }  # fmt: skip
    ((story,),) = [tuple(edition.stories()) for edition in material.editions]
    assert story.paragraphs == (TEXT * 2,)


def test_halves_share_no_edition(tmp_path: Path) -> None:
    folder = _folder(tmp_path, _article("春耕", TEXT * 2))
    dates = {
        half: [e.date for e in load_material(folder, half, sources=("1990",)).editions]
        for half in ("dev", "test")
    }
    assert dates == {"dev": ["1990-01-01", "1990-01-03"], "test": ["1990-01-02"]}


def test_articles_and_broadcasts(tmp_path: Path) -> None:
    material = load_material(_folder(tmp_path), "dev", sources=("2019", "broadcasts"))
    modern, broadcast = (next(edition.stories()) for edition in material.editions)
    assert (modern.kicker, modern.headline) == (("外交部强调",), ("和平是共同责任",))
    assert (modern.signed, modern.names) == ("王迪　李明", {"王迪", "李明"})
    assert broadcast.paragraphs == (TEXT, TEXT)


def _run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)


def test_the_command_runs_from_any_folder(tmp_path: Path) -> None:
    article = _article("青田县抓紧春耕", f"{TEXT}{TEXT}\n{TEXT}")
    _folder(tmp_path, article, {**article, "title": "大坪村修好水渠"})
    ran = _run(
        "--data", ".", "--forms", "blocks,crlf", "--json", "found.json", "--show", "1",
        folder=tmp_path,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("page each") == 3
    assert "all forms" in ran.stdout
    data = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert data["crlf"]["1990"]["summarize"]["gold"] == 4
    assert data["crlf"]["1990"]["summarize"]["unaccounted"] == 0


def test_speed_has_a_figure_under_every_heading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # No browser: text alone is measured.
    article = _article("青田县抓紧春耕", f"{TEXT}{TEXT}\n{TEXT}")
    _folder(tmp_path, article, {**article, "title": "大坪村修好水渠"})
    ran = _run("--data", ".", "--speed", "--runs", "1", "--json", "speed.json", folder=tmp_path)
    assert ran.returncode == 0, ran.stderr
    rows = [line.split() for line in ran.stdout.splitlines() if line.startswith("text")]
    assert [row[:2] for row in rows] == [["text", "4"], ["text", "16"], ["text", "64"]]
    assert {len(row) for row in rows} == {5}
    data = json.loads((tmp_path / "speed.json").read_text(encoding="utf-8"))
    assert all(row["seconds"] > 0 and row["peak_mb"] > 0 for row in data)


def test_an_unknown_form_is_named(tmp_path: Path) -> None:
    ran = _run("--data", ".", "--forms", "blocks,cuneiform", folder=tmp_path)
    assert ran.returncode == 2
    assert "unknown form cuneiform; there are blocks" in ran.stderr


def test_without_a_browser_pdf_is_skipped_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    folder = _folder(tmp_path, _article("春耕", TEXT * 2))
    ran = _run("--data", ".", "--forms", "pdf", folder=folder)
    assert ran.returncode == 0, ran.stderr
    assert "pdf: skipped, there is no chromium" in ran.stdout
    with pytest.raises(PrintingError, match="apt-get install chromium"):
        print_html("<p>", tmp_path / "one.pdf")


def test_rows_fill_the_width_and_lose_no_article() -> None:
    import random

    from editions.page_html import runs_of
    from editions.setting import set_edition

    runs = runs_of(set_edition(edition(pages=1, stories=9)).pages[0])
    for columns in (3, 4, 5, 6):
        rows = arrange(runs, columns, random.Random(columns))
        assert {sum(width for width, _ in row) for row in rows} == {columns}
        assert [run for row in rows for _, stack in row for run in stack] == runs


@pytest.mark.skipif(browser() is None, reason="needs chromium")
def test_a_printed_edition_is_split_and_scored(tmp_path: Path) -> None:
    from editions.content import score_content

    built = build_pdf(edition(pages=1, stories=9, paragraphs=6), 1, tmp_path, pages=1)
    assert any(meeting.kind == "column" for meeting in built.meetings)
    assert set(built.parts) == {(story.id, 0) for story in built.stories}
    again = build_pdf(edition(pages=1, stories=9, paragraphs=6), 1, tmp_path, pages=1)
    assert again == built
    score = score_content(built, split_printed(built))
    assert score.gold == len(built.stories)
    assert score.recall is not None
    assert score.recall > 0.5


def test_only_the_development_half_has_folds(tmp_path: Path) -> None:
    ran = _run("--data", ".", "--half", "test", "--fold", "0", folder=tmp_path)
    assert ran.returncode == 2
    assert "folds" in ran.stderr
