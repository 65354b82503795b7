"""Tiny models of real architectures, with real tokenizers, trained for seconds to know ten pairs.

Because they know their pairs by heart their choices are clear-cut, so two engines that compute
the same thing choose the same tokens, and outputs end.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAIRS = [
    ("今天天气很好。", "The weather is fine today."),
    ("会议在温州召开。", "The meeting was held in Wenzhou."),
    ("线路全长164公里。", "The line is 164 kilometers long."),
    ("他出席会议并讲话。", "He attended the meeting and spoke."),
    ("满意率98.4%。", "The satisfaction rate was 98.4%."),
    ("列车驶过湖面。", "The train passes the lake."),
    ("我们在杭州。", "We are in Hangzhou."),
    ("律师给出了专业建议。", "The lawyer gave expert advice."),
    ("企业融资8.5亿元。", "The company raised 850 million yuan."),
    ("好。", "Good."),
]
SOURCES = [zh for zh, _ in PAIRS]


def sentencepiece_model(path: Path, lines: list[str], *, size: int = 400, **options: Any) -> Path:
    """Train a SentencePiece model on `lines`; `path` without its suffix `.model`."""
    import sentencepiece

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines * 3),
        model_prefix=str(path),
        vocab_size=size,
        hard_vocab_limit=False,
        character_coverage=1.0,
        minloglevel=2,
        **options,
    )
    return path.with_name(f"{path.name}.model")


def overfit(model: Any, loss: Callable[[], Any], *, below: float = 0.01, steps: int = 400) -> None:
    """Train `model` on one batch until `loss()` is under `below`."""
    import torch

    torch.manual_seed(0)
    threads = torch.get_num_threads()
    # Layers this small lose more by handing work to threads than they gain.
    torch.set_num_threads(1)
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3)
    model.train()
    for _ in range(steps):
        value = loss()
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
        if value.item() < below:
            break
    torch.set_num_threads(threads)
    model.eval()


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """Token ids of one pair: the source as the model is given it, what the decoder is given
    before the target, and the target without its end."""

    source: list[int]
    given: list[int]
    target: list[int]


def teach(
    model: Any, lessons: Sequence[Lesson], *, end: int, pad: int, below: float = 0.01
) -> None:
    """Teach an encoder-decoder model the lessons by heart, or until the loss is under `below`."""
    import torch

    def padded(rows: list[list[int]], fill: int) -> Any:
        longest = max(map(len, rows))
        return torch.tensor([[*row, *[fill] * (longest - len(row))] for row in rows])

    sources = padded([lesson.source for lesson in lessons], pad)
    inputs = padded([[*lesson.given, *lesson.target] for lesson in lessons], pad)
    labels = padded(
        [[*[-100] * (len(lesson.given) - 1), *lesson.target, end] for lesson in lessons], -100
    )

    def loss() -> Any:
        logits = model(
            input_ids=sources,
            attention_mask=(sources != pad).long(),
            decoder_input_ids=inputs,
        ).logits
        return torch.nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten())

    overfit(model, loss, below=below)


def lesson(tokenizer: Any, zh: str, en: str, *, given: list[int]) -> Lesson:
    """The lesson that a tokenizer of transformers makes of a pair."""
    special = {*tokenizer.all_special_ids, *given}
    target = [i for i in tokenizer(text_target=en)["input_ids"] if i not in special]
    return Lesson(source=tokenizer(zh)["input_ids"], given=given, target=target)


def _teach(model: Any, tokenizer: Any, *, prefix: list[int]) -> None:
    """Teach an encoder-decoder model the pairs; `prefix` starts every decoder input."""
    lessons = [lesson(tokenizer, zh, en, given=prefix) for zh, en in PAIRS]
    teach(model, lessons, end=tokenizer.eos_token_id, pad=tokenizer.pad_token_id)


def teach_languages(
    model: Any,
    tokenizer: Any,
    sources: tuple[str, str],
    targets: tuple[str, str],
    *,
    find: Callable[[str], int],
) -> None:
    """Teach a model with language codes the pairs for the first source and target code, and the
    English of another pair for any other two, so that a wrong code gives a wrong sentence."""
    lessons = []
    for away, (source, target) in enumerate(itertools.product(sources, targets)):
        tokenizer.src_lang = source
        given = [model.config.decoder_start_token_id, find(target)]
        lessons += [
            lesson(tokenizer, zh, PAIRS[(place + away) % len(PAIRS)][1], given=given)
            for place, zh in enumerate(SOURCES)
        ]
    teach(model, lessons, end=tokenizer.eos_token_id, pad=tokenizer.pad_token_id)


def teach_causal(
    model: Any, prompts: Sequence[list[int]], answers: Sequence[list[int]], *, pad: int
) -> None:
    """Teach a decoder-only model to follow each prompt with its answer, its end mark included."""
    import torch

    longest = max(len(start) + len(end) for start, end in zip(prompts, answers, strict=True))
    rows, labels = [], []
    for start, end in zip(prompts, answers, strict=True):
        space = longest - len(start) - len(end)
        rows.append([*start, *end, *[pad] * space])
        labels.append([*[-100] * (len(start) - 1), *end, *[-100] * (space + 1)])
    inputs, wanted = torch.tensor(rows), torch.tensor(labels)

    def loss() -> Any:
        logits = model(input_ids=inputs, attention_mask=(inputs != pad).long()).logits
        return torch.nn.functional.cross_entropy(logits.flatten(0, 1), wanted.flatten())

    overfit(model, loss)


def tiny_marian(folder: Path) -> Path:
    """A Marian model with separate source and target pieces, as OPUS-MT has them."""
    import sentencepiece
    import torch
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    sides = (("source", SOURCES), ("target", [en for _, en in PAIRS]))
    pieces: list[str] = []
    for side, lines in sides:
        made = sentencepiece_model(folder / side, lines, size=150)
        model = sentencepiece.SentencePieceProcessor(model_file=str(made))
        pieces += [model.id_to_piece(i) for i in range(model.get_piece_size())]
        made.rename(folder / f"{side}.spm")
    specials = ["</s>", "<unk>"]
    words = [p for p in dict.fromkeys(pieces) if p not in ("<s>", *specials)]
    vocabulary = {p: i for i, p in enumerate([*specials, *words, "<pad>"])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), "utf-8")
    tokenizer = MarianTokenizer(
        source_spm=str(folder / "source.spm"),
        target_spm=str(folder / "target.spm"),
        vocab=str(folder / "vocab.json"),
        source_lang="zh",
        target_lang="en",
    )
    torch.manual_seed(0)
    pad = vocabulary["<pad>"]
    config = MarianConfig(
        vocab_size=len(vocabulary),
        d_model=32,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        max_position_embeddings=512,
        pad_token_id=pad,
        eos_token_id=0,
        bos_token_id=0,
        decoder_start_token_id=pad,
        # As the published models have it: an output at the cap would look finished.
        forced_eos_token_id=0,
        scale_embedding=True,
        dropout=0.0,
    )
    model = MarianMTModel(config)
    # Marian's decoder starts from a zero embedding, which transformers keeps in the row of <pad>.
    shared = model.get_input_embeddings().weight
    shared.data[pad] = 0
    shared.register_hook(lambda grad: grad.index_fill(0, torch.tensor([pad]), 0))
    _teach(model, tokenizer, prefix=[pad])
    model.generation_config.bad_words_ids = [[pad]]
    tokenizer.save_pretrained(folder)
    model.save_pretrained(folder)
    return folder


def tiny_m2m100(folder: Path) -> Path:
    """An M2M100 model: one vocabulary, language codes before source and target.

    It knows other answers for Japanese as the source and French as the target.
    """
    import sentencepiece
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer

    folder.mkdir(parents=True, exist_ok=True)
    made = sentencepiece_model(folder / "sentencepiece.bpe", [t for pair in PAIRS for t in pair])
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(made))
    words = [pieces.id_to_piece(i) for i in range(3, pieces.get_piece_size())]
    vocabulary = {p: i for i, p in enumerate(["<s>", "<pad>", "</s>", "<unk>", *words])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), "utf-8")
    tokenizer = M2M100Tokenizer(
        vocab_file=str(folder / "vocab.json"), spm_file=str(made), src_lang="zh", tgt_lang="en"
    )
    torch.manual_seed(0)
    config = M2M100Config(
        vocab_size=len(vocabulary) + len(tokenizer.lang_code_to_token) + tokenizer.num_madeup_words,
        d_model=32,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        max_position_embeddings=1024,
        encoder_layerdrop=0.0,
        decoder_layerdrop=0.0,
        dropout=0.0,
    )
    model = M2M100ForConditionalGeneration(config)
    teach_languages(model, tokenizer, ("zh", "ja"), ("en", "fr"), find=tokenizer.get_lang_id)
    tokenizer.src_lang = "zh"
    tokenizer.save_pretrained(folder)
    model.save_pretrained(folder)
    return folder


def tiny_mt5(folder: Path) -> Path:
    """An mT5 model with a SentencePiece tokenizer, as multilingual summarizers have it."""
    import sentencepiece
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
    from transformers import MT5Config, MT5ForConditionalGeneration, PreTrainedTokenizerFast

    folder.mkdir(parents=True, exist_ok=True)
    made = sentencepiece_model(
        folder / "spiece",
        [t for pair in PAIRS for t in pair],
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
    )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(made))
    scored = [(pieces.id_to_piece(i), pieces.get_score(i)) for i in range(pieces.get_piece_size())]
    core = Tokenizer(models.Unigram(scored, unk_id=2))
    core.pre_tokenizer = pre_tokenizers.Metaspace()
    core.decoder = decoders.Metaspace()
    core.post_processor = processors.TemplateProcessing(
        single="$A </s>", special_tokens=[("</s>", 1)]
    )
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=core, pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    )
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
    )
    model = MT5ForConditionalGeneration(config)
    _teach(model, tokenizer, prefix=[0])
    tokenizer.save_pretrained(folder)
    model.save_pretrained(folder)
    return folder


def tiny_gemma3(
    folder: Path, *, prompt: Callable[[str], str] = "{}\nEN:".format, window: int = 64
) -> Path:
    """A Gemma 3 text model with local and global layers; `prompt` shows it a source.

    `window` is how many tokens the local layers see.
    """
    import torch
    from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, trainers
    from transformers import Gemma3ForCausalLM, Gemma3TextConfig, PreTrainedTokenizerFast

    folder.mkdir(parents=True, exist_ok=True)
    texts = [f"{prompt(zh)} {en}" for zh, en in PAIRS]
    core = Tokenizer(models.BPE(unk_token="<unk>", byte_fallback=True, fuse_unk=True))
    core.normalizer = normalizers.Replace(" ", "▁")
    core.decoder = decoders.Sequence(
        [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()]
    )
    specials = ["<pad>", "<eos>", "<bos>", "<unk>"]
    initial = [*specials, *(f"<0x{byte:02X}>" for byte in range(256))]
    core.train_from_iterator(
        texts, trainers.BpeTrainer(vocab_size=500, special_tokens=initial, show_progress=False)
    )
    # Bytes must be pieces, not special tokens, to be seen in text.
    state = json.loads(core.to_str())
    state["added_tokens"] = [t for t in state["added_tokens"] if t["content"] in specials]
    core = Tokenizer.from_str(json.dumps(state))
    core.add_special_tokens([AddedToken(s, special=True, normalized=False) for s in specials])
    core.post_processor = _starts_with_bos()
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=core,
        bos_token="<bos>",
        eos_token="<eos>",
        pad_token="<pad>",
        unk_token="<unk>",
    )
    torch.manual_seed(0)
    config = Gemma3TextConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=6,
        num_attention_heads=4,
        num_key_value_heads=1,
        head_dim=16,
        query_pre_attn_scalar=16,
        sliding_window=window,
        max_position_embeddings=512,
        layer_types=["sliding_attention"] * 5 + ["full_attention"],
    )
    model = Gemma3ForCausalLM(config)
    prompts = [tokenizer(prompt(zh))["input_ids"] for zh in SOURCES]
    ends = [
        [*tokenizer(f" {en}", add_special_tokens=False)["input_ids"], tokenizer.eos_token_id]
        for _, en in PAIRS
    ]
    teach_causal(model, prompts, ends, pad=0)
    tokenizer.save_pretrained(folder)
    model.save_pretrained(folder)
    return folder


def _starts_with_bos() -> Any:
    from tokenizers.processors import TemplateProcessing

    return TemplateProcessing(single="<bos> $A", special_tokens=[("<bos>", 2)])


# What Qwen's tokenizer has beside pieces of text.
CHAT_MARKS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]


def tiny_qwen2(
    folder: Path,
    *,
    prompt: Callable[[str], str] = "{}\nEN:".format,
    answer: Callable[[str], str] = " {}".format,
) -> Path:
    """A Qwen 2.5 with biases and shared keys, tokenizer of byte-level merges.

    `prompt` shows it a source, `answer` is what it makes of the English.
    """
    import torch
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, trainers
    from tokenizers import pre_tokenizers as words_of
    from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

    folder.mkdir(parents=True, exist_ok=True)
    core = Tokenizer(models.BPE())
    core.normalizer = normalizers.NFC()
    words = (
        r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*"
        r"|\s*[\r\n]+|\s+(?!\S)|\s+"
    )
    core.pre_tokenizer = words_of.Sequence(
        [
            words_of.Split(Regex(words), behavior="isolated"),
            words_of.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    core.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=500,
        initial_alphabet=words_of.ByteLevel.alphabet(),
        show_progress=False,
    )
    core.train_from_iterator([prompt(zh) + answer(en) for zh, en in PAIRS], trainer)
    core.add_special_tokens([AddedToken(s, special=True, normalized=False) for s in CHAT_MARKS])
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=core, eos_token="<|im_end|>", pad_token="<|endoftext|>"
    )
    torch.manual_seed(0)
    config = Qwen2Config(
        vocab_size=len(tokenizer),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=4,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=512,
        rope_parameters={"rope_type": "default", "rope_theta": 1_000_000.0},
        tie_word_embeddings=True,
    )
    model = Qwen2ForCausalLM(config)
    prompts = [tokenizer(prompt(zh))["input_ids"] for zh in SOURCES]
    ends = [[*tokenizer(answer(en))["input_ids"], tokenizer.eos_token_id] for _, en in PAIRS]
    teach_causal(model, prompts, ends, pad=tokenizer.pad_token_id)
    tokenizer.save_pretrained(folder)
    model.save_pretrained(folder)
    return folder
