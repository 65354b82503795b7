"""Tiny models in the file sets that the publishers of models.toml put on the hub.

What a setting of the catalog must fit is written out here as the model cards have it, so that a
wrong setting does not agree with itself.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tiny_models import (
    PAIRS,
    SOURCES,
    Lesson,
    sentencepiece_model,
    teach,
    teach_causal,
    teach_languages,
)

# What the summarizers know: the article and its brief.
BRIEFS = [
    ("3月5日，全市会议在青田召开，市公安局负责人出席并讲话。", "全市会议在青田召开。"),
    ("去年全市查处交通违法行为120万起，群众满意率98.4%。", "满意率98.4%。"),
    ("线路全长164公里，列车驶过湖面，12月26日开通运营。", "线路全长164公里。"),
    ("企业融资8.5亿元，律师给出了专业建议。", "企业融资8.5亿元。"),
]
NLLB_CODES = ["eng_Latn", "fra_Latn", "jpn_Jpan", "zho_Hans", "zho_Hant"]
# The chat template and the prompts of Tencent's HY-MT1.5-1.8B.
HY_CHAT = (
    "{% if messages[0]['role'] == 'system' %}{% set loop_messages = messages[1:] %}"
    "{% set system_message = messages[0]['content'] %}"
    "<｜hy_begin▁of▁sentence｜>{{ system_message }}<｜hy_place▁holder▁no▁3｜>"
    "{% else %}{% set loop_messages = messages %}<｜hy_begin▁of▁sentence｜>{% endif %}"
    "{% for message in loop_messages %}{% if message['role'] == 'user' %}"
    "<｜hy_User｜>{{ message['content'] }}{% elif message['role'] == 'assistant' %}"
    "<｜hy_Assistant｜>{{ message['content'] }}<｜hy_place▁holder▁no▁2｜>{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}<｜hy_Assistant｜>"
    "{% else %}<｜hy_place▁holder▁no▁8｜>{% endif %}"
)
HY_TASK = "将以下文本翻译为英语，注意只需要输出翻译后的结果，不要额外解释：\n"
HY_PLAIN = f"<｜hy_begin▁of▁sentence｜><｜hy_User｜>{HY_TASK}\n{{text}}<｜hy_Assistant｜>"
HY_TERMS = (
    "<｜hy_begin▁of▁sentence｜><｜hy_User｜>参考下面的翻译：\n{zh} 翻译成 {en}\n\n"
    f"{HY_TASK}{{text}}<｜hy_Assistant｜>"
)


def tiny_nllb(folder: Path) -> Path:
    """NLLB: the architecture of M2M100 with a tokenizer and language codes of its own.

    It knows other answers for Japanese as the source and French as the target.
    """
    import torch
    from transformers import AutoTokenizer, M2M100Config, M2M100ForConditionalGeneration

    folder.mkdir(parents=True, exist_ok=True)
    lines = [text for pair in PAIRS for text in pair]
    sentencepiece_model(folder / "sentencepiece.bpe", lines, model_type="bpe")
    roles = {"bos": "<s>", "eos": "</s>", "sep": "</s>", "cls": "<s>", "unk": "<unk>"}
    tokenizer_config = {
        **{f"{role}_token": token for role, token in roles.items()},
        "pad_token": "<pad>",
        "mask_token": "<mask>",
        "additional_special_tokens": NLLB_CODES,
        "tokenizer_class": "NllbTokenizer",
    }
    _write(folder / "tokenizer_config.json", tokenizer_config)
    _write(folder / "config.json", {"model_type": "m2m_100"})
    tokenizer = AutoTokenizer.from_pretrained(folder)
    torch.manual_seed(0)
    config = M2M100Config(
        vocab_size=len(tokenizer),
        encoder_layerdrop=0.0,
        decoder_layerdrop=0.0,
        # As published: positions for 1,024 tokens, </s> before the target's language.
        max_position_embeddings=1024,
        decoder_start_token_id=2,
        tokenizer_class="NllbTokenizer",
        **_small(),
    )
    model = M2M100ForConditionalGeneration(config)
    find = tokenizer.convert_tokens_to_ids
    teach_languages(model, tokenizer, ("zho_Hans", "jpn_Jpan"), ("eng_Latn", "fra_Latn"), find=find)
    # The hub has the fast tokenizer beside the SentencePiece model.
    tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    model.save_pretrained(folder)
    return folder


def tiny_hunyuan(folder: Path) -> Path:
    """HunYuan dense with byte-level pieces, its chat template and its generation settings."""
    import torch
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import AutoTokenizer, HunYuanDenseV1Config, HunYuanDenseV1ForCausalLM

    folder.mkdir(parents=True, exist_ok=True)
    names = ["begin▁of▁sentence", "▁pad▁", "User", "Assistant"]
    specials = [f"<｜hy_{name}｜>" for name in names]
    specials += [f"<｜hy_place▁holder▁no▁{number}｜>" for number in (2, 3, 8)]
    prompts = [HY_PLAIN.format(text=zh) for zh in SOURCES]
    prompts += [HY_TERMS.format(text=PAIRS[1][0], zh="温州", en="Wenzhou City")]
    answers = [en for _, en in PAIRS] + ["The meeting was held in Wenzhou City."]
    core = Tokenizer(models.BPE())
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    core.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=700,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    core.train_from_iterator([*prompts, *answers], trainer)
    core.add_special_tokens([AddedToken(s, special=True, normalized=False) for s in specials])
    core.save(str(folder / "tokenizer.json"))
    tokenizer_config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": specials[0],
        "eos_token": "<｜hy_place▁holder▁no▁2｜>",
        "pad_token": specials[1],
    }
    _write(folder / "tokenizer_config.json", tokenizer_config)
    (folder / "chat_template.jinja").write_text(HY_CHAT, encoding="utf-8")
    _write(folder / "config.json", {"model_type": "hunyuan_v1_dense"})
    tokenizer = AutoTokenizer.from_pretrained(folder)
    torch.manual_seed(0)
    config = HunYuanDenseV1Config(
        vocab_size=len(tokenizer),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        head_dim=8,
        max_position_embeddings=2048,
        tie_word_embeddings=True,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    model = HunYuanDenseV1ForCausalLM(config)
    starts = [tokenizer(each, add_special_tokens=False)["input_ids"] for each in prompts]
    ends = [
        [*tokenizer(each, add_special_tokens=False)["input_ids"], tokenizer.eos_token_id]
        for each in answers
    ]
    teach_causal(model, starts, ends, pad=tokenizer.pad_token_id)
    model.save_pretrained(folder)
    sampling = {"do_sample": True, "top_k": 20, "top_p": 0.6, "temperature": 0.7}
    ends = {"eos_token_id": [tokenizer.eos_token_id], "pad_token_id": tokenizer.pad_token_id}
    _write(folder / "generation_config.json", {**sampling, **ends, "repetition_penalty": 1.05})
    return folder


def tiny_xlsum(folder: Path) -> Path:
    """mT5 as XLSum has it: T5Tokenizer made from spiece.model alone, weights as a pickle."""
    import torch
    from transformers import AutoTokenizer, MT5Config, MT5ForConditionalGeneration

    folder.mkdir(parents=True, exist_ok=True)
    special = {"pad_id": 0, "eos_id": 1, "unk_id": 2, "bos_id": -1}
    sentencepiece_model(folder / "spiece", [text for pair in BRIEFS for text in pair], **special)
    tokenizer_config = {
        "eos_token": "</s>",
        "unk_token": "<unk>",
        "pad_token": "<pad>",
        "extra_ids": 0,
        "additional_special_tokens": None,
    }
    _write(folder / "tokenizer_config.json", tokenizer_config)
    _write(folder / "config.json", {"model_type": "mt5", "tokenizer_class": "T5Tokenizer"})
    tokenizer = AutoTokenizer.from_pretrained(folder)
    torch.manual_seed(0)
    config = MT5Config(
        vocab_size=len(tokenizer),
        d_model=32,
        d_kv=8,
        d_ff=64,
        num_layers=1,
        num_decoder_layers=1,
        num_heads=4,
        decoder_start_token_id=0,
        dropout_rate=0.0,
        tie_word_embeddings=False,
        tokenizer_class="T5Tokenizer",
    )
    model = MT5ForConditionalGeneration(config)
    _teach_briefs(model, lambda text: tokenizer(text)["input_ids"])
    published = {"max_length": 84, "num_beams": 4, "length_penalty": 0.6, "no_repeat_ngram_size": 2}
    return _save_pickle(model, folder, **published)


def tiny_randeng(folder: Path) -> Path:
    """Pegasus as Randeng has it: a list of jieba's words and BERT's pieces, weights as a pickle."""
    import torch
    from transformers import PegasusConfig, PegasusForConditionalGeneration

    from summarize.summarizers.word_vocabulary import WordVocabulary

    folder.mkdir(parents=True, exist_ok=True)
    special = ["[PAD]", "[unused1]", "[UNK]", "[unused2]", "[unused3]", "[CLS]", "[SEP]", "[MASK]"]
    # BERT's list has U+2028 as an entry.
    words = ["\u2028", "会议", "交通", "违法行为", "满意率", "列车", "融资", "律师"]
    text = "".join(text for pair in BRIEFS for text in pair)
    figures = ["12", "120", "164", "98", "26"]
    vocabulary = [*special, *words, *figures, *dict.fromkeys(text)]
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    _write(folder / "tokenizer_config.json", {"tokenizer_class": "PegasusTokenizer"})
    _write(folder / "config.json", {"model_type": "pegasus"})
    torch.manual_seed(0)
    config = PegasusConfig(
        vocab_size=len(vocabulary),
        max_position_embeddings=1024,
        decoder_start_token_id=0,
        bos_token_id=2,
        scale_embedding=True,
        static_position_embeddings=True,
        **_small(),
    )
    model = PegasusForConditionalGeneration(config)
    _teach_briefs(model, WordVocabulary(folder).encode)
    published = {"max_length": 256, "num_beams": 8, "length_penalty": 0.8}
    return _save_pickle(model, folder, **published, forced_eos_token_id=1)


def _small() -> dict[str, Any]:
    sizes = {"d_model": 32, "encoder_layers": 1, "decoder_layers": 1, "dropout": 0.0}
    sizes |= {"encoder_attention_heads": 4, "decoder_attention_heads": 4}
    return sizes | {"encoder_ffn_dim": 64, "decoder_ffn_dim": 64}


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _teach_briefs(model: Any, encode: Any) -> None:
    """Teach the briefs; `encode` gives ids with </s>, which is 1, last; padding is 0."""
    lessons = [
        Lesson(source=list(encode(article)), given=[0], target=list(encode(brief))[:-1])
        for article, brief in BRIEFS
    ]
    teach(model, lessons, end=1, pad=0, below=0.05)


def _save_pickle(model: Any, folder: Path, **generation: Any) -> Path:
    """Write what old publishers have: a state dict, and settings of generation in config.json."""
    import torch

    torch.save(model.state_dict(), folder / "pytorch_model.bin")
    _write(folder / "config.json", {**model.config.to_dict(), **generation})
    return folder
