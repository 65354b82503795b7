"""Of which day an edition is: from where it is read, what disagrees, and several told apart."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import summarize
from summarize.errors import UsageError
from summarize.read import read_edition, read_editions
from summarize.records import Edition, Finding

TEXT = "全省会议在杭州召开，会议要求各部门切实做好工作。"


def stated(day: str, number: int = 1) -> str:
    weekday = "一二三四五六日"[datetime.date.fromisoformat(day).weekday()]
    year, month, date = day.split("-")
    folio = f"{year}年{int(month)}月{int(date)}日 星期{weekday} 第{number}版"
    return f"{folio}\n\n会议召开\n\n{TEXT}{number}"


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def conflicts(edition: Edition) -> list[Finding]:
    return [finding for finding in edition.findings if finding.kind == "date"]


def told(editions: list[Edition] | tuple[Edition, ...]) -> list[tuple[str | None, list[int]]]:
    return [(edition.date, [page.number for page in edition.pages]) for edition in editions]


@pytest.mark.parametrize(
    "name",
    [
        "20241227/a.txt",
        "2024-12-27/sub/a.txt",
        "2024-12/27/a.txt",
        "202412/27/a.txt",
        "2024/12/27/a.txt",
        "2024年12月27日/a.txt",
        "二〇二四年十二月二十七日/a.txt",
        "浙江法治报2024.12.27/a.txt",
        "backup 2023-01-01/20241227/a.txt",
        "2023/20241227.txt",
    ],
)
def test_date_of_a_folder(name: str, tmp_path: Path) -> None:
    write(tmp_path, {name: TEXT})
    assert read_edition([tmp_path / name]).date == "2024-12-27"
    assert read_edition([tmp_path]).date == "2024-12-27"


def test_sources_in_order_of_authority_and_each_conflict_is_said(tmp_path: Path) -> None:
    path = write(tmp_path, {"2024-12-25/20241226.txt": stated("2024-12-27")}) / (
        "2024-12-25/20241226.txt"
    )
    edition = read_edition([path])
    assert edition.date == "2024-12-27"
    by_file, by_folder = conflicts(edition)
    assert {by_file.severity, by_folder.severity} == {"warning"}
    assert by_file.message == (
        f"The name of the file of {path} says 2024-12-26, the masthead of {path} says 2024-12-27: "
        "2024-12-27 was taken."
    )
    assert (by_folder.expected, by_folder.found) == ("2024-12-27", "2024-12-25")
    given = read_edition([path], date="2024-12-24")
    assert given.date == "2024-12-24"
    assert [finding.found for finding in conflicts(given)] == [
        "2024-12-27",
        "2024-12-26",
        "2024-12-25",
    ]
    assert "--date says 2024-12-24" in conflicts(given)[0].message


def test_agreement_is_not_worth_a_word(tmp_path: Path) -> None:
    folder = write(tmp_path, {"2024-12-27/20241227_01.txt": stated("2024-12-27")})
    assert read_edition([folder], date="2024-12-27").findings == ()


def test_date_that_one_page_alone_states_makes_no_edition(tmp_path: Path) -> None:
    files = {f"2024122{7}{number:02d}.txt": stated("2024-12-27", number) for number in (1, 2)}
    files["2024122703.txt"] = stated("2024-12-21", 3)
    edition = read_edition([write(tmp_path, files)])
    assert told([edition]) == [("2024-12-27", [1, 2, 3])]
    (finding,) = conflicts(edition)
    assert (finding.expected, finding.found) == ("2024-12-27", "2024-12-21")


def test_masthead_whose_weekday_is_wrong_yields_to_the_name(tmp_path: Path) -> None:
    page = stated("2024-12-27").replace("12月27日", "12月21日")
    path = write(tmp_path, {"20241227.txt": page, "a.txt": page})
    assert read_edition([path / "a.txt"]).date == "2024-12-21"
    edition = read_edition([path / "20241227.txt"])
    assert edition.date == "2024-12-27"
    assert "masthead" in conflicts(edition)[0].message


def test_date_that_opens_an_article_makes_no_edition(tmp_path: Path) -> None:
    decree = f"关于表彰先进的决定\n\n2024年12月20日\n\n{TEXT}"
    edition = read_edition([write(tmp_path, {"1.txt": stated("2024-12-27"), "3.txt": decree})])
    assert told([edition]) == [("2024-12-27", [1, 3])]
    assert edition.findings == ()
    assert read_edition([tmp_path / "3.txt"]).date == "2024-12-20"


@pytest.mark.parametrize("name", ["content_20050612.htm", "c20050612.html", "1969088.txt"])
def test_number_of_an_article_is_no_date(name: str, tmp_path: Path) -> None:
    assert read_edition([write(tmp_path, {name: TEXT}) / name]).date is None


@pytest.fixture
def two_days(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {
            "27/a.txt": stated("2024-12-27", 1),
            "27/b.txt": f"第2版\n\n{TEXT}2",
            "28/a.txt": stated("2024-12-28", 1) + "x",
            "28/b.txt": f"第2版\n\n{TEXT}22",
        },
    )


def test_editions_of_a_folder_are_told_apart(two_days: Path) -> None:
    """A page without a date is of the edition that lies in its folder."""
    assert told(summarize.editions(two_days)) == [
        ("2024-12-27", [1, 2]),
        ("2024-12-28", [1, 2]),
    ]


def test_several_editions_need_a_choice(two_days: Path) -> None:
    with pytest.raises(UsageError, match=r"2 editions .* 2024-12-27, 2024-12-28\..*--date"):
        summarize.split(two_days)
    assert summarize.split(two_days, date="2024-12-28").edition.date == "2024-12-28"
    assert told(summarize.editions(two_days, date="2024-12-28")) == [("2024-12-28", [1, 2])]
    with pytest.raises(UsageError, match="no edition of 2024-12-30"):
        summarize.split(two_days, date="2024-12-30")


def test_editions_given_on_are_split(two_days: Path) -> None:
    found = [summarize.split(edition) for edition in summarize.editions(two_days)]
    assert [split.edition.date for split in found] == ["2024-12-27", "2024-12-28"]
    assert all(split.articles for split in found)


def test_page_that_cannot_be_told_to_a_day_stands_apart(two_days: Path) -> None:
    write(two_days, {"c.txt": f"第3版\n\n{TEXT}3"})
    found = summarize.editions(two_days)
    assert told(found)[-1] == (None, [3])
    assert "c.txt" in conflicts(found[-1])[0].message


def test_date_is_that_of_pages_without_one(tmp_path: Path) -> None:
    write(tmp_path, {"1版.txt": TEXT, "2版.txt": TEXT + "二"})
    assert read_edition([tmp_path], date="2024-12-27").date == "2024-12-27"
    assert read_edition([tmp_path]).date is None


def test_other_days_are_not_read_where_names_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {f"2024-12-{day}/1版.txt": TEXT + str(day) for day in (26, 27, 28)})
    opened: list[str] = []
    real = Path.open

    def watched(self: Path, *arguments: object, **options: object) -> object:
        opened.append(self.parent.name)
        return real(self, *arguments, **options)  # type: ignore[call-overload]

    found = read_editions([tmp_path])
    assert next(found).date == "2024-12-26"
    monkeypatch.setattr(Path, "open", watched)
    assert next(found).date == "2024-12-27"
    assert set(opened) == {"2024-12-27"}


def test_day_of_which_nothing_can_be_read_leaves_the_others(tmp_path: Path) -> None:
    write(tmp_path, {"2024-12-26/1版.txt": "English", "2024-12-27/1版.txt": TEXT})
    bad, good = summarize.editions(tmp_path)
    assert (bad.date, bad.pages) == ("2024-12-26", ())
    assert "hardly Chinese" in bad.findings[0].message
    assert told([good]) == [("2024-12-27", [1])]
    with pytest.raises(summarize.InputError, match="Nothing of the edition of 2024-12-26"):
        summarize.split(bad)


def test_failures_are_told_with_the_edition_of_their_day(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "2024-12-26/1版.txt": TEXT,
            "2024-12-27/1版.txt": TEXT,
            "2024-12-27/2版.txt": "English",
        },
    )
    first, second = summarize.editions(tmp_path)
    assert first.findings == ()
    assert "2版.txt" in second.findings[0].message
