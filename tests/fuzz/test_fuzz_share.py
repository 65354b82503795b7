"""A share of the fuzzing, and proof that the harness sees what it is there to see.

The whole is `python tests/fuzz/run.py --count 100000 --seed 1`.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from fuzz import target
from fuzz.corpus import KINDS, corpus
from fuzz.mutate import MAX_BYTES, mutated
from fuzz.pool import run_tasks
from fuzz.run import plan
from fuzz.stand_ins import misbehave
from fuzz.target import Task, judge
from summarize.records import Edition, Split

# Counted, not timed: the same inputs everywhere.
SHARES = {"text": 150, "html": 120, "zip": 30, "pdf": 30, "image": 20}


@pytest.mark.parametrize("kind", KINDS)
def test_spoiled_inputs_are_read_or_refused(kind: str) -> None:
    if kind == "image":
        pytest.importorskip("cv2", reason="needs the `ocr` extra")
    failed = [
        (task.index, outcome.what, outcome.detail)
        for task, outcome in run_tasks(plan(SHARES[kind], 7, [kind]), workers=2, seconds_each=20)
        if outcome.verdict == "failed"
    ]
    assert failed == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("pdf", "image")])
def test_what_is_whole_is_read(kind: str) -> None:
    for data in corpus(kind):
        outcome = judge(data, 0)
        assert outcome.verdict == "ok", outcome.detail


@pytest.mark.parametrize("kind", KINDS)
def test_an_index_always_makes_the_same_input(kind: str) -> None:
    if kind == "image":
        pytest.importorskip("PIL", reason="needs the `ocr` extra")
    made = [mutated(1, kind, index) for index in range(30)]
    assert made == [mutated(1, kind, index) for index in range(30)]
    assert len(set(made)) > 25
    assert max(map(len, made)) <= MAX_BYTES


def test_a_plan_mixes_the_kinds() -> None:
    tasks = list(plan(1000, 1, list(KINDS)))
    assert [task.index for task in tasks if task.kind == "pdf"] == list(range(140))
    assert {task.kind for task in tasks[:40]} == set(KINDS)
    assert [task.index for task in plan(500, 1, ["pdf"]) if task.real] == [199, 399]


def test_loops_sleepers_and_crashes_are_caught_and_work_goes_on() -> None:
    tasks = [
        Task(seed=0, kind=kind, index=index)
        for kind in ("loop", "sleep", "crash", "fine")
        for index in (0, 1)
    ]
    found = {
        (task.kind, task.index): (outcome.verdict, outcome.what)
        for task, outcome in run_tasks(tasks, workers=2, seconds_each=0.3, target=misbehave)
    }
    for kind, what in (("loop", "hang: more than 0.3 s"), ("sleep", "hang: more than 0.3 s")):
        assert found[kind, 0] == ("failed", what)
        assert found[kind, 1] == ("contained", what)
    assert found["crash", 0] == ("failed", "crash: SIGABRT")
    assert found["fine", 0] == found["fine", 1] == ("ok", "")


def test_lost_text_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    split_edition = target.split_edition

    def losing(edition: Edition) -> Split:
        split = split_edition(edition)
        return replace(split, unassigned=split.unassigned[1:])

    monkeypatch.setattr(target, "split_edition", losing)
    outcome = judge(corpus("text")[0], 0)
    assert outcome.verdict == "failed"
    assert "broken account" in outcome.detail
