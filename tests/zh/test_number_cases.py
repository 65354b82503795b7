"""Quantities of a text: span, canonical value and English, as data in tests/cases/numbers.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.zh.numbers import find_quantities
from summarize.zh.numerals import english_number, ordinal, plain, read_numeral

CASES = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "numbers.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_quantities(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = find_quantities(text)
    assert [[q.zh, q.value, q.en] for q in found] == case["found"]
    assert all(text[q.start : q.end] == q.zh for q in found)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("一百一十二", 112, 112),
        ("一百十二", 112, 112),
        ("一万三", 13000, 13000),
        ("一万零三", 10003, 10003),
        ("三百五", 350, 350),
        ("二十三", 23, 23),
        ("十七八", 17, 18),
        ("二〇二四", 2024, 2024),
        ("12万亿", 12 * 10**12, 12 * 10**12),
        ("两千五百万", 25_000_000, 25_000_000),
        ("十几", 11, 19),
        ("数十亿", 10**9, 9 * 10**9),
        ("２５０", 250, 250),
    ],
)
def test_numerals(text: str, low: int, high: int) -> None:
    assert read_numeral(text) == (low, high)


@pytest.mark.parametrize("text", ["万", "百", "几", "", "十百", "一千二千", "万万千", "一二.三"])
def test_malformed_numerals(text: str) -> None:
    assert read_numeral(text) is None


def _chinese(number: int) -> str:
    """An independent speller: sections of four digits with 万 and 亿."""
    digits, units = "零一二三四五六七八九", ["", "十", "百", "千"]

    def section(value: int) -> str:
        text, zero = "", False
        for place in (3, 2, 1, 0):
            digit = value // 10**place % 10
            if digit:
                text += ("零" if zero and text else "") + digits[digit] + units[place]
                zero = False
            else:
                zero = True
        return text

    text = ""
    for power, unit in ((8, "亿"), (4, "万"), (0, "")):
        part = number // 10**power % 10**4
        if part:
            text += ("零" if text and part < 1000 else "") + section(part) + unit
    return text


def test_a_page_of_scales_is_no_numeral() -> None:
    assert read_numeral("十万" * 3000) is None
    assert find_quantities("十万" * 3000) == ()


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_every_spelled_integer_reads_back(number: int) -> None:
    assert read_numeral(_chinese(number)) == (number, number)


@given(st.integers(min_value=1, max_value=10**15), st.sampled_from(["", "万", "亿"]))
def test_digits_with_scale_read_back(number: int, scale: str) -> None:
    value = number * {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert read_numeral(f"{number}{scale}") == (value, value)


@given(
    st.text(
        alphabet="零一二两三九十百千万亿点几数余多0123456789.,%年月日个元第成分之 ", max_size=25
    )
)
def test_any_text_gives_ordered_spans(text: str) -> None:
    position = 0
    for quantity in find_quantities(text):
        assert position <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.zh
        position = quantity.end


def test_english_numbers_in_press_style() -> None:
    values = [read_numeral(t) for t in ("3.7万", "8.5亿", "12.34亿", "1.2万亿", "123456789")]
    assert [english_number(v[0]) for v in values if v] == [
        "37,000", "850 million", "1.234 billion", "1.2 trillion", "123,456,789",
    ]  # fmt: skip
    assert [ordinal(n) for n in (1, 2, 3, 11, 21, 112)] == [
        "1st", "2nd", "3rd", "11th", "21st", "112th",
    ]  # fmt: skip
    assert values[0] is not None
    assert plain(values[0][0]) == "37000"
