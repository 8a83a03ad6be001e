"""Calendar periods and days in a text, seen from a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.language.calendar.days import MarkKind
from catalog.language.calendar.periods import find_marks, find_periods
from catalog.language.text.normal import normalise
from catalog.model import Grain

TODAY = date(2026, 11, 22)

PERIODS = {
    "上个月": ("2026-10-01", "2026-11-01", Grain.MONTH),
    "本月": ("2026-11-01", "2026-12-01", Grain.MONTH),
    "今年三月份": ("2026-03-01", "2026-04-01", Grain.MONTH),
    "去年十二月": ("2025-12-01", "2026-01-01", Grain.MONTH),
    "二季度": ("2026-04-01", "2026-07-01", Grain.QUARTER),
    "去年第四季度": ("2025-10-01", "2026-01-01", Grain.QUARTER),
    "上半年": ("2026-01-01", "2026-07-01", Grain.HALF_YEAR),
    "2025年下半年": ("2025-07-01", "2026-01-01", Grain.HALF_YEAR),
    "前年": ("2024-01-01", "2025-01-01", Grain.YEAR),
    "上周": ("2026-11-09", "2026-11-16", Grain.WEEK),
    "last month": ("2026-10-01", "2026-11-01", Grain.MONTH),
    "in August 2025": ("2025-08-01", "2025-09-01", Grain.MONTH),
    "Q3": ("2026-07-01", "2026-10-01", Grain.QUARTER),
    "the fourth quarter of 2025": ("2025-10-01", "2026-01-01", Grain.QUARTER),
    "H1": ("2026-01-01", "2026-07-01", Grain.HALF_YEAR),
    "year to date": ("2026-01-01", "2027-01-01", Grain.YEAR),
    "last week": ("2026-11-09", "2026-11-16", Grain.WEEK),
    "上上个季度": ("2026-04-01", "2026-07-01", Grain.QUARTER),
    "下下个月": ("2027-01-01", "2027-02-01", Grain.MONTH),
    "大前年": ("2023-01-01", "2024-01-01", Grain.YEAR),
    "2025下半年": ("2025-07-01", "2026-01-01", Grain.HALF_YEAR),
    "去年的第二周": ("2025-01-06", "2025-01-13", Grain.WEEK),
    "十月最后一周": ("2026-10-26", "2026-11-02", Grain.WEEK),
    "the week 30": ("2026-07-20", "2026-07-27", Grain.WEEK),
    "week 2 of 2025": ("2025-01-06", "2025-01-13", Grain.WEEK),
    "the week of the 11th": ("2026-11-09", "2026-11-16", Grain.WEEK),
    "the week before last": ("2026-11-02", "2026-11-09", Grain.WEEK),
    "Q2'25": ("2025-04-01", "2025-07-01", Grain.QUARTER),
    "in two thousand and twenty four": ("2024-01-01", "2025-01-01", Grain.YEAR),
    "March twenty nineteen": ("2019-03-01", "2019-04-01", Grain.MONTH),
    "nineteen ninety-eight": ("1998-01-01", "1999-01-01", Grain.YEAR),
}

DAYS = {
    "昨天": "2026-11-21",
    "前天": "2026-11-20",
    "本周三": "2026-11-18",
    "上周五": "2026-11-13",
    "周五": "2026-11-20",
    "11月9号": "2026-11-09",
    "13号": "2026-11-13",
    "28号": "2026-10-28",
    "2026-11-05": "2026-11-05",
    "yesterday": "2026-11-21",
    "on Friday": "2026-11-20",
    "14 November": "2026-11-14",
    "March 24": "2026-03-24",
    "on the 20th": "2026-11-20",
}

COMPARED = [
    "同比",
    "环比",
    "较上年同期",
    "去年同期",
    "比上个月",
    "vs last year",
    "against the previous period",
    "than last month",
]


@pytest.mark.parametrize("text", PERIODS)
def test_periods(text: str) -> None:
    """A named period has its first day, the day after its last, and its grain."""
    start, end, grain = PERIODS[text]
    (found,) = find_periods(text, TODAY)
    assert (found.start.isoformat(), found.end.isoformat(), found.grain) == (start, end, grain)


@pytest.mark.parametrize("text", DAYS)
def test_days(text: str) -> None:
    """A named day is that day; without a month or year, the latest one."""
    (mark,) = find_marks(normalise(text), TODAY)
    assert (mark.kind, mark.in_the_past(TODAY).first.isoformat()) == (MarkKind.DAY, DAYS[text])


@pytest.mark.parametrize("text", COMPARED)
def test_comparisons_are_no_periods(text: str) -> None:
    """What a figure is compared with is not the period that it is for."""
    assert find_periods(f"费用{text}下降1%", TODAY) == []


@given(st.dates(date(2001, 1, 1), date(2090, 12, 31)), st.sampled_from([*PERIODS, *DAYS]))
def test_every_day_is_a_day_to_look_from(today: date, text: str) -> None:
    """Seen from any day, a phrase is read; what has no year never lies ahead of today, once moved back."""
    for mark in find_marks(normalise(text), today):
        assert mark.first < mark.after
        if mark.floating and (mark.kind is MarkKind.PERIOD or mark.monthless):
            assert mark.in_the_past(today).first <= today


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    """Any characters have periods, or none."""
    assert all(span.start < span.end for span in find_periods(text, TODAY))
