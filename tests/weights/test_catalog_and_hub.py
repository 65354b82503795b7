"""Names, repositories and folders: found, locked, refused."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.errors import ModelError
from summarize.weights import hub, load_catalog, models_folder, resolve, verify
from summarize.weights.built import sha256_of
from summarize.weights.lock import read_lock

ROOT = Path(__file__).parents[2]
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A snapshot folder that every download answers with."""
    folder = tmp_path / "snapshots" / COMMIT
    folder.mkdir(parents=True)
    (folder / "config.json").write_text('{"is_encoder_decoder": true}', "utf-8")
    (folder / "model.safetensors").write_bytes(b"weights")
    monkeypatch.setattr(hub, "_download", lambda *args, **options: folder)
    return folder


def test_every_row_of_the_catalog_is_whole() -> None:
    for spec in load_catalog().models:
        assert spec.license, spec.name
        assert (spec.repo is None) == (spec.embedded is not None), spec.name
        assert "{text}" in spec.prompt
        assert not spec.uses_hints or "{pairs}" in spec.hint_prompt
    named = ["embedded-brief", "randeng-pegasus-238m", "mt5-xlsum"]
    assert load_catalog().names("summarize") == named


@pytest.mark.parametrize("name", ["embedded", "embedded-large", "embedded-brief"])
def test_shipped_files_have_the_digests_of_the_catalog(name: str) -> None:
    files = load_catalog().get(name).embedded
    assert files is not None
    assert sha256_of(models_folder() / files.adapter) == files.adapter_sha256
    if files.vocabulary:
        assert sha256_of(models_folder() / files.vocabulary) == files.vocabulary_sha256


@pytest.mark.parametrize("name", ["embedded", "embedded-large", "embedded-brief"])
def test_the_extra_of_a_model_installs_its_parts(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    files = load_catalog().get(name).embedded
    assert files is not None
    installed = [each.partition("==")[0] for each in project["optional-dependencies"][files.extra]]
    # The distribution of the smaller base requires its parts.
    wanted = {part.replace("_", "-") for part in files.parts}
    assert set(installed) == wanted or all(part.startswith(installed[0]) for part in wanted)


@pytest.mark.parametrize("role", ["translate", "summarize"])
def test_an_unknown_name_lists_the_names(role: str) -> None:
    with pytest.raises(ModelError) as caught:
        resolve("no-such-model", role=role)
    assert all(name in caught.value.remedy for name in load_catalog().names(role))


def test_a_model_of_the_other_role_is_unknown() -> None:
    with pytest.raises(ModelError, match="mt5-xlsum"):
        resolve("mt5-xlsum", role="translate")


def test_offline_and_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(ModelError) as caught:
        resolve("opus-mt", role="translate", offline=True, data_dir=tmp_path)
    assert "pip install 'summarize[offline]'" in caught.value.remedy
    assert caught.value.exit_code == 4


def test_first_fetch_is_locked_and_enforced(repository: Path, tmp_path: Path) -> None:
    first = resolve("opus-mt", role="translate", data_dir=tmp_path)
    assert first.sha256 == sha256_of(repository / "model.safetensors")
    assert read_lock(tmp_path)["Helsinki-NLP/opus-mt-zh-en"].revision == COMMIT
    assert all(check.ok for check in verify("opus-mt", data_dir=tmp_path))
    # A file that was not part of the fetch is no concern of the lock.
    (repository / "extra.txt").write_text("x", "utf-8")
    assert resolve("opus-mt", role="translate", data_dir=tmp_path).sha256 == first.sha256
    (repository / "model.safetensors").write_bytes(b"Weights")
    with pytest.raises(ModelError, match=r"differs.*model\.safetensors"):
        resolve("opus-mt", role="translate", data_dir=tmp_path)
    wrong = [check for check in verify("opus-mt", data_dir=tmp_path) if not check.ok]
    assert [check.path.name for check in wrong] == ["model.safetensors"]


def test_pickles_are_refused_unless_asked_for(repository: Path, tmp_path: Path) -> None:
    (repository / "model.safetensors").unlink()
    (repository / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(ModelError, match="safetensors"):
        resolve("someone/model", role="translate", data_dir=tmp_path)
    assert read_lock(tmp_path) == {}
    found = resolve("someone/model", role="translate", data_dir=tmp_path, allow_pickle=True)
    assert found.spec.allow_pickle
    assert found.sha256 == sha256_of(repository / "pytorch_model.bin")


def test_a_damaged_lock_file_is_no_permission(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "models.lock.json").write_text("{", "utf-8")
    with pytest.raises(ModelError, match="lock file"):
        resolve("opus-mt", role="translate", data_dir=tmp_path)


def test_nothing_is_verified_before_it_was_fetched(tmp_path: Path) -> None:
    (check,) = verify("opus-mt", data_dir=tmp_path)
    assert not check.ok


CONFIGS = [
    (
        {"is_encoder_decoder": True},
        {"tokenizer_class": "NllbTokenizerFast"},
        ("seq2seq", "zho_Hans", "eng_Latn"),
    ),
    (
        {"is_encoder_decoder": True},
        {"tokenizer_class": "MBart50Tokenizer"},
        ("seq2seq", "zh_CN", "en_XX"),
    ),
    ({"is_encoder_decoder": True}, {"tokenizer_class": "M2M100Tokenizer"}, ("seq2seq", "zh", "en")),
    ({"is_encoder_decoder": True}, {"tokenizer_class": "MarianTokenizer"}, ("seq2seq", None, None)),
    ({"model_type": "qwen3"}, {"chat_template": "x"}, ("causal", None, None)),
]


@pytest.mark.parametrize(("config", "tokenizer", "expected"), CONFIGS)
def test_a_folder_says_what_it_is(
    tmp_path: Path, config: object, tokenizer: dict[str, str], expected: tuple[str | None, ...]
) -> None:
    (tmp_path / "config.json").write_text(json.dumps(config), "utf-8")
    (tmp_path / "tokenizer_config.json").write_text(json.dumps(tokenizer), "utf-8")
    spec = resolve(str(tmp_path), role="translate").spec
    assert (spec.kind, spec.source_code, spec.target_code) == expected
    assert spec.chat == ("chat_template" in tokenizer)
    assert spec == replace(spec, name=str(tmp_path))


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"config\.json is missing"):
        resolve(str(tmp_path), role="translate")
