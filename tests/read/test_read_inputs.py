"""Folders, patterns and archives as editions: every page found, in the paper's order."""

from __future__ import annotations

import io
import os
import random
import shutil
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import summarize
from summarize.errors import InputError
from summarize.read import read_edition
from summarize.read.inputs import is_page_file
from summarize.records import Edition

SENTENCE = "全省会议在杭州召开，会议要求各部门切实做好工作。"


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def page(number: int) -> str:
    return f"第{number}版消息\n\n{SENTENCE}{number}"


def names(edition: Edition) -> list[str]:
    return [page.source.name.replace("\\", "/").rpartition("/")[2] for page in edition.pages]


def messages(edition: Edition, kind: str) -> list[str]:
    return [finding.message for finding in edition.findings if finding.kind == kind]


def zipped(folder: Path, archive: Path) -> Path:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                made.write(path, path.relative_to(folder).as_posix())
    return archive


FILES = {f"第{number}版.txt": page(number) for number in (1, 2, 10, 11)}
ORDER = ["第1版.txt", "第2版.txt", "第10版.txt", "第11版.txt"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "2024-12-27", FILES)


def as_folder(folder: Path) -> str:
    return str(folder)


def as_pattern(folder: Path) -> str:
    return f"{folder}/*.txt"


def as_archive(folder: Path) -> str:
    return str(zipped(folder, folder.with_suffix(".zip")))


def as_deep_pattern(folder: Path) -> str:
    return f"{folder.parent}/**/*.txt"


@pytest.mark.parametrize("form", [as_folder, as_pattern, as_archive, as_deep_pattern])
def test_every_form_is_the_same_edition(form: Callable[[Path], str], folder: Path) -> None:
    edition = read_edition([form(folder)])
    assert names(edition) == ORDER
    assert [page.number for page in edition.pages] == [1, 2, 10, 11]
    assert [page.index for page in edition.pages] == [0, 1, 2, 3]
    assert {span.page for block in edition.pages[2].blocks for span in block.lines[0].spans} == {2}
    assert edition.date == "2024-12-27"
    assert edition.findings == ()


def test_archive_on_standard_input(folder: Path) -> None:
    data = Path(as_archive(folder)).read_bytes()
    edition = read_edition(["-"], stdin=io.BytesIO(data))
    assert names(edition) == ORDER


def test_archives_in_a_folder_are_opened(folder: Path) -> None:
    inner = write(folder.parent / "2024-12-28", {"1版.txt": page(1)})
    archives = folder.parent / "archive"
    archives.mkdir()
    for each in (folder, inner):
        zipped(each, archives / f"{each.name}.zip")
    found = summarize.editions(archives)
    assert [(edition.date, len(edition.pages)) for edition in found] == [
        ("2024-12-27", 4),
        ("2024-12-28", 1),
    ]


def test_folder_by_the_name_of_where_one_stands(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert read_edition(["."]).date == "2024-12-27"


@given(st.randoms(use_true_random=False))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_names_gives_the_same_edition(folder: Path, chance: random.Random) -> None:
    paths = [folder / name for name in FILES]
    chance.shuffle(paths)
    assert names(read_edition(paths)) == ORDER


@given(st.permutations([*ORDER, "b.txt", "说明.txt"]))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_of_a_listing_does_not_matter(folder: Path, listing: list[str]) -> None:
    """Nor that some pages have no number: they come last."""
    write(folder, {"b.txt": page(98), "说明.txt": page(99)})

    def walk(top: Path, **options: object) -> list[tuple[str, list[str], list[str]]]:
        return [(str(top), [], list(listing))]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "walk", walk)
        assert names(read_edition([folder])) == [*ORDER, "b.txt", "说明.txt"]


def test_named_files_without_numbers_keep_their_order(tmp_path: Path) -> None:
    write(tmp_path, {"front.txt": page(1), "back.txt": page(2), "第9版.txt": page(9)})
    given_order = ["front.txt", "第9版.txt", "back.txt"]
    assert names(read_edition([tmp_path / name for name in given_order])) == given_order


def test_parts_of_the_paper_are_in_their_order(tmp_path: Path) -> None:
    write(tmp_path, {f"{label}版.txt": page(i) for i, label in enumerate(("B1", "A2", "A10", "3"))})
    edition = read_edition([tmp_path])
    assert [page.label for page in edition.pages] == [None, "A02", "A10", "B01"]


def test_what_is_no_page_is_counted_not_read(folder: Path) -> None:
    write(folder, {".DS_Store": "", "style.css": "", "img/logo.png": "", "__MACOSX/a.txt": "x"})
    (finding,) = read_edition([folder]).findings
    assert finding.severity == "note"
    for said in (
        "4 entries were passed over",
        "hidden: 1",
        "no page: 1",
        "a thumbnail: 1",
        "system",
    ):
        assert said in finding.message


def test_folders_passed_over_are_counted_as_one(folder: Path, tmp_path: Path) -> None:
    write(folder, {".git/a.txt": page(3), ".git/b/c.txt": page(4)})
    other = write(tmp_path / "other", {"第9版.txt": page(9)})
    (folder / "link").symlink_to(other, target_is_directory=True)
    edition = read_edition([folder])
    assert names(edition) == ORDER
    assert "2 entries were passed over (hidden: 1; a link to a folder: 1)" in (
        edition.findings[0].message
    )


def test_folder_whose_own_name_is_hidden_is_read(tmp_path: Path) -> None:
    folder = write(tmp_path / ".cache" / "2024-12-27", FILES)
    assert names(read_edition([folder])) == ORDER
    assert names(read_edition([f"{folder}/*.txt"])) == ORDER


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("27/.DS_Store", "hidden"),
        (".git/第1版.txt", "hidden"),
        ("__MACOSX/第1版.txt", "of the operating system"),
        ("Thumbs.db", "of the operating system"),
        ("js/jquery.min.js", "no page"),
        ("img/thumb_01.jpg", "a thumbnail"),
        ("img/01.jpg", None),
        ("./2024-12-27/第1版", None),
        ("page.unknown", None),
    ],
)
def test_reasons(path: str, reason: str | None) -> None:
    assert is_page_file(path) == reason


def test_unreadable_file_leaves_the_others(folder: Path) -> None:
    write(folder, {"第3版.txt": "Only English here, and nothing else to read."})
    edition = read_edition([folder])
    assert names(edition) == ORDER
    (finding,) = edition.findings
    assert (finding.kind, finding.severity) == ("unreadable", "error")
    assert "第3版.txt is hardly Chinese" in finding.message


def test_named_file_that_cannot_be_read_is_an_error(folder: Path) -> None:
    write(folder, {"第3版.txt": ""})
    with pytest.raises(InputError, match=r"第3版\.txt is empty"):
        read_edition([folder / "第1版.txt", folder / "第3版.txt"])


def test_nothing_readable_says_so(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "English", "b.txt": "English too"})
    with pytest.raises(InputError, match=r"None of 2 files .*a\.txt is hardly Chinese"):
        read_edition([tmp_path])


def test_folder_within_that_may_not_be_listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {"closed/第3版.txt": page(3)})
    real = os.scandir

    def refuse(path: str | Path) -> object:
        if "closed" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    edition = read_edition([folder])
    assert names(edition) == ORDER
    assert "cannot be listed: Permission denied" in messages(edition, "unreadable")[0]


def test_pattern_without_a_match(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No file matches"):
        read_edition([f"{tmp_path}/*.htm"])


def test_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    write(tmp_path, {"[1]第2版.txt": page(2)})
    assert read_edition([tmp_path / "[1]第2版.txt"]).pages[0].number == 2


def test_file_named_twice_is_read_once(folder: Path) -> None:
    assert names(read_edition([folder / "第2版.txt", folder, f"{folder}/*"])) == ORDER


def test_copy_of_a_page_is_left_out_and_said(folder: Path) -> None:
    shutil.copy(folder / "第2版.txt", folder / "第2版 (1).txt")
    edition = read_edition([folder])
    assert len(edition.pages) == 4
    assert "is a copy of" in messages(edition, "repeated")[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(page(1), "utf-8"))
    writer.start()
    assert read_edition([pipe]).pages[0].text == page(1)
    writer.join()


def test_progress_is_told_of_every_file(folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    read_edition([folder], progress=lambda *step: told.append(step))
    assert told == [("read", done, 4) for done in range(5)]
