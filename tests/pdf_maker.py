"""PDF files written by hand, for tests: what is set where is exactly known, and no font is needed.

The type is a standard Chinese font that is named and not embedded (PDF 32000-1, 9.7.5.2): any
reader knows its characters, all an em wide here. Places are in points from the top left corner.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

__all__ = ["PdfPage", "make_pdf", "wrap_stream"]

_FONTS = {"F1": "STSong-Light", "F2": "STHeiti-Bold"}


@dataclass(kw_only=True)
class PdfPage:
    """A page that is drawn on call by call."""

    width: float = 600
    height: float = 800
    rotate: int = 0
    parts: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, size: float, words: str, *, bold: bool = False) -> PdfPage:
        """`words` on one line; `y` is the top of its em box."""
        base = self.height - y - 0.88 * size
        code = words.encode("utf-16-be").hex()
        font = "F2" if bold else "F1"
        self.parts.append(f"BT /{font} {size} Tf 1 0 0 1 {x} {base:.3f} Tm <{code}> Tj ET")
        return self

    def column(
        self, x: float, y: float, size: float, words: str, *, ems: int, leading: float = 1.4
    ) -> float:
        """`words` wrapped at `ems` characters, \\n beginning a paragraph set in by two; returns
        the y below its last line."""
        for paragraph in words.split("\n"):
            lines = [paragraph[: ems - 2]]
            rest = paragraph[ems - 2 :]
            lines += [rest[start : start + ems] for start in range(0, len(rest), ems)]
            for place, line in enumerate(lines):
                self.text(x + (0 if place else 2 * size), y, size, line)
                y += leading * size
        return y

    def upright(self, x: float, y: float, size: float, words: str) -> PdfPage:
        """`words` one under the other, as a headline is set vertically."""
        for place, char in enumerate(words):
            self.text(x, y + place * size, size, char)
        return self

    def rule(self, left: float, y: float, right: float) -> PdfPage:
        """A thin line across."""
        at = self.height - y
        self.parts.append(f"0.5 w {left} {at} m {right} {at} l S")
        return self

    def frame(self, left: float, top: float, right: float, bottom: float) -> PdfPage:
        """A box drawn around a story."""
        low = self.height - bottom
        self.parts.append(f"1 w {left} {low} {right - left} {bottom - top} re S")
        return self

    def tint(self, left: float, top: float, right: float, bottom: float) -> PdfPage:
        """A box filled with light grey."""
        low = self.height - bottom
        self.parts.append(f"0.9 g {left} {low} {right - left} {bottom - top} re f 0 g")
        return self

    def picture(self, left: float, top: float, right: float, bottom: float) -> PdfPage:
        """A grey picture."""
        low = self.height - bottom
        self.parts.append(
            f"q {right - left} 0 0 {bottom - top} {left} {low} cm "
            "BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q"
        )
        return self


def make_pdf(*pages: PdfPage, streams: list[bytes] | None = None, trailer: str = "") -> bytes:
    """The pages as a file. `streams` stand in for the pages' own contents, ready with their
    dictionaries; `trailer` is added to the trailer dictionary."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    fonts = []
    for name, font in _FONTS.items():
        place = len(objects) + 1
        fonts.append(f"/{name} {place} 0 R")
        objects += [
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{font} /Encoding /UniGB-UCS2-H "
            f"/DescendantFonts [{place + 1} 0 R] >>".encode(),
            f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{font} /DW 1000 "
            f"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
            f"/FontDescriptor {place + 2} 0 R >>".encode(),
            f"<< /Type /FontDescriptor /FontName /{font} /Flags 6 /Ascent 880 /Descent -120 "
            "/CapHeight 880 /ItalicAngle 0 /StemV 80 /FontBBox [0 -120 1000 880] >>".encode(),
        ]
    kids = []
    for count, page in enumerate(pages):
        place = len(objects) + 1
        kids.append(f"{place} 0 R")
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] "
            f"/Rotate {page.rotate} /Contents {place + 1} 0 R "
            f"/Resources << /Font << {' '.join(fonts)} >> >> >>".encode(),
            streams[count] if streams else wrap_stream("\n".join(page.parts).encode()),
        ]
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects, trailer)


def wrap_stream(content: bytes, *, filters: int = 1) -> bytes:
    """A stream object, compressed as often as `filters` says."""
    for _ in range(filters):
        content = zlib.compress(content, 9)
    names = "/FlateDecode " * filters
    head = f"<< /Length {len(content)} /Filter [ {names}] >>\nstream\n".encode()
    return head + content + b"\nendstream"


def _file(objects: list[bytes], trailer: str) -> bytes:
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    data += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n".encode()
    return bytes(data + b"%%EOF\n")
