"""Days to come, as somebody writes them."""

from datetime import date

import pytest

from catalog.ahead import day_ahead, next_monday

TODAY = date(2026, 11, 25)
"""A Wednesday."""
DAYS = {
    "2026-11-26": "明天 tomorrow 1天后",
    "2026-11-27": "后天 周五 本周五 Friday 27号",
    "2026-11-28": "三天后 3天后 大后天 28号 11月28日 Saturday",
    "2026-11-30": "下周 周一 下周一 Monday 30号",
    "2026-12-02": "一周后 下周三",
    "2026-12-04": "下周五",
    "2026-12-05": "12月5日 12/5 下个月5号 2026-12-05 5号",
    "2026-12-09": "两周后",
    "2027-01-04": "1月4日 1/4 2027年1月4日",
}
IN_ENGLISH = {
    "the day after tomorrow": "2026-11-27",
    "in 3 days": "2026-11-28",
    "next week": "2026-11-30",
    "in two weeks": "2026-12-09",
    "Dec 5": "2026-12-05",
    "5 December": "2026-12-05",
}
CASES = [(text, day) for day, texts in DAYS.items() for text in texts.split()] + list(IN_ENGLISH.items())


@pytest.mark.parametrize(("text", "day"), CASES)
def test_a_day_to_come(text: str, day: str) -> None:
    """Whatever leaves the week, month or year open is the next one."""
    assert str(day_ahead(text, today=TODAY)) == day


@pytest.mark.parametrize(
    "text", ["今天", "昨天", "yesterday", "去年", "92", "", "好的", "5月1日", "2月30日", "2026-11-25"]
)
def test_no_day_to_come(text: str) -> None:
    """Today and before, more than a quarter away, no such day."""
    assert day_ahead(text, today=TODAY) is None


def test_the_next_monday_is_of_another_week() -> None:
    assert [str(next_monday(date(2026, 11, day))) for day in (29, 30)] == ["2026-11-30", "2026-12-07"]
