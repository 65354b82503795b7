"""Each summarizer of models.toml, with its own settings, on a tiny model of its architecture."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tiny_hub_models
from pretend_hub import serve

from summarize.errors import ModelError
from summarize.summarizers import load_summarizer
from summarize.summarizers.contract import Limits
from summarize.summarizers.engine import TorchGenerator
from summarize.weights import load_catalog, resolve

KINDS = {"randeng-pegasus-238m": "randeng", "mt5-xlsum": "xlsum"}
# What the publishers' cards and configurations give to generate().
PUBLISHED = {
    "randeng-pegasus-238m": {"num_beams": 4, "no_repeat_ngram_size": 3, "length_penalty": 0.8},
    "mt5-xlsum": {"num_beams": 4, "no_repeat_ngram_size": 2, "length_penalty": 0.6},
}
# The n-gram that may not occur twice, and the most tokens of a brief.
LIMITS = [("randeng-pegasus-238m", 3, 128), ("mt5-xlsum", 2, 84)]
# Mixtures of what the models know: here the search has a choice.
MIXTURES = [
    one[:cut] + other[-cut:]
    for one, _ in tiny_hub_models.BRIEFS
    for other, _ in tiny_hub_models.BRIEFS
    for cut in (6, 12)
]
Load = Callable[..., TorchGenerator]


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """tiny("randeng" | "xlsum"): the folder of that model, built on first use."""
    made: dict[str, Path] = {}

    def build(kind: str) -> Path:
        if kind not in made:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                folder = tmp_path_factory.mktemp("tiny") / kind
                made[kind] = getattr(tiny_hub_models, f"tiny_{kind}")(folder)
        return made[kind]

    return build


@pytest.fixture
def load(tiny: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """load(name, **changes): that model, from a pretended hub, with changes to its settings."""

    def build(name: str, **changes: Any) -> TorchGenerator:
        serve(tiny(KINDS[name]), tmp_path, monkeypatch)
        model = resolve(name, role="summarize", data_dir=tmp_path / "data")
        return TorchGenerator(replace(model, spec=replace(model.spec, **changes)), threads=1)

    return build


def test_no_name_is_left_out() -> None:
    hub = [spec.name for spec in load_catalog().models if spec.repo and spec.role == "summarize"]
    assert {*hub} == {*KINDS}


@pytest.mark.parametrize("name", KINDS)
def test_it_writes_the_briefs_that_it_knows(load: Load, name: str) -> None:
    generator = load(name)
    for article, brief in tiny_hub_models.BRIEFS:
        written = generator.write(article)
        assert (written.text, written.finished) == (brief, True)


@pytest.mark.parametrize("name", KINDS)
def test_its_briefs_pass_the_checks_of_a_digest(
    tiny: Callable[[str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make_article: Callable[..., Any],
    name: str,
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    asked = serve(tiny(KINDS[name]), tmp_path, monkeypatch)
    method = load_summarizer("generate", model=name, threads=1)
    assert {repo for repo, _ in asked} == {load_catalog().get(name).repo}
    articles = [make_article(article) for article, _ in tiny_hub_models.BRIEFS]
    made = method.summarize(articles, Limits(sentences=1, max_chars=15))
    for summary, (_, brief) in zip(made, tiny_hub_models.BRIEFS, strict=True):
        assert [sentence.zh for sentence in summary.sentences] == [brief]
        assert summary.method == "generate"


def by_transformers(generator: TorchGenerator, text: str, settings: dict[str, Any]) -> str:
    """The same model's output by transformers' own generate() with the publisher's settings."""
    import torch

    cap = {name: cap for name, _, cap in LIMITS}[generator.use.name]
    (row,) = generator._model.generate(
        torch.tensor([list(generator._encode(text))]),
        do_sample=False,
        max_new_tokens=cap + 1,
        **settings,
    ).tolist()
    made = row[1:]
    return generator._decode(made[: made.index(1)] if 1 in made else made)


@pytest.mark.parametrize("name", KINDS)
def test_it_searches_as_its_publisher_does(load: Load, name: str) -> None:
    generator = load(name)
    for text in MIXTURES:
        assert generator.write(text).text == by_transformers(generator, text, PUBLISHED[name])


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("changes", [{"beam_size": 1}, {"length_penalty": -2.0}])
def test_another_search_writes_other_briefs(load: Load, name: str, changes: Any) -> None:
    ours, theirs = load(name), load(name, **changes)
    assert any(ours.write(text).text != theirs.write(text).text for text in MIXTURES)


def endless(generator: TorchGenerator) -> list[int]:
    """The ids that the model writes where it never ends of its own accord."""
    made: list[int] = []
    generator._ends = frozenset({-1})
    generator._model.generation_config.eos_token_id = None
    generator._decode = lambda ids: made.extend(ids) or ""  # type: ignore[func-returns-value]
    assert not generator.write(MIXTURES[0]).finished
    return made


@pytest.mark.parametrize(("name", "size", "cap"), LIMITS)
def test_its_limits_are_those_that_its_publisher_gives(
    load: Load, name: str, size: int, cap: int
) -> None:
    def repeats(ids: list[int], length: int) -> bool:
        runs = [tuple(ids[place : place + length]) for place in range(len(ids) - length + 1)]
        return len(set(runs)) < len(runs)

    made = endless(load(name))
    assert len(made) == cap + 1
    # No more is banned than the publisher bans.
    assert (repeats(made, size), repeats(made, size - 1)) == (False, True)
    assert repeats(endless(load(name, no_repeat_ngram=0)), size)


@pytest.mark.parametrize("name", KINDS)
def test_it_takes_as_many_tokens_as_the_catalog_allows(load: Load, name: str) -> None:
    generator = load(name, max_target_tokens=4)
    longest = "会" * (512 - len(generator._encode("会")) + 1)
    assert len(generator._encode(longest)) == 512
    assert generator.fits(longest)
    assert not generator.fits(longest + "会")
    generator.write(longest)


@pytest.mark.parametrize("kind", KINDS.values())
def test_pickled_weights_of_a_folder_are_refused(tiny: Callable[[str], Path], kind: str) -> None:
    with pytest.raises(ModelError, match="no safetensors") as caught:
        load_summarizer("generate", model=str(tiny(kind)))
    assert "save_pretrained" in str(caught.value.remedy)
