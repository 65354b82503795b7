"""How large the type of a page is and how far the page leans, and how to set that right."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from summarize.read.scan_engine import Engine

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["BOX_MARGIN", "Probe", "probe_type", "scaled", "turned", "turns_to_upright"]

# A detected box is larger than the ink by the detector's margin.
BOX_MARGIN = 3.5
# Two squares of so many pixels show thirty lines of a page at 300 dpi.
_PROBE = 800
# So many of the longest lines show which way up a page is.
_SAMPLES = 6
# Mean confidence of lines that are the right way up; upside down it is 0.4 to 0.6.
_SURE, _LEGIBLE = 0.9, 0.7


@dataclass(frozen=True, kw_only=True, slots=True)
class Probe:
    """What a few lines tell of a page: `em`, the size of the commonest type in pixels; `angle`,
    how far lines lean in degrees, clockwise; `samples`, the longest lines, cut out as they lie."""

    em: float
    angle: float
    samples: tuple[NDArray[np.uint8], ...]


def probe_type(gray: NDArray[np.uint8], engine: Engine) -> Probe:
    """The type of a page, from the two parts of it with the most ink, looked at from nearer or
    farther where they show few lines. A page without lines gives an em of 40."""
    best: list[_Found] = []
    for scale in (1.0, 0.5, 0.25, 2.0):
        page = scaled(gray, scale) if scale != 1.0 else gray
        found: list[_Found] = []
        for top, left in _fullest(page, 2):
            part = page[top : top + _PROBE, left : left + _PROBE]
            found.extend(
                line
                for corners in engine.detect(part)
                if (line := _Found.of(corners, part, scale)) is not None
            )
        best = max(best, found, key=len)
        if len(found) >= 8 and np.median([line.em for line in found]) * scale >= 8:
            break
    if not best:
        return Probe(em=40.0, angle=0.0, samples=())
    longest = sorted(best, key=lambda line: -line.long)[:_SAMPLES]
    return Probe(
        em=float(np.median([line.em for line in best])),
        angle=_weighted_median([line.angle for line in best], [line.long for line in best]),
        samples=tuple(line.crop for line in longest),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """A line found: size of type and length in pixels of the page, degrees, and its image."""

    em: float
    long: float
    angle: float
    crop: NDArray[np.uint8]

    @staticmethod
    def of(corners: NDArray[np.float64], part: NDArray[np.uint8], scale: float) -> _Found | None:
        """The line with these corners; None where it is too short to tell anything."""
        across, down = corners[1] - corners[0], corners[3] - corners[0]
        wide, high = float(np.hypot(*across)), float(np.hypot(*down))
        thick, long = sorted((wide, high))
        if long < 4 * thick:
            return None
        slope = (across[1], across[0]) if wide > high else (-down[0], down[1])
        (x0, y0), (x1, y1) = corners.min(axis=0).astype(int), corners.max(axis=0).astype(int)
        return _Found(
            em=max(1.0, thick - BOX_MARGIN) / scale,
            long=long / scale,
            angle=math.degrees(math.atan2(*slope)),
            crop=part[max(0, y0) : y1 + 1, max(0, x0) : x1 + 1],
        )


def turns_to_upright(samples: tuple[NDArray[np.uint8], ...], engine: Engine) -> int:
    """How many quarter turns, counter-clockwise, set a page upright, by how well its lines read.

    Lines down the page are either set so (vertical type, 竖排), their characters upright, or the
    page lies on its side; both read when laid on their left side, so single characters decide.
    """
    tall = [crop for crop in samples if crop.shape[0] > crop.shape[1]]
    wide = [crop for crop in samples if crop.shape[0] <= crop.shape[1]]
    if len(wide) >= len(tall):
        return 0 if _reads(wide, 0, engine) >= min(_SURE, _reads(wide, 2, engine)) else 2
    clockwise, counter = _reads(tall, 1, engine), _reads(tall, 3, engine)
    if counter > max(clockwise, _LEGIBLE):
        return 3
    cells = [cell for crop in tall for cell in _cells(crop, engine)]
    lying = _reads(cells, 1, engine) > _reads(cells, 0, engine)
    return 1 if lying and clockwise >= _LEGIBLE else 0


def _reads(crops: list[NDArray[np.uint8]], turns: int, engine: Engine) -> float:
    """The mean confidence with which the crops are read after so many quarter turns."""
    read = engine.recognize([np.ascontiguousarray(np.rot90(crop, turns)) for crop in crops])
    return sum(confidence for _, confidence in read) / max(1, len(read))


def _cells(crop: NDArray[np.uint8], engine: Engine) -> list[NDArray[np.uint8]]:
    """Three characters out of a line down the page, which is read to know how many it has."""
    ((text, _),) = engine.recognize([np.ascontiguousarray(np.rot90(crop))])
    count = len(text)
    pitch = crop.shape[0] / max(1, count)
    return [
        crop[max(0, round((place - 0.1) * pitch)) : round((place + 1.1) * pitch)]
        for place in sorted({count // 4, count // 2, 3 * count // 4})
        if place < count
    ]


def _fullest(page: NDArray[np.uint8], count: int) -> list[tuple[int, int]]:
    """Top and left of the squares of `_PROBE` pixels with the most ink, without overlap."""
    height, width = page.shape
    places = []
    for top in range(0, max(1, height - _PROBE // 2), _PROBE):
        for left in range(0, max(1, width - _PROBE // 2), _PROBE):
            part = page[top : top + _PROBE : 4, left : left + _PROBE : 4]
            places.append((-int((part < 160).sum()), top, left))
    return [(top, left) for _, top, left in sorted(places)[:count]]


def scaled(gray: NDArray[np.uint8], factor: float) -> NDArray[np.uint8]:
    """The image with its sides `factor` times as long, at least a pixel."""
    import cv2

    kind = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    size = (max(1, round(gray.shape[1] * factor)), max(1, round(gray.shape[0] * factor)))
    return cast("NDArray[np.uint8]", cv2.resize(gray, size, interpolation=kind))


def turned(gray: NDArray[np.uint8], angle: float) -> NDArray[np.uint8]:
    """The page turned back by `angle` degrees about its middle, its size kept."""
    import cv2

    height, width = gray.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(
        gray, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return cast("NDArray[np.uint8]", turned)


def _weighted_median(values: list[float], weights: list[float]) -> float:
    order = np.argsort(values)
    sums = np.cumsum(np.array(weights)[order])
    return float(np.array(values)[order][int(np.searchsorted(sums, sums[-1] / 2))])
