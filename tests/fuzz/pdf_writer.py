"""The smallest PDF files that hold Chinese text, rules and columns; nothing is compressed.

The font is not embedded: its codes are those of the predefined CMap UniGB-UCS2-H, which are
Unicode (PDF 32000-1, 9.7.5.2), so that every reader knows the text.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["write_pdf"]

_WIDTH, _HEIGHT, _SIZE, _LEAD = 595, 842, 10, 14


def write_pdf(
    pages: Sequence[str], *, columns: int = 1, rules: bool = False, vertical: bool = False
) -> bytes:
    """A PDF file with these texts as its pages, set in columns, with rules between them or set
    from top to bottom where wished."""
    cmap = "UniGB-UCS2-V" if vertical else "UniGB-UCS2-H"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        f"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{cmap} "
        "/DescendantFonts [4 0 R] >>".encode(),
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
        b"/FontDescriptor 5 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
        b"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    kids = []
    for text in pages:
        content = _content(text, columns, rules=rules, vertical=vertical)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Contents "
            f"{len(objects) + 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects)


def _content(text: str, columns: int, *, rules: bool, vertical: bool) -> bytes:
    width = (_WIDTH - 80) // columns
    per_line = max(1, (width - 12) // _SIZE)
    lines = [
        line[start : start + per_line] or " "
        for line in text.split("\n")
        for start in range(0, max(1, len(line)), per_line)
    ]
    rows = (_HEIGHT - 100) // _LEAD
    parts = []
    for number, line in enumerate(lines[: rows * columns]):
        x = 40 + number // rows * width
        y = _HEIGHT - 50 - number % rows * _LEAD
        if vertical:
            x, y = _WIDTH - 40 - number * _LEAD, _HEIGHT - 50
        size = 24 if number == 4 else _SIZE
        code = line.encode("utf-16-be", "replace").hex()
        parts.append(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{code}> Tj ET")
    if rules:
        parts += [f"{40 + c * width - 6} 50 0.5 {_HEIGHT - 100} re f" for c in range(1, columns)]
        parts.append(f"1 w 40 {_HEIGHT // 2} m {_WIDTH - 40} {_HEIGHT // 2} l S")
    return "\n".join(parts).encode()


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)
