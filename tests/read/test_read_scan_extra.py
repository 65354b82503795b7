"""Without the packages of the extra `ocr`, a scan is refused with the command that helps."""

from __future__ import annotations

import sys

import pytest

from summarize.errors import InputError
from summarize.read.scan import read_image, read_raster


@pytest.mark.parametrize("module", ["PIL", "cv2", "onnxruntime", "rapidocr"])
def test_missing_package_names_the_command(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=module) as error:
        read_image(b"\x89PNG\r\n\x1a\n", "page.png")
    assert error.value.exit_code == 3
    assert "pip install 'summarize[ocr]'" in error.value.remedy


def test_missing_package_is_told_before_a_drawn_page_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(InputError, match=r"edition\.pdf"):
        read_raster(b"\xff" * 4, columns=2, dpi=300, name="edition.pdf", number=1)
