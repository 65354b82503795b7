"""Bad input: a sentence and the right exit code, never a traceback, nothing half-written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from test_cli import run

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
LINE = "会议强调要坚持稳中求进工作总基调，"


def _missing(folder: Path) -> Path:
    return folder / "none.txt"


def _write(data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / "input.txt"
        path.write_bytes(data)
        return path

    return make


def _folder(folder: Path) -> Path:
    path = folder / "pages"
    path.mkdir()
    return path


def _huge(folder: Path) -> Path:
    path = folder / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    return path


CASES = {
    "missing file": (_missing, 3, "none.txt"),
    "empty file": (_write(b""), 3, "empty"),
    "white space only": (_write("\n \u3000\n".encode()), 3, "empty"),
    "image named .txt": (_write(PNG), 3, "PNG"),
    "zeros": (_write(bytes(1000)), 3, "input.txt"),
    "page of English": (_write(b"The council met on Monday.\n\nIt rained.\n" * 30), 3, "Chinese"),
    "damaged UTF-8": (
        _write("第一版".encode() * 40 + b"\xff\xfe\xff" + "版".encode() * 40),
        3,
        "byte 360",
    ),
    "folder": (_folder, 3, "folder"),
    "50 MB": (_huge, 3, "MB"),
}


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("command", ["split", "digest"])
def test_bad_input(
    case: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, code, said = CASES[case]
    path = make(tmp_path)
    target = tmp_path / "out.md"
    encoding = ["--encoding", "utf-8"] if case == "damaged UTF-8" else []
    assert run(command, path, "-o", target, *encoding) == code
    out, err = capsys.readouterr()
    assert said in err
    assert err.startswith("summarize: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert out == ""
    assert not target.exists()


def test_line_of_200_000_characters_is_split(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "关于做好当前工作的意见\n\n" + LINE * (200_000 // len(LINE)) + "结束。\n"
    path = tmp_path / "long.txt"
    path.write_text(text, encoding="utf-8")
    assert run("split", path) == 0
    assert "关于做好当前工作的意见" in capsys.readouterr().out


def test_file_that_vanishes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "page.txt"
    path.write_text("要闻\n", encoding="utf-8")
    real = Path.open

    def vanish(self: Path, *arguments: object, **options: object) -> object:
        if self.name == "page.txt":
            raise FileNotFoundError(2, os.strerror(2), str(self))
        return real(self, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", vanish)
    monkeypatch.setattr(Path, "read_bytes", vanish)
    assert run("split", path) == 3
    assert "page.txt" in capsys.readouterr().err


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write anything"
)
@pytest.mark.parametrize("mode", ["read", "write"])
def test_folder_without_permission(
    mode: str, page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    inside = closed / "page.txt"
    inside.write_bytes(page.read_bytes())
    closed.chmod(0)
    try:
        if mode == "read":
            assert run("split", inside) == 3
        else:
            assert run("split", page, "-o", closed / "out.txt") == 1
    finally:
        closed.chmod(0o700)
    assert "closed" in capsys.readouterr().err
