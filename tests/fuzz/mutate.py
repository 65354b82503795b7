"""Whole inputs to spoiled ones: the same seed, kind and index always make the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from random import Random

from fuzz.corpus import corpus, tokens

__all__ = ["MAX_BYTES", "mutated"]

# Spoiled inputs are small, so that many are tried; limits on size have tests of their own.
MAX_BYTES = 300_000

_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"2147483648",
    b"-2147483649",
    b"1e38",
    b"0.0000001",
)
_FIELDS = (
    b"\x00\x00\x00\x00",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"\x00\x00\xff\xff",
    b"\x01\x00",
)
_CODECS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be", "latin-1", "shift_jis", "utf-32")

_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_TAG = re.compile(rb"<[^<>]{0,200}>")
# Bounded, for these are applied to spoiled input, too.
_OBJECT = re.compile(rb"\d{1,9} \d{1,5} obj.{0,9999}?endobj", re.DOTALL)
_REFERENCE = re.compile(rb"\d{1,9} 0 R")

Mutation = Callable[[Random, bytes, str], bytes]


def mutated(seed: int, kind: str, index: int) -> bytes:
    """Input `index` of a run: one of the corpus with one to six things done to it."""
    random = Random(f"{seed} {kind} {index}")
    data = random.choice(corpus(kind))
    # What cannot be decoded is refused at once: most inputs are to get further.
    mended = kind in ("text", "html") and random.random() < 0.7
    if mended:
        data = data.decode(_detected(data)).encode()
    choices = (*_GENERAL, *_OF_KIND[kind] * 2)
    for _ in range(random.choice((1, 1, 2, 2, 3, 4, 6))):
        data = random.choice(choices)(random, data, kind)[:MAX_BYTES]
    return data.decode(errors="ignore").encode() if mended else data


def _detected(data: bytes) -> str:
    """The encoding of a whole input of the corpus."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for codec in ("utf-8", "big5"):
        with suppress(UnicodeDecodeError):
            data.decode(codec)
            return codec
    return "gb18030"


def _stretch(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + int(random.paretovariate(0.7)))


def _flip_bits(random: Random, data: bytes, kind: str) -> bytes:
    out = bytearray(data)
    for _ in range(min(len(out), int(random.paretovariate(0.8)))):
        out[random.randrange(len(out))] ^= 1 << random.randrange(8)
    return bytes(out)


def _noise(random: Random, data: bytes, kind: str) -> bytes:
    start, end = _stretch(random, data)
    return data[:start] + random.randbytes(min(200, end - start)) + data[end:]


def _remove(random: Random, data: bytes, kind: str) -> bytes:
    start, end = _stretch(random, data)
    return data[:start] + data[end:]


def _double(random: Random, data: bytes, kind: str) -> bytes:
    start, end = _stretch(random, data)
    return data[:end] + data[start:]


def _swap(random: Random, data: bytes, kind: str) -> bytes:
    a, b, c, d = sorted(random.randrange(len(data) + 1) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _truncate(random: Random, data: bytes, kind: str) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _splice(random: Random, data: bytes, kind: str) -> bytes:
    other = random.choice(corpus(kind))
    start = random.randrange(len(other) + 1)
    return data[: random.randrange(len(data) + 1)] + other[start:]


def _repeat(random: Random, data: bytes, kind: str) -> bytes:
    start, end = _stretch(random, data)
    times = int(random.paretovariate(0.4))
    piece = data[start:end]
    return data[:start] + piece * min(times, MAX_BYTES // max(1, len(piece))) + data[end:]


def _token(random: Random, data: bytes, kind: str) -> bytes:
    for _ in range(int(random.paretovariate(1.0)) % 50 + 1):
        place = random.randrange(len(data) + 1)
        data = data[:place] + random.choice(tokens(kind)) + data[place:]
    return data


def _many_tokens(random: Random, data: bytes, kind: str) -> bytes:
    place = random.randrange(len(data) + 1)
    return (
        data[:place] + random.choice(tokens(kind)) * random.choice((30, 300, 3000)) + data[place:]
    )


def _number(random: Random, data: bytes, kind: str) -> bytes:
    return _replace_one(random, data, _NUMBER, random.choice(_NUMBERS))


def _mangle(random: Random, data: bytes, kind: str) -> bytes:
    """Text decoded by one rule and encoded by another, as careless programs do."""
    wrong, other = random.choice(_CODECS), random.choice(_CODECS)
    return data.decode(wrong, "replace").encode(other, "replace")


def _field(random: Random, data: bytes, kind: str) -> bytes:
    place = random.randrange(min(len(data), 400) + 1)
    value = random.choice(_FIELDS)
    return data[:place] + value + data[place + len(value) :]


def _shuffle_lines(random: Random, data: bytes, kind: str) -> bytes:
    lines = data.split(b"\n")
    random.shuffle(lines)
    return b"\n".join(lines)


def _join_lines(random: Random, data: bytes, kind: str) -> bytes:
    return data.replace(b"\n", random.choice((b"", b" ", b"\r", b"\n\n", b"\x0c")))


def _drop_tag(random: Random, data: bytes, kind: str) -> bytes:
    return _replace_one(random, data, _TAG, b"")


def _move_tag(random: Random, data: bytes, kind: str) -> bytes:
    tags = list(_TAG.finditer(data))
    place = random.randrange(len(data) + 1)
    return data[:place] + random.choice(tags).group() + data[place:] if tags else data


def _nest(random: Random, data: bytes, kind: str) -> bytes:
    tag = random.choice((b"div", b"table><tr><td", b"font", b"b", b"span", b"ul><li", b"svg", b"a"))
    depth = random.choice((10, 200, 3000))
    place = random.randrange(len(data) + 1)
    return data[:place] + (b"<" + tag + b">") * depth + data[place:]


def _drop_object(random: Random, data: bytes, kind: str) -> bytes:
    return _replace_one(random, data, _OBJECT, b"")


def _double_object(random: Random, data: bytes, kind: str) -> bytes:
    objects = list(_OBJECT.finditer(data))
    return _replace_one(random, data, _OBJECT, random.choice(objects).group()) if objects else data


def _point_elsewhere(random: Random, data: bytes, kind: str) -> bytes:
    return _replace_one(random, data, _REFERENCE, b"%d 0 R" % random.randrange(12))


def _repeat_operation(random: Random, data: bytes, kind: str) -> bytes:
    lines = data.split(b"\n")
    place = random.randrange(len(lines))
    times = min(random.choice((2, 40, 900)), MAX_BYTES // (len(lines[place]) + 1))
    return b"\n".join([*lines[:place], *[lines[place]] * times, *lines[place:]])


def _replace_one(random: Random, data: bytes, pattern: re.Pattern[bytes], value: bytes) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data
    match = random.choice(found)
    return data[: match.start()] + value + data[match.end() :]


_GENERAL: tuple[Mutation, ...] = (
    _flip_bits, _noise, _remove, _double, _swap, _truncate, _splice, _repeat, _token, _many_tokens,
)  # fmt: skip
_OF_KIND: dict[str, tuple[Mutation, ...]] = {
    "text": (_mangle, _number, _shuffle_lines, _join_lines, _token),
    "html": (_drop_tag, _move_tag, _nest, _mangle, _number, _token),
    "pdf": (_number, _drop_object, _double_object, _point_elsewhere, _repeat_operation, _token),
    "image": (_field, _field, _token),
    "zip": (_field, _token),
}
