"""PDF files that are locked, damaged, hostile or without text: each is refused by name."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable

import pytest
from pdf_maker import PdfPage, make_pdf, wrap_stream

from summarize.errors import InputError
from summarize.read import pdf
from summarize.read.confined import Limits
from summarize.read.pdf import read_pdf

WORDS = "全市道路交通安全工作会议在青田召开。会议要求各部门切实做好工作。"


def page() -> PdfPage:
    drawn = PdfPage()
    drawn.column(40, 100, 10, WORDS, ems=16)
    return drawn


def encrypted() -> bytes:
    lock = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'5a' * 32}> /U <{'a5' * 32}> >> /ID [<{'00' * 16}> <{'00' * 16}>]"
    )
    return make_pdf(page(), trailer=lock)


def truncated() -> bytes:
    whole = make_pdf(page())
    return whole[: len(whole) // 3]


def garbage() -> bytes:
    return b"%PDF-1.7\n" + bytes(range(256)) * 40


def many_pages() -> bytes:
    """A page tree that names the same page a million times."""
    data = make_pdf(page())
    return data.replace(b"/Count 1 ", b"/Count 1000000 ")


def deep_page_tree() -> bytes:
    """Ten names in each of forty levels: more pages than there are atoms."""
    levels = b"".join(
        b"%d 0 obj << /Type /Pages /Count 1000000000 /Kids [ %b ] >> endobj\n"
        % (place, b"%d 0 R " % (place + 1) * 10)
        for place in range(2, 42)
    )
    return (
        b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
        + levels
        + (
            b"42 0 obj << /Type /Page /Parent 41 0 R /MediaBox [0 0 9 9] >> endobj\n"
            b"trailer << /Root 1 0 R >>\n%%EOF"
        )
    )


def huge_page() -> bytes:
    return make_pdf(PdfPage(width=1_000_000, height=1_000_000))


def too_many_glyphs() -> bytes:
    words = WORDS.encode("utf-16-be").hex()
    lines = (f"BT /F1 1 Tf 1 0 0 1 {n % 9} {n / 9} Tm <{words}> Tj ET\n" for n in range(4_000))
    return make_pdf(PdfPage(), streams=[wrap_stream("".join(lines).encode())])


def bomb() -> bytes:
    """600 MB of blanks in some kilobytes."""
    packer = zlib.compressobj(9)
    blanks = b" " * 10_000_000
    packed = b"".join(packer.compress(blanks) for _ in range(60)) + packer.flush()
    inner = zlib.compress(packed, 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%b\nendstream" % (
        len(inner),
        inner,
    )
    return make_pdf(PdfPage(), streams=[stream])


def nested() -> bytes:
    """Arrays within arrays, a hundred thousand deep, in a content stream."""
    return make_pdf(PdfPage(), streams=[wrap_stream(b"[" * 100_000)])


def blank() -> bytes:
    return make_pdf(PdfPage())


CASES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "encrypted": (encrypted, "is encrypted", "qpdf --decrypt"),
    "truncated": (truncated, "is damaged", "qpdf"),
    "garbage": (garbage, "is damaged", "qpdf"),
    "many pages": (many_pages, "holds 1,000,000 pages; the limit is 400", "--split-pages"),
    "deep page tree": (deep_page_tree, "damaged|pages; the limit|took more than|no page", ""),
    "huge page": (huge_page, "page 1, is 1,000,000 by 1,000,000 points", "real size"),
    "too many glyphs": (too_many_glyphs, r"page 1, holds \S+ characters; the limit", "qpdf"),
    "nested": (nested, "is blank|is damaged", ""),
    "blank": (blank, "is blank", "viewer"),
}


@pytest.mark.parametrize("case", CASES)
def test_refused(case: str) -> None:
    build, said, remedy = CASES[case]
    with pytest.raises(InputError, match=said) as caught:
        read_pdf(build(), "page.pdf")
    assert "page.pdf" in caught.value.message
    assert remedy in caught.value.remedy
    assert caught.value.exit_code == 3


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no limit of address space there")
def test_bomb_dies_in_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_LIMITS", Limits(megabytes=400))
    with pytest.raises(InputError, match=r"page\.pdf (needs more than|is damaged)"):
        read_pdf(bomb(), "page.pdf")


def test_page_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_LIMITS", Limits(seconds=0.01, total_seconds=1, megabytes=1_500))
    with pytest.raises(InputError, match=r"page\.pdf took more than"):
        read_pdf(make_pdf(page()), "page.pdf")


def test_without_the_reader_of_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarize.read.scan_engine._NEEDED", ("no_such_module",))
    scanned = PdfPage().picture(20, 20, 580, 780)
    with pytest.raises(InputError, match="page 1, holds no text but a picture") as caught:
        read_pdf(make_pdf(scanned), "page.pdf")
    assert "summarize[ocr]" in caught.value.remedy
    first, second = read_pdf(make_pdf(page(), scanned), "page.pdf")
    assert first.text
    assert not first.findings
    assert second.text == ""
    assert [finding.severity for finding in second.findings] == ["error"]
    assert "page.pdf, page 2" in second.findings[0].message
