"""The retry ladder: what is decoded again, what is kept, what is marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ScriptedTranslator, faithful, said
from hypothesis import given
from hypothesis import strategies as st

from summarize.records import Translation
from summarize.store import Store
from summarize.translators.contract import Candidate, Decoding, Sentence
from summarize.translators.ladder import BEAM, GREEDY, NO_REPEAT, WIDE, translate_texts
from summarize.translators.plan import pieces
from summarize.translators.rescoring import rank, signs
from summarize.zh.facts import FactFinder

SOURCE = "公司去年融资8.5亿元。"
RIGHT = "The company raised 850 million yuan last year."
WRONG = "The company raised 8.5 billion yuan last year."


def test_good_first_answer_is_taken_from_the_first_rung() -> None:
    given = f"t{RIGHT[1:]}"
    translator = ScriptedTranslator(lambda sentence, decoding: [said(given)])
    (made,) = translate_texts([SOURCE], translator, FactFinder())
    # A small word that begins a sentence has its capital, whatever the model writes.
    assert (made.text, made.attempts, made.findings) == (RIGHT, 1, ())
    assert [decoding for _, decoding in translator.calls] == [GREEDY, BEAM]


def test_wrong_figure_is_decoded_again_with_other_settings() -> None:
    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        return [said(RIGHT if decoding == NO_REPEAT else WRONG)]

    translator = ScriptedTranslator(answer)
    (made,) = translate_texts([SOURCE], translator, FactFinder())
    assert made.text == RIGHT
    assert made.attempts == 2
    assert [decoding for _, decoding in translator.calls] == [GREEDY, BEAM, NO_REPEAT]


def test_a_slow_model_searches_a_beam_only_for_what_fails() -> None:
    other, fine = "今天天气很好。", "The weather is fine today."

    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        wrong = WRONG if decoding == GREEDY else RIGHT
        return [said(wrong if sentence.text == SOURCE else fine)]

    translator = ScriptedTranslator(answer)
    translator.beam_for_all = False
    made = translate_texts([SOURCE, other], translator, FactFinder())
    assert [each.text for each in made] == [RIGHT, fine]
    shown = [([sentence.text for sentence in s], decoding) for s, decoding in translator.calls]
    assert shown[0][1] == GREEDY
    assert set(shown[0][0]) == {SOURCE, other}
    assert shown[1:] == [([SOURCE], BEAM), ([SOURCE], NO_REPEAT)]


def test_last_the_missing_figure_is_written_into_the_source() -> None:
    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        return [said(RIGHT if "850 million yuan" in sentence.text else WRONG)]

    for uses_hints in (True, False):
        translator = ScriptedTranslator(answer)
        translator.uses_hints = uses_hints
        (made,) = translate_texts([SOURCE], translator, FactFinder())
        assert (made.text, made.findings) == (RIGHT, ())
        shown = [sentence for sentences, _ in translator.calls for sentence in sentences]
        earlier = sum(len(rung.decodings) for rung in WIDE[:-1])
        assert [sentence.text for sentence in shown][:-1] == [SOURCE] * earlier
        assert "8.5亿元" not in shown[-1].text
        # Nothing is said twice: what stands in the source is no hint any more.
        assert "8.5亿元" not in dict(shown[-1].hints)


def test_a_smoother_candidate_with_a_wrong_figure_loses() -> None:
    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        right = Candidate(text=RIGHT, score=-2.0, finished=True, tokens=9)
        wrong = Candidate(text=WRONG, score=-0.1, finished=True, tokens=9)
        return [wrong, right][: decoding.candidates]

    (made,) = translate_texts([SOURCE], ScriptedTranslator(answer), FactFinder())
    assert made.text == RIGHT


def test_among_right_candidates_the_model_and_the_length_decide() -> None:
    def made(text: str, score: float) -> Translation:
        return Translation(source="会议今天在杭州召开。", text=text, score=score)

    good = made("The meeting was held in Hangzhou today.", -0.5)
    assert rank(good) < rank(made("The meeting was held in Hangzhou today.", -0.9))
    assert rank(good) < rank(made("The meeting.", -0.5))
    looping = "The meeting was held the meeting was held the meeting was held."
    assert rank(good) < rank(made(looping, -0.5))


def test_what_says_its_hints_and_glosses_is_preferred() -> None:
    def unsaid(text: str, *english: str) -> float:
        hints = tuple((str(place), en) for place, en in enumerate(english))
        return signs(Translation(source="会议。", text=text, score=0.0, hints=hints))["unsaid"]

    assert unsaid("Meetings were convened.", "meeting", "convene", "province") == 1 / 3
    # Words of fewer letters tell nothing, in a hint or alone.
    assert unsaid("The head of it.", "city of glass") == 1.0
    assert unsaid("It was held.", "end", "8.5") == unsaid("It was held.") == 0.0


def test_the_greedy_candidate_stands_beside_those_of_the_beam() -> None:
    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        return [said(RIGHT if decoding == GREEDY else WRONG)]

    (made,) = translate_texts([SOURCE], ScriptedTranslator(answer), FactFinder())
    assert (made.text, made.attempts) == (RIGHT, 1)


def test_next_candidate_is_taken_where_the_first_fails() -> None:
    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        return [said(WRONG), said(RIGHT)][: decoding.candidates]

    (made,) = translate_texts([SOURCE], ScriptedTranslator(answer), FactFinder())
    assert (made.text, made.attempts) == (RIGHT, 1)


def test_a_warning_decides_between_candidates_but_is_not_decoded_again() -> None:
    source, open_ended = "会议今天召开。", "The meeting was held today"
    translator = ScriptedTranslator(lambda sentence, decoding: [said(open_ended)])
    (made,) = translate_texts([source], translator, FactFinder())
    assert [(f.kind, f.severity) for f in made.findings] == [("cut", "warning")]
    assert [decoding for _, decoding in translator.calls] == [GREEDY, BEAM]

    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        return [said(open_ended), said(open_ended + ".")][: decoding.candidates]

    (made,) = translate_texts([source], ScriptedTranslator(answer), FactFinder())
    assert made.findings == ()


def test_what_still_fails_is_kept_and_marked() -> None:
    translator = ScriptedTranslator(lambda sentence, decoding: [said(WRONG)])
    (made,) = translate_texts([SOURCE], translator, FactFinder())
    assert made.text == WRONG
    assert made.failed
    assert "number" in {finding.kind for finding in made.findings}


def test_unfinished_output_is_retried_then_marked() -> None:
    translator = ScriptedTranslator(lambda sentence, decoding: [said(RIGHT, finished=False)])
    (made,) = translate_texts([SOURCE], translator, FactFinder())
    assert {"cut"} <= {finding.kind for finding in made.findings}
    # No fact is missing, so there is nothing to write in; the piece has no middle to cut at.
    assert [decoding for _, decoding in translator.calls] == [GREEDY, BEAM, NO_REPEAT]


def test_only_failing_sentences_are_decoded_again() -> None:
    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        return [said(WRONG)] if sentence.text == SOURCE else faithful(sentence, decoding)

    translator = ScriptedTranslator(answer)
    translate_texts(["今天天气很好。", SOURCE], translator, FactFinder())
    # Two ways on the first rung, one on the second.
    assert [len(sentences) for sentences, _ in translator.calls[:3]] == [2, 2, 1]


def test_one_sentence_that_breaks_the_model_harms_only_itself() -> None:
    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        if sentence.text == SOURCE:
            raise RuntimeError("kernel fault")
        return faithful(sentence, decoding)

    texts = ["今天天气很好。", SOURCE, "明天可能下雨。"]
    made = translate_texts(texts, ScriptedTranslator(answer), FactFinder())
    assert [item.source for item in made] == texts
    assert made[1].text == ""
    assert [f.kind for f in made[1].findings] == ["failed"]
    assert "kernel fault" in made[1].findings[0].message
    assert made[0].text
    assert made[2].text


def test_hints_reach_only_models_that_use_them() -> None:
    for uses in (True, False):
        translator = ScriptedTranslator(faithful)
        translator.uses_hints = uses
        translate_texts([SOURCE], translator, FactFinder())
        hints = translator.calls[0][0][0].hints
        assert (("8.5亿元", "850 million yuan") in hints) is uses


def test_glosses_follow_the_hints_of_models_that_use_them_on_every_rung() -> None:
    for uses in (True, False):
        translator = ScriptedTranslator(lambda sentence, decoding: [said(WRONG)])
        translator.uses_glosses = uses
        translate_texts([SOURCE], translator, FactFinder())
        shown = [sentence for sentences, _ in translator.calls for sentence in sentences]
        assert all((("公司", "company") in sentence.glosses) is uses for sentence in shown)
    assert shown[0].hints == (("8.5亿元", "850 million yuan"),)


def test_finished_sentences_are_not_decoded_again(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        first = ScriptedTranslator(lambda sentence, decoding: [said(RIGHT)])
        before = translate_texts([SOURCE], first, FactFinder(), store=store)
        second = ScriptedTranslator(faithful)
        assert translate_texts([SOURCE], second, FactFinder(), store=store) == before
        assert second.calls == []


def test_another_model_does_not_get_the_stored_sentence(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        first = ScriptedTranslator(lambda sentence, decoding: [said(RIGHT)])
        translate_texts([SOURCE], first, FactFinder(), store=store)
        other = ScriptedTranslator(faithful)
        other.sha256 = "1" * 64
        translate_texts([SOURCE], other, FactFinder(), store=store)
        assert other.calls


def test_over_long_sentence_is_split_not_cut() -> None:
    translator = ScriptedTranslator(faithful)
    translator.max_source_tokens = translator.best_source_tokens = 30
    text = "，".join(["各地区各部门要认真贯彻落实会议精神"] * 6) + "。"
    parts = pieces(text, translator)
    assert "".join(parts) == text
    assert all(len(part) <= 30 for part in parts)
    (made,) = translate_texts([text], translator, FactFinder())
    assert made.source == text
    assert made.text


@given(st.lists(st.text(alphabet="今天天气很好，。！\n 8亿", max_size=40), max_size=12))
def test_order_and_count_are_kept(texts: list[str]) -> None:
    made = translate_texts(texts, ScriptedTranslator(faithful), FactFinder())
    assert [item.source for item in made] == texts
    assert all(not item.text for item in made if not item.source.strip())


def test_long_sentence_goes_clause_by_clause_but_a_clause_stays_whole() -> None:
    translator = ScriptedTranslator(faithful)
    translator.best_source_tokens = 12
    text = "各地区各部门要认真贯彻落实会议精神和工作要求，切实抓好安全生产，确保平安。"
    assert pieces(text, translator) == [
        "各地区各部门要认真贯彻落实会议精神和工作要求，",
        "切实抓好安全生产，",
        "确保平安。",
    ]


def test_official_names_are_written_into_the_source() -> None:
    translator = ScriptedTranslator(faithful)
    translate_texts(["会议强调，要贯彻落实党的二十届三中全会精神。"], translator, FactFinder())
    given = translator.calls[0][0][0]
    session = "the Third Plenary Session of the 20th CPC Central Committee"
    assert session in given.text
    assert "全会" not in given.text
    assert session not in dict(given.hints).values()


def test_place_named_in_another_clause_is_not_missing() -> None:
    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        first = sentence.text.endswith("，")
        return [said("Wenzhou met," if first else "the city then closed the meeting.")]

    translator = ScriptedTranslator(answer)
    translator.best_source_tokens = 8
    (made,) = translate_texts(["温州召开会议，温州市闭幕会议。"], translator, FactFinder())
    assert made.text == "Wenzhou met, the city then closed the meeting."
    assert made.findings == ()


def test_what_shows_only_in_the_whole_is_said_beside_what_a_piece_lacks() -> None:
    same = "They met again in the old city hall today."
    translator = ScriptedTranslator(lambda sentence, decoding: [said(same)])
    (made,) = translate_texts(["会议今天在市政厅召开。" + SOURCE], translator, FactFinder())
    assert {finding.kind for finding in made.findings} == {"number", "loop"}


def test_progress_counts_what_an_interrupt_would_keep(tmp_path: Path) -> None:
    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        return [said(WRONG)] if sentence.text == SOURCE else faithful(sentence, decoding)

    seen: list[tuple[int, int]] = []
    with Store(tmp_path) as store:
        translate_texts(
            ["今天天气很好。", SOURCE],
            ScriptedTranslator(answer),
            FactFinder(),
            store=store,
            progress=lambda _stage, done, total: seen.append((done, total)),
        )
    assert seen == [(0, 2), *[(1, 2)] * (len(WIDE) - 1), (2, 2)]


def test_a_place_that_is_lost_is_written_in_though_its_loss_is_a_warning() -> None:
    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        named = "Wenzhou" in sentence.text
        return [said("The meeting was held in Wenzhou." if named else "The meeting was held.")]

    (made,) = translate_texts(["会议在温州召开。"], ScriptedTranslator(answer), FactFinder())
    assert (made.text, made.findings) == ("The meeting was held in Wenzhou.", ())


def test_an_interrupt_keeps_nothing_that_still_lacks_a_name(tmp_path: Path) -> None:
    lost = "The meeting was held."

    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        if "Wenzhou" in sentence.text:
            raise KeyboardInterrupt
        return [said(lost)]

    with Store(tmp_path) as store:
        with pytest.raises(KeyboardInterrupt):
            translate_texts(
                ["会议在温州召开。"], ScriptedTranslator(answer), FactFinder(), store=store
            )
        found = "The meeting was held in Wenzhou."
        later = ScriptedTranslator(lambda sentence, decoding: [said(found)])
        (made,) = translate_texts(["会议在温州召开。"], later, FactFinder(), store=store)
    assert made.text == found


TWO = "会议在温州召开，公司去年融资8.5亿元。"
LATER = "公司去年融资8.5亿元。"
BOTH = "The meeting was held in Wenzhou, the company raised 850 million yuan last year."


def loses(lost: str) -> ScriptedTranslator:
    """A translator that says of `TWO` what `lost` says and its clauses well; it tries it whole."""
    of = {TWO: lost, "会议在温州召开，": "The meeting was held in Wenzhou,", LATER: RIGHT}
    translator = ScriptedTranslator(lambda sentence, decoding: [said(of[sentence.text])])
    translator.clause_tokens = 12
    return translator


def test_what_loses_nothing_whole_stays_whole() -> None:
    text = "In Wenzhou the meeting was held, and the company raised 850 million yuan last year."
    translator = loses(text)
    (made,) = translate_texts([TWO], translator, FactFinder())
    assert (made.text, made.findings) == (text, ())
    assert [sentence.text for given, _ in translator.calls for sentence in given] == [TWO, TWO]


def test_what_loses_a_name_or_figure_whole_is_decoded_in_clauses(tmp_path: Path) -> None:
    for lost in (
        "The meeting was held and the company raised 850 million yuan last year.",
        "The meeting was held in Wenzhou and the company raised 8.5 billion yuan last year.",
    ):
        with Store(tmp_path / f"{len(lost)}.sqlite") as store:
            translator = loses(lost)
            (made,) = translate_texts([TWO], translator, FactFinder(), store=store)
            assert (made.text, made.findings) == (BOTH, ())
            assert NO_REPEAT not in [decoding for _, decoding in translator.calls]
            again = loses(lost)
            assert translate_texts([TWO], again, FactFinder(), store=store)[0].text == BOTH
            assert again.calls == []


def test_a_small_figure_lost_is_looked_for_in_clauses_though_its_loss_is_a_warning() -> None:
    text = "他在温州获奖七次，公司去年融资8.5亿元。"
    whole = "He won prizes in Wenzhou, and the company raised 850 million yuan last year."
    of = {text: whole, "他在温州获奖七次，": "He won seven prizes in Wenzhou,", LATER: RIGHT}
    translator = ScriptedTranslator(lambda sentence, decoding: [said(of[sentence.text])])
    translator.clause_tokens = 12
    (made,) = translate_texts([text], translator, FactFinder())
    assert made.text.startswith("He won seven prizes in Wenzhou, the company")
    assert made.findings == ()


def test_where_the_clauses_lose_more_the_whole_stays() -> None:
    text = "The meeting was held and the company raised 850 million yuan last year."

    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        return [said(text if sentence.text == TWO else "The meeting was held by a company.")]

    translator = ScriptedTranslator(answer)
    translator.clause_tokens = 12
    (made,) = translate_texts([TWO], translator, FactFinder())
    assert made.text == text
    assert [finding.kind for finding in made.findings] == ["place"]


def test_what_fails_on_every_rung_is_decoded_in_halves() -> None:
    of = {"会议在温州召开，": "The meeting was held in Wenzhou,", LATER: RIGHT}

    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        return [said(of.get(sentence.text, "The meeting was held, and the company met."))]

    translator = ScriptedTranslator(answer)
    (made,) = translate_texts([TWO], translator, FactFinder())
    assert (made.text, made.findings) == (BOTH, ())
    decodings = [decoding for _, decoding in translator.calls]
    assert decodings.index(NO_REPEAT) < len(decodings) - 2


def test_a_clause_left_out_is_decoded_apart() -> None:
    first, second = "会议强调，要加强安全生产，", "修建农村道路。"
    half = "The meeting called for safety at work to be strengthened"

    def answer(sentence: Sentence, decoding: Decoding) -> list[Candidate]:
        if sentence.text == second:
            return [said("Rural roads are to be built.")]
        return [said(f"{half}," if sentence.text == first else f"{half}.")]

    translator = ScriptedTranslator(answer)
    (made,) = translate_texts([first + second], translator, FactFinder())
    assert made.findings == ()
    assert half in made.text
    assert "Rural roads" in made.text or "rural roads" in made.text
    stubborn = ScriptedTranslator(lambda sentence, decoding: [said(f"{half}.")])
    (made,) = translate_texts([first + second], stubborn, FactFinder())
    assert [(f.kind, f.severity, f.zh) for f in made.findings] == [("omission", "warning", second)]
    assert {decoding for _, decoding in stubborn.calls} == {GREEDY, BEAM, NO_REPEAT}
