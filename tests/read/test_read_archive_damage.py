"""Damage inside an archive, as found by tests/fuzz: told as such, whatever zipfile raises."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from summarize.errors import InputError
from summarize.read import read_edition


def archive(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(name, "全市防汛工作会议召开\n\n本报讯 会议决定加固堤防。\n" * 3)
    return out.getvalue()


def negative_offset(data: bytes) -> bytes:
    """Bytes missing from a member: it seems to begin before the file."""
    place = data.index("会议".encode())
    return data[:place] + data[place + 10 :]


def name_that_is_no_utf8(data: bytes) -> bytes:
    """A name that says it is UTF-8 and is not, in front of its member alone."""
    place = data.index("第".encode())
    return data[:place] + b"\xff" + data[place + 1 :]


@pytest.mark.parametrize("spoil", [negative_offset, name_that_is_no_utf8])
def test_a_damaged_member_is_named(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(InputError, match="cannot be unpacked"):
        read_edition(["-"], stdin=io.BytesIO(spoil(archive("第01版.txt"))))
