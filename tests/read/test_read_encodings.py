"""Encodings: told right on pages of any length, forced, and refused with the byte named."""

from __future__ import annotations

import codecs
import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.errors import InputError, UsageError
from summarize.read import read_edition
from summarize.records import Page

SEED = Path(__file__).parent.parent.parent / "seeds" / "000_112a6f594cfad589.txt"
SIMPLIFIED = SEED.read_text(encoding="utf-8").strip()
TRADITIONAL = (
    "立法院今日三讀通過法案，對於這個議題，人民有不同的看法。總統府發言人表示，將會尊重立法院的決定，"
    "並與各黨派進行協商。經濟部預估，明年經濟成長率可望達到百分之三，出口較去年增加新臺幣二千億元。"
)


def read(data: bytes, encoding: str | None = None) -> Page:
    """The one page of these bytes given on standard input."""
    return read_edition(["-"], stdin=BytesIO(data), encoding=encoding).pages[0]


@pytest.mark.parametrize("length", [8, 20, 80, 2900])
@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("utf-8", SIMPLIFIED),
        ("gb18030", SIMPLIFIED),
        ("utf-16-le", SIMPLIFIED),
        ("utf-16-be", SIMPLIFIED),
        ("utf-8", TRADITIONAL),
        ("big5", TRADITIONAL),
        ("utf-16-be", TRADITIONAL),
    ],
)
def test_told_without_a_mark(codec: str, text: str, length: int) -> None:
    data = text[:length].encode(codec)
    page = read(data)
    assert page.text == text[:length]
    assert page.source.encoding == codec
    assert page.source.size == len(data)
    assert page.source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("start", range(0, 2800, 140))
def test_gb18030_is_told_from_big5_anywhere_in_the_seed(start: int) -> None:
    text = SIMPLIFIED[start : start + 30]
    assert read(text.encode("gb18030")).text == text


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"\x84\x31\x95\x33", "gb18030"),
    ],
)
def test_mark_is_believed_and_removed(mark: bytes, codec: str) -> None:
    page = read(mark + SIMPLIFIED.encode(codec))
    assert page.text == SIMPLIFIED
    assert page.source.encoding == codec


def test_forced_encoding_wins() -> None:
    assert read("全省會議".encode("gb18030"), encoding="gbk").text == "全省會議"
    with pytest.raises(InputError, match="big5"):
        read("侒们在杭州𠮷".encode("gb18030"), encoding="big5")


@pytest.mark.parametrize("encoding", ["gb19999", "hex"])
def test_unknown_encoding(encoding: str) -> None:
    with pytest.raises(UsageError, match=encoding):
        read("全省会议".encode(), encoding=encoding)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("第一版".encode() * 40 + b"\xff\xfe\xff" + "版".encode(), "utf-8: byte 360 "),
        (SIMPLIFIED.encode("gb18030")[:2001] + b"\xff\xff\xff", "gb18030: byte 2,00"),
        (b"\xef\xbb\xbf" + "会议".encode() + b"\xe4\xbc", "utf-8: byte 9 "),
    ],
)
def test_undecodable_bytes_are_named(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read(data)
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("codec", ["euc_jp", "shift_jis"])
def test_implausible_text_is_refused(codec: str) -> None:
    text = (
        "これは日本語の新聞の記事です。東京で会議が開かれました。首相は記者団に予算案を説明した。"
    )
    with pytest.raises(InputError, match="cannot be told"):
        read(text.encode(codec))


@given(st.text(alphabet="的一是会议杭州省法院，。\n 12%", min_size=4, max_size=40))
@settings(max_examples=60)
def test_text_comes_back_untouched(text: str) -> None:
    if any(char in text for char in "的一是会议杭州省法院"):
        assert read(text.encode()).text == text


def test_an_encoding_beyond_the_known_ones_is_guessed() -> None:
    data = (
        "昨日、東京都は新しい条例を発表しました。担当者によると、来年から施行されます。" * 5
    ).encode("shift_jis")
    with pytest.raises(InputError, match="--encoding cp932"):
        read(data)
