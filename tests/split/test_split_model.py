"""The model's search and its probabilities, against every sequence written out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from itertools import pairwise, product

import numpy as np
import pytest

from summarize.records import Edition
from summarize.split import split_edition
from summarize.split.model import INDEX, ROLES, Chain, Model, read_model
from summarize.split.roles import FIRST, FOLLOWS, WITHIN, Role

SIZE = len(ROLES)


@pytest.mark.parametrize("seed", range(4))
def test_search_and_marginals_against_all_sequences(seed: int) -> None:
    rng = np.random.default_rng(seed)
    emissions = rng.normal(size=(3, SIZE))
    edges = [rng.normal(size=(SIZE, SIZE)) for _ in range(2)]
    chain = Chain(emissions, edges)
    scores = {
        path: sum(emissions[place, role] for place, role in enumerate(path))
        + sum(edge[pair] for edge, pair in zip(edges, pairwise(path), strict=True))
        for path in product(range(SIZE), repeat=3)
        if ROLES[path[0]] in FIRST
    }
    best = max(scores, key=lambda path: scores[path])
    assert [INDEX[role] for role in chain.best()] == list(best)
    total = sum(np.exp(score) for score in scores.values())
    expected = np.zeros((3, SIZE))
    for path, score in scores.items():
        for place, role in enumerate(path):
            expected[place, role] += np.exp(score) / total
    np.testing.assert_allclose(chain.marginals(), expected, atol=1e-9)


def test_every_role_leads_on() -> None:
    assert set(FOLLOWS) == set(Role)
    for role, after in FOLLOWS.items():
        assert len(set(after)) == len(after)
        # Any page can go on: with text, or with an article without a headline.
        assert {Role.BODY, Role.BRIEF} & set(after), role
    assert not set(WITHIN) & set(FIRST)


def test_the_weights_that_ship_are_whole() -> None:
    model = read_model()
    assert np.isfinite(model.weights).all()
    assert all(np.isfinite(matrix).all() for matrix in model.edges.values())
    assert "bias" in model.lines
    scores = model.edge(("end=stop,any", "free,apart"))
    assert scores[INDEX[Role.HEADLINE], INDEX[Role.MORE]] < -1000


def test_a_line_without_known_features_is_refused() -> None:
    with pytest.raises(ValueError, match="bias"):
        read_model().emissions([["no such feature"]], np.zeros((1, SIZE)))


def test_confidence_and_its_finding(
    make_edition: Callable[..., Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    clear = "省政府举行新闻发布会\n\n本报讯 3月6日，省政府举行新闻发布会，介绍全省粮食生产情况。\n"
    (article,) = split_edition(make_edition(clear)).articles
    assert 0.6 < article.confidence <= 1
    assert article.findings == ()
    # Weights that hardly know a lead from a headline: every sequence is about as likely.
    bias = np.array([[0.1 * (role is Role.LEAD) for role in ROLES]])
    unsure = Model(lines={"bias": 0}, weights=bias, edges={"": np.zeros((SIZE, SIZE))})
    monkeypatch.setattr(import_module("summarize.split.decode"), "read_model", lambda: unsure)
    (article,) = split_edition(make_edition(clear)).articles
    assert 0 < article.confidence < 0.6
    assert [(each.kind, each.severity) for each in article.findings] == [("split", "warning")]
