"""Inputs that are refused, each with a name, a reason and a remedy."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from summarize.errors import InputError, UsageError
from summarize.read import read_edition, read_string
from summarize.read.limits import MAX_BYTES

BYTES = {
    "empty": (b"", "empty"),
    "blank": ("\n \u3000\n".encode(), "empty"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image"),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(range(256)), "image"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    "docx": (b"PK\x03\x04" + bytes(100), "Office document"),
    "html without text": (b"<!DOCTYPE html><html><img src=1.jpg></html>", "shows no text"),
    "gzip": (b"\x1f\x8b\x08" + bytes(100), "gzip archive"),
    "heic": (b"\0\0\0\x18ftypheic" + bytes(100), "HEIC image"),
    "zeros": (bytes(1000), "binary data"),
    "controls": ("会议\x01\x02\x03召开".encode(), "binary data"),
    "english": (b"The council met on Monday. It rained." * 30, "hardly Chinese"),
    "digits": (b"1234567890\n" * 5, "hardly Chinese"),
    "english with names": (b"The council met. " * 30 + "温州".encode(), "hardly Chinese"),
    "japanese": ("これは日本語の新聞の記事です。東京で会議が開かれました。".encode(), "Japanese"),
    "korean": ("서울에서 회의가 열렸다. 大統領".encode(), "Korean"),
}


@pytest.mark.parametrize("case", BYTES)
def test_refused(case: str, tmp_path: Path) -> None:
    data, said = BYTES[case]
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=said) as caught:
        read_edition([path])
    assert str(path) in caught.value.message
    assert caught.value.remedy.endswith(".") or "`" in caught.value.remedy


def test_chinese_page_with_english_in_it_is_read() -> None:
    text = "浙江与SAP、Microsoft Corporation签约 WTO Public Forum在杭州举行"
    assert read_string(text).pages[0].text == text


def test_one_bad_page_of_several_is_named(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("全省会议在杭州召开", encoding="utf-8")
    bad.write_bytes(b"")
    with pytest.raises(InputError, match=r"bad\.txt"):
        read_edition([good, bad])


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_edition([tmp_path / "none.txt"])


def test_folder_without_a_page(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no page in"):
        read_edition([tmp_path])


def test_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.txt"
    path.write_text("会议", encoding="utf-8")

    def refuse(self: Path, *arguments: object) -> BytesIO:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="permission denied"):
        read_edition([path])


class Failing(BytesIO):
    """A stream that fails while it is read, as a network share does."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(5, "Input/output error")


def test_read_error_half_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="Input/output error"):
        read_edition(["-"], stdin=Failing())
    path = tmp_path / "page.txt"
    path.write_text("会议", encoding="utf-8")
    monkeypatch.setattr(Path, "open", lambda self, mode: Failing())
    with pytest.raises(InputError, match=r"page\.txt cannot be read: Input/output error"):
        read_edition([path])


def test_too_long(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1_000_000)
    with pytest.raises(InputError, match=r"21\.0 MB; the limit is 20 MB") as caught:
        read_edition([path])
    assert "Split it" in caught.value.remedy


def test_too_long_stream_is_not_read_to_its_end() -> None:
    stream = BytesIO(b"a" * (MAX_BYTES + 1000))
    with pytest.raises(InputError, match="limit"):
        read_edition(["-"], stdin=stream)
    assert stream.tell() == MAX_BYTES + 1


def test_half_a_surrogate_pair() -> None:
    with pytest.raises(InputError, match="character 2"):
        read_string("会议\ud800")


def test_no_input_and_stdin_twice() -> None:
    with pytest.raises(UsageError, match="No input"):
        read_edition([])
    with pytest.raises(UsageError, match="twice"):
        read_edition(["-", "-"], stdin=BytesIO("会议".encode()))
