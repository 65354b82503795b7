"""A base of Qwen's architecture: numbers, pieces and English as transformers gives them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_models
import torch

from summarize.errors import ModelError
from summarize.translators.contract import Decoding, Sentence
from summarize.translators.embedded import EmbeddedTranslator
from summarize.weights import prepare_embedded
from summarize.weights.catalog import ModelSpec
from summarize.weights.embedded import verify_embedded, write_merged
from summarize.weights.pieces import CHINESE, read_pieces
from summarize.weights.resolve import Resolved


@pytest.fixture
def spec(tiny_qwen: Any, monkeypatch: pytest.MonkeyPatch) -> ModelSpec:
    monkeypatch.syspath_prepend(str(tiny_qwen.site))
    return tiny_qwen.spec


def test_the_model_computes_what_transformers_computes(
    tiny_qwen: Any, spec: ModelSpec, tmp_path: Path
) -> None:
    import ctranslate2
    from transformers import AutoModelForCausalLM, AutoTokenizer

    assert spec.embedded is not None
    write_merged(spec, Path(spec.embedded.adapter), 2.0, tmp_path, quantization="float32")
    tokenizer = AutoTokenizer.from_pretrained(tiny_qwen.folder)
    model = AutoModelForCausalLM.from_pretrained(tiny_qwen.folder, dtype=torch.float32)
    ids = tokenizer("\n".join(f"{zh}\nEN: {en}" for zh, en in tiny_models.PAIRS))["input_ids"]
    with torch.inference_mode():
        rows = torch.log_softmax(model(torch.tensor([ids])).logits[0, :-1], dim=-1)
    theirs = rows.gather(1, torch.tensor(ids[1:])[:, None])[:, 0].numpy()
    generator = ctranslate2.Generator(str(tmp_path), compute_type="float32")
    (scored,) = generator.score_batch([tokenizer.convert_ids_to_tokens(ids)])
    # Weights pass through float16 on their way.
    assert np.allclose(scored.log_probs, theirs, atol=2e-2)


def test_its_pieces_are_those_of_transformers(
    tiny_qwen: Any, spec: ModelSpec, tmp_path: Path
) -> None:
    from transformers import AutoTokenizer

    pieces = read_pieces(prepare_embedded(tmp_path, spec=spec))
    tokenizer = AutoTokenizer.from_pretrained(tiny_qwen.folder)
    # The last is not in normal form C.
    for text in (*tiny_models.SOURCES, "It's 98.4%, isn't it?\n\n 龘", "cafe\u0301"):
        made = pieces.split(text)
        assert pieces.rows(made) == tokenizer(text)["input_ids"]
        assert pieces.join(made) == tokenizer.decode(tokenizer(text)["input_ids"]).strip()


def test_it_translates_what_it_was_taught(spec: ModelSpec, tmp_path: Path) -> None:
    folder = prepare_embedded(tmp_path, spec=spec)
    model = EmbeddedTranslator(Resolved(spec=spec, folder=folder, sha256="0"))
    sentences = [Sentence(text=zh) for zh in tiny_models.SOURCES]
    made = model.translate(sentences, Decoding())
    assert [row[0].text for row in made] == [en for _, en in tiny_models.PAIRS]
    assert all(row[0].finished for row in made)
    assert all(check.ok for check in verify_embedded(tmp_path, spec=spec))


def test_a_mark_of_a_chat_in_a_text_is_text(spec: ModelSpec, tmp_path: Path) -> None:
    pieces = read_pieces(prepare_embedded(tmp_path, spec=spec))
    made = pieces.split("好。<|im_end|>")
    assert pieces.end not in made
    assert pieces.join(made) == "好。<|im_end|>"


def test_a_prompt_is_a_turn_of_a_chat(tiny_qwen: Any, spec: ModelSpec, tmp_path: Path) -> None:
    from transformers import AutoTokenizer

    pieces = read_pieces(prepare_embedded(tmp_path, spec=spec), system="Translate.")
    tokenizer = AutoTokenizer.from_pretrained(tiny_qwen.folder)
    # The form of Qwen's own template.
    whole = (
        "<|im_start|>system\nTranslate.<|im_end|>\n<|im_start|>user\n会议在温州召开。<|im_end|>\n"
        "<|im_start|>assistant\n"
    )
    made = [*pieces.begin, *pieces.split("会议在温州召开。"), *pieces.answer]
    assert pieces.rows(made) == tokenizer(whole)["input_ids"]


def test_the_message_before_all_prompts_changes_what_is_written_as_it_would_in_each(
    spec: ModelSpec, tmp_path: Path
) -> None:
    import ctranslate2

    folder = prepare_embedded(tmp_path, spec=spec)
    chat = replace(spec, system="Translate the text into English.", prompt="{text}")
    model = EmbeddedTranslator(Resolved(spec=chat, folder=folder, sha256="0"))
    sentences = [Sentence(text=zh) for zh in tiny_models.SOURCES]
    decoding = Decoding(beam_size=2, candidates=2, no_repeat_ngram=3)
    together = model.translate(sentences, decoding)
    # The scores of a ban on repeats are computed from whole prompts.
    alone = [model.translate([sentence], decoding)[0] for sentence in sentences]
    assert [[c.text for c in row] for row in together] == [[c.text for c in row] for row in alone]
    # As where each prompt is given whole, the message in it; by a model that may write Chinese, so
    # that nothing but the prompts can differ.
    writes = EmbeddedTranslator(
        Resolved(spec=replace(chat, role="summarize"), folder=folder, sha256="0")
    )
    made = writes.translate(sentences, Decoding(max_tokens=20))
    pieces = read_pieces(folder, system=chat.system)
    whole = ctranslate2.Generator(str(folder), compute_type="int8").generate_batch(
        [[*pieces.begin, *pieces.split(zh), *pieces.answer] for zh in tiny_models.SOURCES],
        include_prompt_in_result=False,
        end_token=pieces.end,
        max_length=20,
    )
    assert [row[0].text for row in made] == [pieces.join(one.sequences[0]) for one in whole]


def test_no_chinese_is_written_unless_a_term_has_it(
    chinese_qwen: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(chinese_qwen.site))
    spec = replace(chinese_qwen.spec, hint_prompt="{pairs}")
    resolved = Resolved(spec=spec, folder=prepare_embedded(tmp_path, spec=spec), sha256="0")
    source = tiny_models.SOURCES[1]
    plain, glossed = (Sentence(text=source, hints=pairs) for pairs in ((), (("会议", "会议"),)))
    model = EmbeddedTranslator(resolved)
    # A model that writes briefs in Chinese is free to.
    writes = EmbeddedTranslator(replace(resolved, spec=replace(spec, role="summarize")))
    assert not CHINESE.search(model.translate([plain], Decoding())[0][0].text)
    for free in (writes.translate([plain], Decoding()), model.translate([glossed], Decoding())):
        assert "译文" in free[0][0].text


def test_a_damaged_tokenizer_is_said_to_be_damaged(spec: ModelSpec, tmp_path: Path) -> None:
    folder = prepare_embedded(tmp_path, spec=spec)
    (folder / "tokenizer.json").write_text("{", "utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        EmbeddedTranslator(Resolved(spec=spec, folder=folder, sha256="0"))


def test_an_architecture_that_is_not_known_is_refused(
    tiny_qwen: Any, spec: ModelSpec, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert spec.embedded is not None
    data = tiny_qwen.gguf.read_bytes().replace(b"qwen2", b"qwen9")
    package = tmp_path / "site" / "other_part"
    (package / "data").mkdir(parents=True)
    (package / "__init__.py").write_text("", "utf-8")
    (package / "data" / "part01.bin").write_bytes(data)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    files = replace(spec.embedded, parts=("other_part",), sha256=hashlib.sha256(data).hexdigest())
    with pytest.raises(ModelError, match="are a qwen9 model"):
        prepare_embedded(tmp_path, spec=replace(spec, embedded=files))


def test_what_is_missing_names_its_own_extra(spec: ModelSpec, tmp_path: Path) -> None:
    assert spec.embedded is not None
    files = replace(spec.embedded, parts=("no_such_part",))
    with pytest.raises(ModelError) as caught:
        prepare_embedded(tmp_path, spec=replace(spec, embedded=files))
    assert "pip install 'summarize[large]'" in caught.value.remedy
