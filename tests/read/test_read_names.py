"""Dates, page numbers and sections out of names and mastheads."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from summarize.errors import UsageError
from summarize.read import read_edition, read_string
from summarize.records import Edition

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "read_names.toml").read_text(encoding="utf-8")
)


def told(edition: Edition, case: dict[str, str | int]) -> None:
    (page,) = edition.pages
    assert edition.date == case.get("date")
    assert page.number == case.get("page", 1)
    assert page.label == case.get("label")
    assert page.section == case.get("section")


@pytest.mark.parametrize("case", CASES["name"], ids=lambda case: case["name"])
def test_file_name(case: dict[str, str | int], tmp_path: Path) -> None:
    path = tmp_path / str(case["name"])
    path.write_text("全省会议在杭州召开", encoding="utf-8")
    told(read_edition([path]), case)


@pytest.mark.parametrize("case", CASES["text"], ids=lambda case: case["text"][:12])
def test_first_lines(case: dict[str, str | int]) -> None:
    told(read_string(str(case["text"])), case)


def test_pages_without_number_take_their_place(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.txt", "第9版.txt", "c.txt")]
    for path in paths:
        path.write_text("全省会议在杭州召开", encoding="utf-8")
    assert [page.number for page in read_edition(paths).pages] == [1, 9, 3]


def test_argument_goes_before_masthead_before_name(tmp_path: Path) -> None:
    path = tmp_path / "20240101.txt"
    path.write_text("2024年12月27日 星期五\n\n会议召开", encoding="utf-8")
    assert read_edition([path]).date == "2024-12-27"
    assert read_edition([path], date="2023-05-06").date == "2023-05-06"
    path.write_text("会议召开", encoding="utf-8")
    assert read_edition([path]).date == "2024-01-01"


@pytest.mark.parametrize("date", ["27.12.2024", "2024-02-30", ""])
def test_bad_date(date: str) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        read_string("会议召开", date=date)


def test_empty_name_is_refused_not_passed_over(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("全市召开道路交通安全工作会议。", encoding="utf-8")
    with pytest.raises(UsageError, match="empty name"):
        read_edition([page, ""])
