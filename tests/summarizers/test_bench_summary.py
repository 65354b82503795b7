"""The summary bench: what it leaves out, and what it counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from summary import BUDGETS, main, measure_method
from summary_items import Item, read_items
from summary_methods import lead

BODY = (
    "3月5日，全市道路交通安全工作会议在青田召开。\n"
    "去年全市查处各类交通违法行为120万起，群众满意率98.4%。\n"
    "会议要求各部门切实做好春季道路交通安全工作。"
)
ROWS = [
    {"title": "全市会议 在青田召开", "summary": "全市会议在青田召开。", "text": BODY},
    {"title": "全市会议召开", "summary": "全市查处交通违法行为120万起。", "text": BODY},
    {"title": "国内快讯", "summary": "查处120万起；召开会议。", "text": BODY},
    {"title": "交通安全会议", "summary": "满意率98.4%。", "text": BODY},
    {"title": "青田会议", "summary": "会议在青田召开。", "text": BODY},
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "briefs.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), "utf-8")
    return path


def test_briefs_that_are_the_title_and_roundups_are_left_out(data: Path) -> None:
    assert [item.reference for item in read_items(data, None)] == [
        row["summary"] for row in (ROWS[1], ROWS[3], ROWS[4])
    ]
    assert [item.reference for item in read_items(data, None, take_all=True)] == [
        row["summary"] for row in ROWS if "快讯" not in row["title"]
    ]
    assert len(read_items(data, 2)) == 2
    assert all(item.article.headline is None for item in read_items(data, None))


def test_figures_and_names_from_nowhere_are_counted(data: Path) -> None:
    items = read_items(data, None)

    def inventing(item: Item, limits: object) -> list[str]:
        return ["会议查处违法行为150万起。", "市长王成国出席会议并讲话。"]

    for budget in BUDGETS:
        assert measure_method(items, lead)[budget]["false"] == 0.0
        # A figure and a name a summary, of 100 summaries.
        assert measure_method(items, inventing)[budget]["false"] == 200.0


def test_the_table_has_a_row_a_method(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "table.json"
    done = CliRunner().invoke(main, ["--data", str(data), "--json", str(target)])
    assert done.exit_code == 0, done.output
    table = json.loads(target.read_text("utf-8"))
    assert table["items"] == 2
    assert {"lead", "extract"} <= table["methods"].keys()
    assert done.output.count("\nextract ") == len(BUDGETS)
