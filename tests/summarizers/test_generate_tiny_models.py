"""The method "generate" over tiny models of real architectures, loaded from a folder.

They know nothing about summaries, so each article must end as an extract that says why.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize.errors import ModelError
from summarize.summarizers import engine, load_summarizer
from summarize.summarizers.contract import Limits
from summarize.summarizers.engine import TorchGenerator
from summarize.weights import resolve

BODY = (
    "3月5日，全市道路交通安全工作会议在青田召开。市公安局负责人出席会议并讲话。",
    "去年全市查处各类交通违法行为120万起，群众满意率98.4%。",
    "会议要求各部门切实做好春季道路交通安全工作。",
)


def save_tokenizer(folder: Path) -> int:
    """A tokenizer of characters with an end token; returns the size of its vocabulary."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from tokenizers.processors import TemplateProcessing
    from transformers import PreTrainedTokenizerFast

    tokens = ["<pad>", "</s>", "<unk>", *dict.fromkeys("".join(BODY))]
    core = Tokenizer(
        models.WordLevel({token: i for i, token in enumerate(tokens)}, unk_token="<unk>")
    )
    core.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    core.decoder = decoders.Fuse()
    core.post_processor = TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    PreTrainedTokenizerFast(
        tokenizer_object=core, pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    ).save_pretrained(folder)
    return len(tokens)


def save_mt5(folder: Path) -> None:
    from transformers import MT5Config, MT5ForConditionalGeneration

    config = MT5Config(
        vocab_size=save_tokenizer(folder),
        d_model=16,
        d_kv=8,
        d_ff=32,
        num_layers=1,
        num_heads=2,
        decoder_start_token_id=0,
    )
    MT5ForConditionalGeneration(config).save_pretrained(folder)


def save_bart(folder: Path) -> None:
    """With the end token forced where an output is cut, as BART's configuration has it."""
    from transformers import BartConfig, BartForConditionalGeneration

    config = BartConfig(
        vocab_size=save_tokenizer(folder),
        d_model=16,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=16,
        decoder_ffn_dim=16,
        max_position_embeddings=64,
        pad_token_id=0,
        eos_token_id=1,
        bos_token_id=1,
        decoder_start_token_id=1,
    )
    model = BartForConditionalGeneration(config)
    model.generation_config.forced_eos_token_id = 1
    # Never ends of its own accord.
    model.final_logits_bias[0, 1] = -100.0
    model.save_pretrained(folder)


def save_gemma(folder: Path) -> None:
    from transformers import Gemma3ForCausalLM, Gemma3TextConfig

    config = Gemma3TextConfig(
        vocab_size=save_tokenizer(folder),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=8,
        max_position_embeddings=160,
        pad_token_id=0,
        eos_token_id=1,
    )
    Gemma3ForCausalLM(config).save_pretrained(folder)


@pytest.fixture(scope="module", params=[save_mt5, save_bart, save_gemma])
def folder(request, tmp_path_factory) -> Path:
    import torch

    torch.manual_seed(0)
    path = tmp_path_factory.mktemp("model")
    request.param(path)
    return path


@pytest.fixture(autouse=True)
def _short_outputs(monkeypatch):
    """Models without knowledge seldom end; what they write need not be long."""
    monkeypatch.setattr(engine, "TARGET_TOKENS", 12)


@pytest.fixture
def generator(folder) -> TorchGenerator:
    return TorchGenerator(resolve(str(folder), role="summarize", offline=True), threads=1)


def test_nonsense_falls_back_to_an_extract(folder, make_article):
    method = load_summarizer("generate", model=str(folder), offline=True, threads=1)
    article = make_article(*BODY, headline="全市召开道路交通安全工作会议")
    (summary,) = method.summarize([article], Limits(sentences=2))
    assert summary.method == "extract"
    assert "fallback" in [finding.kind for finding in summary.findings]
    assert summary.sentences
    assert all(sentence.zh in "".join(BODY) for sentence in summary.sentences)
    (use,) = method.models
    assert (use.role, use.engine) == ("summarise", "torch")
    assert len(use.sha256) == 64


def test_score_is_that_of_the_engine_itself(generator):
    import torch

    text = "会议在青田召开。"
    written = generator.write(text)
    ids = torch.tensor([generator._encode(text)])
    made = generator._model.generate(
        ids,
        do_sample=False,
        max_new_tokens=written.tokens,
        return_dict_in_generate=True,
        output_scores=True,
        forced_eos_token_id=None,
    )
    scores = generator._model.compute_transition_scores(
        made.sequences, made.scores, normalize_logits=True
    )
    assert written.score == pytest.approx(float(scores[0].mean()), abs=1e-4)


def test_over_long_text_is_refused_and_never_truncated(generator):
    text = "会议在青田召开。" * 400
    assert not generator.fits(text)
    with pytest.raises(ModelError, match="over the limit"):
        generator.write(text)


def test_an_output_at_the_cap_is_not_finished(tmp_path):
    save_bart(tmp_path)
    generator = TorchGenerator(resolve(str(tmp_path), role="summarize", offline=True), threads=1)
    written = generator.write("会议在青田召开。")
    assert written.tokens == 13
    assert not written.finished


def test_a_folder_without_a_model(tmp_path):
    with pytest.raises(ModelError):
        load_summarizer("generate", model=str(tmp_path), offline=True)
