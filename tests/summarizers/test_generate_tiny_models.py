"""The method "generate" over tiny models of real architectures, loaded from a folder.

They know nothing about summaries, so each article must end as an extract that says why.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from summarize.errors import ModelError
from summarize.summarizers import load_summarizer
from summarize.summarizers.contract import Limits
from summarize.summarizers.engine import TorchGenerator
from summarize.weights import resolve

BODY = (
    "3月5日，全市道路交通安全工作会议在青田召开。市公安局负责人出席会议并讲话。",
    "去年全市查处各类交通违法行为120万起，群众满意率98.4%。",
    "会议要求各部门切实做好春季道路交通安全工作。",
)


def builders():
    path = Path(__file__).parents[1] / "tiny_models.py"
    spec = importlib.util.spec_from_file_location("tiny_models", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=["tiny_mt5", "tiny_gemma3"])
def folder(request, tmp_path_factory) -> Path:
    return getattr(builders(), request.param)(tmp_path_factory.mktemp(request.param))


@pytest.fixture
def generator(folder) -> TorchGenerator:
    return TorchGenerator(resolve(str(folder), role="summarize", offline=True))


def test_nonsense_falls_back_to_an_extract(folder, make_article):
    method = load_summarizer("generate", model=str(folder), offline=True)
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

    text = "会议在温州召开。"
    written = generator.write(text)
    ids = torch.tensor([generator._encode(text)])
    made = generator._model.generate(
        ids,
        do_sample=False,
        max_new_tokens=written.tokens,
        return_dict_in_generate=True,
        output_scores=True,
    )
    scores = generator._model.compute_transition_scores(
        made.sequences, made.scores, normalize_logits=True
    )
    assert written.score == pytest.approx(float(scores[0].mean()), abs=1e-4)


def test_over_long_text_is_refused_and_never_truncated(generator):
    text = "会议在温州召开。" * 400
    assert not generator.fits(text)
    with pytest.raises(ModelError, match="over the limit"):
        generator.write(text)


def test_an_output_at_the_cap_is_not_finished(generator):
    # As BART's configuration has it: the end token forced where the output is cut.
    generator._target_limit = lambda stretch: 1
    written = generator.write("会议在温州召开。列车驶过湖面。")
    assert written.tokens == 2
    assert not written.finished


def test_a_folder_without_a_model(tmp_path):
    with pytest.raises(ModelError):
        load_summarizer("generate", model=str(tmp_path), offline=True)
