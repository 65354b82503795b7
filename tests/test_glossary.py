"""The user's glossary: read strictly, used, verified, and only what it touches is done again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PAGE, ScriptedTranslator, faithful, said

import summarize
from summarize.cli import main
from summarize.config import resolve_config
from summarize.errors import ConfigError, InputError
from summarize.glossary import read_entries, read_glossary
from summarize.glossary_check import examine
from summarize.translators.contract import Candidate, Decoding, Sentence

UseScript = Callable[..., ScriptedTranslator]
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(text: str | bytes, name: str = "terms.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return path

    return make


@pytest.mark.parametrize(
    "text",
    [
        "图书馆,Library\n浙里办,Zheli Ban\n",
        "source,target\n图书馆,Library\n浙里办,Zheli Ban\n",
        "\ufeffSource,Target,Note\r\n图书馆,Library,\r\n浙里办,Zheli Ban,the app\r\n",
        '图书馆,"Library"\n\n,,\n 浙里办 , Zheli  Ban ,"a note, quoted"',
    ],
    ids=["bare", "header", "BOM and CRLF", "quotes and blanks"],
)
def test_forms_of_a_file(write: Write, text: str) -> None:
    assert dict(read_glossary([write(text)])) == {"图书馆": "Library", "浙里办": "Zheli Ban"}


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("图书馆,Library\n浙里办\n", ":2:", "this has 1 cell"),
        ("a,b\n\n图书馆,a,b,c\n", ":3:", "this has 4 cells"),
        ("图书馆,\n", ":1:", "the target is empty"),
        (",Library\n", ":1:", "the source is empty"),
        ('图书馆,"Library\n', ":1:", "not CSV"),
        ("source,target\n图书馆,Library\n".encode() + "浙,Z".encode("gb18030"), ":3:", "not UTF-8"),
        ("馆,A\n图,B\n馆,C\n", ":3:", "'A' in line 1"),
    ],
)
def test_errors_name_file_and_line(write: Write, text: str | bytes, place: str, said: str) -> None:
    path = write(text)
    with pytest.raises(InputError) as caught:
        read_glossary([path])
    assert f"{path}{place}" in caught.value.message
    assert said in caught.value.message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv cannot be read"):
        read_glossary([tmp_path / "none.csv"])


def test_a_line_is_that_of_the_file(write: Write) -> None:
    entries = read_entries(write('source,target\n图书馆,"Lib\nrary"\n浙里办,Zheli Ban\n'))
    assert [(entry.target, entry.line) for entry in entries] == [("Lib rary", 3), ("Zheli Ban", 4)]


def test_the_later_file_goes_first(write: Write) -> None:
    files = [write("馆,A\n", "a.csv"), write("馆,B\n", "b.csv")]
    assert dict(read_glossary(files)) == {"馆": "B"}


def test_traditional_sources_are_searched_in_both_scripts(write: Write) -> None:
    assert dict(read_glossary([write("國學館,Academy\n")])) == {
        "國學館": "Academy",
        "国学馆": "Academy",
    }


def test_settings_from_every_place(tmp_path: Path) -> None:
    (tmp_path / "summarize.toml").write_text('glossary = ["a.csv", "sub/b.csv"]')
    resolved = resolve_config({"glossary": ()}, environ={}, folder=tmp_path)
    assert resolved.config.glossary == (str(tmp_path / "a.csv"), str(tmp_path / "sub/b.csv"))
    resolved = resolve_config({}, environ={"SUMMARIZE_GLOSSARY": "x.csv"}, folder=tmp_path)
    assert resolved.config.glossary == ("x.csv",)
    resolved = resolve_config({"glossary": ("y.csv", "z.csv")}, environ={}, folder=tmp_path)
    assert (resolved.config.glossary, resolved.origins["glossary"]) == (
        ("y.csv", "z.csv"),
        "command line",
    )
    with pytest.raises(ConfigError, match="list of files"):
        summarize.digest(PAGE, glossary=[3])


def test_the_longest_entry_is_a_hint_and_its_absence_an_error(
    scripted: UseScript, write: Write
) -> None:
    path = write("图书馆,Bibliotheca\n市图书馆,Biblioteca Central\n")
    translator = scripted()
    digest = summarize.digest(PAGE, glossary=[path], cache=False)
    sentences = [s for batch, _ in translator.calls for s in batch if "市图书馆" in s.text]
    assert all(("市图书馆", "Biblioteca Central") in s.hints for s in sentences)
    assert [i for i in digest.articles if any(i.all_findings())] == []
    assert digest.manifest.options["glossary"] == "terms.csv"

    def forgetful(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        (candidate,) = faithful(sentence, decoding)
        return [said(candidate.text.replace("Biblioteca", "Bookshop"))]

    scripted(forgetful)
    digest = summarize.digest(PAGE, glossary=[path], cache=False)
    found = [f for item in digest.articles for f in item.all_findings() if f.kind == "glossary"]
    assert {(f.zh, f.expected, f.severity) for f in found} == {
        ("市图书馆", "Biblioteca Central", "error")
    }


def test_an_edited_entry_redoes_only_the_sentences_it_touches(
    scripted: UseScript, write: Write, tmp_path: Path
) -> None:
    def decoded(text: str) -> set[str]:
        translator = scripted()
        options = {"cache_dir": str(tmp_path / "cache"), "glossary": [write(text)]}
        summarize.digest(PAGE, **options)
        return {sentence.text for batch, _ in translator.calls for sentence in batch}

    everything = decoded("藏书,holdings\n")
    assert len(everything) > 2
    assert decoded("藏书,holdings\n") == set()
    assert decoded("藏书,holdings\n杭州,Hangzhou City\n") == set()
    edited = decoded("藏书,collection\n")
    assert edited == {text for text in everything if "藏书" in text} != everything


@pytest.mark.parametrize("command", ["digest", "article", "translate"])
def test_commands_take_several_files(
    command: str, scripted: UseScript, write: Write, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scripted()
    files = [
        write("市图书馆,Central Athenaeum\n", "a.csv"),
        write("道路交通,highway traffic\n", "b.csv"),
    ]
    given = [part for file in files for part in ("--glossary", str(file))]
    assert main([command, str(page), "--no-cache", *given]) == 0
    out = capsys.readouterr().out
    assert "Central Athenaeum" in out
    assert "highway traffic" in out
    assert main([command, str(page), "--no-cache", "--glossary", "none.csv"]) == 3
    assert "none.csv" in capsys.readouterr().err


def test_the_article_command_writes_it_into_the_manifest(
    scripted: UseScript, write: Write, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scripted()
    path = write("市图书馆,Athenaeum\n")
    assert main(["article", str(page), "--no-cache", "--json", "--glossary", str(path)]) == 0
    options = json.loads(capsys.readouterr().out)["manifest"]["options"]
    assert options["glossary"] == "terms.csv"


def test_check_reports_what_repeats_contradicts_and_never_matches(
    write: Write, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = write("图书馆,Library\n市图书馆,City Library\n图书馆,Library\n", "a.csv")
    second = write("图书馆,Bibliotheca\n高铁,bullet train\n", "b.csv")
    assert main(["glossary", "check", str(first), str(second), "--against", str(page)]) == 6
    assert capsys.readouterr().out.splitlines() == [
        f"{first}:3: duplicate: 图书馆 stands in {first}:1 already",
        f"{second}:1: conflict: 图书馆 is 'Bibliotheca' here and 'Library' in {first}:1",
        f"{second}:2: never matched: 高铁",
    ]


def test_check_exits_honestly(write: Write, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clean = write("市图书馆,City Library\n", "a.csv")
    assert main(["glossary", "check", str(clean), "--against", str(page)]) == 0
    assert capsys.readouterr().out == ""
    assert main(["glossary", "check", str(write("图书馆\n", "b.csv"))]) == 3
    assert main(["glossary", "check", str(clean), "--against", "no-such-edition.txt"]) == 3
    assert main(["glossary", "check"]) == 2


def test_an_entry_within_longer_ones_is_never_matched(write: Write) -> None:
    path = write("图书馆,Library\n市图书馆,City Library\n")
    (problem,) = examine([path], ["市图书馆开放"])
    assert (problem.kind, problem.entry.source) == ("never matched", "图书馆")
