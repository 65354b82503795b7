"""CTranslate2 against transformers, the same weights in float32: same tokens, same scores."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.errors import ModelError
from summarize.translators import load_translator
from summarize.translators.causal import CausalTranslator
from summarize.translators.contract import Decoding, Sentence, Translator
from summarize.translators.ctranslate import CtranslateCausal, CtranslateSeq2seq
from summarize.translators.seq2seq import Seq2seqTranslator
from summarize.weights import Resolved

# CTranslate2 cannot take mT5 as transformers 5 loads it, and says so.
BOTH = ["marian", "m2m100", "nllb", "gemma3"]
EVERY = [(kind, engine) for kind in BOTH for engine in ("torch", "ctranslate")] + [("mt5", "torch")]
Load = Callable[[str, str], Translator]


@pytest.fixture(scope="session")
def load(tiny: Callable[[str], Resolved], tmp_path_factory: pytest.TempPathFactory) -> Load:
    """load(kind, engine): a translator on a tiny model, in float32."""
    cache = tmp_path_factory.mktemp("cache")
    loaded: dict[tuple[str, str], Translator] = {}

    def build(kind: str, engine: str) -> Translator:
        if (kind, engine) not in loaded:
            model = tiny(kind)
            if kind == "gemma3":
                spec = replace(model.spec, prompt="{text}\nEN:", max_source_tokens=200)
                model = replace(model, spec=spec)
            causal = model.spec.kind == "causal"
            if engine == "torch":
                made = CausalTranslator(model) if causal else Seq2seqTranslator(model)
            else:
                kind_class = CtranslateCausal if causal else CtranslateSeq2seq
                made = kind_class(model, cache_dir=cache, compute_type="float32")
            loaded[kind, engine] = made
        return loaded[kind, engine]

    return build


@pytest.mark.parametrize(("kind", "engine"), EVERY)
def test_a_model_says_what_it_was_taught(
    load: Load, pairs: list[tuple[str, str]], kind: str, engine: str
) -> None:
    sentences = [Sentence(text=zh) for zh, _ in pairs]
    made = load(kind, engine).translate(sentences, Decoding())
    assert [candidates[0].text for candidates in made] == [en for _, en in pairs]
    assert all(candidates[0].finished for candidates in made)


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize(
    "decoding",
    [Decoding(), Decoding(beam_size=3, candidates=2), Decoding(no_repeat_ngram=2)],
    ids=["greedy", "beam", "no-repeat"],
)
def test_engines_agree(
    load: Load, pairs: list[tuple[str, str]], kind: str, decoding: Decoding
) -> None:
    # Mixtures of the pairs were never taught: here the two must agree, not be right.
    texts = [zh for zh, _ in pairs] + [
        pairs[0][0][:-1] + pairs[2][0],
        "公里。",
        "好",
        "线路全长164公里",
    ]
    sentences = [Sentence(text=text) for text in texts]
    ours, theirs = (
        load(kind, engine).translate(sentences, decoding) for engine in ("torch", "ctranslate")
    )
    for text, here, there in zip(texts, ours, theirs, strict=True):
        assert here[0].text == there[0].text, text
        assert (here[0].tokens, here[0].finished) == (there[0].tokens, there[0].finished), text
        # CTranslate2 leaves out the end at the first place and Marian's <pad>: their share is lost.
        assert here[0].score == pytest.approx(there[0].score, abs=2e-3), text
        assert len(here) == len(there) == decoding.candidates


@pytest.mark.parametrize(("kind", "engine"), EVERY)
def test_an_output_at_the_cap_is_unfinished(load: Load, kind: str, engine: str) -> None:
    sentence = [Sentence(text="线路全长164公里。"), Sentence(text="好。")]
    translator = load(kind, engine)
    whole = translator.translate(sentence, Decoding())[0][0]
    assert whole.finished
    # A negative ratio makes caps below the constant 16: here one token short of the whole.
    count = translator.count_tokens(sentence[0].text)
    short = Decoding(
        max_ratio=(whole.tokens - 1 - 16 + (0.5 if whole.tokens >= 17 else -0.5)) / count
    )
    cut = translator.translate(sentence, short)[0][0]
    assert not cut.finished
    assert cut.tokens == whole.tokens - 1
    # The cap leaves the end of the sequence out: an output of just that length is whole.
    exact = Decoding(max_ratio=(whole.tokens - 16 + (0.5 if whole.tokens >= 16 else -0.5)) / count)
    again = translator.translate(sentence, exact)[0][0]
    assert (again.text, again.finished) == (whole.text, True)


@pytest.mark.parametrize(("kind", "engine"), EVERY)
def test_a_sentence_over_the_limit_is_an_error(load: Load, kind: str, engine: str) -> None:
    translator = load(kind, engine)
    text = "会议在温州召开。" * translator.max_source_tokens
    assert translator.count_tokens(text) > translator.max_source_tokens
    with pytest.raises(ModelError, match="the model can take"):
        translator.translate([Sentence(text="好。"), Sentence(text=text)], Decoding())


def test_beams_keep_the_best_hypothesis_running(load: Load, pairs: list[tuple[str, str]]) -> None:
    # Short hypotheses that end early must not crowd out the whole sentence.
    sentences = [Sentence(text=zh) for zh, _ in pairs]
    for kind in BOTH:
        made = load(kind, "ctranslate").translate(sentences, Decoding(beam_size=4, candidates=4))
        assert [candidates[0].text for candidates in made] == [en for _, en in pairs], kind


def test_results_come_back_in_order(load: Load, pairs: list[tuple[str, str]]) -> None:
    texts = [zh for zh, _ in pairs] * 20 + ["", " \u3000"]
    english = {**dict(pairs), "": "", " \u3000": ""}
    random.Random(1).shuffle(texts)
    for kind in BOTH:
        made = load(kind, "ctranslate").translate([Sentence(text=t) for t in texts], Decoding())
        assert [candidates[0].text for candidates in made] == [english[t] for t in texts]
        assert all(candidates[0].finished for candidates in made)
    assert load("marian", "torch").translate([], Decoding()) == []


def test_mt5_is_not_converted(tiny: Callable[[str], Resolved], tmp_path: Path) -> None:
    folder = str(tiny("mt5").folder)
    with pytest.raises(ModelError, match="other scores"):
        load_translator(folder, engine="ctranslate", cache_dir=tmp_path)
    assert load_translator(folder, cache_dir=tmp_path).engine == "torch"


def test_missing_weights_are_refused(tiny: Callable[[str], Resolved], tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    folder = tmp_path / "holed"
    shutil.copytree(tiny("marian").folder, folder)
    weights = load_file(folder / "model.safetensors")
    del weights["model.encoder.layers.0.fc1.weight"]
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelError, match="weights are missing"):
        load_translator(str(folder), engine="torch", cache_dir=tmp_path)


def test_default_engine_and_conversion_are_cached(
    tiny: Callable[[str], Resolved], tmp_path: Path
) -> None:
    folder = str(tiny("marian").folder)
    first = load_translator(folder, cache_dir=tmp_path)
    assert first.engine == "ctranslate"
    (made,) = [path for path in (tmp_path / "models").iterdir() if path.is_dir()]
    stamp = (made / "model.bin").stat().st_mtime_ns
    load_translator(folder, cache_dir=tmp_path)
    assert (made / "model.bin").stat().st_mtime_ns == stamp
    assert load_translator(folder, engine="torch", cache_dir=tmp_path).engine == "torch"
    with pytest.raises(ModelError, match="does not run on 'magic'"):
        load_translator(folder, engine="magic", cache_dir=tmp_path)
