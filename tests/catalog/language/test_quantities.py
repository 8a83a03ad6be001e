"""Numbers with their units, as people write them in both languages, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.language.numerals.numerals_zh import parse_chinese
from catalog.language.quantities.quantities import find_quantities
from catalog.model import Unit

READ: dict[str, list[tuple[str, Unit | None]]] = {
    "达到 92.5%": [("92.5", Unit.PERCENT)],
    "９２．５％": [("92.5", Unit.PERCENT)],
    "91,5 %": [("91.5", Unit.PERCENT)],
    "百分之八十七点五": [("87.5", Unit.PERCENT)],
    "千分之八": [("0.8", Unit.PERCENT)],
    "九成": [("90", Unit.PERCENT)],
    "八成半": [("85", Unit.PERCENT)],
    "七成三": [("73", Unit.PERCENT)],
    "打九五折": [("95", Unit.PERCENT)],
    "四个百分点": [("4", Unit.PERCENT)],
    "八十六分半": [("86.5", Unit.POINT)],
    "22个课时": [("22", Unit.CLASS_HOUR)],
    "两个半小时": [("2.5", Unit.HOUR)],
    "三个工作日": [("3", Unit.WORKING_DAY)],
    "一个半月": [("1.5", Unit.MONTH)],
    "两周": [("2", Unit.WEEK)],
    "六家供应商": [("6", Unit.SUPPLIER)],
    "一起事故": [("1", Unit.INCIDENT)],
    "两万三": [("23000", None)],
    "1.2亿": [("120000000", None)],
    "5万4千": [("54000", None)],
    "-3.5%": [("-3.5", Unit.PERCENT)],
    "负百分之二": [("-2", Unit.PERCENT)],
    "ninety-one and a half percent": [("91.5", Unit.PERCENT)],
    "two dozen": [("24", None)],
    "475k": [("475000", None)],
    "1,250 items": [("1250", Unit.ITEM)],
    "3 working days": [("3", Unit.WORKING_DAY)],
    "half an hour": [("0.5", Unit.HOUR)],
    "万万分之五": [("0.000005", Unit.PERCENT)],
    "十万分之二": [("0.002", Unit.PERCENT)],
    "二十元五角": [("20.5", None)],
    "零下八度": [("-8", None)],
    "负四分之负三": [("0.75", None)],
    "6 3/4": [("6.75", None)],
    "sixteen and 5/8": [("16.625", None)],
    "two and a half million": [("2500000", None)],
    "two million and a half million": [("2500000", None)],
    "five twenty-fifths": [("0.2", None)],
    "one hundred sixty-fourths": [("1.5625", None)],
    "room 14,250,300": [("14250300", None)],
    "250ml": [("250", None)],
    "twenty-one class hours": [("21", Unit.CLASS_HOUR)],
}

RATIOS = {
    "18/20": ("18", "20"),
    "9 out of 10": ("9", "10"),
    "nine out of the ten": ("9", "10"),
    "18 of our 20 posts": ("18", "20"),
    "8.5 out of 10": ("8.5", "10"),
    "4.6/5.0": ("4.6", "5"),
    "4.5星": ("4.5", "5"),
    "4.5 stars": ("4.5", "5"),
}

NOTHING = [
    "统一安排一下",
    "第三车间",
    "14:30开会",
    "周一见",
    "版本 2.3.1",
    "10.0.0.12",
    "电话 13912345678",
    "021-55667788",
    "room 12",
    "the 3rd draft",
    "3月18号",
    "双十一",
    "十分满意",
    "order AB-1203",
]


@pytest.mark.parametrize("text", READ)
def test_numbers_and_units(text: str) -> None:
    """Every supported way to write a number is read with its value and its unit."""
    assert [(q.amount, q.unit) for q in find_quantities(text)] == [(Decimal(a), unit) for a, unit in READ[text]]


@pytest.mark.parametrize("text", NOTHING)
def test_no_numbers(text: str) -> None:
    """Ordinals, times, days, identifiers and everyday words are no quantities."""
    assert find_quantities(text) == []


def test_places_are_those_of_the_text_as_given() -> None:
    """Start and end cut the number with its unit out of the original, whatever was folded before it."""
    text = "達到　９２．５％ 了"
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == "９２．５％"


def _spoken(value: int) -> str:
    """A number below a hundred million in Chinese, as it is spoken in full."""
    digits, text, gap = "零一二三四五六七八九", "", False
    for name, scale in (("千万", 10**7), ("百万", 10**6), ("十万", 10**5), ("万", 10**4)):
        digit, value = divmod(value, scale)
        gap = gap or (bool(text) and not digit)
        text += ("零" if gap and digit else "") + (digits[digit] + name[0] if digit else "")
        gap = gap and not digit
    text = text.replace("万", "") + "万" if text else ""
    rest_gap = bool(text)
    for name, scale in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, value = divmod(value, scale)
        if digit:
            text += ("零" if rest_gap and text and scale < 1000 else "") + digits[digit] + name
            rest_gap = False
        else:
            rest_gap = True
    return text or "零"


@pytest.mark.parametrize(("text", "ratio"), RATIOS.items())
def test_ratios(text: str, ratio: tuple[str, str]) -> None:
    """So many of so many, and a rating of the best there is, are one quantity, their quotient."""
    part, whole = map(Decimal, ratio)
    assert [(q.amount, q.ratio) for q in find_quantities(text)] == [(part / whole, (part, whole))]


@pytest.mark.parametrize("text", ["spent 475k of the 500k budget", "20 of 18 posts"])
def test_two_numbers_are_no_ratio(text: str) -> None:
    """Amounts of money, and more than the whole, are two quantities."""
    assert [q.ratio for q in find_quantities(text)] == [None, None]


@given(st.integers(0, 9999))
def test_chinese_numerals_are_read_back(value: int) -> None:
    """A number spoken in full in Chinese is the number that is read."""
    assert parse_chinese(_spoken(value)) == value


@given(st.decimals(min_value=0, max_value=999, places=2))
def test_a_percentage_is_found_in_any_sentence(value: Decimal) -> None:
    """Words before and after a figure do not change it."""
    found = find_quantities(f"上个月做到{value}%了，不错")
    assert [(q.amount, q.unit) for q in found] == [(value, Unit.PERCENT)]


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    """Any characters have quantities, or none; each lies within the text."""
    for quantity in find_quantities(text):
        assert 0 <= quantity.start < quantity.end <= len(text)
