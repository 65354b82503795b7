"""From GGUF parts to a prepared folder: the same numbers as transformers, whole or absent."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tiny_models

from summarize.errors import ModelError, OutputError
from summarize.translators.contract import Decoding, Sentence
from summarize.translators.embedded import EmbeddedTranslator
from summarize.weights import prepare_embedded, prepared_embedded
from summarize.weights.catalog import ModelSpec
from summarize.weights.embedded import verify_embedded, write_merged
from summarize.weights.gguf_file import parse_gguf
from summarize.weights.merging import MergedWeights
from summarize.weights.resolve import Resolved


@pytest.fixture
def spec(tiny_base: Any, monkeypatch: pytest.MonkeyPatch) -> ModelSpec:
    monkeypatch.syspath_prepend(str(tiny_base.site))
    return tiny_base.spec


def test_gguf_is_read_as_the_gguf_package_reads_it(tiny_base: Any) -> None:
    import numpy as np
    from gguf import GGUFReader

    ours, theirs = parse_gguf(tiny_base.gguf.read_bytes(), "offline"), GGUFReader(tiny_base.gguf)
    assert set(ours.tensors) == {tensor.name for tensor in theirs.tensors}
    for tensor in theirs.tensors:
        shape = tuple(int(size) for size in tensor.shape[::-1])
        assert np.array_equal(ours.tensor(tensor.name), tensor.data.reshape(shape)), tensor.name
    for key in ("tokenizer.ggml.tokens", "tokenizer.ggml.token_type", "gemma3.block_count"):
        assert list(np.atleast_1d(ours.metadata[key])) == list(
            np.atleast_1d(theirs.fields[key].contents())
        )


@pytest.mark.parametrize("kind", ["Q8_0", "Q4_0", "F16"])
def test_chosen_rows_are_those_of_the_whole(kind: str, tmp_path: Path) -> None:
    import numpy as np
    from gguf import GGMLQuantizationType, GGUFWriter, dequantize, quantize

    of = GGMLQuantizationType[kind]
    values = np.random.default_rng(0).normal(size=(9, 64)).astype("float32")
    writer = GGUFWriter(tmp_path / "one.gguf", "gemma3")
    writer.add_tensor("t", quantize(values, of), raw_dtype=of)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    read = parse_gguf((tmp_path / "one.gguf").read_bytes(), "offline")
    assert np.array_equal(read.tensor("t"), dequantize(quantize(values, of), of))
    rows = np.array([7, 0, 3])
    assert np.array_equal(read.tensor("t", rows), read.tensor("t")[rows])


@pytest.mark.parametrize(
    "data", [b"", b"GGUF", b"PK\x03\x04" + b"\0" * 64, b"GGUF\2\0\0\0" + b"\0" * 64]
)
def test_what_is_no_gguf_is_refused(data: bytes) -> None:
    with pytest.raises(ModelError, match="pip install"):
        parse_gguf(data, "offline")


def test_adapter_is_merged_with_its_scale(tiny_base: Any) -> None:
    import numpy as np

    gguf = parse_gguf(tiny_base.gguf.read_bytes(), "offline")
    low, high = np.eye(2, 32, dtype="float16"), np.ones((64, 2), "float16")
    adapter = {"model.layers.2.mlp.up_proj.A": low, "model.layers.2.mlp.up_proj.B": high}
    weights = MergedWeights(gguf, adapter, 0.5, np.arange(8), lambda done, total: None)
    change = weights["blk.2.ffn_up.weight"] - gguf.tensor("blk.2.ffn_up.weight")
    assert np.allclose(change[:, :2], 0.5, atol=1e-6)
    assert np.allclose(change[:, 2:], 0)
    assert weights["token_embd.weight"].shape == (8, 32)


def test_the_order_in_which_an_adapter_is_summed_changes_no_bit(tiny_base: Any) -> None:
    import numpy as np

    gguf = parse_gguf(tiny_base.gguf.read_bytes(), "offline")
    draw, name = np.random.default_rng(3), "model.layers.2.mlp.up_proj"
    low = draw.normal(size=(32, 32)).astype("float16")
    high = draw.normal(size=(64, 32)).astype("float16")
    merged = []
    for order in (np.arange(32), draw.permutation(32)):
        adapter = {f"{name}.A": low[order], f"{name}.B": high[:, order]}
        weights = MergedWeights(gguf, adapter, 2.0, np.arange(8), lambda done, total: None)
        merged.append(weights["blk.2.ffn_up.weight"].tobytes())
    assert merged[0] == merged[1]


def test_the_model_computes_what_transformers_computes(
    tiny_base: Any, spec: ModelSpec, tmp_path: Path
) -> None:
    import ctranslate2
    import numpy as np
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    files = replace(tiny_base.spec.embedded, vocabulary="", vocabulary_sha256="")
    whole = replace(spec, embedded=files)
    write_merged(whole, Path(files.adapter), 2.0, tmp_path, quantization="float32")
    tokenizer = AutoTokenizer.from_pretrained(tiny_base.folder)
    model = AutoModelForCausalLM.from_pretrained(tiny_base.folder, dtype=torch.float32)
    text = "\n".join(f"{zh}\nEN: {en}" for zh, en in tiny_models.PAIRS)
    ids = tokenizer(text)["input_ids"]
    assert 80 < len(ids) < 128
    with torch.inference_mode():
        rows = torch.log_softmax(model(torch.tensor([ids])).logits[0, :-1], dim=-1)
    theirs = rows.gather(1, torch.tensor(ids[1:])[:, None])[:, 0].numpy()
    generator = ctranslate2.Generator(str(tmp_path), compute_type="float32")
    (scored,) = generator.score_batch([tokenizer.convert_ids_to_tokens(ids)])
    assert np.allclose(scored.log_probs, theirs, atol=2e-3)


def test_prepared_once_and_used(spec: ModelSpec, tmp_path: Path) -> None:
    stages: list[tuple[str, int, int]] = []
    assert prepared_embedded(tmp_path, spec=spec) is None
    folder = prepare_embedded(tmp_path, lambda *step: stages.append(step), spec=spec)
    assert prepared_embedded(tmp_path, spec=spec) == folder
    assert {stage for stage, _, _ in stages} == {"reading", "merging", "writing"}
    assert all(done <= total for _, done, total in stages)
    stages.clear()
    assert prepare_embedded(tmp_path, lambda *step: stages.append(step), spec=spec) == folder
    assert stages == []
    assert [path.name for path in folder.parent.iterdir() if path.suffix == ".part"] == []
    model = EmbeddedTranslator(Resolved(spec=spec, folder=folder, sha256="0"))
    made = model.translate([Sentence(text="今天天气很好。"), Sentence(text="")], Decoding())
    assert made[0][0].tokens > 0
    assert (made[1][0].text, made[1][0].finished) == ("", True)
    with pytest.raises(ModelError, match="the model can take 100"):
        model.translate([Sentence(text="今天天气很好。" * 200)], Decoding())
    many = tuple(("今天天气很好", f"weather {n}") for n in range(200))
    hinted = replace(spec, prompt="{text}{hints}\nEN:", hint_prompt="\n[{pairs}]")
    model = EmbeddedTranslator(Resolved(spec=hinted, folder=folder, sha256="0"))
    with pytest.raises(ModelError, match="fewer or shorter hints"):
        model.translate([Sentence(text="今天天气很好。", hints=many)], Decoding())
    # Glosses that leave no room are left aside.
    bare, glossed = (Sentence(text="今天天气很好。", glosses=words) for words in ((), many))
    assert model.translate([glossed], Decoding()) == model.translate([bare], Decoding())


def test_pieces_left_out_are_spelled_with_those_kept(spec: ModelSpec, tmp_path: Path) -> None:
    import sentencepiece

    folder = prepare_embedded(tmp_path, spec=spec)
    whole = sentencepiece.SentencePieceProcessor(model_file=str(folder / "tokenizer.model"))
    kept = set(json.loads((folder / "vocabulary.json").read_text("utf-8")))
    left_out = [whole.id_to_piece(i) for i in range(whole.get_piece_size() - 5, len(whole))]
    assert not kept & set(left_out)
    model = EmbeddedTranslator(Resolved(spec=spec, folder=folder, sha256="0"))
    for piece in left_out:
        assert whole.encode(piece, out_type=str) == [piece]
        assert model.count_tokens(piece) > 1
    # A character that no piece has is spelled in bytes, as the whole vocabulary does it.
    assert model.count_tokens("龘") == len(whole.encode("龘")) == 3


def test_another_input_is_another_folder(spec: ModelSpec, tmp_path: Path) -> None:
    folder = prepare_embedded(tmp_path, spec=spec)
    assert spec.embedded is not None
    other = replace(spec, embedded=replace(spec.embedded, adapter_scale=3.0))
    assert prepared_embedded(tmp_path, spec=other) is None
    assert prepare_embedded(tmp_path, spec=other) != folder


@pytest.mark.parametrize("damage", ["cut", "gone", "manifest"])
def test_a_damaged_folder_is_made_again(spec: ModelSpec, tmp_path: Path, damage: str) -> None:
    folder = prepare_embedded(tmp_path, spec=spec)
    whole = (folder / "model.bin").read_bytes()
    if damage == "cut":
        (folder / "model.bin").write_bytes(whole[:-1])
    elif damage == "gone":
        (folder / "tokenizer.model").unlink()
    else:
        (folder / "manifest.json").write_text("{", "utf-8")
    assert prepared_embedded(tmp_path, spec=spec) is None
    assert not all(check.ok for check in verify_embedded(tmp_path, spec=spec))
    assert prepare_embedded(tmp_path, spec=spec) == folder
    assert (folder / "model.bin").read_bytes() == whole
    assert all(check.ok for check in verify_embedded(tmp_path, spec=spec))


def test_verify_reads_every_byte(spec: ModelSpec, tmp_path: Path) -> None:
    folder = prepare_embedded(tmp_path, spec=spec)
    data = bytearray((folder / "model.bin").read_bytes())
    data[-1] ^= 1
    (folder / "model.bin").write_bytes(data)
    wrong = [check for check in verify_embedded(tmp_path, spec=spec) if not check.ok]
    assert [check.path.name for check in wrong] == ["model.bin"]
    assert "expected" in wrong[0].detail
    prepare_embedded(tmp_path, spec=spec, force=True)
    assert all(check.ok for check in verify_embedded(tmp_path, spec=spec))


def test_damaged_base_weights_are_refused(spec: ModelSpec, tmp_path: Path, tiny_base: Any) -> None:
    part = tiny_base.parts[2]
    data = part.read_bytes()
    try:
        part.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        with pytest.raises(ModelError, match="damaged"):
            prepare_embedded(tmp_path, spec=spec)
    finally:
        part.write_bytes(data)
    assert [path for path in (tmp_path / "models").iterdir() if path.is_dir()] == []


def test_missing_base_weights_name_the_extra(tiny_base: Any, tmp_path: Path) -> None:
    assert tiny_base.spec.embedded is not None
    files = replace(tiny_base.spec.embedded, parts=("no_such_part",))
    with pytest.raises(ModelError) as caught:
        prepare_embedded(tmp_path, spec=replace(tiny_base.spec, embedded=files))
    assert "pip install 'summarize[offline]'" in caught.value.remedy
    assert caught.value.exit_code == 4


def test_a_place_that_cannot_be_written(spec: ModelSpec, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        prepare_embedded(tmp_path / "file", spec=spec)


def test_the_manifest_holds_sizes_and_digests(spec: ModelSpec, tmp_path: Path) -> None:
    folder = prepare_embedded(tmp_path, spec=spec)
    files = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    assert set(files) == {path.name for path in folder.iterdir()} - {"manifest.json"}
    assert all(row["size"] == (folder / name).stat().st_size for name, row in files.items())
