"""What `test_confined.py` runs in child processes; in a module that a child can import."""

from __future__ import annotations

import ctypes
import datetime
import sys
import time
from collections.abc import Iterator

from summarize.errors import InputError
from summarize.records import Box


def measure(data: bytes, offset: float) -> Iterator[Box]:
    for place in range(3):
        print("chatter of a library")
        yield Box(left=place + offset, top=0, right=len(data), bottom=1)


def refuse(data: bytes) -> Iterator[int]:
    yield 1
    raise InputError("page.pdf is locked.", remedy="Unlock it.")


def hang(data: bytes) -> Iterator[int]:
    yield 1
    time.sleep(60)
    yield 2


def drip(data: bytes) -> Iterator[int]:
    for place in range(1000):
        time.sleep(0.05)
        yield place


def eat(data: bytes) -> Iterator[int]:
    held = [bytearray(100_000_000) for _ in range(100)]
    yield len(held)


def crash(data: bytes) -> Iterator[int]:
    yield 1
    ctypes.string_at(0)


def leave(data: bytes) -> Iterator[int]:
    sys.exit(3)
    yield 1


def fail(data: bytes) -> Iterator[int]:
    yield 1 // (len(data) - len(data))


def smuggle(data: bytes) -> Iterator[object]:
    yield datetime.date(2024, 12, 27)
