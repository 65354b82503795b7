"""The file of names: it grows, and what stands in it is never changed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ScriptedTranslator

import summarize
from summarize.cli import main
from summarize.errors import InputError, OutputError, UsageError
from summarize.name_file import add_names, read_names

UseScript = Callable[..., ScriptedTranslator]

TEXT = """\
全市召开道路交通安全工作会议

本报讯 3月5日，市公安局局长杨青玖主持会议。瑞典首相卡尔·安德松表示欢迎。曾志强说，很好。
"""


def test_names_are_learned_and_edits_win(scripted: UseScript, tmp_path: Path) -> None:
    scripted()
    path = tmp_path / "names.toml"
    options = {"cache": False, "names": str(path), "learn_names": True}
    summarize.digest(TEXT, date="2024-03-06", **options)
    learned = path.read_text(encoding="utf-8")
    assert '"杨青玖" = "Yang Qingjiu"  # 2024-03-06\n' in learned
    assert '"卡尔·安德松" = "?"  # 2024-03-06\n' in learned

    edited = learned.replace("Yang Qingjiu", "Qingjiu Yang").replace(
        '"曾志强" = "Zeng Zhiqiang"', '"曾志强" = ""'
    )
    path.write_text(edited + "# mine\n", encoding="utf-8")
    made = summarize.digest(TEXT + "\n本报讯 市长李明出席会议。\n", date="2024-03-07", **options)
    facts = [(f.zh, f.en) for item in made.articles for f in item.article.facts]
    assert ("杨青玖", "Qingjiu Yang") in facts
    assert "曾志强" not in dict(facts)
    after = path.read_text(encoding="utf-8")
    assert after.startswith(edited + "# mine\n")
    assert after.removeprefix(edited + "# mine\n") == '"李明" = "Li Ming"  # 2024-03-07\n'


def test_names_of_the_press_need_no_learning(scripted: UseScript, tmp_path: Path) -> None:
    scripted()
    path = tmp_path / "names.toml"
    text = TEXT.replace("卡尔·安德松", "特朗普")
    summarize.digest(text, cache=False, names=str(path), learn_names=True)
    assert set(tomllib.loads(path.read_text(encoding="utf-8"))) == {"杨青玖", "曾志强"}


def test_nothing_is_written_unless_asked(scripted: UseScript, tmp_path: Path) -> None:
    scripted()
    path = tmp_path / "names.toml"
    path.write_text('"杨青玖" = "Qingjiu Yang"\n', encoding="utf-8")
    made = summarize.digest(TEXT, cache=False, names=str(path))
    assert path.read_text(encoding="utf-8") == '"杨青玖" = "Qingjiu Yang"\n'
    assert made.manifest.options["names"] == "names.toml"
    with pytest.raises(UsageError, match="--names"):
        summarize.digest(TEXT, cache=False, learn_names=True)


def test_names_are_used_for_lines_too(scripted: UseScript, tmp_path: Path) -> None:
    translator = scripted()
    path = tmp_path / "names.toml"
    path.write_text('"库恩斯" = "Kouns"\n', encoding="utf-8")
    summarize.translate(["库恩斯来了。"], cache=False, names=str(path))
    sentences, _ = translator.calls[0]
    assert ("库恩斯", "Kouns") in sentences[0].hints


def test_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text('\ufeff"甲乙" = "A"\n"丙丁" = "?"\n"戊己" = ""\n', encoding="utf-8")
    found = read_names(path)
    assert dict(found.people) == {"甲乙": "A", "丙丁": ""}
    assert found.ignored == {"戊己"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('"甲" = 1\n', "no English for '甲'"),
        ('["甲"]\nx = "y"\n', "no English"),
        ('"甲" = "A"\n"甲" = "B"\n', "not valid TOML"),
        ("甲乙\n", "not valid TOML"),
    ],
)
def test_a_file_that_is_none_of_names_is_refused(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "names.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_names(path)
    with pytest.raises(InputError, match=said):
        add_names(path, {"丙": "C"}, note="x")
    assert path.read_text(encoding="utf-8") == content


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--learn-names makes it"):
        read_names(tmp_path / "none.toml")
    with pytest.raises(OutputError, match="is a folder"):
        add_names(tmp_path, {"丙": "C"}, note="x")


def test_quotes_and_a_last_line_without_end(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text('"甲" = "A"', encoding="utf-8")
    assert add_names(path, {'乙"': 'B "b"', "甲": "Z"}, note="2024-01-01") == 1
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {"甲": "A", '乙"': 'B "b"'}
    assert add_names(path, {"甲": "Z"}, note="2024-01-01") == 0


def test_two_runs_that_learn_at_once_both_keep_theirs(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    code = (
        "import sys; from pathlib import Path; from summarize.name_file import add_names\n"
        "for n in range(20): add_names(Path(sys.argv[1]), {f'{sys.argv[2]}{n}': 'x'}, note='d')"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code, path, who]) for who in "甲乙"]
    assert [run.wait() for run in runs] == [0, 0]
    assert len(tomllib.loads(path.read_text(encoding="utf-8"))) == 40


def test_the_command_line(
    scripted: UseScript, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scripted()
    page, names = tmp_path / "p.txt", tmp_path / "names.toml"
    page.write_text(TEXT, encoding="utf-8")
    assert main(["digest", str(page), "--no-cache", "--names", str(names)]) == 3
    assert "--learn-names makes it" in capsys.readouterr().err
    given = ["digest", str(page), "--no-cache", "--names", str(names), "--learn-names"]
    assert main([*given, "--dry-run"]) == 0
    assert not names.exists()
    assert main(given) == 0
    assert "杨青玖" in names.read_text(encoding="utf-8")


def test_a_settings_file_names_it_from_its_own_folder(tmp_path: Path) -> None:
    from summarize.config import resolve_config

    (tmp_path / "summarize.toml").write_text('names = "names.toml"\nlearn_names = true\n')
    config = resolve_config({}, environ={}, folder=tmp_path).config
    assert (config.names, config.learn_names) == (str(tmp_path / "names.toml"), True)
