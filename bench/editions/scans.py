"""Printed pages as scans: 200 dots an inch, a little askew, grainy, JPEG.

What a desk scanner makes of a good original; the same seed makes the same scan.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2

from editions.gold import PrintedEdition

DOTS = 200


def build_scans(built: PrintedEdition, seed: int, *, pages: int) -> PrintedEdition:
    """The first pages of a printed edition as JPEG files beside the PDF, with the same truth."""
    rng = random.Random(f"{seed}-scan-{built.source}-{built.date}")
    pages = min(pages, built.pages)
    files = []
    for index in range(pages):
        angle, quality = rng.uniform(-0.6, 0.6), rng.randint(60, 85)
        grain, blur = rng.uniform(4, 12), rng.uniform(0.3, 0.8)
        look = _Look(
            angle=angle, blur=blur, grain=grain, quality=quality, seed=rng.randrange(2**32)
        )
        path = built.files[0].with_name(f"{built.files[0].stem}-page{index + 1:02}-{seed}.jpg")
        if not path.exists():
            _scan(built.files[0], index, path, look)
        files.append(path)
    parts = {key: text for key, text in built.parts.items() if key[1] < pages}
    seen = {story for story, _ in parts}
    return replace(
        built,
        form="scan",
        stories=tuple(story for story in built.stories if story.id in seen),
        files=tuple(files),
        pages=pages,
        parts=parts,
        meetings=tuple(m for m in built.meetings if m.page < pages),
        jumps=tuple(jump for jump in built.jumps if jump.end < pages),
    )


@dataclass(frozen=True, kw_only=True)
class _Look:
    """How a scan looks: `angle` in degrees, `blur` in pixels, `grain` in grey levels of 256."""

    angle: float
    blur: float
    grain: float
    quality: int
    seed: int


def _scan(source: Path, index: int, target: Path, look: _Look) -> None:
    import numpy as np
    from PIL import Image, ImageFilter

    document = pypdfium2.PdfDocument(source)
    page = document[index].render(scale=DOTS / 72, grayscale=True).to_pil()
    document.close()
    page = page.rotate(look.angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    page = page.filter(ImageFilter.GaussianBlur(look.blur))
    pixels = np.asarray(page, dtype=np.float32) * 0.88 + 20  # Paper is no white, ink no black.
    pixels += np.random.default_rng(look.seed).normal(0, look.grain, pixels.shape)
    made = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    made.save(target, quality=look.quality, dpi=(DOTS, DOTS))
