"""Facts of a text in their order of authority, learning over an edition, and hints."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.records import Article, Byline, Passage, Span
from summarize.zh.facts import FactFinder
from summarize.zh.hints import hints
from summarize.zh.learning import annotate, learn


def _passage(text: str, start: int = 0) -> Passage:
    return Passage(text=text, spans=(Span(page=0, start=start, end=start + len(text)),))


def _kinds(finder: FactFinder, text: str) -> list[tuple[str, str, str]]:
    return [(fact.kind, fact.zh, fact.en) for fact in finder.find(text)]


def test_facts_of_a_sentence() -> None:
    text = "12月25日,省委常委、政法委书记王成国在温州市说,融资8.5亿元,满意率98.4%。"
    assert _kinds(FactFinder(date="2024-12-26"), text) == [
        ("date", "12月25日", "December 25"),
        (
            "title",
            "省委常委、政法委书记",
            "member of the Standing Committee of the CPC Provincial Committee and secretary of its"
            " Political and Legal Affairs Commission",
        ),
        ("person", "王成国", "Wang Chengguo"),
        ("place", "温州市", "Wenzhou"),
        ("number", "8.5亿元", "850 million yuan"),
        ("percent", "98.4%", "98.4 percent"),
    ]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        # In full or short, and the Standing Committee, which no member of it is.
        (
            "中共中央宣传部、中联部负责人出席，中央政治局常委会召开会议",
            [
                "Publicity Department of the CPC Central Committee",
                "International Department of the CPC Central Committee",
                "Standing Committee of the Political Bureau of the CPC Central Committee",
            ],
        ),
        (
            "国新办、国家疾控局、世卫组织和联合国教科文组织",
            [
                "State Council Information Office",
                "National Disease Control and Prevention Administration",
                "World Health Organization",
                "UNESCO",
            ],
        ),
        # The start of another word.
        ("中国银行业和北约克郡", []),
        ("律师法律意见和监狱行刑法", []),
    ],
)
def test_bodies_of_state_party_and_the_world(text: str, bodies: list[str]) -> None:
    assert [en for kind, _, en in _kinds(FactFinder(), text) if kind == "organisation"] == bodies


def test_the_glossary_comes_first() -> None:
    finder = FactFinder(glossary={"最高人民法院": "SPC", "温州": "Wenchow"})
    assert _kinds(finder, "最高人民法院在温州市") == [
        ("glossary", "最高人民法院", "SPC"),
        ("glossary", "温州", "Wenchow"),
    ]


def test_a_body_takes_its_place_with_it() -> None:
    assert _kinds(FactFinder(), "浙江省司法厅在浙江") == [
        ("organisation", "浙江省司法厅", "Zhejiang Provincial Department of Justice"),
        ("place", "浙江", "Zhejiang"),
    ]


def test_foreign_leaders_get_no_pinyin() -> None:
    assert ("person", "马克龙", "Macron") in _kinds(FactFinder(), "马克龙表示感谢")


def test_learning_carries_names_to_headlines() -> None:
    body = Article(
        id="a1", page=1, kind="news", body=(_passage("公安厅厅长杨青玖出席会议。"),),
        bylines=(Byline(role="reporter", names=("陈卓",), passage=_passage("本报记者 陈卓")),),
    )  # fmt: skip
    headline = Article(id="a2", page=1, kind="news", headline=_passage("陈卓与杨青玖的一天", 7))
    finder = learn([body, headline], date="2024-12-26", glossary={})
    assert dict(finder.people) == {"杨青玖": "Yang Qingjiu", "陈卓": "Chen Zhuo"}
    facts = annotate(headline, finder).facts
    assert [(fact.zh, fact.spans[0].start) for fact in facts] == [("陈卓", 7), ("杨青玖", 10)]


def test_the_first_post_goes_with_later_mentions() -> None:
    first = Article(
        id="a1", page=1, kind="news", body=(_passage("省委常委、政法委书记王成国出席会议。"),)
    )
    later = Article(id="a2", page=1, kind="news", body=(_passage("王成国强调，要抓好落实。", 40),))
    finder = learn([first, later])
    (fact,) = [fact for fact in annotate(later, finder).facts if fact.kind == "person"]
    assert fact.post is not None
    assert fact.post[0] == "省委常委、政法委书记"
    assert fact.post[1].startswith("member of the Standing Committee")
    assert fact.post[1].endswith("Political and Legal Affairs Commission")
    assert FactFinder().find("王成国强调，要抓好落实。")[0].post is None


def test_names_that_were_decided_stand_and_what_is_no_name_is_none() -> None:
    article = Article(
        id="a1", page=1, kind="news",
        body=(_passage("公安厅厅长杨青玖出席，陈卓说，瑞典首相卡尔松表示。"),),
    )  # fmt: skip
    finder = learn([article], names={"杨青玖": "Qingjiu Yang"}, ignored={"陈卓"})
    people = [(f.zh, f.en) for f in annotate(article, finder).facts if f.kind == "person"]
    assert people == [("杨青玖", "Qingjiu Yang"), ("卡尔松", "")]


def test_a_known_person_within_a_term_is_not_met() -> None:
    finder = FactFinder(people={"政法": "Zheng Fa"})
    assert [fact.kind for fact in finder.find("政法委书记")] == ["title"]


def test_a_finder_cannot_be_changed() -> None:
    finder = FactFinder()
    with pytest.raises(AttributeError, match="immutable"):
        finder.date = "2024-12-26"
    with pytest.raises(TypeError):
        finder.people["陈卓"] = "Chen Zhuo"  # type: ignore[index]


def test_hints_put_what_a_model_needs_first() -> None:
    text = "浙江的王成国说,15分钟内办3.7万件,占近九成,用3天,浙江平台好。"
    finder = FactFinder(glossary={"平台": "platform"}, people={"王成国": "Wang Chengguo"})
    assert hints(finder.find(text)) == (
        ("平台", "platform"),
        ("3.7万件", "37,000"),
        ("近九成", "nearly 90 percent"),
        ("王成国", "Wang Chengguo"),
        ("浙江", "Zhejiang"),
    )
    assert len(hints(finder.find(text), limit=2)) == 2


@given(st.text(alphabet="省委书记王成国说温州市8.5亿元12月25日第三届三中全会，。 ", max_size=40))
@settings(max_examples=60)
def test_facts_never_overlap(text: str) -> None:
    position = 0
    for fact in FactFinder(glossary={"温州市8": "W8"}).find(text):
        assert position <= fact.start < fact.end
        assert text[fact.start : fact.end] == fact.zh
        position = fact.end


def test_importing_the_package_loads_no_dictionary() -> None:
    code = (
        "import sys, summarize.zh.facts, summarize.check;"
        "assert not {'rjieba', 'pypinyin', 'torch'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
