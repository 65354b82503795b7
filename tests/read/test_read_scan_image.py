"""Image files to grey pages: formats, orientation, limits, damage."""

from __future__ import annotations

import io

import pytest

from summarize.errors import InputError

np = pytest.importorskip("numpy")
Image = pytest.importorskip("PIL.Image", reason="needs the extra `ocr`")

from summarize.read import scan_image  # noqa: E402
from summarize.read.scan_image import open_pages  # noqa: E402


def page(width: int = 60, height: int = 80) -> Image.Image:
    """White paper with a black corner at the top left."""
    image = Image.new("L", (width, height), 255)
    image.paste(0, (0, 0, 20, 20))
    return image


def saved(image: Image.Image, format: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, format, **options)
    return stream.getvalue()


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP"])
def test_every_format_is_opened(format: str) -> None:
    (found,) = open_pages(saved(page(), format), "page")
    assert found.format == format.lower()
    assert found.gray.shape == (80, 60)
    assert found.gray[10, 10] < 40
    assert found.gray[60, 50] > 215


@pytest.mark.parametrize("mode", ["1", "P", "RGB", "CMYK", "LA", "I;16"])
def test_every_depth_of_color_gives_black_on_white(mode: str) -> None:
    if mode == "I;16":
        image = Image.fromarray(np.asarray(page()).astype(np.uint16) * 200)
    else:
        image = page().convert("RGB").convert(mode) if mode != "LA" else page().convert("LA")
    (found,) = open_pages(saved(image, "TIFF"), "page")
    assert (found.gray[10, 10], found.gray[60, 50]) == (0, 255)


def test_transparent_ground_is_white_paper() -> None:
    image = Image.new("RGBA", (60, 80), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 20, 20))
    (found,) = open_pages(saved(image, "PNG"), "page")
    assert (found.gray[10, 10], found.gray[60, 50]) == (0, 255)


def test_negative_of_microfilm_is_turned_to_a_positive() -> None:
    negative = Image.eval(page(), lambda value: 255 - value)
    (found,) = open_pages(saved(negative, "PNG"), "page")
    assert (found.gray[10, 10], found.gray[60, 50]) == (0, 255)


def test_exif_orientation_is_followed() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the top of the picture is at its right side
    (found,) = open_pages(saved(page(), "JPEG", exif=exif), "page")
    assert found.gray.shape == (60, 80)
    assert found.gray[10, 70] < 40
    assert found.gray[10, 10] > 215


def test_each_page_of_a_tiff_is_given_in_order() -> None:
    pages = [page(), page(100, 50), page(30, 30)]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert [found.gray.shape for found in open_pages(data, "page")] == [
        (80, 60),
        (50, 100),
        (30, 30),
    ]


def test_animation_gives_its_first_frame_and_says_how_many_it_leaves() -> None:
    blank = Image.new("L", (60, 80), 255)
    data = saved(page(), "GIF", save_all=True, append_images=[blank, page()])
    (found,) = open_pages(data, "page")
    assert found.more == 2
    assert found.gray[10, 10] == 0


@pytest.mark.parametrize(
    ("stated", "expected"),
    [((300, 300), 300), ((200, 100), None), ((1, 1), None), ((9600, 9600), None)],
)
def test_resolution_is_taken_where_it_can_be_a_scanners(
    stated: tuple[int, int], expected: int | None
) -> None:
    (found,) = open_pages(saved(page(), "TIFF", dpi=stated), "page")
    assert found.dpi == expected


def test_truncated_jpeg_is_an_error_with_a_remedy() -> None:
    data = saved(page(600, 800), "JPEG")
    with pytest.raises(InputError, match=r"page 1\.jpg is damaged or cut short") as error:
        list(open_pages(data[: len(data) // 2], "page 1.jpg"))
    assert error.value.exit_code == 3
    assert error.value.remedy


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0" + bytes(50), b"II*\0\xff\xff\xff\xff", b"plain"],
)
def test_what_is_no_image_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError):
        list(open_pages(data, "page"))


def test_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = saved(Image.new("1", (12_000, 10_001), 1), "PNG")
    assert len(bomb) < 100_000
    monkeypatch.setattr(scan_image, "_gray", lambda image: pytest.fail("was unpacked"))
    with pytest.raises(InputError, match="12,000 x 10,001 pixels"):
        list(open_pages(bomb, "page"))


def test_bomb_beyond_what_pillow_opens_is_refused() -> None:
    bomb = saved(Image.new("1", (20_000, 20_000), 1), "PNG")
    with pytest.raises(InputError, match="too many pixels"):
        list(open_pages(bomb, "page"))


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_image, "MAX_PAGES", 2)
    data = saved(page(), "TIFF", save_all=True, append_images=[page(), page()])
    with pytest.raises(InputError, match="holds 3 pages"):
        list(open_pages(data, "page"))


def test_a_page_of_a_tiff_without_its_width_is_damaged() -> None:
    data = saved(page(), "TIFF", save_all=True, append_images=[page()])
    # The last entry for tag 256, ImageWidth (TIFF 6.0, section 8), becomes one of a private tag.
    head, tag, rest = data.rpartition(b"\x00\x01\x04\x00\x01\x00\x00\x00")
    assert tag
    with pytest.raises(InputError, match="damaged or cut short: Missing dimensions"):
        list(open_pages(head + b"\x00\xf0" + tag[2:] + rest, "page"))
