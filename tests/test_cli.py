"""The command line: streams, exit codes, one sentence for each failure."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import pytest
from conftest import PAGE, SEED, ScriptedTranslator, faithful, said

from summarize.cli import cli, main
from summarize.translators.contract import Candidate, Decoding, Sentence

UseScript = Callable[..., ScriptedTranslator]
Capture = pytest.CaptureFixture[str]


def run(*arguments: str | Path) -> int:
    return main([str(argument) for argument in arguments])


def commands(group: click.Group, prefix: tuple[str, ...] = ()) -> Sequence[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found += commands(command, (*prefix, name))
        else:
            found.append((*prefix, name))
    return found


@pytest.mark.parametrize("command", commands(cli), ids=" ".join)
def test_every_command_and_option_has_help(command: tuple[str, ...], capsys: Capture) -> None:
    assert run(*command, "--help") == 0
    assert "Usage: summarize" in capsys.readouterr().out
    found: click.Command = cli
    for name in command:
        assert isinstance(found, click.Group)
        found = found.commands[name]
    assert found.help
    for parameter in found.params:
        assert not isinstance(parameter, click.Option) or parameter.help, parameter.name


def test_every_command_is_in_the_readme() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    for command in commands(cli):
        assert f"summarize {' '.join(command)}" in readme


def test_stdout_carries_the_digest_only(scripted: UseScript, page: Path, capsys: Capture) -> None:
    scripted()
    assert run("digest", page, "--no-cache") == 0
    out, err = capsys.readouterr()
    assert out.startswith("#")
    assert "全市召开道路交通安全工作会议" in out
    assert err == ""


def test_json_goes_to_a_file(scripted: UseScript, page: Path, tmp_path: Path) -> None:
    scripted()
    target = tmp_path / "digest.json"
    assert run("digest", page, "--no-cache", "--json", "-o", target) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "summarize/1"


def test_existing_target_is_refused_before_any_work(
    scripted: UseScript, page: Path, tmp_path: Path, capsys: Capture
) -> None:
    translator = scripted()
    target = tmp_path / "digest.md"
    target.write_text("mine")
    assert run("digest", page, "--no-cache", "-o", target) == 1
    assert "--force" in capsys.readouterr().err
    assert (target.read_text(), translator.calls) == ("mine", [])
    assert run("digest", page, "--no-cache", "-o", target, "--force") == 0
    assert target.read_text() != "mine"


def test_dry_run_prints_the_plan_and_loads_no_model(
    page: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("a model was loaded")

    monkeypatch.setattr("summarize.translators.load_translator", refuse)
    assert run("digest", page, "--dry-run") == 0
    assert "2 articles" in capsys.readouterr().out


def test_fault_in_one_article_exits_5_with_the_rest_written(
    scripted: UseScript, page: Path, capsys: Capture
) -> None:
    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        if "道路" in sentence.text:
            raise RuntimeError("injected")
        return faithful(sentence, decoding)

    scripted(answer)
    assert run("digest", page, "--no-cache") == 5
    out, err = capsys.readouterr()
    assert "图书馆新馆开放" in out
    assert "p1-a1" in err
    assert "Traceback" not in err


def test_findings_exit_6_under_strict_only(
    scripted: UseScript, page: Path, capsys: Capture
) -> None:
    scripted(lambda sentence, decoding: [said("中文")])
    assert run("digest", page, "--no-cache") == 0
    assert run("digest", page, "--no-cache", "--strict") == 6


def test_note_is_nothing_wrong_under_strict(
    scripted: UseScript, tmp_path: Path, capsys: Capture
) -> None:
    scripted()
    path = tmp_path / "page.txt"
    path.write_text(PAGE.rstrip() + "（下转2版）\n", encoding="utf-8")
    assert run("digest", path, "--no-cache", "--strict") == 0
    assert "page 2, which is not in this edition" in capsys.readouterr().out


def test_interrupt_exits_130_and_says_what_is_kept(
    scripted: UseScript, page: Path, tmp_path: Path, capsys: Capture
) -> None:
    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        raise KeyboardInterrupt

    scripted(answer)
    target = tmp_path / "digest.md"
    assert run("digest", page, "--cache-dir", tmp_path / "cache", "-o", target) == 130
    assert "the same command goes on from there" in capsys.readouterr().err
    assert not target.exists()


def test_usage_errors_exit_2(page: Path, capsys: Capture) -> None:
    assert run("digest") == 2
    assert run("digest", page, "--summarizer", "magic", "--dry-run") == 2
    assert "extract" in capsys.readouterr().err


def test_unknown_translator_exits_4(page: Path, capsys: Capture) -> None:
    assert run("digest", page, "--translator", "no-such-model", "--offline", "--no-cache") == 4
    assert "embedded" in capsys.readouterr().err


def test_split_prints_an_outline_or_json(page: Path, capsys: Capture) -> None:
    assert run("split", page) == 0
    assert "图书馆新馆开放" in capsys.readouterr().out
    assert run("split", page, "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["articles"]) == 2


def test_article_takes_any_text_whole(scripted: UseScript, tmp_path: Path, capsys: Capture) -> None:
    scripted()
    path = tmp_path / "letter.txt"
    path.write_text("今天我们来谈谈阅读。阅读使人进步。\n坚持每天阅读半小时。\n", encoding="utf-8")
    assert run("article", path, "--no-cache", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["articles"]) == 1


LINES = "今天天气很好。\n\n明天可能下雨。后天放晴。\r\n   \n好"


def test_translate_gives_a_line_for_a_line(
    scripted: UseScript, tmp_path: Path, capsys: Capture
) -> None:
    scripted()
    path = tmp_path / "lines.txt"
    path.write_bytes(LINES.encode("utf-8"))
    assert run("translate", path, "--no-cache") == 0
    out = capsys.readouterr().out.split("\n")
    assert [bool(line) for line in out] == [True, False, True, False, True, False]
    assert run("translate", path, "--no-cache", "--jsonl") == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["source"] for row in rows] == [
        "今天天气很好。",
        "",
        "明天可能下雨。后天放晴。",
        "   ",
        "好",
    ]
    assert {"source", "translation", "score", "hints", "findings"} == set(rows[0])


def test_translate_marks_what_failed(scripted: UseScript, tmp_path: Path, capsys: Capture) -> None:
    scripted(lambda sentence, decoding: [said("中文没有翻译")])
    path = tmp_path / "lines.txt"
    path.write_text("今天天气很好。\n", encoding="utf-8")
    assert run("translate", path, "--no-cache") == 0
    assert capsys.readouterr().out.startswith("[unverified]")


def command_line(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "summarize.cli", *map(str, arguments)],
        capture_output=True,
        timeout=60,
        check=False,
        **options,  # type: ignore[call-overload]
    )


def test_stdin_to_stdout() -> None:
    done = command_line("split", "-", "--json", input=SEED.read_bytes())
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["articles"]) == 3
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_full_disk_behind_stdout_is_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "summarize.cli", "split", SEED],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("module", ["summarize", "summarize.cli"])
@pytest.mark.parametrize("command", [("split", SEED), ("models", "list")])
def test_closed_pipe_is_no_traceback(module: str, command: tuple[object, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, command)],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_the_module_exits_as_the_command_does() -> None:
    command = [sys.executable, "-m", "summarize", "split", "no-such-file.txt"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 3


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_sigint_while_reading_exits_130() -> None:
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "summarize.cli", "split", "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stderr is not None
    try:
        process.stdin.write(b"\n")
        process.stdin.flush()
        # Reading has begun once the interpreter has read that byte off the pipe.
        _wait_for_reader(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        error = process.stderr.read()
    finally:
        process.kill()
    assert b"interrupted" in error
    assert b"Traceback" not in error


def _wait_for_reader(process: subprocess.Popen[bytes]) -> None:
    import array
    import fcntl
    import termios

    assert process.stdin is not None
    waiting = array.array("i", [1])
    while waiting[0]:
        fcntl.ioctl(process.stdin.fileno(), termios.FIONREAD, waiting)


def test_facts_go_to_a_table_of_their_own(
    scripted: UseScript, page: Path, tmp_path: Path, capsys: Capture
) -> None:
    translator = scripted()
    target, table = tmp_path / "digest.md", tmp_path / "facts.csv"
    given = ("digest", page, "--no-cache", "-o", target, "--facts", table)
    assert run(*given) == 0
    text = table.read_bytes().decode("utf-8")
    assert text.startswith("\ufeffarticle id,headline,page,kind,zh,value,")
    assert ",number,120万起,1200000," in text
    done = len(translator.calls)
    target.unlink()
    assert run(*given) == 1
    assert "facts.csv exists already" in capsys.readouterr().err
    assert (len(translator.calls), target.exists()) == (done, False)


@pytest.mark.parametrize(
    ("output", "facts"), [("out.md", "-"), ("out.md", "out.md"), ("out/", "facts.csv")]
)
def test_facts_need_a_place_of_their_own(
    output: str, facts: str, scripted: UseScript, page: Path, capsys: Capture
) -> None:
    folder = page.parent
    (folder / "out").mkdir()
    table = facts if facts == "-" else f"{folder}/{facts}"
    assert run("digest", page, "--no-cache", "-o", f"{folder}/{output}", "--facts", table) == 2
    assert "--facts" in capsys.readouterr().err


def test_facts_of_each_edition_are_a_file_of_a_folder(
    scripted: UseScript, page: Path, tmp_path: Path
) -> None:
    scripted()
    given = ("-o", f"{tmp_path}/digests/", "--facts", f"{tmp_path}/facts/")
    assert run("digest", page, "--no-cache", "--date", "2024-03-07", *given) == 0
    assert (tmp_path / "digests" / "2024-03-07.md").is_file()
    assert ",date,3月5日,2024-03-05," in (tmp_path / "facts" / "2024-03-07.csv").read_text("utf-8")
