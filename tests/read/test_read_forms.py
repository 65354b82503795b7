"""The reader is chosen by content, and a page that is there in two forms is read in one."""

from __future__ import annotations

from pathlib import Path

import pytest

import summarize.read.pdf
import summarize.read.scan
from summarize.errors import InputError
from summarize.read import read_edition
from summarize.read.kinds import kind_of
from summarize.read.sheet import Sheet
from summarize.read.text import find_blocks
from summarize.records import Edition

TEXT = "全省会议在杭州召开，会议要求各部门切实做好工作。"
PDF, PNG = b"%PDF-1.7", b"\x89PNG\r\n\x1a\n"
HTML = (
    "<html><head><title>第0{0}版</title></head><body><div>2024年12月27日 星期五</div>"
    "<div>第0{0}版：要闻</div><h1>全省会议召开{1}</h1><div id='ozoom'><p>本报讯 {2}</p></div>"
    "</body></html>"
)


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (TEXT.encode(), "a.txt", "text"),
        (TEXT.encode(), "a.html", "text"),
        (TEXT.encode(), "a.pdf", "text"),
        (b"<!DOCTYPE html><p>", "a.txt", "html"),
        ("\ufeff<html>".encode(), "a", "html"),
        ("\ufeff<html><body>".encode("utf-16-le"), "a", "html"),
        ("<HTML><body>".encode("utf-16-be"), "a", "html"),
        (b"<!-- saved -->\n<!--x--> <html lang=zh>", "a", "html"),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', "a", "html"),
        (b"<div><p>a</p><p>b</p></div>", "a.txt", "html"),
        ("<p>会议</p>".encode(), "a.htm", "html"),
        ("会议上说<a>是标签，<br>也是。".encode(), "a.txt", "text"),
        ("<本报讯>会议召开".encode(), "a.txt", "text"),
        (b"%PDF-1.4\n", "a.jpg", "pdf"),
        (b"\xef\xbb\xbf\r\n%PDF-1.4\n", "a", "pdf"),
        (b"junk of a mail\n%PDF-1.4\n", "a.pdf", "pdf"),
        ("文件以%PDF-开头".encode(), "a.txt", "text"),
        (PNG, "a.txt", "image"),
        (b"\xff\xd8\xff\xe0", "a", "image"),
        (b"II*\0", "a", "image"),
        (b"RIFF\0\0\0\0WEBP", "a", "image"),
        (b"BM\x10\0\0\0\0\0\0\0", "a", "image"),
        (b"BMW\xe8\xbd\xa6", "a", "text"),
        (b"PK\x03\x04", "a", "zip"),
    ],
)
def test_content_decides(head: bytes, name: str, kind: str) -> None:
    assert kind_of(head, name) == kind


@pytest.mark.parametrize("head", [b"", b" \n", b"{\\rtf1", b"Rar!\x1a\x07", b"\0\0\0\x18ftypheic"])
def test_what_is_not_read_is_named(head: bytes) -> None:
    with pytest.raises(InputError, match="page7"):
        kind_of(head, "page7")


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Readers of PDF and images that find the text after the first eight bytes; a form feed parts
    pages. The list is of the images that were recognized."""
    recognized: list[str] = []

    def read_pdf(data: bytes, name: str) -> list[Sheet]:
        texts = data[8:].decode().split("\f")
        return [Sheet(text=text, blocks=find_blocks(text, 0), encoding="pdf") for text in texts]

    def read_image(data: bytes, name: str) -> list[Sheet]:
        recognized.append(Path(name).name)
        text = data[8:].decode()
        return [Sheet(text=text, blocks=find_blocks(text, 0), encoding="png")]

    monkeypatch.setattr(summarize.read.pdf, "read_pdf", read_pdf)
    monkeypatch.setattr(summarize.read.scan, "read_image", read_image)
    return recognized


def make(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def html(number: int, count: int = 1, text: str = TEXT) -> bytes:
    return HTML.format(number, count, text).encode()


def names(edition: Edition) -> list[str]:
    return [Path(page.source.name).name for page in edition.pages]


def repeated(edition: Edition) -> list[str]:
    return [finding.message for finding in edition.findings if finding.kind == "repeated"]


def test_articles_of_html_go_before_the_pdf_of_their_page(
    scripted: list[str], tmp_path: Path
) -> None:
    folder = make(
        tmp_path,
        {
            "content_11.htm": html(1, 1),
            "content_12.htm": html(1, 2),
            "page/2024122701.pdf": PDF + TEXT.encode(),
            "page/2024122702.pdf": PDF + TEXT.encode(),
            "page/2024122702.txt": (TEXT + "后记").encode(),
            "page/2024122703.jpg": PNG + TEXT.encode(),
        },
    )
    edition = read_edition([folder])
    expected = ["content_11.htm", "content_12.htm", "2024122702.pdf", "2024122703.jpg"]
    assert names(edition) == expected
    assert [page.number for page in edition.pages] == [1, 1, 2, 3]
    assert scripted == ["2024122703.jpg"]
    said = " ".join(repeated(edition))
    assert "content_11.htm (HTML) was read" in said
    assert "2024122701.pdf (PDF) left out" in said
    assert "2024122702.txt (text) left out" in said


ARTICLES = (
    "全市道路交通安全工作会议昨日在青田召开，会议要求各部门切实做好春季道路交通安全工作，严查酒后驾驶。",
    "市图书馆新馆昨日正式向读者开放，新馆共有藏书三十万册，市民凭身份证即可入馆借阅图书，周一闭馆。",
)
BARE = "<html><body><h1>会议召开{0}</h1><div id='ozoom'><p>本报讯 {1}</p></div></body></html>"


def test_articles_without_a_page_number_are_found_on_the_page(
    scripted: list[str], tmp_path: Path
) -> None:
    page = "".join(f"{text}\n\n" for text in ARTICLES)
    files = {f"content_{n}.htm": BARE.format(n, text).encode() for n, text in enumerate(ARTICLES)}
    files["第3版.pdf"] = PDF + page.encode()
    files["第4版.pdf"] = PDF + (TEXT * 3).encode()
    edition = read_edition([make(tmp_path, files)])
    assert names(edition) == ["content_0.htm", "content_1.htm", "第4版.pdf"]
    assert [page.number for page in edition.pages] == [3, 3, 4]
    assert "第3版.pdf (PDF) left out" in repeated(edition)[0]


def test_same_text_under_other_names(scripted: list[str], tmp_path: Path) -> None:
    text = "".join(ARTICLES)
    folder = make(tmp_path, {"front.pdf": PDF + text.encode(), "notes.txt": text.encode()})
    edition = read_edition([folder])
    assert names(edition) == ["front.pdf"]
    assert len(repeated(edition)) == 1


def test_one_saved_article_does_not_hide_the_page(scripted: list[str], tmp_path: Path) -> None:
    folder = make(tmp_path, {"content_1.htm": html(1), "第1版.pdf": PDF + (TEXT * 20).encode()})
    edition = read_edition([folder])
    assert names(edition) == ["第1版.pdf"]
    assert "content_1.htm (HTML) left out" in repeated(edition)[0]


def test_same_name_but_for_its_ending_is_the_same_page(scripted: list[str], tmp_path: Path) -> None:
    folder = make(tmp_path, {"front.pdf": PDF + TEXT.encode(), "front.txt": (TEXT * 2).encode()})
    assert names(read_edition([folder])) == ["front.pdf"]


def test_image_of_a_page_in_a_better_form_is_not_recognized(
    scripted: list[str], tmp_path: Path
) -> None:
    folder = make(tmp_path, {"第1版.pdf": PDF + TEXT.encode(), "第1版.jpg": PNG + TEXT.encode()})
    edition = read_edition([folder])
    assert (names(edition), scripted) == (["第1版.pdf"], [])
    assert "in a better form: 1" in edition.findings[0].message


def test_pictures_of_a_saved_page_are_no_pages(scripted: list[str], tmp_path: Path) -> None:
    folder = make(tmp_path, {"content_1.htm": html(1), "res/photo.jpg": PNG + TEXT.encode()})
    edition = read_edition([folder])
    assert (names(edition), scripted) == (["content_1.htm"], [])
    assert "a picture of a page of HTML: 1" in edition.findings[0].message


def test_scans_alone_are_the_edition(scripted: list[str], tmp_path: Path) -> None:
    files = {f"scan{count}.png": PNG + f"{TEXT}{count}".encode() for count in (10, 9, 1)}
    assert names(read_edition([make(tmp_path, files)])) == ["scan1.png", "scan9.png", "scan10.png"]


def test_pages_of_one_pdf_are_in_their_order(scripted: list[str], tmp_path: Path) -> None:
    text = "\f".join(f"第0{number}版 要闻\n\n{TEXT}{number}" for number in (1, 2, 3))
    edition = read_edition([make(tmp_path, {"20241227.pdf": PDF + text.encode()})])
    assert [(page.number, page.section) for page in edition.pages] == [
        (1, "要闻"),
        (2, "要闻"),
        (3, "要闻"),
    ]


def test_page_whose_number_cannot_be_read_keeps_its_place(
    scripted: list[str], tmp_path: Path
) -> None:
    texts = [f"第0{number}版 要闻\n\n{TEXT}{number}" for number in (2, 3, 4, 5)]
    texts[1] = TEXT + "3"
    pdf = make(tmp_path / "pdf", {"20241227.pdf": PDF + "\f".join(texts).encode()})
    files = {f"scan{place}.png": PNG + text.encode() for place, text in enumerate(texts, 9)}
    scans = make(tmp_path / "scans", files)
    for folder in (pdf, scans):
        edition = read_edition([folder])
        assert [page.number for page in edition.pages] == [2, 3, 4, 5]
        assert [page.text for page in edition.pages] == texts


def test_each_kind_has_its_own_limit(scripted: list[str], tmp_path: Path) -> None:
    """A page of 25 MB is a common PDF, and no text."""
    first, second = (text.encode() for text in ARTICLES)
    for name, data in {"a.pdf": PDF + first, "b.png": PNG + second, "c.txt": second}.items():
        with (tmp_path / name).open("wb") as file:
            file.write(data)
            file.truncate(25_000_000)
    make(tmp_path, {"d.txt": TEXT.encode()})
    edition = read_edition([tmp_path])
    assert names(edition) == ["a.pdf", "b.png", "d.txt"]
    (finding,) = edition.findings
    assert "c.txt holds 25.0 MB; the limit is 20 MB" in finding.message


def index(number: int, contents: list[str]) -> bytes:
    links = "".join(f'<li><a href="{name}">全省会议召开</a></li>' for name in contents)
    return (f"<html><body><div>第0{number}版：要闻</div><ul>{links}</ul></body></html>").encode()


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("content_3.htm", '<div id="ozoom"><img src="1.jpg" width="600"></div>'),
        ("70639.htm", '<div id="ozoom"><img src="1.jpg" width="600"></div>'),
        ("content_3.htm", '<div><img src="1.jpg" width="600"></div>'),
    ],
)
def test_an_article_shown_as_a_picture_is_no_index(tmp_path: Path, name: str, body: str) -> None:
    """Such a page, too, lists the articles of its printed page."""
    links = "".join(f'<a href="content_{place}.htm">会议召开</a>' for place in (2, 3))
    page = f"<html><body><div>第04版：要闻</div>{links}{body}</body></html>"
    text = f"<html><body><h1>会议召开</h1><div id='ozoom'><p>{TEXT}</p></div></body></html>"
    folder = make(tmp_path, {"content_2.htm": text.encode(), name: page.encode()})
    edition = read_edition([folder])
    assert names(edition) == ["content_2.htm"]
    unread, skipped = edition.findings
    assert (unread.kind, unread.severity) == ("unreadable", "warning")
    assert f"{name} shows no text of its article" in unread.message
    assert "give that itself (JPEG, PNG)" in unread.message
    assert "a page without an article: 1" in skipped.message
    alone = read_edition([folder / name])
    assert [finding.kind for finding in alone.findings] == ["unreadable"]


def test_index_gives_order_and_page_and_says_what_is_missing(tmp_path: Path) -> None:
    bare = (
        "<html><body><h1>全省会议召开{}</h1><div id='ozoom'><p>" + TEXT + "</p></div></body></html>"
    )
    listed = ["content_9.htm", "content_2.htm", "content_5.htm"]
    folder = make(
        tmp_path,
        {
            "node_7.htm": index(4, listed),
            "content_2.htm": bare.format(2).encode(),
            "content_9.htm": bare.format(9).encode(),
        },
    )
    edition = read_edition([folder])
    assert names(edition) == ["content_9.htm", "content_2.htm"]
    assert {(page.number, page.section) for page in edition.pages} == {(4, "要闻")}
    (missing,) = [each for each in edition.findings if each.kind == "incomplete"]
    assert missing.severity == "warning"
    assert "lists 3 articles; the files of 1 are not there, e.g. content_5.htm" in missing.message
