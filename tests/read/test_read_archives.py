"""Zip archives, good and hostile: names in any encoding, and every trap a named error."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from summarize.errors import InputError
from summarize.read import archives, read_edition, read_editions
from summarize.records import Edition

TEXT = "全省会议在杭州召开，会议要求各部门切实做好工作。"
CENTRAL = b"PK\x01\x02"
LOCAL = b"PK\x03\x04"


def made(path: Path, files: dict[str, bytes], *, compress: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compress) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def patched(path: Path, member: int, offsets: tuple[int, int], value: bytes) -> Path:
    """`value` written into the header of the member, at its offsets in the local and the central
    one (APPNOTE 6.3.10, sections 4.3.7 and 4.3.12)."""
    data = bytearray(path.read_bytes())
    for signature, offset in zip((LOCAL, CENTRAL), offsets, strict=True):
        place = -1
        for _ in range(member + 1):
            place = data.index(signature, place + 1)
        data[place + offset : place + offset + len(value)] = value
    path.write_bytes(data)
    return path


def errors(edition: Edition) -> list[str]:
    return [finding.message for finding in edition.findings if finding.severity == "error"]


@pytest.mark.parametrize("codec", ["gb18030", "utf-8"])
def test_names_without_the_mark_of_utf_8(codec: str, tmp_path: Path) -> None:
    """Windows packs names in GBK, macOS in UTF-8, and neither says so."""
    name = "2024年12月27日/第02版-要闻.txt".encode(codec)
    path = made(tmp_path / "a.zip", {"x" * len(name): TEXT.encode()})
    path.write_bytes(path.read_bytes().replace(b"x" * len(name), name))
    edition = read_edition([path])
    (page,) = edition.pages
    assert page.source.name == f"{path}/2024年12月27日/第02版-要闻.txt"
    assert (edition.date, page.number, page.section) == ("2024-12-27", 2, "要闻")


def test_backslashes_part_folders(tmp_path: Path) -> None:
    name = "20241227\\第02版.txt".encode("gbk")
    path = made(tmp_path / "a.zip", {"x" * len(name): TEXT.encode()})
    path.write_bytes(path.read_bytes().replace(b"x" * len(name), name))
    assert read_edition([path]).date == "2024-12-27"


def test_archive_is_dated_by_its_name(tmp_path: Path) -> None:
    path = made(tmp_path / "浙江日报20241227.zip", {"1.txt": TEXT.encode()})
    assert read_edition([path]).date == "2024-12-27"


def test_names_that_climb_out_do_no_harm(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    path = made(inner / "a.zip", {"../../climbed.txt": TEXT.encode()})
    before = sorted(tmp_path.rglob("*"))
    assert read_edition([path]).pages[0].text == TEXT
    assert sorted(tmp_path.rglob("*")) == before


def test_encrypted_member_is_named(tmp_path: Path) -> None:
    path = made(tmp_path / "a.zip", {"1.txt": TEXT.encode(), "2.txt": (TEXT * 2).encode()})
    patched(path, 1, (6, 8), b"\x01\x00")
    edition = read_edition([path])
    assert len(edition.pages) == 1
    assert errors(edition) == [f"Not read: {path}/2.txt is encrypted."]


def test_archive_encrypted_throughout(tmp_path: Path) -> None:
    path = patched(made(tmp_path / "a.zip", {"1.txt": TEXT.encode()}), 0, (6, 8), b"\x01\x00")
    with pytest.raises(InputError, match=r"a\.zip/1\.txt is encrypted.*password"):
        read_edition([path])


def test_archive_in_an_archive_is_refused(tmp_path: Path) -> None:
    inner = made(tmp_path / "inner.zip", {"1.txt": TEXT.encode()}).read_bytes()
    path = made(tmp_path / "a.zip", {"1.txt": TEXT.encode(), "inner.zip": inner})
    edition = read_edition([path])
    assert len(edition.pages) == 1
    assert "inner.zip is an archive within an archive" in errors(edition)[0]


def test_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = made(tmp_path / "a.zip", {"1.txt": bytes(15_000_000), "2.txt": TEXT.encode()})
    edition = read_edition([path])
    assert [page.text for page in edition.pages] == [TEXT]
    assert "1.txt would grow" in errors(edition)[0]


def test_member_over_the_limit_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_RATIO", 10_000)
    path = made(tmp_path / "a.zip", {"1.txt": bytes(21_000_000), "2.txt": TEXT.encode()})
    assert "21.0 MB; the limit is 20 MB" in errors(read_edition([path]))[0]


@pytest.mark.parametrize("size", [10, 10_000_000])
def test_false_size_of_a_member(size: int, tmp_path: Path) -> None:
    path = made(tmp_path / "a.zip", {"1.txt": TEXT.encode() * 9, "2.txt": TEXT.encode()})
    patched(path, 0, (22, 24), struct.pack("<I", size))
    edition = read_edition([path])
    assert [page.text for page in edition.pages] == [TEXT]
    assert "1.txt" in errors(edition)[0]


def test_damaged_member(tmp_path: Path) -> None:
    text = TEXT.encode()
    path = made(tmp_path / "a.zip", {"1.txt": text, "2.txt": text * 2}, compress=zipfile.ZIP_STORED)
    data = path.read_bytes()
    path.write_bytes(data.replace(text, text[:-3] + b"\xe3\x80\x81", 1))
    edition = read_edition([path])
    assert len(edition.pages) == 1
    assert "1.txt cannot be unpacked: Bad CRC-32" in errors(edition)[0]


def test_unknown_compression(tmp_path: Path) -> None:
    path = made(tmp_path / "a.zip", {"1.txt": TEXT.encode()})
    patched(path, 0, (8, 10), b"\x63\x00")
    with pytest.raises(InputError, match=r"1\.txt cannot be unpacked: .*compression"):
        read_edition([path])


def test_archive_cut_short(tmp_path: Path) -> None:
    path = made(tmp_path / "a.zip", {"1.txt": TEXT.encode() * 50})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(InputError, match="damaged ZIP archive"):
        read_edition([path])


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBERS", 2)
    path = made(tmp_path / "a.zip", {f"{count}.txt": TEXT.encode() for count in range(3)})
    with pytest.raises(InputError, match="3 files; the limit is 2"):
        read_edition([path])


def test_damaged_archive_in_a_folder_leaves_the_rest(tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(LOCAL + bytes(100))
    (tmp_path / "第1版.txt").write_text(TEXT, encoding="utf-8")
    edition = read_edition([tmp_path])
    assert len(edition.pages) == 1
    assert "bad.zip is a damaged ZIP archive" in errors(edition)[0]


def test_more_archives_than_may_be_open_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "_MOST_OPEN", 2)
    for day in range(10, 20):
        made(tmp_path / f"202412{day}.zip", {"1.txt": (TEXT + str(day)).encode()})
    read = list(read_editions([tmp_path]))
    assert [edition.date for edition in read] == [f"2024-12-{day}" for day in range(10, 20)]


def test_empty_archive(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no page in"):
        read_edition([made(tmp_path / "a.zip", {})])


@pytest.mark.parametrize("member", ["[Content_Types].xml", "mimetype"])
def test_office_document_is_no_archive(member: str, tmp_path: Path) -> None:
    path = made(tmp_path / "a.docx", {member: b"x", "word/document.xml": b"x"})
    with pytest.raises(InputError, match="Office document"):
        read_edition([path])
