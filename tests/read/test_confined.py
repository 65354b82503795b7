"""A child process that hangs, eats memory, crashes or lies ends in a sentence, never in a crash."""

from __future__ import annotations

import sys
import time

import pytest
from confined_tasks import crash, drip, eat, fail, hang, leave, measure, refuse, smuggle

from summarize.errors import InputError
from summarize.read.confined import Limits, run_confined
from summarize.records import Box

QUICK = Limits(seconds=10, total_seconds=20, megabytes=500)


def run(function: object, limits: Limits = QUICK) -> list[object]:
    return list(run_confined(function, b"data", name="page.pdf", limits=limits))  # type: ignore[arg-type]


def test_results_come_as_they_were_made() -> None:
    found = list(run_confined(measure, b"four", 0.5, name="page.pdf", limits=QUICK))
    assert found == [Box(left=place + 0.5, top=0, right=4, bottom=1) for place in range(3)]


def test_refusal_is_passed_on() -> None:
    results = run_confined(refuse, b"", name="page.pdf", limits=QUICK)
    assert next(results) == 1
    with pytest.raises(InputError, match=r"page\.pdf is locked\.") as caught:
        next(results)
    assert caught.value.remedy == "Unlock it."


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no limit of address space there")
def test_memory() -> None:
    with pytest.raises(InputError, match=r"page\.pdf needs more than 500 MB"):
        run(eat)


EACH, ALL = Limits(seconds=0.5), Limits(seconds=9, total_seconds=0.5)


@pytest.mark.parametrize(("function", "limits"), [(hang, EACH), (hang, ALL), (drip, ALL)])
def test_time(function: object, limits: Limits) -> None:
    with pytest.raises(InputError, match=r"page\.pdf took more than"):
        run(function, limits)


def test_crash_of_a_library() -> None:
    with pytest.raises(
        InputError, match=r"page\.pdf is damaged, or needs .* crashed with"
    ) as caught:
        run(crash)
    assert caught.value.exit_code == 3


def test_early_end() -> None:
    with pytest.raises(InputError, match="exit code 3"):
        run(leave)


def test_failure_is_named() -> None:
    with pytest.raises(InputError, match="ZeroDivisionError"):
        run(fail)


def test_only_records_and_plain_data_come_back() -> None:
    with pytest.raises(InputError, match="may not hand back"):
        run(smuggle)


def test_closing_ends_the_child() -> None:
    results = run_confined(hang, b"", name="page.pdf", limits=QUICK)
    assert next(results) == 1
    began = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 10
