"""Text detection and recognition by rapidocr, whose models (PP-OCRv6 small) lie in its wheel."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from summarize.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Engine", "check_extra", "load_engine"]

_NEEDED = ("PIL", "cv2", "onnxruntime", "rapidocr")
_DETECTOR, _RECOGNIZER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
# No side of a tile is ever this long: rapidocr must not scale what it is given.
_NO_LIMIT = 100_000


def check_extra(name: str) -> None:
    """Raises InputError where the packages that read scans are not installed; loads none."""
    missing = [module for module in _NEEDED if importlib.util.find_spec(module) is None]
    if missing:
        raise InputError(
            f"{name} is an image of a page, and the packages that read scans are not installed "
            f"(missing: {', '.join(missing)}).",
            remedy="Install them: pip install 'summarize[ocr]'",
        )


@cache
def load_engine() -> Engine:
    """The engine, loaded once a process. Raises InputError where its models are missing."""
    return Engine()


class Engine:
    """Finds lines of text in an image and reads them; opens no network connection.

    Paths of both models are given, so that rapidocr has nothing to look up or fetch.
    """

    def __init__(self) -> None:
        import rapidocr

        folder = Path(rapidocr.__file__).parent / "models"
        for model in (_DETECTOR, _RECOGNIZER):
            if not (folder / model).is_file():
                raise InputError(
                    f"Scans cannot be read: the installed rapidocr lacks {model}.",
                    remedy="Install it again: pip install --force-reinstall 'rapidocr>=3.10,<4'",
                )
        self._ocr: Any = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_vertical_padding": False,
                "Global.min_side_len": 1,
                "Global.max_side_len": _NO_LIMIT,
                "Det.limit_type": "max",
                "Det.limit_side_len": _NO_LIMIT,
                "Det.model_path": str(folder / _DETECTOR),
                "Rec.model_path": str(folder / _RECOGNIZER),
                # One at a time: on a processor a batch gains nothing, and the padding of its
                # shorter lines costs time and changes what is read with whatever is beside it.
                "Rec.rec_batch_num": 1,
            }
        )

    def detect(self, gray: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Corners of the lines found, clockwise from the top left: shape (lines, 4, 2), pixels."""
        found = self._ocr(_colored(gray), use_det=True, use_cls=False, use_rec=False)
        corners = getattr(found, "boxes", None)
        if corners is None:
            return np.empty((0, 4, 2))
        return np.asarray(corners, dtype=np.float64)

    def recognize(self, crops: Sequence[NDArray[np.uint8]]) -> list[tuple[str, float]]:
        """The text of each crop, a line set from left to right, and its confidence, 0 to 1."""
        if not crops:
            return []
        found = self._ocr.recognize_txt([_colored(crop) for crop in crops])
        return [(text, float(score)) for text, score in zip(found.txts, found.scores, strict=True)]


def _colored(gray: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.repeat(gray[:, :, np.newaxis], 3, axis=2)
