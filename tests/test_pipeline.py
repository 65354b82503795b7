"""The Python API: the stages in order, walls between articles, models kept for the next call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from conftest import PAGE, SEED, ScriptedTranslator, said

import summarize
from summarize import pipeline
from summarize.check import check_translation
from summarize.errors import ConfigError, InputError, ModelError
from summarize.records import Article, Summary
from summarize.summarizers.contract import Limits
from summarize.translators.contract import Candidate, Decoding, Sentence
from summarize.translators.ladder import WIDE

UseScript = Callable[..., ScriptedTranslator]


def test_digest_of_a_text(scripted: UseScript) -> None:
    scripted()
    made = summarize.digest(PAGE, cache=False, date="2024-03-07")
    assert [item.article.headline.text for item in made.articles if item.article.headline] == [
        "全市召开道路交通安全工作会议",
        "图书馆新馆开放",
    ]
    assert made.edition.date == "2024-03-07"
    for item in made.articles:
        assert item.error is None
        assert item.headline is not None
        assert item.summary is not None
        assert all(sentence.translation for sentence in item.summary.sentences)
    assert made.manifest.models[-1].name == "scripted"
    assert set(made.manifest.timings) >= {"split", "summarize", "translate"}


def test_paths_and_texts_give_the_same_articles(scripted: UseScript, page: Path) -> None:
    scripted()
    by_path = summarize.digest(page, cache=False)
    by_list = summarize.digest([str(page)], cache=False)
    by_text = summarize.digest(PAGE, cache=False)
    assert by_path.articles == by_list.articles == by_text.articles


def test_all_texts_of_an_edition_are_decoded_together(scripted: UseScript) -> None:
    translator = scripted()
    summarize.digest(PAGE, cache=False)
    first_batch, _ = translator.calls[0]
    assert len(first_batch) >= 4
    assert len(translator.calls) == len(WIDE[0].decodings)


def test_every_part_is_translated(scripted: UseScript) -> None:
    scripted()
    made = summarize.digest(SEED, cache=False, full_text=True)
    first, photo, third = made.articles
    assert first.headline
    assert len(first.subheads) == len(first.article.subheads) == 2
    assert third.kicker
    assert photo.caption
    for item in made.articles:
        assert len(item.body) == len(item.article.body)
        for paragraph, passage in zip(item.body, item.article.body, strict=True):
            assert "".join(t.source for t in paragraph) == passage.text.replace(" ", "")


def test_unknown_option_names_the_known_ones() -> None:
    with pytest.raises(ConfigError, match="sentences"):
        summarize.digest(PAGE, sentance=2)


def test_text_without_an_article_is_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("第01版\n2024年12月27日 星期五\n", encoding="utf-8")
    with pytest.raises(InputError, match="No article"):
        summarize.split(path)


def test_digest_takes_what_split_returned(scripted: UseScript) -> None:
    scripted()
    assert (
        summarize.digest(summarize.split(PAGE), cache=False).articles
        == summarize.digest(PAGE, cache=False).articles
    )


def _break_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    from summarize.zh import learning
    from summarize.zh.facts import FactFinder

    whole = learning.annotate

    def annotate(article: Article, finder: FactFinder) -> Article:
        if article.id.endswith("1"):
            raise RuntimeError("injected")
        return whole(article, finder)

    monkeypatch.setattr(learning, "annotate", annotate)


def _break_summaries(monkeypatch: pytest.MonkeyPatch) -> None:
    from summarize.summarizers.extract import ExtractSummarizer

    whole = ExtractSummarizer.summarize

    def broken(
        self: ExtractSummarizer, articles: Sequence[Article], limits: Limits
    ) -> list[Summary]:
        if any(article.id.endswith("1") for article in articles):
            raise RuntimeError("injected")
        return whole(self, articles, limits)

    monkeypatch.setattr(ExtractSummarizer, "summarize", broken)


def _break_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: str, text: str, **options: object) -> object:
        if "道路" in source:
            raise RuntimeError("injected")
        return check_translation(source, text, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("summarize.translators.attempt.check_translation", broken)


@pytest.mark.parametrize("inject", [_break_facts, _break_summaries, _break_checks])
def test_fault_in_one_article_leaves_the_other_whole(
    scripted: UseScript,
    monkeypatch: pytest.MonkeyPatch,
    inject: Callable[[pytest.MonkeyPatch], None],
) -> None:
    scripted()
    sound = summarize.digest(PAGE, cache=False).articles[1]
    inject(monkeypatch)
    made = summarize.digest(PAGE, cache=False)
    assert made.articles[0].error is not None
    assert made.articles[1] == sound
    assert "injected" in made.to_markdown()


def test_model_fault_in_one_article_leaves_the_other_whole(scripted: UseScript) -> None:
    scripted()
    sound = summarize.digest(PAGE, cache=False).articles[1]

    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        if "道路" in sentence.text:
            raise RuntimeError("injected")
        from conftest import faithful

        return faithful(sentence, decoding)

    scripted(answer)
    made = summarize.digest(PAGE, cache=False)
    assert "could not be translated" in (made.articles[0].error or "")
    assert made.articles[1] == sound


def test_loaded_model_is_kept_for_the_next_call(monkeypatch: pytest.MonkeyPatch) -> None:
    loads = []

    def load_translator(name: str, **options: object) -> ScriptedTranslator:
        loads.append(name)
        return ScriptedTranslator(lambda sentence, decoding: [said("x" * 40)])

    monkeypatch.setattr("summarize.translators.load_translator", load_translator)
    monkeypatch.setattr(pipeline, "_models", {})
    summarize.digest(PAGE, cache=False, translator="a")
    summarize.digest(PAGE, cache=False, translator="a", sentences=1)
    summarize.digest(PAGE, cache=False, translator="b")
    assert loads == ["a", "b"]


def test_unknown_model_is_a_model_error_with_the_names() -> None:
    with pytest.raises(ModelError, match="embedded"):
        summarize.digest(PAGE, cache=False, translator="no-such-model", offline=True)


def test_progress_reaches_the_end(scripted: UseScript) -> None:
    scripted()
    seen: list[tuple[str, int, int]] = []
    summarize.digest(PAGE, cache=False, progress=lambda *step: seen.append(step))
    stage, done, total = seen[-1]
    assert stage == "translate"
    assert done == total > 0


def test_plan_needs_no_model_and_counts_what_digest_does(scripted: UseScript) -> None:
    plan = summarize.plan(PAGE)
    translator = scripted()
    made = summarize.digest(PAGE, cache=False)
    assert plan.articles == len(made.articles)
    assert plan.characters == len(PAGE)
    assert plan.sentences == sum(len(i.summary.sentences) for i in made.articles if i.summary)
    texts = sum(len(batch) for batch, _ in translator.calls)
    assert plan.texts == texts / len(WIDE[0].decodings)


def test_library_prints_nothing(scripted: UseScript, capfd: pytest.CaptureFixture[str]) -> None:
    scripted()
    summarize.digest(PAGE, cache=False).to_markdown()
    assert capfd.readouterr() == ("", "")


def test_unusable_cache_is_a_warning_not_a_failure(
    scripted: UseScript, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    scripted(lambda sentence, decoding: [said("x" * 3 * len(sentence.text))])
    blocked = tmp_path / "file"
    blocked.write_text("")
    made = summarize.digest(PAGE, cache_dir=str(blocked))
    assert len(made.articles) == 2
    assert "cannot be used" in caplog.text


def test_article_that_goes_on_outside_the_edition_is_said_to(scripted: UseScript) -> None:
    scripted()
    alone = summarize.digest(SEED, cache=False).articles
    found = [[f for f in item.article.findings if f.kind == "jump"] for item in alone]
    assert [len(findings) for findings in found] == [1, 0, 0]
    assert "page 2, which is not in this edition" in found[0][0].message
