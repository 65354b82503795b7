"""Run a function on bytes in a child process, within limits of time and memory.

A page is an untrusted file and its decoder a C library: where that hangs, eats the memory or
crashes, only the child dies, and the person reads a sentence. Not `multiprocessing`: its children
import the caller's main module again, which a library must not ask of the scripts that use it.
"""

from __future__ import annotations

import importlib
import json
import pickle
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any, BinaryIO, TypeVar

from summarize.errors import InputError

__all__ = ["Limits", "run_confined", "serve"]

T = TypeVar("T")

_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from summarize.read.confined import serve; serve()"
)
_LENGTH = struct.Struct(">Q")
_RESULT, _REFUSED, _MEMORY, _FAILED, _END = "result", "refused", "memory", "failed", "end"
# What a child may hand back: plain data and the records of reading.
_RECORD_MODULES = ("summarize.records", "summarize.read.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What a child may use: `seconds` until each result, `total_seconds` for all of them together
    (the time the caller spends between results is not counted), `megabytes` of address space
    (not enforced on Windows and macOS, whose kernels offer no such limit)."""

    seconds: float = 60.0
    total_seconds: float = 600.0
    megabytes: int = 2_000


def run_confined(
    function: Callable[..., Iterable[T]], data: bytes, *arguments: object, name: str, limits: Limits
) -> Iterator[T]:
    """What `function(data, *arguments)` yields in a child process, each item as soon as it is made.

    Parameters: `function` is a module's top-level function; `arguments` are plain data that can
    be pickled; `name` names the input in messages. It may yield plain data (numbers, str, bytes,
    tuples, lists, dicts) and the records of `summarize.records` and `summarize.read`.
    The child stops when the iterator is closed. Raises InputError where the function does, and
    where the child goes over a limit, crashes or fails.
    """
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(
            [sys.executable, "-c", _BOOT, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
        )
        assert child.stdin is not None  # for mypy: both are pipes
        assert child.stdout is not None
        try:
            _send(child.stdin, (function.__module__, function.__qualname__, limits.megabytes))
            _send(child.stdin, arguments)
            _send(child.stdin, data, close=True)
            yield from _results(child, child.stdout, said, name, limits)
        finally:
            child.kill()
            child.wait()
            child.stdout.close()


def serve() -> None:
    """The child's side: read one call from standard input, write its results and end."""
    import os

    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not print among the results
    stream = sys.stdin.buffer
    module, function_name, megabytes = pickle.load(stream)
    arguments, data = pickle.load(stream), pickle.load(stream)
    _limit_memory(megabytes)
    try:
        function = getattr(importlib.import_module(module), function_name)
        for item in function(data, *arguments):
            _write(results, _RESULT, item)
        _write(results, _END, None)
    except InputError as error:
        _write(results, _REFUSED, (error.message, error.remedy))
    except MemoryError:
        _write(results, _MEMORY, None)
    except Exception as error:  # noqa: BLE001  the parent names it and raises
        _write(results, _FAILED, f"{type(error).__name__}: {error}")


def _limit_memory(megabytes: int) -> None:
    if sys.platform in ("win32", "darwin"):
        return
    import resource

    size = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _send(pipe: IO[bytes], item: object, *, close: bool = False) -> None:
    try:
        pickle.dump(item, pipe)
        pipe.flush()
        if close:
            pipe.close()
    except BrokenPipeError:
        return  # the child is gone already; why is told when its results are read


def _write(stream: BinaryIO, kind: str, item: object) -> None:
    body = pickle.dumps((kind, item))
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def _results(
    child: subprocess.Popen[bytes], stream: IO[bytes], said: IO[bytes], name: str, limits: Limits
) -> Iterator[Any]:
    left = limits.total_seconds
    while True:
        allowed = min(limits.seconds, left)
        began = time.monotonic()
        watch = threading.Timer(allowed, child.kill)
        watch.start()
        body = _read_body(stream)
        watch.cancel()
        left -= time.monotonic() - began
        if body is None:
            raise _death(child, said, name, late=time.monotonic() - began >= allowed, limits=limits)
        kind, item = _loaded(body, name)
        if kind == _RESULT:
            yield item
        elif kind == _END:
            return
        else:
            raise _complaint(kind, item, name, limits)


def _read_body(stream: IO[bytes]) -> bytes | None:
    """The next message; None where the child closed the pipe before its end."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


def _loaded(body: bytes, name: str) -> tuple[str, Any]:
    try:
        kind, item = _Results(body).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, ValueError, TypeError) as error:
        raise InputError(
            f"{name} cannot be read: its reader answered wrongly ({error}).",
            remedy="Save it again with another program, e.g. print it to a new PDF or PNG file.",
        ) from error
    return kind, item


def _complaint(kind: str, item: Any, name: str, limits: Limits) -> InputError:
    if kind == _REFUSED:
        return InputError(item[0], remedy=item[1])
    if kind == _MEMORY:
        return _too_much_memory(name, limits)
    return InputError(
        f"{name} cannot be read: its reader failed with {item}.",
        remedy="Save it again with another program, e.g. print it to a new PDF or PNG file.",
    )


def _too_much_memory(name: str, limits: Limits) -> InputError:
    return InputError(
        f"{name} needs more than {limits.megabytes:,} MB of memory to read.",
        remedy="Save its pages as files of their own, or at a lower resolution.",
    )


def _death(
    child: subprocess.Popen[bytes], said: IO[bytes], name: str, *, late: bool, limits: Limits
) -> InputError:
    if late:
        return InputError(
            f"{name} took more than {limits.seconds:.0f} s a page, or {limits.total_seconds:.0f} s "
            "in all, to read.",
            remedy="Save its pages as files of their own, or print it to a new PDF file.",
        )
    code = child.wait()
    said.seek(0)
    last = said.read()[-2_000:].decode("utf-8", "replace").strip().splitlines()[-1:]
    if any("MemoryError" in line or "bad_alloc" in line for line in last):
        return _too_much_memory(name, limits)
    try:
        why = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
    except ValueError:
        why = f"signal {-code}"
    words = f" ({last[0]})" if last else ""
    return InputError(
        f"{name} is damaged, or needs more than {limits.megabytes:,} MB of memory: the library "
        f"that reads it crashed with {why}{words}.",
        remedy="Save it again with another program, e.g. `qpdf IN.pdf OUT.pdf` for a PDF file.",
    )


class _Results(pickle.Unpickler):
    """Loads what a child sent, and no other class than the records: the child read hostile data."""

    def __init__(self, body: bytes) -> None:
        import io

        super().__init__(io.BytesIO(body))

    def find_class(self, module: str, name: str) -> Any:
        """The class of a record; raises UnpicklingError for any other."""
        if f"{module}.".startswith(_RECORD_MODULES):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"a reader may not hand back {module}.{name}")
