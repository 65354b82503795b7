"""Each translator of models.toml, with its own settings, on a tiny model of its architecture."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tiny_hub_models
from pretend_hub import serve
from tiny_models import SOURCES

from summarize.errors import ModelError
from summarize.translators import TRANSLATORS, load_translator
from summarize.translators.contract import Decoding, Sentence, Translator
from summarize.weights import Resolved, load_catalog, resolve

KINDS = {
    "opus-mt": "marian",
    "nllb-600m": "nllb",
    "m2m100-418m": "m2m100",
    "hy-mt-1.8b": "hunyuan",
}
ENGINES = [(name, "torch") for name in KINDS]
ENGINES += [(name, "ctranslate") for name in KINDS if name != "hy-mt-1.8b"]
SHORT = Decoding(max_ratio=0.0)
Load = Callable[..., Translator]


@pytest.fixture
def load(tiny: Callable[[str], Resolved], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """load(name, engine, **changes): that translator, fetched from a pretended hub; `changes`
    are made to its settings."""

    def build(name: str, engine: str = "torch", **changes: Any) -> Translator:
        serve(tiny(KINDS[name]).folder, tmp_path, monkeypatch)
        model = resolve(name, role="translate", data_dir=tmp_path / "data")
        model = replace(model, spec=replace(model.spec, **changes))
        module, _, attribute = TRANSLATORS[model.spec.kind, engine].partition(":")
        options: dict[str, Any] = {}
        if engine == "ctranslate":
            options = {"cache_dir": tmp_path / "cache", "compute_type": "float32"}
        made: Translator = getattr(importlib.import_module(module), attribute)(model, **options)
        return made

    return build


def english(translator: Translator, texts: list[str]) -> list[str]:
    made = translator.translate([Sentence(text=text) for text in texts], Decoding())
    return [candidates[0].text for candidates in made]


def test_no_name_is_left_out() -> None:
    assert {*load_catalog().names("translate")} == {*KINDS, "embedded", "embedded-large"}


@pytest.mark.parametrize(("name", "engine"), ENGINES)
def test_its_settings_make_it_say_what_it_knows(
    load: Load, pairs: list[tuple[str, str]], name: str, engine: str
) -> None:
    assert english(load(name, engine), [zh for zh, _ in pairs]) == [en for _, en in pairs]


@pytest.mark.parametrize("name", KINDS)
def test_it_is_fetched_and_runs_on_the_engine_for_it(
    tiny: Callable[[str], Resolved],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pairs: list[tuple[str, str]],
    name: str,
) -> None:
    asked = serve(tiny(KINDS[name]).folder, tmp_path, monkeypatch)
    translator = load_translator(name, cache_dir=tmp_path / "cache", data_dir=tmp_path / "data")
    spec = load_catalog().get(name)
    assert asked == [(spec.repo, spec.revision)]
    assert translator.engine == ("torch" if name == "hy-mt-1.8b" else "ctranslate")
    assert english(translator, [pairs[1][0]]) == [pairs[1][1]]


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("nllb-600m", {"source_code": "jpn_Jpan"}),
        ("nllb-600m", {"target_code": "fra_Latn"}),
        ("m2m100-418m", {"source_code": "ja"}),
        ("m2m100-418m", {"target_code": "fr"}),
    ],
)
def test_another_language_code_says_another_thing(
    load: Load, pairs: list[tuple[str, str]], name: str, changes: dict[str, str]
) -> None:
    made = english(load(name, **changes), [zh for zh, _ in pairs])
    assert all(text != en for text, (_, en) in zip(made, pairs, strict=True)), made


@pytest.mark.parametrize("name", ["nllb-600m", "m2m100-418m"])
@pytest.mark.parametrize("side", ["source_code", "target_code"])
def test_a_code_that_the_tokenizer_lacks_is_an_error(load: Load, name: str, side: str) -> None:
    with pytest.raises(ModelError, match="xx_Xxxx"):
        load(name, **{side: "xx_Xxxx"})


@pytest.mark.parametrize(("name", "engine"), ENGINES)
def test_the_model_can_take_as_many_tokens_as_the_catalog_allows(
    load: Load, name: str, engine: str
) -> None:
    translator = load(name, engine)
    unit = "好" if translator.count_tokens("好" * 20) > 10 else "满意率98.4%。"
    longest = next(
        unit * times
        for times in range(translator.max_source_tokens, 0, -1)
        if translator.count_tokens(unit * times) <= translator.max_source_tokens
    )
    assert translator.count_tokens(longest) > translator.max_source_tokens - 20
    (made,) = translator.translate([Sentence(text=longest)], SHORT)
    assert made[0].tokens <= 16


def test_hunyuan_is_shown_the_words_of_its_card(load: Load) -> None:
    source = load("hy-mt-1.8b")._prompts  # type: ignore[attr-defined]

    def shown(sentence: Sentence) -> str:
        return str(source.tokenizer.decode(source.job(sentence, Decoding()).tokens))

    text = "会议在温州召开。"
    assert shown(Sentence(text=text)) == tiny_hub_models.HY_PLAIN.format(text=text)
    terms = tiny_hub_models.HY_TERMS.format(text=text, zh="温州", en="Wenzhou City")
    assert shown(Sentence(text=text, hints=(("温州", "Wenzhou City"),))) == terms


def test_hunyuan_takes_terms_and_does_not_sample(load: Load) -> None:
    translator = load("hy-mt-1.8b")
    sentences = [
        Sentence(text="会议在温州召开。"),
        Sentence(text="会议在温州召开。", hints=(("温州", "Wenzhou City"),)),
    ]
    for _ in range(3):
        plain, hinted = translator.translate(sentences, Decoding())
        assert plain[0].text == "The meeting was held in Wenzhou."
        assert hinted[0].text == "The meeting was held in Wenzhou City."
        assert plain[0].finished
        assert hinted[0].finished


def test_hunyuan_searches_as_its_card_does(load: Load) -> None:
    import torch

    translator = load("hy-mt-1.8b")
    model, source = translator._model, translator._prompts  # type: ignore[attr-defined]
    # Mixtures of what it knows: here the penalty has something to change.
    texts = [one[:4] + other[-6:] for one in SOURCES for other in SOURCES[:3]]
    theirs = []
    for text in texts:
        ids = source.job(Sentence(text=text), Decoding()).tokens
        (row,) = model.generate(
            torch.tensor([ids]), do_sample=False, repetition_penalty=1.05, max_new_tokens=64
        ).tolist()
        theirs.append(source.text(row[len(ids) :]))
    ours = translator.translate([Sentence(text=text) for text in texts], Decoding(max_ratio=8.0))
    assert [candidates[0].text for candidates in ours if candidates[0].finished] == [
        text for text, candidates in zip(theirs, ours, strict=True) if candidates[0].finished
    ]
    assert sum(candidates[0].finished for candidates in ours) > len(texts) // 2
    assert english(load("hy-mt-1.8b", repetition_penalty=1.5), texts) != [
        candidates[0].text for candidates in ours
    ]


@pytest.mark.parametrize(
    "changes",
    [{"chat": False}, {"prompt": "{text}"}, {"prompt": "把下面的文本翻译成英语：\n{text}"}],
)
def test_hunyuan_without_its_prompt_is_lost(
    load: Load, pairs: list[tuple[str, str]], changes: dict[str, Any]
) -> None:
    texts = [zh for zh, _ in pairs]
    assert english(load("hy-mt-1.8b", **changes), texts) != [en for _, en in pairs]


def test_hunyuan_is_not_converted(tiny: Callable[[str], Resolved], tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be converted") as caught:
        load_translator(str(tiny("hunyuan").folder), engine="ctranslate", cache_dir=tmp_path)
    assert "--engine torch" in str(caught.value.remedy)
